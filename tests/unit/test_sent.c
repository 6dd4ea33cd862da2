/* SPDX-License-Identifier: MIT */
#include <spean/sent.h>

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/rec.h>
#include <spean/sent_rules.h>
#include <spean/utf8.h>

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

/* \n, \t and \uXXXX in a case become what they stand for. */
static void
unescape(struct sp_str text, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		char hex[5] = "";

		if (c != '\\' || i + 1 == text.n) {
			sp_buf_addc(out, c);
			continue;
		}
		c = text.s[++i];
		if (c == 'u' && text.n - i > 4) {
			memcpy(hex, text.s + i + 1, 4);
			sp_buf_add_cp(out, (uint32_t)strtoul(hex, NULL, 16));
			i += 4;
		} else {
			sp_buf_addc(out, c == 'n' ? '\n' : c);
		}
	}
}

/* A file below srcdir, or NULL where it is absent. */
static FILE *
open_data(const char *name)
{
	const char *dir = getenv("srcdir");
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", dir ? dir : ".", name);
	return fopen(path, "r");
}

static bool
read_line(FILE *file, struct sp_buf *line)
{
	int c;

	sp_buf_reset(line);
	while ((c = getc(file)) != EOF && c != '\n')
		sp_buf_addc(line, (char)c);
	return c != EOF || line->n > 0;
}

/* Run a table: fields say where the input and what is expected stand.  The
 * number of rows that are not met, each told on stderr. */
static size_t
run_table(FILE *file, size_t in, size_t lang, const char *fixed,
    enum sp_sent_lists lists, size_t *rows)
{
	struct sp_buf line = {0}, text = {0}, want = {0}, have = {0};
	size_t failed = 0;

	*rows = 0;
	while (read_line(file, &line)) {
		struct sp_str field[6] = {{NULL, 0}};
		const char *code = fixed;

		if (line.n == 0 || line.s[0] == '#')
			continue;
		sp_rec_split(sp_buf_str(&line), field, 6);
		if (lang) {
			code = sp_str_starts(field[0], SP_STR("km")) ? "km"
			    : sp_str_starts(field[0], SP_STR("en"))  ? "en"
								     : "und";
			lists = sp_str_ends(field[0], SP_STR("+lists"))
			    ? SP_SENT_LISTS_SPLIT
			    : SP_SENT_LISTS_KEEP;
		}
		unescape(field[in], &text);
		unescape(field[in + 1], &want);
		split(sp_lang_find(sp_str_c(code)), lists, sp_buf_str(&text),
		    &have);
		++*rows;
		if (sp_str_eq(sp_buf_str(&want), sp_buf_str(&have)))
			continue;
		failed++;
		fprintf(stderr, "# %.*s\n#   want %.*s\n#   have %.*s\n",
		    (int)field[0].n, field[0].s, (int)want.n, want.s,
		    (int)have.n, have.s);
	}
	fclose(file);
	sp_buf_release(&line);
	sp_buf_release(&text);
	sp_buf_release(&want);
	sp_buf_release(&have);
	return failed;
}

static void
every_case_of_the_table_is_met(void **state)
{
	FILE *file = open_data("tests/data/sent.tests");
	size_t rows;

	(void)state;
	assert_non_null(file);
	assert_int_equal(
	    run_table(file, 1, 1, NULL, SP_SENT_LISTS_KEEP, &rows), 0);
	assert_true(rows > 50);
}

static void
the_shared_khmer_cases_are_met_where_they_are(void **state)
{
	FILE *file = open_data("../shared/cases/golden_km.tsv");
	size_t rows, failed;

	(void)state;
	if (!file)
		skip();
	while (getc(file) != '\n')
		;
	failed = run_table(file, 2, 0, "km", SP_SENT_LISTS_KEEP, &rows);
	fprintf(stderr, "# Khmer: %zu of %zu\n", rows - failed, rows);
	assert_int_equal(failed, 0);
}

