/* SPDX-License-Identifier: MIT */
#include <spean/feature.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/num.h>

/* Of the rarity of a token written alike on both sides, this much counts: words
 * kept in the other script come in clusters. */
#define TOKEN_SHARE .5

/* Of the tokens of a sentence, so many count, the rarest: they tell the most,
 * and where a whole page is left untranslated every word is such a token. */
#define TOKENS_MAX 12

/* Tokens longer than this are cut: no longer one is a word. */
#define TOKEN_MAX 64

/* A feature of a sentence: a number (of one or two readings) or a token. */
struct sp_feature_item {
	uint32_t id[2];
	bool number;
};

struct sp_feature {
	uint32_t df[2]; /* sentences with it, on either side */
	uint32_t last[2]; /* the last sentence counted in df, + 1 */
	double rarity;
};

void
sp_features_reset(struct sp_features *features)
{
	sp_map_reset(&features->ids);
	for (size_t s = 0; s < 2; s++)
		features->side[s].n = features->side[s].nsents = 0;
	features->failed = false;
}

void
sp_features_release(struct sp_features *features)
{
	sp_map_release(&features->ids);
	free(features->feature);
	for (size_t s = 0; s < 2; s++) {
		free(features->side[s].item);
		free(features->side[s].first);
	}
	for (size_t k = 0; k < SP_OPENED; k++)
		free(features->opened[k].count);
	free(features->taken);
	*features = (struct sp_features){.failed = false};
}

/* The id of a feature: its kind and its text. */
static uint32_t
feature_id(struct sp_features *features, char kind, struct sp_str text)
{
	char key[TOKEN_MAX + 1];
	size_t n = text.n < TOKEN_MAX ? text.n : TOKEN_MAX;
	bool added;
	size_t *place;

	key[0] = kind;
	memcpy(key + 1, text.s, n);
	place = sp_map_at(&features->ids, (struct sp_str){key, n + 1}, &added);
	if (!place ||
	    !sp_grow(&features->feature, &features->cap, features->ids.n,
		sizeof(*features->feature))) {
		features->failed = true;
		return 0;
	}
	if (added) {
		*place = features->ids.n - 1;
		features->feature[*place] = (struct sp_feature){0};
	}
	return (uint32_t)*place;
}

static void
count_in(struct sp_feature *feature, size_t side, size_t sentence)
{
	if (feature->last[side] == sentence + 1)
		return;
	feature->last[side] = (uint32_t)sentence + 1;
	feature->df[side]++;
}

static void
add_item(struct sp_features *features, size_t s, struct sp_feature_item item)
{
	struct sp_items *side = &features->side[s];

	if (features->failed ||
	    !sp_grow(&side->item, &side->cap, side->n + 1, sizeof(item))) {
		features->failed = true;
		return;
	}
	side->item[side->n++] = item;
	count_in(&features->feature[item.id[0]], s, side->nsents);
	if (item.id[1] != item.id[0])
		count_in(&features->feature[item.id[1]], s, side->nsents);
}

static size_t
add_numbers(struct sp_features *features, size_t s, struct sp_str text)
{
	struct sp_num num;
	size_t pos = 0, n = 0;

	while (n < SP_ITEMS_MAX && sp_num_next(text, &pos, &num)) {
		struct sp_feature_item item = {.number = true};

		item.id[0] = feature_id(features, '#', sp_str_c(num.value[0]));
		item.id[1] = num.value[1][0]
		    ? feature_id(features, '#', sp_str_c(num.value[1]))
		    : item.id[0];
		add_item(features, s, item);
		n++;
	}
	return n;
}

static char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_ascii_letter(char c)
{
	c = ascii_lower(c);
	return c >= 'a' && c <= 'z';
}

/* Tokens of two or more ASCII letters, lower-cased: names and terms that a
 * translation into another script keeps as they are. */
static void
add_tokens(struct sp_features *features, size_t s, struct sp_str text)
{
	char token[TOKEN_MAX];

	for (size_t i = 0; i < text.n;) {
		size_t n = 0;

		while (i < text.n && is_ascii_letter(text.s[i])) {
			if (n < TOKEN_MAX)
				token[n++] = ascii_lower(text.s[i]);
			i++;
		}
		if (n >= 2) {
			uint32_t id = feature_id(
			    features, 'a', (struct sp_str){token, n});

			add_item(features, s,
			    (struct sp_feature_item){{id, id}, false});
		}
		if (n == 0)
			i++;
	}
}

static bool
sents_room(struct sp_items *side)
{
	return side->nsents < UINT32_MAX - 1 &&
	    sp_grow(&side->first, &side->cap_first, side->nsents + 2,
		sizeof(*side->first));
}

size_t
sp_features_add(struct sp_features *features, size_t s, struct sp_str text)
{
	struct sp_items *side = &features->side[s];
	size_t numbers;

	if (features->failed || !sents_room(side)) {
		features->failed = true;
		return 0;
	}
	side->first[side->nsents] = side->n;
	numbers = add_numbers(features, s, text);
	add_tokens(features, s, text);
	side->first[++side->nsents] = side->n;
	return numbers;
}

static bool
can_match(const struct sp_features *features, struct sp_feature_item item,
    size_t other)
{
	return features->feature[item.id[0]].df[other] > 0 ||
	    features->feature[item.id[1]].df[other] > 0;
}

