/* SPDX-License-Identifier: MIT */
#include <spean/segment.h>

#include <stdlib.h>
#include <string.h>

#include <spean/cluster.h>

#define NEVER INT32_MAX

/*
 * What the ways that end at a border have cost, by how their last word is
 * known: from the list, or not listed.  `inside` is a word not listed that
 * goes on.
 *
 *     border     0     1     2     3
 *     clusters   | ក   | ម្ពុ | ជា  |
 *     listed     0           c(កម្ពុ) min(c(កម្ពុ) + c(ជា), c(កម្ពុជា))
 *     inside           out→ក + ក,  then ក→ម្ពុ + ម្ពុ, …
 *     unlisted         inside + ក→out, …
 */
struct border {
	int32_t listed;
	int32_t unlisted;
	int32_t inside;
	uint16_t listed_from; /* where the last word begins */
	uint16_t inside_from; /* of the word inside, and of the unlisted */
	uint8_t flags; /* of the listed word */
};

struct sp_segment {
	struct sp_clusters clusters;
	struct border border[SP_CLUSTERS_MAX + 1];
	struct sp_segment_word word[SP_CLUSTERS_MAX];
	uint8_t flags[SP_CLUSTERS_MAX]; /* of the words */
	size_t n; /* words */
};

/* Words this close to the end of a stretch that is not the run's end are cut
 * again, with what follows in sight. */
#define OVERLAP 64

