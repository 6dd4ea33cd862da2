/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUM_RULES_H
#define SPEAN_NUM_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/dict.h>

/*
 * What a language knows of its quantities, as data for the one engine of
 * quantity.h; corpora/num/README tells what each class means and what stands
 * in `value`.
 */
enum sp_num_class {
	SP_NUM_DIGIT,
	SP_NUM_TEEN,
	SP_NUM_TENS,
	SP_NUM_SCALE,
	SP_NUM_LOT,
	SP_NUM_ARTICLE,
	SP_NUM_AND,
	SP_NUM_HALF,
	SP_NUM_PORTION,
	SP_NUM_POINT,
	SP_NUM_MINUS,
	SP_NUM_ORDINAL,
	SP_NUM_ORDINAL_SCALE,
	SP_NUM_PART,
	SP_NUM_OF,
	SP_NUM_OVER,
	SP_NUM_VULGAR,
	SP_NUM_NTH,
	SP_NUM_SUFFIX,
	SP_NUM_PERCENT,
	SP_NUM_SIGN,
	SP_NUM_MONEY,
	SP_NUM_SHORT,
	SP_NUM_PREFIX,
	SP_NUM_UNIT,
	SP_NUM_BEFORE,
	SP_NUM_AFTER,
	SP_NUM_PER,
	SP_NUM_COUNTER,
	SP_NUM_TO,
	SP_NUM_OR,
	SP_NUM_BETWEEN,
	SP_NUM_ABOUT,
	SP_NUM_LEAST,
	SP_NUM_MOST,
	SP_NUM_MORE,
	SP_NUM_LESS,
	SP_NUM_BEHIND,
	SP_NUM_NONE,
	SP_NUM_CLASSES
};

struct sp_num_word {
	const char *text; /* in lower case, but where the rules are exact */
	const char *value;
	enum sp_num_class class;
};

struct sp_num_rules {
	const struct sp_num_word *word; /* sorted by text, by bytes */
	size_t words;
	struct sp_dict texts; /* the place of the first entry of each text */
	bool exact; /* capitals and small letters count */
	/* What reads the words of another script inside a text of this
	 * language, or NULL. */
	const struct sp_num_rules *also;
};

/* Made of corpora/num/CODE.txt when the library is built; und holds the signs
 * that all languages share. */
extern const struct sp_num_rules sp_lang_en_num;
extern const struct sp_num_rules sp_lang_km_num;
extern const struct sp_num_rules sp_lang_und_num;

#endif
