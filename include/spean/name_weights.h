/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_WEIGHTS_H
#define SPEAN_NAME_WEIGHTS_H

#include <spean/name_case.h>

/*
 * What the features of a case (name_case.h) count, in nats: how likely it is
 * that the other side does not say the name,
 *
 *     1 / (1 + exp(-sum of weight · feature))
 *
 * or 0 where sp_name_case_is_old.
 */
struct sp_name_weights {
	double of[SP_NAME_CASE_KINDS][SP_NAME_FEATURES];
};

/* Made of corpora/weights/names.tsv when the library is built. */
extern const struct sp_name_weights sp_name_weights_built;

double sp_name_weigh(
    const struct sp_name_weights *weights, const struct sp_name_case *it);

#endif
