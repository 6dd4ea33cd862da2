/* SPDX-License-Identifier: MIT */
#include <spean/where_sql.h>

#include <spean/db.h>

/* What a field is in rows; the second of those that both sides have. */
static const char *const column[][2] = {[SP_WHERE_SCORE] = {"p.score", NULL},
    [SP_WHERE_DATE] = {"coalesce(s.date, t.date)", NULL},
    [SP_WHERE_DOC] = {"s.path", "t.path"},
    [SP_WHERE_URL] = {"s.url", "t.url"},
    [SP_WHERE_SOURCE] = {"s.source", "t.source"},
    [SP_WHERE_LICENCE] = {"s.licence", "t.licence"},
    [SP_WHERE_TEXT] = {"p.src_text", "p.tgt_text"},
    [SP_WHERE_TAG] = {"' ' || p.tags || ' '", NULL},
    [SP_WHERE_PROGRAM] = {"(SELECT program FROM run WHERE id = d.run)", NULL},
    [SP_WHERE_SHAPE] = {"p.n_src || ':' || p.n_tgt", NULL},
    [SP_WHERE_VERDICT] = {"p.verdict", NULL}};

static const char *const sign[] = {[SP_WHERE_EQ] = "=",
    [SP_WHERE_NE] = "<>",
    [SP_WHERE_LT] = "<",
    [SP_WHERE_LE] = "<=",
    [SP_WHERE_GT] = ">",
    [SP_WHERE_GE] = ">="};

static bool
is_of_words(const struct sp_where_condition *condition)
{
	return condition->field != SP_WHERE_SCORE &&
	    condition->field != SP_WHERE_DATE;
}

static struct sp_str
value_of(const struct sp_where *where, const struct sp_where_condition *of)
{
	if (of->n == 0)
		return SP_STR("");
	return sp_str_sub(sp_buf_str(&where->text), of->at, of->at + of->n);
}

/* The next word of those with "|" between; false behind the last. */
static bool
next_word(struct sp_str *rest, struct sp_str *word)
{
	if (!rest->s)
		return false;
	*word = sp_str_cut(rest, '|');
	while (word->n > 0 && word->s[0] == ' ')
		*word = sp_str_sub(*word, 1, word->n);
	while (word->n > 0 && word->s[word->n - 1] == ' ')
		word->n--;
	return true;
}

static void
write_date(
    const struct sp_where_condition *condition, int place, struct sp_buf *out)
{
	const char *date = column[SP_WHERE_DATE][0];

	if (condition->n == 0)
		sp_buf_addf(out, "coalesce(%s, '') %s ?%d", date,
		    sign[condition->op], place);
	else
		sp_buf_addf(out, "coalesce(substr(%s, 1, %zu) %s ?%d, %d)",
		    date, condition->n, sign[condition->op], place,
		    condition->op == SP_WHERE_NE);
}

static int
write_words(const struct sp_where_condition *condition, struct sp_str rest,
    int place, struct sp_buf *out)
{
	struct sp_str word;

	sp_buf_add(out,
	    condition->op == SP_WHERE_NE ? SP_STR("NOT (0") : SP_STR("(0"));
	for (; next_word(&rest, &word); place++)
		for (size_t c = 0; c < 2 && column[condition->field][c]; c++)
			sp_buf_addf(out,
			    " OR coalesce(%s, '') LIKE ?%d ESCAPE '\\'",
			    column[condition->field][c], place);
	sp_buf_addc(out, ')');
	return place;
}

void
sp_where_write(const struct sp_where *where, int first, struct sp_buf *out)
{
	int place = first;

	for (size_t i = 0; where && i < where->n; i++) {
		const struct sp_where_condition *condition = &where->at[i];

		sp_buf_add(out, SP_STR(" AND "));
		if (is_of_words(condition)) {
			place = write_words(
			    condition, value_of(where, condition), place, out);
			continue;
		}
		if (condition->field == SP_WHERE_DATE)
			write_date(condition, place, out);
		else
			sp_buf_addf(
			    out, "p.score %s ?%d", sign[condition->op], place);
		place++;
	}
}

void
sp_where_pattern(struct sp_str word, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < word.n; i++) {
		if (word.s[i] == '%' || word.s[i] == '_' || word.s[i] == '\\')
			sp_buf_addc(out, '\\');
		sp_buf_addc(out, word.s[i] == '*' ? '%' : word.s[i]);
	}
}

/* Tags are words within the column. */
static void
write_pattern(enum sp_where_field field, struct sp_str word, struct sp_buf *out)
{
	struct sp_buf inner = {0};

	sp_where_pattern(word, out);
	if (field != SP_WHERE_TAG || word.n == 0)
		return;
	sp_buf_addf(&inner, "%% ");
	sp_buf_add(&inner, sp_buf_str(out));
	sp_buf_add(&inner, SP_STR(" %"));
	out->failed |= inner.failed;
	sp_buf_reset(out);
	sp_buf_add(out, sp_buf_str(&inner));
	sp_buf_release(&inner);
}

static int
bind_copy(sqlite3_stmt *stmt, int place, struct sp_str text)
{
	return sqlite3_bind_text64(stmt, place, text.n ? text.s : "", text.n,
	    SQLITE_TRANSIENT, SQLITE_UTF8);
}

int
sp_where_bind(const struct sp_where *where, int first, sqlite3_stmt *stmt)
{
	struct sp_buf pattern = {0};
	int place = first, code = SQLITE_OK;

	for (size_t i = 0; where && i < where->n; i++) {
		const struct sp_where_condition *condition = &where->at[i];
		struct sp_str rest = value_of(where, condition), word;

		if (condition->field == SP_WHERE_SCORE)
			code |= sqlite3_bind_double(
			    stmt, place++, condition->number);
		else if (condition->field == SP_WHERE_DATE)
			code |= bind_copy(stmt, place++, rest);
		else
			while (next_word(&rest, &word)) {
				write_pattern(condition->field, word, &pattern);
				code |= pattern.failed
				    ? SQLITE_NOMEM
				    : bind_copy(
					  stmt, place, sp_buf_str(&pattern));
				place++;
			}
	}
	sp_buf_release(&pattern);
	return code;
}
