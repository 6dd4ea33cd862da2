/* SPDX-License-Identifier: MIT */
/* What is parsed and written is parsed and written the same again. */
#include <string.h>

#include <spean/buf.h>
#include <spean/pair.h>

#include "fuzz.h"

static void
check(struct sp_str rec)
{
	struct sp_pair pair, again;
	struct sp_buf once = {0}, twice = {0};

	if (sp_pair_parse(rec, &pair, NULL) != SP_OK)
		return;
	HOLDS(pair.score >= 0 && pair.score <= 1);
	HOLDS(sp_pair_loc_count(pair.src_loc) <= pair.src_loc.n);
	HOLDS(sp_pair_loc_count(pair.src_loc) > 0 || pair.src_text.n == 0);
	HOLDS(sp_pair_loc_count(pair.tgt_loc) > 0 || pair.tgt_text.n == 0);
	sp_pair_write(&pair, &once);
	HOLDS(once.n > 0 && once.s[once.n - 1] == '\n');
	HOLDS(sp_pair_parse(sp_str_sub(sp_buf_str(&once), 0, once.n - 1),
		  &again, NULL) == SP_OK);
	sp_pair_write(&again, &twice);
	HOLDS(sp_str_eq(sp_buf_str(&once), sp_buf_str(&twice)));
	sp_buf_release(&once);
	sp_buf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str rest = {(const char *)data, size};

	while (rest.s)
		check(sp_str_cut(&rest, '\n'));
	return 0;
}
