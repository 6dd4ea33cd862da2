/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ASSIGN_H
#define SPEAN_ASSIGN_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>

/*
 * From log-odds of pairs to a one-to-one assignment.  A document has one
 * partner or none, so what speaks for one candidate speaks against the others,
 * unless they have partners themselves.  Where w(i,j) = e^z(i,j), a set of
 * pairs, each document in one at most, is as likely as the product of theirs;
 * a pair's score is the probability that it is in the set.
 *
 * It is worked out by messages between documents (belief propagation on the
 * monomer-dimer model, whose fixed point is the only one: Bayati, Gamarnik,
 * Katz, Nair, Tetali 2007; exact where candidates form no ring):
 *
 *     m(i→j) = 1 / (1 + sum over k ≠ j of w(i,k) m(k→i))      i is free for j
 *     p(i, j) = w m(i→j) m(j→i) / (1 + w m(i→j) m(j→i))
 *
 * The surest pairs are taken first, of equals the first; each document once.
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
