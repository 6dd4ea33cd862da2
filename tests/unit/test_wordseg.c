/* SPDX-License-Identifier: MIT */
/*
 * How good the words are: against gold of the project's own, and against the
 * shared collection where it is there, with ICU's breaker beside.
 */
#include <spean/word.h>

#include "data.h"

#include <string.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

/* A text of up to so many bytes, and which of its bytes begin words. */
#define TEXT_MAX 8192
struct cut {
	bool begins[TEXT_MAX + 1];
};

struct score {
	size_t borders_both, borders_gold, borders_system;
	size_t words_both, words_gold, words_system;
	size_t numbers, numbers_found;
	size_t run_together; /* numbers that no space is left between */
};

struct system {
	void (*cut)(void *ctx, struct sp_str text, struct cut *cut);
	void *ctx;
};

static void
cut_by_us(void *ctx, struct sp_str text, struct cut *cut)
{
	struct sp_word_span span;

	assert_int_equal(
	    sp_word_begin(ctx, sp_lang_find(SP_STR("km")), text, NULL), SP_OK);
	while (sp_word_next(ctx, &span))
		cut->begins[span.start] = true;
}

static void
cut_by_icu(void *ctx, struct sp_str text, struct cut *cut)
{
	static UChar u16[TEXT_MAX];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n, unit = 0;
	size_t pos = 0;

	u_strFromUTF8(u16, TEXT_MAX, &n, text.s, (int32_t)text.n, &code);
	ubrk_setText(ctx, u16, n, &code);
	assert_true(U_SUCCESS(code));
	for (int32_t to = ubrk_first(ctx); to != UBRK_DONE;
	     to = ubrk_next(ctx)) {
		while (unit < to)
			unit += sp_utf8_next(text, &pos) > 0xFFFF ? 2 : 1;
		cut->begins[pos] = true;
	}
}

static bool
is_number(struct sp_str word)
{
	bool digit = false;

	for (size_t pos = 0; pos < word.n;) {
		uint32_t cp = sp_utf8_next(word, &pos);
		bool this =
		    (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);

		if (!this && cp != '.' && cp != ',')
			return false;
		digit |= this;
	}
	return digit;
}

static bool
digit_at(struct sp_str text, size_t pos)
{
	uint32_t cp = pos < text.n ? sp_utf8_next(text, &pos) : ' ';

	return (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);
}

/*
 * The collection has no spaces: of "២០១៧ ២០១៨" and of "១ . ០" nothing tells
 * that they are two numbers.
 */
static bool
runs_on(struct sp_str text, size_t start, size_t end)
{
	size_t before = start;
	uint32_t cp = start > 0 ? sp_utf8_prev(text, &before) : ' ';

	if (digit_at(text, end) ||
	    (end < text.n && text.s[end] == '.' && digit_at(text, end + 1)))
		return true;
	if (cp == '.' && before > 0)
		sp_utf8_prev(text, &before);
	return start > 0 && digit_at(text, before);
}

static void
compare(struct sp_str text, const struct cut *gold, const struct cut *system,
    struct score *score)
{
	for (size_t i = 0, end; i < text.n; i = end) {
		bool whole = system->begins[i];

		for (end = i + 1; end < text.n && !gold->begins[end]; end++)
			whole &= !system->begins[end];
		whole &= end == text.n || system->begins[end];
		score->words_gold++;
		score->words_both += whole;
		if (!is_number(sp_str_sub(text, i, end))) {
			continue;
		} else if (runs_on(text, i, end)) {
			score->run_together++;
		} else {
			score->numbers++;
			score->numbers_found += whole;
		}
	}
	for (size_t i = 0; i < text.n; i++) {
		score->words_system += system->begins[i];
		if (i == 0)
			continue;
		score->borders_gold += gold->begins[i];
		score->borders_system += system->begins[i];
		score->borders_both += gold->begins[i] && system->begins[i];
	}
}

static double
f1(size_t both, size_t gold, size_t system)
{
	return 2. * (double)both / (double)(gold + system);
}

static void
print(const char *what, const struct score *s)
{
	print_message("# %s: borders P %.4f R %.4f F1 %.4f, words F1 %.4f, "
		      "numbers %zu/%zu, %zu run together\n",
	    what, (double)s->borders_both / (double)s->borders_system,
	    (double)s->borders_both / (double)s->borders_gold,
	    f1(s->borders_both, s->borders_gold, s->borders_system),
	    f1(s->words_both, s->words_gold, s->words_system), s->numbers_found,
	    s->numbers, s->run_together);
}

/* Add word to text; of a word with joints, what stands between two of them, or
 * all in one. */
static void
add_word(struct sp_buf *text, struct sp_str word, bool split, struct cut *gold)
{
	gold->begins[text->n] = true;
	for (size_t i = 0; i < word.n; i++) {
		if (word.s[i] == '_' || word.s[i] == '~')
			gold->begins[text->n] |= split;
		else
			sp_buf_addc(text, word.s[i]);
	}
}

/* A line of WORD/TAG WORD/TAG ...: its text and borders. */
static void
read_tagged(
    struct sp_str line, bool split, struct sp_buf *text, struct cut *gold)
{
	sp_buf_reset(text);
	memset(gold, 0, sizeof(*gold));
	while (line.n > 0) {
		struct sp_str word = sp_str_cut(&line, ' ');
		size_t slash = word.n;

		while (slash > 0 && word.s[slash - 1] != '/')
			slash--;
		if (slash > 1)
			add_word(
			    text, sp_str_sub(word, 0, slash - 1), split, gold);
	}
}

/* A line of words with spaces between. */
static void
read_plain(
    struct sp_str line, bool split, struct sp_buf *text, struct cut *gold)
{
	sp_buf_reset(text);
	memset(gold, 0, sizeof(*gold));
	while (line.n > 0)
		add_word(text, sp_str_cut(&line, ' '), split, gold);
}

