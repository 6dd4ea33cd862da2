/* SPDX-License-Identifier: MIT */
#include <spean/lattice.h>

#include <math.h>
#include <stdlib.h>

#define NEVER SP_LATTICE_NEVER

/* What is this many nats below the rest does not change a sum of doubles. */
#define LOST 40

/* The worths of beads are kept of rows with no more points than this, 20 MB
 * with 10 shapes, or of one row; what is not kept is asked for twice. */
#define KNOWN_MAX ((size_t)1 << 18)

/* A step is the shape of its bead and the state before it. */
#define STEP(shape, before) ((uint8_t)((shape) | (size_t)(before) << 5))
#define STEP_SHAPE(step)    ((step)&31)
#define STEP_BEFORE(step)   ((enum sp_lattice_state)((step) >> 5))

/* Terms of a sum that is kept as its logarithm. */
struct terms {
	double term[SP_LATTICE_SHAPES];
	size_t n;
	double high;
};

/* What leads on from a point. */
struct sp_lattice_sum {
	struct terms beads;
	double gap[SP_LATTICE_STATES]; /* NEVER: none of this side */
};

static void
add_term(struct terms *sum, double term)
{
	if (sum->n == 0 || term > sum->high)
		sum->high = term;
	sum->term[sum->n++] = term;
}

/* ln of the sum of exp(term). */
static double
log_sum(const struct terms *sum)
{
	double all = 0;

	if (sum->n <= 1)
		return sum->n ? sum->high : NEVER;
	for (size_t k = 0; k < sum->n; k++)
		if (sum->term[k] > sum->high - LOST)
			all += exp(sum->term[k] - sum->high);
	return sum->high + log(all);
}

/* ln (exp a + exp b). */
static double
log_plus(double a, double b)
{
	double high = a > b ? a : b, low = a > b ? b : a;

	return low > high - LOST ? high + log1p(exp(low - high)) : high;
}

/* The value of point (i, j) in a ring of rows. */
static struct sp_lattice_point *
in_ring(const struct sp_lattice *lattice, struct sp_lattice_point *const ring[],
    size_t i, size_t j)
{
	return &ring[i % SP_LATTICE_RING][j - lattice->band->lo[i]];
}

static struct sp_lattice_sum *
sum_at(const struct sp_lattice *lattice, size_t i, size_t j)
{
	return &lattice->sum[i % SP_LATTICE_RING][j - lattice->band->lo[i]];
}

/* Whether the bead that ends at (i, j) begins at a point of the band. */
static bool
has_step(const struct sp_lattice *lattice, struct sp_lattice_shape shape,
    size_t i, size_t j)
{
	return shape.ni <= i && shape.nj <= j &&
	    sp_band_has(lattice->band, i - shape.ni, j - shape.nj);
}

/* What a gap leaves out; of other states nothing is asked. */
static struct sp_lattice_shape
gap_shape(enum sp_lattice_state state)
{
	return (struct sp_lattice_shape){
	    state == SP_LATTICE_SRC, state == SP_LATTICE_TGT};
}

static void
set_steps(struct sp_lattice *lattice)
{
	const struct sp_steps *s = lattice->steps;

	for (uint32_t ni = 1; ni <= s->max; ni++)
		for (uint32_t nj = 1; nj <= s->max; nj++)
			if (ni + nj <= s->total)
				lattice->shape[lattice->nshapes++] =
				    (struct sp_lattice_shape){ni, nj};
	for (size_t k = SP_LATTICE_SRC; k < SP_LATTICE_STATES; k++) {
		lattice->gap[SP_LATTICE_BEAD][k] = s->gap.open;
		lattice->gap[k][k] = s->gap.on;
	}
	lattice->gap[SP_LATTICE_SRC][SP_LATTICE_TGT] = s->gap.turn;
	lattice->gap[SP_LATTICE_TGT][SP_LATTICE_SRC] = NEVER;
}

/* The worths of the beads that end at point (i, j), by their shapes. */
static double *
known_at(const struct sp_lattice *lattice, size_t i, size_t j)
{
	size_t at = sp_band_at(lattice->band, i, j);

	return &lattice->known[(at - lattice->band->at[lattice->first]) *
	    lattice->nshapes];
}

/* Say which beads will be asked for: those that end in row i. */
static void
announce_row(const struct sp_lattice *lattice, size_t i)
{
	const struct sp_steps *steps = lattice->steps;
	const struct sp_band *band = lattice->band;
	size_t max = steps->max;
	size_t ahead = i + max - 1 < band->n ? i + max - 1 : band->n;
	size_t from = band->lo[i] > max ? band->lo[i] - max : 0;
	size_t lowest = band->lo[i > max ? i - max : 0];

	if (steps->row && i > 0 && band->hi[ahead] - 1 > from)
		steps->row(steps->ctx, lattice->unit, i,
		    from > lowest ? from : lowest, band->hi[ahead] - 1);
}

