/* SPDX-License-Identifier: MIT */
#include "html_show.h"
#include "unit.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/html.h>
#include <spean/html_fold.h>
#include <spean/html_thin.h>

/* The parser must find in a page what is found without asking it. */
static void
assert_alike_known(struct sp_html *html, struct sp_str page, unsigned known)
{
	struct sp_buf folded = {0}, whole = {0};
	enum sp_status status = sp_html_parse_known(page, known, html, NULL);

	html_show(html, &folded);
	known |= SP_HTML_UNFOLDED;
	assert_int_equal(sp_html_parse_known(page, known, html, NULL), status);
	html_show(html, &whole);
	if (!sp_str_eq(sp_buf_str(&folded), sp_buf_str(&whole)))
		fail_msg("%.*s\nfolded:\n%.*s\nwhole:\n%.*s", (int)page.n,
		    page.s, (int)folded.n, folded.s, (int)whole.n, whole.s);
	sp_buf_release(&folded);
	sp_buf_release(&whole);
}

static void
assert_alike(struct sp_html *html, struct sp_str page)
{
	assert_alike_known(html, page, 0);
}

struct soup {
	uint32_t seed;
	const char *open[64];
	size_t n;
	unsigned tidy; /* of a hundred end tags, how many are the right ones */
	struct sp_buf page;
};

static uint32_t
any(struct soup *soup, uint32_t n)
{
	soup->seed = soup->seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)soup->seed * n) >> 32);
}

static void
add_start(struct soup *soup)
{
	static const char *const tags[] = {"p", "p", "p", "div", "div", "div",
	    "ul", "ol", "li", "li", "a", "a", "a", "h1", "h2", "section",
	    "article", "span", "b", "i", "font", "em", "nobr", "table", "tr",
	    "td", "tbody", "dl", "dt", "dd", "form", "button", "select",
	    "option", "label", "pre", "blockquote", "sup", "svg", "math",
	    "object", "x-box", "figure", "figcaption", "time", "center",
	    "caption", "textarea", "iframe", "noscript", "body", "template",
	    "marquee", "ruby", "rt", "details", "main", "header", "code",
	    "title", "head", "html", "dir", "fieldset", "legend", "th", "thead",
	    "tfoot", "colgroup", "menu", "nav", "footer", "address", "h6",
	    "hgroup", "u", "strong", "small", "strike", "tt", "big", "optgroup",
	    "rp", "rb", "rtc", "xmp", "listing", "applet", "video", "canvas",
	    "foreignObject", "desc", "mi", "annotation-xml", "q", "dialog",
	    "summary", "ins", "output", "noembed", "P", "DIV"};
	static const char *const attrs[] = {"", "", "", "", " class=lead",
	    " href=#a", " href=http://example.org/", " hidden",
	    " face='Limon S1'", " class='share-bar box'", " lang=km",
	    " style='display:none'", " role=heading aria-level=3",
	    " id='a&amp;b'", " itemprop=author", " rel=author", " size=4",
	    " class=related itemscope itemprop=comment", " title='a&lt;b'",
	    " onclick=go() class=x"};
	const char *tag = tags[any(soup, sizeof(tags) / sizeof(*tags))];

	sp_buf_addf(&soup->page, "<%s%s%s>", tag,
	    attrs[any(soup, sizeof(attrs) / sizeof(*attrs))],
	    any(soup, 40) == 0 ? "/" : "");
	if (soup->n < 64)
		soup->open[soup->n++] = tag;
}

static void
add_end(struct soup *soup)
{
	static const char *const tags[] = {"p", "div", "a", "li", "ul", "b",
	    "table", "td", "h2", "form", "span", "body", "font", "br", "html",
	    "svg", "select", "i", "article", "button", "math", "h1", "dd", "tr",
	    "tbody", "template", "object", "em", "nobr", "label", "x-box",
	    "ruby", "option", "hr", "sup", "head", "u"};

	if (soup->n > 0 && any(soup, 100) < soup->tidy)
		sp_buf_addf(&soup->page, "</%s>", soup->open[--soup->n]);
	else
		sp_buf_addf(&soup->page, "</%s>",
		    tags[any(soup, sizeof(tags) / sizeof(*tags))]);
}

static void
add_other(struct soup *soup)
{
	static const char *const parts[] = {"a word ", "x", " ", "\n",
	    "ជិន ម៉ាលីន", "&amp;", "&nbsp;", "&#8217;", "&#x41;", "&copy",
	    "&eacute;", "&#0;", "&#150;", "&bogus;", "<br>", "<hr>", "<img>",
	    "<input>", "<!-- c -->", "more than eight bytes of text", " and ",
	    "<br/>", "<wbr>", "<col>", "<hr class=a>", "<meta itemprop=x>",
	    "<script>a</script>", "<svg><path/></svg>", "<td>", "<p>", "<li>",
	    "&#983040;", "<embed>", "<input type=hidden>", "<image>",
	    "\xC2\xA0", "<sup><a href=#n>1</a></sup>", "<frame>",
	    "<![CDATA[x]]>", "<!doctype html>", "</>", "</p class=a>", "<",
	    "\r\n", "\f", "<param>", "<source>", "<track>", "<keygen>",
	    "<area>", "<base href=/b>", "<link rel=canonical href=/c>",
	    "<time datetime=2024-01-02>d</time>", "<th>", "<tr>", "<option>",
	    "<? x ?>", "<a-b c=d>", "<math><mi>x</math>", "<rt>"};

	sp_buf_addf(&soup->page, "%s",
	    parts[any(soup, sizeof(parts) / sizeof(*parts))]);
}

