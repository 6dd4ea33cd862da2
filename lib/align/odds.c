/* SPDX-License-Identifier: MIT */
#include <spean/odds.h>

#include <math.h>
#include <stdlib.h>

static const char *const name[SP_ODDS_FEATURES] = {
    [SP_ODDS_BIAS] = "bias",
    [SP_ODDS_TOLD] = "told",
    [SP_ODDS_WELL] = "well",
    [SP_ODDS_COVERED] = "covered",
    [SP_ODDS_ROWS_LEFT] = "rows-left",
    [SP_ODDS_HEAD] = "head",
    [SP_ODDS_RIVAL] = "rival",
    [SP_ODDS_NUMBERS] = "numbers",
    [SP_ODDS_NAMES] = "names",
    [SP_ODDS_LACKING] = "lacking",
    [SP_ODDS_STRANGE] = "strange",
    [SP_ODDS_LENGTH] = "length",
    [SP_ODDS_DAYS] = "days",
};

const char *
sp_odds_name(enum sp_odds_feature feature)
{
	return name[feature];
}

enum sp_status
sp_odds_parse(
    struct sp_str line, struct sp_odds_weights *weights, struct sp_err *err)
{
	struct sp_str value = line, key = sp_str_cut(&value, '\t');
	double number;

	if (sp_str_starts(line, SP_STR("#")))
		return SP_OK;
	for (size_t f = 0; f < SP_ODDS_FEATURES; f++) {
		if (!sp_str_eq(key, sp_str_c(name[f])))
			continue;
		if (!sp_str_number(value, &number))
			return sp_err_set(err, SP_BAD_RECORD,
			    "no number: '%.*s'", (int)value.n, value.s);
		weights->of[f] = number;
		return SP_OK;
	}
	return sp_err_set(err, SP_BAD_RECORD, "no weight of that name: '%.*s'",
	    key.n > 40 ? 40 : (int)key.n, key.s);
}

/* The best of what one document is like, and the next. */
struct best {
	float told[2];
};

static void
add_best(struct best *best, float told)
{
	if (told > best->told[0]) {
		best->told[1] = best->told[0];
		best->told[0] = told;
	} else if (told > best->told[1]) {
		best->told[1] = told;
	}
}

/* Added to what is told, for its logarithm. */
#define LITTLE .02

static double
log_told(double told)
{
	return log(told + LITTLE);
}

/* The same of others, which may be few: any document of a large collection is
 * that much like some other. */
#define ANY .08

static double
log_of_others(double told)
{
	return log_told(told > ANY ? told : ANY);
}

/* The best one but a document's own. */
static double
rival_of(const struct best *best, double told)
{
	return (double)best->told[(float)told >= best->told[0]];
}

/* What is told well on both sides, and what is not. */
static double
well_of(const struct sp_likeness *it)
{
	return sqrt(it->words.well[0] * it->words.well[1]);
}

#define REST .05 /* … at the least */

static double
log_of_rest(double well)
{
	return log(1 + REST - well);
}

/* The usual pair of two collections. */
struct usual {
	double told, well;
};

/* A pair is beyond doubt where both are that much more like each other than
 * like any third, and tell so much. */
#define FAR_MORE 1.5
#define ENOUGH   .1

