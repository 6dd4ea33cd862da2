/* SPDX-License-Identifier: MIT */
/*
 * A loadable extension of SQLite: the tokenizer "spean" for tables of FTS5
 * (fts.h), and functions.  All are of their arguments alone; NULL gives NULL.
 *
 *     spean_norm(text [, lang [, level]])  norm.h; "canon", "search"
 *     spean_words(text, lang)              the words, a space between
 *     spean_similarity(a, b [, lang])      similar.h; 0 to 1
 */
#include <spean/fts.h>

#include <sqlite3ext.h>
#include <stdlib.h>
#include <string.h>

#include <spean/lang.h>
#include <spean/norm.h>
#include <spean/similar.h>
#include <spean/term.h>
#include <spean/word.h>

SQLITE_EXTENSION_INIT1

enum { LEVELS = 2 };
static const char *const level_name[LEVELS] = {"canon", "search"};

/* What the functions of a connection work with, made when first needed. */
struct tools {
	struct sp_norm *norm[LEVELS];
	struct sp_word *word;
	struct sp_terms terms[2];
	struct sp_buf out;
};

static void
free_tools(void *ctx)
{
	struct tools *tools = ctx;

	for (size_t i = 0; i < LEVELS; i++)
		sp_norm_free(tools->norm[i]);
	sp_word_free(tools->word);
	for (size_t i = 0; i < 2; i++)
		sp_terms_release(&tools->terms[i]);
	sp_buf_release(&tools->out);
	free(tools);
}

static void
fail(sqlite3_context *ctx, enum sp_status status, const struct sp_err *err)
{
	if (status == SP_NOMEM)
		sqlite3_result_error_nomem(ctx);
	else
		sqlite3_result_error(ctx, err->msg, -1);
}

static struct sp_str
text_of(sqlite3_value *value)
{
	const void *text = sqlite3_value_text(value);

	return (struct sp_str){text, (size_t)sqlite3_value_bytes(value)};
}

/* The language of argument i, the general one where it is not there. */
static enum sp_status
lang_of(int n, sqlite3_value **arg, int i, const struct sp_lang **lang,
    struct sp_err *err)
{
	struct sp_str tag = i < n ? text_of(arg[i]) : SP_STR("und");

	*lang = sp_lang_find(tag);
	if (!sp_lang_is_tag(tag))
		return sp_err_set(err, SP_UNKNOWN, "'%.*s' is no language tag",
		    tag.n > 40 ? 40 : (int)tag.n, tag.n ? tag.s : "");
	return SP_OK;
}

static bool
has_null(int n, sqlite3_value **arg)
{
	for (int i = 0; i < n; i++)
		if (sqlite3_value_type(arg[i]) == SQLITE_NULL)
			return true;
	return false;
}

/* The normaliser of the level that argument i names. */
static enum sp_status
norm_of(struct tools *tools, int n, sqlite3_value **arg, int i,
    struct sp_norm **norm, struct sp_err *err)
{
	struct sp_str name = i < n ? text_of(arg[i]) : SP_STR("canon");
	static const enum sp_norm_level level[LEVELS] = {
	    SP_NORM_CANON, SP_NORM_SEARCH};

	for (size_t l = 0; l < LEVELS; l++) {
		struct sp_norm_opts opts = {.level = level[l]};

		if (!sp_str_eq(name, sp_str_c(level_name[l])))
			continue;
		if (!tools->norm[l])
			tools->norm[l] = sp_norm_new(&opts, err);
		*norm = tools->norm[l];
		return *norm ? SP_OK : SP_NOMEM;
	}
	return sp_err_set(err, SP_UNKNOWN, "the level is canon or search");
}

