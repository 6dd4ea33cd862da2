/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_STOP_H
#define SPEAN_STOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * Whether a terminator ends a sentence, judged by what stands before and
 * behind it.  sent.h finds the terminators and keeps count of brackets and
 * lists.  All answers look at a bounded stretch of text.
 */

/* What a character is to the sentences around it. */
enum sp_stop_kind {
	SP_STOP_NONE,
	SP_STOP_BREAK, /* ends a line */
	SP_STOP_DOT, /* . */
	SP_STOP_MARK, /* ! and ?, which stand in addresses and names too */
	SP_STOP_DOTS, /* U+2026 */
	SP_STOP_STRONG, /* ends a sentence with or without a space behind it */
	SP_STOP_OPEN, /* ( [ { */
	SP_STOP_CLOSE,
	SP_STOP_QUOTE, /* " and ', which open and close */
	SP_STOP_QUOTE_OPEN, /* U+201C, U+00AB, … */
	SP_STOP_QUOTE_CLOSE,
	SP_STOP_BULLET
};
enum sp_stop_kind sp_stop_kind(uint32_t cp);

/* White space and ZWSP: what may stand between sentences. */
bool sp_stop_is_white(uint32_t cp);

/* Emoji and what modifies them. */
bool sp_stop_is_emoji(uint32_t cp);

/* What the text goes on with. */
enum sp_stop_next {
	SP_STOP_END, /* nothing but white space up to the end of the line */
	SP_STOP_TAIL, /* signs alone up to there */
	SP_STOP_LOWER,
	SP_STOP_UPPER,
	SP_STOP_DIGIT, /* or a currency sign */
	SP_STOP_KHMER,
	SP_STOP_OTHER
};

/*
 * A terminator with all that belongs to it:
 *
 *     start        at   end   next
 *       They agreed ?!"     Then …
 */
struct sp_stop {
	const struct sp_lang *lang;
	struct sp_str text;
	size_t start; /* of the sentence */
	size_t at; /* the first terminator */
	size_t last; /* the last one */
	size_t end; /* behind the last terminator, quotation mark, … */
	bool strong, mark; /* what stands among the terminators */
	size_t dots;
	bool closed; /* a quotation ends here too */
	bool sign; /* "and so on", which ends in a khan itself */

	/* sp_stop_look: */
	size_t next;
	enum sp_stop_next kind;
	bool spaced; /* white space stands before next */
};

/* Fill in what the text goes on with behind stop->end. */
void sp_stop_look(struct sp_stop *stop);

/* True where a sentence ends at stop->end. */
bool sp_stop_ends(const struct sp_stop *stop);

/* The sign of abbreviation whose khan stands at byte at ("and so on"): the
 * byte behind it, or 0.  lang: whose text this is. */
size_t sp_stop_sign(const struct sp_lang *lang, struct sp_str text, size_t at);

#endif
