/* SPDX-License-Identifier: MIT */
#include <spean/segment.h>

#include "unit.h"

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/cluster.h>

#include "oom.h"

#define ZWSP "\xe2\x80\x8b"

/* A list of our own, so that the cases do not hang on the shipped one. */
static const char list[] = "# word, cost, flags\n"
			   "កញ្ចប់\t900\t-\n"
			   "ការ\t500\tp\n"
			   "ក្រុង\t650\t-\n"
			   "ជា\t300\tc\n"
			   "ដោះលែង\t800\t-\n"
			   "ថា\t400\tcy\n"
			   "ទី\t600\t-\n"
			   "ទីក្រុង\t800\tk\n"
			   "ធ្វើ\t500\td\n"
			   "បាត់ដំបង\t900\t-\n"
			   "អ្នក\t400\tpa\n";
static const char unknown[] = "unknown\t400\nhint\t500\nrare\t900\n"
			      "move\t^\tb\t100\nmove\tb\t^\t100\n"
			      "move\t^\tv\t100\nmove\tv\t^\t100\n"
			      "move\tb\tv\t100\nmove\tv\tb\t100\n"
			      "move\tb\tb\t300\nmove\tv\tv\t200\n"
			      "cluster\tក\t300\ncluster\tលី\t300\n"
			      "cluster\tសា\t300\n";

struct fixture {
	struct sp_words words;
	struct sp_segment *segment;
};

static int
set_up(void **state)
{
	struct fixture *fix = calloc(1, sizeof(*fix));

	if (!fix ||
	    sp_words_read(
		&fix->words, sp_str_c(list), sp_str_c(unknown), NULL) != SP_OK)
		return -1;
	fix->segment = sp_segment_new(NULL);
	*state = fix;
	return fix->segment ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct fixture *fix = *state;

	sp_words_release(&fix->words);
	sp_segment_free(fix->segment);
	free(fix);
	return 0;
}

/* The words of run with bars between, by the fixture's list. */
static const char *
cut(struct fixture *fix, enum sp_grain grain, const char *text,
    struct sp_buf *out)
{
	struct sp_str run = sp_str_c(text);
	const struct sp_segment_word *word;
	size_t n, from = 0, last = 0;

	sp_buf_reset(out);
	while (from < run.n) {
		from = sp_segment_next(
		    fix->segment, &fix->words, grain, run, from, &word, &n);
		for (size_t i = 0; i < n; i++) {
			assert_true(word[i].start >= last);
			last = word[i].end;
			if (out->n > 0)
				sp_buf_addc(out, '|');
			sp_buf_add(out, sp_str_sub(run, word[i].start, last));
		}
	}
	return sp_buf_c(out);
}

