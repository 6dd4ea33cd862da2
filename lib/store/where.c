/* SPDX-License-Identifier: MIT */
#include <spean/where.h>

#include <stdlib.h>

#include <spean/pair.h>
#include <spean/utf8.h>

static const struct {
	const char *name;
	enum sp_where_field field;
	bool ordered; /* there is a less and a more of it */
} fields[] = {{"score", SP_WHERE_SCORE, true}, {"date", SP_WHERE_DATE, true},
    {"doc", SP_WHERE_DOC, false}, {"url", SP_WHERE_URL, false},
    {"source", SP_WHERE_SOURCE, false}, {"licence", SP_WHERE_LICENCE, false},
    {"text", SP_WHERE_TEXT, false}, {"tag", SP_WHERE_TAG, false},
    {"program", SP_WHERE_PROGRAM, false}, {"shape", SP_WHERE_SHAPE, false},
    {"verdict", SP_WHERE_VERDICT, false}};

/* The longer first, where one begins as another. */
static const struct {
	const char *sign;
	enum sp_where_op op;
} ops[] = {{"!=", SP_WHERE_NE}, {"<=", SP_WHERE_LE}, {">=", SP_WHERE_GE},
    {"<", SP_WHERE_LT}, {">", SP_WHERE_GT}, {"=", SP_WHERE_EQ}};

#define N_FIELDS (sizeof(fields) / sizeof(fields[0]))
#define N_OPS    (sizeof(ops) / sizeof(ops[0]))

void
sp_where_release(struct sp_where *where)
{
	free(where->at);
	sp_buf_release(&where->text);
	*where = (struct sp_where){0};
}

bool
sp_where_asks(const struct sp_where *where, enum sp_where_field field)
{
	for (size_t i = 0; where && i < where->n; i++)
		if (where->at[i].field == field)
			return true;
	return false;
}

static struct sp_str
trim(struct sp_str text)
{
	while (text.n > 0 && text.s[0] == ' ')
		text = sp_str_sub(text, 1, text.n);
	while (text.n > 0 && text.s[text.n - 1] == ' ')
		text.n--;
	return text;
}

static enum sp_status
unknown_field(struct sp_str name, struct sp_err *err)
{
	struct sp_buf all = {0};

	for (size_t i = 0; i < N_FIELDS; i++)
		sp_buf_addf(&all, "%s%s",
		    i == 0                  ? ""
			: i + 1 == N_FIELDS ? " and "
					    : ", ",
		    fields[i].name);
	sp_err_set(err, SP_BAD_RECORD,
	    "no field is called '%.*s': there are %s",
	    name.n > 40 ? 40 : (int)name.n, name.s, sp_buf_c(&all));
	sp_buf_release(&all);
	return SP_BAD_RECORD;
}

/* The field and the comparison; *value is what stands behind. */
static enum sp_status
read_head(struct sp_str text, struct sp_where_condition *out,
    struct sp_str *value, struct sp_err *err)
{
	size_t end = 0, f = 0, o = 0;
	struct sp_str name;

	while (end < text.n && !memchr("!=<>", text.s[end], 4))
		end++;
	name = trim(sp_str_sub(text, 0, end));
	text = sp_str_sub(text, end, text.n);
	while (o < N_OPS && !sp_str_starts(text, sp_str_c(ops[o].sign)))
		o++;
	if (o == N_OPS || name.n == 0)
		return sp_err_set(err, SP_BAD_RECORD,
		    "a condition is a field, a comparison and a value, such as "
		    "score>=0.8");
	while (f < N_FIELDS && !sp_str_eq(name, sp_str_c(fields[f].name)))
		f++;
	if (f == N_FIELDS)
		return unknown_field(name, err);
	if (!fields[f].ordered && ops[o].op != SP_WHERE_EQ &&
	    ops[o].op != SP_WHERE_NE)
		return sp_err_set(err, SP_BAD_RECORD,
		    "%s can be compared by = and != only", fields[f].name);
	out->field = fields[f].field;
	out->op = ops[o].op;
	*value = trim(sp_str_sub(text, strlen(ops[o].sign), text.n));
	return SP_OK;
}

static bool
is_verdict(struct sp_str value)
{
	while (value.s) {
		struct sp_str one = trim(sp_str_cut(&value, '|'));

		if (one.n > 0 && !sp_str_eq(one, SP_STR("accept")) &&
		    !sp_str_eq(one, SP_STR("reject")) &&
		    !sp_str_eq(one, SP_STR("fix")))
			return false;
	}
	return true;
}

/* A year, or more of a date. */
static bool
is_date(struct sp_str value)
{
	if (value.n < 4)
		return value.n == 0;
	for (size_t i = 0; i < value.n && i < 10; i++)
		if (i == 4 || i == 7 ? value.s[i] != '-'
				     : value.s[i] < '0' || value.s[i] > '9')
			return false;
	return value.n == 4 || value.n == 7 || value.n >= 10;
}

static enum sp_status
check_value(
    struct sp_where_condition *out, struct sp_str value, struct sp_err *err)
{
	int n = value.n > 40 ? 40 : (int)value.n;

	if (sp_utf8_check(value) != value.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "the condition is not UTF-8");
	if (out->field == SP_WHERE_SCORE &&
	    !sp_score_parse(value, &out->number))
		return sp_err_set(err, SP_BAD_RECORD,
		    "'%.*s' is no score from 0 to 1", n, value.s);
	if (out->field == SP_WHERE_DATE && !is_date(value))
		return sp_err_set(err, SP_BAD_RECORD,
		    "'%.*s' is no date such as 2019-11-15, 2019-11 or 2019", n,
		    value.s);
	if (out->field == SP_WHERE_VERDICT && !is_verdict(value))
		return sp_err_set(err, SP_BAD_RECORD,
		    "'%.*s' is no verdict: there are accept, reject and fix", n,
		    value.s);
	return SP_OK;
}

enum sp_status
sp_where_add(
    struct sp_where *where, struct sp_str condition, struct sp_err *err)
{
	struct sp_where_condition new = {.at = where->text.n};
	struct sp_str value = {NULL, 0};
	enum sp_status status = read_head(condition, &new, &value, err);

	if (status == SP_OK)
		status = check_value(&new, value, err);
	if (status != SP_OK)
		return status;
	if (!sp_grow(&where->at, &where->cap, where->n + 1, sizeof(new)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	new.n = value.n;
	sp_buf_add(&where->text, value);
	status = sp_buf_status(&where->text, err);
	if (status == SP_OK)
		where->at[where->n++] = new;
	return status;
}
