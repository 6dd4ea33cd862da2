/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <spean/build.h>

struct watched {
	size_t steps;
	size_t faults[SP_BUILD_FAULTS];
};

static void
progress(void *ctx, size_t done, size_t all)
{
	struct watched *watched = ctx;

	assert_int_equal(done, ++watched->steps);
	assert_true(done <= all);
}

static void
page(void *ctx, const char *dir, struct sp_str path, enum sp_build_fault fault,
    const char *msg)
{
	struct watched *watched = ctx;

	assert_true(dir[0] && path.n > 0 && msg[0]);
	watched->faults[fault]++;
}

static char top[64];

static const char *
in_top(const char *name)
{
	static char path[2][512];
	static int which;

	which = !which;
	snprintf(path[which], sizeof(path[which]), "%s/%s", top, name);
	return path[which];
}

static void
put(const char *name, const char *text)
{
	FILE *file = fopen(in_top(name), "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static int
setup(void **state)
{
	(void)state;
	strcpy(top, "/tmp/spean-build-XXXXXX");
	if (!mkdtemp(top))
		return -1;
	mkdir(in_top("en"), 0777);
	mkdir(in_top("km"), 0777);
	put("en/a.txt", "Rain\n\nIt rained in 12 places on the whole day.\n");
	put("km/a.txt", "ភ្លៀង\n\nថ្ងៃនេះមានភ្លៀងធ្លាក់នៅ១២កន្លែងពេញមួយថ្ងៃ។\n");
	put("en/b.txt", "Left alone\n\nThis one has no partner anywhere.\n");
	put("km/c.txt", "Left alone\n\nThis is not in the language it says.\n");
	put("km/notes.doc", "no page");
	return 0;
}

static int
teardown(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", top);
	return system(command);
}

static enum sp_status
run(struct sp_build_sum *sum, struct watched *watched, size_t jobs,
    struct sp_err *err)
{
	static char src[512], tgt[512], store[512];
	struct sp_build_opts opts = {.src_dir = src,
	    .tgt_dir = tgt,
	    .src_lang = "en",
	    .tgt_lang = "km",
	    .store = store,
	    .version = "1",
	    .jobs = jobs};
	struct sp_build_watch watch = {watched, progress, page};

	snprintf(src, sizeof(src), "%s", in_top("en"));
	snprintf(tgt, sizeof(tgt), "%s", in_top("km"));
	snprintf(store, sizeof(store), "%s", in_top("tm.db"));
	*sum = (struct sp_build_sum){0};
	*watched = (struct watched){0};
	return sp_build_run(&opts, &watch, sum, err);
}

static void
the_sum_counts_pages_pairs_and_sentences(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;
	struct sp_err err = {0};

	(void)state;
	assert_int_equal(run(&sum, &watched, 2, &err), SP_OK);
	assert_int_equal(sum.pairs, 1);
	assert_int_equal(sum.docs[0], 2);
	assert_int_equal(sum.docs[1], 2);
	assert_int_equal(sum.unpaired[0], 1);
	assert_int_equal(sum.unpaired[1], 1);
	assert_int_equal(sum.sents[0], 4);
	assert_int_equal(sum.sents[1], 4);
	assert_int_equal(sum.beads, 2);
	assert_int_equal(sum.shape[1][1], 2);
	assert_int_equal(watched.steps, 3);
}

static void
a_page_in_another_language_is_told(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.foreign[1], 1);
	assert_int_equal(watched.faults[SP_BUILD_FOREIGN], 1);
}

/* Letters do not tell French from English. */
static void
a_page_in_another_language_of_its_script_is_told(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	put("en/a.txt",
	    "Pluie\n\nLe gouvernement a annoncé que les écoles de la ville "
	    "seront fermées dans 12 quartiers pendant toute la journée.\n");
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.foreign[0], 1);
	assert_int_equal(watched.faults[SP_BUILD_FOREIGN], 2);
	/* Nothing of it is a pair. */
	assert_int_equal(sum.shape[1][1], 0);
}

static void
an_empty_page_is_told_and_its_partner_kept(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	put("km/b.txt", "");
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.no_text[1], 1);
	assert_int_equal(watched.faults[SP_BUILD_NO_TEXT], 1);
	assert_int_equal(sum.docs[0], 2);
}

static void
a_second_run_keeps_what_is_done(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.kept, 0);
	assert_int_equal(run(&sum, &watched, 2, NULL), SP_OK);
	/* The pair and the two single pages. */
	assert_int_equal(sum.kept, 3);
	assert_int_equal(sum.pairs, 0);
}

static void
a_changed_page_is_done_again(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	put("en/a.txt", "Rain\n\nIt rained in 13 places on the whole day.\n");
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.kept, 2);
	assert_int_equal(sum.pairs, 1);
}

static void
a_deleted_page_stays_and_is_counted(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.gone[0] + sum.gone[1], 0);
	unlink(in_top("km/c.txt"));
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.gone[0], 0);
	assert_int_equal(sum.gone[1], 1);
}

static void
a_folder_without_pages_is_an_error_and_makes_no_database(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;
	struct sp_err err = {0};

	(void)state;
	unlink(in_top("en/a.txt"));
	unlink(in_top("en/b.txt"));
	assert_int_equal(run(&sum, &watched, 1, &err), SP_BAD_TEXT);
	assert_non_null(strstr(err.msg, "no pages in"));
	assert_int_not_equal(access(in_top("tm.db"), F_OK), 0);
}

static void
a_missing_folder_is_an_error(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;
	struct sp_err err = {0};

	(void)state;
	rename(in_top("km"), in_top("elsewhere"));
	assert_int_equal(run(&sum, &watched, 1, &err), SP_IO);
	assert_non_null(strstr(err.msg, "/km"));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    CASE(the_sum_counts_pages_pairs_and_sentences),
	    CASE(a_page_in_another_language_is_told),
	    CASE(a_page_in_another_language_of_its_script_is_told),
	    CASE(an_empty_page_is_told_and_its_partner_kept),
	    CASE(a_second_run_keeps_what_is_done),
	    CASE(a_changed_page_is_done_again),
	    CASE(a_deleted_page_stays_and_is_counted),
	    CASE(a_folder_without_pages_is_an_error_and_makes_no_database),
	    CASE(a_missing_folder_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
