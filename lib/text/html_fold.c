/* SPDX-License-Identifier: MIT */
#include <spean/html_fold.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/html_tag.h>
#include <spean/utf8.h>

/* Within these the parser has other rules for all that comes. */
#define STRANGE                                                                \
	(SP_TAG_SELECT | SP_TAG_OPTION | SP_TAG_OPTGROUP | SP_TAG_FOREIGN)

/* Shorter text is for the parser itself where it is not folded: html_thin.c. */
#define SHORT 8

void
sp_html_fold_reset(struct sp_html_fold *fold, bool off)
{
	fold->n = 0;
	fold->off = off;
	fold->failed = false;
	sp_arena_reset(&fold->mem);
}

void
sp_html_fold_release(struct sp_html_fold *fold)
{
	free(fold->event);
	sp_arena_release(&fold->mem);
	*fold = (struct sp_html_fold){0};
}

/* The innermost of the first n elements that the parser knows of, or NULL. */
static struct sp_html_open *
top_of(struct sp_html_depth *depth, size_t n)
{
	while (n > 0 && depth->open[n - 1].inert)
		n--;
	return n > 0 ? &depth->open[n - 1] : NULL;
}

static void
add_event(struct sp_html_fold *fold, struct sp_html_event event)
{
	if (sp_grow(&fold->event, &fold->cap, fold->n + 1, sizeof(event)))
		fold->event[fold->n++] = event;
	else
		fold->failed = true;
}

/* None of the first n elements is whole any more.  Those that were are
 * innermost. */
static void
break_first(struct sp_html_depth *depth, size_t n)
{
	for (; n > 0; n--) {
		struct sp_html_open *open = &depth->open[n - 1];

		if (!open->inert && !open->whole)
			break;
		open->whole = false;
	}
}

void
sp_html_fold_break(struct sp_html_depth *depth)
{
	break_first(depth, depth->n);
}

/* How many formatting elements are open. */
static unsigned
marks_of(const struct sp_html_open *top)
{
	return top ? top->marks : 0;
}

/* A formatting element that is not ended by its own tag is opened again by the
 * text that follows. */
static void
note_lost(
    struct sp_html_fold *fold, unsigned marks, const struct sp_html_open *top)
{
	fold->off |= marks > marks_of(top);
}

/* True for text with what the parser makes U+FFFD of: controls, C1 included. */
static bool
has_control(struct sp_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c == 0x7F ||
		    (c < ' ' && c != '\t' && c != '\n' && c != '\f' &&
			c != '\r') ||
		    (c == 0xC2 && i + 1 < text.n &&
			(unsigned char)text.s[i + 1] < 0xA0))
			return true;
	}
	return false;
}

/* True for a value with what the parser makes something else of. */
static bool
is_for_parser(struct sp_str value)
{
	return value.n > 0 &&
	    (memchr(value.s, '&', value.n) || memchr(value.s, '\r', value.n) ||
		has_control(value));
}

/* True for an attribute that says something of the page, or that is for the
 * parser. */
static bool
has_rules(const struct sp_html_attr *attr)
{
	static const unsigned says = SP_ATTR_BIT(ITEMPROP) |
	    SP_ATTR_BIT(ITEMSCOPE) | SP_ATTR_BIT(DATETIME) |
	    SP_ATTR_BIT(PUBDATE);
	static const unsigned tells = SP_ATTR_BIT(CLASS) | SP_ATTR_BIT(ID) |
	    SP_ATTR_BIT(ROLE) | SP_ATTR_BIT(LANG) | SP_ATTR_BIT(STYLE) |
	    SP_ATTR_BIT(FACE) | SP_ATTR_BIT(SIZE) | SP_ATTR_BIT(ARIA_HIDDEN) |
	    SP_ATTR_BIT(ARIA_LEVEL) | SP_ATTR_BIT(ARIA_LABEL);

	if (says >> attr->id & 1)
		return true;
	if (attr->id == SP_ATTR_REL)
		return sp_str_find(attr->value, SP_STR("uthor"), 0) <
		    attr->value.n;
	return (tells >> attr->id & 1) && is_for_parser(attr->value);
}