static void
the_cheapest_way_is_taken(void **state)
{
	static const struct {
		const char *run, *coarse, *fine, *why;
	} cases[] = {
	    {"ទីក្រុងបាត់ដំបង", "ទីក្រុង|បាត់ដំបង", "ទី|ក្រុង|បាត់ដំបង",
		"a compound is one word or its parts"},
	    {"ការដោះលែង", "ការដោះលែង", "ការ|ដោះលែង", "a prefix and its stem"},
	    {"ការជា", "ការ|ជា", "ការ|ជា", "a function word is no stem"},
	    {"ការអ្នក", "ការ|អ្នក", "ការ|អ្នក", "nor is another prefix"},
	    {"ធ្វើការដោះលែង", "ធ្វើ|ការ|ដោះលែង", "ធ្វើ|ការ|ដោះលែង",
		"an object is no prefix"},
	    {"ជាអ្នកដោះលែង", "ជា|អ្នកដោះលែង", "ជា|អ្នក|ដោះលែង", "who does it"},
	    {"ថាអ្នកដោះលែង", "ថា|អ្នក|ដោះលែង", "ថា|អ្នក|ដោះលែង",
		"you, behind a word that opens a clause"},
	    {"ជាសាលីជា", "ជា|សាលី|ជា", "ជា|សាលី|ជា",
		"a name that nobody has listed is whole"},
	    {"បាត់" ZWSP "ដំបង", "បាត់" ZWSP "ដំបង", "បាត់" ZWSP "ដំបង",
		"a hint inside a word that is worth more"},
	    {"ទី" ZWSP "ក្រុង", "ទី|ក្រុង", "ទី|ក្រុង",
		"a hint where the parts are as good"},
	    {"ការ" ZWSP "ដោះលែង", "ការ|ដោះលែង", "ការ|ដោះលែង",
		"no stem behind a hint"},
	    {"ជាកពា្ចប់", "ជា|កពា្ចប់", "ជា|កពា្ចប់", "a spelling that only looks the same"},
	    {"", "", "", "nothing"},
	    {ZWSP ZWSP, "", "", "nothing but hints"},
	};
	struct fixture *fix = *state;
	struct sp_buf out = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		print_message("%s\n", cases[i].why);
		assert_string_equal(
		    cut(fix, SP_GRAIN_COARSE, cases[i].run, &out),
		    cases[i].coarse);
		assert_string_equal(
		    cut(fix, SP_GRAIN_FINE, cases[i].run, &out), cases[i].fine);
	}
	sp_buf_release(&out);
}

/* Clusters are looked up as they are spelled canonically. */
static void
disordered_clusters_are_found(void **state)
{
	static const char *const same[] = {
	    "\xe1\x9e\x91\xe1\x9e\xb8"
	    "\xe1\x9e\x80\xe1\x9e\xbb\xe1\x9f\x92\xe1\x9e\x9a\xe1\x9e\x84",
	    /* ធ្វើ with the vowel in two parts */
	    "\xe1\x9e\x92\xe1\x9f\x92\xe1\x9e\x9c\xe1\x9f\x81\xe1\x9e\xb8",
	    /* ដោះលែង: the vowel in two parts, the parts swapped */
	    "\xe1\x9e\x8a\xe1\x9e\xb6\xe1\x9f\x81\xe1\x9f\x87"
	    "\xe1\x9e\x9b\xe1\x9f\x82\xe1\x9e\x84",
	};
	struct fixture *fix = *state;
	struct sp_buf out = {0};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_string_equal(
		    cut(fix, SP_GRAIN_COARSE, same[i], &out), same[i]);
	sp_buf_release(&out);
}

/* A run is cut in stretches; that is not seen in its words. */
static void
long_runs_are_cut_like_short_ones(void **state)
{
	struct fixture *fix = *state;
	struct sp_buf run = {0}, out = {0}, want = {0};

	for (size_t i = 0; i < 20000; i++) {
		sp_buf_add(&run, SP_STR("ទីក្រុងបាត់ដំបងជាសាលី"));
		sp_buf_add(&want,
		    i ? SP_STR("|ទីក្រុង|បាត់ដំបង|ជា|សាលី")
		      : SP_STR("ទីក្រុង|បាត់ដំបង|ជា|សាលី"));
	}
	cut(fix, SP_GRAIN_COARSE, sp_buf_c(&run), &out);
	assert_true(sp_str_eq(sp_buf_str(&out), sp_buf_str(&want)));
	sp_buf_release(&run);
	sp_buf_release(&out);
	sp_buf_release(&want);
}

/* Whatever marks a writer piles up, they are read once, up to a bound. */
static void
piles_of_marks_are_one_cluster(void **state)
{
	static struct sp_clusters clusters;
	struct fixture *fix = *state;
	struct sp_buf run = {0};

	assert_true(sp_clusters_init(&clusters));
	sp_buf_add(&run, SP_STR("ក"));
	for (size_t i = 0; i < 100000; i++)
		sp_buf_add(&run, SP_STR("ិ"));
	sp_buf_add(&run, SP_STR("ក"));
	assert_int_equal(
	    sp_clusters_read(&clusters, &fix->words, sp_buf_str(&run), 0),
	    run.n);
	assert_int_equal(clusters.n, 2);
	assert_int_equal(clusters.at[0].end, run.n - 3);
	assert_true(clusters.at[0].codes <= SP_CLUSTER_CODES);
	sp_clusters_release(&clusters);
	sp_buf_release(&run);
}

