/* SPDX-License-Identifier: MIT */
#include <spean/khmer_name.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/dict.h>
#include <spean/known.h>
#include <spean/lang.h>
#include <spean/name_cue.h>
#include <spean/utf8.h>
#include <spean/word.h>

/*
 * A name behind a title: up to so many parts with a space between, each of so
 * many words and clusters.  Khmer names are a surname and a given name; foreign
 * ones have three parts at most but for a few.
 */
#define PARTS_MAX    3
#define WORDS_MAX    4
#define CLUSTERS_MAX 7

/* In the dictionary of names and cues, the kind of a cue (name_cue.h), or: */
#define KNOWN 0x10 /* a known spelling */
#define CUED  0x20 /* the same, behind a cue */

struct sp_khmer_names {
	struct sp_dict dict; /* of names and cues */
	struct sp_word *word;
	struct sp_word_span *span; /* the words of the text */
	size_t n, cap;
	size_t next; /* the word to go on from */
	struct sp_str text;
};

/* ---- the dictionary ---- */

/* Append the codes of a word; spaces have none. */
static void
add_codes(struct sp_str khmer, struct sp_buf *codes)
{
	for (size_t pos = 0; pos < khmer.n;) {
		unsigned char code =
		    sp_words_code(&sp_words_km, sp_utf8_next(khmer, &pos));

		if (code)
			sp_buf_addc(codes, (char)code);
	}
}

static int
by_codes(const void *a, const void *b)
{
	const struct sp_dict_entry *x = a, *y = b;

	return sp_str_cmp(x->codes, y->codes);
}

static void
set_entry(struct sp_dict_entry *entry, const char *khmer, uint32_t value,
    struct sp_buf *codes, struct sp_arena *mem)
{
	sp_buf_reset(codes);
	add_codes(sp_str_c(khmer), codes);
	*entry =
	    (struct sp_dict_entry){sp_arena_dup(mem, sp_buf_str(codes)), value};
	mem->failed |= codes->failed;
}

/* Sort; what is the same in codes becomes one.  How many remain. */
static size_t
merge(struct sp_dict_entry *entry, size_t n)
{
	size_t kept = 0;

	qsort(entry, n, sizeof(*entry), by_codes);
	for (size_t i = 0; i < n; i++) {
		if (entry[i].codes.n == 0)
			continue;
		if (kept > 0 &&
		    sp_str_eq(entry[kept - 1].codes, entry[i].codes))
			entry[kept - 1].value |= entry[i].value;
		else
			entry[kept++] = entry[i];
	}
	return kept;
}

static enum sp_status
make_dict(struct sp_khmer_names *names, struct sp_err *err)
{
	size_t n = sp_known_count + sp_name_cue_count;
	struct sp_dict_entry *entry = calloc(n, sizeof(*entry));
	struct sp_arena mem = {0};
	struct sp_buf codes = {0};
	enum sp_status status = SP_NOMEM;

	if (!entry)
		goto out;
	for (size_t i = 0; i < sp_known_count; i++)
		set_entry(&entry[i], sp_known_by_khmer[i].khmer,
		    sp_known_by_khmer[i].cued ? CUED : KNOWN, &codes, &mem);
	for (size_t i = 0; i < sp_name_cue_count; i++)
		set_entry(&entry[sp_known_count + i],
		    sp_name_cue_table[i].khmer,
		    (uint32_t)sp_name_cue_table[i].kind, &codes, &mem);
	if (!mem.failed)
		status =
		    sp_dict_make(entry, merge(entry, n), &names->dict, err);
out:
	free(entry);
	sp_arena_release(&mem);
	sp_buf_release(&codes);
	return status;
}

struct sp_khmer_names *
sp_khmer_names_new(struct sp_err *err)
{
	struct sp_khmer_names *names = calloc(1, sizeof(*names));

	if (names && make_dict(names, err) == SP_OK)
		names->word = sp_word_new(SP_GRAIN_FINE, err);
	if (names && names->word)
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
	free((void *)(uintptr_t)names->dict.unit);
	sp_word_free(names->word);
	free(names->span);
	free(names);
}

/* ---- a text ---- */

/* Does an entry that may begin a name stand at byte pos? */
static bool
may_begin(const struct sp_khmer_names *names, struct sp_str text, size_t pos)
{
	uint32_t node = sp_dict_root(&names->dict), value;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);
		unsigned char code = sp_words_code(&sp_words_km, cp);

		if (!code && cp != ' ' && (cp < 0x200B || cp > 0x200D))
			return false;
		if (!code)
			continue;
		node = sp_dict_step(&names->dict, node, code);
		if (node == SP_DICT_NONE)
			return false;
		value = sp_dict_value(&names->dict, node);
		if (value != SP_DICT_NONE && value != CUED &&
		    value != SP_CUE_STOP)
			return true;
	}
	return false;
}

