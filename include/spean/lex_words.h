/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LEX_WORDS_H
#define SPEAN_LEX_WORDS_H

#include <stdbool.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * The words of a text as a lexicon has them: those of letters that word.h
 * finds, the parts of compounds each alone, spelled as at level search of
 * norm.h (lower case, one form for what writers spell differently, no
 * zero-width) and without a possessive's 's.  Numbers and signs are left out:
 * they are evidence of their own.  Who makes a lexicon and who looks a word up
 * go through here.
 */
struct sp_lex_words; /* scratch and a text under way; one a thread */

struct sp_lex_words *sp_lex_words_new(struct sp_err *err);
void sp_lex_words_free(struct sp_lex_words *words);

/*
 * Begin with a text, which is borrowed until its last word.  SP_BAD_TEXT where
 * it is not UTF-8; SP_TOO_LARGE above 512 MiB.
 */
enum sp_status sp_lex_words_begin(struct sp_lex_words *words,
    const struct sp_lang *lang, struct sp_str text, struct sp_err *err);

/* The next word, in memory that holds until the next call; false at the end, or
 * when memory has failed: then sp_lex_words_status, which is SP_OK otherwise,
 * is SP_NOMEM. */
bool sp_lex_words_next(struct sp_lex_words *words, struct sp_str *word);
enum sp_status sp_lex_words_status(
    const struct sp_lex_words *words, struct sp_err *err);

/* A word that is one already, as above, in memory that holds until the next
 * call.  SP_BAD_TEXT where it is not UTF-8; SP_NOMEM. */
enum sp_status sp_lex_words_fold(struct sp_lex_words *words, struct sp_str text,
    struct sp_str *word, struct sp_err *err);

/*
 * The stem of a word in such a spelling, which inflected forms and derived
 * words have in common: of scripts that write spaces the first SP_LEX_STEM
 * characters; of others, and of shorter words, none: it is empty then.
 */
#define SP_LEX_STEM 5
struct sp_str sp_lex_stem(struct sp_str word);

#endif
