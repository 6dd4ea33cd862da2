/* SPDX-License-Identifier: MIT */
#include <spean/check_literals.h>

#include <stdlib.h>

#include <spean/quote.h>

#include <spean/literal.h>

struct sp_check_literals {
	struct sp_literal_list list[2];
	bool *met[2]; /* of each: the other side has it */
	size_t cap[2];
	struct sp_buf message;
};

static const struct {
	enum sp_check check;
	double lost; /* confidence where the other side has none of it */
	double changed; /* and where it has another instead */
	double alike; /* so much of both is the same where it was changed */
	const char *has; /* "English has", of what was changed */
} kinds[SP_LITERALS] = {
    [SP_LITERAL_URL] = {SP_CHECK_URL, .7, .85, 0, "links to"},
    [SP_LITERAL_EMAIL] = {SP_CHECK_EMAIL, .8, .9, 0, "has"},
    [SP_LITERAL_TAG] = {SP_CHECK_TAG, .8, .7, .5, "has"},
    [SP_LITERAL_ENTITY] = {SP_CHECK_TAG, .3, .3, .5, "has"},
    [SP_LITERAL_CODE] = {SP_CHECK_TAG, .5, .6, .5, "has"},
    [SP_LITERAL_PRINTF] = {SP_CHECK_PLACEHOLDER, .9, .9, 0, "has"},
    [SP_LITERAL_FIELD] = {SP_CHECK_PLACEHOLDER, .9, .9, .4, "has"},
};

/* What is there on both sides but more often on one, and an address in the
 * language of its side, are seldom mistakes. */
#define AGAIN     .4
#define LOCALIZED .3

/* No one reads more of one pair. */
#define MOST 50

struct sp_check_literals *
sp_check_literals_new(struct sp_err *err)
{
	struct sp_check_literals *literals = calloc(1, sizeof(*literals));

	if (!literals)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return literals;
}

void
sp_check_literals_free(struct sp_check_literals *literals)
{
	if (!literals)
		return;
	for (size_t s = 0; s < 2; s++) {
		sp_literals_release(&literals->list[s]);
		free(literals->met[s]);
	}
	sp_buf_release(&literals->message);
	free(literals);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Only the host of an address has no case; but pages that differ in nothing
 * else are rare. */
static bool
has_case(enum sp_literal_kind kind)
{
	return kind == SP_LITERAL_PRINTF || kind == SP_LITERAL_FIELD ||
	    kind == SP_LITERAL_CODE;
}

/* The next character of a key, which is ASCII, but for U+200B; NUL at the end.
 */
static char
next_char(struct sp_str key, size_t *i)
{
	while (*i < key.n && (key.s[*i] & 0x80))
		++*i;
	return *i < key.n ? key.s[(*i)++] : '\0';
}

/* What is the same is side by side. */
static int
by_key(const void *x, const void *y)
{
	const struct sp_literal *a = x, *b = y;
	size_t i = 0, j = 0;
	char c, d;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	do {
		c = next_char(a->key, &i);
		d = next_char(b->key, &j);
		if (!has_case(a->kind)) {
			c = lower(c);
			d = lower(d);
		}
	} while (c == d && c != '\0');
	return c < d ? -1 : c > d;
}

static bool
is_same(const struct sp_literal *a, const struct sp_literal *b)
{
	return by_key(a, b) == 0;
}

static enum sp_status
find(struct sp_check_literals *l, const struct sp_check_unit *unit,
    struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		if (!sp_literals_find(&l->list[s], unit->side[s].raw) ||
		    !sp_grow(
			&l->met[s], &l->cap[s], l->list[s].n + 1, sizeof(bool)))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		for (size_t i = 0; i < l->list[s].n; i++)
			l->met[s][i] = false;
	}
	return SP_OK;
}

/* Each with one of the other side that is the same: both are in order. */
static bool
match(struct sp_check_literals *l)
{
	const struct sp_literal_list *src = &l->list[0], *tgt = &l->list[1];
	size_t i = 0, j = 0, n = 0;

	while (i < src->n && j < tgt->n) {
		int order = by_key(&src->at[i], &tgt->at[j]);

		if (order == 0) {
			l->met[0][i] = l->met[1][j] = true;
			n++;
		}
		i += order <= 0;
		j += order >= 0;
	}
	return n == src->n && n == tgt->n;
}

