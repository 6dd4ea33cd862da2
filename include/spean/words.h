/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WORDS_H
#define SPEAN_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/dict.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * The words of a script that writes no spaces between them: which there are
 * and what each costs, and what a word costs that is not among them.  Constant
 * and shared between threads.  Costs are -ln p in 1/100 nats.
 *
 * Text is looked up by codes: a code point of the script is the byte
 * cp - first + 1, and nothing else has a code.
 */

/* What a word is to the words around it: bits of an entry. */
enum sp_words_flag {
	SP_WORDS_CLOSED = 1, /* a function word: no stem of a derived word */
	SP_WORDS_PREFIX = 2, /* makes a noun of the stem behind it */
	SP_WORDS_AGENT = 4, /* a prefix that is a pronoun, too, namely ... */
	SP_WORDS_CLAUSE = 8, /* ... behind a word that opens a clause */
	SP_WORDS_DO = 16, /* a verb that takes a prefix as its object */
	SP_WORDS_COMPOUND = 32 /* made of words that are listed */
};

/*
 * Clusters are of 8 types, the bits of enum sp_words_type; a word that is not
 * listed is a walk over them, from SP_WORDS_OUT and back, with a cost for each
 * move and one for each cluster (a Markov chain over types, clusters
 * independent within a type).
 */
enum sp_words_type {
	SP_WORDS_SUBSCRIPT = 1,
	SP_WORDS_VOWEL = 2,
	SP_WORDS_SIGN = 4,
	SP_WORDS_OUT = 8, /* outside of the word */
	SP_WORDS_TYPES
};

struct sp_words {
	uint32_t first; /* the code point of code 1 */
	uint32_t last;
	struct sp_dict word; /* value: cost | flags << 16 */
	struct sp_dict cluster; /* value: cost */
	uint16_t move[SP_WORDS_TYPES][SP_WORDS_TYPES]; /* from, to */
	uint16_t rare; /* a cluster that is in no word known */
	uint16_t unknown; /* the first of a row of words not listed */
	uint16_t hint; /* a writer's ZWSP inside a word */
};

static inline uint32_t
sp_words_cost(uint32_t value)
{
	return value & 0xFFFF;
}

static inline unsigned
sp_words_flags(uint32_t value)
{
	return value >> 16;
}

/* The code of a code point, 0 where it has none. */
static inline unsigned char
sp_words_code(const struct sp_words *words, uint32_t cp)
{
	return cp >= words->first && cp <= words->last
	    ? (unsigned char)(cp - words->first + 1)
	    : 0;
}

/* What each code of Khmer adds to the type of its cluster. */
extern const unsigned char sp_words_types[256];

/* The type of a cluster of Khmer, by its codes. */
unsigned sp_words_type(struct sp_str codes);

/*
 * Read the two tables of a word list (corpora/words-km/README tells their
 * form): the words, and what builds the words that are not listed.  The caller
 * owns *words = {0} and gives it to sp_words_release, after failure too.
 *
 * SP_BAD_MODEL where a line is not of the form, with its number; SP_NOMEM.
 */
enum sp_status sp_words_read(struct sp_words *words, struct sp_str list,
    struct sp_str unknown, struct sp_err *err);
void sp_words_release(struct sp_words *words);

/* Flags as the table writes them: "cpadyk" (bits from the lowest), "-". */
bool sp_words_flags_read(struct sp_str text, unsigned *flags);
void sp_words_flags_write(unsigned flags, char text[8]);

/* The shipped list of Khmer, compiled in. */
extern const struct sp_words sp_words_km;

#endif
