/* SPDX-License-Identifier: MIT */
#include <spean/rendered.h>

#include <stdlib.h>
#include <string.h>

#include <spean/arena.h>
#include <spean/concord.h>
#include <spean/read.h>

/* Pairs beside the hits (of ?4): the first behind each of ?5 ids that lie
 * evenly. */
static const struct sp_read behind = {
    "(WITH RECURSIVE step (i) AS"
    " (SELECT 0 UNION ALL SELECT i + 1 FROM step WHERE i + 1 < ?5),"
    " last (id) AS (SELECT max(id) FROM pair)"
    " SELECT DISTINCT (SELECT min(id) FROM pair"
    " WHERE pair.id > i * last.id / ?5) AS id FROM step, last) b"
    " CROSS JOIN pair p ON p.id = b.id",
    " AND p.id NOT IN"
    " (SELECT rowid FROM text_index WHERE text_index MATCH ?4)",
    "p.id"};
#define STEPS 5
_Static_assert(STEPS <= SP_READ_PLACES, "a place of its own");

struct kept {
	struct sp_pair pair;
	struct sp_norm_range *at;
	size_t n;
};

struct sp_rendered {
	const struct sp_rendered_query *query;
	struct sp_rendering *rendering; /* once there is a hit */
	bool tgt; /* the side that has what is asked for */
	struct sp_arena arena;
	struct kept *hit;
	size_t n, cap;
};

static enum sp_status
begin(struct sp_rendered *rendered, bool tgt, struct sp_err *err)
{
	const struct sp_rendered_query *query = rendered->query;
	const struct sp_lang *lang[2] = {sp_lang_find(query->pairs.src_lang),
	    sp_lang_find(query->pairs.tgt_lang)};

	rendered->tgt = tgt;
	rendered->rendering = sp_rendering_new(lang[tgt], lang[!tgt],
	    query->lex, tgt ? SP_LEX_TGT : SP_LEX_SRC, err);
	return rendered->rendering ? SP_OK : SP_NOMEM;
}

