/* SPDX-License-Identifier: MIT */
#include <spean/corridor.h>

#include "oom.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#define LINES 600

/* Two texts whose words are numbers of sentences in letters. */
struct texts {
	char mem[2][LINES][48];
	struct sp_str line[2][LINES];
	size_t n[2];
	struct sp_glossary glossary;
	struct sp_features features;
	struct sp_index index[2];
};

static void
add_line(struct texts *texts, size_t s, unsigned number)
{
	char *mem = texts->mem[s][texts->n[s]];
	char word[4] = {(char)('a' + number % 26),
	    (char)('a' + number / 26 % 26), (char)('a' + number / 676), '\0'};

	/* Of each sentence one word is its own, and one of all. */
	snprintf(mem, 48, "kept x%sx word", word);
	texts->line[s][texts->n[s]++] = sp_str_c(mem);
}

static enum sp_status
read_texts(struct texts *texts)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	const struct sp_index *const index[2] = {
	    &texts->index[0], &texts->index[1]};
	struct sp_lex_words *words = sp_lex_words_new(NULL);
	struct sp_tagger *tagger = sp_tagger_new(NULL);
	enum sp_status status = words && tagger ? SP_OK : SP_NOMEM;

	if (status == SP_OK)
		status = sp_glossary_read(&texts->glossary, words, NULL, lang,
		    texts->line[0], texts->n[0], texts->line[1], texts->n[1],
		    NULL);
	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = sp_index_read(&texts->index[s], tagger, lang[s],
		    texts->line[s], texts->n[s], NULL, NULL);
	if (status == SP_OK)
		status = sp_features_read(&texts->features, index, NULL);
	sp_lex_words_free(words);
	sp_tagger_free(tagger);
	return status;
}

static void
release(struct texts *texts)
{
	sp_glossary_release(&texts->glossary);
	sp_features_release(&texts->features);
	sp_index_release(&texts->index[0]);
	sp_index_release(&texts->index[1]);
	free(texts);
}

static void
a_corridor_follows_the_pairs_and_the_omissions(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band;
	bool found;

	(void)state;
	assert_non_null(texts);
	/* 200 sentences of the source have no counterpart, in a row. */
	for (unsigned i = 0; i < 500; i++)
		add_line(texts, 0, i);
	for (unsigned i = 0; i < 500; i++)
		if (i < 100 || i >= 300)
			add_line(texts, 1, i);
	assert_int_equal(read_texts(texts), SP_OK);
	assert_true(sp_corridor_find(
	    &texts->glossary, &texts->features, NULL, &band, &found));
	assert_true(found);
	for (size_t i = 0; i <= 500; i++)
		assert_true(sp_band_has(&band, i,
		    i <= 100       ? i
			: i <= 300 ? 100
				   : i - 200));
	assert_true(band.at[501] < 501 * 80);
	sp_band_release(&band);
	release(texts);
}

/* A line that stands in a text many times has as many likely places: it must
 * not always be sought at the first ones. */
static void
a_corridor_follows_lines_that_stand_often(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band;
	uint32_t seed = 1;
	bool found;

	(void)state;
	assert_non_null(texts);
	for (unsigned i = 0; i < LINES; i++) {
		seed = seed * 1664525 + 1013904223;
		add_line(texts, 0, (seed >> 16) % 60);
		add_line(texts, 1, (seed >> 16) % 60);
	}
	assert_int_equal(read_texts(texts), SP_OK);
	assert_true(sp_corridor_find(
	    &texts->glossary, &texts->features, NULL, &band, &found));
	assert_true(found);
	for (size_t i = 0; i <= LINES; i++)
		assert_true(sp_band_has(&band, i, i));
	assert_true(band.at[LINES + 1] < LINES * 30);
	sp_band_release(&band);
	release(texts);
}

static void
texts_with_nothing_in_common_have_none(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band;
	bool found;

	(void)state;
	assert_non_null(texts);
	for (unsigned i = 0; i < LINES; i++) {
		add_line(texts, 0, i);
		add_line(texts, 1, i + 5000);
	}
	assert_int_equal(read_texts(texts), SP_OK);
	assert_true(sp_corridor_find(
	    &texts->glossary, &texts->features, NULL, &band, &found));
	assert_false(found);
	release(texts);
}

