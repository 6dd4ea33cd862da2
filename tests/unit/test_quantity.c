/* SPDX-License-Identifier: MIT */
#include <spean/quantity.h>

#include "data.h"
#include "oom.h"

#include <ctype.h>

#include <spean/num_rules.h>

static const char *const side_name[] = {
    "", " about", " least", " most", " more", " less"};

/* The quantities of text as the tables write them. */
static void
quantities(struct sp_quantities *of, struct sp_str text, struct sp_buf *out)
{
	struct sp_quantity q;
	size_t pos = 0, last = 0;

	sp_buf_reset(out);
	while (sp_quantity_next(of, text, &pos, &q)) {
		assert_true(q.start >= last && q.start < q.end);
		assert_true(q.end == pos && pos <= text.n);
		last = pos;
		sp_buf_addf(out, "%s%s %s%s", out->n ? "; " : "",
		    sp_quantity_type_name(q.type), q.value, side_name[q.side]);
	}
	assert_int_equal(pos, text.n);
	if (out->n == 0)
		sp_buf_addc(out, '-');
}

static struct sp_quantities *
of_language(const char *code)
{
	struct sp_quantities *of =
	    sp_quantities_new(sp_lang_find(sp_str_c(code)), NULL);

	assert_non_null(of);
	return of;
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct sp_quantities *en = of_language("en"), *km = of_language("km");
	struct sp_buf have = {0}, text = {0};
	size_t rows = 0, bad = 0;
	struct sp_str field[4];
	struct data data;

	(void)state;
	data_open(&data, "quantity.tests");
	while (data_next(&data, field, 4)) {
		data_unescape(field[1], &text);
		quantities(sp_str_eq(field[0], SP_STR("en")) ? en : km,
		    sp_buf_str(&text), &have);
		rows++;
		if (sp_str_eq(sp_buf_str(&have), field[2]))
			continue;
		bad++;
		printf("# %s:%zu: %s gives \"%s\", not \"%.*s\"\n", data.path,
		    sp_reader_line(data.reader), sp_buf_c(&text),
		    sp_buf_c(&have), (int)field[2].n, field[2].s);
	}
	data_close(&data);
	sp_buf_release(&have);
	sp_buf_release(&text);
	sp_quantities_free(en);
	sp_quantities_free(km);
	assert_true(rows >= 120);
	assert_int_equal(bad, 0);
}

/*
 * The shared cases of several sources.  What a row wants is written as our
 * values are: the sources name units and currencies each in its own way.
 */
static const char *const unit_name[][2] = {{"percent", ""},
    {"kilometer per hour", "km/h"}, {"pascal", "Pa"},
    {"kilobit per second", "kbit/s"}, {"kilohertz", "kHz"}, {"megawatt", "MW"},
    {"hectopascal", "hPa"}, {"square meter", "m2"},
    {"square centimeter", "cm2"}, {"cubic kilometer", "km3"},
    {"megabyte", "MB"}, {"meter", "m"}, {"meter ក្នុង មួយ millisecond", "m/ms"},
    {"gigabyte ក្នុង មួយ hour", "GB/h"},
    {"decaliter ក្នុង មួយ cubic kilometer", "dal/km3"}, {"ម៉ែត្រ", "m"},
    {"មីលីម៉ែត្រ", "mm"}, {"គីឡូក្រាម", "kg"}, {"លីត្រ", "l"},
    {"គីឡូម៉ែត្រ ក្នុង មួយ ម៉ោង", "km/h"}, {"ក្នុង មួយ ឆ្នាំ", "1/y"}, {"ម៉ៃក្រូ", "µm"},
    {"គីឡូ កាឡូរី", "kcal"}, {"អង្សា ហ្វារ៉ិនហៃ", "°F"}};

/* The text between quotation marks behind a key. */
static bool
quoted(struct sp_str row, const char *key, char *out, size_t size)
{
	size_t at = sp_str_find(row, sp_str_c(key), 0), end;

	if (at == row.n)
		return false;
	at += strlen(key);
	end = sp_str_find(row, SP_STR("\""), at);
	snprintf(out, size, "%.*s", (int)(end - at), row.s + at);
	return true;
}

