/* SPDX-License-Identifier: MIT */
#include <spean/html.h>

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/conv_limon.h>
#include <spean/html_class.h>
#include <spean/html_font.h>
#include <spean/html_meta.h>
#include <spean/html_thin.h>
#include <spean/html_tree.h>
#include <spean/utf8.h>

#include <gumbo.h>

/* An element of the tree, or one that html_fold has kept from the parser. */
struct element {
	const GumboNode *node; /* NULL: it is none of the tree */
	unsigned tag;
	struct sp_str name; /* of an unknown tag, up to its end */
	struct sp_str attrs; /* as they stand in the page, or nothing */
};

/* What an element hands down to what stands in it. */
struct frame {
	const GumboNode *node; /* NULL: its content comes as events */
	unsigned next; /* child to visit */
	unsigned tag;
	unsigned elem; /* number of the nearest one with lines of its own */
	unsigned in;
	unsigned level;
	unsigned size; /* of <font>, 1 to 7; 0: none named */
	enum sp_block_kind kind;
	bool own_lines;
	bool link;
	bool jump; /* a link into the page itself */
	bool time;
	bool author; /* the author in microdata, whose name may stand below */
	bool other; /* a thing of its own in microdata: a comment, a film */
	bool limon; /* shown in a Limon font */
	struct sp_str lang;
};

struct walk {
	struct sp_html *html;
	struct sp_html_thin *thin;
	struct sp_html_meta meta;
	struct frame *frame;
	size_t n;
	size_t cap;
	struct sp_buf text; /* of the block under way */
	size_t links;
	size_t jumps;
	size_t times;
	unsigned size; /* of the font of its first character */
	unsigned breaks; /* <br> since the last character */
	bool space; /* a space is due before the next character */
	bool image; /* an image stood since the last block */
	bool for_limon; /* what no font is named for */
	struct sp_limon *limon; /* once there was text in that font ... */
	struct sp_buf khmer; /* ... and what it means */
	bool failed;
};

/* What a tag says of the text in it, and of its place. */
enum {
	LINES = 1, /* it makes lines of its own */
	DROPPED = 2 /* its content is no text of the page */
};
#define AS_OUTSIDE UCHAR_MAX /* its kind is that of what it stands in */

static const struct {
	unsigned char is;
	unsigned char kind;
	unsigned short in;
} rules[GUMBO_TAG_LAST] = {
    [GUMBO_TAG_ADDRESS] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_ARTICLE] = {LINES, SP_BLOCK_TEXT, SP_IN_ARTICLE},
    [GUMBO_TAG_ASIDE] = {LINES, AS_OUTSIDE, SP_IN_ASIDE},
    [GUMBO_TAG_AUDIO] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_BLOCKQUOTE] = {LINES, SP_BLOCK_QUOTE, 0},
    [GUMBO_TAG_BODY] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_BUTTON] = {LINES, AS_OUTSIDE, SP_IN_FORM},
    [GUMBO_TAG_CANVAS] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_CAPTION] = {LINES, SP_BLOCK_CAPTION, 0},
    [GUMBO_TAG_CENTER] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_DATALIST] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_DD] = {LINES, SP_BLOCK_ITEM, 0},
    [GUMBO_TAG_DETAILS] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_DIR] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_DIV] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_DL] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_DT] = {LINES, SP_BLOCK_ITEM, 0},
    [GUMBO_TAG_EMBED] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_FIELDSET] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_FIGCAPTION] = {LINES, SP_BLOCK_CAPTION, SP_IN_FIGURE},
    [GUMBO_TAG_FIGURE] = {LINES, AS_OUTSIDE, SP_IN_FIGURE},
    [GUMBO_TAG_FOOTER] = {LINES, AS_OUTSIDE, SP_IN_FOOTER},
    [GUMBO_TAG_FORM] = {LINES, AS_OUTSIDE, SP_IN_FORM},
    [GUMBO_TAG_H1] = {LINES, SP_BLOCK_HEADING, 0},
    [GUMBO_TAG_H2] = {LINES, SP_BLOCK_HEADING, 0},
    [GUMBO_TAG_H3] = {LINES, SP_BLOCK_HEADING, 0},
    [GUMBO_TAG_H4] = {LINES, SP_BLOCK_HEADING, 0},
    [GUMBO_TAG_H5] = {LINES, SP_BLOCK_HEADING, 0},
    [GUMBO_TAG_H6] = {LINES, SP_BLOCK_HEADING, 0},
    [GUMBO_TAG_HEAD] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_HEADER] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_HGROUP] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_HTML] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_IFRAME] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_LEGEND] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_LI] = {LINES, SP_BLOCK_ITEM, 0},
    [GUMBO_TAG_LISTING] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_MAIN] = {LINES, SP_BLOCK_TEXT, SP_IN_MAIN},
    [GUMBO_TAG_MARQUEE] = {LINES, AS_OUTSIDE, SP_IN_NAV},
    [GUMBO_TAG_MENU] = {LINES, AS_OUTSIDE, SP_IN_NAV},
    [GUMBO_TAG_NAV] = {LINES, AS_OUTSIDE, SP_IN_NAV},
    [GUMBO_TAG_NOEMBED] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_NOFRAMES] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_NOSCRIPT] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_OBJECT] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_OL] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_OPTGROUP] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_OPTION] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_P] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_PRE] = {LINES, SP_BLOCK_PRE, 0},
    [GUMBO_TAG_RP] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_SCRIPT] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_SECTION] = {LINES, SP_BLOCK_TEXT, 0},
    [GUMBO_TAG_SELECT] = {LINES, AS_OUTSIDE, SP_IN_FORM},
    [GUMBO_TAG_STYLE] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_SUMMARY] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_SVG] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_TABLE] = {LINES, AS_OUTSIDE, SP_IN_TABLE},
    [GUMBO_TAG_TBODY] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_TD] = {LINES, SP_BLOCK_CELL, 0},
    [GUMBO_TAG_TEMPLATE] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_TEXTAREA] = {LINES, AS_OUTSIDE, SP_IN_FORM},
    [GUMBO_TAG_TFOOT] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_TH] = {LINES, SP_BLOCK_CELL, 0},
    [GUMBO_TAG_THEAD] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_TITLE] = {DROPPED, AS_OUTSIDE, 0},
    [GUMBO_TAG_TR] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_PLAINTEXT] = {LINES, SP_BLOCK_PRE, 0},
    [GUMBO_TAG_XMP] = {LINES, SP_BLOCK_PRE, 0},
    [GUMBO_TAG_UL] = {LINES, AS_OUTSIDE, 0},
    [GUMBO_TAG_VIDEO] = {DROPPED, AS_OUTSIDE, 0},
};