static void
a_whole_is_told_from_its_parts(void **state)
{
	struct fixture *fix = *state;
	const struct sp_segment_word *word;
	size_t n;

	assert_int_equal(sp_segment_parts(fix->segment, &fix->words,
			     SP_STR("ទីក្រុង"), &word, &n),
	    600 + 650);
	assert_int_equal(n, 2);
	assert_int_equal(word[1].start, strlen("ទី"));
	assert_int_equal(sp_segment_parts(fix->segment, &fix->words,
			     SP_STR("បាត់ដំបង"), &word, &n),
	    SP_DICT_NONE);
	assert_int_equal(sp_segment_parts(fix->segment, &fix->words,
			     SP_STR("ជា"), &word, &n),
	    SP_DICT_NONE);
}

static void
spoilt_tables_are_refused_with_their_line(void **state)
{
	static const struct {
		const char *list, *unknown, *msg;
	} bad[] = {
	    {"ក\t100\t-\nខ\t100\n", "", "line 2"},
	    {"ក\t70000\t-\n", "", "line 1"},
	    {"ក\t1x\t-\n", "", "line 1"},
	    {"ក\t1\tq\n", "", "line 1"},
	    {"a\t1\t-\n", "", "line 1"},
	    {"\t1\t-\n", "", "line 1"},
	    {"ខ\t1\t-\nក\t1\t-\n", "", "entry 2"},
	    {"ក\t1\t-\n", "move\tb\tz\t1\n", "line 1"},
	    {"ក\t1\t-\n", "unknown\t1\nother\t1\n", "line 2"},
	    {"ក\t1\t-\n", "cluster\tក\n", "line 1"},
	};
	struct sp_words words;
	struct sp_err err;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(sp_words_read(&words, sp_str_c(bad[i].list),
				     sp_str_c(bad[i].unknown), &err),
		    SP_BAD_MODEL);
		if (!strstr(err.msg, bad[i].msg))
			fail_msg("%zu: %s", i, err.msg);
		sp_words_release(&words);
	}
}

static void
flags_are_written_as_they_are_read(void **state)
{
	char text[8];
	unsigned have;

	(void)state;
	for (unsigned flags = 0; flags < 64; flags++) {
		sp_words_flags_write(flags, text);
		assert_true(sp_words_flags_read(sp_str_c(text), &have));
		assert_int_equal(have, flags);
	}
	assert_false(sp_words_flags_read(SP_STR(""), &have));
}

static enum sp_status
read_and_cut(void *ctx)
{
	const struct sp_segment_word *word;
	struct sp_words words = {0};
	struct sp_err err = {0};
	struct sp_segment *segment = NULL;
	size_t n = 0;

	(void)ctx;
	sp_words_read(&words, sp_str_c(list), sp_str_c(unknown), &err);
	if (err.status == SP_OK)
		segment = sp_segment_new(&err);
	if (segment) {
		sp_segment_next(segment, &words, SP_GRAIN_FINE,
		    SP_STR("ជាទីក្រុង"), 0, &word, &n);
		assert_int_equal(n, 3);
	}
	sp_segment_free(segment);
	sp_words_release(&words);
	return err.status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(read_and_cut, NULL) > 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cheapest_way_is_taken),
	    cmocka_unit_test(disordered_clusters_are_found),
	    cmocka_unit_test(long_runs_are_cut_like_short_ones),
	    cmocka_unit_test(piles_of_marks_are_one_cluster),
	    cmocka_unit_test(a_whole_is_told_from_its_parts),
	    cmocka_unit_test(spoilt_tables_are_refused_with_their_line),
	    cmocka_unit_test(flags_are_written_as_they_are_read),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
