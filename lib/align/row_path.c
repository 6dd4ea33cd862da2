/* SPDX-License-Identifier: MIT */
#include <spean/row_path.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

/* The share of words that the model explains (lexical.h): nothing is known of
 * two documents that may have nothing in common. */
#define EXPLAINED .5F
#define MISS      .6931472F /* −ln(1 − EXPLAINED) */

/* … and ln 2. */
#define HALVED .6931472F

/* What two rows for one cost. */
#define MERGED 1.5F

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
	float *usual; /* by number in the lexicon: what a token brings in a text
		and its translation */
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

struct sp_row_path {
	const struct sp_lex *lex;
	const float *usual[2];
	struct side side[2];
	/* [row of side s][row of the other], what speaks for it: see add_up. */
	float *one[2], *two[2];
	struct step *step; /* three lines of the search for the path */
	char *how; /* [row][row of the other], see find_path */
	size_t rows[2]; /* of the last two */
	size_t cap_one[2], cap_two[2], cap_step, cap_how;
};

/*
 * What a token is expected to bring where it is translated, by the lexicon:
 * over its translations k, each with the probability that it is that,
 *
 *     sum of t(k|e) · ln(1 + L / (1 - L) · t(e|k) / (TYPICAL · share of e))
 */
#define TYPICAL 20.F
static float *
expected(const struct sp_lex *lex, enum sp_lex_side side, const float *share)
{
	const float odds = EXPLAINED / (1 - EXPLAINED);
	size_t words = sp_lex_count(lex, side);
	float *brings = calloc(words + 1, sizeof(*brings));

	for (size_t w = 1; brings && w < words; w++) {
		size_t n;
		const struct sp_lex_entry *entry =
		    sp_lex_entries(lex, side, (uint32_t)w, &n);

		for (size_t i = 0; i < n; i++) {
			bool src = side == SP_LEX_SRC;
			float there = src ? entry[i].tgt : entry[i].src;
			float back = src ? entry[i].src : entry[i].tgt;

			if (entry[i].word != SP_LEX_NULL && back > 0)
				brings[w] += there *
				    log1pf(odds * back / (TYPICAL * share[w]));
		}
	}
	return brings;
}

struct sp_row_path *
sp_row_path_new(const struct sp_lex *lex, const struct sp_rarity *rarity,
    struct sp_err *err)
{
	struct sp_row_path *path = calloc(1, sizeof(*path));

	if (!path) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	path->lex = lex;
	for (unsigned s = 0; lex && s < 2; s++) {
		path->usual[s] = sp_rarity_words(rarity, (enum sp_lex_side)s);
		path->side[s].local =
		    calloc(sp_lex_count(lex, (enum sp_lex_side)s) + 1,
			sizeof(*path->side[s].local));
		path->side[s].usual =
		    expected(lex, (enum sp_lex_side)s, path->usual[s]);
		if (!path->side[s].local || !path->side[s].usual) {
			sp_row_path_free(path);
			sp_err_set(err, SP_NOMEM, "out of memory");
			return NULL;
		}
	}
	return path;
}

