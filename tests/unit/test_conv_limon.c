/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/conv.h>
#include <spean/conv_limon_keys.h>
#include <spean/khmer.h>
#include <spean/norm.h>
#include <spean/utf8.h>

#include "data.h"
#include "oom.h"

enum { COENG = 0x17D2, RO = 0x179A, BA = 0x1794, NYO = 0x1789, AA = 0x17B6 };

/* Convert in from the font, cut at byte `cut`. */
static void
convert(struct sp_str in, size_t cut, struct sp_buf *out)
{
	struct sp_conv *conv = sp_conv_new("limon", NULL);

	assert_non_null(conv);
	sp_buf_reset(out);
	assert_int_equal(
	    sp_conv_feed(conv, sp_str_sub(in, 0, cut), false, out, NULL),
	    SP_OK);
	assert_int_equal(
	    sp_conv_feed(conv, sp_str_sub(in, cut, in.n), true, out, NULL),
	    SP_OK);
	sp_conv_free(conv);
}

/* The bytes in windows-1252, or false where it has not all of the text. */
static bool
to_1252(struct sp_str text, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < text.n;) {
		uint32_t cp = sp_utf8_next(text, &i);

		if (cp == 0x2018 || cp == 0x2019)
			cp -= 0x2018 - 0x91;
		else if (cp == 0x20AC)
			cp = 0x80;
		if (cp > 0xFF)
			return false;
		sp_buf_addc(out, (char)cp);
	}
	return true;
}

static void
normal(enum sp_norm_level level, struct sp_str in, struct sp_buf *out)
{
	struct sp_norm_opts opts = {.level = level};
	struct sp_norm *norm = sp_norm_new(&opts, NULL);

	assert_non_null(norm);
	sp_buf_reset(out);
	assert_int_equal(
	    sp_norm_text(norm, sp_lang_find(SP_STR("km")), in, out, NULL),
	    SP_OK);
	sp_norm_free(norm);
}

static void
the_rules_hold_in_both_charsets_however_cut(void **state)
{
	struct buf {
		struct sp_buf bytes, got;
	} b = {{0}, {0}};
	struct data data;
	struct sp_str field[3];

	(void)state;
	data_open(&data, "limon.tests");
	while (data_next(&data, field, 3)) {
		for (size_t cut = 0; cut <= field[0].n; cut++) {
			convert(field[0], cut, &b.got);
			data_is(&data, sp_buf_str(&b.got), field[1]);
		}
		if (!to_1252(field[0], &b.bytes))
			continue;
		for (size_t cut = 0; cut <= b.bytes.n; cut++) {
			convert(sp_buf_str(&b.bytes), cut, &b.got);
			data_is(&data, sp_buf_str(&b.got), field[1]);
		}
	}
	data_close(&data);
	sp_buf_release(&b.bytes);
	sp_buf_release(&b.got);
}

static void
what_comes_out_is_canonical(void **state)
{
	struct sp_buf got = {0}, again = {0};
	struct data data;
	struct sp_str field[3];

	(void)state;
	data_open(&data, "limon.tests");
	while (data_next(&data, field, 3)) {
		convert(field[0], 0, &got);
		normal(SP_NORM_CANON, sp_buf_str(&got), &again);
		data_is(&data, sp_buf_str(&again), sp_buf_str(&got));
	}
	data_close(&data);
	sp_buf_release(&got);
	sp_buf_release(&again);
}

/*
 * The way back: Unicode as a typist of the font writes it, from the table of
 * the keys.  False where the font cannot say it.
 */
static bool
add_key(struct sp_buf *out, uint32_t a, uint32_t b)
{
	struct sp_buf is = {0};
	bool found = false;

	sp_buf_add_cp(&is, a);
	if (b)
		sp_buf_add_cp(&is, b);
	for (uint32_t key = 1; key < 256 && !found; key++) {
		struct sp_str one = sp_str_c(sp_limon_keys[key].is);

		found = one.n > 0 && sp_str_eq(one, sp_buf_str(&is));
		if (found)
			sp_buf_add_cp(out,
			    key == 0x91 || key == 0x92 ? key + 0x2018 - 0x91
						       : key);
	}
	sp_buf_release(&is);
	return found;
}

