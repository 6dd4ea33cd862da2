/* SPDX-License-Identifier: MIT */
#include <spean/anchor.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/placing.h>
#include <spean/script.h>
#include <spean/tag_agree.h>
#include <spean/utf8.h>

struct sp_anchors {
	struct sp_placing *placing;
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
	anchors->placing = sp_placing_new(err);
	if (anchors->placing)
		return anchors;
	sp_anchors_free(anchors);
	return NULL;
}

void
sp_anchors_free(struct sp_anchors *anchors)
{
	if (!anchors)
		return;
	sp_placing_free(anchors->placing);
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

/* The names of src in the text of tgt. */
static enum sp_status
find_names(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt, struct sp_err *err)
{
	enum sp_status status = sp_placing_find(
	    anchors->placing, src.tags, tgt.text, tgt.tags, err);
	const struct sp_placed *placed;
	size_t n;

	placed = sp_placing_placed(anchors->placing, &n);
	for (size_t i = 0; i < n && status == SP_OK; i++) {
		const struct sp_tag *tag = &src.tags->tag[placed[i].tag];
		struct sp_name_place place = placed[i].place;

		if (!add(anchors,
			(struct sp_anchor){placed[i].tag, SP_ANCHOR_NONE,
			    tag->start, tag->end, place.start, place.end,
			    1 - place.p}))
			status = sp_err_set(err, SP_NOMEM, "out of memory");
	}
	return status;
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
	enum sp_status status;

	anchors->n = 0;
	status = find_names(anchors, src, tgt, err);
	if (status != SP_OK)
		return status;
	if (clear(anchors, 0, src.tags->n) && clear(anchors, 1, tgt.tags->n) &&
	    find_values(anchors, src.tags, tgt.tags) &&
	    choose(anchors, src.tags, tgt.tags, list))
		return SP_OK;
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

enum sp_status
sp_anchors_find(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt, struct sp_anchor_list *list, struct sp_err *err)
{
	/* Names are looked for in the text that is rather Khmer. */
	bool turned = sp_script_share(src.text, "Khmr") >
	    sp_script_share(tgt.text, "Khmr");
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
