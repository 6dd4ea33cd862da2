/* SPDX-License-Identifier: MIT */
/* Sentences follow each other, hold no outer white space and lose no other
 * character, with each language; those of wrapped text too, which are the same
 * whenever they are taken. */
#include <spean/glyph.h>
#include <spean/sent.h>
#include <spean/utf8.h>
#include <spean/wrap.h>

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

/* Without white space. */
static void
add_dense(struct sp_str text, struct sp_buf *out)
{
	for (size_t pos = 0; pos < text.n;) {
		size_t at = pos;

		if (!sp_glyph_is_white(sp_utf8_next(text, &pos)))
			sp_buf_add(out, sp_str_sub(text, at, pos));
	}
}

/* The sentences of text as lines that were wrapped, an end behind each. */
static void
unwrap(struct sp_str text, const char *lang, bool late, struct sp_buf *out)
{
	struct sp_wrap wrap =
	    sp_wrap_begin(sp_lang_find(sp_str_c(lang)), SP_SENT_LISTS_KEEP);
	struct sp_str sentence;
	size_t lines = 1;

	for (size_t i = 0; i < text.n; i++)
		lines += text.s[i] == '\n';
	while (lines-- > 0) {
		sp_wrap_add(&wrap, sp_str_cut(&text, '\n'));
		if (lines == 0)
			sp_wrap_end(&wrap);
		while (
		    (!late || lines == 0) && sp_wrap_next(&wrap, &sentence)) {
			HOLDS(sentence.n > 0);
			sp_buf_add(out, sentence);
			sp_buf_addc(out, '\n');
		}
	}
	HOLDS(sp_wrap_status(&wrap, NULL) == SP_OK);
	sp_wrap_release(&wrap);
}

static void
check_wrapped(struct sp_str text, const char *lang)
{
	struct sp_buf early = {0}, late = {0}, all = {0}, kept = {0};

	unwrap(text, lang, false, &early);
	unwrap(text, lang, true, &late);
	HOLDS(sp_str_eq(sp_buf_str(&early), sp_buf_str(&late)));
	add_dense(text, &all);
	add_dense(sp_buf_str(&early), &kept);
	HOLDS(sp_str_eq(sp_buf_str(&all), sp_buf_str(&kept)));
	sp_buf_release(&early);
	sp_buf_release(&late);
	sp_buf_release(&all);
	sp_buf_release(&kept);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const lang[] = {"km", "en", "und"};
	struct sp_str text = {(const char *)data, size};

	for (size_t i = 0; i < 6; i++)
		check(text, lang[i / 2],
		    i % 2 ? SP_SENT_LISTS_SPLIT : SP_SENT_LISTS_KEEP);
	check_wrapped(text, "en");
	check_wrapped(text, "km");
	return 0;
}
