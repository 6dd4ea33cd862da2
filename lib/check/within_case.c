/* SPDX-License-Identifier: MIT */
#include <spean/within_case.h>

#include <math.h>

static const char *const feature_name[SP_WITHIN_FEATURES] = {
    [SP_WITHIN_BIAS] = "bias",
    [SP_WITHIN_JOINED] = "joined",
    [SP_WITHIN_DOUBT] = "doubt",
    [SP_WITHIN_WEAK] = "weak",
    [SP_WITHIN_SPARE] = "spare",
    [SP_WITHIN_OWN] = "own",
    [SP_WITHIN_REST] = "rest",
    [SP_WITHIN_GIVEN] = "given",
    [SP_WITHIN_FAR] = "far",
    [SP_WITHIN_LOST] = "lost",
    [SP_WITHIN_LEFT] = "left",
    [SP_WITHIN_WITH] = "with",
    [SP_WITHIN_WITHOUT] = "without",
    [SP_WITHIN_PART] = "part",
    [SP_WITHIN_SHORT] = "short",
    [SP_WITHIN_MET] = "met",
    [SP_WITHIN_UNMET] = "unmet",
};

const char *
sp_within_feature_name(enum sp_within_feature feature)
{
	return feature_name[feature];
}

double
sp_within_weigh(
    const struct sp_within_weights *weights, const struct sp_within_case *it)
{
	double sum = 0;

	for (size_t f = 0; f < SP_WITHIN_FEATURES; f++)
		sum += weights->of[f] * it->feature[f];
	return 1 / (1 + exp(-sum));
}
