/* SPDX-License-Identifier: MIT */
#include "gen.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void
fail(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", gen_name, what, why);
	exit(2);
}

void
read_path(const char *path, struct sp_buf *text)
{
	FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
	char piece[4096];
	size_t n;

	if (!file)
		fail(path, strerror(errno));
	while ((n = fread(piece, 1, sizeof(piece), file)) > 0)
		sp_buf_add(text, (struct sp_str){piece, n});
	if (ferror(file) || text->failed)
		fail(path, "cannot be read");
	if (file != stdin)
		fclose(file);
}

void
print_units(const char *name, const struct sp_dict *dict)
{
	printf("static const uint32_t %s[] = {", name);
	for (size_t i = 0; i < dict->n; i++)
		printf("%s0x%x,", i % 8 ? "" : "\n", (unsigned)dict->unit[i]);
	puts("\n};\n");
}

int
end_output(void)
{
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
