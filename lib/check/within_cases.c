/* SPDX-License-Identifier: MIT */
#include <spean/within_cases.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/anchor.h>
#include <spean/check_gaps.h>
#include <spean/sent.h>
#include <spean/within_words.h>

/* The least score that counts, as the aligner writes four digits. */
#define SCORE_MIN 1e-4

/* Lengths further away are all the same. */
#define AWAY_MAX 3.

/* A name is the same where that is likelier than not. */
#define WORTH .5

struct sp_within_cases {
	struct sp_within_words *words;
	struct sp_anchors *anchors;
	struct sp_anchor_list list;
	struct sp_str sentence[SP_WITHIN_SENTENCES];
	struct sp_within_share share[SP_WITHIN_SENTENCES];
	struct sp_within_case at[SP_WITHIN_SENTENCES];
	size_t n;
};

void
sp_within_cases_free(struct sp_within_cases *cases)
{
	if (!cases)
		return;
	sp_within_words_free(cases->words);
	sp_anchors_free(cases->anchors);
	sp_anchor_list_release(&cases->list);
	free(cases);
}

struct sp_within_cases *
sp_within_cases_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, struct sp_err *err)
{
	struct sp_within_cases *cases = calloc(1, sizeof(*cases));

	if (!cases) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	cases->words = sp_within_words_new(lang, lex, err);
	if (cases->words)
		cases->anchors = sp_anchors_new(err);
	if (cases->anchors)
		return cases;
	sp_within_cases_free(cases);
	return NULL;
}

/* The sentences of a side, up to one more than there may be. */
static size_t
cut(const struct sp_check_side *side, struct sp_str *sentence)
{
	struct sp_sent_iter iter =
	    sp_sent_begin(side->lang, SP_SENT_LISTS_KEEP, side->text);
	struct sp_str text;
	size_t n = 0;

	while (n <= SP_WITHIN_SENTENCES && sp_sent_next(&iter, &text)) {
		if (sentence && n < SP_WITHIN_SENTENCES)
			sentence[n] = text;
		n++;
	}
	return n;
}

static size_t
count_locs(struct sp_str loc)
{
	size_t n = 1;

	for (size_t i = 0; i < loc.n; i++)
		n += loc.s[i] == ',';
	return n;
}

/* The side that says more, and how many sentences it has; 0 where there is
 * none. */
static size_t
find_side(struct sp_within_cases *cases, const struct sp_check_unit *unit,
    size_t *side, bool *joined)
{
	size_t locs[2], n;

	for (size_t s = 0; s < 2; s++)
		locs[s] = count_locs(unit->side[s].loc);
	*joined = locs[0] != locs[1];
	if (*joined) {
		*side = locs[0] > locs[1] ? 0 : 1;
		n = cut(&unit->side[*side], cases->sentence);
	} else {
		size_t other = cut(&unit->side[0], NULL);

		n = cut(&unit->side[1], NULL);
		if (n == other)
			return 0;
		*side = n > other ? 1 : 0;
		n = cut(&unit->side[*side], cases->sentence);
	}
	return n < 2 || n > SP_WITHIN_SENTENCES ? 0 : n;
}

/* How far away from what is usual, in what is allowed. */
static double
away(double own, double other, double usual)
{
	double most = own > other ? own : other;
	double far = log((own + 1) / (other + 1)) - usual;

	return fmin(
	    AWAY_MAX, fabs(far) / (SP_GAPS_AWAY + SP_GAPS_SHORT / most));
}

static void
set_lengths(struct sp_within_cases *cases, const struct sp_check_unit *unit,
    size_t side, double usual)
{
	double other = (double)sp_gaps_letters(unit->side[1 - side].text);
	double all = (double)sp_gaps_letters(unit->side[side].text);

	if (side == 0)
		usual = -usual;
	for (size_t k = 0; k < cases->n; k++) {
		double *feature = cases->at[k].feature;
		double n = (double)sp_gaps_letters(cases->sentence[k]);

		feature[SP_WITHIN_WITH] = away(all, other, usual);
		feature[SP_WITHIN_WITHOUT] = away(all - n, other, usual);
		feature[SP_WITHIN_PART] = 1 - n / (all + 1);
	}
}

static void
set_products(double *feature)
{
	double joined = feature[SP_WITHIN_JOINED];
	double given = feature[SP_WITHIN_GIVEN];

	feature[SP_WITHIN_WEAK] = joined * feature[SP_WITHIN_OWN];
	feature[SP_WITHIN_SPARE] = joined * given;
	feature[SP_WITHIN_FAR] = given * fabs(given);
}

