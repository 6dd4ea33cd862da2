/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FURNITURE_H
#define SPEAN_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Inside of the module extract: what a line by itself, of so many chars (see
 * sp_text_chars), says of its purpose.
 */
enum sp_furniture {
	SP_FURNITURE_NONE,
	SP_FURNITURE_SOFT, /* such a word may be text: "Print", "Search" */
	SP_FURNITURE_HARD, /* no text in any place: "Accessibility links" */
	SP_FURNITURE_SECTION, /* what follows is none either: "Related" */
	SP_FURNITURE_COMMENTS /* readers' words follow: "38 comments" */
};
enum sp_furniture sp_furniture(struct sp_str line, size_t chars);

/* True where the line begins as a byline or date line does ("By ", "Last
 * update"). */
bool sp_furniture_byline(struct sp_str line);

/* True where a sentence ends at the end of text, quotes and brackets behind
 * the terminator included. */
bool sp_text_is_ended(struct sp_str text);

/* True for a line without a letter that is a rule or a counter: "###", "* * *",
 * "1/6", or the time of day: "12:20". */
bool sp_text_is_sign(struct sp_str text);

/* Characters of text, without spaces and zero-width spaces. */
size_t sp_text_chars(struct sp_str text);

/* True where the two are equal but for spaces, ZWSP, the marks of punctuation
 * and the case of ASCII letters, and are not empty. */
bool sp_text_same(struct sp_str a, struct sp_str b);

/* The same for part somewhere in whole. */
bool sp_text_contains(struct sp_str whole, struct sp_str part);

#endif
