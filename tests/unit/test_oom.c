/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/align.h>
#include <spean/conv.h>
#include <spean/docset.h>
#include <spean/extract.h>
#include <spean/eval.h>
#include <spean/file.h>
#include <spean/map.h>
#include <spean/pair.h>
#include <spean/pairing.h>
#include <spean/pool.h>
#include <spean/rec.h>
#include <spean/search.h>

#include "oom.h"

static enum sp_status
fill_buf(void *ctx)
{
	struct sp_buf buf = {0};
	enum sp_status status;

	(void)ctx;
	for (int i = 0; i < 200; i++)
		sp_buf_addf(&buf, "line %d\n", i);
	status = sp_buf_status(&buf, NULL);
	sp_buf_release(&buf);
	return status;
}

static enum sp_status
fill_arena(void *ctx)
{
	struct sp_arena arena = {0};
	enum sp_status status;

	(void)ctx;
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < 4000; i++)
			sp_arena_dup(&arena, SP_STR("a text of some bytes"));
		sp_arena_array(&arena, 100000, 8);
		status = sp_arena_status(&arena, NULL);
		if (status != SP_OK)
			break;
		sp_arena_reset(&arena);
	}
	sp_arena_release(&arena);
	return status;
}

static enum sp_status
fill_map(void *ctx)
{
	struct sp_map map = {0};
	enum sp_status status;
	size_t sum = 0;

	(void)ctx;
	for (uint32_t i = 0; i < 3000; i++) {
		struct sp_str key = {(const char *)&i, sizeof(i)};
		size_t *value = sp_map_at(&map, key, NULL);

		if (value)
			*value = 1;
	}
	/* What was put before the failure is still there, whole. */
	for (size_t i = 0; i < map.n; i++)
		sum += *sp_map_get(&map, map.entry[i].key);
	assert_int_equal(sum, map.n);
	status = map.failed ? SP_NOMEM : SP_OK;
	sp_map_release(&map);
	return status;
}

static enum sp_status
read_records(void *ctx)
{
	int fd = open(ctx, O_RDONLY);
	struct sp_reader *reader = sp_reader_new(fd, '\n');
	struct sp_err err = {.status = SP_NOMEM};
	struct sp_str rec;

	assert_true(fd >= 0);
	while (reader && sp_reader_next(reader, &rec, &err))
		continue;
	sp_reader_free(reader);
	close(fd);
	return err.status;
}

static enum sp_status
read_file(void *ctx)
{
	struct sp_buf buf = {0};
	enum sp_status status = sp_file_read(ctx, 1 << 30, &buf, NULL);

	assert_true(status == SP_OK ? buf.n > 0 : buf.n == 0);
	sp_buf_release(&buf);
	return status;
}

static enum sp_status
write_file(void *ctx)
{
	struct sp_err err = {0};
	struct sp_out *out = sp_out_new("oom.out", &err);
	enum sp_status status = err.status;

	(void)ctx;
	if (out)
		status = sp_out_commit(out, &err);
	sp_out_free(out);
	assert_int_equal(access("oom.out", F_OK), status == SP_OK ? 0 : -1);
	unlink("oom.out");
	return status;
}

static enum sp_status
walk_folder(void *ctx)
{
	struct sp_files files = {0};
	enum sp_status status = sp_files_walk(&files, ctx, NULL);

	assert_true(status != SP_OK || files.n > 20);
	sp_files_release(&files);
	return status;
}

static void *
one_byte(void *ctx)
{
	(void)ctx;
	return malloc(1);
}

static void
free_scratch(void *ctx, void *scratch)
{
	(void)ctx;
	free(scratch);
}

static void *
work(void *ctx, void *scratch, size_t i)
{
	(void)ctx;
	(void)scratch;
	(void)i;
	return malloc(1);
}

static enum sp_status
take(void *ctx, size_t i, void *result, struct sp_err *err)
{
	(void)ctx;
	(void)i;
	(void)err;
	free(result);
	return SP_OK;
}

