/* SPDX-License-Identifier: MIT */
#include <spean/review.h>

#include <string.h>

#include <spean/rec.h>

#define UNQUOTE_MAX 7

enum {
	SRC_DOC,
	TGT_DOC,
	SRC_LOC,
	TGT_LOC,
	SCORE,
	SRC_TEXT,
	TGT_TEXT,
	VERDICT,
	FIXED_SRC,
	FIXED_TGT,
	REVIEWER,
	NOTE
};

static const char *const names[SP_REVIEW_COLUMNS] = {"src_doc", "tgt_doc",
    "src_loc", "tgt_loc", "score", "src_text", "tgt_text", "verdict",
    "fixed_src", "fixed_tgt", "reviewer", "note"};

static const char *const kinds[] = {[SP_VERDICT_NONE] = "none",
    [SP_VERDICT_ACCEPT] = "accept",
    [SP_VERDICT_REJECT] = "reject",
    [SP_VERDICT_FIX] = "fix"};

void
sp_review_table_release(struct sp_review_table *table)
{
	sp_lines_release(&table->lines);
	sp_buf_release(&table->plain);
	sp_buf_release(&table->fixed);
}

static bool
is_needed(size_t column)
{
	return column == SRC_DOC || column == TGT_DOC || column == SRC_TEXT ||
	    column == TGT_TEXT || column == VERDICT;
}

static enum sp_status
read_names(
    struct sp_review_table *table, struct sp_str line, struct sp_err *err)
{
	for (size_t i = 1; line.s; i++) {
		struct sp_str name = sp_str_cut(&line, '\t');

		for (size_t c = 0; c < SP_REVIEW_COLUMNS; c++)
			if (sp_str_eq(name, sp_str_c(names[c])))
				table->column[c] = i;
	}
	for (size_t c = 0; c < SP_REVIEW_COLUMNS; c++)
		if (is_needed(c) && table->column[c] == 0)
			return sp_err_set(err, SP_BAD_MODEL,
			    "the first line names no column %s", names[c]);
	table->begun = true;
	return SP_OK;
}

/* Writers have their own mind about capitals. */
static bool
read_kind(struct sp_str word, struct sp_verdict *out)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (sp_str_ieq(word, sp_str_c(kinds[i]))) {
			out->kind = (enum sp_verdict_kind)i;
			return true;
		}
	return false;
}

/* *says: whether the row has a verdict. */
static enum sp_status
read_row(const struct sp_review_table *table, struct sp_str line,
    struct sp_verdict *out, bool *says, struct sp_err *err)
{
	struct sp_str field[SP_REVIEW_COLUMNS];
	bool fixed;

	for (size_t c = 0; c < SP_REVIEW_COLUMNS; c++) {
		field[c] = SP_STR("");
		if (table->column[c] > 0 &&
		    !sp_rec_field(line, table->column[c], &field[c]) &&
		    is_needed(c) && c != VERDICT)
			return sp_err_set(err, SP_BAD_RECORD,
			    "the row has no column %s", names[c]);
	}
	*out = (struct sp_verdict){field[SRC_DOC], field[TGT_DOC],
	    field[SRC_TEXT], field[TGT_TEXT], field[SRC_LOC], field[TGT_LOC],
	    SP_VERDICT_FIX, field[FIXED_SRC], field[FIXED_TGT], field[REVIEWER],
	    field[NOTE]};
	fixed = field[FIXED_SRC].n > 0 || field[FIXED_TGT].n > 0;
	*says = fixed || field[VERDICT].n > 0;
	if (field[VERDICT].n > 0 && !read_kind(field[VERDICT], out))
		return sp_err_set(err, SP_BAD_RECORD,
		    "'%.*s' is no verdict: there are accept, reject, fix and "
		    "none",
		    field[VERDICT].n > 40 ? 40 : (int)field[VERDICT].n,
		    field[VERDICT].s);
	if (*says && fixed != (out->kind == SP_VERDICT_FIX))
		return sp_err_set(err, SP_BAD_RECORD,
		    fixed ? "a fixed text with the verdict %s: that would be "
			    "fix"
			  : "%s without a fixed text",
		    kinds[out->kind]);
	return SP_OK;
}

static bool
is_quoted(struct sp_str text)
{
	return text.n >= 2 && text.s[0] == '"' && text.s[text.n - 1] == '"';
}

/* Append what stands in quotation marks, with those within it single again. */
static void
add_unquoted(struct sp_str text, struct sp_buf *out)
{
	text = sp_str_sub(text, 1, text.n - 1);
	for (size_t i = 0; i < text.n; i++) {
		sp_buf_addc(out, text.s[i]);
		if (text.s[i] == '"' && i + 1 < text.n && text.s[i + 1] == '"')
			i++;
	}
}

