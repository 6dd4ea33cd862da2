/* SPDX-License-Identifier: MIT */
#include <spean/anchor.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/placing.h>
#include <spean/script.h>
#include <spean/tag_match.h>
#include <spean/utf8.h>

struct sp_anchors {
	struct sp_placing *placing;
	struct sp_tag_matches values;
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
	sp_tag_matches_release(&anchors->values);
	free(anchors);
}

void
sp_anchor_list_release(struct sp_anchor_list *list)
{
	free(list->anchor);
	*list = (struct sp_anchor_list){0};
}

static bool
add(struct sp_anchor_list *list, struct sp_anchor anchor)
{
	if (!sp_grow(&list->anchor, &list->cap, list->n + 1, sizeof(anchor)))
		return false;
	list->anchor[list->n++] = anchor;
	return true;
}

static enum sp_status
find_values(struct sp_anchors *anchors, const struct sp_tags *src,
    const struct sp_tags *tgt, struct sp_anchor_list *list, struct sp_err *err)
{
	const struct sp_tag_matches *found = &anchors->values;
	bool done = sp_tag_match(&anchors->values, src, tgt);

	for (size_t i = 0; i < found->n && done; i++) {
		const struct sp_tag_match *m = &found->match[i];
		const struct sp_tag *a = &src->tag[m->src];
		const struct sp_tag *b = &tgt->tag[m->tgt];

		done = add(list,
		    (struct sp_anchor){m->src, m->tgt, a->start, a->end,
			b->start, b->end, m->worth});
	}
	return done ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");
}

/* The names of src in the text of tgt. */
static enum sp_status
find_names(struct sp_anchors *anchors, struct sp_anchor_side src,
    struct sp_anchor_side tgt, struct sp_anchor_list *list, struct sp_err *err)
{
	enum sp_status status = sp_placing_find(
	    anchors->placing, src.tags, tgt.text, tgt.tags, err);
	const struct sp_placed *placed;
	size_t n;

	placed = sp_placing_placed(anchors->placing, &n);
	for (size_t i = 0; i < n && status == SP_OK; i++) {
		const struct sp_tag *tag = &src.tags->tag[placed[i].tag];
		struct sp_name_place place = placed[i].place;

		if (!add(list,
			(struct sp_anchor){placed[i].tag, SP_ANCHOR_NONE,
			    tag->start, tag->end, place.start, place.end,
			    1 - place.p}))
			status = sp_err_set(err, SP_NOMEM, "out of memory");
	}
	return status;
}

static int
by_place(const void *a, const void *b)
{
	const struct sp_anchor *x = a, *y = b;

	if (x->src_start != y->src_start)
		return x->src_start < y->src_start ? -1 : 1;
	return x->tgt_start < y->tgt_start ? -1 : x->tgt_start > y->tgt_start;
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
	enum sp_status status = find_names(anchors, src, tgt, list, err);

	if (status == SP_OK)
		status = find_values(anchors, src.tags, tgt.tags, list, err);
	if (list->n > 0)
		qsort(list->anchor, list->n, sizeof(*list->anchor), by_place);
	return status;
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
