/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUM_H
#define SPEAN_NUM_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Numbers written in digits, of any script, by value.  "1,500", "1.500" and
 * "១.៥០០" may be grouped or decimal: shape decides, and where it cannot, both
 * readings are given.
 */
struct sp_num {
	size_t start; /* bytes in the text, half-open */
	size_t end;
	/* Plain decimals: ASCII digits, at most one '.', no leading or trailing
	 * zeros beyond it.  The second reading is empty where there is one
	 * only. */
	char value[2][40];
};

/*
 * The next number in text from byte *pos, which moves behind it; false where
 * there is none.  Digit strings too long for `value` (identifiers, not
 * quantities) are passed over.
 */
bool sp_num_next(struct sp_str text, size_t *pos, struct sp_num *num);

#endif
