/* SPDX-License-Identifier: MIT */
#include <spean/concord.h>

#include <stdlib.h>

#include <spean/read.h>
#include <spean/script.h>
#include <spean/term.h>
#include <spean/word.h>

/* The index comes first, and gives the order. */
static const struct sp_read in_index = {
    "text_index CROSS JOIN pair p ON p.id = text_index.rowid",
    " AND text_index MATCH ?4", "text_index.rowid"};
static const struct sp_read by_rank = {
    "text_index CROSS JOIN pair p ON p.id = text_index.rowid",
    " AND text_index MATCH ?4", "text_index.rank"};

/* Of many hits, so many that lie evenly: those with which the product of the
 * row and a constant without common factors begins a round of ?5. */
static const struct sp_read some = {
    "text_index CROSS JOIN pair p ON p.id = text_index.rowid",
    " AND text_index MATCH ?4"
    " AND (text_index.rowid * 40503 & 65535) % ?5 = 0",
    "text_index.rowid"};
#define EVERY 5
_Static_assert(EVERY <= SP_READ_PLACES, "a place of its own");

/* Where words begin and end in a text. */
struct borders {
	struct sp_word *word; /* NULL: not asked for */
	struct sp_word_span *span; /* without spaces */
	size_t n, cap;
};

struct concord {
	const struct sp_store_search *search;
	struct sp_terms terms;
	struct sp_hits hits;
	struct borders borders;
	struct sp_buf match;
	sp_store_hit_fn *fn;
	void *ctx;
	size_t n; /* pairs found */
};

/* The query in the language of FTS5: each part a string of its own, all in
 * one column. */
static void
add_match(const struct sp_query *query, const char *column, struct sp_buf *out)
{
	sp_buf_addf(out, "({%s} : (", column);
	for (size_t i = 0; i < query->n; i++) {
		struct sp_str text = sp_query_text(query, i);

		sp_buf_add(out, i > 0 ? SP_STR(" AND \"") : SP_STR("\""));
		for (size_t k = 0; k < text.n; k++) {
			if (text.s[k] == '"')
				sp_buf_addc(out, '"');
			sp_buf_addc(out, text.s[k]);
		}
		sp_buf_addc(out, '"');
		if (query->part[i].prefix)
			sp_buf_addc(out, '*');
	}
	sp_buf_add(out, SP_STR("))"));
}

void
sp_concord_match(const struct sp_store_search *search, struct sp_buf *out)
{
	if (search->side != SP_STORE_TGT)
		add_match(search->query, "src_text", out);
	if (search->side == SP_STORE_EITHER)
		sp_buf_add(out, SP_STR(" OR "));
	if (search->side != SP_STORE_SRC)
		add_match(search->query, "tgt_text", out);
}

static enum sp_status
read_borders(struct borders *borders, const struct sp_lang *lang,
    struct sp_str text, struct sp_err *err)
{
	struct sp_word_span span;
	enum sp_status status = sp_word_begin(borders->word, lang, text, err);

	borders->n = 0;
	while (status == SP_OK && sp_word_next(borders->word, &span)) {
		if (span.kind == SP_WORD_SPACE)
			continue;
		if (!sp_grow(&borders->span, &borders->cap, borders->n + 1,
			sizeof(span)))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		borders->span[borders->n++] = span;
	}
	return status == SP_OK ? sp_word_status(borders->word, err) : status;
}

/* Whether words begin and end where a hit does. */
static bool
is_of_words(void *ctx, struct sp_norm_range hit)
{
	const struct borders *borders = ctx;
	size_t low = 0, high = borders->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (borders->span[middle].start < hit.from)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == borders->n || borders->span[low].start != hit.from)
		return false;
	while (low < borders->n && borders->span[low].end < hit.to)
		low++;
	return low < borders->n && borders->span[low].end == hit.to;
}

/* Look for the query in one text; *found, and then concord->hits. */
static enum sp_status
look(struct concord *concord, struct sp_str lang, struct sp_str text,
    bool *found, struct sp_err *err)
{
	struct borders *borders = &concord->borders;
	enum sp_status status = sp_terms_read(&concord->terms, text, true, err);

	*found = false;
	if (status == SP_OK && borders->word)
		status = read_borders(borders, sp_lang_find(lang), text, err);
	if (status == SP_BAD_TEXT) /* another program put it there */
		return SP_OK;
	if (status != SP_OK)
		return status;
	return sp_query_find(concord->search->query, &concord->terms,
	    borders->word ? is_of_words : NULL, borders, &concord->hits, found,
	    err);
}

static enum sp_status
one_row(
    struct concord *concord, const struct sp_found *found, struct sp_err *err)
{
	const struct sp_store_search *search = concord->search;
	const struct sp_store_query *pairs = &search->pairs;
	struct sp_store_hits hits = {0};
	enum sp_status status = SP_OK;
	bool there = false;

