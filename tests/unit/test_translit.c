/* SPDX-License-Identifier: MIT */
#include <spean/exonym.h>
#include <spean/translit.h>

#include "data.h"
#include "oom.h"

#include <math.h>
#include <time.h>

#include <spean/map.h>

static int
set_up(void **state)
{
	*state = sp_translit_new(&sp_translit_km, NULL);
	return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
	sp_translit_free(*state);
	return 0;
}

static double
odds(struct sp_translit_latin *latin, const char *a, const char *b)
{
	struct sp_translit_khmer khmer;

	assert_int_equal(sp_translit_set(latin, sp_str_c(a), NULL), SP_OK);
	assert_int_equal(
	    sp_translit_khmer(&sp_translit_km, sp_str_c(b), &khmer, NULL),
	    SP_OK);
	return sp_translit_odds(latin, &khmer);
}

static void
one_name_is_likelier_than_two(void **state)
{
	static const char *const name[][2] = {{"Chin Malin", "ជិន ម៉ាលីន"},
	    {"Hun Sen", "ហ៊ុន សែន"}, {"Sam Rainsy", "សម រង្ស៊ី"},
	    {"Kem Ley", "កែម ឡី"}, {"Soeng Sen Karuna", "ស៊ឹង សែនករុណា"},
	    {"Suong Neak Poan", "សួង នាគព័ន្ធ"}, {"Adhoc", "អាដហុក"},
	    {"Prey Sar", "ព្រៃស"}, {"Battambang", "បាត់ដំបង"}};
	const size_t n = sizeof(name) / sizeof(name[0]);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			assert_true(i == k ||
			    odds(*state, name[i][0], name[i][1]) >
				odds(*state, name[i][0], name[k][1]) + 10);
}

static void
only_letters_and_digits_count(void **state)
{
	double it = odds(*state, "Chin Malin", "ជិន ម៉ាលីន");

	assert_true(it == odds(*state, "CHIN-MALIN", "ជិនម៉ាលីន"));
	assert_true(it == odds(*state, "Chîn Mälin!", "«ជិន\xe2\x80\x8bម៉ាលីន»"));
	/* Coeng DA is written for coeng TA; parts of a cluster in any order. */
	assert_true(
	    odds(*state, "Kanda", "កណ្ដា") == odds(*state, "Kanda", "កណ្តា"));
	assert_true(odds(*state, "Mali", "ម៉ាលី") == odds(*state, "Mali", "មា៉លី"));
	assert_true(isfinite(odds(*state, "K", "ក")));
}

static void
what_is_no_name_is_refused(void **state)
{
	static const struct {
		const char *text;
		enum sp_status latin, khmer;
	} row[] = {
	    {"", SP_BAD_TEXT, SP_BAD_TEXT},
	    {" -!", SP_BAD_TEXT, SP_BAD_TEXT},
	    {"K\xff", SP_BAD_TEXT, SP_BAD_TEXT},
	    {"Kem ឡី", SP_BAD_TEXT, SP_BAD_TEXT},
	    {"Σόφια", SP_BAD_TEXT, SP_BAD_TEXT},
	    {"k", SP_OK, SP_BAD_TEXT},
	    {"ក", SP_BAD_TEXT, SP_OK},
	    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		SP_TOO_LARGE, SP_BAD_TEXT},
	    {"កកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកកក",
		SP_BAD_TEXT, SP_TOO_LARGE},
	};
	struct sp_translit_khmer khmer = {0};
	struct sp_err err;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct sp_str text = sp_str_c(row[i].text);

		assert_int_equal(
		    sp_translit_set(*state, text, NULL), row[i].latin);
		assert_int_equal(
		    sp_translit_khmer(&sp_translit_km, text, &khmer, NULL),
		    row[i].khmer);
	}
	sp_translit_set(*state, SP_STR("Kem ឡី"), &err);
	assert_string_equal(err.msg, "a letter that is not Latin at byte 5");
	assert_true(isinf(sp_translit_odds(*state, &khmer)));
}

static void
models_that_are_none_are_refused(void **state)
{
	static const char *const text[] = {"", "# no more\n", "ក\tk\n",
	    "ក\tk\t1\t2\n", "ក\tk\tx\n", "ក\tkilos\t1\n", "កកក\tk\t1\n",
	    "-\t-\t1\n", "k\tk\t1\n", "កក\t=\t1\n", "ក\tK\t1\n", "\t\t\n",
	    "ក\tk\t9999999999\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		struct sp_translit model = {0};

		assert_int_equal(
		    sp_translit_read(&model, sp_str_c(text[i]), NULL),
		    SP_BAD_MODEL);
		sp_translit_release(&model);
	}
}

static enum sp_status
all_of_it(void *ctx)
{
	struct sp_translit model = {0};
	struct sp_translit_khmer khmer;
	struct sp_translit_latin *latin = NULL;
	enum sp_status status =
	    sp_translit_read(&model, SP_STR("-\ta\t9\nក\tk\t9\n"), NULL);

	(void)ctx;
	if (status == SP_OK) {
		latin = sp_translit_new(&model, NULL);
		status = latin ? SP_OK : SP_NOMEM;
	}
	if (status == SP_OK)
		status = sp_translit_set(latin, SP_STR("Ka"), NULL);
	if (status == SP_OK)
		status = sp_translit_khmer(&model, SP_STR("ក"), &khmer, NULL);
	sp_translit_free(latin);
	sp_translit_release(&model);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(all_of_it, NULL) > 4);
}

