/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LITERAL_H
#define SPEAN_LITERAL_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * What a translation takes over to the letter: addresses, markup, and what a
 * program puts values in for.  For lib/check.
 *
 *     Write to a@b.org or see <b>https://c.org/d</b>, %s of {n}.
 *              EMAIL          TAG  URL           TAG  PLACEHOLDER
 */
enum sp_literal_kind {
	SP_LITERAL_URL, /* http://..., www. ..., the target in [..](..) */
	SP_LITERAL_EMAIL,
	SP_LITERAL_TAG, /* of XML or HTML: <b>, </b>, <br/> */
	SP_LITERAL_ENTITY, /* &amp; &#160; */
	SP_LITERAL_CODE, /* between `grave accents`, as Markdown has code */
	SP_LITERAL_PRINTF, /* %s, %1$d: with a number, or by place */
	SP_LITERAL_FIELD, /* {0} {name} {{x}} ${x} %{x} #{x} %(x)s $X$ %X */
	SP_LITERALS
};

struct sp_literal {
	enum sp_literal_kind kind;
	size_t from, to; /* bytes of the text */
	/* What has to be the same: an address without the slash at its end,
	 * the name of a tag with the slash of one that closes, else all. */
	struct sp_str key;
};

/* Start with = {0}. */
struct sp_literal_list {
	struct sp_literal *at;
	size_t n, cap;
};

/*
 * Those of text, in order, none of them within another, in place of those
 * there were; keys are in text.  False when memory fails.
 *
 * A percent sign that a number stands before is one, as is a dollar; "a < b"
 * and "<your name>" are no tags; an address ends before Khmer letters and
 * before the marks of the sentence that it ends.
 */
bool sp_literals_find(struct sp_literal_list *list, struct sp_str text);
void sp_literals_release(struct sp_literal_list *list);

#endif
