/* SPDX-License-Identifier: MIT */
#include <spean/likeness.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/fact.h>

/* The share of words that the model explains (lexical.h): nothing is known of
 * two documents that may have nothing in common. */
#define EXPLAINED .5F

/* The words of a document: by their own numbers here, in order of coming. */
struct side {
	uint32_t *local; /* by number in the lexicon: its own, + 1; or 0 */
	uint32_t *id; /* the number in the lexicon */
	float *share; /* of all words, as the model wants it */
	uint32_t *count; /* tokens */
	uint32_t n;
	/* Word w stands in rows[at[w]] up to at[w + 1]. */
	uint32_t *at, *row;
	uint32_t *known; /* by row: tokens of the lexicon */
	float *gain; /* by word and row of the other side */
	size_t cap_id, cap_share, cap_count, cap_at, cap_row, cap_known;
	size_t cap_gain;
};

/* A path up to some place: what its rows bring, and how many tokens of each
 * side are in them. */
struct step {
	float worth;
	float tokens[2];
};

struct sp_liken {
	const struct sp_lex *lex;
	const float *usual[2];
	struct side side[2];
	float
	    *sum[2]; /* [row of side s][row of the other], what speaks for it */
	struct step *best; /* a line of the search for the path */
	char *how; /* [row][row of the other], see find_path */
	size_t rows[2]; /* of the last two */
	size_t cap_sum[2], cap_best, cap_how;
};

struct sp_liken *
sp_liken_new(const struct sp_lex *lex, const struct sp_rarity *rarity,
    struct sp_err *err)
{
	struct sp_liken *liken = calloc(1, sizeof(*liken));

	if (!liken) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	liken->lex = lex;
	for (unsigned s = 0; lex && s < 2; s++) {
		liken->usual[s] = sp_rarity_words(rarity, (enum sp_lex_side)s);
		liken->side[s].local =
		    calloc(sp_lex_count(lex, (enum sp_lex_side)s) + 1,
			sizeof(*liken->side[s].local));
		if (!liken->side[s].local) {
			sp_liken_free(liken);
			sp_err_set(err, SP_NOMEM, "out of memory");
			return NULL;
		}
	}
	return liken;
}

void
sp_liken_free(struct sp_liken *liken)
{
	if (!liken)
		return;
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &liken->side[s];

		free(side->local);
		free(side->id);
		free(side->share);
		free(side->count);
		free(side->at);
		free(side->row);
		free(side->known);
		free(side->gain);
		free(liken->sum[s]);
	}
	free(liken->best);
	free(liken->how);
	free(liken);
}

static bool
room(struct side *side, const struct sp_profile *doc)
{
	size_t n = (size_t)doc->words + 2;

	return sp_grow(&side->id, &side->cap_id, n, sizeof(*side->id)) &&
	    sp_grow(&side->share, &side->cap_share, n, sizeof(*side->share)) &&
	    sp_grow(&side->count, &side->cap_count, n, sizeof(*side->count)) &&
	    sp_grow(&side->at, &side->cap_at, n, sizeof(*side->at)) &&
	    sp_grow(&side->row, &side->cap_row, n, sizeof(*side->row)) &&
	    sp_grow(&side->known, &side->cap_known, doc->rows + 1,
		sizeof(*side->known));
}

/* Number the words of a document, and list the rows of each. */
static bool
read_side(struct sp_liken *liken, unsigned s, const struct sp_profile *doc)
{
	struct side *side = &liken->side[s];
	uint32_t sum = 0;

	if (!room(side, doc))
		return false;
	side->n = 0;
	for (uint32_t r = 0; r < doc->rows; r++) {
		side->known[r] = 0;
		for (uint32_t t = doc->first[r]; t < doc->first[r + 1]; t++) {
			uint32_t id = doc->word[t], *own;

			if (id == SP_LEX_NONE)
				continue;
			own = &side->local[id];
			if (*own == 0) {
				side->id[side->n] = id;
				side->count[side->n] = 0;
				*own = ++side->n;
			}
			side->count[*own - 1]++;
			side->known[r]++;
		}
	}
	for (uint32_t w = 0; w < side->n; w++) {
		side->at[w] = sum;
		sum += side->count[w];
		side->share[w] = .9F * liken->usual[s][side->id[w]] +
		    .1F * (float)side->count[w] / (float)doc->words;
	}
	side->at[side->n] = sum;
	for (uint32_t r = 0; r < doc->rows; r++)
		for (uint32_t t = doc->first[r]; t < doc->first[r + 1]; t++)
			if (doc->word[t] != SP_LEX_NONE)
				side->row[side->at[side->local[doc->word[t]] -
				    1]++] = r;
	for (uint32_t w = side->n; w > 0; w--)
		side->at[w] = side->at[w - 1];
	side->at[0] = 0;
	return true;
}

static void
forget_side(struct side *side)
{
	for (uint32_t w = 0; w < side->n; w++)
		side->local[side->id[w]] = 0;
	side->n = 0;
}

