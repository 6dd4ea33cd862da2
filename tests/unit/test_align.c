/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/align.h>

#define LINES 300

/* Two texts to align, the aligner, and what it finds. */
struct job {
	struct sp_align *align;
	struct sp_str text[2][2 * LINES];
	size_t n[2];
	struct sp_beads beads;
	char mem[2 * LINES][128];
	size_t used;
};

static int
setup(void **state)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct job *job = calloc(1, sizeof(*job));

	assert_non_null(job);
	job->align = sp_align_new(lang, NULL, NULL);
	assert_non_null(job->align);
	*state = job;
	return 0;
}

static int
teardown(void **state)
{
	struct job *job = *state;

	sp_align_free(job->align);
	sp_beads_release(&job->beads);
	free(job);
	return 0;
}

static void
add(struct job *job, size_t side, struct sp_str text)
{
	assert_true(job->n[side] < 2 * LINES);
	job->text[side][job->n[side]++] = text;
}

/* A line of its own for a sentence; it lasts as long as the job. */
static struct sp_str
line(struct job *job, const char *fmt, size_t number)
{
	char *text = job->mem[job->used++];
	char form[128];

	snprintf(form, sizeof(form), "%s", fmt);
	/* The number stands for the only %. */
	for (size_t k = 0; form[k]; k++)
		if (form[k] == '%') {
			snprintf(text, 128, "%.*s%zu%s", (int)k, form, number,
			    form + k + 1);
			return sp_str_c(text);
		}
	snprintf(text, 128, "%s", form);
	return sp_str_c(text);
}

/* Align; every sentence must stand in exactly one bead, in order. */
static void
run(struct job *job)
{
	size_t src = 0, tgt = 0;

	job->beads.n = 0;
	assert_int_equal(sp_align_run(job->align, job->text[0], job->n[0],
			     job->text[1], job->n[1], &job->beads, NULL),
	    SP_OK);
	for (size_t b = 0; b < job->beads.n; b++) {
		struct sp_bead bead = job->beads.bead[b];

		assert_int_equal(bead.src, src);
		assert_int_equal(bead.tgt, tgt);
		assert_true(bead.nsrc + bead.ntgt > 0);
		assert_true(bead.nsrc + bead.ntgt <= 5);
		assert_true(bead.score >= 0 && bead.score <= 1);
		src += bead.nsrc;
		tgt += bead.ntgt;
	}
	assert_int_equal(src, job->n[0]);
	assert_int_equal(tgt, job->n[1]);
}

/* How many beads are of source i and target i + shift, from source `from`. */
static size_t
in_step(const struct job *job, size_t from, long shift)
{
	size_t n = 0;

	for (size_t b = 0; b < job->beads.n; b++) {
		struct sp_bead x = job->beads.bead[b];

		n += x.nsrc == 1 && x.ntgt == 1 && x.src >= from &&
		    (long)x.src + shift == (long)x.tgt;
	}
	return n;
}

static void
empty_sides_give_gaps(void **state)
{
	struct job *job = *state;

	run(job);
	assert_int_equal(job->beads.n, 0);
	for (size_t i = 0; i < 9; i++)
		add(job, 0, SP_STR("A line."));
	run(job);
	assert_int_equal(job->beads.n, 9);
	job->n[0] = 0;
	for (size_t i = 0; i < 7; i++)
		add(job, 1, SP_STR("A line."));
	run(job);
	assert_int_equal(job->beads.n, 7);
	for (size_t b = 0; b < 7; b++)
		assert_true(job->beads.bead[b].score > .999);
}

