/* SPDX-License-Identifier: MIT */
#include <spean/anchor.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/name_place.h>
#include <spean/tag_agree.h>
#include <spean/translit.h>
#include <spean/utf8.h>

/* A word that may be no name at all needs so small a chance. */
#define DOUBTFUL_MAX .01

/* A place that is chance as well as not is none. */
#define CHANCE_MAX .5

struct sp_anchors {
	struct sp_name_places *places;
	const struct sp_tags *others; /* of the text that names are sought in */
	struct wanted *wanted;
	size_t nwanted, wanted_cap;
	struct sp_anchor *found; /* candidates, not yet chosen among */
	size_t n, cap;
	unsigned char *taken[2]; /* by tag: how often */
	size_t taken_cap[2];
};

struct sp_anchors *
sp_anchors_new(struct sp_err *err)
{
	struct sp_anchors *anchors = calloc(1, sizeof(*anchors));

	if (!anchors) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	anchors->places = sp_name_places_new(&sp_translit_km, err);
	if (anchors->places)
		return anchors;
	sp_anchors_free(anchors);
	return NULL;
}

void
sp_anchors_free(struct sp_anchors *anchors)
{
	if (!anchors)
		return;
	sp_name_places_free(anchors->places);
	free(anchors->wanted);
	free(anchors->found);
	free(anchors->taken[0]);
	free(anchors->taken[1]);
	free(anchors);
}

void
sp_anchor_list_release(struct sp_anchor_list *list)
{
	free(list->anchor);
	*list = (struct sp_anchor_list){0};
}

static bool
add(struct sp_anchors *anchors, struct sp_anchor anchor)
{
	if (!sp_grow(
		&anchors->found, &anchors->cap, anchors->n + 1, sizeof(anchor)))
		return false;
	anchors->found[anchors->n++] = anchor;
	return true;
}

static bool
find_values(struct sp_anchors *anchors, const struct sp_tags *src,
    const struct sp_tags *tgt)
{
	for (size_t i = 0; i < src->n; i++) {
		for (size_t k = 0; k < tgt->n; k++) {
			const struct sp_tag *a = &src->tag[i];
			const struct sp_tag *b = &tgt->tag[k];
			double worth = sp_tag_agreement(a, b);

			if (worth > 0 &&
			    !add(anchors,
				(struct sp_anchor){i, k, a->start, a->end,
				    b->start, b->end, worth}))
				return false;
		}
	}
	return true;
}

/* A name of the source, and the best place for it that is left. */
struct wanted {
	size_t tag;
	bool found, done;
	struct sp_name_place place;
	struct sp_name_place first; /* before any place was used */
	bool found_first;
};

/* The best of the names that are tagged behind a title in the other text. */
static bool
find_titled(struct sp_anchors *anchors, const struct sp_tag *tag,
    struct sp_name_place *place)
{
	const struct sp_tags *others = anchors->others;
	size_t n = 0;

	place->p = CHANCE_MAX;
	for (size_t i = 0; i < others->n; i++)
		n += others->tag[i].khmer && others->tag[i].titled;
	for (size_t i = 0; i < others->n && n > 0; i++) {
		const struct sp_tag *other = &others->tag[i];
		double p;

		if (!other->khmer || !other->titled || anchors->taken[1][i])
			continue;
		p = sp_name_place_chance(
		    anchors->places, tag->value, other->value, n);
		if (p < place->p)
			*place =
			    (struct sp_name_place){other->start, other->end, p};
	}
	return place->p < CHANCE_MAX;
}

static bool
find_place(struct sp_anchors *anchors, const struct sp_tag *tag,
    struct sp_name_place *place)
{
	struct sp_name_place titled;
	bool found = sp_name_place_find(anchors->places, tag->value, place);

	if (find_titled(anchors, tag, &titled) &&
	    (!found || titled.p < place->p)) {
		*place = titled;
		found = true;
	}
	return found && (!tag->doubtful || place->p <= DOUBTFUL_MAX);
}

