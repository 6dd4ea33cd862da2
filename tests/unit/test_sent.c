/* SPDX-License-Identifier: MIT */
#include <spean/sent.h>

#include "data.h"
#include "oom.h"

#include <spean/sent_rules.h>

/* The sentences of text with U+00A6 between them. */
static void
split(const struct sp_lang *lang, enum sp_sent_lists lists, struct sp_str text,
    struct sp_buf *out)
{
	struct sp_sent_iter iter = sp_sent_begin(lang, lists, text);
	struct sp_str sentence;

	sp_buf_reset(out);
	while (sp_sent_next(&iter, &sentence)) {
		if (out->n)
			sp_buf_add(out, SP_STR("¦"));
		sp_buf_add(out, sentence);
	}
}

/*
 * Run a table: the text stands in field `in` of n, what is expected behind it.
 * lang NULL: field 0 names the language, and "+lists" that lists are split.
 * The number of rows that are not met, each told on stderr.
 */
static size_t
run_table(struct data *data, size_t n, size_t in, const char *lang,
    enum sp_sent_lists lists, size_t *rows)
{
	struct sp_buf text = {0}, want = {0}, have = {0};
	struct sp_str field[6];
	size_t failed = 0;

	for (*rows = 0; data_next(data, field, n); ++*rows) {
		struct sp_str code = lang ? sp_str_c(lang) : field[0];

		if (!lang) {
			lists = sp_str_ends(code, SP_STR("+lists"))
			    ? SP_SENT_LISTS_SPLIT
			    : SP_SENT_LISTS_KEEP;
			code = sp_str_cut(&code, '+');
		}
		data_unescape(field[in], &text);
		data_unescape(field[in + 1], &want);
		split(sp_lang_find(code), lists, sp_buf_str(&text), &have);
		if (sp_str_eq(sp_buf_str(&want), sp_buf_str(&have)))
			continue;
		failed++;
		fprintf(stderr, "# %.*s\n#   want %.*s\n#   have %.*s\n",
		    (int)field[0].n, field[0].s, (int)want.n, want.s,
		    (int)have.n, have.s);
	}
	data_close(data);
	sp_buf_release(&text);
	sp_buf_release(&want);
	sp_buf_release(&have);
	return failed;
}

static void
every_case_of_the_table_is_met(void **state)
{
	struct data data;
	size_t rows;

	(void)state;
	data_open(&data, "sent.tests");
	assert_int_equal(
	    run_table(&data, 4, 1, NULL, SP_SENT_LISTS_KEEP, &rows), 0);
	assert_true(rows > 150);
}

/* What ends a text is not looked at closely; before a line break it is. */
static void
a_line_break_behind_a_text_changes_nothing(void **state)
{
	struct sp_buf text = {0}, short_of = {0}, whole = {0};
	struct sp_str field[4];
	struct data data;

	(void)state;
	data_open(&data, "sent.tests");
	while (data_next(&data, field, 4)) {
		const struct sp_lang *lang =
		    sp_lang_find(sp_str_cut(&field[0], '+'));

		data_unescape(field[1], &text);
		split(lang, SP_SENT_LISTS_KEEP, sp_buf_str(&text), &short_of);
		sp_buf_addc(&text, '\n');
		split(lang, SP_SENT_LISTS_KEEP, sp_buf_str(&text), &whole);
		assert_true(
		    sp_str_eq(sp_buf_str(&short_of), sp_buf_str(&whole)));
	}
	data_close(&data);
	sp_buf_release(&text);
	sp_buf_release(&short_of);
	sp_buf_release(&whole);
}

/* Cases that stand beside the project: id, rule, text, sentences, source. */
static size_t
run_shared(
    const char *name, const char *lang, enum sp_sent_lists lists, size_t *rows)
{
	struct data data;
	struct sp_str head[5];
	char path[64];

	snprintf(path, sizeof(path), "../shared/cases/%s.tsv", name);
	if (!data_open_beside(&data, path))
		skip();
	data_next(&data, head, 5);
	return run_table(&data, 5, 2, lang, lists, rows);
}

static void
the_shared_cases_are_met_where_they_are(void **state)
{
	size_t km, en, bad_km, bad_en;

	(void)state;
	bad_km = run_shared("golden_km", "km", SP_SENT_LISTS_KEEP, &km);
	bad_en = run_shared("golden_en", "en", SP_SENT_LISTS_SPLIT, &en);
	fprintf(stderr, "# golden_km %zu/%zu, golden_en %zu/%zu\n", km - bad_km,
	    km, en - bad_en, en);
	assert_int_equal(bad_km, 0);
	assert_true(bad_en <= 2);
}

/* Whether a line of the corpus ends in a terminator and what closes. */
static bool
is_ended(struct sp_str line)
{
	static const char *const ends[] = {"។", "៕", "?", "!", ".", "…"};
	static const char *const closers[] = {"\"", "'", "”", "’", "»", ")",
	    "]", " ", "\xe2\x80\x8b", "\xc2\xa0"};

	for (size_t i = 0; i < sizeof(closers) / sizeof(closers[0]); i++) {
		if (sp_str_ends(line, sp_str_c(closers[i]))) {
			line.n -= strlen(closers[i]);
			i = (size_t)-1;
		}
	}
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (sp_str_ends(line, sp_str_c(ends[i])))
			return true;
	return false;
}

