/* SPDX-License-Identifier: MIT */
#include <spean/evidence.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/feature.h>
#include <spean/utf8.h>

/*
 * Lengths count code points that are not space.  The length of a translation
 * is log-normal around ratio × the length of its source, and the less certain
 * the shorter the text (after Gale & Church 1993, eq. 2, whose variance grows
 * with the length; in logarithms it falls):
 *
 *     variance of ln(tgt / (ratio · src)) = VAR_FIXED + VAR_SHORT / (src + 1)
 *
 * Both were read off ntrex128, tico19 and lohelp: standard deviations .38, .31,
 * .22, .17, .14 for sources of 5, 15, 30, 60 and 160.
 */
#define VAR_FIXED .014
#define VAR_SHORT .9

/* One pair of OUTLIERS does not keep to it: its deviation is WIDE times. */
#define OUTLIERS .03
#define WIDE     3.

/* A ratio is taken from the two texts as far as they are long: this many
 * characters of a text with ratio 1 are added to each. */
#define RATIO_PRIOR 300.
#define FAR         .4

/* What a number that stands on one side only takes from a bead, each. */
#define NUMBER_ALONE .5

/* The longest run of blocks on one side of a bead (search.h). */
#define RUN_MAX 4

/*
 * A run of sentences that may stand on one side of a bead, with all of a bead's
 * worth that depends on this side alone: a search asks for each run hundreds of
 * times.
 */
struct run {
	double log_length;
	double precision; /* of the source: 1 / (2 · variance) */
	double own; /* what the run brings to any bead it stands in */
	uint64_t kinds; /* a bit of 64 for each feature, by its id */
	size_t first, end; /* its items */
};

struct side {
	size_t n;
	size_t cap;
	double *length; /* of the sentences before sentence i; n + 1 of them */
	double *own; /* what the sentences before i bring to any bead */
	double variance; /* of ln(length + 1) of a sentence */
	struct run *run; /* RUN_MAX a block, from the shortest */
};

/*
 * A run of the source laid open: how often each feature stands in it.  A search
 * asks for the same run with one run of the target after the other, so the last
 * one of each length stays open.
 */
struct opened {
	const struct run *run; /* NULL: none is, and all counts are 0 */
	uint32_t *count; /* by feature */
	size_t cap;
};

struct sp_evidence {
	struct side side[2];
	struct sp_features features;
	double log_ratio;
	size_t unit; /* the sentences of a block in side[].run; 0: none are */
	struct opened opened[RUN_MAX];
	/* Features that a comparison has taken from an open run. */
	uint32_t *taken;
	size_t cap_taken;
};

struct sp_evidence *
sp_evidence_new(struct sp_err *err)
{
	struct sp_evidence *ev = calloc(1, sizeof(*ev));

	if (!ev)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return ev;
}

void
sp_evidence_free(struct sp_evidence *ev)
{
	if (!ev)
		return;
	for (size_t s = 0; s < 2; s++) {
		free(ev->side[s].length);
		free(ev->side[s].own);
		free(ev->side[s].run);
	}
	for (size_t k = 0; k < RUN_MAX; k++)
		free(ev->opened[k].count);
	free(ev->taken);
	sp_features_release(&ev->features);
	free(ev);
}

/* Code points that are neither spaces nor zero-width. */
static double
text_length(struct sp_str text)
{
	size_t pos = 0, n = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		n += cp > 0x20 && cp != 0xA0 && (cp < 0x2000 || cp > 0x200F);
	}
	return (double)n;
}

/* The middle of a log-normal density, in logarithms. */
static double
log_peak(double variance)
{
	return -.5 * log(2 * 3.14159265358979323846 * variance);
}

/*
 * How likely the lengths of a side are when nothing is known of the other: a
 * log-normal with the text's own mean, drawn to a middling one where the text
 * is short.  The worth of a bead is against it, so each sentence brings it with
 * the sign turned.
 */
static void
set_against(struct side *side)
{
	double sum = 8 * 4.2, squares = 8 * .4, mean;

	for (size_t i = 0; i < side->n; i++)
		sum += log(side->length[i + 1] - side->length[i] + 1);
	mean = sum / (8 + (double)side->n);
	for (size_t i = 0; i < side->n; i++) {
		double x = log(side->length[i + 1] - side->length[i] + 1);

		squares += (x - mean) * (x - mean);
	}
	side->variance = squares / (8 + (double)side->n);
	if (side->variance < .05)
		side->variance = .05;
	for (size_t i = 0; i < side->n; i++) {
		double x = log(side->length[i + 1] - side->length[i] + 1);

		/* A density over lengths, not logarithms: hence + x. */
		side->own[i] = (x - mean) * (x - mean) / (2 * side->variance) -
		    log_peak(side->variance) + x;
	}
}

/* Make what each sentence brings a running sum, its numbers taken off. */
static void
sum_up(struct side *side, const uint32_t *numbers)
{
	double sum = 0;

	for (size_t i = 0; i < side->n; i++) {
		double own = side->own[i] - NUMBER_ALONE * numbers[i];

		side->own[i] = sum;
		sum += own;
	}
	side->own[side->n] = sum;
}

