/* SPDX-License-Identifier: MIT */
#include <spean/fact.h>

#include <string.h>

#include <spean/buf.h>
#include <spean/index.h>
#include <spean/known.h>
#include <spean/translit.h>

struct teller {
	sp_fact_fn *fn;
	void *ctx;
};

static struct sp_str
write_key(char kind, struct sp_str text, char key[SP_FACT_KEY])
{
	size_t n = text.n < SP_FACT_KEY - 1 ? text.n : SP_FACT_KEY - 1;

	key[0] = kind;
	if (n > 0)
		memcpy(key + 1, text.s, n);
	return (struct sp_str){key, n + 1};
}

/* A fact that reads one way or two; the second may be empty. */
static void
tell(const struct teller *to, char kind, struct sp_str one, struct sp_str two)
{
	char key[2][SP_FACT_KEY];
	struct sp_fact fact = {.number = kind != SP_FACT_NAME};

	fact.key[0] = fact.key[1] = write_key(kind, one, key[0]);
	if (two.n > 0)
		fact.key[1] = write_key(kind, two, key[1]);
	to->fn(to->ctx, &fact);
}

/* "1.5", "1500 km|1.5 km", "10/15": the bounds of a range are facts of their
 * own, and what is measured is left out. */
static void
tell_quantity(const struct teller *to, struct sp_str value)
{
	struct sp_str one = sp_str_cut(&value, '|');
	struct sp_str two = sp_str_cut(&value, '|');

	one = sp_str_cut(&one, ' ');
	two = sp_str_cut(&two, ' ');
	while (one.n > 0) {
		struct sp_str bound = sp_str_cut(&one, '/');

		tell(to, SP_FACT_NUMBER, bound, sp_str_cut(&two, '/'));
	}
}

/* Without the zeros before it: a month, a day. */
static struct sp_str
plain_number(struct sp_str text)
{
	while (text.n > 1 && text.s[0] == '0') {
		text.s++;
		text.n--;
	}
	return text;
}

/*
 * The parts of a date are facts of their own, as languages leave out some and a
 * year may be a number: 2019-11-15, 2019-11, --11-15, ---15.
 */
static void
tell_date(const struct teller *to, struct sp_str value)
{
	static const char kind[] = {
	    SP_FACT_NUMBER, SP_FACT_MONTH, SP_FACT_NUMBER};
	struct sp_str reading = sp_str_cut(&value, '|');

	if (reading.n == 0)
		return;
	if (reading.s[0] == 'P' || sp_str_starts(reading, SP_STR("-P")) ||
	    sp_str_starts(reading, SP_STR("-W"))) {
		tell(to, SP_FACT_DAY, reading, SP_STR(""));
		return;
	}
	for (size_t part = 0; part < 3 && reading.n > 0; part++) {
		struct sp_str it = plain_number(sp_str_cut(&reading, '-'));

		if (part == 0 && it.n == 0 &&
		    sp_str_starts(reading, SP_STR("-")))
			sp_str_cut(&reading, '-'); /* no year */
		else if (it.n > 0)
			tell(to, kind[part], it, SP_STR(""));
	}
}

static enum sp_status
tell_latin_name(const struct teller *to, struct sp_str value)
{
	struct sp_buf letters = {0};
	enum sp_status status = sp_translit_fold(value, &letters, NULL);

	if (status == SP_OK)
		tell(to, SP_FACT_NAME, sp_buf_str(&letters), SP_STR(""));
	sp_buf_release(&letters);
	return status;
}

/* Of the names that a Khmer spelling may stand for, the first two. */
static void
tell_khmer_name(const struct teller *to, struct sp_str value)
{
	size_t n;
	const struct sp_known *known = sp_known_khmer(value, &n);

	if (n > 0)
		tell(to, SP_FACT_NAME, sp_str_c(known[0].latin),
		    sp_str_c(known[n > 1].latin));
}

enum sp_status
sp_fact_read(
    const struct sp_tag *tag, sp_fact_fn *fn, void *ctx, struct sp_err *err)
{
	struct teller to = {fn, ctx};
	struct sp_str value = tag->value;

	switch (tag->type) {
	case SP_TAG_NAME:
		if (tag->khmer)
			tell_khmer_name(&to, value);
		else if (tell_latin_name(&to, value) == SP_NOMEM)
			return sp_err_set(err, SP_NOMEM, "out of memory");
		break;
	case SP_TAG_DATE:
		while (value.n > 0)
			tell_date(&to, sp_str_cut(&value, '/'));
		break;
	case SP_TAG_TIME:
		tell(&to, SP_FACT_TIME, value, SP_STR(""));
		break;
	default:
		tell_quantity(&to, value);
	}
	return SP_OK;
}

double
sp_fact_share(struct sp_str key)
{
	struct sp_str value = {key.s + 1, key.n - 1};

	switch (key.s[0]) {
	case SP_FACT_NUMBER:
		return sp_index_number_share(value);
	case SP_FACT_MONTH:
		return .02;
	case SP_FACT_DAY:
	case SP_FACT_TIME:
		return .005;
	default:
		return .0005;
	}
}
