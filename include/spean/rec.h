/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_REC_H
#define SPEAN_REC_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Records: lines (or NUL-ended pieces) of a stream, and their fields between
 * TABs, as spean(5) defines them.
 */

struct sp_reader; /* reads a file descriptor through one growing buffer */

/* end is '\n' or '\0'.  The descriptor stays the caller's.  NULL: no memory. */
struct sp_reader *sp_reader_new(int fd, char end);
void sp_reader_free(struct sp_reader *reader);

/*
 * The next record without its end, in memory that holds until the next call.
 * The last record may lack its end.  False at the end of the stream, and on
 * failure: then err->status is SP_IO or SP_NOMEM, else SP_OK.
 */
bool sp_reader_next(
    struct sp_reader *reader, struct sp_str *rec, struct sp_err *err);

/* The number of the record that sp_reader_next gave last, from 1. */
size_t sp_reader_line(const struct sp_reader *reader);

/*
 * Cut rec into its fields: the first max of them into field; the last place
 * takes the whole rest, TABs and all.  Returns how many were filled.
 */
size_t sp_rec_split(struct sp_str rec, struct sp_str *field, size_t max);

/* Field k (from 1) of rec.  False where rec has fewer. */
bool sp_rec_field(struct sp_str rec, size_t k, struct sp_str *field);

/* Append text with TAB, LF, NUL and the other controls made spaces. */
void sp_rec_add_text(struct sp_buf *out, struct sp_str text);

#endif
