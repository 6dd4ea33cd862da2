/* SPDX-License-Identifier: MIT */
/* What is converted is UTF-8, and cutting the input changes nothing. */
#include <string.h>

#include <spean/conv.h>
#include <spean/utf8.h>

#include "fuzz.h"

static const char *const charsets[] = {"utf-8", "utf-16le", "utf-32be",
    "windows-1252", "gb18030", "iso-2022-jp", "euc-kr", "koi8-r", "limon"};

static void
feed(struct sp_str in, const char *charset, size_t cut, struct sp_buf *out)
{
	struct sp_conv *conv = sp_conv_new(charset, NULL);
	size_t bad, first;

	if (!conv)
		return;
	HOLDS(sp_conv_feed(conv, sp_str_sub(in, 0, cut), false, out, NULL) ==
	    SP_OK);
	HOLDS(sp_conv_feed(conv, sp_str_sub(in, cut, in.n), true, out, NULL) ==
	    SP_OK);
	bad = sp_conv_bad(conv, &first, NULL);
	HOLDS(bad == 0 || first < in.n);
	HOLDS(sp_utf8_check(sp_buf_str(out)) == out->n);
	sp_conv_free(conv);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str in = {(const char *)data, size};
	struct sp_buf whole = {0}, parts = {0};
	struct sp_conv_info info;
	const char *charset;
	char declared[64];

	sp_conv_html_charset(in, declared);
	HOLDS(strlen(declared) < sizeof(declared));
	if (sp_conv_text(in, NULL, declared, &whole, &info, NULL) == SP_OK)
		HOLDS(sp_utf8_check(sp_buf_str(&whole)) == whole.n);
	sp_conv_legacy_font(sp_buf_str(&whole));
	if (size > 2) {
		charset =
		    charsets[data[0] % (sizeof(charsets) / sizeof(*charsets))];
		in = sp_str_sub(in, 2, in.n);
		sp_buf_reset(&whole);
		feed(in, charset, 0, &whole);
		feed(in, charset, data[1] % (in.n + 1), &parts);
		HOLDS(sp_str_eq(sp_buf_str(&whole), sp_buf_str(&parts)));
	}
	sp_buf_release(&whole);
	sp_buf_release(&parts);
	return 0;
}
