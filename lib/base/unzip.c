/* SPDX-License-Identifier: MIT */
#include <spean/unzip.h>

#include <limits.h>
#include <stdlib.h>

#include <zlib.h>
#include <zstd.h>

/* What sp_unzip_all makes room for at a time. */
#define PIECE ((size_t)64 << 10)

/* The largest piece that zstd is given, a block and its head, and what is so
 * small that it is given byte by byte, which the head of a frame is. */
#define BLOCK ((size_t)(128 << 10) + 3)
#define SMALL ((size_t)32)

/* The head of a block. */
#define HEAD ((size_t)3)

struct sp_unzip {
	enum sp_unzip_form form;
	z_stream z;
	ZSTD_DCtx *zstd;
	size_t want; /* so much is the next piece of zstd */
	char *held; /* what has come of it */
	size_t held_n;
	bool full; /* there may have been no room for all that zstd made */
};

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

static void *
get_memory(void *ctx, unsigned n, unsigned size)
{
	(void)ctx;
	return calloc(n, size);
}

static void
give_back(void *ctx, void *memory)
{
	(void)ctx;
	free(memory);
}

static bool
begin(struct sp_unzip *unzip)
{
	/* As zlib has it: how the frame is told from the size of the window. */
	static const int bits[] = {
	    [SP_UNZIP_GZIP] = 16 + MAX_WBITS,
	    [SP_UNZIP_ZLIB] = MAX_WBITS,
	    [SP_UNZIP_DEFLATE] = -MAX_WBITS,
	};

	if (unzip->form == SP_UNZIP_ZSTD) {
		unzip->want = 1;
		unzip->held = malloc(BLOCK);
		unzip->zstd = unzip->held ? ZSTD_createDCtx() : NULL;
		return unzip->zstd;
	}
	unzip->z.zalloc = get_memory;
	unzip->z.zfree = give_back;
	return inflateInit2(&unzip->z, bits[unzip->form]) == Z_OK;
}

struct sp_unzip *
sp_unzip_new(enum sp_unzip_form form, struct sp_err *err)
{
	struct sp_unzip *unzip = calloc(1, sizeof(*unzip));

	if (unzip) {
		unzip->form = form;
		if (begin(unzip))
			return unzip;
		free(unzip->held);
	}
	free(unzip);
	no_memory(err);
	return NULL;
}

void
sp_unzip_free(struct sp_unzip *unzip)
{
	if (!unzip)
		return;
	if (unzip->form == SP_UNZIP_ZSTD)
		ZSTD_freeDCtx(unzip->zstd);
	else
		inflateEnd(&unzip->z);
	free(unzip->held);
	free(unzip);
}

void
sp_unzip_reset(struct sp_unzip *unzip)
{
	if (unzip->form != SP_UNZIP_ZSTD) {
		inflateReset(&unzip->z);
		return;
	}
	ZSTD_DCtx_reset(unzip->zstd, ZSTD_reset_session_only);
	unzip->want = 1;
	unzip->held_n = 0;
	unzip->full = false;
}

enum sp_status
sp_unzip_dict(struct sp_unzip *unzip, struct sp_str dict, struct sp_err *err)
{
	if (ZSTD_isError(ZSTD_DCtx_loadDictionary(unzip->zstd, dict.s, dict.n)))
		return sp_err_set(
		    err, SP_BAD_TEXT, "its zstd dictionary is spoilt");
	return SP_OK;
}

/*
 * Where zstd comes upon a fault, it forgets what it made in the same call.  So
 * that this does not hang on how the data comes, a call gets a piece that hangs
 * on the data alone, and is within a block: all that zstd asks for but the head
 * of another block, which it asks for as well, or what is small byte by byte.
 */
static size_t
piece_for(size_t asked)
{
	if (asked <= SMALL)
		return 1;
	return asked - HEAD < BLOCK ? asked - HEAD : BLOCK;
}

/* The next piece, where all of it has come. */
static bool
next_piece(struct sp_unzip *unzip, struct sp_str *in, struct sp_str *piece)
{
	size_t n = unzip->want - unzip->held_n;

	n = n < in->n ? n : in->n;
	*piece = sp_str_sub(*in, 0, n);
	*in = sp_str_sub(*in, n, in->n);
	if (n == unzip->want)
		return true;
	if (n > 0)
		memcpy(unzip->held + unzip->held_n, piece->s, n);
	unzip->held_n += n;
	*piece = (struct sp_str){unzip->held, unzip->held_n};
	return unzip->held_n == unzip->want;
}

/* What zstd left of a piece comes again: the last byte of a frame, until there
 * was room for all of its text. */
