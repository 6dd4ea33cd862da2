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

/* Signs and spaces behind a terminator that go on for longer than this, bytes,
 * are not looked behind. */
#define SP_STOP_AHEAD 1024

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

#endif
