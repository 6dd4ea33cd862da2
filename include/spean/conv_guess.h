/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONV_GUESS_H
#define SPEAN_CONV_GUESS_H

#include <spean/err.h>
#include <spean/str.h>

/*
 * Inside of the module conv: what the bytes are likely, as an iconv name in
 * lower case, and how sure that is, 0 to 100.
 *
 * Each candidate is tried on the text: the frequencies of letter groups, as
 * ICU knows them, rank those that make it look like text (conv_score.h); the
 * charsets that ICU does not know stand by their look alone.  How far the best
 * is ahead of the next one that reads another text says how sure it is.
 *
 * SP_BAD_TEXT where nothing is likely; SP_NOMEM.
 */
enum sp_status sp_conv_guess(
    struct sp_str head, char name[64], int *confidence, struct sp_err *err);

#endif
