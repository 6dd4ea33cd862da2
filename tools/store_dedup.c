/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <spean/dedup.h>
#include <spean/rows.h>

static struct {
	struct store_pairs pairs;
	int by;
	bool dry_run;
} opt = {.pairs = {.langs = STORE_EN_KM}};

static const struct cli dedup_cli = {
    .name = "spean-store",
    .verb = "dedup",
    .usage = "DB",
    .about = "Have pairs go that say what others say.",
    .opt =
	(const struct cli_opt[]){
	    STORE_PAIRS(opt.pairs),
	    {0, "by", STORE_DEDUP_WORDS,
		"which texts are the same (default exact)", CLI_CHOICE,
		&opt.by},
	    {'n', "dry-run", NULL, "show them, and change nothing", CLI_FLAG,
		&opt.dry_run},
	    CLI_END,
	},
    .min = 1,
    .max = 1,
};

/* To show pairs with. */
struct show {
	struct sp_buf out;
	size_t replaced;
};

static enum sp_status
show_one(
    void *ctx, const struct sp_found *found, int64_t kept, struct sp_err *err)
{
	struct show *show = ctx;
	enum sp_status status;

	sp_buf_reset(&show->out);
	sp_buf_add(&show->out,
	    found->id == kept ? SP_STR("keep\t") : SP_STR("drop\t"));
	sp_tsv_unit(found, &show->out, &show->replaced);
	status = sp_buf_status(&show->out, err);
	if (status == SP_OK)
		cli_write(sp_buf_str(&show->out));
	return status;
}

static enum sp_status
show_all(struct sp_store *store, const struct sp_store_query *query,
    struct sp_err *err)
{
	struct sp_dedup dedup = {0};
	struct show show = {.replaced = 0};
	enum sp_status status =
	    sp_dedup_find(store, query, (enum sp_dedup_by)opt.by, &dedup, err);

	if (status == SP_OK)
		status =
		    sp_dedup_tell(store, query, &dedup, show_one, &show, err);
	sp_buf_release(&show.out);
	sp_dedup_release(&dedup);
	return status;
}

/* Nothing goes of which the user cannot be told. */
static enum sp_status
tell_counts(const struct sp_dedup *dedup, struct sp_err *err)
{
	struct sp_buf out = {0};
	enum sp_status status;

	sp_buf_addf(&out, "pairs\t%zu\ndeleted\t%zu\n", dedup->pairs, dedup->n);
	status = sp_buf_status(&out, err);
	if (status == SP_OK)
		cli_write(sp_buf_str(&out));
	sp_buf_release(&out);
	if (fflush(stdout) != 0)
		cli_die(NULL, 0, "cannot write to standard output: %s",
		    strerror(errno));
	return status;
}

static enum sp_status
delete_all(struct sp_store *store, const struct sp_store_query *query,
    struct sp_err *err)
{
	struct sp_dedup dedup = {0};
	enum sp_status status = sp_store_begin(store, err);

	if (status == SP_OK)
		status = sp_dedup_find(
		    store, query, (enum sp_dedup_by)opt.by, &dedup, err);
	if (status == SP_OK)
		status = sp_dedup_delete(store, &dedup, err);
	if (status == SP_OK)
		status = tell_counts(&dedup, err);
	if (status == SP_OK)
		status = sp_store_commit(store, err);
	sp_dedup_release(&dedup);
	return status;
}

void
store_dedup(int argc, char **argv)
{
	const char *path = argv[cli_parse(&dedup_cli, argc, argv)];
	struct sp_store_query query = store_query(&opt.pairs);
	struct sp_err err = {0};
	struct sp_store *store;
	enum sp_status status;

	store = store_open(path, opt.dry_run ? SP_STORE_READ : SP_STORE_CHANGE);
	status = opt.dry_run ? show_all(store, &query, &err)
			     : delete_all(store, &query, &err);
	if (status != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	store_pairs_release(&opt.pairs);
	sp_store_close(store);
}
