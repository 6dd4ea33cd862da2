/* SPDX-License-Identifier: MIT */
#include <spean/html.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/conv_limon.h>
#include <spean/html_class.h>
#include <spean/html_font.h>
#include <spean/html_meta.h>
#include <spean/html_scan.h>
#include <spean/html_tree.h>
#include <spean/utf8.h>

#include <gumbo.h>

/* What an element hands down to what stands in it. */
struct frame {
	const GumboNode *node;
	unsigned next; /* child to visit */
	unsigned elem; /* number of the nearest one with lines of its own */
	unsigned in;
	unsigned level;
	enum sp_block_kind kind;
	bool own_lines;
	bool link;
	bool time;
	bool limon; /* shown in a Limon font */
	struct sp_str lang;
};

struct walk {
	struct sp_html *html;
	struct sp_html_meta meta;
	struct frame *frame;
	size_t n;
	size_t cap;
	struct sp_buf text; /* of the block under way */
	size_t links;
	size_t times;
	unsigned breaks; /* <br> since the last character */
	bool space; /* a space is due before the next character */
	bool image; /* an image stood since the last block */
	bool for_limon; /* what no font is named for */
	struct sp_limon *limon; /* once there was text in that font ... */
	struct sp_buf khmer; /* ... and what it means */
	bool failed;
};

/* What a tag says of the text in it. */
static const struct rule {
	GumboTag tag;
	unsigned in;
	int kind; /* -1: that of what it stands in */
} rules[] = {
    {GUMBO_TAG_NAV, SP_IN_NAV, -1},
    {GUMBO_TAG_MENU, SP_IN_NAV, -1},
    {GUMBO_TAG_FOOTER, SP_IN_FOOTER, -1},
    {GUMBO_TAG_ASIDE, SP_IN_ASIDE, -1},
    {GUMBO_TAG_FORM, SP_IN_FORM, -1},
    {GUMBO_TAG_BUTTON, SP_IN_FORM, -1},
    {GUMBO_TAG_SELECT, SP_IN_FORM, -1},
    {GUMBO_TAG_TEXTAREA, SP_IN_FORM, -1},
    {GUMBO_TAG_MARQUEE, SP_IN_NAV, -1},
    {GUMBO_TAG_ARTICLE, SP_IN_ARTICLE, SP_BLOCK_TEXT},
    {GUMBO_TAG_SECTION, 0, SP_BLOCK_TEXT},
    {GUMBO_TAG_MAIN, SP_IN_MAIN, SP_BLOCK_TEXT},
    {GUMBO_TAG_FIGURE, SP_IN_FIGURE, -1},
    {GUMBO_TAG_TABLE, SP_IN_TABLE, -1},
    {GUMBO_TAG_FIGCAPTION, SP_IN_FIGURE, SP_BLOCK_CAPTION},
    {GUMBO_TAG_CAPTION, 0, SP_BLOCK_CAPTION},
    {GUMBO_TAG_LI, 0, SP_BLOCK_ITEM},
    {GUMBO_TAG_DT, 0, SP_BLOCK_ITEM},
    {GUMBO_TAG_DD, 0, SP_BLOCK_ITEM},
    {GUMBO_TAG_TD, 0, SP_BLOCK_CELL},
    {GUMBO_TAG_TH, 0, SP_BLOCK_CELL},
    {GUMBO_TAG_BLOCKQUOTE, 0, SP_BLOCK_QUOTE},
    {GUMBO_TAG_PRE, 0, SP_BLOCK_PRE},
};

static const GumboTag own_lines[] = {
    GUMBO_TAG_P,
    GUMBO_TAG_DIV,
    GUMBO_TAG_UL,
    GUMBO_TAG_OL,
    GUMBO_TAG_DL,
    GUMBO_TAG_TR,
    GUMBO_TAG_TBODY,
    GUMBO_TAG_THEAD,
    GUMBO_TAG_TFOOT,
    GUMBO_TAG_HEADER,
    GUMBO_TAG_HGROUP,
    GUMBO_TAG_ADDRESS,
    GUMBO_TAG_CENTER,
    GUMBO_TAG_FIELDSET,
    GUMBO_TAG_LEGEND,
    GUMBO_TAG_DETAILS,
    GUMBO_TAG_SUMMARY,
    GUMBO_TAG_BODY,
    GUMBO_TAG_HTML,
    GUMBO_TAG_OPTION,
    GUMBO_TAG_OPTGROUP,
    GUMBO_TAG_DIR,
    GUMBO_TAG_LISTING,
};

