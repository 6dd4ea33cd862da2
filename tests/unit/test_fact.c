/* SPDX-License-Identifier: MIT */
#include <spean/fact.h>

#include <spean/buf.h>

#include "unit.h"

static void
write_fact(void *ctx, const struct sp_fact *fact)
{
	struct sp_buf *out = ctx;

	if (out->n > 0)
		sp_buf_addc(out, ' ');
	sp_buf_add(out, fact->key[0]);
	if (sp_str_eq(fact->key[0], fact->key[1]))
		return;
	sp_buf_addc(out, '|');
	sp_buf_add(out, fact->key[1]);
}

static void
check(enum sp_tag_type type, const char *value, const char *want)
{
	struct sp_tag tag = {.type = type, .value = sp_str_c(value)};
	struct sp_buf out = {0};

	assert_int_equal(sp_fact_read(&tag, write_fact, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), want);
	sp_buf_release(&out);
}

static void
a_number_is_a_fact_with_one_reading_or_two(void **state)
{
	(void)state;
	check(SP_TAG_NUMBER, "74", "#74");
	check(SP_TAG_NUMBER, "1500|1.5", "#1500|#1.5");
	check(SP_TAG_NUMBER, "10/20", "#10 #20");
	check(SP_TAG_PERCENT, "7.5", "#7.5");
}

static void
what_is_measured_is_left_out_of_each_reading(void **state)
{
	(void)state;
	check(SP_TAG_MONEY, "1500000 USD", "#1500000");
	check(SP_TAG_MEASURE, "10 m2", "#10");
	check(SP_TAG_MEASURE, "1500 km|1.5 km", "#1500|#1.5");
	check(SP_TAG_MEASURE, "3/4 km", "#3 #4");
	check(SP_TAG_MEASURE, "1500/2000 km|1.5/2 km", "#1500|#1.5 #2000|#2");
}

static void
a_date_is_several_facts(void **state)
{
	(void)state;
	check(SP_TAG_DATE, "2019-11-15", "#2019 m11 #15");
	check(SP_TAG_DATE, "--11-05", "m11 #5");
	check(SP_TAG_DATE, "---15", "#15");
	check(SP_TAG_DATE, "2019/2020", "#2019 #2020");
	check(SP_TAG_DATE, "-W-5", "w-W-5");
	check(SP_TAG_TIME, "T09:40", "tT09:40");
}

static void
a_name_is_its_letters(void **state)
{
	(void)state;
	check(SP_TAG_NAME, "Chin Malin", "nchinmalin");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_is_a_fact_with_one_reading_or_two),
	    cmocka_unit_test(what_is_measured_is_left_out_of_each_reading),
	    cmocka_unit_test(a_date_is_several_facts),
	    cmocka_unit_test(a_name_is_its_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
