/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SCRIPT_H
#define SPEAN_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * In what script a text is written (Script property, UAX #24; letters and
 * marks count, digits, signs and spaces do not).
 */

/* The share of text's letters that are of script (ISO 15924), 0 to 1; -1
 * where text has no letter at all. */
double sp_script_share(struct sp_str text, const char *script);

/*
 * The language of a piece of a page declared to be in lang: lang itself while
 * at least SP_SCRIPT_SHARE of the letters are of its script (names in the other
 * script do not make another language) or where there are no letters; else
 * the language of the most frequent script (Latin "en", Khmer "km"), "und" for
 * a script that no entry has.  lang is never NULL; where it is the general one,
 * the most frequent script decides.  The answer is a static string.
 */
#define SP_SCRIPT_SHARE .15
const char *sp_script_lang(struct sp_str text, const struct sp_lang *lang);

/* True where text has letters and SP_SCRIPT_SHARE of them are of lang's
 * script: what an export calls text in that language. */
bool sp_script_is(struct sp_str text, const struct sp_lang *lang);

#endif
