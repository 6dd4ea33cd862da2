/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_FOLD_H
#define SPEAN_HTML_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/html_depth.h>
#include <spean/html_token.h>
#include <spean/str.h>

/*
 * Inside of the module html: the parts of a page that every parser reads alike.
 *
 * Where tags are nested as they are written there is nothing to find out about
 * a tree, and most of a page is so.  Such an element with all that is in it is
 * kept as events, and goes to the parser as one void element, for which it
 * does the same as for the start tag of any block: an hr.
 *
 *     page      <div><p>a</p><p>b <a href="#">c</a></p></div>
 *     events    div p "a" /p p "b " a "c" /a /p /div
 *     to parse  <hr q=⟨first event⟩>
 *
 * The rules are those of the HTML Standard, 13.2.6, each on the safe side: an
 * element is whole if it and all in it are of the tags of html_tag.h that have
 * no rules of their own, if each end tag is that of the innermost element, if
 * no start tag closes another element, and if no formatting element from before
 * can be opened again in it.
 */
enum sp_html_event_kind { SP_EVENT_START, SP_EVENT_END, SP_EVENT_TEXT };

struct sp_html_event {
	struct sp_str text; /* of a start its attributes */
	struct sp_str name; /* of a start */
	enum sp_html_event_kind kind;
	unsigned tag;
	size_t end; /* of a start: the number of its end; void: its own */
};

struct sp_html_fold {
	struct sp_html_event *event;
	size_t n, cap;
	struct sp_arena mem; /* of text that is not in the page */
	bool off; /* what comes is for the parser */
	bool failed; /* no memory */
};

/* Begin a page; off: nothing is folded. */
void sp_html_fold_reset(struct sp_html_fold *fold, bool off);

/* A start tag for the parser, with its attributes; mark is what there was of
 * the page before it.  It goes to html_depth, whose answer this is. */
bool sp_html_fold_start(struct sp_html_fold *fold, struct sp_html_depth *depth,
    const struct sp_html_token *tag, const struct sp_html_attr *attr,
    struct sp_html_mark mark);

/* An end tag, the same way.  *whole is the element that it ends, if that is
 * whole: after the last of what is in it comes sp_html_fold_close. */
bool sp_html_fold_end(struct sp_html_fold *fold, struct sp_html_depth *depth,
    const struct sp_html_token *tag, struct sp_html_open *whole);
void sp_html_fold_close(
    struct sp_html_fold *fold, const struct sp_html_open *whole);

/* Text, or a character reference. */
void sp_html_fold_text(
    struct sp_html_fold *fold, struct sp_html_depth *depth, struct sp_str text);
void sp_html_fold_reference(
    struct sp_html_fold *fold, struct sp_html_depth *depth, struct sp_str ref);

/* Something else for the parser: what is open is not whole. */
void sp_html_fold_break(struct sp_html_depth *depth);

void sp_html_fold_release(struct sp_html_fold *fold);

#endif
