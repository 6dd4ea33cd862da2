/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PROFILE_H
#define SPEAN_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/day.h>
#include <spean/doc.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/rarity.h>

/*
 * What is kept of a document to find its translation by, in a few bytes a word:
 *
 *     row i ──▶ words [first[i], first[i + 1]), by number in the lexicon
 *     facts: what numbers, dates and names say (fact.h), and the words in Latin
 *     letters, which a text in other letters may have kept
 *
 * A row is a sentence; in a document of more than SP_PROFILE_ROWS, so many of
 * them that there are no more rows.
 */
#define SP_PROFILE_ROWS 256u

/* How many sentences a row of a document of so many has. */
static inline uint32_t
sp_profile_unit(uint32_t sentences)
{
	return sentences ? 1 + (sentences - 1) / SP_PROFILE_ROWS : 1;
}

struct sp_profile_fact {
	/* The hash of its key, and of the one that may be meant instead. */
	uint64_t key[2];
	float share; /* of the sentences of any text that say so */
	uint8_t kind; /* the first byte of the key */
	uint8_t count; /* how often it is said, at most 255 */
};

struct sp_profile {
	uint32_t sentences; /* that have text */
	uint32_t rows;
	uint32_t words; /* tokens, known to the lexicon or not */
	uint32_t chars;
	uint32_t *first; /* rows + 1 */
	uint32_t *word; /* SP_LEX_NONE for one that is not in the lexicon */
	struct sp_profile_fact *fact; /* by key, each once */
	uint32_t facts;
	/* The second keys of facts that may be meant otherwise, in order. */
	uint64_t *second;
	uint32_t seconds;
	uint64_t text; /* a hash of all of its text */
	bool dated;
	struct sp_day day; /* of the document */
};

/* Rules and scratch; one a thread. */
struct sp_profiler;

/* lex may be NULL: then no words are known.  All stay the caller's. */
struct sp_profiler *sp_profiler_new(const struct sp_lang *lang,
    enum sp_lex_side side, const struct sp_lex *lex,
    const struct sp_rarity *rarity, struct sp_err *err);
void sp_profiler_free(struct sp_profiler *profiler);

/* Tell fn of the key of each word and fact (rarity.h) from now on, for those
 * who make statistics; it holds during the call. */
typedef void sp_profile_said_fn(void *ctx, struct sp_str key);
void sp_profiler_watch(
    struct sp_profiler *profiler, sp_profile_said_fn *fn, void *ctx);

/* Fill profile, which is {0}, from a document whose text parts are sentences
 * and canonical (norm.h).  Text that is not UTF-8 has no words.  SP_NOMEM. */
enum sp_status sp_profile_read(struct sp_profiler *profiler,
    const struct sp_doc *doc, struct sp_profile *profile, struct sp_err *err);
void sp_profile_release(struct sp_profile *profile);

#endif
