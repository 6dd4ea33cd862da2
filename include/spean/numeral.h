/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUMERAL_H
#define SPEAN_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/decimal.h>
#include <spean/num_lex.h>
#include <spean/str.h>

/*
 * One numeral: digits, number words, or both ("1.5 million", "៣ម៉ឺន៥ពាន់"),
 * with what makes a fraction or an ordinal of it.  Knows nothing of signs,
 * units and ranges, and not whether a word begins where it does.
 */
enum sp_numeral_kind {
	SP_NUMERAL_NONE, /* none stands here */
	SP_NUMERAL_BAD, /* one without a value: "one two three", "1.2.3" */
	SP_NUMERAL_GOOD
};

/* What must stand beside it, so that it counts at all. */
enum sp_numeral_need {
	SP_NUMERAL_FREE,
	SP_NUMERAL_LONE, /* the word for one, which is an article, too */
	SP_NUMERAL_UNIT /* "half a(n)": a unit must follow */
};

struct sp_numeral {
	size_t start, end; /* bytes, half-open */
	/* One reading or, of "1.500", two. */
	struct sp_decimal value[2];
	size_t readings;
	struct sp_decimal over; /* what it is divided by; 0: nothing */
	enum sp_numeral_need need;
	bool ordinal;
	bool digits; /* digits alone */
	bool neighbour; /* a digit word; the next one follows at once: ពីរបី */
	/* The last scale, if all of it is multiplied by that, as a power of
	 * ten: 6 of "1.5 million"; else 0. */
	int scale;
};

/* The numeral at byte pos.  `end` is told of SP_NUMERAL_BAD, too. */
enum sp_numeral_kind sp_numeral_read(const struct sp_num_lex *lex,
    struct sp_str text, size_t pos, struct sp_numeral *out);

/* The classes that its first word may be of. */
#define SP_NUMERAL_FIRST                                                       \
	(SP_NUM_BIT(SP_NUM_DIGIT) | SP_NUM_BIT(SP_NUM_TEEN) |                  \
	    SP_NUM_BIT(SP_NUM_TENS) | SP_NUM_BIT(SP_NUM_ARTICLE) |             \
	    SP_NUM_BIT(SP_NUM_HALF) | SP_NUM_BIT(SP_NUM_PORTION) |             \
	    SP_NUM_BIT(SP_NUM_ORDINAL) | SP_NUM_BIT(SP_NUM_VULGAR))

#endif
