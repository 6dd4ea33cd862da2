/* SPDX-License-Identifier: MIT */
/*
 * Texts on which aligners go astray, made of drawn words that a lexicon knows;
 * and texts drawn with marks, of which what must always hold is checked.
 */
#include "keeps.h"
#include "lex.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/align.h>

static const char *const words[][2] = {
    {"bridge", "ស្ពាន"},
    {"water", "ទឹក"},
    {"house", "ផ្ទះ"},
    {"road", "ផ្លូវ"},
    {"school", "សាលា"},
    {"teacher", "គ្រូ"},
    {"rice", "ស្រូវ"},
    {"river", "ទន្លេ"},
    {"mountain", "ភ្នំ"},
    {"market", "ផ្សារ"},
    {"fish", "ត្រី"},
    {"horse", "សេះ"},
    {"buffalo", "ក្របី"},
    {"child", "កុមារ"},
    {"mother", "ម្តាយ"},
    {"father", "ឪពុក"},
    {"doctor", "ពេទ្យ"},
    {"forest", "ព្រៃ"},
    {"salt", "អំបិល"},
    {"sugar", "ស្ករ"},
    {"king", "ស្តេច"},
    {"soldier", "ទាហាន"},
    {"letter", "សំបុត្រ"},
    {"newspaper", "កាសែត"},
    {"book", "សៀវភៅ"},
    {"moon", "ព្រះចន្ទ"},
    {"rain", "ភ្លៀង"},
    {"wind", "ខ្យល់"},
    {"fire", "ភ្លើង"},
    {"earth", "ដី"},
    {"night", "យប់"},
    {"morning", "ព្រឹក"},
    {"village", "ភូមិ"},
    {"province", "ខេត្ត"},
    {"boat", "ទូក"},
    {"bicycle", "កង់"},
    {"garden", "សួន"},
    {"flower", "ផ្កា"},
    {"bird", "បក្សី"},
    {"elephant", "ដំរី"},
};
#define WORDS (sizeof(words) / sizeof(words[0]))

#define LINES 2000

/* Two texts, and the sentences that they were drawn as. */
struct job {
	struct sp_lex *lex;
	struct sp_align *align;
	struct sp_buf mem[2];
	size_t start[2][LINES + 1];
	size_t id[2][LINES];
	struct sp_str text[2][LINES];
	size_t n[2];
	bool numbers; /* a sentence of seven says a number of its own */
	struct sp_guide guide;
	struct sp_beads beads;
	uint64_t seed;
};

/* A number below n, the same for the same seed (splitmix64). */
static size_t
draw(uint64_t *seed, size_t n)
{
	uint64_t x = *seed += UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return (size_t)((x ^ x >> 31) % n);
}

static int
setup(void **state)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct job *job = calloc(1, sizeof(*job));
	struct sp_lex_table table = {0};

	assert_non_null(job);
	for (size_t w = 0; w < WORDS; w++)
		sp_lex_table_add(&table, sp_str_c(words[w][0]),
		    sp_str_c(words[w][1]), .8f, .8f);
	job->lex = lex_of(&table);
	job->align = sp_align_new(lang, job->lex, NULL);
	assert_non_null(job->align);
	*state = job;
	return 0;
}

static void
empty(struct job *job)
{
	for (size_t s = 0; s < 2; s++) {
		sp_buf_reset(&job->mem[s]);
		job->n[s] = 0;
	}
	job->guide.n = 0;
}

static int
teardown(void **state)
{
	struct job *job = *state;

	sp_align_free(job->align);
	sp_lex_free(job->lex);
	for (size_t s = 0; s < 2; s++)
		sp_buf_release(&job->mem[s]);
	sp_beads_release(&job->beads);
	sp_guide_release(&job->guide);
	free(job);
	return 0;
}

static void
add(struct job *job, size_t s, struct sp_str text)
{
	assert_true(job->n[s] < LINES);
	job->start[s][job->n[s]++] = job->mem[s].n;
	sp_buf_add(&job->mem[s], text);
	job->start[s][job->n[s]] = job->mem[s].n;
}

