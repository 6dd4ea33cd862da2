/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUM_SUM_H
#define SPEAN_NUM_SUM_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/decimal.h>

/*
 * The sum that number words make.  Terms descend: each is below 10^low of the
 * one before, so that "two thousand" + "nineteen" is a sum and "two" + "three"
 * is none.  A scale takes the terms below it as its coefficient:
 *
 *     two thousand three hundred   2000 | 300
 *     ... million                  2300000000
 *
 * Start with = {0}.  What fails has left the sum as it may be: work on a copy.
 */
#define SP_NUM_TERMS 8

struct sp_num_sum {
	struct {
		struct sp_decimal value;
		int low;
	} term[SP_NUM_TERMS];
	size_t n;
	int scale; /* the power that all of it has been multiplied by */
};

/* The decimal of a small number. */
struct sp_decimal sp_num_sum_small(unsigned num);

/* The digits that another term may have, of a sum that has one. */
int sp_num_sum_room(const struct sp_num_sum *sum);

/* Add a term behind which others may have `low` digits; false where there is
 * no room for it. */
bool sp_num_sum_add(struct sp_num_sum *sum, struct sp_decimal value, int low);

/* Multiply the terms below 10^power by that; false where there are none or too
 * many digits come of it. */
bool sp_num_sum_scale(struct sp_num_sum *sum, int power);

/* Multiply the terms below 1000. */
bool sp_num_sum_times(struct sp_num_sum *sum, unsigned by);

/* Add one half, or half of the last scale where a scale came last. */
bool sp_num_sum_half(struct sp_num_sum *sum, bool of_scale);

/* Take all terms off, summed up; false where that is 0 or has no room. */
bool sp_num_sum_take(struct sp_num_sum *sum, struct sp_decimal *all);

#endif
