/* SPDX-License-Identifier: MIT */
#include <spean/evidence.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/map.h>
#include <spean/num.h>
#include <spean/utf8.h>

/*
 * Lengths count code points that are not space.  The length of a translation
 * is log-normal around ratio × the length of its source, and the less certain
 * the shorter the text (after Gale & Church 1993, eq. 2, whose variance grows
 * with the length; in logarithms it falls):
 *
 *     variance of ln(tgt / (ratio · src)) = VAR_FIXED + VAR_SHORT / (src + 1)
 *
 * Both were read off ntrex128, tico19 and lohelp: standard deviations .38, .31,
 * .22, .17, .14 for sources of 5, 15, 30, 60 and 160.
 */
#define VAR_FIXED .014
#define VAR_SHORT .9

/* One pair of OUTLIERS does not keep to it: its deviation is WIDE times. */
#define OUTLIERS .03
#define WIDE     3.

/* A ratio is taken from the two texts as far as they are long: this many
 * characters of a text with ratio 1 are added to each. */
#define RATIO_PRIOR 300.

/* What a number that stands on one side only takes from a bead, each. */
#define NUMBER_ALONE .5

/* Of the rarity of a token written alike on both sides, this much counts: words
 * kept in the other script come in clusters. */
#define TOKEN_SHARE .5

/* Tokens longer than this are cut: no longer one is a word. */
#define TOKEN_MAX 64

/* A feature of a sentence: a number (of one or two readings) or a token. */
struct item {
	uint32_t id[2];
	bool number;
};

struct side {
	size_t n;
	size_t cap;
	double *length; /* of the sentences before sentence i; n + 1 of them */
	double *alone; /* sum of background log densities before i */
	size_t *first; /* items of sentence i: [first[i], first[i + 1]) */
	size_t cap_items;
	size_t nitems;
	struct item *item;
};

/* What is known of a feature, by its id. */
struct feature {
	uint32_t df[2]; /* sentences with it, on either side */
	uint32_t last[2]; /* the last sentence counted in df, + 1 */
	double rarity;
	uint32_t open; /* scratch of a comparison: still unmatched in src */
};

struct sp_evidence {
	struct side side[2];
	struct sp_map ids;
	struct feature *feature;
	size_t cap_features;
	double log_ratio;
	bool failed;
};

struct sp_evidence *
sp_evidence_new(struct sp_err *err)
{
	struct sp_evidence *ev = calloc(1, sizeof(*ev));

	if (!ev)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return ev;
}

void
sp_evidence_free(struct sp_evidence *ev)
{
	if (!ev)
		return;
	for (size_t s = 0; s < 2; s++) {
		free(ev->side[s].length);
		free(ev->side[s].alone);
		free(ev->side[s].first);
		free(ev->side[s].item);
	}
	sp_map_release(&ev->ids);
	free(ev->feature);
	free(ev);
}

/* The id of a feature: its kind and its text. */
static uint32_t
feature_id(struct sp_evidence *ev, char kind, struct sp_str text)
{
	char key[TOKEN_MAX + 1];
	size_t n = text.n < TOKEN_MAX ? text.n : TOKEN_MAX;
	bool added;
	size_t *place;

	key[0] = kind;
	memcpy(key + 1, text.s, n);
	place = sp_map_at(&ev->ids, (struct sp_str){key, n + 1}, &added);
	if (!place ||
	    !sp_grow(&ev->feature, &ev->cap_features, ev->ids.n,
		sizeof(*ev->feature))) {
		ev->failed = true;
		return 0;
	}
	if (added) {
		*place = ev->ids.n - 1;
		ev->feature[*place] = (struct feature){0};
	}
	return (uint32_t)*place;
}

static void
count_in(struct feature *feature, size_t side, size_t sentence)
{
	if (feature->last[side] == sentence + 1)
		return;
	feature->last[side] = (uint32_t)sentence + 1;
	feature->df[side]++;
}

static void
add_item(struct sp_evidence *ev, size_t s, size_t sentence, struct item item)
{
	struct side *side = &ev->side[s];

	if (ev->failed ||
	    !sp_grow(&side->item, &side->cap_items, side->nitems + 1,
		sizeof(item))) {
		ev->failed = true;
		return;
	}
	side->item[side->nitems++] = item;
	count_in(&ev->feature[item.id[0]], s, sentence);
	if (item.id[1] != item.id[0])
		count_in(&ev->feature[item.id[1]], s, sentence);
}

static void
add_numbers(
    struct sp_evidence *ev, size_t s, size_t sentence, struct sp_str text)
{
	struct sp_num num;
	size_t pos = 0;

	while (sp_num_next(text, &pos, &num)) {
		struct item item = {.number = true};

		item.id[0] = feature_id(ev, '#', sp_str_c(num.value[0]));
		item.id[1] = num.value[1][0]
		    ? feature_id(ev, '#', sp_str_c(num.value[1]))
		    : item.id[0];
		add_item(ev, s, sentence, item);
	}
}

