/* SPDX-License-Identifier: MIT */
#include <spean/extract_lang.h>

#include <string.h>

#include <spean/lang.h>
#include <spean/latin_lang.h>
#include <spean/script.h>

/* Texts that are clear must be one of so many letters of a page to turn it. */
#define TURN 4

/* How many letters are in which language; those of the page's texts. */
struct votes {
	const char *lang[SP_LATIN_LANGS + 1];
	size_t letters[SP_LATIN_LANGS + 1];
	size_t n;
};

static bool
is_latin(const char *script)
{
	return script && strcmp(script, "Latn") == 0;
}

static size_t *
votes_for(struct votes *votes, const char *lang)
{
	size_t i = 0;

	while (i < votes->n && strcmp(votes->lang[i], lang) != 0)
		i++;
	if (i == votes->n) {
		votes->lang[votes->n] = lang;
		votes->letters[votes->n++] = 0;
	}
	return &votes->letters[i];
}

/*
 * The language by script, but for the page's own language where that is one
 * without an entry.
 */
static const char *
by_entry(const char *code, const char *page)
{
	const struct sp_lang *lang = sp_lang_find(sp_str_c(page));

	if (strcmp(lang->code, "und") == 0 && strcmp(page, "und") != 0 &&
	    strcmp(code, "km") != 0)
		return page;
	return code;
}

/* The language that Latin letters are taken for, in a page said to be in
 * another script's or in none. */
static const char *
expected(const char *said)
{
	const struct sp_lang *lang = sp_lang_find(sp_str_c(said));

	if (strcmp(said, "und") == 0 ||
	    (strcmp(lang->code, "und") != 0 && !is_latin(lang->script)))
		return sp_lang_of_script("Latn")->code;
	return said;
}

/* Count each text once; what is clear has its lang. */
static void
count(struct sp_tongue *tongue, size_t n, const char *said,
    struct sp_script_census *all, struct votes *votes)
{
	for (size_t i = 0; i < n; i++) {
		struct sp_tongue *t = &tongue[i];
		struct sp_script_census census = {.letters = 0};

		sp_script_count(t->text, &census);
		sp_script_add(all, &census);
		t->letters = census.letters;
		t->script = sp_script_most(&census);
		t->lang = is_latin(t->script)
		    ? sp_latin_lang(t->text, expected(said))
		    : NULL;
		if (t->lang)
			*votes_for(votes, t->lang) += t->letters;
	}
}

/* The page's language, where letters alone say that it is code. */
static const char *
turn(const struct sp_script_census *all, struct votes *votes, const char *code)
{
	size_t most = 0, own;

	if (!is_latin(sp_script_most(all)) || votes->n == 0)
		return code;
	own = *votes_for(votes, code);
	for (size_t i = 1; i < votes->n; i++)
		if (votes->letters[i] > votes->letters[most])
			most = i;
	return votes->letters[most] > own &&
		votes->letters[most] >= all->letters / TURN
	    ? votes->lang[most]
	    : code;
}

/* What a text that is not clear has in a page of this language. */
static const char *
by_script(const struct sp_tongue *t, const char *page)
{
	const struct sp_lang *lang = sp_lang_find(sp_str_c(page));

	if (t->letters == 0)
		return by_entry(lang->code, page);
	if (!t->script)
		return by_entry(sp_script_lang(t->text, lang), page);
	if (strcmp(t->script, lang->script) == 0)
		return by_entry(lang->code, page);
	return by_entry(sp_lang_of_script(t->script)->code, page);
}

const char *
sp_extract_lang(struct sp_tongue *tongue, size_t n, const char *said,
    bool fixed)
{
	struct sp_script_census all = {.letters = 0};
	struct votes votes = {.n = 0};
	const char *page = said;

	count(tongue, n, said, &all, &votes);
	if (!fixed) {
		page = by_entry(sp_script_census_lang(
				    &all, sp_lang_find(sp_str_c(said))),
		    said);
		page = turn(&all, &votes, page);
	}
	for (size_t i = 0; i < n; i++)
		if (!tongue[i].lang)
			tongue[i].lang = by_script(&tongue[i], page);
	return page;
}
