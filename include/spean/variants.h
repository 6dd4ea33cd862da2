/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_VARIANTS_H
#define SPEAN_VARIANTS_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/finding.h>
#include <spean/lang.h>
#include <spean/pair.h>

/*
 * Consistency over a whole stream of pairs: the same source that is translated
 * otherwise elsewhere (SP_CHECK_SRC_VARIANT), and the same target for another
 * source (SP_CHECK_TGT_VARIANT).
 *
 * Texts are the same as text_key.h has it ("near"): case, spaces, ZWSP, signs
 * and spelling do not count.  Of the variants of a text that which stands most
 * often, or of several that which stands first, is the one to follow; each pair
 * that has another is found.  Pairs with a side without text are none of this;
 * nor, as targets, are short texts and those of numbers alone.
 *
 * What is added goes to nameless files in a folder, so memory does not grow
 * with the stream, and nothing is left behind, whatever happens.
 *
 *     v = sp_variants_new(tmpdir, lang, on, &err)
 *     sp_variants_add(v, &pair, &err)            for each pair of the stream
 *     sp_variants_walk(v, fn, ctx, &err)         once, at its end
 *     sp_variants_free(v)
 */
struct sp_variants;

/*
 * tmpdir  the folder; what is sorted may also take room where SQLite keeps its
 *         temporary files (TMPDIR)
 * lang    of source and target
 * on      the checks that are wanted, by enum sp_check, as in sp_check_opts;
 *         copied
 *
 * NULL: SP_IO where nothing can be written there, SP_NOMEM.
 */
struct sp_variants *sp_variants_new(const char *tmpdir,
    const struct sp_lang *const lang[2], const bool on[SP_CHECKS],
    struct sp_err *err);
void sp_variants_free(struct sp_variants *variants);

/*
 * Append a pair.  SP_BAD_TEXT (not UTF-8) and SP_TOO_LARGE: this pair is left
 * out, the next can come.  SP_IO where the disk is full, SP_NOMEM: the end.
 */
enum sp_status sp_variants_add(struct sp_variants *variants,
    const struct sp_pair *pair, struct sp_err *err);

struct sp_variant {
	size_t number; /* of the pair, from 0, in the order they were added */
	struct sp_pair pair; /* without what others appended (more) */
	/* Both texts as places.  Its message says how the other is translated,
	 * how often, and where first. */
	struct sp_finding finding;
	struct sp_pair other; /* the first pair that has the other variant */
	size_t here, there; /* how many pairs have this, have the other */
};

/*
 * Call fn with each finding, in the order of the pairs; a pair can have two.
 * What fn is given holds until it returns.  The walk ends where fn does not
 * return SP_OK, with its status.  SP_IO, SP_NOMEM.
 *
 * Nothing can be added after it.
 */
typedef enum sp_status sp_variants_fn(
    void *ctx, const struct sp_variant *variant, struct sp_err *err);
enum sp_status sp_variants_walk(struct sp_variants *variants,
    sp_variants_fn *fn, void *ctx, struct sp_err *err);

#endif
