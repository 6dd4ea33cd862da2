/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ROW_PATH_H
#define SPEAN_ROW_PATH_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/lex.h>
#include <spean/profile.h>
#include <spean/rarity.h>
#include <spean/why.h>

/*
 * The best path through the rows of two documents by their words: in a sketch,
 * what align.h does at length.  Two rows, or one and two, have the
 * log-likelihood ratio of their words by IBM Model 1 against chance, both ways,
 * as lexical.h has it; those on the path go up on both sides, and others bring
 * nothing.
 */
struct sp_row_words {
	double told; /* what the path brings, by what all would if translated */
	double covered[2]; /* the share of each side's tokens on the path */
	/* … on rows that bring about what their words would if translated. */
	double well[2];
	double head; /* what is told of the first row of both, from 0 to 1 */
};

struct sp_row_path; /* scratch, and the path of the last two; one a thread */

/* lex may be NULL: then nothing is on any path.  Both stay the caller's. */
struct sp_row_path *sp_row_path_new(const struct sp_lex *lex,
    const struct sp_rarity *rarity, struct sp_err *err);
void sp_row_path_free(struct sp_row_path *path);

/* SP_NOMEM. */
enum sp_status sp_row_path_find(struct sp_row_path *path,
    const struct sp_profile *src, const struct sp_profile *tgt,
    struct sp_row_words *words, struct sp_err *err);

/* The places on the path of the last two, which these are, and what little is
 * left between two of them, in order: the first, at most so many; their number
 * is returned. */
size_t sp_row_path_places(const struct sp_row_path *path,
    const struct sp_profile *src, const struct sp_profile *tgt,
    struct sp_why_place *place, size_t most);

#endif
