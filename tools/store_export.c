/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include <spean/dedup.h>
#include <spean/json.h>
#include <spean/outflow.h>
#include <spean/review.h>
#include <spean/rows.h>
#include <spean/split.h>
#include <spean/tmx.h>

#include "cli.h"

enum format { TMX, TSV, JSONL, MOSES, REVIEW };

static struct {
	struct store_pairs pairs;
	int format;
	const char *output;
	bool plain;
	int dedup; /* 0: all; else one more than an enum sp_dedup_by */
	const char *split;
	size_t seed;
	struct cli_list without;
} opt = {.pairs = {.langs = STORE_EN_KM}};

static const struct cli export_cli = {
    .name = "spean-store",
    .verb = "export",
    .usage = "DB",
    .about = "Write the pairs of a database.",
    .opt =
	(const struct cli_opt[]){
	    STORE_PAIRS(opt.pairs),
	    {'f', "format", "tmx/tsv/jsonl/moses/review",
		"what to write (default tmx)", CLI_CHOICE, &opt.format},
	    {'o', "output", "FILE", "write to FILE (.gz, .zst: compressed)",
		CLI_STR, &opt.output},
	    {'p', "plain", NULL, "with tmx: no prop elements", CLI_FLAG,
		&opt.plain},
	    {0, "dedup", "none/" STORE_DEDUP_WORDS,
		"of pairs that say the same only the best (default none)",
		CLI_CHOICE, &opt.dedup},
	    {0, "split", "PARTS", "parts by document, as train,dev,test",
		CLI_STR, &opt.split},
	    {0, "seed", "N", "what chooses the part of a document (1)",
		CLI_SIZE, &opt.seed},
	    {0, "without", "FILE", "no pair with a text of FILE (repeatable)",
		CLI_LIST, &opt.without},
	    CLI_END,
	},
    .min = 1,
    .max = 1,
};

/* What is written to one place. */
struct part {
	struct sp_outflow *file[2]; /* the second of moses alone */
	struct sp_buf out[2];
	size_t pairs;
};

/* An export on its way. */
struct export
{
	struct sp_store_query query;
	struct sp_tmx_opts tmx;
	struct sp_json *json;
	struct part part[SP_SPLIT_MAX];
	struct sp_split split; /* without a name: all in one part */
	struct sp_overlap without;
	size_t pairs;
	size_t replaced, overlaps, leaks;
};

static size_t
count_parts(const struct export *export)
{
	return export->split.n > 0 ? export->split.n : 1;
}

static enum sp_status
flush(struct part *part, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		status = sp_buf_status(&part->out[i], err);
		if (status == SP_OK && part->out[i].n > 0)
			status = sp_outflow_write(
			    part->file[i], sp_buf_str(&part->out[i]), err);
		sp_buf_reset(&part->out[i]);
	}
	return status;
}

static enum sp_status
write_pair(struct export *export, struct part *part,
    const struct sp_found *found, struct sp_err *err)
{
	struct sp_buf *out = part->out;
	size_t *replaced = &export->replaced;

	export->pairs++;
	part->pairs++;
	switch ((enum format)opt.format) {
	case TMX:
		sp_tmx_unit(&export->tmx, found, out, replaced);
		break;
	case TSV:
		sp_tsv_unit(found, out, replaced);
		break;
	case JSONL:
		sp_jsonl_unit(found, export->json, out);
		break;
	case REVIEW:
		sp_review_unit(found, out);
		break;
	case MOSES:
		sp_moses_unit(found->pair.src_text, &out[0], replaced);
		sp_moses_unit(found->pair.tgt_text, &out[1], replaced);
		break;
	}
	return flush(part, err);
}

static enum sp_status
one_pair(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct export *export = ctx;
	enum sp_status status = SP_OK;
	size_t part = 0, mark = 0;
	bool leaks = false;

	if (opt.without.n > 0)
		status =
		    sp_overlap_find(&export->without, &found->pair, &mark, err);
	if (status == SP_OK && mark == 0 && export->split.n > 0)
		status =
		    sp_split_part(&export->split, found, &part, &leaks, err);
	export->overlaps += mark > 0;
	export->leaks += leaks;
	if (status != SP_OK || mark > 0 || leaks)
		return status;
	return write_pair(export, &export->part[part], found, err);
}

/* The time that the environment gives, in the form of TMX; else none, so that
 * the same database gives the same bytes. */
