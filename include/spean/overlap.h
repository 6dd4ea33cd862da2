/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_OVERLAP_H
#define SPEAN_OVERLAP_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/map.h>
#include <spean/store.h>
#include <spean/str.h>
#include <spean/text_key.h>

/*
 * Texts that others must not have, such as those of a test set: two are the
 * same as SP_DEDUP_NEAR has it.  They are kept by a hash of 128 bits (XXH3), in
 * some 80 bytes each.
 */
struct sp_overlap {
	struct sp_terms terms;
	struct sp_map texts;
	struct sp_buf key;
};

/* Start with = {0}; end with sp_overlap_release in any case. */
enum sp_status sp_overlap_init(struct sp_overlap *overlap, struct sp_err *err);
void sp_overlap_release(struct sp_overlap *overlap);

/* Note a text with a mark above 0; of more marks the highest counts.  Texts
 * without letter and digit are none.  SP_BAD_TEXT, SP_TOO_LARGE, SP_NOMEM. */
enum sp_status sp_overlap_add(struct sp_overlap *overlap, struct sp_str text,
    size_t mark, struct sp_err *err);

/* The higher of the marks of both texts of a pair; 0 where none is noted. */
enum sp_status sp_overlap_find(struct sp_overlap *overlap,
    const struct sp_pair *pair, size_t *mark, struct sp_err *err);

#endif
