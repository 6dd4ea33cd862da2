/* SPDX-License-Identifier: MIT */
#include "lex.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include <spean/evidence.h>
#include <spean/index.h>

/* Plain weights, whatever is learned. */
static const struct sp_weights plain = {{
    [SP_WEIGHT_GAP_OPEN] = -3,
    [SP_WEIGHT_GAP_ON] = -2,
    [SP_WEIGHT_GAP_TURN] = -1,
    [SP_WEIGHT_GAP_EXPLAINED] = 1,
    [SP_WEIGHT_LENGTH] = 1,
    [SP_WEIGHT_WORDS] = .6,
    [SP_WEIGHT_NUMBER] = 1,
    [SP_WEIGHT_NUMBER_ALONE] = -.5,
    [SP_WEIGHT_NAME] = 1,
    [SP_WEIGHT_MARK] = 1,
    [SP_WEIGHT_MARK_ALONE] = -.25,
    [SP_WEIGHT_STOP] = -1.5,
}};

/* For English and Khmer. */
static struct sp_evidence *
new_evidence(const struct sp_lex *lex)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_evidence *ev = sp_evidence_new(lang, lex, NULL);

	assert_non_null(ev);
	sp_evidence_set_weights(ev, &plain);
	return ev;
}

/* Texts of as many lines as there are; they are read at once. */
#define READ(ev, src, tgt)                                                     \
	read_texts(ev, src, sizeof(src) / sizeof((src)[0]), tgt,               \
	    sizeof(tgt) / sizeof((tgt)[0]))

static void
read_texts(struct sp_evidence *ev, const char *const *src, size_t n,
    const char *const *tgt, size_t m)
{
	struct sp_str text[2][64];

	assert_true(n <= 64 && m <= 64);
	for (size_t i = 0; i < n; i++)
		text[0][i] = sp_str_c(src[i]);
	for (size_t j = 0; j < m; j++)
		text[1][j] = sp_str_c(tgt[j]);
	assert_int_equal(
	    sp_evidence_read(ev, text[0], n, text[1], m, NULL), SP_OK);
}

/* The worth of sentences i and j as a bead. */
static double
pair_worth(struct sp_evidence *ev, size_t i, size_t j)
{
	return sp_evidence_worth(ev, 1, i, 1, j, 1);
}

/* Lines of one length without features, but for one a side. */
static void
fill(char line[][80], size_t n, const char *const feature[2])
{
	for (size_t i = 0; i < n; i++)
		snprintf(line[i], 80, "- - - - - - - - %s",
		    feature[i == 0] ? feature[i == 0] : "-----");
}

/*
 * The worth of the first lines of two texts of 20 lines, where the first have
 * src[0] and tgt[0] in them and the others src[1] and tgt[1].
 */
static double
first_worth(const char *src, const char *tgt, const char *src_rest,
    const char *tgt_rest)
{
	struct sp_evidence *ev = new_evidence(NULL);
	char line[2][20][80];
	struct sp_str text[2][20];
	double worth;

	fill(line[0], 20, (const char *const[2]){src_rest, src});
	fill(line[1], 20, (const char *const[2]){tgt_rest, tgt});
	for (size_t s = 0; s < 2; s++)
		for (size_t i = 0; i < 20; i++)
			text[s][i] = sp_str_c(line[s][i]);
	assert_int_equal(
	    sp_evidence_read(ev, text[0], 20, text[1], 20, NULL), SP_OK);
	worth = pair_worth(ev, 0, 0);
	sp_evidence_free(ev);
	return worth;
}

static void
equal_numbers_of_two_scripts_raise_the_worth(void **state)
{
	double none = first_worth("-----", "-----", NULL, NULL);
	double share = sp_index_number_share(SP_STR("12345"));
	double rarity =
	    log((41 + 2 * SP_INDEX_PRIOR) / (2 + 2 * SP_INDEX_PRIOR * share));

	(void)state;
	/* The rarity of what stands in two of 40 sentences. */
	assert_true(fabs(first_worth("12345", "១២៣៤៥", NULL, NULL) - none -
			rarity) < 1e-9);
	assert_true(fabs(first_worth("12345", "12345", NULL, NULL) - none -
			rarity) < 1e-9);
}

