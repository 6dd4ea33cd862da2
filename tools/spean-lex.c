/* SPDX-License-Identifier: MIT */
#include "config.h"

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

static const struct cli_verb verbs[] = {
    {"train", lex_train},
    {"look", lex_look},
    {"merge", lex_merge},
    {"prune", lex_prune},
    {"compile", lex_compile},
};

int
main(int argc, char **argv)
{
	return cli_run_verb(
	    &cli, verbs, sizeof(verbs) / sizeof(verbs[0]), argc, argv);
}