static char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_ascii_letter(char c)
{
	c = ascii_lower(c);
	return c >= 'a' && c <= 'z';
}

/* Tokens of two or more ASCII letters, lower-cased: names and terms that a
 * translation into another script keeps as they are. */
static void
add_tokens(
    struct sp_evidence *ev, size_t s, size_t sentence, struct sp_str text)
{
	char token[TOKEN_MAX];

	for (size_t i = 0; i < text.n;) {
		size_t n = 0;

		while (i < text.n && is_ascii_letter(text.s[i])) {
			if (n < TOKEN_MAX)
				token[n++] = ascii_lower(text.s[i]);
			i++;
		}
		if (n >= 2) {
			uint32_t id =
			    feature_id(ev, 'a', (struct sp_str){token, n});

			add_item(
			    ev, s, sentence, (struct item){{id, id}, false});
		}
		if (n == 0)
			i++;
	}
}

/* Code points that are neither spaces nor zero-width. */
static double
text_length(struct sp_str text)
{
	size_t pos = 0, n = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		n += cp > 0x20 && cp != 0xA0 && (cp < 0x2000 || cp > 0x200F);
	}
	return (double)n;
}

static double
log_normal(double deviation, double variance)
{
	return -.5 *
	    (deviation * deviation / variance +
		log(2 * 3.14159265358979323846 * variance));
}

/*
 * How likely the lengths of a side are when nothing is known of the other: a
 * log-normal with the text's own mean, drawn to a middling one where the text
 * is short.  As running sums, so that a bead's share is a difference.
 */
static void
set_alone(struct side *side)
{
	double sum = 8 * 4.2, squares = 0, mean, variance;

	for (size_t i = 0; i < side->n; i++)
		sum += log(side->length[i + 1] - side->length[i] + 1);
	mean = sum / (8 + (double)side->n);
	squares = 8 * .4;
	for (size_t i = 0; i < side->n; i++) {
		double x = log(side->length[i + 1] - side->length[i] + 1);

		squares += (x - mean) * (x - mean);
	}
	variance = squares / (8 + (double)side->n);
	if (variance < .05)
		variance = .05;
	side->alone[0] = 0;
	for (size_t i = 0; i < side->n; i++) {
		double x = log(side->length[i + 1] - side->length[i] + 1);

		side->alone[i + 1] =
		    side->alone[i] + log_normal(x - mean, variance) - x;
	}
}

static bool
side_room(struct side *side, size_t n)
{
	size_t length = side->cap, alone = side->cap, first = side->cap;

	if (!sp_grow(&side->length, &length, n + 1, sizeof(double)) ||
	    !sp_grow(&side->alone, &alone, n + 1, sizeof(double)) ||
	    !sp_grow(&side->first, &first, n + 1, sizeof(size_t)))
		return false;
	side->cap = length < alone ? length : alone;
	side->cap = side->cap < first ? side->cap : first;
	return true;
}

static bool
read_side(struct sp_evidence *ev, size_t s, const struct sp_str *text, size_t n)
{
	struct side *side = &ev->side[s];

	side->n = n;
	side->nitems = 0;
	if (n >= UINT32_MAX || !side_room(side, n))
		return false;
	side->length[0] = 0;
	for (size_t i = 0; i < n; i++) {
		side->first[i] = side->nitems;
		side->length[i + 1] = side->length[i] + text_length(text[i]);
		add_numbers(ev, s, i, text[i]);
		add_tokens(ev, s, i, text[i]);
	}
	side->first[n] = side->nitems;
	set_alone(side);
	return !ev->failed;
}

/* Weigh the features, and leave out the tokens of one side alone. */
static void
weigh(struct sp_evidence *ev)
{
	double all = (double)(ev->side[0].n + ev->side[1].n + 1);

	for (size_t f = 0; f < ev->ids.n; f++) {
		struct feature *feature = &ev->feature[f];
		double share =
		    ev->ids.entry[f].key.s[0] == '#' ? 1 : TOKEN_SHARE;

		feature->rarity = share *
		    log(all / (double)(feature->df[0] + feature->df[1]));
	}
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &ev->side[s];
		size_t kept = 0, k = 0;

		for (size_t i = 0; i < side->n; i++) {
			size_t end = side->first[i + 1];

			side->first[i] = kept;
			for (; k < end; k++) {
				struct item item = side->item[k];

				if (item.number ||
				    ev->feature[item.id[0]].df[1 - s] > 0)
					side->item[kept++] = item;
			}
		}
		if (side->n > 0)
			side->first[side->n] = kept;
		side->nitems = kept;
	}
}

