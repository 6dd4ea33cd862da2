/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NORM_H
#define SPEAN_NORM_H

#include <stdbool.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/*
 * One spelling for one text.  Runs of Khmer get the order of the Khmer
 * Encoding Structure (khmer.h), everything gets NFC, one kind of space and no
 * invisible characters but those that mean something.
 *
 * Spaces and controls become one space, at the ends too: nothing is trimmed.
 * ZWSP is kept between Khmer clusters whatever the language, beside other text
 * only where lang has no spaces between words.
 *
 * Invariants: normalising again changes nothing; what comes out is NFC and has
 * no control character; no ZWSP stands inside a Khmer cluster, beside a space
 * or at an end; the visible text stays what it was at level canon.
 */
enum sp_norm_level {
	SP_NORM_CANON, /* one encoding for one visible text */
	SP_NORM_SEARCH, /* what two writers would type for the same word */
	SP_NORM_SKELETON /* and what looks the same: to find lookalikes by */
};

enum sp_norm_zwsp {
	SP_NORM_ZWSP_KEEP, /* between clusters, where lang has no spaces */
	SP_NORM_ZWSP_DROP
};

/*
 * Curly quotes, dashes and the minus sign become ' " and - where they should be
 * plain.  The angle quotes stay: in Khmer they are the ordinary ones, and have
 * one form already.  From level search on all of them are plain.
 */
enum sp_norm_punct { SP_NORM_PUNCT_KEEP, SP_NORM_PUNCT_PLAIN };

/*
 * How lookalikes are made one: as Unicode knows them (UTS #39) and as Khmer has
 * them.  It has a name of its own so that only who uses it loads the part of
 * ICU that it needs: a program that does not starts sooner.
 */
struct sp_look;
extern const struct sp_look sp_look;

struct sp_norm_opts {
	enum sp_norm_level level;
	enum sp_norm_zwsp zwsp;
	enum sp_norm_punct punct;
	const struct sp_look *look; /* &sp_look at level skeleton */
};

struct sp_norm; /* options and scratch; one a thread */

struct sp_norm *sp_norm_new(
    const struct sp_norm_opts *opts, struct sp_err *err);
void sp_norm_free(struct sp_norm *norm);

/*
 * Append the normal form of in to out.
 *
 * lang  the language of the text; decides what ZWSP and joiners mean
 * in    UTF-8, below 512 MiB; not modified, may be empty
 * out   initialised by the caller, who owns it; untouched on failure
 *
 * Takes time in proportion to the text, and from level search on memory for two
 * texts between.
 *
 * Returns SP_OK; SP_BAD_TEXT if in is not UTF-8; SP_TOO_LARGE; SP_NOMEM.
 */
enum sp_status sp_norm_text(struct sp_norm *norm, const struct sp_lang *lang,
    struct sp_str in, struct sp_buf *out, struct sp_err *err);

/*
 * How many bytes at the beginning of text are normal already, whatever stands
 * behind them; of text without changes all.  They are UTF-8 without control
 * characters, a TAB or a line end among them.  0 above level canon.
 */
size_t sp_norm_ordered(
    const struct sp_norm *norm, const struct sp_lang *lang, struct sp_str text);

/* True where the canonical form of a text at any level is the text itself, as
 * far as its bytes alone tell; its marks may be folded yet.  Then it is UTF-8
 * and not too large. */
bool sp_norm_is_plain(
    const struct sp_norm *norm, const struct sp_lang *lang, struct sp_str text);

/*
 * Normalise piece by piece, so that a long text takes no more memory than a
 * short one, as long as it has places to part it (norm_cut.h) and the level is
 * below skeleton.  in must stay as it is until the last piece.
 *
 * ordered  so many of its first bytes are normal (sp_norm_ordered); 0 where
 *          that is not known
 *
 * Returns what sp_norm_text does; SP_BAD_TEXT before any piece is out.
 */
enum sp_status sp_norm_begin(struct sp_norm *norm, const struct sp_lang *lang,
    struct sp_str in, size_t ordered, struct sp_err *err);

/* The next piece, in memory that holds until the next call: a place in the text
 * where that was normal.  False at the end, or when memory has failed: then
 * sp_norm_status, which is SP_OK otherwise, is SP_NOMEM. */
bool sp_norm_next(struct sp_norm *norm, struct sp_str *piece);
enum sp_status sp_norm_status(const struct sp_norm *norm, struct sp_err *err);

/*
 * The same, and where each byte that was appended comes from in `in`: the
 * places of the output are counted from where it begins in out.
 *
 * map   emptied before; untouched on failure
 *
 * The map of a text without changes has one piece, a copy; so the map of a long
 * text is as long as what was changed, not as the text.
 */
enum sp_status sp_norm_text_map(struct sp_norm *norm,
    const struct sp_lang *lang, struct sp_str in, struct sp_buf *out,
    struct sp_norm_map *map, struct sp_err *err);

#endif
