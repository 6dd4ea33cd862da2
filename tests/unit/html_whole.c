/* SPDX-License-Identifier: MIT */
#include "html_whole.h"

#include <spean/html_thin.h>

static enum sp_status
hand_on(struct sp_html_thin *thin, struct sp_str page, bool fold,
    struct sp_err *err)
{
	(void)fold;
	thin->n = 0;
	sp_buf_reset(&thin->page);
	sp_buf_add(&thin->page, page);
	return sp_buf_status(&thin->page, err);
}

/* The walk of html.c a second time, under other names. */
#define sp_html_thin(thin, page, fold, err) hand_on(thin, page, fold, err)
#define sp_html_parse(page, html, err)	    whole_parse(page, html, err)
#define sp_html_parse_known(page, known, html, err)                            \
	whole_parse_known(page, known, html, err)
#define sp_html_release(html) whole_release(html)
#include "../../lib/text/html.c"
