/* SPDX-License-Identifier: MIT */
#include <spean/evidence.h>

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/corridor.h>
#include <spean/feature.h>
#include <spean/glossary.h>
#include <spean/index.h>
#include <spean/length.h>
#include <spean/lexical.h>

/* What a number that stands on one side only takes from a bead, each. */
#define NUMBER_ALONE .5

/* What the words say counts so much, as they are not independent. */
#define WORDS .6

/* The longest run of blocks on one side of a bead (search.h). */
#define RUN_MAX 4

/*
 * A run of sentences that may stand on one side of a bead, with all of a bead's
 * worth that depends on this side alone: a search asks for each run hundreds of
 * times.
 */
struct run {
	struct sp_length_run length;
	uint64_t kinds; /* a bit of 64 for each feature, by its id */
	size_t first, end; /* its items */
};

struct side {
	size_t n;
	struct sp_index index;
	struct run *run; /* RUN_MAX a block, from the shortest */
	size_t cap;
};

/*
 * A run of the source laid open: how often each feature stands in it.  A search
 * asks for the same run with one run of the target after the other, so the last
 * one of each length stays open.
 */
struct opened {
	const struct run *run; /* NULL: none is, and all counts are 0 */
	uint32_t *count; /* by feature */
	size_t cap;
	/* What the words say for the run and runs of the target from block j
	 * on, by their length, for the j asked for last, by j's last bits: on
	 * its way a search asks for each again. */
	struct asked {
		size_t j; /* SIZE_MAX: none */
		double worth[RUN_MAX];
	} asked[RUN_MAX];
	bool words; /* the run is open in lexical, too */
};

struct sp_evidence {
	const struct sp_lang *lang[2];
	const struct sp_lex *lex;
	struct sp_tagger *tagger;
	struct sp_lex_words *words;
	struct sp_lexical *lexical;
	struct sp_glossary glossary;
	struct sp_lengths lengths;
	struct side side[2];
	struct sp_features features;
	size_t unit; /* the sentences of a block in side[].run; 0: none are */
	struct opened opened[RUN_MAX];
	/* Features that a comparison has taken from an open run. */
	uint32_t *taken;
	size_t cap_taken;
	size_t total; /* the most sentences of a bead that is asked for */
	bool failed;
};

struct sp_evidence *
sp_evidence_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_evidence *ev = calloc(1, sizeof(*ev));

	if (!ev) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	ev->lang[0] = lang[0];
	ev->lang[1] = lang[1];
	ev->lex = lex;
	ev->total = RUN_MAX + 1;
	ev->tagger = sp_tagger_new(err);
	if (ev->tagger)
		ev->words = sp_lex_words_new(err);
	if (ev->words)
		ev->lexical = sp_lexical_new(err);
	if (ev->lexical)
		return ev;
	sp_evidence_free(ev);
	return NULL;
}

void
sp_evidence_free(struct sp_evidence *ev)
{
	if (!ev)
		return;
	sp_tagger_free(ev->tagger);
	sp_lex_words_free(ev->words);
	sp_lexical_free(ev->lexical);
	sp_glossary_release(&ev->glossary);
	sp_lengths_release(&ev->lengths);
	for (size_t s = 0; s < 2; s++) {
		sp_index_release(&ev->side[s].index);
		free(ev->side[s].run);
	}
	for (size_t k = 0; k < RUN_MAX; k++)
		free(ev->opened[k].count);
	free(ev->taken);
	sp_features_release(&ev->features);
	free(ev);
}

/* Room for the runs, and for the counts of the features, all 0. */
static bool
make_room(struct sp_evidence *ev)
{
	size_t n = sp_features_count(&ev->features) + 1;

	for (size_t s = 0; s < 2; s++)
		if (!sp_grow(&ev->side[s].run, &ev->side[s].cap,
			ev->side[s].n + 1, RUN_MAX * sizeof(struct run)))
			return false;
	for (size_t k = 0; k < RUN_MAX; k++) {
		struct opened *opened = &ev->opened[k];

		opened->run = NULL;
		opened->words = false;
		if (!sp_grow(&opened->count, &opened->cap, n, sizeof(uint32_t)))
			return false;
		memset(opened->count, 0, n * sizeof(uint32_t));
	}
	return sp_grow(&ev->taken, &ev->cap_taken,
	    ev->features.side[1].nitems + 1, sizeof(uint32_t));
}