/* role=… of WAI-ARIA that tell the same as a tag. */
static const struct {
	const char *role;
	unsigned in;
} roles[] = {
    {"navigation", SP_IN_NAV},
    {"banner", SP_IN_NAV},
    {"menu", SP_IN_NAV},
    {"menubar", SP_IN_NAV},
    {"contentinfo", SP_IN_FOOTER},
    {"complementary", SP_IN_ASIDE},
    {"search", SP_IN_FORM},
    {"dialog", SP_IN_HIDDEN},
    {"alertdialog", SP_IN_HIDDEN},
    {"alert", SP_IN_RELATED},
    {"article", SP_IN_ARTICLE},
    {"main", SP_IN_MAIN},
};

static const struct {
	unsigned class;
	unsigned in;
} classes[] = {
    {SP_CLASS_NAV, SP_IN_NAV},
    {SP_CLASS_FOOTER, SP_IN_FOOTER},
    {SP_CLASS_ASIDE, SP_IN_ASIDE},
    {SP_CLASS_FORM, SP_IN_FORM},
    {SP_CLASS_SHARE, SP_IN_SHARE},
    {SP_CLASS_RELATED, SP_IN_RELATED},
    {SP_CLASS_HIDDEN, SP_IN_HIDDEN},
    {SP_CLASS_META, SP_IN_META},
    {SP_CLASS_FIGURE, SP_IN_FIGURE},
    {SP_CLASS_CAPTION, SP_IN_FIGURE},
    {SP_CLASS_TRAIL, SP_IN_TRAIL},
};

/* The attributes that count, all read in one pass; no text: not there. */
struct attrs {
	struct sp_str class, id, role, style, lang, face, size, level;
	struct sp_str href, hidden, aria_hidden;
	struct sp_str itemprop, itemscope, itemtype, datetime, pubdate, rel;
	struct sp_str label;
};

/* A value, or the piece of the page that stands for it. */
static struct sp_str
value_of(const struct walk *w, const GumboAttribute *a)
{
	struct sp_str value = sp_str_c(a->value);
	size_t pos = 0;

	return value.n == 4 ? sp_html_thin_next(w->thin, value, &pos) : value;
}

/* The attributes of an element as they stand in the page, or nothing. */
static struct sp_str
page_attrs(const struct walk *w, const GumboElement *element)
{
	const GumboAttribute *a =
	    element->attributes.length > 0 ? element->attributes.data[0] : NULL;

	if (!a || strcmp(a->name, SP_HTML_THIN_ATTRS) != 0)
		return (struct sp_str){NULL, 0};
	return value_of(w, a);
}

static struct sp_str
attr(const struct walk *w, const GumboElement *element, const char *name)
{
	const GumboAttribute *a =
	    gumbo_get_attribute(&element->attributes, name);
	struct sp_str all = page_attrs(w, element);
	struct sp_html_attr one;

	if (a)
		return value_of(w, a);
	for (size_t pos = 0; sp_html_attr_next(all, &pos, &one);)
		if (sp_str_ieq(one.name, sp_str_c(name)))
			return one.value.s ? one.value : SP_STR("");
	return (struct sp_str){NULL, 0};
}

/* Of several of one name the first counts. */
static void
set_first(struct sp_str *to, struct sp_str value)
{
	if (!to->s)
		*to = value.s ? value : SP_STR("");
}

