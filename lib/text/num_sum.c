/* SPDX-License-Identifier: MIT */
#include <spean/num_sum.h>

struct sp_decimal
sp_num_sum_small(unsigned num)
{
	struct sp_decimal out = {0};
	char text[16];
	size_t n = sizeof(text) - 1;

	text[n] = '\0';
	do
		text[--n] = (char)('0' + num % 10);
	while (num /= 10);
	sp_decimal_read(text + n, &out);
	return out;
}

int
sp_num_sum_room(const struct sp_num_sum *sum)
{
	return sum->term[sum->n - 1].low;
}

bool
sp_num_sum_add(struct sp_num_sum *sum, struct sp_decimal value, int low)
{
	if (sum->n == SP_NUM_TERMS)
		return false;
	if (sum->n > 0 &&
	    (value.n == 0 || sp_decimal_size(&value) > sp_num_sum_room(sum)))
		return false;
	sum->term[sum->n].value = value;
	sum->term[sum->n++].low = low;
	return true;
}

/* The terms below 10^power, taken off and summed up; false where none is. */
static bool
take_below(struct sp_num_sum *sum, int power, struct sp_decimal *all)
{
	size_t had = sum->n;

	*all = (struct sp_decimal){0};
	while (sum->n > 0 &&
	    sp_decimal_size(&sum->term[sum->n - 1].value) <= power) {
		if (!sp_decimal_add(all, &sum->term[sum->n - 1].value))
			return false;
		sum->n--;
	}
	return sum->n < had && all->n > 0;
}

bool
sp_num_sum_scale(struct sp_num_sum *sum, int power)
{
	struct sp_decimal all;
	int low;

	if (!take_below(sum, power, &all))
		return false;
	low = sp_decimal_is_whole(&all) ? power : power + all.shift;
	sp_decimal_shift(&all, power);
	if (sp_decimal_size(&all) > SP_DECIMAL_DIGITS)
		return false;
	sum->scale = sum->n == 0 ? sum->scale + power : 0;
	return sp_num_sum_add(sum, all, low > 0 ? low : 0);
}

bool
sp_num_sum_times(struct sp_num_sum *sum, unsigned by)
{
	struct sp_decimal all;

	return take_below(sum, 3, &all) && sp_decimal_times(&all, by) &&
	    sp_num_sum_add(sum, all, 0);
}

bool
sp_num_sum_half(struct sp_num_sum *sum, bool of_scale)
{
	struct sp_decimal half = {{5}, 1, -1};

	if (of_scale && sum->n > 0 && sp_num_sum_room(sum) >= 2)
		sp_decimal_shift(&half, sp_num_sum_room(sum));
	return sp_num_sum_add(sum, half, 0);
}

bool
sp_num_sum_take(struct sp_num_sum *sum, struct sp_decimal *all)
{
	return take_below(sum, SP_DECIMAL_DIGITS, all);
}
