/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <spean/store.h>

#define EN SP_STR("en")
#define KM SP_STR("km")

/* A new folder for each test; path is a database to be made in it. */
struct place {
	char dir[64];
	char path[96];
};

static int
set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	if (!place)
		return -1;
	snprintf(place->dir, sizeof(place->dir), "test_store.XXXXXX");
	if (!mkdtemp(place->dir))
		return -1;
	snprintf(place->path, sizeof(place->path), "%s/tm.db", place->dir);
	*state = place;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *place = *state;
	const char *suffix[] = {"", "-wal", "-shm", "-journal"};
	char path[128];

	for (size_t i = 0; i < 4; i++) {
		snprintf(path, sizeof(path), "%s%s", place->path, suffix[i]);
		unlink(path);
	}
	rmdir(place->dir);
	free(place);
	return 0;
}

static struct sp_store *
open_to(const struct place *place, enum sp_store_mode mode)
{
	struct sp_err err = {0};
	struct sp_store *store = sp_store_open(place->path, mode, &err);

	if (!store)
		fail_msg("%s", err.msg);
	return store;
}

/* Open to write, in a transaction and a run. */
static struct sp_store *
begin(const struct place *place, const char *settings)
{
	struct sp_store *store = open_to(place, SP_STORE_WRITE);

	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	assert_int_equal(
	    sp_store_run(store, "test", "1", settings, NULL), SP_OK);
	return store;
}

static void
end(struct sp_store *store)
{
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	sp_store_close(store);
}

/* Put the records of text, a line each. */
static void
put(struct sp_store *store, const char *text)
{
	struct sp_str rest = sp_str_c(text);
	struct sp_err err = {0};

	while (rest.n > 0) {
		struct sp_pair pair;

		if (sp_pair_parse(sp_str_cut(&rest, '\n'), &pair, &err) !=
			SP_OK ||
		    sp_store_put_pair(store, EN, KM, &pair, &err) != SP_OK)
			fail_msg("%s", err.msg);
	}
}

static void
put_doc(
    struct sp_store *store, const char *id, const char *text, uint64_t origin)
{
	struct sp_doc doc = {0};
	struct sp_err err = {0};

	sp_doc_reset(&doc, sp_str_c(id));
	sp_doc_add(&doc, SP_STR("@url"), EN, SP_STR("http://example.org/1"));
	sp_doc_add(&doc, SP_STR("@title.1"), EN, SP_STR("A title."));
	sp_doc_add(&doc, SP_STR("@title.2"), EN, SP_STR("In two."));
	sp_doc_add(&doc, SP_STR("1.1"), EN, sp_str_c(text));
	if (sp_store_put_doc(store, EN, &doc, origin, &err) != SP_OK ||
	    sp_store_put_doc(store, KM, &doc, origin, &err) != SP_OK)
		fail_msg("%s", err.msg);
	sp_doc_release(&doc);
}

static enum sp_status
collect(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)err;
	sp_pair_write(&found->pair, ctx);
	return SP_OK;
}

/* The records of the database; the caller releases out. */
static const char *
records(const struct place *place, const struct sp_store_query *query,
    struct sp_buf *out)
{
	struct sp_store *store = open_to(place, SP_STORE_READ);
	struct sp_err err = {0};

	sp_buf_reset(out);
	if (sp_store_each(store, query, collect, out, &err) != SP_OK)
		fail_msg("%s", err.msg);
	sp_store_close(store);
	return sp_buf_c(out);
}

static void
holds(const struct place *place, const char *want)
{
	struct sp_store_query query = {EN, KM, 0, true, NULL};
	struct sp_buf out = {0};

	assert_string_equal(records(place, &query, &out), want);
	sp_buf_release(&out);
}

static enum sp_status
collect_stat(void *ctx, const char *name, const char *value, struct sp_err *err)
{
	(void)err;
	sp_buf_addf(ctx, "%s=%s\n", name, value);
	return SP_OK;
}

