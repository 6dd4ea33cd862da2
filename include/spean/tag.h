/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TAG_H
#define SPEAN_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/day.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/quantity.h>
#include <spean/str.h>

/*
 * Names, dates, times and quantities of a text, each with its place and its
 * value: what date.h, quantity.h, latin_name.h and khmer_name.h find, brought
 * together.  A date is no number; a number is no name, but may stand in one
 * ("First World War").
 */
enum sp_tag_type {
	SP_TAG_NAME,
	SP_TAG_DATE,
	SP_TAG_TIME,
	SP_TAG_NUMBER,
	SP_TAG_ORDINAL,
	SP_TAG_FRACTION,
	SP_TAG_PERCENT,
	SP_TAG_MONEY,
	SP_TAG_MEASURE
};

struct sp_tag {
	size_t start, end; /* bytes in the text, half-open */
	enum sp_tag_type type;
	/* Of a date or time, as date_value.h has it; of a quantity, as
	 * quantity.h has it; of a name, the name, with one space between its
	 * words and no zero-width ones. */
	struct sp_str value;
	enum sp_quantity_side side; /* of a quantity: what is meant by it */
	int weekday; /* of a date: written beside it, 1 to 7; or 0 */
	bool khmer; /* a name in Khmer letters, not in Latin ones */
	bool acronym, titled, doubtful; /* of a name: latin_name.h */
};

/* The tags of a text, by start, the longer one first.  Start with = {0}. */
struct sp_tags {
	struct sp_tag *tag;
	size_t n, cap;
	struct sp_arena values; /* of the tags */
};

/* Rules and scratch; one a thread. */
struct sp_tagger;

struct sp_tagger *sp_tagger_new(struct sp_err *err);
void sp_tagger_free(struct sp_tagger *tagger);

/*
 * The tags of a text, in place of those there were; text may go then.  What is
 * not UTF-8 has no tag.
 *
 * day  of the text, by which "yesterday" is resolved; or NULL
 *
 * SP_NOMEM; then there are none.
 */
enum sp_status sp_tagger_read(struct sp_tagger *tagger,
    const struct sp_lang *lang, struct sp_str text, const struct sp_day *day,
    struct sp_tags *tags, struct sp_err *err);
void sp_tags_release(struct sp_tags *tags);

/* The same without the names, which take half of the time to find. */
enum sp_status sp_tagger_values(struct sp_tagger *tagger,
    const struct sp_lang *lang, struct sp_str text, const struct sp_day *day,
    struct sp_tags *tags, struct sp_err *err);

/* "name", "date", ..., as spean(5) has them. */
const char *sp_tag_type_name(enum sp_tag_type type);

#endif
