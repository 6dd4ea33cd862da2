/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PAIR_H
#define SPEAN_PAIR_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * A record of the pair stream, spean(5):
 *
 *     src_doc tgt_doc src_loc tgt_loc score src_text tgt_text [more …]
 */
struct sp_pair {
	struct sp_str src_doc, tgt_doc;
	struct sp_str src_loc, tgt_loc; /* comma lists; "-" for none */
	double score; /* probability, 0 to 1 */
	struct sp_str src_text, tgt_text;
	struct sp_str more; /* the columns appended by others, TABs between */
};

/*
 * Take a record apart; the strings point into rec.  SP_BAD_RECORD (with the
 * field named) for fewer than seven fields, an empty loc, a score that is no
 * number from 0 to 1, text on a side whose loc is "-"; SP_BAD_TEXT where rec
 * is not UTF-8.
 */
enum sp_status sp_pair_parse(
    struct sp_str rec, struct sp_pair *pair, struct sp_err *err);

/* Append pair as a record, with LF. */
void sp_pair_write(const struct sp_pair *pair, struct sp_buf *out);

/* True for members with commas between, of which none is empty. */
bool sp_loc_is_list(struct sp_str loc);

/* A score as records have it: a number from 0 to 1 in plain decimals.  False
 * where it is none. */
bool sp_score_parse(struct sp_str text, double *score);

/* Append score with four decimals, whatever the locale. */
void sp_score_write(double score, struct sp_buf *out);

/* The number of sentences in a loc: 0 for "-". */
size_t sp_pair_loc_count(struct sp_str loc);

#endif
