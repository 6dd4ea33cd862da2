/* SPDX-License-Identifier: MIT */
#include <spean/html_thin.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/html_class.h>
#include <spean/html_tag.h>

/* A piece costs four bytes and an entry; shorter text is cheaper itself. */
#define PIECE_LEAST 8

/* Planes 15 and 16 without the two noncharacters at the end of each. */
#define PLANE_15    UINT32_C(0xF0000)
#define PLANE_MOST  UINT32_C(0xFFFE)
#define PIECES_MOST (2 * PLANE_MOST)

/* The tags that make lines of their own: space before and behind is none. */
#define MAKES_LINE (SP_TAG_BLOCK | SP_TAG_PART)

/* The attributes that the walk over the tree asks for; those of meta, link and
 * base all count, and of a link's href that it is there, or in the page. */
#define KEPT                                                                   \
	(SP_ATTR_BIT(CLASS) | SP_ATTR_BIT(ID) | SP_ATTR_BIT(ROLE) |            \
	    SP_ATTR_BIT(HIDDEN) | SP_ATTR_BIT(ARIA_HIDDEN) |                   \
	    SP_ATTR_BIT(ARIA_LEVEL) | SP_ATTR_BIT(ARIA_LABEL) |                \
	    SP_ATTR_BIT(STYLE) | SP_ATTR_BIT(LANG) | SP_ATTR_BIT(REL) |        \
	    SP_ATTR_BIT(ITEMPROP) | SP_ATTR_BIT(ITEMSCOPE) |                   \
	    SP_ATTR_BIT(ITEMTYPE) | SP_ATTR_BIT(CONTENT) |                     \
	    SP_ATTR_BIT(DATETIME) | SP_ATTR_BIT(PUBDATE) | SP_ATTR_BIT(TYPE) | \
	    SP_ATTR_BIT(FACE) | SP_ATTR_BIT(SIZE))

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool
has_word(struct sp_str text, struct sp_str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++)
		if ((text.s[i] | 0x20) == word.s[0] &&
		    sp_str_ieq(sp_str_sub(text, i, i + word.n), word))
			return true;
	return false;
}

/* Of a style, a font counts, and whether it is shown; of what screen readers
 * say, breadcrumbs. */
static bool
is_kept(const struct sp_html_attr *attr)
{
	if (!(KEPT >> attr->id & 1))
		return false;
	if (attr->id == SP_ATTR_ARIA_LABEL)
		return has_word(attr->value, SP_STR("breadcrumb"));
	if (attr->id != SP_ATTR_STYLE)
		return true;
	return has_word(attr->value, SP_STR("font")) ||
	    has_word(attr->value, SP_STR("display")) ||
	    has_word(attr->value, SP_STR("visibility"));
}

/* <abbr class="published" title="2019-11-15">, as microformats have it. */
static bool
is_day(const struct sp_html_token *tag, const struct sp_html_attr *attr)
{
	return (tag->is & SP_TAG_ABBR) && attr->id == SP_ATTR_TITLE &&
	    attr->value.n >= 10 && attr->value.s[4] == '-' &&
	    (attr->value.s[0] == '1' || attr->value.s[0] == '2');
}

/* The attribute of a tag, or NULL. */
static const struct sp_html_attr *
find(const struct sp_html_thin *thin, size_t n, enum sp_html_attr_id id)
{
	for (size_t i = 0; i < n; i++)
		if (thin->lexer.attr[i].id == id)
			return &thin->lexer.attr[i];
	return NULL;
}

/* A link or meta that tells nothing of the page. */
static bool
is_idle_head(const struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	const struct sp_html_attr *rel = find(thin, tag->n_attrs, SP_ATTR_REL);

	if (rel)
		return !has_word(rel->value, SP_STR("canonical"));
	return !find(thin, tag->n_attrs, SP_ATTR_CONTENT) &&
	    !find(thin, tag->n_attrs, SP_ATTR_HREF);
}

/* A tag that is only a look of the text in it. */
static bool
is_inert(struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	if (!(tag->is & SP_TAG_INLINE))
		return false;
	for (size_t i = 0; i < tag->n_attrs; i++) {
		const struct sp_html_attr *attr = &thin->lexer.attr[i];

		if (attr->id == SP_ATTR_CLASS) {
			if (sp_html_class_seen(&thin->classes, attr->value))
				return false;
		} else if (attr->id == SP_ATTR_ID) {
			if (sp_html_class(attr->value))
				return false;
		} else if (is_kept(attr) || is_day(tag, attr)) {
			return false;
		}
	}
	return true;
}

