/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WHERE_H
#define SPEAN_WHERE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Which pairs are asked for, by what is known of them: conditions that must all
 * hold, each a field, a comparison and a value.
 *
 *     score     a number                  = != < <= > >=
 *     date      of the source document, of the target where that has none;
 *               as much of it as the value has is compared: date=2019-11,
 *               date<=2019; one that is not known is only !=
 *     doc       the name of a document    = !=
 *     url       its URL
 *     source    where it is from (source.h)
 *     licence
 *     text      of the pair
 *     tag       of the pair
 *     program   that put it
 *     shape     of the bead: 1:2
 *     verdict   accept, reject or fix
 *
 * What both sides have, as a document's name, is equal where one of them is,
 * and unequal where none is.  Values of words are compared without regard to
 * the case of ASCII; "*" in them stands for any characters, "|" between them
 * for either; an empty one for what is not known.
 */
enum sp_where_field {
	SP_WHERE_SCORE,
	SP_WHERE_DATE,
	SP_WHERE_DOC,
	SP_WHERE_URL,
	SP_WHERE_SOURCE,
	SP_WHERE_LICENCE,
	SP_WHERE_TEXT,
	SP_WHERE_TAG,
	SP_WHERE_PROGRAM,
	SP_WHERE_SHAPE,
	SP_WHERE_VERDICT
};

enum sp_where_op {
	SP_WHERE_EQ,
	SP_WHERE_NE,
	SP_WHERE_LT,
	SP_WHERE_LE,
	SP_WHERE_GT,
	SP_WHERE_GE
};

struct sp_where_condition {
	enum sp_where_field field;
	enum sp_where_op op;
	double number; /* of score */
	size_t at, n; /* the value, in struct sp_where's text */
};

struct sp_where {
	struct sp_where_condition *at;
	size_t n, cap;
	struct sp_buf text;
};

/* End what began with = {0}. */
void sp_where_release(struct sp_where *where);

/*
 * Add a condition, such as "score>=0.8"; spaces around its parts do not count.
 * SP_BAD_RECORD where it is none, SP_BAD_TEXT where it is not UTF-8, SP_NOMEM:
 * where is as it was then.
 */
enum sp_status sp_where_add(
    struct sp_where *where, struct sp_str condition, struct sp_err *err);

/* True where some condition asks for this field. */
bool sp_where_asks(const struct sp_where *where, enum sp_where_field field);

#endif
