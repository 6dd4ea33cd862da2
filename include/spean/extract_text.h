/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_TEXT_H
#define SPEAN_EXTRACT_TEXT_H

#include <stddef.h>

#include <spean/arena.h>
#include <spean/err.h>
#include <spean/extract_main.h>
#include <spean/str.h>

/*
 * Inside of the module extract: an article saved as plain text.  Paragraphs
 * stand between blank lines; where there is no blank line, one on each line.
 */
struct sp_text_article {
	struct sp_str title; /* or empty */
	struct sp_str *par; /* all that is there */
	enum sp_main_reason *reason; /* … and what it is */
	size_t n;
};

/* Fill article from UTF-8 text; its memory is mem's.  SP_OK or SP_NOMEM. */
enum sp_status sp_text_article(struct sp_str text, struct sp_arena *mem,
    struct sp_text_article *article, struct sp_err *err);

#endif
