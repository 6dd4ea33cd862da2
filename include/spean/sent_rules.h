/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SENT_RULES_H
#define SPEAN_SENT_RULES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a language knows of its sentences, as data for the one engine of
 * sent.h.  The engine brings the terminators, quotation marks, brackets, lists
 * and ellipses, the forms of abbreviations (a single letter, "x.y.") and of
 * numbers; here stand the words.
 *
 * Every list is sorted by bytes (a test holds it to that).  Scripts with spaces
 * are compared word by word; in scripts without, an entry is matched as the
 * beginning of what follows.
 */
enum sp_sent_class {
	SP_SENT_PLAIN, /* not listed: any word */
	SP_SENT_TITLE, /* never ends a sentence: "Dr.", "e.g." */
	SP_SENT_NUMBER, /* does not before a number: "No. 5", "p. 55" */
	SP_SENT_ABBREV, /* does only before a word that opens sentences */
	SP_SENT_TIME /* does before a capital, but "At 5 a.m. Mr. Lim …" */
};

/* An abbreviation, in lower case, without its last full stop. */
struct sp_sent_word {
	const char *text;
	enum sp_sent_class class;
	bool capital; /* only where it is written with one: "Sat.", "Art." */
};

struct sp_sent_list {
	const char *const *item;
	size_t n;
};

struct sp_sent_rules {
	const struct sp_sent_word *word;
	size_t words;

	/* Words that open a sentence far more often than they follow an
	 * abbreviation inside one. */
	struct sp_sent_list opener;

	/* Words that begin an adverbial such as "At 5 a.m.", and those of days
	 * and months; lower case. */
	struct sp_sent_list preposition;
	struct sp_sent_list calendar;

	/* After a quotation that ends in a terminator: words that go on with
	 * the sentence around it, and verbs of saying that a short clause
	 * behind it ends in. */
	struct sp_sent_list go_on;
	struct sp_sent_list say;

	/* What between two khans makes a sign of abbreviation, not an end. */
	struct sp_sent_list sign;

	/* Words behind a hyphen whose word is still to come, lower case: "two-
	 * and three-year". */
	struct sp_sent_list suspend;
};

/* Made of corpora/sent/en.txt and km.txt when the library is built. */

extern const struct sp_sent_rules sp_lang_en_sent;
extern const struct sp_sent_rules sp_lang_km_sent;

#endif
