/* SPDX-License-Identifier: MIT */
#include <spean/html_font.h>

#include <stdbool.h>

static bool
contains(struct sp_str text, struct sp_str word)
{
	for (size_t i = 0; i + word.n <= text.n; i++)
		if (sp_str_ieq(sp_str_sub(text, i, i + word.n), word))
			return true;
	return false;
}

/* Of a list of families, or of what `font' takes before it. */
static enum sp_html_font
of_families(struct sp_str families)
{
	struct sp_str first = sp_str_trim(sp_str_cut(&families, ','));

	if (first.n == 0)
		return SP_HTML_FONT_SAME;
	return contains(first, SP_STR("limon")) ? SP_HTML_FONT_LIMON
						: SP_HTML_FONT_OTHER;
}

enum sp_html_font
sp_html_font(struct sp_str face, struct sp_str style)
{
	enum sp_html_font font = of_families(face), one;

	/* The style outdoes the attribute, and what comes last what came
	 * before. */
	while (style.s) {
		struct sp_str value = sp_str_cut(&style, ';');
		struct sp_str name = sp_str_trim(sp_str_cut(&value, ':'));

		if (!sp_str_ieq(name, SP_STR("font-family")) &&
		    !sp_str_ieq(name, SP_STR("font")))
			continue;
		one = of_families(value);
		if (one != SP_HTML_FONT_SAME)
			font = one;
	}
	return font;
}
