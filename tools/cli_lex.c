/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/lex_read.h>

#include "cli.h"

#define PATH_ROOM 4096

static bool
is_there(
    const char *dir, size_t n, const char *below, const char *name, char *path)
{
	int length = snprintf(
	    path, PATH_ROOM, "%.*s%s/%s.lex", (int)n, dir, below, name);

	return length > 0 && length < PATH_ROOM && access(path, R_OK) == 0;
}

/* A lexicon that came with Spean: where SPEAN_DATA says, near the program (in
 * the folder where it was built, or moved with its data), where it was to be
 * installed. */
static bool
find_lexicon(const char *name, char *path)
{
	const char *data = getenv("SPEAN_DATA");
	char program[PATH_ROOM];
	ssize_t n = readlink("/proc/self/exe", program, sizeof(program));

	if (data && *data)
		return is_there(data, strlen(data), "", name, path);
	while (n > 0 && program[n - 1] != '/')
		n--;
	if (n > 0 &&
	    (is_there(program, (size_t)n, "../corpora/lexicon", name, path) ||
		is_there(program, (size_t)n, "../share/spean", name, path)))
		return true;
	return is_there(PKGDATADIR, strlen(PKGDATADIR), "", name, path);
}

struct sp_lex *
cli_lexicon(const char *model, const char *src, const char *tgt)
{
	const struct sp_lex_read how = {
	    .lang = {sp_lang_find(sp_str_c(src)), sp_lang_find(sp_str_c(tgt))},
	    .jobs = 1,
	    .bad = cli_bad_record,
	    .ctx = &model};
	char name[64], turned[64], path[PATH_ROOM];
	struct sp_err err = {0};
	struct sp_lex *lex;

	if (model && strcmp(model, "none") == 0)
		return NULL;
	snprintf(
	    name, sizeof(name), "%s-%s", how.lang[0]->code, how.lang[1]->code);
	snprintf(turned, sizeof(turned), "%s-%s", how.lang[1]->code,
	    how.lang[0]->code);
	if (model || find_lexicon(name, path))
		lex = sp_lex_read_file(&how, model ? model : path, &err);
	else if (find_lexicon(turned, path))
		lex = sp_lex_read_turned(&how, path, &err);
	else
		return NULL;
	if (!lex)
		cli_die(model ? model : path, 0, "%s", err.msg);
	if (sp_lex_size(lex) == 0) {
		sp_lex_free(lex);
		cli_die(model ? model : path, 0, "a lexicon without entries");
	}
	return lex;
}
