/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <stdlib.h>

#include <spean/rendered.h>

#include "cli.h"
#include "store_show.h"

static struct {
	struct store_pairs pairs;
	const char *model;
	int side, color;
	size_t limit, contexts;
	bool tsv;
} opt = {.pairs = {.langs = STORE_EN_KM}, .limit = 10};

static const struct cli terms_cli = {
    .name = "spean-store",
    .verb = "terms",
    .usage = "DB QUERY...",
    .about = "Show how words or \"rows of words\" were translated.",
    .opt =
	(const struct cli_opt[]){
	    STORE_PAIRS(opt.pairs),
	    {0, "side", "auto/src/tgt", "where to search (by its script)",
		CLI_CHOICE, &opt.side},
	    {'m', "model", "FILE",
		"the lexicon (default: the installed one; none: none)", CLI_STR,
		&opt.model},
	    {'n', "limit", "N", "show no more than N translations (10)",
		CLI_SIZE, &opt.limit},
	    {'c', "contexts", "N", "show each in up to N pairs (1)", CLI_SIZE,
		&opt.contexts},
	    {0, "tsv", NULL, "columns; with -c, a pair stream with them",
		CLI_FLAG, &opt.tsv},
	    {0, "color", STORE_COLORS, "mark what is found", CLI_CHOICE,
		&opt.color},
	    CLI_END,
	},
    .min = 2,
};

/* What is shown, and how. */
struct show {
	const struct sp_rendered *rendered;
	struct sp_buf out;
	bool color;
};

/* A text, with places in it marked. */
static void
add_marked(struct show *show, struct sp_str text,
    const struct sp_norm_range *at, size_t n)
{
	size_t from = 0;

	sp_buf_add(&show->out, SP_STR("    "));
	for (size_t i = 0; i < n; i++) {
		store_add_plain(&show->out, sp_str_sub(text, from, at[i].from));
		sp_buf_add(&show->out,
		    show->color ? SP_STR("\033[1;31m") : SP_STR("["));
		store_add_plain(
		    &show->out, sp_str_sub(text, at[i].from, at[i].to));
		sp_buf_add(
		    &show->out, show->color ? SP_STR("\033[0m") : SP_STR("]"));
		from = at[i].to;
	}
	store_add_plain(&show->out, sp_str_sub(text, from, text.n));
	sp_buf_addc(&show->out, '\n');
}

static void
add_context(struct show *show, const struct sp_rendered_hit *hit)
{
	const struct sp_pair *pair = &hit->pair;
	struct sp_str text[2] = {pair->src_text, pair->tgt_text};
	bool tgt = hit->hits.tgt;

	add_marked(show, text[tgt], hit->hits.at, hit->hits.n);
	add_marked(show, text[!tgt], &hit->place.at, 1);
	sp_buf_add(&show->out, SP_STR("    "));
	store_add_plain(&show->out, tgt ? pair->tgt_doc : pair->src_doc);
	sp_buf_addc(&show->out, ' ');
	store_add_plain(&show->out, tgt ? pair->tgt_loc : pair->src_loc);
	sp_buf_addc(&show->out, '\n');
}

static void
add_phrase(struct show *show, const struct sp_rendering_phrase *phrase)
{
	size_t all = sp_rendered_count(show->rendered);

	store_add_plain(&show->out, phrase->text);
	sp_buf_addf(&show->out, "\t%zu\t", phrase->count);
	sp_score_write((double)phrase->count / (double)all, &show->out);
	sp_buf_addf(&show->out, "\t%zu", (size_t)(phrase->score + .5));
}

/* The record, what it is a context of, and the places of both. */
static void
add_record(struct show *show, const struct sp_rendering_phrase *phrase,
    const struct sp_rendered_hit *hit)
{
	store_add_record(&show->out, &hit->pair);
	sp_buf_addc(&show->out, '\t');
	add_phrase(show, phrase);
	sp_buf_add(
	    &show->out, hit->hits.tgt ? SP_STR("\ttgt\t") : SP_STR("\tsrc\t"));
	for (size_t i = 0; i < hit->hits.n; i++)
		sp_buf_addf(&show->out, "%s%zu-%zu", i > 0 ? "," : "",
		    hit->hits.at[i].from, hit->hits.at[i].to);
	sp_buf_addf(
	    &show->out, "\t%zu-%zu\n", hit->place.at.from, hit->place.at.to);
}

/* A rendering, and pairs that have it, none of them twice. */
static void
show_phrase(
    struct show *show, size_t i, const struct sp_rendering_phrase *phrase)
{
	size_t left = opt.contexts ? opt.contexts : !opt.tsv;
	bool records = opt.tsv && left > 0;
	struct sp_err err = {0};

	sp_buf_reset(&show->out);
	if (!records) {
		add_phrase(show, phrase);
		sp_buf_addc(&show->out, '\n');
	}
	for (size_t k = 0; k < sp_rendered_count(show->rendered); k++) {
		struct sp_rendered_hit hit = sp_rendered_hit(show->rendered, k);

		if (left == 0)
			break;
		if (hit.place.phrase != i || hit.place.again)
			continue;
		left--;
		if (records)
			add_record(show, phrase, &hit);
		else
			add_context(show, &hit);
	}
	if (sp_buf_status(&show->out, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	cli_write(sp_buf_str(&show->out));
}

static size_t
show_all(const struct sp_rendered *rendered)
{
	struct show show = {rendered, {0}, store_is_colored(opt.color)};
	size_t n;
	const struct sp_rendering_phrase *phrase =
	    sp_rendered_phrases(rendered, &n);

	for (size_t i = 0; i < n && i < opt.limit; i++)
		show_phrase(&show, i, &phrase[i]);
	sp_buf_release(&show.out);
	return n;
}

void
store_terms(int argc, char **argv)
{
	int first = cli_parse(&terms_cli, argc, argv);
	const char *path = argv[first];
	struct sp_query query = {0};
	struct sp_rendered_query asked = {.pairs = store_query(&opt.pairs),
	    .query = &query,
	    .side = (enum sp_store_side)opt.side};
	struct sp_err err = {0};
	struct sp_lex *lex;
	struct sp_store *store;
	struct sp_rendered *rendered;
	size_t n;

	store_check_langs(&opt.pairs.langs);
	store_read_query(&query, argv + first + 1, (size_t)(argc - first - 1));
	if (asked.side == SP_STORE_EITHER)
		asked.side = sp_store_side_of(
		    &query, asked.pairs.src_lang, asked.pairs.tgt_lang);
	lex = cli_lexicon(opt.model, opt.pairs.langs.src, opt.pairs.langs.tgt);
	asked.lex = lex;
	store = store_open(path, SP_STORE_READ);
	rendered = sp_store_rendered(store, &asked, &err);
	if (!rendered)
		cli_die(path, 0, "%s", err.msg);
	n = show_all(rendered);
	sp_rendered_free(rendered);
	sp_store_close(store);
	sp_lex_free(lex);
	sp_query_release(&query);
	store_pairs_release(&opt.pairs);
	if (n == 0 && cli_end() == CLI_OK)
		exit(CLI_REJECTED);
}
