/* SPDX-License-Identifier: MIT */
#include <spean/marks.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/sent.h>
#include <spean/utf8.h>

/* A mark is at first thought to stand in a tenth of the sentences, which counts
 * as much as so many sentences. */
#define PRIOR       20.
#define PRIOR_SHARE .1

/* What a line may lack is no more. */
#define STOPS_MOST 3

#define COUNT_MAX UINT8_MAX

static enum sp_mark
mark_of(uint32_t cp)
{
	switch (cp) {
	case '?':
	case 0xFF1F: /* fullwidth */
		return SP_MARK_QUESTION;
	case '!':
	case 0xFF01:
		return SP_MARK_EXCLAMATION;
	case '(':
	case '[':
	case 0xFF08:
		return SP_MARK_BRACKET;
	case '"':
	case 0xAB: /* « » */
	case 0xBB:
	case 0x201C: /* “ ” „ */
	case 0x201D:
	case 0x201E:
		return SP_MARK_QUOTE;
	case ':':
	case 0x17D6: /* camnuc pii kuuh */
	case 0xFF1A:
		return SP_MARK_COLON;
	case ';':
		return SP_MARK_SEMICOLON;
	case '/':
		return SP_MARK_SLASH;
	case '%':
		return SP_MARK_PERCENT;
	default:
		return SP_MARKS;
	}
}

static void
add_to(uint8_t *count, size_t n)
{
	*count = *count + n < COUNT_MAX ? (uint8_t)(*count + n) : COUNT_MAX;
}

static struct sp_mark_counts
counts_of(const struct sp_lang *lang, struct sp_str text)
{
	struct sp_mark_counts counts = {.lines = 0};
	struct sp_sent_iter iter =
	    sp_sent_begin(lang, SP_SENT_LISTS_KEEP, text);
	struct sp_str sentence;
	size_t pos = 0;

	while (pos < text.n) {
		enum sp_mark mark = mark_of(sp_utf8_next(text, &pos));

		if (mark < SP_MARKS)
			add_to(&counts.of[mark], 1);
	}
	while (sp_sent_next(&iter, &sentence))
		add_to(&counts.stops, 1);
	counts.lines = counts.stops > 0;
	return counts;
}

static bool
read_side(struct sp_mark_side *side, const struct sp_lang *lang,
    const struct sp_str *text, size_t n)
{
	side->n = n;
	if (!sp_grow(
		&side->sentence, &side->cap, n + 1, sizeof(*side->sentence)))
		return false;
	for (size_t i = 0; i < n; i++)
		side->sentence[i] = counts_of(lang, text[i]);
	return true;
}

bool
sp_marks_read(struct sp_marks *marks, const struct sp_lang *const lang[2],
    const struct sp_str *src, size_t n, const struct sp_str *tgt, size_t m)
{
	if (!read_side(&marks->side[0], lang[0], src, n) ||
	    !read_side(&marks->side[1], lang[1], tgt, m))
		return false;
	for (size_t k = 0; k < SP_MARKS; k++) {
		double with = PRIOR * PRIOR_SHARE;

		for (size_t s = 0; s < 2; s++)
			for (size_t i = 0; i < marks->side[s].n; i++)
				with += marks->side[s].sentence[i].of[k] > 0;
		marks->rarity[k] = log(((double)(n + m) + PRIOR) / with);
	}
	return true;
}

void
sp_marks_release(struct sp_marks *marks)
{
	for (size_t s = 0; s < 2; s++)
		free(marks->side[s].sentence);
	*marks = (struct sp_marks){0};
}

struct sp_mark_counts
sp_marks_run(const struct sp_marks *marks, size_t s, size_t from, size_t to)
{
	struct sp_mark_counts sum = {.lines = 0};

	for (size_t i = from; i < to; i++) {
		const struct sp_mark_counts *one = &marks->side[s].sentence[i];

		for (size_t k = 0; k < SP_MARKS; k++)
			add_to(&sum.of[k], one->of[k]);
		add_to(&sum.lines, one->lines);
		add_to(&sum.stops, one->stops);
	}
	return sum;
}

/* How many sentences inside the lines of a have none in b. */
static double
stops_lacking(const struct sp_mark_counts *a, const struct sp_mark_counts *b)
{
	int inside = a->stops - a->lines, more = a->stops - b->stops;
	int least = inside < more ? inside : more;

	if (least <= 0)
		return 0;
	return least < STOPS_MOST ? least : STOPS_MOST;
}

struct sp_marks_found
sp_marks_compare(const struct sp_marks *marks, const struct sp_mark_counts *src,
    const struct sp_mark_counts *tgt)
{
	struct sp_marks_found found = {
	    .stops = stops_lacking(src, tgt) + stops_lacking(tgt, src)};
	int alone = 0;

	for (size_t k = 0; k < SP_MARKS; k++) {
		int a = src->of[k], b = tgt->of[k], both = a < b ? a : b;

		if (both > 0)
			found.both += both * marks->rarity[k];
		alone += a + b - 2 * both;
	}
	found.alone = alone;
	return found;
}
