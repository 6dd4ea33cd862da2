/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include <spean/buf.h>
#include <spean/store.h>
#include <spean/verify.h>

#define EN    SP_STR("en")
#define KM    SP_STR("km")
#define PAIRS 400
#define FLIPS 300 /* or what the environment says */

/* A database, as a file and as its bytes. */
struct whole {
	char path[32];
	struct sp_buf bytes;
	struct sp_buf told; /* all that can be read of it */
};

static enum sp_status
one_fault(void *ctx, const char *fault, struct sp_err *err)
{
	(void)err;
	sp_buf_addf(ctx, "%s\n", fault);
	return SP_OK;
}

static void
put_all(const char *path)
{
	static const char *const word[] = {"river", "lake", "water", "rain",
	    "boat", "village", "market", "bridge"};
	struct sp_store *store = sp_store_open(path, SP_STORE_WRITE, NULL);
	struct sp_part part[] = {
	    {SP_STR("@url"), SP_STR("en"), SP_STR("http://example.org/1")},
	    {SP_STR("@author"), SP_STR("en"), SP_STR("Sok")},
	    {SP_STR("@title"), SP_STR("en"), SP_STR("Rivers")},
	    {SP_STR("1.1"), SP_STR("en"), SP_STR("One.")}};
	struct sp_doc doc = {.id = SP_STR("a"), .part = part, .n = 4};

	assert_non_null(store);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	assert_int_equal(sp_store_run(store, "t", "1", "s", NULL), SP_OK);
	assert_int_equal(
	    sp_store_mark(store, SP_STR("CC0"), SP_STR("news"), NULL), SP_OK);
	assert_int_equal(sp_store_put_doc(store, EN, &doc, 1, NULL), SP_OK);
	for (int i = 0; i < PAIRS; i++) {
		char loc[16], text[64], other[96];
		struct sp_pair pair = {SP_STR("a"), SP_STR("b"), {loc, 0},
		    {loc, 0}, .9, {text, 0}, {other, 0}, {NULL, 0}};

		pair.src_loc.n = pair.tgt_loc.n =
		    (size_t)snprintf(loc, sizeof(loc), "%d.1", i);
		pair.src_text.n = (size_t)snprintf(text, sizeof(text),
		    "The %s by the %s is %d.", word[i % 8], word[i / 8 % 8],
		    i * 7);
		pair.tgt_text.n = (size_t)snprintf(other, sizeof(other),
		    "ទន្លេនិងបឹង %d %s។", i * 7, i % 3 ? "ភូមិ" : "ផ្សារ");
		assert_int_equal(
		    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_OK);
	}
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	sp_store_close(store);
}

static void
read_file(const char *path, struct sp_buf *out)
{
	FILE *file = fopen(path, "rb");
	char chunk[4096];
	size_t n;

	assert_non_null(file);
	while ((n = fread(chunk, 1, sizeof(chunk), file)) > 0)
		sp_buf_add(out, (struct sp_str){chunk, n});
	fclose(file);
}

static void
write_file(const char *path, struct sp_str bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, file), bytes.n);
	fclose(file);
}

/* Append each row of a statement; false where it fails. */
static bool
tell_rows(sqlite3 *db, const char *sql, struct sp_buf *out)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK)
		while ((code = sqlite3_step(stmt)) == SQLITE_ROW)
			for (int i = 0; i < sqlite3_column_count(stmt); i++) {
				const void *bytes =
				    sqlite3_column_blob(stmt, i);

				sp_buf_addf(out,
				    "%d:%d:", sqlite3_column_type(stmt, i),
				    sqlite3_column_bytes(stmt, i));
				sp_buf_add(out,
				    (struct sp_str){bytes,
					(size_t)sqlite3_column_bytes(stmt, i)});
			}
	sqlite3_finalize(stmt);
	return code == SQLITE_DONE;
}

static enum sp_status
one_hit(void *ctx, const struct sp_found *found,
    const struct sp_store_hits *hits, struct sp_err *err)
{
	(void)err;
	sp_buf_addf(ctx, "%lld %zu ", (long long)found->id, hits->n);
	return SP_OK;
}

/* What searches find.  (A bit of the index may turn that says nothing: whether
 * a list of places takes an older one away that is not there.) */
static bool
tell_hits(const char *path, struct sp_buf *out)
{
	static const char *const asked[] = {"river", "lake", "boat*", "the",
	    "\"is 7\"", "1400", "2*", "\"the lake by\"", "ទន្លេ", "ភូមិ", "ផ្សារ",
	    "និងបឹង", "បឹង 21"};
	struct sp_store *store = sp_store_open(path, SP_STORE_READ, NULL);
	bool good = store != NULL;

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]) && good; i++) {
		struct sp_query query = {0};
		struct sp_store_search search = {
		    .pairs = {EN, KM, 0, true, NULL}, .query = &query};

		assert_int_equal(
		    sp_query_parse(&query, sp_str_c(asked[i]), NULL), SP_OK);
		good = sp_store_search(store, &search, one_hit, out, NULL) ==
		    SP_OK;
		sp_query_release(&query);
	}
	sp_store_close(store);
	return good;
}

