/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LIKENESS_H
#define SPEAN_LIKENESS_H

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/profile.h>
#include <spean/row_path.h>

/*
 * How much two documents are like a text and its translation, by what is kept
 * of them (profile.h): their words, and their facts: what both say, and what
 * only one does.
 */
struct sp_likeness {
	struct sp_row_words words;
	/* In nats, how much likelier both say it than by chance: for the
	 * numbers and dates, for the names and words in Latin letters. */
	double numbers, names;
	double lacking; /* numbers and dates of one side alone */
	/* Words in Latin letters of a text in others that its partner has not:
	 * a translation keeps those of the original. */
	double strange;
	double length; /* ln of the ratio of their characters */
	double rows; /* √(sentences · sentences) */
};

/* Both have text.  path is scratch, and has the path of the two afterwards.
 * SP_NOMEM. */
enum sp_status sp_likeness_find(struct sp_row_path *path,
    const struct sp_lang *const lang[2], const struct sp_profile *src,
    const struct sp_profile *tgt, struct sp_likeness *likeness,
    struct sp_err *err);

#endif
