/* SPDX-License-Identifier: MIT */
#include <spean/checker.h>
#include <spean/termlist.h>

#include <string.h>
#include <time.h>

#include "data.h"
#include "oom.h"
#include "source.h"
#include "unit.h"

struct told {
	size_t line[16], n;
	enum sp_status status[16];
};

static void
bad(void *ctx, size_t line, const struct sp_err *err)
{
	struct told *told = ctx;

	assert_true(told->n < 16 && err->msg[0]);
	told->line[told->n] = line;
	told->status[told->n++] = err->status;
}

static enum sp_status
read_list(struct sp_termlist *list, struct sp_str text, struct told *told)
{
	struct text source = {text, 0, 3};
	struct sp_inflow *in = text_inflow(&source);
	enum sp_status status = SP_NOMEM;

	if (in)
		status =
		    sp_termlist_read(list, in, told ? bad : NULL, told, NULL);
	sp_inflow_free(in);
	return status;
}

struct job {
	struct sp_str lang[2], glossary, src, tgt;
	struct sp_buf out;
	double confidence; /* of the last */
	struct sp_finding last;
};

static enum sp_status
check(struct job *job, const struct sp_check_opts *opts, struct sp_err *err)
{
	struct sp_checker *checker = sp_checker_new(opts, err);
	struct sp_pair pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"),
	    SP_STR("1"), 1, job->src, job->tgt, {NULL, 0}};
	const struct sp_finding *finding;
	enum sp_status status;
	size_t n;

	if (!checker)
		return err->status;
	status = sp_checker_pair(checker, &pair, err);
	finding = sp_checker_findings(checker, &n);
	for (size_t i = 0; i < n && status == SP_OK; i++) {
		assert_int_equal(finding[i].check, SP_CHECK_TERM);
		if (i > 0)
			sp_buf_add(&job->out, SP_STR("¦"));
		sp_buf_add(&job->out, finding[i].message);
		job->last = finding[i];
	}
	if (status == SP_OK)
		status = sp_buf_status(&job->out, err);
	sp_checker_free(checker);
	return status;
}

static enum sp_status
work(void *ctx)
{
	struct job *job = ctx;
	struct sp_check_opts opts = {
	    .lang = {sp_lang_find(job->lang[0]), sp_lang_find(job->lang[1])}};
	struct sp_err err = {0};
	struct sp_termlist *list = sp_termlist_new(&err);
	enum sp_status status;

	if (!list)
		return err.status;
	opts.on[SP_CHECK_TERM] = true;
	opts.terms = list;
	status = read_list(list, job->glossary, NULL);
	if (status == SP_OK)
		status = check(job, &opts, &err);
	sp_termlist_free(list);
	return status;
}

static void
terms_are_held_against_their_translations(void **state)
{
	struct sp_str f[7];
	struct sp_buf text[3] = {{0}};
	struct data data;

	(void)state;
	data_open(&data, "check_terms.tests");
	while (data_next(&data, f, 7)) {
		struct job job = {.lang = {f[0], f[1]}};

		for (size_t i = 0; i < 3; i++)
			data_unescape(f[i + 2], &text[i]);
		job.glossary = sp_buf_str(&text[0]);
		job.src = sp_buf_str(&text[1]);
		job.tgt = sp_buf_str(&text[2]);
		assert_int_equal(work(&job), SP_OK);
		if (job.out.n == 0)
			sp_buf_addc(&job.out, '-');
		data_is(&data, sp_buf_str(&job.out), f[5]);
		sp_buf_release(&job.out);
	}
	for (size_t i = 0; i < 3; i++)
		sp_buf_release(&text[i]);
	data_close(&data);
}

