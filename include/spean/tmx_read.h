/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TMX_READ_H
#define SPEAN_TMX_READ_H

#include <spean/err.h>
#include <spean/import.h>
#include <spean/inflow.h>

/*
 * Translation Memory eXchange, 1.1 to 1.4b, as others write it.
 *
 * Of each tu the tuv in the two languages are taken, in whatever order and
 * among whatever others: xml:lang or lang, any case; one that has the very tag
 * goes before one with a region besides, else the first.  Of its seg the text
 * is taken, and what stands in hi, sub and elements that TMX does not have;
 * bpt, ept, it, ph and ut hold code and are left out, and a space that stands
 * on both sides of them is one.  An end of line, with the white space around
 * it, is one space, and none at the ends of a seg.
 *
 * Of the props those are read that sp_tmx_unit writes, ParaCrawl's among them:
 *
 *   in tu   score-aligner, or score-bicleaner-ai, score-bicleaner,
 *           score-bleualign, score-hunalign, x-score, score: the first of this
 *           list that is a number from 0 to 1 (none: 1); x-column, in turn
 *   in tuv  x-document or source-document (where both stand, the second is the
 *           URL of the first), paragraph-id
 */
/* A unit with a longer seg is bad; so much is kept of its columns: those from
 * the first on that there is no room for are left out. */
#define SP_TMX_SEG_MAX  ((size_t)16 << 20)
#define SP_TMX_PROP_MAX ((size_t)64 << 10) /* a longer other prop is left out */

/*
 * Read a file to its end.  Statuses as sp_xml_read, or SP_BAD_TEXT where it is
 * XML, but not TMX: import->line says where.  What was handed on before is to
 * be undone then by whoever wants all or nothing.
 */
enum sp_status sp_tmx_read(
    struct sp_import *import, struct sp_inflow *in, struct sp_err *err);

#endif
