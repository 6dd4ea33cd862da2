/* SPDX-License-Identifier: MIT */
#include <spean/html_ld.h>

#include <spean/buf.h>
#include <spean/json.h>

/* Nodes within nodes are no deeper in any page. */
#define DEEPEST 8

/* What a node may be to the page, the best first. */
enum kind { KIND_ARTICLE, KIND_PAGE, KIND_TRAIL, KINDS };

struct found {
	const struct sp_json_value *node[KINDS]; /* the first of each */
};

/* "NewsArticle", "https://schema.org/BlogPosting", "ItemPage", "ImageGallery":
 * by the end of the name, as schema.org has a dozen kinds of each. */
static const struct {
	struct sp_str end;
	enum kind kind;
} ends[] = {
    {{"Article", 7}, KIND_ARTICLE},
    {{"Posting", 7}, KIND_ARTICLE},
    {{"Report", 6}, KIND_ARTICLE},
    {{"Page", 4}, KIND_PAGE},
    {{"Gallery", 7}, KIND_PAGE},
    {{"BreadcrumbList", 14}, KIND_TRAIL},
};

static enum kind
kind_of(const struct sp_json_value *node)
{
	const struct sp_json_value *type = sp_json_get(node, "@type");
	enum kind kind = KINDS;

	for (size_t i = 0; i < sp_json_items(type); i++) {
		struct sp_str name = sp_json_text(sp_json_item(type, i));

		for (size_t e = 0; e < sizeof(ends) / sizeof(*ends); e++)
			if (ends[e].kind < kind &&
			    sp_str_ends(name, ends[e].end))
				kind = ends[e].kind;
	}
	return kind;
}

/* Look through the nodes that are the page's own: not its pictures, films,
 * comments, nor the site of which it is a part. */
static void
find_nodes(const struct sp_json_value *value, unsigned depth, struct found *f)
{
	static const char *const within[] = {
	    "@graph", "mainEntity", "mainEntityOfPage", "breadcrumb"};

	for (size_t i = 0; depth < DEEPEST && i < sp_json_items(value); i++) {
		const struct sp_json_value *node = sp_json_item(value, i);
		enum kind kind = kind_of(node);

		if (kind < KINDS && !f->node[kind])
			f->node[kind] = node;
		/* A string is its own only item: here the search ends. */
		for (size_t k = 0; sp_json_is_object(node) && k < 4; k++)
			find_nodes(sp_json_get(node, within[k]), depth + 1, f);
	}
}

/* A text, or the name of an object. */
static struct sp_str
name_of(const struct sp_json_value *value)
{
	if (sp_json_is_object(value))
		value = sp_json_item(sp_json_get(value, "name"), 0);
	return sp_str_trim(sp_json_text(value));
}

/* An author is a person: no page and no address. */
static bool
is_person(struct sp_str name)
{
	return name.n > 0 && !memchr(name.s, '@', name.n) &&
	    sp_str_find(name, SP_STR("://"), 0) == name.n;
}

static struct sp_str
names(const struct sp_json_value *authors, struct sp_str site,
    struct sp_arena *mem)
{
	struct sp_buf all = {0};
	struct sp_str out;

	for (size_t i = 0; i < sp_json_items(authors); i++) {
		struct sp_str name = name_of(sp_json_item(authors, i));

		if (!is_person(name) || sp_str_ieq(name, site))
			continue;
		if (all.n > 0)
			sp_buf_add(&all, SP_STR(", "));
		sp_buf_add(&all, name);
	}
	mem->failed |= all.failed;
	out = sp_arena_dup(mem, sp_buf_str(&all));
	sp_buf_release(&all);
	return out;
}

static void
take(const struct sp_json_value *node, struct sp_arena *mem,
    struct sp_html_ld *ld)
{
	struct sp_str site = name_of(sp_json_get(node, "publisher"));

	ld->date = sp_arena_dup(mem,
	    sp_json_text(sp_json_item(sp_json_get(node, "datePublished"), 0)));
	ld->headline =
	    sp_arena_dup(mem, sp_json_text(sp_json_get(node, "headline")));
	ld->section = sp_arena_dup(
	    mem, name_of(sp_json_item(sp_json_get(node, "articleSection"), 0)));
	ld->author = names(sp_json_get(node, "author"), site, mem);
	ld->publisher = sp_arena_dup(mem, site);
}

/* The front page of a site: "https://example.org/", or "/". */
static bool
is_front(struct sp_str url)
{
	size_t host = sp_str_find(url, SP_STR("//"), 0);
	size_t path = host < url.n ? host + 2 : 0;

	path = sp_str_find(url, SP_STR("/"), path);
	return url.n > 0 && path + 1 >= url.n;
}

/* The section is the last step but one: the last is the article. */
static struct sp_str
section_of(const struct sp_json_value *trail)
{
	const struct sp_json_value *steps =
	    sp_json_get(trail, "itemListElement");
	const struct sp_json_value *step, *item;
	size_t n = sp_json_items(steps);
	struct sp_str name, url;

	if (n < 2)
		return (struct sp_str){NULL, 0};
	step = sp_json_item(steps, n - 2);
	item = sp_json_get(step, "item");
	name = name_of(step);
	if (name.n == 0 && sp_json_is_object(item))
		name = name_of(item);
	url = sp_json_text(item);
	if (url.n == 0)
		url = sp_json_text(sp_json_get(item, "@id"));
	if (url.n == 0)
		url = sp_json_text(sp_json_get(item, "url"));
	/* "Home", then the article. */
	if (n == 2 && (url.n == 0 || is_front(url)))
		return (struct sp_str){NULL, 0};
	return name;
}

bool
sp_html_ld_read(
    struct sp_str script, struct sp_arena *mem, struct sp_html_ld *ld)
{
	struct sp_json_value *tree = sp_json_read(script, NULL);
	struct found found = {{NULL}};
	bool read = tree != NULL;

	*ld = (struct sp_html_ld){.date = {NULL, 0}};
	find_nodes(tree, 0, &found);
	ld->is_article = found.node[KIND_ARTICLE] != NULL;
	if (ld->is_article)
		take(found.node[KIND_ARTICLE], mem, ld);
	else if (found.node[KIND_PAGE])
		take(found.node[KIND_PAGE], mem, ld);
	ld->trail = sp_arena_dup(mem, section_of(found.node[KIND_TRAIL]));
	sp_json_drop(tree);
	return read;
}
