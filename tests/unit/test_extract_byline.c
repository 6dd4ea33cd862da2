/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>

#include <spean/extract.h>
#include <spean/extract_byline.h>

#include "data.h"

#define P1 "The first paragraph of the story is as long as such a thing is."
#define P2 "The second paragraph of the story has no less to say than that."
#define P3 "A third paragraph ends the story, and nothing at all follows it."

static void
url_is(const char *url, int year, int month, int day)
{
	struct sp_day found = {0};

	assert_int_equal(sp_byline_url(sp_str_c(url), &found), year > 0);
	assert_int_equal(found.year, year);
	assert_int_equal(found.month, month);
	assert_int_equal(found.day, day);
}

static void
an_address_may_tell_the_day(void **state)
{
	(void)state;
	url_is("https://example.org/2019/11/15/a-story", 2019, 11, 15);
	url_is("https://example.org/2019/11/5/a-story", 2019, 11, 5);
	url_is("https://example.org/news/2019-11-15-story", 2019, 11, 15);
	url_is("https://example.org/2019-11/15/c_138.htm", 2019, 11, 15);
	url_is("https://example.org/2019/nov/15/story", 2019, 11, 15);
	url_is("https://example.org/story-20191115", 2019, 11, 15);
	url_is("https://example.org/20191115103000.html", 2019, 11, 15);
	url_is("https://example.org/a?id=3&date=2019-11-15", 2019, 11, 15);
	url_is("/2019/11/15/", 2019, 11, 15);
	url_is("https://2019-11-15.example.org/story", 0, 0, 0);
	url_is("https://example.org/2019/11/a-story", 0, 0, 0);
	url_is("https://example.org/2019/13/15/", 0, 0, 0);
	url_is("https://example.org/2019/02/30/", 0, 0, 0);
	url_is("https://example.org/1815/06/18/", 0, 0, 0);
	url_is("https://example.org/detail/191115", 0, 0, 0);
	url_is("https://example.org/detail/2019111512", 0, 0, 0);
	url_is("", 0, 0, 0);
}

/* The page of a case; or its plain text, where bylines have no names. */
static void
make_page(struct sp_str lang, struct sp_str head, bool html, struct sp_buf *out)
{
	struct sp_str start = {NULL, 0};

	if (html && !sp_str_eq(lang, SP_STR("-")))
		sp_buf_addf(out, "<html lang='%.*s'>", (int)lang.n, lang.s);
	if (html)
		sp_buf_addf(out, "<meta property=og:site_name content='%s'>",
		    "The Evening Gong");
	while (head.n > 0) {
		size_t end = sp_str_find(head, SP_STR("|"), 0);
		struct sp_str line;
		char c;

		/* A bar between spaces is one of the line. */
		while (end > 0 && end < head.n && head.s[end - 1] == ' ')
			end = sp_str_find(head, SP_STR("|"), end + 1);
		line = sp_str_sub(head, 0, end);
		head = sp_str_sub(head, end + (end < head.n), head.n);
		c = line.s[0];
		if (strchr("#~^", c))
			line = sp_str_sub(line, 1, line.n);
		if (c == '^')
			start = line;
		else
			sp_buf_addf(out, "%s%.*s%s\n\n",
			    !html          ? ""
				: c == '#' ? "<h1>"
				: c == '~' ? "<p class=byline>"
					   : "<p>",
			    (int)line.n, line.s,
			    html && c == '#' ? "</h1>" : "");
	}
	sp_buf_addf(
	    out, "%s%.*s" P1 "\n\n", html ? "<p>" : "", (int)start.n, start.s);
	sp_buf_addf(out, html ? "<p>" P2 "<p>" P3 : P2 "\n\n" P3 "\n");
}

static bool
tells(
    struct sp_str got, struct sp_str want, const char *what, struct sp_str head)
{
	if (sp_str_eq(want, SP_STR("-")))
		want.n = 0;
	if (sp_str_eq(got, want))
		return true;
	print_error("%.*s: %s is %.*s, not %.*s\n", (int)head.n, head.s, what,
	    (int)got.n, got.s, (int)want.n, want.s);
	return false;
}

