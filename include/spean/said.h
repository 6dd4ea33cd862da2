/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SAID_H
#define SPEAN_SAID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/tag.h>

/*
 * What a text says of dates and quantities, as a set: the facts of its tags
 * (fact.h), the centuries of its dates, and each string of digits, of whatever
 * script, also where it is no number ("COVID-19").  So it can be asked whether
 * the text says a thing at all.
 */
struct sp_said {
	uint64_t *key;
	size_t n, cap;
	bool failed;
};

/* Read a text and its tags, in place of what was read before.  SP_NOMEM. */
enum sp_status sp_said_read(struct sp_said *said, struct sp_str text,
    const struct sp_tags *tags, struct sp_err *err);
void sp_said_release(struct sp_said *said);

/* Is a number said, in digits or as a tag's value; plain decimals? */
bool sp_said_number(const struct sp_said *said, struct sp_str number);

/* Are all the facts of a tag said, in each of its readings or in one? */
bool sp_said_tag(const struct sp_said *said, const struct sp_tag *tag);

/* Are all the strings of digits in a text said, of which it has one? */
bool sp_said_digits(const struct sp_said *said, struct sp_str text);

/* The next string of digits in a text from byte *pos, which moves behind it:
 * its place, and its digits in ASCII without zeros before them, cut where they
 * are too many.  False at the end. */
#define SP_SAID_DIGITS 40
struct sp_said_run {
	size_t start, end;
	char digits[SP_SAID_DIGITS + 1];
};
bool sp_said_next(struct sp_str text, size_t *pos, struct sp_said_run *run);

#endif