/* True for a tag that has no rules of its own where it stands, below `up`. */
static bool
is_plain(const struct sp_html_token *tag, unsigned kind,
    const struct sp_html_open *up)
{
	static const struct sp_html_open none;

	up = up ? up : &none;
	return (kind & SP_FOLD_ANY) && !(up->all & STRANGE) &&
	    (!(kind & SP_FOLD_HEADING) || !(up->kind & SP_FOLD_HEADING)) &&
	    (!(tag->is & SP_TAG_BUTTON) || !(up->all & SP_TAG_BUTTON)) &&
	    (!(tag->is & SP_TAG_LINK) || !(up->all & SP_TAG_LINK)) &&
	    (!(tag->is & SP_TAG_LI) || (up->is & SP_TAG_LIST)) &&
	    (!(tag->is & SP_TAG_DD) || (up->is & SP_TAG_DL));
}

/* Fill in what html_depth has opened. */
static void
fill(struct sp_html_open *open, const struct sp_html_open *up, unsigned kind)
{
	open->kind = kind;
	open->all = open->is | (up ? up->all : 0);
	open->marks = marks_of(up) + ((kind & SP_FOLD_MARK) != 0);
	open->in_p = (open->is & SP_TAG_P) || (up && up->whole && up->in_p);
	open->whole = open->root = false;
}

/* The start of an element, that has none or is to come, as an event. */
static void
add_start(struct sp_html_fold *fold, const struct sp_html_token *tag)
{
	add_event(fold,
	    (struct sp_html_event){.text = tag->attrs,
		.name = tag->name,
		.kind = SP_EVENT_START,
		.tag = tag->tag,
		.end = fold->n});
}

/* What html_depth knows of the tag by now. */
struct place {
	struct sp_html_open *up; /* what it stands in, or NULL */
	struct sp_html_open *open; /* its element, or NULL: it has no end */
	bool closes; /* it has closed another element … */
	bool closes_p; /* … a p alone, as any block does */
	bool far; /* … which the parser may not reach */
};

/* True where the parser may not reach over what was open from element `from` up
 * to `to`: over what is not inline or in `also`. */
static bool
is_far(const struct sp_html_depth *depth, size_t from, size_t to, unsigned also)
{
	for (size_t i = from; i < to; i++) {
		const struct sp_html_open *open = &depth->open[i];
		bool simple = (open->kind & SP_FOLD_INLINE) &&
		    !(open->is & (SP_TAG_BARRIER | SP_TAG_RAW));

		if (!open->inert && !simple && !(open->is & also))
			return true;
	}
	return false;
}

/* The same of an end tag, that of an item, heading or what has no rules: of the
 * elements before `to` it has closed those from depth->n on. */
static bool
ends_far(const struct sp_html_depth *depth, size_t to,
    const struct sp_html_token *tag)
{
	unsigned kind = sp_html_tag_fold(tag->tag);

	if ((tag->is & (SP_TAG_PART | SP_TAG_BARRIER)) ||
	    ((kind & SP_FOLD_BLOCK) && !(kind & SP_FOLD_HEADING) &&
		!(tag->is & SP_TAG_LI)))
		return false;
	return is_far(depth, depth->n + 1, to,
	    (kind & SP_FOLD_BLOCK) ? (unsigned)SP_TAG_P : 0u);
}

/* Whether an element can be of those that are whole, and by itself. */
static void
judge(const struct place *place, const struct sp_html_token *tag,
    const struct sp_html_attr *attr, bool *whole, bool *root)
{
	const struct sp_html_open *up = place->up;
	unsigned kind = sp_html_tag_fold(tag->tag);
	bool inside = up && up->whole;
	bool plain = is_plain(tag, kind, up) &&
	    (place->open || (kind & SP_FOLD_VOID) ||
		(tag->is & SP_TAG_FOREIGN));

	for (size_t i = 0; plain && i < tag->n_attrs; i++)
		plain = !has_rules(&attr[i]);
	*root = plain && place->open && (kind & SP_FOLD_BLOCK) &&
	    !(up && up->marks) && (!place->closes || place->closes_p);
	/* A block closes a p that it stands in. */
	*whole = plain &&
	    (inside ? !place->closes && !((tag->is & SP_TAG_BLOCK) && up->in_p)
		    : *root);
	*root = *root && *whole;
}

