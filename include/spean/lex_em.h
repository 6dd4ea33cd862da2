/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEX_EM_H
#define SPEAN_LEX_EM_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>

/*
 * Which words of pairs of sentences translate which: IBM Model 1 (Brown et al.
 * 1993) both ways, by expectation-maximisation, with a preference for words
 * that stand at about the same place of either sentence (after Dyer, Chahuneau
 * & Smith 2013).  Knows words by number alone.
 *
 * Only what stands together in some pair has a probability:
 *
 *          tgt 0  1  2  3           rows        columns, the same turned
 *     src 0    ·  ·                 0: 0 1      0: 0 2
 *         1       ·  ·              1: 1 2      1: 0 1
 *         2    ·        ·           2: 0 3      …
 */
struct sp_lex_em_side {
	uint32_t types; /* words are numbers below */
	const uint32_t
	    *token; /* the words of all pairs, one pair after the other */
	const uint32_t *first; /* of pair p: [first[p], first[p + 1]) */
};

struct sp_lex_em_opts {
	size_t rounds;
	size_t jobs; /* threads, ≥ 1; the result does not depend on them */
	double null; /* the share of words that translate none, at first */
	double diagonal; /* places a whole sentence apart: e^-diagonal */
	double prior; /* so many occurrences is the prior worth */
	/* The group of each pair, pairs of a group one behind the other; NULL:
	 * they are in none.  A prior's pairs are in groups, too, then. */
	const uint32_t *group;
};

/* What comes out, in rows sorted by src and then tgt. */
struct sp_lex_em {
	size_t n; /* of all rows */
	size_t *row; /* of src word e: [row[e], row[e + 1]) */
	uint32_t *tgt;
	float *p[2]; /* p(src|tgt), p(tgt|src) */
	/* Of each of them the share that is left when the group that says most
	 * for it is left out: 0 where no other does.  NULL without groups. */
	float *kept[2];
	float *null[2]; /* by word: p(word|NULL) */
};

/* A model of classes of the words, which tells the words of what they have seen
 * little: p(tgt|src) is drawn to the share of tgt in its class times
 * p(class of tgt|class of src), and begins there. */
struct sp_lex_em_prior {
	const struct sp_lex_em *em;
	const uint32_t *class[2]; /* by word */
	const float *share[2]; /* by word: its share of the class */
};

/*
 * Estimate em, which sp_lex_em_release frees (after failure too), from n pairs;
 * weight tells how much each counts.  prior may be NULL.  SP_NOMEM.
 */
enum sp_status sp_lex_em_run(struct sp_lex_em *em,
    const struct sp_lex_em_side side[2], const float *weight, size_t n,
    const struct sp_lex_em_opts *opts, const struct sp_lex_em_prior *prior,
    struct sp_err *err);
void sp_lex_em_release(struct sp_lex_em *em);

#endif
