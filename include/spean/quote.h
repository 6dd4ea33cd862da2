/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_QUOTE_H
#define SPEAN_QUOTE_H

#include <spean/buf.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * Texts as messages quote them.  For lib/check and lib/store.
 */

/* Append text, which is UTF-8, without what shows nothing. */
void sp_quote_shown(struct sp_str text, struct sp_buf *out);

/* The same, cut in the middle where it is long. */
void sp_quote_short(struct sp_str text, struct sp_buf *out);

/* The same as an example of a language: in quotation marks where it writes
 * spaces between words.  `"bail"`, `នៅក្រៅឃុំ`. */
void sp_quote_as(
    const struct sp_lang *lang, struct sp_str text, struct sp_buf *out);

#endif
