/* SPDX-License-Identifier: MIT */
/* Whatever comes in ends, is read to its end, and gives the same records and
 * pages however it is cut. */
#include <spean/crawl.h>
#include <spean/html.h>
#include <spean/utf8.h>

#include "../unit/source.h"
#include "fuzz.h"

static void
note(const struct sp_crawl_page *page, struct sp_buf *out)
{
	HOLDS(page->taken == !page->why);
	HOLDS(page->bytes.n <= SP_HTML_MAX);
	HOLDS(sp_utf8_check(page->url) == page->url.n);
	for (size_t i = 0; i < page->url.n; i++)
		HOLDS((unsigned char)page->url.s[i] > ' ');
	sp_buf_addf(out, "%zu %llu %llu %s %u %s %d\n", page->rec.number,
	    (unsigned long long)page->rec.offset,
	    (unsigned long long)page->rec.length, page->type, page->status,
	    page->taken ? "" : page->why, (int)page->fault.status);
	sp_buf_add(out, page->url);
	if (page->taken)
		sp_buf_add(out, page->bytes);
}

static void
run(struct sp_str input, size_t step, struct sp_buf *out)
{
	struct text text = {input, 0, step};
	struct sp_inflow *in = text_inflow(&text);
	struct sp_crawl *crawl = sp_crawl_new(NULL);
	struct sp_crawl_page page;
	struct sp_str rest;
	struct sp_err err = {0};
	size_t n = 0;

	HOLDS(in && crawl);
	sp_crawl_open(crawl, in);
	while (sp_crawl_next(crawl, &page, &err)) {
		HOLDS(page.rec.number == ++n);
		note(&page, out);
		if (page.taken)
			HOLDS(sp_crawl_keep(crawl, &page, NULL) == SP_OK);
	}
	HOLDS(err.status == SP_OK);
	HOLDS(sp_inflow_peek(in, 1, &rest, NULL) == SP_OK && rest.n == 0);
	HOLDS(text.at == input.n);
	sp_crawl_free(crawl);
	sp_inflow_free(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str input = {(const char *)data, size};
	struct sp_buf one = {0}, two = {0};

	run(input, SIZE_MAX, &one);
	run(input, size < 4096 ? 1 : 97, &two);
	HOLDS(sp_str_eq(sp_buf_str(&one), sp_buf_str(&two)));
	sp_buf_release(&one);
	sp_buf_release(&two);
	return 0;
}
