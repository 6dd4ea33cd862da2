/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEX_TRAIN_H
#define SPEAN_LEX_TRAIN_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex_table.h>
#include <spean/str.h>

/*
 * A lexicon from pairs of texts that say the same: sentences, entries of a
 * dictionary (lex_em.h tells how).  Stems are estimated first, and a word that
 * was seen little is like its stem.
 */
struct sp_lex_train; /* the pairs so far */

/* The most words of a text. */
#define SP_LEX_TRAIN_WORDS 256

struct sp_lex_train *sp_lex_train_new(
    const struct sp_lang *src, const struct sp_lang *tgt, struct sp_err *err);
void sp_lex_train_free(struct sp_lex_train *train);

/*
 * One more pair, which counts as much as weight says (above 0); one without a
 * word on either side is passed over.  SP_BAD_TEXT where one is not UTF-8;
 * SP_TOO_LARGE above SP_LEX_TRAIN_WORDS words; the pair is then left out.
 * SP_NOMEM.
 */
enum sp_status sp_lex_train_add(struct sp_lex_train *train, struct sp_str src,
    struct sp_str tgt, double weight, struct sp_err *err);

/*
 * Pairs from here on are another part of the texts.  Where there are parts,
 * nothing is learned of one alone: of what speaks for two words being
 * translations, the part that says most is left out, and their probability is
 * the less for it.
 */
void sp_lex_train_part(struct sp_lex_train *train);

/* How many pairs there are. */
size_t sp_lex_train_pairs(const struct sp_lex_train *train);

/* After a run: how often a word occurs on a side, 0 or 1. */
size_t sp_lex_train_count(
    const struct sp_lex_train *train, size_t side, struct sp_str word);

/*
 * Make a table (= {0}) of them, with `jobs` threads (≥ 1), the same whatever
 * their number; an entry has at least probability min one way.  SP_NOMEM.
 */
enum sp_status sp_lex_train_run(struct sp_lex_train *train, size_t jobs,
    double min, struct sp_lex_table *table, struct sp_err *err);

#endif