static void
has_stat(const struct place *place, const char *want)
{
	struct sp_store *store = open_to(place, SP_STORE_READ);
	struct sp_buf out = {0};

	assert_int_equal(
	    sp_store_stats(store, collect_stat, &out, NULL), SP_OK);
	if (!strstr(sp_buf_c(&out), want))
		fail_msg("no %s in %s", want, out.s);
	sp_buf_release(&out);
	sp_store_close(store);
}

#define A "a\tb\t1.1\t1.1\t0.9000\tOne.\tមួយ។\n"
#define B "a\tb\t1.2\t-\t0.1234\tTwo.\t\n"
#define C "c\td\t1.1\t1.1,1.2\t0.5000\tThree.\tបី។\tmore\t\n"
#define D "a\tb\t2.1\t2.1\t1.0000\tFour.\tបួន។\t\n"

static void
gives_back_what_was_put_in_the_same_order(void **state)
{
	struct sp_store *store = begin(*state, "");

	/* The pairs of a and b do not stand together, and C comes twice. */
	put(store, A C B C D);
	end(store);
	holds(*state, A C B C D);
	has_stat(*state,
	    "documents en=2\ndocuments km=2\n"
	    "sentences en=0\nsentences km=0\n"
	    "document pairs=2\npairs=5\n"
	    "pairs 1:0=1\npairs 1:1=2\npairs 1:2=2\n"
	    "mean score=0.7250\nruns=1\n");
}

static void
a_run_replaces_the_pairs_of_the_same_documents(void **state)
{
	struct sp_store *store = begin(*state, "");

	put(store, A B C);
	end(store);
	store = begin(*state, "");
	put(store, D A);
	end(store);
	holds(*state, C D A);
	/* Two runs of one connection are two runs. */
	store = begin(*state, "");
	put(store, A);
	assert_int_equal(sp_store_run(store, "test", "1", "", NULL), SP_OK);
	put(store, B);
	end(store);
	holds(*state, C B);
}

static void
a_run_that_puts_nothing_leaves_no_trace(void **state)
{
	end(begin(*state, ""));
	has_stat(*state, "mean score=-\nruns=0\n");
}

static void
putting_without_a_run_is_refused(void **state)
{
	struct sp_store *store = open_to(*state, SP_STORE_WRITE);
	struct sp_doc doc = {0};

	sp_doc_reset(&doc, SP_STR("a"));
	assert_int_equal(
	    sp_store_put_doc(store, EN, &doc, 0, NULL), SP_UNKNOWN);
	sp_doc_release(&doc);
	sp_store_close(store);
}

/* Merge the records of text, a line each. */
static void
merge(struct sp_store *store, const char *text)
{
	struct sp_str rest = sp_str_c(text);
	struct sp_err err = {0};

	while (rest.n > 0) {
		struct sp_found found = {.src_url = SP_STR("http://a")};

		if (sp_pair_parse(sp_str_cut(&rest, '\n'), &found.pair, &err) !=
			SP_OK ||
		    sp_store_merge(store, EN, KM, &found, &err) != SP_OK)
			fail_msg("%s", err.msg);
	}
}

static void
what_is_merged_takes_nothing_away_and_stands_once(void **state)
{
	struct sp_store *store = begin(*state, "");

	put(store, A B);
	end(store);
	store = begin(*state, "");
	merge(store, B D D);
	end(store);
	holds(*state, A B D D);
	store = begin(*state, "");
	merge(store, D A B);
	end(store);
	holds(*state, A B D D);
	has_stat(*state, "runs=2\n");
}

static void
what_is_undone_is_gone_and_the_run_goes_on(void **state)
{
	struct sp_store *store = begin(*state, "");

	merge(store, A);
	assert_int_equal(sp_store_undo(store, NULL), SP_OK);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	merge(store, B);
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	merge(store, D);
	assert_int_equal(sp_store_undo(store, NULL), SP_OK);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	merge(store, B D);
	end(store);
	holds(*state, B D);
	has_stat(*state, "runs=1\n");
}

