/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PHRASE_H
#define SPEAN_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/lang.h>
#include <spean/sent_rules.h>
#include <spean/str.h>

/*
 * The words before and behind a terminator, and how the rules of a language
 * know them.
 */

/* The longest word that is looked at, bytes; a character may exceed it. */
#define SP_PHRASE_MAX 64

/* The rules for a stretch of Khmer, or of another script, inside a text in
 * lang; NULL: the general rules alone. */
const struct sp_sent_rules *sp_phrase_rules(
    const struct sp_lang *lang, bool khmer);

/* Whether text is one of list; whether it is, put in small letters; whether it
 * begins with one. */
bool sp_phrase_in(const struct sp_sent_list *list, struct sp_str text);
bool sp_phrase_in_lower(const struct sp_sent_list *list, struct sp_str text);
bool sp_phrase_begins(const struct sp_sent_list *list, struct sp_str text);

/*
 * Whether rest, what follows a quotation, begins with a short clause of saying.
 * In Latin script its last word is the verb ("Mr. Lim asked."), in Khmer it
 * holds one.
 */
bool sp_phrase_says(
    const struct sp_sent_rules *rules, struct sp_str rest, bool khmer);

/* The word that ends at byte at, with the dots in it, not before byte start. */
struct sp_str sp_phrase_before(
    struct sp_str text, size_t start, size_t at, bool khmer);

/* The Latin word that begins at byte at, without dots or hyphens; the Khmer
 * letters from there on. */
struct sp_str sp_phrase_after(struct sp_str text, size_t at);
struct sp_str sp_phrase_khmer(struct sp_str text, size_t at);

/* What word, at most SP_PHRASE_MAX + 4 bytes, is before a full stop;
 * SP_SENT_PLAIN where rules (NULL is allowed) do not know it.  Abbreviations
 * glued together are what the last of them is: "Prof.Dr". */
enum sp_sent_class sp_phrase_class(
    const struct sp_sent_rules *rules, struct sp_str word);

/* The Khmer letters of text that are no subscripts, behind its last dot. */
size_t sp_phrase_bases(struct sp_str text);

#endif
