/* SPDX-License-Identifier: MIT */
#include <spean/inflow.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/unzip.h>

/* What is read at once, and what comes out at once. */
#define CHUNK ((size_t)64 << 10)
#define OUT   ((size_t)128 << 10)

/* So much of what was read already is looked through again for a member, for
 * spoilt data can look well for a while, and reach into the next one. */
#define HISTORY ((size_t)64 << 10)

/* So much must be there to try whether a member begins: a block of zstd, which
 * comes out as a whole, or the tables of a block of deflate. */
#define TRIAL ((size_t)132 << 10)

#define RAW (HISTORY + TRIAL + 2 * CHUNK)

/* Beyond this nobody makes a dictionary. */
#define DICT_MAX ((size_t)16 << 20)

#define ZSTD_MAGIC SP_STR("\x28\xB5\x2F\xFD")
#define DICT_MAGIC SP_STR("\x5D\x2A\x4D\x18")
#define GZIP_MAGIC SP_STR("\x1F\x8B\x08")

enum form { UNKNOWN, PLAIN, GZIP, ZSTD };

/* A file that is opened here. */
struct input {
	const char *path;
	int fd;
	off_t start; /* -1: it can be read once only */
};

struct sp_inflow {
	struct sp_inflow_source source;
	struct input input;
	enum form form;
	struct sp_unzip *unzip; /* NULL: plain */
	char *raw; /* as it came: [0, from) is history, [from, n) is to do */
	size_t from, n;
	uint64_t base; /* where raw begins in the file */
	bool eof;
	char *out; /* [out_from, out_n) is to be taken */
	size_t out_from, out_n;
	uint64_t member; /* where it begins, the one that out is of */
	bool within; /* it has not ended */
	uint64_t taken;
	struct sp_err fault; /* told behind what is in out */
	bool lost; /* a member is to be looked for */
	bool over; /* nothing more comes */
	bool ended; /* the fault is in no member */
	bool between; /* … or in one of which nothing came out */
	uint64_t given; /* the member that something came out of last */
};

static enum sp_status
failed(struct sp_err *err, const char *what, const char *path)
{
	return sp_err_set(
	    err, SP_IO, "cannot %s %s: %s", what, path, strerror(errno));
}

static enum sp_status
input_read(void *ctx, char *to, size_t room, size_t *got, struct sp_err *err)
{
	struct input *input = ctx;
	ssize_t n;

	do
		n = read(input->fd, to, room);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return failed(err, "read", input->path);
	*got = (size_t)n;
	return SP_OK;
}

static bool
input_back(void *ctx, uint64_t offset)
{
	struct input *input = ctx;

	return input->start >= 0 &&
	    lseek(input->fd, input->start + (off_t)offset, SEEK_SET) >= 0;
}

