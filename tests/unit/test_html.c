/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <spean/html.h>
#include <spean/html_class.h>

#include "data.h"

static void
parse(struct sp_html *html, const char *page)
{
	assert_int_equal(sp_html_parse(sp_str_c(page), html, NULL), SP_OK);
}

static void
a_page_falls_into_its_blocks(void **state)
{
	struct sp_html html = {0};
	struct sp_buf got = {0};
	struct sp_str field[2];
	struct data data;

	(void)state;
	data_open(&data, "html.tests");
	while (data_next(&data, field, 2)) {
		assert_int_equal(sp_html_parse(field[0], &html, NULL), SP_OK);
		sp_buf_reset(&got);
		for (size_t i = 0; i < html.n; i++) {
			sp_buf_addf(&got, "%s%c:", i ? " / " : "",
			    "THICFQP"[html.block[i].kind]);
			sp_buf_add(&got, html.block[i].text);
		}
		data_is(&data, sp_buf_str(&got), field[1]);
	}
	data_close(&data);
	sp_buf_release(&got);
	sp_html_release(&html);
}

static void
the_head_tells_title_date_author_and_place(void **state)
{
	struct sp_html html = {0};

	(void)state;
	parse(&html,
	    "<html lang=km-KH><head><title> A \n title </title>"
	    "<meta property=og:title content='An &amp; og'>"
	    "<meta name=date content=2001-01-01>"
	    "<meta property='article:published_time' content=2019-11-17>"
	    "<meta name=author content='Sok Dara'>"
	    "<meta property=og:site_name content=Site>"
	    "<link rel=canonical href='https://example.org/a'></head>"
	    "<body><time datetime=1999-01-01>then</time>");
	assert_str_is(html.title, "A title");
	assert_str_is(html.og_title, "An & og");
	assert_str_is(html.date, "2019-11-17");
	assert_str_is(html.author, "Sok Dara");
	assert_str_is(html.site, "Site");
	assert_str_is(html.canonical, "https://example.org/a");
	assert_str_is(html.lang, "km-KH");
	sp_html_release(&html);
}

static void
json_ld_is_read_though_it_be_broken(void **state)
{
	struct sp_html html = {0};

	(void)state;
	parse(&html,
	    "<script type='application/ld+json'>{\"@graph\":[{\"x\":\"a\\\"b\","
	    "\"headline\" : \"A \\u201cB\\u201d \\ud83d\\ude00\","
	    "\"datePublished\":\"2024-01-10T06:30:00+07:00\","
	    "\"author\":[{\"@type\":\"Person\",\"name\":\"Ly\"}],,,]</script>");
	assert_str_is(html.og_title, "A “B” 😀");
	assert_str_is(html.date, "2024-01-10T06:30:00+07:00");
	assert_str_is(html.author, "Ly");
	parse(
	    &html, "<script type='application/ld+json'>{\"datePublished\":\"");
	assert_str_is(html.date, "");
	sp_html_release(&html);
}

static void
ld_is(const char *json, const char *date, const char *author,
    const char *section)
{
	struct sp_html html = {0};
	struct sp_buf page = {0};

	sp_buf_addf(&page,
	    "<script type='application/ld+json'>%s</script><p>x", json);
	parse(&html, sp_buf_c(&page));
	assert_str_is(html.date, date);
	assert_str_is(html.author, author);
	assert_str_is(html.section, section);
	sp_html_release(&html);
	sp_buf_release(&page);
}

static void
the_node_of_the_article_tells_of_it(void **state)
{
	(void)state;
	ld_is("{\"@graph\": [{\"@type\": \"WebSite\", \"datePublished\":"
	      " \"2001-01-01\"}, {\"@type\": \"ImageObject\","
	      " \"datePublished\": \"2002-01-01\", \"author\": \"Cam\"},"
	      " {\"@type\":"
	      " [\"NewsArticle\"], \"dateModified\": \"2003-01-01\","
	      " \"datePublished\": \"2019-11-15\", \"articleSection\":"
	      " [\"National\", \"Law\"], \"author\": [{\"name\": \"Sok San\"},"
	      " \"Chan Dara\", \"https://example.org/ly\", \"The Site\"],"
	      " \"publisher\": {\"name\": \"The Site\"}}]}",
	    "2019-11-15", "Sok San, Chan Dara", "National");
	ld_is("{\"@type\": \"WebPage\", \"mainEntity\": {\"@type\":"
	      " \"http://schema.org/BlogPosting\", \"author\": \"a@b.org\","
	      " \"datePublished\": \"2019-11-16\"}}",
	    "2019-11-16", "", "");
	ld_is("{\"@type\": \"VideoObject\", \"datePublished\":"
	      " \"2019-11-16\"}",
	    "", "", "");
	ld_is("{\"@type\": \"NewsArticle\", \"dateModified\":"
	      " \"2019-11-16\"}",
	    "", "", "");
}

