/* SPDX-License-Identifier: MIT */
#include <spean/lex_read.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/lex_train.h>
#include <spean/lex_words.h>
#include <spean/pair.h>
#include <spean/rec.h>
#include <spean/utf8.h>

/* Of a list of words, what is less probable says nothing. */
#define LIST_MIN .01

static enum sp_status
pair_of_texts(struct sp_lex_record *record, struct sp_str src,
    struct sp_str tgt, double weight)
{
	record->kind = SP_LEX_PAIR;
	record->line = (struct sp_lex_line){src, tgt, weight, weight};
	return SP_OK;
}

static bool
is_number(struct sp_str text)
{
	bool digit = false;

	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] != '.' && (text.s[i] < '0' || text.s[i] > '9'))
			return false;
		digit |= text.s[i] != '.';
	}
	return digit;
}

/* Two words and two numbers, right or wrong, are meant for a lexicon's. */
static bool
is_line(struct sp_str rec)
{
	struct sp_str f[5];

	return sp_rec_split(rec, f, 5) == 4 && is_number(f[2]) &&
	    is_number(f[3]);
}

enum sp_status
sp_lex_record_parse(
    struct sp_str rec, struct sp_lex_record *record, struct sp_err *err)
{
	size_t bad = sp_utf8_check(rec), at;
	struct sp_pair pair;
	struct sp_str f[3];

	record->kind = SP_LEX_SKIP;
	if (bad != rec.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_str_trim(rec).n == 0 || rec.s[0] == '#')
		return SP_OK;
	/* A pair's locs may be numbers, too. */
	if (sp_pair_parse(rec, &pair, NULL) == SP_OK)
		return pair_of_texts(
		    record, pair.src_text, pair.tgt_text, pair.score);
	if (is_line(rec)) {
		record->kind = SP_LEX_LINE;
		return sp_lex_line_parse(rec, &record->line, err);
	}
	if (sp_rec_split(rec, f, 3) >= 2)
		return pair_of_texts(record, f[0], f[1], 1);
	at = sp_str_find(rec, SP_STR(" @ "), 0);
	if (at < rec.n)
		return pair_of_texts(record, sp_str_sub(rec, at + 3, rec.n),
		    sp_str_sub(rec, 0, at), 1);
	return sp_err_set(err, SP_BAD_RECORD,
	    "neither a line of a lexicon nor two texts with a TAB between");
}

/* A file on its way. */
struct reading {
	const struct sp_lex_read *how;
	struct sp_lex_words *words;
	struct sp_lex_train *train;
	struct sp_lex_table lines;
};

static enum sp_status
add_line(
    struct reading *reading, const struct sp_lex_line *line, struct sp_err *err)
{
	struct sp_str word[2] = {line->src, line->tgt}, folded;
	struct sp_buf src = {0};
	enum sp_status status =
	    sp_lex_words_fold(reading->words, word[0], &folded, err);

	if (status == SP_OK) {
		sp_buf_add(&src, folded);
		status =
		    sp_lex_words_fold(reading->words, word[1], &folded, err);
	}
	if (status == SP_OK)
		status = sp_buf_status(&src, err);
	if (status == SP_OK)
		sp_lex_table_add(&reading->lines, sp_buf_str(&src), folded,
		    line->p_tgt, line->p_src);
	sp_buf_release(&src);
	return status;
}

static enum sp_status
add_record(struct reading *reading, struct sp_str rec, struct sp_err *err)
{
	struct sp_lex_record record;
	enum sp_status status = sp_lex_record_parse(rec, &record, err);

	if (status != SP_OK || record.kind == SP_LEX_SKIP)
		return status;
	if (record.kind == SP_LEX_LINE)
		return add_line(reading, &record.line, err);
	if (record.line.p_tgt <= 0)
		return SP_OK;
	return sp_lex_train_add(reading->train, record.line.src,
	    record.line.tgt, record.line.p_tgt, err);
}

static enum sp_status
add_records(
    struct reading *reading, struct sp_reader *reader, struct sp_err *err)
{
	struct sp_err bad = {SP_OK, ""};
	struct sp_str rec;

	while (sp_reader_next(reader, &rec, &bad)) {
		enum sp_status status = add_record(reading, rec, &bad);

		if (status != SP_OK && !sp_status_is_record(status))
			return sp_err_set(err, status, "%s", bad.msg);
		if (status != SP_OK && reading->how->bad)
			reading->how->bad(
			    reading->how->ctx, sp_reader_line(reader), &bad);
		bad.status = SP_OK;
	}
	return bad.status == SP_OK ? SP_OK
				   : sp_err_set(err, bad.status, "%s", bad.msg);
}

/* Both what the file says and what was learned of its lists. */
static enum sp_status
finish(struct reading *reading, struct sp_lex_table *table, struct sp_err *err)
{
	struct sp_lex_table learned = {0};
	const struct sp_lex_table *const both[2] = {&reading->lines, &learned};
	enum sp_status status = sp_lex_table_sort(&reading->lines, err);

	if (status == SP_OK && sp_lex_train_pairs(reading->train) == 0) {
		*table = reading->lines;
		reading->lines = (struct sp_lex_table){0};
		return SP_OK;
	}
	if (status == SP_OK)
		status = sp_lex_train_run(reading->train, reading->how->jobs,
		    LIST_MIN, &learned, err);
	if (status == SP_OK) {
		sp_lex_table_merge(table, both, 2);
		status = sp_lex_table_sort(table, err);
	}
	sp_lex_table_release(&learned);
	return status;
}