static void
read_date(char *date, size_t size)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	struct tm tm;
	char *end;
	time_t when;

	date[0] = '\0';
	if (!text || !*text)
		return;
	errno = 0;
	when = (time_t)strtoll(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end || errno ||
	    !gmtime_r(&when, &tm) || tm.tm_year > 9999 - 1900)
		cli_die(NULL, 0, "SOURCE_DATE_EPOCH is no time: '%.40s'", text);
	strftime(date, size, "%Y%m%dT%H%M%SZ", &tm);
}

/* Clients know the codes in lower case alone. */
static struct sp_str
lower(const char *lang, char *to, size_t size)
{
	size_t n = 0;

	for (; lang[n] && n + 1 < size; n++)
		to[n] = (char)tolower((unsigned char)lang[n]);
	return (struct sp_str){to, n};
}

static void
tell_user(const char *path, const struct export *export)
{
	if (export->replaced > 0)
		cli_warn(path, 0,
		    opt.format == TMX
			? "characters that XML does not allow, made spaces: %zu"
			: "control characters, made spaces: %zu",
		    export->replaced);
	if (export->overlaps > 0)
		cli_warn(path, 0,
		    "pairs with a text of --without, left out: %zu",
		    export->overlaps);
	if (export->pairs == 0)
		cli_warn(path, 0, "no such pairs from %s to %s",
		    opt.pairs.langs.src, opt.pairs.langs.tgt);
}

/* The export must not take the place of what it is made of. */
static void
check_output(const char *db, const char *path)
{
	struct stat from, to;

	if (path && stat(db, &from) == 0 && stat(path, &to) == 0 &&
	    from.st_dev == to.st_dev && from.st_ino == to.st_ino)
		cli_die(path, 0, "this is the database itself");
}

/* Cut the suffix off the name where it has it. */
static struct sp_str
cut_suffix(struct sp_str *name, const char *suffix)
{
	struct sp_str has = sp_str_c(suffix);

	if (!sp_str_ends(*name, has))
		return SP_STR("");
	name->n -= has.n;
	return has;
}

/* Put the names of the part and the language into that of -o, before what it
 * ends in: x.tmx.gz is x.dev.tmx.gz, and x.gz is x.en.gz. */
static void
add_path(struct sp_str part, struct sp_str lang, struct sp_buf *path)
{
	static const char *const suffix[] = {
	    ".gz", ".zst", ".tmx", ".tsv", ".jsonl"};
	struct sp_str name = sp_str_c(opt.output), end = SP_STR("");
	struct sp_str format = SP_STR("");

	for (size_t i = 0; i < 2 && end.n == 0; i++)
		end = cut_suffix(&name, suffix[i]);
	for (size_t i = 2; i < 5 && format.n == 0 && part.n > 0; i++)
		format = cut_suffix(&name, suffix[i]);
	sp_buf_add(path, name);
	if (part.n > 0)
		sp_buf_addc(path, '.');
	sp_buf_add(path, part);
	if (lang.n > 0)
		sp_buf_addc(path, '.');
	sp_buf_add(path, lang);
	sp_buf_add(path, format);
	sp_buf_add(path, end);
}

static void
open_file(struct export *export, size_t p, size_t side, const char *db)
{
	struct sp_str part = export->split.name[p], lang = SP_STR("");
	struct sp_buf path = {0};
	const char *name = opt.output;
	struct sp_err err = {0};

	if (opt.format == MOSES)
		lang = side ? export->tmx.tgt_lang : export->tmx.src_lang;
	if (part.n + lang.n > 0) {
		add_path(part, lang, &path);
		name = sp_buf_c(&path);
		if (!name)
			cli_die(NULL, 0, "out of memory");
	}
	check_output(db, name);
	export->part[p].file[side] = sp_outflow_new(name, &err);
	if (!export->part[p].file[side])
		cli_die(NULL, 0, "%s", err.msg);
	sp_buf_release(&path);
}

static void
open_files(struct export *export, const char *db)
{
	struct sp_err err = {0};

	for (size_t p = 0; p < count_parts(export); p++)
		for (size_t s = 0; s < (opt.format == MOSES ? 2 : 1); s++)
			open_file(export, p, s, db);
	export->json = sp_json_new(&err);
	if (!export->json)
		cli_die(NULL, 0, "%s", err.msg);
}

