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
#include <spean/tmx.h>

#include "cli.h"

enum format { TMX, TSV, JSONL, MOSES, REVIEW };

static struct {
	struct store_pairs pairs;
	int format;
	const char *output;
	bool plain;
	int dedup; /* 0: all; else one more than an enum sp_dedup_by */
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
	    CLI_END,
	},
    .min = 1,
    .max = 1,
};

/* An export on its way. */
struct export
{
	struct sp_store_query query;
	struct sp_tmx_opts tmx;
	struct sp_json *json;
	struct sp_outflow *file[2]; /* the second of moses alone */
	struct sp_buf out[2];
	size_t pairs;
	size_t replaced;
};

static enum sp_status
flush(struct export *export, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		status = sp_buf_status(&export->out[i], err);
		if (status == SP_OK && export->out[i].n > 0)
			status = sp_outflow_write(
			    export->file[i], sp_buf_str(&export->out[i]), err);
		sp_buf_reset(&export->out[i]);
	}
	return status;
}

static enum sp_status
one_pair(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct export *export = ctx;
	struct sp_buf *out = export->out;

	export->pairs++;
	switch ((enum format)opt.format) {
	case TMX:
		sp_tmx_unit(&export->tmx, found, out, &export->replaced);
		break;
	case TSV:
		sp_tsv_unit(found, out, &export->replaced);
		break;
	case JSONL:
		sp_jsonl_unit(found, export->json, out);
		break;
	case REVIEW:
		sp_review_unit(found, out);
		break;
	case MOSES:
		sp_moses_unit(found->pair.src_text, &out[0], &export->replaced);
		sp_moses_unit(found->pair.tgt_text, &out[1], &export->replaced);
		break;
	}
	return flush(export, err);
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

static void
open_file(struct export *export, size_t i, const char *db, const char *path)
{
	struct sp_err err = {0};

	check_output(db, path);
	export->file[i] = sp_outflow_new(path, &err);
	if (!export->file[i])
		cli_die(NULL, 0, "%s", err.msg);
}

/* The files of moses: PREFIX.en and PREFIX.km, or PREFIX.en.gz and so on. */
static void
open_moses(struct export *export, const char *db)
{
	struct sp_str prefix = sp_str_c(opt.output);
	struct sp_str lang[2] = {export->tmx.src_lang, export->tmx.tgt_lang};
	const char *suffix = "";

	if (sp_str_ends(prefix, SP_STR(".gz")))
		suffix = ".gz";
	else if (sp_str_ends(prefix, SP_STR(".zst")))
		suffix = ".zst";
	prefix.n -= strlen(suffix);
	for (size_t i = 0; i < 2; i++) {
		struct sp_buf path = {0};

		sp_buf_add(&path, prefix);
		sp_buf_addc(&path, '.');
		sp_buf_add(&path, lang[i]);
		sp_buf_add(&path, sp_str_c(suffix));
		if (!sp_buf_c(&path))
			cli_die(NULL, 0, "out of memory");
		open_file(export, i, db, path.s);
		sp_buf_release(&path);
	}
}

static void
open_files(struct export *export, const char *db)
{
	struct sp_err err = {0};

	if (opt.format == MOSES)
		open_moses(export, db);
	else
		open_file(export, 0, db, opt.output);
	export->json = sp_json_new(&err);
	if (!export->json)
		cli_die(NULL, 0, "%s", err.msg);
}

static void
close_files(struct export *export)
{
	for (size_t i = 0; i < 2; i++) {
		sp_outflow_free(export->file[i]);
		sp_buf_release(&export->out[i]);
	}
	sp_json_free(export->json);
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

/* Write what the store has. */
static enum sp_status
write_all(struct sp_store *store, struct export *export, struct sp_err *err)
{
	enum sp_status status;

	if (opt.format == TMX)
		sp_tmx_head(&export->tmx, export->out);
	if (opt.format == REVIEW)
		sp_review_head(export->out);
	status = flush(export, err);
	if (status == SP_OK)
		status = each_pair(store, export, err);
	if (opt.format == TMX)
		sp_tmx_tail(export->out);
	if (status == SP_OK)
		status = flush(export, err);
	for (size_t i = 0; i < 2 && status == SP_OK; i++)
		if (export->file[i])
			status = sp_outflow_commit(export->file[i], err);
	return status;
}

void
store_export(int argc, char **argv)
{
	const char *path = argv[cli_parse(&export_cli, argc, argv)];
	char src[64], tgt[64], date[32];
	struct export export = {0};
	struct sp_err err = {0};
	struct sp_store *store;

	if (opt.plain && opt.format != TMX)
		cli_die(NULL, 0, "--plain is for tmx alone");
	if (opt.format == MOSES && (!opt.output || !strcmp(opt.output, "-")))
		cli_die(NULL, 0, "moses is two files: -o PREFIX says where");
	export.query = store_query(&opt.pairs);
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
	close_files(&export);
	store_pairs_release(&opt.pairs);
	sp_store_close(store);
}
