/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TERMLIST_H
#define SPEAN_TERMLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/inflow.h>
#include <spean/lines.h>
#include <spean/lang.h>
#include <spean/str.h>
#include <spean/term.h>

/*
 * A glossary: how terms of the source are to be translated, and how not.
 *
 *     # of courts
 *     bail<TAB>នៅក្រៅឃុំ
 *     judge<TAB>ចៅក្រម|ចៅក្រមស៊ើបអង្កេត<TAB>one who decides
 *     judge<TAB>!មេធាវី
 *
 * A line is a term of the source, its translations with | between, and, for
 * people, a note.  A translation that begins with ! is forbidden.  Several
 * lines of one term count as one.  Empty lines and those that begin with # are
 * passed over; a file may be compressed.
 *
 * Terms are those of term.h, so neither spelling nor ZWSP counts, and in a
 * tree:
 *
 *     prime ──▶ minister ──▶ of ──▶ …      a node may end a term
 *       └─────▶ time
 */
struct sp_termlist; /* read only when all is read: for any number of threads */

/* A translation of a term; of one term they are a list. */
struct sp_termlist_want {
	struct sp_str text; /* as it is written */
	const struct sp_str *word; /* its terms (term.h) */
	size_t words;
	bool forbidden;
	struct sp_termlist_want *next; /* NULL at the end */
};

struct sp_termlist_term {
	struct sp_str text; /* as it is written first */
	struct sp_termlist_want *want; /* in the order of the lines */
	bool acronym; /* as it is written, all its letters are capitals */
};

/* NULL: SP_NOMEM. */
struct sp_termlist *sp_termlist_new(struct sp_err *err);
void sp_termlist_free(struct sp_termlist *list);

/*
 * Read a glossary to what was read before.  bad (NULL allowed) is told of lines
 * without a TAB, without a term or a translation that has a letter or a digit,
 * not in UTF-8, or too long; the others are read.  Fails as sp_lines_next.
 */
#define SP_TERMLIST_WORDS 64 /* terms (term.h) of a term or a translation */
enum sp_status sp_termlist_read(struct sp_termlist *list, struct sp_inflow *in,
    sp_lines_bad_fn *bad, void *ctx, struct sp_err *err);

/* One line.  SP_OK for what is passed over in silence; SP_BAD_RECORD,
 * SP_BAD_TEXT, SP_TOO_LARGE, SP_NOMEM. */
enum sp_status sp_termlist_add(
    struct sp_termlist *list, struct sp_str line, struct sp_err *err);

/* How many terms there are. */
size_t sp_termlist_count(const struct sp_termlist *list);

/*
 * Walk the tree: the node that a word leads to from a node, of which the first
 * is SP_TERMLIST_ROOT; SP_TERMLIST_NONE where there is none.  The word's number
 * is asked for once.  A node that ends a term gives it, others NULL.
 */
#define SP_TERMLIST_ROOT 0u
#define SP_TERMLIST_NONE UINT32_MAX
uint32_t sp_termlist_word(const struct sp_termlist *list, struct sp_str word);
uint32_t sp_termlist_go(
    const struct sp_termlist *list, uint32_t node, uint32_t word);
const struct sp_termlist_term *sp_termlist_at(
    const struct sp_termlist *list, uint32_t node);

#endif
