/* SPDX-License-Identifier: MIT */
#include <spean/html_ld.h>

#include <spean/buf.h>
#include <spean/json.h>

/* Nodes within nodes are no deeper in any page. */
#define DEEPEST 8

/* "NewsArticle", "https://schema.org/BlogPosting": by the end of the name, as
 * schema.org has a dozen kinds of either. */
static bool
is_article(const struct sp_json_value *node)
{
	const struct sp_json_value *type = sp_json_get(node, "@type");

	for (size_t i = 0; i < sp_json_items(type); i++) {
		struct sp_str name = sp_json_text(sp_json_item(type, i));

		if (sp_str_ends(name, SP_STR("Article")) ||
		    sp_str_ends(name, SP_STR("Posting")) ||
		    sp_str_eq(name, SP_STR("Report")))
			return true;
	}
	return false;
}

static const struct sp_json_value *
find_article(const struct sp_json_value *value, unsigned depth)
{
	static const char *const within[] = {
	    "@graph", "mainEntity", "mainEntityOfPage"};
	const struct sp_json_value *found = NULL;

	for (size_t i = 0; depth < DEEPEST && i < sp_json_items(value); i++) {
		const struct sp_json_value *node = sp_json_item(value, i);

		/* A string is its own only item: here the search ends. */
		if (is_article(node))
			return node;
		for (size_t k = 0; sp_json_is_object(node) && k < 3; k++) {
			found = find_article(
			    sp_json_get(node, within[k]), depth + 1);
			if (found)
				return found;
		}
	}
	return NULL;
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

bool
sp_html_ld_read(
    struct sp_str script, struct sp_arena *mem, struct sp_html_ld *ld)
{
	struct sp_json_value *tree = sp_json_read(script, NULL);
	const struct sp_json_value *node = find_article(tree, 0);
	bool read = tree != NULL;

	*ld = (struct sp_html_ld){.date = {NULL, 0}};
	if (node)
		take(node, mem, ld);
	sp_json_drop(tree);
	return read;
}