	if (!sp_read_is_asked(pairs, found))
		return SP_OK;
	if (search->side != SP_STORE_TGT)
		status = look(concord, pairs->src_lang, found->pair.src_text,
		    &there, err);
	if (status == SP_OK && !there && search->side != SP_STORE_SRC) {
		hits.tgt = true;
		status = look(concord, pairs->tgt_lang, found->pair.tgt_text,
		    &there, err);
	}
	if (status != SP_OK || !there)
		return status;
	hits.at = concord->hits.at;
	hits.n = concord->hits.n;
	concord->n++;
	return concord->fn(concord->ctx, found, &hits, err);
}

static enum sp_status
walk(struct concord *concord, sqlite3_stmt *stmt, struct sp_err *err)
{
	const struct sp_store_search *search = concord->search;
	enum sp_status status = SP_OK;
	int code = sp_db_bind(stmt, SP_READ_PLACE, sp_buf_str(&concord->match));

	if (code != SQLITE_OK)
		return sp_err_set(err, SP_TOO_LARGE, "the query is too large");
	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		struct sp_found found;

		sp_read_row(stmt, &found);
		status = one_row(concord, &found, err);
		if (search->limit && concord->n == search->limit)
			return status;
	}
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(sqlite3_db_handle(stmt), err);
	return status;
}

/* Of how many hits one is looked at. */
static enum sp_status
count_rounds(struct sp_store *store, const struct concord *concord,
    int64_t *rounds, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	int64_t most = (int64_t)concord->search->sample, n = 0;
	bool found;
	enum sp_status status = sp_db_prepare(store->db, &stmt,
	    "SELECT count(*) FROM text_index WHERE text_index MATCH ?1", err);

	if (status == SP_OK)
		status = sp_db_number(stmt,
		    sp_db_bind(stmt, 1, sp_buf_str(&concord->match)), &n,
		    &found, err);
	sqlite3_finalize(stmt);
	*rounds = n / most + (n % most > 0);
	if (*rounds > 65536)
		*rounds = 65536;
	return status;
}

static enum sp_status
prepare(struct sp_store *store, const struct concord *concord,
    sqlite3_stmt **stmt, struct sp_err *err)
{
	const struct sp_store_search *search = concord->search;
	const struct sp_read *how = search->best ? &by_rank : &in_index;
	int64_t rounds = 0;
	enum sp_status status = SP_OK;

	if (search->sample > 0)
		status = count_rounds(store, concord, &rounds, err);
	if (rounds > 1)
		how = &some;
	if (status == SP_OK)
		status = sp_read_prepare(store, &search->pairs, how, stmt, err);
	if (status == SP_OK && rounds > 1 &&
	    sqlite3_bind_int64(*stmt, EVERY, rounds) != SQLITE_OK)
		status = sp_db_error(store->db, err);
	return status;
}

enum sp_status
sp_store_search(struct sp_store *store, const struct sp_store_search *search,
    sp_store_hit_fn *fn, void *ctx, struct sp_err *err)
{
	struct concord concord = {.search = search, .fn = fn, .ctx = ctx};
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_terms_init(&concord.terms, err);

	if (status == SP_OK && search->words) {
		concord.borders.word = sp_word_new(SP_GRAIN_FINE, err);
		if (!concord.borders.word)
			status = SP_NOMEM;
	}
	sp_concord_match(search, &concord.match);
	if (status == SP_OK)
		status = sp_buf_status(&concord.match, err);
	if (status == SP_OK)
		status = prepare(store, &concord, &stmt, err);
	if (status == SP_OK)
		status = walk(&concord, stmt, err);
	sqlite3_finalize(stmt);
	sp_word_free(concord.borders.word);
	free(concord.borders.span);
	sp_hits_release(&concord.hits);
	sp_terms_release(&concord.terms);
	sp_buf_release(&concord.match);
	return status;
}

enum sp_store_side
sp_store_side_of(const struct sp_query *query, struct sp_str src_lang,
    struct sp_str tgt_lang)
{
	struct sp_str text = sp_buf_str(&query->normal);
	const struct sp_lang *lang[2] = {
	    sp_lang_find(src_lang), sp_lang_find(tgt_lang)};
	bool is[2];

	for (size_t i = 0; i < 2; i++)
		is[i] = sp_script_share(text, lang[i]->script) > 0;
	if (strcmp(lang[0]->script, lang[1]->script) == 0)
		return SP_STORE_EITHER;
	/* Names in Latin letters stand in any text. */
	for (size_t i = 0; i < 2; i++)
		if (is[0] && is[1] && strcmp(lang[i]->script, "Latn") == 0)
			is[i] = false;
	if (is[0] == is[1])
		return SP_STORE_EITHER;
	return is[0] ? SP_STORE_SRC : SP_STORE_TGT;
}
