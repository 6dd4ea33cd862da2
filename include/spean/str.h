/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_STR_H
#define SPEAN_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/*
 * A piece of text that somebody else owns: n bytes from s, not terminated.
 * s may be NULL where n is 0.
 */
struct sp_str {
	const char *s;
	size_t n;
};

/* The sp_str of a string literal. */
#define SP_STR(lit) ((struct sp_str){"" lit, sizeof(lit) - 1})

static inline struct sp_str
sp_str_c(const char *s)
{
	return (struct sp_str){s, s ? strlen(s) : 0};
}

static inline bool
sp_str_eq(struct sp_str a, struct sp_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* The bytes [from, to) of str. */
static inline struct sp_str
sp_str_sub(struct sp_str str, size_t from, size_t to)
{
	return (struct sp_str){str.s ? str.s + from : NULL, to - from};
}

/* Negative, 0 or positive by bytes, a shorter prefix first (LC_ALL=C). */
int sp_str_cmp(struct sp_str a, struct sp_str b);

bool sp_str_starts(struct sp_str str, struct sp_str prefix);
bool sp_str_ends(struct sp_str str, struct sp_str suffix);

/* Equal but for the case of ASCII letters. */
bool sp_str_ieq(struct sp_str a, struct sp_str b);

/* Without ASCII white space (space, \t \n \v \f \r) at both ends. */
struct sp_str sp_str_trim(struct sp_str str);

/* The first place of needle in str from byte `from`, or str.n. */
size_t sp_str_find(struct sp_str str, struct sp_str needle, size_t from);

/*
 * Rows of a table that are sorted by the bytes of a column, whose value is key.
 *
 * column  in the first row: a const char * to a text that ends in NUL
 * size    of a row
 *
 * The number of the first, and *n of them; *n of 0: none.
 */
size_t sp_str_rows(const void *column, size_t size, size_t rows,
    struct sp_str key, size_t *n);

/* A plain decimal: "-1.5", ".25", no exponent; false where it is none or longer
 * than 18 bytes.  (strtod would take the locale's decimal sign, and "nan".) */
bool sp_str_number(struct sp_str str, double *number);

/*
 * Cut str at the first c: the part before is returned, *str becomes the rest
 * behind it.  Without a c the whole is returned and *str becomes {NULL, 0}.
 */
struct sp_str sp_str_cut(struct sp_str *str, char c);

#endif
