/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HTML_FONT_H
#define SPEAN_HTML_FONT_H

#include <spean/str.h>

/*
 * Inside of the module html: which font an element asks for, by the face of
 * <font> and by its style; of several families the first counts, as the page
 * was made where that one was installed.
 */
enum sp_html_font {
	SP_HTML_FONT_SAME, /* it names none */
	SP_HTML_FONT_LIMON,
	SP_HTML_FONT_OTHER
};
enum sp_html_font sp_html_font(struct sp_str face, struct sp_str style);

#endif
