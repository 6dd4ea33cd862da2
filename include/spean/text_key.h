/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TEXT_KEY_H
#define SPEAN_TEXT_KEY_H

#include <stdbool.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>
#include <spean/term.h>

/*
 * When two texts are the same:
 *
 *   exact    byte for byte
 *   near     as they are searched (term.h), spaces and signs left out, but for
 *            those that part digits: 1.5 is not 15
 *   letters  the same with the digits left out
 *
 * A text of signs alone counts as it is, and one without letters as near has
 * it.
 */
enum sp_dedup_by { SP_DEDUP_EXACT, SP_DEDUP_NEAR, SP_DEDUP_LETTERS };

/*
 * Append bytes that are the same for texts that are the same, behind what says
 * how they are compared, so that no two lists of texts look alike.  Fails as
 * sp_terms_read.
 */
enum sp_status sp_text_key(struct sp_terms *terms, enum sp_dedup_by by,
    struct sp_str text, struct sp_buf *out, struct sp_err *err);

/* True for a key (near or letters) of a text of signs alone, in which there is
 * nothing to compare. */
bool sp_text_key_is_of_signs(struct sp_str key);

#endif