static void
give_text(sqlite3_context *ctx, const struct sp_buf *out)
{
	sqlite3_result_text64(
	    ctx, out->n ? out->s : "", out->n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void
norm(sqlite3_context *ctx, int n, sqlite3_value **arg)
{
	struct tools *tools = sqlite3_user_data(ctx);
	const struct sp_lang *lang;
	struct sp_norm *by = NULL;
	struct sp_err err = {0};
	enum sp_status status;

	if (has_null(n, arg))
		return;
	sp_buf_reset(&tools->out);
	status = lang_of(n, arg, 1, &lang, &err);
	if (status == SP_OK)
		status = norm_of(tools, n, arg, 2, &by, &err);
	if (status == SP_OK)
		status =
		    sp_norm_text(by, lang, text_of(arg[0]), &tools->out, &err);
	if (status == SP_OK)
		give_text(ctx, &tools->out);
	else
		fail(ctx, status, &err);
}

static void
words(sqlite3_context *ctx, int n, sqlite3_value **arg)
{
	struct tools *tools = sqlite3_user_data(ctx);
	const struct sp_lang *lang;
	struct sp_err err = {0};
	enum sp_status status;

	if (has_null(n, arg))
		return;
	sp_buf_reset(&tools->out);
	status = lang_of(n, arg, 1, &lang, &err);
	if (status == SP_OK && !tools->word) {
		tools->word = sp_word_new(SP_GRAIN_COARSE, &err);
		status = tools->word ? SP_OK : SP_NOMEM;
	}
	if (status == SP_OK)
		status = sp_word_delimit(tools->word, lang, text_of(arg[0]),
		    SP_STR(" "), &tools->out, &err);
	if (status == SP_OK)
		give_text(ctx, &tools->out);
	else
		fail(ctx, status, &err);
}

static void
similarity(sqlite3_context *ctx, int n, sqlite3_value **arg)
{
	struct tools *tools = sqlite3_user_data(ctx);
	const struct sp_lang *lang;
	struct sp_err err = {0};
	enum sp_status status;
	double similar = 0;

	if (has_null(n, arg))
		return;
	/* Terms go by the script; the language has to be one. */
	status = lang_of(n, arg, 2, &lang, &err);
	for (int i = 0; i < 2 && status == SP_OK; i++) {
		struct sp_terms *terms = &tools->terms[i];

		if (!terms->tools)
			status = sp_terms_init(terms, &err);
		if (status == SP_OK)
			status =
			    sp_terms_read(terms, text_of(arg[i]), false, &err);
	}
	if (status == SP_OK)
		status = sp_similar(
		    &tools->terms[0], &tools->terms[1], &similar, &err);
	if (status == SP_OK)
		sqlite3_result_double(ctx, similar);
	else
		fail(ctx, status, &err);
}

/* As sp_fts_register, by the functions of the program that loads this. */
static int
add_tokenizer(sqlite3 *db)
{
	fts5_tokenizer tokenizer = sp_fts_tokenizer;
	sqlite3_stmt *stmt = NULL;
	fts5_api *api = NULL;
	int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL);

	if (code != SQLITE_OK)
		return code;
	sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(stmt);
	code = sqlite3_finalize(stmt);
	if (code != SQLITE_OK || !api)
		return code != SQLITE_OK ? code : SQLITE_ERROR;
	return api->xCreateTokenizer(api, "spean", NULL, &tokenizer, NULL);
}

int sqlite3_spean_init(
    sqlite3 *db, char **why, const sqlite3_api_routines *api);

int
sqlite3_spean_init(sqlite3 *db, char **why, const sqlite3_api_routines *api)
{
	static const struct {
		const char *name;
		int n;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} function[] = {
	    {"spean_norm", 1, norm},
	    {"spean_norm", 2, norm},
	    {"spean_norm", 3, norm},
	    {"spean_words", 2, words},
	    {"spean_similarity", 2, similarity},
	    {"spean_similarity", 3, similarity},
	};
	int code;

	SQLITE_EXTENSION_INIT2(api);
	code = add_tokenizer(db);
	if (code != SQLITE_OK)
		*why = sqlite3_mprintf("this SQLite has no FTS5");
	for (size_t i = 0;
	     i < sizeof(function) / sizeof(function[0]) && code == SQLITE_OK;
	     i++) {
		struct tools *tools = calloc(1, sizeof(*tools));

		/* It frees the tools where it fails, too. */
		code = tools
		    ? sqlite3_create_function_v2(db, function[i].name,
			  function[i].n,
			  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
			  tools, function[i].run, NULL, NULL, free_tools)
		    : SQLITE_NOMEM;
	}
	return code;
}
