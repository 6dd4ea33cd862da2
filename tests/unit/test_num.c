/* SPDX-License-Identifier: MIT */
#include <spean/num.h>

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/rec.h>

/* \uXXXX becomes the character. */
static void
unescape(struct sp_str text, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < text.n; i++) {
		char hex[5] = "";

		if (text.s[i] != '\\' || text.n - i < 6) {
			sp_buf_addc(out, text.s[i]);
			continue;
		}
		memcpy(hex, text.s + i + 2, 4);
		sp_buf_add_cp(out, (uint32_t)strtoul(hex, NULL, 16));
		i += 5;
	}
}

/* The numbers of text as the table writes them. */
static void
numbers(struct sp_str text, struct sp_buf *out)
{
	struct sp_num num;
	size_t pos = 0;

	sp_buf_reset(out);
	while (sp_num_next(text, &pos, &num)) {
		assert_true(num.start < num.end && num.end == pos);
		sp_buf_addf(out, "%s%s", out->n ? ";" : "", num.value[0]);
		if (num.value[1][0])
			sp_buf_addf(out, "|%s", num.value[1]);
	}
	assert_int_equal(pos, text.n);
	if (out->n == 0)
		sp_buf_addc(out, '-');
}

static void
every_case_of_the_table_is_met(void **state)
{
	const char *dir = getenv("srcdir");
	struct sp_buf path = {0}, text = {0}, have = {0};
	char line[512];
	size_t rows = 0;
	FILE *file;

	(void)state;
	sp_buf_addf(&path, "%s/tests/data/num.tests", dir ? dir : ".");
	file = fopen(sp_buf_c(&path), "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		struct sp_str field[3];

		if (line[0] == '#')
			continue;
		assert_int_equal(sp_rec_split(sp_str_c(line), field, 3), 3);
		unescape(field[0], &text);
		numbers(sp_buf_str(&text), &have);
		if (!sp_str_eq(sp_buf_str(&have), field[1]))
			fail_msg("%.*s: %s", (int)field[0].n, field[0].s,
			    sp_buf_c(&have));
		rows++;
	}
	assert_true(rows > 40);
	fclose(file);
	sp_buf_release(&path);
	sp_buf_release(&text);
	sp_buf_release(&have);
}

static void
a_span_is_the_bytes_of_the_digits(void **state)
{
	struct sp_str text = SP_STR("ទី៧៤នាក់");
	struct sp_num num;
	size_t pos = 0;

	(void)state;
	assert_true(sp_num_next(text, &pos, &num));
	assert_str_is(sp_str_sub(text, num.start, num.end), "៧៤");
	assert_false(sp_num_next(text, &pos, &num));
}

static void
hostile_text_ends(void **state)
{
	static const char *const piece[] = {"1", "1.", "1,", ".", "1\xc2\xa0",
	    "1.234", "\xff", "\xe1\x9f", "៥.", "1a", ".1 "};
	struct sp_buf text = {0}, out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++) {
		sp_buf_reset(&text);
		while (text.n < (size_t)1 << 20)
			sp_buf_add(&text, sp_str_c(piece[i]));
		numbers(sp_buf_str(&text), &out);
	}
	sp_buf_release(&text);
	sp_buf_release(&out);
}

/* Of the exact size, so that a sanitizer sees a step too far. */
static void
a_number_may_be_the_last_thing_in_memory(void **state)
{
	static const char *const text[] = {"1,500", "១.៥០០", "1,", "$1,500 "};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		size_t n = strlen(text[i]), pos = 0;
		char *copy = malloc(n);
		struct sp_num num;

		assert_non_null(copy);
		memcpy(copy, text[i], n);
		while (sp_num_next((struct sp_str){copy, n}, &pos, &num))
			assert_true(num.end <= n);
		free(copy);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(a_span_is_the_bytes_of_the_digits),
	    cmocka_unit_test(hostile_text_ends),
	    cmocka_unit_test(a_number_may_be_the_last_thing_in_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