struct score {
	size_t gold, met, wrong;
};

/* Line ends of a document: the byte where the next line begins. */
struct ends {
	size_t at[4096];
	bool gold[4096];
	size_t n;
};

static void
score_doc(const char *lang, struct sp_str text, const struct ends *ends,
    struct score *score)
{
	struct sp_sent_iter iter = sp_sent_begin(
	    sp_lang_find(sp_str_c(lang)), SP_SENT_LISTS_KEEP, text);
	struct sp_str sentence;
	size_t k = 0;

	for (size_t i = 0; i < ends->n; i++)
		score->gold += ends->gold[i];
	while (sp_sent_next(&iter, &sentence)) {
		size_t end = (size_t)(sentence.s - text.s) + sentence.n;

		while (k < ends->n && ends->at[k] < end)
			k++;
		if (k == ends->n)
			break;
		if (end < ends->at[k])
			continue;
		if (ends->gold[k])
			score->met++;
		else
			score->wrong++;
	}
}

/* Score a corpus, its lines joined per document (docs.tsv names that of each
 * line); false where it is not there. */
static bool
measure(const char *corpus, const char *lang, struct score *score)
{
	struct data lines, docs;
	struct sp_buf id = {0}, text = {0};
	struct sp_str line, doc;
	char path[256];
	static struct ends ends;

	snprintf(path, sizeof(path), "../shared/data/%s/docs.tsv", corpus);
	if (!data_open_beside(&docs, path))
		return false;
	snprintf(path, sizeof(path), "../shared/data/%s/%s.txt", corpus, lang);
	assert_true(data_open_beside(&lines, path));
	for (ends.n = 0; sp_reader_next(lines.reader, &line, NULL);) {
		assert_true(data_next(&docs, &doc, 1));
		doc = sp_str_cut(&doc, '\t');
		if (!sp_str_eq(doc, sp_buf_str(&id)) || ends.n == 4096) {
			score_doc(lang, sp_buf_str(&text), &ends, score);
			sp_buf_reset(&text);
			ends.n = 0;
			sp_buf_reset(&id);
			sp_buf_add(&id, doc);
		}
		line = sp_str_trim(line);
		if (sp_str_ends(line, SP_STR("\xe2\x80\x8b")))
			line.n -= 3;
		if (line.n == 0)
			continue;
		if (text.n)
			sp_buf_addc(&text, ' ');
		sp_buf_add(&text, line);
		ends.at[ends.n] = text.n;
		ends.gold[ends.n++] = is_ended(line);
	}
	score_doc(lang, sp_buf_str(&text), &ends, score);
	data_close(&lines);
	data_close(&docs);
	sp_buf_release(&id);
	sp_buf_release(&text);
	return true;
}

/* The end of each line that ends in a terminator is to be found, and no end of
 * another line.  Ends inside a line say nothing: a line may hold sentences. */
static void
line_ends_of_the_shared_corpora_are_found(void **state)
{
	static const char *const corpus[] = {"ntrex128", "tico19"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct score score = {0};
		const char *lang = i < 2 ? "km" : "en";
		double p, r;

		if (!measure(corpus[i % 2], lang, &score))
			skip();
		p = (double)score.met / (double)(score.met + score.wrong);
		r = (double)score.met / (double)score.gold;
		fprintf(stderr,
		    "# line ends %s %s P %.4f R %.4f (%zu of %zu, %zu wrong)\n",
		    lang, corpus[i % 2], p, r, score.met, score.gold,
		    score.wrong);
		assert_true(i >= 2 || (p >= .99 && r >= .985));
	}
}

/* What the header promises of every text. */
static void
check_text(struct sp_str text)
{
	struct sp_sent_iter iter = sp_sent_begin(
	    sp_lang_find(SP_STR("km")), SP_SENT_LISTS_SPLIT, text);
	struct sp_str sentence;
	const char *last = text.s;

	while (sp_sent_next(&iter, &sentence)) {
		assert_true(sentence.n > 0 && sentence.s >= last);
		last = sentence.s + sentence.n;
	}
}

static void
hostile_text_ends(void **state)
{
	static const char *const piece[] = {".", "(", ")", "\"", "។", "? ",
	    ". ", ".)", "(a. ", "«។» ", "a.b", "[1]", "។ល។", "• ", "1) ", "ក",
	    "\xff", "! \"", "A. ", "😀", ". ((", "\xe2\x80", "? a", "'. "};
	struct sp_buf text = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++) {
		sp_buf_reset(&text);
		while (text.n < (size_t)1 << 20)
			sp_buf_add(&text, sp_str_c(piece[i]));
		check_text(sp_buf_str(&text));
	}
	sp_buf_release(&text);
}