static bool
want_names(struct sp_anchors *anchors, const struct sp_tags *tags)
{
	anchors->nwanted = 0;
	for (size_t i = 0; i < tags->n; i++) {
		struct wanted wanted = {.tag = i};

		if (tags->tag[i].type != SP_TAG_NAME || tags->tag[i].khmer)
			continue;
		if (!sp_grow(&anchors->wanted, &anchors->wanted_cap,
			anchors->nwanted + 1, sizeof(wanted)))
			return false;
		wanted.found =
		    find_place(anchors, &tags->tag[i], &wanted.place);
		wanted.first = wanted.place;
		wanted.found_first = wanted.found;
		anchors->wanted[anchors->nwanted++] = wanted;
	}
	return true;
}

/* The surest one that is left; of equals the longest name, then the first. */
static struct wanted *
surest(struct sp_anchors *anchors, const struct sp_tags *tags)
{
	struct wanted *best = NULL;

	for (size_t i = 0; i < anchors->nwanted; i++) {
		struct wanted *w = &anchors->wanted[i];

		if (w->done || !w->found)
			continue;
		if (!best || w->place.p < best->place.p ||
		    (w->place.p <= best->place.p &&
			tags->tag[w->tag].value.n >
			    tags->tag[best->tag].value.n))
			best = w;
	}
	return best;
}

/* The place is used: who wanted a part of it looks for another. */
static void
use(struct sp_anchors *anchors, const struct sp_tags *tags,
    const struct sp_name_place *place)
{
	sp_name_place_use(anchors->places, place->start, place->end);
	for (size_t i = 0; i < anchors->others->n; i++) {
		const struct sp_tag *other = &anchors->others->tag[i];

		if (other->type == SP_TAG_NAME && other->start < place->end &&
		    place->start < other->end)
			anchors->taken[1][i] = true;
	}
	for (size_t i = 0; i < anchors->nwanted; i++) {
		struct wanted *w = &anchors->wanted[i];

		if (!w->done && w->found && w->place.start < place->end &&
		    place->start < w->place.end)
			w->found =
			    find_place(anchors, &tags->tag[w->tag], &w->place);
	}
}

static bool
add_name(struct sp_anchors *anchors, const struct sp_tags *tags,
    const struct wanted *w, const struct sp_name_place *place)
{
	const struct sp_tag *tag = &tags->tag[w->tag];

	return add(anchors,
	    (struct sp_anchor){w->tag, SP_ANCHOR_NONE, tag->start, tag->end,
		place->start, place->end, 1 - place->p});
}

static bool
is_part(struct sp_str part, struct sp_str whole)
{
	return sp_str_find(whole, part, 0) < whole.n;
}

/* Did a name that has this one within it, or is within it, get the place? */
static bool
is_shared(const struct sp_anchors *anchors, const struct sp_tags *tags,
    const struct wanted *w)
{
	struct sp_str name = tags->tag[w->tag].value;

	for (size_t i = 0; i < anchors->nwanted; i++) {
		const struct wanted *other = &anchors->wanted[i];
		struct sp_str value = tags->tag[other->tag].value;

		if (other->done && other->place.start < w->first.end &&
		    w->first.start < other->place.end &&
		    (is_part(name, value) || is_part(value, name)))
			return true;
	}
	return false;
}

/* Names that the other text says once and this one more often. */
static bool
share_names(struct sp_anchors *anchors, const struct sp_tags *tags)
{
	for (size_t i = 0; i < anchors->nwanted; i++) {
		const struct wanted *w = &anchors->wanted[i];

		if (!w->done && w->found_first && is_shared(anchors, tags, w) &&
		    !add_name(anchors, tags, w, &w->first))
			return false;
	}
	return true;
}

static bool
find_names(struct sp_anchors *anchors, const struct sp_tags *tags)
{
	struct wanted *w;

	if (!want_names(anchors, tags))
		return false;
	while ((w = surest(anchors, tags))) {
		struct sp_name_place place = w->place;

		w->done = true;
		if (!add_name(anchors, tags, w, &place))
			return false;
		use(anchors, tags, &place);
	}
	return share_names(anchors, tags);
}

/* The best first; of equals those in the same order on both sides. */
static int
by_worth(const void *a, const void *b)
{
	const struct sp_anchor *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	if (x->src_start != y->src_start)
		return x->src_start < y->src_start ? -1 : 1;
	return x->tgt_start < y->tgt_start ? -1 : x->tgt_start > y->tgt_start;
}

