/* SPDX-License-Identifier: MIT */
#include <spean/check_copied.h>

#include <stdlib.h>

#include <spean/quote.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

/* English words that no name or code has so many of. */
static const char *const function_words[] = {"a", "about", "after", "all", "an",
    "and", "are", "as", "at", "be", "been", "before", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he",
    "her", "his", "how", "if", "in", "into", "is", "it", "its", "may", "more",
    "most", "must", "no", "not", "of", "on", "or", "our", "she", "should", "so",
    "some", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "to", "was", "we", "were", "what", "when", "where",
    "which", "who", "will", "with", "would", "you", "your"};

/* Words that a language with a sentence in it has, at least. */
#define RUN_WORDS    5
#define RUN_FUNCTION 2

/* Khmer letters of a word that is spoken about, at most. */
#define PHRASE 20

/* A run of words in Latin letters. */
struct run {
	size_t from, to;
	size_t words, lower; /* all, and those without a capital or digit */
	size_t function;
	bool inside; /* brackets or quotation marks: a gloss, a title */
};

/* What a text is made of. */
struct census {
	size_t khmer; /* letters */
	size_t latin; /* letters */
	size_t bare_khmer; /* outside of brackets and quotation marks */
	size_t first_khmer, last_khmer; /* of those, the bytes between */
	struct run all; /* the whole as if it were one */
	struct run best; /* the run with the most function words, outside */
};

struct sp_check_copied {
	struct sp_buf message;
	struct census census; /* of the text that is looked at */
};

struct sp_check_copied *
sp_check_copied_new(struct sp_err *err)
{
	struct sp_check_copied *copied = calloc(1, sizeof(*copied));

	if (!copied)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return copied;
}

void
sp_check_copied_free(struct sp_check_copied *copied)
{
	if (!copied)
		return;
	sp_buf_release(&copied->message);
	free(copied);
}

static bool
is_latin(char c)
{
	c = (char)(c | 32);
	return c >= 'a' && c <= 'z';
}

/* What makes a word a name of a file, of code or an address. */
static bool
is_code(char c)
{
	return c != '\0' && strchr("0123456789_/\\@=<>{}[]#$%+*&|~^.:-", c);
}

static bool
is_function(struct sp_str word)
{
	size_t low = 0;
	size_t high = sizeof(function_words) / sizeof(*function_words);

	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = sp_str_cmp(word, sp_str_c(function_words[mid]));

		if (order == 0)
			return true;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

/* What a word is to the runs it is in. */
struct word {
	size_t from, to;
	bool lower, function;
};

static struct word
read_word(struct sp_str text, size_t from, size_t to)
{
	struct word word = {from, to, true, false};

	for (size_t i = from; i < to && word.lower; i++)
		word.lower = text.s[i] >= 'a' && text.s[i] <= 'z';
	/* Not a part of what is joined by other than spaces. */
	if (from > 0 && is_code(text.s[from - 1]))
		word.lower = false;
	if (to + 1 < text.n && is_code(text.s[to]) && is_latin(text.s[to + 1]))
		word.lower = false;
	word.function = word.lower && is_function(sp_str_sub(text, from, to));
	return word;
}

static void
add_word(struct run *run, const struct word *word)
{
	if (run->words++ == 0)
		run->from = word->from;
	run->to = word->to;
	run->lower += word->lower;
	run->function += word->function;
}

static void
end_run(struct census *census, struct run *run)
{
	struct run *best = &census->best;

	if (!run->inside &&
	    (run->function > best->function ||
		(run->function == best->function && run->words > best->words)))
		*best = *run;
	*run = (struct run){0};
}

/* Depth of brackets and quotation marks, as far as it matters here. */
static bool
turns(uint32_t cp, bool inside)
{
	switch (cp) {
	case '(':
	case '[':
	case 0xAB:
	case 0x201C:
		return true;
	case ')':
	case ']':
	case 0xBB:
	case 0x201D:
		return false;
	case '"':
		return !inside;
	default:
		return inside;
	}
}

static bool
is_khmer_at(struct sp_str text, size_t i)
{
	return text.n - i > 2 && text.s[i] == '\xE1' &&
	    (text.s[i + 1] == '\x9E' || text.s[i + 1] == '\x9F');
}

/* From a letter of Khmer on, as many as there are: where they end. */
static size_t
take_khmer(struct sp_str text, size_t from, bool inside, struct census *census)
{
	size_t to = from;

	while (to < text.n && is_khmer_at(text, to))
		to += 3;
	census->khmer += (to - from) / 3;
	if (inside)
		return to;
	if (census->bare_khmer == 0)
		census->first_khmer = from;
	census->bare_khmer += (to - from) / 3;
	census->last_khmer = to;
	return to;
}

static size_t
take_word(struct sp_str text, size_t from, bool inside, struct run *run,
    struct census *census)
{
	struct word word;
	size_t to = from;

	while (to < text.n && is_latin(text.s[to]))
		to++;
	word = read_word(text, from, to);
	census->latin += to - from;
	run->inside |= inside;
	add_word(run, &word);
	add_word(&census->all, &word);
	return to;
}

static void
take(struct sp_str text, struct census *census)
{
	struct run run = {0};
	bool inside = false, was, khmer;

	*census = (struct census){0};
	for (size_t pos = 0; pos < text.n;) {
		if (is_latin(text.s[pos])) {
			pos = take_word(text, pos, inside, &run, census);
			continue;
		}
		was = inside;
		khmer = is_khmer_at(text, pos);
		if (khmer)
			pos = take_khmer(text, pos, inside, census);
		else
			inside = turns(sp_utf8_next(text, &pos), inside);
		if (run.words > 0 && (khmer || was != inside))
			end_run(census, &run);
	}
	end_run(census, &run);
}

static void
tell(struct sp_check_copied *copied, double confidence,
    struct sp_norm_range src, struct sp_norm_range tgt,
    struct sp_findings *findings)
{
	sp_findings_add(findings, SP_CHECK_UNTRANSLATED, confidence, src, tgt,
	    &copied->message);
	sp_buf_cut(&copied->message, 0);
}

static void
tell_side(struct sp_check_copied *copied, double confidence, size_t s,
    size_t from, size_t to, struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};

	at[s] = (struct sp_norm_range){from, to};
	tell(copied, confidence, at[0], at[1], findings);
}

