/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ENCLOSING_H
#define SPEAN_ENCLOSING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/lang.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/*
 * Quotation marks and brackets of a text, and those without a partner.  For
 * lib/check.
 *
 *     a) He said “(see “Act [1]”, 6" long :-)
 *     item       ↑↑    ↑   ↑ ↑ ↑ inches   smiley
 *                not closed
 */
enum sp_enclosing {
	SP_ENCLOSING_QUOTE, /* " “ ” „ « » and << >> in Khmer */
	SP_ENCLOSING_BRACKET, /* ( [ { and their like */
	SP_ENCLOSINGS
};

/* So many without a partner are told; who has more has no text. */
#define SP_ENCLOSING_MOST 8

struct sp_enclosing_marks {
	size_t pairs;
	size_t opens, closes; /* without a partner, at most the above */
	struct sp_norm_range open[SP_ENCLOSING_MOST], close[SP_ENCLOSING_MOST];
};

/*
 * Read text, which is in lang.  Apostrophes and single quotation marks are not
 * looked at, as they are one in most fonts; nor are items ("a)"), smileys,
 * inches and intervals ("[0, 1)").
 */
void sp_enclosing_read(struct sp_str text, const struct sp_lang *lang,
    struct sp_enclosing_marks found[SP_ENCLOSINGS]);

#endif
