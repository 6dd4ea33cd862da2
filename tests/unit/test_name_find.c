/* SPDX-License-Identifier: MIT */
#include <spean/name_find.h>

#include "data.h"
#include "oom.h"

#include <math.h>

#include <spean/buf.h>
#include <spean/file.h>
#include <spean/known.h>
#include <spean/latin_name.h>

#define SURE .01

struct names {
	struct sp_name_text *text;
	struct sp_translit_latin *latin;
};

static int
set_up(void **state)
{
	static struct names names;

	names.text = sp_name_text_new(&sp_translit_km, NULL);
	names.latin = sp_translit_new(&sp_translit_km, NULL);
	*state = &names;
	return names.text && names.latin ? 0 : -1;
}

static int
tear_down(void **state)
{
	struct names *names = *state;

	sp_name_text_free(names->text);
	sp_translit_free(names->latin);
	return 0;
}

/* The text with [ ] around the span of the name. */
static void
mark(struct names *names, struct sp_str name, struct sp_str text,
    struct sp_buf *out)
{
	struct sp_name_span span;

	sp_buf_reset(out);
	assert_int_equal(sp_translit_set(names->latin, name, NULL), SP_OK);
	assert_int_equal(sp_name_text_set(names->text, text, NULL), SP_OK);
	if (!sp_name_find(names->text, names->latin, &span) || span.p > SURE) {
		sp_buf_add(out, text);
		return;
	}
	sp_buf_add(out, sp_str_sub(text, 0, span.start));
	sp_buf_addc(out, '[');
	sp_buf_add(out, sp_str_sub(text, span.start, span.end));
	sp_buf_addc(out, ']');
	sp_buf_add(out, sp_str_sub(text, span.end, text.n));
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct data data;
	struct sp_str field[2];
	struct sp_buf text = {0}, have = {0};
	size_t rows = 0;

	data_open(&data, "name_find.tests");
	while (data_next(&data, field, 2)) {
		sp_buf_reset(&text);
		for (size_t i = 0; i < field[1].n; i++)
			if (!strchr("[]", field[1].s[i]))
				sp_buf_addc(&text, field[1].s[i]);
		mark(*state, field[0], sp_buf_str(&text), &have);
		data_is(&data, sp_buf_str(&have), field[1]);
		rows++;
	}
	assert_true(rows > 20);
	sp_buf_release(&text);
	sp_buf_release(&have);
	data_close(&data);
}

static void
read_story(const char *side, struct sp_buf *out)
{
	char path[512];

	snprintf(path, sizeof(path),
	    "%s/corpora/sample/gold/2019/11-17-released-on-bail.%s",
	    data_srcdir(), side);
	assert_int_equal(sp_file_read(path, (size_t)1 << 20, out, NULL), SP_OK);
}

static void
names_of_a_story_are_found_in_the_whole_of_it(void **state)
{
	static const char *const name[][2] = {{"Prey Sar", "ព្រៃស"},
	    {"Hun Sen", "ហ៊ុន សែន"}, {"Suong Neak Poan", "សួង នាគព័ន្ធ"},
	    {"Kem Ley", "កែម ឡី"}, {"Sam Rainsy", "សម រង្ស៊ី"},
	    {"Chin Malin", "ជិន ម៉ាលីន"}, {"Cambodia", "កម្ពុជា"},
	    {"Soeng Sen Karuna", "ស៊ឹង សែនករុណា"}, {"Adhoc", "អាដហុក"}};
	const size_t n = sizeof(name) / sizeof(name[0]);
	struct names *names = *state;
	struct sp_buf story = {0};
	struct sp_str text;

	read_story("km", &story);
	text = sp_buf_str(&story);
	assert_int_equal(sp_name_text_set(names->text, text, NULL), SP_OK);
	for (size_t i = 0; i < n; i++) {
		struct sp_name_span span;

		assert_int_equal(
		    sp_translit_set(names->latin, sp_str_c(name[i][0]), NULL),
		    SP_OK);
		assert_true(sp_name_find(names->text, names->latin, &span));
		assert_str_is(
		    sp_str_sub(text, span.start, span.end), name[i][1]);
		printf("# %s = %s: odds %.1f, p %.2g%s\n", name[i][0],
		    name[i][1], span.odds, span.p, span.known ? ", known" : "");
		assert_true(span.p < .05);
	}
	sp_buf_release(&story);
}

