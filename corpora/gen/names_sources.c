/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <stdio.h>
#include <stdlib.h>

#include <spean/exonym.h>
#include <spean/file.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#define COENG 0x17D2u

/* FNV-1a (Fowler, Noll & Vo): which tenth a pair belongs to. */
static int
tenth(struct sp_str key)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < key.n; i++)
		hash = (hash ^ (unsigned char)key.s[i]) * 16777619u;
	return (int)((hash >> 8) % 10);
}

/* A pair by the letters of both sides, in key. */
static struct sp_str
pair_key(struct sp_str letters, const struct sp_translit_khmer *name,
    struct sp_buf *key)
{
	sp_buf_reset(key);
	sp_buf_addf(key, "%.*s\t%.*s", (int)letters.n, letters.s, (int)name->n,
	    (const char *)name->unit);
	return sp_buf_str(key);
}

/* Each pair once, with the largest weight. */
static void
keep_pair(struct names *names, struct sp_str key, const struct pair *pair)
{
	bool added;
	size_t *at = sp_map_at(&names->seen, key, &added);

	if (!at ||
	    !sp_grow(&names->pair, &names->pairs_cap, names->pairs + 1,
		sizeof(*pair)))
		fail("pairs", "out of memory");
	if (added) {
		*at = names->pairs;
		names->pair[names->pairs++] = *pair;
	} else if (*at != SIZE_MAX && names->pair[*at].weight < pair->weight) {
		names->pair[*at].weight = pair->weight;
	}
}

/* Held out: not to be learned by another spelling of either side. */
static void
hold_pair(struct names *names, struct sp_str key, struct sp_str letters,
    const struct pair *pair, struct sp_str kind)
{
	size_t n, *at = sp_map_at(&names->seen, key, NULL);
	const struct sp_exonym *other = sp_exonym_find(letters, &n);
	bool held = at && *at == SIZE_MAX;

	if (!at || !sp_map_at(&names->held_latin, letters, NULL))
		fail("pairs", "out of memory");
	for (size_t i = 0; i < n; i++)
		sp_map_at(&names->held_latin, sp_str_c(other[i].other), NULL);
	*at = SIZE_MAX;
	if (!held)
		sp_buf_addf(&names->held, "%.*s\t%.*s\t%.*s\n",
		    (int)pair->latin.n, pair->latin.s, (int)pair->khmer.n,
		    pair->khmer.s, (int)kind.n, kind.s);
}

static void
set_letters(struct pair *pair, struct sp_str letters)
{
	pair->letters = letters.n;
	memcpy(pair->letter, letters.s, letters.n);
}

/* A pair and those of its exonyms; what is no name is passed. */
static void
add_pair(struct names *names, struct sp_str latin, struct sp_str khmer,
    struct sp_str kind, double weight)
{
	struct pair pair = {.weight = weight, .share = 1};
	const struct sp_exonym *other;
	struct sp_buf key = {0};
	struct sp_str letters, it;
	size_t n;

	if (sp_translit_set(names->latin, latin, NULL) != SP_OK ||
	    sp_translit_khmer(&names->model, khmer, &pair.name, NULL) != SP_OK)
		return;
	letters = sp_translit_letters(names->latin);
	pair.latin = sp_arena_dup(&names->text, latin);
	pair.khmer = sp_arena_dup(&names->text, khmer);
	it = pair_key(letters, &pair.name, &key);
	if (tenth(it) == names->tenth) {
		hold_pair(names, it, letters, &pair, kind);
	} else {
		set_letters(&pair, letters);
		keep_pair(names, it, &pair);
		other = sp_exonym_find(letters, &n);
		for (size_t i = 0; i < n; i++) {
			pair.latin = sp_str_c(other[i].other);
			set_letters(&pair, pair.latin);
			keep_pair(names, pair_key(pair.latin, &pair.name, &key),
			    &pair);
		}
	}
	sp_buf_release(&key);
}

/* A space, or a sign that joins words. */
static bool
is_one_word(struct sp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr(" -()/,", text.s[i]))
			return false;
	return true;
}

/* pairs FILE LATIN KHMER WEIGHT [COLUMN=VALUE], or words for pairs */
static void
add_pairs(struct names *names, struct sp_str text, const struct sp_str *field,
    size_t fields)
{
	bool words = sp_str_eq(field[0], SP_STR("words"));
	size_t latin = strtoul(field[2].s, NULL, 10);
	size_t khmer = strtoul(field[3].s, NULL, 10);
	double weight = strtod(field[4].s, NULL);
	struct sp_str value = fields > 5 ? field[5] : (struct sp_str){0};
	struct sp_str which = sp_str_cut(&value, '=');
	size_t column = fields > 5 ? strtoul(which.s, NULL, 10) : 0;

	while (text.n > 0) {
		struct sp_str line = sp_str_cut(&text, '\n'), a, b, c;

		if (line.n == 0 || line.s[0] == '#' ||
		    (column &&
			(!sp_rec_field(line, column, &c) ||
			    !sp_str_eq(c, value))))
			continue;
		if (sp_rec_field(line, latin, &a) &&
		    sp_rec_field(line, khmer, &b) &&
		    (!words || (is_one_word(a) && is_one_word(b))))
			add_pair(names, a, b, value, weight);
	}
}

