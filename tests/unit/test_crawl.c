/* SPDX-License-Identifier: MIT */
/* From bytes to pages: inflow, WARC, HTTP, crawl. */
#include <spean/crawl.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include <spean/html.h>
#include <spean/http.h>
#include <spean/unzip.h>

#include "oom.h"
#include "source.h"
#include "unit.h"

static void
add_gzip(struct sp_buf *out, struct sp_str text)
{
	z_stream z = {0};
	size_t room = text.n + 1024;
	char *to = sp_buf_room(out, room);

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8,
			     Z_DEFAULT_STRATEGY),
	    Z_OK);
	memcpy(&z.next_in, &text.s, sizeof(text.s));
	z.avail_in = (unsigned)text.n;
	z.next_out = (unsigned char *)to;
	z.avail_out = (unsigned)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->n += z.total_out;
	deflateEnd(&z);
}

static void
add_zstd(struct sp_buf *out, struct sp_str text)
{
	size_t room = ZSTD_compressBound(text.n);
	char *to = sp_buf_room(out, room);

	out->n += ZSTD_compress(to, room, text.s, text.n, 3);
}

typedef void add_fn(struct sp_buf *out, struct sp_str text);

static void
add_record(struct sp_buf *out, const char *type, const char *uri,
    const char *content_type, struct sp_str content)
{
	sp_buf_addf(out,
	    "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\n"
	    "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n",
	    type, uri, content_type, content.n);
	sp_buf_add(out, content);
	sp_buf_add(out, SP_STR("\r\n\r\n"));
}

#define PAGE "<html><h1>Head</h1><p>A page that has a text.</html>"

/* A file of four records, each a member. */
static void
four(struct sp_buf *out, add_fn *add)
{
	static const struct {
		const char *type, *uri, *content;
	} record[] = {
	    {"warcinfo", "", "software: none"},
	    {"response", "http://a/1",
		"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE},
	    {"response", "http://a/2",
		"HTTP/1.1 404 No\nContent-Type: text/html\n\n" PAGE},
	    {"response", "http://a/3",
		"HTTP/1.0 200\r\ncontent-type: Text/HTML;\r\n charset=\"UTF-8\""
		"\r\nTransfer-Encoding: chunked\r\n\r\n"
		"4;x=y\r\n<p>t\r\n6\r\nhree</\r\n2\r\np>\r\n0\r\nA: b\r\n\r\n"},
	};
	struct sp_buf one = {0};

	for (size_t i = 0; i < 4; i++) {
		sp_buf_reset(&one);
		add_record(&one, record[i].type, record[i].uri,
		    i ? "application/http" : "x/y",
		    sp_str_c(record[i].content));
		if (add)
			add(out, sp_buf_str(&one));
		else
			sp_buf_add(out, sp_buf_str(&one));
	}
	sp_buf_release(&one);
}

/* What a file gives, a line a record. */
static enum sp_status
read_all(struct sp_str file, size_t step, struct sp_buf *out)
{
	struct text text = {file, 0, step};
	struct sp_inflow *in = text_inflow(&text);
	struct sp_crawl *crawl = in ? sp_crawl_new(NULL) : NULL;
	struct sp_crawl_page page;
	struct sp_err err = {.status = crawl ? SP_OK : SP_NOMEM};

	if (crawl) {
		sp_crawl_open(crawl, in);
		while (sp_crawl_next(crawl, &page, &err)) {
			sp_buf_addf(out, "%zu %.*s %s%s\n", page.rec.number,
			    (int)page.url.n, page.url.n ? page.url.s : "",
			    page.taken ? "taken: " : page.why,
			    page.fault.status == SP_OK || page.taken ? ""
								     : " !");
			if (!page.taken)
				continue;
			sp_buf_cut(out, out->n - 1);
			sp_buf_add(out, page.bytes);
			sp_buf_addc(out, '\n');
			if (sp_crawl_keep(crawl, &page, &err) != SP_OK)
				break;
		}
	}
	if (err.status == SP_OK)
		err.status = sp_buf_status(out, NULL);
	sp_crawl_free(crawl);
	sp_inflow_free(in);
	return err.status;
}

#define FOUR                                                                   \
	"1  warcinfo\n2 http://a/1 taken: " PAGE "\n3 http://a/2 status 404\n" \
	"4 http://a/3 taken: <p>three</p>\n"

static void
gives(struct sp_str file, const char *want)
{
	static const size_t step[] = {1, 2, 3, 7, 4096, SIZE_MAX};

	for (size_t i = 0; i < sizeof(step) / sizeof(*step); i++) {
		struct sp_buf got = {0};

		assert_int_equal(read_all(file, step[i], &got), SP_OK);
		assert_str_is(sp_buf_str(&got), want);
		sp_buf_release(&got);
	}
}

static void
records_are_the_same_however_they_come(void **state)
{
	add_fn *const way[] = {NULL, add_gzip, add_zstd};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct sp_buf file = {0};

		four(&file, way[i]);
		gives(sp_buf_str(&file), FOUR);
		sp_buf_release(&file);
	}
}