/* "money { ... }" and "measure { ... }" of the testdata of textnorm. */
static void
wanted_of_message(struct sp_str row, struct sp_buf *want)
{
	char whole[64], part[64] = "", name[160];
	size_t zeros = 0, at = sp_str_find(row, SP_STR("quantity: 1"), 0);

	assert_true(quoted(row, "integer_part: \"", whole, sizeof(whole)));
	quoted(row, "fractional_part: \"", part, sizeof(part));
	if (at < row.n)
		for (at += strlen("quantity: 1"); row.s[at] == '0'; at++)
			zeros++;
	for (size_t n = strlen(part); n > 0 && part[n - 1] == '0'; n--)
		part[n - 1] = '\0';
	if (zeros) {
		sp_buf_addf(want, "%s%s", whole, part);
		for (size_t i = strlen(part); i < zeros; i++)
			sp_buf_addc(want, '0');
	} else {
		sp_buf_addf(want, part[0] ? "%s.%s" : "%s", whole, part);
	}
	if (quoted(row, "currency: \"", name, sizeof(name))) {
		sp_buf_addc(want, ' ');
		for (char *c = name; *c; c++)
			sp_buf_addc(want, (char)toupper((unsigned char)*c));
	} else if (quoted(row, "units: \"", name, sizeof(name))) {
		const char *unit = name;

		for (size_t i = 0; i < sizeof(unit_name) / sizeof(*unit_name);
		     i++)
			if (strcmp(name, unit_name[i][0]) == 0)
				unit = unit_name[i][1];
		sp_buf_addf(want, unit[0] ? " %s" : "%s", unit);
	}
}

static bool
is_in(struct sp_str row, const char *text)
{
	return sp_str_find(row, sp_str_c(text), 0) < row.n;
}

/* "percent 5.5" and so on, as quantities() writes it. */
static void
wanted(struct sp_str type, struct sp_str value, struct sp_buf *want)
{
	struct sp_str rest = value;

	sp_buf_reset(want);
	if (sp_str_eq(type, SP_STR("number-words")))
		type = SP_STR("number");
	if (is_in(value, "\"percent\""))
		type = SP_STR("percent");
	sp_buf_addf(want, "%.*s ", (int)type.n, type.s);
	if (is_in(value, "{"))
		wanted_of_message(value, want);
	else if (is_in(value, "50 kg or km"))
		sp_buf_add(want, SP_STR("50 kg|50 km"));
	else if (is_in(value, "1234 (CLDR km) or 1.234"))
		sp_buf_add(want, SP_STR("1234|1.234"));
	else
		sp_buf_add(want, sp_str_cut(&rest, ';'));
}

/*
 * Rows that are not met, and why:
 *
 *     7 មីល្លី   a bare prefix, which we read as either of the two units that
 *               it stands for in speech: 7 mm|7 ml
 */
static const struct {
	const char *type;
	size_t floor; /* of a hundred */
} kind[] = {{"number-words", 99}, {"number", 97}, {"money", 97},
    {"measure", 97}, {"percent", 97}, {"ordinal", 97}, {"fraction", 97}};

#define KINDS (sizeof(kind) / sizeof(kind[0]))

static size_t
kind_of(struct sp_str type, struct sp_str value)
{
	if (is_in(value, "\"percent\""))
		type = SP_STR("percent");
	for (size_t i = 0; i < KINDS; i++)
		if (sp_str_eq(type, sp_str_c(kind[i].type)))
			return i;
	return KINDS;
}

static void
the_shared_cases_reach_their_floors(void **state)
{
	size_t good[KINDS] = {0}, all[KINDS] = {0};
	struct sp_buf have = {0}, want = {0};
	struct sp_quantities *km;
	struct sp_str field[4];
	struct data data;

	(void)state;
	if (!data_open_beside(&data, "../shared/cases/dates_numbers_cases.tsv"))
		skip();
	km = of_language("km");
	while (data_next(&data, field, 4)) {
		size_t k = kind_of(field[1], field[2]);

		if (k == KINDS)
			continue;
		wanted(field[1], field[2], &want);
		quantities(km, field[0], &have);
		all[k]++;
		if (sp_str_eq(sp_buf_str(&have), sp_buf_str(&want)))
			good[k]++;
		else
			printf("# not met: %.*s: %s, not %s\n", (int)field[0].n,
			    field[0].s, sp_buf_c(&have), sp_buf_c(&want));
	}
	data_close(&data);
	printf("# cases:");
	for (size_t i = 0; i < KINDS; i++)
		printf("%s %s %zu/%zu", i ? "," : "", kind[i].type, good[i],
		    all[i]);
	printf("\n");
	for (size_t i = 0; i < KINDS; i++)
		assert_true(100 * good[i] >= kind[i].floor * all[i]);
	sp_buf_release(&have);
	sp_buf_release(&want);
	sp_quantities_free(km);
}

/* A search by halves needs them sorted. */
static void
words_are_sorted_and_folded(void **state)
{
	const struct sp_num_rules *all[] = {
	    &sp_lang_en_num, &sp_lang_km_num, &sp_lang_und_num};

	(void)state;
	for (size_t k = 0; k < 3; k++)
		for (size_t i = 1; i < all[k]->words; i++)
			assert_true(strcmp(all[k]->word[i - 1].text,
					all[k]->word[i].text) <= 0);
}

