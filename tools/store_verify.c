/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <spean/verify.h>

static struct {
	bool reindex;
} opt;

static const struct cli verify_cli = {
    .name = "spean-store",
    .verb = "verify",
    .usage = "DB",
    .about = "See whether a database is whole.",
    .opt =
	(const struct cli_opt[]){
	    {'r', "reindex", NULL, "first make the index of texts anew",
		CLI_FLAG, &opt.reindex},
	    CLI_END,
	},
    .min = 1,
    .max = 1,
};

/* What others may have put into a name must not command a terminal. */
static enum sp_status
one_fault(void *ctx, const char *fault, struct sp_err *err)
{
	struct sp_str text = sp_str_c(fault);

	(void)ctx;
	(void)err;
	for (size_t i = 0; i < text.n; i++) {
		struct sp_str one = sp_str_sub(text, i, i + 1);

		cli_write((unsigned char)one.s[0] < ' ' ? SP_STR(" ") : one);
	}
	cli_write(SP_STR("\n"));
	return SP_OK;
}

void
store_verify(int argc, char **argv)
{
	const char *path = argv[cli_parse(&verify_cli, argc, argv)];
	struct sp_err err = {0};
	size_t faults = 0;

	if (opt.reindex && sp_store_reindex(path, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	if (sp_store_verify(path, one_fault, NULL, &faults, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	if (faults > 0)
		cli_reject(path, 0,
		    "faults: %zu; put a copy in its place, or build it anew "
		    "beside it; export gives what can still be read",
		    faults);
}