/* Ask for the beads that end in row i. */
static void
ask_row(const struct sp_lattice *lattice, size_t i)
{
	const struct sp_steps *steps = lattice->steps;
	const struct sp_band *band = lattice->band;

	announce_row(lattice, i);
	for (size_t j = band->lo[i]; j < band->hi[i]; j++) {
		double *known = known_at(lattice, i, j);

		for (size_t k = 0; k < lattice->nshapes; k++) {
			struct sp_lattice_shape s = lattice->shape[k];

			if (has_step(lattice, s, i, j))
				known[k] =
				    steps->worth(steps->ctx, lattice->unit,
					i - s.ni, s.ni, j - s.nj, s.nj);
		}
	}
}

/* The row before which rows that are known together begin, if the last of
 * them is `last`; and if the first of them is `first`, where they end. */
static size_t
rows_before(const struct sp_lattice *lattice, size_t last)
{
	const size_t *at = lattice->band->at;
	size_t first = last;

	while (first > 0 && at[last + 1] - at[first - 1] <= KNOWN_MAX)
		first--;
	return first;
}

static size_t
rows_after(const struct sp_lattice *lattice, size_t first)
{
	const size_t *at = lattice->band->at;
	size_t end = first + 1;

	while (end <= lattice->band->n && at[end + 1] - at[first] <= KNOWN_MAX)
		end++;
	return end;
}

static void
know(struct sp_lattice *lattice, size_t first, size_t end)
{
	lattice->first = first;
	lattice->end = end;
	for (size_t i = first; i < end; i++)
		ask_row(lattice, i);
}

/* The best path into a gap that ends at point (i, j). */
static void
reach_gap(struct sp_lattice *lattice, size_t i, size_t j,
    enum sp_lattice_state state, struct sp_lattice_point *here)
{
	struct sp_lattice_shape s = gap_shape(state);
	const struct sp_lattice_point *before;
	double best = NEVER;
	size_t from = 0;

	if (has_step(lattice, s, i, j)) {
		before = in_ring(lattice, lattice->reach, i - s.ni, j - s.nj);
		for (size_t k = 0; k < SP_LATTICE_STATES; k++) {
			double path = before->state[k] + lattice->gap[k][state];

			if (path > best) {
				best = path;
				from = k;
			}
		}
	}
	here->state[state] = best;
	lattice->from[sp_band_at(lattice->band, i, j)][state] = STEP(0, from);
}

/* The best path to point (i, j) by a bead. */
static void
reach_bead(struct sp_lattice *lattice, size_t i, size_t j,
    struct sp_lattice_point *here)
{
	const double *known = known_at(lattice, i, j);
	double best = i + j > 0 ? NEVER : 0;
	uint8_t step = 0;

	for (size_t k = 0; k < lattice->nshapes; k++) {
		struct sp_lattice_shape s = lattice->shape[k];
		const struct sp_lattice_point *before;

		if (!has_step(lattice, s, i, j))
			continue;
		before = in_ring(lattice, lattice->reach, i - s.ni, j - s.nj);
		if (before->all + known[k] > best) {
			best = before->all + known[k];
			step = STEP(k, before->best);
		}
	}
	here->state[SP_LATTICE_BEAD] = best;
	lattice->from[sp_band_at(lattice->band, i, j)][SP_LATTICE_BEAD] = step;
}

static void
reach_best(struct sp_lattice *lattice, size_t i, size_t j)
{
	struct sp_lattice_point *here = in_ring(lattice, lattice->reach, i, j);

	reach_bead(lattice, i, j, here);
	reach_gap(lattice, i, j, SP_LATTICE_SRC, here);
	reach_gap(lattice, i, j, SP_LATTICE_TGT, here);
	here->best = SP_LATTICE_BEAD;
	for (size_t k = SP_LATTICE_SRC; k < SP_LATTICE_STATES; k++)
		if (here->state[k] > here->state[here->best])
			here->best = (enum sp_lattice_state)k;
	here->all = here->state[here->best];
}

/* The sum over the paths into a gap that ends at point (i, j). */
static double
sum_gap(const struct sp_lattice *lattice, size_t i, size_t j,
    enum sp_lattice_state state)
{
	struct sp_lattice_shape s = gap_shape(state);
	const struct sp_lattice_point *before;
	struct terms sum = {.n = 0};

	if (!has_step(lattice, s, i, j))
		return NEVER;
	before = in_ring(lattice, lattice->paths, i - s.ni, j - s.nj);
	for (size_t k = 0; k < SP_LATTICE_STATES; k++)
		if (before->state[k] > NEVER && lattice->gap[k][state] > NEVER)
			add_term(
			    &sum, before->state[k] + lattice->gap[k][state]);
	return log_sum(&sum);
}

