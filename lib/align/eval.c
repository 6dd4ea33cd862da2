/* SPDX-License-Identifier: MIT */
#include <spean/eval.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Sentences not yet covered by beads must come in order, none twice. */
static enum sp_status
check(const struct sp_beads *beads, const char *what, struct sp_err *err)
{
	uint64_t src = 0, tgt = 0;

	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];

		if ((bead->nsrc && bead->src < src) ||
		    (bead->ntgt && bead->tgt < tgt))
			return sp_err_set(err, SP_BAD_RECORD,
			    "%s: bead %zu goes back behind an earlier one",
			    what, b + 1);
		if (bead->nsrc)
			src = (uint64_t)bead->src + bead->nsrc;
		if (bead->ntgt)
			tgt = (uint64_t)bead->tgt + bead->ntgt;
	}
	return SP_OK;
}

static bool
overlap(uint64_t a, uint32_t na, uint64_t b, uint32_t nb)
{
	if (na == 0 || nb == 0)
		return na == nb;
	return a < b + nb && b < a + na;
}

static bool
same(const struct sp_bead *a, const struct sp_bead *b)
{
	return a->nsrc == b->nsrc && a->ntgt == b->ntgt &&
	    (a->nsrc == 0 || a->src == b->src) &&
	    (a->ntgt == 0 || a->tgt == b->tgt);
}

/*
 * The beads with sentences on either side, which stand in the order of the
 * sentences.  Not a bead for each sentence: their numbers come from a file and
 * may be anything.
 */
struct index {
	const struct sp_bead **at[2];
	size_t n[2];
};

static void
index_release(struct index *index)
{
	free(index->at[0]);
	free(index->at[1]);
}

static uint32_t
first_of(const struct sp_bead *bead, size_t side)
{
	return side ? bead->tgt : bead->src;
}

static uint32_t
count_of(const struct sp_bead *bead, size_t side)
{
	return side ? bead->ntgt : bead->nsrc;
}

static bool
index_new(struct index *index, const struct sp_beads *beads)
{
	*index = (struct index){0};
	for (size_t s = 0; s < 2; s++) {
		index->at[s] = malloc((beads->n + 1) * sizeof(*index->at[s]));
		if (!index->at[s]) {
			index_release(index);
			return false;
		}
		for (size_t b = 0; b < beads->n; b++)
			if (count_of(&beads->bead[b], s))
				index->at[s][index->n[s]++] = &beads->bead[b];
	}
	return true;
}

/* The first bead of a side that ends behind this sentence. */
static size_t
find(const struct index *index, size_t side, uint32_t sentence)
{
	size_t low = 0, high = index->n[side];

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct sp_bead *bead = index->at[side][mid];

		if ((uint64_t)first_of(bead, side) + count_of(bead, side) >
		    sentence)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* 2 where index has exactly this bead, 1 where one overlaps with it, else 0. */
static int
grade(const struct sp_bead *bead, const struct index *index)
{
	size_t side = bead->nsrc ? 0 : 1;
	uint64_t end = (uint64_t)first_of(bead, side) + count_of(bead, side);
	int best = 0;

	for (size_t k = find(index, side, first_of(bead, side));
	     k < index->n[side]; k++) {
		const struct sp_bead *o = index->at[side][k];

		if (first_of(o, side) >= end)
			break;
		if (same(bead, o))
			return 2;
		if (overlap(bead->src, bead->nsrc, o->src, o->nsrc) &&
		    overlap(bead->tgt, bead->ntgt, o->tgt, o->ntgt))
			best = 1;
	}
	return best;
}

void
sp_eval_scored(struct sp_eval *eval, double score, bool right)
{
	size_t bin = score >= 1 ? 9 : score > 0 ? (size_t)(score * 10) : 0;

	eval->bin_n[bin]++;
	eval->bin_right[bin] += right;
	eval->bin_score[bin] += score;
}

enum sp_status
sp_eval_beads(const struct sp_beads *gold, const struct sp_beads *system,
    struct sp_eval *eval, struct sp_err *err)
{
	struct index in_gold, in_system;
	enum sp_status status = check(gold, "gold", err);

	if (status == SP_OK)
		status = check(system, "system", err);
	if (status != SP_OK)
		return status;
	if (!index_new(&in_gold, gold))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (!index_new(&in_system, system)) {
		index_release(&in_gold);
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	for (size_t b = 0; b < system->n; b++) {
		int g = grade(&system->bead[b], &in_gold);

		eval->system++;
		eval->right[0] += g == 2;
		eval->right[1] += g > 0;
		sp_eval_scored(eval, system->bead[b].score, g == 2);
	}
	for (size_t b = 0; b < gold->n; b++) {
		int g;

		if (gold->bead[b].nsrc == 0 || gold->bead[b].ntgt == 0)
			continue;
		g = grade(&gold->bead[b], &in_system);
		eval->gold++;
		eval->found[0] += g == 2;
		eval->found[1] += g > 0;
	}
	index_release(&in_gold);
	index_release(&in_system);
	return SP_OK;
}

static void
add_counts(struct sp_eval *sum, const struct sp_eval *eval)
{
	sum->gold += eval->gold;
	sum->system += eval->system;
	for (size_t k = 0; k < 2; k++) {
		sum->right[k] += eval->right[k];
		sum->found[k] += eval->found[k];
	}
}

void
sp_eval_add(struct sp_eval *sum, const struct sp_eval *eval)
{
	add_counts(sum, eval);
	for (size_t k = 0; k < 10; k++) {
		sum->bin_n[k] += eval->bin_n[k];
		sum->bin_right[k] += eval->bin_right[k];
		sum->bin_score[k] += eval->bin_score[k];
	}
}

static struct sp_prf
measure(const struct sp_eval *eval, size_t kind)
{
	struct sp_prf prf = {0};

	if (eval->system)
		prf.p = (double)eval->right[kind] / (double)eval->system;
	if (eval->gold)
		prf.r = (double)eval->found[kind] / (double)eval->gold;
	if (prf.p + prf.r > 0)
		prf.f = 2 * prf.p * prf.r / (prf.p + prf.r);
	return prf;
}

struct sp_prf
sp_eval_strict(const struct sp_eval *eval)
{
	return measure(eval, 0);
}

struct sp_prf
sp_eval_lax(const struct sp_eval *eval)
{
	return measure(eval, 1);
}

double
sp_eval_calibration(const struct sp_eval *eval)
{
	double sum = 0;

	for (size_t k = 0; k < 10; k++)
		sum += fabs(eval->bin_score[k] - (double)eval->bin_right[k]);
	return eval->system ? sum / (double)eval->system : 0;
}

/* A small generator with a state of its own (Vigna 2015, xorshift64*). */
static uint64_t
draw(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

static int
by_value(const void *a, const void *b)
{
	double x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

enum sp_status
sp_eval_bootstrap(const struct sp_eval *docs, size_t n, size_t rounds,
    double *low, double *high, struct sp_err *err)
{
	uint64_t state = 88172645463325252u;
	double *f = malloc((rounds ? rounds : 1) * sizeof(double));

	*low = *high = 0;
	if (!f)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t r = 0; r < rounds; r++) {
		struct sp_eval sum = {0};

		for (size_t k = 0; k < n; k++)
			add_counts(&sum, &docs[draw(&state) % n]);
		f[r] = sp_eval_strict(&sum).f;
	}
	if (rounds && n) {
		qsort(f, rounds, sizeof(double), by_value);
		*low = f[(size_t)(.025 * (double)(rounds - 1))];
		*high = f[(size_t)(.975 * (double)(rounds - 1))];
	}
	free(f);
	return SP_OK;
}
