/* SPDX-License-Identifier: MIT */
#include <spean/check_gaps.h>

#include "check.h"

#define LONG_EN                                                                \
	"The government said on Monday that it would build a new school in "   \
	"each of the villages along the river before the end of the year."

/* Each case anew: what is usual in a stream comes of all its pairs. */
static void
every_case_of_the_table_is_met(void **state)
{
	struct sp_buf text[2] = {{0}, {0}}, want = {0}, have = {0};
	struct sp_check_opts opts;
	struct sp_str field[4];
	struct data data;

	(void)state;
	check_opts(&opts, SP_CHECK_MISSING, SP_CHECK_LENGTH);
	data_open(&data, "check_gaps.tests");
	while (data_next(&data, field, 4)) {
		struct sp_checker *checker = sp_checker_new(&opts, NULL);
		struct sp_pair pair;

		assert_non_null(checker);
		data_unescape(field[0], &text[0]);
		data_unescape(field[1], &text[1]);
		data_unescape(field[2], &want);
		pair = check_pair(
		    SP_STR("d"), sp_buf_str(&text[0]), sp_buf_str(&text[1]));
		check_run(checker, &pair, &have);
		data_is(&data, sp_buf_str(&have), sp_buf_str(&want));
		sp_checker_free(checker);
	}
	data_close(&data);
	sp_buf_release(&text[0]);
	sp_buf_release(&text[1]);
	sp_buf_release(&want);
	sp_buf_release(&have);
}

/* Eight bytes together and one by one, whatever stands beside them. */
static void
letters_are_the_same_at_all_places(void **state)
{
	char text[23];

	(void)state;
	for (unsigned c = 0; c < 256; c++) {
		struct sp_str one = {text, 1};
		size_t letters, others = 0;

		text[0] = (char)c;
		letters = sp_gaps_letters(one);
		assert_int_equal(letters,
		    (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
			(c >= 'a' && c <= 'z') || (c >= 0xC3 && c != 0xE2));
		for (size_t i = 0; i < sizeof(text); i++) {
			text[i] = (char)(c * 7 + i * 59);
			one =
			    sp_str_sub((struct sp_str){text, i + 1}, i, i + 1);
			others += sp_gaps_letters(one);
		}
		assert_int_equal(
		    sp_gaps_letters((struct sp_str){text, sizeof(text)}),
		    others);
	}
}

static void
a_sentence_alone_is_told_as_sure_as_it_is_alone(void **state)
{
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_buf have = {0};
	struct sp_pair pair =
	    check_pair(SP_STR("d"), SP_STR("Left out."), SP_STR(""));

	(void)state;
	check_opts(&opts, SP_CHECK_NUMBER, SP_CHECK_TGT_VARIANT);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	pair.tgt_loc = SP_STR("-");
	pair.score = .75;
	check_run(checker, &pair, &have);
	assert_str_is(sp_buf_str(&have),
	    "missing: Khmer leaves out: Left out. [Left out.] -");
	pair = check_pair(SP_STR("d"), SP_STR(""), SP_STR("បន្ថែម។"));
	pair.src_loc = SP_STR("-");
	pair.score = .25;
	check_run(checker, &pair, &have);
	assert_str_is(
	    sp_buf_str(&have), "~added: Khmer adds: បន្ថែម។ - [បន្ថែម។]");
	sp_buf_release(&have);
	sp_checker_free(checker);
}

/* Where Khmer is always twice as long, that is usual. */
static void
what_is_usual_is_learned_of_the_stream(void **state)
{
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_buf text = {0}, have = {0};
	struct sp_pair pair;

	(void)state;
	check_opts(&opts, SP_CHECK_LENGTH, SP_CHECK_LENGTH);
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	for (size_t i = 0; i < 400; i++)
		sp_buf_add(&text, SP_STR("ក"));
	pair = check_pair(SP_STR("d"), SP_STR(LONG_EN), sp_buf_str(&text));
	check_run(checker, &pair, &have);
	assert_true(have.n > 1);
	for (size_t i = 0; i < 60; i++)
		check_run(checker, &pair, &have);
	assert_str_is(sp_buf_str(&have), "-");
	sp_buf_release(&text);
	sp_buf_release(&have);
	sp_checker_free(checker);
}

/* Of languages that nothing is known of, nothing is unusual at first. */
static void
languages_that_are_not_known_are_learned_first(void **state)
{
	struct sp_check_opts opts;
	struct sp_checker *checker;
	struct sp_buf have = {0};
	struct sp_pair pair =
	    check_pair(SP_STR("d"), SP_STR(LONG_EN), SP_STR("short"));

	(void)state;
	check_opts(&opts, SP_CHECK_LENGTH, SP_CHECK_LENGTH);
	opts.lang[0] = opts.lang[1] = sp_lang_find(SP_STR("xx"));
	checker = sp_checker_new(&opts, NULL);
	assert_non_null(checker);
	check_run(checker, &pair, &have);
	assert_str_is(sp_buf_str(&have), "-");
	pair.tgt_text = SP_STR(LONG_EN);
	for (size_t i = 0; i < 60; i++)
		check_run(checker, &pair, &have);
	pair.tgt_text = SP_STR("short");
	check_run(checker, &pair, &have);
	assert_true(have.n > 1);
	sp_buf_release(&have);
	sp_checker_free(checker);
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	(void)state;
	check_memory(SP_CHECK_MISSING, SP_CHECK_LENGTH, LONG_EN, "ខ្លី។", 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(letters_are_the_same_at_all_places),
	    cmocka_unit_test(a_sentence_alone_is_told_as_sure_as_it_is_alone),
	    cmocka_unit_test(what_is_usual_is_learned_of_the_stream),
	    cmocka_unit_test(languages_that_are_not_known_are_learned_first),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
