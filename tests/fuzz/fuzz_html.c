/* SPDX-License-Identifier: MIT */
/* Every page gives a status and a tree in order, the same whether the parser
 * gets all of its tags or those that can be read in more than one way. */
#include <spean/html.h>
#include <spean/utf8.h>

#include "../unit/html_show.h"
#include "fuzz.h"

static void
check_blocks(const struct sp_html *html)
{
	for (size_t i = 0; i < html->n; i++) {
		const struct sp_block *b = &html->block[i];

		HOLDS(b->text.n > 0 && sp_utf8_check(b->text) == b->text.n);
		HOLDS(b->links <= b->text.n && b->times <= b->text.n);
		HOLDS(b->elem < html->n_elems);
		HOLDS(b->level <= 6 && b->size <= 7);
	}
	for (size_t i = 0; i < html->n_elems; i++)
		HOLDS(i == 0 ? html->elem[0].up == 0 : html->elem[i].up < i);
	for (size_t i = 0; i < html->n_times; i++)
		HOLDS(html->time[i].block <= html->n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str page = {(const char *)data, size};
	struct sp_html html = {0};

	for (unsigned limon = 0; limon <= SP_HTML_LIMON; limon++) {
		struct sp_buf folded = {0}, whole = {0};
		enum sp_status status =
		    sp_html_parse_known(page, limon, &html, NULL);

		HOLDS(status == SP_OK || status == SP_BAD_TEXT ||
		    status == SP_TOO_LARGE);
		HOLDS(status == SP_OK || html.n == 0);
		check_blocks(&html);
		html_show(&html, &folded);
		HOLDS(sp_html_parse_known(page, limon | SP_HTML_UNFOLDED, &html,
			  NULL) == status);
		html_show(&html, &whole);
		HOLDS(sp_str_eq(sp_buf_str(&folded), sp_buf_str(&whole)));
		sp_buf_release(&folded);
		sp_buf_release(&whole);
	}
	sp_html_release(&html);
	return 0;
}
