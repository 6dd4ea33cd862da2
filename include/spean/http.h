/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTTP_H
#define SPEAN_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * An HTTP response as it is kept in files: status line, header, body (RFC 9112,
 * RFC 9110), read as generously as browsers do.
 */
enum sp_http_coding {
	SP_HTTP_PLAIN,
	SP_HTTP_GZIP,
	SP_HTTP_DEFLATE, /* with the frame of zlib or without */
	SP_HTTP_ZSTD,
	SP_HTTP_OTHER /* one that cannot be undone: br, … */
};

#define SP_HTTP_CODINGS 4

struct sp_http {
	unsigned status; /* 100 to 999 */
	char type[96]; /* "text/html", lower case; empty where none is given */
	char charset[64]; /* lower case, or empty */
	bool chunked;
	size_t codings; /* how many, in the order in which they were done */
	enum sp_http_coding coding[SP_HTTP_CODINGS];
	char unknown[32]; /* the name of one that is SP_HTTP_OTHER */
};

/* A header is no larger than this. */
#define SP_HTTP_HEAD_MAX ((size_t)1 << 20)

/*
 * Read the head of a response.
 *
 * text  its beginning; all of it where `all` is true
 * *n    where the body begins; 0: the head goes on behind text
 *
 * Interim responses (status 1xx) before it are passed over.  SP_BAD_RECORD
 * where text is no response, or its head too large.
 */
enum sp_status sp_http_head(struct sp_str text, bool all, struct sp_http *http,
    size_t *n, struct sp_err *err);

/* The type and charset of a Content-Type into http. */
void sp_http_type(struct sp_str value, struct sp_http *http);

/*
 * Make the body what the server meant to send: chunks joined, content codings
 * undone, as far as it has them; bodies often say so that have been decoded
 * already.  body is changed in place, other is scratch.
 *
 * SP_TOO_LARGE where it is larger than max bytes then; SP_BAD_TEXT where a
 * coding is spoilt or cut: body has what could be read.  SP_UNKNOWN for
 * SP_HTTP_OTHER; SP_NOMEM.
 */
enum sp_status sp_http_body(const struct sp_http *http, size_t max,
    struct sp_buf *body, struct sp_buf *other, struct sp_err *err);

#endif