static void
sides_may_be_swapped(void **state)
{
	struct job *job = *state;
	struct sp_bead *first;
	size_t n;

	for (size_t i = 0; i < 40; i++) {
		add(job, 0, line(job, "Line % of a text in English", 7 * i));
		if (i != 20)
			add(job, 1, line(job, "បន្ទាត់ % នៃអត្ថបទ", 7 * i));
	}
	run(job);
	n = job->beads.n;
	first = malloc(n * sizeof(*first));
	assert_non_null(first);
	memcpy(first, job->beads.bead, n * sizeof(*first));
	assert_int_equal(n, 40);
	for (size_t i = 0; i < 40; i++) {
		struct sp_str src = job->text[0][i];

		job->text[0][i] = job->text[1][i];
		job->text[1][i] = src;
	}
	job->n[0] = 39;
	job->n[1] = 40;
	run(job);
	assert_int_equal(job->beads.n, n);
	for (size_t b = 0; b < n; b++) {
		assert_int_equal(job->beads.bead[b].nsrc, first[b].ntgt);
		assert_int_equal(job->beads.bead[b].ntgt, first[b].nsrc);
	}
	free(first);
}

static void
identical_lines_are_aligned_one_to_one(void **state)
{
	struct job *job = *state;

	for (size_t i = 0; i < 100; i++)
		for (size_t s = 0; s < 2; s++)
			add(job, s, SP_STR("The same line again."));
	run(job);
	assert_int_equal(in_step(job, 0, 0), 100);
}

static void
a_number_that_all_lines_share_does_not_derail(void **state)
{
	struct job *job = *state;

	for (size_t i = 0; i < 100; i++) {
		/* Lengths of its own tell each line from the next. */
		size_t n = 10 + i * 37 % 60;
		char *text = job->mem[job->used++];

		snprintf(text, 128, "1 %.*s", (int)n,
		    "----------------------------------------------------------"
		    "-"
		    "----------------------------------------------------------"
		    "-");
		add(job, 0, sp_str_c(text));
		if (i != 50)
			add(job, 1, sp_str_c(text));
	}
	run(job);
	assert_true(in_step(job, 0, 0) >= 49);
	assert_true(in_step(job, 51, -1) >= 48);
}

static void
a_passage_of_one_side_is_passed_over(void **state)
{
	struct job *job = *state;

	for (size_t i = 0; i < 100; i++) {
		struct sp_str both = line(job, "Both have %, this.", i * 31);

		if (i == 40)
			for (size_t k = 0; k < 200; k++)
				add(job, 0,
				    SP_STR("And this the source has alone."));
		add(job, 0, both);
		add(job, 1, both);
	}
	run(job);
	assert_true(in_step(job, 0, 0) >= 39);
	assert_true(in_step(job, 241, -200) >= 58);
}

static void
lines_that_are_no_text_are_aligned_all_the_same(void **state)
{
	struct job *job = *state;

	for (size_t i = 0; i < 30; i++)
		for (size_t s = 0; s < 2; s++)
			add(job, s, line(job, "A line % of text.", i));
	job->text[0][7] = SP_STR("\xFF\xFE line 7 of text");
	job->text[1][9] = SP_STR("\xE1\x9E");
	job->text[0][11] = SP_STR("");
	job->text[1][13] = (struct sp_str){NULL, 0};
	job->text[1][17] = SP_STR("a\0b\tc\nd");
	run(job);
	assert_true(in_step(job, 0, 0) >= 24);
	for (size_t i = 0; i < 30; i++)
		job->text[0][i] = job->text[1][i] = (struct sp_str){NULL, 0};
	run(job);
}

static void
the_same_texts_give_the_same_beads(void **state)
{
	struct job *job = *state;
	struct sp_buf out[3] = {{0}};

	for (size_t i = 0; i < 60; i++) {
		add(job, 0, line(job, "Some % words here.", i * i % 23));
		if (i % 7)
			add(job, 1, line(job, "ពាក្យ % ខ្លះ", i * i % 23));
	}
	for (size_t k = 0; k < 3; k++) {
		/* The last time by an aligner that had other work before. */
		if (k == 2) {
			job->n[0] = 5;
			run(job);
			job->n[0] = 60;
		}
		run(job);
		for (size_t b = 0; b < job->beads.n; b++)
			sp_bead_write(&job->beads.bead[b], &out[k]);
		assert_true(
		    sp_str_eq(sp_buf_str(&out[0]), sp_buf_str(&out[k])));
	}
	for (size_t k = 0; k < 3; k++)
		sp_buf_release(&out[k]);
}

