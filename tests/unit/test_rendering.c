/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "oom.h"

#include <spean/rendering.h>

struct pair {
	const char *asked, *other;
};

/* What is asked for stands between < and >. */
static const struct pair big_rivers[] = {
    {"A <river> is big.", "ទន្លេធំ។"},
    {"The <river> is small.", "ទន្លេតូច។"},
    {"We see the <River>.", "យើងឃើញទន្លេ។"},
    {"A big house, a <river>.", "ផ្ទះធំ ទន្លេ។"},
    {"A house is big.", "ផ្ទះធំ។"},
    {"A house is small.", "ផ្ទះតូច។"},
    {"We see the lake.", "យើងឃើញបឹង។"},
    {"The lake is big.", "បឹងធំ។"},
    {"We see the house.", "យើងឃើញផ្ទះ។"},
};

/* The hits always have a big house, which others have as well. */
static const struct pair neighbours[] = {
    {"A <river>, a big house.", "ទន្លេ ផ្ទះធំ។"},
    {"A <river>, a big house!", "ទន្លេ ផ្ទះធំ!"},
    {"The <river>, the big house.", "ទន្លេ ផ្ទះធំ។"},
    {"A big house.", "ផ្ទះធំ។"},
    {"The big house.", "ផ្ទះធំ។"},
    {"A house.", "ផ្ទះ។"},
    {"A big lake.", "បឹងធំ។"},
};

static const struct pair ministers[] = {
    {"The <prime minister> speaks.", "នាយករដ្ឋមន្ត្រីនិយាយ។"},
    {"The <prime minister> sees the lake.", "នាយករដ្ឋមន្ត្រីឃើញបឹង។"},
    {"We see the <Prime Minister>.", "យើងឃើញនាយករដ្ឋមន្ត្រី។"},
    {"We see the lake.", "យើងឃើញបឹង។"},
    {"The minister speaks.", "រដ្ឋមន្ត្រីនិយាយ។"},
    {"We see the minister.", "យើងឃើញរដ្ឋមន្ត្រី។"},
};

static const struct pair turned[] = {
    {"<ទន្លេ>ធំ។", "A River is big."},
    {"<ទន្លេ>តូច។", "The river is small."},
    {"យើងឃើញ<ទន្លេ>។", "We see the river."},
    {"ផ្ទះធំ។", "A house is big."},
    {"ផ្ទះតូច។", "The house is small."},
    {"យើងឃើញបឹង។", "We see the lake."},
};

static enum sp_status
add(struct sp_rendering *rendering, const struct pair *pair, struct sp_err *err)
{
	char text[256];
	struct sp_norm_range at[4];
	size_t n = 0, length = 0;

	for (const char *s = pair->asked; *s; s++)
		if (*s == '<')
			at[n].from = length;
		else if (*s == '>')
			at[n++].to = length;
		else
			text[length++] = *s;
	return sp_rendering_add(rendering, (struct sp_str){text, length}, at, n,
	    sp_str_c(pair->other), err);
}

static struct sp_rendering *
run(const struct pair *pair, size_t n, const char *asked, const char *other,
    struct sp_err *err)
{
	struct sp_rendering *rendering =
	    sp_rendering_new(sp_lang_find(sp_str_c(asked)),
		sp_lang_find(sp_str_c(other)), NULL, SP_LEX_SRC, err);
	enum sp_status status = rendering ? SP_OK : SP_NOMEM;

	for (size_t i = 0; i < n && status == SP_OK; i++)
		status = add(rendering, &pair[i], err);
	if (status == SP_OK)
		status = sp_rendering_run(rendering, err);
	if (status == SP_OK)
		return rendering;
	sp_rendering_free(rendering);
	return NULL;
}

/* The first rendering, and in how many hits. */
static void
gives(const struct pair *pair, size_t n, const char *asked, const char *other,
    const char *text, size_t count)
{
	struct sp_rendering *rendering = run(pair, n, asked, other, NULL);
	const struct sp_rendering_phrase *phrase;
	size_t found;

	assert_non_null(rendering);
	phrase = sp_rendering_phrases(rendering, &found);
	assert_true(found > 0);
	assert_str_is(phrase[0].text, text);
	assert_int_equal(phrase[0].count, count);
	assert_true(phrase[0].score > 0);
	sp_rendering_free(rendering);
}
#define GIVES(pairs, asked, other, text, count)                                \
	gives(pairs, sizeof(pairs) / sizeof(pairs[0]), asked, other, text,     \
	    count)