/* The parts of a vowel before and behind its letter; 0 for none. */
static void
vowel_parts(uint32_t vowel, uint32_t part[2])
{
	part[0] = part[1] = 0;
	switch (vowel) {
	case 0x17C1: /* E, AE, AI */
	case 0x17C2:
	case 0x17C3:
		part[0] = vowel;
		break;
	case 0x17BE: /* OE */
		part[0] = 0x17C1;
		part[1] = 0x17B8;
		break;
	case 0x17C4: /* OO */
		part[0] = 0x17C1;
		part[1] = AA;
		break;
	case 0x17BF: /* YA, IE, AU */
	case 0x17C0:
	case 0x17C5:
		part[0] = 0x17C1;
		part[1] = vowel;
		break;
	default:
		part[1] = vowel;
	}
}

struct cluster {
	uint32_t base, coeng[4], shifter, part[2];
	uint32_t rest[8]; /* other vowels, signs, finals */
	size_t ncoeng, nrest;
	bool ro, above;
};

static bool
read_cluster(struct sp_str text, size_t *i, struct cluster *c)
{
	size_t next = *i;

	*c = (struct cluster){.base = sp_utf8_next(text, i)};
	for (next = *i; next < text.n; *i = next) {
		uint32_t cp = sp_utf8_next(text, &next);
		enum sp_khmer_class class = sp_khmer_class(cp);

		if (!sp_khmer_is_mark(cp))
			return true;
		if (cp == COENG && next < text.n) {
			cp = sp_utf8_next(text, &next);
			c->ro |= cp == RO;
			if (cp != RO && c->ncoeng < 4)
				c->coeng[c->ncoeng++] = cp;
		} else if (class == SP_KHMER_SHIFTER) {
			c->shifter = cp;
		} else if (class >= SP_KHMER_VPRE && class <= SP_KHMER_VAFTER &&
		    !c->part[0] && !c->part[1]) {
			vowel_parts(cp, c->part);
			c->above |= class == SP_KHMER_VABOVE || cp == 0x17BE;
		} else if (c->nrest < 8) {
			c->rest[c->nrest++] = cp;
			c->above |= c->part[1] == AA && cp == 0x17C6;
		} else {
			return false;
		}
	}
	return true;
}

static bool
add_base(struct sp_buf *out, const struct cluster *c)
{
	static const struct {
		uint32_t cp;
		const char *keys;
	} pairs[] = {{0x17A8, "]‘"}, {0x17A9, "]u"}, {0x17AB, "b£"},
	    {0x17AC, "b¤"}, {0x17AD, "B£"}, {0x17AE, "B¤"}, {0x17B3, "]_"}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if (pairs[i].cp == c->base) {
			sp_buf_add(out, sp_str_c(pairs[i].keys));
			return true;
		}
	if (c->base == BA && (c->part[1] == AA || c->part[1] == 0x17C5)) {
		sp_buf_addc(out, ')');
		return true;
	}
	if (c->base == NYO && c->ncoeng > 0) {
		sp_buf_add(out, SP_STR("Ba"));
		return true;
	}
	return add_key(out, c->base, 0);
}

/* The shifter that a U below stands for (KES). */
static uint32_t
shifter_below(const struct cluster *c)
{
	bool strong = sp_khmer_is_strong(c->base), ba = c->base == BA;

	for (size_t i = 0; i < c->ncoeng; i++) {
		strong |= sp_khmer_is_strong(c->coeng[i]);
		ba |= c->coeng[i] == BA;
	}
	return strong && !ba ? 0x17CA : 0x17C9;
}

static bool
add_cluster(struct sp_buf *out, const struct cluster *c)
{
	bool ok = true;
	uint32_t shifter = c->shifter;

	if (c->base == 0x17B2 && c->ncoeng == 1 && c->coeng[0] == 0x1799) {
		sp_buf_addc(out, '[');
		return c->nrest == 0 && !c->part[0] && !c->part[1];
	}
	if (c->part[0])
		ok = ok && add_key(out, c->part[0], 0);
	if (c->ro)
		ok = ok && add_key(out, COENG, RO);
	ok = ok && add_base(out, c);
	/* Pushed below by a vowel above, it has the shape of U. */
	if (shifter && c->above && shifter == shifter_below(c))
		shifter = 0x17BB;
	if (shifter)
		ok = ok && add_key(out, shifter, 0);
	for (size_t i = 0; i < c->ncoeng; i++)
		ok = ok && add_key(out, COENG, c->coeng[i]);
	if (c->part[1])
		ok = ok && add_key(out, c->part[1], 0);
	for (size_t i = 0; i < c->nrest; i++)
		ok = ok && add_key(out, c->rest[i], 0);
	return ok;
}

static bool
to_limon(struct sp_str text, struct sp_buf *out)
{
	struct cluster c;

	sp_buf_reset(out);
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		uint32_t cp = sp_utf8_next(text, &i);

		if (sp_khmer_class(cp) == SP_KHMER_BASE) {
			i = from;
			if (!read_cluster(text, &i, &c) ||
			    !add_cluster(out, &c))
				return false;
		} else if (cp == ' ') {
			sp_buf_addc(out, ' ');
		} else if (!add_key(out, cp, 0)) {
			return false;
		}
	}
	return true;
}