static enum sp_status
set_words(struct sp_within_cases *cases, const struct sp_check_unit *unit,
    size_t side, struct sp_err *err)
{
	struct sp_within_said said;
	const struct sp_within_share *share = cases->share;
	double words = 1, own = .5, given = 1;
	enum sp_status status =
	    sp_within_words_read(cases->words, side, cases->sentence, cases->n,
		unit->side[1 - side].text, cases->share, &said, err);

	if (status != SP_OK)
		return status;
	for (size_t k = 0; k < cases->n; k++) {
		words += share[k].words;
		own += share[k].own;
		given += share[k].given;
	}
	for (size_t k = 0; k < cases->n; k++) {
		double *feature = cases->at[k].feature, n = share[k].words + 1;

		feature[SP_WITHIN_OWN] = (share[k].own + .5) / n;
		feature[SP_WITHIN_REST] =
		    (own - share[k].own) / (words - share[k].words);
		feature[SP_WITHIN_GIVEN] =
		    log((share[k].given + 1) / (given * n / words + 1));
		feature[SP_WITHIN_LOST] = share[k].lost / n;
		feature[SP_WITHIN_LEFT] =
		    (said.had - share[k].lost + .5) / (said.other + 1);
		feature[SP_WITHIN_SHORT] = 1 / n;
		set_products(feature);
	}
	return SP_OK;
}

/* Is the tag of the side in an anchor? */
static bool
is_met(const struct sp_within_cases *cases, size_t side, size_t tag)
{
	for (size_t i = 0; i < cases->list.n; i++) {
		const struct sp_anchor *a = &cases->list.anchor[i];

		if (a->worth >= WORTH && (side ? a->tgt : a->src) == tag)
			return true;
	}
	return false;
}

static void
count_met(struct sp_within_cases *cases, const struct sp_tags *tags,
    struct sp_within_case *it)
{
	double met = 0, unmet = 0;

	for (size_t i = 0; i < cases->list.n; i++) {
		const struct sp_anchor *a = &cases->list.anchor[i];
		size_t at = it->side ? a->tgt_start : a->src_start;

		met += a->worth >= WORTH && it->start <= at && at < it->end;
	}
	for (size_t t = 0; t < tags->n; t++)
		unmet += it->start <= tags->tag[t].start &&
		    tags->tag[t].start < it->end && !tags->tag[t].doubtful &&
		    !is_met(cases, it->side, t);
	it->feature[SP_WITHIN_MET] = log(1 + met);
	it->feature[SP_WITHIN_UNMET] = log(1 + unmet);
}

static enum sp_status
set_values(struct sp_within_cases *cases, const struct sp_check_unit *unit,
    size_t side, struct sp_err *err)
{
	struct sp_anchor_side text[2];
	enum sp_status status;

	for (size_t s = 0; s < 2; s++)
		text[s] = (struct sp_anchor_side){
		    unit->side[s].text, &unit->side[s].tags};
	status = sp_anchors_find(
	    cases->anchors, text[0], text[1], &cases->list, err);
	if (status != SP_OK)
		return status;
	for (size_t k = 0; k < cases->n; k++)
		count_met(cases, &unit->side[side].tags, &cases->at[k]);
	return SP_OK;
}

enum sp_status
sp_within_cases_read(struct sp_within_cases *cases,
    const struct sp_check_unit *unit, double usual, struct sp_err *err)
{
	size_t side, n;
	bool joined;
	double score = unit->score;
	enum sp_status status;

	cases->n = 0;
	if (unit->side[0].blank || unit->side[1].blank)
		return SP_OK;
	n = find_side(cases, unit, &side, &joined);
	if (n == 0)
		return SP_OK;
	for (size_t k = 0; k < n; k++) {
		struct sp_within_case *it = &cases->at[k];
		const char *text = unit->side[side].text.s;

		*it = (struct sp_within_case){.side = side};
		it->start = (size_t)(cases->sentence[k].s - text);
		it->end = it->start + cases->sentence[k].n;
		it->feature[SP_WITHIN_BIAS] = 1;
		it->feature[SP_WITHIN_JOINED] = joined;
		it->feature[SP_WITHIN_DOUBT] =
		    joined ? -log(fmax(score, SCORE_MIN)) : 0;
	}
	cases->n = n;
	set_lengths(cases, unit, side, usual);
	status = set_words(cases, unit, side, err);
	if (status == SP_OK)
		status = set_values(cases, unit, side, err);
	if (status != SP_OK)
		cases->n = 0;
	return status;
}

const struct sp_within_case *
sp_within_cases_of(const struct sp_within_cases *cases, size_t *n)
{
	*n = cases->n;
	return cases->at;
}
