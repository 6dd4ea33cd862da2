/* SPDX-License-Identifier: MIT */
#include <spean/check_terms.h>

#include <stdlib.h>

#include <spean/quote.h>
#include <spean/term.h>
#include <spean/word.h>

/* That a reader agrees.  A single word has other senses, or is a verb where the
 * glossary has a noun; what is forbidden stands there or does not. */
#define P_FORBIDDEN .9
#define P_PHRASE    .85
#define P_ACRONYM   .8
#define P_WORD      .65

#define WANTS_TOLD 3 /* translations in a message */
#define FORMS      4 /* of a word */
#define FORM_BYTES 64 /* of a word that has forms */

/* Words that end in s and are not the plural of what stands before it. */
static const char *const no_plural[] = {
    "customs", "does", "goods", "means", "news"};

/* A text with its terms, and where words begin and end in a run of it. */
struct side {
	struct sp_terms terms;
	unsigned char *tag; /* of the terms: see tag_of */
	size_t cap_tag;
	struct sp_word *cut;
	size_t from, to; /* the run */
	size_t *border;
	size_t n, cap;
	bool read;
};

struct sp_check_terms {
	const struct sp_termlist *list;
	struct side side[2];
	/* What the pair has been told of. */
	const struct sp_termlist_term **told;
	size_t ntold, cap_told;
	struct sp_buf message;
};

static void
release_side(struct side *side)
{
	sp_terms_release(&side->terms);
	sp_word_free(side->cut);
	free(side->border);
	free(side->tag);
}

void
sp_check_terms_free(struct sp_check_terms *terms)
{
	if (!terms)
		return;
	release_side(&terms->side[0]);
	release_side(&terms->side[1]);
	free(terms->told);
	sp_buf_release(&terms->message);
	free(terms);
}

struct sp_check_terms *
sp_check_terms_new(const struct sp_termlist *list, struct sp_err *err)
{
	/* A term within a compound is not always that term; a translation
	 * within one is one. */
	static const enum sp_grain grain[] = {SP_GRAIN_COARSE, SP_GRAIN_FINE};
	struct sp_check_terms *terms = calloc(1, sizeof(*terms));
	enum sp_status status = SP_OK;

	if (!terms) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	terms->list = list;
	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		status = sp_terms_init(&terms->side[s].terms, err);
		terms->side[s].cut = sp_word_new(grain[s], err);
		if (!terms->side[s].cut)
			status = SP_NOMEM;
	}
	if (status == SP_OK)
		return terms;
	sp_check_terms_free(terms);
	return NULL;
}

/* The forms that a word may be of: itself, and without what a plural or a
 * possessive has behind it. */
struct forms {
	struct sp_str at[FORMS];
	size_t n;
	char ies[FORM_BYTES];
};

static void
add_form(struct forms *forms, struct sp_str word, size_t n)
{
	/* What is shorter is no noun: "as", "is", "us". */
	if (n > 2)
		forms->at[forms->n++] = sp_str_sub(word, 0, n);
}

static void
read_forms(struct sp_str word, struct forms *forms)
{
	size_t n = word.n;

	forms->at[0] = word;
	forms->n = 1;
	if (n < 3 || n > FORM_BYTES || word.s[n - 1] != 's')
		return;
	if (word.s[n - 2] == '\'') {
		add_form(forms, word, n - 2);
		return;
	}
	for (size_t i = 0; i < sizeof(no_plural) / sizeof(*no_plural); i++)
		if (sp_str_eq(word, sp_str_c(no_plural[i])))
			return;
	if (word.s[n - 2] != 's')
		add_form(forms, word, n - 1);
	if (word.s[n - 2] != 'e')
		return;
	add_form(forms, word, n - 2);
	if (n > 4 && word.s[n - 3] == 'i') {
		memcpy(forms->ies, word.s, n - 3);
		forms->ies[n - 3] = 'y';
		add_form(forms, (struct sp_str){forms->ies, n - 2}, n - 2);
	}
}

/* A byte that is the same for the forms of a word: most words that differ have
 * another, and a row of them is searched fast. */
static unsigned char
tag_of(struct sp_str word)
{
	unsigned sum = (unsigned char)word.s[0];

	if (sum < 0xE0)
		return (unsigned char)sum;
	for (size_t i = 1; i < word.n; i++)
		sum = sum * 31 + (unsigned char)word.s[i];
	return (unsigned char)(sum ^ sum >> 8);
}