/* A new piece, on its way as one character, for which there is room. */
static void
put_piece(struct sp_html_thin *thin, struct sp_str piece)
{
	uint32_t cp = PLANE_15 + (uint32_t)thin->n;

	if (!sp_grow(&thin->piece, &thin->cap, thin->n + 1, sizeof(piece))) {
		thin->page.failed = true;
		return;
	}
	if (thin->n >= PLANE_MOST)
		cp += 0x10000 - PLANE_MOST;
	thin->piece[thin->n++] = piece;
	sp_buf_add_cp(&thin->page, cp);
}

static bool
add_piece(struct sp_html_thin *thin, struct sp_str text)
{
	if (!thin->pieces || text.n < PIECE_LEAST || thin->n >= PIECES_MOST)
		return false;
	put_piece(thin, text);
	return true;
}

/*
 * The parser keeps three alike of an a, b or font that is open: if their values
 * were pieces, no two would be alike.
 */
static void
add_attr(struct sp_html_thin *thin, const struct sp_html_token *tag,
    const struct sp_html_attr *attr)
{
	struct sp_buf *page = &thin->page;
	struct sp_str value = attr->value;

	sp_buf_addc(page, ' ');
	if (value.n < PIECE_LEAST || !thin->pieces ||
	    (tag->is & (SP_TAG_INLINE | SP_TAG_MARK)) ||
	    memchr(value.s, '&', value.n)) {
		sp_buf_add(page, attr->whole);
		return;
	}
	sp_buf_add(page, attr->name);
	sp_buf_add(page, SP_STR("=\""));
	if (!add_piece(thin, value))
		sp_buf_add(page, value);
	sp_buf_addc(page, '"');
}

/* Only what an element of the head says goes by its names. */
static bool
goes_whole(const struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	if (!thin->pieces || (tag->is & (SP_TAG_HEAD | SP_TAG_INLINE)))
		return false;
	/* Character references are for the parser; and a hidden input has
	 * another place in a table. */
	return !(tag->is & SP_TAG_INPUT) && tag->attrs.n >= PIECE_LEAST &&
	    !memchr(tag->attrs.s, '&', tag->attrs.n);
}

static bool
has_kept(const struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	for (size_t i = 0; i < tag->n_attrs; i++)
		if (is_kept(&thin->lexer.attr[i]) ||
		    ((tag->is & SP_TAG_LINK) &&
			thin->lexer.attr[i].id == SP_ATTR_HREF))
			return true;
	return false;
}

static void
add_attrs(struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	struct sp_buf *page = &thin->page;

	if (goes_whole(thin, tag)) {
		if (!has_kept(thin, tag))
			return;
		sp_buf_add(page, SP_STR(" " SP_HTML_THIN_ATTRS "="));
		if (add_piece(thin, tag->attrs))
			return;
		sp_buf_addc(page, '0');
	}
	for (size_t i = 0; i < tag->n_attrs; i++) {
		const struct sp_html_attr *attr = &thin->lexer.attr[i];

		if ((tag->is & SP_TAG_LINK) && attr->id == SP_ATTR_HREF)
			sp_buf_add(page,
			    sp_str_starts(attr->value, SP_STR("#"))
				? SP_STR(" href=\"#\"")
				: SP_STR(" href"));
		else if (sp_str_ieq(attr->name, SP_STR(SP_HTML_THIN_ATTRS)))
			continue;
		else if ((tag->is & SP_TAG_HEAD) || is_kept(attr) ||
		    is_day(tag, attr))
			add_attr(thin, tag, attr);
	}
}

static void
add_start(struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	sp_buf_addc(&thin->page, '<');
	sp_buf_add(&thin->page, tag->name);
	add_attrs(thin, tag);
	sp_buf_add(&thin->page, tag->slash ? SP_STR(" />") : SP_STR(">"));
}

/* A space that was due before what comes now. */
static void
end_space(struct sp_html_thin *thin)
{
	if (thin->space) {
		sp_html_fold_text(&thin->fold, &thin->depth, SP_STR(" "));
		sp_buf_addc(&thin->page, ' ');
	}
	thin->space = thin->line = false;
}

/*
 * Text that is no piece.  What stands between it and its neighbours may be left
 * out, but it makes no tag or character reference with them: "<" would be the
 * beginning of one, and a letter may go on with one.
 */
