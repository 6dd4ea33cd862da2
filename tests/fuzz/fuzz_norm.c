/* SPDX-License-Identifier: MIT */
/* Normalising again changes nothing, and what comes out is NFC, one line, and
 * has no ZWSP inside a cluster.  The first byte chooses how. */
#include <stdbool.h>

#include <spean/khmer.h>
#include <spean/nfc.h>
#include <spean/norm.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_form(struct sp_str text)
{
	uint32_t last = 0;

	for (size_t i = 0; i < text.n;) {
		uint32_t cp = sp_utf8_next(text, &i);

		HOLDS(cp != SP_UTF8_BAD && cp >= 0x20 && cp != 0x7F);
		HOLDS(cp != ' ' || last != ' ');
		HOLDS(cp != 0x200B || (last && last != ' ' && last != 0x17D2));
		HOLDS(last != 0x200B ||
		    (cp != ' ' && cp != 0x200B && !sp_khmer_is_mark(cp)));
		last = cp;
	}
	HOLDS(last != 0x200B);
}

static void
check_nfc(struct sp_str text)
{
	struct sp_nfc *nfc = sp_nfc_new();

	for (size_t i = 0; i < text.n;)
		sp_nfc_add(nfc, sp_utf8_next(text, &i));
	HOLDS(sp_str_eq(sp_nfc_text(nfc), text));
	sp_nfc_free(nfc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const langs[] = {"km", "en", "und", "fa"};
	uint8_t how = size ? data[0] : 0;
	struct sp_norm_opts opts = {how & 1, how >> 1 & 1};
	const struct sp_lang *lang =
	    sp_lang_find(sp_str_c(langs[how >> 2 & 3]));
	struct sp_str in = {(const char *)data + (size > 0), size - (size > 0)};
	struct sp_norm *norm = sp_norm_new(&opts, NULL);
	struct sp_buf once = {0}, twice = {0};
	enum sp_status status;

	sp_buf_add(&once, SP_STR("before"));
	status = sp_norm_text(norm, lang, in, &once, NULL);
	HOLDS((status == SP_OK) == (sp_utf8_check(in) == in.n));
	if (status == SP_OK) {
		struct sp_str text = sp_str_sub(sp_buf_str(&once), 6, once.n);

		check_form(text);
		check_nfc(text);
		sp_norm_text(norm, lang, text, &twice, NULL);
		HOLDS(sp_str_eq(text, sp_buf_str(&twice)));
	} else {
		HOLDS(status == SP_BAD_TEXT && once.n == 6);
	}
	sp_buf_release(&once);
	sp_buf_release(&twice);
	sp_norm_free(norm);
	return 0;
}
