/* SPDX-License-Identifier: MIT */
/* Every page gives a status and well-formed records, the same each time. */
#include <spean/extract.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_doc(const struct sp_doc *doc)
{
	for (size_t i = 0; i < doc->n; i++) {
		struct sp_str text = doc->part[i].text;

		HOLDS(text.n > 0 && doc->part[i].loc.n > 0);
		HOLDS(sp_utf8_check(text) == text.n);
		for (size_t k = 0; k < text.n; k++)
			HOLDS((unsigned char)text.s[k] >= ' ');
	}
}

static void
check_block(void *user, const struct sp_explained *block)
{
	size_t *kept = user;

	HOLDS(block->text.n > 0 && *block->reason);
	HOLDS(block->links >= 0 && block->links <= 1);
	*kept += block->keep;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum sp_page_kind kinds[] = {
	    SP_PAGE_GUESS, SP_PAGE_HTML, SP_PAGE_TEXT, SP_PAGE_GUESS};
	struct sp_extract *ex = sp_extract_new(NULL);
	struct sp_page page = {
	    .id = SP_STR("x"), .bytes = {(const char *)data, size}};

	for (size_t k = 0; ex && k < 4; k++) {
		struct sp_doc doc = {0}, again = {0};
		struct sp_buf one = {0}, two = {0};
		enum sp_status status;
		size_t kept = 0;

		page.kind = kinds[k];
		page.charset = k == 3 ? "limon" : NULL;
		status = sp_extract_page(ex, &page, &doc, NULL);
		HOLDS(status == SP_OK || status == SP_BAD_TEXT ||
		    status == SP_TOO_LARGE);
		check_doc(&doc);
		HOLDS(sp_extract_page(ex, &page, &again, NULL) == status);
		sp_doc_write(&doc, &one);
		sp_doc_write(&again, &two);
		HOLDS(sp_str_eq(sp_buf_str(&one), sp_buf_str(&two)));
		page.raw = true;
		HOLDS(sp_extract_page(ex, &page, &again, NULL) != SP_OK ||
		    again.n > 0);
		check_doc(&again);
		page.raw = false;
		sp_extract_explain(ex, &page, check_block, &kept, NULL);
		HOLDS(kept > 0 || status != SP_OK);
		sp_buf_release(&one);
		sp_buf_release(&two);
		sp_doc_release(&doc);
		sp_doc_release(&again);
	}
	sp_extract_free(ex);
	return 0;
}