static enum sp_status
run_pool(void *ctx)
{
	static const struct sp_pool_ops ops = {
	    one_byte, free_scratch, work, take, free_scratch};

	return sp_pool_run(&ops, ctx, 1, 20, NULL);
}

static enum sp_status
read_docs(void *ctx)
{
	static const char text[] = "a\t@url\ten\tu\na\t1\ten\tone\n"
				   "b\t1\tkm\tពីរ\n";
	struct sp_doc_reader docs = {0};
	struct sp_doc doc = {0};
	struct sp_err err = {.status = SP_NOMEM};
	struct sp_buf out = {0};
	int end[2];

	(void)ctx;
	assert_int_equal(pipe(end), 0);
	assert_int_equal(
	    write(end[1], text, sizeof(text) - 1), sizeof(text) - 1);
	close(end[1]);
	docs.reader = sp_reader_new(end[0], '\n');
	while (docs.reader && sp_doc_next(&docs, &doc, &err))
		sp_doc_write(&doc, &out);
	if (err.status == SP_OK)
		sp_buf_status(&out, &err);
	if (err.status == SP_OK)
		assert_str_is(sp_buf_str(&out), text);
	sp_buf_release(&out);
	sp_doc_release(&doc);
	sp_doc_reader_release(&docs);
	sp_reader_free(docs.reader);
	close(end[0]);
	return err.status;
}

/* What is beneath ICU and iconv cannot be made to fail. */
static enum sp_status
detect_charset(void *ctx)
{
	const struct sp_str *in = ctx;
	struct sp_conv_info info;
	struct sp_buf out = {0};
	enum sp_status status;

	status = sp_conv_text(*in, NULL, NULL, &out, &info, NULL);
	if (status == SP_OK)
		assert_true(out.n > in->n / 2);
	sp_buf_release(&out);
	return status;
}

static enum sp_status
read_docset(void *ctx)
{
	char name[] = "oom.XXXXXX";
	int fd = mkstemp(name);
	struct sp_docset *set = NULL;
	struct sp_doc doc = {0};
	struct sp_err err = {0};

	(void)ctx;
	unlink(name);
	for (int i = 0; i < 50; i++)
		assert_true(dprintf(fd, "%d\t1\ten\ttext\n", i) > 0);
	lseek(fd, 0, SEEK_SET);
	set = sp_docset_new(fd, ".", NULL, NULL, &err);
	assert_true(set || err.status != SP_OK);
	for (size_t i = 0; set && i < 50 && err.status == SP_OK; i++)
		sp_docset_read(set, i, &doc, &err);
	sp_doc_release(&doc);
	sp_docset_free(set);
	close(fd);
	return err.status;
}

static enum sp_status
write_pair(void *ctx)
{
	struct sp_str rec = SP_STR("a\tb\t1\t1,2\t0.5000\tone\tពីរ\tmore");
	struct sp_buf out = {0};
	enum sp_status status;
	struct sp_pair pair;

	(void)ctx;
	assert_int_equal(sp_pair_parse(rec, &pair, NULL), SP_OK);
	sp_pair_write(&pair, &out);
	status = sp_buf_status(&out, NULL);
	sp_buf_release(&out);
	return status;
}

static char html_page[] =
    "<html lang=en id=x><title>Head</title><meta name=date content=2020-01-02>"
    "<script type='application/ld+json'>{\"author\":\"Ly\"}</script>"
    "<h1>Head</h1><p>May 10, 2022<figure><img><figcaption>A boat on the "
    "river</figcaption>"
    "</figure><p>A paragraph that is long enough to be one, and then some "
    "more.<div class=share>Share</div><p>A boat on the river<p>Caf\xE9";

static char text_page[] =
    "Breaking News\n\nA headline of the usual length\n\nA paragraph that "
    "is long enough to be one, and then some more of it.\n\nXS\n";

