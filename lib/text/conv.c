/* SPDX-License-Identifier: MIT */
#include <spean/conv.h>

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/conv_detect.h>
#include <spean/utf8.h>

/* No character of any charset, shift sequence included, is longer. */
#define LONGEST 16

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
};

static bool
is_known(const char *charset)
{
	static const char *const local[] = {
	    "char", "wchar_t", "internal", "locale_charset"};
	size_t n = strlen(charset);
	iconv_t cd;

	/* "" and "char" mean the locale's, "//" would ask for extras. */
	if (n == 0 || n > 63 ||
	    strspn(charset,
		"abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789-_.:+()") != n)
		return false;
	for (size_t i = 0; i < sizeof(local) / sizeof(*local); i++)
		if (sp_str_ieq(sp_str_c(charset), sp_str_c(local[i])))
			return false;
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

struct sp_conv *
sp_conv_new(const char *charset, struct sp_err *err)
{
	struct sp_conv *conv;

	if (!is_known(charset)) {
		sp_err_set(err, SP_UNKNOWN, "unknown charset '%.63s'", charset);
		return NULL;
	}
	conv = calloc(1, sizeof(*conv));
	if (!conv) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	conv->unit = unit_of(charset);
	conv->line = 1;
	conv->utf8 = sp_str_ieq(sp_str_c(charset), SP_STR("utf-8")) ||
	    sp_str_ieq(sp_str_c(charset), SP_STR("utf8"));
	if (conv->utf8)
		return conv;
	conv->cd = iconv_open("UTF-8", charset);
	if (conv->cd == (iconv_t)-1) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		free(conv);
		return NULL;
	}
	return conv;
}

void
sp_conv_free(struct sp_conv *conv)
{
	if (!conv)
		return;
	if (!conv->utf8)
		iconv_close(conv->cd);
	free(conv);
}

/* Count the lines of out that were not counted yet, until a fault ends it. */
static void
count_lines(struct sp_conv *conv, const struct sp_buf *out)
{
	if (conv->bad > 0 || out->failed)
		return;
	for (; conv->counted < out->n; conv->counted++)
		if (out->s[conv->counted] == '\n')
			conv->line++;
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

enum sp_status
sp_conv_feed(struct sp_conv *conv, struct sp_str piece, bool last,
    struct sp_buf *out, struct sp_err *err)
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

/* What a name means on the web is wider than its standard says. */
static void
web_name(const char *charset, char name[64])
{
	/* Encoding Standard, 4.2: names and labels */
	static const char *const wider[][2] = {
	    {"iso-8859-1", "windows-1252"},
	    {"iso8859-1", "windows-1252"},
	    {"latin1", "windows-1252"},
	    {"latin-1", "windows-1252"},
	    {"us-ascii", "windows-1252"},
	    {"ascii", "windows-1252"},
	    {"iso-8859-9", "windows-1254"},
	    {"tis-620", "windows-874"},
	    {"iso-8859-11", "windows-874"},
	    {"gb2312", "gb18030"},
	    {"gbk", "gb18030"},
	    {"x-gbk", "gb18030"},
	    {"shift_jis", "cp932"},
	    {"sjis", "cp932"},
	    {"x-sjis", "cp932"},
	    {"euc-kr", "cp949"},
	    {"ks_c_5601-1987", "cp949"},
	    {"utf8", "utf-8"},
	    {"unicode-1-1-utf-8", "utf-8"},
	    {"utf-16", "utf-16le"},
	    {"unicode", "utf-16le"},
	};
	size_t n = strlen(charset);

	n = n < 63 ? n : 63;
	for (size_t i = 0; i < n; i++)
		name[i] = charset[i] >= 'A' && charset[i] <= 'Z'
		    ? (char)(charset[i] + 32)
		    : charset[i];
	name[n] = '\0';
	for (size_t i = 0; i < sizeof(wider) / sizeof(*wider); i++)
		if (strcmp(name, wider[i][0]) == 0 && is_known(wider[i][1]))
			memcpy(name, wider[i][1], strlen(wider[i][1]) + 1);
}

static enum sp_status
use_given(struct sp_str head, const char *given, struct sp_conv_info *info,
    struct sp_err *err)
{
	const char *marked = sp_conv_bom(head, &info->bom);
	size_t n = strlen(given);

	if (!is_known(given))
		return sp_err_set(
		    err, SP_UNKNOWN, "unknown charset '%.63s'", given);
	for (size_t i = 0; i <= n; i++)
		info->charset[i] = given[i] >= 'A' && given[i] <= 'Z'
		    ? (char)(given[i] + 32)
		    : given[i];
	if (strcmp(info->charset, "utf8") == 0)
		memcpy(info->charset, "utf-8", sizeof("utf-8"));
	/* "utf-16" is read in the order that the mark tells. */
	if (marked &&
	    (strcmp(info->charset, "utf-16") == 0 ||
		strcmp(info->charset, "utf-32") == 0) &&
	    strncmp(marked, info->charset, 6) == 0)
		memcpy(info->charset, marked, strlen(marked) + 1);
	/* A mark of another charset is text of this one. */
	if (!marked || strcmp(marked, info->charset) != 0)
		info->bom = 0;
	info->source = SP_CONV_GIVEN;
	return SP_OK;
}

/* True where the bytes by themselves are text in UTF-8. */
static bool
is_utf8(struct sp_str head)
{
	return sp_conv_utf8(head) == SP_CONV_UTF8_ALL &&
	    !sp_conv_is_binary(head) && !sp_conv_has_shifts(head);
}

enum sp_status
sp_conv_detect(struct sp_str head, const char *given, const char *declared,
    struct sp_conv_info *info, struct sp_err *err)
{
	const char *marked;
	enum sp_status status;

	*info = (struct sp_conv_info){.confidence = 100};
	if (given)
		return use_given(head, given, info, err);
	marked = sp_conv_bom(head, &info->bom);
	if (marked || is_utf8(head)) {
		info->source = marked ? SP_CONV_BOM : SP_CONV_VALID;
		web_name(marked ? marked : "utf-8", info->charset);
		return SP_OK;
	}
	if (declared && *declared) {
		web_name(declared, info->charset);
		info->source = SP_CONV_DECLARED;
		if (is_known(info->charset))
			return SP_OK;
	}
	status = sp_conv_guess(
	    head, is_known, info->charset, &info->confidence, err);
	if (status != SP_OK)
		return status;
	info->source = SP_CONV_DETECTED;
	web_name(info->charset, info->charset);
	return SP_OK;
}

enum sp_status
sp_conv_text(struct sp_str in, const char *given, const char *declared,
    struct sp_buf *out, struct sp_conv_info *info, struct sp_err *err)
{
	size_t start = out->n;
	struct sp_conv *conv;
	enum sp_status status;

	status = sp_conv_detect(in, given, declared, info, err);
	if (status != SP_OK)
		return status;
	conv = sp_conv_new(info->charset, err);
	if (!conv)
		return err ? err->status : SP_NOMEM;
	status =
	    sp_conv_feed(conv, sp_str_sub(in, info->bom, in.n), true, out, err);
	if (status != SP_OK && !out->failed)
		sp_buf_cut(out, start);
	sp_conv_free(conv);
	return status;
}