static void
read_attr(struct attrs *attrs, struct sp_str name, struct sp_str value)
{
	static const struct {
		struct sp_str name;
		size_t to;
	} fields[] = {
#define TO(field) offsetof(struct attrs, field)
	    {{"class", 5}, TO(class)},
	    {{"id", 2}, TO(id)},
	    {{"href", 4}, TO(href)},
	    {{"style", 5}, TO(style)},
	    {{"role", 4}, TO(role)},
	    {{"lang", 4}, TO(lang)},
	    {{"rel", 3}, TO(rel)},
	    {{"itemprop", 8}, TO(itemprop)},
	    {{"itemscope", 9}, TO(itemscope)},
	    {{"itemtype", 8}, TO(itemtype)},
	    {{"datetime", 8}, TO(datetime)},
	    {{"pubdate", 7}, TO(pubdate)},
	    {{"face", 4}, TO(face)},
	    {{"size", 4}, TO(size)},
	    {{"hidden", 6}, TO(hidden)},
	    {{"aria-hidden", 11}, TO(aria_hidden)},
	    {{"aria-level", 10}, TO(level)},
	    {{"aria-label", 10}, TO(label)},
#undef TO
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (fields[i].name.n == name.n &&
		    (name.s[0] | 0x20) == fields[i].name.s[0] &&
		    sp_str_ieq(fields[i].name, name))
			set_first((struct sp_str *)(void *)((char *)attrs +
				      fields[i].to),
			    value);
}

static void
read_attrs(
    const struct walk *w, const struct element *element, struct attrs *attrs)
{
	const GumboVector *more =
	    element->node ? &element->node->v.element.attributes : NULL;
	struct sp_str all = element->attrs;
	struct sp_html_attr one;

	*attrs = (struct attrs){0};
	for (size_t pos = 0; sp_html_attr_next(all, &pos, &one);)
		read_attr(attrs, one.name, one.value);
	for (unsigned i = all.n > 0; more && i < more->length; i++) {
		const GumboAttribute *a = more->data[i];

		read_attr(attrs, sp_str_c(a->name), value_of(w, a));
	}
}

static bool
is_blank(struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp > ' ' && cp != 0x200B && cp != 0x200C && cp != 0x200D &&
		    cp != 0xFEFF && cp != 0x2060)
			return false;
	}
	return true;
}

static void add_run(struct walk *w, struct sp_str text);

/* Text for the font is at its end, or NULL begins: nothing waits any more. */
static void
end_limon(struct walk *w)
{
	if (!w->limon)
		return;
	sp_buf_reset(&w->khmer);
	w->failed |= sp_limon_end(w->limon, &w->khmer, NULL) != SP_OK;
	add_run(w, sp_buf_str(&w->khmer));
}

/* The block under way is at its end: add it to the page's, if it has text. */
static void
end_block(struct walk *w)
{
	const struct frame *f = &w->frame[w->n - 1];
	struct sp_html *html = w->html;
	struct sp_str text;

	end_limon(w);
	text = sp_buf_str(&w->text);
	if (!is_blank(text)) {
		struct sp_block block = {
		    .text = sp_arena_dup(&html->mem, text),
		    .links = w->links < text.n ? w->links : text.n,
		    .times = w->times < text.n ? w->times : text.n,
		    .kind = f->kind,
		    .in = f->in | (w->image ? SP_BY_IMAGE : 0u) |
			(w->jumps >= text.n ? SP_IN_JUMP : 0u),
		    .level = f->level,
		    .size = w->size,
		    .elem = f->elem,
		    .lang = f->lang,
		};

		if (sp_grow(
			&html->block, &html->cap, html->n + 1, sizeof(block)))
			html->block[html->n++] = block;
		else
			w->failed = true;
		w->image = false;
	}
	w->failed = w->failed || w->text.failed;
	sp_buf_reset(&w->text);
	w->links = w->jumps = w->times = 0;
	w->space = false;
	w->breaks = 0;
}

/* Two <br> are the border of a paragraph, one is a space. */
static void
before_text(struct walk *w)
{
	if (w->breaks >= 2)
		end_block(w);
	if (w->space && w->text.n > 0)
		sp_buf_addc(&w->text, ' ');
	w->space = false;
	w->breaks = 0;
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

/* A word, or what stands for a control character, without white space. */
static void
add_word(struct walk *w, struct sp_str word)
{
	const struct frame *f = &w->frame[w->n - 1];
	size_t before;

	before_text(w);
	before = w->text.n;
	w->size = before == 0 ? f->size : w->size;
	sp_buf_add(&w->text, word);
	/* The space before counts too, or a link of ten words would seem to
	 * have other text in it. */
	before -= before > 0 && w->text.s && w->text.s[before - 1] == ' ';
	w->links += f->link ? w->text.n - before : 0;
	w->jumps += f->jump ? w->text.n - before : 0;
	w->times += f->time ? w->text.n - before : 0;
}

static void
add_run(struct walk *w, struct sp_str text)
{
	size_t i = 0, n;

	while (i < text.n) {
		size_t from = i;
		unsigned kind = kind_at(text, i, &n);

		if (kind == SPACE)
			w->space = true;
		if (kind == CONTROL)
			add_word(w, SP_STR("\xEF\xBF\xBD"));
		i += kind == PLAIN ? 0 : n;
		while (kind == PLAIN && i < text.n &&
		    kind_at(text, i, &n) == PLAIN)
			i += n;
		if (i > from && kind == PLAIN)
			add_word(w, sp_str_sub(text, from, i));
	}
}

/* A cluster may go on in the next element that is in the font, too. */
static void
add_limon(struct walk *w, struct sp_str text)
{
	if (!w->limon)
		w->limon = sp_limon_new(NULL);
	sp_buf_reset(&w->khmer);
	if (w->limon && sp_limon_add(w->limon, text, &w->khmer, NULL) == SP_OK)
		add_run(w, sp_buf_str(&w->khmer));
	else
		w->failed = true;
}

/* Text as it stands in the page. */
static void
add_part(struct walk *w, struct sp_str part)
{
	if (w->frame[w->n - 1].limon) {
		add_limon(w, part);
		return;
	}
	end_limon(w);
	add_run(w, part);
}

static void
add_text(struct walk *w, struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;)
		add_part(w, sp_html_thin_next(w->thin, text, &pos));
}