/* Two words and more that are no names: there is something to translate. */
static double
worth(const struct run *run)
{
	if (run->function >= 2)
		return .85;
	if (run->function >= 1 && run->lower >= 3)
		return .7;
	return run->lower >= 4 && run->lower * 2 > run->words ? .55 : 0;
}

static bool
is_script(const struct sp_check_side *side, const char *script)
{
	return strcmp(side->lang->script, script) == 0;
}

/* The target is the source, of which one must be in the wrong language: false
 * where it is not. */
static bool
check_equal(struct sp_check_copied *copied, const struct sp_check_unit *unit,
    struct sp_findings *findings)
{
	struct sp_str src = sp_str_trim(unit->side[0].raw);
	struct sp_str tgt = sp_str_trim(unit->side[1].raw);
	double confidence;

	if (!sp_str_eq(src, tgt) ||
	    sp_str_eq(sp_str_c(unit->side[0].lang->code),
		sp_str_c(unit->side[1].lang->code)))
		return false;
	take(src, &copied->census);
	confidence =
	    copied->census.khmer >= 8 ? .9 : worth(&copied->census.all);
	if (confidence == 0)
		return true;
	sp_buf_addf(&copied->message, "%s is the same text as %s",
	    sp_check_unit_lang(unit, 1), sp_check_unit_lang(unit, 0));
	tell(copied, confidence, (struct sp_norm_range){0, unit->side[0].raw.n},
	    (struct sp_norm_range){0, unit->side[1].raw.n}, findings);
	return true;
}

/* A side in Khmer with English that is no gloss. */
static void
check_khmer(struct sp_check_copied *copied, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings)
{
	const struct census *census = &copied->census;
	const struct run *best = &census->best;
	struct sp_str raw = unit->side[s].raw;
	double confidence;

	take(raw, &copied->census);
	if (census->khmer * 20 <= census->latin) {
		confidence = worth(&census->all);
		if (confidence == 0)
			return;
		sp_buf_addf(&copied->message, "%s has hardly a letter of Khmer",
		    sp_check_unit_lang(unit, s));
		tell_side(copied, confidence, s, 0, raw.n, findings);
		return;
	}
	if (best->words < RUN_WORDS || best->function < RUN_FUNCTION ||
	    best->lower * 3 < best->words * 2)
		return;
	sp_buf_addf(&copied->message, "%s has “", sp_check_unit_lang(unit, s));
	sp_quote_short(sp_str_sub(raw, best->from, best->to), &copied->message);
	sp_buf_add(&copied->message, SP_STR("”"));
	tell_side(copied, .6, s, best->from, best->to, findings);
}

/* A side in Latin letters with Khmer that is no gloss. */
static void
check_latin(struct sp_check_copied *copied, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings)
{
	const struct census *census = &copied->census;
	struct sp_norm_range at;
	double confidence;

	/* Khmer begins with it; seldom does anything else here. */
	if (unit->side[s].raw.n == 0 ||
	    !memchr(unit->side[s].raw.s, '\xE1', unit->side[s].raw.n))
		return;
	take(unit->side[s].raw, &copied->census);
	if (census->bare_khmer < 4)
		return;
	at = (struct sp_norm_range){census->first_khmer, census->last_khmer};
	confidence = census->bare_khmer > PHRASE ? .6 : .4;
	if (census->bare_khmer > census->latin)
		confidence = .9;
	sp_buf_addf(&copied->message, "%s has “", sp_check_unit_lang(unit, s));
	sp_quote_short(
	    sp_str_sub(unit->side[s].raw, at.from, at.to), &copied->message);
	sp_buf_add(&copied->message, SP_STR("”"));
	tell_side(copied, confidence, s, at.from, at.to, findings);
}

enum sp_status
sp_check_copied_run(struct sp_check_copied *copied,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	sp_buf_reset(&copied->message);
	if (!check_equal(copied, unit, findings))
		for (size_t s = 0; s < 2; s++) {
			if (is_script(&unit->side[s], "Khmr"))
				check_khmer(copied, unit, s, findings);
			else if (is_script(&unit->side[s], "Latn"))
				check_latin(copied, unit, s, findings);
		}
	return sp_buf_status(&copied->message, err);
}
