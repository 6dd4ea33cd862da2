/* SPDX-License-Identifier: MIT */
/* Sentences follow each other, hold no outer white space, lose no other
 * character, and are themselves cut the same way with each language. */
#include <spean/glyph.h>
#include <spean/sent.h>
#include <spean/utf8.h>

#include "fuzz.h"

/* Nothing but white space in [from, to). */
static void
check_gap(struct sp_str text, size_t from, size_t to)
{
	while (from < to)
		HOLDS(sp_glyph_is_white(sp_utf8_next(text, &from)));
	HOLDS(from == to);
}

static void
check(struct sp_str text, const char *lang, enum sp_sent_lists lists)
{
	struct sp_sent_iter iter =
	    sp_sent_begin(sp_lang_find(sp_str_c(lang)), lists, text);
	struct sp_str sentence;
	size_t pos = 0;

	while (sp_sent_next(&iter, &sentence)) {
		size_t start = (size_t)(sentence.s - text.s);
		size_t end = start + sentence.n;
		size_t last = end, first = start;

		HOLDS(sentence.n > 0 && start >= pos && end <= text.n);
		HOLDS(!sp_glyph_is_white(sp_utf8_next(text, &first)));
		HOLDS(!sp_glyph_is_white(sp_utf8_prev(text, &last)));
		check_gap(text, pos, start);
		pos = end;
	}
	check_gap(text, pos, text.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const lang[] = {"km", "en", "und"};
	struct sp_str text = {(const char *)data, size};

	for (size_t i = 0; i < 6; i++)
		check(text, lang[i / 2],
		    i % 2 ? SP_SENT_LISTS_SPLIT : SP_SENT_LISTS_KEEP);
	return 0;
}
