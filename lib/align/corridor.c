/* SPDX-License-Identifier: MIT */
#include <spean/corridor.h>

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

/* So many target sentences are likely for a source sentence. */
#define LIKELY 4

/* A link of the glossary counts from this probability on, both ways. */
#define LINK_MIN .05

/* What stands in more sentences than this and one of so many tells nothing. */
#define COMMON      8
#define COMMON_PART 100

/* What stands in more than so many takes too long to follow.  In a very long
 * text even a rare word stands often: there it is one sentence of so many, up
 * to the last number, so that time stays linear. */
#define FOLLOW      40
#define FOLLOW_PART 5000
#define FOLLOW_MAX  240

/* A chain is believed that has so many times the sum of the best falling one:
 * those of translations have 2 to 20 times as much, even without a lexicon. */
#define BY_CHANCE 1.5

/* The likeness of a pair that is certain. */
#define CERTAIN 1e6

/* Two sentences are likely a pair from this likeness on, in nats, and when the
 * likeness is this share of the best for the source sentence. */
#define LIKENESS_MIN 2.
#define BEST_PART    .5

/* Where each word, or feature, of the target stands: sentences
 * [first[w], first[w + 1]) of place, each once. */
struct places {
	size_t *first;
	uint32_t *place;
};

/* A likely pair, in a chain. */
struct node {
	uint32_t i, j;
	double like;
	double sum; /* of the likeness of the chain that ends here */
	size_t before; /* in the chain; NO_NODE */
};
#define NO_NODE SIZE_MAX

struct work {
	const struct sp_glossary *glossary;
	const struct sp_features *features;
	const struct sp_band *limits;
	size_t n, m;
	struct places word, feature;
	size_t most; /* places of what is followed */
	double *like; /* by target sentence, of the source sentence in turn */
	uint32_t *touched;
	size_t ntouched;
	struct node *node;
	size_t nodes, cap;
	/* The best node of a chain that ends before each column: a tree of
	 * prefix maxima (Fenwick 1994). */
	size_t *tree;
};

static void
places_release(struct places *places)
{
	free(places->first);
	free(places->place);
}

static void
work_release(struct work *work)
{
	places_release(&work->word);
	places_release(&work->feature);
	free(work->like);
	free(work->touched);
	free(work->node);
	free(work->tree);
}

/* Of a text's sentence: its k-th item, or false. */
typedef bool item_fn(
    const struct work *work, size_t sentence, size_t k, uint32_t *id);

static bool
word_at(const struct work *work, size_t sentence, size_t k, uint32_t *id)
{
	const struct sp_glossary_side *tgt = &work->glossary->side[1];

	if (tgt->first[sentence] + k >= tgt->first[sentence + 1])
		return false;
	*id = tgt->token[tgt->first[sentence] + k];
	return true;
}

/* Both readings of each feature, in turn. */
static bool
feature_at(const struct work *work, size_t sentence, size_t k, uint32_t *id)
{
	const struct sp_feature_side *tgt = &work->features->side[1];

	if (tgt->first[sentence] + k / 2 >= tgt->first[sentence + 1])
		return false;
	*id = tgt->item[tgt->first[sentence] + k / 2].id[k % 2];
	return true;
}

/* List the places of n kinds of items: count them, then fill them in. */
static bool
list_places(
    const struct work *work, item_fn *item, size_t n, struct places *places)
{
	size_t *last = calloc(n + 1, sizeof(*last)), *first;
	uint32_t id;

	first = places->first = calloc(n + 2, sizeof(*first));
	for (int fill = 0; last && first && fill < 2; fill++) {
		for (size_t s = 0; s < work->m; s++)
			for (size_t k = 0; item(work, s, k, &id); k++) {
				if (last[id] == s + 1)
					continue;
				last[id] = s + 1;
				if (fill)
					places->place[first[id + 1]++] =
					    (uint32_t)s;
				else
					first[id + 2]++;
			}
		if (fill)
			break;
		/* first[w + 1] is where the places of w begin, until they are
		 * filled in: then it is where they end. */
		for (size_t w = 2; w < n + 2; w++)
			first[w] += first[w - 1];
		places->place = malloc((first[n + 1] + 1) * sizeof(uint32_t));
		if (!places->place)
			break;
		memset(last, 0, (n + 1) * sizeof(*last));
	}
	free(last);
	return places->place != NULL;
}

static bool
work_new(struct work *work)
{
	size_t m = work->m;

	work->like = calloc(m + 1, sizeof(*work->like));
	work->touched = calloc(m + 1, sizeof(*work->touched));
	work->tree = malloc((m + 1) * sizeof(*work->tree));
	if (!work->like || !work->touched || !work->tree)
		return false;
	for (size_t j = 0; j <= m; j++)
		work->tree[j] = NO_NODE;
	return list_places(work, word_at, work->glossary->side[1].words.n,
		   &work->word) &&
	    list_places(work, feature_at, sp_features_count(work->features),
		&work->feature);
}

