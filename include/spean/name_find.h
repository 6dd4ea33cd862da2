/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_FIND_H
#define SPEAN_NAME_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>
#include <spean/translit.h>

/*
 * Where a name in Latin script stands in a Khmer text, which marks no name: the
 * best span of all, and how likely a text of the length would have one as good
 * by chance.  Known spellings (known.h) are looked for before the sound.
 *
 * A name is whole clusters; word borders (word.h) and words that often stand
 * before names (លោក, ប្រទេស) count for a span, but decide nothing.
 */
struct
    sp_name_text; /* a text, ready to be searched, and scratch; one a thread */

struct sp_name_span {
	size_t start, end; /* bytes of the text, half-open */
	double odds; /* in nats, as sp_translit_best gives them */
	double p; /* that a text without the name has as good a span: 0 to 1 */
	bool known; /* a spelling that is known, not one by sound alone */
};

struct sp_name_text *sp_name_text_new(
    const struct sp_translit *model, struct sp_err *err);
void sp_name_text_free(struct sp_name_text *text);

/*
 * Set the text: a sentence, or a document, canonical (norm.h), borrowed while
 * it is searched.  SP_BAD_TEXT where it is not UTF-8; SP_TOO_LARGE; SP_NOMEM.
 * After failure it is empty.
 */
enum sp_status sp_name_text_set(
    struct sp_name_text *text, struct sp_str khmer, struct sp_err *err);

/* The best span for the name set in latin; false where there is none, or when
 * memory has failed: then sp_name_text_status, which is SP_OK otherwise, is
 * SP_NOMEM until the next text. */
bool sp_name_find(struct sp_name_text *text, struct sp_translit_latin *latin,
    struct sp_name_span *span);
enum sp_status sp_name_text_status(
    const struct sp_name_text *text, struct sp_err *err);

/*
 * The best span in each of n pieces of the text, which end before the bytes
 * end[0], ..., in rising order: span[k], or a p of 1 where there is none.  It
 * is much faster than a search of each piece, and may miss a span whose p is
 * not small.  False when memory has failed.
 */
bool sp_name_find_each(struct sp_name_text *text,
    struct sp_translit_latin *latin, const size_t *end, size_t n,
    struct sp_name_span *span);

/* No span has a part in the bytes [start, end) from now on. */
void sp_name_text_use(struct sp_name_text *text, size_t start, size_t end);

#endif