/* Is there anything that a name could begin with?  Most texts have nothing, and
 * need not be cut into words. */
static bool
has_candidate(const struct sp_khmer_names *names, struct sp_str text)
{
	for (size_t pos = 0; pos + 3 <= text.n; pos++) {
		unsigned char last = (unsigned char)text.s[pos + 2];

		/* Consonants and independent vowels, U+1780 to U+17B3. */
		if (text.s[pos] == '\xe1' && text.s[pos + 1] == '\x9e' &&
		    last <= 0xB3 && may_begin(names, text, pos))
			return true;
	}
	return false;
}

enum sp_status
sp_khmer_names_begin(
    struct sp_khmer_names *names, struct sp_str text, struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);
	struct sp_word_span span;
	enum sp_status status;

	names->n = names->next = 0;
	names->text = text;
	if (bad < text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (!has_candidate(names, text))
		return SP_OK;
	status =
	    sp_word_begin(names->word, sp_lang_find(SP_STR("km")), text, err);
	while (status == SP_OK && sp_word_next(names->word, &span)) {
		if (!sp_grow(
			&names->span, &names->cap, names->n + 1, sizeof(span)))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		names->span[names->n++] = span;
	}
	if (status == SP_OK)
		status = sp_word_status(names->word, err);
	if (status != SP_OK)
		names->n = 0;
	return status;
}

/* Is there a space between words i - 1 and i that is more than a hint? */
static bool
is_wide(const struct sp_khmer_names *names, size_t i)
{
	const struct sp_word_span *span = &names->span[i];

	return span->kind == SP_WORD_SPACE &&
	    memchr(names->text.s + span->start, ' ', span->end - span->start);
}

static bool
is_hint(const struct sp_khmer_names *names, size_t i)
{
	return names->span[i].kind == SP_WORD_SPACE && !is_wide(names, i);
}

static bool
is_letters(const struct sp_khmer_names *names, size_t i)
{
	return i < names->n && names->span[i].kind == SP_WORD_LETTERS;
}

/* Walk over a word; SP_DICT_NONE where the dictionary does not go on. */
static uint32_t
walk(const struct sp_khmer_names *names, uint32_t node, size_t i)
{
	size_t pos = names->span[i].start;

	while (pos < names->span[i].end && node != SP_DICT_NONE) {
		uint32_t cp = sp_utf8_next(names->text, &pos);
		unsigned char code = sp_words_code(&sp_words_km, cp);

		if (code)
			node = sp_dict_step(&names->dict, node, code);
		else if (cp < 0x200B || cp > 0x200D)
			node = SP_DICT_NONE;
	}
	return node;
}

/*
 * The longest entry that begins with word i and has one of these bits in its
 * value, which becomes *value; the word behind it, or i where there is none.  A
 * space may stand inside.
 */
static size_t
look_up(
    const struct sp_khmer_names *names, size_t i, bool known, uint32_t *value)
{
	uint32_t node = sp_dict_root(&names->dict);
	size_t end = i;

	for (size_t k = i; k < names->n; k++) {
		uint32_t found;

		if (names->span[k].kind == SP_WORD_SPACE) {
			if (k == i)
				break;
			continue;
		}
		if (!is_letters(names, k))
			break;
		node = walk(names, node, k);
		if (node == SP_DICT_NONE)
			break;
		found = sp_dict_value(&names->dict, node);
		if (found != SP_DICT_NONE &&
		    ((found & (KNOWN | CUED)) != 0) == known) {
			*value = found;
			end = k + 1;
		}
	}
	return end;
}

/* Behind hints, and one space. */
static size_t
skip_gap(const struct sp_khmer_names *names, size_t i)
{
	bool wide = false;

	while (i < names->n && names->span[i].kind == SP_WORD_SPACE) {
		if (is_wide(names, i) && wide)
			break;
		wide |= is_wide(names, i);
		i++;
	}
	return i;
}

/* The kind of the cue that begins with word i; *end is the word behind. */
static enum sp_name_cue_kind
cue_at(const struct sp_khmer_names *names, size_t i, size_t *end)
{
	uint32_t value = SP_CUE_NONE;

	*end = look_up(names, i, false, &value);
	return *end > i ? (enum sp_name_cue_kind)(value & 0x0F) : SP_CUE_NONE;
}

static size_t
clusters(const struct sp_khmer_names *names, size_t i)
{
	size_t pos = names->span[i].start, n = 0;

	while (pos < names->span[i].end) {
		uint32_t cp = sp_utf8_next(names->text, &pos);

		/* Consonants and independent vowels; those behind a coeng are
		 * part of the cluster before. */
		if (cp >= 0x1780 && cp <= 0x17B3)
			n++;
		else if (cp == 0x17D2 && pos < names->span[i].end)
			sp_utf8_next(names->text, &pos);
	}
	return n;
}