#define CUT                                                                    \
	"1  warcinfo\n2 http://a/1 taken: " PAGE "\n3 http://a/2 status 404\n"

static void
a_cut_file_gives_the_records_before(void **state)
{
	add_fn *const way[] = {NULL, add_gzip, add_zstd};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct sp_buf file = {0};

		four(&file, way[i]);
		sp_buf_cut(&file, file.n - 9);
		/* Of a block of zstd that is cut nothing comes out. */
		gives(sp_buf_str(&file),
		    i == 2 ? CUT "4  bad record !\n"
			   : CUT "4 http://a/3 bad record !\n");
		sp_buf_release(&file);
	}
}

static void
behind_a_spoilt_member_it_goes_on(void **state)
{
	add_fn *const way[] = {add_gzip, add_zstd};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct sp_buf file = {0}, one = {0};
		size_t n;

		add_record(
		    &one, "resource", "http://b/1", "text/html", SP_STR(PAGE));
		way[i](&file, sp_buf_str(&one));
		n = file.n;
		/* The head of the second is no member. */
		way[i](&file, sp_buf_str(&one));
		memset(file.s + n, 'x', 9);
		four(&file, way[i]);
		gives(sp_buf_str(&file),
		    "1 http://b/1 taken: " PAGE "\n2  bad record !\n3  warcinfo"
		    "\n4 http://a/1 taken: " PAGE "\n5 http://a/2 status 404\n"
		    "6 http://a/3 taken: <p>three</p>\n");
		sp_buf_release(&one);
		sp_buf_release(&file);
	}
}

/* A file in whose second record one text was put for another. */
static void
with(const char *from, const char *to, const char *want)
{
	struct sp_buf file = {0}, changed = {0};
	size_t at;

	four(&file, NULL);
	at = sp_str_find(sp_buf_str(&file), SP_STR("a/1"), 0);
	at = sp_str_find(sp_buf_str(&file), sp_str_c(from), at);
	assert_true(at < file.n);
	sp_buf_add(&changed, sp_str_sub(sp_buf_str(&file), 0, at));
	sp_buf_add(&changed, sp_str_c(to));
	sp_buf_add(
	    &changed, sp_str_sub(sp_buf_str(&file), at + strlen(from), file.n));
	gives(sp_buf_str(&changed), want);
	sp_buf_release(&file);
	sp_buf_release(&changed);
}

#define REST "3 http://a/2 status 404\n4 http://a/3 taken: <p>three</p>\n"
#define BAD  "1  warcinfo\n2 http://a/1 bad record !\n" REST

static void
a_bad_length_swallows_nothing(void **state)
{
	(void)state;
	with("Content-Length: ", "Content-Length: 9", BAD);
	with("Content-Length: ", "Content-Length: 1", BAD);
	with("Content-Length: 9", "Content-Length: 1", BAD);
	with("Content-Length: ", "Content-Length: -", BAD);
	with("Content-Length: ", "Content-Length: 9999999999999999999", BAD);
	with("Content-Length", "Content-Width", BAD);
	with("HTTP/1.1", "SMTP/1.1", BAD);
}

static void
what_is_no_page_is_named(void **state)
{
	(void)state;
#define NO(why) "1  warcinfo\n2 http://a/1 " why "\n" REST
	with("text/html", "image/png", NO("image/png"));
	with("text/html", "text/html\nA:",
	    "1  warcinfo\n"
	    "2 http://a/1 bad record !\n" REST);
	with("200 OK", "301 OK", NO("status 301"));
#undef NO
}

