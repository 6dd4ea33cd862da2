/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SENT_H
#define SPEAN_SENT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/doc.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * Sentences of a paragraph.  One engine; what is particular to a language
 * (abbreviations, words that open a sentence) is data that its entry points
 * to.  A text may change between scripts; each stretch goes by its own rules.
 *
 * Invariants: sentences follow each other without overlap; what stands between
 * them is white space or ZWSP; no sentence is empty.  Text that is not UTF-8
 * is cut all the same, its bad bytes being letters of no script.  The work is
 * linear in the length of the text, whatever it holds.
 */
enum sp_sent_lists {
	SP_SENT_LISTS_KEEP, /* "1. this 2. that" stays one sentence */
	SP_SENT_LISTS_SPLIT /* where a sentence begins with an item's mark, the
			     * next mark of that list begins another */
};

/* Whether a sentence ends at a place is known from this many bytes behind it,
 * or from the rest of its line. */
#define SP_SENT_AHEAD 4096

struct sp_sent_iter {
	const struct sp_lang *lang;
	struct sp_str text;
	size_t pos;
	enum sp_sent_lists lists;

	/* What the search has found ahead of pos: private. */
	size_t line_end;
	size_t closer[3];
	bool quoted; /* inside "…" */
};

/*
 * text  borrowed while the iteration lasts.  A line break inside is a boundary:
 *       half of all headlines and last lines have no terminator.  Text whose
 *       lines were wrapped goes through wrap.h
 * lang  the language of the text
 */
struct sp_sent_iter sp_sent_begin(
    const struct sp_lang *lang, enum sp_sent_lists lists, struct sp_str text);

/* The next sentence, a part of text without outer white space; false at the
 * end. */
bool sp_sent_next(struct sp_sent_iter *iter, struct sp_str *sentence);

/* Append the loc of sentence s (from 1) of the part at loc: "12" or "@title"
 * become "12.s" and "@title.s". */
void sp_sent_loc(struct sp_str loc, size_t s, struct sp_buf *out);

/* True for the locs of a document's paragraphs and its title, which are cut;
 * false for what is no text and for sentences ("12.3"), which are not again. */
bool sp_sent_is_whole(struct sp_str loc);

/*
 * Make out, reset first, the document of the sentences of in: each part that is
 * whole (sp_sent_is_whole) becomes its sentences, in the part's own language;
 * parts that hold none and all other parts are copied.  Doing it again changes
 * nothing.
 *
 * SP_BAD_TEXT where a part is not UTF-8: it is copied as it is, all the others
 * are done, and err tells of the first.  SP_NOMEM.
 */
enum sp_status sp_sent_doc(const struct sp_doc *in, enum sp_sent_lists lists,
    struct sp_doc *out, struct sp_err *err);

#endif