static size_t
give_piece(struct sp_unzip *unzip, struct sp_str piece, ZSTD_outBuffer *to)
{
	ZSTD_inBuffer from = {piece.s, piece.n, 0};
	size_t asked = ZSTD_decompressStream(unzip->zstd, to, &from);

	unzip->held_n = piece.n - from.pos;
	if (unzip->held_n > 0)
		memmove(unzip->held, piece.s + from.pos, unzip->held_n);
	unzip->full = to->pos == to->size;
	unzip->want = unzip->held_n > 0 ? unzip->held_n : piece_for(asked);
	return asked;
}

static enum sp_status
step_zstd(struct sp_unzip *unzip, struct sp_str *in, char *out, size_t room,
    size_t *made, bool *end, struct sp_err *err)
{
	ZSTD_outBuffer to = {out, room, 0};
	struct sp_str piece;
	size_t asked = 1;

	while (asked > 0 && !ZSTD_isError(asked) && to.pos < to.size) {
		if (unzip->full)
			piece = (struct sp_str){unzip->held, unzip->held_n};
		else if (!next_piece(unzip, in, &piece))
			break;
		asked = give_piece(unzip, piece, &to);
	}
	*made = to.pos;
	if (ZSTD_isError(asked)) {
		const char *why = ZSTD_getErrorName(asked);

		return strstr(why, "llocation error")
		    ? no_memory(err)
		    : sp_err_set(err, SP_BAD_TEXT, "%s", why);
	}
	*end = asked == 0;
	return SP_OK;
}

static enum sp_status
step_zlib(struct sp_unzip *unzip, struct sp_str *in, char *out, size_t room,
    size_t *made, bool *end, struct sp_err *err)
{
	z_stream *z = &unzip->z;
	size_t n = in->n < UINT_MAX ? in->n : UINT_MAX;
	int got;

	/* zlib only reads of next_in; z_const would make it so. */
	memcpy(&z->next_in, &in->s, sizeof(in->s));
	z->avail_in = (unsigned)n;
	z->next_out = (unsigned char *)out;
	z->avail_out = (unsigned)(room < UINT_MAX ? room : UINT_MAX);
	got = inflate(z, Z_NO_FLUSH);
	*in = sp_str_sub(*in, n - z->avail_in, in->n);
	*made = (size_t)(z->next_out - (unsigned char *)out);
	*end = got == Z_STREAM_END;
	if (got == Z_MEM_ERROR)
		return no_memory(err);
	/* Z_BUF_ERROR: nothing could be done, which is no fault. */
	if (got == Z_OK || got == Z_STREAM_END || got == Z_BUF_ERROR)
		return SP_OK;
	return sp_err_set(err, SP_BAD_TEXT, "%s",
	    got == Z_NEED_DICT ? "a dictionary is needed"
		: z->msg       ? z->msg
			       : "bad data");
}

enum sp_status
sp_unzip_step(struct sp_unzip *unzip, struct sp_str *in, char *out, size_t room,
    size_t *made, bool *end, struct sp_err *err)
{
	*made = 0;
	*end = false;
	return unzip->form == SP_UNZIP_ZSTD
	    ? step_zstd(unzip, in, out, room, made, end, err)
	    : step_zlib(unzip, in, out, room, made, end, err);
}

/* True where another member begins: what else follows the first is not ours. */
static bool
goes_on(enum sp_unzip_form form, struct sp_str rest)
{
	return (form == SP_UNZIP_GZIP &&
		   sp_str_starts(rest, SP_STR("\x1F\x8B"))) ||
	    (form == SP_UNZIP_ZSTD &&
		sp_str_starts(rest, SP_STR("\x28\xB5\x2F\xFD")));
}

/* Room for the next step: up to max bytes in all, and one to tell of more. */
static char *
next_room(struct sp_buf *out, size_t start, size_t max, size_t *room)
{
	size_t left = max - (out->n - start) + 1;

	*room = left < PIECE ? left : PIECE;
	return sp_buf_room(out, *room);
}

enum sp_status
sp_unzip_all(enum sp_unzip_form form, struct sp_str in, size_t max,
    struct sp_buf *out, struct sp_err *err)
{
	struct sp_unzip *unzip = sp_unzip_new(form, err);
	enum sp_status status = SP_OK;
	size_t start = out->n, made = 0, room;
	bool end = false;

	if (!unzip)
		return SP_NOMEM;
	while (status == SP_OK && (!end || goes_on(form, in))) {
		size_t had = in.n;
		char *to = next_room(out, start, max, &room);

		if (!to) {
			status = sp_buf_status(out, err);
			break;
		}
		if (end)
			sp_unzip_reset(unzip);
		status = sp_unzip_step(unzip, &in, to, room, &made, &end, err);
		out->n += made;
		if (out->n - start > max) {
			sp_buf_cut(out, start + max);
			status = sp_err_set(err, SP_TOO_LARGE,
			    "larger than %zu bytes when unpacked", max);
		} else if (status == SP_OK && !end && made == 0 &&
		    in.n == had) {
			status =
			    sp_err_set(err, SP_BAD_TEXT, "it is cut: no end");
		}
	}
	sp_unzip_free(unzip);
	return status;
}