/* What html_depth does not tell from what is right: a link in a link, a slash
 * that does not end an element, a part of a page or table that is in none. */
static bool
is_beyond(const struct place *place, const struct sp_html_token *tag)
{
	unsigned kind = sp_html_tag_fold(tag->tag);
	const struct sp_html_open *up = place->up;

	if (place->closes && ((tag->is & SP_TAG_LINK) || place->far))
		return true;
	if (!place->open && !(tag->is & (SP_TAG_VOID | SP_TAG_FOREIGN)) &&
	    (tag->is || !(kind & SP_FOLD_ANY)))
		return true;
	if ((kind & (SP_FOLD_PAGE | SP_FOLD_HEAD)) && up &&
	    !(up->kind & (SP_FOLD_PAGE | SP_FOLD_HEAD)))
		return true;
	return (kind & SP_FOLD_PART) && !(up && (up->all & SP_TAG_TABLE));
}

bool
sp_html_fold_start(struct sp_html_fold *fold, struct sp_html_depth *depth,
    const struct sp_html_token *tag, const struct sp_html_attr *attr,
    struct sp_html_mark mark)
{
	const struct sp_html_open *top = top_of(depth, depth->n);
	unsigned marks = marks_of(top), kind = sp_html_tag_fold(tag->tag);
	bool p = top && (top->is & SP_TAG_P), whole, root;
	/* In a list of choices, or in another language, most tags are none. */
	bool strange = top && (top->all & (SP_TAG_SELECT | SP_TAG_FOREIGN)) &&
	    !(tag->is & (SP_TAG_OPTION | SP_TAG_OPTGROUP));
	struct place place = {.open = NULL};
	size_t base, had = depth->n;

	if (!sp_html_depth_start(depth, tag, false))
		return false;
	base = depth->n;
	if (base > 0 && depth->open[base - 1].name.s == tag->name.s)
		place.open = &depth->open[--base];
	place.up = top_of(depth, base);
	place.closes = place.up != top;
	place.closes_p = p && place.closes && top_of(depth, depth->n) == top;
	/* The element itself may stand where that was which it has closed. */
	place.far = (tag->is & (SP_TAG_LI | SP_TAG_DD | SP_TAG_BUTTON)) &&
	    is_far(depth, base + 1, had, SP_TAG_P);
	note_lost(fold, marks, place.up);
	fold->off |= strange || is_beyond(&place, tag);
	if (place.open)
		fill(place.open, place.up, kind);
	if (fold->off)
		return true;
	if (place.closes)
		break_first(depth, base);
	judge(&place, tag, attr, &whole, &root);
	if (!whole)
		break_first(depth, base);
	if (place.open && whole) {
		place.open->whole = true;
		place.open->root = root;
		place.open->event = fold->n;
		place.open->mark = mark;
	}
	if (whole)
		add_start(fold, tag);
	return true;
}

bool
sp_html_fold_end(struct sp_html_fold *fold, struct sp_html_depth *depth,
    const struct sp_html_token *tag, struct sp_html_open *whole)
{
	const struct sp_html_open *top = top_of(depth, depth->n);
	unsigned marks = marks_of(top);
	size_t at = top ? (size_t)(top - depth->open) : 0, had = depth->n;
	bool found = sp_html_depth_end(depth, tag);

	whole->whole = whole->root = false;
	/* The end of the body is not the end of what is open in it. */
	fold->off |= (sp_html_tag_fold(tag->tag) & SP_FOLD_PAGE) != 0;
	if (found && depth->n == at) {
		if (top->whole && !fold->off)
			*whole = *top;
		else
			sp_html_fold_break(depth);
		return true;
	}
	/* A list of choices passes over most of these, another language ends
	 * with some. */
	fold->off |= top && (top->all & STRANGE);
	fold->off |=
	    (sp_html_tag_fold(tag->tag) & (SP_FOLD_HEAD | SP_FOLD_FORM)) != 0;
	/* What is a look of text does not get there if it ends nothing. */
	if (!found && (tag->is & SP_TAG_INLINE))
		return false;
	sp_html_fold_break(depth);
	fold->off |= found ? ends_far(depth, had, tag) : marks > 0;
	if (found)
		note_lost(fold, marks, top_of(depth, depth->n));
	return found;
}

