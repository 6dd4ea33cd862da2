/* SPDX-License-Identifier: MIT */
#include <spean/glossary.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

/* How likely a word that both texts have in Latin letters is its own
 * translation, and how likely it is a translation of none, by its share. */
#define KEPT_AS_IS .5F
#define NULL_SHARE .05F

#define UNKNOWN (-1.F)

/* End of a list. */
#define NO_WORD UINT32_MAX

static void
release_side(struct sp_glossary_side *side)
{
	free(side->first);
	free(side->token);
	free(side->share);
	free(side->null);
	sp_map_release(&side->words);
}

void
sp_glossary_release(struct sp_glossary *glossary)
{
	release_side(&glossary->side[0]);
	release_side(&glossary->side[1]);
	free(glossary->link);
	free(glossary->to);
	free(glossary->row);
	free(glossary->head);
	free(glossary->next);
	free(glossary->id);
	*glossary = (struct sp_glossary){0};
}

/* The words */

static bool
add_token(struct sp_glossary_side *side, struct sp_str word)
{
	bool added;
	size_t *number = sp_map_at(&side->words, word, &added);

	if (!number ||
	    !sp_grow(&side->token, &side->cap_token, side->tokens + 1,
		sizeof(*side->token)))
		return false;
	if (added)
		*number = side->words.n - 1;
	side->token[side->tokens++] = (uint32_t)*number;
	return true;
}

static enum sp_status
read_sentence(struct sp_glossary_side *side, struct sp_lex_words *words,
    const struct sp_lang *lang, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = sp_lex_words_begin(words, lang, text, err);
	struct sp_str word;

	if (status == SP_BAD_TEXT)
		return SP_OK;
	if (status != SP_OK)
		return status;
	while (sp_lex_words_next(words, &word))
		if (!add_token(side, word))
			return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_lex_words_status(words, err);
}

/* Both arrays by word grow alike. */
static bool
word_room(struct sp_glossary_side *side)
{
	size_t share = side->cap_word, null = side->cap_word;

	if (!sp_grow(&side->share, &share, side->words.n + 1, sizeof(float)) ||
	    !sp_grow(&side->null, &null, side->words.n + 1, sizeof(float)))
		return false;
	side->cap_word = share;
	return true;
}

