/* SPDX-License-Identifier: MIT */
#include <spean/conv.h>

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/conv_detect.h>
#include <spean/conv_limon.h>
#include <spean/utf8.h>

/* No character of any charset, shift sequence included, is longer. */
#define LONGEST 16

/* Text for a font is UTF-8 or windows-1252, and after so many bytes from the
 * first one beyond ASCII it is known which. */
#define UNDECIDED_MAX 4096

/* A piece of it is converted in steps of so many bytes. */
#define STEP ((size_t)64 << 10)

struct sp_conv {
	iconv_t cd;
	bool utf8; /* treated here: iconv has nothing to do */
	size_t unit; /* bytes to pass over at a bad character */
	char tail[2 * LONGEST];
	size_t ntail;
	size_t taken; /* bytes of the input that are behind us */
	size_t bad;
	size_t first;
	size_t line; /* of the first bad byte; until then, lines so far + 1 */
	size_t counted; /* lines are counted up to this byte of out */
	struct sp_limon *limon; /* text for the font, or NULL */
	bool undecided; /* of which all so far was ASCII, or is ... */
	struct sp_buf held; /* ... this */
	struct sp_buf latin; /* the step under way, before it is Khmer */
};

/* False for what iconv takes as more than a charset. */
static bool
is_name(const char *charset)
{
	static const char *const local[] = {
	    "char", "wchar_t", "internal", "locale_charset"};
	size_t n = strlen(charset);

	/* "" and "char" mean the locale's; a second '/' would ask for extras,
	 * one alone is part of a name ("ISO-10646/UTF8"). */
	if (n == 0 || n > 63 ||
	    strspn(charset,
		"abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-_.:+()/") != n ||
	    strchr(charset, '/') != strrchr(charset, '/'))
		return false;
	for (size_t i = 0; i < sizeof(local) / sizeof(*local); i++)
		if (sp_str_ieq(sp_str_c(charset), sp_str_c(local[i])))
			return false;
	return true;
}

bool
sp_conv_known(const char *charset)
{
	iconv_t cd = (iconv_t)-1;

	if (is_name(charset))
		cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1)
		return false;
	iconv_close(cd);
	return true;
}

static bool
has_prefix(const char *charset, const char *prefix)
{
	size_t n = strlen(prefix);
	struct sp_str name = sp_str_c(charset);

	return name.n >= n &&
	    sp_str_ieq(sp_str_sub(name, 0, n), sp_str_c(prefix));
}

static size_t
unit_of(const char *charset)
{
	if (has_prefix(charset, "utf-16") || has_prefix(charset, "ucs-2") ||
	    has_prefix(charset, "utf16") || has_prefix(charset, "ucs2"))
		return 2;
	if (has_prefix(charset, "utf-32") || has_prefix(charset, "ucs-4") ||
	    has_prefix(charset, "utf32") || has_prefix(charset, "ucs4"))
		return 4;
	return 1;
}

bool
sp_conv_is_font(const char *charset)
{
	return sp_str_ieq(sp_str_c(charset), SP_STR("limon"));
}

static enum sp_status
open_iconv(struct sp_conv *conv, const char *charset, struct sp_err *err)
{
	iconv_t cd = (iconv_t)-1;

	errno = EINVAL;
	if (is_name(charset))
		cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1 && errno == EINVAL)
		return sp_err_set(
		    err, SP_UNKNOWN, "unknown charset '%.63s'", charset);
	if (cd == (iconv_t)-1)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	conv->cd = cd;
	conv->utf8 = false;
	return SP_OK;
}

struct sp_conv *
sp_conv_new(const char *charset, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct sp_conv *conv;

	conv = calloc(1, sizeof(*conv));
	if (!conv) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	conv->unit = unit_of(charset);
	conv->line = 1;
	conv->utf8 = true;
	if (sp_conv_is_font(charset)) {
		conv->limon = sp_limon_new(err);
		conv->undecided = true;
		status = conv->limon ? SP_OK : SP_NOMEM;
	} else if (!sp_str_ieq(sp_str_c(charset), SP_STR("utf-8")) &&
	    !sp_str_ieq(sp_str_c(charset), SP_STR("utf8"))) {
		status = open_iconv(conv, charset, err);
	}
	if (status == SP_OK)
		return conv;
	sp_conv_free(conv);
	return NULL;
}