static void
add_short(struct sp_html_thin *thin, struct sp_str text)
{
	struct sp_buf *page = &thin->page;

	if (page->n > 0 && page->n == thin->reference &&
	    (unsigned char)text.s[0] < 0x80) {
		sp_buf_addf(page, "&#%d;", text.s[0]);
		text = sp_str_sub(text, 1, text.n);
	}
	if (sp_str_ends(text, SP_STR("<"))) {
		sp_buf_add(page, sp_str_sub(text, 0, text.n - 1));
		sp_buf_add(page, SP_STR("&lt;"));
	} else {
		sp_buf_add(page, text);
	}
}

/* Text without a character reference. */
static void
add_plain(struct sp_html_thin *thin, struct sp_str text)
{
	size_t i = 0;

	while (i < text.n && is_space(text.s[i]))
		i++;
	if (i == text.n) {
		thin->space = thin->space || (i > 0 && !thin->line);
		return;
	}
	end_space(thin);
	sp_html_fold_text(&thin->fold, &thin->depth, text);
	if (!add_piece(thin, text))
		add_short(thin, text);
}

/* The end of the character reference whose & stands at byte i; what might
 * still belong to it does. */
static size_t
reference_end(struct sp_str text, size_t i)
{
	i++;
	if (i < text.n && text.s[i] == '#')
		i++;
	while (i < text.n &&
	    ((text.s[i] >= '0' && text.s[i] <= '9') ||
		((text.s[i] | 0x20) >= 'a' && (text.s[i] | 0x20) <= 'z')))
		i++;
	return i < text.n && text.s[i] == ';' ? i + 1 : i;
}

static void
add_text(struct sp_html_thin *thin, struct sp_str text)
{
	size_t from = 0;

	while (from < text.n) {
		const char *amp = memchr(text.s + from, '&', text.n - from);
		size_t at = amp ? (size_t)(amp - text.s) : text.n;

		add_plain(thin, sp_str_sub(text, from, at));
		if (!amp)
			break;
		from = reference_end(text, at);
		end_space(thin);
		sp_html_fold_reference(
		    &thin->fold, &thin->depth, sp_str_sub(text, at, from));
		sp_buf_add(&thin->page, sp_str_sub(text, at, from));
		if (from == text.n)
			thin->reference = thin->page.n;
	}
}

/* True for a reference to a private character at byte i, "&#". */
static bool
is_private(struct sp_str page, size_t i)
{
	size_t n;

	return sp_html_number(sp_str_sub(page, i + 2, page.n), &n) >= PLANE_15;
}

/* True where text may not travel as pieces. */
static bool
has_private(struct sp_str page)
{
	/* F3 B0 begin the first character of plane 15. */
	for (const char *s = page.s, *end = s + page.n;
	     (s = memchr(s, 0xF3, (size_t)(end - s))); s++)
		if (s + 1 < end && (unsigned char)s[1] >= 0xB0)
			return true;
	for (size_t i = 0; (i = sp_str_find(page, SP_STR("&#"), i)) < page.n;
	     i++)
		if (is_private(page, i))
			return true;
	return memchr(page.s, 0xF4, page.n) != NULL;
}

/* True where at s, a byte as in has_noncharacter, stands what the parser makes
 * U+FFFD of: U+FDD0 to U+FDEF, and the last two of a plane. */
static bool
is_noncharacter(const unsigned char *s, size_t n)
{
	if (s[0] != 0xEF)
		return n > 3 && (s[1] & 0x0F) == 0x0F && s[2] == 0xBF &&
		    s[3] >= 0xBE;
	return n > 2 &&
	    ((s[1] == 0xB7 && s[2] >= 0x90 && s[2] < 0xB0) ||
		(s[1] == 0xBF && s[2] >= 0xBE));
}

/* … and where it is not what the parser would make of it. */
static bool
has_noncharacter(struct sp_str page)
{
	static const unsigned char first[] = {0xEF, 0xF0, 0xF1, 0xF2, 0xF3};

	for (size_t k = 0; k < sizeof(first); k++)
		for (const char *s = page.s, *end = s + page.n;
		     (s = memchr(s, first[k], (size_t)(end - s))); s++)
			if (is_noncharacter(
				(const unsigned char *)s, (size_t)(end - s)))
				return true;
	return false;
}

/* Start and end of what is of no use.  A drawing has no text; what stands in
 * its foreignObject goes, too, up to the end of that. */
