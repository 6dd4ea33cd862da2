/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_UNZIP_H
#define SPEAN_UNZIP_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Undoes compression piece by piece.  The only door to zlib and zstd.
 *
 * A stream of SP_UNZIP_GZIP or SP_UNZIP_ZSTD is made of members (zstd calls
 * them frames), each of which ends by itself.  A zstd frame of a window above
 * 128 MiB is refused; smaller ones take as much memory as their window.
 */
enum sp_unzip_form {
	SP_UNZIP_GZIP,
	SP_UNZIP_ZLIB,
	SP_UNZIP_DEFLATE, /* what is within the other two, without a frame */
	SP_UNZIP_ZSTD
};

struct sp_unzip;
struct sp_unzip *sp_unzip_new(enum sp_unzip_form form, struct sp_err *err);
void sp_unzip_free(struct sp_unzip *unzip);

/* Forget what was read: a member begins. */
void sp_unzip_reset(struct sp_unzip *unzip);

/* The dictionary of the zstd frames to come, which is copied.  SP_BAD_TEXT
 * where it is none; SP_NOMEM. */
enum sp_status sp_unzip_dict(
    struct sp_unzip *unzip, struct sp_str dict, struct sp_err *err);

/*
 * Read of *in, which becomes the rest, and write to out, up to room bytes;
 * *made of them were written.  Goes on until the input or the room is used up,
 * or the member has ended: then *end is true and *in begins behind it.
 *
 * SP_BAD_TEXT for bytes that are not of the form: what was made before stands
 * in out, which is the same in whatever pieces the bytes come.  SP_NOMEM.
 */
enum sp_status sp_unzip_step(struct sp_unzip *unzip, struct sp_str *in,
    char *out, size_t room, size_t *made, bool *end, struct sp_err *err);

/*
 * All members of a text at once, appended to out.  SP_TOO_LARGE where they
 * are more than max bytes; SP_BAD_TEXT where they are spoilt or cut: in both
 * cases out has what was read before.  SP_NOMEM.
 */
enum sp_status sp_unzip_all(enum sp_unzip_form form, struct sp_str in,
    size_t max, struct sp_buf *out, struct sp_err *err);

#endif
