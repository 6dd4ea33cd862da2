/* SPDX-License-Identifier: MIT */
#include <spean/said.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/date_value.h>
#include <spean/eight.h>
#include <spean/fact.h>
#include <spean/num.h>
#include <spean/rarity.h>
#include <spean/utf8.h>

void
sp_said_release(struct sp_said *said)
{
	free(said->key);
	*said = (struct sp_said){0};
}

static void
add(struct sp_said *said, struct sp_str key)
{
	if (said->failed ||
	    !sp_grow(&said->key, &said->cap, said->n + 1, sizeof(*said->key))) {
		said->failed = true;
		return;
	}
	said->key[said->n++] = sp_rarity_hash(key);
}

static bool
has(const struct sp_said *said, struct sp_str key)
{
	uint64_t hash = sp_rarity_hash(key);

	for (size_t i = 0; i < said->n; i++)
		if (said->key[i] == hash)
			return true;
	return false;
}

static void
add_fact(void *ctx, const struct sp_fact *fact)
{
	add(ctx, fact->key[0]);
	if (!sp_str_eq(fact->key[0], fact->key[1]))
		add(ctx, fact->key[1]);
}

/* A number as the key of a fact. */
static struct sp_str
number_key(struct sp_str number, char key[SP_FACT_KEY])
{
	size_t n = number.n < SP_FACT_KEY - 1 ? number.n : SP_FACT_KEY - 1;

	if (n > 0 && number.s[0] == '-') { /* "2--44" is no negative */
		number.s++;
		n--;
	}
	key[0] = SP_FACT_NUMBER;
	memcpy(key + 1, number.s, n);
	return (struct sp_str){key, n + 1};
}

/* "1801/1900" is the 19th century, "1980/1989" the eighties. */
static void
add_period(struct sp_said *said, struct sp_str value)
{
	struct sp_date_readings readings;
	const struct sp_date_span *span = readings.span;
	char number[16], key[SP_FACT_KEY];
	int years;

	if (!sp_date_value_read(value, &readings) || readings.n == 0 ||
	    !span->range || !span->a.has_year || !span->b.has_year)
		return;
	years = span->b.year - span->a.year;
	if (years == 99)
		snprintf(number, sizeof(number), "%d", span->b.year / 100);
	else if (years == 9)
		snprintf(number, sizeof(number), "%d", span->a.year % 100);
	else
		return;
	add(said, number_key(sp_str_c(number), key));
}

/* Behind ASCII at byte pos that is no digit, by eight bytes. */
static size_t
skip_ascii(struct sp_str text, size_t pos)
{
	while (text.n - pos >= 8) {
		uint64_t w = sp_eight_at(text.s + pos);
		uint64_t digits =
		    sp_eight_below(w, '9' + 1) & ~sp_eight_below(w, '0');

		if ((w & SP_EIGHT_HIGHS) | digits)
			break;
		pos += 8;
	}
	return pos;
}

/* Behind Khmer at byte pos that is no digit: U+1780 to U+17DF, of which the
 * last 32 have another second byte. */
static size_t
skip_khmer(struct sp_str text, size_t pos)
{
	uint64_t care = sp_eight_at("\xFF\xFF\xC0\0\0\0\0");
	uint64_t care_last = sp_eight_at("\xFF\xFF\xE0\0\0\0\0");
	uint64_t khmer = sp_eight_at("\xE1\x9E\x80\0\0\0\0");
	uint64_t khmer_last = sp_eight_at("\xE1\x9F\x80\0\0\0\0");

	while (text.n - pos >= 8) {
		uint64_t w = sp_eight_at(text.s + pos);

		if ((w & care) != khmer && (w & care_last) != khmer_last)
			break;
		pos += 3;
	}
	return pos;
}

/* The first byte from pos on where a digit may stand. */
static size_t
skip_plain(struct sp_str text, size_t pos)
{
	while (pos < text.n) {
		unsigned char c = (unsigned char)text.s[pos];
		size_t end =
		    c < 0x80 ? skip_ascii(text, pos) : skip_khmer(text, pos);

		if (end > pos)
			pos = end;
		else if (c < 0x80 && (c < '0' || c > '9'))
			pos++;
		else
			break;
	}
	return pos;
}

bool
sp_said_next(struct sp_str text, size_t *pos, struct sp_said_run *run)
{
	size_t n = 0;
	bool found = false;

	while (*pos < text.n) {
		size_t at = found ? *pos : skip_plain(text, *pos);
		int digit;

		*pos = at;
		if (at == text.n)
			break;
		digit = sp_num_digit(sp_utf8_next(text, pos));
		if (digit < 0 && found) {
			*pos = at;
			break;
		}
		if (digit < 0)
			continue;
		if (!found)
			run->start = at;
		found = true;
		run->end = *pos;
		if (n > 0 || digit > 0) {
			if (n < SP_SAID_DIGITS)
				run->digits[n++] = (char)('0' + digit);
		}
	}
	if (found && n == 0)
		run->digits[n++] = '0';
	run->digits[n] = '\0';
	return found;
}

enum sp_status
sp_said_read(struct sp_said *said, struct sp_str text,
    const struct sp_tags *tags, struct sp_err *err)
{
	struct sp_said_run run;
	char key[SP_FACT_KEY];

	said->n = 0;
	said->failed = false;
	for (size_t i = 0; i < tags->n; i++) {
		const struct sp_tag *tag = &tags->tag[i];

		if (tag->type == SP_TAG_NAME)
			continue;
		if (sp_fact_read(tag, add_fact, said, err) != SP_OK)
			return SP_NOMEM;
		if (tag->type == SP_TAG_DATE)
			add_period(said, tag->value);
	}
	for (size_t pos = 0; sp_said_next(text, &pos, &run);)
		add(said, number_key(sp_str_c(run.digits), key));
	return said->failed ? sp_err_set(err, SP_NOMEM, "out of memory")
			    : SP_OK;
}

bool
sp_said_number(const struct sp_said *said, struct sp_str number)
{
	char key[SP_FACT_KEY];

	return has(said, number_key(number, key));
}

struct asked {
	const struct sp_said *said;
	bool all, any;
};

static void
ask(void *ctx, const struct sp_fact *fact)
{
	struct asked *asked = ctx;

	asked->any = true;
	for (size_t k = 0; k < 2; k++) {
		struct sp_str key = fact->key[k];
		bool number = key.n > 0 && key.s[0] == SP_FACT_NUMBER;

		if (number
			? sp_said_number(asked->said, sp_str_sub(key, 1, key.n))
			: has(asked->said, key))
			return;
	}
	asked->all = false;
}

bool
sp_said_tag(const struct sp_said *said, const struct sp_tag *tag)
{
	struct asked asked = {said, true, false};

	return sp_fact_read(tag, ask, &asked, NULL) == SP_OK && asked.any &&
	    asked.all;
}

bool
sp_said_digits(const struct sp_said *said, struct sp_str text)
{
	struct sp_said_run run;
	bool any = false;

	for (size_t pos = 0; sp_said_next(text, &pos, &run);) {
		any = true;
		if (!sp_said_number(said, sp_str_c(run.digits)))
			return false;
	}
	return any;
}
