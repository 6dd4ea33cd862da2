/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_TOY_H
#define SPEAN_TESTS_TOY_H

/* Two toy languages, in which word k of one is word k of the other, and
 * documents of them that are drawn by a seed. */
#include "lex.h"

#include <spean/buf.h>
#include <spean/lang.h>
#include <spean/rarity.h>

#define TOY_WORDS 400

static inline void
toy_add_word(unsigned side, size_t k, struct sp_buf *out)
{
	static const char *const consonant[2] = {"bdfgklmn", "hjprstvz"};

	for (size_t n = 0; n < 2; n++, k /= 40) {
		sp_buf_addc(out, consonant[side][k % 8]);
		sp_buf_addc(out, "aeiou"[k % 40 / 8]);
	}
}

static inline struct sp_lex *
toy_lex(void)
{
	struct sp_lex_table table = {0};

	for (size_t k = 0; k < TOY_WORDS; k++) {
		struct sp_buf word[2] = {{0}, {0}};

		for (unsigned s = 0; s < 2; s++)
			toy_add_word(s, k, &word[s]);
		sp_lex_table_add(
		    &table, sp_buf_str(&word[0]), sp_buf_str(&word[1]), .9, .9);
		sp_buf_release(&word[0]);
		sp_buf_release(&word[1]);
	}
	return lex_of(&table);
}

static const struct sp_lang *toy_lang[2];

static inline const struct sp_lang *const *
toy_langs(void)
{
	toy_lang[0] = toy_lang[1] = sp_lang_find(SP_STR("en"));
	return toy_lang;
}

/* Statistics that say nothing. */
static inline struct sp_rarity *
toy_rarity(const struct sp_lex *lex)
{
	struct sp_rarity *rarity = sp_rarity_new(toy_langs(), lex, NULL);

	assert_non_null(rarity);
	sp_rarity_finish(rarity);
	return rarity;
}

/* A number below n (splitmix64). */
static inline size_t
toy_draw(uint64_t *seed, size_t n)
{
	uint64_t x = *seed += UINT64_C(0x9E3779B97F4A7C15);

	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return (size_t)((x ^ x >> 31) % n);
}

/* Sentence i of the document of a seed: eight words, and a number. */
static inline void
toy_add_sentence(unsigned side, uint64_t seed, size_t i, struct sp_buf *out)
{
	uint64_t draw = seed * 1000003 + i;

	for (size_t w = 0; w < 8; w++) {
		toy_add_word(side, toy_draw(&draw, TOY_WORDS), out);
		sp_buf_addc(out, ' ');
	}
	sp_buf_addf(out, "%zu.", 1000 + toy_draw(&draw, 100000));
}

#endif