static enum sp_status
read_side(struct sp_glossary_side *side, struct sp_lex_words *words,
    const struct sp_lang *lang, const struct sp_str *text, size_t n,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;

	side->sentences = n;
	side->tokens = 0;
	sp_map_reset(&side->words);
	/* A text without words has an array, too, to point into. */
	if (!sp_grow(
		&side->first, &side->cap_first, n + 1, sizeof(*side->first)) ||
	    !sp_grow(&side->token, &side->cap_token, 1, sizeof(*side->token)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < n && status == SP_OK; i++) {
		side->first[i] = side->tokens;
		status = read_sentence(side, words, lang, text[i], err);
	}
	side->first[n] = side->tokens;
	if (status == SP_OK && !word_room(side))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	if (status != SP_OK)
		return status;
	memset(side->share, 0, side->words.n * sizeof(float));
	for (size_t t = 0; t < side->tokens; t++)
		side->share[side->token[t]] += 1 / (float)side->tokens;
	return SP_OK;
}

/* The links */

static uint32_t
number_in(const struct sp_lex *lex, enum sp_lex_side side,
    const struct sp_glossary_side *words, size_t w)
{
	return lex ? sp_lex_nearest(lex, side, words->words.entry[w].key)
		   : SP_LEX_NONE;
}

/* How likely the word is where no word of the other side is its source. */
static float
null_of(
    const struct sp_lex *lex, enum sp_lex_side side, uint32_t id, float share)
{
	size_t n;
	const struct sp_lex_entry *entry;

	if (id == SP_LEX_NONE)
		return UNKNOWN;
	entry = sp_lex_entries(lex, side, id, &n);
	if (n == 0 || entry->word != SP_LEX_NULL)
		return NULL_SHARE * share;
	return side == SP_LEX_SRC ? entry->src : entry->tgt;
}

/* List the words of the target by their number in the lexicon. */
static bool
list_target(struct sp_glossary *glossary, const struct sp_lex *lex)
{
	struct sp_glossary_side *tgt = &glossary->side[1];
	size_t ids = lex ? sp_lex_count(lex, SP_LEX_TGT) : 0;

	if (!sp_grow(&glossary->head, &glossary->cap_head, ids + 1,
		sizeof(uint32_t)) ||
	    !sp_grow(&glossary->next, &glossary->cap_next, tgt->words.n + 1,
		sizeof(uint32_t)))
		return false;
	memset(glossary->head, 0xFF, ids * sizeof(uint32_t));
	for (size_t w = 0; w < tgt->words.n; w++) {
		uint32_t id = number_in(lex, SP_LEX_TGT, tgt, w);

		tgt->null[w] = null_of(lex, SP_LEX_TGT, id, tgt->share[w]);
		if (id == SP_LEX_NONE)
			continue;
		glossary->next[w] = glossary->head[id];
		glossary->head[id] = (uint32_t)w;
	}
	return true;
}

static bool
add_link(
    struct sp_glossary *glossary, uint32_t to, struct sp_glossary_link link)
{
	/* Both grow alike, and count as grown only when both have. */
	size_t cap = glossary->cap_link, cap_to = glossary->cap_link;
	size_t need = glossary->links + 1;

	if (!sp_grow(&glossary->link, &cap, need, sizeof(link)) ||
	    !sp_grow(&glossary->to, &cap_to, need, sizeof(to)))
		return false;
	glossary->cap_link = cap;
	glossary->to[glossary->links] = to;
	glossary->link[glossary->links++] = link;
	return true;
}

/* A word in Latin letters that stands on the other side as it is. */
static bool
link_itself(struct sp_glossary *glossary, size_t w)
{
	struct sp_str word = glossary->side[0].words.entry[w].key;
	const size_t *same = sp_map_get(&glossary->side[1].words, word);
	struct sp_glossary_link *link;

	if (!same)
		return true;
	for (size_t s = 0; s < 2; s++) {
		struct sp_glossary_side *side = &glossary->side[s];
		size_t at = s == 0 ? w : *same;

		if (side->null[at] < 0)
			side->null[at] = NULL_SHARE * side->share[at];
	}
	for (size_t k = glossary->row[w]; k < glossary->links; k++) {
		link = &glossary->link[k];
		if (glossary->to[k] != *same)
			continue;
		for (size_t s = 0; s < 2; s++)
			if (link->p[s] < KEPT_AS_IS)
				link->p[s] = KEPT_AS_IS;
		return true;
	}
	return add_link(glossary, (uint32_t)*same,
	    (struct sp_glossary_link){{KEPT_AS_IS, KEPT_AS_IS}});
}

static bool
link_word(struct sp_glossary *glossary, const struct sp_lex *lex, uint32_t id)
{
	const struct sp_lex_entry *entry = NULL;
	size_t n = 0;

	if (id != SP_LEX_NONE)
		entry = sp_lex_entries(lex, SP_LEX_SRC, id, &n);
	for (size_t k = 0; k < n; k++) {
		uint32_t w = entry[k].word == SP_LEX_NULL
		    ? NO_WORD
		    : glossary->head[entry[k].word];

		for (; w != NO_WORD; w = glossary->next[w])
			if (!add_link(glossary, w,
				(struct sp_glossary_link){
				    {entry[k].src, entry[k].tgt}}))
				return false;
	}
	return true;
}

static bool
link_all(struct sp_glossary *glossary, const struct sp_lex *lex)
{
	struct sp_glossary_side *src = &glossary->side[0];

	glossary->links = 0;
	if (!list_target(glossary, lex) ||
	    !sp_grow(&glossary->row, &glossary->cap_row, src->words.n + 1,
		sizeof(*glossary->row)))
		return false;
	for (size_t w = 0; w < src->words.n; w++) {
		uint32_t id = number_in(lex, SP_LEX_SRC, src, w);

		src->null[w] = null_of(lex, SP_LEX_SRC, id, src->share[w]);
		glossary->row[w] = glossary->links;
		if (!link_word(glossary, lex, id) || !link_itself(glossary, w))
			return false;
	}
	glossary->row[src->words.n] = glossary->links;
	return true;
}

enum sp_status
sp_glossary_read(struct sp_glossary *glossary, struct sp_lex_words *words,
    const struct sp_lex *lex, const struct sp_lang *const lang[2],
    const struct sp_str *src, size_t n, const struct sp_str *tgt, size_t m,
    struct sp_err *err)
{
	enum sp_status status =
	    read_side(&glossary->side[0], words, lang[0], src, n, err);

	if (status == SP_OK)
		status =
		    read_side(&glossary->side[1], words, lang[1], tgt, m, err);
	if (status == SP_OK && !link_all(glossary, lex))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	return status;
}