/* True where text comes back, or the font cannot say it (*said: whether it
 * can). */
static bool
comes_back(struct sp_str text, bool *said)
{
	struct sp_buf limon = {0}, got = {0};
	bool ok;

	*said = to_limon(text, &limon);
	if (*said)
		convert(sp_buf_str(&limon), 0, &got);
	ok = !*said || sp_str_eq(sp_buf_str(&got), text);
	if (!ok)
		printf("# %.*s: %.*s: %.*s\n", (int)text.n, text.s,
		    (int)limon.n, limon.s, (int)got.n, got.n ? got.s : "");
	sp_buf_release(&limon);
	sp_buf_release(&got);
	return ok;
}

static void
add_coeng(struct sp_buf *text, uint32_t letter)
{
	sp_buf_add_cp(text, COENG);
	sp_buf_add_cp(text, letter);
}

/* How many of the vowels, and none, come back on base and subscripts. */
static size_t
vowels_come_back(uint32_t base, uint32_t sub, bool ro, size_t *wrong)
{
	struct sp_buf text = {0};
	size_t n = 0;

	for (uint32_t vowel = AA - 1; vowel <= 0x17C5; vowel++) {
		bool said;

		sp_buf_reset(&text);
		/* A letter before: two of the rules ask for it. */
		sp_buf_add(&text, SP_STR("ក"));
		sp_buf_add_cp(&text, base);
		if (sub)
			add_coeng(&text, sub);
		if (ro)
			add_coeng(&text, RO);
		if (vowel >= AA)
			sp_buf_add_cp(&text, vowel);
		*wrong += !comes_back(sp_buf_str(&text), &said);
		n += said;
	}
	sp_buf_release(&text);
	return n;
}

static void
every_letter_subscript_and_vowel_comes_back(void **state)
{
	size_t wrong = 0, n = 0;

	(void)state;
	for (uint32_t base = 0x1780; base <= 0x17A2; base++) {
		n += vowels_come_back(base, 0, false, &wrong);
		n += vowels_come_back(base, 0, true, &wrong);
		/* DA has the subscript of TA, LA and the letters of Sanskrit
		 * have none. */
		for (uint32_t sub = 0x1780; sub <= 0x17A2; sub++) {
			if (sub == RO || sub == 0x178A)
				continue;
			n += vowels_come_back(base, sub, false, &wrong);
			n += vowels_come_back(base, sub, true, &wrong);
		}
	}
	printf("# limon round trip: %zu clusters, %zu wrong\n", n, wrong);
	/* 33 letters, 32 subscripts or none with RO or without, 17 vowels */
	assert_true(n > 33 * 32 * 2 * 16);
	assert_int_equal(wrong, 0);
}

/* Words as canon spells them, one a line, first field. */
static void
words_come_back(void **state)
{
	struct sp_buf canon = {0};
	size_t wrong = 0, n = 0, all = 0;
	struct data data;
	struct sp_str line;

	(void)state;
	if (!data_open_beside(&data, "../shared/data/khmer_words/seafreq.txt"))
		skip();
	while (sp_reader_next(data.reader, &line, NULL)) {
		bool said;

		normal(SP_NORM_CANON, sp_str_cut(&line, '\t'), &canon);
		wrong += !comes_back(sp_buf_str(&canon), &said);
		n += said;
		all++;
	}
	data_close(&data);
	printf("# limon words: %zu of %zu the font can say, %zu wrong\n", n,
	    all, wrong);
	sp_buf_release(&canon);
	assert_int_equal(wrong, 0);
}

/*
 * Keys that the shared table has the wrong way round: texts that are known in
 * both encodings write RYY, the word "or", with the currency sign, and two
 * other tables of the font agree with them.
 */
static const char *const disputed[] = {"b¤", "b£", "B¤", "B£"};

struct tally {
	size_t words, words_met, by_search;
	size_t keys, keys_met, ambiguous, disputes;
};

