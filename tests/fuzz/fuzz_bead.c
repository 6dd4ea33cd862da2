/* SPDX-License-Identifier: MIT */
/* A bead that is read is written and read the same again. */
#include <string.h>

#include <spean/bead.h>

#include "fuzz.h"

static void
check(struct sp_str rec)
{
	struct sp_bead bead, again;
	struct sp_buf line = {0};

	if (sp_bead_parse(rec, &bead, NULL) != SP_OK)
		return;
	HOLDS(bead.nsrc + bead.ntgt > 0);
	HOLDS(bead.nsrc <= rec.n && bead.ntgt <= rec.n);
	sp_bead_write(&bead, &line);
	HOLDS(line.n > 0 && line.s[line.n - 1] == '\n');
	HOLDS(sp_bead_parse(sp_str_sub(sp_buf_str(&line), 0, line.n - 1),
		  &again, NULL) == SP_OK);
	HOLDS(again.src == bead.src && again.nsrc == bead.nsrc);
	HOLDS(again.tgt == bead.tgt && again.ntgt == bead.ntgt);
	sp_buf_release(&line);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str rest = {(const char *)data, size};

	while (rest.s)
		check(sp_str_cut(&rest, '\n'));
	return 0;
}
