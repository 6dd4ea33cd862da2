/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LINES_H
#define SPEAN_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/inflow.h>
#include <spean/str.h>

/*
 * The lines of a stream that may be compressed, without their ends (LF or CR
 * LF) and without the mark that some put before the first.  Start with
 * {.in = …}.
 */
#define SP_LINES_MAX ((size_t)64 << 20) /* bytes of a line */

struct sp_lines {
	struct sp_inflow *in; /* stays the caller's */
	struct sp_buf line;
	size_t number; /* of the line given last, from 1 */
};
void sp_lines_release(struct sp_lines *lines);

/*
 * The next line, in memory that holds until the next call.  False at the end,
 * and on failure: then err->status is SP_TOO_LARGE, SP_BAD_RECORD (spoilt
 * compression), SP_IO or SP_NOMEM, else SP_OK.
 */
bool sp_lines_next(
    struct sp_lines *lines, struct sp_str *line, struct sp_err *err);

/* What takes a line of a table into an object, and what is told of a line that
 * is none: its number, and what is wrong with it. */
typedef enum sp_status sp_lines_take_fn(
    void *to, struct sp_str line, struct sp_err *err);
typedef void sp_lines_bad_fn(void *ctx, size_t line, const struct sp_err *err);

/*
 * Hand all lines to take.  A record status tells bad (NULL allowed) of the
 * line, and the others are taken; any other ends it.  Fails as sp_lines_next.
 */
enum sp_status sp_lines_each(struct sp_inflow *in, sp_lines_take_fn *take,
    void *to, sp_lines_bad_fn *bad, void *ctx, struct sp_err *err);

#endif
