/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DATE_FORM_H
#define SPEAN_DATE_FORM_H

#include <spean/date_lex.h>

/*
 * Inside of the module date: which forms the tokens from one on meet.
 */
#define SP_DATE_PARTS 40

/* What was taken as what. */
struct sp_date_taken {
	unsigned char element; /* enum sp_date_class */
	unsigned char token;
};

struct sp_date_match {
	enum sp_date_kind kind;
	size_t from; /* the token that the date begins with */
	size_t end; /* the token behind it */
	size_t parts;
	struct sp_date_taken part[SP_DATE_PARTS];
};

#define SP_DATE_TIES 4

/*
 * The longest matches from token i on, those of one length in the order of the
 * forms, up to SP_DATE_TIES: their number.
 */
size_t sp_date_form_match(struct sp_date_lexer *lexer, size_t i,
    struct sp_date_match match[SP_DATE_TIES]);

#endif
