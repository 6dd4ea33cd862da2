/* SPDX-License-Identifier: MIT */
#include "wordlist.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/file.h>
#include <spean/khmer.h>
#include <spean/lang.h>
#include <spean/rec.h>
#include <spean/utf8.h>

/* A phrase of more clusters than this is no word. */
#define CLUSTERS_MAX 12

/* The lines of a file that are no comments, one after the other. */
static bool
next_line(struct sp_str *text, struct sp_str *line)
{
	while (text->n > 0) {
		*line = sp_str_cut(text, '\n');
		if (line->n > 0 && line->s[0] != '#')
			return true;
	}
	return false;
}

static void
normalise(struct list *list, struct sp_str in, struct sp_buf *out)
{
	sp_buf_reset(out);
	if (sp_norm_text(
		list->norm, sp_lang_find(SP_STR("km")), in, out, NULL) != SP_OK)
		sp_buf_reset(out); /* a line that is no text */
}

static bool
is_word(struct sp_str word)
{
	return list_is_khmer(word) && list_clusters(word) <= CLUSTERS_MAX;
}

static void
remove_hints(struct sp_buf *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->n; i++) {
		if (text->n - i > 2 &&
		    memcmp(text->s + i, "\xE2\x80\x8B", 3) == 0) {
			i += 2;
			continue;
		}
		text->s[n++] = text->s[i];
	}
	text->n = n;
}

static void
add_counts(struct list *list, struct sp_str text, double weight)
{
	struct sp_buf normal = {0};
	struct sp_str line, field[2];

	while (next_line(&text, &line)) {
		double count;

		if (sp_rec_split(line, field, 2) < 2)
			continue;
		normalise(list, field[0], &normal);
		remove_hints(&normal);
		count = strtod(field[1].s, NULL) * weight;
		if (count > 0 && is_word(sp_buf_str(&normal)))
			list_at(list, sp_buf_str(&normal))->count += count;
	}
	sp_buf_release(&normal);
}

/* Each run of Khmer in text, up to a space, a hint or a sign. */
static void
add_pieces(struct list *list, struct sp_str text, double count)
{
	size_t start = 0;

	for (size_t pos = 0; pos <= text.n;) {
		size_t at = pos;
		uint32_t cp = pos < text.n ? sp_utf8_next(text, &pos) : ' ';
		struct sp_str piece;

		if (at == text.n)
			pos++;
		if (sp_khmer_class(cp) == SP_KHMER_BASE || sp_khmer_is_mark(cp))
			continue;
		piece = sp_str_sub(text, start, at);
		start = pos;
		if (is_word(piece) && list_at(list, piece)->count < count)
			list_at(list, piece)->count = count;
	}
}

/* words FILE COLUMN COUNT [COLUMN=VALUE] */
static void
add_column(struct list *list, struct sp_str text, const struct sp_str *field,
    size_t fields)
{
	size_t column = strtoul(field[2].s, NULL, 10);
	double count = strtod(field[3].s, NULL);
	struct sp_str value = {0}, line, have, where = {0};
	struct sp_buf normal = {0};

	if (fields > 4) {
		value = field[4];
		where = sp_str_cut(&value, '=');
	}
	while (next_line(&text, &line)) {
		if (where.n > 0 &&
		    (!sp_rec_field(line, strtoul(where.s, NULL, 10), &have) ||
			!sp_str_eq(have, value)))
			continue;
		if (!sp_rec_field(line, column, &have))
			continue;
		normalise(list, have, &normal);
		add_pieces(list, sp_buf_str(&normal), count);
	}
	sp_buf_release(&normal);
}

static void
add_text(struct list *list, struct sp_str text)
{
	struct sp_buf normal = {0};
	struct sp_str line;
	bool added;

	while (next_line(&text, &line)) {
		normalise(list, line, &normal);
		remove_hints(&normal);
		if (!sp_map_at(&list->seen, sp_buf_str(&normal), &added))
			fail("text", "out of memory");
		if (!added)
			continue;
		sp_buf_add(&list->text, sp_buf_str(&normal));
		sp_buf_addc(&list->text, '\n');
	}
	sp_buf_release(&normal);
}

void
read_recipe(struct list *list, const char *dir, const char *data)
{
	struct sp_buf text = {0}, table = {0};
	struct sp_str rest, line, field[5];

	read_file(dir, SP_STR("recipe"), &text);
	rest = sp_buf_str(&text);
	while (next_line(&rest, &line)) {
		size_t n = sp_rec_split(line, field, 5);

		if (n < 3)
			fail("recipe", "a line is too short");
		read_file(data, field[1], &table);
		if (sp_str_eq(field[0], SP_STR("freq"))) {
			add_counts(
			    list, sp_buf_str(&table), strtod(field[2].s, NULL));
		} else if (sp_str_eq(field[0], SP_STR("words")) && n > 3) {
			add_column(list, sp_buf_str(&table), field, n);
		} else if (sp_str_eq(field[0], SP_STR("text"))) {
			list->text_weight = strtod(field[2].s, NULL);
			add_text(list, sp_buf_str(&table));
		} else {
			fail("recipe", "a line is of no known kind");
		}
	}
	sp_buf_release(&text);
	sp_buf_release(&table);
}

void
read_grammar(struct list *list, const char *dir)
{
	/* The bits of enum sp_words_flag, then those of wordlist.h. */
	static const char letters[] = "cpaydkfgn";
	struct sp_buf text = {0};
	struct sp_str rest, line, field[2];

	read_file(dir, SP_STR("grammar.tsv"), &text);
	rest = sp_buf_str(&text);
	while (next_line(&rest, &line)) {
		unsigned flags = 0;

		if (sp_rec_split(line, field, 2) < 2)
			fail("grammar.tsv", "a line without letters");
		for (size_t i = 0; i < field[1].n; i++) {
			const char *at = strchr(letters, field[1].s[i]);

			if (!at)
				fail("grammar.tsv", "a letter is not known");
			flags |= 1u << (at - letters);
		}
		list_at(list, field[0])->flags |= flags;
	}
	read_file(dir, SP_STR("keep.txt"), &text);
	rest = sp_buf_str(&text);
	while (next_line(&rest, &line))
		list_at(list, line)->flags |= KEEP;
	sp_buf_release(&text);
}
