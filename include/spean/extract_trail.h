/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_TRAIL_H
#define SPEAN_EXTRACT_TRAIL_H

#include <spean/extract_main.h>
#include <spean/html.h>
#include <spean/str.h>

/*
 * Inside of the module extract: the section of a page, from the breadcrumbs
 * above its text: "Home » National » Law » The headline" is of "Law".  Empty
 * where there are none, and where they lead from the front page to the article
 * itself.  The text is html's.
 */
struct sp_str sp_trail_section(
    const struct sp_html *html, const struct sp_main *found);

#endif
