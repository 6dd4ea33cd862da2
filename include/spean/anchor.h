/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ANCHOR_H
#define SPEAN_ANCHOR_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/tag.h>

/*
 * Anchors: where two texts in two languages say the same thing that can be
 * recognised without knowing either, a date, a quantity, a name.
 *
 * A name in Latin letters is looked for in a text in Khmer as it stands (Latin
 * letters kept), by its known spelling, and by its sound: in the whole text,
 * as Khmer marks no names (placing.h).
 */
struct sp_anchor {
	/* The tags of the two.  A name is a tag of one text alone and a place
	 * in the other, whose tag is SP_ANCHOR_NONE. */
	size_t src, tgt;
	size_t src_start, src_end; /* the places: bytes of the texts */
	size_t tgt_start, tgt_end;
	/* How well the values agree, above 0, up to 1 (tag_agree.h); of names,
	 * the probability that it is not by chance. */
	double worth;
};
#define SP_ANCHOR_NONE SIZE_MAX

/* Start with = {0}. */
struct sp_anchor_list {
	struct sp_anchor *anchor;
	size_t n, cap;
};
void sp_anchor_list_release(struct sp_anchor_list *list);

/* Models and scratch; one a thread. */
struct sp_anchors;

struct sp_anchors *sp_anchors_new(struct sp_err *err);
void sp_anchors_free(struct sp_anchors *anchors);

/* A text and its tags. */
struct sp_anchor_side {
	struct sp_str text;
	const struct sp_tags *tags;
};

/*
 * The anchors of two texts, in place of those in list, by src_start.  A tag is
 * in one of them at most, but each end of a range may be; a name that one text
 * says twice and the other once has the same place twice.
 *
 * Texts are canonical (norm.h): sentences or paragraphs, for all tags of one
 * are held against all of the other.  SP_BAD_TEXT where one is not UTF-8;
 * SP_TOO_LARGE; SP_NOMEM.  Then there are none.
 */
enum sp_status sp_anchors_find(struct sp_anchors *anchors,
    struct sp_anchor_side src, struct sp_anchor_side tgt,
    struct sp_anchor_list *list, struct sp_err *err);

#endif
