/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include <spean/extract.h>
#include <spean/extract_date.h>
#include <spean/file.h>
#include <spean/furniture.h>

#include "data.h"

static enum sp_status
extract(struct sp_doc *doc, struct sp_str bytes, const char *lang)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page page = {
	    .id = SP_STR("page"), .bytes = bytes, .lang = lang};
	enum sp_status status;

	assert_non_null(ex);
	status = sp_extract_page(ex, &page, doc, NULL);
	sp_extract_free(ex);
	return status;
}

/* The paragraphs of doc between " / ". */
static void
paragraphs(const struct sp_doc *doc, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->part[i].loc.s[0] == '@')
			continue;
		if (out->n > 0)
			sp_buf_add(out, SP_STR(" / "));
		sp_buf_add(out, doc->part[i].text);
	}
}

static void
page_is(const char *page, const char *title, const char *text)
{
	struct sp_doc doc = {0};
	struct sp_buf got = {0};

	assert_int_equal(
	    extract(&doc, sp_str_c(page), "en"), *text ? SP_OK : SP_BAD_TEXT);
	assert_str_is(sp_doc_meta(&doc, "@title"), title);
	paragraphs(&doc, &got);
	assert_str_is(sp_buf_str(&got), text);
	sp_buf_release(&got);
	sp_doc_release(&doc);
}

#define P1 "The first paragraph of the story is as long as such a thing is."
#define P2 "The second paragraph of the story has no less to say than that."
#define P3 "A third paragraph ends the story, and nothing at all follows it."

/* Long enough for paragraphs. */
#define L0 P3 " " P3
#define L1 P1 " " P2
#define L2 P2 " " P3
#define L3 P3 " " P1

static void
plain_text_gives_headline_and_paragraphs(void **state)
{
	struct data data;
	struct sp_str field[3];
	struct sp_buf got = {0};
	struct sp_doc doc = {0};

	(void)state;
	data_open(&data, "text.tests");
	while (data_next(&data, field, 3)) {
		struct sp_buf page = {0};

		for (size_t i = 0; i < field[0].n; i++)
			sp_buf_addc(
			    &page, field[0].s[i] == '|' ? '\n' : field[0].s[i]);
		assert_int_equal(extract(&doc, sp_buf_str(&page), NULL), SP_OK);
		data_is(&data, sp_doc_meta(&doc, "@title"), field[1]);
		paragraphs(&doc, &got);
		data_is(&data, sp_buf_str(&got), field[2]);
		sp_buf_release(&page);
	}
	data_close(&data);
	sp_buf_release(&got);
	sp_doc_release(&doc);
}

static void
a_caption_that_stands_twice_is_given_once(void **state)
{
	(void)state;
	page_is("<h1>Head</h1><figure><img><figcaption>A boat on the river"
		"</figcaption></figure><div>A boat on the river</div><p>" P1
		"<p>" P2,
	    "Head", "A boat on the river / " P1 " / " P2);
	page_is("<h1>Head</h1><p>" P1 "<p>A boat on the river<p>" P2
		"<figure><img><figcaption>A boat on the river</figure><p>" P3,
	    "Head", P1 " / A boat on the river / " P2 " / " P3);
}

static void
what_a_manual_says_twice_stays(void **state)
{
	(void)state;
	page_is("<h1>Head</h1><p>" P1 "<ul><li>Choose the menu Format.</ul>"
		"<p>" P2 "<ul><li>Choose the menu Format.</ul>"
		"<table><tr><td>A long enough cell<td>A long enough cell"
		"</table>",
	    "Head",
	    P1 " / Choose the menu Format. / " P2
	       " / Choose the menu Format. / A long enough cell / "
	       "A long enough cell");
}

static void
furniture_inside_of_the_text_goes(void **state)
{
	(void)state;
	page_is("<div><h1>Head</h1><p>" P1 "<div class=ad>Buy this</div><p>" P2
		"<p>Read also: <a href=x>Another story</a><p>" P3
		"<h3>Related</h3><ul><li><a href=y>Yet another</a></ul></div>",
	    "Head", P1 " / " P2 " / " P3);
}

