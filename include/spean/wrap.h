/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WRAP_H
#define SPEAN_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/item.h>
#include <spean/lang.h>
#include <spean/sent.h>
#include <spean/str.h>

/*
 * Sentences of wrapped text, whose lines end where they are full: lines go in,
 * sentences come out as soon as no further line could change them.  For sent.h
 * a line break is a boundary; here only the end of a paragraph is one: an empty
 * line, sp_wrap_end, and a line that begins an item of a list.  So a headline
 * stays a sentence of its own where an empty line follows it.
 *
 * A line begins an item with a bullet; and with a number, a letter or a dash,
 * if the paragraph began with the one before, or if the line before ends in a
 * colon and this is the first.
 *
 * Lines lose the white space at their ends and are joined by one space, but by
 * nothing
 *
 *     where a ZWSP and no space stands at the break, which stays;
 *     before a combining mark, or behind KHMER SIGN COENG;
 *     between wide characters (Chinese, Japanese), as CSS joins them;
 *     behind a hyphen between letters or digits, which stays ("well-known");
 *       not before a word that shows another one to come ("two- and …").
 *
 * Khmer that editors wrap is broken at its spaces, so it gets the space back;
 * what is laid out with ZWSP is broken at these, which CSS Text 3 (4.1.3) joins
 * in this way too.
 *
 * Invariants: the sentences hold all of the text but white space; they are
 * those that sent.h finds in the paragraphs when joined so; how far the lines
 * have been read when sp_wrap_next is called makes no difference.  Memory goes
 * with the longest sentence and line, not with the paragraph; the work is
 * linear.
 */
struct sp_wrap {
	struct sp_sent_iter iter;
	struct sp_buf text; /* from a sentence not given out on */
	size_t whole; /* bytes of text up to the end of its last paragraph */
	size_t wait; /* below this length of text it is not worth a look */
	struct sp_item lead; /* what the paragraph begins with */
	bool spaced; /* a space stands at the end of the last line */
};

/* Holds no memory before a line is added. */
struct sp_wrap sp_wrap_begin(
    const struct sp_lang *lang, enum sp_sent_lists lists);

/* Add a line, without its LF.  False if it is empty or white space, which ends
 * the paragraph. */
bool sp_wrap_add(struct sp_wrap *wrap, struct sp_str line);

/* End the paragraph: all its sentences can come out. */
void sp_wrap_end(struct sp_wrap *wrap);

/* The next sentence, in memory that holds until a line is added; false where
 * more lines are wanted. */
bool sp_wrap_next(struct sp_wrap *wrap, struct sp_str *sentence);

/* SP_OK; SP_NOMEM, and then sentences are missing. */
enum sp_status sp_wrap_status(const struct sp_wrap *wrap, struct sp_err *err);

void sp_wrap_release(struct sp_wrap *wrap);

#endif
