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

#include <spean/file.h>
#include <spean/pair.h>
#include <spean/tmx.h>

#include "cli.h"

enum format { TMX, TSV };

static struct {
	const char *src_lang, *tgt_lang;
	int format;
	const char *output;
	bool all, plain;
	double min_score;
} opt = {.src_lang = "en", .tgt_lang = "km"};

static const struct cli export_cli = {
    .name = "spean-store",
    .verb = "export",
    .usage = "DB",
    .about = "Write the pairs of a database.",
    .opt =
	(const struct cli_opt[]){
	    {'s', "src-lang", "LANG", "language of the source (default en)",
		CLI_LANG, &opt.src_lang},
	    {'t', "tgt-lang", "LANG", "language of the target (default km)",
		CLI_LANG, &opt.tgt_lang},
	    {'f', "format", "tmx/tsv", "what to write (default tmx)",
		CLI_CHOICE, &opt.format},
	    {'o', "output", "FILE", "write to FILE", CLI_STR, &opt.output},
	    {'a', "all", NULL, "also what is no pair of texts", CLI_FLAG,
		&opt.all},
	    {'p', "plain", NULL, "with tmx: no prop elements", CLI_FLAG,
		&opt.plain},
	    {'T', "min-score", "X", "only pairs with at least this score",
		CLI_REAL, &opt.min_score},
	    CLI_END,
	},
    .min = 1,
    .max = 1,
};

static const struct cli stats_cli = {
    .name = "spean-store",
    .verb = "stats",
    .usage = "DB",
    .about = "Count what is in a database.",
    .opt = (const struct cli_opt[]){CLI_END},
    .min = 1,
    .max = 1,
};

/* An export on its way. */
struct export
{
	struct sp_tmx_opts tmx;
	FILE *file;
	struct sp_buf out;
	size_t pairs;
	size_t replaced;
};

/* Whether the writing went well sp_out_commit tells. */
static enum sp_status
flush(struct export *export, struct sp_err *err)
{
	enum sp_status status = sp_buf_status(&export->out, err);

	if (status == SP_OK && export->out.n > 0 &&
	    fwrite(export->out.s, 1, export->out.n, export->file) !=
		export->out.n)
		status =
		    sp_err_set(err, SP_IO, "cannot write: %s", strerror(errno));
	sp_buf_reset(&export->out);
	return status;
}

static enum sp_status
one_pair(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct export *export = ctx;

	export->pairs++;
	if (opt.format == TMX)
		sp_tmx_unit(
		    &export->tmx, found, &export->out, &export->replaced);
	else
		sp_pair_write(&found->pair, &export->out);
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
		    "characters that XML does not allow, made spaces: %zu",
		    export->replaced);
	if (export->pairs == 0)
		cli_warn(path, 0, "no such pairs from %s to %s", opt.src_lang,
		    opt.tgt_lang);
}

/* The export must not take the place of what it is made of. */
static void
check_output(const char *db)
{
	struct stat from, to;

	if (opt.output && stat(db, &from) == 0 && stat(opt.output, &to) == 0 &&
	    from.st_dev == to.st_dev && from.st_ino == to.st_ino)
		cli_die(opt.output, 0, "this is the database itself");
}

/* Write what the store has. */
static enum sp_status
write_all(struct sp_store *store, struct export *export, struct sp_err *err)
{
	struct sp_store_query query = {sp_str_c(opt.src_lang),
	    sp_str_c(opt.tgt_lang), opt.min_score, opt.all};
	enum sp_status status;

	if (opt.format == TMX)
		sp_tmx_head(&export->tmx, &export->out);
	status = flush(export, err);
	if (status == SP_OK)
		status = sp_store_each(store, &query, one_pair, export, err);
	if (opt.format == TMX)
		sp_tmx_tail(&export->out);
	if (status == SP_OK)
		status = flush(export, err);
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
	struct sp_out *out;
	enum sp_status status;

	if (opt.plain && opt.format != TMX)
		cli_die(NULL, 0, "--plain is for tmx alone");
	if (opt.min_score < 0 || opt.min_score > 1)
		cli_die(NULL, 0, "--min-score takes a number from 0 to 1");
	read_date(date, sizeof(date));
	export.tmx = (struct sp_tmx_opts){lower(opt.src_lang, src, sizeof(src)),
	    lower(opt.tgt_lang, tgt, sizeof(tgt)), SP_STR(PACKAGE_VERSION),
	    sp_str_c(date), opt.plain};
	store = store_open(path, SP_STORE_READ);
	check_output(path);
	out = sp_out_new(opt.output, &err);
	if (!out)
		cli_die(NULL, 0, "%s", err.msg);
	export.file = sp_out_file(out);
	status = write_all(store, &export, &err);
	if (status == SP_OK)
		status = sp_out_commit(out, &err);
	if (status != SP_OK) {
		sp_out_free(out); /* and with it what was written */
		cli_die(path, 0, "%s", err.msg);
	}
	tell_user(path, &export);
	sp_out_free(out);
	sp_buf_release(&export.out);
	sp_store_close(store);
}

static enum sp_status
one_stat(void *ctx, const char *name, const char *value, struct sp_err *err)
{
	(void)ctx;
	(void)err;
	cli_write(sp_str_c(name));
	cli_write(SP_STR("\t"));
	cli_write(sp_str_c(value));
	cli_write(SP_STR("\n"));
	return SP_OK;
}

void
store_stats(int argc, char **argv)
{
	const char *path = argv[cli_parse(&stats_cli, argc, argv)];
	struct sp_store *store = store_open(path, SP_STORE_READ);
	struct sp_err err = {0};

	if (sp_store_stats(store, one_stat, NULL, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_store_close(store);
}
