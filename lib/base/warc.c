/* SPDX-License-Identifier: MIT */
#include <spean/warc.h>

#include <stdlib.h>

#include <spean/utf8.h>

/* What a line that begins a record has at most: "WARC/1.1", and to spare. */
#define VERSION_MAX 32

/* So often, and so much anyway, a file may be read again. */
#define AGAIN     4
#define AGAIN_MIN ((uint64_t)64 << 20)

struct sp_warc {
	struct sp_inflow *in;
	struct sp_buf head; /* of the record: a line each, folds undone */
	size_t number;
	uint64_t content; /* where it begins, of what comes out of in */
	uint64_t left; /* of the content */
	uint64_t member;
	bool first; /* the record is the first of its member */
	bool inside; /* its end was not looked at */
	bool lost; /* a line that begins a record is to be looked for */
	uint64_t again; /* bytes that were read more than once */
	struct sp_err between; /* a fault behind the record, not told yet */
};

struct sp_warc *
sp_warc_new(struct sp_err *err)
{
	struct sp_warc *warc = calloc(1, sizeof(*warc));

	if (!warc)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return warc;
}

void
sp_warc_free(struct sp_warc *warc)
{
	if (!warc)
		return;
	sp_buf_release(&warc->head);
	free(warc);
}

void
sp_warc_open(struct sp_warc *warc, struct sp_inflow *in)
{
	warc->in = in;
	warc->number = 0;
	warc->inside = warc->lost = false;
	warc->again = 0;
	warc->between = (struct sp_err){0};
}

static size_t
digits(struct sp_str text, size_t i)
{
	while (i < text.n && text.s[i] >= '0' && text.s[i] <= '9')
		i++;
	return i;
}

bool
sp_warc_begins(struct sp_str text)
{
	size_t dot, end;

	/* Alike for a piece of that size and for a larger one. */
	text = sp_str_sub(text, 0, text.n < VERSION_MAX ? text.n : VERSION_MAX);
	if (!sp_str_starts(text, SP_STR("WARC/")))
		return false;
	dot = digits(text, 5);
	if (dot == 5 || dot == text.n || text.s[dot] != '.')
		return false;
	end = digits(text, dot + 1);
	if (end == dot + 1)
		return false;
	while (end < text.n && (text.s[end] == ' ' || text.s[end] == '\r'))
		end++;
	return end < text.n && text.s[end] == '\n';
}

/*
 * Append a line to head, without its end.  *end is false where the stream ended
 * before; SP_BAD_RECORD where head would grow too large.
 */
static enum sp_status
read_line(struct sp_warc *warc, bool *end, struct sp_err *err)
{
	struct sp_buf *head = &warc->head;
	enum sp_status status;
	struct sp_str piece;

	*end = false;
	for (;;) {
		const char *lf;
		size_t n;

		status = sp_inflow_peek(warc->in, 1, &piece, err);
		if (status != SP_OK || piece.n == 0)
			return status;
		lf = memchr(piece.s, '\n', piece.n);
		n = lf ? (size_t)(lf - piece.s) : piece.n;
		if (n > SP_WARC_HEAD_MAX - head->n)
			return sp_err_set(err, SP_BAD_RECORD,
			    "a header of more than %zu bytes",
			    SP_WARC_HEAD_MAX);
		sp_buf_add(head, sp_str_sub(piece, 0, n));
		sp_inflow_take(warc->in, lf ? n + 1 : n);
		if (sp_buf_status(head, err) != SP_OK)
			return SP_NOMEM;
		if (!lf)
			continue;
		*end = true;
		while (head->n > 0 && head->s[head->n - 1] == '\r')
			head->n--;
		return SP_OK;
	}
}

/* The lines up to an empty one.  One that begins with a blank goes on with the
 * one before. */
