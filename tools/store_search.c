/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/pair.h>
#include <spean/utf8.h>

#include "cli.h"
#include "store_show.h"

#define LEFT  34 /* cells before the hit */
#define RIGHT 42 /* from where it begins */
#define COENG 0x17D2u

static struct {
	struct store_pairs pairs;
	int side, color;
	size_t limit;
	bool best, tsv, words;
} opt = {.pairs = {.langs = STORE_EN_KM}};

static const struct cli search_cli = {
    .name = "spean-store",
    .verb = "search",
    .usage = "DB QUERY...",
    .about = "Show the pairs that have all words and \"rows of words\".",
    .opt =
	(const struct cli_opt[]){
	    STORE_PAIRS(opt.pairs),
	    {0, "side", "auto/src/tgt", "where to search (by its script)",
		CLI_CHOICE, &opt.side},
	    {'n', "limit", "N", "show no more than N pairs", CLI_SIZE,
		&opt.limit},
	    {'b', "best", NULL, "the best first, by bm25", CLI_FLAG, &opt.best},
	    {'w', "words", NULL, "only at the borders of words", CLI_FLAG,
		&opt.words},
	    {0, "tsv", NULL, "pair stream, with the places found", CLI_FLAG,
		&opt.tsv},
	    {0, "color", STORE_COLORS, "mark what is found", CLI_CHOICE,
		&opt.color},
	    CLI_END,
	},
    .min = 2,
};

/* What is shown, and how. */
struct show {
	struct sp_buf out;
	bool color;
	size_t pairs;
};

/* Letters with all that is written on them stand in one cell. */
static size_t
cells(uint32_t cp, uint32_t before)
{
	return !(sp_khmer_is_mark(cp) || before == COENG ||
	    (cp >= 0x300 && cp < 0x370) || (cp >= 0x200B && cp <= 0x200D));
}

/* Where the cells before byte `from` begin, at most max; *n of them. */
static size_t
before(struct sp_str text, size_t from, size_t max, size_t *n)
{
	size_t pos = from, best = from;

	*n = 0;
	while (pos > 0) {
		uint32_t cp = sp_utf8_prev(text, &pos);
		size_t earlier = pos;
		uint32_t last = pos > 0 ? sp_utf8_prev(text, &earlier) : 0;

		if (cells(cp, last) == 0)
			continue;
		if (*n == max)
			break;
		++*n;
		best = pos;
	}
	return *n < max ? pos : best;
}

/* Where the cells from byte `from` on end, at most max. */
static size_t
behind(struct sp_str text, size_t from, size_t max)
{
	size_t pos = from, n = 0;
	uint32_t last = 0;

	while (pos < text.n) {
		size_t next = pos;
		uint32_t cp = sp_utf8_next(text, &next);

		n += cells(cp, last);
		if (n > max)
			break;
		last = cp;
		pos = next;
	}
	return pos;
}

/* Append the bytes [from, to) of text, with its hits marked. */
static void
add_marked(struct show *show, struct sp_str text,
    const struct sp_store_hits *hits, size_t from, size_t to)
{
	for (size_t i = 0; i < hits->n && show->color; i++) {
		struct sp_norm_range hit = hits->at[i];

		if (hit.from >= to)
			break;
		if (hit.from < from)
			continue;
		if (hit.to > to)
			hit.to = to;
		store_add_plain(&show->out, sp_str_sub(text, from, hit.from));
		sp_buf_add(&show->out, SP_STR("\033[1;31m"));
		store_add_plain(&show->out, sp_str_sub(text, hit.from, hit.to));
		sp_buf_add(&show->out, SP_STR("\033[0m"));
		from = hit.to;
	}
	store_add_plain(&show->out, sp_str_sub(text, from, to));
}

/* One line with the first hit always in the same column. */
static void
add_context(
    struct show *show, struct sp_str text, const struct sp_store_hits *hits)
{
	struct sp_norm_range hit = hits->at[0];
	size_t n;
	size_t from = before(text, hit.from, LEFT, &n);
	size_t to = behind(text, hit.from, RIGHT);

	if (to < hit.to)
		to = hit.to; /* all of it, however long */
	for (; n < LEFT; n++)
		sp_buf_addc(&show->out, ' ');
	sp_buf_add(&show->out, from > 0 ? SP_STR("…") : SP_STR(" "));
	add_marked(show, text, hits, from, to);
	if (to < text.n)
		sp_buf_add(&show->out, SP_STR("…"));
	sp_buf_addc(&show->out, '\n');
}

static void
add_readable(struct show *show, const struct sp_pair *pair,
    const struct sp_store_hits *hits)
{
	if (show->pairs > 1)
		sp_buf_addc(&show->out, '\n');
	add_context(show, hits->tgt ? pair->tgt_text : pair->src_text, hits);
	store_add_other(&show->out, pair, hits->tgt, 4);
}

/* The record, and two columns: the side and the places. */
static void
add_record(struct sp_buf *out, const struct sp_pair *pair,
    const struct sp_store_hits *hits)
{
	store_add_record(out, pair);
	sp_buf_add(out, hits->tgt ? SP_STR("\ttgt\t") : SP_STR("\tsrc\t"));
	for (size_t i = 0; i < hits->n; i++)
		sp_buf_addf(out, "%s%zu-%zu", i > 0 ? "," : "",
		    hits->at[i].from, hits->at[i].to);
	sp_buf_addc(out, '\n');
}

static enum sp_status
one_hit(void *ctx, const struct sp_found *found,
    const struct sp_store_hits *hits, struct sp_err *err)
{
	struct show *show = ctx;
	enum sp_status status;

	show->pairs++;
	sp_buf_reset(&show->out);
	if (opt.tsv)
		add_record(&show->out, &found->pair, hits);
	else
		add_readable(show, &found->pair, hits);
	status = sp_buf_status(&show->out, err);
	if (status == SP_OK)
		cli_write(sp_buf_str(&show->out));
	return status;
}

void
store_search(int argc, char **argv)
{
	int first = cli_parse(&search_cli, argc, argv);
	const char *path = argv[first];
	struct show show = {.color = store_is_colored(opt.color)};
	struct sp_query query = {0};
	struct sp_store_search search = {.pairs = store_query(&opt.pairs),
	    .query = &query,
	    .side = (enum sp_store_side)opt.side,
	    .words = opt.words,
	    .best = opt.best,
	    .limit = opt.limit};
	struct sp_err err = {0};
	struct sp_store *store;

	store_read_query(&query, argv + first + 1, (size_t)(argc - first - 1));
	if (search.side == SP_STORE_EITHER)
		search.side = sp_store_side_of(
		    &query, search.pairs.src_lang, search.pairs.tgt_lang);
	store = store_open(path, SP_STORE_READ);
	if (sp_store_search(store, &search, one_hit, &show, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_store_close(store);
	sp_query_release(&query);
	store_pairs_release(&opt.pairs);
	sp_buf_release(&show.out);
	if (show.pairs == 0 && cli_end() == CLI_OK)
		exit(CLI_REJECTED);
}
