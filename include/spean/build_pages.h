/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_PAGES_H
#define SPEAN_BUILD_PAGES_H

#include <stdbool.h>
#include <stdint.h>

#include <spean/doc.h>
#include <spean/err.h>
#include <spean/extract.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * From a page in a folder to its sentences, as spean-extract, spean-norm -D
 * and spean-sent -D make them.
 */
struct sp_build_side {
	const char *dir;
	const char *tag; /* of its language, BCP 47 */
	const struct sp_lang *lang;
};

struct sp_build_page {
	bool read; /* it is there and could be read */
	/* Why not, or what is wrong with it: SP_BAD_TEXT, it has no text;
	 * SP_BAD_RECORD, its compression is spoilt: this is what there is. */
	struct sp_err fault;
	uint64_t origin; /* a hash of its bytes */
	struct sp_doc doc; /* its sentences; not read: nothing */
};

void sp_build_page_release(struct sp_build_page *page);

struct sp_build_reader; /* scratch; one a thread */

struct sp_build_reader *sp_build_reader_new(struct sp_err *err);
void sp_build_reader_free(struct sp_build_reader *reader);

/* Fill page (= {0}) with what stands at path below the folder.  That it cannot
 * be read is its own fault: other than SP_OK (SP_NOMEM, SP_IO) ends the run. */
enum sp_status sp_build_reader_page(struct sp_build_reader *reader,
    const struct sp_build_side *side, struct sp_str path,
    struct sp_build_page *page, struct sp_err *err);

/* The same of a page that is in memory; SP_PAGE_GUESS and what is known of it
 * are the caller's, its language the side's. */
enum sp_status sp_build_reader_bytes(struct sp_build_reader *reader,
    const struct sp_build_side *side, struct sp_page raw,
    struct sp_build_page *page, struct sp_err *err);

/* The hash alone.  SP_BAD_RECORD: of what there is of it; SP_NOMEM, or why it
 * cannot be read. */
enum sp_status sp_build_reader_origin(struct sp_build_reader *reader,
    const struct sp_build_side *side, struct sp_str path, uint64_t *origin,
    struct sp_err *err);

#endif
