/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_DICT_H
#define SPEAN_NAME_DICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/dict.h>
#include <spean/name_cue.h>
#include <spean/str.h>

/*
 * The names whose Khmer spelling is known (known.h) and the words that stand
 * beside names (name_cue.h) in one dictionary, by codes (words.h); spaces and
 * what has no width have none and may stand anywhere.  A value is the kind of
 * a cue, SP_NAME_DICT_KNOWN or SP_NAME_DICT_CUED, or several of them.  Made
 * while the library is built.
 */
#define SP_NAME_DICT_KNOWN 0x10u /* a known spelling */
#define SP_NAME_DICT_CUED  0x20u /* the same, behind a cue */

extern const struct sp_dict sp_name_dict;

/* By its first code, which second codes an entry has that may begin a name (as
 * sp_name_dict_next has it): a bit each; all where the first is an entry. */
extern const uint64_t sp_name_dict_second[128][2];

/*
 * The first byte of a text, UTF-8 and canonical (norm.h), from byte `from` on
 * where a name may begin, or what is said before names: an entry stands there
 * whose value is more than SP_NAME_DICT_CUED or SP_CUE_STOP.  text.n where
 * there is none.  Words are not known here, so that it may be inside of one.
 */
size_t sp_name_dict_next(struct sp_str text, size_t from);

/* False where a look at two letters tells that none stands at this byte. */
bool sp_name_dict_may(struct sp_str text, size_t at);

#endif
