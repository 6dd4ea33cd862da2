/* SPDX-License-Identifier: MIT */
/* Whatever comes in as a table of what is to be ignored, a finding that is
 * written is ignored once that is read. */
#include <spean/ignores.h>

#include "../unit/source.h"
#include "fuzz.h"

static void
bad(void *ctx, size_t line, const struct sp_err *err)
{
	size_t *last = ctx;

	HOLDS(line > *last && sp_status_is_record(err->status));
	*last = line;
}

static void
read_all(struct sp_ignores *ignores, struct sp_str input, size_t step)
{
	struct text text = {input, 0, step};
	struct sp_inflow *in = text_inflow(&text);
	size_t line = 0;

	HOLDS(in);
	sp_ignores_read(ignores, in, bad, &line, NULL);
	sp_inflow_free(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str input = {(const char *)data, size};
	struct sp_ignores *ignores = sp_ignores_new(NULL);
	struct sp_pair pair = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("b"),
	    .src_text = input,
	    .tgt_text = SP_STR("Sok San")};
	struct sp_finding finding = {.check = SP_CHECK_NAME,
	    .at = {{0, size}, SP_FINDING_NOWHERE},
	    .message = input};
	struct sp_buf line = {0};
	bool has;

	HOLDS(ignores);
	read_all(ignores, input, 1 + size % 7);
	HOLDS(sp_ignores_has(ignores, &pair, &finding, &has, NULL) == SP_OK);
	HOLDS(sp_ignores_write(ignores, &pair, &finding, &line, NULL) == SP_OK);
	/* A message that is not UTF-8 is none that we have. */
	sp_buf_cut(&line, sp_str_find(sp_buf_str(&line), SP_STR("="), 0) + 33);
	HOLDS(sp_ignores_add(ignores, sp_buf_str(&line), NULL) == SP_OK);
	HOLDS(sp_ignores_has(ignores, &pair, &finding, &has, NULL) == SP_OK);
	HOLDS(has);
	sp_buf_release(&line);
	sp_ignores_free(ignores);
	return 0;
}
