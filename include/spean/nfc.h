/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NFC_H
#define SPEAN_NFC_H

#include <stdbool.h>
#include <stdint.h>

#include <spean/str.h>

/*
 * NFC of a piece of text, code point by code point.  Linear in the length of
 * the text even where thousands of marks stand on one letter in the worst
 * order.
 */
struct sp_nfc;
struct sp_nfc *sp_nfc_new(void); /* NULL: no memory */
void sp_nfc_free(struct sp_nfc *nfc);

void sp_nfc_reset(struct sp_nfc *nfc);
void sp_nfc_add(struct sp_nfc *nfc, uint32_t cp);

/* True where nothing of cp can compose or change places with what stands
 * before it. */
bool sp_nfc_begins(const struct sp_nfc *nfc, uint32_t cp);

/*
 * The NFC of what was added since the reset, as UTF-8 that holds until the next
 * call.  Empty when memory failed (or nothing was added).
 */
struct sp_str sp_nfc_text(struct sp_nfc *nfc);

#endif
