/* SPDX-License-Identifier: MIT */
#include <spean/khmer_name.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/name_dict.h>
#include <spean/name_words.h>
#include <spean/utf8.h>
#include <spean/words.h>

/*
 * A name behind a title: up to so many parts with a space between, each of so
 * many words and clusters.  Khmer names are a surname and a given name; foreign
 * ones have three parts at most but for a few.
 */
#define PARTS_MAX    3
#define WORDS_MAX    4
#define CLUSTERS_MAX 7

/* No one has more titles. */
#define TITLES_MAX 8

struct sp_khmer_names {
	struct sp_name_words words;
	size_t next; /* the word to go on from */
};

struct sp_khmer_names *
sp_khmer_names_new(struct sp_err *err)
{
	struct sp_khmer_names *names = calloc(1, sizeof(*names));

	if (names && sp_name_words_init(&names->words, err) == SP_OK)
		return names;
	sp_khmer_names_free(names);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

void
sp_khmer_names_free(struct sp_khmer_names *names)
{
	if (!names)
		return;
	sp_name_words_release(&names->words);
	free(names);
}

enum sp_status
sp_khmer_names_begin(
    struct sp_khmer_names *names, struct sp_str text, struct sp_err *err)
{
	names->next = 0;
	return sp_name_words_begin(&names->words, text, err);
}

enum sp_status
sp_khmer_names_status(const struct sp_khmer_names *names, struct sp_err *err)
{
	return sp_name_words_status(&names->words, err);
}

/* Is there a space between words i - 1 and i that is more than a hint? */
static bool
is_wide(const struct sp_name_words *words, size_t i)
{
	const struct sp_word_span *span = &words->span[i];

	return span->kind == SP_WORD_SPACE &&
	    memchr(words->text.s + span->start, ' ', span->end - span->start);
}

static bool
is_hint(const struct sp_name_words *words, size_t i)
{
	return words->span[i].kind == SP_WORD_SPACE && !is_wide(words, i);
}

static bool
is_letters(struct sp_name_words *words, size_t i)
{
	return sp_name_words_has(words, i) &&
	    words->span[i].kind == SP_WORD_LETTERS;
}

/* Walk over a word; SP_DICT_NONE where the dictionary does not go on. */
static uint32_t
walk(const struct sp_name_words *words, uint32_t node, size_t i)
{
	size_t pos = words->span[i].start;

	while (pos < words->span[i].end && node != SP_DICT_NONE) {
		uint32_t cp = sp_utf8_next(words->text, &pos);
		unsigned char code = sp_words_code(&sp_words_km, cp);

		if (code)
			node = sp_dict_step(&sp_name_dict, node, code);
		else if (cp < 0x200B || cp > 0x200D)
			node = SP_DICT_NONE;
	}
	return node;
}

/* The longest entries that begin with a word: known spellings, cued or not, and
 * cues.  Each ends before its word `end`. */
struct entries {
	size_t known_end, cue_end;
	uint32_t known; /* SP_NAME_DICT_KNOWN and others */
	enum sp_name_cue_kind cue;
};

/* What begins with word i.  A space may stand inside. */
static struct entries
look_up(struct sp_name_words *words, size_t i)
{
	struct entries entries = {i, i, 0, SP_CUE_NONE};
	uint32_t node = sp_dict_root(&sp_name_dict);

	for (size_t k = i; sp_name_words_has(words, k); k++) {
		uint32_t found;

		if (words->span[k].kind == SP_WORD_SPACE && k > i)
			continue;
		if (words->span[k].kind != SP_WORD_LETTERS)
			break;
		node = walk(words, node, k);
		if (node == SP_DICT_NONE)
			break;
		found = sp_dict_value(&sp_name_dict, node);
		if (found == SP_DICT_NONE)
			continue;
		if (found & (SP_NAME_DICT_KNOWN | SP_NAME_DICT_CUED)) {
			entries.known = found;
			entries.known_end = k + 1;
		} else {
			entries.cue = (enum sp_name_cue_kind)found;
			entries.cue_end = k + 1;
		}
	}
	return entries;
}

/* Behind hints, and one space. */
static size_t
skip_gap(struct sp_name_words *words, size_t i)
{
	bool wide = false;

	while (sp_name_words_has(words, i) &&
	    words->span[i].kind == SP_WORD_SPACE) {
		if (is_wide(words, i) && wide)
			break;
		wide |= is_wide(words, i);
		i++;
	}
	return i;
}

static size_t
clusters(const struct sp_name_words *words, size_t i)
{
	size_t pos = words->span[i].start, n = 0;

	while (pos < words->span[i].end) {
		uint32_t cp = sp_utf8_next(words->text, &pos);

		/* Consonants and independent vowels; those behind a coeng are
		 * part of the cluster before. */
		if (cp >= 0x1780 && cp <= 0x17B3)
			n++;
		else if (cp == 0x17D2 && pos < words->span[i].end)
			sp_utf8_next(words->text, &pos);
	}
	return n;
}

/* What the word list has of a word, or SP_DICT_NONE. */
static uint32_t
entry_of(const struct sp_name_words *words, size_t i)
{
	size_t pos = words->span[i].start;
	uint32_t node = sp_dict_root(&sp_words_km.word);

	while (pos < words->span[i].end && node != SP_DICT_NONE) {
		unsigned char code = sp_words_code(
		    &sp_words_km, sp_utf8_next(words->text, &pos));

		node = code ? sp_dict_step(&sp_words_km.word, node, code)
			    : SP_DICT_NONE;
	}
	return node == SP_DICT_NONE ? SP_DICT_NONE
				    : sp_dict_value(&sp_words_km.word, node);
}

static bool
is_khmer(struct sp_name_words *words, size_t i)
{
	size_t pos = words->span[i].start;

	return is_letters(words, i) &&
	    sp_words_code(&sp_words_km, sp_utf8_next(words->text, &pos)) != 0;
}

/* Is the word one that no name has: a cue, or what belongs to the sentence? */
static bool
ends_name(struct sp_name_words *words, size_t i)
{
	uint32_t entry;

	if (!is_khmer(words, i) || look_up(words, i).cue != SP_CUE_NONE)
		return true;
	entry = entry_of(words, i);
	return entry != SP_DICT_NONE &&
	    (sp_words_flags(entry) & SP_WORDS_CLOSED) != 0;
}

/* A part of a name under way. */
struct part {
	size_t end; /* the word behind it */
	size_t length; /* in clusters */
	bool listed; /* all of its words are in the word list */
};

/* The part of a name that begins with word i; it ends there if it is none. */
static struct part
read_part(struct sp_name_words *words, size_t i)
{
	struct part part = {.end = i, .listed = true};
	size_t count = 0;

	for (size_t k = i; sp_name_words_has(words, k); k++) {
		if (is_hint(words, k))
			continue;
		if (words->span[k].kind == SP_WORD_SPACE || ends_name(words, k))
			break;
		part.length += clusters(words, k);
		part.listed &= entry_of(words, k) != SP_DICT_NONE;
		if (++count > WORDS_MAX || part.length > CLUSTERS_MAX)
			return (struct part){.end = i};
		part.end = k + 1;
	}
	return part;
}

/* Does the word stand beside a space, or at the end of the text or a sign? */
static bool
stands_free(struct sp_name_words *words, size_t i)
{
	return !sp_name_words_has(words, i) ||
	    words->span[i].kind == SP_WORD_SIGN || is_wide(words, i);
}

/*
 * Behind the name that begins with word i; i where there is none.  Where no
 * space parts it from its title, which may be a pronoun then, ordinary words
 * are the sentence's but for short ones that a space ends.
 */
static size_t
name_end(struct sp_name_words *words, size_t i, bool apart)
{
	size_t end = i;

	for (size_t n = 0; n < PARTS_MAX; n++) {
		size_t start = n ? skip_gap(words, end) : i;
		struct part part = {.end = start};

		if (sp_name_words_has(words, start))
			part = read_part(words, start);
		if (part.end == start)
			break;
		if (n == 0 && !apart && part.listed &&
		    (part.length > 2 || !stands_free(words, part.end)))
			break;
		end = part.end;
		/* What goes on without a space is the sentence's. */
		if (sp_name_words_has(words, end) &&
		    words->span[end].kind != SP_WORD_SPACE)
			break;
	}
	return end;
}

static bool
is_title(enum sp_name_cue_kind kind)
{
	return kind == SP_CUE_PERSON || kind == SP_CUE_TITLE;
}

/* The name behind a cue that ends before word i, to word *end. */
static bool
behind_cue(struct sp_name_words *words, enum sp_name_cue_kind kind, size_t *i,
    size_t *end, struct sp_khmer_name *name)
{
	struct entries entries;
	bool apart;

	*i = skip_gap(words, *i);
	entries = look_up(words, *i);
	/* Titles in a row: លោកនាយករដ្ឋមន្ត្រី. */
	for (size_t n = 1;
	     is_title(kind) && is_title(entries.cue) && n < TITLES_MAX; n++) {
		*i = skip_gap(words, entries.cue_end);
		entries = look_up(words, *i);
	}
	if (!sp_name_words_has(words, *i))
		return false;
	apart = *i > 0 && is_wide(words, *i - 1);
	*end = entries.known_end;
	if (!(entries.known & SP_NAME_DICT_KNOWN) && kind != SP_CUE_LOCAL)
		*end = *i;
	name->known = *end > *i;
	name->titled = is_title(kind);
	if (*end == *i && is_title(kind))
		*end = name_end(words, *i, apart);
	return *end > *i;
}

bool
sp_khmer_names_next(struct sp_khmer_names *names, struct sp_khmer_name *name)
{
	struct sp_name_words *words = &names->words;

	for (size_t i = names->next; sp_name_words_go(words, &i); i++) {
		struct entries entries;
		size_t from = i, end;

		if (!sp_name_dict_may(words->text, words->span[i].start))
			continue;
		entries = look_up(words, i);
		end = entries.known_end;
		*name = (struct sp_khmer_name){0};
		name->known = (entries.known & SP_NAME_DICT_KNOWN) != 0;
		if (!name->known && entries.cue != SP_CUE_NONE &&
		    entries.cue != SP_CUE_STOP) {
			from = entries.cue_end;
			if (!behind_cue(
				words, entries.cue, &from, &end, name)) {
				i = entries.cue_end - 1;
				continue;
			}
		} else if (!name->known) {
			continue;
		}
		name->start = words->span[from].start;
		name->end = words->span[end - 1].end;
		names->next = end;
		return true;
	}
	return false;
}
