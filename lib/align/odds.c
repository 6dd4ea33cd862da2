/* SPDX-License-Identifier: MIT */
#include <spean/odds.h>

#include <math.h>
#include <stdlib.h>

static const char *const name[SP_ODDS_FEATURES] = {
    [SP_ODDS_BIAS] = "bias",
    [SP_ODDS_TOLD] = "told",
    [SP_ODDS_LOG_TOLD] = "log-told",
    [SP_ODDS_COVERED] = "covered",
    [SP_ODDS_ROWS_LEFT] = "rows-left",
    [SP_ODDS_RIVAL] = "rival",
    [SP_ODDS_ROW] = "row",
    [SP_ODDS_COLUMN] = "column",
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

/* The best of what one document is like, from the best on: of the first, and of
 * the NEXT behind it. */
#define NEXT 5
struct best {
	float told[NEXT + 1];
};

static void
add_best(struct best *best, float told)
{
	size_t at = NEXT;

	if (told <= best->told[at])
		return;
	for (; at > 0 && told > best->told[at - 1]; at--)
		best->told[at] = best->told[at - 1];
	best->told[at] = told;
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
#define ANY .03

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

static double
next_of(const struct best *best)
{
	double sum = 0;

	for (size_t k = 1; k <= NEXT; k++)
		sum += (double)best->told[k];
	return log_of_others(sum / NEXT);
}

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
    const struct best *row, const struct best *column, double *f)
{
	const struct sp_likeness *it = &pair->likeness;
	double rival = rival_of(row, it->words.told), other;

	other = rival_of(column, it->words.told);
	f[SP_ODDS_BIAS] = 1;
	f[SP_ODDS_TOLD] = it->words.told;
	f[SP_ODDS_LOG_TOLD] = log_told(it->words.told);
	f[SP_ODDS_COVERED] = sqrt(it->words.covered[0] * it->words.covered[1]);
	f[SP_ODDS_ROWS_LEFT] =
	    (it->words.covered[0] + it->words.covered[1] - 2) * sqrt(it->rows);
	f[SP_ODDS_RIVAL] = log_of_others(rival > other ? rival : other);
	f[SP_ODDS_ROW] = next_of(row);
	f[SP_ODDS_COLUMN] = next_of(column);
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
	struct best *row = calloc(all->n[0] + 1, sizeof(*row));
	struct best *column = calloc(all->n[1] + 1, sizeof(*column));
	double *f = calloc(all->pairs + 1, SP_ODDS_FEATURES * sizeof(*f));

	if (!row || !column || !f) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		free(f);
		f = NULL;
		goto out;
	}
	for (size_t k = 0; k < all->pairs; k++) {
		float told = (float)all->pair[k].likeness.words.told;

		add_best(&row[all->pair[k].src], told);
		add_best(&column[all->pair[k].tgt], told);
	}
	for (size_t k = 0; k < all->pairs; k++)
		fill(all, &all->pair[k], &row[all->pair[k].src],
		    &column[all->pair[k].tgt], f + k * SP_ODDS_FEATURES);
out:
	free(row);
	free(column);
	return f;
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
