/* SPDX-License-Identifier: MIT */
#include <spean/weights.h>

#include <math.h>

static const char *const name[SP_WEIGHTS] = {
    [SP_WEIGHT_GAP_OPEN] = "gap-open",
    [SP_WEIGHT_GAP_ON] = "gap-on",
    [SP_WEIGHT_GAP_TURN] = "gap-turn",
    [SP_WEIGHT_GAP_EXPLAINED] = "gap-explained",
    [SP_WEIGHT_GAP_HABIT] = "gap-habit",
    [SP_WEIGHT_1_1] = "1-1",
    [SP_WEIGHT_1_2] = "1-2",
    [SP_WEIGHT_2_2] = "2-2",
    [SP_WEIGHT_1_3] = "1-3",
    [SP_WEIGHT_1_4] = "1-4",
    [SP_WEIGHT_2_3] = "2-3",
    [SP_WEIGHT_MERGED] = "merged",
    [SP_WEIGHT_LENGTH] = "length",
    [SP_WEIGHT_WORDS] = "words",
    [SP_WEIGHT_NUMBER] = "number",
    [SP_WEIGHT_NUMBER_ALONE] = "number-alone",
    [SP_WEIGHT_NAME] = "name",
    [SP_WEIGHT_MARK] = "mark",
    [SP_WEIGHT_MARK_ALONE] = "mark-alone",
    [SP_WEIGHT_STOP] = "stop",
    [SP_WEIGHT_SOUND] = "sound",
    [SP_WEIGHT_SCORE_SLOPE] = "score-slope",
    [SP_WEIGHT_SCORE_SHIFT] = "score-shift",
};

const char *
sp_weight_name(enum sp_weight weight)
{
	return name[weight];
}

enum sp_status
sp_weights_parse(
    struct sp_str line, struct sp_weights *weights, struct sp_err *err)
{
	struct sp_str value = line, key = sp_str_cut(&value, '\t');
	double number;

	if (sp_str_starts(line, SP_STR("#")))
		return SP_OK;
	for (size_t w = 0; w < SP_WEIGHTS; w++) {
		if (!sp_str_eq(key, sp_str_c(name[w])))
			continue;
		if (!sp_str_number(value, &number))
			return sp_err_set(err, SP_BAD_RECORD,
			    "no number: '%.*s'", (int)value.n, value.s);
		weights->of[w] = number;
		return SP_OK;
	}
	return sp_err_set(err, SP_BAD_RECORD, "no weight of that name: '%.*s'",
	    (int)key.n, key.s);
}

/* Worths above this are changed by less than e^-10. */
#define PLAIN 7

double
sp_weigh_words(const struct sp_weights *weights, double worth)
{
	double plain = weights->of[SP_WEIGHT_WORDS] * worth;

	return plain > PLAIN ? plain + log(1 - SP_LOOSE)
			     : log((1 - SP_LOOSE) * exp(plain) + SP_LOOSE);
}

double
sp_weigh_posterior(const struct sp_weights *weights, double posterior)
{
	double logit;

	if (posterior <= 0 || posterior >= 1)
		return posterior <= 0 ? 0 : 1;
	logit = weights->of[SP_WEIGHT_SCORE_SLOPE] *
		log(posterior / (1 - posterior)) +
	    weights->of[SP_WEIGHT_SCORE_SHIFT];
	return 1 / (1 + exp(-logit));
}

enum sp_weight
sp_weight_of_shape(size_t ni, size_t nj)
{
	size_t most = ni > nj ? ni : nj, all = ni + nj;

	if (all <= 3)
		return all == 2 ? SP_WEIGHT_1_1 : SP_WEIGHT_1_2;
	if (all == 4)
		return most == 2 ? SP_WEIGHT_2_2 : SP_WEIGHT_1_3;
	return most == 4 && all == 5 ? SP_WEIGHT_1_4 : SP_WEIGHT_2_3;
}
