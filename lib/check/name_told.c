/* SPDX-License-Identifier: MIT */
#include <spean/name_told.h>

#include <spean/acronym.h>
#include <spean/known.h>
#include <spean/latin_find.h>
#include <spean/name_class.h>
#include <spean/translit.h>

/* The letters of an acronym that is read out. */
#define READ_MIN 2
#define READ_MAX 6

/* A name this short ends in s of itself. */
#define PLURAL_MIN 3

void
sp_name_told_release(struct sp_name_told *told)
{
	sp_spelt_release(&told->spelt);
	sp_buf_release(&told->small);
	sp_buf_release(&told->letters);
	sp_buf_release(&told->read);
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

void
sp_name_told_small(struct sp_str text, struct sp_buf *out)
{
	char *room = sp_buf_room(out, text.n + 1);

	if (!room)
		return;
	for (size_t i = 0; i < text.n; i++)
		room[i] = text.s[i] >= 'A' && text.s[i] <= 'Z'
		    ? (char)(text.s[i] | 0x20)
		    : text.s[i];
	out->n += text.n;
}

bool
sp_name_told_set(struct sp_name_told *told, struct sp_str text)
{
	told->text = text;
	told->latin = false;
	sp_buf_reset(&told->small);
	sp_buf_reset(&told->letters);
	sp_buf_reset(&told->read);
	if (!sp_spelt_set(&told->spelt, text))
		return false;
	told->latin = sp_spelt_has_latin(&told->spelt);
	if (told->latin)
		sp_name_told_small(text, &told->small);
	return !told->small.failed;
}

static bool
is_between(char c)
{
	return c == ' ' || c == '-' || c == '.';
}

double
sp_name_told_like(struct sp_str small, struct sp_str letters)
{
	size_t best = 0;

	for (size_t at = 0; at < small.n; at++) {
		size_t n = 0;

		if (!is_small(small.s[at]) ||
		    (at > 0 && is_small(small.s[at - 1])))
			continue;
		for (size_t k = at; k < small.n && n < letters.n; k++) {
			if (small.s[k] == letters.s[n])
				n++;
			else if (!is_between(small.s[k]))
				break;
		}
		if (n > best)
			best = n;
	}
	return letters.n > 0 && (best > 3 || best == letters.n)
	    ? (double)best / (double)letters.n
	    : 0;
}

static bool
is_latin(char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z');
}

/* To the letter, and not within a word: a name that is a word like "Read". */
static bool
find_word(const struct sp_name_told *told, struct sp_str name,
    struct sp_spelt_place *place)
{
	struct sp_str text = told->text;

	for (size_t at = 0; (at = sp_str_find(text, name, at)) < text.n; at++) {
		size_t end = at + name.n;

		if ((at > 0 && is_latin(text.s[at - 1])) ||
		    (end < text.n && is_latin(text.s[end])))
			continue;
		*place = (struct sp_spelt_place){at, end};
		return true;
	}
	return false;
}

/* As it stands, in Latin letters: all of it. */
static bool
find_whole(const struct sp_name_told *told, struct sp_str name,
    struct sp_spelt_place *place)
{
	struct sp_latin_place found;

	if (sp_latin_find(told->text, name, &found) && found.share >= 1) {
		*place = (struct sp_spelt_place){found.start, found.end};
		return true;
	}
	return find_word(told, name, place);
}

/* The same; or without the s of a plural, which Khmer has not. */
static bool
find_kept(const struct sp_name_told *told, struct sp_str name,
    struct sp_spelt_place *place)
{
	if (!told->latin)
		return false;
	return find_whole(told, name, place) ||
	    (name.n > PLURAL_MIN && sp_str_ends(name, SP_STR("s")) &&
		find_whole(told, sp_str_sub(name, 0, name.n - 1), place));
}

static bool
fold(struct sp_name_told *told, struct sp_str name)
{
	sp_buf_cut(&told->letters, 0);
	return sp_translit_fold(name, &told->letters, NULL) == SP_OK;
}

/* By one of its known spellings. */
static bool
find_known(struct sp_name_told *told, struct sp_str name,
    struct sp_spelt_place *place, struct sp_name_told_facts *facts)
{
	const struct sp_known *entry;
	size_t n;

	if (!fold(told, name))
		return false;
	entry = sp_known_latin(sp_buf_str(&told->letters), &n);
	facts->known |= n > 0;
	for (size_t i = 0; i < n; i++)
		if (sp_spelt_find(
			&told->spelt, sp_str_c(entry[i].khmer), place))
			return true;
	return false;
}

/* Its letters by their names. */
static bool
find_read(struct sp_name_told *told, struct sp_spelt_place *place)
{
	struct sp_str letters = sp_buf_str(&told->letters);

	sp_buf_cut(&told->read, 0);
	return letters.n >= READ_MIN && letters.n <= READ_MAX &&
	    sp_known_spell(letters, &told->read) &&
	    sp_spelt_find(&told->spelt, sp_buf_str(&told->read), place);
}

/* Append an acronym without its dots, as the table has it. */
static void
add_undotted(struct sp_str name, struct sp_buf *out)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] != '.')
			sp_buf_addc(out, name.s[i]);
}

