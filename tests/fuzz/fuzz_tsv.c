/* SPDX-License-Identifier: MIT */
/* Whatever lines come in are read the same however they are cut, as the pair
 * stream, as two columns and as the two files of moses, and make pairs that
 * each format can hold. */
#include "rows.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str input = {(const char *)data, size};
	/* The files of moses have a byte between that UTF-8 never has. */
	const char *at = size > 0 ? memchr(data, 0xFE, size) : NULL;
	size_t n = at ? (size_t)(at - input.s) : size;

	rows_check(ROWS_TSV, input, (struct sp_str){NULL, 0});
	rows_check(ROWS_MOSES, sp_str_sub(input, 0, n),
	    sp_str_sub(input, at ? n + 1 : n, size));
	return 0;
}
