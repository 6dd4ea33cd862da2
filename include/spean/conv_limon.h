/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONV_LIMON_H
#define SPEAN_CONV_LIMON_H

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Inside of the module conv: Khmer as it was typed for the Limon fonts (1994
 * to about 2010), which draw Khmer over the characters of windows-1252.
 *
 * The keys stand in the order of the eye: what is drawn before its letter is
 * typed before it.
 *
 *     e R t a   is drawn  េ ្រ ត ា   and means  ត ្រ ោ
 *
 * A cluster is gathered until the next letter, then put in the order of
 * khmer.h.  One glyph has several keys, for the places it is drawn at.  Some
 * keys have several meanings:
 *
 *     þ    coeng TA; coeng DA has the same glyph, and modern Khmer writes TA
 *     [    ឲ្យ, as the dictionary spells it, not ឱ្យ
 *     »    ឱ, not ឲ
 *     B§   ឰ where no Khmer stands before, else ព with coeng THO
 *     Ba   ញ where a coeng follows (ពា and ញ are drawn alike there)
 *     ³    ៖ behind a space, a vowel or a sign, else ៈ
 *     , <  comma and less-than behind a digit and a cluster that has ended on
 *          its right, where no coeng can stand, else coeng BA and PO
 *     : ; _ +   themselves behind a digit, else signs
 *
 * Characters that no key of the fonts is known for pass as they are; Latin
 * text that was shown in another font cannot be told apart and is converted.
 */
struct sp_limon;

struct sp_limon *sp_limon_new(struct sp_err *err);
void sp_limon_free(struct sp_limon *limon);

/*
 * Append to out what text (UTF-8; the characters of windows-1252) means.  The
 * cluster at its end waits for what follows.  SP_OK or SP_NOMEM.
 */
enum sp_status sp_limon_add(struct sp_limon *limon, struct sp_str text,
    struct sp_buf *out, struct sp_err *err);

/* Nothing follows: append what waits, and be as new. */
enum sp_status sp_limon_end(
    struct sp_limon *limon, struct sp_buf *out, struct sp_err *err);

#endif
