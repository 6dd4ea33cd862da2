/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_LD_H
#define SPEAN_HTML_LD_H

#include <stdbool.h>

#include <spean/arena.h>
#include <spean/str.h>

/*
 * Inside of the module html: what a script of JSON-LD says of the article of a
 * page: of the first node whose type is an article's or a posting's, alone, in
 * an array, in @graph or as mainEntity; where there is none, of the first that
 * is a page (WebPage, CollectionPage, …) or a gallery.  What it says of the
 * site, of pictures, films, comments and related articles is not of it.
 */
struct sp_html_ld {
	struct sp_str date; /* datePublished; dateModified is not the date */
	struct sp_str headline;
	struct sp_str author; /* names with ", " between */
	struct sp_str publisher;
	struct sp_str section;
	struct sp_str trail; /* of a BreadcrumbList the last step but one */
	bool is_article; /* else of the page as a whole */
};

/* Fill ld, empty where the script has no article; the texts are mem's.  False
 * where it is not JSON. */
bool sp_html_ld_read(
    struct sp_str script, struct sp_arena *mem, struct sp_html_ld *ld);

#endif
