/* SPDX-License-Identifier: MIT */
#include <spean/tag_match.h>

#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/tag_agree.h>

void
sp_tag_matches_release(struct sp_tag_matches *matches)
{
	free(matches->match);
	free(matches->taken[0]);
	free(matches->taken[1]);
	*matches = (struct sp_tag_matches){0};
}

static bool
find(struct sp_tag_matches *matches, const struct sp_tags *src,
    const struct sp_tags *tgt)
{
	for (size_t i = 0; i < src->n; i++) {
		for (size_t k = 0; k < tgt->n; k++) {
			double worth =
			    sp_tag_agreement(&src->tag[i], &tgt->tag[k]);

			if (!(worth > 0))
				continue;
			if (!sp_grow(&matches->match, &matches->cap,
				matches->n + 1, sizeof(*matches->match)))
				return false;
			matches->match[matches->n++] =
			    (struct sp_tag_match){i, k, worth};
		}
	}
	return true;
}

/* The best first; of equals those in the same order on both sides. */
static int
by_worth(const void *a, const void *b)
{
	const struct sp_tag_match *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	if (x->src != y->src)
		return x->src < y->src ? -1 : 1;
	return x->tgt < y->tgt ? -1 : x->tgt > y->tgt;
}

static bool
clear(struct sp_tag_matches *matches, int side, size_t n)
{
	if (!sp_grow(&matches->taken[side], &matches->taken_cap[side], n + 1,
		sizeof(unsigned char)))
		return false;
	memset(matches->taken[side], 0, n + 1);
	return true;
}

/* Has the tag its counterpart, or as a range one for either end? */
static bool
is_full(const struct sp_tag_matches *matches, int side,
    const struct sp_tags *tags, size_t tag, double worth)
{
	struct sp_str value = tags->tag[tag].value;
	bool range = tags->tag[tag].type != SP_TAG_FRACTION &&
	    sp_str_find(value, SP_STR("/"), 0) < value.n;

	return matches->taken[side][tag] >= (range && worth < 1 ? 2 : 1);
}

static void
choose(struct sp_tag_matches *matches, const struct sp_tags *src,
    const struct sp_tags *tgt)
{
	size_t n = 0;

	if (matches->n > 1)
		qsort(matches->match, matches->n, sizeof(*matches->match),
		    by_worth);
	for (size_t i = 0; i < matches->n; i++) {
		struct sp_tag_match m = matches->match[i];

		if (is_full(matches, 0, src, m.src, m.worth) ||
		    is_full(matches, 1, tgt, m.tgt, m.worth))
			continue;
		matches->taken[0][m.src]++;
		matches->taken[1][m.tgt]++;
		matches->match[n++] = m;
	}
	matches->n = n;
}

bool
sp_tag_match(struct sp_tag_matches *matches, const struct sp_tags *src,
    const struct sp_tags *tgt)
{
	matches->n = 0;
	if (!find(matches, src, tgt) || !clear(matches, 0, src->n) ||
	    !clear(matches, 1, tgt->n)) {
		matches->n = 0;
		return false;
	}
	choose(matches, src, tgt);
	return true;
}
