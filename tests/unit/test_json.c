/* SPDX-License-Identifier: MIT */
#include <spean/json.h>

#include "oom.h"
#include "unit.h"

static void
members_keep_their_order_and_are_escaped(void **state)
{
	struct sp_json *json = sp_json_new(NULL);
	struct sp_buf out = {0};

	(void)state;
	assert_non_null(json);
	sp_json_size(json, "line", 12);
	sp_json_str(json, "text", SP_STR("a \"b\" \\ \x01 ខ្មែរ"));
	sp_json_str(json, "none", (struct sp_str){NULL, 0});
	sp_json_real(json, "score", .25);
	sp_json_true(json, "doubtful");
	sp_json_end(json, &out);
	assert_str_is(sp_buf_str(&out),
	    "{\"line\": 12, \"text\": \"a \\\"b\\\" \\\\ \\u0001 ខ្មែរ\","
	    " \"none\": \"\", \"score\": 0.25, \"doubtful\": true}");
	sp_buf_release(&out);
	sp_json_free(json);
}

static void
it_is_empty_again_behind_the_end(void **state)
{
	struct sp_json *json = sp_json_new(NULL);
	struct sp_buf out = {0};

	(void)state;
	sp_json_size(json, "a", 1);
	sp_json_end(json, &out);
	sp_json_size(json, "b", 2);
	sp_json_end(json, &out);
	assert_str_is(sp_buf_str(&out), "{\"a\": 1}{\"b\": 2}");
	sp_buf_release(&out);
	sp_json_free(json);
}

static enum sp_status
write_one(void *ctx)
{
	struct sp_json *json = sp_json_new(NULL);
	struct sp_buf out = {0};
	enum sp_status status;

	(void)ctx;
	if (!json)
		return SP_NOMEM;
	sp_json_size(json, "line", 1);
	sp_json_str(json, "text", SP_STR("some text"));
	sp_json_end(json, &out);
	status = sp_buf_status(&out, NULL);
	sp_buf_release(&out);
	sp_json_free(json);
	return status;
}

static void
memory_may_fail_at_any_point(void **state)
{
	(void)state;
	assert_true(oom_each(write_one, NULL) > 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(members_keep_their_order_and_are_escaped),
	    cmocka_unit_test(it_is_empty_again_behind_the_end),
	    cmocka_unit_test(memory_may_fail_at_any_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
