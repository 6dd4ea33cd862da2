/* SPDX-License-Identifier: MIT */
#include <spean/rarity.h>

#include "oom.h"
#include "toy.h"

#include <math.h>

#include <spean/buf.h>

static void
take(struct sp_rarity *rarity, const char *line)
{
	assert_int_equal(sp_rarity_take(rarity, sp_str_c(line), NULL), SP_OK);
}

static struct sp_rarity *
rarity_of(const struct sp_lex *lex)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_rarity *rarity = sp_rarity_new(lang, lex, NULL);

	assert_non_null(rarity);
	return rarity;
}

static double
share(const struct sp_rarity *rarity, const char *key, double usual)
{
	return sp_rarity_share(rarity, sp_rarity_hash(sp_str_c(key)), usual);
}

static void
assert_near(double got, double want)
{
	if (fabs(got - want) > 1e-6)
		print_error("%.9f != %.9f\n", got, want);
	assert_true(fabs(got - want) <= 1e-6);
}

static void
without_statistics_all_is_as_usual(void **state)
{
	struct sp_rarity *rarity = rarity_of(NULL);

	(void)state;
	sp_rarity_finish(rarity);
	assert_near(share(rarity, "#74", .01), .01);
	assert_near(share(rarity, "nadhoc", .0005), .0005);
	assert_null(sp_rarity_words(rarity, SP_LEX_SRC));
	sp_rarity_free(rarity);
}

static void
what_is_usual_counts_as_so_many_sentences(void **state)
{
	struct sp_rarity *rarity = rarity_of(NULL);

	(void)state;
	take(rarity, "en\t*\t1000");
	take(rarity, "en\t#74\t30");
	sp_rarity_finish(rarity);
	assert_near(share(rarity, "#74", .01), (30 + 5.) / 1500);
	assert_near(share(rarity, "#75", .01), 5. / 1500);
	sp_rarity_free(rarity);
}

static void
lines_add_up_in_any_order(void **state)
{
	static const char *const line[] = {"en\t*\t600", "km\t*\t900",
	    "en\tnadhoc\t3", "km\tnadhoc\t4", "en\tm11\t9", "en\t*\t400",
	    "km\tm11\t1", "en\tnadhoc\t5\tmore\tcolumns"};
	const size_t n = sizeof(line) / sizeof(line[0]);
	struct sp_rarity *one = rarity_of(NULL), *other = rarity_of(NULL);

	(void)state;
	for (size_t k = 0; k < n; k++) {
		take(one, line[k]);
		take(other, line[n - 1 - k]);
	}
	sp_rarity_finish(one);
	sp_rarity_finish(other);
	/* Of sentences in either language. */
	assert_near(share(one, "nadhoc", .0005), (12 + .25) / 2400);
	assert_near(share(one, "m11", .02), (10 + 10.) / 2400);
	assert_near(share(other, "nadhoc", .0005), share(one, "nadhoc", .0005));
	assert_near(share(other, "m11", .02), share(one, "m11", .02));
	sp_rarity_free(one);
	sp_rarity_free(other);
}

static void
words_have_their_share_by_number(void **state)
{
	struct sp_lex_table table = {0};
	struct sp_lex *lex;
	struct sp_rarity *rarity;
	const float *words;
	uint32_t rice, house;

	(void)state;
	sp_lex_table_add(&table, SP_STR("rice"), SP_STR("អង្ករ"), .9, .8);
	sp_lex_table_add(&table, SP_STR("house"), SP_STR("ផ្ទះ"), .9, .8);
	lex = lex_of(&table);
	rarity = rarity_of(lex);
	take(rarity, "en\t+\t90000");
	take(rarity, "en\t=rice\t200");
	take(rarity, "en\t=rice\t100");
	take(rarity, "en\t=unknown\t100");
	take(rarity, "km\t=rice\t7"); /* of the other side */
	sp_rarity_finish(rarity);
	rice = sp_lex_find(lex, SP_LEX_SRC, SP_STR("rice"));
	house = sp_lex_find(lex, SP_LEX_SRC, SP_STR("house"));
	words = sp_rarity_words(rarity, SP_LEX_SRC);
	assert_near((double)words[rice], 300.5 / 100000);
	assert_near((double)words[house], .5 / 100000);
	words = sp_rarity_words(rarity, SP_LEX_TGT);
	for (uint32_t w = 0; w < sp_lex_count(lex, SP_LEX_TGT); w++)
		assert_near((double)words[w], .5 / 10000);
	sp_rarity_free(rarity);
	sp_lex_free(lex);
}

