/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/align.h>
#include <spean/docset.h>
#include <spean/induce.h>
#include <spean/pair.h>
#include <spean/pairing.h>
#include <spean/pool.h>
#include <spean/sides.h>
#include <spean/utf8.h>

#include "align.h"
#include "cli.h"

enum format { PAIRS, BEADS, LADDER };

static struct {
	bool docs;
	const char *docpairs;
	const char *src, *tgt;
	const char *model;
	const char *delimiter, *anchors, *weights;
	int format;
	size_t jobs;
	bool induce;
} opt = {.src = "en", .tgt = "km", .jobs = 1};

static const struct cli cli = {
    .name = "spean-align",
    .usage = "SRC TGT",
    .about = "Align the sentences of two texts, or of pairs of documents.",
    .opt =
	(const struct cli_opt[]){
	    {'D', "docs", NULL, "SRC and TGT are doc streams", CLI_FLAG,
		&opt.docs},
	    {'p', "docpairs", "FILE", "with -D: which documents are pairs",
		CLI_STR, &opt.docpairs},
	    {'s', "src", "LANG", "language of SRC (default en)", CLI_LANG,
		&opt.src},
	    {'t', "tgt", "LANG", "language of TGT (default km)", CLI_LANG,
		&opt.tgt},
	    {'m', "model", "LEX",
		"the lexicon (default: the installed one; none: none)", CLI_STR,
		&opt.model},
	    {'d', "delimiter", "TEXT",
		"lines of TEXT alone are each other's, in turn", CLI_STR,
		&opt.delimiter},
	    {'a', "anchors", "FILE", "lines that belong to one bead", CLI_STR,
		&opt.anchors},
	    {0, "weights", "FILE", "what evidence counts (default: as learned)",
		CLI_STR, &opt.weights},
	    {'f', "format", "pairs/beads/ladder", "what to print", CLI_CHOICE,
		&opt.format},
	    {'j', "jobs", "N", "with -D: threads (default 1)", CLI_SIZE,
		&opt.jobs},
	    {0, "induce", NULL,
		"align, learn words of what was aligned, and align again",
		CLI_FLAG, &opt.induce},
	    CLI_END,
	},
    .min = 2,
    .max = 2,
};

struct text {
	const char *path;
	struct sp_doc *doc;
};

static void
add_sentence(void *ctx, struct sp_str line, size_t number)
{
	const struct text *text = ctx;
	size_t bad = sp_utf8_check(line);
	char loc[32];

	snprintf(loc, sizeof(loc), "%zu", number);
	if (bad != line.n)
		cli_reject(
		    text->path, number, "not UTF-8 at byte %zu", bad + 1);
	sp_doc_add(text->doc, sp_str_c(loc), SP_STR(""), line);
}