static void
the_span_is_the_number_and_its_unit(void **state)
{
	struct sp_str text = SP_STR("about $1.5 million was paid");
	struct sp_quantities *en = of_language("en");
	struct sp_quantity q;
	size_t pos = 0;

	(void)state;
	assert_true(sp_quantity_next(en, text, &pos, &q));
	assert_str_is(sp_str_sub(text, q.start, q.end), "$1.5 million");
	assert_int_equal(q.side, SP_QUANTITY_ABOUT);
	assert_false(sp_quantity_next(en, text, &pos, &q));
	sp_quantities_free(en);
}

static void
what_stands_before_the_place_counts(void **state)
{
	struct sp_quantities *en = of_language("en");
	struct sp_quantity q;
	size_t pos = 1;

	(void)state;
	assert_false(sp_quantity_next(en, SP_STR("x86"), &pos, &q));
	assert_int_equal(pos, 3);
	sp_quantities_free(en);
}

static void
any_other_language_has_digits_and_signs(void **state)
{
	struct sp_quantities *fr = of_language("fr");
	struct sp_buf have = {0};

	(void)state;
	quantities(fr, SP_STR("12,5 % de 3 km pour 5 € et two"), &have);
	assert_str_is(
	    sp_buf_str(&have), "percent 12.5; measure 3 km; money 5 EUR");
	sp_buf_release(&have);
	sp_quantities_free(fr);
}

static void
a_long_chain_of_and_is_no_tower(void **state)
{
	struct sp_quantities *en = of_language("en");
	struct sp_buf text = {0};
	struct sp_quantity q;
	size_t pos = 0, n = 0;

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		sp_buf_add(&text, SP_STR("two and "));
	while (sp_quantity_next(en, sp_buf_str(&text), &pos, &q))
		n++;
	assert_int_equal(n, 100000);
	sp_buf_release(&text);
	sp_quantities_free(en);
}

/* Each of these asks for what stands far before it or behind, so that hours
 * would go by if that was read again for each. */
static void
a_long_text_of_one_kind_ends(void **state)
{
	static const char *const piece[] = {"1x", "1x1", "x1", "1-1-", "1.1.",
	    "one ", "1 to ", "one and ", "ពីរបី", "0 1 "};
	static const char *const lang[] = {"en", "km"};
	struct sp_buf text = {0};
	struct sp_quantity q;

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(piece) / sizeof(piece[0]); i++) {
		struct sp_quantities *quantities = of_language(lang[i % 2]);
		size_t pos = 0;

		sp_buf_reset(&text);
		while (text.n < (size_t)1 << 19)
			sp_buf_add(&text, sp_str_c(piece[i / 2]));
		while (
		    sp_quantity_next(quantities, sp_buf_str(&text), &pos, &q))
			assert_true(q.end <= text.n);
		assert_int_equal(pos, text.n);
		sp_quantities_free(quantities);
	}
	sp_buf_release(&text);
}

/* A lone "one" is asked whether it is all of the text but for spaces. */
static void
much_space_around_ones_is_not_read_for_each(void **state)
{
	struct sp_quantities *en = of_language("en");
	struct sp_buf text = {0};
	struct sp_quantity q;
	size_t pos = 0, half = (size_t)1 << 19;

	(void)state;
	while (text.n < half)
		sp_buf_addc(&text, ' ');
	while (text.n < 2 * half)
		sp_buf_add(&text, SP_STR("one of "));
	assert_false(sp_quantity_next(en, sp_buf_str(&text), &pos, &q));
	assert_int_equal(pos, text.n);
	sp_buf_release(&text);
	sp_quantities_free(en);
}

static enum sp_status
open_and_read(void *ctx)
{
	struct sp_str text = SP_STR("មនុស្សពីរនាក់");
	struct sp_err err = {0};
	struct sp_quantities *km =
	    sp_quantities_new(sp_lang_find(SP_STR("km")), &err);
	struct sp_quantity q;
	size_t pos = 0;

	(void)ctx;
	if (!km)
		return err.status;
	assert_true(sp_quantity_next(km, text, &pos, &q));
	assert_string_equal(q.value, "2");
	sp_quantities_free(km);
	return SP_OK;
}

static void
memory_fails_at_the_start_alone(void **state)
{
	(void)state;
	assert_true(oom_each(open_and_read, NULL) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(the_shared_cases_reach_their_floors),
	    cmocka_unit_test(words_are_sorted_and_folded),
	    cmocka_unit_test(the_span_is_the_number_and_its_unit),
	    cmocka_unit_test(what_stands_before_the_place_counts),
	    cmocka_unit_test(any_other_language_has_digits_and_signs),
	    cmocka_unit_test(a_long_chain_of_and_is_no_tower),
	    cmocka_unit_test(a_long_text_of_one_kind_ends),
	    cmocka_unit_test(much_space_around_ones_is_not_read_for_each),
	    cmocka_unit_test(memory_fails_at_the_start_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
