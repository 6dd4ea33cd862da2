/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SIDES_H
#define SPEAN_SIDES_H

#include <spean/doc.h>
#include <spean/err.h>
#include <spean/lang.h>

/*
 * Whether two documents are in the languages that they are said to be in, as
 * far as letters tell: of languages with one script they do not.
 */

/* The script that a document clearly is in, where it is not lang's (script.h);
 * NULL where it may be in lang. */
const char *sp_sides_script(
    const struct sp_doc *doc, const struct sp_lang *lang);

/*
 * SP_BAD_TEXT where a side is not in its language: then err says which, or that
 * the two are swapped, and *swapped (NULL allowed) is true.
 */
enum sp_status sp_sides_check(const struct sp_lang *const lang[2],
    const struct sp_doc *src, const struct sp_doc *tgt, bool *swapped,
    struct sp_err *err);

#endif
