/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SPELT_H
#define SPEAN_SPELT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/str.h>

/*
 * A Khmer text in which spellings are looked for as they stand, whatever spaces
 * and zero-width characters writers put within: a byte for each of its
 * characters but those, and where they come from.  Start with = {0}.
 */
struct sp_spelt {
	struct sp_buf code;
	uint32_t *at; /* where each begins in the text that was set */
	size_t cap;
	bool stands[256]; /* by code: in the text */
	struct sp_buf wanted; /* scratch */
};

/* A place in the text that was set. */
struct sp_spelt_place {
	size_t start, end;
};

/* Set the text, canonical (norm.h), of less than 4 GiB.  False when memory
 * fails. */
bool sp_spelt_set(struct sp_spelt *spelt, struct sp_str text);

/* Has the text that was set a letter of ASCII? */
bool sp_spelt_has_latin(const struct sp_spelt *spelt);

/*
 * The first place of a spelling in Khmer letters: whole clusters, so that none
 * begins or ends within one.  False where there is none, or when memory has
 * failed (wanted.failed).
 */
bool sp_spelt_find(struct sp_spelt *spelt, struct sp_str spelling,
    struct sp_spelt_place *place);

void sp_spelt_release(struct sp_spelt *spelt);

#endif
