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
	     "  forget  take documents out of it for good\n"
	     "  review  take verdicts on its pairs\n"
	     "  search  show the pairs that have words\n"
	     "  fuzzy   show the pairs that are nearest to a text\n"
	     "  merge   put other databases into it\n"
	     "  diff    show what one has and another has not\n"
	     "  dedup   have pairs go that say what others say\n"
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
    {"forget", store_forget},
    {"review", store_review},
    {"search", store_search},
    {"fuzzy", store_fuzzy},
    {"merge", store_merge},
    {"diff", store_diff},
    {"dedup", store_dedup},
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
