/* SPDX-License-Identifier: MIT */
#include <spean/why.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/anchor.h>
#include <spean/fact.h>
#include <spean/known.h>
#include <spean/tag.h>
#include <spean/utf8.h>

/* One thing that both say. */
struct reason {
	double worth; /* in nats */
	size_t from, to; /* its words in the text below */
	unsigned times; /* that it is said in both … */
	uint32_t end; /* … up to that sentence of the source */
	size_t order; /* of coming */
};

struct sp_why {
	const struct sp_lang *lang[2];
	const struct sp_rarity *rarity;
	struct sp_tagger *tagger;
	struct sp_anchors *anchors;
	struct sp_tags tags[2];
	struct sp_buf joined[2]; /* the text of a place */
	struct sp_anchor_list list;
	struct reason *reason;
	size_t n, cap;
	struct sp_buf text; /* of the reasons */
};

void
sp_why_free(struct sp_why *why)
{
	if (!why)
		return;
	sp_tagger_free(why->tagger);
	sp_anchors_free(why->anchors);
	for (size_t s = 0; s < 2; s++) {
		sp_tags_release(&why->tags[s]);
		sp_buf_release(&why->joined[s]);
	}
	sp_anchor_list_release(&why->list);
	sp_buf_release(&why->text);
	free(why->reason);
	free(why);
}

struct sp_why *
sp_why_new(const struct sp_lang *const lang[2], const struct sp_rarity *rarity,
    struct sp_err *err)
{
	struct sp_why *why = calloc(1, sizeof(*why));

	if (!why) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	why->lang[0] = lang[0];
	why->lang[1] = lang[1];
	why->rarity = rarity;
	why->tagger = sp_tagger_new(err);
	if (why->tagger)
		why->anchors = sp_anchors_new(err);
	if (why->anchors)
		return why;
	sp_why_free(why);
	return NULL;
}

/* The worth of what a tag says: the surprise of the rarest fact in it. */
struct surprise {
	const struct sp_rarity *rarity;
	double most;
};

/* Names that lists have, of countries, towns and ministries, are in the news
 * more often than those of people. */
#define LISTED 10

static void
surprise(void *ctx, const struct sp_fact *fact)
{
	struct surprise *it = ctx;
	struct sp_str key = fact->key[0];
	double usual = sp_fact_share(key), share;
	size_t listed = 0;

	if (key.s[0] == SP_FACT_NAME)
		sp_known_latin(sp_str_sub(key, 1, key.n), &listed);
	if (listed > 0)
		usual *= LISTED;
	share = sp_rarity_share(it->rarity, sp_rarity_hash(key), usual);
	if (-log(share) > it->most)
		it->most = -log(share);
}

/* False where memory fails. */
static bool
weigh(const struct sp_why *why, const struct sp_tag *tag,
    const struct sp_anchor *anchor, double *worth)
{
	struct surprise it = {.rarity = why->rarity};
	double chance = 1 - anchor->worth;

	if (sp_fact_read(tag, surprise, &it, NULL) != SP_OK)
		return false;
	/* A day is rarer than its parts. */
	if (tag->type == SP_TAG_DATE && tag->value.n >= 10)
		it.most += 3;
	if (tag->type != SP_TAG_NAME)
		*worth = it.most * anchor->worth;
	else if (chance > 0 && -log(chance) < it.most)
		/* One that is found by its sound is no surer than that. */
		*worth = -log(chance);
	else
		*worth = it.most;
	return true;
}

static const char *
kind_of(enum sp_tag_type type)
{
	switch (type) {
	case SP_TAG_NAME:
		return "name:";
	case SP_TAG_DATE:
		return "date:";
	case SP_TAG_TIME:
		return "time:";
	default:
		return "num:";
	}
}

/* Text without what shows nothing, on one line. */
static void
add_shown(struct sp_buf *out, struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp == ' ' || cp == '\t' || cp == 0xA0)
			sp_buf_addc(out, ' ');
		else if (!sp_utf8_is_gap(cp))
			sp_buf_add(out, sp_str_sub(text, from, pos));
	}
}

