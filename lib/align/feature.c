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

/* The id of a feature: its kind and its text. */
static uint32_t
feature_id(struct sp_features *ft, char kind, struct sp_str text)
{
	char key[TOKEN_MAX + 1];
	size_t n = text.n < TOKEN_MAX ? text.n : TOKEN_MAX;
	bool added;
	size_t *place;

	key[0] = kind;
	memcpy(key + 1, text.s, n);
	place = sp_map_at(&ft->ids, (struct sp_str){key, n + 1}, &added);
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

static void
add_numbers(
    struct sp_features *ft, size_t s, size_t sentence, struct sp_str text)
{
	uint32_t *n = &ft->side[s].numbers[sentence];
	struct sp_num num;
	size_t pos = 0;

	for (*n = 0; *n < NUMBERS_MAX && sp_num_next(text, &pos, &num); ++*n) {
		struct sp_feature_item item = {.number = true};

		item.id[0] = feature_id(ft, '#', sp_str_c(num.value[0]));
		item.id[1] = num.value[1][0]
		    ? feature_id(ft, '#', sp_str_c(num.value[1]))
		    : item.id[0];
		add_item(ft, s, sentence, item);
	}
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
add_tokens(
    struct sp_features *ft, size_t s, size_t sentence, struct sp_str text)
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
			uint32_t id =
			    feature_id(ft, 'a', (struct sp_str){token, n});

			add_item(ft, s, sentence,
			    (struct sp_feature_item){{id, id}, false});
		}
		if (n == 0)
			i++;
	}
}

static bool
can_match(
    const struct sp_features *ft, struct sp_feature_item item, size_t other)
{
	return ft->known[item.id[0]].df[other] > 0 ||
	    ft->known[item.id[1]].df[other] > 0;
}

/* How many of the tokens in [from, to) tell more than the one at k. */
static size_t
rank(const struct sp_features *ft, const struct sp_feature_side *side,
    size_t from, size_t to, size_t k)
{
	double rarity = ft->rarity[side->item[k].id[0]];
	size_t n = 0;

	for (size_t o = from; o < to && n < TOKENS_MAX; o++) {
		double other = ft->rarity[side->item[o].id[0]];

		n += !side->item[o].number &&
		    (other > rarity || (other >= rarity && o < k));
	}
	return n;
}

/* Of the items [from, to) leave the numbers and the rarest tokens; returns
 * where they end. */
static size_t
keep_rarest(const struct sp_features *ft, struct sp_feature_side *side,
    size_t from, size_t to)
{
	bool keep[ITEMS_MAX];
	size_t kept = from;

	if (to - from <= TOKENS_MAX)
		return to;
	for (size_t k = from; k < to; k++)
		keep[k - from] = side->item[k].number ||
		    rank(ft, side, from, to, k) < TOKENS_MAX;
	for (size_t k = from; k < to; k++)
		if (keep[k - from])
			side->item[kept++] = side->item[k];
	return kept;
}

/* Weigh the features, and leave out those of one side alone. */
static void
weigh(struct sp_features *ft)
{
	double all = (double)(ft->side[0].n + ft->side[1].n + 1);

	for (size_t f = 0; f < ft->ids.n; f++) {
		const struct sp_feature *feature = &ft->known[f];
		double share =
		    ft->ids.entry[f].key.s[0] == '#' ? 1 : TOKEN_SHARE;

		ft->rarity[f] = share *
		    log(all / (double)(feature->df[0] + feature->df[1]));
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
			kept = keep_rarest(ft, side, side->first[i], kept);
		}
		side->first[side->n] = kept;
		side->nitems = kept;
	}
}

static bool
read_side(struct sp_features *ft, size_t s, const struct sp_str *text, size_t n)
{
	struct sp_feature_side *side = &ft->side[s];
	/* Both grow alike, and count as grown only when both have. */
	size_t first = side->cap, numbers = side->cap;

	side->n = n;
	side->nitems = 0;
	if (!sp_grow(&side->first, &first, n + 1, sizeof(*side->first)) ||
	    !sp_grow(&side->numbers, &numbers, n + 1, sizeof(*side->numbers)))
		return false;
	side->cap = first;
	for (size_t i = 0; i < n; i++) {
		side->first[i] = side->nitems;
		add_numbers(ft, s, i, text[i]);
		add_tokens(ft, s, i, text[i]);
	}
	side->first[n] = side->nitems;
	return !ft->failed;
}

enum sp_status
sp_features_read(struct sp_features *features, const struct sp_str *src,
    size_t n, const struct sp_str *tgt, size_t m, struct sp_err *err)
{
	features->failed = false;
	sp_map_reset(&features->ids);
	if (n >= UINT32_MAX || m >= UINT32_MAX ||
	    !read_side(features, 0, src, n) ||
	    !read_side(features, 1, tgt, m) ||
	    !sp_grow(&features->rarity, &features->cap_rarity,
		features->ids.n + 1, sizeof(*features->rarity)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	weigh(features);
	return SP_OK;
}

size_t
sp_features_count(const struct sp_features *features)
{
	return features->ids.n;
}