static enum sp_status
read_side(struct side *side, struct sp_str text, struct sp_err *err)
{
	enum sp_status status;

	if (side->read)
		return SP_OK;
	side->read = true;
	side->from = side->to = side->n = 0;
	status = sp_terms_read(&side->terms, text, true, err);
	if (status != SP_OK)
		return status;
	if (!sp_grow(&side->tag, &side->cap_tag, side->terms.n, 1))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < side->terms.n; i++)
		side->tag[i] = tag_of(sp_terms_text(&side->terms, i));
	return SP_OK;
}

/* May the words before and behind term i be one behind the other? */
static bool
goes_on(const struct side *side, size_t i)
{
	const struct sp_term *at = side->terms.at;
	struct sp_str gap = sp_str_sub(
	    sp_buf_str(&side->terms.normal), at[i - 1].end, at[i].start);

	if (gap.n == 1 && memchr("'/.&", gap.s[0], 4))
		return true;
	for (size_t k = 0; k < gap.n; k++)
		if (gap.s[k] != ' ' && gap.s[k] != '-')
			return false;
	return true;
}

/* The words of the run of text around byte at. */
static enum sp_status
cut_run(struct side *side, const struct sp_lang *lang, struct sp_str text,
    size_t at, struct sp_err *err)
{
	struct sp_word_span span;
	enum sp_status status;

	side->from = side->to = at;
	side->n = 0;
	while (side->from > 0 && text.s[side->from - 1] != ' ')
		side->from--;
	while (side->to < text.n && text.s[side->to] != ' ')
		side->to++;
	status = sp_word_begin(
	    side->cut, lang, sp_str_sub(text, side->from, side->to), err);
	if (status != SP_OK)
		return status;
	while (sp_word_next(side->cut, &span)) {
		if (!sp_grow(&side->border, &side->cap, side->n + 2,
			sizeof(*side->border)))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		side->border[side->n++] = side->from + span.start;
		side->border[side->n] = side->from + span.end;
	}
	return sp_word_status(side->cut, err);
}

/* Does a word begin or end at byte at?  looks: at a byte of its run. */
static enum sp_status
is_border(struct side *side, const struct sp_lang *lang, struct sp_str text,
    size_t at, size_t looks, bool *is, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	if (looks < side->from || looks >= side->to)
		status = cut_run(side, lang, text, looks, err);
	*is = false;
	for (size_t i = 0; i <= side->n && side->n > 0 && !*is; i++)
		*is = side->border[i] == at;
	return status;
}

/* The place of terms [i, i + n) in the text. */
static struct sp_norm_range
place_of(const struct side *side, size_t i, size_t n)
{
	const struct sp_term *at = side->terms.at;

	return sp_norm_map_range(
	    &side->terms.map, at[i].start, at[i + n - 1].end);
}

/* Do the terms [i, i + n) begin and end where words do? */
static enum sp_status
is_whole(struct side *side, const struct sp_check_side *unit, size_t i,
    size_t n, bool *is, struct sp_err *err)
{
	struct sp_norm_range at = place_of(side, i, n);
	enum sp_status status = SP_OK;

	*is = true;
	if (side->terms.at[i].cluster)
		status = is_border(
		    side, unit->lang, unit->text, at.from, at.from, is, err);
	if (status == SP_OK && *is && side->terms.at[i + n - 1].cluster)
		status = is_border(
		    side, unit->lang, unit->text, at.to, at.to - 1, is, err);
	return status;
}

/* A term of the glossary in the source: so many of its terms, from the one
 * that was asked for. */
struct match {
	const struct sp_termlist_term *term;
	size_t n;
};

/* In capitals, but for a plural's s. */
static bool
is_capital(const struct side *side, struct sp_str text, size_t i, size_t n)
{
	struct sp_norm_range at = place_of(side, i, n);
	struct sp_str word = sp_str_sub(text, at.from, at.to);

	if (sp_str_ends(word, SP_STR("'s")))
		word.n -= 2;
	else if (sp_str_ends(word, SP_STR("\u2019s")))
		word.n -= 4;
	else if (sp_str_ends(word, SP_STR("s")))
		word.n--;
	for (size_t k = 0; k < word.n; k++)
		if (word.s[k] >= 'a' && word.s[k] <= 'z')
			return false;
	return true;
}

/* Take the term that ends at node, if one does and it may. */
static enum sp_status
take(struct sp_check_terms *terms, const struct sp_check_side *unit, size_t i,
    size_t n, uint32_t node, struct match *match, struct sp_err *err)
{
	const struct sp_termlist_term *term =
	    node == SP_TERMLIST_NONE ? NULL : sp_termlist_at(terms->list, node);
	struct side *side = &terms->side[0];
	enum sp_status status;
	bool whole;

	if (!term || (n <= match->n && match->term))
		return SP_OK;
	if (term->acronym && !is_capital(side, unit->text, i, n))
		return SP_OK;
	status = is_whole(side, unit, i, n, &whole, err);
	if (status == SP_OK && whole)
		*match = (struct match){term, n};
	return status;
}