static bool
is_idle(struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	bool start = tag->kind == SP_TOKEN_START;

	if (thin->svg && (tag->is & SP_TAG_ISLAND)) {
		thin->island = start && !tag->slash;
		thin->lexer.foreign = !thin->island;
		return true;
	}
	if (thin->svg && !thin->island && thin->lexer.foreign)
		return true;
	if (thin->island && (start || !(tag->is & SP_TAG_SVG)))
		return true;
	thin->svg = start && (tag->is & SP_TAG_SVG) && !tag->slash;
	thin->island = false;
	if (start && (tag->is & SP_TAG_SCRIPT)) {
		const struct sp_html_attr *type =
		    find(thin, tag->n_attrs, SP_ATTR_TYPE);

		thin->data = type && has_word(type->value, SP_STR("ld+json"));
	}
	if (tag->is & SP_TAG_SCRIPT)
		return !thin->data;
	return tag->is & SP_TAG_STYLE;
}

/* False where the page is too much for the parser. */
static bool
take_start(struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	bool svg = thin->svg;

	if (tag->n_attrs > SP_HTML_ATTRS)
		return false;
	if (is_idle(thin, tag) && (svg || !(tag->is & SP_TAG_SVG)))
		return true;
	if ((tag->is & SP_TAG_HEAD) && is_idle_head(thin, tag))
		return true;
	if (is_inert(thin, tag))
		return sp_html_depth_start(&thin->depth, tag, true);
	if (tag->is & MAKES_LINE)
		thin->space = false;
	end_space(thin);
	if (!sp_html_fold_start(&thin->fold, &thin->depth, tag,
		thin->lexer.attr, (struct sp_html_mark){thin->page.n, thin->n}))
		return false;
	add_start(thin, tag);
	thin->line = tag->is & MAKES_LINE;
	return true;
}

/* Put one void element in the place of one that is whole. */
static bool
fold_away(struct sp_html_thin *thin, const struct sp_html_open *whole)
{
	struct sp_str event = {NULL, whole->event + 1};

	sp_html_fold_close(&thin->fold, whole);
	if (!whole->root || whole->mark.pieces >= PIECES_MOST)
		return false;
	sp_buf_cut(&thin->page, whole->mark.page);
	thin->n = whole->mark.pieces;
	sp_buf_add(&thin->page, SP_STR("<hr " SP_HTML_THIN_ATTRS "="));
	put_piece(thin, event);
	sp_buf_addc(&thin->page, '>');
	return true;
}

static void
take_end(struct sp_html_thin *thin, const struct sp_html_token *tag)
{
	struct sp_html_open whole;
	bool closes, line;

	if (is_idle(thin, tag))
		return;
	closes = sp_html_fold_end(&thin->fold, &thin->depth, tag, &whole);
	if (!closes && (tag->is & SP_TAG_INLINE))
		return;
	/* Where nothing is open that it closes, the line goes on. */
	line = closes && (tag->is & MAKES_LINE);
	if (line)
		thin->space = false;
	end_space(thin);
	if (!whole.whole || !fold_away(thin, &whole)) {
		sp_buf_add(&thin->page, SP_STR("</"));
		sp_buf_add(&thin->page, tag->name);
		sp_buf_addc(&thin->page, '>');
	}
	thin->line = line;
}

/* Hand one token on; false as in take_start. */
static bool
take(struct sp_html_thin *thin, const struct sp_html_token *token)
{
	switch (token->kind) {
	case SP_TOKEN_TEXT:
		if (!thin->svg)
			add_text(thin, token->whole);
		break;
	case SP_TOKEN_START:
		return take_start(thin, token);
	case SP_TOKEN_END:
		take_end(thin, token);
		break;
	case SP_TOKEN_RAW:
		if (token->is & SP_TAG_SCRIPT
			? thin->data
			: (token->is & (SP_TAG_SHOWN | SP_TAG_PLAIN)) != 0)
			sp_buf_add(&thin->page, token->whole);
		break;
	case SP_TOKEN_OTHER:
		sp_html_fold_break(&thin->depth);
		sp_buf_add(&thin->page, token->whole);
		break;
	case SP_TOKEN_COMMENT:
		break;
	}
	return true;
}

static void
begin(struct sp_html_thin *thin, struct sp_str page, bool fold)
{
	thin->n = thin->reference = 0;
	thin->depth.n = 0;
	if (thin->classes.failed)
		sp_map_reset(&thin->classes);
	thin->pieces =
	    page.n > 0 && !has_private(page) && !has_noncharacter(page);
	sp_html_fold_reset(&thin->fold, !fold || !thin->pieces);
	thin->line = true;
	thin->space = thin->svg = thin->island = thin->data = false;
	sp_buf_reset(&thin->page);
	sp_html_lexer_init(&thin->lexer, page);
}

