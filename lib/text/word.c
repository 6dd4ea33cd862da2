/* SPDX-License-Identifier: MIT */
#include <spean/word.h>

#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/utf8.h>
#include <spean/word_icu.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define TEXT_MAX ((size_t)512 << 20)
#define ZWSP     0x200Bu
#define COENG    0x17D2u

struct sp_word {
	enum sp_grain grain;
	const struct sp_lang *lang;
	struct sp_str text;
	size_t pos; /* the next span starts here */

	/* Of a run of letters that is cut by a list or by ICU: */
	struct sp_str run;
	size_t run_start; /* byte in the text */
	size_t run_next; /* where the list goes on, byte of the run */
	const struct sp_words *words; /* NULL: ICU's */
	UScriptCode script; /* the last asked for, and its list */
	const struct sp_words *script_words;
	const struct sp_segment_word *cut;
	size_t i, n; /* of the words cut, or ICU's */

	struct sp_segment *segment;
	struct sp_word_icu icu;
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
sp_word_new(enum sp_grain grain, struct sp_err *err)
{
	struct sp_word *word = calloc(1, sizeof(*word));

	if (word)
		word->segment = sp_segment_new(err);
	if (!word || !word->segment) {
		free(word);
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	word->grain = grain;
	word->script = USCRIPT_INVALID_CODE;
	return word;
}

void
sp_word_free(struct sp_word *word)
{
	if (!word)
		return;
	sp_segment_free(word->segment);
	sp_word_icu_release(&word->icu);
	free(word);
}

static enum class class_of_category(uint32_t cp) {
	uint32_t mask = U_GET_GC_MASK((UChar32)cp);

	if (u_isUWhiteSpace((UChar32)cp) || cp == ZWSP) return SPACE;
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
	if (sp_khmer_is_mark(cp))
		return (struct glyph){EXTEND, USCRIPT_COMMON};
	/* LEK TOO repeats the word before it and is none of its letters. */
	if (cp >= 0x17D4 && cp <= 0x17DB)
		return glyph;
	if (cp >= 0x17E0 && cp <= 0x17E9)
		glyph.class = DIGIT;
	else if (cp == ZWSP)
		glyph.class = SPACE;
	if (glyph.class != SIGN)
		return glyph;
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

/* The word list of a script, whatever the language of the text around. */
static const struct sp_words *
words_of(struct sp_word *word, UScriptCode script)
{
	const char *name;

	if (script != word->script) {
		name = uscript_getShortName(script);
		word->script = script;
		word->script_words =
		    name ? sp_lang_of_script(name)->words : NULL;
	}
	return word->script_words;
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

/* Behind the ZWSPs from byte pos on, where letters of the run's script or a
 * mark stand there: then they are hints within the run.  Else pos. */
static size_t
skip_hints(struct sp_str text, size_t pos, struct glyph run)
{
	size_t end = pos;
	struct glyph next;

	if (run.class != LETTER || !is_unspaced(run.script))
		return pos;
	while (text.n - end > 2 && memcmp(text.s + end, "\xE2\x80\x8B", 3) == 0)
		end += 3;
	if (end == pos)
		return pos;
	next = peek(text, end);
	return next.class == EXTEND ||
		(next.class == LETTER && next.script == run.script)
	    ? end
	    : pos;
}

/* The end of the letters and marks of Khmer from byte pos on. */
static size_t
skip_khmer(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s;

	while (text.n - pos > 2 && s[pos] == 0xE1 &&
	    (s[pos + 1] == 0x9E || (s[pos + 1] == 0x9F && s[pos + 2] < 0x94)))
		pos += 3;
	return pos;
}

static size_t
skip_latin(struct sp_str text, size_t pos)
{
	while (pos < text.n && (text.s[pos] | 0x20) >= 'a' &&
	    (text.s[pos] | 0x20) <= 'z')
		pos++;
	return pos;
}

/* Marks of Khmer from byte pos on of which a coeng, the last, joins the letter
 * behind them. */
static bool
joins_letter(struct sp_str text, size_t pos)
{
	uint32_t last = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (!sp_khmer_is_mark(cp))
			return last == COENG &&
			    sp_khmer_class(cp) == SP_KHMER_BASE;
		last = cp;
	}
	return false;
}

/* What goes with the run whatever comes, from byte pos on; its end. */
static size_t
skip(struct sp_str text, size_t pos, struct glyph run)
{
	if (run.script == USCRIPT_KHMER)
		pos = skip_khmer(text, pos);
	else if (run.script == USCRIPT_LATIN)
		pos = skip_latin(text, pos);
	return skip_hints(text, pos, run);
}

/* True where cp, before byte pos, goes on with the run. */
static bool
goes_on(struct glyph *run, uint32_t cp, struct sp_str text, size_t pos)
{
	struct glyph next = glyph_of(cp);

	if (next.class == EXTEND && run->class != SPACE)
		return true;
	if (next.class == SIGN && run->class >= DIGIT &&
	    joins(cp, *run, peek(text, pos)))
		return true;
	return next.class == run->class && run->class != SIGN &&
	    !(run->class == LETTER && changes_script(run, next));
}

/* The end of the run of one class that begins at byte start; *run is what it
 * is made of. */
static size_t
run_end(struct sp_str text, size_t start, struct glyph *run)
{
	size_t pos = start;
	bool marked; /* a mark is last: a row of them is looked at once */
	uint32_t cp;

	cp = sp_utf8_next(text, &pos);
	*run = glyph_of(cp);
	marked = sp_khmer_is_mark(cp);
	/* A mark that stands behind nothing is a sign. */
	if (run->class == EXTEND)
		*run = joins_letter(text, start)
		    ? (struct glyph){LETTER, USCRIPT_KHMER}
		    : (struct glyph){SIGN, USCRIPT_COMMON};
	while (pos < text.n) {
		size_t at = skip(text, pos, *run);
		bool mark;

		marked &= at == pos;
		pos = at;
		if (pos == text.n)
			break;
		cp = sp_utf8_next(text, &pos);
		mark = sp_khmer_is_mark(cp);
		if (mark && !marked && run->script != USCRIPT_KHMER &&
		    joins_letter(text, at))
			return at;
		marked = mark;
		if (!goes_on(run, cp, text, pos))
			return at;
	}
	return pos;
}

/* Cut more words off the run; false at its end. */
static bool
cut_more(struct sp_word *word)
{
	if (word->i < word->n)
		return true;
	if (!word->words || word->run_next >= word->run.n)
		return false;
	word->run_next = sp_segment_next(word->segment, word->words,
	    word->grain, word->run, word->run_next, &word->cut, &word->n);
	word->i = 0;
	return word->n > 0;
}

/* Begin to cut a run of letters, [start, end). */
static void
begin_run(struct sp_word *word, size_t start, size_t end, UScriptCode script)
{
	word->run = sp_str_sub(word->text, start, end);
	word->run_start = start;
	word->run_next = word->i = word->n = 0;
	word->words = words_of(word, script);
	if (word->words)
		return;
	word->failed = !sp_word_icu_cut(&word->icu, word->lang, word->run);
	word->n = word->failed ? 0 : word->icu.ends;
}

/* The next span of the run of letters; false at its end. */
static bool
next_of_run(struct sp_word *word, struct sp_word_span *span)
{
	size_t end = word->run_start + word->run.n;

	if (word->pos >= end || word->run.n == 0)
		return false;
	span->start = word->pos;
	span->kind = SP_WORD_LETTERS;
	if (!cut_more(word)) {
		span->end = end;
		span->kind = SP_WORD_SPACE;
	} else if (!word->words) {
		span->end = word->run_start + word->icu.end[word->i++];
	} else if (word->pos < word->run_start + word->cut[word->i].start) {
		span->end = word->run_start + word->cut[word->i].start;
		span->kind = SP_WORD_SPACE;
	} else {
		span->end = word->run_start + word->cut[word->i++].end;
	}
	word->pos = span->end;
	return true;
}

enum sp_status
sp_word_begin(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);

	word->text = (struct sp_str){0};
	word->run = (struct sp_str){0};
	word->pos = 0;
	word->failed = false;
	if (bad < text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (text.n > TEXT_MAX)
		return sp_err_set(err, SP_TOO_LARGE, "text above 512 MiB");
	word->text = text;
	word->lang = lang;
	return SP_OK;
}

void
sp_word_seek(struct sp_word *word, size_t pos)
{
	word->run = (struct sp_str){0};
	word->pos = pos;
}

bool
sp_word_next(struct sp_word *word, struct sp_word_span *span)
{
	static const enum sp_word_kind kind[] = {SP_WORD_SPACE, SP_WORD_SIGN,
	    SP_WORD_NUMBER, SP_WORD_LETTERS, SP_WORD_SIGN};
	struct glyph run;
	size_t end;

	if (next_of_run(word, span))
		return true;
	if (word->pos >= word->text.n || word->failed)
		return false;
	end = run_end(word->text, word->pos, &run);
	if (run.class == LETTER && is_unspaced(run.script)) {
		begin_run(word, word->pos, end, run.script);
		return !word->failed && next_of_run(word, span);
	}
	*span = (struct sp_word_span){word->pos, end, kind[run.class]};
	word->pos = end;
	return true;
}

enum sp_status
sp_word_status(const struct sp_word *word, struct sp_err *err)
{
	if (word->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

enum sp_status
sp_word_delimit(struct sp_word *word, const struct sp_lang *lang,
    struct sp_str text, struct sp_str delim, struct sp_buf *out,
    struct sp_err *err)
{
	struct sp_word_span last = {.kind = SP_WORD_SPACE}, span;
	size_t had = out->n;
	enum sp_status status = sp_word_begin(word, lang, text, err);

	if (status != SP_OK)
		return status;
	while (sp_word_next(word, &span)) {
		size_t n = span.end - span.start, before = 0;
		char *room = sp_buf_room(out, delim.n + n);

		if (!room)
			break;
		if (sp_word_parts(last, span))
			before = delim.n;
		memcpy(room, delim.s, before);
		memcpy(room + before, text.s + span.start, n);
		out->n += before + n;
		last = span;
	}
	status = sp_word_status(word, err);
	if (status == SP_OK)
		status = sp_buf_status(out, err);
	if (status != SP_OK)
		sp_buf_cut(out, had);
	return status;
}