static const struct sp_tag *
tag_of(const struct sp_why *why, const struct sp_anchor *anchor)
{
	return anchor->src != SP_ANCHOR_NONE ? &why->tags[0].tag[anchor->src]
					     : &why->tags[1].tag[anchor->tgt];
}

/* Of the readings of a value, "2019-11-15|2019-11-22", the first that the other
 * side has, too; else the first. */
static void
add_value(struct sp_buf *out, struct sp_str value, struct sp_str other)
{
	struct sp_str rest = value, shown = sp_str_cut(&rest, '|');

	for (bool found = false; value.n > 0 && !found;) {
		struct sp_str one = sp_str_cut(&value, '|');

		for (rest = other; rest.n > 0 && !found;)
			found = sp_str_eq(sp_str_cut(&rest, '|'), one);
		if (found)
			shown = one;
	}
	sp_buf_add(out, shown);
}

static void
write_reason(struct sp_why *why, const struct sp_tag *tag,
    const struct sp_anchor *anchor)
{
	struct sp_buf *out = &why->text;
	struct sp_str a = sp_str_sub(
	    sp_buf_str(&why->joined[0]), anchor->src_start, anchor->src_end);
	struct sp_str b = sp_str_sub(
	    sp_buf_str(&why->joined[1]), anchor->tgt_start, anchor->tgt_end);

	sp_buf_add(out, sp_str_c(kind_of(tag->type)));
	if (tag->type == SP_TAG_NAME) {
		add_shown(out, a);
		if (sp_str_eq(a, b))
			return;
		sp_buf_addc(out, '=');
		add_shown(out, b);
		return;
	}
	add_value(out, tag->value, why->tags[1].tag[anchor->tgt].value);
}

/* The words of a reason, and of a name those of each side. */
static struct sp_str
words_of(const struct sp_why *why, size_t k, struct sp_str side[2])
{
	struct sp_str words = sp_str_sub(
	    sp_buf_str(&why->text), why->reason[k].from, why->reason[k].to);

	side[1] = words;
	sp_str_cut(&side[1], ':');
	side[0] = sp_str_cut(&side[1], '=');
	if (side[1].n == 0)
		side[1] = side[0];
	return words;
}

/* A name within another, on either side: "Mekong" beside "Mekong Bridge". */
static bool
is_within(const struct sp_why *why, size_t k)
{
	struct sp_str mine[2], theirs[2];
	struct sp_str words = words_of(why, k, mine);

	if (!sp_str_starts(words, SP_STR("name:")))
		return false;
	for (size_t i = 0; i < why->n; i++) {
		struct sp_str other = words_of(why, i, theirs);

		if (other.n > words.n &&
		    sp_str_starts(other, SP_STR("name:")) &&
		    sp_str_find(theirs[0], mine[0], 0) < theirs[0].n &&
		    sp_str_find(theirs[1], mine[1], 0) < theirs[1].n)
			return true;
	}
	return false;
}

/* The reason of these words, or NULL. */
static struct reason *
find_reason(const struct sp_why *why, struct sp_str words)
{
	struct sp_str side[2];

	for (size_t k = 0; k < why->n; k++)
		if (sp_str_eq(words_of(why, k, side), words))
			return &why->reason[k];
	return NULL;
}