/* What the words of side 1 - s may come from in each row of side s: in
 * gain[word][row], the sum of probabilities. */
static void
add_link(struct side *from, struct side *to, uint32_t e, uint32_t k, size_t n,
    float p)
{
	float *gain = to->gain + (size_t)k * n;

	for (uint32_t r = from->at[e]; r < from->at[e + 1]; r++)
		gain[from->row[r]] += p;
}

static void
link_words(struct sp_liken *liken, size_t n, size_t m)
{
	struct side *src = &liken->side[0], *tgt = &liken->side[1];

	for (uint32_t e = 0; e < src->n; e++) {
		size_t count;
		const struct sp_lex_entry *entry =
		    sp_lex_entries(liken->lex, SP_LEX_SRC, src->id[e], &count);

		for (size_t i = 0; i < count; i++) {
			uint32_t k = tgt->local[entry[i].word];

			if (k == 0 || entry[i].word == SP_LEX_NULL)
				continue;
			add_link(src, tgt, e, k - 1, n, entry[i].tgt);
			add_link(tgt, src, k - 1, e, m, entry[i].src);
		}
	}
}

/* From sums of probabilities to what a token brings. */
static void
weigh_links(struct side *side, const struct sp_profile *other)
{
	const float odds = EXPLAINED / (1 - EXPLAINED);

	for (uint32_t w = 0; w < side->n; w++) {
		float *gain = side->gain + (size_t)w * other->rows;

		for (uint32_t r = 0; r < other->rows; r++) {
			uint32_t n = other->first[r + 1] - other->first[r];

			if (gain[r] > 0)
				gain[r] = log1pf(odds * gain[r] /
				    ((float)(n + 1) * side->share[w]));
		}
	}
}

/* sum[row][row of the other] of the tokens of a side. */
static void
add_up(
    const struct side *side, const struct sp_profile *doc, size_t m, float *sum)
{
	memset(sum, 0, doc->rows * m * sizeof(*sum));
	for (uint32_t r = 0; r < doc->rows; r++)
		for (uint32_t t = doc->first[r]; t < doc->first[r + 1]; t++) {
			uint32_t id = doc->word[t];
			const float *gain;
			float *to = sum + r * m;

			if (id == SP_LEX_NONE)
				continue;
			gain = side->gain + (size_t)(side->local[id] - 1) * m;
			for (size_t j = 0; j < m; j++)
				to[j] += gain[j];
		}
}

/* How the best path to two rows ends: with both, or without one. */
enum { ACROSS, LEFT, UP };

/* The path: rows of both in order, none twice. */
static void
find_path(struct sp_liken *liken, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_likeness *out)
{
	const float miss = -logf(1 - EXPLAINED);
	const struct side *a = &liken->side[0], *b = &liken->side[1];
	size_t n = src->rows, m = tgt->rows;
	struct step *best = liken->best;

	memset(best, 0, (m + 1) * sizeof(*best));
	for (size_t i = 0; i < n; i++) {
		struct step corner = {0};
		float ni = (float)(src->first[i + 1] - src->first[i]);

		for (size_t j = 0; j < m; j++) {
			struct step take = corner;
			char how = ACROSS;
			float nj = (float)(tgt->first[j + 1] - tgt->first[j]);
			float got = liken->sum[0][i * m + j] +
			    liken->sum[1][j * n + i] -
			    miss * (float)(a->known[i] + b->known[j]);

			corner = best[j + 1];
			if (got > 0) {
				take.worth += got;
				take.tokens[0] += ni;
				take.tokens[1] += nj;
			}
			if (got <= 0 || best[j].worth > take.worth) {
				take = best[j];
				how = LEFT;
			}
			if (take.worth > corner.worth)
				best[j + 1] = take;
			else
				how = UP;
			liken->how[i * m + j] = how;
		}
	}
	out->strength =
	    best[m].worth / sqrt((double)src->words * (double)tgt->words);
	out->covered[0] = (double)best[m].tokens[0] / src->words;
	out->covered[1] = (double)best[m].tokens[1] / tgt->words;
}

