/* SPDX-License-Identifier: MIT */
#include <spean/outflow.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>
#include <zstd.h>

#include <spean/file.h>

#define ROOM ((size_t)128 << 10)

/* What 15 bits of window are with a head of gzip. */
#define GZIP_WINDOW (15 + 16)

/* Most of the bytes in little of the time. */
#define GZIP_LEVEL 6
#define ZSTD_LEVEL 3

struct sp_outflow {
	struct sp_out *out;
	z_stream *gzip; /* at most one of these two */
	ZSTD_CStream *zstd;
	char *room;
	char *name;
};

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

static enum sp_status
begin_gzip(struct sp_outflow *out, struct sp_err *err)
{
	out->gzip = calloc(1, sizeof(*out->gzip));
	if (!out->gzip)
		return no_memory(err);
	if (deflateInit2(out->gzip, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, 8,
		Z_DEFAULT_STRATEGY) == Z_OK)
		return SP_OK;
	free(out->gzip);
	out->gzip = NULL;
	return no_memory(err);
}

static enum sp_status
begin_zstd(struct sp_outflow *out, struct sp_err *err)
{
	out->zstd = ZSTD_createCStream();
	if (!out->zstd ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(
		out->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL)) ||
	    ZSTD_isError(
		ZSTD_CCtx_setParameter(out->zstd, ZSTD_c_checksumFlag, 1)))
		return no_memory(err);
	return SP_OK;
}

struct sp_outflow *
sp_outflow_new(const char *path, struct sp_err *err)
{
	struct sp_str name = sp_str_c(path);
	struct sp_outflow *out = calloc(1, sizeof(*out));
	enum sp_status status = SP_OK;

	if (out) {
		out->room = malloc(ROOM);
		out->name = strdup(
		    path && strcmp(path, "-") != 0 ? path : "the output");
	}
	if (!out || !out->room || !out->name)
		status = no_memory(err);
	if (status == SP_OK && sp_str_ends(name, SP_STR(".gz")))
		status = begin_gzip(out, err);
	else if (status == SP_OK && sp_str_ends(name, SP_STR(".zst")))
		status = begin_zstd(out, err);
	if (status == SP_OK)
		out->out = sp_out_new(path, err);
	if (status == SP_OK && out->out)
		return out;
	sp_outflow_free(out);
	return NULL;
}

static enum sp_status
write_out(
    struct sp_outflow *out, const char *text, size_t n, struct sp_err *err)
{
	if (n > 0 && fwrite(text, 1, n, sp_out_file(out->out)) != n)
		return sp_err_set(err, SP_IO, "cannot write %s: %s", out->name,
		    strerror(errno));
	return SP_OK;
}

/* Compress text; or end, where there is none. */
static enum sp_status
write_gzip(struct sp_outflow *out, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	int flush = text.n > 0 ? Z_NO_FLUSH : Z_FINISH;
	int went = Z_OK;
	z_stream *gzip = out->gzip;

	do {
		uInt n = text.n < (size_t)1 << 30 ? (uInt)text.n : 1U << 30;

		gzip->next_in = (z_const Bytef *)(uintptr_t)text.s;
		gzip->avail_in = n;
		gzip->next_out = (Bytef *)out->room;
		gzip->avail_out = (uInt)ROOM;
		went = deflate(gzip, flush);
		text = sp_str_sub(text, n - gzip->avail_in, text.n);
		status = write_out(out, out->room, ROOM - gzip->avail_out, err);
	} while (status == SP_OK &&
	    (flush == Z_FINISH ? went == Z_OK
			       : text.n > 0 || gzip->avail_out == 0));
	return status;
}

static enum sp_status
write_zstd(struct sp_outflow *out, struct sp_str text, struct sp_err *err)
{
	ZSTD_EndDirective flush = text.n > 0 ? ZSTD_e_continue : ZSTD_e_end;
	ZSTD_inBuffer from = {text.s, text.n, 0};
	enum sp_status status = SP_OK;
	size_t left;

	do {
		ZSTD_outBuffer to = {out->room, ROOM, 0};

		left = ZSTD_compressStream2(out->zstd, &to, &from, flush);
		if (ZSTD_isError(left))
			return no_memory(err);
		status = write_out(out, out->room, to.pos, err);
	} while (status == SP_OK &&
	    (flush == ZSTD_e_end ? left > 0 : from.pos < from.size));
	return status;
}

enum sp_status
sp_outflow_write(struct sp_outflow *out, struct sp_str text, struct sp_err *err)
{
	if (text.n == 0)
		return SP_OK;
	if (out->gzip)
		return write_gzip(out, text, err);
	if (out->zstd)
		return write_zstd(out, text, err);
	return write_out(out, text.s, text.n, err);
}

enum sp_status
sp_outflow_commit(struct sp_outflow *out, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	if (out->gzip)
		status = write_gzip(out, SP_STR(""), err);
	else if (out->zstd)
		status = write_zstd(out, SP_STR(""), err);
	return status == SP_OK ? sp_out_commit(out->out, err) : status;
}

void
sp_outflow_free(struct sp_outflow *out)
{
	if (!out)
		return;
	if (out->gzip)
		deflateEnd(out->gzip);
	free(out->gzip);
	ZSTD_freeCStream(out->zstd);
	sp_out_free(out->out);
	free(out->name);
	free(out->room);
	free(out);
}