struct sp_inflow *
sp_inflow_new(const struct sp_inflow_source *source, struct sp_err *err)
{
	struct sp_inflow *in = calloc(1, sizeof(*in));

	if (in) {
		in->source = *source;
		in->input.fd = STDIN_FILENO;
		in->raw = malloc(RAW);
		if (in->raw)
			return in;
	}
	free(in);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

struct sp_inflow *
sp_inflow_open(const char *path, struct sp_err *err)
{
	struct sp_inflow_source source = {
	    .read = input_read, .back = input_back};
	bool own = strcmp(path, "-") != 0;
	struct sp_inflow *in;
	int fd = own ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;

	if (fd < 0) {
		failed(err, "open", path);
		return NULL;
	}
	in = sp_inflow_new(&source, err);
	if (!in) {
		if (own)
			close(fd);
		return NULL;
	}
	in->input = (struct input){path, fd, lseek(fd, 0, SEEK_CUR)};
	in->source.ctx = &in->input;
	return in;
}

void
sp_inflow_free(struct sp_inflow *in)
{
	if (!in)
		return;
	if (in->input.fd != STDIN_FILENO)
		close(in->input.fd);
	sp_unzip_free(in->unzip);
	free(in->raw);
	free(in->out);
	free(in);
}

static struct sp_str
ahead(const struct sp_inflow *in)
{
	return (struct sp_str){in->raw + in->from, in->n - in->from};
}

/* Read once more behind what is there. */
static enum sp_status
read_more(struct sp_inflow *in, struct sp_err *err)
{
	size_t keep = in->unzip ? HISTORY : 0, got = 0;
	enum sp_status status;

	if (RAW - in->n < CHUNK && in->from > keep) {
		size_t gone = in->from - keep;

		memmove(in->raw, in->raw + gone, in->n - gone);
		in->base += gone;
		in->from -= gone;
		in->n -= gone;
	}
	status = in->source.read(in->source.ctx, in->raw + in->n,
	    RAW - in->n < CHUNK ? RAW - in->n : CHUNK, &got, err);
	in->n += got;
	in->eof = status == SP_OK && got == 0;
	return status;
}

/* Have want bytes to do, if there are so many.  want is below RAW - CHUNK. */
static enum sp_status
have(struct sp_inflow *in, size_t want, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	while (status == SP_OK && in->n - in->from < want && !in->eof)
		status = read_more(in, err);
	return status;
}

static bool
begins_member(const struct sp_inflow *in)
{
	struct sp_str text = ahead(in);

	if (in->form == GZIP)
		return sp_str_starts(text, GZIP_MAGIC);
	/* Skippable frames have sixteen numbers. */
	return sp_str_starts(text, ZSTD_MAGIC) ||
	    (text.n >= 4 && ((unsigned char)text.s[0] & 0xF0) == 0x50 &&
		memcmp(text.s + 1, DICT_MAGIC.s + 1, 3) == 0);
}

/* The dictionary, a frame at the beginning, whose head is there. */
static enum sp_status
read_dict(struct sp_inflow *in, struct sp_err *err)
{
	struct sp_buf dict = {0}, plain = {0};
	enum sp_status status = SP_OK;
	size_t left = 0;

	for (size_t i = 8; i-- > 4;)
		left = left << 8 | (unsigned char)in->raw[in->from + i];
	in->from += 8;
	if (left > DICT_MAX)
		return sp_err_set(err, SP_BAD_TEXT,
		    "its zstd dictionary is larger than %zu bytes", DICT_MAX);
	while (left > 0 && status == SP_OK) {
		struct sp_str piece;

		status = have(in, 1, err);
		piece = ahead(in);
		if (piece.n > left)
			piece.n = left;
		sp_buf_add(&dict, piece);
		in->from += piece.n;
		left -= piece.n;
		if (status == SP_OK && piece.n == 0)
			status = sp_err_set(err, SP_BAD_TEXT, "it is cut");
	}
	if (status == SP_OK)
		status = sp_buf_status(&dict, err);
	if (status == SP_OK && sp_str_starts(sp_buf_str(&dict), ZSTD_MAGIC)) {
		status = sp_unzip_all(
		    SP_UNZIP_ZSTD, sp_buf_str(&dict), DICT_MAX, &plain, err);
		if (status == SP_TOO_LARGE)
			status = SP_BAD_TEXT;
	}
	if (status == SP_OK)
		status = sp_unzip_dict(
		    in->unzip, sp_buf_str(plain.n ? &plain : &dict), err);
	sp_buf_release(&dict);
	sp_buf_release(&plain);
	return status;
}

/* Tell what is wrong behind what came out already. */
static void
spoilt(struct sp_inflow *in, const char *why)
{
	unsigned long long at = in->base + in->from;

	in->ended = !in->within;
	in->within = false;
	in->lost = true;
	sp_err_set(&in->fault, SP_BAD_RECORD,
	    "the %s data is spoilt at byte %llu, in what begins at byte %llu: "
	    "%s",
	    in->form == GZIP ? "gzip" : "zstd", at,
	    (unsigned long long)in->member, why);
}

/* What the file is, by its first bytes. */
static enum sp_status
find_form(struct sp_inflow *in, struct sp_err *err)
{
	enum sp_status status = have(in, 8, err);
	struct sp_err why = {0};

	if (status != SP_OK)
		return status;
	for (in->form = GZIP; in->form <= ZSTD && !begins_member(in);)
		in->form++;
	if (in->form > ZSTD) {
		in->form = PLAIN;
		return SP_OK;
	}
	in->out = malloc(OUT);
	if (!in->out)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	in->unzip =
	    sp_unzip_new(in->form == GZIP ? SP_UNZIP_GZIP : SP_UNZIP_ZSTD, err);
	if (!in->unzip)
		return SP_NOMEM;
	if (in->form == GZIP || !sp_str_starts(ahead(in), DICT_MAGIC) ||
	    in->n < 8)
		return SP_OK;
	status = read_dict(in, &why);
	if (status != SP_BAD_TEXT)
		return status == SP_OK ? SP_OK
				       : sp_err_set(err, status, "%s", why.msg);
	spoilt(in, why.msg);
	return SP_OK;
}

/*
 * Begin the member that must come now, if one comes: in->within.  Zeros fill
 * up the last block of a tape.
 */
static enum sp_status
next_member(struct sp_inflow *in, struct sp_err *err)
{
	enum sp_status status;

	for (;;) {
		status = have(in, 4, err);
		if (status != SP_OK || in->n == in->from ||
		    in->raw[in->from] != '\0')
			break;
		in->from++;
	}
	if (status != SP_OK)
		return status;
	in->member = in->base + in->from;
	if (in->n == in->from) {
		in->over = true;
	} else if (begins_member(in)) {
		sp_unzip_reset(in->unzip);
		in->within = true;
	} else {
		spoilt(in, "no member begins there");
	}
	return SP_OK;
}

/* True where a member begins and its text with "WARC/". */
static enum sp_status
try_member(struct sp_inflow *in, bool *found, struct sp_err *err)
{
	struct sp_str text = ahead(in);
	enum sp_status status = SP_OK;
	size_t n = 0, made = 1;
	bool end = false;

	*found = false;
	if (!begins_member(in))
		return SP_OK;
	sp_unzip_reset(in->unzip);
	while (status == SP_OK && n < 5 && made > 0 && !end) {
		status = sp_unzip_step(
		    in->unzip, &text, in->out + n, OUT - n, &made, &end, NULL);
		n += made;
	}
	if (status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	*found = n >= 5 && memcmp(in->out, "WARC/", 5) == 0;
	return SP_OK;
}

/* Look for a member with a record, from behind the beginning of the one that
 * is spoilt, as far back as what was read is there. */
static enum sp_status
find_member(struct sp_inflow *in, struct sp_err *err)
{
	const char *magic = in->form == GZIP ? GZIP_MAGIC.s : ZSTD_MAGIC.s;
	enum sp_status status = SP_OK;
	uint64_t back = in->from > HISTORY ? in->base + in->from - HISTORY : 0;
	bool found = false;

	in->lost = false;
	if (back < in->member + 1)
		back = in->member + 1;
	in->from = back > in->base ? (size_t)(back - in->base) : 0;
	if (in->from > in->n)
		in->from = in->n;
	for (;;) {
		struct sp_str text = ahead(in);
		const char *at = text.n ? memchr(text.s, *magic, text.n) : NULL;

		in->from = at ? (size_t)(at - in->raw) : in->n;
		if (!at && in->eof)
			break;
		status = have(in, at ? TRIAL : 1, err);
		if (status == SP_OK && at)
			status = try_member(in, &found, err);
		if (status != SP_OK || found)
			break;
		in->from += at != NULL;
	}
	in->out_from = in->out_n = 0;
	if (found)
		return next_member(in, err);
	in->over = true;
	return status;
}

/* One step of undoing the compression. */
static enum sp_status
unzip_more(struct sp_inflow *in, struct sp_err *err)
{
	struct sp_str text = ahead(in);
	struct sp_err why = {0};
	size_t made = 0, had = text.n;
	bool end = false;
	enum sp_status status = sp_unzip_step(in->unzip, &text,
	    in->out + in->out_n, OUT - in->out_n, &made, &end, &why);

	in->from += had - text.n;
	in->out_n += made;
	if (status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (status != SP_OK) {
		spoilt(in, why.msg);
	} else if (end) {
		in->within = false;
	} else if (made == 0 && in->eof) {
		spoilt(in, "the file ends before its end");
	} else if (made == 0) {
		return read_more(in, err);
	}
	return SP_OK;
}

/* Have want bytes in out, unless the member ends before. */
static enum sp_status
fill_out(struct sp_inflow *in, size_t want, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	if (in->out_from > 0)
		memmove(
		    in->out, in->out + in->out_from, in->out_n - in->out_from);
	in->out_n -= in->out_from;
	in->out_from = 0;
	while (status == SP_OK && in->out_n < want && !in->over) {
		if (in->within)
			status = unzip_more(in, err);
		else if (in->out_n > 0 || in->fault.status != SP_OK)
			break;
		else if (in->lost)
			status = find_member(in, err);
		else
			status = next_member(in, err);
	}
	return status;
}

static enum sp_status
peek_unzipped(
    struct sp_inflow *in, size_t want, struct sp_str *piece, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	if (in->out_n - in->out_from < want)
		status = fill_out(in, want, err);
	*piece =
	    (struct sp_str){in->out + in->out_from, in->out_n - in->out_from};
	if (status == SP_OK && piece->n > 0)
		in->given = in->member;
	if (status != SP_OK || piece->n > 0 || in->fault.status == SP_OK)
		return status;
	in->between = in->ended || in->given != in->member;
	status = sp_err_set(err, in->fault.status, "%s", in->fault.msg);
	in->fault = (struct sp_err){0};
	return status;
}

enum sp_status
sp_inflow_peek(
    struct sp_inflow *in, size_t want, struct sp_str *piece, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	*piece = (struct sp_str){NULL, 0};
	if (in->form == UNKNOWN)
		status = find_form(in, err);
	if (status != SP_OK)
		return status;
	if (in->unzip)
		return peek_unzipped(in, want, piece, err);
	status = have(in, want, err);
	*piece = ahead(in);
	return status;
}

void
sp_inflow_take(struct sp_inflow *in, size_t n)
{
	if (in->unzip)
		in->out_from += n;
	else
		in->from += n;
	in->taken += n;
}

uint64_t
sp_inflow_offset(const struct sp_inflow *in)
{
	return in->taken;
}

uint64_t
sp_inflow_member(const struct sp_inflow *in)
{
	return in->unzip && (in->out_n > in->out_from || in->lost)
	    ? in->member
	    : in->base + in->from;
}

bool
sp_inflow_is_plain(const struct sp_inflow *in)
{
	return !in->unzip;
}

bool
sp_inflow_is_between(const struct sp_inflow *in)
{
	return in->between;
}

bool
sp_inflow_back(struct sp_inflow *in, uint64_t offset)
{
	if (in->unzip || !in->source.back || offset > in->taken ||
	    !in->source.back(in->source.ctx, offset))
		return false;
	in->base = in->taken = offset;
	in->from = in->n = 0;
	in->eof = false;
	return true;
}

enum sp_status
sp_inflow_all(
    struct sp_inflow *in, size_t max, struct sp_buf *out, struct sp_err *err)
{
	size_t start = out->n;

	for (;;) {
		struct sp_str piece;
		enum sp_status status = sp_inflow_peek(in, 1, &piece, err);

		if (status != SP_OK || piece.n == 0)
			return status;
		if (piece.n > max - (out->n - start)) {
			sp_buf_cut(out, start);
			return sp_err_set(
			    err, SP_TOO_LARGE, "larger than %zu bytes", max);
		}
		sp_buf_add(out, piece);
		if (sp_buf_status(out, err) != SP_OK)
			return SP_NOMEM;
		sp_inflow_take(in, piece.n);
	}
}

enum sp_status
sp_inflow_file(
    const char *path, size_t max, struct sp_buf *out, struct sp_err *err)
{
	struct sp_err own;
	struct sp_inflow *in = sp_inflow_open(path, err ? err : &own);
	enum sp_status status;

	if (!in)
		return err ? err->status : own.status;
	status = sp_inflow_all(in, max, out, err);
	sp_inflow_free(in);
	return status;
}
