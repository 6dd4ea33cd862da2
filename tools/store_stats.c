/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

static const struct cli stats_cli = {
    .name = "spean-store",
    .verb = "stats",
    .usage = "DB",
    .about = "Count what is in a database.",
    .opt = (const struct cli_opt[]){CLI_END},
    .min = 1,
    .max = 1,
};

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