static void
what_is_not_committed_is_gone(void **state)
{
	struct sp_store *store = begin(*state, "");

	put(store, A);
	end(store);
	store = begin(*state, "");
	put(store, D C);
	sp_store_close(store);
	holds(*state, A);
}

static void
a_killed_writer_leaves_what_it_committed(void **state)
{
	struct sp_store *store;
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		store = begin(*state, "x");
		put_doc(store, "a", "One.", 1);
		put_doc(store, "b", "One.", 2);
		put(store, A B);
		sp_store_commit(store, NULL);
		sp_store_begin(store, NULL);
		put(store, D C);
		kill(getpid(), SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	holds(*state, A B);
	store = begin(*state, "x");
	assert_true(
	    sp_store_has(store, EN, KM, SP_STR("a"), SP_STR("b"), 1, 2));
	assert_false(
	    sp_store_has(store, EN, KM, SP_STR("c"), SP_STR("d"), 1, 2));
	put(store, D C);
	end(store);
	holds(*state, D C);
}

static void
one_writer_at_a_time_while_others_read(void **state)
{
	struct place *place = *state;
	struct sp_store *store = begin(place, "");

	put(store, A);
	assert_int_equal(sp_store_commit(store, NULL), SP_OK);
	assert_int_equal(sp_store_begin(store, NULL), SP_OK);
	put(store, C);
	holds(place, A);
	end(store);
	holds(place, A C);
}

static bool
has(struct sp_store *store, uint64_t src, uint64_t tgt)
{
	return sp_store_has(store, EN, KM, SP_STR("a"), SP_STR("b"), src, tgt);
}

static void
knows_what_was_done_by_pages_and_settings(void **state)
{
	struct sp_store *store = begin(*state, "x");
	uint64_t large = UINT64_MAX;

	put_doc(store, "a", "One.", 1);
	assert_false(has(store, 1, large));
	put_doc(store, "b", "One.", large);
	assert_false(has(store, 1, large));
	put(store, A);
	end(store);
	store = begin(*state, "x");
	assert_true(has(store, 1, large));
	assert_false(has(store, 2, large));
	assert_false(has(store, 1, 0));
	assert_int_equal(sp_store_run(store, "test", "1", "y", NULL), SP_OK);
	assert_false(has(store, 1, large));
	sp_store_close(store);
}

static void
pages_of_unknown_origin_are_never_done(void **state)
{
	struct sp_store *store = begin(*state, "x");

	put_doc(store, "a", "One.", 0);
	put_doc(store, "b", "One.", 0);
	put(store, A);
	assert_false(has(store, 0, 0));
	sp_store_close(store);
}

static void
documents_and_pairs_come_in_any_order(void **state)
{
	struct sp_store *store = begin(*state, "");

	put(store, A C);
	end(store);
	store = begin(*state, "");
	put_doc(store, "a", "One.", 0);
	put_doc(store, "a", "One again.", 0);
	end(store);
	holds(*state, A C);
	has_stat(*state,
	    "documents en=2\ndocuments km=3\n"
	    "sentences en=3\nsentences km=3\n");
}

static void
a_changed_page_takes_its_old_pairs_away(void **state)
{
	struct sp_store *store = begin(*state, "");

	put_doc(store, "a", "One.", 1);
	put_doc(store, "b", "One.", 1);
	put(store, A C);
	end(store);
	store = begin(*state, "");
	put_doc(store, "a", "One.", 1);
	end(store);
	holds(*state, A C);
	store = begin(*state, "");
	put_doc(store, "a", "Two.", 2);
	end(store);
	holds(*state, C);
	/* But not those of the present run. */
	store = begin(*state, "");
	put(store, B);
	put_doc(store, "a", "Three.", 3);
	put(store, A);
	end(store);
	holds(*state, C B A);
}

/* The pair of a goes, whatever its partner; ctx counts who was asked for. */
static bool
is_a(void *ctx, struct sp_str src, struct sp_str tgt)
{
	++*(size_t *)ctx;
	assert_true(tgt.n > 0);
	return sp_str_eq(src, SP_STR("a"));
}

static void
pairs_that_are_none_any_more_go_where_the_program_made_them(void **state)
{
	struct sp_store *store = begin(*state, "");
	size_t asked = 0;

	put(store, A C);
	assert_int_equal(sp_store_run(store, "other", "1", "", NULL), SP_OK);
	put(store, "a\tx\t1.1\t-\t0.5000\tOne.\t\n");
	end(store);
	store = begin(*state, "of another kind");
	/* Between documents of other languages there is nothing. */
	assert_int_equal(
	    sp_store_drop_stale(store, KM, EN, is_a, &asked, NULL), SP_OK);
	assert_int_equal(asked, 0);
	assert_int_equal(
	    sp_store_drop_stale(store, EN, KM, is_a, &asked, NULL), SP_OK);
	assert_int_equal(asked, 2);
	end(store);
	holds(*state, C "a\tx\t1.1\t-\t0.5000\tOne.\t\n");
	has_stat(*state, "document pairs=2\npairs=2\n");
	/* What is put then of the same two is kept. */
	store = begin(*state, "");
	put(store, A);
	assert_int_equal(
	    sp_store_drop_stale(store, EN, KM, is_a, &asked, NULL), SP_OK);
	put(store, A);
	end(store);
	holds(*state, C "a\tx\t1.1\t-\t0.5000\tOne.\t\n" A);
}

static void
a_document_that_says_a_place_twice_changes_nothing(void **state)
{
	struct sp_store *store = begin(*state, "");
	struct sp_doc doc = {0};
	struct sp_err err = {0};

	sp_doc_reset(&doc, SP_STR("a"));
	sp_doc_add(&doc, SP_STR("1"), EN, SP_STR("One."));
	sp_doc_add(&doc, SP_STR("1"), EN, SP_STR("Two."));
	assert_int_equal(
	    sp_store_put_doc(store, EN, &doc, 0, &err), SP_BAD_RECORD);
	assert_string_equal(err.msg, "loc '1' stands twice in this document");
	/* The transaction goes on. */
	put(store, A);
	sp_doc_release(&doc);
	end(store);
	holds(*state, A);
	has_stat(*state, "sentences en=0\n");
}

static void
text_that_is_not_utf8_is_refused(void **state)
{
	struct sp_store *store = begin(*state, "");
	struct sp_pair pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"),
	    SP_STR("1"), .5, SP_STR("x"), SP_STR("\xE1\x9E"), {NULL, 0}};
	struct sp_doc doc = {0};

	assert_int_equal(
	    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_BAD_TEXT);
	pair.tgt_text = SP_STR("y");
	pair.score = -1;
	assert_int_equal(
	    sp_store_put_pair(store, EN, KM, &pair, NULL), SP_BAD_RECORD);
	sp_doc_reset(&doc, SP_STR("a"));
	sp_doc_add(&doc, SP_STR("1"), EN, SP_STR("\xFF"));
	assert_int_equal(
	    sp_store_put_doc(store, EN, &doc, 0, NULL), SP_BAD_TEXT);
	sp_doc_release(&doc);
	end(store);
	has_stat(*state, "document pairs=0\n");
}