static size_t
try_case(const struct sp_str *field, bool html)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_buf page = {0}, lang = {0};
	struct sp_doc doc = {0};
	struct sp_page in = {
	    .id = SP_STR("page"), .kind = html ? SP_PAGE_HTML : SP_PAGE_TEXT};
	size_t faults = 0;

	assert_non_null(ex);
	make_page(field[0], field[1], html, &page);
	in.bytes = sp_buf_str(&page);
	sp_buf_add(&lang, field[0]);
	if (!html && !sp_str_eq(field[0], SP_STR("-")))
		in.lang = sp_buf_c(&lang);
	assert_int_equal(sp_extract_page(ex, &in, &doc, NULL), SP_OK);
	faults += !tells(sp_doc_meta(&doc, "@date"), field[2],
	    html ? "@date" : "@date of text", field[1]);
	if (html)
		faults += !tells(sp_doc_meta(&doc, "@author"), field[3],
		    "@author", field[1]);
	sp_doc_release(&doc);
	sp_buf_release(&lang);
	sp_buf_release(&page);
	sp_extract_free(ex);
	return faults;
}

static void
bylines_tell_day_and_author(void **state)
{
	struct sp_str field[4];
	struct data data;
	size_t faults = 0;

	(void)state;
	data_open(&data, "byline.tests");
	while (data_next(&data, field, 4)) {
		bool named = sp_str_find(field[1], SP_STR("~"), 0) < field[1].n;

		faults += try_case(field, true);
		if (!named)
			faults += try_case(field, false);
	}
	data_close(&data);
	assert_int_equal(faults, 0);
}

static void
page_has(const char *page, const char *loc, const char *want)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page in = {.id = SP_STR("page"), .kind = SP_PAGE_HTML};
	struct sp_doc doc = {0};
	struct sp_buf all = {0};

	assert_non_null(ex);
	sp_buf_addf(&all, "%s<p>" P1 "<p>" P2 "<p>" P3, page);
	in.bytes = sp_buf_str(&all);
	assert_int_equal(sp_extract_page(ex, &in, &doc, NULL), SP_OK);
	assert_str_is(sp_doc_meta(&doc, loc), want);
	sp_doc_release(&doc);
	sp_buf_release(&all);
	sp_extract_free(ex);
}

#define H1 "<h1>Ferry sinks near the old port</h1>"

static void
the_time_nearest_to_the_headline_is_the_pages(void **state)
{
	(void)state;
	page_has("<ul><li><time datetime=2001-01-01>x</time><li>a<li>b<li>c"
		 "<li>d<li>e</ul>" H1 "<time datetime=2019-11-15>y</time>",
	    "@date", "2019-11-15");
	page_has("<time datetime=2019-11-14>x</time>" H1
		 "<time datetime=2019-11-15>y</time>",
	    "@date", "2019-11-15");
	page_has(H1 "<div><time class=updated datetime=2019-11-16>x</time>"
		    "</div><div><time datetime=2019-11-15>y</time></div>",
	    "@date", "2019-11-15");
	page_has(H1 "<div><time datetime=2019-11-14>x</time></div><div>"
		    "<time pubdate datetime=2019-11-15>y</time></div>",
	    "@date", "2019-11-15");
	page_has(H1
	    "<abbr class=published title=2019-11-15T09:40>Friday</abbr>",
	    "@date", "2019-11-15T09:40");
	page_has(H1 "<span itemprop=datePublished content=2019-11-15>x</span>",
	    "@date", "2019-11-15");
	page_has(H1 "<span itemprop=datePublished>Nov 15, 2019</span>", "@date",
	    "2019-11-15");
	page_has(H1 "<div itemprop=video itemscope><span"
		    " itemprop=datePublished content=2001-01-01>x</span></div>",
	    "@date", "");
}

static void
the_head_comes_before_times_the_address_and_lines(void **state)
{
	const char *canonical = "<link rel=canonical"
				" href='https://example.org/2019/11/15/a'>";
	struct sp_buf page = {0};

	(void)state;
	sp_buf_addf(&page, "%s" H1 "10/11/2019", canonical);
	page_has(sp_buf_c(&page), "@date", "2019-11-15");
	sp_buf_reset(&page);
	sp_buf_addf(
	    &page, "%s" H1 "<time datetime=2019-11-14>x</time>", canonical);
	page_has(sp_buf_c(&page), "@date", "2019-11-14");
	sp_buf_reset(&page);
	sp_buf_addf(&page,
	    "<meta name=pubdate content=2019-11-13>%s" H1
	    "<time datetime=2019-11-14>x</time>",
	    canonical);
	page_has(sp_buf_c(&page), "@date", "2019-11-13");
	page_has("<meta name=pubdate content=yesterday>" H1 "15/11/2019",
	    "@date", "2019-11-15");
	sp_buf_release(&page);
}

