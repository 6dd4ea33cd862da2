/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_UNIT_H
#define SPEAN_CHECK_UNIT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/norm.h>
#include <spean/pair.h>
#include <spean/str.h>
#include <spean/tag.h>

/*
 * What the checks look at: a pair as it was given, and each of its texts in
 * normal form, with its tags.
 *
 *     raw ──norm.h──▶ text ──tag.h──▶ tags
 *      ▲               │
 *      └──── map ──────┘  places in text are told as places in raw
 *
 * For the modules of lib/check.
 */
struct sp_check_side {
	const struct sp_lang *lang;
	struct sp_str doc, loc;
	struct sp_str raw; /* as it was given */
	struct sp_str text; /* canonical (norm.h) */
	struct sp_norm_map map; /* of text to raw */
	struct sp_tags tags; /* of text, as far as they are wanted */
	bool gap; /* no sentence stands on this side (loc "-") */
	bool blank; /* it has no text */
	struct sp_buf normal; /* scratch */
};

/* Which tags the checks want that are asked for: to find them takes the most
 * of the time. */
enum sp_check_tags { SP_CHECK_TAGS, SP_CHECK_TAGS_VALUES, SP_CHECK_TAGS_NONE };

struct sp_check_unit {
	struct sp_check_side side[2]; /* source, target */
	enum sp_check_tags wants; /* all, but where a checker wants less */
	double score;
	/* Which two documents in a row these are, from 1: who has seen another
	 * number before stands at their beginning. */
	size_t number;
	struct sp_norm *norm;
	struct sp_tagger *tagger;
	struct sp_buf docs; /* those of the pair before */
};

/* NULL when memory fails.  Of sides without a language, und. */
struct sp_check_unit *sp_check_unit_new(
    const struct sp_lang *const lang[2], struct sp_err *err);
void sp_check_unit_free(struct sp_check_unit *unit);

/*
 * Read a pair, in place of that before; its strings are borrowed until the
 * next.  "Yesterday" stays what it is, whatever is known of the documents: what
 * counts is whether both say it.
 *
 * SP_BAD_TEXT where a text is not UTF-8; SP_TOO_LARGE; SP_NOMEM.
 */
enum sp_status sp_check_unit_read(
    struct sp_check_unit *unit, const struct sp_pair *pair, struct sp_err *err);

/* Bytes [from, to) of the normal text of a side, as a place in raw. */
struct sp_norm_range sp_check_unit_place(
    const struct sp_check_unit *unit, size_t side, size_t from, size_t to);

/* Append the normal text of a side as a message quotes it: without zero-width
 * characters, and cut in the middle where it is long. */
void sp_check_unit_quote(const struct sp_check_unit *unit, size_t side,
    size_t from, size_t to, struct sp_buf *out);

/* What people call the language of a side: "English"; "the source" where it is
 * not known. */
const char *sp_check_unit_lang(const struct sp_check_unit *unit, size_t side);

#endif