/* A text file: a sentence a line, as a document whose locs are the lines. */
static void
read_text(const char *path, struct sp_doc *doc)
{
	struct sp_err err = {0};

	sp_doc_reset(doc, sp_str_c(path));
	cli_lines(path, add_sentence, &(struct text){path, doc});
	if (sp_doc_status(doc, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
}

/* What the pool's threads share: two collections and the pairs to align. */
struct work {
	const struct sp_lang *lang[2];
	struct sp_weights weights;
	struct sp_lex *lex; /* given */
	struct sp_lex *learned; /* of the texts, with what was given; or NULL */
	struct sp_induce *induce; /* what learns, in the first of two rounds */
	struct sp_docset *set[2];
	struct pairing {
		size_t src, tgt;
		size_t line; /* of the doc pairs */
	} * pair;
	size_t n;
	size_t cap;
};

struct scratch {
	struct sp_align *align;
	struct sp_doc src, tgt;
};

struct result {
	struct sp_buf out;
	struct sp_err odd; /* what is wrong with the pair */
	struct sp_err err; /* what ends the whole run */
};

/* An aligner by what is known so far. */
static struct sp_align *
new_align(const struct work *work, struct sp_err *err)
{
	struct sp_align *align = sp_align_new(
	    work->lang, work->learned ? work->learned : work->lex, err);

	if (align)
		sp_align_set_weights(align, &work->weights);
	return align;
}

static void *
scratch_new(void *ctx)
{
	struct scratch *scratch = calloc(1, sizeof(*scratch));
	const struct work *work = ctx;

	if (scratch && !(scratch->align = new_align(work, NULL))) {
		free(scratch);
		return NULL;
	}
	return scratch;
}

static void
scratch_free(void *ctx, void *scratch)
{
	struct scratch *mine = scratch;

	(void)ctx;
	sp_align_free(mine->align);
	sp_doc_release(&mine->src);
	sp_doc_release(&mine->tgt);
	free(mine);
}

static void *
align_pair(void *ctx, void *scratch, size_t i)
{
	struct work *work = ctx;
	struct scratch *mine = scratch;
	struct result *result = calloc(1, sizeof(*result));

	if (!result)
		return NULL;
	if (sp_docset_read(work->set[0], work->pair[i].src, &mine->src,
		&result->err) == SP_OK &&
	    sp_docset_read(work->set[1], work->pair[i].tgt, &mine->tgt,
		&result->err) == SP_OK &&
	    sp_align_docs(mine->align, &mine->src, &mine->tgt, &result->out,
		NULL, &result->err) == SP_OK)
		sp_sides_check(
		    work->lang, &mine->src, &mine->tgt, NULL, &result->odd);
	return result;
}

static void
drop(void *ctx, void *result)
{
	struct result *it = result;

	(void)ctx;
	sp_buf_release(&it->out);
	free(it);
}

static void
give_out(const struct work *work, size_t i, const struct result *it)
{
	if (it->odd.status != SP_OK)
		cli_error(opt.docpairs, work->pair[i].line, &it->odd);
	cli_write(sp_buf_str(&it->out));
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	struct work *work = ctx;
	struct result *it = result;
	enum sp_status status = it->err.status;

	if (status != SP_OK)
		*err = it->err;
	else if (work->induce)
		status = sp_induce_add(work->induce, sp_buf_str(&it->out), err);
	else
		give_out(work, i, it);
	drop(ctx, result);
	cli_progress("%zu of %zu documents", i + 1, work->n);
	return status;
}

static void
add_docpair(void *ctx, struct sp_str rec, size_t line)
{
	struct work *work = ctx;
	struct sp_err err = {0};
	struct sp_docpair pair;
	struct sp_str id[2];
	size_t at[2];

	if (sp_docpair_parse(rec, &pair, &err) != SP_OK) {
		cli_error(opt.docpairs, line, &err);
		return;
	}
	id[0] = pair.src;
	id[1] = pair.tgt;
	for (size_t s = 0; s < 2; s++) {
		at[s] = sp_docset_find(work->set[s], id[s]);
		if (at[s] == sp_docset_count(work->set[s])) {
			cli_reject(opt.docpairs, line,
			    "no document %.*s in the %s", (int)id[s].n, id[s].s,
			    s ? "target" : "source");
			return;
		}
	}
	if (!sp_grow(&work->pair, &work->cap, work->n + 1, sizeof(*work->pair)))
		cli_die(NULL, 0, "out of memory");
	work->pair[work->n++] = (struct pairing){at[0], at[1], line};
}

static void
set_weight(void *ctx, struct sp_str line, size_t number)
{
	struct work *work = ctx;
	struct sp_err err = {0};

	if (sp_weights_parse(line, &work->weights, &err) != SP_OK)
		cli_die(opt.weights, number, "%s", err.msg);
}

static void
set_up(struct work *work)
{
	work->lang[0] = sp_lang_find(sp_str_c(opt.src));
	work->lang[1] = sp_lang_find(sp_str_c(opt.tgt));
	work->weights = sp_weights_built;
	if (opt.weights)
		cli_lines(opt.weights, set_weight, work);
}

static void
free_languages(struct work *work)
{
	sp_lex_free(work->lex);
	sp_lex_free(work->learned);
}

static void
begin_to_learn(struct work *work)
{
	struct sp_err err = {0};

	work->induce = sp_induce_new(work->lang, work->lex, &err);
	if (!work->induce)
		cli_die(NULL, 0, "%s", err.msg);
}

/* From here on, texts are aligned by what was learned of them. */
static void
learn(struct work *work)
{
	struct sp_err err = {0};

	if (sp_induce_run(work->induce, opt.jobs, &work->learned, &err) !=
	    SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	sp_induce_free(work->induce);
	work->induce = NULL;
}

static void
align_all(struct work *work)
{
	static const struct sp_pool_ops ops = {
	    scratch_new, scratch_free, align_pair, take, drop};
	struct sp_err err = {0};

	if (sp_pool_run(&ops, work, opt.jobs, work->n, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
}

static void
align_collections(char **path)
{
	struct work work = {0};

	set_up(&work);
	work.lex = cli_lexicon(opt.model, opt.src, opt.tgt);
	for (size_t s = 0; s < 2; s++)
		work.set[s] = cli_docset(path[s]);
	cli_lines(opt.docpairs, add_docpair, &work);
	if (opt.induce) {
		begin_to_learn(&work);
		align_all(&work);
		learn(&work);
	}
	align_all(&work);
	for (size_t s = 0; s < 2; s++)
		sp_docset_free(work.set[s]);
	free_languages(&work);
	free(work.pair);
}

/* hunalign's numeric ladder: where each bead begins, and the end of all. */
static void
write_ladder(const struct sp_beads *beads, struct sp_buf *out)
{
	uint32_t src = 0, tgt = 0;

	for (size_t b = 0; b < beads->n; b++) {
		sp_buf_addf(out, "%u\t%u\t", src, tgt);
		sp_score_write(beads->bead[b].score, out);
		sp_buf_addc(out, '\n');
		src += beads->bead[b].nsrc;
		tgt += beads->bead[b].ntgt;
	}
	sp_buf_addf(out, "%u\t%u\t0.0000\n", src, tgt);
}

/* Two texts that cannot be aligned are not. */
static void
check_sides(const struct work *work, const struct sp_doc doc[2])
{
	struct sp_err err = {0};
	bool swapped;

	if (sp_sides_check(work->lang, &doc[0], &doc[1], &swapped, &err) ==
	    SP_OK)
		return;
	if (swapped)
		cli_die(NULL, 0, "%s; turn them round, or say -s %s -t %s",
		    err.msg, opt.tgt, opt.src);
	cli_die(
	    NULL, 0, "%s; say with -s and -t what the languages are", err.msg);
}

/* Align two texts, in place of what out and beads held. */
static void
align_two(const struct work *work, const struct sp_doc doc[2],
    const struct sp_guide *guide, struct sp_buf *out, struct sp_beads *beads)
{
	struct sp_err err = {0};
	struct sp_align *align = new_align(work, &err);

	sp_buf_reset(out);
	beads->n = 0;
	if (align)
		sp_align_guide(align, guide);
	if (!align ||
	    sp_align_docs(align, &doc[0], &doc[1], out, beads, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	sp_align_free(align);
}

static void
align_texts(char **path)
{
	struct work work = {0};
	struct sp_guide guide = {0};
	struct sp_doc doc[2];
	struct sp_beads beads = {0};
	struct sp_buf out = {0};
	struct sp_err err = {0};

	memset(doc, 0, sizeof(doc));
	for (size_t s = 0; s < 2; s++)
		read_text(path[s], &doc[s]);
	set_up(&work);
	check_sides(&work, doc);
	align_guide(path, doc, opt.delimiter, opt.anchors, &guide);
	work.lex = cli_lexicon(opt.model, opt.src, opt.tgt);
	if (opt.induce) {
		begin_to_learn(&work);
		align_two(&work, doc, &guide, &out, &beads);
		if (sp_induce_add(work.induce, sp_buf_str(&out), &err) != SP_OK)
			cli_die(NULL, 0, "%s", err.msg);
		learn(&work);
	}
	align_two(&work, doc, &guide, &out, &beads);
	if (opt.format != PAIRS)
		sp_buf_reset(&out);
	if (opt.format == BEADS)
		for (size_t b = 0; b < beads.n; b++)
			sp_bead_write(&beads.bead[b], &out);
	if (opt.format == LADDER)
		write_ladder(&beads, &out);
	if (sp_buf_status(&out, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	cli_write(sp_buf_str(&out));
	sp_buf_release(&out);
	sp_beads_release(&beads);
	sp_guide_release(&guide);
	free_languages(&work);
	for (size_t s = 0; s < 2; s++)
		sp_doc_release(&doc[s]);
}

int
main(int argc, char **argv)
{
	char **path = argv + cli_parse(&cli, argc, argv);

	if (opt.docs != (opt.docpairs != NULL))
		cli_die(NULL, 0, "-D and -p go together");
	if (opt.docs && opt.format != PAIRS)
		cli_die(NULL, 0, "with -D the output is a pair stream");
	if (opt.docs && (opt.delimiter || opt.anchors))
		cli_die(NULL, 0, "-d and -a are for text files, not for -D");
	if (opt.docs)
		align_collections(path);
	else
		align_texts(path);
	return cli_end();
}