/* The sum over the paths to point (i, j) by a bead; *best is that of the paths
 * by the best of them. */
static double
sum_bead(const struct sp_lattice *lattice, size_t i, size_t j, double *best)
{
	const double *known = known_at(lattice, i, j);
	uint8_t step =
	    lattice->from[sp_band_at(lattice->band, i, j)][SP_LATTICE_BEAD];
	struct terms sum = {.n = 0};

	*best = NEVER;
	if (i + j == 0)
		return 0;
	for (size_t k = 0; k < lattice->nshapes; k++) {
		struct sp_lattice_shape s = lattice->shape[k];
		double before;

		if (!has_step(lattice, s, i, j))
			continue;
		before =
		    in_ring(lattice, lattice->paths, i - s.ni, j - s.nj)->all;
		if (!(before > NEVER))
			continue;
		add_term(&sum, before + known[k]);
		if (k == STEP_SHAPE(step))
			*best = before + known[k];
	}
	return log_sum(&sum);
}

/* Sum up the paths to point (i, j), and turn what is known of those from it
 * into the posteriors of the best steps. */
static void
sum_to(struct sp_lattice *lattice, size_t i, size_t j)
{
	struct sp_lattice_point *here = in_ring(lattice, lattice->paths, i, j);
	double *rest = lattice->rest[sp_band_at(lattice->band, i, j)];
	double step[SP_LATTICE_STATES];

	here->all = NEVER;
	here->state[SP_LATTICE_BEAD] =
	    sum_bead(lattice, i, j, &step[SP_LATTICE_BEAD]);
	for (size_t k = SP_LATTICE_SRC; k < SP_LATTICE_STATES; k++)
		here->state[k] = step[k] =
		    sum_gap(lattice, i, j, (enum sp_lattice_state)k);
	for (size_t k = 0; k < SP_LATTICE_STATES; k++) {
		if (here->state[k] + rest[k] < lattice->all - LOST)
			here->state[k] = NEVER;
		else
			here->all = log_plus(here->all, here->state[k]);
		rest[k] += step[k] - lattice->all;
	}
}

/* The pass from the beginning to the end. */
static void
find_best(struct sp_lattice *lattice)
{
	const struct sp_band *band = lattice->band;

	for (size_t i = 0; i <= band->n; i++) {
		if (i >= lattice->end || i < lattice->first)
			know(lattice, i,
			    lattice->rest ? rows_after(lattice, i) : i + 1);
		for (size_t j = band->lo[i]; j < band->hi[i]; j++) {
			reach_best(lattice, i, j);
			if (lattice->rest)
				sum_to(lattice, i, j);
		}
	}
	lattice->last =
	    in_ring(lattice, lattice->reach, band->n, band->m)->best;
}

static void
begin_row(struct sp_lattice *lattice, size_t i)
{
	for (size_t j = lattice->band->lo[i]; j < lattice->band->hi[i]; j++) {
		struct sp_lattice_sum *sum = sum_at(lattice, i, j);

		sum->beads.n = 0;
		sum->gap[SP_LATTICE_SRC] = sum->gap[SP_LATTICE_TGT] = NEVER;
	}
}

/* The sum over the paths from point (i, j) on, by the state they begin in. */
static void
sum_from(struct sp_lattice *lattice, size_t i, size_t j)
{
	const struct sp_lattice_sum *sum = sum_at(lattice, i, j);
	double *rest = lattice->rest[sp_band_at(lattice->band, i, j)];
	double beads = log_sum(&sum->beads);

	for (size_t k = 0; k < SP_LATTICE_STATES; k++) {
		rest[k] = beads;
		for (size_t g = SP_LATTICE_SRC; g < SP_LATTICE_STATES; g++)
			if (sum->gap[g] > NEVER && lattice->gap[k][g] > NEVER)
				rest[k] = log_plus(
				    rest[k], sum->gap[g] + lattice->gap[k][g]);
	}
}

/* Add the paths from point (i, j) on to those from the points before. */
static void
sum_before(struct sp_lattice *lattice, size_t i, size_t j)
{
	const double *known = known_at(lattice, i, j);
	const double *rest = lattice->rest[sp_band_at(lattice->band, i, j)];

	for (size_t k = 0; k < lattice->nshapes; k++) {
		struct sp_lattice_shape s = lattice->shape[k];

		if (has_step(lattice, s, i, j))
			add_term(&sum_at(lattice, i - s.ni, j - s.nj)->beads,
			    rest[SP_LATTICE_BEAD] + known[k]);
	}
	for (size_t k = SP_LATTICE_SRC; k < SP_LATTICE_STATES; k++) {
		struct sp_lattice_shape s = gap_shape((enum sp_lattice_state)k);

		if (has_step(lattice, s, i, j))
			sum_at(lattice, i - s.ni, j - s.nj)->gap[k] = rest[k];
	}
}