static bool
beyond_doubt(const struct sp_candidate *pair, const struct best *row,
    const struct best *column)
{
	double told = pair->likeness.words.told;

	return told > ENOUGH &&
	    told > FAR_MORE * rival_of(&row[pair->src], told) &&
	    told > FAR_MORE * rival_of(&column[pair->tgt], told);
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The middle of n values; where they are few, about what is held to be usual
 * of all collections. */
#define FEW 8.

static double
middle(double *value, size_t n, double held)
{
	if (n > 0)
		qsort(value, n, sizeof(*value), by_value);
	return ((n > 0 ? value[n / 2] : 0) * (double)n + held * FEW) /
	    ((double)n + FEW);
}

#define USUAL_TOLD .4
#define USUAL_WELL .8

static bool
find_usual(const struct sp_candidates *all, const struct best *row,
    const struct best *column, struct usual *usual)
{
	double *told = calloc(all->pairs + 1, sizeof(*told));
	double *well = calloc(all->pairs + 1, sizeof(*well));
	bool ok = told && well;
	size_t n = 0;

	for (size_t k = 0; ok && k < all->pairs; k++) {
		if (!beyond_doubt(&all->pair[k], row, column))
			continue;
		told[n] = all->pair[k].likeness.words.told;
		well[n++] = well_of(&all->pair[k].likeness);
	}
	if (ok)
		*usual = (struct usual){
		    middle(told, n, USUAL_TOLD), middle(well, n, USUAL_WELL)};
	free(told);
	free(well);
	return ok;
}

/* All of two collections that a pair is compared to. */
struct others {
	struct best *row, *column;
	struct usual usual;
};

/* Khmer has a little fewer characters than English. */
#define USUAL_RATIO .07

/* Days apart: in nats, what speaks for two days of documents that belong
 * together, against any two of a year. */
static double
days_worth(const struct sp_profile *src, const struct sp_profile *tgt)
{
	double apart;

	if (!src->dated || !tgt->dated)
		return 0;
	apart =
	    fabs((double)(sp_day_number(&src->day) - sp_day_number(&tgt->day)));
	/* Nine of ten within a few days, the others at any time. */
	return log(.9 * exp(-apart / 2) / 4 * 365 + .1);
}

static void
fill(const struct sp_candidates *all, const struct sp_candidate *pair,
    const struct others *others, double *f)
{
	const struct sp_likeness *it = &pair->likeness;
	const struct sp_row_words *words = &it->words;
	double rest =
	    log_of_rest(others->usual.well) - log_of_rest(well_of(it));
	double src = rival_of(&others->row[pair->src], words->told);
	double tgt = rival_of(&others->column[pair->tgt], words->told);

	f[SP_ODDS_BIAS] = 1;
	f[SP_ODDS_TOLD] = log_told(words->told) - log_told(others->usual.told);
	f[SP_ODDS_WELL] = rest < 0 ? rest : 0;
	f[SP_ODDS_COVERED] = sqrt(words->covered[0] * words->covered[1]);
	f[SP_ODDS_ROWS_LEFT] =
	    (words->covered[0] + words->covered[1] - 2) * sqrt(it->rows);
	f[SP_ODDS_HEAD] = words->head;
	f[SP_ODDS_RIVAL] = log_of_others(src > tgt ? src : tgt);
	f[SP_ODDS_NUMBERS] = it->numbers / (it->rows + 1);
	f[SP_ODDS_NAMES] = it->names / (it->rows + 1);
	f[SP_ODDS_LACKING] = it->lacking / sqrt(it->rows);
	f[SP_ODDS_STRANGE] = it->strange / sqrt(it->rows);
	f[SP_ODDS_LENGTH] = fabs(it->length + USUAL_RATIO) * sqrt(it->rows);
	f[SP_ODDS_DAYS] = days_worth(sp_candidates_profile(all, 0, pair->src),
	    sp_candidates_profile(all, 1, pair->tgt));
}

double *
sp_odds_features(const struct sp_candidates *all, struct sp_err *err)
{
	struct others others = {
	    .row = calloc(all->n[0] + 1, sizeof(*others.row)),
	    .column = calloc(all->n[1] + 1, sizeof(*others.column))};
	double *f = calloc(all->pairs + 1, SP_ODDS_FEATURES * sizeof(*f));
	bool ok = others.row && others.column && f;

	for (size_t k = 0; ok && k < all->pairs; k++) {
		float told = (float)all->pair[k].likeness.words.told;

		add_best(&others.row[all->pair[k].src], told);
		add_best(&others.column[all->pair[k].tgt], told);
	}
	ok = ok && find_usual(all, others.row, others.column, &others.usual);
	for (size_t k = 0; ok && k < all->pairs; k++)
		fill(all, &all->pair[k], &others, f + k * SP_ODDS_FEATURES);
	free(others.row);
	free(others.column);
	if (ok)
		return f;
	sp_err_set(err, SP_NOMEM, "out of memory");
	free(f);
	return NULL;
}

enum sp_status
sp_odds_of(const struct sp_candidates *all,
    const struct sp_odds_weights *weights, struct sp_assign *pair,
    struct sp_err *err)
{
	double *f = sp_odds_features(all, err);

	if (!f)
		return SP_NOMEM;
	for (size_t k = 0; k < all->pairs; k++) {
		double odds = 0;

		for (size_t w = 0; w < SP_ODDS_FEATURES; w++)
			odds += weights->of[w] * f[k * SP_ODDS_FEATURES + w];
		pair[k] = (struct sp_assign){
		    all->pair[k].src, all->pair[k].tgt, odds, 0};
	}
	free(f);
	return SP_OK;
}
