/* SPDX-License-Identifier: MIT */
#include <spean/exonym.h>

const struct sp_exonym *
sp_exonym_find(struct sp_str letters, size_t *n)
{
	size_t from = 0, to = sp_exonym_count;

	while (from < to) {
		size_t mid = (from + to) / 2;

		if (sp_str_cmp(sp_str_c(sp_exonyms[mid].name), letters) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	for (to = from; to < sp_exonym_count &&
	     sp_str_eq(sp_str_c(sp_exonyms[to].name), letters);)
		to++;
	*n = to - from;
	return sp_exonyms + from;
}