static void
what_stands_around_the_text_goes(void **state)
{
	(void)state;
	page_is("<h1>Head</h1><div class=a><p>May 10, 2022<p>FOR IMMEDIATE "
		"RELEASE<p>" L1 "<p>" L2 "<p>" L3 "<p>###<p>Contact for the "
		"press: Ly Sok, telephone 023 000 000</div>",
	    "Head", L1 " / " L2 " / " L3);
	page_is("<h1>Head</h1><div class=a><p>" L1 "<p>" L2 "<p>" L3
		"<div class=meter>Two articles are left. <a href=x>Subscribe "
		"for less</a></div><p>" L0 "</div><div class=author-box>"
		"<p>The author has written about rivers for twenty years."
		"</div>",
	    "Head", L1 " / " L2 " / " L3 " / " L0);
	page_is("<h1>Head</h1><div class=a><p>" L1 "<p>" L2 "<p>" L3
		"<p>Posted by an editor</div>",
	    "Head", L1 " / " L2 " / " L3);
	page_is("<h1>Head</h1><div class=a><p>By Ly<p>" L1 "<p>Byte: a small "
		"number<p>" L2,
	    "Head", L1 " / Byte: a small number / " L2);
	page_is("<h1>Head</h1><div class=a><p>Byte: a small number<p>" L1,
	    "Head", "Byte: a small number / " L1);
	page_is("<h1>Head</h1><div class=a><p>" L1 "<p>" L2 "<p>" L3
		"</div><pre>for number in one two three; do echo this is a "
		"loop of the "
		"shell that makes numbers; done</pre>",
	    "Head",
	    L1 " / " L2 " / " L3 " / for number in one two three; do echo this "
	       "is a loop of the shell that "
	       "makes numbers; done");
}

static void
lists_of_tools_and_what_readers_wrote_go(void **state)
{
	(void)state;
	page_is("<h1>Head</h1><div><ul><li><a href=p>Print</a><li><a href=v>"
		"View it all</a></ul><p>Ly Sok · 27 May · 4 min read<p>" L1
		"<p>" L2 "<ul><li>An item<li>Another</ul><p>" L3
		"<div><p>Every week a letter that tells no lies, for you."
		"<form><input></form></div><p>" L0
		"<p>Page 1 of 3</p><h2>Comments (2)</h2><b>Ly</b><p>" L1 L2
		"</div>",
	    "Head", L1 " / " L2 " / An item / Another / " L3 " / " L0);
	page_is("<h1>Head</h1><p>" L1
		"<ul><li><a href='#one'>One</a></ul><p>" L2
		"<h2><a href='#one'>One</a></h2><p>" L3
		"<h3>2 responses to Head</h3><p>" L0,
	    "Head", L1 " / " L2 " / One / " L3);
	page_is("<h1>Head</h1><div><p>Option { 0 | 1 }<p>" L1 "<p># ?/0<p>" L2
		"<p>* * *</div>",
	    "Head", "Option { 0 | 1 } / " L1 " / # ?/0 / " L2);
	page_is("<h1>Head</h1><p>" L1 "<table><tr><td>*<td><p>?</p><td>" L2
		"<td>" L3 "</table>",
	    "Head", L1 " / * / ? / " L2 " / " L3);
	page_is("<h1>Head</h1><p>" L1 "<p>12:20</p><p>" L2 "<table><tr><td>"
		"12:20<td>Comments (2)</table><p>" L3,
	    "Head", L1 " / " L2 " / 12:20 / Comments (2) / " L3);
}

static void
rows_of_teasers_are_no_text(void **state)
{
#define TEASER                                                                 \
	"<div class=t><img><h4><a href=x>A story of the day</a></h4><p>" L1    \
	"</div>"
	(void)state;
	page_is("<h1>Head</h1><div><p>" L1 "<p>" L2 "<p>" L3 "<p>" L0
		"<p>" L0 L1 "<h4>More</h4>" TEASER TEASER TEASER "</div>",
	    "Head", L1 " / " L2 " / " L3 " / " L0 " / " L0 L1);
	/* Two are none, nor are sections of which each has paragraphs. */
	page_is("<h1>Head</h1><div><p>" L2 "<p>" L3 "<p>" L0 TEASER TEASER
		"</div>",
	    "Head",
	    L2 " / " L3 " / " L0 " / A story of the day / " L1
	       " / A story of the day / " L1);
#undef TEASER
}

