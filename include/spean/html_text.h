/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_TEXT_H
#define SPEAN_HTML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/conv_limon.h>
#include <spean/html_page.h>
#include <spean/html_style.h>
#include <spean/str.h>

/*
 * Inside of the module html: pieces of text gathered into blocks, with white
 * space collapsed and Limon's keys read as Khmer.
 */
struct sp_html_text {
	struct sp_html *html; /* gets the blocks */
	struct sp_buf text; /* of the block under way */
	size_t links;
	size_t jumps;
	size_t times;
	unsigned size; /* of the font of its first character */
	unsigned breaks; /* <br> since the last character */
	bool space; /* a space is due before the next character */
	bool image; /* an image stood since the last block */
	struct sp_limon *limon; /* once there was text in that font … */
	struct sp_buf khmer; /* … and what it means */
	bool failed; /* no memory */
};

/* A piece of text that stands in an element of that style. */
void sp_html_text_add(struct sp_html_text *text,
    const struct sp_html_style *style, struct sp_str piece);

/* A <br>: two of them are the border of a paragraph, one is a space. */
void sp_html_text_break(
    struct sp_html_text *text, const struct sp_html_style *style);

/* The block under way, if it has text, is at its end. */
void sp_html_text_end_block(
    struct sp_html_text *text, const struct sp_html_style *style);

/* Frees all but the buffer text, which may serve again. */
void sp_html_text_release(struct sp_html_text *text);

#endif