static void
lines_of_very_many_numbers_find_their_twins(void **state)
{
	struct job *job = *state;
	struct sp_buf line = {0};

	for (size_t k = 0; k < 2000; k++)
		sp_buf_addf(&line, "%zu ", 1000 + k);
	for (size_t i = 0; i < 8; i++)
		for (size_t s = 0; s < 2; s++)
			add(job, s, sp_buf_str(&line));
	run(job);
	assert_int_equal(in_step(job, 0, 0), 8);
	sp_buf_release(&line);
}

/* So many lines that they are first aligned in blocks of 16 and of 4. */
#define MANY 2300

static void
many_lines_are_told_by_their_lengths_alone(void **state)
{
	static const char dashes[] =
	    "------------------------------------------------------------"
	    "------------------------------------------------------------";
	struct job *job = *state;
	struct sp_str *text = calloc(MANY, sizeof(*text));
	size_t right = 0;

	assert_non_null(text);
	for (size_t i = 0; i < MANY; i++)
		text[i] = (struct sp_str){dashes, 20 + i * i * 31 % 97};
	assert_int_equal(
	    sp_align_run(job->align, text, MANY, text, MANY, &job->beads, NULL),
	    SP_OK);
	for (size_t b = 0; b < job->beads.n; b++) {
		struct sp_bead x = job->beads.bead[b];

		right += x.nsrc == 1 && x.ntgt == 1 && x.src == x.tgt;
	}
	assert_true(right > MANY * 9 / 10);
	free(text);
}

/* A document of a few parts; texts are told by a bar from their locs. */
static void
make_doc(struct sp_doc *doc, const char *id, const char *const *part, size_t n)
{
	sp_doc_reset(doc, sp_str_c(id));
	for (size_t k = 0; k < n; k++) {
		struct sp_str text = sp_str_c(part[k]);
		struct sp_str loc = sp_str_cut(&text, '|');

		sp_doc_add(doc, loc, SP_STR("en"), text);
	}
	assert_int_equal(sp_doc_status(doc, NULL), SP_OK);
}

static const char *const en[] = {"@url|https://example.org/1",
    "@title.1|Bridge 4711 opens", "@date|2019-11-15",
    "1.1|It was 9 November 2019 when the news was read.",
    ("1.2|What nobody has translated since it is far too long and of "
     "no interest, with 555 and 666 and 777 in it"),
    "2.1|Chin Malin spoke to Reuters of 38 cases, and he left then."};
static const char *const km[] = {"@title.1|ស្ពាន ៤៧១១ បើក",
    "1.1|ថ្ងៃទី៩ ខែ ឆ្នាំ២០១៩ ពេលដំណឹងត្រូវបានអាន។",
    "2.1|Chin Malin និយាយទៅ Reuters ពី ៣៨", "2.2|ហើយគាត់ចាកចេញ។",
    "@charset|UTF-8"};

