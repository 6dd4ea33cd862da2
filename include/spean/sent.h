/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SENT_H
#define SPEAN_SENT_H

#include <stdbool.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * Sentences of a paragraph.  One engine; what is particular to a language
 * (abbreviations, terminators) is data that its entry points to.  A text may
 * change between scripts; each stretch goes by its own rules.
 *
 * Invariants: sentences follow each other without overlap; what stands between
 * them is white space or ZWSP; no sentence is empty.
 */
enum sp_sent_lists {
	SP_SENT_LISTS_KEEP, /* "1. this 2. that" stays one sentence */
	SP_SENT_LISTS_SPLIT
};

struct sp_sent_iter {
	const struct sp_lang *lang;
	struct sp_str text;
	size_t pos;
	enum sp_sent_lists lists;
};

/* text: UTF-8, borrowed while the iteration lasts; a line break inside is a
 * boundary.  lang: the language of the text. */
struct sp_sent_iter sp_sent_begin(const struct sp_lang *lang,
    enum sp_sent_lists lists, struct sp_str text);

/* The next sentence, a part of text without outer white space; false at the
 * end. */
bool sp_sent_next(struct sp_sent_iter *iter, struct sp_str *sentence);

#endif