/* Keep what a hit is shown by. */
static enum sp_status
keep(struct sp_rendered *rendered, const struct sp_pair *pair,
    const struct sp_store_hits *hits, struct sp_err *err)
{
	struct sp_arena *arena = &rendered->arena;
	struct kept kept = {.pair = *pair, .n = hits->n};
	struct sp_str *text[] = {&kept.pair.src_doc, &kept.pair.tgt_doc,
	    &kept.pair.src_loc, &kept.pair.tgt_loc, &kept.pair.src_text,
	    &kept.pair.tgt_text, &kept.pair.more};

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		*text[i] = sp_arena_dup(arena, *text[i]);
	kept.at = sp_arena_array(arena, hits->n, sizeof(*kept.at));
	if (!kept.at ||
	    !sp_grow(
		&rendered->hit, &rendered->cap, rendered->n + 1, sizeof(kept)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	memcpy(kept.at, hits->at, hits->n * sizeof(*kept.at));
	rendered->hit[rendered->n++] = kept;
	return sp_arena_status(arena, err);
}

static enum sp_status
one_hit(void *ctx, const struct sp_found *found,
    const struct sp_store_hits *hits, struct sp_err *err)
{
	struct sp_rendered *rendered = ctx;
	struct sp_str text[2] = {found->pair.src_text, found->pair.tgt_text};
	enum sp_status status = SP_OK;

	if (!rendered->rendering)
		status = begin(rendered, hits->tgt, err);
	if (status != SP_OK || hits->tgt != rendered->tgt)
		return status;
	status = sp_rendering_add(rendered->rendering, text[hits->tgt],
	    hits->at, hits->n, text[!hits->tgt], err);
	if (status == SP_BAD_TEXT) /* another program put it there */
		return SP_OK;
	return status == SP_OK ? keep(rendered, &found->pair, hits, err)
			       : status;
}

static enum sp_status
look(struct sp_store *store, struct sp_rendered *rendered, bool words,
    struct sp_err *err)
{
	const struct sp_store_search search = {.pairs = rendered->query->pairs,
	    .query = rendered->query->query,
	    .side = rendered->query->side,
	    .words = words,
	    .sample = SP_RENDERED_HITS};

	return sp_store_search(store, &search, one_hit, rendered, err);
}

static enum sp_status
add_behind(struct sp_rendered *rendered, sqlite3_stmt *stmt, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	int code = SQLITE_DONE;

	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct sp_found found;
		const struct sp_pair *pair = &found.pair;

		sp_read_row(stmt, &found);
		if (!sp_read_is_asked(&rendered->query->pairs, &found))
			continue;
		status = sp_rendering_add(rendered->rendering,
		    rendered->tgt ? pair->tgt_text : pair->src_text, NULL, 0,
		    rendered->tgt ? pair->src_text : pair->tgt_text, err);
		if (status == SP_BAD_TEXT)
			status = SP_OK;
	}
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(sqlite3_db_handle(stmt), err);
	return status;
}

static enum sp_status
look_behind(
    struct sp_store *store, struct sp_rendered *rendered, struct sp_err *err)
{
	const struct sp_store_search search = {.query = rendered->query->query,
	    .side = rendered->tgt ? SP_STORE_TGT : SP_STORE_SRC};
	struct sp_buf match = {0};
	sqlite3_stmt *stmt = NULL;
	enum sp_status status;

	sp_concord_match(&search, &match);
	status = sp_buf_status(&match, err);
	if (status == SP_OK)
		status = sp_read_prepare(
		    store, &rendered->query->pairs, &behind, &stmt, err);
	if (status == SP_OK &&
	    (sp_db_bind(stmt, SP_READ_PLACE, sp_buf_str(&match)) != SQLITE_OK ||
		sqlite3_bind_int(stmt, STEPS, SP_RENDERED_BEHIND) != SQLITE_OK))
		status = sp_db_error(store->db, err);
	if (status == SP_OK)
		status = add_behind(rendered, stmt, err);
	sqlite3_finalize(stmt);
	sp_buf_release(&match);
	return status;
}

struct sp_rendered *
sp_store_rendered(struct sp_store *store, const struct sp_rendered_query *query,
    struct sp_err *err)
{
	struct sp_rendered *rendered = calloc(1, sizeof(*rendered));
	enum sp_status status;

	if (!rendered) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	rendered->query = query;
	status = look(store, rendered, true, err);
	if (status == SP_OK && rendered->n == 0)
		status = look(store, rendered, false, err);
	if (status == SP_OK && rendered->n > 0)
		status = look_behind(store, rendered, err);
	if (status == SP_OK && rendered->n > 0)
		status = sp_rendering_run(rendered->rendering, err);
	rendered->query = NULL;
	if (status == SP_OK)
		return rendered;
	sp_rendered_free(rendered);
	return NULL;
}

void
sp_rendered_free(struct sp_rendered *rendered)
{
	if (!rendered)
		return;
	sp_rendering_free(rendered->rendering);
	sp_arena_release(&rendered->arena);
	free(rendered->hit);
	free(rendered);
}

const struct sp_rendering_phrase *
sp_rendered_phrases(const struct sp_rendered *rendered, size_t *n)
{
	*n = 0;
	return rendered->rendering && rendered->n > 0
	    ? sp_rendering_phrases(rendered->rendering, n)
	    : NULL;
}

size_t
sp_rendered_count(const struct sp_rendered *rendered)
{
	return rendered->n;
}

struct sp_rendered_hit
sp_rendered_hit(const struct sp_rendered *rendered, size_t i)
{
	const struct kept *kept = &rendered->hit[i];

	return (struct sp_rendered_hit){kept->pair,
	    {rendered->tgt, kept->at, kept->n},
	    sp_rendering_place(rendered->rendering, i)};
}
