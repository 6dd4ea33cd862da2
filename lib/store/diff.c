/* SPDX-License-Identifier: MIT */
#include <spean/diff.h>

#include <string.h>

#include <spean/read.h>

#define KEY                                                                    \
	"s.path, t.path, coalesce(p.was_src, p.src_text),"                     \
	" coalesce(p.was_tgt, p.tgt_text)"
#define REST "p.score, p.verdict, p.src_text, p.tgt_text, p.more"

/* The pairs of a database, in order. */
struct side {
	struct sp_store *store;
	sqlite3_stmt *stmt;
	struct sp_found found;
	bool more; /* found is one */
};

static enum sp_status
next(struct side *side, const struct sp_store_query *query, struct sp_err *err)
{
	int code;

	side->more = false;
	while ((code = sqlite3_step(side->stmt)) == SQLITE_ROW) {
		sp_read_row(side->stmt, &side->found);
		if (sp_read_is_asked(query, &side->found)) {
			side->more = true;
			return SP_OK;
		}
	}
	return code == SQLITE_DONE ? SP_OK : sp_db_error(side->store->db, err);
}

static enum sp_status
begin(struct side *side, const struct sp_store_query *query, struct sp_err *err)
{
	static const struct sp_read how = {NULL, NULL, KEY ", " REST};
	enum sp_status status =
	    sp_read_prepare(side->store, query, &how, &side->stmt, err);

	return status == SP_OK ? next(side, query, err) : status;
}

/* As SQL has them in order: by bytes, and NULL before all. */
static int
compare(struct sp_str a, struct sp_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n > 0 ? memcmp(a.s, b.s, n) : 0;

	if (!a.s || !b.s)
		return (a.s != NULL) - (b.s != NULL);
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int
compare_all(const struct sp_str *a, const struct sp_str *b, size_t n)
{
	int order = 0;

	for (size_t i = 0; i < n && order == 0; i++)
		order = compare(a[i], b[i]);
	return order;
}

static int
compare_keys(const struct sp_found *a, const struct sp_found *b)
{
	const struct sp_found *found[2] = {a, b};
	struct sp_str key[2][4];

	for (size_t i = 0; i < 2; i++) {
		const struct sp_pair *pair = &found[i]->pair;

		key[i][0] = pair->src_doc;
		key[i][1] = pair->tgt_doc;
		key[i][2] =
		    found[i]->was_src.s ? found[i]->was_src : pair->src_text;
		key[i][3] =
		    found[i]->was_tgt.s ? found[i]->was_tgt : pair->tgt_text;
	}
	return compare_all(key[0], key[1], 4);
}

static bool
are_alike(const struct sp_found *a, const struct sp_found *b)
{
	const struct sp_found *found[2] = {a, b};
	struct sp_str rest[2][4];

	for (size_t i = 0; i < 2; i++) {
		rest[i][0] = found[i]->verdict;
		rest[i][1] = found[i]->pair.src_text;
		rest[i][2] = found[i]->pair.tgt_text;
		rest[i][3] = found[i]->pair.more;
	}
	return a->pair.score <= b->pair.score &&
	    a->pair.score >= b->pair.score &&
	    compare_all(rest[0], rest[1], 4) == 0;
}

/* Tell how the first pairs of both sides differ; *take says whose first is
 * done with. */
static enum sp_status
tell(struct side side[2], sp_diff_fn *fn, void *ctx, bool take[2], size_t *n,
    struct sp_err *err)
{
	int order = !side[1].more ? -1
	    : !side[0].more       ? 1
			    : compare_keys(&side[0].found, &side[1].found);
	bool both = order == 0;
	enum sp_status status = SP_OK;

	take[0] = order <= 0;
	take[1] = order >= 0;
	if (both && are_alike(&side[0].found, &side[1].found))
		return SP_OK;
	for (size_t i = 0; i < 2 && status == SP_OK; i++)
		if (take[i]) {
			++*n;
			status = fn(
			    ctx, (both ? "<>" : "-+")[i], &side[i].found, err);
		}
	return status;
}

enum sp_status
sp_diff(struct sp_store *store, struct sp_store *other,
    const struct sp_store_query *query, sp_diff_fn *fn, void *ctx, size_t *n,
    struct sp_err *err)
{
	struct side side[2] = {{.store = store}, {.store = other}};
	enum sp_status status = begin(&side[0], query, err);

	*n = 0;
	if (status == SP_OK)
		status = begin(&side[1], query, err);
	while (status == SP_OK && (side[0].more || side[1].more)) {
		bool take[2];

		status = tell(side, fn, ctx, take, n, err);
		for (size_t i = 0; i < 2 && status == SP_OK; i++)
			if (take[i])
				status = next(&side[i], query, err);
	}
	for (size_t i = 0; i < 2; i++)
		sqlite3_finalize(side[i].stmt);
	return status;
}
