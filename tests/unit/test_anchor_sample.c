/* SPDX-License-Identifier: MIT */
/*
 * The sample stories: every name, date and number of their beads, and what it
 * is paired with, as tests/data/sample_anchors.tsv has it; and each that is
 * paired with nothing has a reason there.
 */
#include <spean/anchor.h>

#include "data.h"
#include "unit.h"

#include <spean/bead.h>
#include <spean/file.h>

static const char *const story[] = {"2019/11-17-released-on-bail",
    "2020/02-11-rice-exports", "2021/03-08-mekong-bridge",
    "2022/11-09-boat-races", "2023/01-17-school-library",
    "2023/06-05-dengue-vaccination", "2024/01-10-angkor-visitors",
    "2024/05-14-poipet-train"};
#define STORIES       (sizeof(story) / sizeof(story[0]))
#define SENTENCES_MAX 200

struct run {
	struct sp_tagger *tagger;
	struct sp_anchors *anchors;
	struct sp_tags tags[2];
	struct sp_anchor_list list;
	struct data data; /* what is expected */
	size_t rows, alone;
};

static void
read_text(const char *name, const char *ending, struct sp_buf *text)
{
	char path[512];

	sp_buf_reset(text);
	snprintf(path, sizeof(path), "%s/corpora/sample/gold/%s.%s",
	    data_srcdir(), name, ending);
	assert_int_equal(
	    sp_file_read(path, (size_t)1 << 20, text, NULL), SP_OK);
}

static size_t
split(struct sp_str text, struct sp_str line[SENTENCES_MAX])
{
	size_t n = 0;

	while (text.n > 0 && n < SENTENCES_MAX)
		line[n++] = sp_str_cut(&text, '\n');
	return n;
}

/* The sentences of one side of a bead, with a space between. */
static void
join(const struct sp_str *line, size_t first, size_t n, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sp_buf_addc(out, ' ');
		sp_buf_add(out, line[first + i]);
	}
}

/* The next row of the table must be these. */
static void
expect(struct run *run, struct sp_str en, struct sp_str km)
{
	struct sp_str field[3];
	bool none = km.n == 0;

	if (!data_next(&run->data, field, 3))
		fail_msg(
		    "%s ends before \"%.*s\"", run->data.path, (int)en.n, en.s);
	data_is(&run->data, en, field[0]);
	data_is(&run->data, none ? SP_STR("-") : km, field[1]);
	if (none && field[2].n < 3)
		fail_msg("%s:%zu: no reason", run->data.path,
		    sp_reader_line(run->data.reader));
	run->rows++;
	run->alone += none;
}

static const struct sp_anchor *
anchor_of(const struct sp_anchor_list *list, size_t tag)
{
	for (size_t a = 0; a < list->n; a++)
		if (list->anchor[a].src == tag)
			return &list->anchor[a];
	return NULL;
}

static void
check_bead(struct run *run, struct sp_str en, struct sp_str km)
{
	struct sp_anchor_side src = {en, &run->tags[0]};
	struct sp_anchor_side tgt = {km, &run->tags[1]};

	assert_int_equal(sp_tagger_read(run->tagger, sp_lang_find(SP_STR("en")),
			     en, NULL, &run->tags[0], NULL),
	    SP_OK);
	assert_int_equal(sp_tagger_read(run->tagger, sp_lang_find(SP_STR("km")),
			     km, NULL, &run->tags[1], NULL),
	    SP_OK);
	assert_int_equal(
	    sp_anchors_find(run->anchors, src, tgt, &run->list, NULL), SP_OK);
	for (size_t t = 0; t < run->tags[0].n; t++) {
		const struct sp_tag *tag = &run->tags[0].tag[t];
		const struct sp_anchor *anchor = anchor_of(&run->list, t);
		struct sp_str none = {NULL, 0};

		expect(run, sp_str_sub(en, tag->start, tag->end),
		    anchor ? sp_str_sub(km, anchor->tgt_start, anchor->tgt_end)
			   : none);
	}
}

static void
check_story(struct run *run, const char *name)
{
	struct sp_str en[SENTENCES_MAX], km[SENTENCES_MAX];
	struct sp_buf text[2] = {{0}}, beads = {0}, bead[2] = {{0}};
	struct sp_str rest;

	read_text(name, "en", &text[0]);
	read_text(name, "km", &text[1]);
	read_text(name, "beads", &beads);
	split(sp_buf_str(&text[0]), en);
	split(sp_buf_str(&text[1]), km);
	for (rest = sp_buf_str(&beads); rest.n > 0;) {
		struct sp_bead one;

		assert_int_equal(
		    sp_bead_parse(sp_str_cut(&rest, '\n'), &one, NULL), SP_OK);
		if (one.nsrc == 0 || one.ntgt == 0)
			continue;
		join(en, one.src, one.nsrc, &bead[0]);
		join(km, one.tgt, one.ntgt, &bead[1]);
		check_bead(run, sp_buf_str(&bead[0]), sp_buf_str(&bead[1]));
	}
	for (int s = 0; s < 2; s++) {
		sp_buf_release(&text[s]);
		sp_buf_release(&bead[s]);
	}
	sp_buf_release(&beads);
}

static void
every_name_date_and_number_is_paired_or_has_a_reason(void **state)
{
	struct run run = {
	    .tagger = sp_tagger_new(NULL), .anchors = sp_anchors_new(NULL)};
	struct sp_str field[3];

	(void)state;
	assert_true(run.tagger && run.anchors);
	data_open(&run.data, "sample_anchors.tsv");
	for (size_t s = 0; s < STORIES; s++)
		check_story(&run, story[s]);
	if (data_next(&run.data, field, 3))
		fail_msg("%s:%zu: a row too many", run.data.path,
		    sp_reader_line(run.data.reader));
	printf("# sample stories: %zu names, dates and numbers, %zu without a "
	       "counterpart\n",
	    run.rows, run.alone);
	data_close(&run.data);
	sp_tags_release(&run.tags[0]);
	sp_tags_release(&run.tags[1]);
	sp_anchor_list_release(&run.list);
	sp_anchors_free(run.anchors);
	sp_tagger_free(run.tagger);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		every_name_date_and_number_is_paired_or_has_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
