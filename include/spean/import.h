/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_IMPORT_H
#define SPEAN_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/store.h>
#include <spean/str.h>

/*
 * Units of a translation memory that come in from a file, whatever its format:
 * what the readers share.  Memory does not grow with the file.
 */
struct sp_import {
	struct sp_str src_lang, tgt_lang;
	struct sp_str name; /* of the file: the document of what names none */
	bool exact; /* en-US does not count for en */
	bool blank; /* a side without text is a unit all the same */

	/* Each unit; its strings hold during the call.  Other than SP_OK ends
	 * the reading with this status. */
	enum sp_status (*unit)(void *ctx, const struct sp_found *found,
	    size_t line, struct sp_err *err);
	/* Each that is none, and why; the reading goes on. */
	void (*bad)(void *ctx, size_t line, const struct sp_err *err);
	void *ctx;

	/* What the readers fill; start with = {0}. */
	size_t line; /* where the reader is: of an error that ended it */
	size_t units; /* that were begun, good and bad */
	size_t left_out; /* values that have no place in a pair */
	struct sp_buf number; /* scratch */
};
void sp_import_release(struct sp_import *import);

/*
 * Count a unit that begins in this line, see that it is whole, and hand it on,
 * or tell that it is bad.  A document that is empty becomes that of the file, a
 * loc that is empty the number of the unit.  A side without text is bad, unless
 * its loc is "-" and the other has some, or blank is set; so is a loc with an
 * empty member.
 */
enum sp_status sp_import_unit(struct sp_import *import,
    const struct sp_found *found, size_t line, struct sp_err *err);

/* Count a unit that is none. */
void sp_import_bad(
    struct sp_import *import, size_t line, const struct sp_err *err);

/* Append text with TAB, NUL and the ends of lines made spaces, as records want
 * it. */
void sp_import_text(struct sp_str text, struct sp_buf *out);

/* Append tags, words with one space between, to those that are there. */
void sp_import_tags(struct sp_str text, struct sp_buf *out);

/* How well the tag of a text fits the language that is asked for: 2 the same, 1
 * it has a region or script besides, 0 not. */
int sp_import_fit(
    const struct sp_import *import, struct sp_str asked, struct sp_str tag);

#endif
