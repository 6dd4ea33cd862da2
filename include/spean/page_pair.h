/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PAGE_PAIR_H
#define SPEAN_PAGE_PAIR_H

#include <stdbool.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/pair.h>
#include <spean/str.h>

/*
 * Two pages that are said to be translations of each other, as pairs: what
 * `spean build` makes of them, but with the text as the pages have it, before
 * it is normalised, so that what is found in it can be shown to who wrote it.
 *
 *     page ─extract─▶ paragraph ─norm─▶ normal ─sent─▶ sentence ─align─▶ bead
 *                         └────────────── map ────────────┘
 */
struct sp_page_pair {
	const char *tag[2]; /* of the languages, BCP 47 */
	const struct sp_lex *lex; /* or NULL */
};

/* Called for each pair in order; its strings hold during the call.  Other than
 * SP_OK ends it with this status. */
typedef enum sp_status sp_page_pair_fn(
    void *ctx, const struct sp_pair *pair, struct sp_err *err);

/*
 * Read the pages at two paths, align them, and call fn.  SP_IO where one cannot
 * be read; SP_BAD_TEXT where it has no text, or is in another language (err
 * says which); what sp_extract_page says; SP_NOMEM.
 */
enum sp_status sp_page_pair_read(const struct sp_page_pair *how,
    const char *const path[2], sp_page_pair_fn *fn, void *ctx,
    struct sp_err *err);

#endif
