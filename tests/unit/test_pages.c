/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include <spean/extract.h>
#include <spean/file.h>
#include <spean/map.h>

/*
 * tests/pages: pages as real systems make them, with what is their text.
 * Those of `held' and `held2' are scored alone: no rule may be made for them.
 */
static const char *const pages[] = {"wordpress", "wordpress-km", "drupal",
    "pangea", "amp", "divsoup", "tables90s", "khnews", "paged", "liveblog",
    "photos", "press", "press-km", "wiki", "gsites"};
static const char *const held[] = {"held/blogger", "held/joomla", "held/ghost",
    "held/beeb", "held/radio", "held/webforms", "held/portal"};
static const char *const held2[] = {"held2/squarespace", "held2/nextjs",
    "held2/medium", "held2/sharepoint", "held2/blogger-km", "held2/wix",
    "held2/dokuwiki", "held2/phpbb"};

/* What a page should give, and what it gives. */
struct page {
	struct sp_buf gold;
	struct sp_buf html;
	struct sp_doc doc;
	struct sp_str title;
	struct sp_str date;
	struct sp_str *want; /* paragraphs */
	struct sp_str *got;
	size_t n_want;
	size_t n_got;
};

struct tally {
	size_t given;
	size_t gold;
	size_t right;
};

static void
read_file(const char *name, const char *end, struct sp_buf *text)
{
	const char *srcdir = getenv("srcdir");
	struct sp_buf path = {0};

	sp_buf_addf(
	    &path, "%s/tests/pages/%s.%s", srcdir ? srcdir : ".", name, end);
	assert_int_equal(
	    sp_file_read(sp_buf_c(&path), 1 << 20, text, NULL), SP_OK);
	sp_buf_release(&path);
}

static void
read_gold(struct page *page)
{
	struct sp_str rest = sp_buf_str(&page->gold);

	page->want = calloc(page->gold.n + 1, sizeof(*page->want));
	assert_non_null(page->want);
	while (rest.n > 0) {
		struct sp_str line = sp_str_cut(&rest, '\n');
		struct sp_str value = line;
		struct sp_str key = sp_str_cut(&value, '\t');

		if (sp_str_eq(key, SP_STR("@title")))
			page->title = value;
		else if (sp_str_eq(key, SP_STR("@date")))
			page->date = value;
		else if (line.n > 0 && line.s[0] != '@')
			page->want[page->n_want++] = line;
	}
}

static void
open_page(const char *name, struct page *page)
{
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page in = {.id = sp_str_c(name), .kind = SP_PAGE_HTML};

	*page = (struct page){0};
	read_file(name, "gold", &page->gold);
	read_file(name, "html", &page->html);
	read_gold(page);
	in.bytes = sp_buf_str(&page->html);
	assert_non_null(ex);
	assert_int_equal(sp_extract_page(ex, &in, &page->doc, NULL), SP_OK);
	sp_extract_free(ex);
	page->got = calloc(page->doc.n + 1, sizeof(*page->got));
	assert_non_null(page->got);
	for (size_t i = 0; i < page->doc.n; i++)
		if (sp_loc_is_text(page->doc.part[i].loc) &&
		    page->doc.part[i].loc.s[0] != '@')
			page->got[page->n_got++] = page->doc.part[i].text;
}

static void
close_page(struct page *page)
{
	free(page->want);
	free(page->got);
	sp_doc_release(&page->doc);
	sp_buf_release(&page->gold);
	sp_buf_release(&page->html);
}

static size_t
where(const struct sp_str *list, size_t from, size_t n, struct sp_str text)
{
	while (from < n && !sp_str_eq(list[from], text))
		from++;
	return from;
}

/* Print what is too much (+) and what is missing (-), in order. */
static size_t
tell_paragraphs(const struct page *page)
{
	size_t w = 0, g = 0, faults = 0;

	while (w < page->n_want || g < page->n_got) {
		size_t in_got, in_want;

		if (w < page->n_want && g < page->n_got &&
		    sp_str_eq(page->want[w], page->got[g])) {
			w++;
			g++;
			continue;
		}
		faults++;
		in_want = g < page->n_got
		    ? where(page->want, w, page->n_want, page->got[g])
		    : page->n_want;
		in_got = w < page->n_want
		    ? where(page->got, g, page->n_got, page->want[w])
		    : page->n_got;
		if (g < page->n_got &&
		    (in_want == page->n_want || in_got < page->n_got)) {
			print_message(
			    "  + %.*s\n", (int)page->got[g].n, page->got[g].s);
			g++;
		} else {
			print_message("  - %.*s\n", (int)page->want[w].n,
			    page->want[w].s);
			w++;
		}
	}
	return faults;
}

