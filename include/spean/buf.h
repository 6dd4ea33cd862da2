/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUF_H
#define SPEAN_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * A growing piece of text.  Start with = {0}.  It is sticky: once memory has
 * failed, further additions do nothing and `failed` stays set until a reset,
 * so a caller appends freely and tests once, with sp_buf_status.
 */
struct sp_buf {
	char *s;
	size_t n, cap;
	bool failed;
};

/* text must not stand in buf itself. */
void sp_buf_add(struct sp_buf *buf, struct sp_str text);
void sp_buf_addc(struct sp_buf *buf, char c);
void sp_buf_add_cp(struct sp_buf *buf, uint32_t cp); /* as UTF-8 */
void sp_buf_addf(struct sp_buf *buf, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for n more bytes at buf->s + buf->n, or NULL (and failed). */
char *sp_buf_room(struct sp_buf *buf, size_t n);

/* Take back all behind the first n bytes. */
void sp_buf_cut(struct sp_buf *buf, size_t n);

/* Empty, memory kept, failure forgotten. */
void sp_buf_reset(struct sp_buf *buf);
void sp_buf_release(struct sp_buf *buf);

static inline struct sp_str
sp_buf_str(const struct sp_buf *buf)
{
	return (struct sp_str){buf->s, buf->n};
}

/* The text with a NUL behind it (not counted), or NULL when failed. */
const char *sp_buf_c(struct sp_buf *buf);

/* SP_OK, or SP_NOMEM in words. */
enum sp_status sp_buf_status(const struct sp_buf *buf, struct sp_err *err);

/*
 * Grow an array: *array holds *cap elements of size bytes; make room for at
 * least need (at least half as many again).  False when memory fails; the
 * array stays as it was.  The caller frees *array.
 */
bool sp_grow(void *array, size_t *cap, size_t need, size_t size);

#endif
