/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "cli.h"
#include "lex.h"

static const struct cli cli = {
    .name = "spean-lex",
    .usage = "VERB [...]",
    .about = "Make lexicons, and look words up.\n\n"
	     "  train    make one from pairs of texts\n"
	     "  look     say what a word is in the other language\n"
	     "  merge    make one of several\n"
	     "  prune    leave the best of one\n"
	     "  compile  write one so that it loads at once\n\n"
	     "VERB --help tells the options of each.",
    .opt = (const struct cli_opt[]){CLI_END},
    .min = 1,
};

static const struct {
	const char *name;
	void (*run)(int argc, char **argv);
} verbs[] = {
    {"train", lex_train},
    {"look", lex_look},
    {"merge", lex_merge},
    {"prune", lex_prune},
    {"compile", lex_compile},
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
	    "unknown verb '%s': there are train, look, merge, prune and "
	    "compile",
	    argc > 1 ? argv[1] : "");
}
