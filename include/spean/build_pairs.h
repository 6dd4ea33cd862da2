/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_PAIRS_H
#define SPEAN_BUILD_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/build_pages.h>
#include <spean/build_sum.h>
#include <spean/build_tell.h>
#include <spean/build_texts.h>
#include <spean/err.h>
#include <spean/file.h>
#include <spean/lex.h>
#include <spean/pairing.h>
#include <spean/rarity.h>
#include <spean/str.h>

/*
 * Which page of one folder goes with which of the other, as spean-pair says it
 * of the same pages.
 *
 *     pages ─────────┬ by path ─┬───────────────────────────────────┬─▶ items
 *     WARCs ─ read ──┘          └ what is left: read ─ by content ──┘
 *
 * The pages in WARC files are read first, as there is no other way to know of
 * them; their paths are URLs.
 *
 * Paths alone tell of pages that cannot be read, or hold another language than
 * they should, as much as of others.
 */

/* Two pages that are a pair, or a page without a partner. */
struct sp_build_item {
	struct sp_str path[2]; /* {NULL, 0}: none on this side */
	const struct sp_build_text *text[2]; /* what is read already; or NULL */
	bool done; /* the caller's */
};

struct sp_build_pairs {
	struct sp_files files[2];
	struct sp_str *warc[2]; /* the WARC files among them */
	size_t warcs[2];
	struct sp_str *doc[2]; /* all pages, sorted by path */
	size_t docs[2];
	struct sp_build_texts texts[2];
	struct sp_docpairs found;
	/* The pairs as spean-pair gives them; then what has no partner, by
	 * side and path. */
	struct sp_build_item *item;
	size_t n;
	size_t cap;
	size_t *at[2]; /* the item of each page */
};

struct sp_build_pairs_how {
	enum sp_build_by by;
	const struct sp_lex *lex; /* or NULL */
	const struct sp_rarity *rarity; /* of both languages; by path: unused */
	const char *tmpdir; /* where to put what is read */
	size_t jobs;
};

/* Find the files of both folders.  SP_IO; SP_BAD_TEXT where a folder has no
 * pages and no WARC files; SP_NOMEM. */
enum sp_status sp_build_pairs_walk(struct sp_build_pairs *pairs,
    const struct sp_build_teller *teller, struct sp_err *err);

/*
 * Make the items, and count how they were found.  SP_BAD_TEXT where the pages
 * of a side are in another language, and nothing can be paired by content:
 * the sum tells whether they are in that of the other.  SP_IO, SP_NOMEM.
 */
enum sp_status sp_build_pairs_find(struct sp_build_pairs *pairs,
    const struct sp_build_pairs_how *how, const struct sp_build_teller *teller,
    struct sp_err *err);

void sp_build_pairs_release(struct sp_build_pairs *pairs);

/* The item in which a page of a side stands, or NULL. */
const struct sp_build_item *sp_build_pairs_item(
    const struct sp_build_pairs *pairs, size_t side, struct sp_str path);

#endif
