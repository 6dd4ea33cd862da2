/* SPDX-License-Identifier: MIT */
#include <spean/units.h>

#include <stdlib.h>
#include <string.h>

#include <spean/db.h>
#include <spean/fts.h>

#define WEIGHTS_KEPT 262144 /* of tokens */

/*
 * How frequent a token is, the index does not say without reading all that has
 * it.  But what has it stands in the leaves of the index in a row, and a table
 * of FTS5 has the token with which each leaf begins; so the leaves between that
 * before the token and that behind it are a measure.  It only serves to look
 * for rare tokens first: no answer depends on it.
 */
static const char parts_sql[] =
    "SELECT segid FROM text_index_idx GROUP BY segid ORDER BY count(*) DESC"
    " LIMIT 2";
static const char before_sql[] =
    "SELECT pgno / 2 FROM text_index_idx WHERE segid = ?1 AND term <= ?2"
    " ORDER BY term DESC LIMIT 1";
static const char behind_sql[] =
    "SELECT pgno / 2 FROM text_index_idx WHERE segid = ?1 AND term > ?2"
    " ORDER BY term LIMIT 1";

enum sp_status
sp_units_init(struct sp_units *units, sqlite3 *db, struct sp_err *err)
{
	sqlite3_stmt *stmt = NULL;
	enum sp_status status = sp_db_prepare(db, &stmt, parts_sql, err);
	int code = SQLITE_DONE;

	while (status == SP_OK && units->parts < 2 &&
	    (code = sqlite3_step(stmt)) == SQLITE_ROW)
		units->part[units->parts++] = sqlite3_column_int64(stmt, 0);
	if (status == SP_OK && code != SQLITE_DONE && code != SQLITE_ROW)
		status = sp_db_error(db, err);
	sqlite3_finalize(stmt);
	if (status == SP_OK)
		status = sp_db_prepare(db, &units->before, before_sql, err);
	if (status == SP_OK)
		status = sp_db_prepare(db, &units->behind, behind_sql, err);
	return status;
}

void
sp_units_release(struct sp_units *units)
{
	sqlite3_finalize(units->before);
	sqlite3_finalize(units->behind);
	sp_map_release(&units->weight);
	free(units->at);
	free(units->taken);
	*units = (struct sp_units){0};
}

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

static enum sp_status
leaf(sqlite3_stmt *stmt, int64_t part, struct sp_str key, int64_t *number,
    struct sp_err *err)
{
	int bound = sqlite3_bind_int64(stmt, 1, part);
	bool found;

	bound |= sqlite3_bind_blob64(stmt, 2, key.s, key.n, SQLITE_STATIC);
	return sp_db_number(stmt, bound, number, &found, err);
}

static enum sp_status
weigh(struct sp_units *units, struct sp_str token, size_t *weight,
    struct sp_err *err)
{
	struct sp_buf key = {0};
	enum sp_status status;

	sp_buf_addc(&key, '0'); /* FTS5's, before every token */
	sp_buf_add(&key, token);
	status = sp_buf_status(&key, err);
	*weight = 0;
	for (size_t i = 0; i < units->parts && status == SP_OK; i++) {
		int64_t from = 0, to = 0;

		status = leaf(units->before, units->part[i], sp_buf_str(&key),
		    &from, err);
		if (status == SP_OK)
			status = leaf(units->behind, units->part[i],
			    sp_buf_str(&key), &to, err);
		if (to > from)
			*weight += (size_t)(to - from);
	}
	sp_buf_release(&key);
	return status;
}

static enum sp_status
add(struct sp_units *units, struct sp_unit unit, struct sp_err *err)
{
	size_t *known;
	bool added;

	if (!sp_grow(&units->at, &units->cap, units->n + 1, sizeof(unit)))
		return no_memory(err);
	known = sp_map_at(&units->weight, unit.token, &added);
	if (!known)
		return no_memory(err);
	if (added) {
		size_t weight;
		enum sp_status status = weigh(units, unit.token, &weight, err);

		if (status != SP_OK) {
			sp_map_reset(&units->weight);
			return status;
		}
		*known = weight;
	}
	unit.weight = *known;
	units->at[units->n++] = unit;
	return SP_OK;
}

static bool
begins_pair(const struct sp_terms *terms, size_t i)
{
	return i + 1 < terms->n && terms->at[i + 1].joined;
}

static enum sp_status
add_all(struct sp_units *units, const struct sp_terms *terms,
    const struct sp_near *near, enum sp_units_how how, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < terms->n && status == SP_OK; i++) {
		struct sp_unit unit = {sp_terms_text(terms, i), i, false, 0, 1};
		bool pair = begins_pair(terms, i);
		bool as_pair = pair && how != SP_UNITS_TERMS;

		if (sp_near_is_number(near, i))
			continue;
		if (how != SP_UNITS_ALL || (!pair && !terms->at[i].joined))
			status = add(units, unit, err);
		unit.token.n =
		    pair ? terms->at[i + 1].end - terms->at[i].start : 0;
		unit.pair = true;
		if (as_pair && status == SP_OK)
			status = add(units, unit, err);
	}
	return status;
}

/* The rarest first; where that does not tell, pairs before terms. */
static int
by_weight(const void *left, const void *right)
{
	const struct sp_unit *a = left, *b = right;
	int order;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	if (a->pair != b->pair)
		return a->pair ? -1 : 1;
	order = sp_str_cmp(a->token, b->token);
	return order ? order : (a->at > b->at) - (a->at < b->at);
}

static void
keep_apart(struct sp_units *units)
{
	size_t n = 0;

	for (size_t i = 0; i < units->n; i++) {
		struct sp_unit unit = units->at[i];

		if (units->taken[unit.at] ||
		    (unit.pair && units->taken[unit.at + 1]))
			continue;
		units->taken[unit.at] = true;
		units->taken[unit.at + 1] |= unit.pair;
		units->at[n++] = unit;
	}
	units->n = n;
}

/* A token that is there twice comes twice in a row. */
static void
keep_once(struct sp_units *units)
{
	size_t n = 0;

	for (size_t i = 0; i < units->n; i++)
		if (n > 0 &&
		    sp_str_eq(units->at[n - 1].token, units->at[i].token))
			units->at[n - 1].times++;
		else
			units->at[n++] = units->at[i];
	units->n = n;
}

enum sp_status
sp_units_read(struct sp_units *units, const struct sp_terms *terms,
    const struct sp_near *near, enum sp_units_how how, struct sp_err *err)
{
	enum sp_status status;

	units->n = 0;
	if (units->weight.n > WEIGHTS_KEPT || units->weight.failed)
		sp_map_reset(&units->weight);
	if (!sp_grow(&units->taken, &units->taken_cap, terms->n + 1,
		sizeof(*units->taken)))
		return no_memory(err);
	memset(units->taken, 0, (terms->n + 1) * sizeof(*units->taken));
	status = add_all(units, terms, near, how, err);
	if (status != SP_OK)
		return status;
	if (units->n > 1)
		qsort(units->at, units->n, sizeof(*units->at), by_weight);
	if (how == SP_UNITS_APART)
		keep_apart(units);
	keep_once(units);
	return SP_OK;
}

void
sp_unit_write(const struct sp_unit *unit, struct sp_buf *out)
{
	sp_buf_addc(out, '"');
	sp_buf_addc(out, SP_FTS_TOKEN);
	for (size_t i = 0; i < unit->token.n; i++) {
		if (unit->token.s[i] == '"')
			sp_buf_addc(out, '"');
		sp_buf_addc(out, unit->token.s[i]);
	}
	sp_buf_addc(out, '"');
}
