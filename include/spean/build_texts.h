/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_TEXTS_H
#define SPEAN_BUILD_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/arena.h>
#include <spean/build_pages.h>
#include <spean/build_sum.h>
#include <spean/docset.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * The sentences of pages that are read before it is known which of them are
 * pairs, as that is told by what they say.  Each page is read once; the text
 * is in a nameless file, and memory holds what else is known.
 */
struct sp_build_text {
	struct sp_str path; /* the name of the document */
	struct sp_str place; /* where it was found, as the user knows it */
	uint64_t origin;
	enum sp_status status; /* of the page's fault */
	struct sp_str fault;
	bool read;
};

/* Those of one side. */
struct sp_build_texts {
	struct sp_docset *set; /* of the pages that could be read */
	struct sp_build_text *text; /* all */
	size_t n;
	size_t cap;
	struct sp_arena mem;
};

/* Begin with = {0}, or go on: in a file in tmpdir.  SP_IO, SP_NOMEM. */
enum sp_status sp_build_texts_begin(
    struct sp_build_texts *texts, const char *tmpdir, struct sp_err *err);

/* Add a page, which stays the caller's; path and place are copied.
 * SP_BAD_RECORD where one of this path is there.  SP_IO, SP_NOMEM. */
enum sp_status sp_build_texts_add(struct sp_build_texts *texts,
    struct sp_str path, struct sp_str place, const struct sp_build_page *page,
    struct sp_err *err);

/* All that was added can be found and read.  SP_IO, SP_NOMEM. */
enum sp_status sp_build_texts_done(
    struct sp_build_texts *texts, struct sp_err *err);
void sp_build_texts_release(struct sp_build_texts *texts);

/* What to read: n paths of each side. */
struct sp_build_texts_how {
	const struct sp_build_side *side;
	const struct sp_str *path[2];
	size_t n[2];
	size_t jobs;
	const char *tmpdir;
	const struct sp_build_watch *watch;
};

/* Begin, add and be done with pages of both sides.  SP_IO, SP_NOMEM; release
 * them anyway. */
enum sp_status sp_build_texts_read(struct sp_build_texts texts[2],
    const struct sp_build_texts_how *how, struct sp_err *err);

/* What there is of a path, or NULL. */
const struct sp_build_text *sp_build_texts_find(
    const struct sp_build_texts *texts, struct sp_str path);

/* Fill page (= {0}) with what was read of it; several threads may do so at
 * once.  SP_IO, SP_NOMEM. */
enum sp_status sp_build_texts_page(const struct sp_build_texts *texts,
    const struct sp_build_text *text, struct sp_build_page *page,
    struct sp_err *err);

#endif