static void
documents_become_pair_records(void **state)
{
	struct job *job = *state;
	struct sp_doc doc[2];
	struct sp_buf out = {0};
	struct sp_beads beads = {0};
	struct sp_str rest;
	/* Without the score, which is not for this test. */
	static const char *const want[][2] = {
	    {"en/1\tkm/1\t@title.1\t@title.1",
		"Bridge 4711 opens\tស្ពាន ៤៧១១ បើក"},
	    {"en/1\tkm/1\t1.1\t1.1",
		"It was 9 November 2019 when the news was read.\t"
		"ថ្ងៃទី៩ ខែ ឆ្នាំ២០១៩ ពេលដំណឹងត្រូវបានអាន។"},
	    {"en/1\tkm/1\t1.2\t-",
		"What nobody has translated since it is far too long and of "
		"no interest, with 555 and 666 and 777 in it\t"},
	    {"en/1\tkm/1\t2.1\t2.1,2.2",
		"Chin Malin spoke to Reuters of 38 cases, and he left then.\t"
		"Chin Malin និយាយទៅ Reuters ពី ៣៨ ហើយគាត់ចាកចេញ។"},
	};

	memset(doc, 0, sizeof(doc));
	make_doc(&doc[0], "en/1", en, sizeof(en) / sizeof(en[0]));
	make_doc(&doc[1], "km/1", km, sizeof(km) / sizeof(km[0]));
	assert_int_equal(
	    sp_align_docs(job->align, &doc[0], &doc[1], &out, &beads, NULL),
	    SP_OK);
	rest = sp_buf_str(&out);
	assert_int_equal(beads.n, 4);
	for (size_t k = 0; k < 4; k++) {
		struct sp_str rec = sp_str_cut(&rest, '\n');
		struct sp_str head = sp_str_c(want[k][0]);
		struct sp_str tail = sp_str_c(want[k][1]);

		assert_int_equal(rec.n, head.n + 8 + tail.n);
		assert_true(sp_str_starts(rec, head));
		assert_true(sp_str_ends(rec, tail));
	}
	assert_int_equal(rest.n, 0);
	/* Where no beads are wanted, the same is written. */
	rest = sp_buf_str(&out);
	assert_int_equal(
	    sp_align_docs(job->align, &doc[0], &doc[1], &out, NULL, NULL),
	    SP_OK);
	assert_true(sp_str_eq(sp_str_sub(sp_buf_str(&out), 0, rest.n),
	    sp_str_sub(sp_buf_str(&out), rest.n, out.n)));
	sp_beads_release(&beads);
	sp_buf_release(&out);
	sp_doc_release(&doc[0]);
	sp_doc_release(&doc[1]);
}

static void
a_document_without_text_leaves_the_other_alone(void **state)
{
	static const char *const meta[] = {"@url|x", "@date|2019"};
	static const char *const text[] = {"@title|x", "1|a", "2.1|"};
	struct job *job = *state;
	struct sp_doc doc[2];
	struct sp_buf out = {0};

	memset(doc, 0, sizeof(doc));
	make_doc(&doc[0], "s", text, 3);
	make_doc(&doc[1], "t", meta, 2);
	assert_int_equal(
	    sp_align_docs(job->align, &doc[0], &doc[1], &out, NULL, NULL),
	    SP_OK);
	assert_str_is(sp_buf_str(&out),
	    "s\tt\t@title\t-\t1.0000\tx\t\ns\tt\t1\t-\t1.0000\ta\t\n"
	    "s\tt\t2.1\t-\t1.0000\t\t\n");
	sp_buf_reset(&out);
	assert_int_equal(
	    sp_align_docs(job->align, &doc[1], &doc[1], &out, NULL, NULL),
	    SP_OK);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
	sp_doc_release(&doc[0]);
	sp_doc_release(&doc[1]);
}

static void
the_settings_are_told_in_words(void **state)
{
	(void)state;
	assert_true(strlen(sp_align_settings()) > 10);
	assert_null(strpbrk(sp_align_settings(), "\t\n"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(empty_sides_give_gaps),
	    TEST(sides_may_be_swapped),
	    TEST(identical_lines_are_aligned_one_to_one),
	    TEST(a_number_that_all_lines_share_does_not_derail),
	    TEST(a_passage_of_one_side_is_passed_over),
	    TEST(lines_that_are_no_text_are_aligned_all_the_same),
	    TEST(the_same_texts_give_the_same_beads),
	    TEST(lines_of_very_many_numbers_find_their_twins),
	    TEST(many_lines_are_told_by_their_lengths_alone),
	    TEST(documents_become_pair_records),
	    TEST(a_document_without_text_leaves_the_other_alone),
	    TEST(the_settings_are_told_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
