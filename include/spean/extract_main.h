/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_MAIN_H
#define SPEAN_EXTRACT_MAIN_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/err.h>
#include <spean/html.h>
#include <spean/str.h>

/*
 * Inside of the module extract: which blocks of a page are its article.
 */
struct sp_main {
	bool *keep; /* a value for each block */
	bool *cell; /* … whether it is a cell of a table of data */
	struct sp_str title; /* the headline, or empty */
};

/* Fill found; its memory is mem's.  SP_OK or SP_NOMEM. */
enum sp_status sp_main_find(const struct sp_html *html, struct sp_arena *mem,
    struct sp_main *found, struct sp_err *err);

#endif
