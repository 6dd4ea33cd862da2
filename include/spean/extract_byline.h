/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_BYLINE_H
#define SPEAN_EXTRACT_BYLINE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/day.h>
#include <spean/extract_main.h>
#include <spean/extract_text.h>
#include <spean/html.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * Inside of the module extract: who wrote an article and when, as it stands
 * around the headline for readers, and in the address of the page.
 *
 * A date counts where it stands in a line of its own, in a byline, or before
 * the dash with which the first paragraph begins ("PHNOM PENH, 15 November
 * 2019 –"); never in a sentence.  Where days and months could be either, the
 * address decides, then the language as the page declares it: English of the
 * United States has the month first, all else the day.  Years are 1990 to 2100.
 */
enum sp_byline_trust {
	SP_BYLINE_NONE,
	SP_BYLINE_UPDATED, /* it says that it is the day of a change */
	SP_BYLINE_BEFORE, /* a few lines before the headline */
	SP_BYLINE_DATELINE,
	SP_BYLINE_LINE, /* between headline and text */
	SP_BYLINE_NAMED, /* … and said to be a byline, or "Published …" */
	SP_BYLINE_URL,
	SP_BYLINE_TIME /* <time>, the nearest to the headline */
};

struct sp_byline {
	struct sp_str date; /* ISO 8601, or empty */
	enum sp_byline_trust trust;
	struct sp_str author; /* or empty */
};

/* What is known before. */
struct sp_byline_page {
	struct sp_str url; /* or empty */
	struct sp_str lang; /* a BCP 47 tag, or empty */
	struct sp_str site; /* its name is no author's */
};

/* Fill byline; its texts are mem's or those of what is given.  Where memory
 * fails, mem has failed. */
void sp_byline_html(const struct sp_html *html, const struct sp_main *found,
    const struct sp_byline_page *page, struct sp_arena *mem,
    struct sp_byline *byline);
void sp_byline_text(const struct sp_text_article *text,
    const struct sp_byline_page *page, struct sp_arena *mem,
    struct sp_byline *byline);

/* The day in the path or query of an address: "/2019/11/15/", "/2019-11-15-",
 * "/20191115", "/2019/nov/15/", "?date=2019-11-15". */
bool sp_byline_url(struct sp_str url, struct sp_day *day);

#endif
