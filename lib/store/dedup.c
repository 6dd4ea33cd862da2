/* SPDX-License-Identifier: MIT */
#include <spean/dedup.h>

#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

#include <spean/read.h>
#include <spean/text_key.h>

#define ID_BITS   47
#define MAX_SCORE 10000

/* What is kept of a pair: those that are the same stand together when sorted,
 * the one to keep first. */
struct seen {
	uint64_t key[2];
	uint64_t rank; /* what is better has less; the id in the lower bits */
};

struct search {
	const struct sp_store_query *query;
	enum sp_dedup_by by;
	struct sp_terms terms;
	struct sp_buf key;
	struct seen *seen;
	size_t n, cap;
};

/* What is better has less. */
static uint64_t
rank_of(const struct sp_found *found)
{
	uint64_t verdict = 1;
	uint64_t score = (uint64_t)(found->pair.score * (double)MAX_SCORE + .5);

	if (sp_str_eq(found->verdict, SP_STR("reject")))
		verdict = 2;
	else if (found->verdict.n > 0)
		verdict = 0;
	return verdict * (MAX_SCORE + 1) +
	    (score > MAX_SCORE ? 0 : MAX_SCORE - score);
}

static enum sp_status
see(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	const struct sp_pair *pair = &found->pair;
	struct search *search = ctx;
	enum sp_status status;
	XXH128_hash_t hash;

	if (pair->src_text.n + pair->tgt_text.n == 0)
		return SP_OK;
	if (found->id < 0 || found->id >> (ID_BITS - 1))
		return sp_err_set(
		    err, SP_TOO_LARGE, "the id of a pair is too large");
	sp_buf_reset(&search->key);
	status = sp_text_key(
	    &search->terms, search->by, pair->src_text, &search->key, err);
	if (status == SP_OK)
		status = sp_text_key(&search->terms, search->by, pair->tgt_text,
		    &search->key, err);
	if (status != SP_OK)
		return status;
	if (!sp_grow(&search->seen, &search->cap, search->n + 1,
		sizeof(*search->seen)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	hash = XXH3_128bits(search->key.s, search->key.n);
	search->seen[search->n++] = (struct seen){{hash.high64, hash.low64},
	    rank_of(found) << ID_BITS | (uint64_t)found->id};
	return SP_OK;
}

static bool
is_same(const struct seen *a, const struct seen *b)
{
	return a->key[0] == b->key[0] && a->key[1] == b->key[1];
}

static int
by_key(const void *left, const void *right)
{
	const struct seen *a = left, *b = right;

	for (size_t i = 0; i < 2; i++)
		if (a->key[i] != b->key[i])
			return a->key[i] < b->key[i] ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

static int
by_id(const void *left, const void *right)
{
	const struct sp_dedup_one *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

static int
by_kept(const void *left, const void *right)
{
	const struct sp_dedup_one *a = left, *b = right;

	if (a->kept != b->kept)
		return a->kept < b->kept ? -1 : 1;
	return by_id(left, right);
}

static int64_t
id_of(const struct seen *seen)
{
	return (int64_t)(seen->rank & (((uint64_t)1 << ID_BITS) - 1));
}

/* Take out all but the first of those that are the same. */
static enum sp_status
take_out(struct search *search, struct sp_dedup *dedup, struct sp_err *err)
{
	struct seen *seen = search->seen;
	size_t n = 0;

	if (search->n > 0)
		qsort(seen, search->n, sizeof(*seen), by_key);
	for (size_t i = 1; i < search->n; i++)
		n += is_same(&seen[i - 1], &seen[i]);
	dedup->pairs = search->n;
	if (n == 0)
		return SP_OK;
	dedup->at = malloc(n * sizeof(*dedup->at));
	if (!dedup->at)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 1, kept = 0; i < search->n; i++)
		if (is_same(&seen[kept], &seen[i]))
			dedup->at[dedup->n++] = (struct sp_dedup_one){
			    id_of(&seen[i]), id_of(&seen[kept])};
		else
			kept = i;
	qsort(dedup->at, dedup->n, sizeof(*dedup->at), by_id);
	return SP_OK;
}

enum sp_status
sp_dedup_find(struct sp_store *store, const struct sp_store_query *query,
    enum sp_dedup_by by, struct sp_dedup *dedup, struct sp_err *err)
{
	struct search search = {.query = query, .by = by};
	enum sp_status status = SP_OK;

	if (by != SP_DEDUP_EXACT)
		status = sp_terms_init(&search.terms, err);
	if (status == SP_OK)
		status = sp_store_each(store, query, see, &search, err);
	if (status == SP_OK)
		status = take_out(&search, dedup, err);
	free(search.seen);
	sp_buf_release(&search.key);
	sp_terms_release(&search.terms);
	return status;
}

void
sp_dedup_release(struct sp_dedup *dedup)
{
	free(dedup->at);
	*dedup = (struct sp_dedup){0};
}

bool
sp_dedup_has(const struct sp_dedup *dedup, int64_t id)
{
	struct sp_dedup_one one = {id, 0};

	return dedup->n > 0 &&
	    bsearch(&one, dedup->at, dedup->n, sizeof(one), by_id);
}

/* A walk that leaves out what is to go. */
struct walk {
	const struct sp_dedup *dedup;
	sp_store_fn *fn;
	void *ctx;
};

static enum sp_status
step(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	const struct walk *walk = ctx;

	return sp_dedup_has(walk->dedup, found->id)
	    ? SP_OK
	    : walk->fn(walk->ctx, found, err);
}

enum sp_status
sp_dedup_each(struct sp_store *store, const struct sp_store_query *query,
    enum sp_dedup_by by, sp_store_fn *fn, void *ctx, struct sp_err *err)
{
	struct sp_dedup dedup = {0};
	struct walk walk = {&dedup, fn, ctx};
	enum sp_status status = sp_store_freeze(store, err);

	if (status != SP_OK)
		return status;
	status = sp_dedup_find(store, query, by, &dedup, err);
	if (status == SP_OK)
		status = sp_store_each(store, query, step, &walk, err);
	sp_dedup_release(&dedup);
	sp_store_thaw(store);
	return status;
}

static enum sp_status
tell_one(sqlite3_stmt *stmt, int64_t id, int64_t kept, sp_dedup_fn *fn,
    void *ctx, struct sp_err *err)
{
	enum sp_status status;
	struct sp_found found;
	int code = sqlite3_bind_int64(stmt, SP_READ_PLACE, id);

	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW) {
		sp_read_row(stmt, &found);
		status = fn(ctx, &found, kept, err);
	} else if (code == SQLITE_DONE) {
		status =
		    sp_err_set(err, SP_BAD_MODEL, "a pair is gone meanwhile");
	} else {
		status = sp_db_error(sqlite3_db_handle(stmt), err);
	}
	sqlite3_reset(stmt);
	return status;
}

static enum sp_status
tell_groups(sqlite3_stmt *stmt, const struct sp_dedup_one *one, size_t n,
    sp_dedup_fn *fn, void *ctx, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < n && status == SP_OK; i++) {
		int64_t kept = one[i].kept;

		if (i == 0 || one[i - 1].kept != kept)
			status = tell_one(stmt, kept, kept, fn, ctx, err);
		if (status == SP_OK)
			status = tell_one(stmt, one[i].id, kept, fn, ctx, err);
	}
	return status;
}

enum sp_status
sp_dedup_tell(struct sp_store *store, const struct sp_store_query *query,
    const struct sp_dedup *dedup, sp_dedup_fn *fn, void *ctx,
    struct sp_err *err)
{
	static const struct sp_read by_number = {NULL, " AND p.id = ?4", NULL};
	size_t size = dedup->n * sizeof(*dedup->at);
	struct sp_dedup_one *one;
	sqlite3_stmt *stmt = NULL;
	enum sp_status status;

	if (dedup->n == 0)
		return SP_OK;
	one = malloc(size);
	if (!one)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	memcpy(one, dedup->at, size);
	qsort(one, dedup->n, sizeof(*one), by_kept);
	status = sp_read_prepare(store, query, &by_number, &stmt, err);
	if (status == SP_OK)
		status = tell_groups(stmt, one, dedup->n, fn, ctx, err);
	sqlite3_finalize(stmt);
	free(one);
	return status;
}

enum sp_status
sp_dedup_delete(
    struct sp_store *store, const struct sp_dedup *dedup, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_db_prepare(
	    store->db, &stmt, "DELETE FROM pair WHERE id = ?1", err);

	for (size_t i = 0; i < dedup->n && status == SP_OK; i++)
		status = sp_db_run(
		    stmt, sqlite3_bind_int64(stmt, 1, dedup->at[i].id), err);
	sqlite3_finalize(stmt);
	return status;
}
