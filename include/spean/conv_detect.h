/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONV_DETECT_H
#define SPEAN_CONV_DETECT_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Inside of the module conv: what the bytes of a text say about its charset.
 */

/*
 * The number of bytes, 1 to 3, with which text begins a UTF-8 character that
 * it does not finish (because it ends, or because the next byte does not
 * fit); 0 where its first byte begins none or the character is whole.
 */
size_t sp_conv_utf8_part(struct sp_str text);

/* The charset that a byte order mark tells and the length of the mark in
 * *bom, or NULL. */
const char *sp_conv_bom(struct sp_str head, size_t *bom);

/* How much of a text is UTF-8. */
enum sp_conv_utf8 {
	SP_CONV_UTF8_ALL, /* all, but for a character cut at the end */
	SP_CONV_UTF8_MOSTLY, /* ten good characters beyond ASCII to a bad one */
	SP_CONV_UTF8_NOT
};
enum sp_conv_utf8 sp_conv_utf8(struct sp_str head);

/*
 * Whether a text in windows-1252 or UTF-8 that begins so is UTF-8: one byte
 * that is not makes it windows-1252, a number of characters beyond ASCII and
 * none that is not makes it UTF-8.  SP_CONV_UTF8_MOSTLY: not decided yet.
 */
enum sp_conv_utf8 sp_conv_utf8_or_1252(struct sp_str head);

/* True where there are more control characters than text of any charset that
 * keeps ASCII has. */
bool sp_conv_is_binary(struct sp_str head);

/*
 * True where there are as many as text in UTF-16 or UTF-32 has: U+00xx to
 * U+1Fxx has such a byte in each character, and of the second bytes of Han one
 * in nine is such.
 */
bool sp_conv_is_wide(struct sp_str head);

/* True where ISO 2022 shift sequences make 7-bit bytes another charset. */
bool sp_conv_has_shifts(struct sp_str head);

#endif