static bool
is_hidden(const struct attrs *attrs)
{
	struct sp_str style = attrs->style;

	if (attrs->hidden.s || sp_str_ieq(attrs->aria_hidden, SP_STR("true")))
		return true;
	if (style.n == 0)
		return false;
	return sp_str_find(style, SP_STR("display:none"), 0) < style.n ||
	    sp_str_find(style, SP_STR("display: none"), 0) < style.n ||
	    sp_str_find(style, SP_STR("visibility:hidden"), 0) < style.n ||
	    sp_str_find(style, SP_STR("visibility: hidden"), 0) < style.n;
}

/* The name of an element that HTML does not know, up to its end. */
static struct sp_str
own_tag(const GumboElement *element)
{
	GumboStringPiece tag = element->original_tag;

	gumbo_tag_from_original_text(&tag);
	return (struct sp_str){tag.data, tag.length};
}

static struct element
of_node(const struct walk *w, const GumboNode *node)
{
	const GumboElement *element = &node->v.element;
	struct element e = {
	    .node = node, .tag = element->tag, .attrs = page_attrs(w, element)};

	if (element->tag == GUMBO_TAG_UNKNOWN)
		e.name = own_tag(element);
	return e;
}

/* True for the mark of what html_fold has kept, from event attrs.n - 1 on. */
static bool
is_fold(const struct element *element)
{
	return element->tag == GUMBO_TAG_HR && !element->attrs.s &&
	    element->attrs.n > 0;
}

static struct element
of_event(const struct sp_html_event *event)
{
	return (struct element){
	    .tag = event->tag, .name = event->name, .attrs = event->text};
}

/* The first child that is no white space, where it is an element. */
static bool
first_child(
    const struct walk *w, const GumboElement *element, struct element *first)
{
	for (unsigned i = 0; i < element->children.length; i++) {
		const GumboNode *node = element->children.data[i];

		if (node->type == GUMBO_NODE_ELEMENT) {
			*first = of_node(w, node);
			return true;
		}
		if (node->type != GUMBO_NODE_WHITESPACE)
			break;
	}
	return false;
}

/* The same of the element that begins with an event. */
static bool
first_event(const struct sp_html_fold *fold, size_t at, struct element *first)
{
	size_t end = fold->event[at].end;

	for (size_t i = at + 1; i < end; i++) {
		const struct sp_html_event *event = &fold->event[i];

		if (event->kind == SP_EVENT_START) {
			*first = of_event(event);
			return true;
		}
		if (sp_str_trim(event->text).n > 0)
			break;
	}
	return false;
}

static bool
is_jump(const struct walk *w, const struct element *link)
{
	struct attrs attrs;

	read_attrs(w, link, &attrs);
	return sp_str_starts(attrs.href, SP_STR("#"));
}

/* The mark of a note: raised, and a link into the page itself. */
static bool
is_note_mark(const struct walk *w, const struct element *element, size_t event)
{
	struct element other;

	if (element->tag != GUMBO_TAG_SUP && element->tag != GUMBO_TAG_A)
		return false;
	if (element->node ? !first_child(w, &element->node->v.element, &other)
			  : !first_event(&w->thin->fold, event, &other))
		return false;
	if (other.tag == element->tag ||
	    (other.tag != GUMBO_TAG_SUP && other.tag != GUMBO_TAG_A))
		return false;
	return is_jump(w, element->tag == GUMBO_TAG_A ? element : &other);
}

/* The name of a control, which a script shows beside it; not the mark of a
 * note in the margin, as stands in a paragraph. */
static bool
is_control_name(const struct walk *w, unsigned tag)
{
	size_t n = w->n;

	/* As if a span were not there, which html_thin may see to. */
	while (n > 0 && w->frame[n - 1].tag == GUMBO_TAG_SPAN)
		n--;
	return tag == GUMBO_TAG_LABEL && n > 0 &&
	    (w->frame[n - 1].tag == GUMBO_TAG_DIV ||
		w->frame[n - 1].tag == GUMBO_TAG_LI);
}

/* A frame of the page, or the article itself: its names tell of the whole. */
static bool
is_whole(unsigned tag)
{
	return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY ||
	    tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE;
}

static unsigned
of_role(struct sp_str role)
{
	unsigned in = 0;

	for (size_t i = 0; role.n > 0 && i < sizeof(roles) / sizeof(*roles);
	     i++)
		if (sp_str_ieq(role, sp_str_c(roles[i].role)))
			in |= roles[i].in;
	return in;
}