static size_t
most_places(size_t m)
{
	size_t common = COMMON + m / COMMON_PART;
	size_t follow = m / FOLLOW_PART;

	if (follow < FOLLOW)
		follow = FOLLOW;
	if (follow > FOLLOW_MAX)
		follow = FOLLOW_MAX;
	return common < follow ? common : follow;
}

/* The item speaks, as far as it is rare, for all sentences where it stands. */
static void
vote(struct work *work, const struct places *places, uint32_t id, double share)
{
	size_t from = places->first[id], to = places->first[id + 1];
	double like;

	if (from == to || to - from > work->most)
		return;
	like = share * log((double)(work->m + 1) / (double)(to - from));
	for (size_t k = from; k < to; k++) {
		uint32_t j = places->place[k];

		if (!(work->like[j] > 0))
			work->touched[work->ntouched++] = j;
		work->like[j] += like;
	}
}

static void
vote_all(struct work *work, size_t i)
{
	const struct sp_glossary *glossary = work->glossary;
	const struct sp_glossary_side *src = &glossary->side[0];
	const struct sp_feature_side *items = &work->features->side[0];

	for (size_t t = src->first[i]; t < src->first[i + 1]; t++) {
		uint32_t w = src->token[t];

		for (size_t l = glossary->row[w]; l < glossary->row[w + 1];
		     l++) {
			const struct sp_glossary_link *link =
			    &glossary->link[l];
			double p =
			    sqrt((double)link->p[0] * (double)link->p[1]);

			if (p >= LINK_MIN)
				vote(work, &work->word, glossary->to[l], p);
		}
	}
	for (size_t k = items->first[i]; k < items->first[i + 1]; k++)
		for (size_t r = 0; r < 2; r++)
			if (r == 0 ||
			    items->item[k].id[1] != items->item[k].id[0])
				vote(work, &work->feature, items->item[k].id[r],
				    1);
}

/* True where the limits leave no path but through a bead of sentence i; then j
 * is in that bead. */
static bool
is_certain(const struct work *work, size_t i, uint32_t *j)
{
	const struct sp_band *limits = work->limits;

	if (!limits || limits->lo[i + 1] < limits->hi[i])
		return false;
	*j = (uint32_t)(limits->hi[i] - 1);
	return true;
}

/* False where the limits leave no path through the bead of i and j. */
static bool
may_pair(const struct work *work, size_t i, size_t j)
{
	const struct sp_band *limits = work->limits;

	return !limits ||
	    (sp_band_has(limits, i, j) && sp_band_has(limits, i + 1, j + 1));
}

/* Say what speaks for each target sentence. */
static void
find_likeness(struct work *work, size_t i)
{
	uint32_t certain;
	size_t kept = 0;

	if (is_certain(work, i, &certain)) {
		work->like[certain] = CERTAIN;
		work->touched[work->ntouched++] = certain;
		return;
	}
	vote_all(work, i);
	for (size_t k = 0; k < work->ntouched; k++) {
		uint32_t j = work->touched[k];

		if (may_pair(work, i, j))
			work->touched[kept++] = j;
		else
			work->like[j] = 0;
	}
	work->ntouched = kept;
}

/* The best node that a pair in column j may follow. */
static size_t
best_before(const struct work *work, size_t j)
{
	size_t best = NO_NODE;

	for (; j > 0; j -= j & -j) {
		size_t it = work->tree[j];

		if (it != NO_NODE &&
		    (best == NO_NODE ||
			work->node[it].sum > work->node[best].sum))
			best = it;
	}
	return best;
}

static void
enter(struct work *work, size_t node)
{
	for (size_t j = work->node[node].j + 1; j <= work->m; j += j & -j) {
		size_t it = work->tree[j];

		if (it == NO_NODE || work->node[node].sum > work->node[it].sum)
			work->tree[j] = node;
	}
}

/* A number that is as good as drawn, of a pair. */
static uint32_t
drawn(size_t i, uint32_t j)
{
	return ((uint32_t)i * 0x9E3779B1u ^ j) * 0x85EBCA6Bu;
}

/*
 * True where of two target sentences that are as likely the first is to be
 * taken.  A line that stands in a text a hundred times is as likely in all of
 * these places: in turn the one nearest to the diagonal and any, so that a
 * chain of the right ones is found where the texts keep step and where they do
 * not.
 */
static bool
is_preferred(
    const struct work *work, size_t round, size_t i, uint32_t j, uint32_t than)
{
	double even = (double)i / (double)work->n * (double)work->m;

	if (round % 2 == 0)
		return fabs(j - even) < fabs(than - even);
	return drawn(i, j) < drawn(i, than);
}

/* The target sentence that is likeliest for source sentence i. */
static uint32_t
likeliest(const struct work *work, size_t round, size_t i)
{
	uint32_t at = work->touched[0];

	for (size_t k = 1; k < work->ntouched; k++) {
		uint32_t j = work->touched[k];
		double more = work->like[j] - work->like[at];

		if (more > 0 ||
		    (!(more < 0) && is_preferred(work, round, i, j, at)))
			at = j;
	}
	return at;
}