static bool
is_disputed(struct sp_str key)
{
	for (size_t i = 0; i < sizeof(disputed) / sizeof(*disputed); i++)
		if (sp_str_eq(key, sp_str_c(disputed[i])))
			return true;
	return false;
}

/* True where another line of the file wants another reading. */
static bool
is_ambiguous(const char *path, struct sp_str key, struct sp_str reading)
{
	struct data data;
	struct sp_str line, field[4];
	bool other = false;

	assert_true(data_open_beside(&data, path));
	while (sp_reader_next(data.reader, &line, NULL))
		if (sp_rec_split(line, field, 4) == 4)
			other |= sp_str_eq(field[0], key) &&
			    !sp_str_eq(field[1], reading);
	data_close(&data);
	return other;
}

static void
count_case(const char *path, const struct sp_str field[4], struct tally *t)
{
	struct sp_buf got = {0}, a = {0}, b = {0};
	bool exact, search, word = sp_str_eq(field[2], SP_STR("word"));
	struct sp_str key = field[0];

	if (sp_str_eq(key, SP_STR("u002c")))
		key = SP_STR(",");
	convert(key, 0, &got);
	normal(SP_NORM_SEARCH, sp_buf_str(&got), &a);
	normal(SP_NORM_SEARCH, field[1], &b);
	exact = sp_str_eq(sp_buf_str(&got), field[1]);
	search = sp_str_eq(sp_buf_str(&a), sp_buf_str(&b));
	if (word) {
		t->words++;
		t->words_met += exact || search;
		t->by_search += search && !exact;
	} else if (is_ambiguous(path, field[0], field[1])) {
		t->ambiguous++;
	} else {
		t->keys++;
		t->keys_met += exact;
		t->disputes += is_disputed(key);
	}
	if (!exact && !(word && search) && !is_disputed(key))
		printf("# %.*s: %.*s, not %.*s\n", (int)key.n, key.s,
		    (int)got.n, got.s, (int)field[1].n, field[1].s);
	sp_buf_release(&got);
	sp_buf_release(&a);
	sp_buf_release(&b);
}

static void
shared_cases_hold_but_the_disputed(void **state)
{
	static const char path[] = "../shared/cases/legacy_limon_cases.tsv";
	struct tally t = {0};
	struct data data;
	struct sp_str line, field[4];

	(void)state;
	if (!data_open_beside(&data, path))
		skip();
	sp_reader_next(data.reader, &line, NULL); /* the names of the fields */
	while (sp_reader_next(data.reader, &line, NULL))
		if (sp_rec_split(line, field, 4) == 4)
			count_case(path, field, &t);
	data_close(&data);
	printf("# limon cases: word %zu/%zu, mapping %zu/%zu unambiguous (%zu "
	       "ambiguous); %zu words by spellings that search unifies, %zu "
	       "keys disputed\n",
	    t.words_met, t.words, t.keys_met, t.keys, t.ambiguous, t.by_search,
	    t.disputes);
	assert_int_equal(t.words_met, t.words);
	assert_int_equal(t.keys_met + t.disputes, t.keys);
	assert_int_equal(t.disputes, sizeof(disputed) / sizeof(*disputed));
}

static void
bad_bytes_are_counted_with_their_place(void **state)
{
	struct sp_conv *conv = sp_conv_new("limon", NULL);
	struct sp_buf out = {0};
	size_t first, line;

	(void)state;
	/* 81 is no character of windows-1252. */
	assert_int_equal(
	    sp_conv_feed(conv, SP_STR("ka\nk\xE1\n\x81"), false, &out, NULL),
	    SP_OK);
	assert_int_equal(
	    sp_conv_feed(conv, SP_STR("a"), true, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out), "កា\nក្ក\n\xEF\xBF\xBD\u17B6");
	assert_int_equal(sp_conv_bad(conv, &first, &line), 1);
	assert_int_equal(first, 6);
	assert_int_equal(line, 3);
	sp_conv_free(conv);

	/* Eight characters are enough to know UTF-8; then it must be. */
	conv = sp_conv_new("limon", NULL);
	sp_buf_reset(&out);
	assert_int_equal(sp_conv_feed(conv, SP_STR("kákákákákákákáká\xFF"),
			     true, &out, NULL),
	    SP_OK);
	assert_int_equal(sp_conv_bad(conv, &first, &line), 1);
	assert_int_equal(first, 24);
	assert_int_equal(line, 1);
	sp_conv_free(conv);
	sp_buf_release(&out);
}