static enum sp_status
read_lines(const struct sp_lex_read *how, int fd, struct sp_lex_table *table,
    struct sp_err *err)
{
	struct reading reading = {.how = how};
	struct sp_reader *reader = sp_reader_new(fd, '\n');
	struct sp_lex_table made = {0};
	enum sp_status status = SP_NOMEM;

	if (!reader)
		sp_err_set(err, SP_NOMEM, "out of memory");
	else
		reading.words = sp_lex_words_new(err);
	if (reading.words)
		reading.train =
		    sp_lex_train_new(how->lang[0], how->lang[1], err);
	if (reading.train)
		status = add_records(&reading, reader, err);
	if (status == SP_OK)
		status = finish(&reading, &made, err);
	if (status == SP_OK)
		*table = made;
	else
		sp_lex_table_release(&made);
	sp_lex_table_release(&reading.lines);
	sp_lex_train_free(reading.train);
	sp_lex_words_free(reading.words);
	sp_reader_free(reader);
	return status;
}

static bool
is_stem(struct sp_str word)
{
	return word.n > 0 && word.s[word.n - 1] == '*';
}

/* Back from the binary form. */
static enum sp_status
read_lex(
    const struct sp_lex *lex, struct sp_lex_table *table, struct sp_err *err)
{
	for (uint32_t w = 0; w < sp_lex_count(lex, SP_LEX_SRC); w++) {
		struct sp_str src = sp_lex_word(lex, SP_LEX_SRC, w);
		size_t n;
		const struct sp_lex_entry *entry =
		    sp_lex_entries(lex, SP_LEX_SRC, w, &n);

		for (size_t i = 0; i < n && !is_stem(src); i++) {
			struct sp_str tgt =
			    sp_lex_word(lex, SP_LEX_TGT, entry[i].word);

			if (!is_stem(tgt))
				sp_lex_table_add(table, src, tgt,
				    (double)entry[i].tgt, (double)entry[i].src);
		}
	}
	if (sp_lex_table_sort(table, err) == SP_OK)
		return SP_OK;
	sp_lex_table_release(table);
	return SP_NOMEM;
}

/* A file's descriptor, or -1. */
static int
open_path(const char *path, bool *binary, struct sp_err *err)
{
	char magic[sizeof(SP_LEX_MAGIC) - 1];
	int fd;

	*binary = false;
	if (strcmp(path, "-") == 0)
		return STDIN_FILENO;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		sp_err_set(err, SP_IO, "%s", strerror(errno));
	else
		*binary = pread(fd, magic, sizeof(magic), 0) ==
			(ssize_t)sizeof(magic) &&
		    memcmp(magic, SP_LEX_MAGIC, sizeof(magic)) == 0;
	return fd;
}

enum sp_status
sp_lex_read_table(const struct sp_lex_read *how, const char *path,
    struct sp_lex_table *table, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct sp_err why = {SP_OK, ""};
	struct sp_lex *lex;
	bool binary;
	int fd = open_path(path, &binary, err);

	if (fd < 0)
		return SP_IO;
	if (!binary) {
		status = read_lines(how, fd, table, err);
	} else {
		lex = sp_lex_open(path, &why);
		status = lex ? read_lex(lex, table, err)
			     : sp_err_set(err, why.status, "%s", why.msg);
		sp_lex_free(lex);
	}
	if (fd != STDIN_FILENO)
		close(fd);
	return status;
}

static struct sp_lex *
pack(const struct sp_lex_table *table, struct sp_err *err)
{
	struct sp_lex *lex = NULL;
	struct sp_buf bytes = {0};

	if (sp_lex_table_pack(table, &bytes, err) == SP_OK)
		lex = sp_lex_of(&bytes, err);
	sp_buf_release(&bytes);
	return lex;
}

struct sp_lex *
sp_lex_read_file(
    const struct sp_lex_read *how, const char *path, struct sp_err *err)
{
	struct sp_lex_table table = {0};
	struct sp_lex *lex = NULL;
	bool binary;
	int fd = open_path(path, &binary, err);

	if (fd < 0)
		return NULL;
	if (binary)
		lex = sp_lex_open(path, err);
	else if (read_lines(how, fd, &table, err) == SP_OK)
		lex = pack(&table, err);
	sp_lex_table_release(&table);
	if (fd != STDIN_FILENO)
		close(fd);
	return lex;
}

struct sp_lex *
sp_lex_read_turned(
    const struct sp_lex_read *how, const char *path, struct sp_err *err)
{
	struct sp_lex_read turned = *how;
	struct sp_lex_table table = {0};
	struct sp_lex *lex = NULL;

	turned.lang[0] = how->lang[1];
	turned.lang[1] = how->lang[0];
	if (sp_lex_read_table(&turned, path, &table, err) == SP_OK &&
	    sp_lex_table_turn(&table, err) == SP_OK)
		lex = pack(&table, err);
	sp_lex_table_release(&table);
	return lex;
}