static void
scores_are_rounded_to_four_decimals(void **state)
{
	struct sp_store_query query = {EN, KM, .9, true, NULL};
	struct sp_store *store = begin(*state, "");
	struct sp_buf out = {0};

	put(store,
	    "a\tb\t1\t1\t0.900049\tx\ty\n"
	    "a\tb\t2\t2\t0.89995\tx\ty\n"
	    "a\tb\t3\t3\t0.899949\tx\ty\n");
	end(store);
	assert_string_equal(records(*state, &query, &out),
	    "a\tb\t1\t1\t0.9000\tx\ty\na\tb\t2\t2\t0.9000\tx\ty\n");
	sp_buf_release(&out);
}

static void
only_texts_in_their_script_are_read_unless_all_is_asked(void **state)
{
	struct sp_store_query query = {EN, KM, 0, false, NULL};
	struct sp_store *store = begin(*state, "");
	struct sp_buf out = {0};

	put(store,
	    A B "a\tb\t3\t3\t0.9000\tEnglish.\tEnglish.\n"
		"a\tb\t4\t4\t0.9000\tមួយ។\tមួយ។\n"
		"a\tb\t5\t5\t0.9000\t2019\t២០១៩\n" C);
	end(store);
	assert_string_equal(records(*state, &query, &out), A C);
	/* Case does not count in tags, the language does. */
	query.src_lang = SP_STR("EN");
	assert_string_equal(records(*state, &query, &out), A C);
	query.src_lang = KM;
	query.all = true;
	assert_null(records(*state, &query, &out)[0] ? out.s : NULL);
	sp_buf_release(&out);
}