/* The pass from the end to the beginning. */
static void
sum_rest(struct sp_lattice *lattice)
{
	const struct sp_band *band = lattice->band;

	for (size_t back = 0; back < SP_LATTICE_RING && back <= band->n; back++)
		begin_row(lattice, band->n - back);
	add_term(&sum_at(lattice, band->n, band->m)->beads, 0);
	for (size_t i = band->n + 1; i-- > 0;) {
		if (i < lattice->first)
			know(lattice, rows_before(lattice, i), i + 1);
		for (size_t j = band->hi[i]; j-- > band->lo[i];) {
			sum_from(lattice, i, j);
			sum_before(lattice, i, j);
		}
		if (i >= SP_LATTICE_RING)
			begin_row(lattice, i - SP_LATTICE_RING);
	}
	lattice->all = lattice->rest[0][SP_LATTICE_BEAD];
}

/* The points of the widest row, and of the most rows known together. */
static void
measure(const struct sp_lattice *lattice, size_t *widest, size_t *most)
{
	const struct sp_band *band = lattice->band;

	*widest = 0;
	for (size_t i = 0; i <= band->n; i++)
		if (band->hi[i] - band->lo[i] > *widest)
			*widest = band->hi[i] - band->lo[i];
	*most = *widest;
	if (lattice->steps->scores && *most < KNOWN_MAX)
		*most = KNOWN_MAX;
	if (*most > band->at[band->n + 1])
		*most = band->at[band->n + 1];
}

static bool
make_rings(struct sp_lattice *lattice, size_t widest)
{
	for (size_t k = 0; k < SP_LATTICE_RING; k++) {
		lattice->reach[k] = malloc(widest * sizeof(*lattice->reach[k]));
		if (!lattice->reach[k])
			return false;
		if (!lattice->rest)
			continue;
		lattice->paths[k] = malloc(widest * sizeof(*lattice->paths[k]));
		lattice->sum[k] = malloc(widest * sizeof(*lattice->sum[k]));
		if (!lattice->paths[k] || !lattice->sum[k])
			return false;
	}
	return true;
}

static bool
make_room(struct sp_lattice *lattice)
{
	size_t points = lattice->band->at[lattice->band->n + 1], widest, most;

	measure(lattice, &widest, &most);
	lattice->from = malloc(points * sizeof(*lattice->from));
	lattice->known =
	    malloc((most * lattice->nshapes + 1) * sizeof(*lattice->known));
	if (!lattice->from || !lattice->known)
		return false;
	if (lattice->steps->scores && lattice->unit == 1) {
		lattice->rest = malloc(points * sizeof(*lattice->rest));
		if (!lattice->rest)
			return false;
	}
	return make_rings(lattice, widest);
}

bool
sp_lattice_run(struct sp_lattice *lattice, const struct sp_steps *steps,
    const struct sp_band *band, size_t unit)
{
	*lattice =
	    (struct sp_lattice){.steps = steps, .band = band, .unit = unit};
	set_steps(lattice);
	if (!make_room(lattice))
		return false;
	lattice->first = lattice->end = band->n + 1; /* none are known */
	if (lattice->rest)
		sum_rest(lattice);
	find_best(lattice);
	return true;
}

void
sp_lattice_release(struct sp_lattice *lattice)
{
	free(lattice->from);
	free(lattice->rest);
	free(lattice->known);
	for (size_t k = 0; k < SP_LATTICE_RING; k++) {
		free(lattice->reach[k]);
		free(lattice->paths[k]);
		free(lattice->sum[k]);
	}
}

struct sp_lattice_at
sp_lattice_end(const struct sp_lattice *lattice)
{
	return (struct sp_lattice_at){
	    lattice->band->n, lattice->band->m, lattice->last};
}

bool
sp_lattice_back(const struct sp_lattice *lattice, struct sp_lattice_at *at,
    struct sp_bead *bead)
{
	size_t here = sp_band_at(lattice->band, at->i, at->j);
	uint8_t step = lattice->from[here][at->state];
	struct sp_lattice_shape s = at->state == SP_LATTICE_BEAD
	    ? lattice->shape[STEP_SHAPE(step)]
	    : gap_shape(at->state);
	double score = lattice->rest ? exp(lattice->rest[here][at->state]) : 1;

	if (at->i + at->j == 0)
		return false;
	at->i -= s.ni;
	at->j -= s.nj;
	at->state = STEP_BEFORE(step);
	*bead = (struct sp_bead){(uint32_t)at->i, (uint32_t)at->j, s.ni, s.nj,
	    score < 1 ? score : 1};
	return true;
}