static void
a_number_of_one_side_alone_lowers_the_worth(void **state)
{
	double none = first_worth("-----", "-----", NULL, NULL);

	(void)state;
	assert_true(
	    fabs(first_worth("12345", "-----", NULL, NULL) - none + .5) < 1e-9);
	assert_true(
	    fabs(first_worth("-----", "១២៣៤៥", NULL, NULL) - none + .5) < 1e-9);
	assert_true(
	    fabs(first_worth("12345", "១២៣៤៦", NULL, NULL) - none + 1) < 1e-9);
}

static void
a_number_of_every_sentence_is_worth_little(void **state)
{
	double none = first_worth("-----", "-----", NULL, NULL);
	double all = first_worth("12345", "12345", "12345", "12345") - none;

	(void)state;
	assert_true(all > 0 && all < 2);
}

static void
words_of_one_side_alone_do_not_matter(void **state)
{
	double none = first_worth("-----", "-----", NULL, NULL);

	(void)state;
	assert_true(first_worth("alone", "-----", NULL, NULL) == none);
	assert_true(first_worth("-----", "alone", NULL, NULL) == none);
	assert_true(first_worth("abcde", "vwxyz", NULL, NULL) == none);
}

static void
parts_of_dates_match_one_by_one(void **state)
{
	static const char *const src[] = {"--- 15 November 2019 ---", "---"};
	static const char *const whole[] = {"ថ្ងៃទី១៥ ខែវិច្ឆិកា ឆ្នាំ២០១៩", "---"};
	static const char *const day[] = {"ថ្ងៃទី១៦ ខែវិច្ឆិកា ឆ្នាំ២០១៩", "---"};
	static const char *const year[] = {"ថ្ងៃទី១៦ ខែតុលា ឆ្នាំ២០១៩", "---"};
	struct sp_evidence *ev = new_evidence(NULL);
	double all, two, one;

	(void)state;
	READ(ev, src, whole);
	all = pair_worth(ev, 0, 0);
	READ(ev, src, day);
	two = pair_worth(ev, 0, 0);
	READ(ev, src, year);
	one = pair_worth(ev, 0, 0);
	assert_true(all > two + 1 && two > one + 1);
	sp_evidence_free(ev);
}

static void
a_known_name_matches_across_scripts(void **state)
{
	double other = first_worth("in Warsaw", "នៅមូស្គូ -", NULL, NULL);

	(void)state;
	assert_true(
	    first_worth("in Warsaw", "នៅវ៉ាសូវី -", NULL, NULL) > other + 2);
	other = first_worth("in São Paulo", "នៅមូស្គូ -", NULL, NULL);
	assert_true(
	    first_worth("in São Paulo", "នៅសៅប៉ូឡូ", NULL, NULL) > other + 2);
}

/* Texts of 20 lines of words of no lexicon; src and tgt are the first. */
static void
read_words(
    struct sp_evidence *ev, const char *const src[2], const char *const tgt[2])
{
	static const char *const rest[2] = {
	    "hob wem dut nan kosh pel", "ឡប់ ឃុក ឈិន ឆុត ញើច ឌុម"};
	struct sp_str text[2][20];

	for (size_t i = 0; i < 20; i++) {
		text[0][i] = sp_str_c(i < 2 ? src[i] : rest[0]);
		text[1][i] = sp_str_c(i < 2 ? tgt[i] : rest[1]);
	}
	assert_int_equal(
	    sp_evidence_read(ev, text[0], 20, text[1], 20, NULL), SP_OK);
}

static void
a_word_of_both_sides_raises_the_worth(void **state)
{
	static const char *const src[] = {"we bought spean", "we bought bread"};
	static const char *const same[] = {"យើងទិញ sPEAN", "យើងទិញនំប៉័ង"};
	static const char *const other[] = {"យើងទិញ tyqnt", "យើងទិញនំប៉័ង"};
	struct sp_evidence *ev = new_evidence(NULL);
	double worth;

	(void)state;
	read_words(ev, src, same);
	worth = pair_worth(ev, 0, 0);
	read_words(ev, src, other);
	assert_true(worth > pair_worth(ev, 0, 0) + .5);
	sp_evidence_free(ev);
}