/* Say sentence `id` in the language of a side: one word of seven is said on one
 * side alone. */
static void
say(struct job *job, size_t s, size_t id)
{
	uint64_t seed = id;
	size_t n = 4 + draw(&seed, 9);
	struct sp_buf out = {0};

	for (size_t k = 0; k < n; k++) {
		size_t word = draw(&seed, WORDS), alone = draw(&seed, 14);

		if (alone == s)
			continue;
		if (s == 0 && out.n > 0)
			sp_buf_addc(&out, ' ');
		sp_buf_add(&out, sp_str_c(words[word][s]));
	}
	if (job->numbers && id % 7 == 3)
		sp_buf_addf(&out, " %zu", 1000 + id);
	sp_buf_add(&out, s == 0 ? SP_STR(".") : SP_STR("។"));
	job->id[s][job->n[s]] = id;
	add(job, s, sp_buf_str(&out));
	sp_buf_release(&out);
}

static void
say_all(struct job *job, size_t s, size_t from, size_t to)
{
	for (size_t id = from; id < to; id++)
		say(job, s, id);
}

/* Align; every sentence must stand in exactly one bead, in order, and the beads
 * must keep the marks. */
static void
run(struct job *job)
{
	size_t src = 0, tgt = 0, place, mark = 0;

	for (size_t s = 0; s < 2; s++) {
		assert_int_equal(sp_buf_status(&job->mem[s], NULL), SP_OK);
		for (size_t i = 0; i < job->n[s]; i++)
			job->text[s][i] = sp_str_sub(sp_buf_str(&job->mem[s]),
			    job->start[s][i], job->start[s][i + 1]);
	}
	assert_int_equal(
	    sp_guide_settle(&job->guide, job->n[0], job->n[1], &place, NULL),
	    SP_OK);
	sp_align_guide(job->align, &job->guide);
	job->beads.n = 0;
	assert_int_equal(sp_align_run(job->align, job->text[0], job->n[0],
			     job->text[1], job->n[1], &job->beads, NULL),
	    SP_OK);
	for (size_t b = 0; b < job->beads.n; b++) {
		const struct sp_bead *x = &job->beads.bead[b];

		assert_true(x->src == src && x->tgt == tgt);
		assert_true(x->nsrc + x->ntgt > 0 && x->nsrc + x->ntgt <= 5);
		assert_true(x->score >= 0 && x->score <= 1);
		for (; mark < job->guide.n &&
		     job->guide.mark[mark].src + job->guide.mark[mark].nsrc <=
			 src;
		     mark++)
			;
		for (size_t g = mark; g < job->guide.n && g < mark + 5; g++)
			assert_true(keeps(&job->guide.mark[g], x));
		src += x->nsrc;
		tgt += x->ntgt;
	}
	assert_true(src == job->n[0] && tgt == job->n[1]);
}

/* How many beads are one sentence and its translation. */
static size_t
right(const struct job *job)
{
	size_t n = 0;

	for (size_t b = 0; b < job->beads.n; b++) {
		const struct sp_bead *x = &job->beads.bead[b];

		n += x->nsrc == 1 && x->ntgt == 1 &&
		    job->id[0][x->src] == job->id[1][x->tgt];
	}
	return n;
}

/* How many have both sides, and the sum of their scores. */
static size_t
both(const struct job *job, double *score)
{
	size_t n = 0;

	*score = 0;
	for (size_t b = 0; b < job->beads.n; b++) {
		const struct sp_bead *x = &job->beads.bead[b];

		if (x->nsrc == 0 || x->ntgt == 0)
			continue;
		*score += x->score;
		n++;
	}
	return n;
}