static void
a_language_without_a_known_script_is_read_too(void **state)
{
	struct sp_store_query query = {EN, SP_STR("lo"), 0, false, NULL};
	struct sp_store *store = begin(*state, "");
	struct sp_pair pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"),
	    SP_STR("1"), .5, SP_STR("One."), SP_STR("ໜຶ່ງ"), {NULL, 0}};
	struct sp_buf out = {0};

	assert_int_equal(
	    sp_store_put_pair(store, EN, SP_STR("lo"), &pair, NULL), SP_OK);
	pair.tgt_text = SP_STR("1.");
	assert_int_equal(
	    sp_store_put_pair(store, EN, SP_STR("lo"), &pair, NULL), SP_OK);
	end(store);
	assert_string_equal(
	    records(*state, &query, &out), "a\tb\t1\t1\t0.5000\tOne.\tໜຶ່ງ\n");
	sp_buf_release(&out);
}

static void
hostile_text_comes_back_as_it_was(void **state)
{
	static const char odd[] =
	    "a' b\"; DROP TABLE pair\tb&<>\t1\t1\t0.5000\t"
	    "\xE2\x80\x8B\xD7\xA9\xE2\x80\xAE\xF0\x9F\x98"
	    "\x80\xCC\x81%s\\n\t\xE1\x9F\x92 ?1 \xEF\xBF\xBF\n";
	struct sp_store *store = begin(*state, "");
	struct sp_buf long_one = {0};

	sp_buf_add(&long_one, SP_STR("a\tb\t9\t9\t0.5000\t"));
	for (size_t i = 0; i < 100000; i++)
		sp_buf_addc(&long_one, (char)('a' + i % 26));
	sp_buf_add(&long_one, SP_STR("\tមួយ\n"));
	put(store, odd);
	put(store, sp_buf_c(&long_one));
	end(store);
	sp_buf_add(&long_one, sp_str_c(odd));
	/* odd was put first. */
	memmove(long_one.s + sizeof(odd) - 1, long_one.s,
	    long_one.n - (sizeof(odd) - 1));
	memcpy(long_one.s, odd, sizeof(odd) - 1);
	holds(*state, sp_buf_c(&long_one));
	sp_buf_release(&long_one);
}

static void
write_file(const char *path, const void *bytes, size_t n)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, n, file), n);
	assert_int_equal(fclose(file), 0);
}

/* Set a number of the header of an SQLite file, 4 bytes big-endian. */
static void
set_header(const char *path, long offset, uint32_t value)
{
	unsigned char bytes[4] = {(unsigned char)(value >> 24),
	    (unsigned char)(value >> 16), (unsigned char)(value >> 8),
	    (unsigned char)value};
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, offset, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, 4, file), 4);
	assert_int_equal(fclose(file), 0);
}

static void
refused(const struct place *place, enum sp_store_mode mode,
    enum sp_status status, const char *words)
{
	struct sp_err err = {0};

	assert_null(sp_store_open(place->path, mode, &err));
	assert_int_equal(err.status, status);
	if (!strstr(err.msg, words))
		fail_msg("no '%s' in: %s", words, err.msg);
}