/* Take the marks off those texts that have them, the bytes in out. */
static bool
unquote(struct sp_str *const text[], size_t n,
    bool (*has_them)(struct sp_str text), struct sp_buf *out)
{
	size_t at[UNQUOTE_MAX][2];
	bool some = false;

	sp_buf_reset(out);
	for (size_t i = 0; i < n; i++) {
		at[i][0] = out->n;
		if (has_them(*text[i]))
			add_unquoted(*text[i], out);
		at[i][1] = out->n;
	}
	/* Only now does the buffer stay where it is. */
	for (size_t i = 0; i < n; i++)
		if (has_them(*text[i]) && !out->failed) {
			*text[i] = at[i][1] > at[i][0]
			    ? sp_str_sub(sp_buf_str(out), at[i][0], at[i][1])
			    : SP_STR("");
			some = true;
		}
	return some;
}

bool
sp_review_unquote(struct sp_review_table *table, struct sp_verdict *verdict)
{
	struct sp_str *const text[] = {&verdict->src_doc, &verdict->tgt_doc,
	    &verdict->src_text, &verdict->tgt_text, &verdict->fixed_src,
	    &verdict->fixed_tgt, &verdict->note};

	return unquote(
	    text, sizeof(text) / sizeof(text[0]), is_quoted, &table->plain);
}

/* What was written cannot be compared to anything: it is taken for quoted where
 * all marks within it are doubled. */
static bool
is_surely_quoted(struct sp_str text)
{
	size_t marks = 0;

	if (!is_quoted(text))
		return false;
	for (size_t i = 1; i + 1 < text.n; i++) {
		if (text.s[i] != '"')
			continue;
		if (i + 2 >= text.n || text.s[i + 1] != '"')
			return false;
		marks++;
		i++;
	}
	return marks > 0;
}

static enum sp_status
read_fixed(struct sp_review_table *table, struct sp_verdict *verdict,
    struct sp_err *err)
{
	struct sp_str *const text[] = {
	    &verdict->fixed_src, &verdict->fixed_tgt, &verdict->note};

	unquote(text, sizeof(text) / sizeof(text[0]), is_surely_quoted,
	    &table->fixed);
	return sp_buf_status(&table->fixed, err);
}

bool
sp_review_next(struct sp_review_table *table, struct sp_verdict *verdict,
    struct sp_err *err)
{
	struct sp_str line;
	bool says = false;

	if (err)
		*err = (struct sp_err){0};
	while (sp_lines_next(&table->lines, &line, err)) {
		enum sp_status status;

		if (!table->begun) {
			if (read_names(table, line, err) != SP_OK)
				return false;
			continue;
		}
		if (line.n == 0)
			continue;
		status = read_row(table, line, verdict, &says, err);
		if (status == SP_OK && says)
			status = read_fixed(table, verdict, err);
		if (status != SP_OK || says)
			return status != SP_NOMEM;
	}
	return false;
}

void
sp_review_head(struct sp_buf *out)
{
	for (size_t c = 0; c < SP_REVIEW_COLUMNS; c++)
		sp_buf_addf(out, "%s%s", names[c],
		    c + 1 < SP_REVIEW_COLUMNS ? "\t" : "\n");
}

void
sp_review_unit(const struct sp_found *found, struct sp_buf *out)
{
	const struct sp_pair *pair = &found->pair;
	struct sp_str none = SP_STR("");
	bool src =
	    found->was_src.s && !sp_str_eq(found->was_src, pair->src_text);
	bool tgt =
	    found->was_tgt.s && !sp_str_eq(found->was_tgt, pair->tgt_text);
	struct sp_str field[SP_REVIEW_COLUMNS] = {pair->src_doc, pair->tgt_doc,
	    pair->src_loc, pair->tgt_loc, none,
	    found->was_src.s ? found->was_src : pair->src_text,
	    found->was_tgt.s ? found->was_tgt : pair->tgt_text, found->verdict,
	    src ? pair->src_text : none, tgt ? pair->tgt_text : none,
	    found->reviewer, found->note};

	for (size_t c = 0; c < SP_REVIEW_COLUMNS; c++) {
		if (c == SCORE)
			sp_score_write(pair->score, out);
		else
			sp_rec_add_text(out, field[c]);
		sp_buf_addc(out, c + 1 < SP_REVIEW_COLUMNS ? '\t' : '\n');
	}
}
