/* SPDX-License-Identifier: MIT */
/* The first line is a name, the rest a text: spans are in the text, names in
 * order, and odds and shares are numbers. */
#include <math.h>

#include <spean/latin_name.h>
#include <spean/name_find.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_names(struct sp_str text)
{
	struct sp_latin_names names;
	struct sp_latin_name name;
	size_t pos = 0;

	sp_latin_names_begin(&names, text);
	while (sp_latin_names_next(&names, &name)) {
		HOLDS(name.start >= pos && name.end > name.start);
		pos = name.end;
	}
	HOLDS(pos <= text.n);
}

static void
check_pair(struct sp_translit_latin *latin, struct sp_str text)
{
	struct sp_translit_khmer khmer;

	if (sp_translit_khmer(&sp_translit_km, text, &khmer, NULL) != SP_OK)
		return;
	HOLDS(khmer.n > 0 && khmer.n <= SP_TRANSLIT_MAX);
	HOLDS(!isnan(sp_translit_odds(latin, &khmer)));
}

static void
check_span(struct sp_name_text *in, struct sp_translit_latin *latin,
    struct sp_str text)
{
	enum sp_status status = sp_name_text_set(in, text, NULL);
	struct sp_name_span span;

	HOLDS((status == SP_BAD_TEXT) == (sp_utf8_check(text) < text.n));
	if (!sp_name_find(in, latin, &span))
		return;
	HOLDS(status == SP_OK && span.start < span.end && span.end <= text.n);
	HOLDS(((unsigned char)text.s[span.start] & 0xC0) != 0x80);
	HOLDS(isfinite(span.odds) && span.p >= 0 && span.p <= 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str text = {(const char *)data, size}, name;
	struct sp_translit model = {0};
	struct sp_name_text *in = sp_name_text_new(&sp_translit_km, NULL);
	struct sp_translit_latin *latin =
	    sp_translit_new(&sp_translit_km, NULL);

	check_names(text);
	sp_translit_read(&model, text, NULL);
	sp_translit_release(&model);
	name = sp_str_cut(&text, '\n');
	if (in && latin) {
		sp_translit_set(latin, name, NULL);
		check_pair(latin, text);
		check_span(in, latin, text);
	}
	sp_translit_free(latin);
	sp_name_text_free(in);
	return 0;
}
