/* SPDX-License-Identifier: MIT */
#include <spean/tag.h>

#include <spean/tag_agree.h>

#include "data.h"
#include "oom.h"

/* The tags as the table writes them; their places are checked. */
static void
write_tags(struct sp_str text, const struct sp_tags *tags, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < tags->n; i++) {
		const struct sp_tag *tag = &tags->tag[i];

		assert_true(tag->start < tag->end && tag->end <= text.n);
		if (i > 0)
			assert_true(tag[-1].start <= tag->start);
		sp_buf_addf(out, "%s%s %.*s [", i ? "; " : "",
		    sp_tag_type_name(tag->type), (int)tag->value.n,
		    tag->value.s);
		sp_buf_add(out, sp_str_sub(text, tag->start, tag->end));
		sp_buf_addc(out, ']');
	}
	if (tags->n == 0)
		sp_buf_addc(out, '-');
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct sp_tagger *tagger = sp_tagger_new(NULL);
	struct sp_buf text = {0}, want = {0}, have = {0};
	struct sp_tags tags = {0};
	struct sp_str field[4];
	struct data data;
	size_t rows = 0;

	(void)state;
	assert_non_null(tagger);
	data_open(&data, "tag.tests");
	while (data_next(&data, field, 4)) {
		data_unescape(field[1], &text);
		data_unescape(field[2], &want);
		assert_int_equal(sp_tagger_read(tagger, sp_lang_find(field[0]),
				     sp_buf_str(&text), NULL, &tags, NULL),
		    SP_OK);
		write_tags(sp_buf_str(&text), &tags, &have);
		data_is(&data, sp_buf_str(&have), sp_buf_str(&want));
		rows++;
	}
	assert_true(rows >= 12);
	data_close(&data);
	sp_buf_release(&text);
	sp_buf_release(&want);
	sp_buf_release(&have);
	sp_tags_release(&tags);
	sp_tagger_free(tagger);
}

static void
the_day_of_the_text_resolves_what_is_relative(void **state)
{
	struct sp_tagger *tagger = sp_tagger_new(NULL);
	struct sp_day day = {2019, 11, 15};
	struct sp_tags tags = {0};

	(void)state;
	assert_int_equal(sp_tagger_read(tagger, sp_lang_find(SP_STR("en")),
			     SP_STR("They came yesterday."), &day, &tags, NULL),
	    SP_OK);
	assert_int_equal(tags.n, 1);
	assert_str_is(tags.tag[0].value, "2019-11-14");
	sp_tags_release(&tags);
	sp_tagger_free(tagger);
}

static void
a_row_of_titles_is_gone_through_once(void **state)
{
	struct sp_tagger *tagger = sp_tagger_new(NULL);
	struct sp_tags tags = {0};
	struct sp_buf text = {0};

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		sp_buf_add(&text, SP_STR("លោក"));
	sp_buf_add(&text, SP_STR(" តារា ចាន់"));
	assert_int_equal(sp_tagger_read(tagger, sp_lang_find(SP_STR("km")),
			     sp_buf_str(&text), NULL, &tags, NULL),
	    SP_OK);
	assert_int_equal(tags.n, 1);
	assert_str_is(tags.tag[0].value, "តារា ចាន់");
	sp_buf_release(&text);
	sp_tags_release(&tags);
	sp_tagger_free(tagger);
}

/* Two values agree as well in either order. */
static double
agreement(
    enum sp_tag_type a, const char *one, enum sp_tag_type b, const char *two)
{
	struct sp_tag x = {.type = a, .value = sp_str_c(one)};
	struct sp_tag y = {.type = b, .value = sp_str_c(two)};
	double worth = sp_tag_agreement(&x, &y);

	assert_true(worth >= 0 && worth <= 1);
	assert_true(sp_tag_agreement(&y, &x) == worth);
	return worth;
}

static void
the_same_value_agrees_in_full(void **state)
{
	(void)state;
	assert_true(agreement(SP_TAG_NUMBER, "74", SP_TAG_NUMBER, "74") == 1);
	assert_true(agreement(SP_TAG_DATE, "2019-11-15", SP_TAG_DATE,
			"2019-11-15") == 1);
	assert_true(
	    agreement(SP_TAG_MONEY, "5 USD", SP_TAG_MONEY, "5 USD") == 1);
	assert_true(agreement(SP_TAG_NUMBER, "1500|1.5", SP_TAG_NUMBER,
			"1500|1.5") == 1);
	assert_true(
	    agreement(SP_TAG_NUMBER, "10/15", SP_TAG_NUMBER, "10/15") == 1);
	assert_true(
	    agreement(SP_TAG_FRACTION, "3/4", SP_TAG_FRACTION, "3/4") == 1);
}

