/* SPDX-License-Identifier: MIT */
#include <spean/conv.h>

/* HTML Standard, 13.2.3.2: a declaration stands in the first 1,024 bytes. */
#define LOOK 1024

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static size_t
skip_space(struct sp_str s, size_t i)
{
	while (i < s.n && is_space(s.s[i]))
		i++;
	return i;
}

/* Where needle (lower case) stands in s, case apart, or s.n. */
static size_t
find_word(struct sp_str s, struct sp_str needle, size_t from)
{
	for (size_t i = from; i + needle.n <= s.n; i++)
		if (sp_str_ieq(sp_str_sub(s, i, i + needle.n), needle))
			return i;
	return s.n;
}

/* The value that begins at byte i: quoted, or up to a space, ; or >. */
static struct sp_str
value_at(struct sp_str s, size_t i)
{
	size_t end;

	i = skip_space(s, i);
	if (i < s.n && (s.s[i] == '"' || s.s[i] == '\'')) {
		end = sp_str_find(s, sp_str_sub(s, i, i + 1), i + 1);
		return sp_str_sub(s, i + 1, end < i + 1 ? i + 1 : end);
	}
	for (end = i; end < s.n; end++)
		if (is_space(s.s[end]) || strchr(";>\"'/?", s.s[end]))
			break;
	return sp_str_sub(s, i, end);
}

/* The value of "word = value" in s, empty where there is none. */
static struct sp_str
value_of(struct sp_str s, struct sp_str word)
{
	for (size_t i = 0; (i = find_word(s, word, i)) < s.n; i += word.n) {
		size_t eq = skip_space(s, i + word.n);

		if (eq < s.n && s.s[eq] == '=')
			return sp_str_trim(value_at(s, eq + 1));
	}
	return (struct sp_str){NULL, 0};
}

static bool
take(struct sp_str value, char name[64])
{
	if (value.n == 0 || value.n > 63)
		return false;
	for (size_t i = 0; i < value.n; i++)
		name[i] = value.s[i] >= 'A' && value.s[i] <= 'Z'
		    ? (char)(value.s[i] + 32)
		    : value.s[i];
	name[value.n] = '\0';
	/* Who could read this far as ASCII does not read UTF-16. */
	if (strncmp(name, "utf-16", 6) == 0 || strncmp(name, "utf-32", 6) == 0)
		memcpy(name, "utf-8", sizeof("utf-8"));
	return true;
}

bool
sp_conv_html_charset(struct sp_str page, char name[64])
{
	struct sp_str head = sp_str_sub(page, 0, page.n < LOOK ? page.n : LOOK);
	size_t i = 0;

	name[0] = '\0';
	while ((i = sp_str_find(head, SP_STR("<"), i)) < head.n) {
		struct sp_str rest = sp_str_sub(head, i, head.n), tag;
		size_t end;

		if (sp_str_starts(rest, SP_STR("<!--"))) {
			end = sp_str_find(rest, SP_STR("-->"), 2);
			i += end;
			continue;
		}
		end = sp_str_find(rest, SP_STR(">"), 0);
		tag = sp_str_sub(rest, 0, end);
		if (find_word(tag, SP_STR("<meta"), 0) == 0 &&
		    take(value_of(tag, SP_STR("charset")), name))
			return true;
		if (sp_str_starts(tag, SP_STR("<?xml")) &&
		    take(value_of(tag, SP_STR("encoding")), name))
			return true;
		i += 1;
	}
	return false;
}
