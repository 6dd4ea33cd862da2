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
#include <spean/html.h>

struct watched {
	size_t steps;
	size_t read; /* to be paired by content */
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
reading(void *ctx, size_t done, size_t all)
{
	struct watched *watched = ctx;

	watched->read++;
	if (all)
		assert_in_range(done, 1, all);
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
static enum sp_build_by by;

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
	by = SP_BUILD_AUTO;
	strcpy(top, "/tmp/spean-build-XXXXXX");
	if (!mkdtemp(top))
		return -1;
	mkdir(in_top("en"), 0777);
	mkdir(in_top("km"), 0777);
	put("en/a.txt", "Rain\n\nIt rained in 12 places on the whole day.\n");
	put("km/a.txt", "ភ្លៀង\n\nថ្ងៃនេះមានភ្លៀងធ្លាក់នៅ១២កន្លែងពេញមួយថ្ងៃ។\n");
	put("en/b.txt", "Left alone\n\nThis one has no partner anywhere.\n");
	put("km/c.txt", "Apart\n\nThis is not in the language it says.\n");
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
	const struct sp_lang *lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_rarity *rarity = sp_rarity_new(lang, NULL, NULL);
	enum sp_status status;
	static char src[512], tgt[512], store[512];
	struct sp_build_opts opts = {.src_dir = src,
	    .tgt_dir = tgt,
	    .src_lang = "en",
	    .tgt_lang = "km",
	    .store = store,
	    .version = "1",
	    .jobs = jobs,
	    .by = by,
	    .rarity = rarity,
	    .tmpdir = top};
	struct sp_build_watch watch = {watched, reading, progress, page};

	assert_non_null(rarity);
	sp_rarity_finish(rarity);

	snprintf(src, sizeof(src), "%s", in_top("en"));
	snprintf(tgt, sizeof(tgt), "%s", in_top("km"));
	snprintf(store, sizeof(store), "%s", in_top("tm.db"));
	*sum = (struct sp_build_sum){0};
	*watched = (struct watched){0};
	status = sp_build_run(&opts, &watch, sum, err);
	sp_rarity_free(rarity);
	return status;
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
	assert_int_equal(sum.by_path, 1);
	assert_int_equal(sum.by_content, 0);
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

/* Two that say the same, under names of their own. */
static void
put_moved(void)
{
	put("en/moved.txt",
	    "A census\n\nOn 14 March 2019 they counted 38,417 people in 6,253 "
	    "houses.\n\nOn 2 May 2021 it was 41,906, and 87.3 percent "
	    "could read.\n");
	put("km/other.txt",
	    "ជំរឿន\n\nនៅថ្ងៃទី១៤ ខែមីនា ឆ្នាំ២០១៩ "
	    "ពួកគេបានរាប់មនុស្ស៣៨.៤១៧នាក់ក្នុងផ្ទះ៦.២៥៣។\n\n"
	    "នៅថ្ងៃទី២ ខែឧសភា ឆ្នាំ២០២១ មាន៤១.៩០៦ ហើយ៨៧,៣ភាគរយអាចអាន។\n");
}

static void
what_paths_leave_is_paired_by_content(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	put_moved();
	for (size_t jobs = 1; jobs < 3; jobs++) {
		assert_int_equal(run(&sum, &watched, jobs, NULL), SP_OK);
		assert_int_equal(sum.by_path, 1);
		assert_int_equal(sum.by_content, 1);
		assert_int_equal(sum.unpaired[0], 1);
		assert_int_equal(sum.unpaired[1], 1);
		/* Those with a partner by path are read as they are aligned. */
		assert_int_equal(watched.read, 4);
		assert_int_equal(watched.steps, 4);
		assert_int_equal(sum.kept, jobs == 1 ? 0 : 4);
	}
	by = SP_BUILD_BY_CONTENT;
	assert_int_equal(run(&sum, &watched, 2, NULL), SP_OK);
	assert_int_equal(sum.by_path, 0);
	assert_int_equal(watched.read, 6);
}

static void
by_path_and_where_paths_suffice_nothing_is_read_before(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	put_moved();
	by = SP_BUILD_BY_PATH;
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(watched.read, 0);
	assert_int_equal(sum.by_content, 0);
	assert_int_equal(sum.unpaired[1], 2);
	by = SP_BUILD_AUTO;
	unlink(in_top("km/c.txt"));
	unlink(in_top("km/other.txt"));
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(watched.read, 0);
	assert_int_equal(sum.unpaired[0], 2);
}

static void
a_page_that_cannot_be_read_takes_nothing_away(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;

	(void)state;
	put_moved();
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.by_content, 1);
	/* What is broken for a while takes nothing away. */
	assert_int_equal(truncate(in_top("km/other.txt"), SP_HTML_MAX + 1), 0);
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.by_content, 0);
	assert_int_equal(watched.faults[SP_BUILD_UNREADABLE], 1);
	assert_int_equal(sum.failed[1], 1);
	put_moved();
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.by_content, 1);
	assert_int_equal(sum.kept, 4);
}

