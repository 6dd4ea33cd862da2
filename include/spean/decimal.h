/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DECIMAL_H
#define SPEAN_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Decimals of up to SP_DECIMAL_DIGITS digits, exact: what a sum or a product
 * cannot hold is a failure, never another number.  None is negative.
 *
 * The value is the digits times 10^shift.  There is no zero at either end of
 * them; 0 is no digits at all, so that = {0} is a number.
 */
#define SP_DECIMAL_DIGITS 40

/* What sp_decimal_write may need, with the NUL. */
#define SP_DECIMAL_TEXT (SP_DECIMAL_DIGITS + 3)

struct sp_decimal {
	unsigned char digit[SP_DECIMAL_DIGITS]; /* 0 to 9, the highest first */
	size_t n;
	int shift;
};

/* A plain decimal: ASCII digits, with at most one '.'.  False where text is
 * none or has too many digits. */
bool sp_decimal_read(const char *text, struct sp_decimal *out);

/* The plain decimal; false where it is longer than SP_DECIMAL_DIGITS digits,
 * zeros counted. */
bool sp_decimal_write(const struct sp_decimal *num, char out[SP_DECIMAL_TEXT]);

/* a += b; a *= by, which is below 1000; a *= 10^power.  On failure, which only
 * the first two know, a is as it was. */
bool sp_decimal_add(struct sp_decimal *a, const struct sp_decimal *b);
bool sp_decimal_times(struct sp_decimal *a, unsigned by);
void sp_decimal_shift(struct sp_decimal *a, int power);

/* Negative, 0 or positive, as a is less than b, equal or greater. */
int sp_decimal_cmp(const struct sp_decimal *a, const struct sp_decimal *b);

bool sp_decimal_is_whole(const struct sp_decimal *num);

/* The number of digits before the point; 0 of what is below 1. */
int sp_decimal_size(const struct sp_decimal *num);

#endif
