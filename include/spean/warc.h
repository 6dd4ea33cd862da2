/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_WARC_H
#define SPEAN_WARC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/inflow.h>
#include <spean/str.h>

/*
 * Reads WARC files (ISO 28500; versions 0.17 to 1.1) record by record, from a
 * stream that may be compressed, and holds no more of them than a header.
 *
 *     WARC/1.0 CRLF  (field: value CRLF)…  CRLF  content  CRLF CRLF
 */
enum sp_warc_kind {
	SP_WARC_OTHER,
	SP_WARC_RESPONSE,
	SP_WARC_RESOURCE,
	SP_WARC_REQUEST,
	SP_WARC_METADATA,
	SP_WARC_WARCINFO,
	SP_WARC_REVISIT,
	SP_WARC_CONVERSION,
	SP_WARC_CONTINUATION
};

/* The texts hold until the next record; what a record does not say is empty. */
struct sp_warc_rec {
	size_t number; /* in the file, from 1; bad ones count too */
	uint64_t offset; /* in the file: of its member, or of itself in plain */
	uint64_t length; /* there, up to what follows; 0: not known */
	enum sp_warc_kind kind;
	struct sp_str type; /* WARC-Type */
	struct sp_str uri; /* WARC-Target-URI without angle brackets */
	struct sp_str date; /* WARC-Date */
	struct sp_str content_type;
	struct sp_str digest; /* WARC-Payload-Digest */
	uint64_t size; /* Content-Length */
};

/* A header larger than this, in all or in a line, is none. */
#define SP_WARC_HEAD_MAX ((size_t)1 << 20)

struct sp_warc;
struct sp_warc *sp_warc_new(struct sp_err *err);
void sp_warc_free(struct sp_warc *warc);

/* Read from a stream, which stays the caller's, from where it is. */
void sp_warc_open(struct sp_warc *warc, struct sp_inflow *in);

/* True for a text that begins with a line such as "WARC/1.0", of at most 32
 * bytes. */
bool sp_warc_begins(struct sp_str text);

/*
 * The next record; what was not read of the one before is passed over.  True
 * with err->status SP_OK: its content is to be read; with SP_BAD_RECORD: there
 * is something else than a record, or one without a good header, of which rec
 * has the number, the offset and what is known.  Reading goes on with the next
 * line that begins a record.
 * False at the end, and on failure: then err->status is SP_IO or SP_NOMEM,
 * else SP_OK.
 */
bool sp_warc_next(
    struct sp_warc *warc, struct sp_warc_rec *rec, struct sp_err *err);

/*
 * The next piece of the content, in memory that holds until the next call.
 * Empty at its end.  SP_BAD_RECORD where the content is cut or spoilt, SP_IO,
 * SP_NOMEM.
 */
enum sp_status sp_warc_read(
    struct sp_warc *warc, struct sp_str *piece, struct sp_err *err);

/*
 * Pass over what is left of the record, fill in its length, and see that it
 * ends where it says.  SP_BAD_RECORD where it is cut or spoilt, or something
 * else than a record follows its content: in a plain file that can be read at
 * any place, what the wrong length has swallowed is then read again.  SP_IO,
 * SP_NOMEM.  For records that sp_warc_next gave with SP_OK, once each.
 */
enum sp_status sp_warc_end(
    struct sp_warc *warc, struct sp_warc_rec *rec, struct sp_err *err);

/* Append a URI as it can name a document: controls, spaces and what is not
 * UTF-8 percent-encoded. */
void sp_warc_add_uri(struct sp_buf *out, struct sp_str uri);

#endif