static enum sp_status
read_head(struct sp_warc *warc, struct sp_err *err)
{
	struct sp_buf *head = &warc->head;

	sp_buf_reset(head);
	for (;;) {
		size_t start = head->n;
		bool end;
		enum sp_status status = read_line(warc, &end, err);

		if (status != SP_OK)
			return status;
		if (!end)
			return sp_err_set(err, SP_BAD_RECORD,
			    "the file ends within its header");
		if (head->n <= start)
			return SP_OK;
		if (start > 0 &&
		    (head->s[start] == ' ' || head->s[start] == '\t'))
			head->s[start - 1] = ' ';
		sp_buf_addc(head, '\n');
	}
}

/* The value of the first field of that name. */
static struct sp_str
field(const struct sp_warc *warc, const char *name)
{
	struct sp_str rest = sp_buf_str(&warc->head);

	while (rest.s) {
		struct sp_str value = sp_str_cut(&rest, '\n');
		struct sp_str key = sp_str_cut(&value, ':');

		if (value.s && sp_str_ieq(sp_str_trim(key), sp_str_c(name)))
			return sp_str_trim(value);
	}
	return (struct sp_str){NULL, 0};
}

static bool
read_size(struct sp_str text, uint64_t *size)
{
	*size = 0;
	/* 18 digits are in no danger of being too many. */
	if (text.n == 0 || text.n > 18 || digits(text, 0) != text.n)
		return false;
	for (size_t i = 0; i < text.n; i++)
		*size = *size * 10 + (uint64_t)(text.s[i] - '0');
	return true;
}

static enum sp_warc_kind
kind_of(struct sp_str type)
{
	static const char *const name[] = {
	    [SP_WARC_OTHER] = "",
	    [SP_WARC_RESPONSE] = "response",
	    [SP_WARC_RESOURCE] = "resource",
	    [SP_WARC_REQUEST] = "request",
	    [SP_WARC_METADATA] = "metadata",
	    [SP_WARC_WARCINFO] = "warcinfo",
	    [SP_WARC_REVISIT] = "revisit",
	    [SP_WARC_CONVERSION] = "conversion",
	    [SP_WARC_CONTINUATION] = "continuation",
	};

	for (int k = 1; k <= SP_WARC_CONTINUATION; k++)
		if (sp_str_ieq(type, sp_str_c(name[k])))
			return (enum sp_warc_kind)k;
	return SP_WARC_OTHER;
}

static enum sp_status
parse_head(struct sp_warc *warc, struct sp_warc_rec *rec, struct sp_err *err)
{
	struct sp_str size = field(warc, "Content-Length");

	rec->type = field(warc, "WARC-Type");
	rec->kind = kind_of(rec->type);
	rec->uri = field(warc, "WARC-Target-URI");
	if (rec->uri.n > 1 && rec->uri.s[0] == '<' &&
	    rec->uri.s[rec->uri.n - 1] == '>')
		rec->uri = sp_str_trim(sp_str_sub(rec->uri, 1, rec->uri.n - 1));
	rec->date = field(warc, "WARC-Date");
	rec->content_type = field(warc, "Content-Type");
	rec->digest = field(warc, "WARC-Payload-Digest");
	if (!size.s)
		return sp_err_set(
		    err, SP_BAD_RECORD, "it has no Content-Length");
	if (!read_size(size, &rec->size))
		return sp_err_set(err, SP_BAD_RECORD,
		    "its Content-Length is no number: '%.*s'",
		    size.n < 40 ? (int)size.n : 40, size.s);
	return SP_OK;
}

/* Pass over the ends of lines.  *more: something stands behind them. */
static enum sp_status
skip_ends(struct sp_warc *warc, bool *more, struct sp_err *err)
{
	for (;;) {
		struct sp_str piece;
		enum sp_status status =
		    sp_inflow_peek(warc->in, 1, &piece, err);
		size_t n = 0;

		*more = piece.n > 0;
		if (status != SP_OK || piece.n == 0)
			return status;
		while (
		    n < piece.n && (piece.s[n] == '\r' || piece.s[n] == '\n'))
			n++;
		if (n == 0)
			return SP_OK;
		sp_inflow_take(warc->in, n);
	}
}