static bool
add_reason(struct sp_why *why, const struct sp_anchor *anchor,
    const struct sp_why_place *place)
{
	const struct sp_tag *tag = tag_of(why, anchor);
	struct reason it = {.from = why->text.n,
	    .times = 1,
	    .end = place->src + place->nsrc,
	    .order = why->n};
	struct reason *same;

	if (!weigh(why, tag, anchor, &it.worth))
		return false;
	write_reason(why, tag, anchor);
	it.to = why->text.n;
	if (why->text.failed)
		return false;
	same = find_reason(
	    why, sp_str_sub(sp_buf_str(&why->text), it.from, it.to));
	if (same) {
		sp_buf_cut(&why->text, it.from);
		/* Places may have sentences in common. */
		same->times += place->src >= same->end;
		same->end = it.end;
		if (it.worth > same->worth)
			same->worth = it.worth;
		return true;
	}
	if (!sp_grow(&why->reason, &why->cap, why->n + 1, sizeof(*why->reason)))
		return false;
	why->reason[why->n++] = it;
	return true;
}

/* Join sentences [from, from + n) of a document. */
static void
join(const struct sp_doc *doc, uint32_t from, uint32_t n, struct sp_buf *out)
{
	uint32_t at = 0;

	sp_buf_reset(out);
	for (size_t i = 0; i < doc->n && at < from + n; i++) {
		struct sp_str text = doc->part[i].text;

		if (!sp_loc_is_text(doc->part[i].loc) || sp_utf8_is_blank(text))
			continue;
		if (at++ < from)
			continue;
		if (out->n > 0)
			sp_buf_addc(out, '\n');
		sp_buf_add(out, text);
	}
}

static enum sp_status
look(struct sp_why *why, const struct sp_doc *const doc[2],
    const struct sp_why_place *place, struct sp_err *err)
{
	struct sp_day day;
	enum sp_status status = SP_OK;

	join(doc[0], place->src, place->nsrc, &why->joined[0]);
	join(doc[1], place->tgt, place->ntgt, &why->joined[1]);
	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		bool dated = sp_day_read(sp_doc_meta(doc[s], "@date"), &day);

		status = sp_buf_status(&why->joined[s], err);
		if (status == SP_OK)
			status = sp_tagger_read(why->tagger, why->lang[s],
			    sp_buf_str(&why->joined[s]), dated ? &day : NULL,
			    &why->tags[s], err);
	}
	if (status != SP_OK || why->tags[0].n + why->tags[1].n == 0)
		return status;
	status = sp_anchors_find(why->anchors,
	    (struct sp_anchor_side){sp_buf_str(&why->joined[0]), &why->tags[0]},
	    (struct sp_anchor_side){sp_buf_str(&why->joined[1]), &why->tags[1]},
	    &why->list, err);
	if (status != SP_OK) /* text that is not UTF-8, or too much of it */
		return status == SP_NOMEM ? status : SP_OK;
	for (size_t k = 0; k < why->list.n; k++)
		if (!add_reason(why, &why->list.anchor[k], place))
			return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/* What is said again and again tells what the text is about. */
static double
rank(const struct reason *reason)
{
	return reason->worth * (1 + log(reason->times));
}

static int
by_worth(const void *a, const void *b)
{
	const struct reason *x = a, *y = b;

	if (rank(x) != rank(y))
		return rank(x) > rank(y) ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

enum sp_status
sp_why_tell(struct sp_why *why, const struct sp_doc *src,
    const struct sp_doc *tgt, const struct sp_why_place *place, size_t n,
    struct sp_buf *out, struct sp_err *err)
{
	const struct sp_doc *doc[2] = {src, tgt};
	enum sp_status status = SP_OK;
	size_t told = 0;

	why->n = 0;
	sp_buf_reset(&why->text);
	for (size_t k = 0; k < n && k < SP_WHY_PLACES && status == SP_OK; k++)
		status = look(why, doc, &place[k], err);
	if (status != SP_OK)
		return status;
	if (why->n > 0)
		qsort(why->reason, why->n, sizeof(*why->reason), by_worth);
	for (size_t k = 0; k < why->n && told < SP_WHY_MOST; k++) {
		struct sp_str side[2];

		if (is_within(why, k))
			continue;
		if (told++ > 0)
			sp_buf_addc(out, ' ');
		sp_buf_add(out, words_of(why, k, side));
	}
	return sp_buf_status(out, err);
}