static void
less_of_a_value_agrees_in_part(void **state)
{
	static const struct {
		enum sp_tag_type a;
		const char *one;
		enum sp_tag_type b;
		const char *two;
	} pair[] = {
	    {SP_TAG_DATE, "2019", SP_TAG_DATE, "2019-11-15"},
	    {SP_TAG_DATE, "2019", SP_TAG_NUMBER, "2019"},
	    {SP_TAG_DATE, "---15", SP_TAG_ORDINAL, "15"},
	    {SP_TAG_DATE, "-P10Y", SP_TAG_MEASURE, "10 y"},
	    {SP_TAG_TIME, "T06:00", SP_TAG_NUMBER, "6"},
	    {SP_TAG_NUMBER, "1500|1.5", SP_TAG_NUMBER, "1.5"},
	    {SP_TAG_NUMBER, "10/15", SP_TAG_NUMBER, "15"},
	    {SP_TAG_NUMBER, "3", SP_TAG_MEASURE, "3 y"},
	    {SP_TAG_MEASURE, "50 kg|50 km", SP_TAG_MEASURE, "50 km"},
	    {SP_TAG_FRACTION, "1/2", SP_TAG_PERCENT, "50"},
	    {SP_TAG_FRACTION, "1/2", SP_TAG_NUMBER, "0.5"},
	    {SP_TAG_ORDINAL, "5", SP_TAG_NUMBER, "5"},
	    {SP_TAG_PERCENT, "7", SP_TAG_NUMBER, "7"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++) {
		double worth =
		    agreement(pair[i].a, pair[i].one, pair[i].b, pair[i].two);

		if (worth <= 0 || worth >= 1)
			fail_msg("%s and %s agree by %.2f", pair[i].one,
			    pair[i].two, worth);
	}
}

static void
other_values_do_not_agree(void **state)
{
	static const struct {
		enum sp_tag_type a;
		const char *one;
		enum sp_tag_type b;
		const char *two;
	} pair[] = {
	    {SP_TAG_NUMBER, "74", SP_TAG_NUMBER, "7"},
	    {SP_TAG_MONEY, "5 USD", SP_TAG_MONEY, "5 KHR"},
	    {SP_TAG_MEASURE, "5 km", SP_TAG_MEASURE, "5 mi"},
	    {SP_TAG_DATE, "2019-11-15", SP_TAG_DATE, "2019-12"},
	    {SP_TAG_DATE, "2019-11", SP_TAG_NUMBER, "2019"},
	    {SP_TAG_DATE, "-P1W", SP_TAG_NUMBER, "1"},
	    {SP_TAG_DATE, "P0D", SP_TAG_MEASURE, "0 d"},
	    {SP_TAG_TIME, "T06:30", SP_TAG_NUMBER, "6"},
	    {SP_TAG_TIME, "T06:00", SP_TAG_DATE, "2019"},
	    {SP_TAG_ORDINAL, "1", SP_TAG_NUMBER, "1"},
	    {SP_TAG_ORDINAL, "2", SP_TAG_MEASURE, "2 y"},
	    {SP_TAG_FRACTION, "1/4", SP_TAG_NUMBER, "4"},
	    {SP_TAG_FRACTION, "1/4", SP_TAG_ORDINAL, "1"},
	    {SP_TAG_NAME, "74", SP_TAG_NAME, "74"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pair) / sizeof(pair[0]); i++)
		if (agreement(pair[i].a, pair[i].one, pair[i].b, pair[i].two) >
		    0)
			fail_msg("%s and %s agree", pair[i].one, pair[i].two);
}

static enum sp_status
tag_one(void *ctx)
{
	struct sp_err err = {0};
	struct sp_tagger *tagger = sp_tagger_new(&err);
	struct sp_tags tags = {0};
	enum sp_status status = tagger ? SP_OK : err.status;

	(void)ctx;
	if (status == SP_OK)
		status = sp_tagger_read(tagger, sp_lang_find(SP_STR("en")),
		    SP_STR("Hun Sen paid $5 on 15 November 2019."), NULL, &tags,
		    &err);
	if (status != SP_OK)
		assert_int_equal(tags.n, 0);
	sp_tags_release(&tags);
	sp_tagger_free(tagger);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(tag_one, NULL) > 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(the_day_of_the_text_resolves_what_is_relative),
	    cmocka_unit_test(a_row_of_titles_is_gone_through_once),
	    cmocka_unit_test(the_same_value_agrees_in_full),
	    cmocka_unit_test(less_of_a_value_agrees_in_part),
	    cmocka_unit_test(other_values_do_not_agree),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