static int
by_place(const void *a, const void *b)
{
	const struct sp_anchor *x = a, *y = b;

	if (x->src_start != y->src_start)
		return x->src_start < y->src_start ? -1 : 1;
	return x->tgt_start < y->tgt_start ? -1 : x->tgt_start > y->tgt_start;
}

static bool
clear(struct sp_anchors *anchors, int side, size_t n)
{
	if (!sp_grow(&anchors->taken[side], &anchors->taken_cap[side], n + 1,
		sizeof(unsigned char)))
		return false;
	memset(anchors->taken[side], 0, n + 1);
	return true;
}

/* A tag has one counterpart, but a range may have one for either end. */
static bool
is_full(const struct sp_anchors *anchors, int side, const struct sp_tags *tags,
    size_t tag, double worth)
{
	struct sp_str value;
	bool range;

	if (tag == SP_ANCHOR_NONE)
		return false;
	value = tags->tag[tag].value;
	range = tags->tag[tag].type != SP_TAG_FRACTION &&
	    sp_str_find(value, SP_STR("/"), 0) < value.n;
	return anchors->taken[side][tag] >= (range && worth < 1 ? 2 : 1);
}

static bool
choose(struct sp_anchors *anchors, const struct sp_tags *src,
    const struct sp_tags *tgt, struct sp_anchor_list *list)
{
	if (anchors->n > 0)
		qsort(anchors->found, anchors->n, sizeof(*anchors->found),
		    by_worth);
	for (size_t i = 0; i < anchors->n; i++) {
		const struct sp_anchor *anchor = &anchors->found[i];

		if (is_full(anchors, 0, src, anchor->src, anchor->worth) ||
		    is_full(anchors, 1, tgt, anchor->tgt, anchor->worth))
			continue;
		anchors->taken[0][anchor->src]++;
		if (anchor->tgt != SP_ANCHOR_NONE)
			anchors->taken[1][anchor->tgt]++;
		if (!sp_grow(&list->anchor, &list->cap, list->n + 1,
			sizeof(*anchor)))
			return false;
		list->anchor[list->n++] = *anchor;
	}
	if (list->n > 0)
		qsort(list->anchor, list->n, sizeof(*list->anchor), by_place);
	return true;
}

/* How many characters are Khmer: names are looked for in the text with more. */
static size_t
count_khmer(struct sp_str text)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < text.n; i++)
		n += (unsigned char)text.s[i] == 0xE1 &&
		    ((unsigned char)text.s[i + 1] == 0x9E ||
			(unsigned char)text.s[i + 1] == 0x9F);
	return n;
}

/* Turn the anchors of tgt and src into those of src and tgt. */
static void
turn(struct sp_anchor_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct sp_anchor a = list->anchor[i];

		list->anchor[i] = (struct sp_anchor){a.tgt, a.src, a.tgt_start,
		    a.tgt_end, a.src_start, a.src_end, a.worth};
	}
	if (list->n > 0)
		qsort(list->anchor, list->n, sizeof(*list->anchor), by_place);
}

static enum sp_status
find(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt, struct sp_anchor_list *list, struct sp_err *err)
{
	enum sp_status status =
	    sp_name_places_set(anchors->places, tgt.text, err);

	anchors->n = 0;
	if (status != SP_OK)
		return status;
	anchors->others = tgt.tags;
	if (clear(anchors, 0, src.tags->n) && clear(anchors, 1, tgt.tags->n) &&
	    find_values(anchors, src.tags, tgt.tags) &&
	    find_names(anchors, src.tags) &&
	    choose(anchors, src.tags, tgt.tags, list))
		return sp_name_places_status(anchors->places, err);
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

enum sp_status
sp_anchors_find(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt, struct sp_anchor_list *list, struct sp_err *err)
{
	bool turned = count_khmer(src.text) > count_khmer(tgt.text);
	struct sp_str other = turned ? tgt.text : src.text;
	size_t bad = sp_utf8_check(other);
	enum sp_status status;

	list->n = 0;
	if (bad < other.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	status = turned ? find(anchors, tgt, src, list, err)
			: find(anchors, src, tgt, list, err);
	if (status != SP_OK)
		list->n = 0;
	else if (turned)
		turn(list);
	return status;
}
