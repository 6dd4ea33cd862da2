/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PLAIN_WIDE_H
#define SPEAN_PLAIN_WIDE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * The beginning of what sp_plain_end finds (plain.h), 32 bytes at a step where
 * the processor can.  It knows less: what is rare ends it early.
 */

/* Whether this processor can.  Ask once, it takes long. */
bool sp_plain_wide_can(void);

/*
 * The place, at or behind from, up to which there are only characters that are
 * plain behind each other: up to one that is not, or the end.  What it finds
 * may still change the last of them, or the last cluster; if that is open at
 * the end, or a ZWSP, it is not told.  For processors that can, only.
 *
 * spaced  a space at from would be the second
 * hints   a ZWSP between Khmer clusters is in order
 */
size_t sp_plain_wide(struct sp_str text, size_t from, bool spaced, bool hints);

#endif
