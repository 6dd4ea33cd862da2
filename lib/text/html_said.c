/* SPDX-License-Identifier: MIT */
#include <spean/html_said.h>

#include <gumbo.h>

static bool
has_name(struct sp_str names, struct sp_str name)
{
	while (names.n > 0)
		if (sp_str_ieq(sp_str_trim(sp_str_cut(&names, ' ')), name))
			return true;
	return false;
}

/* Where other articles have their days and their authors. */
static bool
is_aside(const struct sp_html_item *up, unsigned in)
{
	return up->other || (in & (SP_IN_RELATED | SP_IN_ASIDE));
}

static void
add_time(struct sp_html_said *said, const struct sp_html_time *time)
{
	struct sp_html *html = said->html;

	if (time->date.n == 0)
		return;
	if (!time->updated)
		sp_html_meta_time(&said->meta, time->date, time->published);
	if (sp_grow(&html->time, &html->time_cap, html->n_times + 1,
		sizeof(*time))) {
		html->time[html->n_times] = *time;
		html->time[html->n_times++].date =
		    sp_arena_dup(&html->mem, time->date);
	} else {
		said->failed = true;
	}
}

/* <time datetime>, <abbr class="published" title>, itemprop="datePublished". */
static void
take_time(struct sp_html_said *said, const struct sp_html_element *element,
    const struct sp_html_attrs *attrs, unsigned in)
{
	const struct sp_str *value = attrs->value;
	struct sp_html_time time = {
	    .date = value[SP_ATTR_DATETIME], .block = said->html->n, .in = in};
	bool is = has_name(value[SP_ATTR_ITEMPROP], SP_STR("datePublished"));
	bool old = has_name(value[SP_ATTR_ITEMPROP], SP_STR("dateModified"));

	if (element->tag == GUMBO_TAG_META ||
	    !(is || element->tag == GUMBO_TAG_TIME ||
		element->tag == GUMBO_TAG_ABBR))
		return;
	time.published = is || value[SP_ATTR_PUBDATE].s ||
	    has_name(value[SP_ATTR_CLASS], SP_STR("published"));
	time.updated = !time.published &&
	    (old || has_name(value[SP_ATTR_CLASS], SP_STR("updated")) ||
		has_name(value[SP_ATTR_CLASS], SP_STR("modified")));
	if (element->tag == GUMBO_TAG_ABBR)
		time.date = value[SP_ATTR_TITLE];
	if (is && time.date.n == 0)
		time.date = value[SP_ATTR_CONTENT];
	if (is && time.date.n == 0)
		time.date =
		    sp_html_element_text(said->thin, element, &said->html->mem);
	add_time(said, &time);
}

static void
take_author(struct sp_html_said *said, const struct sp_html_element *element,
    const struct sp_html_attrs *attrs, const struct sp_html_item *up)
{
	struct sp_str prop = attrs->value[SP_ATTR_ITEMPROP], text;
	bool item = has_name(prop, SP_STR("author"));
	bool name = up->author && has_name(prop, SP_STR("name"));

	if (!item && !name &&
	    !has_name(attrs->value[SP_ATTR_REL], SP_STR("author")))
		return;
	text = sp_html_element_text(said->thin, element, &said->html->mem);
	if (name && text.n == 0)
		text = attrs->value[SP_ATTR_CONTENT];
	sp_html_meta_author(&said->meta, text,
	    name || (item && !attrs->value[SP_ATTR_ITEMSCOPE].s));
}

void
sp_html_said_body(struct sp_html_said *said,
    const struct sp_html_element *element, const struct sp_html_attrs *attrs,
    const struct sp_html_item *up, unsigned in)
{
	if (is_aside(up, in))
		return;
	take_time(said, element, attrs, in);
	take_author(said, element, attrs, up);
}

/* Of things within the article, microdata tell what is not of it. */
static bool
is_other(struct sp_str prop)
{
	static const char *const parts[] = {"comment", "video", "image",
	    "associatedMedia", "hasPart", "suggestedAnswer", "acceptedAnswer"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (has_name(prop, sp_str_c(parts[i])))
			return true;
	return false;
}

void
sp_html_said_enter(struct sp_html_item *item, const struct sp_html_attrs *attrs)
{
	struct sp_str prop = attrs->value[SP_ATTR_ITEMPROP];

	if (!attrs->value[SP_ATTR_ITEMSCOPE].s)
		return;
	item->other = item->other || is_other(prop);
	item->author = has_name(prop, SP_STR("author"));
}

static void
take_meta(struct sp_html_meta *meta, const struct sp_html_attrs *attrs)
{
	struct sp_str key = attrs->value[SP_ATTR_PROPERTY];

	if (key.n == 0)
		key = attrs->value[SP_ATTR_NAME];
	if (key.n == 0)
		key = attrs->value[SP_ATTR_ITEMPROP];
	sp_html_meta_name(meta, key, attrs->value[SP_ATTR_CONTENT]);
}

void
sp_html_said_head(
    struct sp_html_said *said, const struct sp_html_element *element)
{
	struct sp_html_meta *meta = &said->meta;
	struct sp_html_attrs attrs;

	if (element->tag == GUMBO_TAG_TITLE)
		sp_html_meta_title(meta, sp_html_element_raw(element));
	if (element->tag != GUMBO_TAG_META && element->tag != GUMBO_TAG_LINK &&
	    element->tag != GUMBO_TAG_BASE && element->tag != GUMBO_TAG_SCRIPT)
		return;
	sp_html_element_attrs(said->thin, element, &attrs);
	if (element->tag == GUMBO_TAG_META)
		take_meta(meta, &attrs);
	else if (element->tag == GUMBO_TAG_LINK)
		sp_html_meta_link(
		    meta, attrs.value[SP_ATTR_REL], attrs.value[SP_ATTR_HREF]);
	else if (element->tag == GUMBO_TAG_BASE)
		sp_html_meta_base(meta, attrs.value[SP_ATTR_HREF]);
	else if (sp_str_ieq(
		     attrs.value[SP_ATTR_TYPE], SP_STR("application/ld+json")))
		sp_html_meta_json(meta, sp_html_element_raw(element));
}

void
sp_html_said_init(struct sp_html_said *said, struct sp_html *html,
    const struct sp_html_thin *thin)
{
	*said = (struct sp_html_said){.html = html, .thin = thin};
	said->meta.mem = &html->mem;
}

static enum sp_html_dated
dated_by(int rank)
{
	if (rank >= SP_META_HEAD)
		return SP_HTML_BY_HEAD;
	if (rank == SP_META_PUBLISHED)
		return SP_HTML_BY_PUBLISHED;
	return rank > 0 ? SP_HTML_BY_TIME : SP_HTML_UNDATED;
}

void
sp_html_said_end(struct sp_html_said *said)
{
	struct sp_html_meta *meta = &said->meta;
	struct sp_html *html = said->html;

	html->title = meta->title.text;
	html->og_title = meta->og_title.text;
	html->canonical = sp_html_meta_url(meta);
	html->date = meta->date.text;
	html->dated = dated_by(meta->date.rank);
	html->author = meta->author.text;
	html->site = meta->site.text;
	html->section = meta->section.text;
}
