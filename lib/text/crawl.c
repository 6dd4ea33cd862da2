/* SPDX-License-Identifier: MIT */
#include <spean/crawl.h>

#include <stdio.h>
#include <stdlib.h>
#include <xxhash.h>

#include <spean/conv_detect.h>
#include <spean/html.h>
#include <spean/http.h>

/* What chunks and codings may add to a page of the largest size. */
#define SPARE ((size_t)1 << 20)

/* Of a page without a type so much is looked at. */
#define LOOK 4096

/* The URLs seen, by hash: open addressing, zeros are free. */
struct seen {
	XXH128_hash_t *slot;
	size_t slots; /* a power of two, or 0 */
	size_t n;
};

struct sp_crawl {
	struct sp_warc *warc;
	struct sp_http http;
	struct sp_buf url, body, other;
	struct seen seen;
	char why[128];
};

struct sp_crawl *
sp_crawl_new(struct sp_err *err)
{
	struct sp_crawl *crawl = calloc(1, sizeof(*crawl));

	if (crawl) {
		crawl->warc = sp_warc_new(NULL);
		if (crawl->warc)
			return crawl;
	}
	free(crawl);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

void
sp_crawl_free(struct sp_crawl *crawl)
{
	if (!crawl)
		return;
	sp_warc_free(crawl->warc);
	sp_buf_release(&crawl->url);
	sp_buf_release(&crawl->body);
	sp_buf_release(&crawl->other);
	free(crawl->seen.slot);
	free(crawl);
}

void
sp_crawl_open(struct sp_crawl *crawl, struct sp_inflow *in)
{
	sp_warc_open(crawl->warc, in);
}

static XXH128_hash_t
hash_of(struct sp_str url)
{
	XXH128_hash_t hash = XXH3_128bits(url.n ? url.s : "", url.n);

	hash.low64 += (hash.low64 | hash.high64) == 0;
	return hash;
}

/* Where the hash stands, or would. */
static XXH128_hash_t *
slot_of(const struct seen *seen, XXH128_hash_t hash)
{
	size_t at = (size_t)hash.low64 & (seen->slots - 1);

	while ((seen->slot[at].low64 | seen->slot[at].high64) != 0 &&
	    !XXH128_isEqual(seen->slot[at], hash))
		at = (at + 1) & (seen->slots - 1);
	return &seen->slot[at];
}

static bool
grow(struct seen *seen)
{
	struct seen more = {
	    .slots = seen->slots ? seen->slots * 2 : 1024, .n = seen->n};

	more.slot = calloc(more.slots, sizeof(*more.slot));
	if (!more.slot)
		return false;
	for (size_t i = 0; i < seen->slots; i++)
		if ((seen->slot[i].low64 | seen->slot[i].high64) != 0)
			*slot_of(&more, seen->slot[i]) = seen->slot[i];
	free(seen->slot);
	*seen = more;
	return true;
}

enum sp_status
sp_crawl_keep(struct sp_crawl *crawl, const struct sp_crawl_page *page,
    struct sp_err *err)
{
	struct seen *seen = &crawl->seen;

	/* At most three slots of four are taken. */
	if (seen->n + 1 > seen->slots / 4 * 3 && !grow(seen))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	*slot_of(seen, hash_of(page->url)) = hash_of(page->url);
	seen->n++;
	return SP_OK;
}

static bool
is_seen(const struct sp_crawl *crawl, struct sp_str url)
{
	XXH128_hash_t hash = hash_of(url);

	return crawl->seen.slots > 0 &&
	    XXH128_isEqual(*slot_of(&crawl->seen, hash), hash);
}

/* The file that tells robots where to go, which is no text of anybody. */
static bool
is_robots(struct sp_str url)
{
	size_t host = sp_str_find(url, SP_STR("://"), 0);
	size_t path;

	if (host == url.n)
		return false;
	path = sp_str_find(url, SP_STR("/"), host + 3);
	return sp_str_eq(sp_str_sub(url, path, url.n), SP_STR("/robots.txt"));
}

/* Why a record is none of ours, by its header; NULL: it may be. */
static const char *
by_kind(struct sp_crawl *crawl, const struct sp_warc_rec *rec)
{
	if (rec->kind != SP_WARC_RESPONSE && rec->kind != SP_WARC_RESOURCE) {
		snprintf(crawl->why, sizeof(crawl->why), "%.*s",
		    rec->type.n < 64 ? (int)rec->type.n : 64,
		    rec->type.n ? rec->type.s : "");
		return crawl->why[0] ? crawl->why : "no WARC-Type";
	}
	return crawl->url.n == 0 ? "no URL" : NULL;
}

/* MIME Sniffing Standard, 7: names for what is not known. */
static bool
is_untold(const char *type)
{
	return !*type || strcmp(type, "unknown/unknown") == 0 ||
	    strcmp(type, "application/unknown") == 0 ||
	    strcmp(type, "*/*") == 0;
}

/* Why a response is no page, by its head; NULL: it may be. */
static const char *
by_head(struct sp_crawl *crawl, const struct sp_crawl_page *page,
    enum sp_page_kind *kind)
{
	const char *type = crawl->http.type;

	*kind = SP_PAGE_GUESS;
	if (page->status != 0 && (page->status < 200 || page->status > 299)) {
		snprintf(
		    crawl->why, sizeof(crawl->why), "status %u", page->status);
		return crawl->why;
	}
	if (strcmp(type, "text/html") == 0 ||
	    strcmp(type, "application/xhtml+xml") == 0)
		*kind = SP_PAGE_HTML;
	else if (!is_untold(type) && strcmp(type, "text/plain") != 0)
		return type;
	else if (is_robots(page->url))
		return "robots.txt";
	return is_seen(crawl, page->url) ? "duplicate URL" : NULL;
}

/* Why a page of no type is none, by its bytes; NULL: it may be. */
static const char *
by_bytes(struct sp_str bytes)
{
	/* MIME Sniffing Standard, 7.1: those that look like text. */
	static const char *const other[][2] = {
	    {"%PDF-", "application/pdf"},
	    {"%!PS-Adobe-", "application/postscript"},
	    {"{\\rtf", "application/rtf"},
	};
	size_t bom;

	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
		if (sp_str_starts(bytes, sp_str_c(other[i][0])))
			return other[i][1];
	bytes.n = bytes.n < LOOK ? bytes.n : LOOK;
	return !sp_conv_bom(bytes, &bom) && sp_conv_is_binary(bytes)
	    ? "not text"
	    : NULL;
}

/* Read of the content until its HTTP head is there, and take that off. */
static enum sp_status
read_http(struct sp_crawl *crawl, struct sp_err *err)
{
	struct sp_buf *body = &crawl->body;
	enum sp_status status = SP_OK;
	size_t n = 0;

	while (status == SP_OK && n == 0) {
		struct sp_str piece;

		status = sp_warc_read(crawl->warc, &piece, err);
		sp_buf_add(body, piece);
		if (status == SP_OK)
			status = sp_buf_status(body, err);
		if (status == SP_OK)
			status = sp_http_head(sp_buf_str(body), piece.n == 0,
			    &crawl->http, &n, err);
	}
	if (status == SP_OK) {
		memmove(body->s, body->s + n, body->n - n);
		sp_buf_cut(body, body->n - n);
	}
	return status;
}

/* What the record says of its content, and of HTTP where it has it. */
static enum sp_status
read_head(
    struct sp_crawl *crawl, struct sp_crawl_page *page, struct sp_err *err)
{
	struct sp_str type = page->rec.content_type;
	struct sp_http told = {0};
	enum sp_status status = SP_OK;

	crawl->http = told;
	sp_http_type(type, &told);
	if (page->rec.kind == SP_WARC_RESPONSE &&
	    (!*told.type || strcmp(told.type, "application/http") == 0))
		status = read_http(crawl, err);
	else
		crawl->http = told;
	page->type = crawl->http.type;
	page->status = crawl->http.status;
	return status;
}

/* The body as it came, up to the largest page. */
static enum sp_status
read_body(struct sp_crawl *crawl, struct sp_err *err)
{
	const struct sp_http *http = &crawl->http;
	size_t max = SP_HTML_MAX + (http->chunked || http->codings ? SPARE : 0);

	for (;;) {
		struct sp_str piece;
		enum sp_status status = sp_warc_read(crawl->warc, &piece, err);

		if (status != SP_OK)
			return status;
		if (piece.n > max - crawl->body.n)
			return sp_err_set(err, SP_TOO_LARGE,
			    "larger than %u bytes", SP_HTML_MAX);
		if (piece.n == 0)
			return SP_OK;
		sp_buf_add(&crawl->body, piece);
		if (sp_buf_status(&crawl->body, err) != SP_OK)
			return SP_NOMEM;
	}
}

/* The body as it was meant; a fault that leaves something of it is noted. */
static enum sp_status
decode(struct sp_crawl *crawl, struct sp_crawl_page *page, struct sp_err *err)
{
	enum sp_status status = sp_http_body(
	    &crawl->http, SP_HTML_MAX, &crawl->body, &crawl->other, err);

	if (status == SP_UNKNOWN) {
		snprintf(crawl->why, sizeof(crawl->why), "Content-Encoding %s",
		    crawl->http.unknown);
		page->why = crawl->why;
		return SP_OK;
	}
	if (status != SP_OK && status != SP_BAD_TEXT)
		return status;
	if (status == SP_BAD_TEXT)
		page->fault = *err;
	page->bytes = sp_buf_str(&crawl->body);
	if (page->bytes.n == 0)
		page->why = "empty";
	else if (is_untold(page->type))
		page->why = by_bytes(page->bytes);
	return SP_OK;
}

/* One record, up to its end. */
static enum sp_status
one_record(
    struct sp_crawl *crawl, struct sp_crawl_page *page, struct sp_err *err)
{
	enum sp_status status = SP_OK, ended;
	struct sp_err why = {0};

	page->why = by_kind(crawl, &page->rec);
	if (!page->why)
		status = read_head(crawl, page, err);
	if (status == SP_OK && !page->why)
		page->why = by_head(crawl, page, &page->kind);
	if (status == SP_OK && !page->why)
		status = read_body(crawl, err);
	if (status != SP_OK && !sp_status_is_record(status))
		return status;
	ended = sp_warc_end(crawl->warc, &page->rec, &why);
	if (status == SP_OK && ended != SP_OK)
		status = sp_err_set(err, ended, "%s", why.msg);
	if (status == SP_OK && !page->why)
		status = decode(crawl, page, err);
	return status;
}

/* What is known of a record that is bad. */
static void
give_up(struct sp_crawl_page *page, const struct sp_err *err)
{
	page->fault = *err;
	page->why = err->status == SP_TOO_LARGE ? "too large" : "bad record";
}

bool
sp_crawl_next(
    struct sp_crawl *crawl, struct sp_crawl_page *page, struct sp_err *err)
{
	struct sp_err own;
	enum sp_status status;

	if (!err)
		err = &own;
	*page = (struct sp_crawl_page){.type = ""};
	if (!sp_warc_next(crawl->warc, &page->rec, err))
		return false;
	sp_buf_reset(&crawl->url);
	sp_buf_reset(&crawl->body);
	sp_warc_add_uri(&crawl->url, page->rec.uri);
	page->url = sp_buf_str(&crawl->url);
	if (crawl->url.failed) {
		sp_buf_status(&crawl->url, err);
		return false;
	}
	status = err->status;
	if (status == SP_OK)
		status = one_record(crawl, page, err);
	if (status != SP_OK && !sp_status_is_record(status))
		return false;
	if (status != SP_OK)
		give_up(page, err);
	page->taken = !page->why;
	if (page->taken && *crawl->http.charset)
		page->charset = crawl->http.charset;
	*err = (struct sp_err){0};
	return true;
}