/* What can be told without a lexicon. */
static enum sp_status
read_features(struct sp_evidence *ev, const struct sp_str *text[2],
    const size_t n[2], struct sp_err *err)
{
	const struct sp_index *index[2] = {
	    &ev->side[0].index, &ev->side[1].index};

	for (size_t s = 0; s < 2; s++) {
		enum sp_status status = sp_index_read(&ev->side[s].index,
		    ev->tagger, ev->lang[s], text[s], n[s], NULL, err);

		if (status != SP_OK)
			return status;
		ev->side[s].n = n[s];
	}
	return sp_features_read(&ev->features, index, err);
}

enum sp_status
sp_evidence_read(struct sp_evidence *ev, const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_err *err)
{
	const struct sp_str *text[2] = {src, tgt};
	enum sp_status status =
	    read_features(ev, text, (const size_t[2]){n, m}, err);

	ev->unit = 0;
	ev->failed = false;
	if (status == SP_OK)
		status = sp_glossary_read(&ev->glossary, ev->words, ev->lex,
		    ev->lang, src, n, tgt, m, err);
	if (status == SP_OK)
		status = sp_lexical_set(ev->lexical, &ev->glossary, err);
	if (status == SP_OK &&
	    (!sp_lengths_read(&ev->lengths, src, n, tgt, m) || !make_room(ev)))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	return status;
}

/* What was asked for holds no longer. */
static void
forget_words(struct sp_evidence *ev)
{
	for (size_t k = 0; k < RUN_MAX; k++)
		ev->opened[k].words = false;
}

void
sp_evidence_fit(struct sp_evidence *ev, const struct sp_beads *beads)
{
	sp_lengths_set_ratio(&ev->lengths, beads);
	ev->failed |= !sp_lexical_fit(ev->lexical, beads);
	forget_words(ev);
}

bool
sp_evidence_corridor(const struct sp_evidence *ev, const struct sp_band *limits,
    struct sp_band *band, bool *found)
{
	return sp_corridor_find(
	    &ev->glossary, &ev->features, limits, band, found);
}

void
sp_evidence_set_total(struct sp_evidence *ev, size_t total)
{
	ev->total = total;
	forget_words(ev);
}

enum sp_status
sp_evidence_status(const struct sp_evidence *ev, struct sp_err *err)
{
	return ev->failed ? sp_err_set(err, SP_NOMEM, "out of memory") : SP_OK;
}

/*
 * ln P(shape), for beads of sentences and, on the coarse passes, of blocks: the
 * shares of beads in translated articles, gaps at 5 % each (Gale & Church 1993,
 * table 5, has 1 % for printed proceedings; web pages lose more).
 */
static double
shape_prior(size_t ni, size_t nj)
{
	size_t most = ni > nj ? ni : nj, all = ni + nj;

	if (ni == 0 || nj == 0)
		return -3; /* .05 */
	if (all == 2)
		return -.25; /* .78 */
	if (all == 3)
		return -2.8; /* .06 */
	if (most == 2)
		return -5.5; /* 2-2: .004 */
	return most == 3 ? (all == 4 ? -5.3 : -6.7) : -7.;
}

/* Sum up sentences [from, to) of a side. */
static struct run
run_of(const struct sp_evidence *ev, size_t s, size_t from, size_t to)
{
	const struct sp_feature_side *items = &ev->features.side[s];
	struct run run = {.first = items->first[from], .end = items->first[to]};

	run.length = sp_length_run(&ev->lengths, s, from, to, ev->unit > 1);
	for (size_t k = run.first; k < run.end; k++)
		for (size_t r = 0; r < 2; r++)
			run.kinds |= UINT64_C(1)
			    << (items->item[k].id[r] * 0x9E3779B1u >> 26);
	/* Of a block there are always numbers that stand alone, and a gap has
	 * none: in blocks they do not count. */
	if (ev->unit == 1)
		for (size_t i = from; i < to; i++)
			run.length.own -= NUMBER_ALONE * items->numbers[i];
	return run;
}

static void
count_run(struct sp_evidence *ev, struct opened *opened, uint32_t sign)
{
	const struct sp_feature_item *item = ev->features.side[0].item;

	for (size_t k = opened->run->first; k < opened->run->end; k++) {
		opened->count[item[k].id[0]] += sign;
		if (item[k].id[1] != item[k].id[0])
			opened->count[item[k].id[1]] += sign;
	}
}