static void
short_sentences_at_the_edges_stay(void **state)
{
	(void)state;
	page_is(
	    "<h1>Head</h1><p>A short standfirst tells it.<div class=a><p>" L1
	    "<p>" L2 "<p>" L3 "</div><div><p>So it goes on the river, "
	    "and on the lake, every year.</div>",
	    "Head",
	    "A short standfirst tells it. / " L1 " / " L2 " / " L3
	    " / So it goes on the river, and on the lake, every year.");
}

static void
a_quotation_that_repeats_the_text_goes(void **state)
{
	(void)state;
	page_is("<h1>Head</h1><p>" L1 "<blockquote>paragraph of the story "
		"is as long as such a thing</blockquote><p>" L2
		"<blockquote>Words that stand nowhere "
		"else</blockquote><p>" L3,
	    "Head", L1 " / " L2 " / Words that stand nowhere else / " L3);
}

static void
a_heading_at_the_end_needs_text_below(void **state)
{
	(void)state;
	page_is("<h1>Head</h1><h2>One</h2><p>" L1 "<p>" L2 "<h2>Two</h2><p>"
		"Short.<h2>Tools</h2>",
	    "Head", "One / " L1 " / " L2 " / Two / Short.");
}

static void
a_headline_need_be_no_heading(void **state)
{
	(void)state;
	page_is("<title>Our paper, issue 10</title><p>issue 10<p><font size=5>"
		"<b>The ice factory</b></font><p><font size=3>" L1 "<p>" L2,
	    "The ice factory", L1 " / " L2);
	page_is("<title>Our paper: The ice factory burns</title><div class=t>"
		"The ice factory burns</div><p>" L1 "<p>" L2,
	    "The ice factory burns", L1 " / " L2);
}

static void
names_that_hide_all_the_text_are_not_believed(void **state)
{
#define MORE " It goes on and on."
	(void)state;
	page_is("<h1>Head</h1><div class=promo><p>" P1 MORE "<p>" P2 MORE "<p>"
		P3 MORE "</div><footer><p>A paper of the river</footer>",
	    "Head", P1 MORE " / " P2 MORE " / " P3 MORE);
	/* One after the other: what is in a menu stays away. */
	page_is("<div class=teaser><div class=menu><p>" P1 "</div><h1>Head</h1>"
		"<p>" L1 "<p>" L2 "<p>" L3 "</div>",
	    "Head", L1 " / " L2 " / " L3);
	page_is("<div class=share><div class=teaser><h1>Head</h1><p>" L1
		"<p>" L2 "<div class=menu>" P1 "</div><p>" L3 "</div></div>",
	    "Head", L1 " / " L2 " / " L3);
	/* Notices are no article. */
	page_is("<h1>Head</h1><div class=cookie><p>" L1 "</div><form><p>" L2
		"</form>",
	    "Head", "");
#undef MORE
}

static void
raw_gives_all_that_is_to_be_seen(void **state)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page page = {.id = SP_STR("page"), .raw = true};
	struct sp_doc doc = {0};
	struct sp_buf got = {0};

	(void)state;
	page.bytes = SP_STR("<nav>Home</nav><h1>Head</h1><p>" P1
			    "<p hidden>No</p><footer>End</footer>");
	assert_int_equal(sp_extract_page(ex, &page, &doc, NULL), SP_OK);
	paragraphs(&doc, &got);
	assert_str_is(sp_buf_str(&got), "Home / Head / " P1 " / End");
	page.bytes = SP_STR("Print\n\nA headline of a text\n\n" P1);
	assert_int_equal(sp_extract_page(ex, &page, &doc, NULL), SP_OK);
	paragraphs(&doc, &got);
	assert_str_is(sp_buf_str(&got), "Print / A headline of a text / " P1);
	sp_buf_release(&got);
	sp_doc_release(&doc);
	sp_extract_free(ex);
}

static void
note_block(void *user, const struct sp_explained *block)
{
	struct sp_buf *out = user;

	sp_buf_addf(out, "%c %s ", block->keep ? '+' : '-', block->reason);
	sp_buf_add(out, block->path);
	sp_buf_addf(out, " %.1f %zu\n", block->links, block->chars);
}

static void
each_block_is_explained(void **state)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page page = {.id = SP_STR("page")};
	struct sp_buf got = {0};

	(void)state;
	page.bytes = SP_STR("<nav><a href=x>Home</a></nav><h1>Head</h1>"
			    "<div id=d class='story big'><p>" P1
			    "<x-y class=z><p>Print</x-y></div>");
	assert_int_equal(
	    sp_extract_explain(ex, &page, note_block, &got, NULL), SP_OK);
	assert_str_is(sp_buf_str(&got),
	    "- navigation body/nav 1.0 4\n- headline body/h1 0.0 4\n"
	    "+ text body/div.story/p 0.0 50\n"
	    "- furniture line body/div.story/p 0.0 5\n");
	sp_buf_release(&got);
	sp_extract_free(ex);
}

