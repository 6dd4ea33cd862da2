/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECKER_H
#define SPEAN_CHECKER_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/check_weights.h>
#include <spean/err.h>
#include <spean/finding.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/pair.h>
#include <spean/termlist.h>

/*
 * Consistency: what one of two texts says and the other does not.  Pairs come
 * as the pair stream has them (spean(5)), those of two documents together; each
 * is held against all checks that are asked for and look at one pair alone
 * (SP_CHECK_SRC_VARIANT and SP_CHECK_TGT_VARIANT look at all of them).
 */
struct sp_checker; /* options, models and scratch; one a thread */

struct sp_check_opts {
	const struct sp_lang *lang[2]; /* source, target */
	const struct sp_lex *lex; /* or NULL */
	const struct sp_termlist *terms; /* the glossary, or NULL */
	const struct sp_check_weights *weights; /* NULL: as learned */
	bool on[SP_CHECKS];
	double least; /* confidence; what is less is not told */
};

/* opts and what it points to are the caller's, as long as it is used. */
struct sp_checker *sp_checker_new(
    const struct sp_check_opts *opts, struct sp_err *err);
void sp_checker_free(struct sp_checker *checker);

/*
 * Check a pair, whose findings hold until the next.  SP_BAD_TEXT where a text
 * is not UTF-8; SP_TOO_LARGE; SP_NOMEM.  Then there are none.
 */
enum sp_status sp_checker_pair(
    struct sp_checker *checker, const struct sp_pair *pair, struct sp_err *err);
const struct sp_finding *sp_checker_findings(
    const struct sp_checker *checker, size_t *n);

#endif
