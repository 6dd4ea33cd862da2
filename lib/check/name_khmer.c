/* SPDX-License-Identifier: MIT */
#include <spean/name_pair.h>

#include <math.h>

#include <spean/known.h>
#include <spean/latin_find.h>
#include <spean/translit.h>

static bool
is_met(const struct sp_name_pair *pair, const struct sp_tag *tag)
{
	for (size_t i = 0; i < pair->nmet; i++)
		if (sp_name_pair_is_over(&pair->met[i], tag->start, tag->end))
			return true;
	return false;
}

/* Where a bracket opens right behind the word that ends at `at` or behind;
 * the end of the text where none does. */
static size_t
bracket_behind(struct sp_str text, size_t at)
{
	while (at < text.n && ((unsigned char)text.s[at] & 0x80) != 0)
		at++;
	while (at < text.n && text.s[at] == ' ')
		at++;
	return at < text.n && text.s[at] == '(' ? at : text.n;
}

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The word in Latin letters before the bracket that a place stands in; empty
 * where there is none. */
static struct sp_str
before_bracket(struct sp_str text, size_t at)
{
	size_t end, start;

	while (at > 0 && ((unsigned char)text.s[at - 1] & 0x80) != 0)
		at--;
	if (at == 0 || text.s[at - 1] != '(')
		return SP_STR("");
	for (end = at - 1; end > 0 && text.s[end - 1] == ' '; end--)
		;
	for (start = end; start > 0 && is_latin(text.s[start - 1]); start--)
		;
	return sp_str_sub(text, start, end);
}

/* Does the Latin text have all of it? */
static bool
is_said(const struct sp_name_pair *pair, struct sp_str gloss)
{
	struct sp_latin_place found;

	return gloss.n > 0 &&
	    sp_latin_find(pair->latin_side->text, gloss, &found) &&
	    found.share >= 1;
}

/* Is it said once more, one of them in brackets, in Latin letters as the other
 * text has it? */
static bool
is_glossed(const struct sp_name_pair *pair, const struct sp_tag *tag)
{
	struct sp_str text = pair->khmer_side->text;
	size_t start = bracket_behind(text, tag->end);
	size_t end = sp_str_find(text, SP_STR(")"), start);

	return is_said(pair, before_bracket(text, tag->start)) ||
	    (start < text.n && end < text.n &&
		is_said(pair, sp_str_sub(text, start + 1, end)));
}

/* Does an acronym that was not found, none that is known, have the first letter
 * of the name?  Then that may be a word of it: PHE, Public Health England. */
static bool
is_initial(const struct sp_name_pair *pair, struct sp_str khmer)
{
	const struct sp_tags *tags = &pair->latin_side->tags;
	size_t n;
	const struct sp_known *entry = sp_known_khmer(khmer, &n);

	for (size_t i = 0; i < pair->n; i++) {
		struct sp_str name;

		/* The other cases may be of the Khmer text. */
		if (pair->at[i].kind != SP_NAME_CASE_ACRONYM ||
		    pair->at[i].feature[SP_NAME_KNOWN] > 0)
			continue;
		name = tags->tag[pair->at[i].tag].value;
		for (size_t k = 0; k < n; k++) {
			char letter = (char)(entry[k].latin[0] & ~0x20);

			if (sp_str_find(name, (struct sp_str){&letter, 1}, 0) <
			    name.n)
				return true;
		}
	}
	return false;
}

/* By the names that it is the known spelling of. */
static double
known_likeness(const struct sp_name_pair *pair, struct sp_str khmer)
{
	size_t n;
	const struct sp_known *entry = sp_known_khmer(khmer, &n);
	double best = 0;

	for (size_t i = 0; i < n; i++)
		best = fmax(best,
		    sp_name_told_like(
			sp_buf_str(&pair->small), sp_str_c(entry[i].latin)));
	return best;
}

