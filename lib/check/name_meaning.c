/* SPDX-License-Identifier: MIT */
#include <spean/name_meaning.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/lex_words.h>
#include <spean/translit.h>

/* An entry of a lexicon that is less likely says nothing. */
#define ENTRY_MIN .01F

/* A word of fewer bytes of Khmer stands by chance in others. */
#define KHMER_MIN 6

/* What is surely said by an entry: p(tgt|src) and p(src|tgt), multiplied; and
 * what is not at all. */
#define SURE  .1
#define NEVER 1e-5

/* Log-odds above which a translation sounds like the word. */
#define SOUNDS 1.

/* What is known of how the translations of a word sound, by 1/100. */
#define NOT_ASKED 255

struct sp_name_meanings {
	const struct sp_lex *lex;
	enum sp_lex_side side;
	struct sp_lex_words *words;
	struct sp_translit_latin *latin;
	unsigned char *sound; /* by word of the side */
};

void
sp_name_meanings_free(struct sp_name_meanings *meanings)
{
	if (!meanings)
		return;
	sp_lex_words_free(meanings->words);
	sp_translit_free(meanings->latin);
	free(meanings->sound);
	free(meanings);
}

static bool
make(struct sp_name_meanings *meanings, struct sp_err *err)
{
	size_t n =
	    meanings->lex ? sp_lex_count(meanings->lex, meanings->side) : 1;

	meanings->sound = malloc(n);
	if (!meanings->sound) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return false;
	}
	memset(meanings->sound, NOT_ASKED, n);
	meanings->words = sp_lex_words_new(err);
	if (meanings->words)
		meanings->latin = sp_translit_new(&sp_translit_km, err);
	return meanings->latin;
}

struct sp_name_meanings *
sp_name_meanings_new(
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_err *err)
{
	struct sp_name_meanings *meanings = calloc(1, sizeof(*meanings));

	if (!meanings) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	meanings->lex = lex;
	meanings->side = side;
	if (make(meanings, err))
		return meanings;
	sp_name_meanings_free(meanings);
	return NULL;
}

static enum sp_lex_side
other_side(const struct sp_name_meanings *meanings)
{
	return meanings->side == SP_LEX_SRC ? SP_LEX_TGT : SP_LEX_SRC;
}

static double
surety(const struct sp_lex_entry *entry)
{
	double p = (double)entry->tgt * (double)entry->src;

	if (p >= SURE)
		return 1;
	return p > NEVER ? log(p / NEVER) / log(SURE / NEVER) : 0;
}

/* p(other|word) of an entry. */
static float
forth(const struct sp_name_meanings *meanings, const struct sp_lex_entry *entry)
{
	return meanings->side == SP_LEX_SRC ? entry->tgt : entry->src;
}

/* How surely a word is said, and where. */
static double
find_word(const struct sp_name_meanings *meanings, uint32_t id,
    struct sp_spelt *spelt, struct sp_spelt_place *place)
{
	size_t n;
	const struct sp_lex_entry *entry =
	    sp_lex_entries(meanings->lex, meanings->side, id, &n);
	double best = 0;

	for (size_t i = 0; i < n; i++) {
		struct sp_str khmer;
		struct sp_spelt_place found;
		double said;

		if (entry[i].word == SP_LEX_NULL ||
		    forth(meanings, &entry[i]) < ENTRY_MIN)
			continue;
		said = surety(&entry[i]);
		khmer = sp_lex_word(
		    meanings->lex, other_side(meanings), entry[i].word);
		if (said <= best || khmer.n < KHMER_MIN ||
		    !sp_spelt_find(spelt, khmer, &found))
			continue;
		best = said;
		*place = found;
	}
	return best;
}

static bool
sounds_like(
    struct sp_name_meanings *meanings, struct sp_str khmer, bool *no_memory)
{
	struct sp_translit_khmer name;
	enum sp_status status =
	    sp_translit_khmer(&sp_translit_km, khmer, &name, NULL);

	*no_memory |= status == SP_NOMEM;
	return status == SP_OK &&
	    sp_translit_odds(meanings->latin, &name) > SOUNDS;
}

/* The share of the translations of a word that sound like it. */
static enum sp_status
ask_sound(struct sp_name_meanings *meanings, struct sp_str word, uint32_t id)
{
	size_t n;
	const struct sp_lex_entry *entry =
	    sp_lex_entries(meanings->lex, meanings->side, id, &n);
	enum sp_status status =
	    sp_translit_set_forms(meanings->latin, word, NULL);
	double all = 0, like = 0;
	bool no_memory = status == SP_NOMEM;

	for (size_t i = 0; i < n && status == SP_OK; i++) {
		double p = (double)forth(meanings, &entry[i]);

		if (entry[i].word == SP_LEX_NULL || p < (double)ENTRY_MIN)
			continue;
		all += p;
		if (sounds_like(meanings,
			sp_lex_word(
			    meanings->lex, other_side(meanings), entry[i].word),
			&no_memory))
			like += p;
	}
	if (no_memory)
		return SP_NOMEM;
	meanings->sound[id] = (unsigned char)(all > 0 ? 100 * like / all : 0);
	return SP_OK;
}

