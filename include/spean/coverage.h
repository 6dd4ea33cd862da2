/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_COVERAGE_H
#define SPEAN_COVERAGE_H

#include <spean/buf.h>
#include <spean/doc.h>
#include <spean/docset.h>
#include <spean/err.h>
#include <spean/pairing.h>

/*
 * What two collections have of each other: which documents have no partner, and
 * how many of each source and month have one.
 *
 * The day of a document is that of its "@date" record.  Its source is told by
 * "@url", "@canonical" and its id (source.h).  What is not known is "-".
 */

/* Append the source of a document. */
void sp_coverage_source(const struct sp_doc *doc, struct sp_buf *out);

/*
 * Append a record for each document that is in no pair, those of the source
 * first, each side by the bytes of the ids:
 *
 *     side TAB doc TAB date TAB source TAB sentences
 *
 * where side is "src" or "tgt".  SP_IO, SP_NOMEM.
 */
enum sp_status sp_coverage_unpaired(const struct sp_docset *const set[2],
    const struct sp_docpairs *pairs, struct sp_buf *out, struct sp_err *err);

/*
 * Append a record for each source and month, sorted by their bytes:
 *
 *     source TAB month TAB src TAB tgt TAB pairs TAB share
 *
 * how many documents either side has, how many of src are in a pair, and what
 * share of them that is ("-" where src has none).  SP_IO, SP_NOMEM.
 */
enum sp_status sp_coverage_count(const struct sp_docset *const set[2],
    const struct sp_docpairs *pairs, struct sp_buf *out, struct sp_err *err);

#endif
