/* SPDX-License-Identifier: MIT */
/*
 * Usage: pair_weights LIST
 *
 * Learn what the features of odds.h count from collections whose pairs are
 * known.  LIST has a line for each, TABs between: a folder with en.tsv, km.tsv
 * and gold.tsv, its statistics, its lexicon or "none"; all of them have one, or
 * none has.  Prints "name TAB weight".
 *
 * A document's partner is one of its candidates or none: the weights are those
 * that make the known choices most likely, of the sources and of the targets
 *
 *     p(j | i) = e^z(i,j) / (1 + sum over j' of e^z(i,j'))
 *
 * less what large weights cost.  That has one best place; it is gone to by
 * steps whose size is fitted to each weight (Adam: Kingma & Ba 2015), on
 * features of one spread.
 */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/candidates.h>
#include <spean/docset.h>
#include <spean/lex_read.h>
#include <spean/map.h>
#include <spean/odds.h>

#include "gen.h"

const char gen_name[] = "pair_weights";

#define STEPS   600
#define RATE    .1
#define COST    .01 /* of a weight's square, a pair */
#define FEATURE SP_ODDS_FEATURES

struct group {
	struct sp_candidates all;
	double *feature; /* FEATURE for each candidate */
	bool *gold;
};

static struct group *group;
static size_t n, cap;
static double mean[FEATURE], spread[FEATURE];

static void
check(enum sp_status status, const char *what, const struct sp_err *err)
{
	if (status != SP_OK)
		fail(what, err->msg);
}

static struct sp_str
copy(struct sp_str text)
{
	char *s = malloc(text.n + 1);

	if (!s)
		fail("a path", "out of memory");
	memcpy(s, text.s, text.n);
	s[text.n] = '\0';
	return (struct sp_str){s, text.n};
}

static struct sp_docset *
open_set(const char *dir, const char *name, struct sp_err *err)
{
	char path[4096];
	struct sp_docset *set;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	fd = open(path, O_RDONLY);
	if (fd < 0)
		fail(path, "it cannot be opened");
	set = sp_docset_new(fd, "/tmp", NULL, NULL, err);
	if (!set)
		fail(path, err->msg);
	return set;
}

static struct sp_rarity *
read_statistics(const struct sp_candidates_how *how, const char *path)
{
	struct sp_err err = {0};
	struct sp_rarity *rarity = sp_rarity_new(how->lang, how->lex, &err);
	struct sp_buf text = {0};
	struct sp_str rest;

	if (!rarity)
		fail(path, err.msg);
	read_path(path, &text);
	rest = sp_buf_str(&text);
	while (rest.n > 0)
		check(sp_rarity_take(rarity, sp_str_cut(&rest, '\n'), &err),
		    path, &err);
	sp_rarity_finish(rarity);
	sp_buf_release(&text);
	return rarity;
}

static struct sp_str
id_of(const struct sp_candidates *all, unsigned side, uint32_t own)
{
	return sp_collection_id(&all->side[side], all->own[side][own]);
}

/* Which candidates are pairs of gold.tsv. */
static void
read_gold(struct group *it, const char *dir)
{
	struct sp_buf text = {0}, key = {0};
	struct sp_map gold = {0};
	struct sp_str rest;
	char path[4096];

	snprintf(path, sizeof(path), "%s/gold.tsv", dir);
	read_path(path, &text);
	rest = sp_buf_str(&text);
	while (rest.n > 0)
		sp_map_at(&gold, sp_str_cut(&rest, '\n'), NULL);
	it->gold = calloc(it->all.pairs + 1, sizeof(*it->gold));
	if (!it->gold)
		fail(path, "out of memory");
	for (size_t k = 0; k < it->all.pairs; k++) {
		sp_buf_reset(&key);
		sp_buf_add(&key, id_of(&it->all, 0, it->all.pair[k].src));
		sp_buf_addc(&key, '\t');
		sp_buf_add(&key, id_of(&it->all, 1, it->all.pair[k].tgt));
		it->gold[k] = sp_map_get(&gold, sp_buf_str(&key)) != NULL;
	}
	sp_buf_release(&text);
	sp_buf_release(&key);
	sp_map_release(&gold);
}

static struct sp_lex *
read_lexicon(const struct sp_candidates_how *how, const char *path)
{
	const struct sp_lex_read read = {
	    .lang = {how->lang[0], how->lang[1]}, .jobs = 1};
	struct sp_err err = {0};
	struct sp_lex *lex;

	if (strcmp(path, "none") == 0)
		return NULL;
	lex = sp_lex_read_file(&read, path, &err);
	if (!lex)
		fail(path, err.msg);
	return lex;
}

/* What is read stays until the end. */
static void
read_group(struct sp_str line)
{
	const char *dir = copy(sp_str_cut(&line, '\t')).s;
	const char *stats = copy(sp_str_cut(&line, '\t')).s;
	const char *model = copy(sp_str_cut(&line, '\t')).s;
	struct sp_candidates_how how = {
	    .lang = {sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))},
	    .jobs = 2};
	const bool *const skip[2] = {NULL, NULL};
	struct sp_err err = {0};
	const struct sp_docset *set[2];
	struct group *it;

	if (!sp_grow(&group, &cap, n + 1, sizeof(*group)))
		fail(dir, "out of memory");
	it = &group[n++];
	*it = (struct group){0};
	how.lex = read_lexicon(&how, model);
	how.rarity = read_statistics(&how, stats);
	set[0] = open_set(dir, "en.tsv", &err);
	set[1] = open_set(dir, "km.tsv", &err);
	check(sp_candidates_find(&it->all, &how, set, skip, &err), dir, &err);
	it->feature = sp_odds_features(&it->all, &err);
	if (!it->feature)
		fail(dir, err.msg);
	read_gold(it, dir);
}