static bool
side_room(struct side *side, size_t n)
{
	/* All grow alike, and count as grown only when all have. */
	size_t length = side->cap, own = side->cap, run = side->cap;

	if (!sp_grow(&side->length, &length, n + 1, sizeof(double)) ||
	    !sp_grow(&side->own, &own, n + 1, sizeof(double)) ||
	    !sp_grow(&side->run, &run, n + 1, RUN_MAX * sizeof(struct run)))
		return false;
	side->cap = length;
	return true;
}

static bool
read_side(struct side *side, const struct sp_str *text, size_t n)
{
	side->n = n;
	if (!side_room(side, n))
		return false;
	side->length[0] = 0;
	for (size_t i = 0; i < n; i++) {
		side->length[i + 1] = side->length[i] + text_length(text[i]);
		side->own[i] = 0;
	}
	return true;
}

/*
 * The ratio before anything is aligned, as a logarithm: that of the whole
 * texts.  Where large passages were left out it is FAR from that of the mean
 * sentences, which omissions do not bend; then the nearer one to 1 is likelier.
 */
static double
first_ratio(const struct side *src, const struct side *tgt)
{
	double n = (double)src->n, m = (double)tgt->n;
	double whole = log((tgt->length[tgt->n] + RATIO_PRIOR) /
	    (src->length[src->n] + RATIO_PRIOR));
	double mean = n > 0 && m > 0 ? whole + log(n / m) : whole;

	if (fabs(mean - whole) < FAR)
		return whole;
	return fabs(mean) < fabs(whole) ? mean : whole;
}

/* Room for the counts of the features, all 0. */
static bool
make_room(struct sp_evidence *ev)
{
	size_t n = sp_features_count(&ev->features) + 1;

	for (size_t k = 0; k < RUN_MAX; k++) {
		struct opened *opened = &ev->opened[k];

		opened->run = NULL;
		if (!sp_grow(&opened->count, &opened->cap, n, sizeof(uint32_t)))
			return false;
		memset(opened->count, 0, n * sizeof(uint32_t));
	}
	return sp_grow(&ev->taken, &ev->cap_taken,
	    ev->features.side[1].nitems + 1, sizeof(uint32_t));
}

enum sp_status
sp_evidence_read(struct sp_evidence *ev, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_err *err)
{
	enum sp_status status =
	    sp_features_read(&ev->features, src, n, tgt, m, err);

	if (status != SP_OK)
		return status;
	if (!read_side(&ev->side[0], src, n) ||
	    !read_side(&ev->side[1], tgt, m))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	set_against(&ev->side[1]);
	for (size_t s = 0; s < 2; s++)
		sum_up(&ev->side[s], ev->features.side[s].numbers);
	if (!make_room(ev))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	ev->unit = 0;
	ev->log_ratio = first_ratio(&ev->side[0], &ev->side[1]);
	return SP_OK;
}

void
sp_evidence_set_ratio(struct sp_evidence *ev, const struct sp_beads *beads)
{
	double src = RATIO_PRIOR, tgt = RATIO_PRIOR;

	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];
		const double *s = ev->side[0].length + bead->src;
		const double *t = ev->side[1].length + bead->tgt;

		if (bead->nsrc == 0 || bead->ntgt == 0)
			continue;
		src += bead->score * (s[bead->nsrc] - s[0]);
		tgt += bead->score * (t[bead->ntgt] - t[0]);
	}
	ev->log_ratio = log(tgt / src);
}

/*
 * ln P(shape), for beads of sentences and, on the coarse passes, of blocks: the
 * shares of beads in translated articles, gaps at 4 % each (Gale & Church 1993,
 * table 5, has 1 % for printed proceedings; web pages lose more).
 */
static double
shape_prior(size_t ni, size_t nj)
{
	size_t most = ni > nj ? ni : nj, all = ni + nj;

	if (ni == 0 || nj == 0)
		return -3.2; /* .04 */
	if (all == 2)
		return -.17; /* .84 */
	if (all == 3)
		return -3.5; /* .03 */
	if (most == 2)
		return -5.5; /* 2-2: .004 */
	return most == 3 ? (all == 4 ? -5.3 : -6.7) : -7.;
}

/*
 * What a run of the target brings when it is one of blocks.  How a block is cut
 * into sentences tells nothing of which block it is the translation of, so only
 * its whole length counts, against that of any such block: a sum of `to - from`
 * lengths, again log-normal, and the narrower the more there are.
 */
static double
block_own(const struct side *side, size_t from, size_t to, double log_length)
{
	double n = (double)(to - from);
	double mean = log(n * (side->length[side->n] / (double)side->n + 1));
	double variance = VAR_FIXED + side->variance / n;
	double x = log_length - mean;

	return x * x / (2 * variance) - log_peak(variance);
}

