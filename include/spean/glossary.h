/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_GLOSSARY_H
#define SPEAN_GLOSSARY_H

#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/lang.h>
#include <spean/lex.h>
#include <spean/lex_words.h>
#include <spean/map.h>
#include <spean/str.h>

/*
 * The words of two texts, and which of them translate which by a lexicon: what
 * the lexicon knows, cut down to what stands here.  A word of either text has a
 * number of its own, from 0.
 *
 *     sentence i ──▶ tokens [first[i], first[i + 1]) ──▶ word ──▶ links
 */
struct sp_glossary_side {
	size_t sentences;
	size_t *first; /* sentences + 1 of them */
	uint32_t *token; /* the word at each place */
	size_t tokens;
	float *share; /* by word: of all tokens of the side */
	/* By word: its probability, given no word; below 0 where nothing is
	 * known of the word. */
	float *null;
	struct sp_map words; /* to their numbers */
	size_t cap_first, cap_token, cap_word;
};

struct sp_glossary_link {
	float p[2]; /* p(src|tgt), p(tgt|src) */
};

/* Start with = {0}; used again for the next two texts. */
struct sp_glossary {
	struct sp_glossary_side side[2]; /* source, target */
	/* By link; where they lead stands apart, as most are looked at only for
	 * that. */
	struct sp_glossary_link *link;
	uint32_t *to; /* a word of the target */
	size_t *row; /* of source word w: links [row[w], row[w + 1]) */
	size_t links, cap_link, cap_row;
	/* Scratch: the words of the target by their number in the lexicon, as
	 * lists; and the numbers of the source's words there. */
	uint32_t *head, *next, *id;
	size_t cap_head, cap_next, cap_id;
};

/*
 * Read n and m sentences, in place of what was read before.  A word in Latin
 * letters that the two texts have in common translates itself.  A sentence that
 * is not UTF-8 has no words.  The strings are borrowed only during the call.
 *
 * lex  may be NULL: then words in common are all there is
 *
 * SP_NOMEM; SP_TOO_LARGE.
 */
enum sp_status sp_glossary_read(struct sp_glossary *glossary,
    struct sp_lex_words *words, const struct sp_lex *lex,
    const struct sp_lang *const lang[2], const struct sp_str *src, size_t n,
    const struct sp_str *tgt, size_t m, struct sp_err *err);

void sp_glossary_release(struct sp_glossary *glossary);

#endif