static size_t
tell_field(struct sp_str want, struct sp_str got, const char *what)
{
	if (sp_str_eq(want, got))
		return 0;
	print_message("  - %s %.*s\n  + %s %.*s\n", what, (int)want.n, want.s,
	    what, (int)got.n, got.s);
	return 1;
}

/* The day: a time may be written in more than one way. */
static struct sp_str
day(struct sp_str date)
{
	return sp_str_sub(date, 0, date.n < 10 ? date.n : 10);
}

static size_t
tell_day(const struct page *page)
{
	struct sp_str got = day(sp_doc_meta(&page->doc, "@date"));

	return tell_field(day(page->date), got, "@date");
}

static void
pages_of_real_systems_are_exactly_their_text(void **state)
{
	size_t faults = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct page page;

		open_page(pages[i], &page);
		print_message("%s\n", pages[i]);
		faults += tell_field(
		    page.title, sp_doc_meta(&page.doc, "@title"), "@title");
		faults += tell_day(&page);
		faults += tell_paragraphs(&page);
		close_page(&page);
	}
	assert_int_equal(faults, 0);
}

/* The next word: what stands between spaces and zero-width spaces. */
static bool
next_word(struct sp_str *rest, struct sp_str *word)
{
	size_t from = 0, to;

	for (;; from += rest->s[from] == ' ' ? 1 : 3)
		if (from >= rest->n ||
		    (rest->s[from] != ' ' &&
			!sp_str_starts(sp_str_sub(*rest, from, rest->n),
			    SP_STR("\u200b"))))
			break;
	for (to = from; to < rest->n && rest->s[to] != ' '; to++)
		if (sp_str_starts(
			sp_str_sub(*rest, to, rest->n), SP_STR("\u200b")))
			break;
	*word = sp_str_sub(*rest, from, to);
	*rest = sp_str_sub(*rest, to, rest->n);
	return word->n > 0;
}

static void
tally_words(const struct page *page, struct tally *tally)
{
	struct sp_map words = {0};
	struct sp_str rest, word;

	for (size_t i = 0; i < page->n_want; i++)
		for (rest = page->want[i]; next_word(&rest, &word);) {
			++*sp_map_at(&words, word, NULL);
			tally->gold++;
		}
	for (size_t i = 0; i < page->n_got; i++)
		for (rest = page->got[i]; next_word(&rest, &word);) {
			size_t *left = sp_map_get(&words, word);

			tally->given++;
			if (left && *left > 0) {
				--*left;
				tally->right++;
			}
		}
	sp_map_release(&words);
}

static double
f1_of(const char *const *names, size_t n, double *p, double *r)
{
	struct tally tally = {0};

	for (size_t i = 0; i < n; i++) {
		struct page page;

		open_page(names[i], &page);
		tally_words(&page, &tally);
		close_page(&page);
	}
	*p = (double)tally.right / (double)tally.given;
	*r = (double)tally.right / (double)tally.gold;
	return 2 * *p * *r / (*p + *r);
}

static void
words_of_pages_are_counted(void **state)
{
	double p, r, f;

	(void)state;
	f = f1_of(pages, sizeof(pages) / sizeof(*pages), &p, &r);
	print_message("# words of %zu pages: precision %.4f recall %.4f "
		      "F1 %.4f\n",
	    sizeof(pages) / sizeof(*pages), p, r, f);
	f = f1_of(held, sizeof(held) / sizeof(*held), &p, &r);
	print_message("# words of %zu pages held out: precision %.4f "
		      "recall %.4f F1 %.4f\n",
	    sizeof(held) / sizeof(*held), p, r, f);
	f = f1_of(held2, sizeof(held2) / sizeof(*held2), &p, &r);
	print_message("# held-out pages two: F1 %.4f precision %.4f "
		      "recall %.4f\n",
	    f, p, r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pages_of_real_systems_are_exactly_their_text),
	    cmocka_unit_test(words_of_pages_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
