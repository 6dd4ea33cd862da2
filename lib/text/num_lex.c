/* SPDX-License-Identifier: MIT */
#include <spean/num_lex.h>

#include <stdlib.h>
#include <string.h>

#include <spean/segment.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define ZWSP 0x200Bu

/* So many bytes of a run before a place and behind it are cut to judge it:
 * some ten words, beyond which nothing changes where words end. */
#define REACH 180

/* Borders of one piece of a run, a bit a byte. */
#define WINDOW 1024

struct sp_num_lex {
	const struct sp_num_rules *rules[3];
	size_t n;
	uint64_t begins[256]; /* classes, by the key of the first character */

	/* The list of the last script asked for: texts have few scripts. */
	UScriptCode script;
	const struct sp_words *words;

	struct sp_segment *segment;
	/* Places from `from` to `to` have been judged. */
	size_t from, to;
	size_t window; /* the byte of the first bit */
	uint8_t border[WINDOW / 8];
};

static uint32_t
lower(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
}

static void
add_rules(struct sp_num_lex *lex, const struct sp_num_rules *rules)
{
	if (!rules)
		return;
	lex->rules[lex->n++] = rules;
	for (size_t i = 0; i < rules->words; i++) {
		size_t next;
		unsigned key =
		    sp_starts_key(sp_str_c(rules->word[i].text), 0, &next);

		lex->begins[key] |= SP_NUM_BIT(rules->word[i].class);
	}
}

void
sp_num_lex_starts(
    const struct sp_num_lex *lex, uint64_t classes, struct sp_starts *starts)
{
	for (size_t i = 0; i < lex->n; i++) {
		const struct sp_num_rules *rules = lex->rules[i];

		for (size_t k = 0; k < rules->words; k++)
			if (SP_NUM_BIT(rules->word[k].class) & classes)
				sp_starts_add(starts,
				    sp_str_c(rules->word[k].text),
				    rules->word[k].class != SP_NUM_PREFIX);
	}
}

struct sp_num_lex *
sp_num_lex_new(const struct sp_lang *lang, struct sp_err *err)
{
	struct sp_num_lex *lex = calloc(1, sizeof(*lex));

	if (lex) {
		lex->script = USCRIPT_INVALID_CODE;
		lex->segment = sp_segment_new(err);
	}
	if (!lex || !lex->segment) {
		free(lex);
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	add_rules(lex, lang->num);
	add_rules(lex, lang->num ? lang->num->also : NULL);
	add_rules(lex, &sp_lang_und_num);
	return lex;
}

void
sp_num_lex_free(struct sp_num_lex *lex)
{
	if (!lex)
		return;
	sp_segment_free(lex->segment);
	free(lex);
}

void
sp_num_lex_reset(struct sp_num_lex *lex)
{
	lex->from = lex->to = 0;
}

uint32_t
sp_num_char(struct sp_str text, size_t pos)
{
	return pos < text.n ? sp_utf8_next(text, &pos) : 0;
}

uint32_t
sp_num_char_before(struct sp_str text, size_t pos)
{
	return pos > 0 ? sp_utf8_prev(text, &pos) : 0;
}

bool
sp_num_is_latin(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;

	if (cp < 0x80)
		return ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || cp == '_';
	return cp != SP_UTF8_BAD && u_isalpha((UChar32)cp) &&
	    uscript_getScript((UChar32)cp, &code) == USCRIPT_LATIN;
}

bool
sp_num_is_mark(uint32_t cp)
{
	return cp >= 0x300 && cp != SP_UTF8_BAD &&
	    (U_GET_GC_MASK((UChar32)cp) & U_GC_M_MASK) != 0;
}

static bool
is_zwsp(struct sp_str text, size_t pos)
{
	return text.n - pos >= 3 && memcmp(text.s + pos, "\u200B", 3) == 0;
}

size_t
sp_num_gap(struct sp_str text, size_t pos)
{
	size_t next = pos;
	bool space = false;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &next);

		if (cp == ' ' || cp == 0xA0 || cp == 0x2009 || cp == 0x202F) {
			if (space)
				break;
			space = true;
		} else if (cp != ZWSP) {
			break;
		}
		pos = next;
	}
	return pos;
}

/* May the entry end here? */
static bool
is_end(
    struct sp_str text, size_t pos, unsigned char last, enum sp_num_class class)
{
	uint32_t next = sp_num_char(text, pos);

	if (sp_num_is_mark(next))
		return false;
	if (class == SP_NUM_PREFIX)
		return true;
	if (last >= '0' && last <= '9')
		return next < '0' || next > '9';
	return last >= 0x80 || !sp_num_is_latin(last) || !sp_num_is_latin(next);
}

/* The first entry of the classes among those of the text of entry i, which
 * ends before byte pos, if it is longer than *hit and may end there. */
