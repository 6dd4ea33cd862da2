/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_INVISIBLE_H
#define SPEAN_INVISIBLE_H

#include <stdbool.h>
#include <stdint.h>

/* What separates without ink: spaces of any width, controls, line ends. */
bool sp_is_space(uint32_t cp);

/*
 * What is not seen and takes no room: soft hyphen, ZWSP, joiners, marks of
 * direction, word joiner, byte order mark, the invisible operators.
 */
bool sp_is_invisible(uint32_t cp);

/* True for the marks of direction among them. */
bool sp_is_direction(uint32_t cp);

/*
 * True where a joiner (ZWNJ, U+200C, or ZWJ, U+200D) changes what is seen, with
 * last before it and next behind it (0 for none; next may be SP_UTF8_BAD).
 */
bool sp_joiner_means(uint32_t joiner, uint32_t last, uint32_t next);

/* True for a letter that is written from right to left. */
bool sp_is_rtl(uint32_t cp);

#endif
