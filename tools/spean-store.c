/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli.h"
#include "store.h"

static const struct cli cli = {
    .name = "spean-store",
    .usage = "VERB DB [...]",
    .about = "Keep a translation memory in an SQLite database.\n\n"
	     "  add     put pairs into it\n"
	     "  docs    put documents into it\n"
	     "  import  put other translation memories into it\n"
	     "  export  write its pairs\n"
	     "  search  show the pairs that have words\n"
	     "  terms   show how words were translated\n"
	     "  stats   count what is in it\n"
	     "  verify  see whether it is whole\n\n"
	     "VERB --help tells the options of each.",
    .opt = (const struct cli_opt[]){CLI_END},
    .min = 1,
};

static const struct cli_verb verbs[] = {
    {"add", store_add},
    {"docs", store_docs},
    {"import", store_import},
    {"export", store_export},
    {"search", store_search},
    {"terms", store_terms},
    {"stats", store_stats},
    {"verify", store_verify},
};

int
main(int argc, char **argv)
{
	return cli_run_verb(
	    &cli, verbs, sizeof(verbs) / sizeof(verbs[0]), argc, argv);
}