static void
close_files(struct export *export)
{
	for (size_t p = 0; p < count_parts(export); p++)
		for (size_t i = 0; i < 2; i++) {
			sp_outflow_free(export->part[p].file[i]);
			sp_buf_release(&export->part[p].out[i]);
		}
	sp_json_free(export->json);
	sp_split_release(&export->split);
	sp_overlap_release(&export->without);
}

static enum sp_status
each_pair(struct sp_store *store, struct export *export, struct sp_err *err)
{
	if (opt.dedup == 0)
		return sp_store_each(
		    store, &export->query, one_pair, export, err);
	return sp_dedup_each(store, &export->query,
	    (enum sp_dedup_by)(opt.dedup - 1), one_pair, export, err);
}

static enum sp_status
begin_parts(struct export *export, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t p = 0; p < count_parts(export) && status == SP_OK; p++) {
		if (opt.format == TMX)
			sp_tmx_head(&export->tmx, export->part[p].out);
		if (opt.format == REVIEW)
			sp_review_head(export->part[p].out);
		status = flush(&export->part[p], err);
	}
	return status;
}

static enum sp_status
end_parts(struct export *export, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t p = 0; p < count_parts(export) && status == SP_OK; p++) {
		struct part *part = &export->part[p];

		if (opt.format == TMX)
			sp_tmx_tail(part->out);
		status = flush(part, err);
		for (size_t i = 0; i < 2 && status == SP_OK; i++)
			if (part->file[i])
				status = sp_outflow_commit(part->file[i], err);
	}
	return status;
}

/* Write what the store has. */
static enum sp_status
write_all(struct sp_store *store, struct export *export, struct sp_err *err)
{
	enum sp_status status = begin_parts(export, err);

	if (status == SP_OK && export->split.n > 0)
		status =
		    sp_split_read(&export->split, store, &export->query, err);
	if (status == SP_OK)
		status = each_pair(store, export, err);
	return status == SP_OK ? end_parts(export, err) : status;
}

/* How many pairs are in which part. */
static void
tell_parts(const struct export *export)
{
	struct sp_buf out = {0};

	for (size_t p = 0; p < export->split.n; p++) {
		sp_buf_add(&out, export->split.name[p]);
		sp_buf_addf(&out, "\t%zu\n", export->part[p].pairs);
	}
	if (export->split.n > 0)
		sp_buf_addf(&out, "left out\t%zu\n", export->leaks);
	cli_write(sp_buf_str(&out));
	sp_buf_release(&out);
}

static void
read_options(struct export *export)
{
	bool named = opt.output && strcmp(opt.output, "-") != 0;
	struct sp_err err = {0};

	if (opt.plain && opt.format != TMX)
		cli_die(NULL, 0, "--plain is for tmx alone");
	if (opt.format == MOSES && !named)
		cli_die(NULL, 0, "moses is two files: -o PREFIX says where");
	if (opt.split && !named)
		cli_die(NULL, 0, "parts are files: -o FILE says where");
	if (opt.seed && !opt.split)
		cli_die(NULL, 0, "--seed is for --split alone");
	export->query = store_query(&opt.pairs);
	export->split.seed = opt.seed ? opt.seed : 1;
	if (opt.split &&
	    sp_split_parse(&export->split, sp_str_c(opt.split), &err) != SP_OK)
		cli_die(NULL, 0, "--split: %s", err.msg);
	store_read_texts(&opt.without, &opt.pairs.langs, &export->without);
}

void
store_export(int argc, char **argv)
{
	const char *path = argv[cli_parse(&export_cli, argc, argv)];
	char src[64], tgt[64], date[32];
	struct export export = {0};
	struct sp_err err = {0};
	struct sp_store *store;

	read_options(&export);
	read_date(date, sizeof(date));
	export.tmx =
	    (struct sp_tmx_opts){lower(opt.pairs.langs.src, src, sizeof(src)),
		lower(opt.pairs.langs.tgt, tgt, sizeof(tgt)),
		SP_STR(PACKAGE_VERSION), sp_str_c(date), opt.plain};
	store = store_open(path, SP_STORE_READ);
	open_files(&export, path);
	if (write_all(store, &export, &err) != SP_OK) {
		close_files(&export); /* and with it what was written */
		cli_die(path, 0, "%s", err.msg);
	}
	tell_user(path, &export);
	tell_parts(&export);
	close_files(&export);
	store_pairs_release(&opt.pairs);
	sp_store_close(store);
}