void
sp_conv_free(struct sp_conv *conv)
{
	if (!conv)
		return;
	if (!conv->utf8)
		iconv_close(conv->cd);
	sp_limon_free(conv->limon);
	sp_buf_release(&conv->held);
	sp_buf_release(&conv->latin);
	free(conv);
}

/* Count the lines of out that were not counted yet, until a fault ends it. */
static void
count_lines(struct sp_conv *conv, const struct sp_buf *out)
{
	if (conv->bad > 0 || out->failed)
		return;
	while (conv->counted < out->n) {
		const char *from = out->s + conv->counted;
		const char *lf = memchr(from, '\n', out->n - conv->counted);

		conv->counted = lf ? (size_t)(lf - out->s) + 1 : out->n;
		conv->line += lf != NULL;
	}
}

static void
put_bad(struct sp_conv *conv, size_t at, struct sp_buf *out)
{
	count_lines(conv, out);
	if (conv->bad++ == 0)
		conv->first = conv->taken + at;
	sp_buf_add_cp(out, 0xFFFD);
}

/* Append what is UTF-8 in text; returns how many bytes are done with. */
static size_t
run_utf8(
    struct sp_conv *conv, struct sp_str text, bool last, struct sp_buf *out)
{
	size_t done = 0;

	while (done < text.n && !out->failed) {
		struct sp_str rest = sp_str_sub(text, done, text.n);
		size_t good = sp_utf8_check(rest), part;

		sp_buf_add(out, sp_str_sub(rest, 0, good));
		done += good;
		if (done == text.n)
			break;
		rest = sp_str_sub(text, done, text.n);
		part = sp_conv_utf8_part(rest);
		if (part == rest.n && !last)
			break;
		put_bad(conv, done, out);
		done += part ? part : 1;
	}
	return done;
}

static size_t
run_iconv(
    struct sp_conv *conv, struct sp_str text, bool last, struct sp_buf *out)
{
	/* iconv takes a char ** and does not write through it. */
	union {
		const char *in;
		char *given;
	} from = {text.s};
	size_t left = text.n;

	while (left > 0) {
		char *room = sp_buf_room(out, left + 64);
		size_t free_bytes = out->cap - out->n, got, skip;

		if (!room)
			break;
		got = iconv(conv->cd, &from.given, &left, &room, &free_bytes);
		out->n = out->cap - free_bytes;
		if (got != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && !last)
			break;
		put_bad(conv, text.n - left, out);
		skip = errno == EINVAL || conv->unit > left ? left : conv->unit;
		from.in += skip;
		left -= skip;
	}
	return text.n - left;
}

static size_t
run(struct sp_conv *conv, struct sp_str text, bool last, struct sp_buf *out)
{
	size_t done = conv->utf8 ? run_utf8(conv, text, last, out)
				 : run_iconv(conv, text, last, out);

	conv->taken += done;
	return done;
}

/*
 * What waits from the piece before gets company from this one until a
 * character is whole.  Returns how many bytes of piece are done with.
 */
static size_t
run_tail(
    struct sp_conv *conv, struct sp_str piece, bool last, struct sp_buf *out)
{
	size_t had = conv->ntail;
	size_t more = piece.n < LONGEST ? piece.n : LONGEST;
	size_t done;

	if (more > 0)
		memcpy(conv->tail + had, piece.s, more);
	done = run(conv, (struct sp_str){conv->tail, had + more},
	    last && more == piece.n, out);
	if (done >= had) {
		conv->ntail = 0;
		return done - had;
	}
	conv->ntail = had + more - done;
	memmove(conv->tail, conv->tail + done, conv->ntail);
	return more;
}

/* Leave a shift state, where the charset has such. */
static void
finish(struct sp_conv *conv, struct sp_buf *out)
{
	char *room = sp_buf_room(out, 64);
	size_t free_bytes = out->cap - out->n;

	if (!room)
		return;
	iconv(conv->cd, NULL, NULL, &room, &free_bytes);
	out->n = out->cap - free_bytes;
}