static unsigned
named_purpose(struct walk *w, const struct element *element,
    const struct attrs *attrs, struct frame *f)
{
	unsigned in = of_role(attrs->role), is;

	if (is_whole(element->tag))
		return in;
	is = sp_html_class_seen(&w->thin->classes, attrs->class) |
	    sp_html_class(attrs->id);
	/* <amp-ad>, <site-footer>: such a name is the page's own, too. */
	if (element->tag == GUMBO_TAG_UNKNOWN)
		is |= sp_html_class(element->name);
	for (size_t i = 0; is && i < sizeof(classes) / sizeof(*classes); i++)
		if (is & classes[i].class)
			in |= classes[i].in;
	if (is & SP_CLASS_CAPTION)
		f->kind = SP_BLOCK_CAPTION;
	return in;
}

/* "4", "+1": 1 to 7, where 3 is what a page begins with; else as before. */
static unsigned
font_size(struct sp_str size, unsigned before)
{
	int n;

	size = sp_str_trim(size);
	if (size.n == 1 && size.s[0] >= '1' && size.s[0] <= '7')
		return (unsigned)(size.s[0] - '0');
	if (size.n != 2 || size.s[1] < '1' || size.s[1] > '7' ||
	    (size.s[0] != '+' && size.s[0] != '-'))
		return before;
	n = size.s[0] == '+' ? 3 + (size.s[1] - '0') : 3 - (size.s[1] - '0');
	return n < 1 ? 1 : n > 7 ? 7 : (unsigned)n;
}

/* role=heading, of level 2 where none is given, as WAI-ARIA has it. */
static void
take_heading_role(const struct attrs *attrs, struct frame *f)
{
	struct sp_str level = attrs->level;

	if (f->kind == SP_BLOCK_HEADING || attrs->role.n == 0 ||
	    !sp_str_ieq(attrs->role, SP_STR("heading")))
		return;
	f->kind = SP_BLOCK_HEADING;
	f->level = 2;
	if (level.n == 1 && level.s[0] >= '1' && level.s[0] <= '6')
		f->level = (unsigned)(level.s[0] - '0');
}

static void
set_font(const struct attrs *attrs, struct frame *f)
{
	if (attrs->face.n + attrs->style.n == 0)
		return;
	switch (sp_html_font(attrs->face, attrs->style)) {
	case SP_HTML_FONT_LIMON:
		f->limon = true;
		break;
	case SP_HTML_FONT_OTHER:
		f->limon = false;
		break;
	default:
		break;
	}
}

/* Set what the element says of itself; f holds what it inherits. */
static unsigned
purpose(struct walk *w, const struct element *element,
    const struct attrs *attrs, struct frame *f)
{
	unsigned tag = element->tag;
	unsigned in = 0;

	if (tag < GUMBO_TAG_LAST) {
		in = rules[tag].in;
		f->own_lines = rules[tag].is & LINES;
		if (f->own_lines && rules[tag].kind != AS_OUTSIDE)
			f->kind = (enum sp_block_kind)rules[tag].kind;
	}
	if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
		f->level = tag - GUMBO_TAG_H1 + 1;
	take_heading_role(attrs, f);
	if (tag == GUMBO_TAG_FONT)
		f->size = font_size(attrs->size, f->size);
	if (tag == GUMBO_TAG_HEADER && !(f->in & (SP_IN_ARTICLE | SP_IN_MAIN)))
		in |= SP_IN_NAV;
	f->link = f->link || (tag == GUMBO_TAG_A && attrs->href.s);
	f->jump = f->jump ||
	    (tag == GUMBO_TAG_A && sp_str_starts(attrs->href, SP_STR("#")));
	f->time = f->time || tag == GUMBO_TAG_TIME;
	in |= named_purpose(w, element, attrs, f);
	set_font(attrs, f);
	if (sp_str_ends(attrs->itemtype, SP_STR("/BreadcrumbList")) ||
	    sp_html_class(attrs->label) & SP_CLASS_TRAIL)
		in |= SP_IN_NAV | SP_IN_TRAIL;
	if (is_hidden(attrs))
		in |= SP_IN_HIDDEN;
	return in;
}

/* ".class", the first one, else "#id". */
static struct sp_str
first_name(struct sp_arena *mem, const struct attrs *attrs)
{
	struct sp_str names = sp_str_trim(attrs->class);
	char mark = names.n > 0 ? '.' : '#';
	size_t n = 0;
	char *name;

	if (names.n == 0)
		names = sp_str_trim(attrs->id);
	while (n < names.n && (unsigned char)names.s[n] > ' ')
		n++;
	name = n > 0 ? sp_arena_alloc(mem, n + 1) : NULL;
	if (!name)
		return (struct sp_str){NULL, 0};
	name[0] = mark;
	memcpy(name + 1, names.s, n);
	return (struct sp_str){name, n + 1};
}

static void
number(struct walk *w, const struct attrs *attrs, struct frame *f, unsigned in)
{
	struct sp_html *html = w->html;
	struct sp_elem elem = {.up = f->elem,
	    .in = in,
	    .tag = gumbo_normalized_tagname((GumboTag)f->tag),
	    .name = first_name(&html->mem, attrs)};

	if (!sp_grow(&html->elem, &html->elem_cap, html->n_elems + 1,
		sizeof(elem))) {
		w->failed = true;
		return;
	}
	f->elem = (unsigned)html->n_elems;
	html->elem[html->n_elems++] = elem;
}

