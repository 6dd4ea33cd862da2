/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "oom.h"

#include <spean/near.h>

struct texts {
	struct sp_terms asked, other;
	struct sp_near near;
};

static enum sp_status
read_both(struct texts *texts, const char *asked, const char *other,
    struct sp_err *err)
{
	enum sp_status status = sp_terms_init(&texts->asked, err);

	if (status == SP_OK)
		status = sp_terms_init(&texts->other, err);
	if (status == SP_OK)
		status =
		    sp_terms_read(&texts->asked, sp_str_c(asked), true, err);
	if (status == SP_OK)
		status =
		    sp_terms_read(&texts->other, sp_str_c(other), true, err);
	if (status == SP_OK)
		status = sp_near_begin(&texts->near, &texts->asked, err);
	return status;
}

static void
release(struct texts *texts)
{
	sp_near_release(&texts->near);
	sp_terms_release(&texts->asked);
	sp_terms_release(&texts->other);
}

static void
is_near(const char *asked, const char *other, unsigned min, unsigned want)
{
	struct texts texts = {0};
	unsigned percent;

	assert_int_equal(read_both(&texts, asked, other, NULL), SP_OK);
	assert_int_equal(
	    sp_near_percent(&texts.near, &texts.other, min, &percent, NULL),
	    SP_OK);
	assert_int_equal(percent, want);
	release(&texts);
}

static void
terms_count_and_numbers_a_tenth(void **state)
{
	(void)state;
	is_near("The river rose.", "the RIVER rose", 1, 99);
	is_near("The river rose.", "The lake rose.", 1, 66);
	is_near("The river rose.", "The lake rose.", 66, 66);
	is_near("The river rose.", "The lake rose.", 67, 0);
	is_near("The river rose.", "The wide river rose.", 1, 75);
	is_near("The river rose.", "A lake fell.", 1, 0);
	is_near("Page 5", "Page 6", 1, 95);
	is_near("Page 5", "Page ៦", 1, 95);
	is_near("Page 5", "Page ៥", 1, 99);
	is_near("Page 5", "Page five", 1, 50);
	is_near("Page 5", "Page", 1, 50);
	is_near("1 page of 10 that are here in all now",
	    "2 page of 10 that are here in all now", 1, 98);
	is_near("ទន្លេឡើង", "ទន្លេ ឡើង។", 1, 99);
	is_near("ទន្លេឡើង", "ទន្លេស្រក", 1, 50);
}

static void
numbers_alone_are_near_only_themselves(void **state)
{
	(void)state;
	is_near("12 34", "12 35", 1, 50);
	is_near("12 34", "12, 34", 1, 99);
	is_near("12", "13", 1, 0);
	is_near("Page 5 6 7", "Line 5 6 7", 1, 0);
	is_near("", "", 1, 0);
	is_near("!", "?", 1, 0);
	is_near("a", "", 1, 0);
	is_near("", "a", 1, 0);
}

/* Each step as its bytes: "ASKED|OTHER;", behind # where it is of numbers. */
static void
differs(const char *asked, const char *other, const char *want)
{
	struct texts texts = {0};
	struct sp_buf out = {0};

	assert_int_equal(read_both(&texts, asked, other, NULL), SP_OK);
	assert_int_equal(
	    sp_near_steps(&texts.near, &texts.asked, &texts.other, NULL),
	    SP_OK);
	for (size_t i = 0; i < texts.near.n; i++) {
		struct sp_near_step step = texts.near.step[i];

		if (step.kind == SP_NEAR_NUMBER)
			sp_buf_addc(&out, '#');
		sp_buf_add(&out,
		    sp_str_sub(
			sp_str_c(asked), step.asked.from, step.asked.to));
		sp_buf_addf(&out, "|");
		sp_buf_add(&out,
		    sp_str_sub(
			sp_str_c(other), step.other.from, step.other.to));
		sp_buf_addc(&out, ';');
	}
	sp_buf_add(&out, SP_STR(""));
	assert_string_equal(sp_buf_c(&out), want);
	sp_buf_release(&out);
	release(&texts);
}

static void
steps_tell_what_differs(void **state)
{
	(void)state;
	differs("The river rose.", "the river, rose", "");
	differs("The wide river rose.", "The lake rose.", "wide river|lake;");
	differs("The river rose 5 m.", "The river rose 16 m again",
	    "#5|16;|again;");
	differs("a b c", "b c d", "a|;|d;");
	differs("ទន្លេឡើង", "ទន្លេស្រក", "ឡើង|ស្រក;");
	differs("a", "", "a|;");
	differs("", "a", "|a;");
	differs("1 2 x", "3 4 x", "#1|3;#2|4;");
}

static enum sp_status
once(void *ctx)
{
	struct texts texts = {0};
	struct sp_err err = {0};
	unsigned percent = 0;

	(void)ctx;
	read_both(&texts, "The wide river rose 5 m", "The lake rose 6 m", &err);
	if (err.status == SP_OK)
		sp_near_percent(&texts.near, &texts.other, 1, &percent, &err);
	if (err.status == SP_OK)
		sp_near_steps(&texts.near, &texts.asked, &texts.other, &err);
	if (err.status == SP_OK) {
		assert_int_equal(percent, 65);
		assert_int_equal(texts.near.n, 2);
	}
	release(&texts);
	return err.status;
}

static void
every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(oom_each(once, NULL) > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(terms_count_and_numbers_a_tenth),
	    cmocka_unit_test(numbers_alone_are_near_only_themselves),
	    cmocka_unit_test(steps_tell_what_differs),
	    cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
