/* SPDX-License-Identifier: MIT */
/* What html_thin keeps from the parser has no part in what a page gives: the
 * same walk over the tree of the whole page gives the same. */
#include <stdio.h>
#include <stdlib.h>

#include <spean/file.h>

#include "data.h"
#include "html_whole.h"

struct both {
	struct sp_html thin, whole;
	struct sp_buf one, two; /* what they give, as text */
	size_t compared;
};

static void
add_field(struct sp_buf *out, const char *name, struct sp_str value)
{
	sp_buf_addf(
	    out, " %s=[%.*s]", name, (int)value.n, value.n ? value.s : "");
}

/* All that stands in html, a line each, but for the author: it is the first
 * text below an element, which is longer where looks are left out. */
static void
show(const struct sp_html *html, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < html->n; i++) {
		const struct sp_block *b = &html->block[i];

		sp_buf_addf(out, "block %zu: kind %d in %x level %u size %u ",
		    i, (int)b->kind, b->in, b->level, b->size);
		sp_buf_addf(out, "elem %u links %zu times %zu", b->elem,
		    b->links, b->times);
		add_field(out, "lang", b->lang);
		add_field(out, "text", b->text);
		sp_buf_addc(out, '\n');
	}
	for (size_t i = 0; i < html->n_elems; i++) {
		const struct sp_elem *e = &html->elem[i];

		sp_buf_addf(
		    out, "elem %zu: up %u in %x <%s>", i, e->up, e->in, e->tag);
		add_field(out, "name", e->name);
		sp_buf_addc(out, '\n');
	}
	for (size_t i = 0; i < html->n_times; i++) {
		const struct sp_html_time *t = &html->time[i];

		/* The title of an abbr that is no day does not get so far. */
		if (t->date.n < 10 || t->date.s[4] != '-')
			continue;
		sp_buf_addf(out, "time: block %zu in %x %d %d", t->block, t->in,
		    t->published, t->updated);
		add_field(out, "date", t->date);
		sp_buf_addc(out, '\n');
	}
	sp_buf_addf(out, "page: dated %d", (int)html->dated);
	add_field(out, "title", html->title);
	add_field(out, "og", html->og_title);
	add_field(out, "lang", html->lang);
	add_field(out, "url", html->canonical);
	add_field(out, "date", html->date);
	add_field(out, "section", html->section);
	add_field(out, "site", html->site);
	sp_buf_addc(out, '\n');
}

/* The first line in which they differ; both are empty at their ends. */
static void
tell_difference(struct sp_str page, struct sp_str one, struct sp_str two)
{
	struct sp_str a = {NULL, 0}, b = {NULL, 0};

	while ((one.n > 0 || two.n > 0) && sp_str_eq(a, b)) {
		a = sp_str_cut(&one, '\n');
		b = sp_str_cut(&two, '\n');
	}
	if (page.n < 2000)
		print_error("%.*s\n", (int)page.n, page.s);
	print_error("thin:  %.*s\nwhole: %.*s\n", (int)a.n, a.n ? a.s : "",
	    (int)b.n, b.n ? b.s : "");
}

/* What is refused either way is not compared. */
static bool
is_the_same(struct both *both, struct sp_str page, bool limon)
{
	unsigned known = limon ? SP_HTML_LIMON : 0;
	enum sp_status one =
	    sp_html_parse_known(page, known, &both->thin, NULL);
	enum sp_status two =
	    whole_parse_known(page, known, &both->whole, NULL);

	if (one != SP_OK || two != SP_OK)
		return true;
	both->compared++;
	show(&both->thin, &both->one);
	show(&both->whole, &both->two);
	if (sp_str_eq(sp_buf_str(&both->one), sp_buf_str(&both->two)))
		return true;
	tell_difference(page, sp_buf_str(&both->one), sp_buf_str(&both->two));
	return false;
}

static void
release(struct both *both)
{
	sp_html_release(&both->thin);
	whole_release(&both->whole);
	sp_buf_release(&both->one);
	sp_buf_release(&both->two);
}

static void
pages_give_the_same(void **state)
{
	static const char *const dirs[] = {
	    "tests/pages", "corpora/sample", "tests/fuzz/seeds/extract"};
	struct both both = {0};
	size_t different = 0;

	(void)state;
	for (size_t d = 0; d < sizeof(dirs) / sizeof(*dirs); d++) {
		struct sp_files files = {0};
		struct sp_buf path = {0}, page = {0};

		sp_buf_addf(&path, "%s/%s", data_srcdir(), dirs[d]);
		assert_int_equal(
		    sp_files_walk(&files, sp_buf_c(&path), NULL), SP_OK);
		for (size_t i = 0; i < files.n; i++) {
			sp_buf_reset(&path);
			sp_buf_reset(&page);
			sp_buf_addf(&path, "%s/%s/%s", data_srcdir(), dirs[d],
			    files.path[i].s);
			assert_int_equal(
			    sp_file_read(sp_buf_c(&path), 1 << 22, &page, NULL),
			    SP_OK);
			if (is_the_same(&both, sp_buf_str(&page), false))
				continue;
			print_error("in %s\n", sp_buf_c(&path));
			different++;
		}
		sp_files_release(&files);
		sp_buf_release(&path);
		sp_buf_release(&page);
	}
	assert_int_equal(different, 0);
	assert_true(both.compared > 40);
	release(&both);
}