static void
pieces_are_searched_as_each_on_its_own(void **state)
{
	static const char text[] =
	    "លោក ជិន ម៉ាលីន បាន និយាយ\nគ្មាន នរណា ដឹង\n\nនិង អាដហុក ៥ នាក់\n";
	static const char *const name[] = {"Malin", "Adhoc"};
	struct names *names = *state;
	struct sp_name_span each[4], one;
	size_t end[4], n = 0, start = 0;

	for (size_t i = 0; text[i]; i++)
		if (text[i] == '\n')
			end[n++] = i + 1;
	assert_int_equal(n, 4);
	for (size_t k = 0; k < 2; k++, start = 0) {
		assert_int_equal(
		    sp_translit_set(names->latin, sp_str_c(name[k]), NULL),
		    SP_OK);
		assert_int_equal(
		    sp_name_text_set(names->text, sp_str_c(text), NULL), SP_OK);
		assert_true(
		    sp_name_find_each(names->text, names->latin, end, 4, each));
		for (size_t i = 0; i < 4; start = end[i++]) {
			struct sp_str piece =
			    sp_str_sub(sp_str_c(text), start, end[i]);

			assert_int_equal(
			    sp_name_text_set(names->text, piece, NULL), SP_OK);
			assert_int_equal(each[i].p < SURE, i == 3 * k);
			if (i != 3 * k)
				continue;
			assert_true(
			    sp_name_find(names->text, names->latin, &one));
			assert_int_equal(each[i].start, start + one.start);
			assert_int_equal(each[i].end, start + one.end);
			assert_true(fabs(each[i].p - one.p) < 1e-9);
		}
	}
}

static void
known_names_are_looked_up_both_ways(void **state)
{
	const struct sp_known *entry;
	size_t n, hits = 0;

	(void)state;
	entry = sp_known_latin(SP_STR("china"), &n);
	assert_int_equal(n, 1);
	assert_string_equal(entry->khmer, "ចិន");
	entry = sp_known_khmer(SP_STR("អង់គ្លេស"), &n);
	for (size_t i = 0; i < n; i++)
		hits += strcmp(entry[i].latin, "english") == 0 ||
		    strcmp(entry[i].latin, "britain") == 0;
	assert_int_equal(hits, 2);
	sp_known_latin(SP_STR("chinx"), &n);
	assert_int_equal(n, 0);
	sp_known_khmer(SP_STR(""), &n);
	assert_int_equal(n, 0);
	for (size_t i = 1; i < sp_known_count; i++) {
		assert_true(strcmp(sp_known_by_latin[i - 1].latin,
				sp_known_by_latin[i].latin) <= 0);
		assert_true(strcmp(sp_known_by_khmer[i - 1].khmer,
				sp_known_by_khmer[i].khmer) <= 0);
	}
}

static void
what_is_no_text_is_refused(void **state)
{
	struct names *names = *state;
	struct sp_name_span span;
	struct sp_err err;

	assert_int_equal(
	    sp_translit_set(names->latin, SP_STR("Kem"), NULL), SP_OK);
	assert_int_equal(
	    sp_name_text_set(names->text, SP_STR("ក\xff"), &err), SP_BAD_TEXT);
	assert_string_equal(err.msg, "not UTF-8 at byte 4");
	assert_false(sp_name_find(names->text, names->latin, &span));
	assert_int_equal(
	    sp_name_text_set(names->text, SP_STR(""), NULL), SP_OK);
	assert_false(sp_name_find(names->text, names->latin, &span));
}

static enum sp_status
find_one(void *ctx)
{
	struct sp_name_text *text = sp_name_text_new(&sp_translit_km, NULL);
	enum sp_status status = text ? SP_OK : SP_NOMEM;

	(void)ctx;
	if (status == SP_OK)
		status = sp_name_text_set(text, SP_STR("លោក កែម ឡី"), NULL);
	sp_name_text_free(text);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(find_one, NULL) > 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(names_of_a_story_are_found_in_the_whole_of_it),
	    cmocka_unit_test(pieces_are_searched_as_each_on_its_own),
	    cmocka_unit_test(known_names_are_looked_up_both_ways),
	    cmocka_unit_test(what_is_no_text_is_refused),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