/* The number of a word, or of its stem. */
static uint32_t
find_id(const struct sp_name_meanings *meanings, struct sp_str word, bool *stem)
{
	uint32_t id;

	*stem = false;
	if (!meanings->lex)
		return SP_LEX_NONE;
	id = sp_lex_find(meanings->lex, meanings->side, word);
	if (id != SP_LEX_NONE)
		return id;
	*stem = true;
	return sp_lex_nearest(meanings->lex, meanings->side, word);
}

/* A word of a name, as it stands there. */
static enum sp_status
look_up(struct sp_name_meanings *meanings, struct sp_str text,
    struct sp_spelt *spelt, struct sp_name_meaning *meaning)
{
	struct sp_spelt_place place = {0, 0};
	struct sp_str word;
	enum sp_status status =
	    sp_lex_words_fold(meanings->words, text, &word, NULL);
	uint32_t id;
	double said;
	bool stem;

	meaning->words++;
	if (status == SP_NOMEM)
		return status;
	id = find_id(meanings, status == SP_OK ? word : SP_STR(""), &stem);
	meaning->unknown += stem || id == SP_LEX_NONE;
	if (id == SP_LEX_NONE)
		return SP_OK;
	said = find_word(meanings, id, spelt, &place);
	meaning->said += said;
	if (said > meaning->most) {
		meaning->most = said;
		meaning->place = place;
	}
	/* What other words of the stem sound like says nothing. */
	if (stem)
		return SP_OK;
	if (meanings->sound[id] == NOT_ASKED)
		status = ask_sound(meanings, word, id);
	if (status == SP_OK)
		meaning->sound += meanings->sound[id] / 100.;
	return status;
}

/* "of", "the", "and", "de": words in small letters. */
static bool
counts(struct sp_str word)
{
	return word.n > 1 &&
	    !(word.s[0] >= 'a' && word.s[0] <= 'z' && word.n <= 3);
}

/* The next word: compounds are cut. */
static struct sp_str
next_word(struct sp_str *rest)
{
	size_t n = 0;
	struct sp_str word;

	while (n < rest->n && !strchr(" -/", rest->s[n]))
		n++;
	word = sp_str_sub(*rest, 0, n);
	*rest = sp_str_sub(*rest, n < rest->n ? n + 1 : n, rest->n);
	if (sp_str_ends(word, SP_STR("'s")))
		word.n -= 2;
	return word;
}

enum sp_status
sp_name_meaning_find(struct sp_name_meanings *meanings, struct sp_str name,
    struct sp_spelt *spelt, struct sp_name_meaning *meaning, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	size_t known;

	*meaning = (struct sp_name_meaning){0};
	while (name.n > 0 && status == SP_OK) {
		struct sp_str word = next_word(&name);

		if (counts(word))
			status = look_up(meanings, word, spelt, meaning);
	}
	if (status != SP_OK || spelt->wanted.failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	known = meaning->words - meaning->unknown;
	if (meaning->words > 0)
		meaning->said /= (double)meaning->words;
	if (known > 0)
		meaning->sound /= (double)known;
	return SP_OK;
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Does it stand in the text as a word? */
static bool
has_word(struct sp_str text, struct sp_str word)
{
	if (word.n < 2)
		return false;
	for (size_t at = 0; (at = sp_str_find(text, word, at)) < text.n; at++) {
		size_t end = at + word.n;

		if ((at == 0 || !is_small(text.s[at - 1])) &&
		    (end == text.n || !is_small(text.s[end])))
			return true;
	}
	return false;
}

enum sp_status
sp_name_meaning_back(struct sp_name_meanings *meanings, struct sp_str khmer,
    struct sp_str text, double *said, struct sp_err *err)
{
	const struct sp_lex_entry *entry;
	struct sp_str word;
	enum sp_status status =
	    sp_lex_words_fold(meanings->words, khmer, &word, NULL);
	uint32_t id;
	size_t n;

	*said = 0;
	if (status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (status != SP_OK || !meanings->lex)
		return SP_OK;
	id = sp_lex_find(meanings->lex, other_side(meanings), word);
	if (id == SP_LEX_NONE)
		return SP_OK;
	entry = sp_lex_entries(meanings->lex, other_side(meanings), id, &n);
	for (size_t i = 0; i < n; i++) {
		double is = surety(&entry[i]);

		if (is > *said &&
		    has_word(text,
			sp_lex_word(
			    meanings->lex, meanings->side, entry[i].word)))
			*said = is;
	}
	return SP_OK;
}
