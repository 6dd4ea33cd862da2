/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <spean/inflow.h>
#include <spean/tmx_read.h>

#include "cli.h"

#define PROGRESS_EVERY 10000

/* So many bad units of a file are told one by one: of a memory in other
 * languages all are. */
#define BAD_TOLD 20

enum format { TMX, BY_NAME };

static struct {
	const char *src_lang, *tgt_lang;
	int format;
	bool exact;
} opt = {.src_lang = "en", .tgt_lang = "km", .format = BY_NAME};

static const struct cli import_cli = {
    .name = "spean-store",
    .verb = "import",
    .usage = "DB FILE...",
    .about = "Put the units of other translation memories into a database.",
    .opt =
	(const struct cli_opt[]){
	    {'s', "src-lang", "LANG", "language of the source (default en)",
		CLI_LANG, &opt.src_lang},
	    {'t', "tgt-lang", "LANG", "language of the target (default km)",
		CLI_LANG, &opt.tgt_lang},
	    {'f', "format", "tmx", "what the files are (default: by suffix)",
		CLI_CHOICE, &opt.format},
	    {'x', "exact", NULL, "en-US does not count for en", CLI_FLAG,
		&opt.exact},
	    CLI_END,
	},
    .min = 2,
};

/* A file on its way in. */
struct coming {
	struct sp_store *store;
	const char *db;
	const char *path;
	size_t bad;
};

static enum sp_status
one_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	struct coming *coming = ctx;
	enum sp_status status = sp_store_merge(coming->store,
	    sp_str_c(opt.src_lang), sp_str_c(opt.tgt_lang), found, err);

	if (line % PROGRESS_EVERY == 0)
		cli_progress("%s: line %zu", coming->path, line);
	if (status != SP_OK && !sp_status_is_record(status))
		cli_die(coming->db, 0, "%s", err->msg);
	if (status != SP_OK)
		cli_reject(coming->path, line, "%s", err->msg);
	return SP_OK;
}

static void
bad_unit(void *ctx, size_t line, const struct sp_err *err)
{
	struct coming *coming = ctx;

	if (coming->bad++ < BAD_TOLD)
		cli_reject(coming->path, line, "%s", err->msg);
}

/* A file is one transaction: all that is good in it, or nothing. */
static void
begin(struct coming *coming)
{
	struct sp_err err = {0};

	if (sp_store_begin(coming->store, &err) != SP_OK)
		cli_die(coming->db, 0, "%s", err.msg);
}

static void
end(struct coming *coming, const struct sp_import *import,
    enum sp_status status, const struct sp_err *why)
{
	struct sp_err err = {0};

	cli_progress(NULL);
	if (coming->bad > BAD_TOLD)
		cli_reject(coming->path, 0, "bad units besides: %zu",
		    coming->bad - BAD_TOLD);
	if (status == SP_NOMEM)
		cli_die(NULL, 0, "%s", why->msg);
	if (status == SP_OK)
		status = sp_store_commit(coming->store, &err);
	else if (sp_store_undo(coming->store, &err) == SP_OK) {
		cli_reject(coming->path, import->line,
		    "%s; nothing of this file was taken", why->msg);
		return;
	}
	if (err.status != SP_OK)
		cli_die(coming->db, 0, "%s", err.msg);
	if (import->units == 0)
		cli_warn(coming->path, 0, "it has no units");
}

static void
import_file(struct coming *coming)
{
	struct sp_import import = {sp_str_c(opt.src_lang),
	    sp_str_c(opt.tgt_lang), sp_str_c(coming->path), opt.exact, one_unit,
	    bad_unit, coming, 0, 0, 0, {0}};
	struct sp_err err = {0};
	struct sp_inflow *in = sp_inflow_open(coming->path, &err);

	if (!in) {
		cli_reject(NULL, 0, "%s", err.msg);
		return;
	}
	coming->bad = 0;
	begin(coming);
	end(coming, &import, sp_tmx_read(&import, in, &err), &err);
	sp_import_release(&import);
	sp_inflow_free(in);
}

void
store_import(int argc, char **argv)
{
	int first = cli_parse(&import_cli, argc, argv);
	struct coming coming = {NULL, argv[first], NULL, 0};
	struct sp_err err = {0};

	if (sp_str_ieq(sp_str_c(opt.src_lang), sp_str_c(opt.tgt_lang)))
		cli_die(NULL, 0,
		    "source and target are both %s: -s and -t must differ",
		    opt.src_lang);
	coming.store = store_open(coming.db, SP_STORE_WRITE);
	if (sp_store_run(coming.store, "spean-store import", PACKAGE_VERSION,
		"", &err) != SP_OK)
		cli_die(coming.db, 0, "%s", err.msg);
	for (int i = first + 1; i < argc; i++) {
		coming.path = argv[i];
		import_file(&coming);
	}
	sp_store_close(coming.store);
}
