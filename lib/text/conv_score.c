/* SPDX-License-Identifier: MIT */
#include <spean/conv_score.h>

#include <stdbool.h>
#include <stdint.h>

#include <spean/utf8.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum kind { NONE, LETTER, MARK, DIGIT, SIGN, OTHER };

struct seen {
	enum kind kind;
	bool small, capital;
	bool ascii;
	UScriptCode script;
};

static enum kind
kind_of(uint32_t cp)
{
	uint32_t mask = U_MASK(u_charType((UChar32)cp));

	if (cp == '\t' || cp == '\n' || cp == '\r' || cp == '\f')
		return OTHER;
	if (cp == 0xFFFD ||
	    mask & (U_GC_CN_MASK | U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CS_MASK))
		return NONE;
	if (mask & U_GC_L_MASK)
		return LETTER;
	if (mask & U_GC_M_MASK)
		return MARK;
	if (mask & U_GC_ND_MASK)
		return DIGIT;
	return mask & (U_GC_S_MASK | U_GC_NO_MASK | U_GC_NL_MASK) ? SIGN
								  : OTHER;
}

/* Scripts that are written together count as one, but for katakana of half
 * width, which the bytes of many charsets are and which stands alone. */
static UScriptCode
script_of(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)cp, &code);

	if (cp >= 0xFF61 && cp <= 0xFF9F)
		return USCRIPT_KATAKANA_OR_HIRAGANA;
	return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA
	    ? USCRIPT_HAN
	    : script;
}

static struct seen
look(uint32_t cp)
{
	struct seen seen = {.kind = kind_of(cp), .ascii = cp < 0x80};

	seen.small = u_islower((UChar32)cp);
	seen.capital = u_isupper((UChar32)cp);
	seen.script = script_of(cp);
	return seen;
}

static bool
is_shared(UScriptCode script)
{
	return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

/* A digit stands apart from the letters of scripts that part words. */
static bool
is_digit_in_word(const struct seen *a, const struct seen *b)
{
	const struct seen *letter = a->kind == LETTER ? a : b;

	if (a->kind == b->kind || (a->kind != DIGIT && b->kind != DIGIT))
		return false;
	return letter->kind == LETTER && (letter->small || letter->capital);
}

/* True where b does not stand right behind a in text. */
static bool
is_wrong(const struct seen *a, const struct seen *b)
{
	bool a_word = a->kind == LETTER || a->kind == MARK;
	bool b_word = b->kind == LETTER || b->kind == MARK;

	if (a->kind == NONE || b->kind == NONE)
		return true;
	if (b->kind == MARK && !a_word)
		return true;
	if (a_word && b_word)
		return (a->small && b->capital) ||
		    (a->script != b->script && !is_shared(a->script) &&
			!is_shared(b->script));
	if ((a->kind == SIGN && b_word) || (a_word && b->kind == SIGN))
		return true;
	return is_digit_in_word(a, b);
}

int
sp_conv_score(struct sp_str text, size_t *pairs)
{
	struct seen last = {.kind = OTHER, .ascii = true};
	size_t wrong = 0;

	*pairs = 0;
	for (size_t i = 0; i < text.n;) {
		struct seen seen = look(sp_utf8_next(text, &i));

		if (!seen.ascii || !last.ascii || seen.kind == NONE) {
			(*pairs)++;
			wrong += is_wrong(&last, &seen);
		}
		last = seen;
	}
	return *pairs ? (int)((*pairs - wrong) * 100 / *pairs) : 100;
}
