/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SIMILAR_H
#define SPEAN_SIMILAR_H

#include <spean/err.h>
#include <spean/term.h>

/*
 * How much of two texts is the same, from 0 to 1: 1 - d / n, where d is the
 * least number of terms to put in, take out or exchange to make one of the
 * other (Levenshtein, 1966), and n the number of terms of the longer one.
 * Terms are clusters of Khmer and words of English (term.h), so neither case
 * nor spelling nor signs count.  Two texts without terms are the same.
 *
 * SP_TOO_LARGE where the numbers of terms multiply to more than 10^8; SP_NOMEM;
 * *similar is untouched then.
 */
enum sp_status sp_similar(const struct sp_terms *a, const struct sp_terms *b,
    double *similar, struct sp_err *err);

#endif
