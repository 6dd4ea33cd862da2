/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SIDES_H
#define SPEAN_SIDES_H

#include <spean/doc.h>
#include <spean/docset.h>
#include <spean/err.h>
#include <spean/lang.h>

/*
 * Whether two documents are in the languages that they are said to be in, as
 * far as letters tell and, of languages with one script, their records.
 */

/* The script that a document clearly is in, where it is not lang's (script.h);
 * NULL where it may be in lang. */
const char *sp_sides_script(
    const struct sp_doc *doc, const struct sp_lang *lang);

/* The language that more than half of a document's text is in, as its records
 * say, where that has no entry (lang.h) and lang has: in English, a page that
 * spean-extract has found to be French.  Else empty. */
struct sp_str sp_sides_lang(
    const struct sp_doc *doc, const struct sp_lang *lang);

/*
 * SP_BAD_TEXT where a side is not in its language: then err says which, or that
 * the two are swapped, and *swapped (NULL allowed) is true.
 */
enum sp_status sp_sides_check(const struct sp_lang *const lang[2],
    const struct sp_doc *src, const struct sp_doc *tgt, bool *swapped,
    struct sp_err *err);

/*
 * The same of all the documents of two collections together, by their letters
 * alone: SP_BAD_TEXT where those of a side are clearly not in its language.
 * SP_IO, SP_NOMEM.
 */
enum sp_status sp_sides_check_all(const struct sp_lang *const lang[2],
    const struct sp_docset *const set[2], bool *swapped, struct sp_err *err);

#endif
