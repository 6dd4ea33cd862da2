/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LIKENESS_H
#define SPEAN_LIKENESS_H

#include <spean/err.h>
#include <spean/lex.h>
#include <spean/profile.h>
#include <spean/rarity.h>
#include <spean/why.h>

/*
 * How much two documents are like a text and its translation, by what is kept
 * of them (profile.h).
 *
 * Words: each two rows have the log-likelihood ratio of their words by IBM
 * Model 1 against chance, both ways, as lexical.h has it; a monotone path
 * through the rows gathers what is above a threshold. Facts: what both say, and
 * what only one does, each by the odds that it would be so in two documents
 * that belong together and in two that do not.
 */
struct sp_likeness {
	double strength; /* nats over the path, by √(tokens · tokens) */
	double told; /* … by what a translation would be expected to have */
	double covered[2]; /* the share of each side's tokens on the path */
	double numbers; /* nats for the numbers and dates */
	double names; /* nats for the names and words in Latin letters */
	double lacking; /* numbers and dates of one side alone */
	/* Words in Latin letters of a text in others that its partner has not:
	 * a translation keeps those of the original. */
	double strange;
	double length; /* ln of the ratio of their characters */
	double rows; /* √(sentences · sentences) */
};

struct sp_liken; /* scratch; one a thread */

/* lex may be NULL; all stay the caller's. */
struct sp_liken *sp_liken_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, const struct sp_rarity *rarity,
    struct sp_err *err);
void sp_liken_free(struct sp_liken *liken);

/* SP_NOMEM. */
enum sp_status sp_liken_two(struct sp_liken *liken,
    const struct sp_profile *src, const struct sp_profile *tgt,
    struct sp_likeness *likeness, struct sp_err *err);

/* The places on the path of the last two, which these are, and what little is
 * left between two of them, in order: the first, at most so many; their number
 * is returned. */
size_t sp_liken_places(const struct sp_liken *liken,
    const struct sp_profile *src, const struct sp_profile *tgt,
    struct sp_why_place *place, size_t most);

#endif