/* Lines of a few words, drawn of few; the same for the same seed. */
static void
add_drawn_line(struct texts *texts, size_t s, uint32_t *seed)
{
	char *mem = texts->mem[s][texts->n[s]];
	size_t n = 0;

	for (size_t k = 0; k < 6; k++) {
		*seed = *seed * 1664525 + 1013904223;
		n += (size_t)snprintf(
		    mem + n, 48 - n, "x%cx ", (char)('a' + (*seed >> 16) % 26));
	}
	texts->line[s][texts->n[s]++] = sp_str_c(mem);
}

static void
what_texts_have_in_common_by_chance_is_no_corridor(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band;
	uint32_t seed = 1;
	bool found;

	(void)state;
	assert_non_null(texts);
	for (unsigned i = 0; i < 600; i++)
		add_drawn_line(texts, 0, &seed);
	for (unsigned i = 0; i < 40; i++)
		add_drawn_line(texts, 1, &seed);
	assert_int_equal(read_texts(texts), SP_OK);
	assert_true(sp_corridor_find(
	    &texts->glossary, &texts->features, NULL, &band, &found));
	assert_false(found);
	release(texts);
}

/* The same 300 lines, but the path must pass (100, 50) and (101, 51). */
static void
a_corridor_keeps_to_its_limits(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band, limits;
	bool found;

	(void)state;
	assert_non_null(texts);
	for (unsigned i = 0; i < 300; i++)
		for (size_t s = 0; s < 2; s++)
			add_line(texts, s, i);
	assert_int_equal(read_texts(texts), SP_OK);
	assert_true(sp_band_new(&limits, 300, 300));
	sp_band_all(&limits);
	for (size_t i = 0; i <= 300; i++) {
		limits.lo[i] = i <= 100 ? 0 : 51;
		limits.hi[i] = i <= 100 ? 51 : 301;
	}
	assert_true(sp_corridor_find(
	    &texts->glossary, &texts->features, &limits, &band, &found));
	assert_true(found);
	assert_true(sp_band_has(&band, 100, 50));
	assert_true(sp_band_has(&band, 101, 51));
	/* On either side as without. */
	for (size_t i = 0; i <= 300; i++)
		if (i < 50 || i > 101)
			assert_true(sp_band_has(&band, i, i));
	sp_band_release(&limits);
	sp_band_release(&band);
	release(texts);
}

static void
an_empty_text_has_a_corridor(void **state)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band;
	bool found;

	(void)state;
	assert_non_null(texts);
	for (unsigned i = 0; i < 30; i++)
		add_line(texts, 1, i);
	assert_int_equal(read_texts(texts), SP_OK);
	assert_true(sp_corridor_find(
	    &texts->glossary, &texts->features, NULL, &band, &found));
	assert_true(found);
	assert_true(sp_band_has(&band, 0, 0) && sp_band_has(&band, 0, 30));
	sp_band_release(&band);
	release(texts);
}

static enum sp_status
find_once(void *ctx)
{
	struct texts *texts = calloc(1, sizeof(*texts));
	struct sp_band band;
	enum sp_status status;
	bool found = false;

	(void)ctx;
	if (!texts)
		return SP_NOMEM;
	for (unsigned i = 0; i < 20; i++) {
		add_line(texts, 0, i);
		add_line(texts, 1, i);
	}
	status = read_texts(texts);
	if (status == SP_OK &&
	    !sp_corridor_find(
		&texts->glossary, &texts->features, NULL, &band, &found))
		status = SP_NOMEM;
	if (found)
		sp_band_release(&band);
	release(texts);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(find_once, NULL) > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_corridor_follows_the_pairs_and_the_omissions),
	    cmocka_unit_test(a_corridor_follows_lines_that_stand_often),
	    cmocka_unit_test(texts_with_nothing_in_common_have_none),
	    cmocka_unit_test(
		what_texts_have_in_common_by_chance_is_no_corridor),
	    cmocka_unit_test(a_corridor_keeps_to_its_limits),
	    cmocka_unit_test(an_empty_text_has_a_corridor),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
