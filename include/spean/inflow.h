/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_INFLOW_H
#define SPEAN_INFLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * A stream of bytes that comes in: a file or a pipe, plain, or compressed with
 * gzip or zstd, which is told by its first bytes and undone on the way, in
 * one pass and in buffers of fixed size.
 *
 *     member 1 │ member 2 │ …        what a compressed file is made of; a
 *        ▼          ▼                plain one is a single member
 *     ░░░░░░░░ │ ░░░░░░░░ │ …        what comes out; no piece spans two
 *
 * A gzip file may have any number of members, a zstd file of frames, skippable
 * ones among them; where it begins with one of number 0x184D2A5D, that holds
 * the dictionary of the others (itself perhaps compressed).
 */
struct sp_inflow;

/* Where the bytes come from. */
struct sp_inflow_source {
	void *ctx;
	/* Read up to room bytes; *got of 0 is the end.  SP_OK or SP_IO. */
	enum sp_status (*read)(
	    void *ctx, char *to, size_t room, size_t *got, struct sp_err *err);
	/* Read on from there, of what was read first on; NULL: no way back. */
	bool (*back)(void *ctx, uint64_t offset);
};

/* NULL: no memory. */
struct sp_inflow *sp_inflow_new(
    const struct sp_inflow_source *source, struct sp_err *err);

/* The same of a file; "-" is standard input.  NULL and SP_IO where it cannot
 * be opened, or SP_NOMEM. */
struct sp_inflow *sp_inflow_open(const char *path, struct sp_err *err);
void sp_inflow_free(struct sp_inflow *in);

/*
 * What comes next, in memory that holds until the next call: at least want
 * bytes (up to SP_INFLOW_PEEK; 1: whatever is there), unless the member or the
 * stream ends before.  It stays there until it is taken.  Empty at the end.
 *
 * SP_BAD_RECORD where the compressed data is spoilt or cut, once, behind all
 * that was read before: err says where.  The next call goes on with the next
 * member of gzip or zstd that is found and begins with "WARC/", or is at the
 * end.  SP_IO and SP_NOMEM end the stream.
 */
#define SP_INFLOW_PEEK ((size_t)4 << 10)
enum sp_status sp_inflow_peek(struct sp_inflow *in, size_t want,
    struct sp_str *piece, struct sp_err *err);

/* Take n bytes of the piece that was given last. */
void sp_inflow_take(struct sp_inflow *in, size_t n);

/* Where the next byte stands, of what comes out, from 0. */
uint64_t sp_inflow_offset(const struct sp_inflow *in);

/*
 * Where in the file the member of the piece given last begins; at the end, how
 * long the file is, and of a fault, where the member begins.  Of a plain file:
 * the offset of the next byte.
 */
uint64_t sp_inflow_member(const struct sp_inflow *in);

/* True for a file that is not compressed; known after the first piece. */
bool sp_inflow_is_plain(const struct sp_inflow *in);

/* True where the fault that was told last is in no member that something came
 * out of: what was read before it is whole. */
bool sp_inflow_is_between(const struct sp_inflow *in);

/*
 * Go back, in a plain file that can be read at any place, to a byte that was
 * taken before.  False where that cannot be done.
 */
bool sp_inflow_back(struct sp_inflow *in, uint64_t offset);

/*
 * The whole rest, appended to out.  SP_TOO_LARGE above max bytes, and nothing
 * is appended; SP_BAD_RECORD where it is spoilt: what was read before stands in
 * out.  SP_IO, SP_NOMEM.
 */
enum sp_status sp_inflow_all(
    struct sp_inflow *in, size_t max, struct sp_buf *out, struct sp_err *err);

/* The same for a file from beginning to end. */
enum sp_status sp_inflow_file(
    const char *path, size_t max, struct sp_buf *out, struct sp_err *err);

#endif
