/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_CASE_H
#define SPEAN_NAME_CASE_H

#include <stdbool.h>
#include <stddef.h>

/* A name of a text that its translation may not say, and what speaks for and
 * against it: name_cases.h finds them. */
enum sp_name_case_kind {
	/* Of the text in Latin letters: */
	SP_NAME_CASE_ACRONYM,
	SP_NAME_CASE_WORDS, /* that have a meaning, by the lexicon */
	SP_NAME_CASE_NAME, /* any other */
	/* Of the text in Khmer: */
	SP_NAME_CASE_KEPT, /* in Latin letters */
	SP_NAME_CASE_KNOWN, /* a known spelling */
	SP_NAME_CASE_TITLED /* behind a title */
};
#define SP_NAME_CASE_KINDS (SP_NAME_CASE_TITLED + 1)

enum sp_name_feature {
	SP_NAME_BIAS, /* 1 */
	SP_NAME_NONE, /* no place is likelier than not */
	SP_NAME_CHANCE, /* -ln p of the best place, up to the maximum below */
	SP_NAME_PART, /* the same, of the best place of one of its words */
	SP_NAME_DOUBTFUL, /* tag.h */
	SP_NAME_ACRONYM,
	SP_NAME_TITLED,
	SP_NAME_WORDS, /* more than one: ln of how many */
	SP_NAME_SHORT, /* of one word: letters that it has less than six */
	SP_NAME_SAID, /* how surely its words are said, by the lexicon */
	SP_NAME_MOST, /* the one that is said most surely */
	SP_NAME_UNKNOWN, /* the share of words that the lexicon does not know */
	SP_NAME_SOUND, /* and of those that it knows by their sound */
	SP_NAME_KNOWN, /* a spelling is known */
	SP_NAME_CLASS, /* a class word is in it */
	SP_NAME_PLURAL, /* it ends as plurals and peoples do */
	SP_NAME_SEEN, /* in earlier pairs of the two documents */
	/* The other side has a name that this one has not; or what may be. */
	SP_NAME_OTHER,
	SP_NAME_OTHER_MAYBE,
	SP_NAME_UNMET, /* the share of its fellows that have no place either */
	SP_NAME_LIKE, /* how much of it a name of the other side begins with */
	SP_NAME_DOUBTFUL_ODD, /* doubtful, but of no word that has a meaning */
	SP_NAME_UNLIKE /* of the Khmer text: no name begins as it does */
};
#define SP_NAME_FEATURES   (SP_NAME_UNLIKE + 1)
#define SP_NAME_CHANCE_MAX 9.

struct sp_name_case {
	enum sp_name_case_kind kind;
	size_t side, tag;
	/* It was not said in earlier pairs of the two documents either: that is
	 * how they are. */
	bool lost;
	bool place; /* it has one that may be its own: */
	size_t start, end; /* bytes of the other side's text */
	double feature[SP_NAME_FEATURES];
};

/* Lost before, and no other name is in its place: told once is enough. */
static inline bool
sp_name_case_is_old(const struct sp_name_case *it)
{
	return it->lost && it->feature[SP_NAME_OTHER] <= 0;
}

/* An acronym that is translated in full, as a rule, where nothing of the other
 * side may be in its place. */
static inline bool
sp_name_case_is_full(const struct sp_name_case *it)
{
	return it->kind == SP_NAME_CASE_ACRONYM &&
	    it->feature[SP_NAME_OTHER] <= 0 &&
	    it->feature[SP_NAME_OTHER_MAYBE] <= 0;
}

/* A name in Khmer that earlier pairs have, in the place of a pronoun. */
static inline bool
sp_name_case_is_again(const struct sp_name_case *it)
{
	return (it->kind == SP_NAME_CASE_KNOWN ||
		   it->kind == SP_NAME_CASE_TITLED) &&
	    it->feature[SP_NAME_SEEN] > 0 && it->feature[SP_NAME_OTHER] <= 0 &&
	    it->feature[SP_NAME_OTHER_MAYBE] <= 0;
}

/* Nothing is to be told of it. */
static inline bool
sp_name_case_is_none(const struct sp_name_case *it)
{
	return sp_name_case_is_old(it) || sp_name_case_is_full(it) ||
	    sp_name_case_is_again(it);
}

/* "name", "kept", ...; "chance", "part", ..., as corpora/weights/names.tsv has
 * them. */
const char *sp_name_case_kind_name(enum sp_name_case_kind kind);
const char *sp_name_feature_name(enum sp_name_feature feature);

#endif