static bool
has_name(struct sp_str names, struct sp_str name)
{
	while (names.n > 0)
		if (sp_str_ieq(sp_str_trim(sp_str_cut(&names, ' ')), name))
			return true;
	return false;
}

/* Gather text, but no more than a date or a name has: what is longer may be
 * below many elements. */
static bool
gather(struct sp_buf *all, struct sp_str part)
{
	if (all->n + part.n > 256) {
		sp_buf_reset(all);
		return false;
	}
	sp_buf_add(all, part);
	return true;
}

/* The first text in an element that begins with an event. */
static void
text_in_events(const struct sp_html_fold *fold, size_t at, struct sp_buf *all)
{
	size_t last = fold->event[at].end;
	bool found = false;

	for (size_t i = at; i < last; i++) {
		const struct sp_html_event *event = &fold->event[i];

		if (event->kind == SP_EVENT_TEXT) {
			found = found || sp_str_trim(event->text).n > 0;
			if (found && !gather(all, event->text))
				break;
		} else if (found || event->kind == SP_EVENT_END ||
		    event->end == i) {
			break;
		}
	}
}

/* The first text below an element, in the arena: a date, a name. */
static struct sp_str
text_below(struct walk *w, const GumboNode *node)
{
	struct sp_buf all = {0};
	struct sp_str text, copy;
	struct element element;

	while (node->type == GUMBO_NODE_ELEMENT) {
		const GumboVector *children = &node->v.element.children;
		unsigned i = 0;

		element = of_node(w, node);
		if (is_fold(&element))
			break;
		while (i < children->length &&
		    ((const GumboNode *)children->data[i])->type ==
			GUMBO_NODE_WHITESPACE)
			i++;
		if (i == children->length)
			return (struct sp_str){NULL, 0};
		node = children->data[i];
	}
	if (node->type == GUMBO_NODE_ELEMENT) {
		text_in_events(&w->thin->fold, element.attrs.n - 1, &all);
	} else if (node->type == GUMBO_NODE_TEXT) {
		text = sp_str_c(node->v.text.text);
		for (size_t pos = 0; pos < text.n;)
			if (!gather(
				&all, sp_html_thin_next(w->thin, text, &pos)))
				break;
	}
	w->failed |= all.failed;
	copy = sp_arena_dup(&w->html->mem, sp_buf_str(&all));
	sp_buf_release(&all);
	return copy;
}

static void
add_time(struct walk *w, const struct sp_html_time *time)
{
	struct sp_html *html = w->html;

	/* Where other articles and comments have their days. */
	if (time->date.n == 0 || w->frame[w->n - 1].other ||
	    (time->in & (SP_IN_RELATED | SP_IN_ASIDE)))
		return;
	if (!time->updated)
		sp_html_meta_time(&w->meta, time->date, time->published);
	if (sp_grow(&html->time, &html->time_cap, html->n_times + 1,
		sizeof(*time))) {
		html->time[html->n_times] = *time;
		html->time[html->n_times++].date =
		    sp_arena_dup(&html->mem, time->date);
	} else {
		w->failed = true;
	}
}

/* <time datetime>, <abbr class="published" title>, itemprop="datePublished". */
static void
take_time(struct walk *w, const GumboNode *node, const struct attrs *attrs)
{
	const GumboElement *element = &node->v.element;
	struct sp_html_time time = {.date = attrs->datetime,
	    .block = w->html->n,
	    .in = w->frame[w->n - 1].in};
	bool said = has_name(attrs->itemprop, SP_STR("datePublished"));
	bool old = has_name(attrs->itemprop, SP_STR("dateModified"));

	if (element->tag == GUMBO_TAG_META ||
	    !(said || element->tag == GUMBO_TAG_TIME ||
		element->tag == GUMBO_TAG_ABBR))
		return;
	time.published = said || attrs->pubdate.s ||
	    has_name(attrs->class, SP_STR("published"));
	time.updated = !time.published &&
	    (old || has_name(attrs->class, SP_STR("updated")) ||
		has_name(attrs->class, SP_STR("modified")));
	if (element->tag == GUMBO_TAG_ABBR)
		time.date = attr(w, element, "title");
	if (said && time.date.n == 0)
		time.date = attr(w, element, "content");
	if (said && time.date.n == 0)
		time.date = text_below(w, node);
	add_time(w, &time);
}

/* Of things within the article, microdata tell what is not of it. */
static bool
is_other(const struct attrs *attrs)
{
	static const char *const parts[] = {"comment", "video", "image",
	    "associatedMedia", "hasPart", "suggestedAnswer", "acceptedAnswer"};

	for (size_t i = 0;
	     attrs->itemscope.s && i < sizeof(parts) / sizeof(*parts); i++)
		if (has_name(attrs->itemprop, sp_str_c(parts[i])))
			return true;
	return false;
}

/* What an element in the body says of the article. */
static void
take_said(struct walk *w, const GumboNode *node, const struct attrs *attrs)
{
	const struct frame *up = &w->frame[w->n - 1];
	bool item = has_name(attrs->itemprop, SP_STR("author"));
	bool name = up->author && has_name(attrs->itemprop, SP_STR("name"));
	struct sp_str text;

	take_time(w, node, attrs);
	if (up->other || (up->in & (SP_IN_RELATED | SP_IN_ASIDE)))
		return;
	if (!item && !name && !has_name(attrs->rel, SP_STR("author")))
		return;
	text = text_below(w, node);
	if (name && text.n == 0)
		text = attr(w, &node->v.element, "content");
	sp_html_meta_author(
	    &w->meta, text, name || (item && !attrs->itemscope.s));
}