static void
a_page_tells_of_itself_where_no_node_is_an_article(void **state)
{
	(void)state;
	ld_is("{\"@type\": \"ImageGallery\", \"datePublished\":"
	      " \"2018-12-05\", \"author\": {\"name\": \"Lay Menghour\"}}",
	    "2018-12-05", "Lay Menghour", "");
	ld_is("[{\"@type\": \"WebPage\", \"datePublished\": \"2018-12-05\","
	      " \"primaryImageOfPage\": {\"@type\": \"ImageObject\"}},"
	      " {\"@type\": \"NewsArticle\", \"datePublished\":"
	      " \"2018-12-06\"}]",
	    "2018-12-06", "", "");
	ld_is("{\"@type\": \"WebSite\", \"hasPart\": {\"@type\": \"WebPage\","
	      " \"datePublished\": \"2018-12-05\"}}",
	    "", "", "");
}

static void
the_trail_to_a_page_ends_in_its_section(void **state)
{
	(void)state;
	ld_is("{\"@type\": \"BreadcrumbList\", \"itemListElement\": ["
	      "{\"name\": \"Home\", \"item\": \"https://example.org/\"},"
	      "{\"item\": {\"@id\": \"/law\", \"name\": \"Law\"}},"
	      "{\"name\": \"A story\"}]}",
	    "", "", "Law");
	ld_is("{\"@type\": \"BreadcrumbList\", \"itemListElement\": ["
	      "{\"name\": \"Home\", \"item\": \"https://example.org/\"},"
	      "{\"name\": \"A story\"}]}",
	    "", "", "");
	ld_is("{\"@graph\": [{\"@type\": \"NewsArticle\", \"articleSection\":"
	      " \"National\"}, {\"@type\": \"BreadcrumbList\","
	      " \"itemListElement\": [{\"name\": \"Law\"}, {\"name\":"
	      " \"Courts\"}, {\"name\": \"A story\"}]}]}",
	    "", "", "National");
}

static void
a_time_of_comments_is_not_the_pages(void **state)
{
	struct sp_html html = {0};

	(void)state;
	parse(&html,
	    "<div class=comments><time datetime=2001-01-01>then</time></div>"
	    "<p><time datetime=2019-11-15>now</time>");
	assert_str_is(html.date, "2019-11-15");
	sp_html_release(&html);
}

static void
a_block_knows_where_it_stands(void **state)
{
	struct sp_html html = {0};

	(void)state;
	parse(&html,
	    "<nav>a</nav><main class=menu><article class='tag-x comments-y'>"
	    "<p class='has-sidebar'>b <a href=x>link</a></p>"
	    "<div class='post-share'><span>c</span></div>"
	    "<div id=relatedPosts><p>d</div><p hidden>e<p><time>f</time>"
	    "</article></main><footer>g");
	assert_int_equal(html.n, 7);
	assert_int_equal(html.block[0].in, SP_IN_NAV);
	assert_int_equal(html.block[1].in, SP_IN_MAIN | SP_IN_ARTICLE);
	assert_int_equal(html.block[1].links, 5); /* its space too */
	assert_true(html.block[2].in & SP_IN_SHARE);
	assert_true(html.block[3].in & SP_IN_RELATED);
	assert_true(html.block[4].in & SP_IN_HIDDEN);
	assert_int_equal(html.block[5].times, 1);
	assert_int_equal(html.block[6].in, SP_IN_FOOTER);
	for (size_t e = 1; e < html.n_elems; e++)
		assert_true(html.elem[e].up < e);
	sp_html_release(&html);
}

static void
names_that_machines_make_tell_nothing(void **state)
{
	static const char *const made[] = {"jXK9ad", "jXK9ad-SmKAyb",
	    "q3menuX", "kTocR", "x8NavQz", "adQxrst", "nav4kW", "ab ad",
	    "af ag dv ad b am an ao", "css-1k9ad"};

	(void)state;
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		assert_int_equal(sp_html_class(sp_str_c(made[i])), 0);
}