static void
count_block(void *user, const struct sp_explained *block)
{
	*(size_t *)user += block->keep;
}

static enum sp_status
explain_page(void *ctx)
{
	struct sp_page page = {.id = SP_STR("a"), .bytes = sp_str_c(ctx)};
	struct sp_err err = {0};
	struct sp_extract *ex = sp_extract_new(&err);
	size_t kept = 0;

	page.charset = ctx == html_page ? "windows-1252" : NULL;
	if (ex)
		sp_extract_explain(ex, &page, count_block, &kept, &err);
	assert_true(err.status != SP_OK || kept > 0);
	sp_extract_free(ex);
	return err.status;
}

static enum sp_status
extract_page(void *ctx)
{
	struct sp_page page = {.id = SP_STR("a"), .bytes = sp_str_c(ctx)};
	struct sp_err err = {0};
	struct sp_extract *ex = sp_extract_new(&err);
	struct sp_doc doc = {0};

	page.charset = ctx == html_page ? "windows-1252" : NULL;
	if (ex)
		sp_extract_page(ex, &page, &doc, &err);
	assert_true(err.status != SP_OK || doc.n > 3);
	sp_doc_release(&doc);
	sp_extract_free(ex);
	return err.status;
}

static enum sp_status
align_docs(void *ctx)
{
	struct sp_err err = {0};
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_align *align = sp_align_new(lang, NULL, &err);
	struct sp_doc doc[2];
	struct sp_buf out = {0};
	struct sp_beads beads = {0};

	(void)ctx;
	memset(doc, 0, sizeof(doc));
	for (size_t s = 0; s < 2; s++) {
		sp_doc_reset(&doc[s], SP_STR("a"));
		for (size_t i = 0; i < 20 + s; i++)
			sp_doc_add(&doc[s], SP_STR("1"), SP_STR("en"),
			    s ? SP_STR("អត្ថបទ ១៥០០ ពាក្យ ក្នុង Spean")
			      : SP_STR("A text of 1,500 words in Spean"));
		if (err.status == SP_OK)
			sp_doc_status(&doc[s], &err);
	}
	if (align && err.status == SP_OK)
		sp_align_docs(align, &doc[0], &doc[1], &out, &beads, &err);
	assert_true(err.status != SP_OK || beads.n > 19);
	sp_buf_release(&out);
	sp_beads_release(&beads);
	for (size_t s = 0; s < 2; s++)
		sp_doc_release(&doc[s]);
	sp_align_free(align);
	return err.status;
}

/* So many lines that they have a corridor, and one that is known. */
static enum sp_status
align_guided(void *ctx)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct sp_guide_mark mark = {
	    .src = 70, .tgt = 71, .nsrc = 1, .ntgt = 1};
	struct sp_err err = {0};
	struct sp_align *align = sp_align_new(lang, NULL, &err);
	struct sp_guide guide = {0};
	struct sp_beads beads = {0};
	struct sp_str text[130];
	size_t place;

	(void)ctx;
	for (size_t i = 0; i < 130; i++)
		text[i] = i % 10 ? SP_STR("-") : SP_STR("Spean 10");
	if (align && !sp_guide_add(&guide, &mark))
		sp_err_set(&err, SP_NOMEM, "out of memory");
	if (align && err.status == SP_OK &&
	    sp_guide_settle(&guide, 130, 130, &place, &err) == SP_OK) {
		sp_align_guide(align, &guide);
		sp_align_run(align, text, 130, text, 130, &beads, &err);
	}
	assert_true(err.status != SP_OK || beads.n > 19);
	sp_beads_release(&beads);
	sp_guide_release(&guide);
	sp_align_free(align);
	return err.status;
}

static double
diagonal(void *ctx, size_t unit, size_t i, size_t ni, size_t j, size_t nj)
{
	(void)ctx;
	(void)unit;
	(void)j;
	return ni == nj && i == j ? 0 : -9;
}