static void
a_file_that_is_no_database_of_ours_is_refused_and_left_alone(void **state)
{
	static const char text[] = "This is no database, but long enough to "
				   "look like one from afar.\n";
	struct place *place = *state;
	struct stat before, after;

	refused(place, SP_STORE_READ, SP_IO, "No such file");
	write_file(place->path, "", 0);
	refused(place, SP_STORE_READ, SP_BAD_MODEL, "not a Spean database");
	write_file(place->path, text, sizeof(text));
	refused(place, SP_STORE_READ, SP_BAD_MODEL, "not a Spean database");
	refused(place, SP_STORE_WRITE, SP_BAD_MODEL, "not a Spean database");
	/* Another program's database, of another kind. */
	unlink(place->path);
	end(begin(place, ""));
	set_header(place->path, 68, 0x47504B47);
	assert_int_equal(stat(place->path, &before), 0);
	refused(place, SP_STORE_READ, SP_BAD_MODEL, "not a Spean database");
	refused(place, SP_STORE_WRITE, SP_BAD_MODEL, "not a Spean database");
	assert_int_equal(stat(place->path, &after), 0);
	assert_int_equal(before.st_size, after.st_size);
	/* And of no kind that it tells. */
	set_header(place->path, 68, 0);
	refused(place, SP_STORE_WRITE, SP_BAD_MODEL, "not a Spean database");
}

static void
a_newer_version_is_refused(void **state)
{
	struct place *place = *state;

	end(begin(place, ""));
	set_header(place->path, 60, 99);
	refused(place, SP_STORE_READ, SP_BAD_MODEL, "newer");
	refused(place, SP_STORE_WRITE, SP_BAD_MODEL, "newer");
}

static void
an_empty_file_becomes_a_database(void **state)
{
	struct place *place = *state;
	struct sp_store *store;

	write_file(place->path, "", 0);
	store = begin(place, "");
	put(store, A);
	end(store);
	holds(place, A);
}

static void
a_folder_is_refused(void **state)
{
	struct place *place = *state;
	struct place folder = {.path = "."};

	(void)place;
	refused(&folder, SP_STORE_READ, SP_IO, "directory");
	refused(&folder, SP_STORE_WRITE, SP_IO, "directory");
}

static bool
has_log(const struct place *place)
{
	char path[128];

	snprintf(path, sizeof(path), "%s-wal", place->path);
	return access(path, F_OK) == 0;
}

static void
the_last_to_close_leaves_one_file(void **state)
{
	struct place *place = *state;
	struct sp_store *store = begin(place, "");
	struct sp_store *reader = open_to(place, SP_STORE_READ);

	put(store, A);
	end(store);
	assert_true(has_log(place));
	sp_store_close(reader);
	assert_false(has_log(place));
	holds(place, A);
	assert_false(has_log(place));
}

static void
a_folder_that_cannot_be_written_can_be_read(void **state)
{
	struct place *place = *state;
	struct sp_store *store = begin(place, "");

	put(store, A);
	end(store);
	if (geteuid() == 0)
		skip(); /* who may do everything */
	assert_int_equal(chmod(place->dir, 0500), 0);
	holds(place, A);
	assert_int_equal(chmod(place->dir, 0700), 0);
}

static void
a_reader_cannot_write(void **state)
{
	struct sp_store *store = begin(*state, "");
	struct sp_pair pair = {SP_STR("a"), SP_STR("b"), SP_STR("1"),
	    SP_STR("1"), .5, SP_STR("x"), SP_STR("y"), {NULL, 0}};

	put(store, A);
	end(store);
	store = open_to(*state, SP_STORE_READ);
	assert_int_equal(sp_store_run(store, "test", "1", "", NULL), SP_OK);
	assert_int_equal(sp_store_put_pair(store, EN, KM, &pair, NULL), SP_IO);
	sp_store_close(store);
	holds(*state, A);
}