struct sp_segment *
sp_segment_new(struct sp_err *err)
{
	struct sp_segment *segment = calloc(1, sizeof(*segment));

	if (segment && sp_clusters_init(&segment->clusters))
		return segment;
	sp_segment_free(segment);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

void
sp_segment_free(struct sp_segment *segment)
{
	if (!segment)
		return;
	sp_clusters_release(&segment->clusters);
	free(segment);
}

static int32_t
best(const struct border *border)
{
	return border->unlisted < border->listed ? border->unlisted
						 : border->listed;
}

/* What it costs to be in one word on both sides of border i. */
static int32_t
crossing(const struct sp_segment *seg, const struct sp_words *words, size_t i)
{
	return seg->clusters.at[i].hint ? words->hint : 0;
}

/* Listed words that begin at border i, of at most `most` clusters. */
static void
extend_listed(struct sp_segment *seg, const struct sp_words *words,
    unsigned skip, size_t i, size_t most)
{
	const struct sp_clusters *clusters = &seg->clusters;
	uint32_t node = sp_dict_root(&words->word);
	int32_t cost = best(&seg->border[i]);

	for (size_t k = i; k < clusters->n && k < i + most; k++) {
		const struct sp_cluster *at = &clusters->at[k];
		uint32_t value;

		if (k > i)
			cost += crossing(seg, words, k);
		for (size_t c = 0; c < at->codes; c++) {
			node = sp_dict_step(&words->word, node,
			    (unsigned char)clusters->code[at->code + c]);
			if (node == SP_DICT_NONE)
				return;
		}
		value = sp_dict_value(&words->word, node);
		if (value == SP_DICT_NONE || (sp_words_flags(value) & skip))
			continue;
		if (cost + (int32_t)sp_words_cost(value) <
		    seg->border[k + 1].listed) {
			struct border *to = &seg->border[k + 1];

			to->listed = cost + (int32_t)sp_words_cost(value);
			to->listed_from = (uint16_t)i;
			to->flags = (uint8_t)sp_words_flags(value);
		}
	}
}

/* Begin a word that is not listed at border i, or go on with one.  Of a row of
 * such words only the first pays for being unknown: names come in rows. */
static void
extend_unlisted(struct sp_segment *seg, const struct sp_words *words, size_t i)
{
	const struct sp_cluster *at = &seg->clusters.at[i];
	const struct border *here = &seg->border[i];
	struct border *to = &seg->border[i + 1];
	int32_t begin = here->unlisted, go_on = NEVER;

	if (here->listed != NEVER &&
	    (begin == NEVER || here->listed + words->unknown < begin))
		begin = here->listed + words->unknown;
	if (begin != NEVER)
		begin += words->move[SP_WORDS_OUT][at->type];
	if (here->inside != NEVER)
		go_on = here->inside + crossing(seg, words, i) +
		    words->move[seg->clusters.at[i - 1].type][at->type];
	to->inside = begin < go_on ? begin : go_on;
	if (to->inside == NEVER)
		return;
	to->inside_from = begin < go_on ? (uint16_t)i : here->inside_from;
	to->inside += at->cost;
	to->unlisted = to->inside + words->move[at->type][SP_WORDS_OUT];
}

/* All ways over the clusters. */
static void
search(struct sp_segment *seg, const struct sp_words *words, unsigned skip,
    bool parts)
{
	size_t n = seg->clusters.n;

	for (size_t i = 0; i <= n; i++)
		seg->border[i] = (struct border){NEVER, NEVER, NEVER, 0, 0, 0};
	seg->border[0].listed = 0;
	for (size_t i = 0; i < n; i++) {
		if (best(&seg->border[i]) != NEVER)
			extend_listed(seg, words, skip, i,
			    parts && i == 0 ? n - 1 : SIZE_MAX - i);
		if (!parts)
			extend_unlisted(seg, words, i);
	}
}

/* The words of the best way, from its end back; put in order at last. */
static void
trace(struct sp_segment *seg, const struct sp_words *words)
{
	size_t end = seg->clusters.n, n = 0;
	bool listed = seg->border[end].listed <= seg->border[end].unlisted;

	while (end > 0) {
		const struct border *at = &seg->border[end];
		size_t from = listed ? at->listed_from : at->inside_from;
		const struct border *before = &seg->border[from];

		seg->word[n] =
		    (struct sp_segment_word){seg->clusters.at[from].start,
			seg->clusters.at[end - 1].end};
		seg->flags[n++] = listed ? at->flags : 0;
		/* As it was decided: in extend_listed, in extend_unlisted. */
		if (listed)
			listed = before->unlisted >= before->listed;
		else
			listed = before->listed != NEVER &&
			    (before->unlisted == NEVER ||
				before->listed + words->unknown <
				    before->unlisted);
		end = from;
	}
	for (size_t i = 0; i < n / 2; i++) {
		struct sp_segment_word word = seg->word[i];
		uint8_t flags = seg->flags[i];

		seg->word[i] = seg->word[n - 1 - i];
		seg->flags[i] = seg->flags[n - 1 - i];
		seg->word[n - 1 - i] = word;
		seg->flags[n - 1 - i] = flags;
	}
	seg->n = n;
}

/*
 * A prefix and its stem, a content word right behind it, are one word: ការ +
 * ដោះលែង.  Not where the prefix is the object of a verb (ធ្វើ ការ), nor where
 * it is a pronoun (… ថា អ្នក បាន …), nor over a hint.
 */
static bool
derives(const struct sp_segment *seg, size_t i)
{
	unsigned prefix = seg->flags[i];
	unsigned before = i > 0 ? seg->flags[i - 1] : 0;
	unsigned stem = seg->flags[i + 1];

	if (!(prefix & SP_WORDS_PREFIX) ||
	    (stem & (SP_WORDS_CLOSED | SP_WORDS_PREFIX)) ||
	    seg->word[i].end != seg->word[i + 1].start)
		return false;
	if (prefix & SP_WORDS_AGENT)
		return !(before & SP_WORDS_CLAUSE);
	return !(before & SP_WORDS_DO);
}

static void
join_derived(struct sp_segment *seg)
{
	size_t n = 0;

	for (size_t i = 0; i < seg->n; i++, n++) {
		bool joined = i + 1 < seg->n && derives(seg, i);

		seg->word[n].start = seg->word[i].start;
		i += joined;
		seg->word[n].end = seg->word[i].end;
	}
	seg->n = n;
}

size_t
sp_segment_next(struct sp_segment *segment, const struct sp_words *words,
    enum sp_grain grain, struct sp_str run, size_t from,
    const struct sp_segment_word **word, size_t *n)
{
	size_t next = sp_clusters_read(&segment->clusters, words, run, from);
	size_t keep;

	search(segment, words, grain == SP_GRAIN_FINE ? SP_WORDS_COMPOUND : 0,
	    false);
	trace(segment, words);
	keep = segment->n;
	if (next < run.n) {
		size_t edge =
		    segment->clusters.at[segment->clusters.n - OVERLAP].start;

		while (keep > 1 && segment->word[keep - 1].end > edge)
			keep--;
		next = segment->word[keep - 1].end;
	}
	segment->n = keep;
	if (grain == SP_GRAIN_COARSE)
		join_derived(segment);
	*word = segment->word;
	*n = segment->n;
	return next;
}

uint32_t
sp_segment_parts(struct sp_segment *segment, const struct sp_words *words,
    struct sp_str run, const struct sp_segment_word **word, size_t *n)
{
	int32_t cost;

	sp_clusters_read(&segment->clusters, words, run, 0);
	search(segment, words, 0, true);
	cost = segment->border[segment->clusters.n].listed;
	if (cost == NEVER)
		return SP_DICT_NONE;
	trace(segment, words);
	*word = segment->word;
	*n = segment->n;
	return (uint32_t)cost;
}