/* Texts so long that a coarser path is found first. */
static enum sp_status
search_long(void *ctx)
{
	struct sp_search search = {.n = 2100,
	    .m = 2100,
	    .steps.max = 1,
	    .steps.total = 2,
	    .steps.scores = true,
	    .steps.worth = diagonal};
	struct sp_beads beads = {0};
	enum sp_status status = sp_search_run(&search, &beads, NULL);

	(void)ctx;
	assert_int_equal(beads.n, status == SP_OK ? 2100 : 0);
	sp_beads_release(&beads);
	return status;
}

static enum sp_status
score_beads(void *ctx)
{
	struct sp_bead bead[] = {{0, 0, 1, 1, 1}, {1, 1, 1, 0, 1}};
	struct sp_beads beads = {bead, 2, 2};
	struct sp_eval eval = {0};
	enum sp_status status = sp_eval_beads(&beads, &beads, &eval, NULL);
	double low, high;

	(void)ctx;
	assert_int_equal(eval.system, status == SP_OK ? 2 : 0);
	if (status == SP_OK)
		status = sp_eval_bootstrap(&eval, 1, 10, &low, &high, NULL);
	return status;
}

static enum sp_status
pair_docs(void *ctx)
{
	char id[200][8];
	struct sp_str ids[200];
	struct sp_docpairs pairs = {0};
	enum sp_status status;

	(void)ctx;
	for (size_t i = 0; i < 200; i++) {
		snprintf(id[i], sizeof(id[i]), "%zu", i);
		ids[i] = sp_str_c(id[i]);
	}
	status = sp_pairing_by_path(ids, 200, ids, 200, &pairs, NULL);
	assert_true(status != SP_OK || pairs.n == 200);
	sp_docpairs_release(&pairs);
	return status;
}

static char source[4096], folder[4096];

static void
every_failed_allocation_is_told_and_nothing_leaks(void **state)
{
	struct sp_str koi8 = SP_STR("\xF3\xCF\xC2\xC1\xCB\xC1 \xD3\xD0"
				    "\xC9\xD4 \xC4\xCF\xCD\xC1.");
	struct sp_str utf16 =
	    SP_STR("\x80\x17\xB6\x17\x9A\x17\x20\0\x80\x17\xB6\x17");

	(void)state;
	assert_true(oom_each(fill_buf, NULL) > 2);
	assert_true(oom_each(fill_arena, NULL) > 2);
	assert_true(oom_each(fill_map, NULL) > 2);
	assert_true(oom_each(read_records, source) > 2);
	assert_true(oom_each(read_file, source) > 1);
	assert_true(oom_each(write_file, NULL) > 2);
	assert_true(oom_each(walk_folder, folder) > 2);
	assert_true(oom_each(run_pool, NULL) > 20);
	assert_true(oom_each(read_docs, NULL) > 2);
	assert_true(oom_each(read_docset, NULL) > 5);
	assert_true(oom_each(detect_charset, &koi8) > 5);
	assert_true(oom_each(detect_charset, &utf16) > 3);
	assert_true(oom_each(write_pair, NULL) > 1);
	assert_true(oom_each(extract_page, html_page) > 20);
	assert_true(oom_each(extract_page, text_page) > 5);
	assert_true(oom_each(explain_page, html_page) > 20);
	assert_true(oom_each(explain_page, text_page) > 3);
	assert_true(oom_each(align_docs, NULL) > 20);
	assert_true(oom_each(align_guided, NULL) > 30);
	assert_true(oom_each(search_long, NULL) > 10);
	assert_true(oom_each(score_beads, NULL) > 5);
	assert_true(oom_each(pair_docs, NULL) > 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_failed_allocation_is_told_and_nothing_leaks),
	};
	const char *srcdir = getenv("srcdir");

	snprintf(source, sizeof(source), "%s/tests/unit/test_oom.c",
	    srcdir ? srcdir : ".");
	snprintf(folder, sizeof(folder), "%s/tests", srcdir ? srcdir : ".");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
