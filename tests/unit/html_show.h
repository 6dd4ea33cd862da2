/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_HTML_SHOW_H
#define SPEAN_TESTS_HTML_SHOW_H

#include <spean/buf.h>
#include <spean/html.h>

static inline void
html_show_field(struct sp_buf *out, const char *name, struct sp_str value)
{
	sp_buf_addf(out, " %s=[", name);
	sp_buf_add(out, value);
	sp_buf_addc(out, ']');
}

static inline void
html_show_blocks(const struct sp_html *html, struct sp_buf *out)
{
	for (size_t i = 0; i < html->n; i++) {
		const struct sp_block *b = &html->block[i];

		sp_buf_addf(out, "block %zu: kind %d in %x level %u size %u ",
		    i, (int)b->kind, b->in, b->level, b->size);
		sp_buf_addf(out, "elem %u links %zu times %zu", b->elem,
		    b->links, b->times);
		html_show_field(out, "lang", b->lang);
		html_show_field(out, "text", b->text);
		sp_buf_addc(out, '\n');
	}
}

/* All that is read of a page, a line each, behind what out has. */
static inline void
html_show(const struct sp_html *html, struct sp_buf *out)
{
	html_show_blocks(html, out);
	for (size_t i = 0; i < html->n_elems; i++) {
		const struct sp_elem *e = &html->elem[i];

		sp_buf_addf(
		    out, "elem %zu: up %u in %x <%s>", i, e->up, e->in, e->tag);
		html_show_field(out, "name", e->name);
		sp_buf_addc(out, '\n');
	}
	for (size_t i = 0; i < html->n_times; i++) {
		const struct sp_html_time *t = &html->time[i];

		sp_buf_addf(out, "time: block %zu in %x %d %d", t->block, t->in,
		    t->published, t->updated);
		html_show_field(out, "date", t->date);
		sp_buf_addc(out, '\n');
	}
	sp_buf_addf(out, "page: dated %d", (int)html->dated);
	html_show_field(out, "date", html->date);
	html_show_field(out, "author", html->author);
	html_show_field(out, "title", html->title);
	html_show_field(out, "og_title", html->og_title);
	html_show_field(out, "lang", html->lang);
	html_show_field(out, "canonical", html->canonical);
	html_show_field(out, "section", html->section);
	html_show_field(out, "site", html->site);
	sp_buf_addc(out, '\n');
}

#endif
