/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ACRONYM_H
#define SPEAN_ACRONYM_H

#include <stddef.h>

#include <spean/str.h>

/*
 * What acronyms are called in Khmer where they are not kept or read out, but
 * said by their meaning: EU, សហភាពអឺរ៉ុប.  Compiled in from
 * corpora/names/acronyms.tsv.
 */
struct sp_acronym {
	const char *latin; /* as it is written, without dots: "EU" */
	const char *khmer; /* or the part of it that all writers have */
};

/* The entries of an acronym: *n of them from what is returned; 0: none. */
const struct sp_acronym *sp_acronym_find(struct sp_str latin, size_t *n);

/* The table, sorted by the bytes of the acronyms. */
extern const struct sp_acronym sp_acronym_table[];
extern const size_t sp_acronym_count;

#endif
