/* SPDX-License-Identifier: MIT */
#include <spean/induce.h>

#include "lex.h"
#include "oom.h"

#include <spean/buf.h>

/* Sentences of two toy languages. */
static const char *const texts[][2] = {
    {"the house", "y casa"},
    {"the small house", "y casa mica"},
    {"a book", "z libro"},
    {"the book", "y libro"},
    {"a small book", "z libro mica"},
    {"green house", "casa verda"},
    {"the green book", "y libro verda"},
};
#define TEXTS (sizeof(texts) / sizeof(texts[0]))

static struct sp_induce *
begin(const struct sp_lex *lex)
{
	const struct sp_lang *und = sp_lang_find(SP_STR("und"));
	const struct sp_lang *lang[2] = {und, und};

	return sp_induce_new(lang, lex, NULL);
}

/* A document of all of them. */
static enum sp_status
add_doc(struct sp_induce *induce, const char *score)
{
	struct sp_buf pairs = {0};
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < TEXTS; i++)
		sp_buf_addf(&pairs, "a\tb\t%zu\t%zu\t%s\t%s\t%s\n", i + 1,
		    i + 1, score, texts[i][0], texts[i][1]);
	status = sp_buf_status(&pairs, NULL);
	if (status == SP_OK)
		status = sp_induce_add(induce, sp_buf_str(&pairs), NULL);
	sp_buf_release(&pairs);
	return status;
}

/* As many beads as it takes, of which nothing can be learned. */
static enum sp_status
fill(struct sp_induce *induce)
{
	struct sp_buf pairs = {0};
	enum sp_status status;

	for (int i = 0; i < SP_INDUCE_MIN; i++)
		sp_buf_addf(&pairs, "a\tb\t1\t1\t1.0000\tq%c%c\tw%c%c\n",
		    'a' + i / 8, 'a' + i % 8, 'a' + i / 8, 'a' + i % 8);
	status = sp_buf_status(&pairs, NULL);
	if (status == SP_OK)
		status = sp_induce_add(induce, sp_buf_str(&pairs), NULL);
	sp_buf_release(&pairs);
	return status;
}

/* What so many documents teach. */
static struct sp_lex *
learned(const struct sp_lex *lex, size_t docs, const char *score, size_t jobs)
{
	struct sp_induce *induce = begin(lex);
	struct sp_lex *made = NULL;

	assert_non_null(induce);
	assert_int_equal(fill(induce), SP_OK);
	for (size_t i = 0; i < docs; i++)
		assert_int_equal(add_doc(induce, score), SP_OK);
	assert_int_equal(sp_induce_run(induce, jobs, &made, NULL), SP_OK);
	sp_induce_free(induce);
	return made;
}

/* p(tgt|src) */
static double
p_tgt(const struct sp_lex *lex, const char *src, const char *tgt)
{
	uint32_t s = sp_lex_find(lex, SP_LEX_SRC, sp_str_c(src));
	uint32_t t = sp_lex_find(lex, SP_LEX_TGT, sp_str_c(tgt));
	const struct sp_lex_entry *entry;
	size_t n = 0;

	if (s == SP_LEX_NONE)
		return 0;
	entry = sp_lex_entries(lex, SP_LEX_SRC, s, &n);
	for (size_t i = 0; i < n; i++)
		if (entry[i].word == t)
			return (double)entry[i].tgt;
	return 0;
}

/* A lexicon that knows a few words, some of them wrongly. */
static struct sp_lex *
given(void)
{
	struct sp_lex_table table = {0};

	sp_lex_table_add(&table, SP_STR("small"), SP_STR("mica"), 1, 1);
	sp_lex_table_add(&table, SP_STR("book"), SP_STR("mapa"), 1, 1);
	sp_lex_table_add(&table, SP_STR("tree"), SP_STR("arba"), 1, 1);
	sp_lex_table_add(&table, SP_STR("greenish"), SP_STR("verda"), .5, 1);
	return lex_of(&table);
}

static void
what_several_documents_say_is_learned(void **state)
{
	struct sp_lex *lex = learned(NULL, 6, "0.9900", 1);

	(void)state;
	assert_non_null(lex);
	assert_true(p_tgt(lex, "house", "casa") > .6);
	assert_true(p_tgt(lex, "book", "libro") > .6);
	sp_lex_free(lex);
}

static void
what_is_seen_more_often_is_surer(void **state)
{
	struct sp_lex *two = learned(NULL, 2, "0.9900", 1);
	struct sp_lex *six = learned(NULL, 6, "0.9900", 1);

	(void)state;
	assert_true(p_tgt(two, "house", "casa") > 0);
	assert_true(p_tgt(two, "house", "casa") < p_tgt(six, "house", "casa"));
	sp_lex_free(two);
	sp_lex_free(six);
}

static void
a_short_document_alone_teaches_nothing(void **state)
{
	struct sp_lex *lex = given();

	(void)state;
	assert_null(learned(NULL, 0, "0.9900", 1));
	assert_null(learned(NULL, 1, "0.9900", 1));
	assert_null(learned(lex, 1, "0.9900", 1));
	sp_lex_free(lex);
}

static void
few_beads_teach_nothing(void **state)
{
	struct sp_induce *induce = begin(NULL);
	struct sp_lex *lex = NULL;

	(void)state;
	for (size_t i = 0; i < (SP_INDUCE_MIN - 1) / TEXTS; i++)
		assert_int_equal(add_doc(induce, "1.0000"), SP_OK);
	assert_int_equal(sp_induce_run(induce, 1, &lex, NULL), SP_OK);
	assert_null(lex);
	sp_induce_free(induce);
}

