/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_TOKEN_H
#define SPEAN_HTML_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/html_attr.h>
#include <spean/str.h>

/*
 * Inside of the module html: a page as the tokens of the HTML Standard, 13.2.5.
 * They follow each other without a gap, and are pieces of the page.
 */
enum sp_html_token_kind {
	SP_TOKEN_TEXT, /* character references are not resolved */
	SP_TOKEN_START,
	SP_TOKEN_END,
	SP_TOKEN_RAW, /* the content of script, style, title, … */
	SP_TOKEN_COMMENT, /* what a browser takes for one, too */
	SP_TOKEN_OTHER /* doctype, CDATA */
};

/* Attributes beyond that are counted, but not kept. */
#define SP_HTML_ATTRS 1024

struct sp_html_attr {
	enum sp_html_attr_id id;
	struct sp_str name;
	struct sp_str value; /* without quotes */
	struct sp_str whole; /* from the name to the closing quote */
};

struct sp_html_token {
	enum sp_html_token_kind kind;
	struct sp_str whole;
	/* Of a start or end tag, and of what stands raw in it: */
	struct sp_str name;
	unsigned tag, is; /* see html_tag.h */
	bool slash; /* it ends in "/>" */
	size_t n_attrs;
	struct sp_str attrs; /* all of them, from the name to the ">" */
};

struct sp_html_lexer {
	struct sp_str page;
	size_t at;
	bool foreign; /* in svg or math */
	struct sp_html_token raw; /* the start tag whose content is next … */
	bool in_raw; /* … if this says so */
	struct sp_html_attr attr[SP_HTML_ATTRS]; /* of the tag read last */
};

void sp_html_lexer_init(struct sp_html_lexer *lexer, struct sp_str page);

/* The attribute from byte *pos of text, where a tag ends at a ">"; false at
 * that or at the end of text, and *pos is there. */
bool sp_html_attr_next(
    struct sp_str text, size_t *pos, struct sp_html_attr *attr);

/* The number of a character reference from behind its "&#": decimal, or an x
 * and hexadecimal.  *n is how many bytes it has; beyond Unicode it ends. */
uint32_t sp_html_number(struct sp_str text, size_t *n);

/* False at the end of the page. */
bool sp_html_token_next(
    struct sp_html_lexer *lexer, struct sp_html_token *token);

#endif