static void
empty_text_has_no_sentence(void **state)
{
	struct sp_sent_iter iter = sp_sent_begin(sp_lang_find(SP_STR("km")),
	    SP_SENT_LISTS_KEEP, (struct sp_str){NULL, 0});
	struct sp_str sentence;

	(void)state;
	assert_false(sp_sent_next(&iter, &sentence));
	iter.text = SP_STR(" \t\n\xe2\x80\x8b ");
	assert_false(sp_sent_next(&iter, &sentence));
}

static void
check_sorted(const struct sp_sent_list *list)
{
	for (size_t i = 1; i < list->n; i++)
		assert_true(strcmp(list->item[i - 1], list->item[i]) < 0);
}

static void
the_tables_are_sorted(void **state)
{
	const struct sp_sent_rules *rules[] = {
	    &sp_lang_en_sent, &sp_lang_km_sent};

	(void)state;
	for (size_t r = 0; r < 2; r++) {
		for (size_t i = 1; i < rules[r]->words; i++)
			assert_true(strcmp(rules[r]->word[i - 1].text,
					rules[r]->word[i].text) < 0);
		check_sorted(&rules[r]->opener);
		check_sorted(&rules[r]->preposition);
		check_sorted(&rules[r]->calendar);
		check_sorted(&rules[r]->suspend);
		check_sorted(&rules[r]->go_on);
		check_sorted(&rules[r]->say);
		check_sorted(&rules[r]->sign);
	}
}

static void
add(struct sp_doc *doc, const char *loc, const char *lang, const char *text)
{
	sp_doc_add(doc, sp_str_c(loc), sp_str_c(lang), sp_str_c(text));
}

static void
a_document_becomes_that_of_its_sentences(void **state)
{
	struct sp_doc in = {0}, out = {0};
	struct sp_buf text = {0};
	struct sp_err err;

	(void)state;
	sp_doc_reset(&in, SP_STR("a.html"));
	add(&in, "@url", "en", "One. Two.");
	add(&in, "@title", "en", "Rain. Sun.");
	add(&in, "1", "km", "ភ្លៀង។ ក្តៅ។");
	add(&in, "2", "en", " ");
	assert_int_equal(
	    sp_sent_doc(&in, SP_SENT_LISTS_KEEP, &out, &err), SP_OK);
	sp_doc_write(&out, &text);
	assert_int_equal(
	    sp_sent_doc(&out, SP_SENT_LISTS_KEEP, &in, &err), SP_OK);
	assert_int_equal(in.n, out.n);
	assert_string_equal(sp_buf_c(&text),
	    "a.html\t@url\ten\tOne. Two.\n"
	    "a.html\t@title.1\ten\tRain.\n"
	    "a.html\t@title.2\ten\tSun.\n"
	    "a.html\t1.1\tkm\tភ្លៀង។\n"
	    "a.html\t1.2\tkm\tក្តៅ។\n"
	    "a.html\t2\ten\t \n");
	sp_buf_release(&text);
	sp_doc_release(&in);
	sp_doc_release(&out);
}

static void
a_part_that_is_not_utf8_is_copied_and_reported(void **state)
{
	struct sp_doc in = {0}, out = {0};
	struct sp_err err;

	(void)state;
	sp_doc_reset(&in, SP_STR("d"));
	add(&in, "1", "en", "One. \xff Two.");
	add(&in, "2", "en", "One. Two.");
	assert_int_equal(
	    sp_sent_doc(&in, SP_SENT_LISTS_KEEP, &out, &err), SP_BAD_TEXT);
	assert_string_equal(err.msg, "part 1 is not UTF-8 at byte 6");
	assert_int_equal(out.n, 3);
	assert_string_equal(out.part[0].loc.s, "1");
	assert_string_equal(out.part[2].loc.s, "2.2");
	sp_doc_release(&in);
	sp_doc_release(&out);
}

static enum sp_status
cut_a_document(void *ctx)
{
	struct sp_doc *in = ctx, out = {0};
	enum sp_status status = sp_sent_doc(in, SP_SENT_LISTS_KEEP, &out, NULL);

	if (status == SP_OK)
		assert_int_equal(out.n, 3);
	sp_doc_release(&out);
	return status;
}

static void
memory_that_fails_is_reported_and_freed(void **state)
{
	struct sp_doc in = {0};

	(void)state;
	sp_doc_reset(&in, SP_STR("d"));
	add(&in, "1", "en", "One. Two.");
	add(&in, "@url", "en", "http://example.org/");
	assert_true(oom_each(cut_a_document, &in) > 2);
	sp_doc_release(&in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(a_line_break_behind_a_text_changes_nothing),
	    cmocka_unit_test(the_shared_cases_are_met_where_they_are),
	    cmocka_unit_test(line_ends_of_the_shared_corpora_are_found),
	    cmocka_unit_test(hostile_text_ends),
	    cmocka_unit_test(empty_text_has_no_sentence),
	    cmocka_unit_test(the_tables_are_sorted),
	    cmocka_unit_test(a_document_becomes_that_of_its_sentences),
	    cmocka_unit_test(a_part_that_is_not_utf8_is_copied_and_reported),
	    cmocka_unit_test(memory_that_fails_is_reported_and_freed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
