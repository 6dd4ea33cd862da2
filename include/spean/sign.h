/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SIGN_H
#define SPEAN_SIGN_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/lang.h>
#include <spean/str.h>

/*
 * Signs of several characters that hold a terminator.  Each function gives the
 * byte behind the sign that begins at byte pos of text, or 0.
 */

/* "[12]", a mark of a footnote. */
size_t sp_sign_footnote(struct sp_str text, size_t pos);

/* "…", "..." or ". . .", but no part of a longer row of dots. */
size_t sp_sign_ellipsis(struct sp_str text, size_t pos);

/* The dots of "[...]" and "[…]", which mark an omission and end nothing. */
size_t sp_sign_omission(struct sp_str text, size_t pos);

/* A khan that is half of a lunar sign: KHMER SIGN COENG stands before or
 * behind it. */
size_t sp_sign_lunar(struct sp_str text, size_t pos);

/* A sign of abbreviation between two khans ("and so on"), or in one character.
 * lang: whose text this is. */
size_t sp_sign_abridged(
    const struct sp_lang *lang, struct sp_str text, size_t pos);

#endif
