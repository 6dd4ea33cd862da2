/* SPDX-License-Identifier: MIT */
#ifndef TEST_LEX_H
#define TEST_LEX_H

/* Lexicons of few words, for tests. */
#include "unit.h"

#include <spean/lex.h>
#include <spean/lex_table.h>

/* A table in its binary form; the table is released. */
static inline struct sp_buf
bytes_of(struct sp_lex_table *table)
{
	struct sp_buf bytes = {0};

	assert_int_equal(sp_lex_table_sort(table, NULL), SP_OK);
	assert_int_equal(sp_lex_table_pack(table, &bytes, NULL), SP_OK);
	sp_lex_table_release(table);
	return bytes;
}

/* The same, opened. */
static inline struct sp_lex *
lex_of(struct sp_lex_table *table)
{
	struct sp_buf bytes = bytes_of(table);
	struct sp_lex *lex = sp_lex_of(&bytes, NULL);

	assert_non_null(lex);
	return lex;
}

#endif
