/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_META_H
#define SPEAN_HTML_META_H

#include <spean/arena.h>
#include <spean/str.h>

/*
 * Inside of the module html: what the head of a page says of it.  Where a page
 * says a thing in several ways, the one with the higher rank is taken, the
 * first of equals.
 */
struct sp_meta_value {
	struct sp_str text; /* white space collapsed; in mem */
	int rank;
};

struct sp_html_meta {
	struct sp_meta_value title;
	struct sp_meta_value og_title;
	struct sp_meta_value canonical;
	struct sp_meta_value og_url;
	struct sp_meta_value base;
	struct sp_meta_value date;
	struct sp_meta_value author;
	struct sp_meta_value site;
	struct sp_meta_value section;
	struct sp_arena *mem;
};

/* <title>, and what <link rel=…> points to. */
void sp_html_meta_title(struct sp_html_meta *meta, struct sp_str text);
void sp_html_meta_link(
    struct sp_html_meta *meta, struct sp_str rel, struct sp_str href);

/* <base href=…>. */
void sp_html_meta_base(struct sp_html_meta *meta, struct sp_str href);

/* <meta name=, property= or itemprop=key content=…>. */
void sp_html_meta_name(
    struct sp_html_meta *meta, struct sp_str key, struct sp_str content);

/* The day of an element in the body; published: it says that it is the day of
 * publication.  The ranks of dates: */
enum { SP_META_TIME = 1, SP_META_PUBLISHED, SP_META_HEAD };
void sp_html_meta_time(
    struct sp_html_meta *meta, struct sp_str datetime, bool published);

/* A name in the body; item: microdata say that it is the author's, not only a
 * link to the author or the first words of a box. */
void sp_html_meta_author(
    struct sp_html_meta *meta, struct sp_str name, bool item);

/* A script of type application/ld+json. */
void sp_html_meta_json(struct sp_html_meta *meta, struct sp_str json);

/* The address of the page, once all is read: the canonical one, or og:url where
 * there is none or it is the front page of a site.  A relative one is that of
 * <base href> or og:url, or stays as it is: see html_url.h. */
struct sp_str sp_html_meta_url(struct sp_html_meta *meta);

#endif
