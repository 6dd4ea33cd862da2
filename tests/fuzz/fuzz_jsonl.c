/* SPDX-License-Identifier: MIT */
/* Whatever lines come in are read the same however they are cut, and make pairs
 * that each format can hold. */
#include "rows.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	rows_check(ROWS_JSONL, (struct sp_str){(const char *)data, size},
	    (struct sp_str){NULL, 0});
	return 0;
}