/* Features of mean 0 and spread 1; the bias stays, and so does what is the same
 * of all. */
static void
standardise(void)
{
	double count = 0, square[FEATURE] = {0};

	for (size_t g = 0; g < n; g++)
		for (size_t k = 0; k < group[g].all.pairs; k++, count++)
			for (size_t f = 0; f < FEATURE; f++) {
				double it = group[g].feature[k * FEATURE + f];

				mean[f] += it;
				square[f] += it * it;
			}
	for (size_t f = 0; f < FEATURE; f++) {
		mean[f] /= count > 0 ? count : 1;
		square[f] /= count > 0 ? count : 1;
		spread[f] = sqrt(square[f] - mean[f] * mean[f]);
		if (f == SP_ODDS_BIAS || !(spread[f] > 1e-3)) {
			mean[f] = 0;
			spread[f] = 1;
		}
	}
	for (size_t g = 0; g < n; g++)
		for (size_t k = 0; k < group[g].all.pairs * FEATURE; k++)
			group[g].feature[k] =
			    (group[g].feature[k] - mean[k % FEATURE]) /
			    spread[k % FEATURE];
}

static double
odds(const double *weight, const double *feature)
{
	double z = 0;

	for (size_t f = 0; f < FEATURE; f++)
		z += weight[f] * feature[f];
	return z > 50 ? 50 : z < -50 ? -50 : z;
}

/* Add to slope what the choices of one side say. */
static double
add_slope(const struct group *it, const double *weight, bool tgt, double *slope)
{
	double *sum = calloc(it->all.n[tgt] + 1, sizeof(*sum)), right = 0;

	if (!sum)
		fail("weights", "out of memory");
	for (size_t k = 0; k < it->all.pairs; k++)
		sum[tgt ? it->all.pair[k].tgt : it->all.pair[k].src] +=
		    exp(odds(weight, it->feature + k * FEATURE));
	for (size_t k = 0; k < it->all.pairs; k++) {
		const double *feature = it->feature + k * FEATURE;
		double of =
		    sum[tgt ? it->all.pair[k].tgt : it->all.pair[k].src];
		double p = exp(odds(weight, feature)) / (1 + of);

		right += it->gold[k];
		for (size_t f = 0; f < FEATURE; f++)
			slope[f] += (it->gold[k] - p) * feature[f];
	}
	free(sum);
	return right;
}

/* What speaks for a pair cannot count against it, however it came out on the
 * collections at hand. */
static double
with_sign(size_t f, double weight)
{
	switch (f) {
	case SP_ODDS_BIAS:
		return weight;
	case SP_ODDS_RIVAL:
	case SP_ODDS_LACKING:
	case SP_ODDS_STRANGE:
	case SP_ODDS_LENGTH:
		return weight < 0 ? weight : 0;
	default:
		return weight > 0 ? weight : 0;
	}
}

static void
learn(double *weight)
{
	double first[FEATURE] = {0}, second[FEATURE] = {0};

	for (int t = 1; t <= STEPS; t++) {
		double slope[FEATURE] = {0}, right = 0;
		double a = 1 - pow(.9, t), b = 1 - pow(.99, t);

		for (size_t g = 0; g < n; g++)
			for (int tgt = 0; tgt < 2; tgt++)
				right +=
				    add_slope(&group[g], weight, tgt, slope);
		for (size_t f = 0; f < FEATURE; f++) {
			slope[f] /= right > 0 ? right : 1;
			slope[f] -= f == SP_ODDS_BIAS ? 0 : COST * weight[f];
			first[f] = .9 * first[f] + .1 * slope[f];
			second[f] = .99 * second[f] + .01 * slope[f] * slope[f];
			weight[f] += RATE * (first[f] / a) /
			    (sqrt(second[f] / b) + 1e-8);
			weight[f] = with_sign(f, weight[f]);
		}
	}
	for (size_t f = 0; f < FEATURE; f++) {
		weight[f] /= spread[f];
		if (f != SP_ODDS_BIAS)
			weight[SP_ODDS_BIAS] -= weight[f] * mean[f];
	}
}

int
main(int argc, char **argv)
{
	double weight[FEATURE] = {[SP_ODDS_BIAS] = -5};
	struct sp_buf list = {0};
	struct sp_str rest;

	if (argc != 2)
		fail("usage", "pair_weights LIST");
	read_path(argv[1], &list);
	rest = sp_buf_str(&list);
	while (rest.n > 0)
		read_group(sp_str_cut(&rest, '\n'));
	standardise();
	learn(weight);
	for (size_t f = 0; f < FEATURE; f++)
		if (spread[f] != 1 || f == SP_ODDS_BIAS)
			printf("%s\t%.3f\n",
			    sp_odds_name((enum sp_odds_feature)f), weight[f]);
	return end_output();
}