static void
a_path_is_taken_as_it_is(void **state)
{
	const char *name[] = {":memory:", "a?mode=memory", "%41#b", "file:c"};
	struct place *place = *state;
	struct place odd;

	for (size_t i = 0; i < 4; i++) {
		struct sp_store *store;

		snprintf(
		    odd.path, sizeof(odd.path), "%s/%s", place->dir, name[i]);
		store = begin(&odd, "");
		put(store, A);
		end(store);
		holds(&odd, A);
		assert_int_equal(unlink(odd.path), 0);
	}
	assert_int_equal(chdir(place->dir), 0);
	snprintf(odd.path, sizeof(odd.path), ":memory:");
	end(begin(&odd, ""));
	assert_int_equal(unlink(odd.path), 0);
	assert_int_equal(chdir(".."), 0);
}

static enum sp_status
stop(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)found;
	++*(int *)ctx;
	return sp_err_set(err, SP_IO, "enough");
}

static void
a_walk_ends_where_its_function_says(void **state)
{
	struct sp_store_query query = {EN, KM, 0, true, NULL};
	struct sp_store *store = begin(*state, "");
	struct sp_err err = {0};
	int calls = 0;

	put(store, A B C);
	assert_int_equal(
	    sp_store_each(store, &query, stop, &calls, &err), SP_IO);
	assert_string_equal(err.msg, "enough");
	assert_int_equal(calls, 1);
	sp_store_close(store);
}

static enum sp_status
take_url(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	(void)err;
	sp_buf_add(ctx, found->src_url);
	sp_buf_addf(ctx, " %zu %zu\n", found->tgt_url.n, found->copy);
	return SP_OK;
}

static void
a_walk_tells_urls_and_copies(void **state)
{
	struct sp_store_query query = {EN, KM, 0, true, NULL};
	struct sp_store *store = begin(*state, "");
	struct sp_buf out = {0};

	put_doc(store, "a", "One.", 0);
	put(store, A A C A);
	assert_int_equal(
	    sp_store_each(store, &query, take_url, &out, NULL), SP_OK);
	assert_string_equal(sp_buf_c(&out),
	    "http://example.org/1 0 0\nhttp://example.org/1 0 1\n 0 0\n"
	    "http://example.org/1 0 2\n");
	sp_buf_release(&out);
	sp_store_close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(gives_back_what_was_put_in_the_same_order),
	    TEST(a_run_replaces_the_pairs_of_the_same_documents),
	    TEST(a_run_that_puts_nothing_leaves_no_trace),
	    TEST(putting_without_a_run_is_refused),
	    TEST(what_is_merged_takes_nothing_away_and_stands_once),
	    TEST(what_is_undone_is_gone_and_the_run_goes_on),
	    TEST(what_is_not_committed_is_gone),
	    TEST(a_killed_writer_leaves_what_it_committed),
	    TEST(one_writer_at_a_time_while_others_read),
	    TEST(knows_what_was_done_by_pages_and_settings),
	    TEST(pages_of_unknown_origin_are_never_done),
	    TEST(documents_and_pairs_come_in_any_order),
	    TEST(a_changed_page_takes_its_old_pairs_away),
	    TEST(pairs_that_are_none_any_more_go_where_the_program_made_them),
	    TEST(a_document_that_says_a_place_twice_changes_nothing),
	    TEST(text_that_is_not_utf8_is_refused),
	    TEST(scores_are_rounded_to_four_decimals),
	    TEST(only_texts_in_their_script_are_read_unless_all_is_asked),
	    TEST(a_language_without_a_known_script_is_read_too),
	    TEST(hostile_text_comes_back_as_it_was),
	    TEST(a_file_that_is_no_database_of_ours_is_refused_and_left_alone),
	    TEST(a_newer_version_is_refused),
	    TEST(an_empty_file_becomes_a_database),
	    TEST(a_folder_is_refused),
	    TEST(the_last_to_close_leaves_one_file),
	    TEST(a_folder_that_cannot_be_written_can_be_read),
	    TEST(a_reader_cannot_write),
	    TEST(a_path_is_taken_as_it_is),
	    TEST(a_walk_ends_where_its_function_says),
	    TEST(a_walk_tells_urls_and_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
