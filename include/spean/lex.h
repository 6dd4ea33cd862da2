/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEX_H
#define SPEAN_LEX_H

#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * A lexicon: which words of one language translate which of another, with the
 * probabilities both ways.  Constant, and shared between threads.
 *
 * Words are numbers, from 1 on either side, in the order of their bytes; 0 is
 * NULL, the word that stands for none.  A word is spelled as lex_words.h spells
 * it.  Entries stand in rows, by the source, and again in columns:
 *
 *               tgt 0  1  2  3      row 2:    {1, …} {3, …}    by target
 *     src 0 (NULL)     ·  ·         column 1: {0, …} {2, …}    by source
 *         1         ·     ·
 *         2            ·     ·
 *
 * A word that is not listed has the entries of its stem (sp_lex_stem), which
 * are the mean of those of all listed words with that stem: stems are words of
 * the lexicon, too, written with a STAR behind.
 */
struct sp_lex;

enum sp_lex_side { SP_LEX_SRC, SP_LEX_TGT };

#define SP_LEX_NULL 0u
#define SP_LEX_NONE UINT32_MAX

/* The most entries, words of a side, and bytes of its text. */
#define SP_LEX_MAX (UINT32_C(1) << 30)

struct sp_lex_entry {
	uint32_t word; /* of the other side */
	float tgt; /* p(tgt|src) */
	float src; /* p(src|tgt) */
};

/* How many words a side has, NULL among them: all numbers are below. */
size_t sp_lex_count(const struct sp_lex *lex, enum sp_lex_side side);

/* A hash of all that it says: others have others. */
uint64_t sp_lex_id(const struct sp_lex *lex);

/* The word of a number: empty for NULL. */
struct sp_str sp_lex_word(
    const struct sp_lex *lex, enum sp_lex_side side, uint32_t id);

/* The number of a word that is listed, or SP_LEX_NONE. */
uint32_t sp_lex_find(
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_str word);

/* The same, or the number of its stem, or SP_LEX_NONE. */
uint32_t sp_lex_nearest(
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_str word);

/* The entries of a word, *n of them, sorted by the words of the other side. */
const struct sp_lex_entry *sp_lex_entries(
    const struct sp_lex *lex, enum sp_lex_side side, uint32_t id, size_t *n);

/* How many entries there are in all. */
size_t sp_lex_size(const struct sp_lex *lex);

/*
 * Open a lexicon in its binary form (lex_table.h makes it), mapped from its
 * file.  SP_IO where it cannot be read; SP_BAD_MODEL where it is none, is of
 * another version or a machine with another order of bytes, or is damaged;
 * SP_NOMEM.  NULL then.
 */
struct sp_lex *sp_lex_open(const char *path, struct sp_err *err);

/* The same of bytes in memory that malloc gave: bytes becomes the lexicon's and
 * is emptied; on failure, it stays as it is. */
struct sp_lex *sp_lex_of(struct sp_buf *bytes, struct sp_err *err);

void sp_lex_free(struct sp_lex *lex);

/*
 * The binary form, for who makes it: a head, and behind it, for each side in
 * turn, the words' places in the text (count + 1), slots of a hash table, the
 * places of the rows in the entries (count + 1), the entries; and last the text
 * of the source's and of the target's words.  Numbers are of 32 bits.
 */
#define SP_LEX_MAGIC   "spean-lex\n"
#define SP_LEX_VERSION 1u
#define SP_LEX_ORDER   0x01020304u
struct sp_lex_head {
	char magic[12]; /* SP_LEX_MAGIC, then NUL */
	uint32_t order; /* SP_LEX_ORDER */
	uint32_t version;
	uint32_t entries;
	uint32_t count[2]; /* words */
	uint32_t slots[2]; /* a power of two, at least one of them free */
	uint32_t text[2]; /* bytes */
	uint32_t spare[2]; /* 0 */
	uint64_t sum; /* XXH3-64 of all that stands behind the head */
};

/* Where a word is in the hash table: the first slot to look at. */
uint32_t sp_lex_slot(struct sp_str word, uint32_t slots);

/* The sum of what stands behind the head. */
uint64_t sp_lex_sum(struct sp_str bytes);

#endif