static void
elements_name_the_author(void **state)
{
	(void)state;
	page_has(
	    H1 "<a rel=author href=/sok>Sok San</a>", "@author", "Sok San");
	page_has(H1 "<span itemprop=author>Thomas Prak</span>", "@author",
	    "Thomas Prak");
	page_has(H1 "<span itemprop=author itemscope><b itemprop=name>"
		    "Thomas Prak</b></span><a rel=author href=/sok>Sok</a>",
	    "@author", "Thomas Prak");
	page_has("<meta name=author content='Ly Meng'>" H1 "<p>By Sok San",
	    "@author", "Ly Meng");
	page_has(H1 "<div itemprop=author itemscope>Author: <img><meta "
		    "itemprop=name content='Sok San'></div>",
	    "@author", "Sok San");
	page_has(H1 "<div itemprop=author itemscope><a itemprop=url href=/x>"
		    "All stories</a> <b itemprop=name>Sok San</b></div>",
	    "@author", "Sok San");
	page_has(H1 "<b itemprop=publisher itemscope><b itemprop=name>The Site"
		    "</b></b>",
	    "@author", "");
}

static void
author_is(const char *content, const char *want)
{
	struct sp_buf page = {0};

	sp_buf_addf(
	    &page, "<meta property=article:author content='%s'>" H1, content);
	page_has(sp_buf_c(&page), "@author", want);
	sp_buf_reset(&page);
	sp_buf_addf(&page, H1 "<a rel=author href=/x>%s</a>", content);
	page_has(sp_buf_c(&page), "@author", want);
	sp_buf_release(&page);
}

static void
an_author_is_a_name_and_no_address(void **state)
{
	static const char *const addresses[] = {"https://example.org/sok",
	    "HTTPS://example.org/sok", "www.example.org",
	    "facebook.com/sok.san", "//example.org/sok", "/author/sok",
	    "sok@example.org", "@sok"};

	(void)state;
	for (size_t i = 0; i < sizeof(addresses) / sizeof(*addresses); i++)
		author_is(addresses[i], "");
	author_is("Sok San", "Sok San");
	author_is("AFP/Reuters", "AFP/Reuters");
	author_is("By Sok San", "Sok San");
	author_is("Written by Sok San", "Sok San");
	author_is("Posts by Sok San", "Sok San");
	author_is("Author: Sok San", "Sok San");
	author_is("ដោយ៖ សុខ សាន", "សុខ សាន");
	author_is("ដោយ សុខ សាន", "សុខ សាន");
	author_is("Bystander", "Bystander");
}

static void
addresses_become_whole(void **state)
{
	(void)state;
	page_has("<link rel=canonical href=/a/b><base"
		 " href=https://example.org/x/>",
	    "@url", "https://example.org/a/b");
	page_has("<base href=https://example.org/x/y><link rel=canonical"
		 " href=b?id=1>",
	    "@url", "https://example.org/x/b?id=1");
	page_has("<link rel=canonical href=/a/b><meta property=og:url"
		 " content=https://example.org/c>",
	    "@url", "https://example.org/a/b");
	page_has("<link rel=canonical href=//example.org/b><meta"
		 " property=og:url content=https://example.org/c>",
	    "@url", "https://example.org/b");
	page_has("<link rel=canonical href=https://example.org/><meta"
		 " property=og:url content=https://example.org/c>",
	    "@url", "https://example.org/c");
	page_has("<link rel=canonical href=https://example.org/b><meta"
		 " property=og:url content=https://example.org/>",
	    "@url", "https://example.org/b");
	page_has("<link rel=canonical href=/a/b>", "@url", "/a/b");
}

#define HEAD "Ferry sinks near the old port"