static void
folders_in_each_others_language_are_not_paired_by_content(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;
	struct sp_err err = {0};

	(void)state;
	put_moved();
	unlink(in_top("en/a.txt"));
	unlink(in_top("km/a.txt"));
	put("km/c.txt",
	    "ផ្លែស្វាយទុំពណ៌លឿងមានរសជាតិផ្អែមឆ្ងាញ់\n\n"
	    "អ្នកភូមិតែងតែចែកគ្នាបរិភោគនៅក្រោមដើមឈើ ហើយនិទានរឿងព្រេងប្រាប់ក្មេងៗ។\n");
	rename(in_top("en"), in_top("x"));
	rename(in_top("km"), in_top("en"));
	rename(in_top("x"), in_top("km"));
	assert_int_equal(run(&sum, &watched, 1, &err), SP_BAD_TEXT);
	assert_non_null(strstr(err.msg, "swapped"));
	assert_true(sum.alien);
	assert_true(sum.swapped);
}

/* A record of a WARC file: a page under an address. */
static void
add_record(char *warc, size_t room, const char *url, const char *text)
{
	size_t n = strlen(warc);

	snprintf(warc + n, room - n,
	    "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: %s\r\n"
	    "Content-Type: text/plain\r\nContent-Length: %zu\r\n\r\n%s"
	    "\r\n\r\n",
	    url, strlen(text), text);
}

static void
the_pages_of_warc_files_are_pages_each_once(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;
	char warc[2][4096] = {"", ""};

	(void)state;
	add_record(warc[0], sizeof(warc[0]), "http://x.org/1",
	    "The same\n\nThis has one address on both of the sides.\n");
	add_record(warc[1], sizeof(warc[1]), "http://x.org/1",
	    "ដូចគ្នា\n\nទំព័រនេះមានអាសយដ្ឋានដូចគ្នានៅក្នុងទាំងពីរ។\n");
	add_record(warc[1], sizeof(warc[1]), "http://x.org/1",
	    "ម្តងទៀត\n\nទំព័រនេះមានអាសយដ្ឋានដែលមានរួចហើយ។\n");
	put("en/a.warc", warc[0]);
	put("km/b.warc", warc[1]);
	/* No WARC file but by its name. */
	put("km/c.warc.gz", "ទំព័រមួយ\n\nទំព័រនេះមិនមែនជាកំណត់ត្រាទេ។\n");
	assert_int_equal(run(&sum, &watched, 2, NULL), SP_OK);
	assert_int_equal(sum.by_path, 2);
	assert_int_equal(sum.docs[0], 3);
	assert_int_equal(sum.docs[1], 4);
	assert_int_equal(sum.failed[0] + sum.failed[1], 0);
	by = SP_BUILD_BY_PATH;
	assert_int_equal(run(&sum, &watched, 1, NULL), SP_OK);
	assert_int_equal(sum.by_path, 2);
	assert_int_equal(sum.kept, 5);
	assert_int_equal(sum.docs[0] + sum.docs[1], 0);
}

static void
warc_files_without_a_page_are_no_pages(void **state)
{
	struct sp_build_sum sum;
	struct watched watched;
	struct sp_err err = {0};

	(void)state;
	unlink(in_top("en/a.txt"));
	unlink(in_top("en/b.txt"));
	put("en/a.warc",
	    "WARC/1.0\r\nWARC-Type: warcinfo\r\n"
	    "Content-Length: 0\r\n\r\n\r\n\r\n");
	assert_int_equal(run(&sum, &watched, 1, &err), SP_BAD_TEXT);
	assert_non_null(strstr(err.msg, "no pages in"));
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
	    CASE(what_paths_leave_is_paired_by_content),
	    CASE(by_path_and_where_paths_suffice_nothing_is_read_before),
	    CASE(a_page_that_cannot_be_read_takes_nothing_away),
	    CASE(folders_in_each_others_language_are_not_paired_by_content),
	    CASE(the_pages_of_warc_files_are_pages_each_once),
	    CASE(warc_files_without_a_page_are_no_pages),
	    CASE(a_folder_without_pages_is_an_error_and_makes_no_database),
	    CASE(a_missing_folder_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