/* Add the likeliest sentences for source sentence i to the chains. */
static bool
add_likely(struct work *work, size_t i)
{
	size_t first = work->nodes;
	double best = 0;

	if (!sp_grow(&work->node, &work->cap, work->nodes + LIKELY,
		sizeof(*work->node)))
		return false;
	for (size_t round = 0; round < LIKELY && work->ntouched > 0; round++) {
		uint32_t at = likeliest(work, round, i);
		double like = work->like[at];
		size_t before;

		best = round == 0 ? like : best;
		if (like < LIKENESS_MIN || like < BEST_PART * best)
			break;
		work->like[at] = 0;
		before = best_before(work, at);
		work->node[work->nodes++] = (struct node){(uint32_t)i, at, like,
		    like + (before == NO_NODE ? 0 : work->node[before].sum),
		    before};
	}
	for (size_t k = 0; k < work->ntouched; k++)
		work->like[work->touched[k]] = 0;
	work->ntouched = 0;
	for (size_t k = first; k < work->nodes; k++)
		enter(work, k);
	return true;
}

/* The likeness of a pair, as far as it was found in the texts. */
static double
found_like(const struct node *node)
{
	return node->like < CERTAIN ? node->like : 0;
}

static double
rising(const struct work *work)
{
	double sum = 0;

	for (size_t at = best_before(work, work->m); at != NO_NODE;
	     at = work->node[at].before)
		sum += found_like(&work->node[at]);
	return sum;
}

/* The sum of the best falling chain that ends before column j from the right;
 * best is a tree of prefix maxima. */
static double
fall_before(const double *best, size_t j)
{
	double sum = 0;

	for (; j > 0; j -= j & -j)
		sum = best[j] > sum ? best[j] : sum;
	return sum;
}

/* The largest sum of a chain that falls in the target; best is all 0. */
static double
falling(const struct work *work, double *best)
{
	double row[LIKELY];
	size_t next;

	for (size_t k = 0; k < work->nodes; k = next) {
		for (next = k; next < work->nodes &&
		     work->node[next].i == work->node[k].i;
		     next++)
			row[next - k] = found_like(&work->node[next]) +
			    fall_before(best, work->m - work->node[next].j - 1);
		for (size_t r = k; r < next; r++)
			for (size_t j = work->m - work->node[r].j; j <= work->m;
			     j += j & -j)
				if (best[j] < row[r - k])
					best[j] = row[r - k];
	}
	return fall_before(best, work->m);
}

/*
 * Translations do not run backwards: a chain that falls is by chance, and a
 * rising one has as much by chance, too.  Where the best has little more it is
 * no guide.
 */
static bool
is_by_chance(const struct work *work, bool *chance)
{
	double *best = calloc(work->m + 1, sizeof(*best));

	if (best)
		*chance = rising(work) < BY_CHANCE * falling(work, best);
	free(best);
	return best != NULL;
}

/* The rows and columns from one pair of the chain to the next. */
static bool
widen(struct sp_band *band, size_t i0, size_t j0, size_t i1, size_t j1)
{
	if (i1 - i0 > SP_CORRIDOR_CELLS && j1 - j0 > SP_CORRIDOR_CELLS)
		return false;
	for (size_t i = i0; i <= i1; i++) {
		size_t lo = j0 > SP_CORRIDOR ? j0 - SP_CORRIDOR : 0;
		size_t hi =
		    j1 + SP_CORRIDOR < band->m ? j1 + SP_CORRIDOR : band->m;

		if (band->hi[i] == 0 || lo < band->lo[i])
			band->lo[i] = lo;
		if (hi + 1 > band->hi[i])
			band->hi[i] = hi + 1;
	}
	return true;
}

/* From the end of the best chain back to its beginning. */
static bool
follow(const struct work *work, struct sp_band *band)
{
	size_t i = band->n, j = band->m;
	size_t at = best_before(work, band->m);
	bool narrow = true;

	for (size_t k = 0; k <= band->n; k++)
		band->lo[k] = band->hi[k] = 0;
	for (; at != NO_NODE && narrow; at = work->node[at].before) {
		const struct node *node = &work->node[at];

		narrow = widen(band, node->i + 1, node->j + 1, i, j) &&
		    widen(band, node->i, node->j, node->i + 1, node->j + 1);
		i = node->i;
		j = node->j;
	}
	return narrow && widen(band, 0, 0, i, j);
}

bool
sp_corridor_find(const struct sp_glossary *glossary,
    const struct sp_features *features, const struct sp_band *limits,
    struct sp_band *band, bool *found)
{
	struct work work = {.glossary = glossary,
	    .features = features,
	    .limits = limits,
	    .n = glossary->side[0].sentences,
	    .m = glossary->side[1].sentences};
	bool done = work_new(&work), chance;

	work.most = most_places(work.m);
	*found = false;
	for (size_t i = 0; i < work.n && done; i++) {
		find_likeness(&work, i);
		done = add_likely(&work, i);
	}
	done = done && is_by_chance(&work, &chance) &&
	    sp_band_new(band, work.n, work.m);
	if (done)
		*found = !chance && follow(&work, band);
	if (done && *found)
		sp_band_close(band, SP_CORRIDOR);
	else if (done)
		sp_band_release(band);
	work_release(&work);
	return done;
}
