/* SPDX-License-Identifier: MIT */
#include <spean/html.h>

#include <stdlib.h>

#include <spean/html_element.h>
#include <spean/html_said.h>
#include <spean/html_style.h>
#include <spean/html_text.h>
#include <spean/html_thin.h>
#include <spean/html_tree.h>
#include <spean/utf8.h>

#include <gumbo.h>

/* An element that is open on the way through the page. */
struct frame {
	const GumboNode *node; /* NULL: its content comes as events */
	unsigned next; /* child to visit */
	unsigned tag;
	struct sp_html_style style;
	struct sp_html_item item;
};

struct walk {
	struct sp_html *html;
	struct sp_html_thin *thin;
	struct sp_html_said said;
	struct sp_html_text text;
	struct frame *frame;
	size_t n;
	size_t cap;
	bool for_limon; /* what no font is named for */
	bool failed;
};

static bool
has_failed(const struct walk *w)
{
	return w->failed || w->text.failed || w->said.failed ||
	    w->html->mem.failed || w->thin->classes.failed;
}

static const struct sp_html_style *
style(const struct walk *w)
{
	return &w->frame[w->n - 1].style;
}

static bool
is_jump(const struct walk *w, const struct sp_html_element *link)
{
	struct sp_html_attrs attrs;

	sp_html_element_attrs(w->thin, link, &attrs);
	return sp_str_starts(attrs.value[SP_ATTR_HREF], SP_STR("#"));
}