void
sp_row_path_free(struct sp_row_path *path)
{
	if (!path)
		return;
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &path->side[s];

		free(side->local);
		free(side->usual);
		free(side->id);
		free(side->share);
		free(side->count);
		free(side->at);
		free(side->row);
		free(side->known);
		free(side->gain);
		free(path->one[s]);
		free(path->two[s]);
	}
	free(path->step);
	free(path->how);
	free(path);
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
read_side(struct sp_row_path *path, unsigned s, const struct sp_profile *doc)
{
	struct side *side = &path->side[s];
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
		side->share[w] = .9F * path->usual[s][side->id[w]] +
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
link_words(struct sp_row_path *path, size_t n, size_t m)
{
	struct side *src = &path->side[0], *tgt = &path->side[1];

	for (uint32_t e = 0; e < src->n; e++) {
		size_t count;
		const struct sp_lex_entry *entry =
		    sp_lex_entries(path->lex, SP_LEX_SRC, src->id[e], &count);

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

/* What a token brings that is found in both of two rows together, from what it
 * would in each: the model's sum is divided by the words of both, which takes
 * ln 2 of it, if it has as much. */
static float
of_two(float one, float other)
{
	float most = one > other ? one : other;

	return most - HALVED * (most < 1 ? most : 1);
}

/* one[row][row of the other] of the tokens of a side, and two[][] of that row
 * of the other with the next. */
static void
add_up(const struct side *side, const struct sp_profile *doc, size_t m,
    float *one, float *two)
{
	memset(one, 0, doc->rows * m * sizeof(*one));
	memset(two, 0, doc->rows * m * sizeof(*two));
	for (uint32_t r = 0; r < doc->rows; r++)
		for (uint32_t t = doc->first[r]; t < doc->first[r + 1]; t++) {
			uint32_t id = doc->word[t];
			const float *gain;
			float *to = one + r * m, *both = two + r * m;

			if (id == SP_LEX_NONE)
				continue;
			gain = side->gain + (size_t)(side->local[id] - 1) * m;
			for (size_t j = 0; j < m; j++)
				to[j] += gain[j];
			for (size_t j = 0; j + 1 < m; j++)
				both[j] += of_two(gain[j], gain[j + 1]);
		}
}

/* How the best path to two rows ends: with both and no more, with two rows of
 * the one for one of the other, or without one. */
enum { ONE_ONE, ONE_TWO, TWO_ONE, LEFT, UP };

/* Two documents while the path through them is looked for. */
struct search {
	const struct sp_row_path *path;
	const struct sp_profile *src, *tgt;
	size_t n, m;
};

static float
tokens(const struct sp_profile *doc, size_t row, size_t rows)
{
	return (float)(doc->first[row + rows] - doc->first[row]);
}

static float
known(const struct side *side, size_t row, size_t rows)
{
	return (
	    float)(side->known[row] + (rows > 1 ? side->known[row + 1] : 0));
}

/* What ni rows from i and nj rows from j on, at most three, bring. */
static float
worth(const struct search *in, size_t i, size_t ni, size_t j, size_t nj)
{
	const struct sp_row_path *path = in->path;
	const float *a = nj > 1 ? path->two[0] : path->one[0];
	const float *b = ni > 1 ? path->two[1] : path->one[1];
	float sum = a[i * in->m + j] + b[j * in->n + i] -
	    MISS *
		(known(&path->side[0], i, ni) + known(&path->side[1], j, nj));

	if (ni > 1)
		sum += a[(i + 1) * in->m + j];
	if (nj > 1)
		sum += b[(j + 1) * in->n + i];
	return ni + nj > 2 ? sum - MERGED : sum;
}

/* Take the path that ends with these rows, if it is better. */
static void
try(const struct search *in, const struct step *from, size_t i, size_t ni,
    size_t j, size_t nj, struct step *best, char *how)
{
	float got = worth(in, i, ni, j, nj);

	if (got <= 0 || from->worth + got <= best->worth)
		return;
	*best = *from;
	best->worth += got;
	best->tokens[0] += tokens(in->src, i, ni);
	best->tokens[1] += tokens(in->tgt, j, nj);
	*how = ni > 1 ? TWO_ONE : nj > 1 ? ONE_TWO : ONE_ONE;
}

/* What all of a document would bring; of one of a few words, which are soon
 * found anywhere, that is held to be more. */
#define LITTLE 60.
static double
all_of(const struct side *side, const struct sp_profile *doc)
{
	double sum = 0;

	for (uint32_t t = 0; t < doc->words; t++)
		if (doc->word[t] != SP_LEX_NONE)
			sum += (double)side->usual[doc->word[t]] - (double)MISS;
	return sum > LITTLE ? sum : LITTLE;
}

/* The path: rows of both in order, none twice.  Of the last three lines of
 * steps each holds, by j, the best path to rows before i and before j. */
static void
find_path(struct sp_row_path *path, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_row_words *out)
{
	struct search in = {path, src, tgt, src->rows, tgt->rows};
	size_t width = in.m + 1;
	struct step *line[3], end;

	memset(path->step, 0, 3 * width * sizeof(*path->step));
	for (size_t k = 0; k < 3; k++)
		line[k] = path->step + k * width;
	for (size_t i = 0; i < in.n; i++) {
		struct step *now = line[(i + 1) % 3], *last = line[i % 3];
		const struct step *before = line[(i + 2) % 3];

		now[0] = (struct step){0};
		for (size_t j = 0; j < in.m; j++) {
			char how = last[j + 1].worth > now[j].worth ? UP : LEFT;
			struct step best = how == UP ? last[j + 1] : now[j];

			try(&in, &last[j], i, 1, j, 1, &best, &how);
			if (j > 0)
				try(&in, &last[j - 1], i, 1, j - 1, 2, &best,
				    &how);
			if (i > 0)
				try(&in, &before[j], i - 1, 2, j, 1, &best,
				    &how);
			now[j + 1] = best;
			path->how[i * in.m + j] = how;
		}
	}
	end = line[in.n % 3][in.m];
	out->told = end.worth /
	    (all_of(&path->side[0], src) + all_of(&path->side[1], tgt));
	out->covered[0] = (double)end.tokens[0] / src->words;
	out->covered[1] = (double)end.tokens[1] / tgt->words;
}

/* What known rows of a side would bring if they were translated. */
static double
brings(const struct side *side, const struct sp_profile *doc, size_t row,
    size_t rows)
{
	double sum = 0;

	for (uint32_t t = doc->first[row]; t < doc->first[row + rows]; t++)
		if (doc->word[t] != SP_LEX_NONE)
			sum += (double)side->usual[doc->word[t]] - (double)MISS;
	return sum;
}

/* Rows that bring WELL of what they would are as likely to say the same as not;
 * those of few words are held to be as others: AS_OTHERS, with the weight of
 * what FEW nats would bring. */
#define WELL      .22
#define SPREAD    .05
#define AS_OTHERS .4
#define FEW       8.
static double
how_well(const struct search *in, size_t i, size_t ni, size_t j, size_t nj)
{
	double all = brings(&in->path->side[0], in->src, i, ni) +
	    brings(&in->path->side[1], in->tgt, j, nj);
	double share =
	    ((double)worth(in, i, ni, j, nj) + AS_OTHERS * FEW) / (all + FEW);

	return 1 / (1 + exp((WELL - share) / SPREAD));
}

/* The share of each side's tokens in rows of the path that say the same. */
static void
find_well(const struct sp_row_path *path, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_row_words *out)
{
	const struct search in = {path, src, tgt, src->rows, tgt->rows};
	size_t i = in.n, j = in.m;

	while (i > 0 && j > 0) {
		char how = path->how[(i - 1) * in.m + j - 1];
		size_t ni = how == TWO_ONE ? 2 : how != LEFT;
		size_t nj = how == ONE_TWO ? 2 : how != UP;
		double well;

		i -= ni;
		j -= nj;
		if (how == LEFT || how == UP)
			continue;
		well = how_well(&in, i, ni, j, nj);
		out->well[0] += well * (double)tokens(src, i, ni) / src->words;
		out->well[1] += well * (double)tokens(tgt, j, nj) / tgt->words;
	}
}

/* What one of the first rows of the other side tells of the first of a side. */
#define HEADS 3
static double
head(const struct side *side, const struct sp_profile *doc, size_t m,
    const float *one)
{
	double all = 0, best = 0;

	for (uint32_t t = doc->first[0]; t < doc->first[1]; t++)
		if (doc->word[t] != SP_LEX_NONE)
			all += (double)side->usual[doc->word[t]];
	for (size_t j = 0; j < m && j < HEADS; j++)
		best = (double)one[j] > best ? (double)one[j] : best;
	return best < all ? best / all : all > 0 ? 1 : .5;
}

/* Room for what is worked out of a document of a side, with another. */
static bool
work_room(struct sp_row_path *path, unsigned s, const struct sp_profile *doc,
    const struct sp_profile *other)
{
	struct side *side = &path->side[s];
	size_t n = (size_t)side->n * other->rows + 1;
	size_t cells = (size_t)doc->rows * other->rows + 1;

	if (!sp_grow(&side->gain, &side->cap_gain, n, sizeof(*side->gain)) ||
	    !sp_grow(&path->one[s], &path->cap_one[s], cells, sizeof(float)) ||
	    !sp_grow(&path->two[s], &path->cap_two[s], cells, sizeof(float)) ||
	    !sp_grow(&path->how, &path->cap_how, cells, 1) ||
	    !sp_grow(&path->step, &path->cap_step,
		3 * ((size_t)other->rows + 1), sizeof(*path->step)))
		return false;
	memset(side->gain, 0, n * sizeof(*side->gain));
	return true;
}

enum sp_status
sp_row_path_find(struct sp_row_path *path, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_row_words *out, struct sp_err *err)
{
	const struct sp_profile *doc[2] = {src, tgt};
	bool ok = true;

	*out = (struct sp_row_words){0};
	path->rows[0] = path->rows[1] = 0;
	if (!path->lex || src->words == 0 || tgt->words == 0)
		return SP_OK;
	for (unsigned s = 0; s < 2 && ok; s++)
		ok = read_side(path, s, doc[s]);
	for (unsigned s = 0; s < 2 && ok; s++)
		ok = work_room(path, s, doc[s], doc[1 - s]);
	if (ok) {
		link_words(path, src->rows, tgt->rows);
		for (unsigned s = 0; s < 2; s++) {
			weigh_links(&path->side[s], doc[1 - s]);
			add_up(&path->side[s], doc[s], doc[1 - s]->rows,
			    path->one[s], path->two[s]);
		}
		find_path(path, src, tgt, out);
		find_well(path, src, tgt, out);
		for (unsigned s = 0; s < 2; s++)
			out->head += head(&path->side[s], doc[s],
					 doc[1 - s]->rows, path->one[s]) /
			    2;
		path->rows[0] = src->rows;
		path->rows[1] = tgt->rows;
	}
	for (unsigned s = 0; s < 2; s++)
		forget_side(&path->side[s]);
	return ok ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");
}

/* The sentences of so many rows from row r on, as profile.h lays them. */
static void
sentences_of(const struct sp_profile *doc, size_t r, uint32_t rows,
    uint32_t *from, uint32_t *n)
{
	uint32_t unit = sp_profile_unit(doc->sentences), left;

	*from = (uint32_t)r * unit;
	left = doc->sentences - *from;
	*n = left < rows * unit ? left : rows * unit;
}

/* A place of ni rows from i on and nj rows from j on, before those there are:
 * of more than there is room for, the first stay. */
static size_t
put_first(const struct search *in, size_t i, size_t ni, size_t j, size_t nj,
    struct sp_why_place *place, size_t n, size_t most)
{
	n += n < most;
	memmove(place + 1, place, (n - 1) * sizeof(*place));
	sentences_of(in->src, i, (uint32_t)ni, &place->src, &place->nsrc);
	sentences_of(in->tgt, j, (uint32_t)nj, &place->tgt, &place->ntgt);
	return n;
}

/* What is left between two places on the path may say the same in words that
 * the lexicon does not know: that few rows of both sides are a place, too, and
 * of one side belong to either place. */
#define BETWEEN 3

/* The place at rows i and j, and what is left between it and that behind it. */
static size_t
put_place(const struct search *in, const size_t at[2], const size_t rows[2],
    const size_t left[2], struct sp_why_place *place, size_t n, size_t most)
{
	size_t i = at[0] + rows[0], j = at[1] + rows[1];
	bool few = left[0] <= BETWEEN && left[1] <= BETWEEN;

	if (few && left[0] > 0 && left[1] > 0)
		n = put_first(in, i, left[0], j, left[1], place, n, most);
	else if (few && n > 0 && left[0] + left[1] > 0)
		n = put_first(in, i, left[0] + (i + left[0] < in->n), j,
		    left[1] + (j + left[1] < in->m), place, n, most);
	return put_first(in, at[0],
	    rows[0] + (few && left[1] == 0 ? left[0] : 0), at[1],
	    rows[1] + (few && left[0] == 0 ? left[1] : 0), place, n, most);
}

size_t
sp_row_path_places(const struct sp_row_path *path, const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_why_place *place, size_t most)
{
	size_t i = path->rows[0], j = path->rows[1], n = 0;
	const struct search in = {NULL, src, tgt, i, j};
	size_t behind[2] = {i, j}; /* where the place behind begins */

	while (i > 0 && j > 0) {
		char how = path->how[(i - 1) * in.m + j - 1];
		size_t rows[2] = {how == TWO_ONE ? 2 : how != LEFT,
		    how == ONE_TWO ? 2 : how != UP};
		size_t left[2] = {behind[0] - i, behind[1] - j};

		i -= rows[0];
		j -= rows[1];
		if (how == LEFT || how == UP)
			continue;
		n = put_place(
		    &in, (const size_t[2]){i, j}, rows, left, place, n, most);
		behind[0] = i;
		behind[1] = j;
	}
	return n;
}