static void
a_bad_line_is_refused_and_does_not_count(void **state)
{
	static const struct {
		const char *line, *says;
		enum sp_status status;
	} bad[] = {
	    {"", "lang, key and count", SP_BAD_RECORD},
	    {"en", "lang, key and count", SP_BAD_RECORD},
	    {"en\t#74", "lang, key and count", SP_BAD_RECORD},
	    {"\t#74\t1", "lang, key and count", SP_BAD_RECORD},
	    {"en\t\t1", "lang, key and count", SP_BAD_RECORD},
	    {"en\t#74\t", "field 3", SP_BAD_RECORD},
	    {"en\t#74\t-1", "'-1'", SP_BAD_RECORD},
	    {"en\t#74\t1.5", "'1.5'", SP_BAD_RECORD},
	    {"en\t#74\t 1", "field 3", SP_BAD_RECORD},
	    {"en\t#74\t1234567890123456", "field 3", SP_BAD_RECORD},
	    {"fr\t#74\tmany", "'many'", SP_BAD_RECORD},
	    {"en\t#\xFF\t1", "byte 5", SP_BAD_TEXT},
	};
	struct sp_rarity *rarity = rarity_of(NULL);

	(void)state;
	for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
		struct sp_err err = {0};

		assert_int_equal(
		    sp_rarity_take(rarity, sp_str_c(bad[k].line), &err),
		    bad[k].status);
		assert_non_null(strstr(err.msg, bad[k].says));
	}
	take(rarity, "en\t#74\t123456789012345");
	take(rarity, "en\t*\t123456789012345");
	sp_rarity_finish(rarity);
	assert_near(share(rarity, "#74", 0), 1);
	sp_rarity_free(rarity);
}

static void
other_languages_say_nothing(void **state)
{
	struct sp_rarity *rarity = rarity_of(NULL);

	(void)state;
	take(rarity, "fr\t*\t1000");
	take(rarity, "th\t#74\t1000");
	take(rarity, "EN\t#74\t1000");
	sp_rarity_finish(rarity);
	assert_near(share(rarity, "#74", .01), .01);
	sp_rarity_free(rarity);
}

static enum sp_status
work(void *ctx)
{
	struct sp_err err = {0};
	struct sp_rarity *rarity = sp_rarity_new(toy_langs(), ctx, &err);
	enum sp_status status = rarity ? SP_OK : err.status;

	for (size_t k = 0; k < 26 && status == SP_OK; k++) {
		char line[] = "en\tnab\t1";

		line[4] = (char)('a' + k);
		status = sp_rarity_take(rarity, sp_str_c(line), NULL);
	}
	if (status == SP_OK)
		sp_rarity_finish(rarity);
	sp_rarity_free(rarity);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct sp_lex *lex = toy_lex();

	(void)state;
	assert_true(oom_each(work, lex) > 5);
	sp_lex_free(lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_statistics_all_is_as_usual),
	    cmocka_unit_test(what_is_usual_counts_as_so_many_sentences),
	    cmocka_unit_test(lines_add_up_in_any_order),
	    cmocka_unit_test(words_have_their_share_by_number),
	    cmocka_unit_test(a_bad_line_is_refused_and_does_not_count),
	    cmocka_unit_test(other_languages_say_nothing),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
