/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdlib.h>

#include <spean/docset.h>
#include <spean/pairing.h>

#include "cli.h"

static const struct cli cli = {
    .name = "spean-pair",
    .usage = "SRC TGT",
    .about = "Find which document of one collection translates which of the "
	     "other.",
    .opt = (const struct cli_opt[]){CLI_END},
    .min = 2,
    .max = 2,
};

int
main(int argc, char **argv)
{
	char **path = argv + cli_parse(&cli, argc, argv);
	struct sp_docset *src = cli_docset(path[0]);
	struct sp_docset *tgt = cli_docset(path[1]);
	struct sp_docpairs pairs = {0};
	struct sp_buf out = {0};
	struct sp_err err = {0};

	if (sp_pairing_by_path(sp_docset_ids(src), sp_docset_count(src),
		sp_docset_ids(tgt), sp_docset_count(tgt), &pairs,
		&err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	for (size_t i = 0; i < pairs.n; i++) {
		sp_buf_reset(&out);
		sp_docpair_write(&pairs.pair[i], &out);
		if (sp_buf_status(&out, &err) != SP_OK)
			cli_die(NULL, 0, "%s", err.msg);
		cli_write(sp_buf_str(&out));
	}
	sp_buf_release(&out);
	sp_docpairs_release(&pairs);
	sp_docset_free(src);
	sp_docset_free(tgt);
	return cli_end();
}