/* Pass over lines up to one that begins a record. */
static enum sp_status
find_record(struct sp_warc *warc, struct sp_err *err)
{
	uint64_t member = UINT64_MAX;
	bool begins = true; /* of a line */

	for (;;) {
		struct sp_str piece;
		enum sp_status status =
		    sp_inflow_peek(warc->in, VERSION_MAX, &piece, err);
		const char *lf;

		if (status != SP_OK || piece.n == 0)
			return status;
		/* A member begins with a line. */
		if (!sp_inflow_is_plain(warc->in) &&
		    sp_inflow_member(warc->in) != member)
			begins = true;
		member = sp_inflow_member(warc->in);
		if (begins && sp_warc_begins(piece))
			return SP_OK;
		lf = memchr(piece.s, '\n', piece.n);
		begins = lf != NULL;
		sp_inflow_take(
		    warc->in, lf ? (size_t)(lf - piece.s) + 1 : piece.n);
	}
}

/*
 * Read the content again for the records in it.  Not without end: lengths that
 * all lie would have each record read all the others.
 */
static void
go_back(struct sp_warc *warc)
{
	uint64_t at = sp_inflow_offset(warc->in), far = at - warc->content;

	if (warc->again + far > AGAIN_MIN + AGAIN * at)
		return;
	if (sp_inflow_back(warc->in, warc->content))
		warc->again += far;
}

/* Come to where the next record must begin. */
static enum sp_status
go_on(struct sp_warc *warc, bool *more, struct sp_err *err)
{
	struct sp_warc_rec rec;
	enum sp_status status = SP_OK;

	if (warc->inside)
		status = sp_warc_end(warc, &rec, err);
	if (status == SP_OK && warc->lost)
		status = find_record(warc, err);
	if (status == SP_OK)
		warc->lost = false;
	return status == SP_OK ? skip_ends(warc, more, err) : status;
}

static enum sp_status
read_record(struct sp_warc *warc, struct sp_warc_rec *rec, struct sp_err *err)
{
	struct sp_str piece;
	enum sp_status status =
	    sp_inflow_peek(warc->in, VERSION_MAX, &piece, err);

	rec->offset = sp_inflow_member(warc->in);
	if (status != SP_OK)
		return status;
	if (!sp_warc_begins(piece))
		return sp_err_set(err, SP_BAD_RECORD, "no record begins there");
	warc->first = rec->offset != warc->member;
	warc->member = rec->offset;
	status = read_head(warc, err);
	/* What it says of itself is known even if it is bad. */
	if (status != SP_OK)
		return status;
	warc->content = sp_inflow_offset(warc->in);
	status = parse_head(warc, rec, err);
	warc->left = rec->size;
	warc->inside = status == SP_OK;
	return status;
}

bool
sp_warc_next(struct sp_warc *warc, struct sp_warc_rec *rec, struct sp_err *err)
{
	enum sp_status status;
	struct sp_err own;
	bool more = true;

	if (!err)
		err = &own;
	*err = (struct sp_err){0};
	*rec = (struct sp_warc_rec){0};
	if (warc->number == 0)
		warc->member = UINT64_MAX;
	if (warc->between.status != SP_OK) {
		*err = warc->between;
		warc->between = (struct sp_err){0};
		status = err->status;
	} else {
		status = go_on(warc, &more, err);
	}
	if (status == SP_OK && !more)
		return false;
	if (!sp_status_is_record(status) && status != SP_OK)
		return false;
	rec->number = ++warc->number;
	rec->offset = sp_inflow_member(warc->in);
	if (status == SP_OK)
		status = read_record(warc, rec, err);
	if (status == SP_OK)
		return true;
	warc->lost = true;
	return sp_status_is_record(status);
}

/* The content goes on in the next member where a file was cut in pieces of
 * some size; but not where that begins with a record of its own. */
