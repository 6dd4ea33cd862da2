/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_SCAN_H
#define SPEAN_HTML_SCAN_H

#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * Inside of the module html: a look over a page before the parser, whose time
 * grows with the square of the number of open elements and of the attributes
 * of a tag.  SP_TOO_LARGE where more than max_depth elements are open at once
 * (those that the next tag closes by itself do not count: 10,000 <p> are one
 * deep) or a tag has more than max_attrs attributes.
 */
enum sp_status sp_html_scan(
    struct sp_str page, size_t max_depth, size_t max_attrs, struct sp_err *err);

#endif
