/* SPDX-License-Identifier: MIT */
#include <spean/acronym.h>

const struct sp_acronym *
sp_acronym_find(struct sp_str latin, size_t *n)
{
	return sp_acronym_table +
	    sp_str_rows(&sp_acronym_table[0].latin, sizeof(sp_acronym_table[0]),
		sp_acronym_count, latin, n);
}
