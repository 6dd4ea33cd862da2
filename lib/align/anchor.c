/* SPDX-License-Identifier: MIT */
#include <spean/anchor.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/latin_find.h>
#include <spean/name_find.h>
#include <spean/tag_agree.h>
#include <spean/translit.h>

/* A span found by sound is a name where chance makes one as good less often. */
#define CHANCE_MAX .1

struct sp_anchors {
	struct sp_translit_latin *latin;
	struct sp_name_text *khmer;
	struct sp_anchor *found; /* candidates, not yet chosen among */
	size_t n, cap;
	bool *taken[2]; /* by tag */
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
	anchors->latin = sp_translit_new(&sp_translit_km, err);
	anchors->khmer = sp_name_text_new(&sp_translit_km, err);
	if (anchors->latin && anchors->khmer)
		return anchors;
	sp_anchors_free(anchors);
	return NULL;
}

void
sp_anchors_free(struct sp_anchors *anchors)
{
	if (!anchors)
		return;
	sp_translit_free(anchors->latin);
	sp_name_text_free(anchors->khmer);
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
	if (!sp_grow(&anchors->found, &anchors->cap, anchors->n + 1,
		sizeof(anchor)))
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

/* Where the name stands in the other text. */
static bool
find_name(struct sp_anchors *anchors, const struct sp_tag *name,
    struct sp_str text, struct sp_anchor *anchor)
{
	struct sp_latin_place place;
	struct sp_name_span span;

	if (sp_latin_find(text, name->value, &place)) {
		anchor->tgt_start = place.start;
		anchor->tgt_end = place.end;
		anchor->worth = place.share;
		return true;
	}
	if (sp_translit_set(anchors->latin, name->value, NULL) != SP_OK ||
	    !sp_name_find(anchors->khmer, anchors->latin, &span) ||
	    span.p > CHANCE_MAX)
		return false;
	anchor->tgt_start = span.start;
	anchor->tgt_end = span.end;
	anchor->worth = 1 - span.p;
	return true;
}

static bool
find_names(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt)
{
	for (size_t i = 0; i < src.tags->n; i++) {
		const struct sp_tag *tag = &src.tags->tag[i];
		struct sp_anchor anchor = {.src = i,
		    .tgt = SP_ANCHOR_NONE,
		    .src_start = tag->start,
		    .src_end = tag->end};

		if (tag->type == SP_TAG_NAME && !tag->khmer &&
		    find_name(anchors, tag, tgt.text, &anchor) &&
		    !add(anchors, anchor))
			return false;
	}
	return true;
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
		sizeof(bool)))
		return false;
	memset(anchors->taken[side], 0, n + 1);
	return true;
}

static bool
choose(struct sp_anchors *anchors, struct sp_anchor_list *list)
{
	if (anchors->n > 0)
		qsort(anchors->found, anchors->n, sizeof(*anchors->found),
		    by_worth);
	for (size_t i = 0; i < anchors->n; i++) {
		const struct sp_anchor *anchor = &anchors->found[i];

		if (anchors->taken[0][anchor->src] ||
		    (anchor->tgt != SP_ANCHOR_NONE &&
			anchors->taken[1][anchor->tgt]))
			continue;
		anchors->taken[0][anchor->src] = true;
		if (anchor->tgt != SP_ANCHOR_NONE)
			anchors->taken[1][anchor->tgt] = true;
		if (!sp_grow(&list->anchor, &list->cap, list->n + 1,
			sizeof(*anchor)))
			return false;
		list->anchor[list->n++] = *anchor;
	}
	if (list->n > 0)
		qsort(list->anchor, list->n, sizeof(*list->anchor), by_place);
	return true;
}

enum sp_status
sp_anchors_find(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt, struct sp_anchor_list *list, struct sp_err *err)
{
	enum sp_status status =
	    sp_name_text_set(anchors->khmer, tgt.text, err);

	list->n = anchors->n = 0;
	if (status != SP_OK)
		return status;
	if (clear(anchors, 0, src.tags->n) && clear(anchors, 1, tgt.tags->n) &&
	    find_values(anchors, src.tags, tgt.tags) &&
	    find_names(anchors, src, tgt) && choose(anchors, list))
		return SP_OK;
	list->n = 0;
	return sp_err_set(err, SP_NOMEM, "out of memory");
}
