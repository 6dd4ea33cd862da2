/* SPDX-License-Identifier: MIT */
#include <spean/name_pair.h>

#include <math.h>

#include <spean/translit.h>

enum sp_status
sp_name_pair_no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

bool
sp_name_pair_meet(
    struct sp_name_pair *pair, size_t tag, size_t start, size_t end)
{
	if (!sp_grow(
		&pair->met, &pair->met_cap, pair->nmet + 1, sizeof(*pair->met)))
		return false;
	pair->met[pair->nmet++] = (struct sp_name_met){{start, end}, tag};
	return true;
}

bool
sp_name_pair_is_over(const struct sp_name_met *met, size_t start, size_t end)
{
	return met->place.start < end && start < met->place.end;
}

bool
sp_name_pair_is_lost(const struct sp_name_pair *pair, struct sp_str name)
{
	return sp_name_memory_noted(&pair->memory, SP_NAME_LOST_ONCE, name);
}

bool
sp_name_pair_add(struct sp_name_pair *pair, const struct sp_name_case *it)
{
	if (!sp_grow(&pair->at, &pair->cap, pair->n + 1, sizeof(*it)))
		return false;
	pair->at[pair->n++] = *it;
	return true;
}

double
sp_name_pair_worth(double p)
{
	return p > 0 ? fmin(-log(p), SP_NAME_CHANCE_MAX) : SP_NAME_CHANCE_MAX;
}

enum sp_status
sp_name_pair_set_places(struct sp_name_pair *pair, struct sp_err *err)
{
	if (pair->set)
		return SP_OK;
	pair->set = true;
	return sp_name_places_set(pair->places, pair->khmer_side->text, err);
}

bool
sp_name_pair_has_initials(struct sp_str small, struct sp_str letters)
{
	size_t n = 0;
	struct sp_str rest = small;

	while (rest.n > 0 && n < letters.n) {
		struct sp_str word = sp_str_cut(&rest, ' ');

		if (word.n > 0 && word.s[0] == '(')
			word = sp_str_sub(word, 1, word.n);
		if (word.n > 0 && word.s[0] == letters.s[n])
			n++;
		else if (word.n > 3)
			n = word.s[0] == letters.s[0];
	}
	return letters.n > 1 && n == letters.n;
}

static bool
is_plural(struct sp_str name)
{
	static const char *const end[] = {"s", "an", "ese", "ish", "ist", "er"};

	for (size_t i = 0; i < sizeof(end) / sizeof(*end); i++)
		if (sp_str_ends(name, sp_str_c(end[i])))
			return true;
	return false;
}

void
sp_name_pair_shape(const struct sp_tag *tag, struct sp_name_case *it)
{
	size_t words = 1, letters = 0;

	for (size_t i = 0; i < tag->value.n; i++) {
		words += tag->value.s[i] == ' ';
		letters += ((unsigned char)tag->value.s[i] & 0xC0) != 0x80;
	}
	if (tag->khmer)
		words = 1;
	it->feature[SP_NAME_BIAS] = 1;
	it->feature[SP_NAME_DOUBTFUL] = tag->doubtful;
	it->feature[SP_NAME_ACRONYM] = tag->acronym;
	it->feature[SP_NAME_TITLED] = tag->titled;
	it->feature[SP_NAME_WORDS] = log((double)words);
	if (words == 1 && letters < 6)
		it->feature[SP_NAME_SHORT] = 6 - (double)letters;
	it->feature[SP_NAME_PLURAL] = !tag->khmer && is_plural(tag->value);
}
