/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <stdlib.h>

#include <spean/diff.h>
#include <spean/rows.h>

static struct {
	struct store_pairs pairs;
} opt = {.pairs = {.langs = STORE_EN_KM}};

static const struct cli diff_cli = {
    .name = "spean-store",
    .verb = "diff",
    .usage = "DB OTHER",
    .about = "Show the pairs that one database has and the other has not.",
    .opt =
	(const struct cli_opt[]){
	    STORE_PAIRS(opt.pairs),
	    CLI_END,
	},
    .min = 2,
    .max = 2,
};

/* To show pairs with. */
struct show {
	struct sp_buf out;
	size_t replaced;
};

static enum sp_status
show_one(void *ctx, char sign, const struct sp_found *found, struct sp_err *err)
{
	struct show *show = ctx;
	enum sp_status status;

	sp_buf_reset(&show->out);
	sp_buf_addc(&show->out, sign);
	sp_buf_addc(&show->out, '\t');
	sp_buf_add(
	    &show->out, found->verdict.n > 0 ? found->verdict : SP_STR("-"));
	sp_buf_addc(&show->out, '\t');
	sp_tsv_unit(found, &show->out, &show->replaced);
	status = sp_buf_status(&show->out, err);
	if (status == SP_OK)
		cli_write(sp_buf_str(&show->out));
	return status;
}

void
store_diff(int argc, char **argv)
{
	char **path = argv + cli_parse(&diff_cli, argc, argv);
	struct sp_store_query query = store_query(&opt.pairs);
	struct show show = {.replaced = 0};
	struct sp_store *store[2];
	struct sp_err err = {0};
	size_t n;

	for (size_t i = 0; i < 2; i++)
		store[i] = store_open(path[i], SP_STORE_READ);
	if (sp_diff(store[0], store[1], &query, show_one, &show, &n, &err) !=
	    SP_OK)
		cli_die(path[0], 0, "or %s: %s", path[1], err.msg);
	for (size_t i = 0; i < 2; i++)
		sp_store_close(store[i]);
	sp_buf_release(&show.out);
	store_pairs_release(&opt.pairs);
	if (n > 0) {
		cli_end();
		exit(CLI_REJECTED);
	}
}
