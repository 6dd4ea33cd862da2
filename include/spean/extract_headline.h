/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_HEADLINE_H
#define SPEAN_EXTRACT_HEADLINE_H

#include <stddef.h>

#include <spean/extract_blocks.h>
#include <spean/str.h>

/*
 * Inside of the module extract: the block that is the headline, n where there
 * is none; *title is its text, else what the page calls itself, without the
 * name of the site.
 */
size_t sp_headline_find(const struct sp_blocks *f, struct sp_str *title);

#endif
