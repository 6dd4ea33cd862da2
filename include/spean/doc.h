/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DOC_H
#define SPEAN_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/err.h>
#include <spean/rec.h>
#include <spean/str.h>

/*
 * A document as the doc stream of spean(5) carries it: what is known of it
 * (loc "@url", "@date", …), its title ("@title") and its paragraphs ("3") or
 * sentences ("3.1", "@title.1"), in reading order.
 */
struct sp_part {
	struct sp_str loc;
	struct sp_str lang;
	struct sp_str text;
};

struct sp_doc {
	struct sp_str id;
	struct sp_part *part;
	size_t n;
	size_t cap;
	struct sp_arena mem; /* owns all the text */
};

/* Empty doc and name it; memory is kept.  Start with = {0}. */
void sp_doc_reset(struct sp_doc *doc, struct sp_str id);
void sp_doc_release(struct sp_doc *doc);

/* Append a part; the strings are copied.  Sticky: see sp_doc_status. */
void sp_doc_add(struct sp_doc *doc, struct sp_str loc, struct sp_str lang,
    struct sp_str text);
enum sp_status sp_doc_status(const struct sp_doc *doc, struct sp_err *err);

/* True for what holds text to be aligned: all but "@…", and "@title[.S]". */
bool sp_loc_is_text(struct sp_str loc);

/* The text of the first part with this loc, or {NULL, 0}. */
struct sp_str sp_doc_meta(const struct sp_doc *doc, const char *loc);

/*
 * Take a record of a doc stream apart: doc, loc, lang, text, pointing into rec;
 * further columns are left out.  SP_BAD_RECORD for fewer than four fields or an
 * empty doc or loc; SP_BAD_TEXT where rec is not UTF-8.
 */
enum sp_status sp_doc_parse(
    struct sp_str rec, struct sp_str field[4], struct sp_err *err);

/* Append the records of doc, a line each, to out. */
void sp_doc_write(const struct sp_doc *doc, struct sp_buf *out);

/*
 * Read a doc stream document by document.  The reader stays the caller's.
 */
struct sp_doc_reader {
	struct sp_reader *reader;
	struct sp_buf pending; /* the first record of the next document */
	bool has_pending;
};

/*
 * Fill doc with the next document: the records that stand together and have
 * one id.  False at the end, and on failure: then err->status is SP_BAD_RECORD
 * (fewer than four fields; the place is sp_reader_line of the reader),
 * SP_BAD_TEXT (not UTF-8), SP_IO or SP_NOMEM, else SP_OK.
 */
bool sp_doc_next(
    struct sp_doc_reader *docs, struct sp_doc *doc, struct sp_err *err);
void sp_doc_reader_release(struct sp_doc_reader *docs);

#endif