static void
push(struct walk *w, const struct element *element)
{
	struct frame f = {.kind = SP_BLOCK_TEXT};
	const GumboNode *node = element->node;
	struct attrs attrs;
	unsigned in;

	read_attrs(w, element, &attrs);
	f.limon = w->for_limon;
	if (w->n > 0) {
		if (node && node->v.element.attributes.length > 0)
			take_said(w, node, &attrs);
		f = w->frame[w->n - 1];
	}
	f.other = f.other || is_other(&attrs);
	if (attrs.itemscope.s)
		f.author = has_name(attrs.itemprop, SP_STR("author"));
	f.node = node;
	f.tag = element->tag;
	f.next = 0;
	f.own_lines = false;
	in = purpose(w, element, &attrs, &f);
	if (is_control_name(w, element->tag)) {
		f.own_lines = true;
		in |= SP_IN_FORM;
	}
	if (!f.own_lines && (in & SP_IN_HIDDEN)) {
		/* Words for screen readers go; what a script switches on and
		 * off in a sentence is text. */
		if (!attrs.hidden.s)
			return;
		in &= ~(unsigned)SP_IN_HIDDEN;
	}
	f.in |= in;
	if (attrs.lang.n > 0 && attrs.lang.n < 36)
		f.lang = sp_arena_dup(&w->html->mem, attrs.lang);
	if (f.own_lines && w->n > 0)
		end_block(w);
	if (f.own_lines)
		number(w, &attrs, &f, in);
	if (sp_grow(&w->frame, &w->cap, w->n + 1, sizeof(f)))
		w->frame[w->n++] = f;
	else
		w->failed = true;
}

/* The text of a title or script: one text node. */
static struct sp_str
inner_text(const GumboElement *element)
{
	const GumboNode *node;

	if (element->children.length == 0)
		return (struct sp_str){NULL, 0};
	node = element->children.data[0];
	if (node->type == GUMBO_NODE_ELEMENT ||
	    node->type == GUMBO_NODE_TEMPLATE)
		return (struct sp_str){NULL, 0};
	return sp_str_c(node->v.text.text);
}

static void
take_meta(struct walk *w, const GumboElement *element)
{
	struct sp_str key;

	switch (element->tag) {
	case GUMBO_TAG_TITLE:
		sp_html_meta_title(&w->meta, inner_text(element));
		break;
	case GUMBO_TAG_META:
		key = attr(w, element, "property");
		if (key.n == 0)
			key = attr(w, element, "name");
		if (key.n == 0)
			key = attr(w, element, "itemprop");
		sp_html_meta_name(&w->meta, key, attr(w, element, "content"));
		break;
	case GUMBO_TAG_LINK:
		sp_html_meta_link(&w->meta, attr(w, element, "rel"),
		    attr(w, element, "href"));
		break;
	case GUMBO_TAG_BASE:
		sp_html_meta_base(&w->meta, attr(w, element, "href"));
		break;
	case GUMBO_TAG_SCRIPT:
		if (sp_str_ieq(attr(w, element, "type"),
			SP_STR("application/ld+json")))
			sp_html_meta_json(&w->meta, inner_text(element));
		break;
	default:
		break;
	}
}

static void
enter(struct walk *w, const struct element *element, size_t event)
{
	unsigned tag = element->tag;

	if (tag == GUMBO_TAG_BR) {
		end_limon(w);
		w->breaks++;
		w->space = true;
		return;
	}
	if (tag == GUMBO_TAG_HR) {
		end_block(w);
		return;
	}
	if (tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_VIDEO ||
	    tag == GUMBO_TAG_IFRAME)
		w->image = true;
	if (is_note_mark(w, element, event))
		return;
	/* The head is walked for what it says, its text is none. */
	if (tag == GUMBO_TAG_HEAD || tag >= GUMBO_TAG_LAST ||
	    !(rules[tag].is & DROPPED))
		push(w, element);
}

static void
leave(struct walk *w)
{
	if (w->frame[w->n - 1].own_lines)
		end_block(w);
	w->n--;
}

/* Walk an element that the parser has not seen, from its event on. */
static void
replay(struct walk *w, size_t at)
{
	const struct sp_html_event *events = w->thin->fold.event;
	size_t last = events[at].end;

	for (size_t i = at; i <= last && !w->failed; i++) {
		const struct sp_html_event *event = &events[i];
		size_t had = w->n;
		struct element element;

		if (event->kind == SP_EVENT_TEXT) {
			add_part(w, event->text);
			continue;
		}
		if (event->kind == SP_EVENT_END) {
			leave(w);
			continue;
		}
		element = of_event(event);
		enter(w, &element, i);
		if (w->n == had)
			i = event->end;
		else if (event->end == i)
			leave(w);
	}
}

static void
visit_element(struct walk *w, const GumboNode *node)
{
	struct element element = of_node(w, node);

	take_meta(w, &node->v.element);
	if (is_fold(&element))
		replay(w, element.attrs.n - 1);
	else
		enter(w, &element, 0);
}

