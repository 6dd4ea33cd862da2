/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_IGNORES_H
#define SPEAN_IGNORES_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/finding.h>
#include <spean/inflow.h>
#include <spean/lines.h>
#include <spean/pair.h>

/*
 * Findings that somebody has looked at and wants no more of: a table, which is
 * written, read and edited by hand.
 *
 *     check  src_doc  tgt_doc  what  message
 *
 * with TABs between.  check is a name, or * for any.  what is
 *
 *   =HASH   one finding: the check, both texts and the places in them, as 32
 *           hexadecimal digits.  Lines that are written have it.  It holds
 *           wherever that pair stands: the other columns are for people, so
 *           nothing is lost where sentences move or documents have other
 *           names.  Where either text is changed, the finding is back.
 *   a text  findings whose place in the source or in the target is this text
 *           (ZWSP does not count), in these documents
 *   *       all findings, in these documents
 *
 * A document may be *, for any, and so are columns that are left out at the
 * end.  Lines to write by hand:
 *
 *     number<TAB>budget.en.txt          no numbers of that document
 *     name<TAB>*<TAB>*<TAB>Sok San      never about this name
 *     *<TAB>*<TAB>old.km.txt            nothing of that translation
 *
 * A line of nothing but * is bad: there is -c to have checks not made.  Empty
 * lines and those that begin with # are passed over; a file may be compressed.
 */
struct sp_ignores; /* what was read, and scratch; one a thread */

struct sp_ignores *sp_ignores_new(struct sp_err *err);
void sp_ignores_free(struct sp_ignores *ignores);

/*
 * Read a table to what was read before.  bad (NULL allowed) is told of lines
 * that are none: an unknown check, a hash of other length, not UTF-8, too long;
 * the others are read.  Fails as sp_lines_next.
 */
enum sp_status sp_ignores_read(struct sp_ignores *ignores, struct sp_inflow *in,
    sp_lines_bad_fn *bad, void *ctx, struct sp_err *err);

/* One line.  SP_OK for what is passed over in silence; SP_BAD_RECORD,
 * SP_BAD_TEXT, SP_NOMEM. */
enum sp_status sp_ignores_add(
    struct sp_ignores *ignores, struct sp_str line, struct sp_err *err);

/* *has: a line that was read has this finding of this pair.  SP_NOMEM. */
enum sp_status sp_ignores_has(struct sp_ignores *ignores,
    const struct sp_pair *pair, const struct sp_finding *finding, bool *has,
    struct sp_err *err);

/* Append the line of a finding, with LF; nothing where that was written
 * before.  What was read makes no difference.  SP_NOMEM. */
enum sp_status sp_ignores_write(struct sp_ignores *ignores,
    const struct sp_pair *pair, const struct sp_finding *finding,
    struct sp_buf *out, struct sp_err *err);

/* What a file of them begins with: a comment that says what it is. */
extern const char sp_ignores_head[];

#endif
