/* SPDX-License-Identifier: MIT */
#include <spean/length.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/utf8.h>

/*
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

/* The usual variance counts as much as so many beads, and one that is farther
 * off than an outlier no more than that. */
#define SPREAD_PRIOR 20.
#define SPREAD_MOST  9.

void
sp_lengths_release(struct sp_lengths *lengths)
{
	for (size_t s = 0; s < 2; s++) {
		free(lengths->side[s].sum);
		free(lengths->side[s].own);
	}
	*lengths = (struct sp_lengths){0};
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
set_against(struct sp_length_side *side)
{
	double sum = 8 * 4.2, squares = 8 * .4, mean;

	for (size_t i = 0; i < side->n; i++)
		sum += log(side->sum[i + 1] - side->sum[i] + 1);
	mean = sum / (8 + (double)side->n);
	for (size_t i = 0; i < side->n; i++) {
		double x = log(side->sum[i + 1] - side->sum[i] + 1);

		squares += (x - mean) * (x - mean);
	}
	side->variance = squares / (8 + (double)side->n);
	if (side->variance < .05)
		side->variance = .05;
	for (size_t i = 0; i < side->n; i++) {
		double x = log(side->sum[i + 1] - side->sum[i] + 1);

		/* A density over lengths, not logarithms: hence + x. */
		side->own[i] = (x - mean) * (x - mean) / (2 * side->variance) -
		    log_peak(side->variance) + x;
	}
}

/* Make what each sentence brings a running sum. */
static void
sum_up(struct sp_length_side *side)
{
	double sum = 0;

	for (size_t i = 0; i < side->n; i++) {
		double own = side->own[i];

		side->own[i] = sum;
		sum += own;
	}
	side->own[side->n] = sum;
}

static bool
read_side(struct sp_length_side *side, const struct sp_str *text, size_t n)
{
	side->n = n;
	if (!sp_grow(&side->sum, &side->cap_sum, n + 1, sizeof(double)) ||
	    !sp_grow(&side->own, &side->cap_own, n + 1, sizeof(double)))
		return false;
	side->sum[0] = 0;
	for (size_t i = 0; i < n; i++) {
		side->sum[i + 1] = side->sum[i] + text_length(text[i]);
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
first_ratio(const struct sp_length_side *src, const struct sp_length_side *tgt)
{
	double n = (double)src->n, m = (double)tgt->n;
	double whole = log((tgt->sum[tgt->n] + RATIO_PRIOR) /
	    (src->sum[src->n] + RATIO_PRIOR));
	double mean = n > 0 && m > 0 ? whole + log(n / m) : whole;

	if (fabs(mean - whole) < FAR)
		return whole;
	return fabs(mean) < fabs(whole) ? mean : whole;
}

bool
sp_lengths_read(struct sp_lengths *lengths, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m)
{
	if (!read_side(&lengths->side[0], src, n) ||
	    !read_side(&lengths->side[1], tgt, m))
		return false;
	set_against(&lengths->side[1]);
	sum_up(&lengths->side[0]);
	sum_up(&lengths->side[1]);
	lengths->log_ratio = first_ratio(&lengths->side[0], &lengths->side[1]);
	lengths->spread = 1;
	return true;
}

/* How much wider than usual the lengths are spread in the beads. */
static void
set_spread(struct sp_lengths *lengths, const struct sp_beads *beads)
{
	double sum = SPREAD_PRIOR, n = SPREAD_PRIOR;

	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];
		const double *s = lengths->side[0].sum + bead->src;
		const double *t = lengths->side[1].sum + bead->tgt;
		double src, x, square;

		if (bead->nsrc == 0 || bead->ntgt == 0)
			continue;
		src = s[bead->nsrc] - s[0] + 1;
		x = log(t[bead->ntgt] - t[0] + 1) - log(src) -
		    lengths->log_ratio;
		square = x * x / (VAR_FIXED + VAR_SHORT / (src + 1));
		sum += bead->score * fmin(square, SPREAD_MOST);
		n += bead->score;
	}
	lengths->spread = sum / n;
}

void
sp_lengths_fit(struct sp_lengths *lengths, const struct sp_beads *beads)
{
	double src = RATIO_PRIOR, tgt = RATIO_PRIOR;

	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];
		const double *s = lengths->side[0].sum + bead->src;
		const double *t = lengths->side[1].sum + bead->tgt;

		if (bead->nsrc == 0 || bead->ntgt == 0)
			continue;
		src += bead->score * (s[bead->nsrc] - s[0]);
		tgt += bead->score * (t[bead->ntgt] - t[0]);
	}
	lengths->log_ratio = log(tgt / src);
	set_spread(lengths, beads);
}

/*
 * What a run of the target brings when it is one of blocks.  How a block is cut
 * into sentences tells nothing of which block it is the translation of, so only
 * its whole length counts, against that of any such block: a sum of `to - from`
 * lengths, again log-normal, and the narrower the more there are.
 */
static double
block_own(const struct sp_length_side *side, size_t from, size_t to,
    double log_length)
{
	double n = (double)(to - from);
	double mean = log(n * (side->sum[side->n] / (double)side->n + 1));
	double variance = VAR_FIXED + side->variance / n;
	double x = log_length - mean;

	return x * x / (2 * variance) - log_peak(variance);
}

struct sp_length_run
sp_length_run(const struct sp_lengths *lengths, size_t s, size_t from,
    size_t to, bool blocks)
{
	const struct sp_length_side *side = &lengths->side[s];
	double length = side->sum[to] - side->sum[from] + 1;
	struct sp_length_run run = {.log_length = log(length)};

	if (!blocks)
		run.own = side->own[to] - side->own[from];
	if (s == 0) {
		double variance =
		    lengths->spread * (VAR_FIXED + VAR_SHORT / (length + 1));

		run.precision = 1 / (2 * variance);
		run.own += log_peak(variance);
	} else if (!blocks) {
		/* A density over lengths, and the places of the cuts. */
		run.own -= run.log_length * (double)(to - from);
	} else {
		run.own = block_own(side, from, to, run.log_length);
	}
	return run;
}

/*
 * The target's length given the source's: ln of a mixture of two normals at x,
 * of which one is WIDE times the other, without the peak that the source's run
 * brings.  Each side's own part stands in its run.  A source of several
 * sentences needs no term of its own: those are the same on every path.  Where
 * the target is cut into sentences, any cut is as likely.
 */
double
sp_length_worth(const struct sp_lengths *lengths,
    const struct sp_length_run *src, const struct sp_length_run *tgt)
{
	double x = tgt->log_length - src->log_length - lengths->log_ratio;
	double far = x * x * src->precision / (WIDE * WIDE);
	double near = far * (WIDE * WIDE - 1); /* beyond far */
	double sum = OUTLIERS / WIDE;

	if (near < 40) /* else it adds nothing in a double */
		sum += (1 - OUTLIERS) * exp(-near);
	return log(sum) - far;
}
