/* SPDX-License-Identifier: MIT */
#include <spean/name_class.h>

/* A class word has up to so many words. */
#define WORDS_MAX 2

const struct sp_name_class *
sp_name_class_find(struct sp_str latin, size_t *n)
{
	return sp_name_class_table +
	    sp_str_rows(&sp_name_class_table[0].latin,
		sizeof(sp_name_class_table[0]), sp_name_class_count, latin, n);
}

/* The byte before the last `words` words; 0 where there are no more. */
static size_t
before_last(struct sp_str name, int words)
{
	size_t pos = name.n;

	while (words-- > 0) {
		while (pos > 0 && name.s[pos - 1] != ' ')
			pos--;
		if (pos > 0)
			pos--;
	}
	return pos;
}

/* The byte behind the first `words` words; name.n where there are no more. */
static size_t
behind_first(struct sp_str name, int words)
{
	size_t pos = 0;

	while (words-- > 0) {
		pos = sp_str_find(name, SP_STR(" "), pos);
		if (words > 0 && pos < name.n)
			pos++;
	}
	return pos;
}

static struct sp_str
without_of(struct sp_str rest)
{
	if (sp_str_starts(rest, SP_STR("of the ")))
		return sp_str_sub(rest, 7, rest.n);
	if (sp_str_starts(rest, SP_STR("of ")))
		return sp_str_sub(rest, 3, rest.n);
	return rest;
}

const struct sp_name_class *
sp_name_class_cut(struct sp_str name, struct sp_str *rest, size_t *n)
{
	for (int words = WORDS_MAX; words > 0; words--) {
		size_t last = before_last(name, words);
		size_t first = behind_first(name, words);
		const struct sp_name_class *class;

		if (last > 0) {
			*rest = sp_str_sub(name, 0, last);
			class = sp_name_class_find(
			    sp_str_sub(name, last + 1, name.n), n);
			if (*n > 0)
				return class;
		}
		if (first + 1 < name.n) {
			*rest = without_of(sp_str_sub(name, first + 1, name.n));
			class =
			    sp_name_class_find(sp_str_sub(name, 0, first), n);
			if (*n > 0 && rest->n > 0)
				return class;
		}
	}
	*n = 0;
	return NULL;
}
