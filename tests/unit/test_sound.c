/* SPDX-License-Identifier: MIT */
#include <spean/sound.h>

#include "oom.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#define LINES 300

/* Two texts, English first, and what is read of them. */
struct texts {
	struct sp_str line[2][LINES];
	size_t n[2];
	struct sp_index index[2];
	struct sp_features features;
	struct sp_sound *sound;
};

static const char *const english[] = {"The office was closed on that day.",
    "Later the lawyer of Malin came.", "They asked whether Karuna had seen it.",
    "Nobody knew anything about it.", "In the evening Malin went home."};
static const char *const khmer[] = {"ការិយាល័យ បាន បិទ នៅ ថ្ងៃ នោះ។",
    "ក្រោយ មក មេធាវី របស់ ម៉ាលីន បាន មក ដល់។", "គេ សួរ ថា តើ ករុណា បាន ឃើញ វា ឬ ទេ។",
    "គ្មាន នរណា ដឹង អ្វី អំពី វា ទេ។", "នៅ ពេល ល្ងាច ម៉ាលីន បាន ទៅ ផ្ទះ។"};
#define N (sizeof(english) / sizeof(english[0]))

static void
add(struct texts *texts, size_t s, const char *line)
{
	texts->line[s][texts->n[s]++] = sp_str_c(line);
}

static struct texts *
new_texts(void)
{
	struct texts *texts = calloc(1, sizeof(*texts));

	assert_non_null(texts);
	return texts;
}

static struct texts *
story(bool turned)
{
	struct texts *texts = new_texts();

	for (size_t i = 0; i < N; i++) {
		add(texts, turned, english[i]);
		add(texts, !turned, khmer[i]);
	}
	return texts;
}

/* Read the texts, which are in two languages. */
static enum sp_status
read_texts(struct texts *texts, const char *src, const char *tgt)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(sp_str_c(src)), sp_lang_find(sp_str_c(tgt))};
	const struct sp_str *const text[2] = {texts->line[0], texts->line[1]};
	const struct sp_index *const index[2] = {
	    &texts->index[0], &texts->index[1]};
	struct sp_tagger *tagger = sp_tagger_new(NULL);
	enum sp_status status = tagger ? SP_OK : SP_NOMEM;

	texts->sound = sp_sound_new(NULL);
	if (!texts->sound)
		status = SP_NOMEM;
	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = sp_index_read(&texts->index[s], tagger, lang[s],
		    text[s], texts->n[s], NULL, NULL);
	if (status == SP_OK)
		status = sp_features_read(&texts->features, index, NULL);
	if (status == SP_OK)
		status = sp_sound_read(
		    texts->sound, lang, text, index, &texts->features, NULL);
	sp_tagger_free(tagger);
	return status;
}

static void
clear(struct texts *texts)
{
	sp_sound_free(texts->sound);
	sp_features_release(&texts->features);
	sp_index_release(&texts->index[0]);
	sp_index_release(&texts->index[1]);
	texts->sound = NULL;
}

static void
release(struct texts *texts)
{
	clear(texts);
	free(texts);
}

static double
worth(const struct texts *texts, size_t i, size_t j)
{
	return sp_sound_worth(texts->sound, i, 1, j, 1);
}

static double
all(const struct texts *texts)
{
	return sp_sound_worth(texts->sound, 0, texts->n[0], 0, texts->n[1]);
}

static void
a_name_is_found_where_it_sounds(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < N; j++) {
			bool has = (i == 2 && j == 2) ||
			    ((i == 1 || i == 4) && (j == 1 || j == 4));
			bool kind =
			    (sp_sound_kinds(texts->sound, 0, i, i + 1) &
				sp_sound_kinds(texts->sound, 1, j, j + 1)) != 0;

			assert_int_equal(worth(texts, i, j) > 0, has);
			assert_int_equal(kind, has);
		}
	/* What is said more often says less. */
	assert_true(worth(texts, 2, 2) > worth(texts, 1, 1));
	release(texts);
}

static void
either_text_may_be_the_khmer_one(void **state)
{
	struct texts *texts = story(false), *turned = story(true);

	(void)state;
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_int_equal(read_texts(turned, "km", "en"), SP_OK);
	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < N; j++)
			assert_true(fabs(worth(texts, i, j) -
					worth(turned, j, i)) < 1e-9);
	assert_true(all(texts) > 0);
	release(texts);
	release(turned);
}

static void
a_name_counts_once_in_a_bead(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	for (int again = 0; again < 2; again++)
		assert_true(fabs(all(texts) -
				fmax(worth(texts, 1, 1), worth(texts, 1, 4)) -
				worth(texts, 2, 2)) < 1e-6);
	release(texts);
}

static void
a_name_of_every_sentence_says_nothing(void **state)
{
	struct texts *texts = new_texts();

	(void)state;
	for (size_t i = 0; i < 20; i++) {
		add(texts, 0, english[1]);
		add(texts, 1, khmer[1]);
	}
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(all(texts) == 0);
	release(texts);
}

static void
a_known_spelling_is_left_to_the_features(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	add(texts, 0, "After that they travelled to Cambodia.");
	add(texts, 1, "បន្ទាប់ មក ពួក គេ ធ្វើ ដំណើរ ទៅ ប្រទេស កម្ពុជា។");
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(
	    texts->features.side[0].first[N + 1] > 0); /* they have it */
	assert_true(worth(texts, N, N) == 0);
	release(texts);
}

static void
of_other_texts_nothing_is_said(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	assert_int_equal(read_texts(texts, "en", "en"), SP_OK);
	assert_true(all(texts) == 0);
	clear(texts);
	assert_int_equal(read_texts(texts, "km", "km"), SP_OK);
	assert_true(all(texts) == 0);
	clear(texts);
	texts->n[0] = 0;
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(all(texts) == 0);
	clear(texts);
	texts->n[0] = N;
	texts->n[1] = 0;
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(all(texts) == 0);
	release(texts);
}

static void
a_line_that_is_no_text_has_no_names(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	texts->line[1][1] = SP_STR("ម៉ាលីន\xff");
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(worth(texts, 1, 1) == 0);
	assert_true(worth(texts, 1, 4) > 0);
	assert_true(worth(texts, 2, 2) > 0);
	release(texts);
}

static void
long_texts_are_not_searched(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	while (texts->n[0] < LINES) {
		add(texts, 0, english[0]);
		add(texts, 1, khmer[0]);
	}
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(all(texts) == 0);
	clear(texts);
	texts->n[0] = texts->n[1] = 200;
	assert_int_equal(read_texts(texts, "en", "km"), SP_OK);
	assert_true(worth(texts, 2, 2) > 0);
	release(texts);
}

static enum sp_status
read_and_clear(void *ctx)
{
	struct texts *texts = ctx;
	enum sp_status status = read_texts(texts, "en", "km");

	if (status == SP_OK)
		assert_true(worth(texts, 2, 2) > 0);
	clear(texts);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	struct texts *texts = story(false);

	(void)state;
	assert_true(oom_each(read_and_clear, texts) > 10);
	release(texts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_is_found_where_it_sounds),
	    cmocka_unit_test(either_text_may_be_the_khmer_one),
	    cmocka_unit_test(a_name_counts_once_in_a_bead),
	    cmocka_unit_test(a_name_of_every_sentence_says_nothing),
	    cmocka_unit_test(a_known_spelling_is_left_to_the_features),
	    cmocka_unit_test(of_other_texts_nothing_is_said),
	    cmocka_unit_test(a_line_that_is_no_text_has_no_names),
	    cmocka_unit_test(long_texts_are_not_searched),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
