/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TERM_H
#define SPEAN_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/*
 * What a text is searched by.  The text is normalised as for a search (norm.h:
 * SP_NORM_SEARCH, without ZWSP) and cut into terms:
 *
 *  - of a script that writes no spaces between words (Khmer, Thai, Lao,
 *    Burmese, Han, Kana), each cluster: a letter with all that is written on
 *    it.  Where words begin depends on what stands around them, where clusters
 *    begin does not: so the terms of a part of a text are part of the terms of
 *    the text, whatever is searched for.
 *  - else the words and numbers of word.h.
 *
 * Spaces and signs are no terms; LEK TOO, which repeats a word, is one.
 */
struct sp_term {
	uint32_t start, end; /* bytes of the normal text */
	bool cluster;
	bool joined; /* a cluster, with nothing between it and that before */
};

struct sp_term_tools; /* a normaliser and a breaker */

struct sp_terms {
	struct sp_term *at;
	size_t n, cap;
	struct sp_buf normal;
	struct sp_norm_map map; /* normal to the text that was read */
	struct sp_term_tools *tools;
};

/* Start with = {0}; end with sp_terms_release in any case.  One a thread. */
enum sp_status sp_terms_init(struct sp_terms *terms, struct sp_err *err);
void sp_terms_release(struct sp_terms *terms);

/*
 * The terms of text, in place of those of before; mapped: with the map, which
 * is as it was without.  SP_BAD_TEXT where it is not UTF-8, SP_TOO_LARGE above
 * 512 MiB, SP_NOMEM: no terms then.
 */
enum sp_status sp_terms_read(struct sp_terms *terms, struct sp_str text,
    bool mapped, struct sp_err *err);

/* True where a look at the bytes of a text tells that it is canonical, so that
 * its normal text is what sp_fold_search makes of it, and may be again. */
bool sp_terms_is_plain(const struct sp_terms *terms, struct sp_str text);

/* The two steps of that: the normal text, without terms; and its terms. */
enum sp_status sp_terms_fold(struct sp_terms *terms, struct sp_str text,
    bool mapped, struct sp_err *err);
enum sp_status sp_terms_cut(struct sp_terms *terms, struct sp_err *err);

static inline struct sp_str
sp_terms_text(const struct sp_terms *terms, size_t i)
{
	return (struct sp_str){terms->normal.s + terms->at[i].start,
	    terms->at[i].end - terms->at[i].start};
}

#endif