/* Elements whose content is no text of the page. */
static const GumboTag dropped[] = {
    GUMBO_TAG_SCRIPT,
    GUMBO_TAG_STYLE,
    GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_NOSCRIPT,
    GUMBO_TAG_HEAD,
    GUMBO_TAG_SVG,
    GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT,
    GUMBO_TAG_EMBED,
    GUMBO_TAG_AUDIO,
    GUMBO_TAG_VIDEO,
    GUMBO_TAG_CANVAS,
    GUMBO_TAG_NOFRAMES,
    GUMBO_TAG_NOEMBED,
    GUMBO_TAG_RP,
    GUMBO_TAG_DATALIST,
    GUMBO_TAG_TITLE,
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
};

static bool
is_one_of(GumboTag tag, const GumboTag *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == tag)
			return true;
	return false;
}

#define IS_ONE_OF(tag, list)                                                   \
	is_one_of(tag, list, sizeof(list) / sizeof(*(list)))

static struct sp_str
attr(const GumboElement *element, const char *name)
{
	const GumboAttribute *a =
	    gumbo_get_attribute(&element->attributes, name);

	return sp_str_c(a ? a->value : NULL);
}

static bool
has_attr(const GumboElement *element, const char *name)
{
	return gumbo_get_attribute(&element->attributes, name) != NULL;
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
		    .in = f->in | (w->image ? SP_BY_IMAGE : 0u),
		    .level = f->level,
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
	w->links = w->times = 0;
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

/* The length of white space at byte i: ASCII's, or a no-break space. */
static size_t
space_at(struct sp_str text, size_t i)
{
	unsigned char c = (unsigned char)text.s[i];

	if (c <= ' ')
		return 1;
	return c == 0xC2 && i + 1 < text.n &&
		(unsigned char)text.s[i + 1] == 0xA0
	    ? 2
	    : 0;
}

static void
add_run(struct walk *w, struct sp_str text)
{
	const struct frame *f = &w->frame[w->n - 1];
	size_t i = 0;

	while (i < text.n) {
		size_t from = i, space = space_at(text, i), before;

		if (space) {
			w->space = true;
			i += space;
			continue;
		}
		while (i < text.n && !space_at(text, i))
			i++;
		before_text(w);
		before = w->text.n;
		sp_buf_add(&w->text, sp_str_sub(text, from, i));
		/* The space before counts too, or a link of ten words would
		 * seem to have other text in it. */
		before -=
		    before > 0 && w->text.s && w->text.s[before - 1] == ' ';
		w->links += f->link ? w->text.n - before : 0;
		w->times += f->time ? w->text.n - before : 0;
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

static void
add_text(struct walk *w, struct sp_str text)
{
	if (w->frame[w->n - 1].limon) {
		add_limon(w, text);
		return;
	}
	end_limon(w);
	add_run(w, text);
}

static bool
is_hidden(const GumboElement *element)
{
	struct sp_str style = attr(element, "style");

	if (has_attr(element, "hidden") ||
	    sp_str_ieq(attr(element, "aria-hidden"), SP_STR("true")))
		return true;
	return sp_str_find(style, SP_STR("display:none"), 0) < style.n ||
	    sp_str_find(style, SP_STR("display: none"), 0) < style.n ||
	    sp_str_find(style, SP_STR("visibility:hidden"), 0) < style.n ||
	    sp_str_find(style, SP_STR("visibility: hidden"), 0) < style.n;
}

/* A frame of the page, or the article itself: its names tell of the whole. */
static bool
is_whole(GumboTag tag)
{
	return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY ||
	    tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE;
}

static unsigned
named_purpose(const GumboElement *element, struct frame *f)
{
	unsigned is = 0, in = 0;
	struct sp_str role = attr(element, "role");

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (sp_str_ieq(role, sp_str_c(roles[i].role)))
			in |= roles[i].in;
	if (is_whole(element->tag))
		return in;
	is = sp_html_class(attr(element, "class")) |
	    sp_html_class(attr(element, "id"));
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (is & classes[i].class)
			in |= classes[i].in;
	if (is & SP_CLASS_CAPTION)
		f->kind = SP_BLOCK_CAPTION;
	return in;
}

/* Set what the element says of itself; f holds what it inherits. */
static unsigned
purpose(const GumboElement *element, struct frame *f)
{
	GumboTag tag = element->tag;
	unsigned in = 0;

	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		if (rules[i].tag != tag)
			continue;
		in |= rules[i].in;
		f->own_lines = true;
		if (rules[i].kind >= 0)
			f->kind = (enum sp_block_kind)rules[i].kind;
	}
	f->own_lines = f->own_lines || IS_ONE_OF(tag, own_lines);
	if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
		f->kind = SP_BLOCK_HEADING;
		f->level = (unsigned)(tag - GUMBO_TAG_H1) + 1;
		f->own_lines = true;
	}
	if (tag == GUMBO_TAG_HEADER && !(f->in & (SP_IN_ARTICLE | SP_IN_MAIN)))
		in |= SP_IN_NAV;
	f->link = f->link || (tag == GUMBO_TAG_A && has_attr(element, "href"));
	f->time = f->time || tag == GUMBO_TAG_TIME;
	in |= named_purpose(element, f);
	switch (sp_html_font(attr(element, "face"), attr(element, "style"))) {
	case SP_HTML_FONT_LIMON:
		f->limon = true;
		break;
	case SP_HTML_FONT_OTHER:
		f->limon = false;
		break;
	default:
		break;
	}
	if (is_hidden(element))
		in |= SP_IN_HIDDEN;
	return in;
}

static void
number(struct walk *w, struct frame *f, unsigned in)
{
	struct sp_html *html = w->html;
	struct sp_elem elem = {.up = f->elem, .in = in};

	if (!sp_grow(&html->elem, &html->elem_cap, html->n_elems + 1,
		sizeof(elem))) {
		w->failed = true;
		return;
	}
	f->elem = (unsigned)html->n_elems;
	html->elem[html->n_elems++] = elem;
}

static void
push(struct walk *w, const GumboNode *node)
{
	struct frame f = {.kind = SP_BLOCK_TEXT};
	const GumboElement *element = &node->v.element;
	struct sp_str lang = attr(element, "lang");
	unsigned in;

	f.limon = w->for_limon;
	if (w->n > 0)
		f = w->frame[w->n - 1];
	f.node = node;
	f.next = 0;
	f.own_lines = false;
	in = purpose(element, &f);
	if (!f.own_lines && (in & SP_IN_HIDDEN)) {
		/* Words for screen readers go; what a script switches on and
		 * off in a sentence is text. */
		if (!has_attr(element, "hidden"))
			return;
		in &= ~(unsigned)SP_IN_HIDDEN;
	}
	f.in |= in;
	if (lang.n > 0 && lang.n < 36)
		f.lang = sp_arena_dup(&w->html->mem, lang);
	if (f.own_lines && w->n > 0)
		end_block(w);
	if (f.own_lines)
		number(w, &f, in);
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
	struct sp_str itemprop = attr(element, "itemprop");
	bool published = sp_str_ieq(itemprop, SP_STR("datePublished"));
	/* Where other articles and comments have their days. */
	bool aside = w->n > 0 &&
	    (w->frame[w->n - 1].in & (SP_IN_RELATED | SP_IN_ASIDE));
	struct sp_str key;

	switch (element->tag) {
	case GUMBO_TAG_TITLE:
		sp_html_meta_title(&w->meta, inner_text(element));
		break;
	case GUMBO_TAG_META:
		key = attr(element, "property");
		if (key.n == 0)
			key = attr(element, "name");
		if (key.n == 0)
			key = itemprop;
		sp_html_meta_name(&w->meta, key, attr(element, "content"));
		break;
	case GUMBO_TAG_LINK:
		sp_html_meta_link(
		    &w->meta, attr(element, "rel"), attr(element, "href"));
		break;
	case GUMBO_TAG_SCRIPT:
		if (sp_str_ieq(
			attr(element, "type"), SP_STR("application/ld+json")))
			sp_html_meta_json(&w->meta, inner_text(element));
		break;
	case GUMBO_TAG_TIME:
		if (aside)
			break;
		sp_html_meta_time(&w->meta, attr(element, "datetime"),
		    published || has_attr(element, "pubdate"));
		break;
	default:
		break;
	}
}

static void
visit_element(struct walk *w, const GumboNode *node)
{
	const GumboElement *element = &node->v.element;
	GumboTag tag = element->tag;

	take_meta(w, element);
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
	/* The head is walked for what it says, its text is none. */
	if (tag == GUMBO_TAG_HEAD || !IS_ONE_OF(tag, dropped))
		push(w, node);
}

static void
visit(struct walk *w, const GumboNode *node)
{
	bool head = w->frame[w->n - 1].node->v.element.tag == GUMBO_TAG_HEAD;

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
	push(w, root);
	while (w->n > 0 && !w->failed) {
		struct frame *f = &w->frame[w->n - 1];
		const GumboVector *children = &f->node->v.element.children;

		if (f->next < children->length) {
			visit(w, children->data[f->next++]);
			continue;
		}
		if (f->own_lines)
			end_block(w);
		w->n--;
	}
}

static void
take_walk(struct walk *w, const GumboNode *root)
{
	struct sp_html *html = w->html;

	w->meta.mem = &html->mem;
	walk_tree(w, root);
	html->lang = sp_arena_dup(&html->mem,
	    root->type == GUMBO_NODE_ELEMENT ? attr(&root->v.element, "lang")
					     : (struct sp_str){NULL, 0});
	html->title = w->meta.title.text;
	html->og_title = w->meta.og_title.text;
	html->canonical = w->meta.canonical.text;
	html->date = w->meta.date.text;
	html->author = w->meta.author.text;
	html->site = w->meta.site.text;
	html->section = w->meta.section.text;
	w->failed = w->failed || html->mem.failed;
	free(w->frame);
	sp_buf_release(&w->text);
	sp_buf_release(&w->khmer);
	sp_limon_free(w->limon);
}

static void
forget(struct sp_html *html)
{
	struct sp_arena mem = html->mem;
	struct sp_block *block = html->block;
	struct sp_elem *elem = html->elem;
	size_t cap = html->cap, elem_cap = html->elem_cap;

	sp_arena_reset(&mem);
	*html = (struct sp_html){.mem = mem,
	    .block = block,
	    .cap = cap,
	    .elem = elem,
	    .elem_cap = elem_cap};
}

static enum sp_status
parse_and_walk(struct sp_html_tree *tree, struct sp_str page, bool for_limon,
    struct sp_html *html, struct sp_err *err)
{
	struct walk w = {.html = html, .for_limon = for_limon};
	enum sp_status status = sp_html_tree_parse(tree, page, err);

	if (status != SP_OK)
		return status;
	take_walk(&w, tree->root);
	return w.failed ? sp_err_set(err, SP_NOMEM, "out of memory") : SP_OK;
}

static enum sp_status
parse(struct sp_str page, bool for_limon, struct sp_html *html,
    struct sp_err *err)
{
	struct sp_html_tree tree = {0};
	enum sp_status status;

	forget(html);
	if (page.n > SP_HTML_MAX)
		return sp_err_set(err, SP_TOO_LARGE,
		    "a page of more than %u bytes", SP_HTML_MAX);
	if (sp_utf8_check(page) != page.n)
		return sp_err_set(err, SP_BAD_TEXT, "not UTF-8 at byte %zu",
		    sp_utf8_check(page) + 1);
	status = sp_html_scan(page, SP_HTML_MAX_DEPTH, SP_HTML_MAX_ATTRS, err);
	if (status == SP_OK && page.n > 0)
		status = parse_and_walk(&tree, page, for_limon, html, err);
	sp_html_tree_release(&tree);
	if (status != SP_OK)
		forget(html);
	return status;
}

enum sp_status
sp_html_parse(struct sp_str page, struct sp_html *html, struct sp_err *err)
{
	return parse(page, false, html, err);
}

enum sp_status
sp_html_parse_limon(
    struct sp_str page, struct sp_html *html, struct sp_err *err)
{
	return parse(page, true, html, err);
}

void
sp_html_release(struct sp_html *html)
{
	free(html->block);
	free(html->elem);
	sp_arena_release(&html->mem);
	*html = (struct sp_html){0};
}
