/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NORM_CUT_H
#define SPEAN_NORM_CUT_H

#include <stddef.h>

#include <spean/str.h>

/*
 * Where a long text can be normalised in parts: the first place, at or behind
 * byte from, between two characters that no rule of the levels canon and search
 * looks across.  text.n where there is none.
 *
 * What becomes of the parts, put together, is what becomes of the whole, but
 * for marks of direction, which stay where any part has a letter from right to
 * left.  text is UTF-8.
 */
size_t sp_norm_cut(struct sp_str text, size_t from);

#endif
