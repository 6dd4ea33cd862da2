/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_OUTFLOW_H
#define SPEAN_OUTFLOW_H

#include <spean/err.h>
#include <spean/str.h>

/*
 * A file of bytes that go out, compressed on the way with gzip where its name
 * ends in ".gz" and with zstd where it ends in ".zst", in memory of fixed size.
 * Like sp_out, which it writes to, it is never half a file; the same bytes in
 * make the same file, whenever that is.
 */
struct sp_outflow;

/* A path of NULL or "-" is standard output.  NULL and SP_IO where it cannot be
 * written, or SP_NOMEM. */
struct sp_outflow *sp_outflow_new(const char *path, struct sp_err *err);

/* SP_IO, SP_NOMEM. */
enum sp_status sp_outflow_write(
    struct sp_outflow *out, struct sp_str text, struct sp_err *err);

/* End, flush, check, rename.  SP_IO if any of it fails: nothing is left. */
enum sp_status sp_outflow_commit(struct sp_outflow *out, struct sp_err *err);

/* Close; what was not committed is removed.  NULL is allowed. */
void sp_outflow_free(struct sp_outflow *out);

#endif