/* A pair whose spelling is known; of alternatives in brackets none. */
static void
add_known(struct names *names, struct sp_map *known, struct sp_str latin,
    struct sp_str khmer, bool sure)
{
	size_t *place;
	struct sp_translit_khmer name;
	struct sp_buf key = {0};

	if (sp_str_find(latin, SP_STR("("), 0) < latin.n ||
	    sp_str_find(khmer, SP_STR("("), 0) < khmer.n ||
	    sp_translit_set(names->latin, latin, NULL) != SP_OK ||
	    sp_translit_khmer(&names->model, khmer, &name, NULL) != SP_OK)
		return;
	sp_buf_add(&key, sp_translit_letters(names->latin));
	sp_buf_addc(&key, '\t');
	for (size_t i = 0; i < khmer.n; i++)
		if (khmer.n - i > 2 &&
		    memcmp(khmer.s + i, "\xe2\x80\x8b", 3) == 0)
			i += 2; /* a writer's hint */
		else
			sp_buf_addc(&key, khmer.s[i]);
	place = sp_map_at(known, sp_buf_str(&key), NULL);
	if (!place)
		fail("known", "out of memory");
	*place |= sure;
	sp_buf_release(&key);
}

/* known FILE LATIN KHMER [COLUMN=VALUE], or cued for known */
static void
add_known_column(struct names *names, struct sp_map *known, struct sp_str text,
    const struct sp_str *field, size_t fields)
{
	size_t latin = strtoul(field[2].s, NULL, 10);
	size_t khmer = strtoul(field[3].s, NULL, 10);
	struct sp_str value = fields > 4 ? field[4] : (struct sp_str){0};
	struct sp_str which = sp_str_cut(&value, '=');
	size_t column = fields > 4 ? strtoul(which.s, NULL, 10) : 0;

	while (text.n > 0) {
		struct sp_str line = sp_str_cut(&text, '\n'), a, b, c;

		if (line.n == 0 || line.s[0] == '#' ||
		    (column &&
			(!sp_rec_field(line, column, &c) ||
			    !sp_str_eq(c, value))))
			continue;
		if (!sp_rec_field(line, latin, &a) ||
		    !sp_rec_field(line, khmer, &b))
			continue;
		/* What is said of a single form goes before its source. */
		if (sp_str_ends(line, SP_STR("\tcued")))
			add_known(names, &names->cued, a, b, true);
		else
			add_known(names, known, a, b, false);
	}
}

void
read_forms(struct names *names, const char *dir)
{
	const struct sp_str field[4] = {{0}, {0}, SP_STR("1"), SP_STR("2")};
	struct sp_buf text = {0};

	read_file(dir, SP_STR("forms.tsv"), &text);
	add_known_column(names, &names->known, sp_buf_str(&text), field, 4);
	sp_buf_release(&text);
}

/* freq FILE: word TAB count */
static void
add_units(struct names *names, struct sp_str text)
{
	while (text.n > 0) {
		struct sp_str line = sp_str_cut(&text, '\n'), field[2];
		bool subscript = false;
		double count;

		if (sp_rec_split(line, field, 2) < 2)
			continue;
		count = strtod(field[1].s, NULL);
		for (size_t pos = 0; pos < field[0].n;) {
			uint32_t cp = sp_utf8_next(field[0], &pos);
			unsigned char unit = sp_translit_unit(cp, subscript);

			subscript = cp == COENG;
			names->unit[unit] += unit ? count : 0;
		}
	}
}

/* What is held out must not be learned by another spelling. */
static void
drop_held(struct names *names)
{
	size_t kept = 0;

	for (size_t i = 0; i < names->pairs; i++) {
		const struct pair *pair = &names->pair[i];
		struct sp_str letters = {pair->letter, pair->letters};

		if (!sp_map_get(&names->held_latin, letters))
			names->pair[kept++] = *pair;
	}
	names->pairs = kept;
}

void
read_recipe(struct names *names, const char *dir, const char *data)
{
	struct sp_buf recipe = {0}, text = {0};
	struct sp_str rest;

	read_file(dir, SP_STR("recipe"), &recipe);
	for (rest = sp_buf_str(&recipe); rest.n > 0;) {
		struct sp_str line = sp_str_cut(&rest, '\n'), field[6];
		size_t n = sp_rec_split(line, field, 6);

		if (line.n == 0 || line.s[0] == '#')
			continue;
		sp_buf_reset(&text);
		if (n >= 2)
			read_file(data, field[1], &text);
		if (n >= 5 &&
		    (sp_str_eq(field[0], SP_STR("pairs")) ||
			sp_str_eq(field[0], SP_STR("words"))))
			add_pairs(names, sp_buf_str(&text), field, n);
		else if (n >= 4 && sp_str_eq(field[0], SP_STR("known")))
			add_known_column(
			    names, &names->known, sp_buf_str(&text), field, n);
		else if (n >= 4 && sp_str_eq(field[0], SP_STR("cued")))
			add_known_column(
			    names, &names->cued, sp_buf_str(&text), field, n);
		else if (n == 2 && sp_str_eq(field[0], SP_STR("freq")))
			add_units(names, sp_buf_str(&text));
		else
			fail("recipe", "a line is not of its form");
	}
	drop_held(names);
	sp_buf_release(&text);
	sp_buf_release(&recipe);
}
