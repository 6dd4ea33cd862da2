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
	size_t from, to; /* its sentences */
};

struct side {
	size_t n;
	size_t cap;
	double *length; /* of the sentences before sentence i; n + 1 of them */
	double *against; /* sum of −ln P(length) of the sentences before i */
	size_t *numbers; /* of the sentences before i */
	double mean, variance; /* of ln(length + 1) of a sentence */
	struct run *run; /* RUN_MAX a block, from the shortest */
};

struct sp_evidence {
	struct side side[2];
	struct sp_features features;
	double log_ratio;
	size_t unit; /* the sentences of a block in side[].run; 0: none are */
	double number_alone; /* what a number alone costs at that unit */
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
		free(ev->side[s].against);
		free(ev->side[s].numbers);
		free(ev->side[s].run);
	}
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

/* ln of the length of sentence i, with one added. */
static double
log_of(const struct side *side, size_t i)
{
	return log(side->length[i + 1] - side->length[i] + 1);
}

/*
 * How likely the lengths of a side are when nothing is known of the other: a
 * log-normal with the text's own mean, drawn to a middling one where the text
 * is short.  The worth of a bead is against it.
 */
static void
set_against(struct side *side)
{
	double sum = 8 * 4.2, squares = 8 * .4;

	for (size_t i = 0; i < side->n; i++)
		sum += log_of(side, i);
	side->mean = sum / (8 + (double)side->n);
	for (size_t i = 0; i < side->n; i++) {
		double x = log_of(side, i) - side->mean;

		squares += x * x;
	}
	side->variance = squares / (8 + (double)side->n);
	if (side->variance < .05)
		side->variance = .05;
	side->against[0] = 0;
	for (size_t i = 0; i < side->n; i++) {
		double x = log_of(side, i) - side->mean;

		/* A density over lengths, not logarithms: hence the last. */
		side->against[i + 1] = side->against[i] +
		    x * x / (2 * side->variance) - log_peak(side->variance) +
		    log_of(side, i);
	}
}

static bool
side_room(struct side *side, size_t n)
{
	/* All grow alike, and count as grown only when all have. */
	size_t length = side->cap, against = side->cap;
	size_t numbers = side->cap, run = side->cap;

	if (!sp_grow(&side->length, &length, n + 1, sizeof(double)) ||
	    !sp_grow(&side->against, &against, n + 1, sizeof(double)) ||
	    !sp_grow(&side->numbers, &numbers, n + 1, sizeof(size_t)) ||
	    !sp_grow(&side->run, &run, n + 1, RUN_MAX * sizeof(struct run)))
		return false;
	side->cap = length;
	return true;
}

static bool
read_side(struct sp_evidence *ev, size_t s, const struct sp_str *text, size_t n)
{
	struct side *side = &ev->side[s];

	side->n = n;
	if (n >= UINT32_MAX || !side_room(side, n))
		return false;
	side->length[0] = 0;
	side->numbers[0] = 0;
	for (size_t i = 0; i < n; i++) {
		side->length[i + 1] = side->length[i] + text_length(text[i]);
		side->numbers[i + 1] = side->numbers[i] +
		    sp_features_add(&ev->features, s, text[i]);
	}
	set_against(side);
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

enum sp_status
sp_evidence_read(struct sp_evidence *ev, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_err *err)
{
	sp_features_reset(&ev->features);
	if (!read_side(ev, 0, src, n) || !read_side(ev, 1, tgt, m))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (sp_features_weigh(&ev->features, err) != SP_OK)
		return SP_NOMEM;
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
 * What the target's length brings to a bead by itself: −ln of how likely it is
 * when nothing is known, and where the sentences of a bead are cut, for which
 * any place is as likely.
 */
static double
target_own(const struct side *side, size_t from, size_t to, double log_length)
{
	return side->against[to] - side->against[from] -
	    log_length * (double)(to - from);
}

/*
 * The same for blocks.  How a block is cut into sentences tells nothing of which
 * block it is the translation of, so only its whole length counts: a sum of
 * `to - from` lengths, again log-normal, and the narrower the more there are.
 */
static double
target_own_block(
    const struct side *side, size_t from, size_t to, double log_length)
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
	double length = side->length[to] - side->length[from] + 1;
	struct run run = {.log_length = log(length),
	    .kinds = sp_features_kinds(&ev->features, s, from, to),
	    .from = from,
	    .to = to};

	if (s == 0) {
		double variance = VAR_FIXED + VAR_SHORT / (length + 1);

		run.precision = 1 / (2 * variance);
		run.own = log_peak(variance);
	} else if (ev->unit == 1) {
		run.own = target_own(side, from, to, run.log_length);
	} else {
		run.own = target_own_block(side, from, to, run.log_length);
	}
	run.own -= ev->number_alone *
	    (double)(side->numbers[to] - side->numbers[from]);
	return run;
}

/* Sum up all runs of blocks of `unit` sentences. */
static void
set_unit(struct sp_evidence *ev, size_t unit)
{
	ev->unit = unit;
	/* In a block there are always some that stand alone; a gap has none. */
	ev->number_alone = unit == 1 ? NUMBER_ALONE : 0;
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

/* A number was taken off each side as one that stands alone (run_of); a match
 * gives both back. */
static double
item_worth(struct sp_evidence *ev, const struct run *src, const struct run *tgt)
{
	if ((src->kinds & tgt->kinds) == 0)
		return 0;
	return sp_features_match(&ev->features, src->from, src->to, tgt->from,
	    tgt->to, 2 * ev->number_alone);
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
	    item_worth(ev, src, tgt);
}
