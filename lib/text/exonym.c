/* SPDX-License-Identifier: MIT */
#include <spean/exonym.h>

const struct sp_exonym *
sp_exonym_find(struct sp_str letters, size_t *n)
{
	return sp_exonyms +
	    sp_str_rows(&sp_exonyms[0].name, sizeof(sp_exonyms[0]),
		sp_exonym_count, letters, n);
}
