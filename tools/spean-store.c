/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "cli.h"
#include "store.h"

static const struct cli cli = {
    .name = "spean-store",
    .usage = "VERB DB [...]",
    .about = "Keep a translation memory in an SQLite database.\n\n"
	     "  add     put pairs into it\n"
	     "  docs    put documents into it\n"
	     "  export  write its pairs\n"
	     "  stats   count what is in it\n\n"
	     "VERB --help tells the options of each.",
    .opt = (const struct cli_opt[]){CLI_END},
    .min = 1,
};

static const struct {
	const char *name;
	void (*run)(int argc, char **argv);
} verbs[] = {
    {"add", store_add},
    {"docs", store_docs},
    {"export", store_export},
    {"stats", store_stats},
};

int
main(int argc, char **argv)
{
	struct cli bare = cli;

	/* Only what stands before the verb is for all of them. */
	if (argc < 2 || argv[1][0] == '-')
		cli_parse(&cli, argc, argv);
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (argc > 1 && strcmp(argv[1], verbs[i].name) == 0) {
			verbs[i].run(argc - 1, argv + 1);
			return cli_end();
		}
	bare.min = 0;
	cli_parse(&bare, 1, argv); /* for the name of the tool */
	cli_die(NULL, 0,
	    "unknown verb '%s': there are add, docs, export and stats",
	    argc > 1 ? argv[1] : "");
}