/* The longest term that begins with term i of the source. */
static enum sp_status
look_up(struct sp_check_terms *terms, const struct sp_check_side *unit,
    size_t i, struct match *match, struct sp_err *err)
{
	const struct side *side = &terms->side[0];
	uint32_t node = SP_TERMLIST_ROOT;
	enum sp_status status = SP_OK;

	for (size_t k = i; k < side->terms.n && status == SP_OK &&
	     node != SP_TERMLIST_NONE && (k == i || goes_on(side, k));
	     k++) {
		uint32_t next = SP_TERMLIST_NONE;
		struct forms forms;

		read_forms(sp_terms_text(&side->terms, k), &forms);
		for (size_t f = 0; f < forms.n && status == SP_OK; f++) {
			uint32_t to = sp_termlist_go(terms->list, node,
			    sp_termlist_word(terms->list, forms.at[f]));

			status =
			    take(terms, unit, i, k - i + 1, to, match, err);
			if (next == SP_TERMLIST_NONE)
				next = to;
		}
		node = next;
	}
	return status;
}

/* Is a term of the target a form of this word? */
static bool
has_form(struct sp_str text, struct sp_str word)
{
	struct forms forms;

	if (sp_str_eq(text, word))
		return true;
	if (text.n <= 2 || text.s[text.n - 1] != 's')
		return false;
	read_forms(text, &forms);
	for (size_t f = 1; f < forms.n; f++)
		if (sp_str_eq(forms.at[f], word))
			return true;
	return false;
}

/* Does a translation stand at term i of the target? */
static enum sp_status
stands(struct sp_check_terms *terms, const struct sp_check_side *unit,
    const struct sp_termlist_want *want, size_t i, bool *is, struct sp_err *err)
{
	struct side *side = &terms->side[1];

	*is = false;
	if (i + want->words > side->terms.n)
		return SP_OK;
	for (size_t k = 0; k < want->words; k++)
		if (!has_form(
			sp_terms_text(&side->terms, i + k), want->word[k]) ||
		    (k > 0 && !goes_on(side, i + k)))
			return SP_OK;
	return is_whole(side, unit, i, want->words, is, err);
}

/* The first place of a translation from term *i on; *i is the number of terms
 * where there is none. */
static enum sp_status
find(struct sp_check_terms *terms, const struct sp_check_side *unit,
    const struct sp_termlist_want *want, size_t *i, struct sp_err *err)
{
	const struct side *side = &terms->side[1];
	unsigned char tag = tag_of(want->word[0]);
	enum sp_status status = SP_OK;
	bool is = false;

	for (; *i < side->terms.n; ++*i) {
		const unsigned char *at =
		    memchr(side->tag + *i, tag, side->terms.n - *i);

		*i = at ? (size_t)(at - side->tag) : side->terms.n;
		if (at)
			status = stands(terms, unit, want, *i, &is, err);
		if (!at || is || status != SP_OK)
			break;
	}
	return status;
}

/* Do the terms [i, i + n) of the target belong to a translation that is
 * wanted? */
static enum sp_status
is_within(struct sp_check_terms *terms, const struct sp_check_side *unit,
    const struct sp_termlist_term *term, size_t i, size_t n, bool *is,
    struct sp_err *err)
{
	const struct sp_termlist_want *want;
	enum sp_status status = SP_OK;

	*is = false;
	for (want = term->want; want; want = want->next) {
		size_t back = want->words > n ? want->words - n : 0;
		size_t from = i > back ? i - back : 0;

		if (want->forbidden || want->words < n)
			continue;
		for (; from <= i && status == SP_OK && !*is; from++)
			status = stands(terms, unit, want, from, is, err);
	}
	return status;
}

/* What the target has of the translations of a term. */
struct answer {
	bool wanted; /* there are translations that are wanted */
	bool good; /* one of them stands there */
	const struct sp_termlist_want *bad; /* one that is forbidden does */
	size_t at; /* there */
};

static enum sp_status
look_forbidden(struct sp_check_terms *terms, const struct sp_check_side *unit,
    const struct sp_termlist_term *term, const struct sp_termlist_want *want,
    struct answer *answer, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	bool within = true;

	for (size_t i = 0; status == SP_OK && within; i++) {
		status = find(terms, unit, want, &i, err);
		if (status != SP_OK || i == terms->side[1].terms.n)
			break;
		status =
		    is_within(terms, unit, term, i, want->words, &within, err);
		if (status == SP_OK && !within) {
			answer->bad = want;
			answer->at = i;
		}
	}
	return status;
}

