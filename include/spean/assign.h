/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ASSIGN_H
#define SPEAN_ASSIGN_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>

/*
 * From log-odds of pairs to a one-to-one assignment.  A document has one
 * partner or none, so what speaks for one candidate speaks against the others:
 *
 *     p(i, j) = e^z(i,j) / (1 + sum over j' of e^z(i,j'))     of its row,
 *
 * the same of its column, and a pair's score is the lower of the two.  The
 * surest pairs are taken first, of equals the first; each document once.
 */
struct sp_assign {
	uint32_t src, tgt;
	double odds; /* z, in nats */
	double score; /* set by sp_assign_pairs */
};

/*
 * Keep of n pairs, each at most once, those of the assignment with a score of
 * at least `least`, sorted by src; their number is returned in *n.  rows and
 * columns are how many documents there are.  SP_NOMEM.
 */
enum sp_status sp_assign_pairs(struct sp_assign *pair, size_t *n, size_t rows,
    size_t columns, double least, struct sp_err *err);

#endif
