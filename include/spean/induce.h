/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_INDUCE_H
#define SPEAN_INDUCE_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/str.h>

/*
 * The lexicon that texts bring with them: what the beads of a first alignment
 * say of their words, for a second one.
 *
 *     pairs, document by document ──▶ beads to trust ──▶ words ──┐
 *     a lexicon, or none ────────────────────────────────────────┴──▶ lexicon
 *
 * A bead whose words were learned of it alone would be sure of itself, right or
 * wrong, so nothing is: beads that stand together are a part of the texts, and
 * what only one part says is left out (lex_train.h).  Fewer than
 * SP_INDUCE_MIN sure beads bring nothing, whatever they say.
 *
 * It knows pair streams and lexicons, and nothing of how beads are found.
 */
struct sp_induce; /* the beads so far */

#define SP_INDUCE_MIN 50

/* lex  of lang, or NULL; it stays the caller's, as long as the object is used.
 * NULL when memory fails. */
struct sp_induce *sp_induce_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err);
void sp_induce_free(struct sp_induce *induce);

/* Add the pair stream of one document (spean(5)), as sp_align_docs appends it;
 * what is no record is passed over.  SP_NOMEM. */
enum sp_status sp_induce_add(
    struct sp_induce *induce, struct sp_str pairs, struct sp_err *err);

/*
 * Make a lexicon of the beads and of lex together, which sp_lex_free frees;
 * NULL where they say nothing that lex does not.  The order in which documents
 * were added counts, the number of threads (≥ 1) does not.  SP_NOMEM;
 * SP_TOO_LARGE.
 */
enum sp_status sp_induce_run(struct sp_induce *induce, size_t jobs,
    struct sp_lex **lex, struct sp_err *err);

#endif
