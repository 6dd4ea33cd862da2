/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_HTML_WHOLE_H
#define SPEAN_TESTS_HTML_WHOLE_H

#include <spean/html.h>

/* sp_html_parse and its like, but the parser gets the whole page. */
enum sp_status whole_parse(
    struct sp_str page, struct sp_html *html, struct sp_err *err);
enum sp_status whole_parse_known(struct sp_str page, unsigned known,
    struct sp_html *html, struct sp_err *err);
void whole_release(struct sp_html *html);

#endif
