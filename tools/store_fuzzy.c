/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <stdlib.h>
#include <string.h>

#include <spean/fuzzy.h>
#include <spean/utf8.h>

#include "cli.h"
#include "store_show.h"

#define INDENT 5 /* behind the percents */

static struct {
	struct store_pairs pairs;
	int side, color;
	size_t limit, min;
	bool tsv;
} opt = {.pairs = {.langs = STORE_EN_KM}, .limit = 5, .min = 70};

static const struct cli fuzzy_cli = {
    .name = "spean-store",
    .verb = "fuzzy",
    .usage = "DB [TEXT...]",
    .about = "Show the pairs whose text is nearest to each TEXT, or line.",
    .opt =
	(const struct cli_opt[]){
	    STORE_PAIRS(opt.pairs),
	    {0, "side", "auto/src/tgt", "where to look (by its script)",
		CLI_CHOICE, &opt.side},
	    {'n', "limit", "N", "show no more than N pairs of each (5)",
		CLI_SIZE, &opt.limit},
	    {0, "min", "PERCENT", "only what is so near (70)", CLI_SIZE,
		&opt.min},
	    {0, "tsv", NULL, "pair stream, with how near, and what differs",
		CLI_FLAG, &opt.tsv},
	    {0, "color", STORE_COLORS, "mark what differs", CLI_CHOICE,
		&opt.color},
	    CLI_END,
	},
    .min = 1,
};

/* What is shown, and how. */
struct show {
	struct sp_fuzzy *fuzzy;
	struct sp_buf out;
	struct sp_str text; /* that which is looked for now, */
	size_t texts; /* its number, */
	size_t pairs; /* and the pairs of it that were shown */
	bool color, many; /* more than one text */
	bool found; /* any */
};

/* What stands in one text alone. */
static void
add_alone(struct show *show, bool asked, struct sp_str text)
{
	if (text.n == 0)
		return;
	if (show->color)
		sp_buf_add(&show->out,
		    asked ? SP_STR("\033[1;32m") : SP_STR("\033[1;31m"));
	else
		sp_buf_add(&show->out, asked ? SP_STR("{+") : SP_STR("[-"));
	store_add_plain(&show->out, text);
	if (show->color)
		sp_buf_add(&show->out, SP_STR("\033[0m"));
	else
		sp_buf_add(&show->out, asked ? SP_STR("+}") : SP_STR("-]"));
}

/* Words that are put in have the spaces that they have where they stand. */
static bool
wants_space(struct sp_str asked, size_t a, struct sp_str text, size_t b)
{
	return a < asked.n && asked.s[a] == ' ' && b < text.n &&
	    text.s[b] != ' ';
}

/* The text of the pair, and in it what differs. */
static void
add_text(struct show *show, const struct sp_fuzzy_match *match)
{
	const struct sp_pair *pair = &match->found->pair;
	struct sp_str text = match->tgt ? pair->tgt_text : pair->src_text;
	size_t at = 0;

	for (size_t i = 0; i < match->n; i++) {
		struct sp_norm_range other = match->step[i].other;
		struct sp_norm_range asked = match->step[i].asked;
		bool alone = other.from == other.to;

		if (other.from < at) /* a sign made of several terms */
			other.from = at;
		if (other.to < at)
			other.to = at;
		store_add_plain(&show->out, sp_str_sub(text, at, other.from));
		if (alone &&
		    wants_space(
			show->text, asked.from - 1, text, other.from - 1))
			sp_buf_addc(&show->out, ' ');
		add_alone(show, false, sp_str_sub(text, other.from, other.to));
		add_alone(
		    show, true, sp_str_sub(show->text, asked.from, asked.to));
		if (alone &&
		    wants_space(show->text, asked.to, text, other.from))
			sp_buf_addc(&show->out, ' ');
		at = other.to;
	}
	store_add_plain(&show->out, sp_str_sub(text, at, text.n));
}

static void
add_heading(struct show *show)
{
	if (show->texts > 1)
		sp_buf_addc(&show->out, '\n');
	sp_buf_addf(&show->out, "%zu: ", show->texts);
	store_add_plain(&show->out, show->text);
	sp_buf_addc(&show->out, '\n');
}