static void
cases_give_the_same(void **state)
{
	static const char *const names[] = {"thin.tests", "html.tests"};
	struct both both = {0};
	size_t different = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct sp_str field[2];
		struct data data;

		data_open(&data, names[i]);
		while (data_next(&data, field, 2)) {
			different += !is_the_same(&both, field[0], false);
			different += !is_the_same(&both, field[0], true);
		}
		data_close(&data);
	}
	assert_int_equal(different, 0);
	release(&both);
}

/* A number below n of a linear congruence. */
static size_t
chance(uint32_t *seed, size_t n)
{
	*seed = *seed * 1664525 + 1013904223;
	return (size_t)((uint64_t)*seed * n >> 32);
}

static const char *
one_of(uint32_t *seed, const char *const *list, size_t n)
{
	return list[chance(seed, n)];
}

#define ONE_OF(seed, list) one_of(seed, list, sizeof(list) / sizeof(*(list)))

static void
add_attrs(struct sp_buf *page, uint32_t *seed)
{
	static const char *const attrs[] = {"class=share-bar", "id=footer",
	    "class='a b'", "class=\"caption of it\"", "href=#a",
	    "href='/b?c&d'", "hidden", "style='display: none'",
	    "style=\"color: red\"", "role=navigation", "lang=km", "rel=author",
	    "itemprop=author", "itemprop=datePublished content=2020-01-02",
	    "face='Limon S1'", "size=+2", "title=2019-11-15",
	    "datetime=2019-01-01", "class=published", "onclick='go(\"<p>\")'",
	    "data-x=\"a > b\"", "type=hidden", "aria-hidden=true",
	    "itemscope itemprop=comment", "class=\"a&amp;b\"",
	    "type=application/ld+json", "role=heading",
	    "name=author content='A B'", "property=og:title content=T"};

	for (size_t n = chance(seed, 4); n > 1; n--) {
		sp_buf_addc(page, ' ');
		sp_buf_add(page, sp_str_c(ONE_OF(seed, attrs)));
	}
}

static void
add_soup(struct sp_buf *page, uint32_t *seed)
{
	static const char *const tags[] = {"p", "div", "li", "ul", "ol", "h1",
	    "h2", "br", "hr", "img", "section", "article", "nav", "header",
	    "footer", "aside", "main", "figure", "figcaption", "blockquote",
	    "pre", "form", "button", "label", "dl", "dt", "dd", "x-y", "input",
	    "center", "address", "wbr", "marquee", "object", "noscript", "meta",
	    "link"};
	/* Looks, which stand within a line here: where they do not, the parser
	 * opens them again, and they may be more things than one. */
	static const char *const looks[] = {"b", "i", "a", "span", "em", "font",
	    "sup", "u", "time", "abbr", "small", "strong", "code", "nobr", "tt",
	    "q"};
	static const char *const texts[] = {"word ", " of text", "a", "\n", " ",
	    "  \t", "Long text that goes in one piece", "&amp;", "&nbsp;",
	    "&lt;b&gt; and more of it", "&#x41;", "ភាសាខ្មែរ ជា", "<!-- <p> -->",
	    "a < b", "2 January 2020", "\x7f", "&copy &notit;", "</>", "x\r\ny",
	    "\u200b", "<?x y?>", "<table><tr><td>a <td> b</table>",
	    "<svg viewBox='0 0 1 1'><path d=M/><title>t</title></svg>",
	    "<script>if (a < b) '</p>'</script>", "<style>p > a {}</style>"};
	size_t what = chance(seed, 9);
	const char *look = ONE_OF(seed, looks);

	if (what < 2) {
		sp_buf_addf(page, "<%s", ONE_OF(seed, tags));
		add_attrs(page, seed);
		sp_buf_add(page, chance(seed, 20) ? SP_STR(">") : SP_STR("/>"));
	} else if (what < 4) {
		sp_buf_addf(page, "</%s>", ONE_OF(seed, tags));
	} else if (what < 6) {
		sp_buf_addf(page, "<%s", look);
		add_attrs(page, seed);
		sp_buf_addf(page, ">%s</%s>", ONE_OF(seed, texts), look);
	} else {
		sp_buf_add(page, sp_str_c(ONE_OF(seed, texts)));
	}
}

/* A few differ still, such as where an attribute is given twice and html_thin
 * leaves out the first: those that do are told, and may not become more. */
static void
soup_of_tags_gives_nearly_the_same(void **state)
{
	struct both both = {0};
	struct sp_buf page = {0};
	size_t different = 0;

	(void)state;
	for (uint32_t i = 0; i < 20000; i++) {
		uint32_t seed = i;
		size_t n;

		sp_buf_reset(&page);
		for (n = 1 + chance(&seed, 40); n > 0; n--)
			add_soup(&page, &seed);
		different += !is_the_same(&both, sp_buf_str(&page), false);
	}
	print_message("# soup of tags: %zu of %zu pages differ when thin\n",
	    different, both.compared);
	assert_true(both.compared > 10000);
	assert_true(different * 200 < both.compared);
	sp_buf_release(&page);
	release(&both);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages_give_the_same),
	    cmocka_unit_test(cases_give_the_same),
	    cmocka_unit_test(soup_of_tags_gives_nearly_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