static void
close_run(struct sp_evidence *ev, struct opened *opened)
{
	if (opened->run)
		count_run(ev, opened, UINT32_MAX); /* that is, −1 */
	opened->run = NULL;
	opened->words = false;
}

static void
open_run(struct sp_evidence *ev, struct opened *opened, const struct run *run)
{
	if (opened->run == run)
		return;
	close_run(ev, opened);
	opened->run = run;
	count_run(ev, opened, 1);
}

/* Sum up all runs of blocks of `unit` sentences. */
static void
set_unit(struct sp_evidence *ev, size_t unit)
{
	for (size_t k = 0; k < RUN_MAX; k++)
		close_run(ev, &ev->opened[k]);
	ev->unit = unit;
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &ev->side[s];
		size_t b = 0;

		for (size_t i = 0; i < side->n; i += unit, b++)
			for (size_t k = 0; k < RUN_MAX; k++) {
				size_t end = i + (k + 1) * unit;

				end = end < side->n ? end : side->n;
				side->run[b * RUN_MAX + k] =
				    run_of(ev, s, i, end);
			}
	}
}

/*
 * Match what tgt has with what src has.  A number was taken off each side as
 * one that stands alone (run_of); a match gives both back.
 */
static double
item_worth(struct sp_evidence *ev, struct opened *opened, const struct run *src,
    const struct run *tgt)
{
	double sum = 0, number = ev->unit == 1 ? 2 * NUMBER_ALONE : 0;
	size_t n = 0;

	if ((src->kinds & tgt->kinds) == 0)
		return 0;
	for (size_t k = tgt->first; k < tgt->end; k++) {
		struct sp_feature_item other = ev->features.side[1].item[k];
		uint32_t id = other.id[0];

		if (opened->count[id] == 0)
			id = other.id[1];
		if (opened->count[id] == 0)
			continue;
		opened->count[id]--;
		ev->taken[n++] = id;
		sum += ev->features.rarity[id] + (other.number ? number : 0);
	}
	while (n > 0)
		opened->count[ev->taken[--n]]++;
	return sum;
}

/* The first token of a block of a side, or behind its last. */
static size_t
token_of(const struct sp_evidence *ev, size_t s, size_t block)
{
	const struct sp_glossary_side *side = &ev->glossary.side[s];
	size_t sentence = block * ev->unit;

	return side
	    ->first[sentence < side->sentences ? sentence : side->sentences];
}

/* What the words of the open run, of ni blocks from i on, and of nj blocks from
 * j on say. */
static double
words_worth(struct sp_evidence *ev, size_t i, size_t ni, size_t j, size_t nj)
{
	struct opened *opened = &ev->opened[ni - 1];
	struct asked *asked = &opened->asked[j % RUN_MAX];
	size_t end[RUN_MAX + 1];

	if (!opened->words) {
		for (size_t k = 0; k < RUN_MAX; k++)
			opened->asked[k].j = SIZE_MAX;
		opened->words = sp_lexical_open(ev->lexical, ni - 1,
		    token_of(ev, 0, i), token_of(ev, 0, i + ni));
		ev->failed |= !opened->words;
	}
	if (asked->j != j) {
		for (size_t k = 0; k <= RUN_MAX; k++)
			end[k] = token_of(ev, 1, j + k);
		sp_lexical_worth(
		    ev->lexical, ni - 1, end, ev->total - ni, asked->worth);
		asked->j = j;
	}
	return WORDS * asked->worth[nj - 1];
}

double
sp_evidence_worth(
    void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	struct sp_evidence *ev = ctx;
	double worth = shape_prior(ni, nj);
	const struct run *src, *tgt;

	if (ni == 0 || nj == 0)
		return worth;
	if (ev->unit != unit)
		set_unit(ev, unit);
	src = &ev->side[0].run[i * RUN_MAX + ni - 1];
	tgt = &ev->side[1].run[j * RUN_MAX + nj - 1];
	open_run(ev, &ev->opened[ni - 1], src);
	worth += src->length.own + tgt->length.own +
	    sp_length_worth(&ev->lengths, &src->length, &tgt->length) +
	    item_worth(ev, &ev->opened[ni - 1], src, tgt);
	/* The words of blocks would take long to say little. */
	return unit == 1 ? worth + words_worth(ev, i, ni, j, nj) : worth;
}
