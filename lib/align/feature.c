/* SPDX-License-Identifier: MIT */
#include <spean/feature.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/known.h>
#include <spean/translit.h>

/* The key of a feature is cut there: nothing longer is a name or number. */
#define KEY_MAX 64

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
	char key[KEY_MAX + 1];
	size_t n = text.n < KEY_MAX ? text.n : KEY_MAX;
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

/* A feature that two ids stand for. */
static void
add_value(struct sp_features *ft, size_t s, size_t sentence, char kind,
    struct sp_str one, struct sp_str two)
{
	struct sp_feature_item item = {.number = true};
	uint32_t *n = &ft->side[s].numbers[sentence];

	if (*n == NUMBERS_MAX)
		return;
	item.id[0] = item.id[1] = feature_id(ft, kind, one);
	if (two.n > 0)
		item.id[1] = feature_id(ft, kind, two);
	add_item(ft, s, sentence, item);
	++*n;
}

/* "1.5", "1500|1.5": one of two readings. */
static void
add_number(
    struct sp_features *ft, size_t s, size_t sentence, struct sp_str value)
{
	struct sp_str one = sp_str_cut(&value, '|');

	add_value(ft, s, sentence, '#', one, sp_str_cut(&value, '|'));
}

/* Without the zeros before it: a month, a day. */
static struct sp_str
plain_number(struct sp_str text)
{
	while (text.n > 1 && text.s[0] == '0') {
		text.s++;
		text.n--;
	}
	return text;
}

/*
 * The parts of a date are features of their own, as languages leave out some
 * and a year may be a number: 2019-11-15, 2019-11, --11-15, ---15.
 */
static void
add_date(struct sp_features *ft, size_t s, size_t sentence, struct sp_str value)
{
	static const char kind[] = {'#', 'm', '#'};
	struct sp_str reading = sp_str_cut(&value, '|');

	if (reading.n == 0)
		return;
	if (reading.s[0] == 'P' || sp_str_starts(reading, SP_STR("-P")) ||
	    sp_str_starts(reading, SP_STR("-W"))) {
		add_value(ft, s, sentence, 'w', reading, SP_STR(""));
		return;
	}
	for (size_t part = 0; part < 3 && reading.n > 0; part++) {
		struct sp_str it = plain_number(sp_str_cut(&reading, '-'));

		if (part == 0 && it.n == 0 &&
		    sp_str_starts(reading, SP_STR("-")))
			sp_str_cut(&reading, '-'); /* no year */
		else if (it.n > 0)
			add_value(ft, s, sentence, kind[part], it, SP_STR(""));
	}
}

static void
add_latin_name(
    struct sp_features *ft, size_t s, size_t sentence, struct sp_str value)
{
	struct sp_buf letters = {0};
	struct sp_feature_item item = {.number = false};
	enum sp_status status = sp_translit_fold(value, &letters, NULL);

	ft->failed |= status == SP_NOMEM;
	if (status == SP_OK) {
		item.id[0] = item.id[1] =
		    feature_id(ft, 'n', sp_buf_str(&letters));
		add_item(ft, s, sentence, item);
	}
	sp_buf_release(&letters);
}

/* Of the names that a Khmer spelling may stand for, the first two. */
static void
add_khmer_name(
    struct sp_features *ft, size_t s, size_t sentence, struct sp_str value)
{
	struct sp_feature_item item = {.number = false};
	size_t n;
	const struct sp_known *known = sp_known_khmer(value, &n);

	if (n == 0)
		return;
	item.id[0] = feature_id(ft, 'n', sp_str_c(known[0].latin));
	item.id[1] = feature_id(ft, 'n', sp_str_c(known[n > 1].latin));
	add_item(ft, s, sentence, item);
}

static void
add_tag(
    struct sp_features *ft, size_t s, size_t sentence, const struct sp_tag *tag)
{
	struct sp_str value = tag->value, end;

	switch (tag->type) {
	case SP_TAG_NAME:
		if (tag->khmer)
			add_khmer_name(ft, s, sentence, value);
		else
			add_latin_name(ft, s, sentence, value);
		return;
	case SP_TAG_DATE:
		while (value.n > 0) {
			end = sp_str_cut(&value, '/');
			add_date(ft, s, sentence, end);
		}
		return;
	case SP_TAG_TIME:
		add_value(ft, s, sentence, 't', value, SP_STR(""));
		return;
	default:
		value = sp_str_cut(&value, ' ');
		while (value.n > 0) {
			end = sp_str_cut(&value, '/');
			add_number(ft, s, sentence, end);
		}
	}
}

static void
add_tags(struct sp_features *ft, size_t s, size_t sentence,
    const struct sp_index *index)
{
	ft->side[s].numbers[sentence] = 0;
	for (size_t i = index->first[sentence]; i < index->first[sentence + 1];
	     i++)
		add_tag(ft, s, sentence, &index->item[i].tag);
}

static bool
can_match(
    const struct sp_features *ft, struct sp_feature_item item, size_t other)
{
	return ft->known[item.id[0]].df[other] > 0 ||
	    ft->known[item.id[1]].df[other] > 0;
}

/* How often a sentence of any text says such a thing. */
static double
usual_share(struct sp_str key)
{
	struct sp_str value = {key.s + 1, key.n - 1};

	switch (key.s[0]) {
	case '#':
		return sp_index_number_share(value);
	case 'm':
		return .02;
	case 'w':
	case 't':
		return .005;
	default:
		return .0005;
	}
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
			    usual_share(ft->ids.entry[f].key)));
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
	char key[KEY_MAX + 1] = "n";
	size_t n = letters.n < KEY_MAX ? letters.n : KEY_MAX;
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
