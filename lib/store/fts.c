/* SPDX-License-Identifier: MIT */
#include <spean/fts.h>

#include <stdlib.h>

#include <spean/term.h>

typedef int token_fn(void *, int, const char *, int, int, int);

/* A text on its way to FTS5. */
struct work {
	const struct sp_terms *terms;
	bool query, prefix, mapped;
	void *ctx;
	token_fn *token;
};

static int
create(void *ctx, const char **arg, int n, Fts5Tokenizer **out)
{
	struct sp_terms *terms;

	(void)ctx;
	(void)arg;
	*out = NULL;
	if (n > 0)
		return SQLITE_ERROR; /* it has no options */
	terms = calloc(1, sizeof(*terms));
	if (!terms)
		return SQLITE_NOMEM;
	if (sp_terms_init(terms, NULL) != SP_OK) {
		sp_terms_release(terms);
		free(terms);
		return SQLITE_NOMEM;
	}
	*out = (Fts5Tokenizer *)terms;
	return SQLITE_OK;
}

static void
destroy(Fts5Tokenizer *tokenizer)
{
	struct sp_terms *terms = (struct sp_terms *)tokenizer;

	if (terms)
		sp_terms_release(terms);
	free(terms);
}

/* Hand over the terms i to j as one token. */
static int
hand_over(const struct work *work, size_t i, size_t j, int flags)
{
	const struct sp_terms *terms = work->terms;
	size_t start = terms->at[i].start, end = terms->at[j].end;
	struct sp_norm_range range = {start, end};

	if (work->mapped)
		range = sp_norm_map_range(&terms->map, start, end);
	return work->token(work->ctx, flags, terms->normal.s + start,
	    (int)(end - start), (int)range.from, (int)range.to);
}

static bool
is_joined(const struct sp_terms *terms, size_t i)
{
	return i < terms->n && terms->at[i].joined;
}

/* In a query one token a position: the pair, or the term where none begins,
 * so that who marks what was found marks all of it.  But the beginning of a
 * term is looked for in its pair alone: fewer begin so. */
static int
one_position(const struct work *work, size_t i)
{
	const struct sp_terms *terms = work->terms;
	bool pair = is_joined(terms, i + 1);
	int code = SQLITE_OK;

	if (work->query && pair)
		return hand_over(work, i, i + 1, 0);
	if (work->prefix && i + 1 == terms->n && is_joined(terms, i))
		return SQLITE_OK;
	code = hand_over(work, i, i, 0);
	if (code == SQLITE_OK && pair)
		code = hand_over(work, i, i + 1, FTS5_TOKEN_COLOCATED);
	return code;
}

static int
tokenize(Fts5Tokenizer *tokenizer, void *ctx, int flags, const char *text,
    int n, token_fn *token)
{
	struct sp_terms *terms = (struct sp_terms *)tokenizer;
	struct sp_str str = {text, n > 0 ? (size_t)n : 0};
	struct work work = {.terms = terms,
	    .query = flags & FTS5_TOKENIZE_QUERY,
	    .prefix = flags & FTS5_TOKENIZE_PREFIX,
	    .mapped = flags & FTS5_TOKENIZE_AUX,
	    .ctx = ctx,
	    .token = token};
	enum sp_status status;
	int code = SQLITE_OK;

	if (work.query && str.n > 1 && str.s[0] == SP_FTS_TOKEN)
		return token(ctx, 0, text + 1, n - 1, 1, n);
	status = sp_terms_read(terms, str, work.mapped, NULL);
	if (status == SP_NOMEM)
		return SQLITE_NOMEM;
	/* What is no text has no terms. */
	for (size_t i = 0; i < terms->n && code == SQLITE_OK; i++)
		code = one_position(&work, i);
	return code;
}

const fts5_tokenizer sp_fts_tokenizer = {create, destroy, tokenize};

enum sp_status
sp_fts_register(sqlite3 *db, struct sp_err *err)
{
	fts5_tokenizer tokenizer = sp_fts_tokenizer;
	sqlite3_stmt *stmt = NULL;
	fts5_api *api = NULL;
	int code;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL) !=
	    SQLITE_OK)
		return sp_db_error(db, err);
	code = sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	sqlite3_finalize(stmt);
	if (code != SQLITE_ROW || !api)
		return sp_err_set(err, SP_IO, "this SQLite has no FTS5");
	if (api->xCreateTokenizer(api, "spean", NULL, &tokenizer, NULL) !=
	    SQLITE_OK)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}
