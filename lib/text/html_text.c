/* SPDX-License-Identifier: MIT */
#include <spean/html_text.h>

#include <stdint.h>

#include <spean/eight.h>
#include <spean/utf8.h>

static void add_run(struct sp_html_text *t, const struct sp_html_style *style,
    struct sp_str text);

/* Text for the font is at its end, or NULL begins: nothing waits any more. */
static void
end_limon(struct sp_html_text *t, const struct sp_html_style *style)
{
	if (!t->limon)
		return;
	sp_buf_reset(&t->khmer);
	t->failed |= sp_limon_end(t->limon, &t->khmer, NULL) != SP_OK;
	add_run(t, style, sp_buf_str(&t->khmer));
}

static void
add_block(struct sp_html_text *t, const struct sp_html_style *style)
{
	struct sp_html *html = t->html;
	struct sp_str text = sp_buf_str(&t->text);
	struct sp_block block = {
	    .text = sp_arena_dup(&html->mem, text),
	    .links = t->links < text.n ? t->links : text.n,
	    .times = t->times < text.n ? t->times : text.n,
	    .kind = style->kind,
	    .in = style->in | (t->image ? SP_BY_IMAGE : 0u) |
		(t->jumps >= text.n ? SP_IN_JUMP : 0u),
	    .level = style->level,
	    .size = t->size,
	    .elem = style->elem,
	    .lang = style->lang,
	};

	if (sp_grow(&html->block, &html->cap, html->n + 1, sizeof(block)))
		html->block[html->n++] = block;
	else
		t->failed = true;
	t->image = false;
}

void
sp_html_text_end_block(
    struct sp_html_text *t, const struct sp_html_style *style)
{
	end_limon(t, style);
	if (!sp_utf8_is_blank(sp_buf_str(&t->text)))
		add_block(t, style);
	t->failed = t->failed || t->text.failed;
	sp_buf_reset(&t->text);
	t->links = t->jumps = t->times = 0;
	t->space = false;
	t->breaks = 0;
}

/* Two <br> are the border of a paragraph, one is a space. */
static void
before_text(struct sp_html_text *t, const struct sp_html_style *style)
{
	if (t->breaks >= 2)
		sp_html_text_end_block(t, style);
	if (t->space && t->text.n > 0)
		sp_buf_addc(&t->text, ' ');
	t->space = false;
	t->breaks = 0;
}

/* What a byte of text is. */
enum { PLAIN, SPACE, CONTROL };

/* … and how many bytes it has: white space is ASCII's, or a no-break space;
 * the parser makes U+FFFD of controls, C1 included. */
static unsigned
kind_at(struct sp_str text, size_t i, size_t *n)
{
	unsigned char c = (unsigned char)text.s[i], d;

	*n = 1;
	if (c > ' ' && c != 0xC2 && c != 0x7F)
		return PLAIN;
	if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')
		return SPACE;
	if (c != 0xC2 || i + 1 >= text.n)
		return c == 0xC2 ? PLAIN : CONTROL;
	*n = 2;
	d = (unsigned char)text.s[i + 1];
	return d == 0xA0 ? SPACE : d < 0xA0 ? CONTROL : PLAIN;
}

/* Words, or what stands for a control character. */
static void
add_words(struct sp_html_text *t, const struct sp_html_style *style,
    struct sp_str words)
{
	size_t before;

	before_text(t, style);
	before = t->text.n;
	t->size = before == 0 ? style->size : t->size;
	sp_buf_add(&t->text, words);
	/* The space before counts too, or a link of ten words would seem to
	 * have other text in it. */
	before -= before > 0 && t->text.s && t->text.s[before - 1] == ' ';
	t->links += style->link ? t->text.n - before : 0;
	t->jumps += style->jump ? t->text.n - before : 0;
	t->times += style->time ? t->text.n - before : 0;
}

/* Both ends of eight bytes, whichever is the first. */
#define ENDS (UINT64_C(0x80) << 56 | UINT64_C(0x80))

/* Skip, eight bytes at a step, words with one space between them. */
static size_t
skip_words(struct sp_str text, size_t i)
{
	for (; text.n - i >= 8; i += 8) {
		uint64_t w = sp_eight_at(text.s + i);
		uint64_t space = sp_eight_is(w, ' ');

		if ((space & (space << 8 | ENDS)) | sp_eight_below(w, ' ') |
		    sp_eight_is(w, 0x7F) | sp_eight_is(w, 0xC2))
			break;
	}
	return i;
}

/* The end of words from byte i on that stand as they will in the block. */
static size_t
words_end(struct sp_str text, size_t i)
{
	size_t n, next;

	while (i < text.n) {
		size_t end;

		i = skip_words(text, i);
		end = text.n - i < 8 ? text.n : i + 8;
		for (; i < end; i += n) {
			if (kind_at(text, i, &n) == PLAIN)
				continue;
			if (text.s[i] != ' ' || i + 1 == text.n ||
			    kind_at(text, i + 1, &next) != PLAIN)
				return i;
		}
	}
	return text.n;
}

static void
add_run(struct sp_html_text *t, const struct sp_html_style *style,
    struct sp_str text)
{
	size_t i = 0, n;

	while (i < text.n) {
		size_t from = i;
		unsigned kind = kind_at(text, i, &n);

		i = kind == PLAIN ? words_end(text, i) : i + n;
		if (kind == SPACE)
			t->space = true;
		else
			add_words(t, style,
			    kind == PLAIN ? sp_str_sub(text, from, i)
					  : SP_STR("\xEF\xBF\xBD"));
	}
}

/* A cluster may go on in the next element that is in the font, too. */
static void
add_limon(struct sp_html_text *t, const struct sp_html_style *style,
    struct sp_str text)
{
	if (!t->limon)
		t->limon = sp_limon_new(NULL);
	sp_buf_reset(&t->khmer);
	if (t->limon && sp_limon_add(t->limon, text, &t->khmer, NULL) == SP_OK)
		add_run(t, style, sp_buf_str(&t->khmer));
	else
		t->failed = true;
}

void
sp_html_text_add(struct sp_html_text *t, const struct sp_html_style *style,
    struct sp_str piece)
{
	if (style->limon) {
		add_limon(t, style, piece);
		return;
	}
	end_limon(t, style);
	add_run(t, style, piece);
}

void
sp_html_text_break(struct sp_html_text *t, const struct sp_html_style *style)
{
	end_limon(t, style);
	t->breaks++;
	t->space = true;
}

void
sp_html_text_release(struct sp_html_text *t)
{
	sp_buf_release(&t->khmer);
	sp_limon_free(t->limon);
	t->limon = NULL;
}