static void
any_soup_is_read_alike(void **state)
{
	const char *rounds = getenv("SPEAN_SOUP");
	uint32_t n = rounds ? (uint32_t)atoi(rounds) : 30000;
	struct sp_html html = {0};
	struct soup soup = {.seed = 0};

	(void)state;
	for (uint32_t round = 0; round < n; round++) {
		soup.seed = round * 2654435761u;
		soup.n = 0;
		soup.tidy = (unsigned[]){100, 97, 90, 60}[round % 4];
		sp_buf_reset(&soup.page);
		if (round % 997 == 0)
			sp_buf_addf(&soup.page, "<p>a</p><frameset>");
		for (uint32_t i = any(&soup, 40) + 3; i > 0; i--)
			switch (any(&soup, 5)) {
			case 0:
			case 1:
				add_start(&soup);
				break;
			case 2:
			case 3:
				add_end(&soup);
				break;
			default:
				add_other(&soup);
				break;
			}
		assert_alike(&html, sp_buf_str(&soup.page));
	}
	sp_buf_release(&soup.page);
	sp_html_release(&html);
}

/* What was not read alike once. */
static void
what_broke_a_rule_is_read_alike(void **state)
{
	static const char *const pages[] = {
	    "<l><select></l><pre>a</pre>",
	    "<l><h1></l><h2>a</h2>b",
	    "<h1><div><h2></h1></div><h2>a</h2>b",
	    "<ul><li><h1><ul></li></ul><h2>a</h2>b",
	    "<ul><li><h1><section><li>a</li></section><h2>b</h2>c",
	    "<dl><dd><h1><section><dd>a</dd></section><h2>b</h2>c",
	    "<button><h1><object><button>a</button></object><h2>b</h2>c",
	    "<p>a</p><math><br><title><div class='share-bar box'>",
	    "<p>\xC2\x91</p>",
	    "<div class=\x14 &></div>",
	    "<div id='a\r' &>b</div>",
	    "<p>\xEF\xBF\xBE</p>",
	    "<p>\xF0\xAF\xBF\xBF</p>",
	    "<p>\xEF\xB7\x90</p>",
	};
	struct sp_html html = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		for (unsigned known = 0; known <= SP_HTML_LIMON; known++)
			assert_alike_known(&html, sp_str_c(pages[i]), known);
	sp_html_release(&html);
}

/* The parser by itself makes no UTF-8 of the first two. */
static void
numbers_beyond_unicode_are_tame(void **state)
{
	struct sp_html html = {0};

	(void)state;
	assert_int_equal(
	    sp_html_parse(SP_STR("<p>a&#xF0FFFFFF;b&#4042322175;c&#x110000;"),
		&html, NULL),
	    SP_OK);
	assert_int_equal(html.n, 1);
	assert_str_is(html.block[0].text, "a\uFFFDb\uFFFDc\uFFFD");
	sp_html_release(&html);
}

/* What of a page goes to the parser. */
static void
assert_goes(struct sp_html_thin *thin, const char *page, const char *what)
{
	struct sp_str all;
	struct sp_buf got = {0};

	assert_int_equal(sp_html_thin(thin, sp_str_c(page), true, NULL), SP_OK);
	all = sp_buf_str(&thin->page);
	for (size_t pos = 0; pos < all.n;) {
		struct sp_str part = sp_html_thin_next(thin, all, &pos);

		if (part.s)
			sp_buf_add(&got, part);
		else
			sp_buf_addf(&got, "%zu", part.n - 1);
	}
	assert_str_is(sp_buf_str(&got), what);
	sp_buf_release(&got);
}

static void
what_is_whole_is_one_element_for_the_parser(void **state)
{
	struct sp_html_thin *thin = calloc(1, sizeof(*thin));

	(void)state;
	assert_non_null(thin);
	assert_goes(
	    thin, "<div><p>a</p> <p>b <a href=#>c</a></p></div>", "<hr q=0>");
	assert_goes(
	    thin, "<ul><li>a<li>b</ul><p>c</p>", "<ul><li>a<li>b</ul><hr q=3>");
	assert_goes(thin, "<div><table><tr><td><p>a</p></table></div>",
	    "<div><table><tr><td><hr q=1></table></div>");
	assert_goes(
	    thin, "<a><p>a</a>b</p><p>c</p>", "<a><p>a</a>b</p><p>c</p>");
	assert_goes(
	    thin, "<p>a&eacute;</p><p>b&amp;c</p>", "<p>a&eacute;</p><hr q=2>");
	assert_goes(thin, "<p>a</p><frameset><frame></frameset>",
	    "<p>a</p><frameset><frame></frameset>");
	sp_html_thin_release(thin);
	free(thin);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_soup_is_read_alike),
	    cmocka_unit_test(what_broke_a_rule_is_read_alike),
	    cmocka_unit_test(numbers_beyond_unicode_are_tame),
	    cmocka_unit_test(what_is_whole_is_one_element_for_the_parser),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