enum sp_status
sp_evidence_read(struct sp_evidence *ev, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_err *err)
{
	ev->failed = false;
	sp_map_reset(&ev->ids);
	if (!read_side(ev, 0, src, n) || !read_side(ev, 1, tgt, m))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	weigh(ev);
	ev->log_ratio = log((ev->side[1].length[m] + RATIO_PRIOR) /
	    (ev->side[0].length[n] + RATIO_PRIOR));
	return SP_OK;
}

void
sp_evidence_set_ratio(struct sp_evidence *ev, const struct sp_beads *beads)
{
	double src = RATIO_PRIOR, tgt = RATIO_PRIOR;

	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];
		const double *s = ev->side[0].length + bead->src;
		const double *t = ev->side[1].length + bead->tgt;

		if (bead->nsrc == 0 || bead->ntgt == 0)
			continue;
		src += bead->score * (s[bead->nsrc] - s[0]);
		tgt += bead->score * (t[bead->ntgt] - t[0]);
	}
	ev->log_ratio = log(tgt / src);
}

/*
 * ln P(shape), for beads of sentences and, on the coarse passes, of blocks: the
 * shares of beads in translated articles, gaps at 4 % each (Gale & Church 1993,
 * table 5, has 1 % for printed proceedings; web pages lose more).
 */
static double
shape_prior(size_t ni, size_t nj)
{
	size_t most = ni > nj ? ni : nj, all = ni + nj;

	if (ni == 0 || nj == 0)
		return -3.2; /* .04 */
	if (all == 2)
		return -.17; /* .84 */
	if (all == 3)
		return -3.5; /* .03 */
	if (most == 2)
		return -5.5; /* 2-2: .004 */
	return most == 3 ? (all == 4 ? -5.3 : -6.7) : -7.;
}

/*
 * The target's length given the source's, against each length for itself.  A
 * source of several sentences needs no term of its own: those are the same on
 * every path.  Where the target is cut into sentences, any cut is as likely.
 */
static double
length_worth(
    const struct sp_evidence *ev, size_t i0, size_t i1, size_t j0, size_t j1)
{
	const struct side *src = &ev->side[0], *tgt = &ev->side[1];
	double a = src->length[i1] - src->length[i0] + 1;
	double b = tgt->length[j1] - tgt->length[j0] + 1;
	double variance = VAR_FIXED + VAR_SHORT / (a + 1);
	double x = log(b / a) - ev->log_ratio;
	double near = log(1 - OUTLIERS) + log_normal(x, variance);
	double far = log(OUTLIERS) + log_normal(x, variance * WIDE * WIDE);
	double high = near > far ? near : far;
	double given = high + log(exp(near - high) + exp(far - high));

	given -= log(b); /* a density over lengths, not logarithms */
	given -= log(b) * (double)(j1 - j0 - 1); /* the places of the cuts */
	return given - (tgt->alone[j1] - tgt->alone[j0]);
}

/* Open what src has, match what tgt has with it, and count what stays alone. */
static double
item_worth(struct sp_evidence *ev, size_t i0, size_t i1, size_t j0, size_t j1)
{
	const struct side *src = &ev->side[0], *tgt = &ev->side[1];
	size_t s0 = src->first[i0], s1 = src->first[i1];
	size_t t0 = tgt->first[j0], t1 = tgt->first[j1];
	double sum = 0;

	if (s0 == s1 && t0 == t1)
		return 0;
	for (size_t k = s0; k < s1; k++)
		for (size_t r = 0; r < 2; r++)
			ev->feature[src->item[k].id[r]].open = 0;
	for (size_t k = t0; k < t1; k++)
		for (size_t r = 0; r < 2; r++)
			ev->feature[tgt->item[k].id[r]].open = 0;
	for (size_t k = s0; k < s1; k++) {
		struct item item = src->item[k];

		ev->feature[item.id[0]].open++;
		if (item.id[1] != item.id[0])
			ev->feature[item.id[1]].open++;
		sum -= item.number ? NUMBER_ALONE : 0;
	}
	for (size_t k = t0; k < t1; k++) {
		struct item item = tgt->item[k];
		struct feature *f = &ev->feature[item.id[0]];

		if (f->open == 0)
			f = &ev->feature[item.id[1]];
		if (f->open == 0) {
			sum -= item.number ? NUMBER_ALONE : 0;
			continue;
		}
		f->open--;
		sum += f->rarity + (item.number ? NUMBER_ALONE : 0);
	}
	return sum;
}

double
sp_evidence_worth(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	struct sp_evidence *ev = ctx;
	size_t n = ev->side[0].n, m = ev->side[1].n;
	size_t i0 = i * unit, i1 = (i + ni) * unit;
	size_t j0 = j * unit, j1 = (j + nj) * unit;
	double worth = shape_prior(ni, nj);

	if (ni == 0 || nj == 0)
		return worth;
	i1 = i1 < n ? i1 : n;
	j1 = j1 < m ? j1 : m;
	return worth + length_worth(ev, i0, i1, j0, j1) +
	    item_worth(ev, i0, i1, j0, j1);
}
