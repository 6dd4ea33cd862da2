/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "cli.h"

static void
unknown(
    const struct cli *cli, const struct cli_verb *verb, size_t n, char **argv)
{
	struct cli bare = *cli;
	struct sp_buf names = {0};

	for (size_t i = 0; i < n; i++)
		sp_buf_addf(&names, "%s%s",
		    i == 0           ? ""
			: i == n - 1 ? " and "
				     : ", ",
		    verb[i].name);
	bare.min = 0;
	cli_parse(&bare, 1, argv); /* for the name of the tool */
	cli_die(NULL, 0, "unknown verb '%s': there are %s", argv[1],
	    sp_buf_c(&names));
}

int
cli_run_verb(const struct cli *cli, const struct cli_verb *verb, size_t n,
    int argc, char **argv)
{
	if (argc < 2 || argv[1][0] == '-')
		cli_parse(cli, argc, argv);
	for (size_t i = 0; i < n && argc > 1; i++)
		if (strcmp(argv[1], verb[i].name) == 0) {
			verb[i].run(argc - 1, argv + 1);
			return cli_end();
		}
	unknown(cli, verb, n, argv); /* cli.min has asked for one */
	return CLI_FAILED;
}