/* How much of the longer of two is at both ends of both. */
static double
likeness(struct sp_str a, struct sp_str b)
{
	size_t least = a.n < b.n ? a.n : b.n, most = a.n + b.n - least;
	size_t head = 0, tail = 0;

	while (head < least && a.s[head] == b.s[head])
		head++;
	while (
	    tail < least - head && a.s[a.n - 1 - tail] == b.s[b.n - 1 - tail])
		tail++;
	return most ? (double)(head + tail) / (double)most : 1;
}

/* The most like on the other side of what has no match; false: none is. */
static bool
nearest(const struct sp_check_literals *l, size_t i, size_t *best)
{
	const struct sp_literal *lit = &l->list[0].at[i];
	double top = -1;

	for (size_t j = 0; j < l->list[1].n; j++) {
		const struct sp_literal *other = &l->list[1].at[j];
		double like = likeness(lit->key, other->key);

		if (l->met[1][j] || other->kind != lit->kind || like <= top ||
		    like < kinds[lit->kind].alike)
			continue;
		top = like;
		*best = j;
	}
	return top >= 0;
}

/* The next part of an address. */
static struct sp_str
part(struct sp_str *rest)
{
	size_t n = 0;
	struct sp_str word;

	while (n < rest->n && !strchr("/.=&?", rest->s[n]))
		n++;
	word = sp_str_sub(*rest, 0, n);
	*rest = sp_str_sub(*rest, n < rest->n ? n + 1 : n, rest->n);
	return word;
}

static bool
is_lang(struct sp_str word, const struct sp_lang *lang)
{
	struct sp_str code = sp_str_c(lang->code);

	/* The domain of the country is taken for the language, too. */
	if (sp_str_eq(code, SP_STR("km")) && sp_str_ieq(word, SP_STR("kh")))
		return true;
	return sp_str_ieq(word, code) ||
	    (word.n == 5 && (word.s[2] == '-' || word.s[2] == '_') &&
		sp_str_ieq(sp_str_sub(word, 0, 2), code));
}

/* The same page in the languages of the sides, or over http and https. */
static bool
is_localized(const struct sp_check_unit *unit, const struct sp_literal *src,
    const struct sp_literal *tgt)
{
	struct sp_str a = src->key, b = tgt->key;

	if (src->kind != SP_LITERAL_URL)
		return false;
	while (a.n > 0 && b.n > 0) {
		struct sp_str x = part(&a), y = part(&b);

		if (sp_str_ieq(x, y) ||
		    (sp_str_ieq(x, SP_STR("http:")) &&
			sp_str_ieq(y, SP_STR("https:"))) ||
		    (sp_str_ieq(x, SP_STR("https:")) &&
			sp_str_ieq(y, SP_STR("http:"))))
			continue;
		if (!is_lang(x, unit->side[0].lang) ||
		    !is_lang(y, unit->side[1].lang))
			return false;
	}
	return a.n == 0 && b.n == 0;
}

static void
tell_changed(struct sp_check_literals *l, const struct sp_check_unit *unit,
    const struct sp_literal *src, const struct sp_literal *tgt,
    struct sp_findings *findings)
{
	const char *has = kinds[src->kind].has;
	double confidence = kinds[src->kind].changed;

	if (is_localized(unit, src, tgt))
		confidence = LOCALIZED;
	sp_buf_addf(&l->message, "%s %s ", sp_check_unit_lang(unit, 0), has);
	sp_quote_short(
	    sp_str_sub(unit->side[0].raw, src->from, src->to), &l->message);
	sp_buf_addf(&l->message, "; %s %s ", sp_check_unit_lang(unit, 1), has);
	sp_quote_short(
	    sp_str_sub(unit->side[1].raw, tgt->from, tgt->to), &l->message);
	sp_findings_add(findings, kinds[src->kind].check, confidence,
	    (struct sp_norm_range){src->from, src->to},
	    (struct sp_norm_range){tgt->from, tgt->to}, &l->message);
	sp_buf_cut(&l->message, 0);
}