static void
what_the_hits_have_in_common_is_the_rendering(void **state)
{
	(void)state;
	GIVES(big_rivers, "en", "km", "ទន្លេ", 4);
	GIVES(turned, "km", "en", "river", 3);
}

static void
what_other_words_explain_is_none(void **state)
{
	(void)state;
	GIVES(neighbours, "en", "km", "ទន្លេ", 3);
}

static void
a_phrase_is_whole(void **state)
{
	(void)state;
	GIVES(ministers, "en", "km", "នាយករដ្ឋមន្ត្រី", 3);
}

static void
the_place_in_a_hit_is_known(void **state)
{
	struct sp_rendering *rendering =
	    sp_rendering_new(sp_lang_find(SP_STR("en")),
		sp_lang_find(SP_STR("km")), NULL, SP_LEX_SRC, NULL);
	struct sp_rendering_place place;

	(void)state;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < 9; i++)
			assert_int_equal(
			    add(rendering, &big_rivers[i], NULL), SP_OK);
	assert_int_equal(sp_rendering_run(rendering, NULL), SP_OK);
	place = sp_rendering_place(rendering, 2);
	assert_int_equal(place.phrase, 0);
	assert_int_equal(place.at.from, strlen("យើងឃើញ"));
	assert_int_equal(place.at.to, strlen("យើងឃើញទន្លេ"));
	assert_false(place.again);
	place = sp_rendering_place(rendering, 4 + 2);
	assert_int_equal(place.phrase, 0);
	assert_true(place.again);
	sp_rendering_free(rendering);
}

static void
texts_without_words_have_none(void **state)
{
	static const struct pair odd[] = {
	    {"A <river>.", ""}, {"<river>", "…"}, {"", ""}, {"?", "។"}};
	struct sp_rendering *rendering = run(odd, 4, "en", "km", NULL);
	size_t n;

	(void)state;
	assert_non_null(rendering);
	sp_rendering_phrases(rendering, &n);
	assert_int_equal(n, 0);
	assert_int_equal(
	    sp_rendering_place(rendering, 0).phrase, SP_RENDERING_NONE);
	assert_int_equal(
	    add(rendering, &(struct pair){"<a>", "\xFF"}, NULL), SP_BAD_TEXT);
	assert_int_equal(
	    add(rendering, &(struct pair){"<\xFF>", "a"}, NULL), SP_BAD_TEXT);
	sp_rendering_free(rendering);
}

static void
long_texts_are_cut(void **state)
{
	struct sp_rendering *rendering =
	    sp_rendering_new(sp_lang_find(SP_STR("en")),
		sp_lang_find(SP_STR("km")), NULL, SP_LEX_SRC, NULL);
	struct sp_norm_range at = {0, 1};
	struct sp_buf text = {0};
	size_t n;

	(void)state;
	for (size_t i = 0; i < 5 * SP_RENDERING_WORDS; i++)
		sp_buf_addf(&text, "w%zu ", i);
	assert_int_equal(sp_rendering_add(rendering, SP_STR("a"), &at, 1,
			     sp_buf_str(&text), NULL),
	    SP_OK);
	assert_int_equal(sp_rendering_add(rendering, sp_buf_str(&text), NULL, 0,
			     SP_STR("b"), NULL),
	    SP_OK);
	assert_int_equal(sp_rendering_run(rendering, NULL), SP_OK);
	sp_rendering_phrases(rendering, &n);
	sp_rendering_free(rendering);
	sp_buf_release(&text);
}

static enum sp_status
run_once(void *ctx)
{
	struct sp_err err = {0};
	struct sp_rendering *rendering = run(ministers, 6, "en", "km", &err);
	size_t n;

	(void)ctx;
	if (!rendering)
		return err.status;
	assert_str_is(
	    sp_rendering_phrases(rendering, &n)[0].text, "នាយករដ្ឋមន្ត្រី");
	sp_rendering_free(rendering);
	return SP_OK;
}

static void
every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(oom_each(run_once, NULL) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_the_hits_have_in_common_is_the_rendering),
	    cmocka_unit_test(what_other_words_explain_is_none),
	    cmocka_unit_test(a_phrase_is_whole),
	    cmocka_unit_test(the_place_in_a_hit_is_known),
	    cmocka_unit_test(texts_without_words_have_none),
	    cmocka_unit_test(long_texts_are_cut),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