static bool
is_overrun(struct sp_warc *warc, struct sp_str piece)
{
	uint64_t member = sp_inflow_member(warc->in);

	if (sp_inflow_is_plain(warc->in) || member == warc->member)
		return false;
	if (warc->first && sp_warc_begins(piece))
		return true;
	warc->member = member;
	warc->first = false;
	return false;
}

/* The record is bad; what stands in its content may be the next ones. */
static enum sp_status
give_up(struct sp_warc *warc, enum sp_status status)
{
	warc->inside = false;
	warc->lost = true;
	return status;
}

enum sp_status
sp_warc_read(struct sp_warc *warc, struct sp_str *piece, struct sp_err *err)
{
	enum sp_status status;

	*piece = (struct sp_str){NULL, 0};
	if (!warc->inside || warc->left == 0)
		return SP_OK;
	/* However little is left: a record may begin there instead. */
	status = sp_inflow_peek(warc->in, VERSION_MAX, piece, err);
	if (status != SP_OK)
		return give_up(warc, status);
	if (piece->n == 0 || is_overrun(warc, *piece)) {
		*piece = (struct sp_str){NULL, 0};
		go_back(warc);
		return give_up(warc,
		    sp_err_set(err, SP_BAD_RECORD,
			"its content is %llu bytes shorter than its "
			"Content-Length",
			(unsigned long long)warc->left));
	}
	if (piece->n > warc->left)
		piece->n = (size_t)warc->left;
	sp_inflow_take(warc->in, piece->n);
	warc->left -= piece->n;
	return SP_OK;
}

/* What follows the content: the end, or a record. */
static enum sp_status
check_end(struct sp_warc *warc, struct sp_err *err)
{
	struct sp_str piece = {NULL, 0};
	bool more = false;
	enum sp_status status = skip_ends(warc, &more, err);

	if (status == SP_OK && more)
		status = sp_inflow_peek(warc->in, VERSION_MAX, &piece, err);
	/* What is spoilt is not this record. */
	if (status == SP_BAD_RECORD && sp_inflow_is_between(warc->in)) {
		warc->between = *err;
		warc->lost = true;
		return SP_OK;
	}
	if (status != SP_OK || !more || sp_warc_begins(piece))
		return status;
	go_back(warc);
	return sp_err_set(err, SP_BAD_RECORD,
	    "its Content-Length is wrong: no record follows its content");
}

enum sp_status
sp_warc_end(struct sp_warc *warc, struct sp_warc_rec *rec, struct sp_err *err)
{
	enum sp_status status;
	struct sp_str piece;
	struct sp_err own;
	bool alone;
	uint64_t next;

	if (!err)
		err = &own;
	rec->length = 0;
	if (!warc->inside)
		return SP_OK;
	do
		status = sp_warc_read(warc, &piece, err);
	while (status == SP_OK && piece.n > 0);
	if (status != SP_OK)
		return status;
	alone = warc->first || sp_inflow_is_plain(warc->in);
	status = check_end(warc, err);
	if (status != SP_OK)
		return give_up(warc, status);
	warc->inside = false;
	next = sp_inflow_member(warc->in);
	/* Of several in one member only the member's place is known. */
	if (alone && next != warc->member)
		rec->length = next - warc->member;
	return SP_OK;
}

void
sp_warc_add_uri(struct sp_buf *out, struct sp_str uri)
{
	size_t pos = 0;

	while (pos < uri.n) {
		size_t start = pos;
		uint32_t cp = sp_utf8_next(uri, &pos);

		if (cp > 0x20 && cp != SP_UTF8_BAD &&
		    (cp < 0x7F || cp > 0xA0)) {
			sp_buf_add(out, sp_str_sub(uri, start, pos));
			continue;
		}
		for (size_t i = start; i < pos; i++)
			sp_buf_addf(out, "%%%02X", (unsigned char)uri.s[i]);
	}
}
