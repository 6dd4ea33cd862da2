/* SPDX-License-Identifier: MIT */
#include <spean/http.h>

#include <spean/unzip.h>

/* The text in lower case, cut to what n bytes hold with a NUL. */
static void
lower(struct sp_str text, char *to, size_t n)
{
	size_t i = 0;

	for (; i < text.n && i + 1 < n; i++)
		to[i] = text.s[i] >= 'A' && text.s[i] <= 'Z'
		    ? (char)(text.s[i] + 32)
		    : text.s[i];
	to[i] = '\0';
}

/* The value of a parameter: quotes off. */
static struct sp_str
unquoted(struct sp_str value)
{
	char quote = value.n ? value.s[0] : '\0';

	if (quote != '"' && quote != '\'')
		return value;
	value = sp_str_sub(value, 1, value.n);
	return sp_str_trim(sp_str_cut(&value, quote));
}

void
sp_http_type(struct sp_str value, struct sp_http *http)
{
	lower(sp_str_trim(sp_str_cut(&value, ';')), http->type,
	    sizeof(http->type));
	http->charset[0] = '\0';
	while (value.s && !http->charset[0]) {
		struct sp_str param = sp_str_cut(&value, ';');
		struct sp_str key = sp_str_cut(&param, '=');

		param = unquoted(sp_str_trim(param));
		if (sp_str_ieq(sp_str_trim(key), SP_STR("charset")) &&
		    param.n < sizeof(http->charset))
			lower(param, http->charset, sizeof(http->charset));
	}
	/* RFC 9110, 5.3: of several values that were joined, the first. */
	http->type[strcspn(http->type, ", \t")] = '\0';
}

static void
add_codings(struct sp_str value, struct sp_http *http)
{
	static const struct {
		const char *name;
		enum sp_http_coding coding;
	} known[] = {
	    {"", SP_HTTP_PLAIN},
	    {"identity", SP_HTTP_PLAIN},
	    {"none", SP_HTTP_PLAIN},
	    {"gzip", SP_HTTP_GZIP},
	    {"x-gzip", SP_HTTP_GZIP},
	    {"deflate", SP_HTTP_DEFLATE},
	    {"zstd", SP_HTTP_ZSTD},
	};

	while (value.s) {
		struct sp_str name = sp_str_trim(sp_str_cut(&value, ','));
		enum sp_http_coding coding = SP_HTTP_OTHER;

		for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
			if (sp_str_ieq(name, sp_str_c(known[i].name)))
				coding = known[i].coding;
		if (coding == SP_HTTP_PLAIN)
			continue;
		if (http->codings == SP_HTTP_CODINGS)
			coding = SP_HTTP_OTHER;
		else
			http->coding[http->codings++] = coding;
		if (coding == SP_HTTP_OTHER && !http->unknown[0])
			lower(name, http->unknown, sizeof(http->unknown));
	}
}

static void
take_field(struct sp_str key, struct sp_str value, struct sp_http *http)
{
	if (sp_str_ieq(key, SP_STR("Content-Type"))) {
		/* The last one counts, unless it says nothing (MIME Sniffing
		 * Standard, 5.1). */
		if (value.n > 0)
			sp_http_type(value, http);
	} else if (sp_str_ieq(key, SP_STR("Content-Encoding"))) {
		add_codings(value, http);
	} else if (sp_str_ieq(key, SP_STR("Transfer-Encoding"))) {
		while (value.s)
			http->chunked |=
			    sp_str_ieq(sp_str_trim(sp_str_cut(&value, ',')),
				SP_STR("chunked"));
	}
}

/* "HTTP/1.1 200 OK": the number, or 0. */
static unsigned
status_of(struct sp_str line)
{
	unsigned status = 0;
	size_t i;

	if (line.n < 5 || !sp_str_ieq(sp_str_sub(line, 0, 5), SP_STR("HTTP/")))
		return 0;
	sp_str_cut(&line, ' ');
	line = sp_str_trim(line);
	for (i = 0; i < line.n && line.s[i] >= '0' && line.s[i] <= '9'; i++)
		status = i < 3 ? status * 10 + (unsigned)(line.s[i] - '0') : 0;
	return i == 3 && status >= 100 ? status : 0;
}