static void
a_page_in_one_form_keeps_its_text(void **state)
{
	(void)state;
	page_is("<form><h1>Head</h1><p>" P1 P2 "<p>" P2 P3 "<p>" P3 P1
		"<p>" P3 P2 "</form>",
	    "Head", P1 P2 " / " P2 P3 " / " P3 P1 " / " P3 P2);
}

static void
the_headline_is_the_one_that_the_title_names(void **state)
{
	(void)state;
	page_is("<title>The news of today | Site</title><h1>Site</h1>"
		"<h2>The news of today</h2><p>" P1 "<p>" P2,
	    "The news of today", P1 " / " P2);
	page_is("<title>Site - The news of today</title><p>" P1 "<p>" P2,
	    "The news of today", P1 " / " P2);
}

static void
a_page_of_nothing_but_furniture_has_no_text(void **state)
{
	struct sp_doc doc = {0};

	(void)state;
	page_is("<title>Contents</title><nav><a href=a>One</a></nav>"
		"<div><a href=b>Two</a> <a href=c>Three</a></div>",
	    "Contents", "");
	assert_int_equal(extract(&doc, SP_STR(""), NULL), SP_BAD_TEXT);
	/* It stands in the stream all the same, by its language. */
	assert_int_equal(doc.n, 1);
	assert_int_equal(
	    extract(&doc, SP_STR("\0\1\2\3\4\5"), NULL), SP_BAD_TEXT);
	sp_doc_release(&doc);
}

static void
records_stand_in_the_order_of_the_header(void **state)
{
	static const char page[] =
	    "<html lang=en><title>Head</title><meta name=author content=Ly>"
	    "<meta property=og:site_name content=Site>"
	    "<meta name=date content='Sun, 17 Nov 2019 10:00:00 GMT'>"
	    "<link rel=canonical href=https://example.org/><h1>Head</h1><p>" P1
	    "<p>"
	    "ភាសា​ខ្មែរ\tជា​ភាសា​ជាត"
	    "ិ";
	static const char *const want[][3] = {
	    {"@url", "en", "https://example.org/"},
	    {"@date", "en", "2019-11-17"},
	    {"@charset", "en", "utf-8"},
	    {"@lang", "en", "en"},
	    {"@author", "en", "Ly"},
	    {"@site", "en", "Site"},
	    {"@title", "en", "Head"},
	    {"1", "en", P1},
	    {"2", "km",
		"ភាសា​ខ្មែរ "
		"ជា​ភាសា​ជាតិ"},
	};
	struct sp_doc doc = {0};

	(void)state;
	assert_int_equal(extract(&doc, sp_str_c(page), NULL), SP_OK);
	assert_int_equal(doc.n, sizeof(want) / sizeof(*want));
	for (size_t i = 0; i < doc.n; i++) {
		assert_str_is(doc.part[i].loc, want[i][0]);
		assert_str_is(doc.part[i].lang, want[i][1]);
		assert_str_is(doc.part[i].text, want[i][2]);
	}
	sp_doc_release(&doc);
}

#define FRENCH                                                                 \
	"Le gouvernement a annoncé mardi que les écoles de la ville "          \
	"resteront fermées pendant deux semaines."
#define VIETNAMESE                                                             \
	"Chính phủ cho biết các trường học trong thành phố sẽ đóng cửa trong " \
	"hai tuần."
#define ENGLISH                                                                \
	"The schools of the city will stay closed for two weeks, as the "      \
	"government has said on Tuesday."
#define NAMES "Rio de Janeiro, Los Angeles, La Paz, El Salvador, São Paulo."
#define KHMER                                                                  \
	"ព្រឹកនេះមានមនុស្សដប់ពីរនាក់បានមកដល់ស្ពាន ហើយម្នាក់ៗមានរឿងចង់និយាយ។"

