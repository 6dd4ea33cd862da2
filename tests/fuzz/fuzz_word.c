/* SPDX-License-Identifier: MIT */
/* Spans cover the text without a gap and begin where characters do; the
 * delimited text without its delimiters is the text; no border is inside a
 * Khmer cluster. */
#include <spean/khmer.h>
#include <spean/utf8.h>
#include <spean/word.h>

#include "fuzz.h"

/* A border in Khmer is not before a mark nor behind a coeng. */
static bool
is_inside(struct sp_str text, size_t pos)
{
	size_t before = pos, behind = pos;
	uint32_t a = sp_utf8_prev(text, &before);
	uint32_t b = sp_utf8_next(text, &behind);
	bool khmer = sp_khmer_class(a) == SP_KHMER_BASE || sp_khmer_is_mark(a);

	return (khmer && sp_khmer_is_mark(b)) ||
	    (a == 0x17D2 && sp_khmer_class(b) == SP_KHMER_BASE);
}

static void
check_spans(struct sp_word *word, struct sp_str text)
{
	struct sp_word_span span;
	size_t pos = 0;

	while (sp_word_next(word, &span)) {
		HOLDS(span.start == pos && span.end > pos);
		pos = span.end;
		HOLDS(pos == text.n ||
		    ((unsigned char)text.s[pos] & 0xC0) != 0x80);
		HOLDS(pos == text.n || !is_inside(text, pos));
	}
	HOLDS(pos == text.n);
}

static void
check_delimited(struct sp_str text, struct sp_str marked)
{
	size_t pos = 0;

	for (size_t i = 0; i < marked.n; i++)
		if (pos < text.n && marked.s[i] == text.s[pos])
			pos++;
		else
			HOLDS(marked.s[i] == '\x01');
	HOLDS(pos == text.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const lang[] = {"km", "en", "th"};
	struct sp_str text = {(const char *)data, size};
	enum sp_grain grain = size % 2 ? SP_GRAIN_COARSE : SP_GRAIN_FINE;
	struct sp_word *word = sp_word_new(grain, NULL);
	struct sp_buf out = {0};

	for (size_t i = 0; word && i < 3; i++) {
		const struct sp_lang *of = sp_lang_find(sp_str_c(lang[i]));
		enum sp_status status = sp_word_begin(word, of, text, NULL);

		HOLDS((status == SP_BAD_TEXT) == (sp_utf8_check(text) < size));
		if (status != SP_OK)
			break;
		check_spans(word, text);
		sp_buf_reset(&out);
		HOLDS(sp_word_delimit(
			  word, of, text, SP_STR("\x01"), &out, NULL) == SP_OK);
		check_delimited(text, sp_buf_str(&out));
	}
	sp_buf_release(&out);
	sp_word_free(word);
	return 0;
}
