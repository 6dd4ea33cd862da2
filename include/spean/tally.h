/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TALLY_H
#define SPEAN_TALLY_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Small numbers that hyphens join, each of which counts by itself: goals
 * ("5-3") or games won, lost and drawn ("13-21-3").  Whole numbers below 1000
 * without a zero in front, and nothing else of a name, date or telephone number
 * beside them.
 */

/* How many numbers there are in the one that the digit at byte pos is part of;
 * 0 where it is part of none. */
size_t sp_tally_at(struct sp_str text, size_t pos);

/* True where the byte at pos is the x between two measures ("36x24 mm"), not
 * one of a name ("0x24", "ax4"). */
bool sp_tally_is_times(struct sp_str text, size_t pos);

#endif