/* The mark of a note: raised, and a link into the page itself. */
static bool
is_note_mark(const struct walk *w, const struct sp_html_element *element)
{
	struct sp_html_element other;

	if (element->tag != GUMBO_TAG_SUP && element->tag != GUMBO_TAG_A)
		return false;
	if (!sp_html_element_first(w->thin, element, &other) ||
	    other.tag == element->tag ||
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

	if (tag != GUMBO_TAG_LABEL)
		return false;
	/* As if a span were not there, which html_thin may see to. */
	while (n > 0 && w->frame[n - 1].tag == GUMBO_TAG_SPAN)
		n--;
	return n > 0 &&
	    (w->frame[n - 1].tag == GUMBO_TAG_DIV ||
		w->frame[n - 1].tag == GUMBO_TAG_LI);
}

/* ".class", the first one, else "#id". */
static struct sp_str
first_name(struct sp_arena *mem, const struct sp_html_attrs *attrs)
{
	struct sp_str names = sp_str_trim(attrs->value[SP_ATTR_CLASS]);
	char mark = names.n > 0 ? '.' : '#';
	size_t n = 0;
	char *name;

	if (names.n == 0)
		names = sp_str_trim(attrs->value[SP_ATTR_ID]);
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
number(struct walk *w, const struct sp_html_attrs *attrs, struct frame *f)
{
	struct sp_html *html = w->html;
	struct sp_elem elem = {.up = f->style.elem,
	    .in = f->style.adds,
	    .tag = gumbo_normalized_tagname((GumboTag)f->tag),
	    .name = first_name(&html->mem, attrs)};

	if (!sp_grow(&html->elem, &html->elem_cap, html->n_elems + 1,
		sizeof(elem))) {
		w->failed = true;
		return;
	}
	f->style.elem = (unsigned)html->n_elems;
	html->elem[html->n_elems++] = elem;
}

/* The frame of what stands in the innermost one. */
static struct frame
frame_below(const struct walk *w, const struct sp_html_element *element)
{
	struct frame f = {
	    .style = {.kind = SP_BLOCK_TEXT, .limon = w->for_limon}};

	if (w->n > 0)
		f = w->frame[w->n - 1];
	f.node = element->node;
	f.tag = element->tag;
	f.next = 0;
	return f;
}

static void
push(struct walk *w, const struct sp_html_element *element)
{
	struct frame f = frame_below(w, element);
	struct sp_html_attrs attrs;
	struct sp_str lang;

	sp_html_element_attrs(w->thin, element, &attrs);
	if (w->n > 0 && element->node)
		sp_html_said_body(
		    &w->said, element, &attrs, &f.item, f.style.in);
	sp_html_said_enter(&f.item, &attrs);
	if (!sp_html_style_enter(&f.style, element, &attrs,
		is_control_name(w, f.tag), &w->thin->classes))
		return;
	lang = attrs.value[SP_ATTR_LANG];
	if (lang.n > 0 && lang.n < 36)
		f.style.lang = sp_arena_dup(&w->html->mem, lang);
	if (w->n == 0)
		w->html->lang = sp_arena_dup(&w->html->mem, lang);
	if (f.style.own_lines && w->n > 0)
		sp_html_text_end_block(&w->text, style(w));
	if (f.style.own_lines)
		number(w, &attrs, &f);
	if (sp_grow(&w->frame, &w->cap, w->n + 1, sizeof(f)))
		w->frame[w->n++] = f;
	else
		w->failed = true;
}

static void
enter(struct walk *w, const struct sp_html_element *element)
{
	switch (element->tag) {
	case GUMBO_TAG_BR:
		sp_html_text_break(&w->text, style(w));
		return;
	case GUMBO_TAG_HR:
		sp_html_text_end_block(&w->text, style(w));
		return;
	case GUMBO_TAG_IMG:
	case GUMBO_TAG_VIDEO:
	case GUMBO_TAG_IFRAME:
		w->text.image = true;
		break;
	default:
		break;
	}
	if (is_note_mark(w, element))
		return;
	/* The head is walked for what it says, its text is none. */
	if (element->tag == GUMBO_TAG_HEAD ||
	    !sp_html_style_drops(element->tag))
		push(w, element);
}

static void
leave(struct walk *w)
{
	if (style(w)->own_lines)
		sp_html_text_end_block(&w->text, style(w));
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
		struct sp_html_element element;

		if (event->kind == SP_EVENT_TEXT) {
			sp_html_text_add(&w->text, style(w), event->text);
			continue;
		}
		if (event->kind == SP_EVENT_END) {
			leave(w);
			continue;
		}
		element = sp_html_element_at(w->thin, i);
		enter(w, &element);
		if (w->n == had)
			i = event->end;
		else if (event->end == i)
			leave(w);
	}
}

static void
add_text(struct walk *w, struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;)
		sp_html_text_add(
		    &w->text, style(w), sp_html_thin_next(w->thin, text, &pos));
}

static void
visit(struct walk *w, const GumboNode *node)
{
	bool head = w->frame[w->n - 1].tag == GUMBO_TAG_HEAD;
	struct sp_html_element element;

	switch (node->type) {
	case GUMBO_NODE_ELEMENT:
		element = sp_html_element_of(w->thin, node);
		sp_html_said_head(&w->said, &element);
		if (element.node)
			enter(w, &element);
		else
			replay(w, element.event);
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
	struct sp_html_element first = sp_html_element_of(w->thin, root);

	push(w, &first);
	while (w->n > 0 && !w->failed) {
		struct frame *f = &w->frame[w->n - 1];
		const GumboVector *children = &f->node->v.element.children;

		if (f->next < children->length)
			visit(w, children->data[f->next++]);
		else
			leave(w);
	}
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
	    .text = {.html = html, .text = scratch->text},
	    .frame = scratch->frame,
	    .cap = scratch->cap,
	    .for_limon = for_limon};

	sp_buf_reset(&w.text.text);
	sp_html_said_init(&w.said, html, w.thin);
	walk_tree(&w, scratch->tree.root);
	sp_html_said_end(&w.said);
	scratch->frame = w.frame;
	scratch->cap = w.cap;
	scratch->text = w.text.text;
	sp_html_text_release(&w.text);
	return has_failed(&w) ? sp_err_set(err, SP_NOMEM, "out of memory")
			      : SP_OK;
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
