/* SPDX-License-Identifier: MIT */
#include <spean/name_weights.h>

#include <math.h>

double
sp_name_weigh(
    const struct sp_name_weights *weights, const struct sp_name_case *it)
{
	const double *weight = weights->of[it->kind];
	double sum = 0;

	if (sp_name_case_is_none(it))
		return 0;

	for (size_t f = 0; f < SP_NAME_FEATURES; f++)
		sum += weight[f] * it->feature[f];
	return 1 / (1 + exp(-sum));
}