static struct sp_lex *
two_words(void)
{
	struct sp_lex_table table = {0};

	sp_lex_table_add(&table, SP_STR("rice"), SP_STR("អង្ករ"), .9, .8);
	sp_lex_table_add(&table, SP_STR("house"), SP_STR("ផ្ទះ"), .9, .8);
	return lex_of(&table);
}

static void
words_of_the_lexicon_are_translations(void **state)
{
	static const char *const src[] = {"rice nan", "house nan"};
	static const char *const tgt[] = {"អង្ករ", "ផ្ទះ"};
	struct sp_lex *lex = two_words();
	struct sp_evidence *ev = new_evidence(lex);
	struct sp_evidence *none = new_evidence(NULL);

	(void)state;
	read_words(ev, src, tgt);
	read_words(none, src, tgt);
	assert_true(pair_worth(ev, 0, 0) > pair_worth(none, 0, 0) + 1);
	assert_true(pair_worth(ev, 1, 1) > pair_worth(none, 1, 1) + 1);
	/* One that is not translated speaks against the pair. */
	assert_true(pair_worth(ev, 0, 1) < pair_worth(none, 0, 1) - .3);
	assert_true(pair_worth(ev, 0, 5) < pair_worth(none, 0, 5) - .1);
	/* Words of which nothing is known say nothing. */
	assert_true(fabs(pair_worth(ev, 4, 5) - pair_worth(none, 4, 5)) < 1e-6);
	sp_evidence_free(ev);
	sp_evidence_free(none);
	sp_lex_free(lex);
}

static void
what_matches_is_matched_once(void **state)
{
	static const char *const src[] = {"7531 -----", "-"};
	static const char *const tgt[] = {"7531 7531", "-"};
	static const char *const one[] = {"7531 -----", "-"};
	struct sp_evidence *ev = new_evidence(NULL);
	double once;

	(void)state;
	READ(ev, src, one);
	once = pair_worth(ev, 0, 0);
	READ(ev, src, tgt);
	assert_true(pair_worth(ev, 0, 0) < once - .3);
	/* And again the same: a comparison leaves nothing behind. */
	assert_true(pair_worth(ev, 0, 0) == pair_worth(ev, 0, 0));
	sp_evidence_free(ev);
}

static void
a_number_of_two_readings_matches_either(void **state)
{
	double none = first_worth("-----", "-----", NULL, NULL);
	double grouped = first_worth("1,500", "15 00", NULL, NULL) - none;
	double thousands = first_worth("1,500", "1500-", NULL, NULL) - none;
	double decimal = first_worth("1,500", "--1.5", NULL, NULL) - none;

	(void)state;
	assert_true(grouped < 0);
	assert_true(thousands > 2);
	assert_true(decimal > 2);
}

static void
like_lengths_are_worth_more(void **state)
{
	static const char *const src[] = {"123456789 123456789 123456789",
	    "123456789 123456789 123456789", "1", "1234567890"};
	static const char *const tgt[] = {
	    "កខគឃងកខគឃងកខគឃងកខគឃងកខគឃង", "កខគឃងកខគឃងកខ", "ក", "កខ"};
	struct sp_evidence *ev = new_evidence(NULL);

	(void)state;
	READ(ev, src, tgt);
	assert_true(pair_worth(ev, 0, 0) > pair_worth(ev, 0, 2) + 3);
	assert_true(pair_worth(ev, 2, 2) > pair_worth(ev, 2, 0) + 3);
	/* Without regard to spaces and what has no width. */
	assert_true(pair_worth(ev, 0, 0) == pair_worth(ev, 1, 0));
	sp_evidence_free(ev);
}