/* Kept, but for its dots; the place is not looked for. */
static bool
find_dotted(const struct sp_name_told *told, struct sp_spelt_place *place)
{
	*place = (struct sp_spelt_place){0, 0};
	return told->latin &&
	    sp_name_told_like(
		sp_buf_str(&told->small), sp_buf_str(&told->letters)) >= 1;
}

/* An acronym: in full, read out, or with dots or without. */
static bool
find_acronym(struct sp_name_told *told, struct sp_str name,
    struct sp_spelt_place *place, struct sp_name_told_facts *facts)
{
	const struct sp_acronym *entry;
	size_t n;

	sp_buf_cut(&told->read, 0);
	add_undotted(name, &told->read);
	if (told->read.failed)
		return false;
	entry = sp_acronym_find(sp_buf_str(&told->read), &n);
	facts->known |= n > 0;
	for (size_t i = 0; i < n; i++)
		if (sp_spelt_find(
			&told->spelt, sp_str_c(entry[i].khmer), place))
			return true;
	if (!fold(told, name))
		return false;
	return find_read(told, place) || find_dotted(told, place);
}

static bool
is_acronym(struct sp_str name)
{
	size_t capitals = 0;

	for (size_t i = 0; i < name.n; i++)
		capitals += name.s[i] >= 'A' && name.s[i] <= 'Z';
	return capitals > 1 && name.n <= (size_t)READ_MAX * 2 &&
	    sp_str_find(name, SP_STR(" "), 0) == name.n;
}

/* A class word and nothing else, translated: the Peninsula. */
static bool
find_bare(
    struct sp_name_told *told, struct sp_str name, struct sp_spelt_place *place)
{
	size_t n;
	const struct sp_name_class *entry = sp_name_class_find(name, &n);

	for (size_t i = 0; i < n; i++)
		if (sp_spelt_find(
			&told->spelt, sp_str_c(entry[i].khmer), place))
			return true;
	return false;
}

static bool
find(struct sp_name_told *told, const struct sp_name_memory *memory,
    struct sp_str name, struct sp_spelt_place *place,
    struct sp_name_told_facts *facts)
{
	struct sp_str rest, seen;
	size_t n;

	if (find_kept(told, name, place) ||
	    find_known(told, name, place, facts) ||
	    (is_acronym(name) && find_acronym(told, name, place, facts)) ||
	    find_bare(told, name, place))
		return true;
	if (sp_name_class_cut(name, &rest, &n)) {
		facts->class = true;
		if (find_kept(told, rest, place) ||
		    find_known(told, rest, place, facts))
			return true;
	}
	seen = sp_name_memory_find(memory, name);
	facts->seen = seen.n > 0;
	return seen.n > 0 && sp_spelt_find(&told->spelt, seen, place);
}

bool
sp_name_told_find(struct sp_name_told *told,
    const struct sp_name_memory *memory, struct sp_str name, bool *found,
    struct sp_spelt_place *place, struct sp_name_told_facts *facts)
{
	*facts = (struct sp_name_told_facts){false, false, false};
	*found = find(told, memory, name, place, facts);
	return !told->letters.failed && !told->read.failed &&
	    !told->spelt.wanted.failed;
}