/* The languages of a page and of its paragraphs, with blanks between. */
static void
page_langs(const char *page, const char *said, struct sp_buf *langs)
{
	struct sp_doc doc = {0};

	assert_int_equal(extract(&doc, sp_str_c(page), said), SP_OK);
	sp_buf_reset(langs);
	for (size_t i = 0; i < doc.n; i++) {
		struct sp_str loc = doc.part[i].loc;

		if (loc.s[0] == '@' && !sp_str_eq(loc, SP_STR("@lang")))
			continue;
		if (langs->n > 0)
			sp_buf_addc(langs, ' ');
		sp_buf_add(langs, doc.part[i].lang);
	}
	sp_doc_release(&doc);
}

static void
languages_are_those_of_the_text(void **state)
{
	static const struct {
		const char *page, *said, *want;
	} rows[] = {
	    /* whatever the page says, and the undecided are as the page */
	    {"<html lang=en><p>" FRENCH "<p>" NAMES, NULL, "fr fr fr"},
	    {"<html><p>" FRENCH "<p>" NAMES, NULL, "fr fr fr"},
	    {"<html lang=km><p>" FRENCH "<p>" NAMES, NULL, "fr fr fr"},
	    {"<html lang=en-US><p>" VIETNAMESE "<p>1 2 3.", NULL, "vi vi vi"},
	    {"<html lang=fr><p>" ENGLISH "<p>" NAMES, NULL, "en en en"},
	    {"<html lang=fr-FR><p>" FRENCH "<p>" NAMES, NULL, "fr fr fr"},
	    {"<html lang=en><p>" ENGLISH "<p>" NAMES, NULL, "en en en"},
	    {"<html><p>" NAMES, NULL, "en en"},
	    /* a paragraph in another language than the rest */
	    {"<html lang=en><p>" ENGLISH "<p>" FRENCH "<p>" ENGLISH, NULL,
		"en en fr en"},
	    {"<html lang=km><p>" KHMER "<p>" FRENCH "<p>" ENGLISH, NULL,
		"km km fr en"},
	    /* one such paragraph does not make the page */
	    {"<html lang=en><p>" FRENCH "<p>" NAMES "<p>Phnom Penh, Siem Reap, "
	     "Battambang, Kampot, Kampong Cham, Sihanoukville, Takeo, Pursat, "
	     "Kratie.<p>Bangkok, Vientiane, Hanoi, Rangoon, Manila, Jakarta, "
	     "Singapore, Kuala Lumpur, Dili.<p>Paris, London, Berlin, Madrid, "
	     "Lisbon, Vienna, Prague, Warsaw, Copenhagen, Stockholm, Oslo.",
		NULL, "en fr en en en en"},
	    /* what the user says, the page is */
	    {"<html lang=fr><p>" FRENCH "<p>" NAMES, "en", "en fr en"},
	    {"<html lang=en><p>" FRENCH "<p>" NAMES, "fr", "fr fr fr"},
	    /* of a language that has no list nothing is known */
	    {"<html lang=eo><p>La registaro diris, ke la lernejoj de la urbo "
	     "estos fermitaj dum du semajnoj.",
		NULL, "eo eo"},
	};
	struct sp_buf langs = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		page_langs(rows[i].page, rows[i].said, &langs);
		assert_str_is(sp_buf_str(&langs), rows[i].want);
	}
	sp_buf_release(&langs);
}

static void
date_is(const char *date, const char *lang, const char *want)
{
	struct sp_buf out = {0};

	assert_int_equal(
	    sp_date_iso(sp_str_c(date), sp_str_c(lang), &out), *want != '\0');
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
}

