/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_AMOUNT_H
#define SPEAN_AMOUNT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/num_lex.h>
#include <spean/numeral.h>
#include <spean/quantity_type.h>
#include <spean/str.h>

/* A numeral with its sign and what it counts: one end of a range. */
struct sp_amount {
	size_t start, end; /* bytes, half-open */
	enum sp_quantity_type type;
	struct sp_numeral num;
	bool negative;
	bool counted; /* a classifier stands behind it */
	char unit[64]; /* "km/h", "USD", two readings "kg|km"; or empty */
};

/* The amount at byte pos; `end` is told of SP_NUMERAL_BAD, too.  What stands
 * before it is the caller's to judge. */
enum sp_numeral_kind sp_amount_read(struct sp_num_lex *lex, struct sp_str text,
    size_t pos, struct sp_amount *out);

#endif