static void
take(const struct sp_num_rules *rules, size_t i, struct sp_str text, size_t pos,
    uint64_t classes, struct sp_num_hit *hit)
{
	const char *own = rules->word[i].text;

	for (; i < rules->words && strcmp(rules->word[i].text, own) == 0; i++) {
		const struct sp_num_word *word = &rules->word[i];

		if (!(SP_NUM_BIT(word->class) & classes) ||
		    (hit->word && pos <= hit->end) ||
		    !is_end(
			text, pos, (unsigned char)text.s[pos - 1], word->class))
			continue;
		hit->word = word;
		hit->end = pos;
	}
}

/* The longest entry of the classes at byte pos, if it is longer than *hit. */
static void
find_in(const struct sp_num_rules *rules, struct sp_str text, size_t pos,
    uint64_t classes, struct sp_num_hit *hit)
{
	uint32_t node = sp_dict_root(&rules->texts), i;
	size_t start = pos;

	while (pos < text.n) {
		unsigned char c = (unsigned char)text.s[pos];

		if (c == 0xE2 && pos > start && is_zwsp(text, pos)) {
			pos += 3;
			continue;
		}
		if (!rules->exact)
			c = (unsigned char)lower(c);
		node = sp_dict_step_byte(&rules->texts, node, c);
		if (node == SP_DICT_NONE)
			return;
		pos++;
		i = sp_dict_value(&rules->texts, node);
		if (i != SP_DICT_NONE)
			take(rules, i, text, pos, classes, hit);
	}
}

bool
sp_num_lex_find(const struct sp_num_lex *lex, struct sp_str text, size_t pos,
    uint64_t classes, struct sp_num_hit *hit)
{
	size_t next;

	hit->word = NULL;
	hit->end = pos;
	if (pos >= text.n ||
	    !(lex->begins[sp_starts_key(text, pos, &next)] & classes))
		return false;
	for (size_t i = 0; i < lex->n; i++)
		find_in(lex->rules[i], text, pos, classes, hit);
	return hit->word != NULL;
}

/* The list that cuts the letters of this character's script, or NULL. */
static const struct sp_words *
words_of(struct sp_num_lex *lex, uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;
	UScriptCode script;

	if (cp < 0x300 || cp == SP_UTF8_BAD ||
	    !(U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK)))
		return NULL;
	script = uscript_getScript((UChar32)cp, &code);
	if (U_FAILURE(code))
		return NULL;
	if (script != lex->script)
		lex->words =
		    sp_lang_of_script(uscript_getShortName(script))->words;
	lex->script = script;
	return lex->words;
}

static bool
is_in_run(struct sp_num_lex *lex, const struct sp_words *words, uint32_t cp)
{
	return cp == ZWSP || words_of(lex, cp) == words;
}

/* Cut the run around a place, so far as it reaches. */
static void
cut_around(struct sp_num_lex *lex, struct sp_str text, size_t at,
    const struct sp_words *words)
{
	const struct sp_segment_word *word;
	size_t from = at, to = at, n, next;
	struct sp_str run;

	/* A run begins with a letter: a mark belongs to what is before it. */
	for (next = from; next > 0 && at - next < REACH;) {
		uint32_t cp = sp_utf8_prev(text, &next);

		if (!is_in_run(lex, words, cp))
			break;
		if (cp != ZWSP && !sp_num_is_mark(cp))
			from = next;
	}
	/* Places before are judged, too, where the run begins with the cut. */
	lex->from = at - next < REACH ? from : at;
	for (next = to; next < text.n && next - at < 2 * REACH; to = next)
		if (!is_in_run(lex, words, sp_utf8_next(text, &next)))
			break;
	memset(lex->border, 0, sizeof(lex->border));
	lex->window = from;
	lex->to = to < text.n && to - at > REACH ? to - REACH : to;
	run = sp_str_sub(text, from, to);
	for (next = 0; next < run.n;) {
		next = sp_segment_next(
		    lex->segment, words, SP_GRAIN_FINE, run, next, &word, &n);
		if (n == 0)
			break;
		for (size_t i = 0; i < n; i++) {
			lex->border[word[i].start / 8] |=
			    (uint8_t)(1u << word[i].start % 8);
			lex->border[word[i].end / 8] |=
			    (uint8_t)(1u << word[i].end % 8);
		}
	}
}

bool
sp_num_lex_border(struct sp_num_lex *lex, struct sp_str text, size_t at)
{
	uint32_t before = sp_num_char_before(text, at);
	uint32_t next = sp_num_char(text, at);
	const struct sp_words *words;

	if (sp_num_is_mark(next))
		return false;
	words = words_of(lex, next);
	if (!words || words_of(lex, before) != words)
		return true;
	if (at < lex->from || at >= lex->to)
		cut_around(lex, text, at, words);
	at -= lex->window;
	return (lex->border[at / 8] >> at % 8 & 1) != 0;
}