/* Sentences [from, to) stand on side s alone, of n. */
static void
leave_out(struct job *job, size_t s, size_t n, size_t from, size_t to)
{
	size_t kept = n - (to - from);

	empty(job);
	say_all(job, s, 0, n);
	say_all(job, 1 - s, 0, from);
	say_all(job, 1 - s, to, n);
	run(job);
	printf("# %zu of %zu sentences, of which side %zu has %zu more in a "
	       "row, are right\n",
	    right(job), kept, s, to - from);
	assert_true(right(job) >= kept * 19 / 20);
}

static void
two_hundred_omitted_sentences_do_not_derail(void **state)
{
	struct job *job = *state;

	for (size_t s = 0; s < 2; s++) {
		job->numbers = false;
		leave_out(job, s, 260, 30, 230); /* no corridor */
		leave_out(job, s, 500, 150, 350); /* none can be found */
		job->numbers = true;
		leave_out(job, s, 1000, 400, 600);
		leave_out(job, s, 1000, 0, 200);
		leave_out(job, s, 1000, 800, 1000);
	}
}

static void
one_side_may_be_ten_times_longer(void **state)
{
	struct job *job = *state;

	for (size_t s = 0; s < 2; s++) {
		empty(job);
		say_all(job, s, 0, 600);
		for (size_t id = 5; id < 600; id += 10)
			say(job, 1 - s, id);
		run(job);
		printf("# %zu of 60 sentences that stand between nine others "
		       "are right\n",
		    right(job));
		assert_true(right(job) >= 50);
		leave_out(job, s, 600, 60, 600);
		leave_out(job, s, 600, 0, 540);
	}
}

static void
a_document_that_stands_there_twice_is_aligned_once(void **state)
{
	struct job *job = *state;
	double score;

	for (size_t s = 0; s < 2; s++) {
		empty(job);
		say_all(job, s, 0, 100);
		say_all(job, 1 - s, 0, 100);
		say_all(job, 1 - s, 0, 100);
		run(job);
		assert_true(right(job) >= 95);
		/* The path may change from one to the other anywhere. */
		both(job, &score);
		assert_true(score < 75);
	}
}

static void
identical_lines_are_aligned_as_far_as_they_go(void **state)
{
	struct job *job = *state;
	double score;

	for (size_t i = 0; i < 300; i++) {
		say(job, 0, 1);
		if (i < 270)
			say(job, 1, 1);
	}
	run(job);
	assert_true(both(job, &score) >= 260);
	assert_true(score < 200);
}

static void
a_text_and_itself_go_hand_in_hand(void **state)
{
	struct job *job = *state;

	say_all(job, 0, 0, 300);
	for (size_t i = 0; i < 300; i++) {
		job->id[1][i] = i;
		add(job, 1,
		    sp_str_sub(sp_buf_str(&job->mem[0]), job->start[0][i],
			job->start[0][i + 1]));
	}
	run(job);
	assert_int_equal(right(job), 300);
}

static void
a_number_in_every_line_says_nothing(void **state)
{
	struct job *job = *state;

	for (size_t id = 0; id < 200; id++)
		for (size_t s = 0; s < 2; s++) {
			if (s == 1 && id % 9 == 4)
				continue;
			say(job, s, id);
			sp_buf_add(
			    &job->mem[s], s ? SP_STR(" ១") : SP_STR(" 1"));
			job->start[s][job->n[s]] = job->mem[s].n;
		}
	run(job);
	assert_true(right(job) >= 165); /* of 178 */
}

static void
texts_that_say_different_things_get_low_scores(void **state)
{
	struct job *job = *state;
	double score;
	size_t n;

	say_all(job, 0, 0, 120);
	say_all(job, 1, 5000, 5110);
	run(job);
	n = both(job, &score);
	printf("# %zu beads of 120 sentences and 110 others, of a mean score "
	       "of %.2f\n",
	    n, score / (double)(n + 1));
	assert_true(score < .6 * (double)n);
}