/* All that can be read. */
static void
tell(const char *path, struct sp_buf *out)
{
	static const char *const asked[] = {"rowid, * FROM sqlite_schema",
	    "rowid, * FROM run", "rowid, * FROM document", "* FROM meta",
	    "rowid, * FROM sentence", "rowid, * FROM docpair",
	    "rowid, * FROM pair", "rowid, * FROM verdict",
	    "rowid, * FROM text_index_docsize", "* FROM text_index_config",
	    "* FROM text_index_idx"};
	sqlite3 *db = NULL;
	bool good =
	    sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK;

	sp_buf_reset(out);
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]) && good; i++) {
		char sql[96];

		snprintf(sql, sizeof(sql), "SELECT %s", asked[i]);
		good = tell_rows(db, sql, out);
	}
	sqlite3_close(db);
	if (!good || !tell_hits(path, out))
		sp_buf_add(out, SP_STR("cannot be read"));
}

static int
set_up(void **state)
{
	struct whole *whole = calloc(1, sizeof(*whole));
	int fd;

	if (!whole)
		return -1;
	strcpy(whole->path, "test_verify.XXXXXX");
	fd = mkstemp(whole->path);
	if (fd < 0)
		return -1;
	close(fd);
	unlink(whole->path);
	put_all(whole->path);
	read_file(whole->path, &whole->bytes);
	tell(whole->path, &whole->told);
	*state = whole;
	return 0;
}

static void
remove_all(const char *path)
{
	static const char *const suffix[] = {"", "-wal", "-shm", "-journal"};
	char name[64];

	for (size_t i = 0; i < 4; i++) {
		snprintf(name, sizeof(name), "%s%s", path, suffix[i]);
		unlink(name);
	}
}

static int
tear_down(void **state)
{
	struct whole *whole = *state;

	remove_all(whole->path);
	sp_buf_release(&whole->bytes);
	sp_buf_release(&whole->told);
	free(whole);
	return 0;
}

/* How many faults are told; opening it may fail as well. */
static size_t
verify(const char *path)
{
	struct sp_buf out = {0};
	struct sp_err err = {0};
	size_t faults = 0;
	enum sp_status status =
	    sp_store_verify(path, one_fault, &out, &faults, &err);

	if (status != SP_OK)
		assert_true(err.msg[0]);
	sp_buf_release(&out);
	return faults + (status != SP_OK);
}

static void
what_was_put_is_whole(void **state)
{
	const struct whole *whole = *state;

	assert_int_equal(verify(whole->path), 0);
}

static bool
differs(const struct whole *whole)
{
	struct sp_buf told = {0};
	bool other;

	tell(whole->path, &told);
	other = !sp_str_eq(sp_buf_str(&told), sp_buf_str(&whole->told));
	sp_buf_release(&told);
	return other;
}

/* Of a database that had these bytes: what reads differently is told. */
static size_t
must_tell(
    const struct whole *whole, struct sp_str bytes, const char *what, size_t at)
{
	bool other;

	remove_all(whole->path);
	write_file(whole->path, bytes);
	other = differs(whole);
	if (!other || verify(whole->path) > 0)
		return other;
	print_message(
	    "not told: %s at byte %zu (page %zu)\n", what, at, at / 4096 + 1);
	fail();
	return 1;
}

static uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static void
each_byte_that_reads_differently_is_told(void **state)
{
	const struct whole *whole = *state;
	struct sp_buf bytes = {0};
	const char *asked = getenv("FLIPS");
	size_t flips = asked ? strtoul(asked, NULL, 10) : FLIPS;
	uint64_t seed = 20191115;
	size_t told = 0;

	for (size_t i = 0; i < flips; i++) {
		size_t at = next_random(&seed) % whole->bytes.n;

		sp_buf_reset(&bytes);
		sp_buf_add(&bytes, sp_buf_str(&whole->bytes));
		bytes.s[at] ^= (char)(1 << next_random(&seed) % 8);
		told +=
		    must_tell(whole, sp_buf_str(&bytes), "a bit turned", at);
	}
	print_message(
	    "# of %zu bits turned, %zu changed what is read: all told\n", flips,
	    told);
	assert_true(told > flips / 4);
	sp_buf_release(&bytes);
}

static void
each_page_that_is_lost_is_told(void **state)
{
	const struct whole *whole = *state;
	size_t page = 4096, told = 0, n = whole->bytes.n / page;
	struct sp_buf bytes = {0};

	for (size_t i = 0; i < n; i++) {
		sp_buf_reset(&bytes);
		sp_buf_add(&bytes, sp_buf_str(&whole->bytes));
		memset(bytes.s + i * page, 0, page);
		told += must_tell(
		    whole, sp_buf_str(&bytes), "a page of zeros", i * page);
		if (i > 0)
			told += must_tell(whole,
			    sp_str_sub(sp_buf_str(&whole->bytes), 0, i * page),
			    "the end lost", i * page);
	}
	assert_true(told > n);
	sp_buf_release(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		what_was_put_is_whole, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		each_byte_that_reads_differently_is_told, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		each_page_that_is_lost_is_told, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