/* The record is longer, as it says, by less than a line that begins one. */
static void
a_bad_length_in_a_member_ends_with_it(void **state)
{
	add_fn *const way[] = {add_gzip, add_zstd};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct sp_buf file = {0};

		way[i](&file,
		    SP_STR("WARC/1.0\r\nWARC-Type: resource\r\n"
			   "WARC-Target-URI: http://b/1\r\n"
			   "Content-Length: 20\r\n\r\n<p>a\r\n\r\n"));
		four(&file, way[i]);
		gives(sp_buf_str(&file),
		    "1 http://b/1 bad record !\n2  warcinfo\n"
		    "3 http://a/1 taken: " PAGE "\n4 http://a/2 status 404\n"
		    "5 http://a/3 taken: <p>three</p>\n");
		sp_buf_release(&file);
	}
}

static void
a_version_is_short(void **state)
{
	(void)state;
#define VERSION(end) "WARC/1.00000000000000000000000" end
	gives(SP_STR(VERSION("\r\nContent-Length: 0\r\n\r\n")),
	    "1  no WARC-Type\n");
	gives(SP_STR(VERSION("0\r\nContent-Length: 0\r\n\r\n")),
	    "1  bad record !\n");
#undef VERSION
}

/* Even where what has come so far ends with it: a piece is 32 bytes. */
static void
an_interim_response_is_passed_over(void **state)
{
	struct sp_buf file = {0};

	(void)state;
	add_record(&file, "response", "http://b/1", "application/http",
	    SP_STR("HTTP/1.1 103 Early Hints\r\nA:\r\n\r\nHTTP/1.1 200 OK"
		   "\r\nContent-Type: text/html\r\n\r\n<p>a"));
	add_record(&file, "response", "http://b/2", "application/http",
	    SP_STR("HTTP/1.1 100 Continue\r\n\r\n"));
	gives(sp_buf_str(&file),
	    "1 http://b/1 taken: <p>a\n2 http://b/2 status 100\n");
	sp_buf_release(&file);
}

/* The body that a response has. */
static enum sp_status
body_of(const char *head, struct sp_str body, struct sp_buf *out)
{
	struct sp_buf all = {0}, other = {0};
	struct sp_http http;
	struct sp_err err;
	enum sp_status status;
	size_t n;

	sp_buf_addf(&all, "HTTP/1.1 200 OK\r\n%s\r\n\r\n", head);
	assert_int_equal(
	    sp_http_head(sp_buf_str(&all), false, &http, &n, NULL), SP_OK);
	assert_int_equal(n, all.n);
	sp_buf_reset(out);
	sp_buf_add(out, body);
	status = sp_http_body(&http, 1000, out, &other, &err);
	sp_buf_release(&all);
	sp_buf_release(&other);
	return status;
}

static void
bodies_are_decoded_as_far_as_they_are_encoded(void **state)
{
	struct sp_buf out = {0}, zip = {0}, big = {0};
	struct sp_str raw;

	(void)state;
	add_gzip(&zip, SP_STR("a text"));
	raw = sp_str_sub(sp_buf_str(&zip), 10, zip.n - 8);
#define IS(status, head, body, want)                                           \
	do {                                                                   \
		assert_int_equal(body_of(head, body, &out), status);           \
		assert_str_is(sp_buf_str(&out), want);                         \
	} while (0)
	IS(SP_OK, "Content-Encoding: gzip", sp_buf_str(&zip), "a text");
	IS(SP_OK, "Content-Encoding: x-gzip, identity", sp_buf_str(&zip),
	    "a text");
	IS(SP_OK, "Content-Encoding: deflate", raw, "a text");
	IS(SP_OK, "Content-Encoding: gzip", SP_STR("plain"), "plain");
	IS(SP_OK, "Transfer-Encoding: chunked", SP_STR("<p>x"), "<p>x");
	IS(SP_OK, "Transfer-Encoding: chunked", SP_STR("2\r\nno chunk"),
	    "2\r\nno chunk");
	IS(SP_BAD_TEXT, "Transfer-Encoding: chunked",
	    SP_STR("2\r\nab\r\n9\r\ncd"), "abcd");
	assert_int_equal(
	    body_of("Content-Encoding: br", raw, &out), SP_UNKNOWN);
	for (size_t i = 0; i < 100000; i++)
		sp_buf_addc(&big, 'x');
	sp_buf_reset(&zip);
	add_gzip(&zip, sp_buf_str(&big));
	assert_int_equal(
	    body_of("Content-Encoding: gzip", sp_buf_str(&zip), &out),
	    SP_TOO_LARGE);
#undef IS
	sp_buf_release(&out);
	sp_buf_release(&zip);
	sp_buf_release(&big);
}

