/* SPDX-License-Identifier: MIT */
/*
 * A line of English, the rest Khmer: tags stand in order inside their text and
 * have a value; anchors join places inside the two texts, those of tags at
 * tags, and a tag has one but for ends of ranges.  What is not UTF-8 has tags,
 * but no anchors.
 */
#include <spean/anchor.h>
#include <spean/lang.h>
#include <spean/utf8.h>

#include <string.h>

#include "fuzz.h"

static void
check_tags(struct sp_str text, const struct sp_tags *tags)
{
	for (size_t i = 0; i < tags->n; i++) {
		const struct sp_tag *tag = &tags->tag[i];

		HOLDS(tag->start < tag->end && tag->end <= text.n);
		HOLDS(i == 0 || tag[-1].start <= tag->start);
		HOLDS(tag->value.n > 0);
		HOLDS(!memchr(tag->value.s, '\t', tag->value.n) ||
		    memchr(text.s, '\t', text.n));
	}
}

static void
check_anchors(const struct sp_anchor_list *list, struct sp_str src,
    const struct sp_tags *src_tags, struct sp_str tgt,
    const struct sp_tags *tgt_tags)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct sp_anchor *a = &list->anchor[i];

		HOLDS(a->worth > 0 && a->worth <= 1);
		HOLDS(a->src_start < a->src_end && a->src_end <= src.n);
		HOLDS(a->tgt_start < a->tgt_end && a->tgt_end <= tgt.n);
		HOLDS(i == 0 || a[-1].src_start <= a->src_start);
		HOLDS(a->src != SP_ANCHOR_NONE || a->tgt != SP_ANCHOR_NONE);
		if (a->src != SP_ANCHOR_NONE)
			HOLDS(a->src < src_tags->n &&
			    src_tags->tag[a->src].start == a->src_start);
		if (a->tgt != SP_ANCHOR_NONE)
			HOLDS(a->tgt < tgt_tags->n &&
			    tgt_tags->tag[a->tgt].start == a->tgt_start);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str tgt = {(const char *)data, size};
	struct sp_str src = sp_str_cut(&tgt, '\n');
	/* Made once, as they take longer than most inputs. */
	static struct sp_tagger *tagger;
	static struct sp_anchors *anchors;
	struct sp_tags tags[2] = {{0}};
	struct sp_anchor_list list = {0};
	struct sp_day day = {2019, 11, 15};
	bool utf8 = sp_utf8_check(src) == src.n && sp_utf8_check(tgt) == tgt.n;

	if (!tagger)
		tagger = sp_tagger_new(NULL);
	if (!anchors)
		anchors = sp_anchors_new(NULL);
	HOLDS(tagger && anchors);
	HOLDS(sp_tagger_read(tagger, sp_lang_find(SP_STR("en")), src, &day,
		  &tags[0], NULL) == SP_OK);
	HOLDS(sp_tagger_read(tagger, sp_lang_find(SP_STR("km")), tgt, NULL,
		  &tags[1], NULL) == SP_OK);
	check_tags(src, &tags[0]);
	check_tags(tgt, &tags[1]);
	HOLDS((sp_anchors_find(anchors,
		   (struct sp_anchor_side){src, &tags[0]},
		   (struct sp_anchor_side){tgt, &tags[1]}, &list, NULL) ==
		  SP_OK) == utf8);
	check_anchors(&list, src, &tags[0], tgt, &tags[1]);
	sp_anchor_list_release(&list);
	sp_tags_release(&tags[0]);
	sp_tags_release(&tags[1]);
	return 0;
}