/* Sum up sentences [from, to) of a side. */
static struct run
run_of(const struct sp_evidence *ev, size_t s, size_t from, size_t to)
{
	const struct side *side = &ev->side[s];
	const struct sp_feature_side *items = &ev->features.side[s];
	double length = side->length[to] - side->length[from] + 1;
	struct run run = {.log_length = log(length),
	    .first = items->first[from],
	    .end = items->first[to]};

	for (size_t k = run.first; k < run.end; k++)
		for (size_t r = 0; r < 2; r++)
			run.kinds |= UINT64_C(1)
			    << (items->item[k].id[r] * 0x9E3779B1u >> 26);
	/* Of a block there are always numbers that stand alone, and a gap has
	 * none: in blocks they do not count. */
	if (ev->unit == 1)
		run.own = side->own[to] - side->own[from];
	if (s == 0) {
		double variance = VAR_FIXED + VAR_SHORT / (length + 1);

		run.precision = 1 / (2 * variance);
		run.own += log_peak(variance);
	} else if (ev->unit == 1) {
		/* A density over lengths, and the places of the cuts. */
		run.own -= run.log_length * (double)(to - from);
	} else {
		run.own = block_own(side, from, to, run.log_length);
	}
	return run;
}

static void
count_run(struct sp_evidence *ev, struct opened *opened, uint32_t sign)
{
	const struct sp_feature_item *item = ev->features.side[0].item;

	for (size_t k = opened->run->first; k < opened->run->end; k++) {
		opened->count[item[k].id[0]] += sign;
		if (item[k].id[1] != item[k].id[0])
			opened->count[item[k].id[1]] += sign;
	}
}

static void
close_run(struct sp_evidence *ev, struct opened *opened)
{
	if (opened->run)
		count_run(ev, opened, UINT32_MAX); /* that is, −1 */
	opened->run = NULL;
}

static void
open_run(struct sp_evidence *ev, struct opened *opened, const struct run *run)
{
	if (opened->run == run)
		return;
	close_run(ev, opened);
	opened->run = run;
	count_run(ev, opened, 1);
}

/* Sum up all runs of blocks of `unit` sentences. */
static void
set_unit(struct sp_evidence *ev, size_t unit)
{
	for (size_t k = 0; k < RUN_MAX; k++)
		close_run(ev, &ev->opened[k]);
	ev->unit = unit;
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &ev->side[s];
		size_t b = 0;

		for (size_t i = 0; i < side->n; i += unit, b++)
			for (size_t k = 0; k < RUN_MAX; k++) {
				size_t end = i + (k + 1) * unit;

				end = end < side->n ? end : side->n;
				side->run[b * RUN_MAX + k] =
				    run_of(ev, s, i, end);
			}
	}
}

/*
 * The target's length given the source's: ln of a mixture of two normals at x,
 * of which one is WIDE times the other, without the peak that the source's run
 * brings.  Each side's own part stands in its run.  A source of several
 * sentences needs no term of its own: those are the same on every path.  Where
 * the target is cut into sentences, any cut is as likely.
 */
static double
length_worth(
    const struct sp_evidence *ev, const struct run *src, const struct run *tgt)
{
	double x = tgt->log_length - src->log_length - ev->log_ratio;
	double far = x * x * src->precision / (WIDE * WIDE);
	double near = far * (WIDE * WIDE - 1); /* beyond far */
	double sum = OUTLIERS / WIDE;

	if (near < 40) /* else it adds nothing in a double */
		sum += (1 - OUTLIERS) * exp(-near);
	return log(sum) - far;
}

/*
 * Match what tgt has with what src has.  A number was taken off each side as
 * one that stands alone (sum_up); a match gives both back.
 */
static double
item_worth(struct sp_evidence *ev, struct opened *opened, const struct run *src,
    const struct run *tgt)
{
	double sum = 0, number = ev->unit == 1 ? 2 * NUMBER_ALONE : 0;
	size_t n = 0;

	if ((src->kinds & tgt->kinds) == 0)
		return 0;
	open_run(ev, opened, src);
	for (size_t k = tgt->first; k < tgt->end; k++) {
		struct sp_feature_item other = ev->features.side[1].item[k];
		uint32_t id = other.id[0];

		if (opened->count[id] == 0)
			id = other.id[1];
		if (opened->count[id] == 0)
			continue;
		opened->count[id]--;
		ev->taken[n++] = id;
		sum += ev->features.rarity[id] + (other.number ? number : 0);
	}
	while (n > 0)
		opened->count[ev->taken[--n]]++;
	return sum;
}

double
sp_evidence_worth(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	struct sp_evidence *ev = ctx;
	double worth = shape_prior(ni, nj);
	const struct run *src, *tgt;

	if (ni == 0 || nj == 0)
		return worth;
	if (ev->unit != unit)
		set_unit(ev, unit);
	src = &ev->side[0].run[i * RUN_MAX + ni - 1];
	tgt = &ev->side[1].run[j * RUN_MAX + nj - 1];
	return worth + src->own + tgt->own + length_worth(ev, src, tgt) +
	    item_worth(ev, &ev->opened[ni - 1], src, tgt);
}
