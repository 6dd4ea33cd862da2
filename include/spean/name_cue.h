/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_CUE_H
#define SPEAN_NAME_CUE_H

#include <stddef.h>

/*
 * Words that stand beside names in Khmer, which marks none: before them
 * (លោក, ប្រទេស) or behind, where they end.  Compiled in from
 * corpora/names/cues.tsv.
 */
enum sp_name_cue_kind {
	SP_CUE_NONE,
	SP_CUE_PERSON,
	SP_CUE_PLACE,
	SP_CUE_LOCAL, /* a place of Cambodia */
	SP_CUE_GROUP,
	SP_CUE_TITLE, /* before persons, too */
	SP_CUE_STOP
};

struct sp_name_cue {
	const char *khmer; /* canonical, without ZWSP */
	enum sp_name_cue_kind kind;
};

/* Sorted by the bytes of the words. */
extern const struct sp_name_cue sp_name_cue_table[];
extern const size_t sp_name_cue_count;

#endif
