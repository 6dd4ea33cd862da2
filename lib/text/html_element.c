/* SPDX-License-Identifier: MIT */
#include <spean/html_element.h>

#include <spean/buf.h>

#include <gumbo.h>

/* A value, or the piece of the page that stands for it. */
static struct sp_str
value_of(const struct sp_html_thin *thin, const GumboAttribute *a)
{
	struct sp_str value = sp_str_c(a->value);
	size_t pos = 0;

	return value.n == 4 ? sp_html_thin_next(thin, value, &pos) : value;
}

/* The attributes as they stand in the page; or NULL, and the number of an
 * event and one; or nothing. */
static struct sp_str
page_attrs(const struct sp_html_thin *thin, const GumboElement *element)
{
	const GumboAttribute *a =
	    element->attributes.length > 0 ? element->attributes.data[0] : NULL;

	if (!a || strcmp(a->name, SP_HTML_THIN_ATTRS) != 0)
		return (struct sp_str){NULL, 0};
	return value_of(thin, a);
}

static struct sp_str
own_tag(const GumboElement *element)
{
	GumboStringPiece tag = element->original_tag;

	gumbo_tag_from_original_text(&tag);
	return (struct sp_str){tag.data, tag.length};
}

struct sp_html_element
sp_html_element_at(const struct sp_html_thin *thin, size_t event)
{
	const struct sp_html_event *start = &thin->fold.event[event];

	return (struct sp_html_element){.event = event,
	    .tag = start->tag,
	    .name = start->name,
	    .attrs = start->text};
}

struct sp_html_element
sp_html_element_of(const struct sp_html_thin *thin, const void *node)
{
	const GumboElement *parsed = &((const GumboNode *)node)->v.element;
	struct sp_html_element element = {.node = node,
	    .tag = parsed->tag,
	    .attrs = page_attrs(thin, parsed)};

	if (parsed->tag == GUMBO_TAG_HR && !element.attrs.s &&
	    element.attrs.n > 0)
		return sp_html_element_at(thin, element.attrs.n - 1);
	if (parsed->tag == GUMBO_TAG_UNKNOWN)
		element.name = own_tag(parsed);
	return element;
}

static void
set_first(
    struct sp_html_attrs *attrs, enum sp_html_attr_id id, struct sp_str value)
{
	struct sp_str *to = &attrs->value[id];

	if (!to->s)
		*to = value.s ? value : SP_STR("");
}

void
sp_html_element_attrs(const struct sp_html_thin *thin,
    const struct sp_html_element *element, struct sp_html_attrs *attrs)
{
	const GumboNode *node = element->node;
	const GumboVector *more = node ? &node->v.element.attributes : NULL;
	struct sp_html_attr one;

	*attrs = (struct sp_html_attrs){0};
	for (size_t pos = 0; sp_html_attr_next(element->attrs, &pos, &one);)
		set_first(attrs, one.id, one.value);
	for (unsigned i = element->attrs.n > 0; more && i < more->length; i++) {
		const GumboAttribute *a = more->data[i];

		set_first(attrs, sp_html_attr_id(sp_str_c(a->name)),
		    value_of(thin, a));
	}
}

/* The first child but white space, or NULL. */
static const GumboNode *
first_child(const GumboNode *node)
{
	const GumboVector *children = &node->v.element.children;

	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];

		if (child->type != GUMBO_NODE_WHITESPACE)
			return child;
	}
	return NULL;
}

/* The same of events. */
static bool
first_event(const struct sp_html_thin *thin, size_t at, size_t *first)
{
	const struct sp_html_event *event = thin->fold.event;
	size_t end = event[at].end;

	for (*first = at + 1; *first < end; ++*first)
		if (event[*first].kind != SP_EVENT_TEXT ||
		    sp_str_trim(event[*first].text).n > 0)
			return event[*first].kind == SP_EVENT_START;
	return false;
}

bool
sp_html_element_first(const struct sp_html_thin *thin,
    const struct sp_html_element *element, struct sp_html_element *first)
{
	const GumboNode *child;
	size_t event;

	if (!element->node) {
		if (!first_event(thin, element->event, &event))
			return false;
		*first = sp_html_element_at(thin, event);
		return true;
	}
	child = first_child(element->node);
	if (!child || child->type != GUMBO_NODE_ELEMENT)
		return false;
	*first = sp_html_element_of(thin, child);
	return true;
}

/* A date or a name has no more; what has may stand below many elements. */
#define TEXT_MOST 256

static bool
gather(struct sp_buf *all, struct sp_str part)
{
	if (all->n + part.n > TEXT_MOST) {
		sp_buf_reset(all);
		return false;
	}
	sp_buf_add(all, part);
	return true;
}

static void
text_in_events(const struct sp_html_thin *thin, size_t at, struct sp_buf *all)
{
	const struct sp_html_event *event = thin->fold.event;
	size_t last = event[at].end;
	bool found = false;

	for (size_t i = at; i < last; i++) {
		if (event[i].kind == SP_EVENT_TEXT) {
			found = found || sp_str_trim(event[i].text).n > 0;
			if (found && !gather(all, event[i].text))
				break;
		} else if (found || event[i].kind == SP_EVENT_END ||
		    event[i].end == i) {
			break;
		}
	}
}

static void
text_in_tree(
    const struct sp_html_thin *thin, const GumboNode *node, struct sp_buf *all)
{
	struct sp_str text;

	if (node->type != GUMBO_NODE_TEXT)
		return;
	text = sp_str_c(node->v.text.text);
	for (size_t pos = 0; pos < text.n;)
		if (!gather(all, sp_html_thin_next(thin, text, &pos)))
			break;
}

struct sp_str
sp_html_element_text(const struct sp_html_thin *thin,
    const struct sp_html_element *element, struct sp_arena *mem)
{
	struct sp_html_element at = *element;
	const GumboNode *node = at.node;
	struct sp_buf all = {0};
	struct sp_str copy;

	while (node && node->type == GUMBO_NODE_ELEMENT) {
		at = sp_html_element_of(thin, node);
		node = at.node ? first_child(node) : NULL;
	}
	if (node)
		text_in_tree(thin, node, &all);
	else if (!at.node)
		text_in_events(thin, at.event, &all);
	mem->failed |= all.failed;
	copy = sp_arena_dup(mem, sp_buf_str(&all));
	sp_buf_release(&all);
	return copy;
}

struct sp_str
sp_html_element_raw(const struct sp_html_element *element)
{
	const GumboNode *node = element->node;

	if (!node || node->v.element.children.length == 0)
		return (struct sp_str){NULL, 0};
	node = node->v.element.children.data[0];
	if (node->type == GUMBO_NODE_ELEMENT ||
	    node->type == GUMBO_NODE_TEMPLATE)
		return (struct sp_str){NULL, 0};
	return sp_str_c(node->v.text.text);
}