/* Convert the next piece, and append it to out. */
static void
feed(struct sp_conv *conv, struct sp_str piece, bool last, struct sp_buf *out)
{
	size_t done = 0;

	conv->counted = out->n;
	while (conv->ntail > 0 && (done < piece.n || last) && !out->failed) {
		struct sp_str rest = sp_str_sub(piece, done, piece.n);

		done += run_tail(conv, rest, last, out);
		if (conv->ntail < LONGEST)
			continue;
		/* No character is so long: its first unit is none. */
		put_bad(conv, 0, out);
		conv->taken += conv->unit;
		conv->ntail -= conv->unit;
		memmove(conv->tail, conv->tail + conv->unit, conv->ntail);
	}
	if (conv->ntail == 0 && done < piece.n) {
		struct sp_str rest = sp_str_sub(piece, done, piece.n);
		size_t n = run(conv, rest, last, out);

		conv->ntail = rest.n - n < LONGEST ? rest.n - n : 0;
		if (conv->ntail > 0)
			memcpy(conv->tail, rest.s + n, conv->ntail);
	}
	if (last && !conv->utf8)
		finish(conv, out);
	count_lines(conv, out);
}

/*
 * The next step of text for a font, as UTF-8, to conv->latin.  Up to its first
 * byte beyond ASCII it is the same in UTF-8 and in windows-1252; what follows
 * is held back until it is known which of them it is.
 */
static enum sp_status
to_latin(
    struct sp_conv *conv, struct sp_str step, bool last, struct sp_err *err)
{
	struct sp_buf *held = &conv->held;
	size_t n = 0;
	enum sp_conv_utf8 is;

	while (conv->undecided && held->n == 0 && n < step.n &&
	    (unsigned char)step.s[n] < 0x80)
		n++;
	if (!conv->undecided || (n == step.n && held->n == 0)) {
		feed(conv, step, last, &conv->latin);
		return SP_OK;
	}
	feed(conv, sp_str_sub(step, 0, n), false, &conv->latin);
	step = sp_str_sub(step, n, step.n);
	n = UNDECIDED_MAX - held->n;
	n = n < step.n ? n : step.n;
	sp_buf_add(held, sp_str_sub(step, 0, n));
	if (held->failed)
		return sp_buf_status(held, err);
	is = sp_conv_utf8_or_1252(sp_buf_str(held));
	if (is == SP_CONV_UTF8_MOSTLY && held->n < UNDECIDED_MAX && !last)
		return SP_OK;
	if (is == SP_CONV_UTF8_MOSTLY && held->n < UNDECIDED_MAX &&
	    sp_utf8_check(sp_buf_str(held)) < held->n)
		is = SP_CONV_UTF8_NOT;
	if (is == SP_CONV_UTF8_NOT) {
		enum sp_status status = open_iconv(conv, "windows-1252", err);

		if (status != SP_OK)
			return status;
	}
	conv->undecided = false;
	feed(conv, sp_buf_str(held), last && n == step.n, &conv->latin);
	sp_buf_release(held);
	if (n < step.n)
		feed(conv, sp_str_sub(step, n, step.n), last, &conv->latin);
	return SP_OK;
}

/* From Latin to Khmer, in steps, so that a large piece needs no more room. */
static enum sp_status
feed_font(struct sp_conv *conv, struct sp_str piece, bool last,
    struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status;
	bool whole;

	do {
		size_t n = piece.n < STEP ? piece.n : STEP;

		whole = n == piece.n;
		sp_buf_reset(&conv->latin);
		status =
		    to_latin(conv, sp_str_sub(piece, 0, n), last && whole, err);
		if (status == SP_OK)
			status = sp_buf_status(&conv->latin, err);
		if (status == SP_OK)
			status = sp_limon_add(
			    conv->limon, sp_buf_str(&conv->latin), out, err);
		piece = sp_str_sub(piece, n, piece.n);
	} while (status == SP_OK && !whole);
	if (status == SP_OK && last)
		status = sp_limon_end(conv->limon, out, err);
	return status;
}

enum sp_status
sp_conv_feed(struct sp_conv *conv, struct sp_str piece, bool last,
    struct sp_buf *out, struct sp_err *err)
{
	if (conv->limon)
		return feed_font(conv, piece, last, out, err);
	feed(conv, piece, last, out);
	return sp_buf_status(out, err);
}

size_t
sp_conv_bad(const struct sp_conv *conv, size_t *first, size_t *line)
{
	if (first)
		*first = conv->first;
	if (line)
		*line = conv->line;
	return conv->bad;
}