static enum sp_status
ask(struct sp_check_terms *terms, const struct sp_check_side *unit,
    const struct sp_termlist_term *term, struct answer *answer,
    struct sp_err *err)
{
	const struct sp_termlist_want *want;
	enum sp_status status = read_side(&terms->side[1], unit->text, err);

	*answer = (struct answer){0};
	for (want = term->want; want && status == SP_OK; want = want->next) {
		size_t i = 0;

		if (want->forbidden) {
			if (!answer->bad)
				status = look_forbidden(
				    terms, unit, term, want, answer, err);
			continue;
		}
		answer->wanted = true;
		if (answer->good)
			continue;
		status = find(terms, unit, want, &i, err);
		answer->good = i < terms->side[1].terms.n;
	}
	return status;
}

/* "A, B or C". */
static void
add_wanted(const struct sp_termlist_term *term, const struct sp_lang *lang,
    struct sp_buf *out)
{
	const struct sp_termlist_want *want;
	size_t n = 0, told = 0;

	for (want = term->want; want; want = want->next)
		n += !want->forbidden;
	for (want = term->want; want && told < WANTS_TOLD; want = want->next) {
		if (want->forbidden)
			continue;
		if (told > 0)
			sp_buf_add(
			    out, told + 1 == n ? SP_STR(" or ") : SP_STR(", "));
		sp_quote_as(lang, want->text, out);
		told++;
	}
	if (told < n)
		sp_buf_add(out, SP_STR(", …"));
}

static void
tell(struct sp_check_terms *terms, const struct sp_check_unit *unit,
    const struct match *match, size_t i, const struct answer *answer,
    struct sp_findings *findings)
{
	struct sp_norm_range at = place_of(&terms->side[0], i, match->n);
	struct sp_norm_range bad = SP_FINDING_NOWHERE;
	struct sp_buf *out = &terms->message;
	double p = match->n > 1 ? P_PHRASE : P_WORD;

	sp_buf_reset(out);
	sp_buf_addf(out, "%s says ", sp_check_unit_lang(unit, 0));
	sp_quote_as(unit->side[0].lang,
	    sp_str_sub(unit->side[0].text, at.from, at.to), out);
	sp_buf_addf(out, "; the glossary %s ",
	    answer->wanted ? "wants" : "does not want");
	if (answer->wanted)
		add_wanted(match->term, unit->side[1].lang, out);
	if (match->term->acronym)
		p = P_ACRONYM;
	if (answer->bad) {
		sp_buf_add(out, answer->wanted ? SP_STR(", not ") : SP_STR(""));
		sp_quote_as(unit->side[1].lang, answer->bad->text, out);
		bad = place_of(&terms->side[1], answer->at, answer->bad->words);
		bad = sp_check_unit_place(unit, 1, bad.from, bad.to);
		p = P_FORBIDDEN;
	}
	sp_findings_add(findings, SP_CHECK_TERM, p,
	    sp_check_unit_place(unit, 0, at.from, at.to), bad, out);
}

/* Is it the first time in this pair? */
static bool
is_new(struct sp_check_terms *terms, const struct sp_termlist_term *term)
{
	for (size_t i = 0; i < terms->ntold; i++)
		if (terms->told[i] == term)
			return false;
	return true;
}

static enum sp_status
hold(struct sp_check_terms *terms, const struct sp_check_unit *unit,
    const struct match *match, size_t i, struct sp_findings *findings,
    struct sp_err *err)
{
	struct answer answer;
	enum sp_status status;

	if (!is_new(terms, match->term))
		return SP_OK;
	if (!sp_grow(&terms->told, &terms->cap_told, terms->ntold + 1,
		sizeof(*terms->told)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	terms->told[terms->ntold++] = match->term;
	status = ask(terms, &unit->side[1], match->term, &answer, err);
	if (status != SP_OK)
		return status;
	if (answer.bad || (answer.wanted && !answer.good))
		tell(terms, unit, match, i, &answer, findings);
	return sp_buf_status(&terms->message, err);
}

enum sp_status
sp_check_terms_run(struct sp_check_terms *terms,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	enum sp_status status;

	if (unit->side[0].blank || unit->side[1].blank)
		return SP_OK;
	terms->side[0].read = terms->side[1].read = false;
	terms->ntold = 0;
	status = read_side(&terms->side[0], unit->side[0].text, err);
	for (size_t i = 0; i < terms->side[0].terms.n && status == SP_OK;) {
		struct match match = {0};

		status = look_up(terms, &unit->side[0], i, &match, err);
		if (status == SP_OK && match.term)
			status = hold(terms, unit, &match, i, findings, err);
		i += match.term ? match.n : 1;
	}
	return status;
}
