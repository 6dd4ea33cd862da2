/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FEATURE_H
#define SPEAN_FEATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/index.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * What two texts have in common that can be told without a lexicon: numbers and
 * the parts of dates, by value, and names by their known spelling.  A feature
 * has a number of its own, and the rarer it is in the two texts, the more a
 * match of it says.
 */
struct sp_feature_item {
	uint32_t id[2]; /* its feature; of one that reads two ways, both */
	/* Or the part of a date: the other side should have it. */
	bool number;
};

struct sp_feature_side {
	size_t n; /* sentences */
	size_t *first; /* items of sentence i: [first[i], first[i + 1]) */
	struct sp_feature_item *item;
	size_t nitems;
	uint32_t *numbers; /* how many sentence i has, matchable or not */
	size_t cap, cap_items;
};

struct sp_feature;

/* Start with = {0}; used again for the next two texts. */
struct sp_features {
	struct sp_feature_side side[2]; /* source, target */
	double *rarity; /* by feature: what a match says, in nats */
	struct sp_feature *known;
	struct sp_map ids;
	size_t cap_rarity, cap_known;
	bool failed;
};

/*
 * Read two texts by their indexes, which are borrowed only during the call, in
 * place of what was read before.  Left out are items that the other side has
 * nowhere.  SP_NOMEM.
 */
enum sp_status sp_features_read(struct sp_features *features,
    const struct sp_index *const index[2], struct sp_err *err);

/* True where a side has a name of these letters (translit.h). */
bool sp_features_have_name(
    const struct sp_features *features, size_t side, struct sp_str letters);

/* One more than the largest id. */
size_t sp_features_count(const struct sp_features *features);

void sp_features_release(struct sp_features *features);

#endif