/* English and what looks like it: letters tell nothing of the language. */
static void
another_language_in_the_same_letters_gets_low_scores(void **state)
{
	struct job *job = *state;
	uint64_t seed = 7;
	double score;
	size_t n;

	say_all(job, 0, 0, 100);
	for (size_t i = 0; i < 100; i++) {
		struct sp_buf text = {0};

		for (size_t k = 20 + draw(&seed, 60); k > 0; k--)
			sp_buf_addc(
			    &text, "aeiou lmnrst dpqu"[draw(&seed, 17)]);
		add(job, 1, sp_buf_str(&text));
		sp_buf_release(&text);
	}
	run(job);
	n = both(job, &score);
	printf("# %zu beads of two languages in the same letters, of a mean "
	       "score of %.2f\n",
	    n, score / (double)(n + 1));
	assert_true(score < .6 * (double)n);
}

/* A line of all sentences [from, to). */
static void
say_in_one_line(struct job *job, size_t s, size_t from, size_t to)
{
	size_t line = job->n[s];

	say_all(job, s, from, from + 1);
	for (size_t id = from + 1; id < to; id++) {
		say(job, s, id);
		job->n[s]--;
	}
	job->start[s][job->n[s]] = job->mem[s].n;
	job->id[s][line] = from;
}

static void
a_very_long_line_is_a_sentence_like_others(void **state)
{
	struct job *job = *state;

	/* Of 250 kB: one side has it alone, both have it, nothing else. */
	say_all(job, 0, 0, 40);
	say_all(job, 1, 0, 20);
	say_in_one_line(job, 1, 1000, 5000);
	say_all(job, 1, 20, 40);
	run(job);
	assert_true(right(job) >= 36);
	empty(job);
	for (size_t s = 0; s < 2; s++) {
		say_all(job, s, 0, 20);
		say_in_one_line(job, s, 1000, 5000);
		say_all(job, s, 20, 40);
	}
	run(job);
	assert_true(right(job) >= 39);
	empty(job);
	for (size_t s = 0; s < 2; s++)
		say_in_one_line(job, s, 1000, 5000);
	run(job);
	assert_int_equal(job->beads.n, 1);
}

/* A line of the same four words, over and over. */
static void
a_line_that_goes_round_is_aligned_with_its_like(void **state)
{
	struct job *job = *state;
	struct sp_buf text = {0};

	for (size_t s = 0; s < 2; s++) {
		sp_buf_reset(&text);
		for (size_t k = 0; k < 40000; k++)
			sp_buf_addf(
			    &text, "%s%s", words[k % 4][s], s == 0 ? " " : "");
		add(job, s, sp_buf_str(&text));
	}
	sp_buf_release(&text);
	run(job);
	assert_int_equal(job->beads.n, 1);
}

static void
lines_without_words_go_by_their_places(void **state)
{
	static const char *const lines[] = {
	    "...", "***", "", "- - -", "។", "\"?!\"", "៖ ៖", "(…)"};
	struct job *job = *state;

	for (size_t i = 0; i < 160; i++)
		for (size_t s = 0; s < 2; s++) {
			job->id[s][i] = i;
			add(job, s, sp_str_c(lines[i * i % 8]));
		}
	run(job);
	assert_true(right(job) >= 150);
}

static void
one_side_may_be_empty_or_both(void **state)
{
	struct job *job = *state;

	run(job);
	assert_int_equal(job->beads.n, 0);
	say_all(job, 0, 0, 30);
	run(job);
	assert_int_equal(job->beads.n, 30);
	empty(job);
	say_all(job, 1, 0, 30);
	run(job);
	assert_int_equal(job->beads.n, 30);
}

/* Draw marks that rise, and so are possible. */
static void
draw_marks(struct job *job)
{
	size_t at[2] = {0, 0};
	size_t step = 1 + draw(&job->seed, 40);

	for (;;) {
		struct sp_guide_mark mark = {0};

		mark.src = at[0] + draw(&job->seed, step);
		mark.tgt = at[1] + draw(&job->seed, step);
		mark.nsrc = 1 + draw(&job->seed, 3);
		mark.ntgt = mark.nsrc > 2 ? 1 + draw(&job->seed, 2)
					  : 1 + draw(&job->seed, 3);
		mark.whole = draw(&job->seed, 2);
		at[0] = mark.src + mark.nsrc;
		at[1] = mark.tgt + mark.ntgt;
		if (at[0] > job->n[0] || at[1] > job->n[1])
			return;
		assert_true(sp_guide_add(&job->guide, &mark));
	}
}