/* Where the empty line ends that ends the head; 0 where there is none. */
static size_t
end_of_head(struct sp_str text)
{
	size_t i = 0;

	while (i < text.n) {
		const char *lf = memchr(text.s + i, '\n', text.n - i);
		size_t end = lf ? (size_t)(lf - text.s) : text.n;

		if (!lf)
			return 0;
		if (end == i || (end == i + 1 && text.s[i] == '\r'))
			return end + 1;
		i = end + 1;
	}
	return 0;
}

/* The fields of a head, folded ones with their lines. */
static void
take_fields(struct sp_str head, struct sp_http *http)
{
	while (head.n > 0) {
		size_t end = sp_str_find(head, SP_STR("\n"), 0);
		struct sp_str value, key;

		while (end + 1 < head.n &&
		    (head.s[end + 1] == ' ' || head.s[end + 1] == '\t'))
			end = sp_str_find(head, SP_STR("\n"), end + 1);
		value = sp_str_sub(head, 0, end);
		key = sp_str_cut(&value, ':');
		if (value.s)
			take_field(sp_str_trim(key), sp_str_trim(value), http);
		head =
		    sp_str_sub(head, end < head.n ? end + 1 : head.n, head.n);
	}
}

enum sp_status
sp_http_head(struct sp_str text, bool all, struct sp_http *http, size_t *n,
    struct sp_err *err)
{
	size_t start = 0;

	*n = 0;
	for (;;) {
		struct sp_str rest = sp_str_sub(text, start, text.n), line;
		size_t end = end_of_head(rest);

		/* A response that is cut within its head has no body. */
		if (end == 0 && all)
			end = rest.n;
		if ((end == 0 && rest.n > SP_HTTP_HEAD_MAX) ||
		    end > SP_HTTP_HEAD_MAX)
			return sp_err_set(err, SP_BAD_RECORD,
			    "an HTTP header of more than %zu bytes",
			    SP_HTTP_HEAD_MAX);
		if (end == 0 && !all)
			return SP_OK;
		*http = (struct sp_http){0};
		rest = sp_str_sub(rest, 0, end);
		line = sp_str_cut(&rest, '\n');
		http->status = status_of(sp_str_trim(line));
		if (http->status == 0)
			return sp_err_set(err, SP_BAD_RECORD,
			    "its content is no HTTP response");
		take_fields(rest, http);
		start += end;
		if (http->status >= 200 || (all && start == text.n)) {
			*n = start;
			return SP_OK;
		}
	}
}

