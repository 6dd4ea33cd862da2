/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/lex_read.h>

#include "cli.h"

static bool
is_there(
    const char *dir, size_t n, const char *below, const char *name, char *path)
{
	int length =
	    snprintf(path, CLI_PATH, "%.*s%s/%s", (int)n, dir, below, name);

	return length > 0 && length < CLI_PATH && access(path, R_OK) == 0;
}

/* What came with Spean for two languages: where SPEAN_DATA says, near the
 * program (in the folder where it was built, or moved with its data), where it
 * was to be installed. */
static bool
find_data(const char *src, const char *tgt, const char *suffix, char *path)
{
	char name[64];
	const char *data = getenv("SPEAN_DATA");
	char program[CLI_PATH];
	ssize_t n = readlink("/proc/self/exe", program, sizeof(program));

	snprintf(name, sizeof(name), "%s-%s.%s", src, tgt, suffix);
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
	const char *a = how.lang[0]->code, *b = how.lang[1]->code;
	char path[CLI_PATH];
	struct sp_err err = {0};
	struct sp_lex *lex;

	if (model && strcmp(model, "none") == 0)
		return NULL;
	if (model || find_data(a, b, "lex", path))
		lex = sp_lex_read_file(&how, model ? model : path, &err);
	else if (find_data(b, a, "lex", path))
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

bool
cli_statistics(const char *src, const char *tgt, char path[CLI_PATH])
{
	const char *a = sp_lang_find(sp_str_c(src))->code;
	const char *b = sp_lang_find(sp_str_c(tgt))->code;

	return find_data(a, b, "stats", path) || find_data(b, a, "stats", path);
}