/* How many of the tokens in [from, to) tell more than the one at k. */
static size_t
rank(const struct sp_features *features, const struct sp_items *side,
    size_t from, size_t to, size_t k)
{
	double rarity = features->feature[side->item[k].id[0]].rarity;
	size_t n = 0;

	for (size_t o = from; o < to && n < TOKENS_MAX; o++) {
		double other = features->feature[side->item[o].id[0]].rarity;

		n += !side->item[o].number &&
		    (other > rarity || (other >= rarity && o < k));
	}
	return n;
}

/* Of the items [from, to), SP_ITEMS_MAX at the most, leave the numbers and the
 * rarest tokens; returns where they end. */
static size_t
keep_rarest(const struct sp_features *features, struct sp_items *side,
    size_t from, size_t to)
{
	bool keep[SP_ITEMS_MAX];
	size_t kept = from;

	if (to - from <= TOKENS_MAX)
		return to;
	for (size_t k = from; k < to; k++)
		keep[k - from] = side->item[k].number ||
		    rank(features, side, from, to, k) < TOKENS_MAX;
	for (size_t k = from; k < to; k++)
		if (keep[k - from])
			side->item[kept++] = side->item[k];
	return kept;
}

/* Leave out what is on one side alone, and what is too much. */
static void
thin_out(struct sp_features *features, size_t s)
{
	struct sp_items *side = &features->side[s];
	size_t kept = 0, k = 0;

	for (size_t i = 0; i < side->nsents; i++) {
		size_t end = side->first[i + 1];

		side->first[i] = kept;
		for (; k < end; k++) {
			struct sp_feature_item item = side->item[k];

			if (kept - side->first[i] < SP_ITEMS_MAX &&
			    can_match(features, item, 1 - s))
				side->item[kept++] = item;
		}
		kept = keep_rarest(features, side, side->first[i], kept);
	}
	if (side->nsents > 0)
		side->first[side->nsents] = kept;
	side->n = kept;
}

/* Room for the counts of all features, all 0. */
static bool
make_room(struct sp_features *features)
{
	for (size_t k = 0; k < SP_OPENED; k++) {
		struct sp_opened *opened = &features->opened[k];

		opened->from = opened->to = 0;
		if (!sp_grow(&opened->count, &opened->cap, features->ids.n + 1,
			sizeof(uint32_t)))
			return false;
		memset(
		    opened->count, 0, (features->ids.n + 1) * sizeof(uint32_t));
	}
	return sp_grow(&features->taken, &features->cap_taken,
	    features->side[1].n + 1, sizeof(uint32_t));
}

enum sp_status
sp_features_weigh(struct sp_features *features, struct sp_err *err)
{
	double all =
	    (double)(features->side[0].nsents + features->side[1].nsents + 1);

	if (features->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t f = 0; f < features->ids.n; f++) {
		struct sp_feature *feature = &features->feature[f];
		double share =
		    features->ids.entry[f].key.s[0] == '#' ? 1 : TOKEN_SHARE;

		feature->rarity = share *
		    log(all / (double)(feature->df[0] + feature->df[1]));
	}
	for (size_t s = 0; s < 2; s++)
		thin_out(features, s);
	if (!make_room(features))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

uint64_t
sp_features_kinds(
    const struct sp_features *features, size_t s, size_t from, size_t to)
{
	const struct sp_items *side = &features->side[s];
	uint64_t kinds = 0;

	for (size_t k = side->first[from]; k < side->first[to]; k++)
		for (size_t r = 0; r < 2; r++)
			/* The first six bits of a product by 2^32 / φ. */
			kinds |= UINT64_C(1)
			    << (side->item[k].id[r] * 0x9E3779B1u >> 26);
	return kinds;
}

/* Add the features of an open run to its counts, or take them off. */
static void
count_run(struct sp_features *features, struct sp_opened *opened, bool add)
{
	const struct sp_items *src = &features->side[0];
	uint32_t one = add ? 1 : UINT32_MAX; /* that is, −1 */

	if (opened->from == opened->to)
		return;
	for (size_t k = src->first[opened->from]; k < src->first[opened->to];
	     k++) {
		struct sp_feature_item item = src->item[k];

		opened->count[item.id[0]] += one;
		if (item.id[1] != item.id[0])
			opened->count[item.id[1]] += one;
	}
}

/* The counts of source sentences [from, to), which may be open already. */
static uint32_t *
open_run(struct sp_features *features, size_t from, size_t to)
{
	struct sp_opened *opened;

	for (size_t k = 0; k < SP_OPENED; k++)
		if (features->opened[k].from == from &&
		    features->opened[k].to == to)
			return features->opened[k].count;
	/* The one that was opened first gives way. */
	opened = &features->opened[features->oldest++ % SP_OPENED];
	count_run(features, opened, false);
	opened->from = from;
	opened->to = to;
	count_run(features, opened, true);
	return opened->count;
}

double
sp_features_match(struct sp_features *features, size_t i0, size_t i1, size_t j0,
    size_t j1, double number)
{
	const struct sp_items *tgt = &features->side[1];
	uint32_t *count = open_run(features, i0, i1);
	double sum = 0;
	size_t n = 0;

	for (size_t k = tgt->first[j0]; k < tgt->first[j1]; k++) {
		struct sp_feature_item item = tgt->item[k];
		uint32_t id = item.id[count[item.id[0]] == 0];

		if (count[id] == 0)
			continue;
		count[id]--;
		features->taken[n++] = id;
		sum +=
		    features->feature[id].rarity + (item.number ? number : 0);
	}
	while (n > 0)
		count[features->taken[--n]]++;
	return sum;
}
