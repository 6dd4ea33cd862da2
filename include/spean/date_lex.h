/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DATE_LEX_H
#define SPEAN_DATE_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/date_rules.h>
#include <spean/str.h>

/*
 * Inside of the module date: a stretch of text as numbers and words of the
 * rules, from a byte on, as far as it is asked for.
 */
#define SP_DATE_TOKENS 40

struct sp_date_token {
	size_t start, end;
	const struct sp_date_word *word; /* NULL: a number, or the end */
	int value; /* of a number */
	int digits; /* 0: no number */
	bool glued; /* nothing stands before it */
	bool is_end; /* of the text */
};

struct sp_date_lexer {
	const struct sp_date_rules *rules;
	struct sp_str text;
	struct sp_date_token token[SP_DATE_TOKENS];
	size_t n; /* tokens read */
	size_t pos; /* the byte behind them */
	bool ended; /* something else follows */
};

/* Begin at byte pos. */
void sp_date_lex_begin(struct sp_date_lexer *lexer, size_t pos);

/* Token i, read when it is asked for; NULL where something else stands. */
const struct sp_date_token *sp_date_lex_token(
    struct sp_date_lexer *lexer, size_t i);

/* The digit that stands at byte pos, in ASCII or Khmer; -1 and 0 bytes where
 * there is none. */
int sp_date_lex_digit(struct sp_str text, size_t pos, size_t *bytes);

/* True where a digit ends before byte pos. */
bool sp_date_lex_digit_before(struct sp_str text, size_t pos);

#endif
