/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NEGATION_RULES_H
#define SPEAN_NEGATION_RULES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a language knows of its negations, as data: corpora/negation/README says
 * what the kinds are.
 */
enum sp_negation_kind {
	SP_NEGATION_NOTHING,
	SP_NEGATION_MAYBE,
	SP_NEGATION_NO
};

struct sp_negation_word {
	const char *text; /* lower case, without the star */
	unsigned char n; /* its bytes */
	unsigned char kind;
	bool before, behind; /* other letters may stand there */
};

struct sp_negation_rules {
	const struct sp_negation_word *word;
	size_t n;
};

/* Made of corpora/negation/en.txt and km.txt when the library is built. */
extern const struct sp_negation_rules sp_lang_en_negation;
extern const struct sp_negation_rules sp_lang_km_negation;

#endif