static void
the_shared_english_cases_are_met_where_they_are(void **state)
{
	FILE *file = open_data("../shared/cases/golden_en.tsv");
	size_t rows, failed;

	(void)state;
	if (!file)
		skip();
	while (getc(file) != '\n')
		;
	failed = run_table(file, 2, 0, "en", SP_SENT_LISTS_SPLIT, &rows);
	fprintf(stderr, "# English: %zu of %zu\n", rows - failed, rows);
	assert_true(failed <= 2);
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
	size_t gold, met, wrong, inner;
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
			score->inner += sentence.n > 0;
		else if (ends->gold[k])
			score->met++;
		else
			score->wrong++;
		if (getenv("SENT_SHOW") && end < ends->at[k])
			fprintf(stderr, "# inner: %.*s | %.30s\n",
			    (int)(sentence.n < 80 ? sentence.n : 80),
			    sentence.s +
				(sentence.n < 80 ? 0 : sentence.n - 80),
			    text.s + end);
	}
}

static void
measure(const char *corpus, const char *lang, struct score *score)
{
	struct sp_buf line = {0}, doc = {0}, id = {0}, text = {0};
	char path[256];
	FILE *lines, *docs;
	static struct ends ends;

	snprintf(path, sizeof(path), "../shared/data/%s/%s.txt", corpus, lang);
	lines = open_data(path);
	snprintf(path, sizeof(path), "../shared/data/%s/docs.tsv", corpus);
	docs = open_data(path);
	while (
	    lines && docs && read_line(lines, &line) && read_line(docs, &doc)) {
		struct sp_str rest = sp_buf_str(&doc);
		struct sp_str name = sp_str_cut(&rest, '\t');
		struct sp_str part = sp_buf_str(&line);

		while (part.n && (part.s[part.n - 1] == ' '))
			part.n--;
		if (sp_str_ends(part, SP_STR("\xe2\x80\x8b")))
			part.n -= 3;
		if (!sp_str_eq(name, sp_buf_str(&id)) || ends.n == 4096) {
			score_doc(lang, sp_buf_str(&text), &ends, score);
			sp_buf_reset(&text);
			ends.n = 0;
			sp_buf_reset(&id);
			sp_buf_add(&id, name);
		}
		if (part.n == 0)
			continue;
		if (text.n)
			sp_buf_addc(&text, ' ');
		sp_buf_add(&text, part);
		ends.at[ends.n] = text.n;
		ends.gold[ends.n++] = is_ended(part);
	}
	score_doc(lang, sp_buf_str(&text), &ends, score);
	ends.n = 0;
	if (lines)
		fclose(lines);
	if (docs)
		fclose(docs);
	sp_buf_release(&line);
	sp_buf_release(&doc);
	sp_buf_release(&id);
	sp_buf_release(&text);
}

static void
line_ends_of_the_shared_corpora_are_found(void **state)
{
	static const char *const corpus[] = {"ntrex128", "tico19"};
	double p, r;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct score score = {0};
		const char *lang = i < 2 ? "km" : "en";

		measure(corpus[i % 2], lang, &score);
		if (score.gold == 0)
			skip();
		p = (double)score.met / (double)(score.met + score.wrong);
		r = (double)score.met / (double)score.gold;
		fprintf(stderr,
		    "# %s %s: P %.4f R %.4f (%zu of %zu; %zu wrong, "
		    "%zu inside a line)\n",
		    corpus[i % 2], lang, p, r, score.met, score.gold,
		    score.wrong, score.inner);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_case_of_the_table_is_met),
	    cmocka_unit_test(the_shared_khmer_cases_are_met_where_they_are),
	    cmocka_unit_test(the_shared_english_cases_are_met_where_they_are),
	    cmocka_unit_test(line_ends_of_the_shared_corpora_are_found),
	    cmocka_unit_test(hostile_text_ends),
	    cmocka_unit_test(empty_text_has_no_sentence),
	    cmocka_unit_test(the_tables_are_sorted),
	    cmocka_unit_test(a_document_becomes_that_of_its_sentences),
	    cmocka_unit_test(a_part_that_is_not_utf8_is_copied_and_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
