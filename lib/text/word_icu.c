/* SPDX-License-Identifier: MIT */
#include <spean/word_icu.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/utf8.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

struct sp_word_icu_breaker {
	const struct sp_lang *lang;
	UBreakIterator *iter;
};

void
sp_word_icu_release(struct sp_word_icu *word)
{
	for (size_t i = 0; i < word->n; i++)
		ubrk_close(word->breaker[i].iter);
	free(word->breaker);
	free(word->u16);
	free(word->end);
	*word = (struct sp_word_icu){0};
}

static UBreakIterator *
breaker(struct sp_word_icu *word, const struct sp_lang *lang)
{
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *iter;

	for (size_t i = 0; i < word->n; i++)
		if (word->breaker[i].lang == lang)
			return word->breaker[i].iter;
	if (!sp_grow(&word->breaker, &word->cap, word->n + 1,
		sizeof(*word->breaker)))
		return NULL;
	iter = ubrk_open(UBRK_WORD,
	    strcmp(lang->code, "und") == 0 ? "" : lang->code, NULL, 0, &code);
	if (U_FAILURE(code))
		return NULL;
	word->breaker[word->n++] = (struct sp_word_icu_breaker){lang, iter};
	return iter;
}

/* The run as UTF-16; its length in units, or -1. */
static int32_t
to_utf16(struct sp_word_icu *word, struct sp_str run)
{
	size_t n = 0;

	if (!sp_grow(&word->u16, &word->u16_cap, run.n, sizeof(*word->u16)))
		return -1;
	for (size_t pos = 0; pos < run.n;) {
		uint32_t cp = sp_utf8_next(run, &pos);

		U16_APPEND_UNSAFE(word->u16, n, cp);
	}
	return (int32_t)n;
}

/* A mark, a joiner or the like: no border before it. */
static bool
extends(uint32_t cp)
{
	return (U_GET_GC_MASK((UChar32)cp) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

static bool
add_end(struct sp_word_icu *word, size_t end)
{
	if (!sp_grow(&word->end, &word->ends_cap, word->ends + 1,
		sizeof(*word->end)))
		return false;
	word->end[word->ends++] = end;
	return true;
}

bool
sp_word_icu_cut(
    struct sp_word_icu *word, const struct sp_lang *lang, struct sp_str run)
{
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *iter = breaker(word, lang);
	int32_t n = to_utf16(word, run), unit = 0;
	size_t pos = 0;
	uint32_t cp = 0;

	word->ends = 0;
	if (!iter || n < 0)
		return false;
	ubrk_setText(iter, word->u16, n, &code);
	if (U_FAILURE(code))
		return false;
	for (int32_t to = ubrk_next(iter); to != UBRK_DONE && to < n;
	     to = ubrk_next(iter)) {
		size_t ahead;

		while (unit < to) {
			cp = sp_utf8_next(run, &pos);
			unit += U16_LENGTH(cp);
		}
		ahead = pos;
		if (cp != 0x200D && !extends(sp_utf8_next(run, &ahead)) &&
		    !add_end(word, pos))
			return false;
	}
	return add_end(word, run.n);
}
