/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/lex_read.h>
#include <spean/rarity.h>

#include "cli.h"

#define ROOM 4096 /* for a path */

static bool
is_there(
    const char *dir, size_t n, const char *below, const char *name, char *path)
{
	int length =
	    snprintf(path, ROOM, "%.*s%s/%s", (int)n, dir, below, name);

	return length > 0 && length < ROOM && access(path, R_OK) == 0;
}

/* What came with Spean for two languages: where SPEAN_DATA says, near the
 * program (in the folder where it was built, or moved with its data), where it
 * was to be installed. */
static bool
find_data(const char *src, const char *tgt, const char *suffix, char *path)
{
	char name[64];
	const char *data = getenv("SPEAN_DATA");
	char program[ROOM];
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
	char path[ROOM];
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

struct reading {
	const char *path;
	struct sp_rarity *rarity;
};

static void
take_statistics(void *ctx, struct sp_str line, size_t number)
{
	const struct reading *reading = ctx;
	struct sp_err err = {0};

	if (sp_rarity_take(reading->rarity, line, &err) != SP_OK)
		cli_error(reading->path, number, &err);
}

struct sp_rarity *
cli_rarity(const char *stats, const char *src, const char *tgt,
    const struct sp_lex *lex)
{
	const struct sp_lang *lang[2] = {
	    sp_lang_find(sp_str_c(src)), sp_lang_find(sp_str_c(tgt))};
	const char *a = lang[0]->code, *b = lang[1]->code;
	char path[ROOM];
	struct sp_err err = {0};
	struct reading reading = {stats, sp_rarity_new(lang, lex, &err)};

	if (!reading.rarity)
		cli_die(NULL, 0, "%s", err.msg);
	if (!stats &&
	    (find_data(a, b, "stats", path) || find_data(b, a, "stats", path)))
		reading.path = path;
	if (reading.path)
		cli_lines(reading.path, take_statistics, &reading);
	sp_rarity_finish(reading.rarity);
	return reading.rarity;
}