static struct score
measure(struct data *data,
    void (*read)(struct sp_str, bool, struct sp_buf *, struct cut *),
    bool split, const struct system *system)
{
	static struct cut gold, have;
	struct score score = {0};
	struct sp_buf text = {0};
	struct sp_str line;

	lseek(data->fd, 0, SEEK_SET);
	sp_reader_free(data->reader);
	data->reader = sp_reader_new(data->fd, '\n');
	assert_non_null(data->reader);
	while (sp_reader_next(data->reader, &line, NULL)) {
		if (line.n == 0 || line.s[0] == '#')
			continue;
		read(line, split, &text, &gold);
		assert_true(text.n < TEXT_MAX);
		memset(&have, 0, sizeof(have));
		system->cut(system->ctx, sp_buf_str(&text), &have);
		compare(sp_buf_str(&text), &gold, &have, &score);
	}
	sp_buf_release(&text);
	return score;
}

static void
words_of_the_sample_are_found(void **state)
{
	struct system us = {cut_by_us, sp_word_new(SP_GRAIN_COARSE, NULL)};
	struct data data;
	struct score score;

	(void)state;
	assert_true(data_open_beside(&data, "tests/data/words_km.txt"));
	score = measure(&data, read_plain, false, &us);
	print("own sentences, compounds joined", &score);
	assert_true(
	    f1(score.words_both, score.words_gold, score.words_system) > .90);
	assert_int_equal(score.numbers, score.numbers_found);
	sp_word_free(us.ctx);
	data_close(&data);
}

static void
words_of_the_shared_collection_are_found(void **state)
{
	UErrorCode code = U_ZERO_ERROR;
	struct system us = {cut_by_us, sp_word_new(SP_GRAIN_COARSE, NULL)};
	struct system fine = {cut_by_us, sp_word_new(SP_GRAIN_FINE, NULL)};
	struct system icu = {
	    cut_by_icu, ubrk_open(UBRK_WORD, "km", NULL, 0, &code)};
	struct data data;
	struct score score;

	(void)state;
	assert_true(U_SUCCESS(code));
	if (!data_open_beside(
		&data, "../shared/cases/wordseg_khpos_close.txt")) {
		print_message("# the shared collection is not there\n");
	} else {
		score = measure(&data, read_tagged, false, &icu);
		print("khPOS, compounds joined, ICU", &score);
		score = measure(&data, read_tagged, true, &icu);
		print("khPOS, compounds split, ICU", &score);
		score = measure(&data, read_tagged, true, &fine);
		print("khPOS, compounds split, fine", &score);
		score = measure(&data, read_tagged, false, &us);
		print("khPOS, compounds joined", &score);
		assert_true(f1(score.borders_both, score.borders_gold,
				score.borders_system) >= .92);
		assert_true(f1(score.words_both, score.words_gold,
				score.words_system) >= .80);
		data_close(&data);
	}
	ubrk_close(icu.ctx);
	sp_word_free(us.ctx);
	sp_word_free(fine.ctx);
}

/* Where we cut and ICU does not: at digits, and behind what it takes for a part
 * of an identifier or an address. */
static bool
is_digit_or_joint(char c)
{
	return (c >= '0' && c <= '9') || c == '_' || c == ';' || c == '@';
}

/* All borders of ICU's; of our own only such as cut digits off letters. */
static size_t
agree(
    struct sp_word *word, UBreakIterator *icu, struct sp_str line, size_t *own)
{
	static struct cut ours, theirs;
	size_t borders = 0;

	memset(&ours, 0, sizeof(ours));
	memset(&theirs, 0, sizeof(theirs));
	cut_by_us(word, line, &ours);
	cut_by_icu(icu, line, &theirs);
	for (size_t i = 1; i < line.n; i++) {
		if (ours.begins[i] && !theirs.begins[i]) {
			assert_true(is_digit_or_joint(line.s[i]) ||
			    is_digit_or_joint(line.s[i - 1]));
			++*own;
		}
		assert_true(ours.begins[i] || !theirs.begins[i]);
		borders += theirs.begins[i];
	}
	return borders;
}

static void
english_words_are_those_of_icu_with_digits_cut_off(void **state)
{
	static const char *const path[] = {
	    "corpora/sample/gold/2019/11-17-released-on-bail.en",
	    "corpora/sample/gold/2023/06-05-dengue-vaccination.en",
	    "../shared/data/ntrex128/en.txt", "../shared/data/tico19/en.txt",
	    "../shared/data/flores_dev_sib/en.txt",
	    "../shared/data/lohelp/en.txt"};
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *icu = ubrk_open(UBRK_WORD, "en", NULL, 0, &code);
	struct sp_word *word = sp_word_new(SP_GRAIN_COARSE, NULL);
	size_t borders = 0, own = 0;
	struct sp_str line;
	struct data data;

	(void)state;
	for (size_t i = 0; i < sizeof(path) / sizeof(path[0]); i++) {
		if (!data_open_beside(&data, path[i])) {
			assert_true(i > 1); /* the sample is always there */
			continue;
		}
		while (sp_reader_next(data.reader, &line, NULL))
			borders += agree(word, icu, line, &own);
		data_close(&data);
	}
	print_message("# English: %zu borders of ICU's, 0 missed, %zu more at "
		      "digits\n",
	    borders, own);
	assert_true(borders > 300);
	ubrk_close(icu);
	sp_word_free(word);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_of_the_sample_are_found),
	    cmocka_unit_test(words_of_the_shared_collection_are_found),
	    cmocka_unit_test(
		english_words_are_those_of_icu_with_digits_cut_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