/* An address without http://, which the other side may have left out. */
static struct sp_str
bare(struct sp_str key)
{
	size_t at = sp_str_find(key, SP_STR("://"), 0);

	if (at < key.n)
		key = sp_str_sub(key, at + 3, key.n);
	if (sp_str_starts(key, SP_STR("www.")))
		key = sp_str_sub(key, 4, key.n);
	return key;
}

/* Does the other side have it once at least? */
static bool
is_again(const struct sp_check_literals *l, const struct sp_check_unit *unit,
    size_t s, const struct sp_literal *lit)
{
	struct sp_str other = unit->side[!s].raw;

	if (lit->kind == SP_LITERAL_URL &&
	    sp_str_find(other, bare(lit->key), 0) < other.n)
		return true;
	for (size_t j = 0; j < l->list[!s].n; j++)
		if (is_same(lit, &l->list[!s].at[j]))
			return true;
	return false;
}

static void
tell_lost(struct sp_check_literals *l, const struct sp_check_unit *unit,
    size_t s, const struct sp_literal *lit, struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};
	bool again = is_again(l, unit, s, lit);

	at[s] = (struct sp_norm_range){lit->from, lit->to};
	sp_buf_addf(
	    &l->message, "%s does not have ", sp_check_unit_lang(unit, !s));
	sp_quote_short(
	    sp_str_sub(unit->side[s].raw, lit->from, lit->to), &l->message);
	if (again)
		sp_buf_addf(&l->message, " as often as %s",
		    sp_check_unit_lang(unit, s));
	sp_findings_add(findings, kinds[lit->kind].check,
	    kinds[lit->kind].lost * (again ? AGAIN : 1), at[0], at[1],
	    &l->message);
	sp_buf_cut(&l->message, 0);
}

/* The next that takes the next value; a numbered one takes its own. */
static const struct sp_literal *
next_by_place(const struct sp_literal_list *list, size_t *i)
{
	while (*i < list->n) {
		const struct sp_literal *lit = &list->at[(*i)++];

		if (lit->kind == SP_LITERAL_PRINTF &&
		    !memchr(lit->key.s, '$', lit->key.n))
			return lit;
	}
	return NULL;
}

/* The first two that stand in the same place and are not the same. */
static bool
out_of_order(const struct sp_check_literals *l, struct sp_literal other[2])
{
	const struct sp_literal *a, *b;
	size_t i = 0, j = 0;

	do {
		a = next_by_place(&l->list[0], &i);
		b = next_by_place(&l->list[1], &j);
	} while (a && b && is_same(a, b));
	if (!a || !b)
		return false;
	other[0] = *a;
	other[1] = *b;
	return true;
}

/* What is not on the other side; of many the first will do. */
static void
tell(struct sp_check_literals *l, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	size_t told = 0;

	for (size_t i = 0; i < l->list[0].n && told < MOST; i++) {
		const struct sp_literal *lit = &l->list[0].at[i];
		size_t j = 0;

		if (l->met[0][i])
			continue;
		told++;
		if (!nearest(l, i, &j) ||
		    (is_again(l, unit, 0, lit) &&
			!is_localized(unit, lit, &l->list[1].at[j]))) {
			tell_lost(l, unit, 0, lit, findings);
			continue;
		}
		l->met[1][j] = true;
		tell_changed(l, unit, lit, &l->list[1].at[j], findings);
	}
	for (size_t j = 0; j < l->list[1].n && told < MOST; j++) {
		if (l->met[1][j])
			continue;
		told++;
		tell_lost(l, unit, 1, &l->list[1].at[j], findings);
	}
}

enum sp_status
sp_check_literals_run(struct sp_check_literals *literals,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	struct sp_literal other[2];
	bool moved;
	enum sp_status status = find(literals, unit, err);

	if (status != SP_OK)
		return status;
	if (literals->list[0].n == 0 && literals->list[1].n == 0)
		return SP_OK;
	sp_buf_reset(&literals->message);
	moved = out_of_order(literals, other);
	for (size_t s = 0; s < 2; s++)
		if (literals->list[s].n > 1)
			qsort(literals->list[s].at, literals->list[s].n,
			    sizeof(struct sp_literal), by_key);
	if (!match(literals))
		tell(literals, unit, findings);
	else if (moved)
		/* All are there, but a value comes in the place of another. */
		tell_changed(literals, unit, &other[0], &other[1], findings);
	return sp_buf_status(&literals->message, err);
}
