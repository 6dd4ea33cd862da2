/* SPDX-License-Identifier: MIT */
#include <spean/word.h>

#include <stdlib.h>

#include <spean/utf8.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define TEXT_MAX ((size_t)512 << 20)

struct breaker {
	const struct sp_lang *lang;
	UBreakIterator *iter;
};

struct sp_word {
	struct breaker *breaker;
	size_t breakers, breakers_cap;
	struct sp_word_span *span;
	size_t n, cap;
	UChar *u16; /* a run of letters for the breaker */
	size_t u16_cap;
	bool failed;
};

/* What a character is to the words around it. */
enum class {
	SPACE,
	SIGN,
	DIGIT,
	LETTER,
	EXTEND /* belongs to what it stands behind: marks, joiners */
};

struct glyph {
	enum class class;
	UScriptCode script; /* of a LETTER; common: any */
};

struct sp_word *
sp_word_new(struct sp_err *err)
{
	struct sp_word *word = calloc(1, sizeof(*word));

	if (!word)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return word;
}

void
sp_word_free(struct sp_word *word)
{
	if (!word)
		return;
	for (size_t i = 0; i < word->breakers; i++)
		ubrk_close(word->breaker[i].iter);
	free(word->breaker);
	free(word->span);
	free(word->u16);
	free(word);
}

static enum class class_of_category(uint32_t cp) {
	uint32_t mask = U_GET_GC_MASK((UChar32)cp);

	if (u_isUWhiteSpace((UChar32)cp) || cp == 0x200B) return SPACE;
	if (mask & (U_GC_M_MASK | U_GC_CF_MASK)) return EXTEND;
	if (mask & U_GC_ND_MASK) return DIGIT;
	return mask & (U_GC_L_MASK | U_GC_NL_MASK) ? LETTER : SIGN;
}

/* ASCII and Khmer, most of all text here, without a table. */
static struct glyph
glyph_of(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;
	struct glyph glyph = {SIGN, USCRIPT_COMMON};

	if (cp < 0x80) {
		if ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z')
			return (struct glyph){LETTER, USCRIPT_LATIN};
		if (cp >= '0' && cp <= '9')
			glyph.class = DIGIT;
		else if (cp == ' ' || (cp >= '\t' && cp <= '\r'))
			glyph.class = SPACE;
		return glyph;
	}
	if (cp >= 0x1780 && cp <= 0x17B3)
		return (struct glyph){LETTER, USCRIPT_KHMER};
	glyph.class = class_of_category(cp);
	if (glyph.class == LETTER)
		glyph.script = uscript_getScript((UChar32)cp, &code);
	return glyph;
}

/* Scripts that write no spaces between words. */
static bool
is_unspaced(UScriptCode script)
{
	switch (script) {
	case USCRIPT_KHMER:
	case USCRIPT_THAI:
	case USCRIPT_LAO:
	case USCRIPT_MYANMAR:
	case USCRIPT_HAN:
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
		return true;
	default:
		return false;
	}
}

static struct glyph
peek(struct sp_str text, size_t pos)
{
	if (pos >= text.n)
		return (struct glyph){SPACE, USCRIPT_COMMON};
	return glyph_of(sp_utf8_next(text, &pos));
}

/* A sign between two letters or digits that stays inside the word (MidNumLet,
 * WB6 and WB12, UAX #29). */
static bool
joins(uint32_t cp, struct glyph before, struct glyph after)
{
	if (before.class != after.class || before.script != after.script)
		return false;
	if (before.class == DIGIT)
		return cp == '.' || cp == ',' || cp == 0x66B || cp == 0x66C;
	return before.class == LETTER && !is_unspaced(before.script) &&
	    (cp == '.' || cp == '\'' || cp == 0x2019 || cp == 0xB7);
}

/* A letter of another script than the run's; a letter common to many goes with
 * any. */
static bool
changes_script(struct glyph *run, struct glyph next)
{
	if (next.script <= USCRIPT_INHERITED || next.script == run->script)
		return false;
	if (run->script > USCRIPT_INHERITED)
		return true;
	run->script = next.script;
	return false;
}

/* The end of the run of one class that begins at byte start; *run is what it
 * is made of. */
static size_t
run_end(struct sp_str text, size_t start, struct glyph *run)
{
	size_t pos = start;

	*run = glyph_of(sp_utf8_next(text, &pos));
	if (run->class == EXTEND)
		*run = (struct glyph){SIGN, USCRIPT_COMMON};
	while (pos < text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);
		struct glyph next = glyph_of(cp);

		if (next.class == EXTEND && run->class != SPACE)
			continue;
		if (next.class == SIGN && run->class >= DIGIT &&
		    joins(cp, *run, peek(text, pos)))
			continue;
		if (next.class != run->class || run->class == SIGN ||
		    (run->class == LETTER && changes_script(run, next)))
			return at;
	}
	return pos;
}