static void
the_trail_above_the_headline_tells_the_section(void **state)
{
	(void)state;
	page_has("<ol class=breadcrumb><li><a href=/>Home</a><li><a href=/n>"
		 "National</a><li>" HEAD "</ol>" H1,
	    "@section", "National");
	page_has("<nav aria-label=Breadcrumb><ol><li><a href=/>Home</a><li>"
		 "<a href=/n>National</a><li><a href=/l>Law</a></ol></nav>" H1,
	    "@section", "Law");
	page_has("<div class=breadcrumbs><a href=/>Home</a> » <a href=/n>"
		 "National News</a> » " HEAD "</div>" H1,
	    "@section", "National News");
	page_has("<div id=crumbs>You are here: <a href=/>Home</a> &gt; <a "
		 "href=/n>National - Law</a> &gt; Ferry sinks…</div>" H1,
	    "@section", "National - Law");
	page_has("<ul itemscope itemtype=https://schema.org/BreadcrumbList>"
		 "<li itemprop=itemListElement><a href=/><span itemprop=name>"
		 "Home</span></a><li itemprop=itemListElement> / <a href=/n>"
		 "<span itemprop=name>National</span></a><li>" HEAD "</ul>" H1,
	    "@section", "National");
	page_has("<div class=breadcrumb><a href=/>ទំព័រដើម</a> / <a href=/n>"
		 "ព័ត៌មាន​ជាតិ</a></div>" H1,
	    "@section", "ព័ត៌មាន​ជាតិ");
}

static void
a_trail_of_no_section_tells_none(void **state)
{
	(void)state;
	page_has("<ol class=breadcrumb><li><a href=/>Home</a><li>" HEAD
		 "</ol>" H1,
	    "@section", "");
	page_has("<div class=breadcrumbs><a href=/>Home</a></div>" H1,
	    "@section", "");
	page_has("<nav aria-label=Main><ul><li><a href=/>Home</a><li><a "
		 "href=/n>National</a><li><a href=/l>Law</a></ul></nav>" H1,
	    "@section", "");
	page_has("<meta property=article:section content=Law><ol class="
		 "breadcrumb><li><a href=/>Home</a><li><a href=/n>"
		 "National</a><li>" HEAD "</ol>" H1,
	    "@section", "Law");
	page_has("<p class='has-breadcrumb'>Home » National » Law</p>" H1,
	    "@section", "");
}

static void
address_is(const char *url, const char *base, const char *want)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page in = {.id = SP_STR("page"), .url = sp_str_c(base)};
	struct sp_buf page = {0};
	struct sp_doc doc = {0};

	assert_non_null(ex);
	sp_buf_addf(&page, "<link rel=canonical href='%s'>" H1 "<p>" P1, url);
	in.bytes = sp_buf_str(&page);
	assert_int_equal(sp_extract_page(ex, &in, &doc, NULL), SP_OK);
	assert_str_is(sp_doc_meta(&doc, "@url"), want);
	sp_doc_release(&doc);
	sp_buf_release(&page);
	sp_extract_free(ex);
}

static void
an_address_is_seen_from_where_the_page_was_found(void **state)
{
	static const char from[] = "https://example.org/x/y/z.html?id=1#top";

	(void)state;
	address_is("", from, from);
	address_is("/a/b", from, "https://example.org/a/b");
	address_is("b", from, "https://example.org/x/y/b");
	address_is("./b", from, "https://example.org/x/y/b");
	address_is("../b/", from, "https://example.org/x/b/");
	address_is("../../../b", from, "https://example.org/b");
	address_is("?id=2", from, "https://example.org/x/y/z.html?id=2");
	address_is("//example.com/b", from, "https://example.com/b");
	address_is("http://example.com/b", from, "http://example.com/b");
	address_is("b", "https://example.org", "https://example.org/b");
	address_is("/2019/11/15/b", "", "/2019/11/15/b");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_address_may_tell_the_day),
	    cmocka_unit_test(bylines_tell_day_and_author),
	    cmocka_unit_test(the_time_nearest_to_the_headline_is_the_pages),
	    cmocka_unit_test(the_head_comes_before_times_the_address_and_lines),
	    cmocka_unit_test(elements_name_the_author),
	    cmocka_unit_test(an_author_is_a_name_and_no_address),
	    cmocka_unit_test(addresses_become_whole),
	    cmocka_unit_test(the_trail_above_the_headline_tells_the_section),
	    cmocka_unit_test(a_trail_of_no_section_tells_none),
	    cmocka_unit_test(an_address_is_seen_from_where_the_page_was_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