static void
a_type_has_its_charset(void **state)
{
	struct sp_http http = {0};

	(void)state;
	sp_http_type(SP_STR("Text/HTML; a=b; Charset = \"UTF-8\""), &http);
	assert_string_equal(http.type, "text/html");
	assert_string_equal(http.charset, "utf-8");
	sp_http_type(SP_STR("text/plain, text/html"), &http);
	assert_string_equal(http.type, "text/plain");
	assert_string_equal(http.charset, "");
}

static void
a_uri_can_stand_in_a_record(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	sp_warc_add_uri(&out, SP_STR("http://a/b c\x01\xFFខ\x7F"));
	assert_str_is(sp_buf_str(&out), "http://a/b%20c%01%FFខ%7F");
	sp_buf_release(&out);
}

/* A dictionary stands in a frame of its own before the others. */
static void
a_dictionary_comes_first(void **state)
{
	static const char dict[] =
	    "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <http://b/1";
	struct sp_buf one = {0};

	(void)state;
	add_record(&one, "resource", "http://b/1", "text/html", SP_STR(PAGE));
	for (int packed = 0; packed < 2; packed++) {
		struct sp_buf file = {0}, frame = {0};
		ZSTD_CCtx *zstd = ZSTD_createCCtx();
		size_t room = ZSTD_compressBound(one.n);
		char *to;

		if (packed)
			add_zstd(&frame, sp_str_c(dict));
		else
			sp_buf_add(&frame, sp_str_c(dict));
		sp_buf_add(&file, SP_STR("\x5D\x2A\x4D\x18"));
		for (size_t i = 0; i < 4; i++)
			sp_buf_addc(&file, (char)(frame.n >> 8 * i));
		sp_buf_add(&file, sp_buf_str(&frame));
		to = sp_buf_room(&file, room);
		file.n += ZSTD_compress_usingDict(
		    zstd, to, room, one.s, one.n, dict, sizeof(dict) - 1, 3);
		ZSTD_freeCCtx(zstd);
		gives(sp_buf_str(&file), "1 http://b/1 taken: " PAGE "\n");
		sp_buf_release(&file);
		sp_buf_release(&frame);
	}
	sp_buf_release(&one);
}

static void
a_page_beyond_the_limit_is_not_held(void **state)
{
	struct sp_buf page = {0}, file = {0};
	char *to = sp_buf_room(&page, SP_HTML_MAX + 1);

	(void)state;
	memset(to, 'x', SP_HTML_MAX + 1);
	page.n = SP_HTML_MAX + 1;
	add_record(
	    &file, "resource", "http://b/1", "text/html", sp_buf_str(&page));
	sp_buf_cut(&page, 5);
	add_record(
	    &file, "resource", "http://b/1", "text/html", sp_buf_str(&page));
	sp_buf_reset(&page);
	assert_int_equal(read_all(sp_buf_str(&file), SIZE_MAX, &page), SP_OK);
	assert_str_is(sp_buf_str(&page),
	    "1 http://b/1 too large !\n2 http://b/1 taken: xxxxx\n");
	sp_buf_release(&page);
	sp_buf_release(&file);
}

static enum sp_status
read_once(void *ctx)
{
	struct sp_buf *file = ctx, got = {0};
	enum sp_status status = read_all(sp_buf_str(file), SIZE_MAX, &got);

	if (status == SP_OK)
		assert_str_is(sp_buf_str(&got), FOUR);
	sp_buf_release(&got);
	return status;
}

static void
memory_that_fails_is_told(void **state)
{
	struct sp_buf file = {0};

	(void)state;
	four(&file, add_gzip);
	assert_true(oom_each(read_once, &file) > 5);
	sp_buf_release(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(records_are_the_same_however_they_come),
	    cmocka_unit_test(a_cut_file_gives_the_records_before),
	    cmocka_unit_test(behind_a_spoilt_member_it_goes_on),
	    cmocka_unit_test(a_bad_length_swallows_nothing),
	    cmocka_unit_test(a_bad_length_in_a_member_ends_with_it),
	    cmocka_unit_test(a_version_is_short),
	    cmocka_unit_test(what_is_no_page_is_named),
	    cmocka_unit_test(an_interim_response_is_passed_over),
	    cmocka_unit_test(bodies_are_decoded_as_far_as_they_are_encoded),
	    cmocka_unit_test(a_type_has_its_charset),
	    cmocka_unit_test(a_uri_can_stand_in_a_record),
	    cmocka_unit_test(a_dictionary_comes_first),
	    cmocka_unit_test(a_page_beyond_the_limit_is_not_held),
	    cmocka_unit_test(memory_that_fails_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
