/* SPDX-License-Identifier: MIT */
#include <spean/check_negation.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/negation_rules.h>
#include <spean/starts.h>
#include <spean/utf8.h>

/*
 * How often a reader agrees, by what was found in the help of LibreOffice,
 * TICO-19 and the even lines of NTREX-128: of what is negated in a language
 * with spaces all six; of what is in one without, where many a word of the
 * other is said by a negation ("mismatch", "depraved"), one of five.  One was
 * added to either answer, as they were few.
 */
#define SURE_SPACED .88
#define SURE_JOINED .29

/* Lists of words by what they begin with: a power of two. */
#define HEADS 512u

/* The words of a language, in lists. */
struct words {
	const struct sp_negation_rules *rules; /* NULL: none are known */
	bool spaced;
	struct sp_starts starts; /* where there are no spaces */
	size_t *next; /* one more than the next word, by word; 0: none */
	/* One more than the first, by the last byte of its first character; and
	 * of those that end others, by the last of all. */
	size_t first[256], ending[256];
	/* Where there are spaces, those of three bytes and more are here
	 * instead, by these. */
	size_t head[HEADS];
};

struct sp_check_negation {
	struct words words[2];
	struct sp_buf message;
};

/* What a text says, up to the first "no": nothing behind it counts. */
struct seen {
	bool no, maybe;
	size_t start, end; /* of the first "no" */
};

void
sp_check_negation_free(struct sp_check_negation *negation)
{
	if (!negation)
		return;
	for (size_t s = 0; s < 2; s++)
		free(negation->words[s].next);
	sp_buf_release(&negation->message);
	free(negation);
}