static void
names_that_people_write_tell(void **state)
{
	static const struct {
		const char *name;
		unsigned is;
	} written[] = {
	    {"ad", SP_CLASS_RELATED},
	    {"ad left", SP_CLASS_RELATED},
	    {"topAd", SP_CLASS_RELATED},
	    {"adBox", SP_CLASS_RELATED},
	    {"ad300x250", SP_CLASS_RELATED},
	    {"ad-728x90", SP_CLASS_RELATED},
	    {"3colAds", SP_CLASS_RELATED},
	    {"Ad_ad__x3kP9", SP_CLASS_RELATED},
	    {"Card_related__kI4dV", SP_CLASS_RELATED},
	    {"ctl00_Menu1n1", SP_CLASS_NAV},
	    {"btnNav", SP_CLASS_NAV},
	    {"mainNAV", SP_CLASS_NAV},
	    {"css-1x2y3z-NavBar", SP_CLASS_NAV},
	    {"sc-1kx8q share", SP_CLASS_SHARE},
	    {"menu2", SP_CLASS_NAV},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(written) / sizeof(*written); i++)
		assert_int_equal(
		    sp_html_class(sp_str_c(written[i].name)), written[i].is);
}

/* n times piece. */
static enum sp_status
parse_many(const char *piece, size_t n)
{
	struct sp_html html = {0};
	struct sp_buf page = {0};
	enum sp_status status;

	for (size_t i = 0; i < n; i++)
		sp_buf_add(&page, sp_str_c(piece));
	status = sp_html_parse(sp_buf_str(&page), &html, NULL);
	sp_buf_release(&page);
	sp_html_release(&html);
	return status;
}

static void
unclosed_paragraphs_items_and_cells_are_not_deep(void **state)
{
	(void)state;
	assert_int_equal(parse_many("<p>text ", 10000), SP_OK);
	assert_int_equal(parse_many("<li>text ", 10000), SP_OK);
	assert_int_equal(parse_many("<dt>a<dd>b", 10000), SP_OK);
	assert_int_equal(parse_many("<a href=x>a ", 10000), SP_OK);
	assert_int_equal(parse_many("x<br>", 10000), SP_OK);
	assert_int_equal(parse_many("<div/></div>", 10000), SP_OK);
}

static void
pages_made_to_be_slow_are_refused(void **state)
{
	(void)state;
	assert_int_equal(parse_many("<div>", 600), SP_TOO_LARGE);
	assert_int_equal(parse_many("<span>x", 600), SP_TOO_LARGE);
	assert_int_equal(parse_many("<div>", 400), SP_OK);
	assert_int_equal(
	    parse_many("<table><tr><td></div>", 600), SP_TOO_LARGE);
	assert_int_equal(parse_many("x", SP_HTML_MAX + 1), SP_TOO_LARGE);
}

static void
formatting_that_multiplies_is_refused(void **state)
{
	struct sp_html html = {0};
	struct sp_buf page = {0};

	(void)state;
	for (int i = 0; i < 20000; i++)
		sp_buf_addf(&page, "<p><font face=%d>text ", i);
	assert_int_equal(
	    sp_html_parse(sp_buf_str(&page), &html, NULL), SP_TOO_LARGE);
	assert_int_equal(html.n, 0);
	sp_buf_release(&page);
	sp_html_release(&html);
}

static void
what_is_not_utf8_is_refused(void **state)
{
	struct sp_html html = {0};

	(void)state;
	assert_int_equal(
	    sp_html_parse(SP_STR("<p>\xFF"), &html, NULL), SP_BAD_TEXT);
	assert_int_equal(
	    sp_html_parse((struct sp_str){NULL, 0}, &html, NULL), SP_OK);
	assert_int_equal(html.n, 0);
	sp_html_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_falls_into_its_blocks),
	    cmocka_unit_test(the_head_tells_title_date_author_and_place),
	    cmocka_unit_test(json_ld_is_read_though_it_be_broken),
	    cmocka_unit_test(the_node_of_the_article_tells_of_it),
	    cmocka_unit_test(
		a_page_tells_of_itself_where_no_node_is_an_article),
	    cmocka_unit_test(the_trail_to_a_page_ends_in_its_section),
	    cmocka_unit_test(a_time_of_comments_is_not_the_pages),
	    cmocka_unit_test(a_block_knows_where_it_stands),
	    cmocka_unit_test(unclosed_paragraphs_items_and_cells_are_not_deep),
	    cmocka_unit_test(names_that_machines_make_tell_nothing),
	    cmocka_unit_test(names_that_people_write_tell),
	    cmocka_unit_test(pages_made_to_be_slow_are_refused),
	    cmocka_unit_test(formatting_that_multiplies_is_refused),
	    cmocka_unit_test(what_is_not_utf8_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