static void
uncertain_beads_teach_nothing(void **state)
{
	(void)state;
	assert_null(learned(NULL, 6, "0.8000", 1));
}

static void
what_is_no_pair_is_passed_over(void **state)
{
	static const char *const odd[] = {"a\tb\t1\t-\t0.9900\tred cat\t\n",
	    "a\tb\t-\t1\t0.9900\t\tgata roja\n", "red cat\tgata roja\n", "\n",
	    "a\tb\t1\t1\t0.9900\tcat\xFF\tgata\n"};
	struct sp_induce *induce = begin(NULL);
	struct sp_lex *lex = NULL;

	(void)state;
	assert_int_equal(fill(induce), SP_OK);
	for (size_t k = 0; k < 4; k++)
		for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
			assert_int_equal(
			    sp_induce_add(induce, sp_str_c(odd[i]), NULL),
			    SP_OK);
	assert_int_equal(sp_induce_run(induce, 1, &lex, NULL), SP_OK);
	assert_null(lex);
	sp_induce_free(induce);
}

static void
a_given_lexicon_is_merged(void **state)
{
	struct sp_lex *lex = given();
	struct sp_lex *two = learned(lex, 2, "0.9900", 1);
	struct sp_lex *many = learned(lex, 20, "0.9900", 1);

	(void)state;
	/* What the texts do not have, and what they confirm. */
	assert_true(p_tgt(two, "tree", "arba") > .99);
	assert_true(p_tgt(many, "tree", "arba") > .99);
	assert_true(p_tgt(many, "small", "mica") > .8);
	/* What it says otherwise gives way to what is seen often. */
	assert_true(p_tgt(two, "book", "mapa") > p_tgt(two, "book", "libro"));
	assert_true(p_tgt(many, "book", "mapa") < .3);
	assert_true(p_tgt(many, "book", "libro") > .6);
	assert_true(p_tgt(many, "house", "casa") > .6);
	sp_lex_free(two);
	sp_lex_free(many);
	sp_lex_free(lex);
}

/* Texts have a word that the lexicon knows by its stem. */
static void
what_stems_say_is_merged(void **state)
{
	struct sp_lex *lex = given(), *made = NULL;
	struct sp_induce *induce = begin(lex);

	(void)state;
	assert_int_equal(fill(induce), SP_OK);
	for (size_t k = 0; k < 2; k++)
		assert_int_equal(
		    sp_induce_add(induce,
			SP_STR("a\tb\t1\t1\t1.0000\tgreenest\tmusca\n"), NULL),
		    SP_OK);
	assert_int_equal(sp_induce_run(induce, 1, &made, NULL), SP_OK);
	assert_non_null(made);
	assert_true(p_tgt(made, "greenest", "musca") > .01);
	assert_true(p_tgt(made, "greenest", "verda") > .3);
	assert_true(p_tgt(made, "greenish", "verda") > .49);
	sp_lex_free(made);
	sp_lex_free(lex);
	sp_induce_free(induce);
}

static void
the_number_of_threads_changes_nothing(void **state)
{
	struct sp_lex *one = learned(NULL, 5, "0.9900", 1);
	struct sp_lex *three = learned(NULL, 5, "0.9900", 3);

	(void)state;
	assert_int_equal(sp_lex_size(one), sp_lex_size(three));
	for (uint32_t w = 0; w < sp_lex_count(one, SP_LEX_SRC); w++) {
		const struct sp_lex_entry *a, *b;
		size_t n, m;

		a = sp_lex_entries(one, SP_LEX_SRC, w, &n);
		b = sp_lex_entries(three, SP_LEX_SRC, w, &m);
		assert_int_equal(n, m);
		if (n > 0)
			assert_memory_equal(a, b, n * sizeof(*a));
	}
	sp_lex_free(one);
	sp_lex_free(three);
}

static enum sp_status
induce_all(void *ctx)
{
	struct sp_induce *induce = begin(ctx);
	struct sp_lex *lex = NULL;
	enum sp_status status = induce ? SP_OK : SP_NOMEM;

	if (status == SP_OK)
		status = fill(induce);
	for (size_t k = 0; k < 2 && status == SP_OK; k++)
		status = add_doc(induce, "0.9900");
	if (status == SP_OK)
		status = sp_induce_run(induce, 1, &lex, NULL);
	assert_int_equal(lex != NULL, status == SP_OK);
	sp_lex_free(lex);
	sp_induce_free(induce);
	return status;
}

static void
memory_may_fail_anywhere(void **state)
{
	struct sp_lex *lex = given();

	(void)state;
	assert_true(oom_each(induce_all, NULL) > 50);
	assert_true(oom_each(induce_all, lex) > 50);
	sp_lex_free(lex);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_several_documents_say_is_learned),
	    cmocka_unit_test(what_is_seen_more_often_is_surer),
	    cmocka_unit_test(a_short_document_alone_teaches_nothing),
	    cmocka_unit_test(few_beads_teach_nothing),
	    cmocka_unit_test(uncertain_beads_teach_nothing),
	    cmocka_unit_test(what_is_no_pair_is_passed_over),
	    cmocka_unit_test(a_given_lexicon_is_merged),
	    cmocka_unit_test(what_stems_say_is_merged),
	    cmocka_unit_test(the_number_of_threads_changes_nothing),
	    cmocka_unit_test(memory_may_fail_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
