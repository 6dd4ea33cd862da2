/* SPDX-License-Identifier: MIT */
#include <spean/str.h>

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

int
sp_str_cmp(struct sp_str a, struct sp_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.s, b.s, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool
sp_str_starts(struct sp_str str, struct sp_str prefix)
{
	return str.n >= prefix.n &&
	    sp_str_eq(sp_str_sub(str, 0, prefix.n), prefix);
}

bool
sp_str_ends(struct sp_str str, struct sp_str suffix)
{
	return str.n >= suffix.n &&
	    sp_str_eq(sp_str_sub(str, str.n - suffix.n, str.n), suffix);
}

bool
sp_str_ieq(struct sp_str a, struct sp_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.s[i]) != lower(b.s[i]))
			return false;
	return true;
}

struct sp_str
sp_str_trim(struct sp_str str)
{
	while (str.n > 0 && is_space(str.s[0]))
		str = sp_str_sub(str, 1, str.n);
	while (str.n > 0 && is_space(str.s[str.n - 1]))
		str.n--;
	return str;
}

size_t
sp_str_find(struct sp_str str, struct sp_str needle, size_t from)
{
	if (needle.n == 0)
		return from < str.n ? from : str.n;
	while (from < str.n && str.n - from >= needle.n) {
		const char *p = memchr(
		    str.s + from, needle.s[0], str.n - from - needle.n + 1);

		if (!p)
			break;
		from = (size_t)(p - str.s);
		if (memcmp(p, needle.s, needle.n) == 0)
			return from;
		from++;
	}
	return str.n;
}

struct sp_str
sp_str_cut(struct sp_str *str, char c)
{
	struct sp_str head = *str;
	const char *p = str->n ? memchr(str->s, c, str->n) : NULL;

	if (!p) {
		*str = (struct sp_str){NULL, 0};
		return head;
	}
	head.n = (size_t)(p - str->s);
	*str = sp_str_sub(*str, head.n + 1, str->n);
	return head;
}

static struct sp_str
row(const void *column, size_t size, size_t i)
{
	const char *text;

	memcpy(&text, (const char *)column + i * size, sizeof(text));
	return sp_str_c(text);
}

size_t
sp_str_rows(
    const void *column, size_t size, size_t rows, struct sp_str key, size_t *n)
{
	size_t from = 0, to = rows;

	while (from < to) {
		size_t mid = (from + to) / 2;

		if (sp_str_cmp(row(column, size, mid), key) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	while (to < rows && sp_str_eq(row(column, size, to), key))
		to++;
	*n = to - from;
	return from;
}

bool
sp_str_number(struct sp_str str, double *number)
{
	double value = 0, unit = 1;
	bool point = false, digit = false;
	size_t from = str.n > 0 && str.s[0] == '-';

	for (size_t i = from; i < str.n; i++) {
		char c = str.s[i];

		if (c == '.' && !point) {
			point = true;
		} else if (c >= '0' && c <= '9') {
			digit = true;
			value = value * 10 + (c - '0');
			unit *= point ? 10 : 1;
		} else {
			return false;
		}
	}
	if (!digit || str.n > 18)
		return false;
	*number = (from ? -value : value) / unit;
	return true;
}