static void
marks_that_both_have_raise_the_worth_and_others_lower_it(void **state)
{
	double none = first_worth("-----", "-----", NULL, NULL);
	double rarity = log((40 + 20) / (2 + 2.));

	(void)state;
	assert_true(fabs(first_worth("----?", "----?", NULL, NULL) - none -
			rarity) < 1e-9);
	assert_true(fabs(first_worth("----?", "-----", NULL, NULL) - none +
			.25) < 1e-9);
}

static void
a_line_of_two_sentences_wants_two(void **state)
{
	const char *two = "ផ្ទះធំណាស់។ ផ្លូវវែង។", *one = "ផ្ទះធំណាស់ ផ្លូវវែង។";

	(void)state;
	assert_true(first_worth("It is big. So it is.", two, NULL, NULL) >
	    first_worth("It is big. So it is.", one, NULL, NULL) + 1);
}

static void
a_gap_is_worth_less_where_little_is_explained(void **state)
{
	static const char *const src[] = {"one 1", "", "three"};
	static const char *const tgt[] = {"1", "a long line of text", ""};
	struct sp_evidence *ev = new_evidence(NULL);
	struct sp_gap gap;

	(void)state;
	READ(ev, src, tgt);
	gap = sp_evidence_gap(ev); /* before it is fitted: .4 */
	assert_true(fabs(gap.open - (-3 + log(.4 / .5))) < 1e-6);
	assert_true(fabs(gap.on - (-2 + log(.4 / .5))) < 1e-6);
	assert_true(fabs(gap.turn - (-1 + log(.4 / .5))) < 1e-6);
	sp_evidence_free(ev);
}

static void
empty_and_ill_formed_lines_have_a_worth(void **state)
{
	static const char *const src[] = {"", "\xFF\xFE", "\xE1\x9E", " "};
	static const char *const tgt[] = {
	    "", "\xED\xA0\x80 12 ab", "\u200B", ""};
	struct sp_evidence *ev = new_evidence(NULL);

	(void)state;
	READ(ev, src, tgt);
	for (size_t i = 0; i < 4; i++)
		for (size_t j = 0; j < 4; j++)
			for (size_t k = 1; k < 3; k++)
				assert_true(isfinite(sp_evidence_worth(ev, 1, i,
				    i + k < 4 ? k : 4 - i, j,
				    j + k < 4 ? k : 4 - j)));
	assert_int_equal(sp_evidence_read(ev, NULL, 0, NULL, 0, NULL), SP_OK);
	sp_evidence_free(ev);
	sp_evidence_free(NULL);
}

