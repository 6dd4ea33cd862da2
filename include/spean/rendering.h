/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_RENDERING_H
#define SPEAN_RENDERING_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/*
 * How a word or phrase that is asked for was translated, from pairs of texts
 * that have it (hits) and from others beside them (background):
 *
 *     asked   The [prime minister] spoke          hits: [Q], one word
 *     other   នាយក·រដ្ឋមន្ត្រី·បាន·និយាយ
 *              .8      .9     .1   .0              how likely Q is meant
 *
 * Words and Q are linked by IBM Model 1 in both directions (Brown et al. 1993),
 * learned here of hits and background alone, with what a lexicon says as a
 * prior (Dirichlet): so words that other words of the sentence explain are no
 * rendering, however often they stand beside it.  In each hit, the run of words
 * that is most likely meant is a candidate, with all runs within; of these the
 * hit takes one that is likely meant and stands in many hits.  So the phrase is
 * as long as it is where they agree.
 */
struct sp_rendering;

/*
 * asked, other  languages
 * lex           or NULL
 * side          of lex, that which is asked
 */
struct sp_rendering *sp_rendering_new(const struct sp_lang *asked,
    const struct sp_lang *other, const struct sp_lex *lex,
    enum sp_lex_side side, struct sp_err *err);
void sp_rendering_free(struct sp_rendering *rendering);

/*
 * Add a pair of texts: a hit, with n > 0 places of what is asked for, in order
 * and apart from each other, or background, with none.  Texts are not kept.  A
 * background of more than SP_RENDERING_WORDS words on a side is passed over; of
 * a hit the words from there on are.  SP_BAD_TEXT: not added; SP_NOMEM,
 * SP_TOO_LARGE.
 */
#define SP_RENDERING_WORDS 100
enum sp_status sp_rendering_add(struct sp_rendering *rendering,
    struct sp_str asked, const struct sp_norm_range *at, size_t n,
    struct sp_str other, struct sp_err *err);

/* A rendering. */
struct sp_rendering_phrase {
	struct sp_str text; /* as it is mostly written, without ZWSP */
	size_t count; /* hits that have it for what is asked */
	/* The log-likelihood ratio of count, against how often the phrase
	 * stands in the background (Dunning 1993). */
	double score;
};

/* Find the renderings, once all is added.  SP_NOMEM, SP_TOO_LARGE. */
enum sp_status sp_rendering_run(
    struct sp_rendering *rendering, struct sp_err *err);

/* What was found, *n of them, the best score first.  The object's own. */
const struct sp_rendering_phrase *sp_rendering_phrases(
    const struct sp_rendering *rendering, size_t *n);

/* The place of the rendering in a hit, by their number from 0 in the order of
 * addition. */
struct sp_rendering_place {
	size_t phrase; /* its number, or SP_RENDERING_NONE */
	struct sp_norm_range at; /* bytes of the other text */
	bool again; /* the texts are those of an earlier hit */
};
#define SP_RENDERING_NONE ((size_t)-1)
struct sp_rendering_place sp_rendering_place(
    const struct sp_rendering *rendering, size_t hit);

#endif