/* What the word list has of a word, or SP_DICT_NONE. */
static uint32_t
entry_of(const struct sp_khmer_names *names, size_t i)
{
	size_t pos = names->span[i].start;
	uint32_t node = sp_dict_root(&sp_words_km.word);

	while (pos < names->span[i].end && node != SP_DICT_NONE) {
		unsigned char code = sp_words_code(
		    &sp_words_km, sp_utf8_next(names->text, &pos));

		node = code ? sp_dict_step(&sp_words_km.word, node, code)
			    : SP_DICT_NONE;
	}
	return node == SP_DICT_NONE ? SP_DICT_NONE
				    : sp_dict_value(&sp_words_km.word, node);
}

static bool
is_khmer(const struct sp_khmer_names *names, size_t i)
{
	size_t pos = names->span[i].start;

	return is_letters(names, i) &&
	    sp_words_code(&sp_words_km, sp_utf8_next(names->text, &pos)) != 0;
}

/* Is the word one that no name has: a cue, or what belongs to the sentence? */
static bool
ends_name(const struct sp_khmer_names *names, size_t i)
{
	uint32_t entry = SP_DICT_NONE;
	size_t end;

	if (!is_khmer(names, i) || cue_at(names, i, &end) != SP_CUE_NONE)
		return true;
	entry = entry_of(names, i);
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
read_part(const struct sp_khmer_names *names, size_t i)
{
	struct part part = {.end = i, .listed = true};
	size_t words = 0;

	for (size_t k = i; k < names->n; k++) {
		if (is_hint(names, k))
			continue;
		if (names->span[k].kind == SP_WORD_SPACE || ends_name(names, k))
			break;
		part.length += clusters(names, k);
		part.listed &= entry_of(names, k) != SP_DICT_NONE;
		if (++words > WORDS_MAX || part.length > CLUSTERS_MAX)
			return (struct part){.end = i};
		part.end = k + 1;
	}
	return part;
}

/* Does the word stand beside a space, or at the end of the text or a sign? */
static bool
stands_free(const struct sp_khmer_names *names, size_t i)
{
	return i >= names->n || names->span[i].kind == SP_WORD_SIGN ||
	    is_wide(names, i);
}

/*
 * Behind the name that begins with word i; i where there is none.  Where no
 * space parts it from its title, which may be a pronoun then, ordinary words
 * are the sentence's but for short ones that a space ends.
 */
static size_t
name_end(const struct sp_khmer_names *names, size_t i, bool apart)
{
	size_t end = i;

	for (size_t n = 0; n < PARTS_MAX; n++) {
		size_t start = n ? skip_gap(names, end) : i;
		struct part part = {.end = start};

		if (start < names->n)
			part = read_part(names, start);
		if (part.end == start)
			break;
		if (n == 0 && !apart && part.listed &&
		    (part.length > 2 || !stands_free(names, part.end)))
			break;
		end = part.end;
		/* What goes on without a space is the sentence's. */
		if (end < names->n && names->span[end].kind != SP_WORD_SPACE)
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
behind_cue(const struct sp_khmer_names *names, enum sp_name_cue_kind kind,
    size_t *i, size_t *end, struct sp_khmer_name *name)
{
	uint32_t value = 0;
	size_t next;
	bool apart;

	*i = skip_gap(names, *i);
	/* Titles in a row: លោកនាយករដ្ឋមន្ត្រី. */
	while (*i < names->n && is_title(kind) &&
	    is_title(cue_at(names, *i, &next)))
		*i = skip_gap(names, next);
	if (*i >= names->n || kind == SP_CUE_STOP)
		return false;
	apart = *i > 0 && is_wide(names, *i - 1);
	*end = look_up(names, *i, true, &value);
	if (!(value & KNOWN) && kind != SP_CUE_LOCAL)
		*end = *i;
	name->known = *end > *i;
	name->titled = is_title(kind);
	if (*end == *i && is_title(kind))
		*end = name_end(names, *i, apart);
	return *end > *i;
}

bool
sp_khmer_names_next(struct sp_khmer_names *names, struct sp_khmer_name *name)
{
	for (size_t i = names->next; i < names->n; i++) {
		enum sp_name_cue_kind kind;
		uint32_t value;
		size_t from = i, end, next;

		if (!is_letters(names, i))
			continue;
		*name = (struct sp_khmer_name){0};
		end = look_up(names, i, true, &value);
		name->known = end > i && (value & KNOWN);
		kind = cue_at(names, i, &next);
		if (!name->known && kind != SP_CUE_NONE) {
			from = next;
			if (!behind_cue(names, kind, &from, &end, name)) {
				i = next - 1;
				continue;
			}
		} else if (!name->known) {
			continue;
		}
		name->start = names->span[from].start;
		name->end = names->span[end - 1].end;
		names->next = end;
		return true;
	}
	names->next = names->n;
	return false;
}
