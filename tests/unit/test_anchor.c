/* SPDX-License-Identifier: MIT */
#include <spean/anchor.h>

#include "data.h"
#include "oom.h"

struct run {
	struct sp_tagger *tagger;
	struct sp_anchors *anchors;
	struct sp_tags tags[2];
	struct sp_anchor_list list;
};

static enum sp_status
find(struct run *run, struct sp_str src, struct sp_str tgt, struct sp_err *err)
{
	struct sp_str text[2] = {src, tgt};
	static const char *const lang[2] = {"en", "km"};
	enum sp_status status = SP_OK;

	for (int s = 0; s < 2 && status == SP_OK; s++)
		status =
		    sp_tagger_read(run->tagger, sp_lang_find(sp_str_c(lang[s])),
			text[s], NULL, &run->tags[s], err);
	if (status != SP_OK)
		return status;
	return sp_anchors_find(run->anchors,
	    (struct sp_anchor_side){src, &run->tags[0]},
	    (struct sp_anchor_side){tgt, &run->tags[1]}, &run->list, err);
}

static void
release(struct run *run)
{
	sp_anchor_list_release(&run->list);
	sp_tags_release(&run->tags[0]);
	sp_tags_release(&run->tags[1]);
	sp_anchors_free(run->anchors);
	sp_tagger_free(run->tagger);
}

static void
write_anchors(const struct run *run, struct sp_str src, struct sp_str tgt,
    struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < run->list.n; i++) {
		const struct sp_anchor *a = &run->list.anchor[i];

		assert_true(a->worth > 0 && a->worth <= 1);
		assert_true(a->src < run->tags[0].n);
		assert_true(
		    a->tgt == SP_ANCHOR_NONE || a->tgt < run->tags[1].n);
		if (i > 0)
			assert_true(a[-1].src_start <= a->src_start);
		sp_buf_add(out, i ? SP_STR("; ") : SP_STR(""));
		sp_buf_add(out, sp_str_sub(src, a->src_start, a->src_end));
		sp_buf_addc(out, '=');
		sp_buf_add(out, sp_str_sub(tgt, a->tgt_start, a->tgt_end));
	}
	if (run->list.n == 0)
		sp_buf_addc(out, '-');
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct run run = {
	    .tagger = sp_tagger_new(NULL), .anchors = sp_anchors_new(NULL)};
	struct sp_buf have = {0};
	struct sp_str field[4];
	struct data data;
	size_t rows = 0;

	(void)state;
	assert_true(run.tagger && run.anchors);
	data_open(&data, "anchor.tests");
	while (data_next(&data, field, 4)) {
		assert_int_equal(find(&run, field[0], field[1], NULL), SP_OK);
		write_anchors(&run, field[0], field[1], &have);
		data_is(&data, sp_buf_str(&have), field[2]);
		rows++;
	}
	assert_true(rows >= 14);
	data_close(&data);
	sp_buf_release(&have);
	release(&run);
}

static void
either_language_may_be_the_source(void **state)
{
	struct run run = {
	    .tagger = sp_tagger_new(NULL), .anchors = sp_anchors_new(NULL)};
	struct sp_str km = SP_STR("លោក ជិន ម៉ាលីន បង់ ៧៤");
	struct sp_str en = SP_STR("74 came with Chin Malin.");
	struct sp_buf have = {0};

	(void)state;
	for (int s = 0; s < 2; s++)
		assert_int_equal(
		    sp_tagger_read(run.tagger,
			sp_lang_find(s ? SP_STR("en") : SP_STR("km")),
			s ? en : km, NULL, &run.tags[s], NULL),
		    SP_OK);
	assert_int_equal(
	    sp_anchors_find(run.anchors,
		(struct sp_anchor_side){km, &run.tags[0]},
		(struct sp_anchor_side){en, &run.tags[1]}, &run.list, NULL),
	    SP_OK);
	sp_buf_reset(&have);
	for (size_t i = 0; i < run.list.n; i++) {
		const struct sp_anchor *a = &run.list.anchor[i];

		sp_buf_add(&have, sp_str_sub(km, a->src_start, a->src_end));
		sp_buf_addc(&have, '=');
		sp_buf_add(&have, sp_str_sub(en, a->tgt_start, a->tgt_end));
		sp_buf_addc(&have, ';');
	}
	assert_str_is(sp_buf_str(&have), "ជិន ម៉ាលីន=Chin Malin;៧៤=74;");
	sp_buf_release(&have);
	release(&run);
}

static void
a_text_that_is_not_utf8_has_none(void **state)
{
	struct run run = {
	    .tagger = sp_tagger_new(NULL), .anchors = sp_anchors_new(NULL)};

	(void)state;
	assert_int_equal(find(&run, SP_STR("5"), SP_STR("៥"), NULL), SP_OK);
	assert_int_equal(run.list.n, 1);
	assert_int_equal(
	    find(&run, SP_STR("5"), SP_STR("5 \xff"), NULL), SP_BAD_TEXT);
	assert_int_equal(run.list.n, 0);
	assert_int_equal(
	    find(&run, SP_STR("5 \xff"), SP_STR("5"), NULL), SP_BAD_TEXT);
	assert_int_equal(run.list.n, 0);
	release(&run);
}

static enum sp_status
find_some(void *ctx)
{
	struct sp_err err = {0};
	struct run run = {.tagger = sp_tagger_new(&err)};
	enum sp_status status = err.status;

	(void)ctx;
	if (run.tagger)
		run.anchors = sp_anchors_new(&err);
	status = err.status;
	if (status == SP_OK)
		status = find(&run, SP_STR("Hun Sen and the UN: 74 in May"),
		    SP_STR("ហ៊ុន សែន ៧៤ UN ឧសភា"), &err);
	if (status != SP_OK)
		assert_int_equal(run.list.n, 0);
	release(&run);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	(void)state;
	assert_true(oom_each(find_some, NULL) > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(either_language_may_be_the_source),
	    cmocka_unit_test(a_text_that_is_not_utf8_has_none),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
