/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_URL_H
#define SPEAN_HTML_URL_H

#include <stddef.h>

#include <spean/arena.h>
#include <spean/str.h>

/*
 * Inside of the modules html and extract: the addresses of pages.
 *
 * url as seen from base, by RFC 3986 but for dots in the midst of it, which no
 * page has in its own address.  Where url is absolute, or base is not, it stays
 * as it is; else the result is mem's.  Where memory fails, mem has failed.
 */
struct sp_str sp_html_url(
    struct sp_str url, struct sp_str base, struct sp_arena *mem);

/* Where the path of an absolute address begins, which is url.n where it has
 * none; 0 where the address is not absolute. */
size_t sp_html_url_path(struct sp_str url);

#endif
