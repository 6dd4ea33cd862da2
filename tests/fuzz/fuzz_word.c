/* SPDX-License-Identifier: MIT */
/* Spans cover the text without a gap and begin where characters do; the
 * delimited text without its delimiters is the text. */
#include <spean/utf8.h>
#include <spean/word.h>

#include "fuzz.h"

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