static void
text_of_few_characters_is_utf8_where_it_is_valid(void **state)
{
	struct sp_buf out = {0};

	(void)state;
	convert(SP_STR("k\xC3\xA1"), 0, &out); /* á in UTF-8 */
	assert_str_is(sp_buf_str(&out), "ក្ក");
	convert(SP_STR("k\xE1"), 0, &out);
	assert_str_is(sp_buf_str(&out), "ក្ក");
	/* One byte that is not UTF-8, far behind, and it is not. */
	convert(SP_STR("k\xC3\xA1 kkkkkkkkkkkkkkkkkkkk\xE1"), 0, &out);
	assert_true(sp_str_ends(sp_buf_str(&out), SP_STR("ក្ក")));
	assert_true(sp_str_find(sp_buf_str(&out), SP_STR("Ã"), 0) < out.n);
	sp_buf_release(&out);
}

static void
a_mark_of_utf8_is_passed_over_and_another_one_refused(void **state)
{
	struct sp_conv_info info;
	struct sp_buf out = {0};

	(void)state;
	assert_int_equal(sp_conv_text(SP_STR("\xEF\xBB\xBF"
					     "ka"),
			     "LIMON", NULL, &out, &info, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out), "កា");
	assert_string_equal(info.charset, "limon");
	assert_int_equal(sp_conv_text(SP_STR("\xFF\xFEk\0"), "limon", NULL,
			     &out, &info, NULL),
	    SP_BAD_TEXT);
	/* Nor is it a charset that a page may declare. */
	sp_conv_detect(SP_STR("caf\xE9"), NULL, "limon", &info, NULL);
	assert_int_not_equal(info.source, SP_CONV_DECLARED);
	sp_buf_release(&out);
}

/* However long the line, and whatever it is made of. */
static void
an_endless_line_takes_no_room(void **state)
{
	static const char *const units[] = {"ka", "i;", "e", "R", "\xE1", "Ba"};
	struct sp_buf piece = {0}, out = {0};

	(void)state;
	for (size_t u = 0; u < sizeof(units) / sizeof(*units); u++) {
		struct sp_conv *conv = sp_conv_new("limon", NULL);

		sp_buf_reset(&piece);
		while (piece.n < 65536)
			sp_buf_add(&piece, sp_str_c(units[u]));
		for (size_t i = 0; i < 16; i++) {
			sp_buf_reset(&out);
			assert_int_equal(sp_conv_feed(conv, sp_buf_str(&piece),
					     i == 15, &out, NULL),
			    SP_OK);
		}
		/* All but the few marks that wait came out at once. */
		assert_true(out.n > 0 && out.n < 8 * piece.n);
		sp_conv_free(conv);
	}
	sp_buf_release(&piece);
	sp_buf_release(&out);
}

static enum sp_status
convert_hard_text(void *ctx)
{
	const struct sp_str *in = ctx;
	struct sp_buf out = {0};
	struct sp_conv_info info;
	struct sp_err err = {0};
	enum sp_status status;

	status = sp_conv_text(*in, "limon", NULL, &out, &info, &err);
	if (status == SP_OK)
		assert_true(out.n > in->n);
	else
		assert_int_equal(err.status, status);
	sp_buf_release(&out);
	return status;
}

static void
memory_that_fails_at_any_point_is_told(void **state)
{
	struct sp_str utf8 = SP_STR("eRbI RBHraCaNacRkkm<úCa kñúg; bBa©Úl e");
	struct sp_str latin = SP_STR("esuIb km<\xFA"
				     "Ca bBa\xA9\xDAl ;;;;;;;;;;;;;;;;;;;;;;;");

	(void)state;
	assert_true(oom_each(convert_hard_text, &utf8) > 5);
	assert_true(oom_each(convert_hard_text, &latin) > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_rules_hold_in_both_charsets_however_cut),
	    cmocka_unit_test(what_comes_out_is_canonical),
	    cmocka_unit_test(every_letter_subscript_and_vowel_comes_back),
	    cmocka_unit_test(words_come_back),
	    cmocka_unit_test(shared_cases_hold_but_the_disputed),
	    cmocka_unit_test(bad_bytes_are_counted_with_their_place),
	    cmocka_unit_test(text_of_few_characters_is_utf8_where_it_is_valid),
	    cmocka_unit_test(
		a_mark_of_utf8_is_passed_over_and_another_one_refused),
	    cmocka_unit_test(an_endless_line_takes_no_room),
	    cmocka_unit_test(memory_that_fails_at_any_point_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