static void
draw_texts(struct job *job, size_t most)
{
	empty(job);
	for (size_t s = 0; s < 2; s++)
		for (size_t n = draw(&job->seed, most + 1); n > 0; n--)
			if (draw(&job->seed, 30))
				say(job, s, draw(&job->seed, 50));
			else
				add(job, s, SP_STR("\xE1\x9E"));
}

static void
marks_are_kept_whatever_the_texts_say(void **state)
{
	struct job *job = *state;

	for (job->seed = 1; job->seed < 60; job->seed++) {
		uint64_t seed = job->seed;

		draw_texts(job, seed % 6 == 0 ? 400 : 40);
		draw_marks(job);
		run(job);
		job->seed = seed;
	}
}

static void
a_mark_draws_the_path_aside(void **state)
{
	struct job *job = *state;
	struct sp_guide_mark mark = {
	    .src = 700, .tgt = 300, .nsrc = 1, .ntgt = 1};

	job->numbers = true;
	say_all(job, 0, 0, 1000);
	say_all(job, 1, 0, 1000);
	run(job);
	assert_true(right(job) >= 990);
	assert_true(sp_guide_add(&job->guide, &mark));
	run(job);
	assert_true(right(job) >= 590);
}

/* Delimiters keep lists apart that nothing else tells apart. */
static void
whole_marks_cut_texts_into_pieces(void **state)
{
	struct job *job = *state;
	size_t cut[2][2];

	for (size_t part = 0; part < 3; part++)
		for (size_t s = 0; s < 2; s++) {
			struct sp_str text =
			    s ? SP_STR("ទឹក។") : SP_STR("Water.");

			for (size_t k = 0; k < (part == s ? 9 : 5); k++)
				add(job, s, text);
			if (part == 2)
				continue;
			cut[part][s] = job->n[s];
			add(job, s, SP_STR(".EOA"));
		}
	for (size_t c = 0; c < 2; c++) {
		struct sp_guide_mark mark = {.src = cut[c][0],
		    .tgt = cut[c][1],
		    .nsrc = 1,
		    .ntgt = 1,
		    .whole = true};

		assert_true(sp_guide_add(&job->guide, &mark));
	}
	run(job);
	for (size_t b = 0, c = 0; b < job->beads.n; b++) {
		const struct sp_bead *x = &job->beads.bead[b];

		if (c == 2 || x->src != cut[c][0] || x->tgt != cut[c][1])
			continue;
		assert_true(x->nsrc == 1 && x->ntgt == 1);
		assert_true(x->score > .99999);
		c++;
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(two_hundred_omitted_sentences_do_not_derail),
	    TEST(one_side_may_be_ten_times_longer),
	    TEST(a_document_that_stands_there_twice_is_aligned_once),
	    TEST(identical_lines_are_aligned_as_far_as_they_go),
	    TEST(a_text_and_itself_go_hand_in_hand),
	    TEST(a_number_in_every_line_says_nothing),
	    TEST(texts_that_say_different_things_get_low_scores),
	    TEST(another_language_in_the_same_letters_gets_low_scores),
	    TEST(a_very_long_line_is_a_sentence_like_others),
	    TEST(a_line_that_goes_round_is_aligned_with_its_like),
	    TEST(lines_without_words_go_by_their_places),
	    TEST(one_side_may_be_empty_or_both),
	    TEST(marks_are_kept_whatever_the_texts_say),
	    TEST(a_mark_draws_the_path_aside),
	    TEST(whole_marks_cut_texts_into_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
