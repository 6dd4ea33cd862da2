/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FEATURE_H
#define SPEAN_FEATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * What the sentences of two texts may have in common whatever their languages:
 * numbers, by value, and tokens of ASCII letters.  The rarer one is, the more
 * it says that two sentences have it.
 */
struct sp_items {
	struct sp_feature_item
	    *item; /* of all sentences, one after the other */
	size_t n;
	size_t cap;
	size_t *first; /* those of sentence i: [first[i], first[i + 1]) */
	size_t nsents;
	size_t cap_first;
};

/*
 * Source sentences [from, to) laid open: how often each feature stands in them.
 * A search asks for the same few runs with one of the target after the other,
 * so the last ones stay open.
 */
struct sp_opened {
	size_t from, to; /* equal: none are, and all counts are 0 */
	uint32_t *count; /* by feature */
	size_t cap;
};
#define SP_OPENED 4

struct sp_features {
	struct sp_map ids;
	struct sp_feature *feature; /* what is known of each, by its id */
	size_t cap;
	struct sp_items side[2]; /* source and target */
	struct sp_opened opened[SP_OPENED];
	size_t oldest; /* of them, counted on */
	uint32_t *taken; /* what a comparison took from an open run */
	size_t cap_taken;
	bool failed;
};

/* Forget all sentences; memory is kept.  Start with = {0}. */
void sp_features_reset(struct sp_features *features);
void sp_features_release(struct sp_features *features);

/* Read the next sentence of a side (0 or 1); how many numbers it has, at most
 * SP_ITEMS_MAX.  Sticky: sp_features_weigh tells of a failure. */
#define SP_ITEMS_MAX 64
size_t sp_features_add(
    struct sp_features *features, size_t side, struct sp_str text);

/* Weigh them once all are read; of a sentence, at most SP_ITEMS_MAX that are on
 * both sides count, and of the tokens the rarest dozen.  SP_NOMEM. */
enum sp_status sp_features_weigh(
    struct sp_features *features, struct sp_err *err);

/* A set of bits for what sentences [from, to) of a side have: where two have no
 * bit in common, nothing matches. */
uint64_t sp_features_kinds(
    const struct sp_features *features, size_t side, size_t from, size_t to);

/*
 * What source sentences [i0, i1) and target sentences [j0, j1) have in common,
 * each matched once: the sum of the rarities, in nats, and of `number` for each
 * number.
 */
double sp_features_match(struct sp_features *features, size_t i0, size_t i1,
    size_t j0, size_t j1, double number);

#endif
