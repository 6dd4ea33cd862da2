/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LANG_H
#define SPEAN_LANG_H

#include <stdbool.h>

#include <spean/str.h>

/*
 * What is known of a language: one entry a language, and the rule tables it
 * points to (corpora/sent, date, num and negation, CODE.txt).  A language
 * without rules of its own has the general ones; a third language is a new
 * entry here and its files there.
 */
struct sp_sent_rules; /* sent_rules.h */
struct sp_words; /* words.h */
struct sp_date_rules; /* date_rules.h */
struct sp_num_rules; /* num_rules.h */
struct sp_negation_rules; /* negation_rules.h */
struct sp_lang {
	const char *code; /* BCP 47 primary subtag, lower case: "km" */
	const char *name; /* in English; NULL where it is not known */
	const char *script; /* ISO 15924: "Khmr"; "Zyyy" where not known */
	bool spaced; /* spaces stand between words */
	const struct sp_sent_rules *sent; /* NULL: the general rules alone */
	const struct sp_words *words; /* NULL: ICU cuts its script into words */
	const struct sp_date_rules *date; /* NULL: no dates are known */
	const struct sp_num_rules *num; /* NULL: digits and signs alone */
	const struct sp_negation_rules *negation; /* NULL: none is known */
};

/*
 * The entry for a BCP 47 tag ("en", "km", "en-GB", "KM"; case and further
 * subtags do not count).  Never NULL: a tag that has no entry gives the
 * general one (code "und").
 */
const struct sp_lang *sp_lang_find(struct sp_str tag);

/* The first entry whose script (ISO 15924) this is; the general one if none. */
const struct sp_lang *sp_lang_of_script(const char *script);

/* True for a well-formed tag: 2 to 3 letters, then subtags of 1 to 8. */
bool sp_lang_is_tag(struct sp_str tag);

#endif
