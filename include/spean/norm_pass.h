/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NORM_PASS_H
#define SPEAN_NORM_PASS_H

#include <stdbool.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/khmer.h>
#include <spean/nfc.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/* One way through a text, of which the levels of norm.h are made. */
struct sp_norm_how {
	bool hints; /* ZWSP is kept between Khmer clusters */
	bool hints_foreign; /* and in other text */
	bool bare; /* no invisible character at all */
	bool ascii; /* quotes and dashes become ASCII */
	bool wide; /* plain_wide.h works here */
};

/* What it works with; the owner makes nfc and releases both. */
struct sp_norm_scratch {
	struct sp_nfc *nfc;
	struct sp_khmer run;
	/* The text that all passes are about, whole or part of it: asked for
	 * letters from right to left once it matters. */
	struct sp_str whole;
	bool rtl, rtl_known;
};

/* A new text for the passes to come. */
void sp_norm_scratch_begin(
    struct sp_norm_scratch *scratch, struct sp_str whole);

/* How much of the beginning of a text a pass would copy as it is. */
size_t sp_norm_copies(struct sp_norm_how how, struct sp_str in);

/*
 * Append to out: Khmer in order, other text in NFC, one kind of space.
 *
 * ordered  so many of its first bytes are (sp_norm_copies), if that is known
 * map    where the bytes appended come from (reset before); may be NULL
 * joint  true where marks of two scripts meet, so that all of it may not be NFC
 *
 * Returns SP_OK; SP_BAD_TEXT; SP_NOMEM.  On failure out has any part of it.
 */
enum sp_status sp_norm_pass(struct sp_norm_scratch *scratch,
    struct sp_norm_how how, struct sp_str in, size_t ordered,
    struct sp_buf *out, struct sp_norm_map *map, bool *joint,
    struct sp_err *err);

/*
 * Append to out the NFC of what a pass has made: each of its characters is NFC
 * alone.  SP_OK or SP_NOMEM.
 */
enum sp_status sp_norm_compose(struct sp_norm_scratch *scratch,
    struct sp_str in, struct sp_buf *out, struct sp_norm_map *map,
    struct sp_err *err);

#endif
