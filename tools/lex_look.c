/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "lex.h"

#include <stdlib.h>
#include <string.h>

#include <spean/lex_read.h>
#include <spean/lex_words.h>
#include <spean/rec.h>

#include "cli.h"

static struct {
	const char *lang[2];
	size_t best;
} opt = {.lang = {"en", "km"}, .best = 10};

static const struct cli cli = {
    .name = "spean-lex",
    .verb = "look",
    .usage = "LEX WORD...",
    .about = "Say what a word of either language is in the other.",
    .opt =
	(const struct cli_opt[]){
	    {'s', "src-lang", "LANG", "language of the source (default en)",
		CLI_LANG, &opt.lang[0]},
	    {'t', "tgt-lang", "LANG", "language of the target (default km)",
		CLI_LANG, &opt.lang[1]},
	    {'n', "best", "N", "the N most probable (default 10)", CLI_SIZE,
		&opt.best},
	    CLI_END,
	},
    .min = 2,
};

static enum sp_lex_side sorted_by;

static double
probability(const struct sp_lex_entry *entry)
{
	return (double)(sorted_by == SP_LEX_SRC ? entry->tgt : entry->src);
}

static int
by_probability(const void *a, const void *b)
{
	double p = probability(a), q = probability(b);
	const struct sp_lex_entry *x = a, *y = b;

	if (p < q || p > q)
		return p > q ? -1 : 1;
	return x->word < y->word ? -1 : x->word > y->word;
}

/* One entry as the table has it. */
static void
print_entry(struct sp_str src, struct sp_str tgt, struct sp_lex_entry entry)
{
	struct sp_lex_table one = {0};
	struct sp_buf text = {0};
	struct sp_err err = {0};

	sp_lex_table_add(&one, src, tgt, (double)entry.tgt, (double)entry.src);
	if (sp_lex_table_sort(&one, &err) != SP_OK ||
	    sp_lex_table_write(&one, &text, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	cli_write(sp_buf_str(&text));
	sp_lex_table_release(&one);
	sp_buf_release(&text);
}

/* The entries of a word, the most probable first; its translations, not their
 * stems. */
static void
print_entries(const struct sp_lex *lex, enum sp_lex_side side, uint32_t id)
{
	size_t n;
	const struct sp_lex_entry *entry = sp_lex_entries(lex, side, id, &n);
	struct sp_lex_entry *sorted = malloc((n + 1) * sizeof(*sorted));
	struct sp_str own = sp_lex_word(lex, side, id);

	if (!sorted)
		cli_die(NULL, 0, "out of memory");
	if (n > 0)
		memcpy(sorted, entry, n * sizeof(*sorted));
	sorted_by = side;
	qsort(sorted, n, sizeof(*sorted), by_probability);
	for (size_t i = 0, printed = 0; i < n && printed < opt.best; i++) {
		struct sp_str other = sp_lex_word(lex,
		    side == SP_LEX_SRC ? SP_LEX_TGT : SP_LEX_SRC,
		    sorted[i].word);

		if (sp_str_ends(other, SP_STR("*")))
			continue;
		print_entry(side == SP_LEX_SRC ? own : other,
		    side == SP_LEX_SRC ? other : own, sorted[i]);
		printed++;
	}
	free(sorted);
}

typedef uint32_t find_fn(
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_str word);

static bool
look_with(const struct sp_lex *lex, struct sp_str word, find_fn *find)
{
	bool found = false;

	for (int s = 0; s < 2; s++) {
		enum sp_lex_side side = s ? SP_LEX_TGT : SP_LEX_SRC;
		uint32_t id = find(lex, side, word);

		if (id == SP_LEX_NONE || id == SP_LEX_NULL)
			continue;
		print_entries(lex, side, id);
		found = true;
	}
	return found;
}

static void
look(const struct sp_lex *lex, struct sp_lex_words *words, const char *text)
{
	struct sp_err err = {0};
	struct sp_str word;

	if (sp_lex_words_fold(words, sp_str_c(text), &word, &err) != SP_OK) {
		cli_error(NULL, 0, &err);
		return;
	}
	if (!look_with(lex, word, sp_lex_find) &&
	    !look_with(lex, word, sp_lex_nearest))
		cli_reject(NULL, 0, "not found: '%s'", text);
}

void
lex_look(int argc, char **argv)
{
	int first = cli_parse(&cli, argc, argv);
	const struct sp_lex_read how = {
	    .lang = {sp_lang_find(sp_str_c(opt.lang[0])),
		sp_lang_find(sp_str_c(opt.lang[1]))},
	    .jobs = 1};
	struct sp_err err = {0};
	struct sp_lex *lex = sp_lex_read_file(&how, argv[first], &err);
	struct sp_lex_words *words = lex ? sp_lex_words_new(&err) : NULL;

	if (!words)
		cli_die(lex ? NULL : argv[first], 0, "%s", err.msg);
	for (int i = first + 1; i < argc; i++)
		look(lex, words, argv[i]);
	sp_lex_words_free(words);
	sp_lex_free(lex);
}