static void
the_ratio_is_that_of_the_beads(void **state)
{
	/* The second half of the target is of nothing in the source. */
	static const char *const src[] = {
	    "123456789012345678901234567890123456789012345678901234567890"};
	static const char *const tgt[] = {
	    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij",
	    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
	    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
	    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
	    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"};
	struct sp_bead bead[] = {{0, 0, 1, 1, 1}, {1, 1, 0, 1, 1}};
	struct sp_beads beads = {bead, 2, 2};
	struct sp_evidence *ev = new_evidence(NULL);
	double before, after;

	(void)state;
	READ(ev, src, tgt);
	before = pair_worth(ev, 0, 0);
	sp_evidence_fit(ev, &beads);
	after = pair_worth(ev, 0, 0);
	assert_true(after > before + .5);
	/* A bead that is not certain at all counts nothing. */
	bead[0].score = 0;
	sp_evidence_fit(ev, &beads);
	assert_true(fabs(pair_worth(ev, 0, 0) - after) < .05);
	sp_evidence_free(ev);
}

static void
blocks_are_compared_by_their_numbers_and_whole_lengths(void **state)
{
	/* Cut differently, the same in all; the last is far too short. */
	static const char *const src[] = {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 12",
	    "bbb", "cccccccccccccccccccc", "ddddddddddddd", "e 99999"};
	static const char *const tgt[] = {"aaaaaaaaaaa",
	    "bbbbbbbbbbbbbbbbbbbbbbbbb ១២", "cccccc",
	    "dddddddddddddddddddddddddddddddd", "e 77777"};
	struct sp_evidence *ev = new_evidence(NULL);
	double gaps, whole, last, one;

	(void)state;
	READ(ev, src, tgt);
	one = pair_worth(ev, 0, 0);
	gaps = sp_evidence_gap(ev).open + sp_evidence_gap(ev).turn;
	whole = sp_evidence_worth(ev, 2, 0, 1, 0, 1);
	last = sp_evidence_worth(ev, 2, 0, 1, 2, 1);
	assert_true(whole > last + 3);
	assert_true(sp_evidence_worth(ev, 2, 1, 1, 1, 1) > gaps + 3);
	/* Numbers alone do not speak for a gap as long as a block. */
	assert_true(sp_evidence_worth(ev, 2, 2, 1, 2, 1) > gaps);
	assert_true(pair_worth(ev, 0, 0) == one);
	sp_evidence_free(ev);
}

static void
a_text_may_be_read_after_another(void **state)
{
	static const char *const src[] = {"12 ab", "34 cd", "56 ef"};
	static const char *const tgt[] = {"12 ab", "34 cd", "56 ef"};
	static const char *const other[] = {"99 ab", "1", "2", "3", "4"};
	struct sp_evidence *ev = new_evidence(NULL);
	double first[3][3];

	(void)state;
	READ(ev, src, tgt);
	for (size_t k = 0; k < 9; k++)
		first[k / 3][k % 3] = pair_worth(ev, k / 3, k % 3);
	READ(ev, other, src);
	READ(ev, src, tgt);
	for (size_t k = 0; k < 9; k++)
		assert_true(
		    first[k / 3][k % 3] == pair_worth(ev, k / 3, k % 3));
	sp_evidence_free(ev);
}

/* A line of a megabyte with a number in every eight bytes. */
static void
a_long_line_of_numbers_is_no_burden(void **state)
{
	const size_t n = 1 << 20;
	struct sp_evidence *ev = new_evidence(NULL);
	char *line = malloc(n + 1);
	struct sp_str text[2][64];
	double sum = 0;

	(void)state;
	assert_non_null(line);
	for (size_t k = 0; k + 8 <= n; k += 8)
		snprintf(line + k, 9, "%7zu ", k / 8 % 9000000 + 1);
	for (size_t i = 0; i < 64; i++)
		text[0][i] = text[1][i] = (struct sp_str){line, n};
	assert_int_equal(
	    sp_evidence_read(ev, text[0], 8, text[1], 8, NULL), SP_OK);
	for (size_t k = 0; k < 4000; k++)
		sum += pair_worth(ev, k % 8, k / 8 % 8);
	assert_true(isfinite(sum));
	free(line);
	sp_evidence_free(ev);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(equal_numbers_of_two_scripts_raise_the_worth),
	    cmocka_unit_test(a_number_of_one_side_alone_lowers_the_worth),
	    cmocka_unit_test(a_number_of_every_sentence_is_worth_little),
	    cmocka_unit_test(words_of_one_side_alone_do_not_matter),
	    cmocka_unit_test(a_word_of_both_sides_raises_the_worth),
	    cmocka_unit_test(parts_of_dates_match_one_by_one),
	    cmocka_unit_test(a_known_name_matches_across_scripts),
	    cmocka_unit_test(words_of_the_lexicon_are_translations),
	    cmocka_unit_test(what_matches_is_matched_once),
	    cmocka_unit_test(a_number_of_two_readings_matches_either),
	    cmocka_unit_test(like_lengths_are_worth_more),
	    cmocka_unit_test(
		marks_that_both_have_raise_the_worth_and_others_lower_it),
	    cmocka_unit_test(a_line_of_two_sentences_wants_two),
	    cmocka_unit_test(a_gap_is_worth_less_where_little_is_explained),
	    cmocka_unit_test(empty_and_ill_formed_lines_have_a_worth),
	    cmocka_unit_test(the_ratio_is_that_of_the_beads),
	    cmocka_unit_test(
		blocks_are_compared_by_their_numbers_and_whole_lengths),
	    cmocka_unit_test(a_text_may_be_read_after_another),
	    cmocka_unit_test(a_long_line_of_numbers_is_no_burden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
