/* SPDX-License-Identifier: MIT */
#include <spean/store.h>

#include <stdlib.h>

#include <spean/db.h>
#include <spean/utf8.h>

struct sp_store *
sp_store_open(const char *path, enum sp_store_mode mode, struct sp_err *err)
{
	static const enum sp_db_mode db_mode[] = {[SP_STORE_READ] = SP_DB_READ,
	    [SP_STORE_WRITE] = SP_DB_MAKE,
	    [SP_STORE_CHANGE] = SP_DB_CHANGE};
	struct sp_store *store = calloc(1, sizeof(*store));

	if (!store) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	if (sp_db_open(path, db_mode[mode], &store->db, err) == SP_OK)
		return store;
	free(store);
	return NULL;
}

void
sp_store_close(struct sp_store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < SP_SQL_STATEMENTS; i++)
		sqlite3_finalize(store->stmt[i]);
	sqlite3_close(store->db); /* what is not committed is rolled back */
	sp_buf_release(&store->text);
	sp_buf_release(&store->tags);
	sp_buf_release(&store->licence);
	sp_buf_release(&store->last);
	sp_buf_release(&store->settings);
	sp_buf_release(&store->version);
	sp_buf_release(&store->program);
	free(store);
}

enum sp_status
sp_store_begin(struct sp_store *store, struct sp_err *err)
{
	store->was_running = store->running;
	store->counted = store->asked = false;
	return sp_db_run_plain(store, SP_SQL_BEGIN, err);
}

enum sp_status
sp_store_commit(struct sp_store *store, struct sp_err *err)
{
	return sp_db_run_plain(store, SP_SQL_COMMIT, err);
}

enum sp_status
sp_store_undo(struct sp_store *store, struct sp_err *err)
{
	sp_buf_reset(&store->last);
	store->running = store->was_running;
	store->counted = false;
	return sp_db_run_plain(store, SP_SQL_ROLLBACK, err);
}

enum sp_status
sp_store_freeze(struct sp_store *store, struct sp_err *err)
{
	return sp_db_exec(store->db, "SAVEPOINT frozen", err);
}

void
sp_store_thaw(struct sp_store *store)
{
	sqlite3_exec(store->db, "RELEASE frozen", NULL, NULL, NULL);
}

enum sp_status
sp_store_run(struct sp_store *store, const char *program, const char *version,
    const char *settings, struct sp_err *err)
{
	struct sp_buf *part[3] = {
	    &store->program, &store->version, &store->settings};
	const char *text[3] = {program, version, settings};
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < 3 && status == SP_OK; i++) {
		sp_buf_reset(part[i]);
		sp_buf_add(part[i], sp_str_c(text[i]));
		status = sp_buf_status(part[i], err);
	}
	sp_buf_reset(&store->last);
	store->running = false;
	store->named = status == SP_OK;
	return status;
}

bool
sp_store_has_tag(struct sp_str tags, struct sp_str tag)
{
	while (tags.s)
		if (sp_str_eq(sp_str_cut(&tags, ' '), tag))
			return true;
	return false;
}

/* Words of visible characters, one space between. */
static bool
are_tags(struct sp_str tags)
{
	char last = ' ';

	for (size_t i = 0; i < tags.n; i++) {
		if ((unsigned char)tags.s[i] < ' ' ||
		    (tags.s[i] == ' ' && last == ' '))
			return false;
		last = tags.s[i];
	}
	return tags.n == 0 || last != ' ';
}

static bool
is_line(struct sp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] < ' ')
			return false;
	return true;
}

enum sp_status
sp_store_mark(struct sp_store *store, struct sp_str licence, struct sp_str tags,
    struct sp_err *err)
{
	if (!is_line(licence) || sp_utf8_check(licence) != licence.n)
		return sp_err_set(
		    err, SP_BAD_RECORD, "a licence is one line of UTF-8");
	if (!are_tags(tags) || sp_utf8_check(tags) != tags.n)
		return sp_err_set(err, SP_BAD_RECORD,
		    "tags are words of UTF-8 with a space between");
	sp_buf_reset(&store->licence);
	sp_buf_add(&store->licence, licence);
	sp_buf_reset(&store->tags);
	sp_buf_add(&store->tags, tags);
	sp_buf_reset(&store->last);
	if (sp_buf_status(&store->licence, err) != SP_OK)
		return SP_NOMEM;
	return sp_buf_status(&store->tags, err);
}

bool
sp_store_has(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, struct sp_str src_doc, struct sp_str tgt_doc,
    uint64_t src_origin, uint64_t tgt_origin)
{
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_HAS, NULL);
	int64_t one;
	int bound;
	bool found;

	if (!stmt || !src_origin || !tgt_origin)
		return false;
	bound = sp_db_bind(stmt, 1, src_lang);
	bound |= sp_db_bind(stmt, 2, tgt_lang);
	bound |= sp_db_bind(stmt, 3, src_doc);
	bound |= sp_db_bind(stmt, 4, tgt_doc);
	bound |= sqlite3_bind_int64(stmt, 5, (int64_t)src_origin);
	bound |= sqlite3_bind_int64(stmt, 6, (int64_t)tgt_origin);
	bound |= sp_db_bind_run(store, stmt, 7);
	sp_db_number(stmt, bound, &one, &found, NULL);
	return found;
}

bool
sp_store_has_doc(struct sp_store *store, struct sp_str lang, struct sp_str doc,
    uint64_t origin)
{
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_HAS_DOC, NULL);
	int64_t one;
	int bound;
	bool found;

	if (!stmt || !origin)
		return false;
	bound = sp_db_bind(stmt, 1, lang);
	bound |= sp_db_bind(stmt, 2, doc);
	bound |= sqlite3_bind_int64(stmt, 3, (int64_t)origin);
	bound |= sp_db_bind_run(store, stmt, 4);
	sp_db_number(stmt, bound, &one, &found, NULL);
	return found;
}

size_t
sp_store_count_docs(struct sp_store *store, struct sp_str lang)
{
	sqlite3_stmt *stmt = sp_db_statement(store, SP_SQL_COUNT_DOCS, NULL);
	int64_t number = 0;
	bool found = false;

	if (stmt)
		sp_db_number(
		    stmt, sp_db_bind(stmt, 1, lang), &number, &found, NULL);
	return found && number > 0 ? (size_t)number : 0;
}
