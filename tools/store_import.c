/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <spean/inflow.h>
#include <spean/rows.h>
#include <spean/tmx_read.h>

#include "cli.h"

#define PROGRESS_EVERY 10000

/* So many bad units of a file are told one by one: of a memory in other
 * languages all are. */
#define BAD_TOLD 20

enum format { TMX, TSV, JSONL, MOSES, BY_NAME };

static struct {
	struct store_langs langs;
	struct store_mark mark;
	int format;
	bool exact;
} opt = {.langs = STORE_EN_KM, .format = BY_NAME};

static const struct cli import_cli = {
    .name = "spean-store",
    .verb = "import",
    .usage = "DB FILE...",
    .about = "Put the units of other translation memories into a database.",
    .opt =
	(const struct cli_opt[]){
	    STORE_LANGS(opt.langs),
	    {'f', "format", "tmx/tsv/jsonl/moses",
		"what the files are (default: by suffix)", CLI_CHOICE,
		&opt.format},
	    {'x', "exact", NULL, "en-US does not count for en", CLI_FLAG,
		&opt.exact},
	    STORE_MARK(opt.mark),
	    CLI_END,
	},
    .min = 2,
};

/* A file on its way in. */
struct coming {
	struct sp_store *store;
	const char *db;
	const char *path;
	const char *other; /* moses: the target's */
	enum format format;
	size_t bad;
};

static enum sp_status
one_unit(
    void *ctx, const struct sp_found *found, size_t line, struct sp_err *err)
{
	struct coming *coming = ctx;
	enum sp_status status = sp_store_merge(coming->store,
	    sp_str_c(opt.langs.src), sp_str_c(opt.langs.tgt), found, err);

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
	if (import->left_out > 0)
		cli_warn(
		    coming->path, 0, "values left out: %zu", import->left_out);
	if (import->units == 0)
		cli_warn(coming->path, 0, "it has no units");
}

/* The name without what says how it is compressed. */
static struct sp_str
bare_name(const char *path)
{
	struct sp_str name = sp_str_c(path);

	if (sp_str_ends(name, SP_STR(".gz")))
		name.n -= 3;
	else if (sp_str_ends(name, SP_STR(".zst")))
		name.n -= 4;
	return name;
}

static enum sp_status
read_moses(struct coming *coming, struct sp_import *import,
    struct sp_inflow *in, struct sp_err *err)
{
	struct sp_inflow *other = sp_inflow_open(coming->other, err);
	enum sp_status status;

	if (!other)
		return err->status;
	status =
	    sp_moses_read(import, in, other, bare_name(coming->other), err);
	sp_inflow_free(other);
	return status;
}

static enum sp_status
read_file(struct coming *coming, struct sp_import *import, struct sp_inflow *in,
    struct sp_err *err)
{
	switch (coming->format) {
	case TSV:
		return sp_tsv_read(import, in, err);
	case JSONL:
		return sp_jsonl_read(import, in, err);
	case MOSES:
		return read_moses(coming, import, in, err);
	case TMX:
	case BY_NAME:
		break;
	}
	return sp_tmx_read(import, in, err);
}

static void
import_file(struct coming *coming)
{
	enum sp_status status;
	struct sp_import import = {.src_lang = sp_str_c(opt.langs.src),
	    .tgt_lang = sp_str_c(opt.langs.tgt),
	    .name = bare_name(coming->path),
	    .exact = opt.exact,
	    .unit = one_unit,
	    .bad = bad_unit,
	    .ctx = coming};
	struct sp_err err = {0};
	struct sp_inflow *in = sp_inflow_open(coming->path, &err);

	if (!in) {
		cli_reject(NULL, 0, "%s", err.msg);
		return;
	}
	coming->bad = 0;
	begin(coming);
	status = read_file(coming, &import, in, &err);
	end(coming, &import, status, &err);
	sp_import_release(&import);
	sp_inflow_free(in);
}

/* True where the name ends in a dot and this language. */
static bool
ends_in_lang(const char *path, const char *lang)
{
	struct sp_str name = bare_name(path), suffix = sp_str_c(lang);

	return name.n > suffix.n && name.s[name.n - suffix.n - 1] == '.' &&
	    sp_str_ieq(suffix, sp_str_sub(name, name.n - suffix.n, name.n));
}

/* What the file is, where next is the one behind it or NULL. */
static enum format
format_of(const char *path, const char *next)
{
	static const struct {
		const char *suffix;
		enum format format;
	} known[] = {{".tmx", TMX}, {".tsv", TSV}, {".jsonl", JSONL}};
	struct sp_str name = bare_name(path);

	if (opt.format != BY_NAME)
		return (enum format)opt.format;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (sp_str_ends(name, sp_str_c(known[i].suffix)))
			return known[i].format;
	if (ends_in_lang(path, opt.langs.src) && next &&
	    ends_in_lang(next, opt.langs.tgt))
		return MOSES;
	return BY_NAME;
}

/* Before anything is put: what cannot be known later is a misuse. */
static void
check_formats(char **path, int n)
{
	for (int i = 0; i < n; i++) {
		enum format format =
		    format_of(path[i], i + 1 < n ? path[i + 1] : NULL);

		if (format == BY_NAME)
			cli_die(path[i], 0,
			    "its name does not tell what it is: say so with "
			    "-f");
		if (format == MOSES && ++i == n)
			cli_die(path[n - 1], 0,
			    "moses takes two files, source and target");
	}
}

void
store_import(int argc, char **argv)
{
	int first = cli_parse(&import_cli, argc, argv);
	struct coming coming = {.db = argv[first]};
	struct sp_err err = {0};

	store_check_langs(&opt.langs);
	check_formats(argv + first + 1, argc - first - 1);
	coming.store = store_open(coming.db, SP_STORE_WRITE);
	if (sp_store_run(coming.store, "spean-store import", PACKAGE_VERSION,
		"", &err) != SP_OK)
		cli_die(coming.db, 0, "%s", err.msg);
	store_set_mark(coming.store, &opt.mark);
	for (int i = first + 1; i < argc; i++) {
		coming.path = argv[i];
		coming.format =
		    format_of(argv[i], i + 1 < argc ? argv[i + 1] : NULL);
		if (coming.format == MOSES)
			coming.other = argv[++i];
		import_file(&coming);
	}
	sp_store_close(coming.store);
}
