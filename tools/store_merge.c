/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <sys/stat.h>

#include <spean/merge.h>

/* Of one database more are counted. */
#define TOLD 20

static struct {
	bool theirs;
} opt;

static const struct cli merge_cli = {
    .name = "spean-store",
    .verb = "merge",
    .usage = "DB OTHER...",
    .about = "Put everything of other databases into one.",
    .opt =
	(const struct cli_opt[]){
	    {'f', "theirs", NULL,
		"of what both have otherwise, take that of OTHER", CLI_FLAG,
		&opt.theirs},
	    CLI_END,
	},
    .min = 2,
};

/* A database that is merged. */
struct coming {
	const char *path;
	size_t told;
};

/* What others may have put into a name must not command a terminal. */
static enum sp_status
one_conflict(void *ctx, const char *what, struct sp_err *err)
{
	struct coming *coming = ctx;
	struct sp_buf text = {0};
	enum sp_status status;

	if (coming->told++ >= TOLD)
		return SP_OK;
	for (; *what; what++)
		sp_buf_addc(&text, (unsigned char)*what < ' ' ? ' ' : *what);
	status = sp_buf_c(&text) ? SP_OK : sp_buf_status(&text, err);
	if (status == SP_OK)
		cli_reject(coming->path, 0, "%s", text.s);
	sp_buf_release(&text);
	return status;
}

static bool
is_same_file(const char *a, const char *b)
{
	struct stat at, bt;

	return stat(a, &at) == 0 && stat(b, &bt) == 0 &&
	    at.st_dev == bt.st_dev && at.st_ino == bt.st_ino;
}

/* One transaction: all of it, or nothing. */
static void
merge_one(struct sp_store *store, const char *db, const char *path)
{
	struct coming coming = {path, 0};
	struct sp_merge merge = {
	    .theirs = opt.theirs, .conflict = one_conflict, .ctx = &coming};
	struct sp_err err = {0};
	struct sp_store *other = sp_store_open(path, SP_STORE_READ, &err);

	if (!other) {
		cli_reject(path, 0, "%s", err.msg);
		return;
	}
	cli_progress("%s", path);
	if (sp_store_begin(store, &err) != SP_OK ||
	    sp_merge_store(store, other, &merge, &err) != SP_OK ||
	    sp_store_commit(store, &err) != SP_OK)
		cli_die(db, 0, "%s: %s", path, err.msg);
	cli_progress(NULL);
	if (coming.told > TOLD)
		cli_reject(
		    path, 0, "differences besides: %zu", coming.told - TOLD);
	sp_store_close(other);
}

void
store_merge(int argc, char **argv)
{
	int first = cli_parse(&merge_cli, argc, argv);
	const char *db = argv[first];
	struct sp_store *store;

	store = store_open(db, SP_STORE_WRITE);
	for (int i = first + 1; i < argc; i++)
		if (is_same_file(db, argv[i]))
			cli_die(argv[i], 0, "this is the database itself");
	for (int i = first + 1; i < argc; i++)
		merge_one(store, db, argv[i]);
	sp_store_close(store);
}