static void
dates_become_iso_or_nothing(void **state)
{
	static const char *const dates[][2] = {
	    {"2019-11-17", "2019-11-17"},
	    {"2019-11-17T18:40:00+07:00", "2019-11-17T18:40:00+07:00"},
	    {"2019-11-17 18:40:00 +0700", "2019-11-17T18:40:00+0700"},
	    {"2019/11/17", "2019-11-17"},
	    {"November 17, 2019", "2019-11-17"},
	    {"17 Nov 2019 10:00", "2019-11-17"},
	    {"2019-13-17", ""},
	    {"2019-02-29", ""},
	    {"yesterday", ""},
	    {"", ""},
	    {"2019-11", ""},
	    {"1970-01-01T00:00:00Z", ""},
	    {"2101-01-01", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++)
		date_is(dates[i][0], "", dates[i][1]);
}

static void
dates_for_people_become_iso(void **state)
{
	(void)state;
	date_is("17/11/2019", "", "2019-11-17");
	date_is("17-11-2019 10:30", "", "2019-11-17");
	date_is("Sun 7.1.2019", "", "2019-01-07");
	date_is("11/17/2019", "", "2019-11-17");
	date_is("11/10/2019", "en", "2019-10-11");
	date_is("11/10/2019", "en-US", "2019-11-10");
	date_is("117/11/2019", "", "");
	date_is("17/13/2019", "", "");
	date_is("17/11-2019", "", "");
	date_is("១៥/១១/២០១៩", "", "2019-11-15");
	date_is("ថ្ងៃទី១៥ ខែវិច្ឆិកា ឆ្នាំ២០១៩", "km", "2019-11-15");
	date_is("ថ្ងៃ​សុក្រ ទី​១៥ ខែ​វិច្ឆិកា ឆ្នាំ​២០១៩ ម៉ោង ១០:៣០ ព្រឹក", "",
	    "2019-11-15");
	date_is("15 វិច្ឆិកា 2019", "en", "2019-11-15");
	date_is("ខែវិច្ឆិកា ឆ្នាំ២០១៩", "km", "");
}

static void
dates_for_machines_become_iso(void **state)
{
	(void)state;
	date_is("1573810200", "", "2019-11-15T09:30:00Z");
	date_is("1573810200123", "", "2019-11-15T09:30:00Z");
	date_is("157381020", "", "");
	date_is("9999999999999", "", "");
	date_is("20191115", "", "2019-11-15");
	date_is("20191115T093000Z", "", "2019-11-15");
	date_is("20191115093000", "", "2019-11-15");
	date_is("20191315", "", "");
	date_is("201911151", "", "");
	date_is("2019-W46-5", "", "2019-11-15");
	date_is("2019W465", "", "2019-11-15");
	date_is("2020-W53-7", "", "2021-01-03");
	date_is("2019-W01-1", "", "2018-12-31");
	date_is("2019-W53-1", "", "");
	date_is("2019-W46", "", "");
}

static void
a_time_is_no_part_of_the_day(void **state)
{
	(void)state;
	date_is("10:30, 15 Nov 2019", "", "2019-11-15");
	date_is("10:30:09 | Friday, November 15, 2019", "", "2019-11-15");
	date_is("7pm on November 15, 2019", "", "2019-11-15");
	date_is("7 p.m. 15 November 2019", "", "2019-11-15");
	date_is("10.30 15 November 2019", "", "2019-11-15");
	date_is("10:30 15/11/2019", "", "2019-11-15");
	date_is("7 am", "", "");
}

static void
pages_are_known_by_their_names(void **state)
{
	(void)state;
	assert_true(sp_extract_is_page(SP_STR("a/b.HTML")));
	assert_true(sp_extract_is_page(SP_STR("b.txt")));
	assert_false(sp_extract_is_page(SP_STR(".txt")));
	assert_false(sp_extract_is_page(SP_STR("a.png")));
	assert_false(sp_extract_is_page(SP_STR("html")));
}

/* The file at path from the source folder, appended to text without any white
 * space; false where it is not there. */
static bool
read_bare(const char *path, struct sp_buf *text)
{
	struct sp_buf raw = {0}, full = {0};
	bool ok;

	sp_buf_addf(&full, "%s/%s", data_srcdir(), path);
	ok = sp_file_read(sp_buf_c(&full), SIZE_MAX / 2, &raw, NULL) == SP_OK;
	for (size_t i = 0; i < raw.n; i++)
		if ((unsigned char)raw.s[i] > ' ')
			sp_buf_addc(text, raw.s[i]);
	sp_buf_release(&full);
	sp_buf_release(&raw);
	return ok;
}

/* The text of doc without any white space. */
static void
bare_text(const struct sp_doc *doc, struct sp_buf *out)
{
	for (size_t i = 0; i < doc->n; i++) {
		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		for (size_t k = 0; k < doc->part[i].text.n; k++)
			if (doc->part[i].text.s[k] != ' ')
				sp_buf_addc(out, doc->part[i].text.s[k]);
	}
}

static void
story_is_gold(const char *lang, struct sp_str name)
{
	struct sp_buf path = {0}, page = {0}, gold = {0}, got = {0};
	struct sp_doc doc = {0};

	sp_buf_addf(
	    &path, "%s/corpora/sample/%s/%s", data_srcdir(), lang, name.s);
	assert_int_equal(
	    sp_file_read(sp_buf_c(&path), SIZE_MAX / 2, &page, NULL), SP_OK);
	assert_int_equal(extract(&doc, sp_buf_str(&page), lang), SP_OK);
	bare_text(&doc, &got);
	sp_buf_reset(&path);
	sp_buf_addf(&path, "corpora/sample/gold/%.*s.%s", (int)(name.n - 5),
	    name.s, lang);
	assert_true(read_bare(sp_buf_c(&path), &gold));
	if (!sp_str_eq(sp_buf_str(&got), sp_buf_str(&gold)))
		fail_msg("%s/%s is not the gold text", lang, name.s);
	sp_buf_release(&path);
	sp_buf_release(&page);
	sp_buf_release(&gold);
	sp_buf_release(&got);
	sp_doc_release(&doc);
}

static void
the_sample_stories_are_exactly_their_gold_text(void **state)
{
	static const char *const langs[] = {"en", "km"};

	(void)state;
	for (size_t l = 0; l < 2; l++) {
		struct sp_files files = {0};
		struct sp_buf dir = {0};

		sp_buf_addf(
		    &dir, "%s/corpora/sample/%s", data_srcdir(), langs[l]);
		if (!sp_file_is_dir(sp_buf_c(&dir))) {
			sp_buf_release(&dir);
			skip();
		}
		assert_int_equal(
		    sp_files_walk(&files, sp_buf_c(&dir), NULL), SP_OK);
		assert_true(files.n > 0);
		for (size_t i = 0; i < files.n; i++)
			story_is_gold(langs[l], files.path[i]);
		sp_files_release(&files);
		sp_buf_release(&dir);
	}
}

/* --- against the paragraphs with ids of a real manual --- */

#define MANUAL "/usr/share/libreoffice/help"

/* The byte behind `what` in s from byte i, or s.n. */
static size_t
behind(struct sp_str s, const char *what, size_t i)
{
	size_t at = sp_str_find(s, sp_str_c(what), i);

	return at < s.n ? at + strlen(what) : s.n;
}

/* Append the letters of s: no white space, no ASCII sign, and where s is
 * markup no tag and no entity. */
static void
add_letters(struct sp_str s, bool markup, struct sp_buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (markup && c == '<')
			i = sp_str_find(s, SP_STR(">"), i);
		else if (markup && c == '&')
			i = sp_str_find(s, SP_STR(";"), i);
		else if (c == 0xC2 && i + 1 < s.n &&
		    (unsigned char)s.s[i + 1] == 0xA0)
			i++;
		else if (c >= 0x80 || (c >= '0' && c <= '9') ||
		    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			sp_buf_addc(out, (char)c);
	}
}

struct tally {
	size_t gold, found; /* bytes of paragraphs with an id */
	size_t given, right; /* bytes given, and those of the page's body */
	size_t pages;
};

/* What a reader would miss: a paragraph is found if it stands in the text. */
static void
tally_gold(struct sp_str body, struct sp_str text, struct tally *tally)
{
	size_t i = 0;

	while ((i = sp_str_find(body, SP_STR(" id=\""), i)) < body.n) {
		struct sp_str id = sp_str_sub(body, i + 5, body.n);
		struct sp_buf par = {0};
		size_t end;

		i = behind(body, ">", i);
		if (!sp_str_starts(id, SP_STR("par_")) &&
		    !sp_str_starts(id, SP_STR("hd_")))
			continue;
		end = sp_str_find(body, SP_STR("</p>"), i);
		if (sp_str_starts(id, SP_STR("hd_")))
			end = sp_str_find(body, SP_STR("</h"), i);
		add_letters(sp_str_sub(body, i, end), true, &par);
		tally->gold += par.n;
		if (sp_str_find(text, sp_buf_str(&par), 0) < text.n)
			tally->found += par.n;
		sp_buf_release(&par);
	}
}

/* … and what he would not want: a paragraph is right if the body has it. */
static void
tally_given(const struct sp_doc *doc, struct sp_str body, struct tally *tally)
{
	for (size_t i = 0; i < doc->n; i++) {
		struct sp_buf par = {0};

		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		add_letters(doc->part[i].text, false, &par);
		tally->given += par.n;
		if (sp_str_find(body, sp_buf_str(&par), 0) < body.n)
			tally->right += par.n;
		sp_buf_release(&par);
	}
}

static void
tally_page(const char *dir, struct sp_str name, struct tally *tally)
{
	struct sp_buf path = {0}, page = {0}, body = {0}, text = {0};
	struct sp_doc doc = {0};
	struct sp_str all, part;
	size_t from;

	sp_buf_addf(&path, "%s/%s", dir, name.s);
	assert_int_equal(
	    sp_file_read(sp_buf_c(&path), SIZE_MAX / 2, &page, NULL), SP_OK);
	extract(&doc, sp_buf_str(&page), NULL);
	for (size_t i = 0; i < doc.n; i++)
		if (sp_loc_is_text(doc.part[i].loc))
			add_letters(doc.part[i].text, false, &text);
	all = sp_buf_str(&page);
	from = behind(all, "<div id=\"DisplayArea\"", 0);
	from = behind(all, ">", from);
	part = sp_str_sub(all, from,
	    sp_str_find(all, SP_STR("<div id=\"SearchFrame\""), from));
	add_letters(part, true, &body);
	tally_given(&doc, sp_buf_str(&body), tally);
	/* The links at the end are no part of the text. */
	part = sp_str_sub(
	    part, 0, sp_str_find(part, SP_STR("<a name=\"relatedtopics\""), 0));
	tally_gold(part, sp_buf_str(&text), tally);
	tally->pages++;
	sp_buf_release(&path);
	sp_buf_release(&page);
	sp_buf_release(&body);
	sp_buf_release(&text);
	sp_doc_release(&doc);
}

static void
a_real_manual_comes_out_whole_and_alone(void **state)
{
	static const char *const dirs[] = {
	    MANUAL "/en-US/text", MANUAL "/km/text"};
	struct tally tally = {0};
	double p, r;

	(void)state;
	for (size_t d = 0; d < 2; d++) {
		struct sp_files files = {0};

		if (!sp_file_is_dir(dirs[d]))
			skip();
		assert_int_equal(sp_files_walk(&files, dirs[d], NULL), SP_OK);
		for (size_t i = 0; i < files.n; i += 34)
			tally_page(dirs[d], files.path[i], &tally);
		sp_files_release(&files);
	}
	p = (double)tally.right / (double)tally.given;
	r = (double)tally.found / (double)tally.gold;
	print_message("# LibreOffice help, %zu pages: precision %.4f "
		      "recall %.4f F1 %.4f\n",
	    tally.pages, p, r, 2 * p * r / (p + r));
	assert_true(2 * p * r / (p + r) >= .97);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(plain_text_gives_headline_and_paragraphs),
	    cmocka_unit_test(a_caption_that_stands_twice_is_given_once),
	    cmocka_unit_test(what_a_manual_says_twice_stays),
	    cmocka_unit_test(furniture_inside_of_the_text_goes),
	    cmocka_unit_test(what_stands_around_the_text_goes),
	    cmocka_unit_test(lists_of_tools_and_what_readers_wrote_go),
	    cmocka_unit_test(rows_of_teasers_are_no_text),
	    cmocka_unit_test(short_sentences_at_the_edges_stay),
	    cmocka_unit_test(a_quotation_that_repeats_the_text_goes),
	    cmocka_unit_test(a_heading_at_the_end_needs_text_below),
	    cmocka_unit_test(a_headline_need_be_no_heading),
	    cmocka_unit_test(names_that_hide_all_the_text_are_not_believed),
	    cmocka_unit_test(raw_gives_all_that_is_to_be_seen),
	    cmocka_unit_test(each_block_is_explained),
	    cmocka_unit_test(a_page_in_one_form_keeps_its_text),
	    cmocka_unit_test(the_headline_is_the_one_that_the_title_names),
	    cmocka_unit_test(a_page_of_nothing_but_furniture_has_no_text),
	    cmocka_unit_test(records_stand_in_the_order_of_the_header),
	    cmocka_unit_test(dates_become_iso_or_nothing),
	    cmocka_unit_test(dates_for_people_become_iso),
	    cmocka_unit_test(dates_for_machines_become_iso),
	    cmocka_unit_test(a_time_is_no_part_of_the_day),
	    cmocka_unit_test(languages_are_those_of_the_text),
	    cmocka_unit_test(pages_are_known_by_their_names),
	    cmocka_unit_test(the_sample_stories_are_exactly_their_gold_text),
	    cmocka_unit_test(a_real_manual_comes_out_whole_and_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