static void
add_span(struct sp_word *word, size_t start, size_t end, enum sp_word_kind kind)
{
	if (word->failed ||
	    !sp_grow(
		&word->span, &word->cap, word->n + 1, sizeof(*word->span))) {
		word->failed = true;
		return;
	}
	word->span[word->n++] = (struct sp_word_span){start, end, kind};
}

static UBreakIterator *
breaker(struct sp_word *word, const struct sp_lang *lang)
{
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *iter;

	for (size_t i = 0; i < word->breakers; i++)
		if (word->breaker[i].lang == lang)
			return word->breaker[i].iter;
	if (!sp_grow(&word->breaker, &word->breakers_cap, word->breakers + 1,
		sizeof(*word->breaker)))
		return NULL;
	iter = ubrk_open(UBRK_WORD,
	    strcmp(lang->code, "und") == 0 ? "" : lang->code, NULL, 0, &code);
	if (U_FAILURE(code))
		return NULL;
	word->breaker[word->breakers++] = (struct breaker){lang, iter};
	return iter;
}

/* The bytes [start, end) as UTF-16 in word->u16; their length in units. */
static int32_t
to_utf16(struct sp_word *word, struct sp_str text, size_t start, size_t end)
{
	size_t n = 0;

	if (!sp_grow(
		&word->u16, &word->u16_cap, end - start, sizeof(*word->u16)))
		return -1;
	text.n = end;
	while (start < end) {
		uint32_t cp = sp_utf8_next(text, &start);

		U16_APPEND_UNSAFE(word->u16, n, cp);
	}
	return (int32_t)n;
}

/* No border between these two: a mark, a joiner or a coeng is in between. */
static bool
in_cluster(uint32_t before, uint32_t after)
{
	return before == 0x17D2 || before == 0x200D ||
	    class_of_category(after) == EXTEND;
}

/* Cut the letters [start, end) at the dictionary's borders. */
static void
cut_letters(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, size_t start, size_t end)
{
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *iter = breaker(word, lang);
	int32_t n = to_utf16(word, text, start, end), unit = 0;
	size_t pos = start;
	uint32_t cp = 0;

	if (!iter || n < 0) {
		word->failed = true;
		return;
	}
	ubrk_setText(iter, word->u16, n, &code);
	if (U_FAILURE(code)) {
		word->failed = true;
		return;
	}
	for (int32_t to = ubrk_next(iter); to != UBRK_DONE && to < n;
	     to = ubrk_next(iter)) {
		size_t ahead;

		while (unit < to) {
			cp = sp_utf8_next(text, &pos);
			unit += U16_LENGTH(cp);
		}
		ahead = pos;
		if (in_cluster(cp, sp_utf8_next(text, &ahead)))
			continue;
		add_span(word, start, pos, SP_WORD_LETTERS);
		start = pos;
	}
	add_span(word, start, end, SP_WORD_LETTERS);
}

enum sp_status
sp_word_split(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, const struct sp_word_span **span, size_t *n,
    struct sp_err *err)
{
	static const enum sp_word_kind kind[] = {SP_WORD_SPACE, SP_WORD_SIGN,
	    SP_WORD_NUMBER, SP_WORD_LETTERS, SP_WORD_SIGN};
	size_t bad = sp_utf8_check(text), start = 0;

	word->n = 0;
	word->failed = false;
	if (bad < text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (text.n > TEXT_MAX)
		return sp_err_set(err, SP_TOO_LARGE, "text above 512 MiB");
	while (start < text.n && !word->failed) {
		struct glyph run;
		size_t end = run_end(text, start, &run);

		if (run.class == LETTER && is_unspaced(run.script))
			cut_letters(word, lang, text, start, end);
		else
			add_span(word, start, end, kind[run.class]);
		start = end;
	}
	if (word->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	*span = word->span;
	*n = word->n;
	return SP_OK;
}

enum sp_status
sp_word_delimit(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, struct sp_str delim, struct sp_buf *out,
    struct sp_err *err)
{
	const struct sp_word_span *span;
	size_t n, had = out->n;
	enum sp_status status = sp_word_split(word, lang, text, &span, &n, err);

	if (status != SP_OK)
		return status;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && span[i].kind != SP_WORD_SPACE &&
		    span[i - 1].kind != SP_WORD_SPACE)
			sp_buf_add(out, delim);
		sp_buf_add(out, sp_str_sub(text, span[i].start, span[i].end));
	}
	status = sp_buf_status(out, err);
	if (status != SP_OK)
		sp_buf_cut(out, had);
	return status;
}