static enum sp_status
compare_words(struct sp_liken *liken, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_likeness *out, struct sp_err *err)
{
	const struct sp_profile *doc[2] = {src, tgt};
	bool ok = liken->lex && src->rows > 0 && tgt->rows > 0 &&
	    src->words > 0 && tgt->words > 0;

	liken->rows[0] = liken->rows[1] = 0;
	if (!ok)
		return SP_OK;
	for (unsigned s = 0; s < 2 && ok; s++)
		ok = read_side(liken, s, doc[s]);
	for (unsigned s = 0; s < 2 && ok; s++) {
		struct side *side = &liken->side[s];
		size_t rows = doc[1 - s]->rows, n = side->n * rows + 1;

		ok = sp_grow(&side->gain, &side->cap_gain, n,
			 sizeof(*side->gain)) &&
		    sp_grow(&liken->sum[s], &liken->cap_sum[s],
			doc[s]->rows * rows + 1, sizeof(float)) &&
		    sp_grow(&liken->best, &liken->cap_best,
			(size_t)tgt->rows + 2, sizeof(*liken->best)) &&
		    sp_grow(&liken->how, &liken->cap_how,
			(size_t)src->rows * tgt->rows + 1, 1);
		if (ok)
			memset(side->gain, 0, n * sizeof(*side->gain));
	}
	if (ok) {
		link_words(liken, src->rows, tgt->rows);
		for (unsigned s = 0; s < 2; s++) {
			weigh_links(&liken->side[s], doc[1 - s]);
			add_up(&liken->side[s], doc[s], doc[1 - s]->rows,
			    liken->sum[s]);
		}
		find_path(liken, src, tgt, out);
		liken->rows[0] = src->rows;
		liken->rows[1] = tgt->rows;
	}
	for (unsigned s = 0; s < 2; s++)
		forget_side(&liken->side[s]);
	return ok ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");
}

static bool
says(const struct sp_profile *doc, uint64_t key)
{
	uint32_t from = 0, to = doc->facts;

	while (from < to) {
		uint32_t mid = from + (to - from) / 2;

		if (doc->fact[mid].key[0] < key)
			from = mid + 1;
		else
			to = mid;
	}
	return from < doc->facts && doc->fact[from].key[0] == key;
}

/* How likely a document of so many sentences says it by chance. */
static double
chance(double share, uint32_t sentences)
{
	double p = 1 - pow(1 - share, sentences);

	return p < .95 ? p : .95;
}

/* What the facts of one document say, given another. */
static void
weigh_facts(const struct sp_profile *doc, const struct sp_profile *other,
    bool alone, struct sp_likeness *out)
{
	for (uint32_t f = 0; f < doc->facts; f++) {
		const struct sp_profile_fact *fact = &doc->fact[f];
		bool number =
		    fact->kind != SP_FACT_NAME && fact->kind != SP_RARITY_LATIN;
		double kept = number ? .65 : .8, q, worth;
		bool found = says(other, fact->key[0]) ||
		    (fact->key[1] != fact->key[0] && says(other, fact->key[1]));

		if (!found && !number && !alone)
			continue;
		q = chance(fact->share, other->sentences);
		if (q >= kept)
			continue;
		worth = found ? log(kept / q) : log((1 - kept) / (1 - q));
		if (number)
			out->numbers += worth / 2;
		else
			out->names += worth / 2;
	}
}

enum sp_status
sp_liken_two(struct sp_liken *liken, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_likeness *likeness,
    struct sp_err *err)
{
	enum sp_status status;

	*likeness = (struct sp_likeness){0};
	status = compare_words(liken, src, tgt, likeness, err);
	if (status != SP_OK)
		return status;
	weigh_facts(src, tgt, false, likeness);
	weigh_facts(tgt, src, true, likeness);
	likeness->length = log((src->chars + 1.) / (tgt->chars + 1.));
	likeness->rows = sqrt((double)src->sentences * tgt->sentences);
	return SP_OK;
}

/* Sentences from row r on, as profile.h lays them in rows. */
static void
sentences_of(
    const struct sp_profile *doc, size_t r, uint32_t *from, uint32_t *n)
{
	uint32_t unit = sp_profile_unit(doc->sentences);

	*from = (uint32_t)r * unit;
	*n = doc->sentences - *from < unit ? doc->sentences - *from : unit;
}

size_t
sp_liken_places(const struct sp_liken *liken, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_why_place *place, size_t most)
{
	size_t i = liken->rows[0], j = liken->rows[1], m = j, n = 0;

	/* From the end: of more than there is room for, the first stay. */
	while (i > 0 && j > 0) {
		char how = liken->how[(i - 1) * m + j - 1];
		struct sp_why_place it;

		i -= how != LEFT;
		j -= how != UP;
		if (how != ACROSS)
			continue;
		sentences_of(src, i, &it.src, &it.nsrc);
		sentences_of(tgt, j, &it.tgt, &it.ntgt);
		n += n < most;
		memmove(place + 1, place, (n - 1) * sizeof(*place));
		place[0] = it;
	}
	return n;
}

/* Log-odds */

const struct sp_likeness_weights sp_likeness_words = {
    .bias = -9, .strength = 6, .covered = 4, .facts = .5, .length = -4};
const struct sp_likeness_weights sp_likeness_facts = {
    .bias = -6, .facts = 8, .length = -3};

double
sp_likeness_odds(
    const struct sp_likeness *it, const struct sp_likeness_weights *weight)
{
	double off = fabs(it->length - weight->ratio);

	return weight->bias + weight->strength * it->strength +
	    weight->covered * sqrt(it->covered[0] * it->covered[1]) +
	    weight->facts * (it->numbers + it->names) / (it->rows + 1) +
	    weight->length * off + it->days;
}
