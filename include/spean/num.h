/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUM_H
#define SPEAN_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/*
 * Numbers written in digits, of any script, by value.  "1,500", "1.500" and
 * "១.៥០០" may be grouped or decimal: shape decides (another group or separator
 * beside it, a leading zero, a length other than three), then a currency
 * beside it, whose fractions have two digits; where neither does, both
 * readings are given.  No-break and thin spaces between groups of three group.
 *
 * A string of digits and separators has a value as a whole or not at all:
 * "1.2.3" and "22.10.2019" have none.  Digits beside a Latin letter or an
 * underscore, or in a name with dots, are part of an identifier ("B737", "x86",
 * "2nd", "a.5.txt") and passed over; Khmer letters may stand beside a number.
 */
struct sp_num {
	size_t start; /* bytes in the text, half-open */
	size_t end;
	/* Plain decimals: ASCII digits, at most one '.', no leading or trailing
	 * zeros beyond it.  Where there are two readings, the first is the
	 * grouped one; else the second is empty. */
	char value[2][40];
};

/*
 * The next number in text from byte *pos, which moves behind it; false where
 * there is none, and *pos is text.n.  Digit strings too long for `value`
 * (identifiers, not quantities) are passed over.  What stands before *pos
 * counts as what the number stands beside.
 */
bool sp_num_next(struct sp_str text, size_t *pos, struct sp_num *num);

/*
 * The digit string that begins with the digit at byte pos, by its shape alone,
 * whatever stands beside it: num->start and num->end are always told, true
 * where it has a value.  For who judges the neighbours (quantity.h).
 */
bool sp_num_at(struct sp_str text, size_t pos, struct sp_num *num);

/* The value of a digit of any script, or -1. */
int sp_num_digit(uint32_t cp);

#endif
