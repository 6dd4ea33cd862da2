/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store_show.h"

#include <stdlib.h>
#include <unistd.h>

#include <spean/utf8.h>

enum { AUTO, ALWAYS }; /* of STORE_COLORS */

bool
store_is_colored(int color)
{
	const char *no = getenv("NO_COLOR");

	if (color != AUTO)
		return color == ALWAYS;
	return !(no && *no) && isatty(STDOUT_FILENO);
}

void
store_add_plain(struct sp_buf *out, struct sp_str text)
{
	size_t pos = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp < ' ' || (cp >= 0x7F && cp < 0xA0) || cp == SP_UTF8_BAD)
			cp = ' ';
		sp_buf_add_cp(out, cp);
	}
}

void
store_add_other(
    struct sp_buf *out, const struct sp_pair *pair, bool tgt, unsigned indent)
{
	sp_buf_addf(out, "%*s", (int)indent, "");
	store_add_plain(out, tgt ? pair->src_text : pair->tgt_text);
	sp_buf_addf(out, "\n%*s", (int)indent, "");
	store_add_plain(out, tgt ? pair->tgt_doc : pair->src_doc);
	sp_buf_addc(out, ' ');
	store_add_plain(out, tgt ? pair->tgt_loc : pair->src_loc);
	sp_buf_addc(out, '\n');
}

void
store_add_record(struct sp_buf *out, const struct sp_pair *pair)
{
	sp_pair_write(pair, out);
	if (out->n > 0)
		sp_buf_cut(out, out->n - 1);
}