/* The names of the other text that sound like it. */
static enum sp_status
hear(struct sp_name_pair *pair, const struct sp_tag *tag,
    struct sp_name_case *it, struct sp_err *err)
{
	const struct sp_tags *tags = &pair->latin_side->tags;
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < tags->n && status == SP_OK; i++) {
		double p;

		if (tags->tag[i].type != SP_TAG_NAME)
			continue;
		p = sp_name_place_chance(
		    pair->places, tags->tag[i].value, tag->value, 1);
		it->feature[SP_NAME_CHANCE] =
		    fmax(it->feature[SP_NAME_CHANCE], sp_name_pair_worth(p));
		status = sp_name_places_status(pair->places, err);
	}
	return status;
}

static void
set_likeness(struct sp_name_case *it, double like)
{
	it->feature[SP_NAME_LIKE] = like;
	it->feature[SP_NAME_UNLIKE] = like <= 0;
}

/* Latin letters in the Khmer text. */
static enum sp_status
look_at_kept(struct sp_name_pair *pair, size_t i, struct sp_err *err)
{
	const struct sp_tag *tag = &pair->khmer_side->tags.tag[i];
	struct sp_name_case it = {
	    SP_NAME_CASE_KEPT, pair->khmer, i, false, false, 0, 0, {0}};
	struct sp_latin_place found;
	double like = 0;

	if (sp_latin_find(pair->latin_side->text, tag->value, &found))
		return SP_OK;
	sp_buf_cut(&pair->letters, 0);
	if (sp_translit_fold(tag->value, &pair->letters, NULL) == SP_OK)
		like = sp_name_told_like(
		    sp_buf_str(&pair->small), sp_buf_str(&pair->letters));
	if (pair->letters.failed)
		return sp_name_pair_no_memory(err);
	if (like >= 1)
		return SP_OK;
	if (sp_name_pair_has_initials(
		sp_buf_str(&pair->small), sp_buf_str(&pair->letters))) {
		pair->kept |= tag->acronym;
		return SP_OK;
	}
	sp_name_pair_shape(tag, &it);
	set_likeness(&it, like);
	it.feature[SP_NAME_SEEN] =
	    sp_name_memory_noted(&pair->memory, SP_NAME_SAID_ONCE, tag->value);
	return sp_name_pair_add(pair, &it) ? SP_OK
					   : sp_name_pair_no_memory(err);
}

static enum sp_status
look_at_khmer(struct sp_name_pair *pair, size_t i, struct sp_err *err)
{
	const struct sp_tag *tag = &pair->khmer_side->tags.tag[i];
	struct sp_name_case it = {
	    tag->titled ? SP_NAME_CASE_TITLED : SP_NAME_CASE_KNOWN, pair->khmer,
	    i, false, false, 0, 0, {0}};
	enum sp_status status = SP_OK;

	if (!tag->khmer)
		return look_at_kept(pair, i, err);
	if (is_glossed(pair, tag) || is_initial(pair, tag->value))
		return SP_OK;
	sp_name_pair_shape(tag, &it);
	set_likeness(&it, known_likeness(pair, tag->value));
	it.feature[SP_NAME_SEEN] =
	    sp_name_memory_has(&pair->memory, tag->value);
	status = sp_name_meaning_back(pair->meanings, tag->value,
	    sp_buf_str(&pair->small), &it.feature[SP_NAME_SAID], err);
	if (status == SP_OK)
		status = hear(pair, tag, &it, err);
	if (status != SP_OK)
		return status;
	return sp_name_pair_add(pair, &it) ? SP_OK
					   : sp_name_pair_no_memory(err);
}

enum sp_status
sp_name_pair_khmer(struct sp_name_pair *pair, struct sp_err *err)
{
	const struct sp_tags *tags = &pair->khmer_side->tags;
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < tags->n && status == SP_OK; i++)
		if (tags->tag[i].type == SP_TAG_NAME &&
		    !is_met(pair, &tags->tag[i]))
			status = look_at_khmer(pair, i, err);
	return status;
}
