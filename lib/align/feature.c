/* SPDX-License-Identifier: MIT */
#include <spean/feature.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/fact.h>

/* Of a sentence, no more features than this: what has more is a table. */
#define ITEMS_MAX 256

/* … and of numbers, which are all compared, no more than this. */
#define NUMBERS_MAX 64

/* What is known of a feature, by its id. */
struct sp_feature {
	uint32_t df[2]; /* sentences with it, on either side */
	uint32_t last[2]; /* the last sentence counted in df, + 1 */
};

void
sp_features_release(struct sp_features *features)
{
	for (size_t s = 0; s < 2; s++) {
		free(features->side[s].first);
		free(features->side[s].numbers);
		free(features->side[s].item);
	}
	free(features->rarity);
	free(features->known);
	sp_map_release(&features->ids);
	*features = (struct sp_features){0};
}

/* The id of a feature, by its key (fact.h). */
static uint32_t
feature_id(struct sp_features *ft, struct sp_str key)
{
	bool added;
	size_t *place = sp_map_at(&ft->ids, key, &added);

	if (!place ||
	    !sp_grow(
		&ft->known, &ft->cap_known, ft->ids.n, sizeof(*ft->known))) {
		ft->failed = true;
		return 0;
	}
	if (added) {
		*place = ft->ids.n - 1;
		ft->known[*place] = (struct sp_feature){0};
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
add_item(struct sp_features *ft, size_t s, size_t sentence,
    struct sp_feature_item item)
{
	struct sp_feature_side *side = &ft->side[s];

	if (side->nitems - side->first[sentence] >= ITEMS_MAX)
		return;
	if (ft->failed ||
	    !sp_grow(&side->item, &side->cap_items, side->nitems + 1,
		sizeof(item))) {
		ft->failed = true;
		return;
	}
	side->item[side->nitems++] = item;
	count_in(&ft->known[item.id[0]], s, sentence);
	if (item.id[1] != item.id[0])
		count_in(&ft->known[item.id[1]], s, sentence);
}

/* Where facts are added. */
struct place {
	struct sp_features *ft;
	size_t side, sentence;
};

static void
add_fact(void *ctx, const struct sp_fact *fact)
{
	const struct place *at = ctx;
	uint32_t *numbers = &at->ft->side[at->side].numbers[at->sentence];
	struct sp_feature_item item = {.number = fact->number};

	if (fact->number && *numbers == NUMBERS_MAX)
		return;
	item.id[0] = item.id[1] = feature_id(at->ft, fact->key[0]);
	if (fact->key[1].s != fact->key[0].s)
		item.id[1] = feature_id(at->ft, fact->key[1]);
	add_item(at->ft, at->side, at->sentence, item);
	*numbers += fact->number;
}

static void
add_tags(struct sp_features *ft, size_t s, size_t sentence,
    const struct sp_index *index)
{
	struct place at = {ft, s, sentence};

	ft->side[s].numbers[sentence] = 0;
	for (size_t i = index->first[sentence]; i < index->first[sentence + 1];
	     i++)
		ft->failed |= sp_fact_read(&index->item[i].tag, add_fact, &at,
				  NULL) != SP_OK;
}

static bool
can_match(
    const struct sp_features *ft, struct sp_feature_item item, size_t other)
{
	return ft->known[item.id[0]].df[other] > 0 ||
	    ft->known[item.id[1]].df[other] > 0;
}

/* Weigh the features, and leave out those of one side alone. */
static void
weigh(struct sp_features *ft)
{
	double all = (double)(ft->side[0].n + ft->side[1].n + 1);

	for (size_t f = 0; f < ft->ids.n; f++) {
		const struct sp_feature *feature = &ft->known[f];
		double said = (double)(feature->df[0] + feature->df[1]);

		ft->rarity[f] = log((all + 2 * SP_INDEX_PRIOR) /
		    (said +
			2 * SP_INDEX_PRIOR *
			    sp_fact_share(ft->ids.entry[f].key)));
	}
	for (size_t s = 0; s < 2; s++) {
		struct sp_feature_side *side = &ft->side[s];
		size_t kept = 0, k = 0;

		for (size_t i = 0; i < side->n; i++) {
			size_t end = side->first[i + 1];

			side->first[i] = kept;
			for (; k < end; k++) {
				struct sp_feature_item item = side->item[k];

				if (can_match(ft, item, 1 - s))
					side->item[kept++] = item;
			}
		}
		side->first[side->n] = kept;
		side->nitems = kept;
	}
}

static bool
read_side(struct sp_features *ft, size_t s, const struct sp_index *index)
{
	struct sp_feature_side *side = &ft->side[s];
	/* Both grow alike, and count as grown only when both have. */
	size_t first = side->cap, numbers = side->cap;
	size_t n = index->sentences;

	side->n = n;
	side->nitems = 0;
	if (!sp_grow(&side->first, &first, n + 1, sizeof(*side->first)) ||
	    !sp_grow(&side->numbers, &numbers, n + 1, sizeof(*side->numbers)))
		return false;
	side->cap = first;
	for (size_t i = 0; i < n; i++) {
		side->first[i] = side->nitems;
		add_tags(ft, s, i, index);
	}
	side->first[n] = side->nitems;
	return !ft->failed;
}

enum sp_status
sp_features_read(struct sp_features *features,
    const struct sp_index *const index[2], struct sp_err *err)
{
	features->failed = false;
	sp_map_reset(&features->ids);
	if (!read_side(features, 0, index[0]) ||
	    !read_side(features, 1, index[1]) ||
	    !sp_grow(&features->rarity, &features->cap_rarity,
		features->ids.n + 1, sizeof(*features->rarity)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	weigh(features);
	return SP_OK;
}

bool
sp_features_have_name(
    const struct sp_features *features, size_t side, struct sp_str letters)
{
	char key[SP_FACT_KEY] = {SP_FACT_NAME};
	size_t n = letters.n < SP_FACT_KEY - 1 ? letters.n : SP_FACT_KEY - 1;
	const size_t *id;

	memcpy(key + 1, letters.s, n);
	id = sp_map_get(&features->ids, (struct sp_str){key, n + 1});
	return id && features->known[*id].df[side] > 0;
}

size_t
sp_features_count(const struct sp_features *features)
{
	return features->ids.n;
}