static void
places_are_those_of_the_texts_as_they_were_given(void **state)
{
	struct job job = {.lang = {SP_STR("en"), SP_STR("km")},
	    .glossary = SP_STR("judge\tចៅក្រម|!មេធាវី"),
	    .src = SP_STR("The\t judges sat."),
	    .tgt = SP_STR("\u200bមេ\u200bធាវីអង្គុយ។")};

	(void)state;
	assert_int_equal(work(&job), SP_OK);
	assert_int_equal(job.last.at[0].from, 5);
	assert_int_equal(job.last.at[0].to, 11);
	assert_int_equal(job.last.at[1].from, 3);
	assert_int_equal(job.last.at[1].to, 3 + 6 * 3 + 3);
	assert_true(job.last.confidence > .5 && job.last.confidence < 1);
	sp_buf_release(&job.out);
}

static void
bad_lines_are_told_and_the_others_read(void **state)
{
	static const char text[] = "\xEF\xBB\xBFjudge\tចៅក្រម\r\n"
				   "no tab\n"
				   "\tចៅក្រម\n"
				   "a\t|\n"
				   "b\t!\n"
				   "c\t\xFF\n"
				   "  \n"
				   "# d\n"
				   "—\tx\n"
				   "e\t។|x\n"
				   "f\tx||y|\n"
				   "g\tx\ty\tz";
	static const size_t line[] = {2, 3, 4, 5, 6, 9, 10};
	struct sp_termlist *list = sp_termlist_new(NULL);
	struct told told = {0};

	(void)state;
	assert_non_null(list);
	assert_int_equal(read_list(list, sp_str_c(text), &told), SP_OK);
	assert_int_equal(told.n, 7);
	for (size_t i = 0; i < told.n; i++) {
		assert_int_equal(told.line[i], line[i]);
		assert_int_equal(
		    told.status[i], line[i] == 6 ? SP_BAD_TEXT : SP_BAD_RECORD);
	}
	assert_int_equal(sp_termlist_count(list), 3);
	sp_termlist_free(list);
}

static void
a_term_may_not_be_too_long(void **state)
{
	struct sp_termlist *list = sp_termlist_new(NULL);
	struct sp_buf line = {0};

	(void)state;
	for (size_t i = 0; i < SP_TERMLIST_WORDS; i++)
		sp_buf_addf(&line, "w%c ", (char)('a' + i % 26));
	sp_buf_add(&line, SP_STR("\tx"));
	assert_int_equal(sp_termlist_add(list, sp_buf_str(&line), NULL), SP_OK);
	sp_buf_reset(&line);
	for (size_t i = 0; i <= SP_TERMLIST_WORDS; i++)
		sp_buf_addf(&line, "w%c ", (char)('a' + i % 26));
	sp_buf_add(&line, SP_STR("\tx"));
	assert_int_equal(
	    sp_termlist_add(list, sp_buf_str(&line), NULL), SP_TOO_LARGE);
	assert_int_equal(sp_termlist_count(list), 1);
	sp_buf_release(&line);
	sp_termlist_free(list);
}

static void
translations_are_each_once_in_the_order_of_the_lines(void **state)
{
	struct sp_termlist *list = sp_termlist_new(NULL);
	const struct sp_termlist_want *want;
	const struct sp_termlist_term *term;
	static const char *const text[] = {"x y", "z", "x y", "w"};
	size_t n = 0;

	(void)state;
	read_list(list, SP_STR("a b\tx y|z\nA  B\t Z |!x y\nA-b\tw|X Y"), NULL);
	assert_int_equal(sp_termlist_count(list), 1);
	term = sp_termlist_at(list,
	    sp_termlist_go(list,
		sp_termlist_go(list, SP_TERMLIST_ROOT,
		    sp_termlist_word(list, SP_STR("a"))),
		sp_termlist_word(list, SP_STR("b"))));
	assert_non_null(term);
	assert_str_is(term->text, "a b");
	for (want = term->want; want; want = want->next, n++) {
		assert_str_is(want->text, text[n]);
		assert_int_equal(want->forbidden, n == 2);
	}
	assert_int_equal(n, 4);
	sp_termlist_free(list);
}

