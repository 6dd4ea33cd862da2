/* SPDX-License-Identifier: MIT */
#include <spean/glossary.h>

#include "lex.h"
#include "oom.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/lexical.h>

/* A lexicon of few words. */
static struct sp_lex *
new_lexicon(void)
{
	struct sp_lex_table table = {0};

	sp_lex_table_add(&table, SP_STR("rice"), SP_STR("អង្ករ"), .6, .8);
	sp_lex_table_add(&table, SP_STR("rice"), SP_STR("បាយ"), .3, .9);
	sp_lex_table_add(&table, SP_STR("house"), SP_STR("ផ្ទះ"), .9, .7);
	sp_lex_table_add(&table, SP_STR(""), SP_STR("បាយ"), .25, 0);
	sp_lex_table_add(&table, SP_STR("house"), SP_STR(""), 0, .125);
	return lex_of(&table);
}

static enum sp_status
read_texts(struct sp_glossary *glossary, const struct sp_lex *lex,
    const struct sp_str *src, size_t n, const struct sp_str *tgt, size_t m)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_lex_words *words = sp_lex_words_new(NULL);
	enum sp_status status = SP_NOMEM;

	if (words)
		status = sp_glossary_read(
		    glossary, words, lex, lang, src, n, tgt, m, NULL);
	sp_lex_words_free(words);
	return status;
}

static uint32_t
word(const struct sp_glossary *glossary, size_t s, const char *text)
{
	const size_t *at = sp_map_get(&glossary->side[s].words, sp_str_c(text));

	assert_non_null(at);
	return (uint32_t)*at;
}

/* The link of two words, or NULL. */
static const struct sp_glossary_link *
link_of(const struct sp_glossary *glossary, const char *src, const char *tgt)
{
	uint32_t w = word(glossary, 0, src);

	for (size_t l = glossary->row[w]; l < glossary->row[w + 1]; l++)
		if (glossary->to[l] == word(glossary, 1, tgt))
			return &glossary->link[l];
	return NULL;
}

static void
words_are_linked_as_the_lexicon_has_them(void **state)
{
	const struct sp_str src[] = {
	    SP_STR("Rice in the house."), SP_STR("Rice, rice 12!")};
	const struct sp_str tgt[] = {
	    SP_STR("អង្ករ"), SP_STR("បាយ"), SP_STR("ផ្ទះ")};
	struct sp_lex *lex = new_lexicon();
	struct sp_glossary glossary = {0};
	const struct sp_glossary_link *link;

	(void)state;
	assert_int_equal(read_texts(&glossary, lex, src, 2, tgt, 3), SP_OK);
	assert_int_equal(glossary.side[0].tokens, 6);
	assert_int_equal(glossary.side[0].first[1], 4);
	assert_int_equal(glossary.side[0].first[2], 6);
	assert_true(fabsf(glossary.side[0].share[word(&glossary, 0, "rice")] -
			.5F) < 1e-6F);
	link = link_of(&glossary, "rice", "បាយ");
	assert_non_null(link);
	assert_true(fabsf(link->p[1] - .3F) < .01F);
	assert_true(fabsf(link->p[0] - .9F) < .01F);
	assert_null(link_of(&glossary, "rice", "ផ្ទះ"));
	/* Given no word; and of what is in no lexicon. */
	assert_true(fabsf(glossary.side[1].null[word(&glossary, 1, "បាយ")] -
			.25F) < .01F);
	assert_true(fabsf(glossary.side[0].null[word(&glossary, 0, "house")] -
			.125F) < .01F);
	assert_true(glossary.side[0].null[word(&glossary, 0, "the")] < 0);
	sp_glossary_release(&glossary);
	sp_lex_free(lex);
}

static void
a_word_that_both_texts_have_translates_itself(void **state)
{
	const struct sp_str src[] = {SP_STR("Firefox is a fox")};
	const struct sp_str tgt[] = {SP_STR("កម្មវិធី firefox")};
	struct sp_glossary glossary = {0};

	(void)state;
	assert_int_equal(read_texts(&glossary, NULL, src, 1, tgt, 1), SP_OK);
	assert_int_equal(glossary.links, 1);
	assert_non_null(link_of(&glossary, "firefox", "firefox"));
	assert_true(glossary.side[0].null[word(&glossary, 0, "firefox")] >= 0);
	assert_true(glossary.side[0].null[word(&glossary, 0, "fox")] < 0);
	sp_glossary_release(&glossary);
}

