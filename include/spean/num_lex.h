/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUM_LEX_H
#define SPEAN_NUM_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/num_rules.h>
#include <spean/starts.h>
#include <spean/str.h>

/*
 * The words of quantities in a text: those of its language, of the language
 * that reads the other script in it, and the signs of all.
 */
struct sp_num_lex; /* scratch; one a thread */

/* NULL when memory fails.  A language without rules has the signs alone. */
struct sp_num_lex *sp_num_lex_new(
    const struct sp_lang *lang, struct sp_err *err);
void sp_num_lex_free(struct sp_num_lex *lex);

/* Forget the text of before: before each new one. */
void sp_num_lex_reset(struct sp_num_lex *lex);

/* A set of classes (num_rules.h). */
#define SP_NUM_BIT(class) (UINT64_C(1) << (class))

struct sp_num_hit {
	const struct sp_num_word *word;
	size_t end; /* byte behind it */
};

/* Add the places where an entry of one of these classes may begin. */
void sp_num_lex_starts(
    const struct sp_num_lex *lex, uint64_t classes, struct sp_starts *starts);

/*
 * The longest entry of one of these classes at byte pos.  It ends where a
 * cluster does and, in Latin letters, where the word does, but for
 * SP_NUM_PREFIX.  ZWSP may stand inside entries of scripts without spaces.
 */
bool sp_num_lex_find(const struct sp_num_lex *lex, struct sp_str text,
    size_t pos, uint64_t classes, struct sp_num_hit *hit);

/*
 * Does a word begin or end at byte `at`?  Between letters of a script with a
 * word list (words.h), the list decides, by what stands around.
 */
bool sp_num_lex_border(struct sp_num_lex *lex, struct sp_str text, size_t at);

/* The byte behind what may stand between two parts of a quantity: a space
 * (not a line break) and ZWSPs, or nothing. */
size_t sp_num_gap(struct sp_str text, size_t pos);

/* The character at byte pos, and the one before it; 0 where the text ends. */
uint32_t sp_num_char(struct sp_str text, size_t pos);
uint32_t sp_num_char_before(struct sp_str text, size_t pos);

bool sp_num_is_latin(uint32_t cp);

/* A mark that belongs to the character before it. */
bool sp_num_is_mark(uint32_t cp);

#endif
