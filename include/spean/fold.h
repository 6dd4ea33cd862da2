/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FOLD_H
#define SPEAN_FOLD_H

#include <spean/buf.h>
#include <spean/str.h>

/*
 * Append text, which is UTF-8 and canonical, to out as one would search for
 * it: case folded, one form for quotes, dashes, digits and the spellings that
 * differ between writers, no zero-width.  What comes out is not canonical;
 * normalise it again.
 */
void sp_fold_search(struct sp_str text, struct sp_buf *out);

#endif
