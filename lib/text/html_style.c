/* SPDX-License-Identifier: MIT */
#include <spean/html_style.h>

#include <limits.h>

#include <spean/html_class.h>
#include <spean/html_font.h>

#include <gumbo.h>

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

static bool
is_hidden(const struct sp_html_attrs *attrs)
{
	struct sp_str style = attrs->value[SP_ATTR_STYLE];

	if (attrs->value[SP_ATTR_HIDDEN].s ||
	    sp_str_ieq(attrs->value[SP_ATTR_ARIA_HIDDEN], SP_STR("true")))
		return true;
	if (style.n == 0)
		return false;
	return sp_str_find(style, SP_STR("display:none"), 0) < style.n ||
	    sp_str_find(style, SP_STR("display: none"), 0) < style.n ||
	    sp_str_find(style, SP_STR("visibility:hidden"), 0) < style.n ||
	    sp_str_find(style, SP_STR("visibility: hidden"), 0) < style.n;
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
named_purpose(struct sp_map *seen, const struct sp_html_element *element,
    const struct sp_html_attrs *attrs, struct sp_html_style *style)
{
	unsigned in = of_role(attrs->value[SP_ATTR_ROLE]), is;

	if (is_whole(element->tag))
		return in;
	is = sp_html_class_seen(seen, attrs->value[SP_ATTR_CLASS]) |
	    sp_html_class(attrs->value[SP_ATTR_ID]);
	/* <amp-ad>, <site-footer>: such a name is the page's own, too. */
	if (element->tag == GUMBO_TAG_UNKNOWN)
		is |= sp_html_class(element->name);
	for (size_t i = 0; is && i < sizeof(classes) / sizeof(*classes); i++)
		if (is & classes[i].class)
			in |= classes[i].in;
	if (is & SP_CLASS_CAPTION)
		style->kind = SP_BLOCK_CAPTION;
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
take_heading_role(
    const struct sp_html_attrs *attrs, struct sp_html_style *style)
{
	struct sp_str level = attrs->value[SP_ATTR_ARIA_LEVEL];

	if (style->kind == SP_BLOCK_HEADING ||
	    attrs->value[SP_ATTR_ROLE].n == 0 ||
	    !sp_str_ieq(attrs->value[SP_ATTR_ROLE], SP_STR("heading")))
		return;
	style->kind = SP_BLOCK_HEADING;
	style->level = 2;
	if (level.n == 1 && level.s[0] >= '1' && level.s[0] <= '6')
		style->level = (unsigned)(level.s[0] - '0');
}

static void
set_font(const struct sp_html_attrs *attrs, struct sp_html_style *style)
{
	if (attrs->value[SP_ATTR_FACE].n + attrs->value[SP_ATTR_STYLE].n == 0)
		return;
	switch (sp_html_font(
	    attrs->value[SP_ATTR_FACE], attrs->value[SP_ATTR_STYLE])) {
	case SP_HTML_FONT_LIMON:
		style->limon = true;
		break;
	case SP_HTML_FONT_OTHER:
		style->limon = false;
		break;
	default:
		break;
	}
}

static void
take_tag(unsigned tag, struct sp_html_style *style)
{
	style->own_lines = false;
	if (tag >= GUMBO_TAG_LAST)
		return;
	style->own_lines = rules[tag].is & LINES;
	if (style->own_lines && rules[tag].kind != AS_OUTSIDE)
		style->kind = (enum sp_block_kind)rules[tag].kind;
	if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
		style->level = tag - GUMBO_TAG_H1 + 1;
	style->time = style->time || tag == GUMBO_TAG_TIME;
}

static void
take_link(struct sp_str href, struct sp_html_style *style)
{
	if (!href.s)
		return;
	style->link = true;
	style->jump = style->jump || sp_str_starts(href, SP_STR("#"));
}

/* Where its content stands, by the tag alone. */
static unsigned
of_tag(unsigned tag, const struct sp_html_style *up)
{
	if (tag == GUMBO_TAG_HEADER && !(up->in & (SP_IN_ARTICLE | SP_IN_MAIN)))
		return rules[tag].in | SP_IN_NAV;
	return tag < GUMBO_TAG_LAST ? rules[tag].in : 0;
}

static unsigned
purpose(struct sp_map *seen, const struct sp_html_element *element,
    const struct sp_html_attrs *attrs, struct sp_html_style *style)
{
	unsigned tag = element->tag, in = of_tag(tag, style);

	take_tag(tag, style);
	take_heading_role(attrs, style);
	if (tag == GUMBO_TAG_FONT)
		style->size =
		    font_size(attrs->value[SP_ATTR_SIZE], style->size);
	if (tag == GUMBO_TAG_A)
		take_link(attrs->value[SP_ATTR_HREF], style);
	in |= named_purpose(seen, element, attrs, style);
	set_font(attrs, style);
	if (sp_str_ends(
		attrs->value[SP_ATTR_ITEMTYPE], SP_STR("/BreadcrumbList")) ||
	    sp_html_class(attrs->value[SP_ATTR_ARIA_LABEL]) & SP_CLASS_TRAIL)
		in |= SP_IN_NAV | SP_IN_TRAIL;
	if (is_hidden(attrs))
		in |= SP_IN_HIDDEN;
	return in;
}

bool
sp_html_style_drops(unsigned tag)
{
	return tag < GUMBO_TAG_LAST && (rules[tag].is & DROPPED);
}

bool
sp_html_style_enter(struct sp_html_style *style,
    const struct sp_html_element *element, const struct sp_html_attrs *attrs,
    bool control, struct sp_map *seen)
{
	unsigned in = purpose(seen, element, attrs, style);

	if (control) {
		style->own_lines = true;
		in |= SP_IN_FORM;
	}
	if (!style->own_lines && (in & SP_IN_HIDDEN)) {
		/* Words for screen readers go; what a script switches on and
		 * off in a sentence is text. */
		if (!attrs->value[SP_ATTR_HIDDEN].s)
			return false;
		in &= ~(unsigned)SP_IN_HIDDEN;
	}
	style->adds = in;
	style->in |= in;
	return true;
}
