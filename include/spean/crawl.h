/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CRAWL_H
#define SPEAN_CRAWL_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/extract.h>
#include <spean/inflow.h>
#include <spean/str.h>
#include <spean/warc.h>

/*
 * The pages among the records of WARC files: what a server sent with status
 * 2xx as HTML or plain text, each URL once.
 *
 *     inflow ─ WARC ─ HTTP ─┬─▶ a page, to be extracted
 *                           └─▶ no page, and why
 */
struct sp_crawl; /* scratch, and the URLs taken: 16 bytes each, and to spare */

struct sp_crawl_page {
	struct sp_warc_rec rec;
	struct sp_str url; /* as sp_warc_add_uri writes it */
	const char *type; /* the MIME type that is told, or "" */
	unsigned status; /* of HTTP; 0: none */
	bool taken;
	const char *why; /* not taken: "status 404", "image/png", … */
	/* What is wrong with the record, if status is not SP_OK.  A page may be
	 * taken all the same: its body is cut, and this is what there is. */
	struct sp_err fault;
	/* taken */
	struct sp_str bytes;
	enum sp_page_kind kind;
	const char *charset; /* that HTTP declares, or NULL */
};

struct sp_crawl *sp_crawl_new(struct sp_err *err);
void sp_crawl_free(struct sp_crawl *crawl);

/* Read from a stream, which stays the caller's; URLs are remembered. */
void sp_crawl_open(struct sp_crawl *crawl, struct sp_inflow *in);

/*
 * The next record, whatever it is, in memory that holds until the next call.
 * A page is no larger than SP_HTML_MAX.  False at the end, and on failure: then
 * err->status is SP_IO or SP_NOMEM, else SP_OK.
 */
bool sp_crawl_next(
    struct sp_crawl *crawl, struct sp_crawl_page *page, struct sp_err *err);

/* The URL of the page is taken: further ones are duplicates.  SP_NOMEM. */
enum sp_status sp_crawl_keep(struct sp_crawl *crawl,
    const struct sp_crawl_page *page, struct sp_err *err);

#endif
