/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>

#include <spean/coverage.h>
#include <spean/docset.h>
#include <spean/pairing.h>
#include <spean/rarity.h>
#include <spean/sides.h>
#include <spean/statistics.h>

#include "cli.h"

enum { AUTO, BY_PATH, BY_CONTENT };

static struct {
	const char *lang[2];
	const char *model;
	const char *stats;
	const char *weights;
	int by;
	double least;
	size_t jobs;
	bool make_stats;
	bool unpaired;
	bool coverage;
} opt = {.lang = {"en", "km"}, .least = SP_PAIRING_LEAST, .jobs = 1};

static const struct cli cli = {
    .name = "spean-pair",
    .usage = "SRC TGT",
    .about = "Find which document of one collection translates which of the "
	     "other.",
    .opt =
	(const struct cli_opt[]){
	    {'s', "src", "LANG", "language of SRC (default en)", CLI_LANG,
		&opt.lang[0]},
	    {'t', "tgt", "LANG", "language of TGT (default km)", CLI_LANG,
		&opt.lang[1]},
	    {'m', "model", "LEX",
		"the lexicon (default: the installed one; none: none)", CLI_STR,
		&opt.model},
	    {'j', "jobs", "N", "threads (default 1)", CLI_SIZE, &opt.jobs},
	    {0, "pair", "auto/path/content",
		"by equal names, by content, or the one and then the other",
		CLI_CHOICE, &opt.by},
	    {0, "least", "P", "the least score of a pair (default 0.5)",
		CLI_REAL, &opt.least},
	    {0, "stats", "FILE",
		"how often what is said (default: the installed ones)", CLI_STR,
		&opt.stats},
	    {0, "weights", "FILE", "what evidence counts (default: as learned)",
		CLI_STR, &opt.weights},
	    {0, "make-stats", NULL, "print such statistics instead", CLI_FLAG,
		&opt.make_stats},
	    {0, "unpaired", NULL,
		"print the documents that have no partner instead", CLI_FLAG,
		&opt.unpaired},
	    {0, "coverage", NULL,
		"print how many have one, by source and month, instead",
		CLI_FLAG, &opt.coverage},
	    CLI_END,
	},
    .min = 2,
    .max = 2,
};

static void
make_statistics(const struct sp_pairing *how, struct sp_docset *const set[2])
{
	struct sp_buf out = {0};
	struct sp_err err = {0};

	for (size_t s = 0; s < 2; s++) {
		if (sp_statistics_make(how->lang[s], set[s], &out, &err) !=
		    SP_OK)
			cli_die(NULL, 0, "%s", err.msg);
		cli_write(sp_buf_str(&out));
		sp_buf_reset(&out);
	}
	sp_buf_release(&out);
}

static void
take_weight(void *ctx, struct sp_str line, size_t number)
{
	struct sp_err err = {0};

	if (line.n > 0 && sp_odds_parse(line, ctx, &err) != SP_OK)
		cli_die(opt.weights, number, "%s", err.msg);
}

/* Nothing is like anything where the languages are not those. */
static void
check_sides(const struct sp_pairing *how, struct sp_docset *const set[2])
{
	struct sp_err err = {0};
	bool swapped = false;

	if (sp_sides_check_all(how->lang,
		(const struct sp_docset *const[2]){set[0], set[1]}, &swapped,
		&err) == SP_OK)
		return;
	if (swapped)
		cli_die(NULL, 0, "%s; turn them round, or say -s %s -t %s",
		    err.msg, opt.lang[1], opt.lang[0]);
	if (err.status == SP_BAD_TEXT)
		cli_die(NULL, 0,
		    "%s; say with -s and -t what the languages are", err.msg);
	cli_die(NULL, 0, "%s", err.msg);
}

static void
find_pairs(struct sp_pairing *how, struct sp_docset *const set[2],
    struct sp_docpairs *pairs)
{
	struct sp_odds_weights weights;
	struct sp_rarity *rarity = NULL;
	struct sp_lex *lex = NULL;
	struct sp_err err = {0};
	enum sp_status status = SP_OK;

	if (opt.by != BY_CONTENT)
		status = sp_pairing_by_path(sp_docset_ids(set[0]),
		    sp_docset_count(set[0]), sp_docset_ids(set[1]),
		    sp_docset_count(set[1]), pairs, &err);
	if (status == SP_OK && opt.by != BY_PATH &&
	    pairs->n < sp_docset_count(set[0]) &&
	    pairs->n < sp_docset_count(set[1])) {
		check_sides(how, set);
		how->lex = lex =
		    cli_lexicon(opt.model, opt.lang[0], opt.lang[1]);
		how->rarity = rarity =
		    cli_rarity(opt.stats, opt.lang[0], opt.lang[1], lex);
		weights = lex ? sp_odds_words : sp_odds_facts;
		how->weights = &weights;
		if (opt.weights)
			cli_lines(opt.weights, take_weight, &weights);
		status =
		    sp_pairing_by_content(how, set[0], set[1], pairs, &err);
	}
	if (status != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	sp_rarity_free(rarity);
	sp_lex_free(lex);
	sp_docpairs_sort(pairs);
}

/* What the pairs leave to be told of. */
static void
print_coverage(struct sp_docset *const set[2], const struct sp_docpairs *pairs)
{
	const struct sp_docset *const both[2] = {set[0], set[1]};
	struct sp_buf out = {0};
	struct sp_err err = {0};

	if ((opt.unpaired
		    ? sp_coverage_unpaired(both, pairs, &out, &err)
		    : sp_coverage_count(both, pairs, &out, &err)) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	cli_write(sp_buf_str(&out));
	sp_buf_release(&out);
}

static void
print_pairs(const struct sp_docpairs *pairs)
{
	struct sp_buf out = {0};
	struct sp_err err = {0};

	for (size_t i = 0; i < pairs->n; i++) {
		sp_buf_reset(&out);
		sp_docpair_write(&pairs->pair[i], &out);
		if (sp_buf_status(&out, &err) != SP_OK)
			cli_die(NULL, 0, "%s", err.msg);
		cli_write(sp_buf_str(&out));
	}
	sp_buf_release(&out);
}

int
main(int argc, char **argv)
{
	char **path = argv + cli_parse(&cli, argc, argv);
	struct sp_docset *set[2] = {cli_docset(path[0]), cli_docset(path[1])};
	struct sp_pairing how = {.least = opt.least, .jobs = opt.jobs};
	struct sp_docpairs pairs = {0};

	if (opt.make_stats + opt.unpaired + opt.coverage > 1)
		cli_die(NULL, 0,
		    "only one of --make-stats, --unpaired and --coverage can "
		    "be printed");
	for (size_t s = 0; s < 2; s++)
		how.lang[s] = sp_lang_find(sp_str_c(opt.lang[s]));
	if (!(opt.least >= 0 && opt.least <= 1))
		cli_die(NULL, 0, "--least is no number from 0 to 1");
	if (opt.make_stats) {
		make_statistics(&how, set);
	} else {
		find_pairs(&how, set, &pairs);
		if (opt.unpaired || opt.coverage)
			print_coverage(set, &pairs);
		else
			print_pairs(&pairs);
	}
	sp_docpairs_release(&pairs);
	sp_docset_free(set[0]);
	sp_docset_free(set[1]);
	return cli_end();
}
