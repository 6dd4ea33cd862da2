/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FACT_H
#define SPEAN_FACT_H

#include <stdbool.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/tag.h>

/*
 * What a tag says that can be held against another language, as keys that are
 * equal where the same is meant: a kind, and the value.
 *
 *     #74       a number; a year or a day of a month, too
 *     m11       a month
 *     w-W-5     a weekday, or so many days from that of the text
 *     tT09:40   a time of the day
 *     nchinmalin  a name by its letters (translit.h); in Khmer, one whose
 *               spelling is known
 */
#define SP_FACT_NUMBER '#'
#define SP_FACT_MONTH  'm'
#define SP_FACT_DAY    'w'
#define SP_FACT_TIME   't'
#define SP_FACT_NAME   'n'

/* A key is cut there: nothing longer is a name or number. */
#define SP_FACT_KEY 65

struct sp_fact {
	/* One or the other is meant: "1500|1.5", a spelling of two names; they
	 * are the same where there is no choice. */
	struct sp_str key[2];
	bool number; /* no name: the other side should have it */
};

/* Told of a fact, whose keys hold during the call. */
typedef void sp_fact_fn(void *ctx, const struct sp_fact *fact);

/* Tell fn of each fact that a tag says; a date says several.  SP_NOMEM. */
enum sp_status sp_fact_read(
    const struct sp_tag *tag, sp_fact_fn *fn, void *ctx, struct sp_err *err);

/* In what share of the sentences of any text a key is said. */
double sp_fact_share(struct sp_str key);

#endif