static void
add_readable(struct show *show, const struct sp_fuzzy_match *match)
{
	if (show->pairs > 1)
		sp_buf_addc(&show->out, '\n');
	sp_buf_addf(&show->out, "%3u%% ", match->percent);
	add_text(show, match);
	sp_buf_addc(&show->out, '\n');
	store_add_other(&show->out, &match->found->pair, match->tgt, INDENT);
}

/* The record, and four columns. */
static void
add_record(struct show *show, const struct sp_fuzzy_match *match)
{
	store_add_record(&show->out, &match->found->pair);
	sp_buf_addf(&show->out, "\t%zu\t%u\t%s\t", show->texts, match->percent,
	    match->tgt ? "tgt" : "src");
	for (size_t i = 0; i < match->n; i++) {
		const struct sp_near_step *step = &match->step[i];

		sp_buf_addf(&show->out, "%s%s%zu-%zu:%zu-%zu", i > 0 ? "," : "",
		    step->kind == SP_NEAR_NUMBER ? "#" : "", step->asked.from,
		    step->asked.to, step->other.from, step->other.to);
	}
	sp_buf_addc(&show->out, '\n');
}

static enum sp_status
one_match(void *ctx, const struct sp_fuzzy_match *match, struct sp_err *err)
{
	struct show *show = ctx;
	enum sp_status status;

	show->pairs++;
	show->found = true;
	sp_buf_reset(&show->out);
	if (opt.tsv)
		add_record(show, match);
	else
		add_readable(show, match);
	status = sp_buf_status(&show->out, err);
	if (status == SP_OK)
		cli_write(sp_buf_str(&show->out));
	return status;
}

/* Look for one text; file and line: where it is, NULL for an operand. */
static void
look(struct show *show, const char *file, size_t line, struct sp_str text)
{
	struct sp_err err = {0};
	size_t bad;

	show->texts++;
	bad = sp_utf8_check(text);
	if (bad < text.n) {
		if (file)
			cli_reject(file, line, "byte %zu is not UTF-8", bad);
		else
			cli_reject(NULL, 0, "text %zu: byte %zu is not UTF-8",
			    show->texts, bad);
		return;
	}
	show->text = text;
	show->pairs = 0;
	sp_buf_reset(&show->out);
	if (show->many && !opt.tsv)
		add_heading(show);
	if (sp_buf_status(&show->out, &err) != SP_OK)
		cli_die(file, line, "%s", err.msg);
	cli_write(sp_buf_str(&show->out));
	if (sp_fuzzy_look(show->fuzzy, text, one_match, show, &err) != SP_OK)
		cli_error(file, line, &err);
}

static void
one_line(void *ctx, struct sp_str line, size_t number)
{
	look(ctx, "-", number, line);
}

static void
look_for_all(struct show *show, char **text, size_t n)
{
	show->many = n != 1 || strcmp(text[0], "-") == 0;
	if (n == 0)
		cli_lines("-", one_line, show);
	for (size_t i = 0; i < n; i++)
		if (strcmp(text[i], "-") == 0)
			cli_lines("-", one_line, show);
		else
			look(show, NULL, 0, sp_str_c(text[i]));
}

void
store_fuzzy(int argc, char **argv)
{
	int first = cli_parse(&fuzzy_cli, argc, argv);
	const char *path = argv[first];
	struct show show = {.color = store_is_colored(opt.color)};
	struct sp_fuzzy_opts opts = {.pairs = store_query(&opt.pairs),
	    .side = (enum sp_store_side)opt.side,
	    .min = (unsigned)opt.min,
	    .limit = opt.limit};
	struct sp_err err = {0};
	struct sp_store *store;

	if (opt.min > SP_FUZZY_EXACT)
		cli_die(NULL, 0, "--min takes percents, from 1 to 100");
	store = store_open(path, SP_STORE_READ);
	show.fuzzy = sp_fuzzy_new(store, &opts, &err);
	if (!show.fuzzy)
		cli_die(path, 0, "%s", err.msg);
	look_for_all(&show, argv + first + 1, (size_t)(argc - first - 1));
	sp_fuzzy_free(show.fuzzy);
	sp_store_close(store);
	store_pairs_release(&opt.pairs);
	sp_buf_release(&show.out);
	if (!show.found && cli_end() == CLI_OK)
		exit(CLI_REJECTED);
}