/* A line "1F4; extension" at byte i: the size, and where it ends; 0: none. */
static size_t
chunk_size(struct sp_str body, size_t i, size_t *size)
{
	size_t digits = 0;

	*size = 0;
	while (i < body.n && (body.s[i] == ' ' || body.s[i] == '\t'))
		i++;
	for (; i < body.n && digits < 15; i++, digits++) {
		char c = body.s[i] | 0x20;

		if (body.s[i] >= '0' && body.s[i] <= '9')
			*size = *size * 16 + (size_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*size = *size * 16 + (size_t)(c - 'a') + 10;
		else
			break;
	}
	if (digits == 0 || digits == 15)
		return 0;
	while (i < body.n && (body.s[i] == ' ' || body.s[i] == '\t'))
		i++;
	if (i < body.n && body.s[i] == ';')
		while (i < body.n && body.s[i] != '\n')
			i++;
	if (i < body.n && body.s[i] == '\r')
		i++;
	return i < body.n && body.s[i] == '\n' ? i + 1 : 0;
}

/* Behind the end of line at byte i; 0: there is none. */
static size_t
skip_end(struct sp_str body, size_t i)
{
	if (i < body.n && body.s[i] == '\r')
		i++;
	return i < body.n && body.s[i] == '\n' ? i + 1 : 0;
}

/*
 * Join the chunks.  Where the first is none, the body was joined already; where
 * a later one is none, it is cut there.
 */
static enum sp_status
join_chunks(struct sp_buf *body, struct sp_err *err)
{
	struct sp_str text = sp_buf_str(body);
	size_t from = 0, to = 0;

	for (bool first = true;; first = false) {
		size_t size, start = chunk_size(text, from, &size), next;

		if (start == 0 && first)
			return SP_OK;
		if (start == 0)
			break;
		if (size == 0) {
			sp_buf_cut(body, to);
			return SP_OK;
		}
		next = size < text.n - start ? skip_end(text, start + size) : 0;
		if (next == 0 && first && size < text.n - start)
			return SP_OK;
		if (size > text.n - start)
			size = text.n - start;
		memmove(body->s + to, body->s + start, size);
		to += size;
		if (next == 0)
			break;
		from = next;
	}
	sp_buf_cut(body, to);
	return sp_err_set(err, SP_BAD_TEXT, "its chunks are cut");
}

/* True where the bytes look like the beginning of what the coding gives. */
static bool
has_coding(enum sp_http_coding coding, struct sp_str body)
{
	unsigned char a = body.n > 0 ? (unsigned char)body.s[0] : 0;
	unsigned char b = body.n > 1 ? (unsigned char)body.s[1] : 0;

	if (coding == SP_HTTP_GZIP)
		return a == 0x1F && b == 0x8B;
	if (coding == SP_HTTP_ZSTD)
		return sp_str_starts(body, SP_STR("\x28\xB5\x2F\xFD"));
	/* RFC 1950, 2.2: CM of 8, and a check of both bytes. */
	return (a & 0x0F) == 8 && (a << 8 | b) % 31 == 0;
}

/* Undo one coding: body and other change places. */
static enum sp_status
undo(enum sp_http_coding coding, size_t max, struct sp_buf *body,
    struct sp_buf *other, struct sp_err *err)
{
	static const enum sp_unzip_form form[] = {
	    [SP_HTTP_GZIP] = SP_UNZIP_GZIP,
	    [SP_HTTP_DEFLATE] = SP_UNZIP_ZLIB,
	    [SP_HTTP_ZSTD] = SP_UNZIP_ZSTD,
	};
	bool has = has_coding(coding, sp_buf_str(body));
	enum sp_status status;
	struct sp_buf swap;

	if (body->n == 0 || (!has && coding != SP_HTTP_DEFLATE))
		return SP_OK;
	sp_buf_reset(other);
	status = sp_unzip_all(has ? form[coding] : SP_UNZIP_DEFLATE,
	    sp_buf_str(body), max, other, err);
	/* Without a frame nothing tells a text from what deflate made of it. */
	if (!has && status == SP_BAD_TEXT)
		return SP_OK;
	swap = *body;
	*body = *other;
	*other = swap;
	return status;
}

enum sp_status
sp_http_body(const struct sp_http *http, size_t max, struct sp_buf *body,
    struct sp_buf *other, struct sp_err *err)
{
	enum sp_status status = SP_OK, worst = SP_OK;

	if (http->unknown[0])
		return sp_err_set(
		    err, SP_UNKNOWN, "Content-Encoding %s", http->unknown);
	if (http->chunked)
		worst = join_chunks(body, err);
	for (size_t i = http->codings; i-- > 0;) {
		struct sp_err why = {0};

		status = undo(http->coding[i], max, body, other, &why);
		if (status == SP_OK)
			continue;
		worst = sp_err_set(err, status, "its body: %s", why.msg);
		if (status != SP_BAD_TEXT)
			return worst;
	}
	if (body->n > max)
		return sp_err_set(
		    err, SP_TOO_LARGE, "larger than %zu bytes", max);
	return worst;
}
