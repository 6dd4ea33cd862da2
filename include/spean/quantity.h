/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_QUANTITY_H
#define SPEAN_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/quantity_type.h>
#include <spean/str.h>

/*
 * Quantities in running text, in digits and in words, by value.  Dates and
 * times are none of its business: who wants both asks for dates first.
 *
 * A quantity has its value as a whole or is none: digits that are part of a
 * name ("COVID-19", "x86", "1.2.3", "012 345 678", "10:30"), words that make
 * no number ("one two three"), what has more than 40 digits.  Digits of two
 * scripts in one number are one number.
 *
 * The word for one ("one", មួយ) is an article or a pronoun as often, and counts
 * only inside a larger numeral, before a unit or classifier, in a range, behind
 * a word like "at least", or where it is the whole text.  Multiples without a
 * number ("hundreds of") have no value.
 */

/* What the number written is to the number meant. */
enum sp_quantity_side {
	SP_QUANTITY_EXACT,
	SP_QUANTITY_ABOUT, /* about, nearly, ប្រមាណ */
	SP_QUANTITY_AT_LEAST,
	SP_QUANTITY_AT_MOST, /* up to, រហូតដល់ */
	SP_QUANTITY_MORE_THAN, /* ជាង, before or behind */
	SP_QUANTITY_LESS_THAN
};

#define SP_QUANTITY_VALUE 256

struct sp_quantity {
	size_t start, end; /* bytes in the text, half-open */
	enum sp_quantity_type type;
	enum sp_quantity_side side; /* its words are not in the span */
	/*
	 * The value as above.  A range is both ends, "10/15", the unit once:
	 * "10/15 km".  Two readings are "1500|1.5", "50 kg|50 km"; money with
	 * three digits behind its only separator is grouped.
	 */
	char value[SP_QUANTITY_VALUE];
};

/* Words and scratch; one a thread. */
struct sp_quantities;

/* NULL when memory fails; nothing else below can. */
struct sp_quantities *sp_quantities_new(
    const struct sp_lang *lang, struct sp_err *err);
void sp_quantities_free(struct sp_quantities *quantities);

/*
 * The next quantity in text (UTF-8; ill-formed bytes are letters of no script)
 * from byte *pos, which moves behind it; false where there is none, and *pos is
 * text.n.  What stands before *pos counts as what a quantity stands beside.
 */
bool sp_quantity_next(struct sp_quantities *quantities, struct sp_str text,
    size_t *pos, struct sp_quantity *quantity);

/* "number", "ordinal", ..., as tags (spean(5)) name them. */
const char *sp_quantity_type_name(enum sp_quantity_type type);

#endif
