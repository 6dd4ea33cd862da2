/* SPDX-License-Identifier: MIT */
/* The fields of a record joined by TABs are the record; made into text, it is
 * free of controls and as long or shorter. */
#include <string.h>

#include <spean/rec.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_fields(struct sp_str rec)
{
	struct sp_str field[5], one;
	size_t n = sp_rec_split(rec, field, 5);
	size_t length = n - 1;

	HOLDS(n >= 1 && n <= 5);
	for (size_t i = 0; i < n; i++) {
		length += field[i].n;
		HOLDS(sp_rec_field(rec, i + 1, &one));
		HOLDS(i == 4 || sp_str_eq(one, field[i]));
	}
	HOLDS(length == rec.n);
	HOLDS(n == 5 || !sp_rec_field(rec, n + 1, &one));
}

static void
check_text(struct sp_str rec)
{
	struct sp_buf once = {0}, twice = {0};

	sp_rec_add_text(&once, rec);
	HOLDS(once.n <= rec.n);
	for (size_t i = 0; i < once.n; i++)
		HOLDS((unsigned char)once.s[i] >= 0x20 && once.s[i] != 0x7F);
	sp_rec_add_text(&twice, sp_buf_str(&once));
	HOLDS(sp_str_eq(sp_buf_str(&once), sp_buf_str(&twice)));
	if (sp_utf8_check(rec) == rec.n)
		HOLDS(sp_utf8_check(sp_buf_str(&once)) == once.n);
	sp_buf_release(&once);
	sp_buf_release(&twice);
}

/* Reading forward and backward gives the same code points. */
static void
check_utf8(struct sp_str rec)
{
	size_t pos = 0;

	if (sp_utf8_check(rec) != rec.n)
		return;
	while (pos < rec.n) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(rec, &pos);
		size_t back = pos;
		char put[4];

		HOLDS(cp != SP_UTF8_BAD);
		HOLDS(sp_utf8_prev(rec, &back) == cp && back == from);
		HOLDS(sp_utf8_put(cp, put) == pos - from);
		HOLDS(memcmp(put, rec.s + from, pos - from) == 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str rec = {(const char *)data, size};

	check_fields(rec);
	check_text(rec);
	check_utf8(rec);
	return 0;
}