static void
an_empty_list_finds_nothing(void **state)
{
	struct job job = {.lang = {SP_STR("en"), SP_STR("km")},
	    .src = SP_STR("The judge sat."),
	    .tgt = SP_STR("ចៅក្រម។")};

	(void)state;
	assert_int_equal(work(&job), SP_OK);
	assert_int_equal(job.out.n, 0);
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A word that no other number has. */
static void
add_word(struct sp_buf *out, size_t n)
{
	for (size_t i = 0; i < 5; i++, n /= 13)
		sp_buf_addc(out, "bcdfghklmnprt"[n % 13]);
}

static struct sp_termlist *
large_list(size_t n)
{
	struct sp_termlist *list = sp_termlist_new(NULL);
	struct sp_buf line = {0};

	assert_non_null(list);
	for (size_t i = 0; i < n; i++) {
		sp_buf_reset(&line);
		if (i % 3 == 0) {
			add_word(&line, i / 50);
			sp_buf_addc(&line, ' ');
		}
		add_word(&line, i);
		sp_buf_add(&line, SP_STR("\tក្រសួង"));
		assert_int_equal(
		    sp_termlist_add(list, sp_buf_str(&line), NULL), SP_OK);
	}
	sp_buf_release(&line);
	return list;
}

static double
time_of(const struct sp_check_opts *opts, size_t n)
{
	struct sp_checker *checker = sp_checker_new(opts, NULL);
	struct sp_pair pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"),
	    SP_STR("1"), 1,
	    SP_STR("The minister said on Monday that the court would hear the "
		   "case again in the spring, when all of the documents are "
		   "ready."),
	    SP_STR(
		"រដ្ឋមន្ត្រីបានថ្លែងកាលពីថ្ងៃចន្ទថា តុលាការនឹងបើកសវនាការលើសំណុំរឿងនេះម្ដងទៀត "
		"នៅនិទាឃរដូវ នៅពេលដែលឯកសារទាំងអស់រួចរាល់។"),
	    {NULL, 0}};
	double start = seconds();

	for (size_t i = 0; i < n; i++)
		assert_int_equal(sp_checker_pair(checker, &pair, NULL), SP_OK);
	sp_checker_free(checker);
	return (seconds() - start) / (double)n * 1e6;
}

static void
a_large_list_is_timed(void **state)
{
	struct sp_check_opts opts = {
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))}};
	struct sp_termlist *small = large_list(20), *large = large_list(20000);
	double none, few, many, one;

	(void)state;
	sp_termlist_add(small, SP_STR("mister\tលោក"), NULL);
	opts.on[SP_CHECK_TERM] = true;
	/* A machine may be busy: figures are told, and hold nothing. */
	none = time_of(&opts, 4000);
	opts.terms = small;
	few = time_of(&opts, 4000);
	opts.terms = large;
	many = time_of(&opts, 4000);
	sp_termlist_add(large, SP_STR("minister\tរដ្ឋមន្ត្រី"), NULL);
	one = time_of(&opts, 4000);
	print_message("# glossary: %.2f us a pair with 20 terms, %.2f with "
		      "20000, %.2f where one of them stands\n",
	    few - none, many - none, one - none);
	sp_termlist_free(small);
	sp_termlist_free(large);
}

static enum sp_status
work_and_forget(void *ctx)
{
	struct job *job = ctx;
	enum sp_status status = work(job);

	if (status == SP_OK)
		assert_true(job->out.n > 0);
	sp_buf_release(&job->out);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct job job = {.lang = {SP_STR("en"), SP_STR("km")},
	    .glossary = SP_STR("judge\tចៅក្រម|!មេធាវី\nthe court\tតុលាការ\n"),
	    .src = SP_STR("The judges of the court sat."),
	    .tgt = SP_STR("មេធាវីអង្គុយ។")};

	(void)state;
	assert_true(oom_each(work_and_forget, &job) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(terms_are_held_against_their_translations),
	    cmocka_unit_test(places_are_those_of_the_texts_as_they_were_given),
	    cmocka_unit_test(bad_lines_are_told_and_the_others_read),
	    cmocka_unit_test(a_term_may_not_be_too_long),
	    cmocka_unit_test(
		translations_are_each_once_in_the_order_of_the_lines),
	    cmocka_unit_test(an_empty_list_finds_nothing),
	    cmocka_unit_test(a_large_list_is_timed),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
