/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TMX_H
#define SPEAN_TMX_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/store.h>
#include <spean/str.h>

/*
 * Translation Memory eXchange 1.4b, written so that real clients take it: UTF-8
 * without mark, DOCTYPE, all seven header attributes, exactly two tuv, source
 * first, seg on one line.
 *
 * The tuid of a unit is a hash of its place (documents, locs) and its texts:
 * the same pair has the same tuid in every export, and no two of an export have
 * the same.  The props have the names that ParaCrawl's tools read; others are
 * our own: x-document has the name of a document whose URL is known, x-date and
 * x-licence what is known of it, an x-tag each tag, and an x-column each column
 * that others appended.
 */
struct sp_tmx_opts {
	struct sp_str src_lang, tgt_lang; /* lower-case codes */
	struct sp_str version; /* of the creating tool */
	struct sp_str date; /* YYYYMMDDThhmmssZ, or empty: none is written */
	bool plain; /* no prop elements */
};

void sp_tmx_head(const struct sp_tmx_opts *opts, struct sp_buf *out);

/*
 * Append a unit.  A character that XML 1.0 does not allow, or a byte that is
 * not UTF-8, becomes a space and is counted in *replaced; TAB and the ends of
 * lines become spaces too.
 */
void sp_tmx_unit(const struct sp_tmx_opts *opts, const struct sp_found *found,
    struct sp_buf *out, size_t *replaced);
void sp_tmx_tail(struct sp_buf *out);

#endif
