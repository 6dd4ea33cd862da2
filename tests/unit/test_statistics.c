/* SPDX-License-Identifier: MIT */
#include <spean/statistics.h>

#include "docs.h"
#include "oom.h"

#include <spean/fact.h>
#include <spean/map.h>
#include <spean/utf8.h>

static const char first[] = "a\t@title.1\ten\tAdhoc meets\n"
			    "a\t1.1\ten\tOn 15 November, 74 people met 74.\n"
			    "a\t@author\ten\tSomebody Else 99\n"
			    "a\t1.2\ten\t \n";
static const char second[] = "b\t1.1\ten\tThey met.\n";

static struct sp_buf
statistics_of(const char *stream)
{
	struct docs docs = docs_of(sp_str_c(stream));
	struct sp_buf out = {0};

	assert_int_equal(sp_statistics_make(
			     sp_lang_find(SP_STR("en")), docs.set, &out, NULL),
	    SP_OK);
	docs_release(&docs);
	return out;
}

static void
what_is_said_is_counted_by_key(void **state)
{
	struct sp_buf out = statistics_of(first);

	(void)state;
	assert_str_is(sp_buf_str(&out),
	    "en\t*\t2\n"
	    "en\t+\t6\n"
	    "en\t#15\t1\n"
	    "en\t#74\t2\n"
	    "en\t=adhoc\t1\n"
	    "en\t=meets\t1\n"
	    "en\t=met\t1\n"
	    "en\t=november\t1\n"
	    "en\t=on\t1\n"
	    "en\t=people\t1\n"
	    "en\tm11\t1\n"
	    "en\tnadhoc\t1\n"
	    "en\t~adhoc\t1\n"
	    "en\t~meets\t1\n"
	    "en\t~met\t1\n"
	    "en\t~november\t1\n"
	    "en\t~on\t1\n"
	    "en\t~people\t1\n");
	sp_buf_release(&out);
}

/* Add the counts of lines by what stands before them. */
static void
add_up(struct sp_str lines, struct sp_map *sum)
{
	while (lines.n > 0) {
		struct sp_str line = sp_str_cut(&lines, '\n');
		size_t tab = line.n;
		double count;

		while (line.s[tab - 1] != '\t')
			tab--;
		assert_true(
		    sp_str_number(sp_str_sub(line, tab, line.n), &count));
		*sp_map_at(sum, sp_str_sub(line, 0, tab), NULL) +=
		    (size_t)count;
	}
}

static void
statistics_of_parts_are_those_of_the_whole(void **state)
{
	struct sp_buf both = {0}, out[3];
	struct sp_map whole = {0}, parts = {0};

	(void)state;
	sp_buf_add(&both, sp_str_c(first));
	sp_buf_add(&both, sp_str_c(second));
	out[0] = statistics_of(sp_buf_c(&both));
	out[1] = statistics_of(first);
	out[2] = statistics_of(second);
	add_up(sp_buf_str(&out[0]), &whole);
	add_up(sp_buf_str(&out[1]), &parts);
	add_up(sp_buf_str(&out[2]), &parts);
	assert_int_equal(whole.n, parts.n);
	for (size_t k = 0; k < whole.n; k++) {
		size_t *n = sp_map_get(&parts, whole.entry[k].key);

		assert_non_null(n);
		assert_int_equal(*n, whole.entry[k].value);
	}
	for (size_t k = 0; k < 3; k++)
		sp_buf_release(&out[k]);
	sp_buf_release(&both);
	sp_map_release(&whole);
	sp_map_release(&parts);
}

static void
what_is_made_is_appended(void **state)
{
	struct docs docs = docs_of(SP_STR(""));
	struct sp_buf out = {0};

	(void)state;
	sp_buf_add(&out, SP_STR("before\n"));
	assert_int_equal(sp_statistics_make(
			     sp_lang_find(SP_STR("km")), docs.set, &out, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "before\nkm\t*\t0\nkm\t+\t0\n");
	sp_buf_release(&out);
	docs_release(&docs);
}

static void
long_keys_are_cut_between_characters(void **state)
{
	struct sp_buf stream = {0}, out;

	(void)state;
	sp_buf_add(&stream, SP_STR("a\t1.1\ten\ta"));
	for (size_t k = 0; k < 60; k++)
		sp_buf_add(&stream, SP_STR("ж"));
	sp_buf_addc(&stream, '\n');
	out = statistics_of(sp_buf_c(&stream));
	assert_int_equal(sp_utf8_check(sp_buf_str(&out)), sp_buf_str(&out).n);
	for (struct sp_str rest = sp_buf_str(&out); rest.n > 0;) {
		struct sp_str line = sp_str_cut(&rest, '\n');

		sp_str_cut(&line, '\t');
		assert_true(sp_str_cut(&line, '\t').n <= SP_FACT_KEY);
	}
	sp_buf_release(&stream);
	sp_buf_release(&out);
}

static enum sp_status
work(void *ctx)
{
	const struct docs *docs = ctx;
	struct sp_buf out = {0};
	struct sp_err err = {0};
	enum sp_status status = sp_statistics_make(
	    sp_lang_find(SP_STR("en")), docs->set, &out, &err);

	assert_int_equal(status, err.status);
	sp_buf_release(&out);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct docs docs = docs_of(sp_str_c(second));

	(void)state;
	assert_true(oom_each(work, &docs) > 20);
	docs_release(&docs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_said_is_counted_by_key),
	    cmocka_unit_test(statistics_of_parts_are_those_of_the_whole),
	    cmocka_unit_test(what_is_made_is_appended),
	    cmocka_unit_test(long_keys_are_cut_between_characters),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
