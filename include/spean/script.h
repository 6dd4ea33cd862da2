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

/* Letters and marks counted by script; start with = {0}, and add text. */
#define SP_SCRIPTS 256
struct sp_script_census {
	size_t count[SP_SCRIPTS]; /* by ICU's number of the script */
	size_t letters;
};
void sp_script_count(struct sp_str text, struct sp_script_census *census);
void sp_script_add(
    struct sp_script_census *census, const struct sp_script_census *more);

/* sp_script_lang of the text that was counted. */
const char *sp_script_census_lang(
    const struct sp_script_census *census, const struct sp_lang *lang);

/* The script that so many of the letters are of that no other can be
 * SP_SCRIPT_SHARE of them; NULL where none is.  A static string. */
const char *sp_script_most(const struct sp_script_census *census);

/*
 * The most frequent script of text that is clearly not in lang: of its letters,
 * SP_SCRIPT_LETTERS or more, no more than SP_SCRIPT_STRAY are of lang's script
 * (of pages that mix two scripts, half and more are).  NULL where it may be in
 * lang, as it always may in the general one.  A static string.
 */
#define SP_SCRIPT_LETTERS 100
#define SP_SCRIPT_STRAY   .05
const char *sp_script_foreign(
    const struct sp_script_census *census, const struct sp_lang *lang);

/* The name of a script for people, "Khmer" for "Khmr": a static string. */
const char *sp_script_name(const char *script);

#endif