static unsigned char
key(const char *text)
{
	size_t pos = 0;

	sp_utf8_next(sp_str_c(text), &pos);
	return (unsigned char)text[pos - 1];
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Of what begins with these three bytes. */
static unsigned
head(const char *text)
{
	return ((unsigned char)lower(text[0]) * 961u +
		   (unsigned char)lower(text[1]) * 31u +
		   (unsigned char)lower(text[2])) %
	    HEADS;
}

/* The list for a word. */
static size_t *
list_of(struct words *words, const struct sp_negation_word *word)
{
	if (word->before)
		return &words->ending[(unsigned char)word->text[word->n - 1]];
	if (words->spaced && word->n >= 3)
		return &words->head[head(word->text)];
	return &words->first[key(word->text)];
}

static bool
set_words(struct words *words, const struct sp_lang *lang)
{
	words->rules = lang->negation;
	words->spaced = lang->spaced;
	if (!words->rules)
		return true;
	words->next = calloc(words->rules->n, sizeof(*words->next));
	if (!words->next)
		return false;
	for (size_t i = words->rules->n; i-- > 0;) {
		const struct sp_negation_word *word = &words->rules->word[i];
		size_t *list = list_of(words, word);

		if (!words->spaced && !word->before)
			sp_starts_add(&words->starts,
			    (struct sp_str){word->text, word->n}, false);
		words->next[i] = *list;
		*list = i + 1;
	}
	return true;
}

struct sp_check_negation *
sp_check_negation_new(const struct sp_lang *const lang[2], struct sp_err *err)
{
	struct sp_check_negation *negation = calloc(1, sizeof(*negation));

	if (negation && set_words(&negation->words[0], lang[0]) &&
	    set_words(&negation->words[1], lang[1]))
		return negation;
	sp_check_negation_free(negation);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

static void
see(struct seen *seen, const struct sp_negation_word *word, size_t start,
    size_t end)
{
	if (word->kind == SP_NEGATION_MAYBE)
		seen->maybe = true;
	if (word->kind != SP_NEGATION_NO || seen->no)
		return;
	seen->no = true;
	seen->start = start;
	seen->end = end;
}

/*
 * Languages with spaces: words of letters of ASCII, and rows of such.
 */

static bool
is_letter(struct sp_str text, size_t pos)
{
	return pos < text.n && (text.s[pos] | 0x20) >= 'a' &&
	    (text.s[pos] | 0x20) <= 'z';
}

/* The apostrophe at pos, in bytes; 0 for none. */
static size_t
apostrophe(struct sp_str text, size_t pos)
{
	if (pos < text.n && text.s[pos] == '\'')
		return 1;
	return text.n - pos > 2 && memcmp(text.s + pos, "’", 3) == 0 ? 3 : 0;
}

/* The byte behind the word at pos: letters, apostrophes between them. */
static size_t
word_end(struct sp_str text, size_t pos)
{
	for (;;) {
		size_t n;

		while (is_letter(text, pos))
			pos++;
		n = apostrophe(text, pos);
		if (n == 0 || !is_letter(text, pos + n))
			return pos;
		pos += n;
	}
}

static bool
has(struct sp_str text, size_t pos, const struct sp_negation_word *word)
{
	if (text.n - pos < word->n)
		return false;
	for (size_t i = 0; i < word->n; i++)
		if (lower(text.s[pos + i]) != word->text[i])
			return false;
	return true;
}

/* The longest entry of a list at the beginning of a word, if it is longer than
 * the best. */
static const struct sp_negation_word *
find_longer(const struct words *words, struct sp_str text, size_t pos,
    size_t list, const struct sp_negation_word *best)
{
	for (size_t i = list; i; i = words->next[i - 1]) {
		const struct sp_negation_word *word =
		    &words->rules->word[i - 1];

		if ((best && word->n <= best->n) || !has(text, pos, word))
			continue;
		if (word->behind ||
		    word_end(text, pos + word->n) == pos + word->n)
			best = word;
	}
	return best;
}

/* The longest entry at the beginning of a word. */
static const struct sp_negation_word *
find_first(const struct words *words, struct sp_str text, size_t pos)
{
	size_t few = words->first[(unsigned char)lower(text.s[pos])];
	size_t list = text.n - pos < 3 ? 0 : words->head[head(text.s + pos)];

	return find_longer(
	    words, text, pos, few, find_longer(words, text, pos, list, NULL));
}

/* The same; or one that ends it. */
static const struct sp_negation_word *
find_word(const struct words *words, struct sp_str text, size_t pos, size_t end)
{
	const struct sp_negation_word *best = find_first(words, text, pos);
	size_t i = words->ending[(unsigned char)lower(text.s[end - 1])];

	for (; i && !best; i = words->next[i - 1]) {
		const struct sp_negation_word *word =
		    &words->rules->word[i - 1];

		if (end - pos > word->n && has(text, end - word->n, word))
			best = word;
	}
	return best;
}

static void
read_spaced(const struct words *words, struct sp_str text, struct seen *seen)
{
	for (size_t pos = 0, end; pos < text.n && !seen->no; pos = end) {
		const struct sp_negation_word *word;

		end = pos + 1;
		if (!is_letter(text, pos))
			continue;
		end = word_end(text, pos);
		word = find_word(words, text, pos, end);
		if (!word)
			continue;
		if (!word->before && pos + word->n > end)
			end = pos + word->n;
		see(seen, word, pos, end);
	}
}

/*
 * Languages without: entries between clusters.
 */

static bool
is_zwsp(struct sp_str text, size_t pos)
{
	return text.n - pos > 2 && memcmp(text.s + pos, "\u200B", 3) == 0;
}

/* A Khmer vowel, sign or the coeng stands there, which belongs to the letter
 * before it. */
static bool
goes_on(struct sp_str text, size_t pos)
{
	size_t next = pos;
	uint32_t cp = pos < text.n ? sp_utf8_next(text, &next) : 0;

	return (cp >= 0x17B4 && cp <= 0x17D3) || cp == 0x17DD;
}

/* The byte behind the word where it stands at pos, between clusters, with or
 * without ZWSP; 0 where it does not. */
static size_t
behind(struct sp_str text, size_t pos, const struct sp_negation_word *word)
{
	for (size_t i = 0; i < word->n; i++, pos++) {
		while (pos < text.n && text.s[pos] != word->text[i] &&
		    is_zwsp(text, pos))
			pos += 3;
		if (pos == text.n || text.s[pos] != word->text[i])
			return 0;
	}
	return goes_on(text, pos) ? 0 : pos;
}

/* The longest entry at pos, whose list is that of a key. */
static const struct sp_negation_word *
find_joined(const struct words *words, struct sp_str text, size_t pos,
    size_t list, size_t *end)
{
	const struct sp_negation_word *best = NULL;

	for (size_t i = list; i; i = words->next[i - 1]) {
		const struct sp_negation_word *word =
		    &words->rules->word[i - 1];
		size_t at =
		    best && word->n <= best->n ? 0 : behind(text, pos, word);

		if (at == 0)
			continue;
		best = word;
		*end = at;
	}
	return best;
}

static bool
is_subscript(struct sp_str text, size_t pos)
{
	return sp_str_ends(sp_str_sub(text, 0, pos), SP_STR("\u17D2"));
}

static void
read_joined(const struct words *words, struct sp_str text, struct seen *seen)
{
	for (size_t pos = 0, end; !seen->no; pos = end) {
		const struct sp_negation_word *word = NULL;
		size_t list;

		pos = sp_starts_next(&words->starts, text, pos);
		if (pos == text.n)
			return;

		end = sp_starts_behind(text, pos);
		list = words->first[(unsigned char)text.s[end - 1]];
		if (list && !is_subscript(text, pos))
			word = find_joined(words, text, pos, list, &end);
		if (word)
			see(seen, word, pos, end);
	}
}

static void
read_words(const struct words *words, struct sp_str text, struct seen *seen)
{
	if (!words->rules)
		return;
	if (words->spaced)
		read_spaced(words, text, seen);
	else
		read_joined(words, text, seen);
}

static void
tell(struct sp_check_negation *negation, const struct sp_check_unit *unit,
    size_t side, const struct seen *seen, struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};
	struct sp_buf *message = &negation->message;

	at[side] = sp_check_unit_place(unit, side, seen->start, seen->end);
	sp_buf_reset(message);
	sp_buf_addf(message, "%s says “", sp_check_unit_lang(unit, side));
	sp_check_unit_quote(unit, side, seen->start, seen->end, message);
	sp_buf_addf(message, "”; %s has no such word",
	    sp_check_unit_lang(unit, 1 - side));
	sp_findings_add(findings, SP_CHECK_NEGATION,
	    negation->words[side].spaced ? SURE_SPACED : SURE_JOINED, at[0],
	    at[1], message);
}

enum sp_status
sp_check_negation_run(struct sp_check_negation *negation,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	struct seen seen[2] = {{0}, {0}};

	if (!negation->words[0].rules || !negation->words[1].rules)
		return SP_OK;
	for (size_t s = 0; s < 2; s++)
		read_words(&negation->words[s], unit->side[s].text, &seen[s]);
	for (size_t s = 0; s < 2; s++) {
		struct seen other = seen[1 - s];

		if (!seen[s].no || other.no || other.maybe)
			continue;
		/* It may have been left in the language of the first. */
		read_words(&negation->words[s], unit->side[1 - s].text, &other);
		if (!other.no)
			tell(negation, unit, s, &seen[s], findings);
	}
	return sp_buf_status(&negation->message, err);
}
