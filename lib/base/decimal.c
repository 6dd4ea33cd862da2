/* SPDX-License-Identifier: MIT */
#include <spean/decimal.h>

#include <string.h>

/* Without the zeros at either end. */
static void
trim(struct sp_decimal *num)
{
	size_t zeros = 0;

	while (num->n > 0 && num->digit[num->n - 1] == 0) {
		num->n--;
		num->shift++;
	}
	while (zeros < num->n && num->digit[zeros] == 0)
		zeros++;
	memmove(num->digit, num->digit + zeros, num->n - zeros);
	num->n -= zeros;
	if (num->n == 0)
		num->shift = 0;
}

/* The power of ten of the first digit. */
static int
top(const struct sp_decimal *num)
{
	return num->shift + (int)num->n - 1;
}

/* The digit that counts 10^power. */
static unsigned
digit_at(const struct sp_decimal *num, int power)
{
	int i = top(num) - power;

	return i >= 0 && i < (int)num->n ? num->digit[i] : 0;
}

bool
sp_decimal_read(const char *text, struct sp_decimal *out)
{
	struct sp_decimal num = {0};
	bool point = false, any = false;

	for (; *text; text++) {
		if (*text == '.' && !point) {
			point = true;
			continue;
		}
		if (*text < '0' || *text > '9')
			return false;
		any = true;
		num.shift -= point;
		if (num.n == 0 && *text == '0')
			continue;
		if (num.n == SP_DECIMAL_DIGITS)
			return false;
		num.digit[num.n++] = (unsigned char)(*text - '0');
	}
	trim(&num);
	*out = num;
	return any;
}

bool
sp_decimal_write(const struct sp_decimal *num, char out[SP_DECIMAL_TEXT])
{
	int high = num->n && top(num) > 0 ? top(num) : 0;
	int low = num->shift < 0 ? num->shift : 0;
	size_t n = 0;

	if (high - low >= SP_DECIMAL_DIGITS)
		return false;
	for (int power = high; power >= low; power--) {
		if (power == -1)
			out[n++] = '.';
		out[n++] = (char)('0' + digit_at(num, power));
	}
	out[n] = '\0';
	return true;
}

bool
sp_decimal_add(struct sp_decimal *a, const struct sp_decimal *b)
{
	struct sp_decimal sum = {0};
	unsigned carry = 0;
	int high, low;

	if (a->n == 0 || b->n == 0) {
		if (a->n == 0)
			*a = *b;
		return true;
	}
	high = (top(a) > top(b) ? top(a) : top(b)) + 1;
	low = a->shift < b->shift ? a->shift : b->shift;
	if (high - low > SP_DECIMAL_DIGITS)
		return false;
	if (high - low == SP_DECIMAL_DIGITS)
		high--; /* a carry out of it is seen below */
	sum.n = (size_t)(high - low + 1);
	sum.shift = low;
	for (int power = low; power <= high; power++) {
		carry += digit_at(a, power) + digit_at(b, power);
		sum.digit[high - power] = (unsigned char)(carry % 10);
		carry /= 10;
	}
	if (carry)
		return false;
	trim(&sum);
	*a = sum;
	return true;
}

bool
sp_decimal_times(struct sp_decimal *a, unsigned by)
{
	unsigned char digit[SP_DECIMAL_DIGITS + 3];
	struct sp_decimal product = {.shift = a->shift};
	size_t n = sizeof(digit), zeros = 0;
	unsigned carry = 0;

	for (size_t i = 0; i < n; i++) {
		carry += i < a->n ? a->digit[a->n - 1 - i] * by : 0;
		digit[n - 1 - i] = (unsigned char)(carry % 10);
		carry /= 10;
	}
	while (n > 0 && digit[n - 1] == 0) {
		n--;
		product.shift++;
	}
	while (zeros < n && digit[zeros] == 0)
		zeros++;
	if (n - zeros > SP_DECIMAL_DIGITS)
		return false;
	product.n = n - zeros;
	memcpy(product.digit, digit + zeros, product.n);
	trim(&product);
	*a = product;
	return true;
}

void
sp_decimal_shift(struct sp_decimal *a, int power)
{
	if (a->n > 0)
		a->shift += power;
}

int
sp_decimal_cmp(const struct sp_decimal *a, const struct sp_decimal *b)
{
	int high, low;

	if (a->n == 0 || b->n == 0)
		return (a->n > 0) - (b->n > 0);
	high = top(a) > top(b) ? top(a) : top(b);
	low = a->shift < b->shift ? a->shift : b->shift;
	for (int power = high; power >= low; power--) {
		int less = (int)digit_at(a, power) - (int)digit_at(b, power);

		if (less)
			return less;
	}
	return 0;
}

bool
sp_decimal_is_whole(const struct sp_decimal *num)
{
	return num->shift >= 0;
}

int
sp_decimal_size(const struct sp_decimal *num)
{
	return num->n && top(num) >= 0 ? top(num) + 1 : 0;
}
