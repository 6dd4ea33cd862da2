/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONV_H
#define SPEAN_CONV_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * From any charset to UTF-8.  What the charset is: given by the user, else a
 * byte order mark, else UTF-8 where the bytes are valid UTF-8 (a wrong
 * declaration is more common than text of another charset that is by chance
 * UTF-8), else what the page declares, else what the bytes make likely.
 */
enum sp_conv_source {
	SP_CONV_GIVEN,
	SP_CONV_BOM,
	SP_CONV_VALID, /* the bytes are UTF-8 */
	SP_CONV_DECLARED,
	SP_CONV_DETECTED
};

struct sp_conv_info {
	char charset[64]; /* an iconv name, lower case: "utf-8"; or "limon" */
	enum sp_conv_source source;
	int confidence; /* 0 to 100; 100 unless detected, see SP_CONV_SURE */
	size_t bom; /* bytes of byte order mark to pass over */
};

/*
 * Below this, what was detected is the best of several guesses: of a line in
 * one of the old charsets seldom more can be said.
 */
#define SP_CONV_SURE 40

/*
 * Find the charset of a text that begins with head (the first 64 KiB suffice;
 * a character cut at the end of head is no fault).
 *
 * given     the user's choice, or NULL
 * declared  what a header or the page says, or NULL
 *
 * SP_UNKNOWN where given is neither a charset of iconv nor "limon";
 * SP_BAD_TEXT where nothing is likely (binary data), and where a byte order
 * mark tells of UTF-16 or UTF-32 where "limon" is given.  A declared charset
 * that iconv does not know is passed over.
 */
enum sp_status sp_conv_detect(struct sp_str head, const char *given,
    const char *declared, struct sp_conv_info *info, struct sp_err *err);

/* True where iconv converts from charset; names that mean the locale's or ask
 * for extras ("", "char", "…//translit") are none. */
bool sp_conv_known(const char *charset);

/*
 * True where a text may be in a charset that it is declared to be in: it is
 * known, and a text that is said to be in UTF-8, -16 or -32 looks so.  What
 * does not fit is passed over by sp_conv_detect.
 */
bool sp_conv_fits(struct sp_str text, const char *declared);

/* True for "limon", which is given as a charset is but is no charset: what its
 * bytes mean depends on those around them (see below). */
bool sp_conv_is_font(const char *charset);

/* A conversion under way; one a thread. */
struct sp_conv;
struct sp_conv *sp_conv_new(const char *charset, struct sp_err *err);
void sp_conv_free(struct sp_conv *conv);

/*
 * Convert the next piece and append it to out.  A character cut at the end of
 * a piece waits for the next one.  Bytes that are none of the charset's become
 * U+FFFD and are counted.  last: nothing follows.  SP_OK or SP_NOMEM.
 *
 * From "limon" whole clusters are put out, and what the text is can wait for
 * up to 4 KiB.  Such text is UTF-8 where it is valid and not ASCII alone (its
 * first eight characters beyond ASCII decide), else windows-1252.
 */
enum sp_status sp_conv_feed(struct sp_conv *conv, struct sp_str piece,
    bool last, struct sp_buf *out, struct sp_err *err);

/*
 * How many U+FFFD were put since the beginning.  Where the count is not 0,
 * *first is the first bad byte's offset in the input and *line the line of the
 * text, from 1, on which it stands.  Both may be NULL.
 */
size_t sp_conv_bad(const struct sp_conv *conv, size_t *first, size_t *line);

/* All in one: detect and convert a whole text, byte order mark dropped. */
enum sp_status sp_conv_text(struct sp_str in, const char *given,
    const char *declared, struct sp_buf *out, struct sp_conv_info *info,
    struct sp_err *err);

/*
 * The charset that the first 1,024 bytes of an HTML page declare (meta
 * charset or http-equiv; HTML Standard, 13.2.3.2), lower case, into name.
 * False where there is none.
 */
bool sp_conv_html_charset(struct sp_str page, char name[64]);

/*
 * Before Unicode, Khmer was typed as Latin letters and signs that a font drew
 * as Khmer; no charset of that kind exists, and converted as windows-1252 it
 * stays gibberish.  Where text (UTF-8) looks like it: the likely family of
 * fonts ("Limon", or what a font's name in the text says), a static string.
 * NULL for everything else.
 */
const char *sp_conv_legacy_font(struct sp_str text);

/* What to give as a charset to convert text of that family ("limon"), or NULL
 * where that cannot be done. */
const char *sp_conv_legacy_charset(const char *family);

#endif