static bool
is_frames(const struct sp_html_token *token)
{
	return token->kind == SP_TOKEN_START &&
	    (sp_html_tag_fold(token->tag) & SP_FOLD_FRAMES);
}

static bool
is_digit(char c, bool hex)
{
	return (c >= '0' && c <= '9') ||
	    (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* The parser counts on beyond Unicode until the number is negative, and what it
 * makes of that is no UTF-8; of others that are too large it makes U+FFFD. */
static void
tame_numbers(struct sp_buf *page)
{
	size_t i = 0, n;

	while ((i = sp_str_find(sp_buf_str(page), SP_STR("&#"), i)) < page->n) {
		struct sp_str rest =
		    sp_str_sub(sp_buf_str(page), i += 2, page->n);
		bool hex = rest.n > 0 && (rest.s[0] | 0x20) == 'x';
		struct sp_str as = hex ? SP_STR("FFFD") : SP_STR("65533");

		if (sp_html_number(rest, &n) <= 0x10FFFF)
			continue;
		while (n < rest.n && is_digit(rest.s[n], hex))
			n++;
		memset(page->s + i + hex, '0', n - hex);
		memcpy(page->s + i + n - as.n, as.s, as.n);
	}
}

/* Where math has raw text, it is for the parser to see whether it still is in
 * math: then what looks like tags in it is tags, and else text, which must have
 * no pieces. */
static bool
is_unclear(const struct sp_html_thin *thin, const struct sp_html_token *token)
{
	return thin->pieces && thin->lexer.foreign && !thin->svg &&
	    token->kind == SP_TOKEN_START &&
	    (token->is & (SP_TAG_RAW | SP_TAG_PLAIN));
}

enum sp_status
sp_html_thin(struct sp_html_thin *thin, struct sp_str page, bool fold,
    struct sp_err *err)
{
	struct sp_html_token token;

	begin(thin, page, fold);
	while (sp_html_token_next(&thin->lexer, &token)) {
		/* Frames take the place of a body without text, for the parser
		 * has still to see what that is. */
		if (fold && is_frames(&token)) {
			fold = false;
			begin(thin, page, fold);
			continue;
		}
		if (is_unclear(thin, &token)) {
			fold = false;
			begin(thin, page, fold);
			thin->pieces = false;
			continue;
		}
		if (take(thin, &token))
			continue;
		return token.n_attrs > SP_HTML_ATTRS
		    ? sp_err_set(err, SP_TOO_LARGE,
			  "a tag has more than %d attributes", SP_HTML_ATTRS)
		    : sp_err_set(err, SP_TOO_LARGE,
			  "more than %d elements are open at once",
			  SP_HTML_OPEN_MAX);
	}
	thin->page.failed |= thin->classes.failed | thin->fold.failed;
	tame_numbers(&thin->page);
	return sp_buf_status(&thin->page, err);
}

struct sp_str
sp_html_thin_next(
    const struct sp_html_thin *thin, struct sp_str text, size_t *pos)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t i = *pos, from = i, piece;

	if (thin->n == 0)
		i = text.n;
	while (i + 3 < text.n &&
	    (s[i] < 0xF3 || (s[i] == 0xF3 && s[i + 1] < 0xB0)))
		i++;
	if (i > from || i + 3 >= text.n) {
		*pos = i + 3 < text.n ? i : text.n;
		return sp_str_sub(text, from, *pos);
	}
	*pos = i + 4;
	piece = (s[i] & 0x07u) << 18 | (s[i + 1] & 0x3Fu) << 12 |
	    (s[i + 2] & 0x3Fu) << 6 | (s[i + 3] & 0x3Fu);
	piece -= PLANE_15;
	piece -= piece >= 0x10000 ? 0x10000 - PLANE_MOST : 0;
	return piece < thin->n ? thin->piece[piece] : sp_str_sub(text, i, *pos);
}

void
sp_html_thin_release(struct sp_html_thin *thin)
{
	sp_buf_release(&thin->page);
	sp_map_release(&thin->classes);
	sp_html_fold_release(&thin->fold);
	free(thin->piece);
	thin->piece = NULL;
	thin->n = thin->cap = 0;
}
