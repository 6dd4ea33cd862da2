/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_RARITY_H
#define SPEAN_RARITY_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/str.h>

/*
 * How often things are said in texts of two languages, from the statistics of
 * spean(5): lines that may stand in any order and add up,
 *
 *     lang TAB key TAB count
 *
 * where a key is that of a fact (fact.h), '~' and a word in Latin letters, '='
 * and a word as a lexicon spells it, or, for all of the text, "*" its sentences
 * and "+" its words.
 */
#define SP_RARITY_WORD      '='
#define SP_RARITY_LATIN     '~'
#define SP_RARITY_SENTENCES "*"
#define SP_RARITY_WORDS     "+"

struct sp_rarity; /* constant once it is finished; shared */

/* lex (or NULL) stays the caller's, as long as the object is used. */
struct sp_rarity *sp_rarity_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_rarity_free(struct sp_rarity *rarity);

/* Take a line; of other languages it says nothing.  SP_BAD_RECORD, SP_BAD_TEXT,
 * SP_NOMEM. */
enum sp_status sp_rarity_take(
    struct sp_rarity *rarity, struct sp_str rec, struct sp_err *err);

/* No more lines come. */
void sp_rarity_finish(struct sp_rarity *rarity);

/* The share of each word of a side of all words, by its number in the lexicon;
 * NULL without one. */
const float *sp_rarity_words(
    const struct sp_rarity *rarity, enum sp_lex_side side);

/* The hash by which a key is known. */
uint64_t sp_rarity_hash(struct sp_str key);

/* In what share of sentences of either language a key is said; usual is that of
 * things of its kind, and counts as much as so many sentences. */
#define SP_RARITY_PRIOR 500.
double sp_rarity_share(
    const struct sp_rarity *rarity, uint64_t hash, double usual);

#endif