static void
visit(struct walk *w, const GumboNode *node)
{
	bool head = w->frame[w->n - 1].tag == GUMBO_TAG_HEAD;

	switch (node->type) {
	case GUMBO_NODE_ELEMENT:
		visit_element(w, node);
		break;
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_CDATA:
	case GUMBO_NODE_WHITESPACE:
		if (!head)
			add_text(w, sp_str_c(node->v.text.text));
		break;
	default:
		break;
	}
}

/* Depth first, without recursion: the tree may be deeper than the stack. */
static void
walk_tree(struct walk *w, const GumboNode *root)
{
	struct element first = of_node(w, root);

	push(w, &first);
	while (w->n > 0 && !w->failed) {
		struct frame *f = &w->frame[w->n - 1];
		const GumboVector *children = &f->node->v.element.children;

		if (f->next < children->length) {
			visit(w, children->data[f->next++]);
			continue;
		}
		leave(w);
	}
}

static void
take_walk(struct walk *w, const GumboNode *root)
{
	struct sp_html *html = w->html;

	w->meta.mem = &html->mem;
	walk_tree(w, root);
	html->lang = sp_arena_dup(&html->mem,
	    root->type == GUMBO_NODE_ELEMENT ? attr(w, &root->v.element, "lang")
					     : (struct sp_str){NULL, 0});
	html->title = w->meta.title.text;
	html->og_title = w->meta.og_title.text;
	html->canonical = sp_html_meta_url(&w->meta);
	html->date = w->meta.date.text;
	html->dated = w->meta.date.rank >= SP_META_HEAD ? SP_HTML_BY_HEAD
	    : w->meta.date.rank == SP_META_PUBLISHED    ? SP_HTML_BY_PUBLISHED
	    : w->meta.date.rank > 0                     ? SP_HTML_BY_TIME
							: SP_HTML_UNDATED;
	html->author = w->meta.author.text;
	html->site = w->meta.site.text;
	html->section = w->meta.section.text;
	w->failed = w->failed || html->mem.failed || w->thin->classes.failed;
}

/* What is kept from page to page for its memory alone. */
struct sp_html_scratch {
	struct sp_html_thin thin;
	struct sp_html_tree tree;
	struct frame *frame;
	size_t cap;
	struct sp_buf text;
};

static void
forget(struct sp_html *html)
{
	struct sp_html kept = {.mem = html->mem,
	    .block = html->block,
	    .cap = html->cap,
	    .elem = html->elem,
	    .elem_cap = html->elem_cap,
	    .time = html->time,
	    .time_cap = html->time_cap,
	    .scratch = html->scratch};

	sp_arena_reset(&kept.mem);
	*html = kept;
}

static enum sp_status
walk(struct sp_html *html, bool for_limon, struct sp_err *err)
{
	struct sp_html_scratch *scratch = html->scratch;
	struct walk w = {.html = html,
	    .thin = &scratch->thin,
	    .frame = scratch->frame,
	    .cap = scratch->cap,
	    .text = scratch->text,
	    .for_limon = for_limon};

	sp_buf_reset(&w.text);
	take_walk(&w, scratch->tree.root);
	scratch->frame = w.frame;
	scratch->cap = w.cap;
	scratch->text = w.text;
	sp_buf_release(&w.khmer);
	sp_limon_free(w.limon);
	return w.failed ? sp_err_set(err, SP_NOMEM, "out of memory") : SP_OK;
}

enum sp_status
sp_html_parse_known(struct sp_str page, unsigned known, struct sp_html *html,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct sp_html_scratch *scratch;

	forget(html);
	if (page.n > SP_HTML_MAX)
		return sp_err_set(err, SP_TOO_LARGE,
		    "a page of more than %u bytes", SP_HTML_MAX);
	if (!(known & SP_HTML_VALID) && sp_utf8_check(page) != page.n)
		return sp_err_set(err, SP_BAD_TEXT, "not UTF-8 at byte %zu",
		    sp_utf8_check(page) + 1);
	if (!html->scratch)
		html->scratch = calloc(1, sizeof(*html->scratch));
	scratch = html->scratch;
	if (!scratch)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (page.n > 0)
		status = sp_html_thin(
		    &scratch->thin, page, !(known & SP_HTML_UNFOLDED), err);
	if (status == SP_OK && page.n > 0)
		status = sp_html_tree_parse(
		    &scratch->tree, sp_buf_str(&scratch->thin.page), err);
	if (status == SP_OK && page.n > 0)
		status = walk(html, known & SP_HTML_LIMON, err);
	if (status != SP_OK)
		forget(html);
	return status;
}

enum sp_status
sp_html_parse(struct sp_str page, struct sp_html *html, struct sp_err *err)
{
	return sp_html_parse_known(page, 0, html, err);
}

void
sp_html_release(struct sp_html *html)
{
	if (html->scratch) {
		sp_html_thin_release(&html->scratch->thin);
		sp_html_tree_release(&html->scratch->tree);
		sp_buf_release(&html->scratch->text);
		free(html->scratch->frame);
		free(html->scratch);
	}
	free(html->block);
	free(html->elem);
	free(html->time);
	sp_arena_release(&html->mem);
	*html = (struct sp_html){0};
}
