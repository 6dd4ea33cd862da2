/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_STORE_H
#define SPEAN_TOOLS_STORE_H

#include <spean/overlap.h>
#include <spean/store.h>

#include "cli.h"

/* The verbs of spean-store; argv[0] is the verb. */
void store_add(int argc, char **argv);
void store_docs(int argc, char **argv);
void store_forget(int argc, char **argv);
void store_import(int argc, char **argv);
void store_export(int argc, char **argv);
void store_review(int argc, char **argv);
void store_search(int argc, char **argv);
void store_fuzzy(int argc, char **argv);
void store_dedup(int argc, char **argv);
void store_merge(int argc, char **argv);
void store_diff(int argc, char **argv);
void store_terms(int argc, char **argv);
void store_stats(int argc, char **argv);
void store_verify(int argc, char **argv);

/* Open a database, or die. */
struct sp_store *store_open(const char *path, enum sp_store_mode mode);

/* The two languages. */
struct store_langs {
	const char *src, *tgt;
};
#define STORE_EN_KM                                                            \
	{                                                                      \
		"en", "km"                                                     \
	}
#define STORE_LANGS(langs)                                                     \
	{'s', "src-lang", "LANG", "language of the source (default en)",       \
	    CLI_LANG, &(langs).src},                                           \
	{                                                                      \
		't', "tgt-lang", "LANG",                                       \
		    "language of the target (default km)", CLI_LANG,           \
		    &(langs).tgt                                               \
	}

/* Die where they are the same. */
void store_check_langs(const struct store_langs *langs);

/* Which pairs are read. */
struct store_pairs {
	struct store_langs langs;
	bool all;
	double min_score;
	struct cli_list where;
	struct sp_where conditions; /* store_query's own */
};
#define STORE_PAIRS(pairs)                                                     \
	STORE_LANGS((pairs).langs),                                            \
	    {'a', "all", NULL, "also what is no pair of texts, or rejected",   \
		CLI_FLAG, &(pairs).all},                                       \
	    {'T', "min-score", "X", "only pairs with at least this score",     \
		CLI_REAL, &(pairs).min_score},                                 \
	{                                                                      \
		0, "where", "CONDITION",                                       \
		    "only pairs such as 'date>=2019' (repeatable)", CLI_LIST,  \
		    &(pairs).where                                             \
	}

/* What the options ask for; dies where they are wrong.  Release pairs then. */
struct sp_store_query store_query(struct store_pairs *pairs);
void store_pairs_release(struct store_pairs *pairs);

/* The words for enum sp_dedup_by, in its order. */
#define STORE_DEDUP_WORDS "exact/near/letters"
/* Read operands as the words of one query; dies where they are none. */
void store_read_query(struct sp_query *query, char **arg, size_t n);

/* What is said of all that is put. */
struct store_mark {
	const char *licence;
	struct cli_list tag;
};
#define STORE_LICENCE(mark)                                                    \
	{                                                                      \
		0, "licence", "TEXT", "the licence of the documents", CLI_STR, \
		    &(mark).licence                                            \
	}
#define STORE_MARK(mark)                                                       \
	STORE_LICENCE(mark),                                                   \
	{                                                                      \
		0, "tag", "WORD", "a tag of the pairs (repeatable)", CLI_LIST, \
		    &(mark).tag                                                \
	}

/* Have the store say so; dies where it cannot. */
void store_set_mark(struct sp_store *store, const struct store_mark *mark);

/* Note all texts of files, whatever their format; dies where one cannot be
 * read.  Release overlap then. */
void store_read_texts(const struct cli_list *files,
    const struct store_langs *langs, struct sp_overlap *overlap);

#endif
