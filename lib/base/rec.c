/* SPDX-License-Identifier: MIT */
#include <spean/rec.h>

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/eight.h>

#define CHUNK ((size_t)64 << 10)

struct sp_reader {
	int fd;
	char end;
	bool eof;
	char *s; /* bytes [from, n) are still to be given out */
	size_t from;
	size_t n;
	size_t cap;
	size_t line;
};

struct sp_reader *
sp_reader_new(int fd, char end)
{
	struct sp_reader *reader = calloc(1, sizeof(*reader));

	if (!reader)
		return NULL;
	reader->fd = fd;
	reader->end = end;
	return reader;
}

void
sp_reader_free(struct sp_reader *reader)
{
	if (!reader)
		return;
	free(reader->s);
	free(reader);
}

/* Read more behind what is there; what was given out makes room first. */
static enum sp_status
fill(struct sp_reader *reader, struct sp_err *err)
{
	ssize_t got;

	if (reader->from > 0) {
		memmove(reader->s, reader->s + reader->from,
		    reader->n - reader->from);
		reader->n -= reader->from;
		reader->from = 0;
	}
	if (!sp_grow(&reader->s, &reader->cap, reader->n + CHUNK, 1))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	do
		got = read(
		    reader->fd, reader->s + reader->n, reader->cap - reader->n);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return sp_err_set(
		    err, SP_IO, "cannot read: %s", strerror(errno));
	reader->n += (size_t)got;
	reader->eof = got == 0;
	return SP_OK;
}

bool
sp_reader_next(struct sp_reader *reader, struct sp_str *rec, struct sp_err *err)
{
	size_t looked = 0; /* of these bytes is known that none is an end */

	if (err) {
		err->status = SP_OK;
		err->msg[0] = '\0';
	}
	for (;;) {
		size_t have = reader->n - reader->from;
		char *start = reader->s ? reader->s + reader->from : NULL;
		char *end = have > looked
		    ? memchr(start + looked, reader->end, have - looked)
		    : NULL;

		if (end || (reader->eof && have > 0)) {
			rec->s = start;
			rec->n = end ? (size_t)(end - start) : have;
			reader->from += rec->n + (end ? 1 : 0);
			reader->line++;
			return true;
		}
		if (reader->eof)
			return false;
		looked = have;
		if (fill(reader, err) != SP_OK)
			return false;
	}
}

size_t
sp_reader_line(const struct sp_reader *reader)
{
	return reader->line;
}

size_t
sp_rec_split(struct sp_str rec, struct sp_str *field, size_t max)
{
	size_t n = 0;

	while (n + 1 < max && rec.s) {
		field[n++] = sp_str_cut(&rec, '\t');
		if (!rec.s)
			return n;
	}
	if (max > 0)
		field[n++] = rec;
	return n;
}

bool
sp_rec_field(struct sp_str rec, size_t k, struct sp_str *field)
{
	while (--k > 0 && rec.s)
		sp_str_cut(&rec, '\t');
	if (!rec.s)
		return false;
	*field = sp_str_cut(&rec, '\t');
	return true;
}

/* The first byte from i on of eight among which a control may be. */
static size_t
skip_plain(struct sp_str text, size_t i)
{
	for (; text.n - i >= 8; i += 8) {
		uint64_t w = sp_eight_at(text.s + i);

		if (sp_eight_below(w, ' ') | sp_eight_is(w, 0x7F) |
		    sp_eight_is(w, 0xC2))
			break;
	}
	return i;
}

void
sp_rec_add_text(struct sp_buf *out, struct sp_str text)
{
	size_t from = 0;

	for (size_t i = skip_plain(text, 0); i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];
		size_t len = c < 0x20 || c == 0x7F ? 1 : 0;

		/* The C1 controls are two bytes: C2 80 to C2 9F. */
		if (c == 0xC2 && i + 1 < text.n &&
		    ((unsigned char)text.s[i + 1] & 0xE0) == 0x80)
			len = 2;
		if (len == 0)
			continue;
		sp_buf_add(out, sp_str_sub(text, from, i));
		sp_buf_addc(out, ' ');
		i += len - 1;
		from = i + 1;
		i = skip_plain(text, from) - 1;
	}
	sp_buf_add(out, sp_str_sub(text, from, text.n));
}