static void
texts_without_words_have_no_links(void **state)
{
	const struct sp_str odd[] = {
	    SP_STR(""), SP_STR("12 - !"), SP_STR("\xFF\xFE rice")};
	const struct sp_str tgt[] = {SP_STR("បាយ")};
	struct sp_lex *lex = new_lexicon();
	struct sp_glossary glossary = {0};

	(void)state;
	assert_int_equal(read_texts(&glossary, lex, odd, 3, tgt, 1), SP_OK);
	assert_int_equal(glossary.links, 0);
	assert_int_equal(glossary.side[0].first[3], 0);
	/* And another after it. */
	assert_int_equal(read_texts(&glossary, lex, NULL, 0, NULL, 0), SP_OK);
	assert_int_equal(glossary.side[1].tokens, 0);
	sp_glossary_release(&glossary);
	sp_lex_free(lex);
}

/* The sums as the header writes them, of the only sentences of two texts. */
static double
by_the_formula(const struct sp_glossary *glossary, double explained)
{
	const struct sp_glossary_side *src = &glossary->side[0];
	const struct sp_glossary_side *tgt = &glossary->side[1];
	double worth = 0;

	for (size_t s = 0; s < 2; s++) {
		const struct sp_glossary_side *side = s ? tgt : src;
		const struct sp_glossary_side *other = s ? src : tgt;

		for (size_t t = 0; t < side->tokens; t++) {
			uint32_t w = side->token[t];
			double p = (double)side->null[w];

			if (p < 0)
				continue;
			for (size_t o = 0; o < other->tokens; o++) {
				uint32_t e = s ? other->token[o] : w;
				uint32_t k = s ? w : other->token[o];

				for (size_t l = glossary->row[e];
				     l < glossary->row[e + 1]; l++)
					if (glossary->to[l] == k)
						p += (double)glossary->link[l]
							 .p[s];
			}
			worth += log(explained * p /
				((double)(other->tokens + 1) *
				    (double)side->share[w]) +
			    1 - explained);
		}
	}
	return worth;
}

static void
worth_is_what_the_formula_says(void **state)
{
	const struct sp_str src[] = {
	    SP_STR("rice and rice in the house"), SP_STR("house")};
	const struct sp_str tgt[] = {SP_STR("អង្ករ បាយ បាយ ផ្ទះ"), SP_STR("បាយ")};
	struct sp_lex *lex = new_lexicon();
	struct sp_glossary glossary = {0};
	struct sp_lexical *lexical = sp_lexical_new(NULL);
	double worth;

	(void)state;
	assert_non_null(lexical);
	assert_int_equal(read_texts(&glossary, lex, src, 1, tgt, 1), SP_OK);
	assert_int_equal(sp_lexical_set(lexical, &glossary, NULL), SP_OK);
	worth = sp_lexical_worth(lexical, 0, 1, 0, 1);
	assert_true(
	    fabs(worth - by_the_formula(&glossary, (double).4F)) < 1e-4);
	/* As runs of two sentences each. */
	assert_int_equal(read_texts(&glossary, lex, src, 2, tgt, 2), SP_OK);
	assert_int_equal(sp_lexical_set(lexical, &glossary, NULL), SP_OK);
	worth = sp_lexical_worth(lexical, 0, 2, 0, 2);
	assert_true(
	    fabs(worth - by_the_formula(&glossary, (double).4F)) < 1e-4);
	assert_false(sp_lexical_failed(lexical));
	sp_lexical_free(lexical);
	sp_glossary_release(&glossary);
	sp_lex_free(lex);
}

/* Texts long enough that words come in and go, each sentence of three words. */
#define LONG 60
static void
fill_long(struct sp_str text[LONG], const char *const *phrase, size_t n)
{
	uint32_t x = 1;

	for (size_t i = 0; i < LONG; i++) {
		x = x * 1103515245 + 12345;
		text[i] = sp_str_c(phrase[(x >> 16) % n]);
	}
}