void
sp_html_fold_close(struct sp_html_fold *fold, const struct sp_html_open *whole)
{
	if (fold->failed)
		return;
	fold->event[whole->event].end = fold->n;
	add_event(fold, (struct sp_html_event){.kind = SP_EVENT_END});
}

void
sp_html_fold_text(
    struct sp_html_fold *fold, struct sp_html_depth *depth, struct sp_str text)
{
	const struct sp_html_open *top = top_of(depth, depth->n);

	if (!top || !top->whole || fold->off)
		return;
	if (memchr(text.s, '\0', text.n) ||
	    (text.n < SHORT && has_control(text)))
		sp_html_fold_break(depth);
	else
		add_event(fold,
		    (struct sp_html_event){
			.text = text, .kind = SP_EVENT_TEXT});
}

/* The commonest by name; others are for the parser. */
static uint32_t
named(struct sp_str name)
{
	static const struct {
		struct sp_str name;
		uint32_t cp;
	} names[] = {
	    {{"amp", 3}, '&'},
	    {{"nbsp", 4}, 0xA0},
	    {{"quot", 4}, '"'},
	    {{"lt", 2}, '<'},
	    {{"gt", 2}, '>'},
	    {{"apos", 4}, '\''},
	    {{"rsquo", 5}, 0x2019},
	    {{"lsquo", 5}, 0x2018},
	    {{"ldquo", 5}, 0x201C},
	    {{"rdquo", 5}, 0x201D},
	    {{"ndash", 5}, 0x2013},
	    {{"mdash", 5}, 0x2014},
	    {{"hellip", 6}, 0x2026},
	    {{"copy", 4}, 0xA9},
	    {{"laquo", 5}, 0xAB},
	    {{"raquo", 5}, 0xBB},
	    {{"middot", 6}, 0xB7},
	    {{"bull", 4}, 0x2022},
	    {{"times", 5}, 0xD7},
	    {{"rarr", 4}, 0x2192},
	    {{"larr", 4}, 0x2190},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (sp_str_eq(names[i].name, name))
			return names[i].cp;
	return 0;
}

/* The character of a number behind the "#"; 0 for what is not as it seems. */
static uint32_t
numbered(struct sp_str number)
{
	size_t n;
	uint32_t cp = sp_html_number(number, &n);

	if (n < number.n || cp > 0xFFFD)
		return 0;
	if (cp < ' ' || (cp >= 0x7F && cp < 0xA0) ||
	    (cp >= 0xD800 && cp < 0xE000) || (cp >= 0xFDD0 && cp < 0xFDF0))
		return 0;
	return cp;
}

void
sp_html_fold_reference(
    struct sp_html_fold *fold, struct sp_html_depth *depth, struct sp_str ref)
{
	const struct sp_html_open *top = top_of(depth, depth->n);
	struct sp_str in = sp_str_sub(ref, 1, ref.n);
	uint32_t cp = 0;
	char utf8[4];

	if (!top || !top->whole || fold->off)
		return;
	if (sp_str_ends(in, SP_STR(";"))) {
		in.n--;
		cp = sp_str_starts(in, SP_STR("#"))
		    ? numbered(sp_str_sub(in, 1, in.n))
		    : named(in);
	}
	if (cp == 0) {
		sp_html_fold_break(depth);
		return;
	}
	in = sp_arena_dup(
	    &fold->mem, (struct sp_str){utf8, sp_utf8_put(cp, utf8)});
	fold->failed |= fold->mem.failed;
	if (in.s)
		sp_html_fold_text(fold, depth, in);
}