static void
what_is_in_the_model_is_in_its_index(void **state)
{
	const struct sp_translit *model = &sp_translit_km;

	(void)state;
	for (size_t i = 0; i < model->parts; i++) {
		const char *letter = model->part[i].letter;
		const char two[3] = {letter[0], letter[1], '\0'};
		size_t pair = sp_translit_pair(two);

		assert_in_range(
		    i, model->pair[pair], model->pair[pair + 1] - 1);
	}
	for (unsigned key = 0, i = 0; key <= 0xFFFF; key++) {
		bool there = i < model->chunks && model->chunk[i].key == key;
		uint16_t found = sp_translit_chunk_of(model,
		    (unsigned char)(key >> 8), (unsigned char)(key & 0xFF));

		assert_int_equal(found, there ? i : 0);
		i += there;
	}
}

/* Names in the shared collection. */

struct many {
	struct sp_translit_khmer *name;
	size_t n, cap;
	struct sp_map seen;
};

static bool
add_names(struct many *many, const char *path)
{
	struct data data;
	struct sp_str field[5];

	if (!data_open_beside(&data, path))
		return false;
	while (data_next(&data, field, 5)) {
		struct sp_translit_khmer name;
		bool added;

		if (sp_translit_khmer(&sp_translit_km, field[1], &name, NULL) !=
		    SP_OK)
			continue;
		sp_map_at(&many->seen,
		    (struct sp_str){(const char *)name.unit, name.n}, &added);
		if (!added)
			continue;
		assert_true(sp_grow(
		    &many->name, &many->cap, many->n + 1, sizeof(name)));
		many->name[many->n++] = name;
	}
	data_close(&data);
	return true;
}

static size_t
best_of(struct sp_translit_latin *latin, const struct many *many)
{
	double best = -INFINITY;
	size_t at = 0;

	for (size_t i = 0; i < many->n; i++) {
		double it = sp_translit_near(latin, &many->name[i])
		    ? sp_translit_odds(latin, &many->name[i])
		    : -INFINITY;

		if (it > best) {
			best = it;
			at = i;
		}
	}
	return at;
}

static void
names_of_the_news_are_found_among_all(void **state)
{
	static const char news[] = "../shared/cases/names_news.tsv";
	struct many many = {0};
	struct data data;
	struct sp_str field[5];
	size_t n = 0, right = 0;

	if (!add_names(&many, news) ||
	    !add_names(&many, "../shared/cases/names_cldr_foreign.tsv"))
		skip();
	assert_true(data_open_beside(&data, news));
	while (data_next(&data, field, 5)) {
		struct sp_translit_khmer want;
		const struct sp_translit_khmer *best;

		if (sp_translit_khmer(&sp_translit_km, field[1], &want, NULL) !=
			SP_OK ||
		    sp_translit_set_forms(*state, field[0], NULL) != SP_OK)
			continue;
		best = &many.name[best_of(*state, &many)];
		n++;
		right += best->n == want.n &&
		    memcmp(best->unit, want.unit, want.n) == 0;
	}
	printf("# names_news: %zu of %zu first among %zu (%.3f)\n", right, n,
	    many.n, (double)right / (double)n);
	assert_true((double)right >= .96 * (double)n);
	data_close(&data);
	sp_map_release(&many.seen);
	free(many.name);
}

static void
another_form_of_the_name_may_be_the_one(void **state)
{
	struct sp_translit_khmer khmer;
	double alone, forms;

	assert_int_equal(
	    sp_translit_khmer(&sp_translit_km, SP_STR("វ៉ាសូវី"), &khmer, NULL),
	    SP_OK);
	assert_int_equal(
	    sp_translit_set(*state, SP_STR("Warsaw"), NULL), SP_OK);
	alone = sp_translit_odds(*state, &khmer);
	assert_int_equal(
	    sp_translit_set_forms(*state, SP_STR("Warsaw"), NULL), SP_OK);
	forms = sp_translit_odds(*state, &khmer);
	assert_true(forms > alone + 3 && forms > 0);
	assert_true(sp_translit_near(*state, &khmer));
	assert_str_is(sp_translit_letters(*state), "warsaw");
	assert_int_equal(
	    sp_translit_set_forms(*state, SP_STR("Chin Malin"), NULL), SP_OK);
	assert_str_is(sp_translit_letters(*state), "chinmalin");
	assert_int_equal(
	    sp_translit_set_forms(*state, SP_STR("ជិន"), NULL), SP_BAD_TEXT);
	assert_str_is(sp_translit_letters(*state), "");
}

static void
exonyms_are_found_by_letters(void **state)
{
	size_t n;

	(void)state;
	for (size_t i = 1; i < sp_exonym_count; i++) {
		int order = strcmp(sp_exonyms[i - 1].name, sp_exonyms[i].name);

		assert_true(order < 0 ||
		    (order == 0 &&
			strcmp(sp_exonyms[i - 1].other, sp_exonyms[i].other) <
			    0));
	}
	assert_string_equal(
	    sp_exonym_find(SP_STR("warsaw"), &n)->other, "varsovie");
	assert_int_equal(n, 1);
	assert_string_equal(
	    sp_exonym_find(SP_STR("cairo"), &n)->other, "caire");
	assert_int_equal(n, 2);
	sp_exonym_find(SP_STR("zzz"), &n);
	assert_int_equal(n, 0);
	sp_exonym_find(SP_STR(""), &n);
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(another_form_of_the_name_may_be_the_one),
	    cmocka_unit_test(exonyms_are_found_by_letters),
	    cmocka_unit_test(one_name_is_likelier_than_two),
	    cmocka_unit_test(only_letters_and_digits_count),
	    cmocka_unit_test(what_is_no_name_is_refused),
	    cmocka_unit_test(models_that_are_none_are_refused),
	    cmocka_unit_test(what_is_in_the_model_is_in_its_index),
	    cmocka_unit_test(memory_may_fail_anywhere),
	    cmocka_unit_test(names_of_the_news_are_found_among_all),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
