/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FOLD_H
#define SPEAN_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/* The ASCII sign of a curly quotation mark or a dash; cp of all else.  The
 * angle quotes of French and Khmer have none. */
uint32_t sp_fold_sign(uint32_t cp);

/*
 * Append text, which is UTF-8 and canonical, to out as one would search for
 * it: case folded, one form for quotes, dashes, digits and the spellings that
 * differ between writers, no zero-width.  What comes out is not canonical;
 * normalise it again.  map: where it comes from (reset before), or NULL.
 *
 * True where nothing was done but to write small letters of ASCII, its digits
 * and its signs for others, each for one or two: what was plain (plain.h) is
 * so still, and canonical.
 */
bool sp_fold_search(
    struct sp_str text, struct sp_buf *out, struct sp_norm_map *map);

#endif
