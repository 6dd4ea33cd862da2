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

/* True for what a joiner (ZWNJ, U+200C; ZWJ, U+200D) behind it can change: a
 * virama, a letter that joins with the next. */
bool sp_joins(uint32_t cp);

/* True for what ZWJ can join to one picture. */
bool sp_is_emoji(uint32_t cp);

/* True for a letter that is written from right to left. */
bool sp_is_rtl(uint32_t cp);

#endif
