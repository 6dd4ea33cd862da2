/* SPDX-License-Identifier: MIT */
#include <spean/check_gaps.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/eight.h>

/* The ratios of a stream, as a histogram from -RANGE to RANGE. */
#define RANGE 3.
#define BINS  240

/* So many pairs must have been seen before anything is unusual. */
#define ENOUGH 40

/* Texts with fewer letters on both sides can have any ratio. */
#define LETTERS_MIN 16

struct sp_check_gaps {
	size_t bin[BINS];
	size_t seen;
	/* The bin that has the middle one of them, and what is in those below:
	 * kept, as it is asked for with every pair. */
	size_t middle, below;
	bool begun;
	struct sp_buf message;
};

/* What is usual between languages that are known, so that the first pairs of a
 * stream can be judged: it counts for so many pairs.  Khmer has about so many
 * letters, vowels and signs for one letter of English (lohelp: 1.05 to 1.1;
 * the news that Cambodian sites print: 1.3). */
static const struct {
	const char *src, *tgt;
	double ratio;
} usual[] = {{"en", "km", .2}, {"km", "en", -.2}};

struct sp_check_gaps *
sp_check_gaps_new(struct sp_err *err)
{
	struct sp_check_gaps *gaps = calloc(1, sizeof(*gaps));

	if (!gaps)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return gaps;
}

void
sp_check_gaps_free(struct sp_check_gaps *gaps)
{
	if (!gaps)
		return;
	sp_buf_release(&gaps->message);
	free(gaps);
}

static size_t
bin_of(double ratio)
{
	double at = (ratio + RANGE) / (2 * RANGE) * BINS;

	return at < 0 ? 0 : at >= BINS ? BINS - 1 : (size_t)at;
}

double
sp_check_gaps_usual(const struct sp_check_gaps *gaps)
{
	if (gaps->seen == 0)
		return 0;
	return ((double)gaps->middle + .5) / BINS * 2 * RANGE - RANGE;
}

/* A ratio was seen, so many times. */
static void
see(struct sp_check_gaps *gaps, double ratio, size_t times)
{
	size_t bin = bin_of(ratio);

	gaps->bin[bin] += times;
	gaps->seen += times;
	if (bin < gaps->middle)
		gaps->below += times;
	while ((gaps->below + gaps->bin[gaps->middle]) * 2 < gaps->seen)
		gaps->below += gaps->bin[gaps->middle++];
	while (gaps->middle > 0 && gaps->below * 2 >= gaps->seen)
		gaps->below -= gaps->bin[--gaps->middle];
}

/* Start with what is usual between two languages. */
static void
begin(struct sp_check_gaps *gaps, const struct sp_check_unit *unit)
{
	gaps->begun = true;
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++) {
		if (strcmp(usual[i].src, unit->side[0].lang->code) != 0 ||
		    strcmp(usual[i].tgt, unit->side[1].lang->code) != 0)
			continue;
		see(gaps, usual[i].ratio, ENOUGH);
	}
}

/* Letters, digits and marks, by the bytes they begin with: in ASCII those, of
 * other characters all but general punctuation and zero-width ones (U+2000 to
 * U+2FFF).  This is for a byte what begin_letters is for eight. */
static bool
begins_letter(unsigned char c)
{
	return (c >= '0' && c <= '9') ||
	    ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	    (c >= 0xC3 && c != 0xE2);
}

static uint64_t
begin_letters(uint64_t w)
{
	uint64_t small = w | SP_EIGHT_ONES * 0x20;
	uint64_t ascii =
	    (sp_eight_below(w, '9' + 1) & ~sp_eight_below(w, '0')) |
	    (sp_eight_below(small, 'z' + 1) & ~sp_eight_below(small, 'a'));
	uint64_t lead = w & SP_EIGHT_HIGHS &
	    ~sp_eight_below(w & ~SP_EIGHT_HIGHS, 0xC3 & 0x7F);

	return ascii | (lead & ~sp_eight_is(w, 0xE2));
}

size_t
sp_gaps_letters(struct sp_str text)
{
	size_t n = 0, i = 0;

	for (; text.n - i >= 8; i += 8)
		n += sp_eight_count(begin_letters(sp_eight_at(text.s + i)));
	for (; i < text.n; i++)
		n += begins_letter((unsigned char)text.s[i]);
	return n;
}

static void
tell(struct sp_check_gaps *gaps, const struct sp_check_unit *unit,
    enum sp_check check, double confidence, struct sp_findings *findings)
{
	struct sp_norm_range at[2];

	for (size_t s = 0; s < 2; s++)
		at[s] = unit->side[s].blank
		    ? SP_FINDING_NOWHERE
		    : (struct sp_norm_range){0, unit->side[s].raw.n};
	sp_findings_add(
	    findings, check, confidence, at[0], at[1], &gaps->message);
}

/* One side has no sentence for what the other says. */
static void
tell_gap(struct sp_check_gaps *gaps, const struct sp_check_unit *unit,
    size_t said, struct sp_findings *findings)
{
	sp_buf_addf(&gaps->message, "%s %s: ", sp_check_unit_lang(unit, 1),
	    said ? "adds" : "leaves out");
	sp_check_unit_quote(
	    unit, said, 0, unit->side[said].text.n, &gaps->message);
	tell(gaps, unit, said ? SP_CHECK_ADDED : SP_CHECK_MISSING, unit->score,
	    findings);
}

static void
look_at_length(struct sp_check_gaps *gaps, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	size_t n[2], most;
	double ratio, away, limit;

	for (size_t s = 0; s < 2; s++)
		n[s] = sp_gaps_letters(unit->side[s].text);
	most = n[0] > n[1] ? n[0] : n[1];
	if (n[0] == 0 || n[1] == 0)
		return;
	ratio = log((double)n[1] / (double)n[0]);
	away = ratio - sp_check_gaps_usual(gaps);
	limit = SP_GAPS_AWAY + SP_GAPS_SHORT / (double)most;
	if (gaps->seen >= ENOUGH && most >= LETTERS_MIN && fabs(away) > limit) {
		sp_buf_addf(&gaps->message,
		    "%s is %.1f times as long as is usual for this %s",
		    sp_check_unit_lang(unit, away > 0), exp(fabs(away)),
		    sp_check_unit_lang(unit, away < 0));
		/* Twice as far is as good as sure. */
		tell(gaps, unit, SP_CHECK_LENGTH,
		    1 - .5 * exp(1 - fabs(away) / limit), findings);
	}
	see(gaps, ratio, 1);
}

enum sp_status
sp_check_gaps_run(struct sp_check_gaps *gaps, const struct sp_check_unit *unit,
    struct sp_findings *findings, struct sp_err *err)
{
	const struct sp_check_side *side = unit->side;

	sp_buf_reset(&gaps->message);
	if (!gaps->begun)
		begin(gaps, unit);
	if (side[0].blank && side[1].blank) {
		sp_buf_add(&gaps->message, SP_STR("neither side has text"));
		tell(gaps, unit, SP_CHECK_EMPTY, 1, findings);
	} else if (side[0].gap || side[1].gap) {
		tell_gap(gaps, unit, side[0].gap ? 1 : 0, findings);
	} else if (side[0].blank || side[1].blank) {
		sp_buf_addf(&gaps->message, "%s has no text",
		    sp_check_unit_lang(unit, side[1].blank));
		tell(gaps, unit, SP_CHECK_EMPTY, 1, findings);
	} else {
		look_at_length(gaps, unit, findings);
	}
	return sp_buf_status(&gaps->message, err);
}