static void
rows_say_what_is_said_without_them(void **state)
{
	static const char *const en[] = {"rice and rice in the house", "house",
	    "the rice the", "Linux 5", "house and Linux", ""};
	static const char *const km[] = {"អង្ករ បាយ បាយ ផ្ទះ", "បាយ Linux", "ផ្ទះ",
	    "អង្ករ 5", "", "Linux ផ្ទះ អង្ករ ផ្ទះ"};
	struct sp_str src[LONG], tgt[LONG];
	struct sp_lex *lex = new_lexicon();
	struct sp_glossary glossary = {0};
	struct sp_lexical *rows = sp_lexical_new(NULL);
	struct sp_lexical *single = sp_lexical_new(NULL);

	(void)state;
	fill_long(src, en, sizeof(en) / sizeof(*en));
	fill_long(tgt, km, sizeof(km) / sizeof(*km));
	assert_true(rows && single);
	assert_int_equal(
	    read_texts(&glossary, lex, src, LONG, tgt, LONG), SP_OK);
	assert_int_equal(sp_lexical_set(rows, &glossary, NULL), SP_OK);
	assert_int_equal(sp_lexical_set(single, &glossary, NULL), SP_OK);
	for (size_t last = 0; last < LONG; last++) {
		/* Now and then the rows leap, or begin again. */
		size_t from = last > 40 ? last - 8 : last > 9 ? last - 9 : 0;
		size_t to = last > 20 ? last + 12 : last + 9;

		to = to < LONG ? to : LONG;
		sp_lexical_row(rows, last, from, to);
		for (size_t ni = 1; ni <= 4 && ni <= last + 1; ni++)
			for (size_t j = from; j < to; j++)
				for (size_t nj = 1; nj <= 4 && j + nj <= to;
				     nj++)
					assert_true(
					    sp_lexical_worth(rows,
						last + 1 - ni, ni, j, nj) ==
					    sp_lexical_worth(single,
						last + 1 - ni, ni, j, nj));
	}
	sp_lexical_free(rows);
	sp_lexical_free(single);
	sp_glossary_release(&glossary);
	sp_lex_free(lex);
}

static void
what_is_explained_is_taken_from_beads(void **state)
{
	const struct sp_str src[] = {SP_STR("rice"), SP_STR("house"),
	    SP_STR("hob wem dut nan kosh pel")};
	const struct sp_str tgt[] = {
	    SP_STR("អង្ករ"), SP_STR("ផ្ទះ"), SP_STR("ឡប់ ឃុក ឈិន ឆុត ញើច ឌុម")};
	struct sp_bead good[] = {{0, 0, 1, 1, 1}, {1, 1, 1, 1, 1}};
	struct sp_bead bad[] = {{0, 1, 1, 1, 1}, {1, 0, 1, 1, 1}};
	struct sp_beads beads = {good, 2, 2};
	struct sp_lex *lex = new_lexicon();
	struct sp_glossary glossary = {0};
	struct sp_lexical *lexical = sp_lexical_new(NULL);
	double worth[3];

	(void)state;
	assert_non_null(lexical);
	assert_int_equal(read_texts(&glossary, lex, src, 3, tgt, 3), SP_OK);
	assert_int_equal(sp_lexical_set(lexical, &glossary, NULL), SP_OK);
	for (size_t k = 0; k < 3; k++) {
		if (k > 0) {
			beads.bead = k == 1 ? good : bad;
			assert_true(sp_lexical_fit(lexical, &beads));
		}
		worth[k] = sp_lexical_worth(lexical, 0, 1, 0, 1);
	}
	assert_true(worth[1] != worth[0]);
	assert_true(worth[2] != worth[1]);
	/* The more the lexicon explains, the more a translation is worth. */
	assert_true(worth[1] > worth[2]);
	sp_lexical_free(lexical);
	sp_glossary_release(&glossary);
	sp_lex_free(lex);
	sp_lexical_free(NULL);
}

static enum sp_status
run_once(void *ctx)
{
	const struct sp_str src[] = {SP_STR("rice"), SP_STR("house")};
	const struct sp_str tgt[] = {SP_STR("អង្ករ"), SP_STR("ផ្ទះ")};
	struct sp_bead bead = {0, 0, 1, 1, 1};
	struct sp_beads beads = {&bead, 1, 1};
	struct sp_glossary glossary = {0};
	struct sp_lexical *lexical = sp_lexical_new(NULL);
	enum sp_status status =
	    lexical ? read_texts(&glossary, ctx, src, 2, tgt, 2) : SP_NOMEM;

	if (status == SP_OK)
		status = sp_lexical_set(lexical, &glossary, NULL);
	if (status == SP_OK && !sp_lexical_fit(lexical, &beads))
		status = SP_NOMEM;
	if (status == SP_OK) {
		sp_lexical_row(lexical, 1, 0, 2);
		sp_lexical_worth(lexical, 0, 2, 0, 2);
		if (sp_lexical_failed(lexical))
			status = SP_NOMEM;
	}
	sp_lexical_free(lexical);
	sp_glossary_release(&glossary);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	struct sp_lex *lex = new_lexicon();

	(void)state;
	assert_true(oom_each(run_once, lex) > 10);
	sp_lex_free(lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_linked_as_the_lexicon_has_them),
	    cmocka_unit_test(a_word_that_both_texts_have_translates_itself),
	    cmocka_unit_test(texts_without_words_have_no_links),
	    cmocka_unit_test(worth_is_what_the_formula_says),
	    cmocka_unit_test(rows_say_what_is_said_without_them),
	    cmocka_unit_test(what_is_explained_is_taken_from_beads),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
