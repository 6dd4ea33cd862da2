/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_STORE_H
#define SPEAN_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/doc.h>
#include <spean/err.h>
#include <spean/norm_map.h>
#include <spean/pair.h>
#include <spean/query.h>
#include <spean/str.h>
#include <spean/where.h>

/*
 * The translation memory: documents, their sentences, the pairs, and where
 * each comes from, in one SQLite file.  One writer at a time; a writer that is
 * killed leaves a database that opens and holds what was committed.
 */
struct sp_store;

enum sp_store_mode {
	SP_STORE_READ, /* must exist */
	SP_STORE_WRITE, /* made where it does not exist */
	SP_STORE_CHANGE /* written to, but must exist */
};

/*
 * Open path.  NULL on failure: SP_IO where it cannot be opened or is locked;
 * SP_BAD_MODEL where it is no Spean database or one of a newer version;
 * SP_NOMEM.
 */
struct sp_store *sp_store_open(
    const char *path, enum sp_store_mode mode, struct sp_err *err);

/* Close, and undo what is not committed.  NULL is allowed. */
void sp_store_close(struct sp_store *store);

/*
 * Transactions: whatever is not committed is gone after a crash or a close.
 * What belongs to one pair of documents goes into one transaction, so that
 * sp_store_has never takes half of it for the whole.
 */
enum sp_status sp_store_begin(struct sp_store *store, struct sp_err *err);
enum sp_status sp_store_commit(struct sp_store *store, struct sp_err *err);

/* Undo what was put since sp_store_begin. */
enum sp_status sp_store_undo(struct sp_store *store, struct sp_err *err);

/* What is read from here to sp_store_thaw is of one moment, whatever others
 * commit meanwhile.  One may stand in another. */
enum sp_status sp_store_freeze(struct sp_store *store, struct sp_err *err);
void sp_store_thaw(struct sp_store *store);

/*
 * Begin a run: what is put from now on names it as its origin.  A run is the
 * program, its version and what made the scores, as text.  It stands in the
 * database only once something is put.  Precedes every put.
 */
enum sp_status sp_store_run(struct sp_store *store, const char *program,
    const char *version, const char *settings, struct sp_err *err);

/*
 * What is said of all that is put from now on: the licence of its documents,
 * which one that is known otherwise comes before, and the tags of its pairs,
 * words with a space between.  Empty, as it is at first: nothing.
 * SP_BAD_RECORD where the licence is not one line of UTF-8, or tags are not
 * such; SP_NOMEM.
 */
enum sp_status sp_store_mark(struct sp_store *store, struct sp_str licence,
    struct sp_str tags, struct sp_err *err);

/* True where tag is one of the words of tags. */
bool sp_store_has_tag(struct sp_str tags, struct sp_str tag);

/*
 * Put a document of the collection in language lang (a tag, whose case does
 * not count): what is known of it and its sentences or paragraphs, in place of
 * what was there under this language and id.  origin is a hash of the page it
 * was made from, or 0 where that is not known.  Where the page is known to have
 * changed, the pairs that earlier runs made with this document go.
 *
 * SP_BAD_TEXT where something is not UTF-8, SP_BAD_RECORD where a loc of text
 * stands twice: nothing is changed then.  SP_IO, SP_NOMEM, SP_BAD_MODEL.
 */
enum sp_status sp_store_put_doc(struct sp_store *store, struct sp_str lang,
    const struct sp_doc *doc, uint64_t origin, struct sp_err *err);

/*
 * Put a pair between documents of two languages.  Within a run, the first pair
 * of a pair of documents takes away what earlier runs said of these two, so
 * that a run may be repeated and a changed page replaces its own pairs.  The
 * documents need not have been put.  The score is rounded to four decimals.
 * Statuses as above.
 */
enum sp_status sp_store_put_pair(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_pair *pair, struct sp_err *err);

/*
 * Put a pair that came from elsewhere beside what is there, of which nothing
 * goes: a pair that stood there, with its locs and texts, before the present
 * transaction is not put again.  The URLs and dates are kept where none were
 * known.  copy, verdict and id do not count.  A run does either this or
 * sp_store_put_pair.
 */
struct sp_found;
enum sp_status sp_store_merge(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, const struct sp_found *found, struct sp_err *err);

/*
 * True where these two documents are there, made from pages with these hashes
 * (not 0), and their pairs by a run with the present program, version and
 * settings: the work need not be done again.
 */
bool sp_store_has(struct sp_store *store, struct sp_str src_lang,
    struct sp_str tgt_lang, struct sp_str src_doc, struct sp_str tgt_doc,
    uint64_t src_origin, uint64_t tgt_origin);

/*
 * The same for a document without a partner.  What program made it is not kept
 * with it, so this is true only where the database knows no run but such as the
 * present one.
 */
bool sp_store_has_doc(struct sp_store *store, struct sp_str lang,
    struct sp_str doc, uint64_t origin);

/*
 * Have the pairs of documents go that the present program made, in whatever
 * run, and that are pairs no more: stale is asked for each pair of documents of
 * these languages.  What other programs put stays.  SP_IO, SP_NOMEM.
 */
typedef bool sp_store_stale_fn(
    void *ctx, struct sp_str src_doc, struct sp_str tgt_doc);
enum sp_status sp_store_drop_stale(struct sp_store *store,
    struct sp_str src_lang, struct sp_str tgt_lang, sp_store_stale_fn *stale,
    void *ctx, struct sp_err *err);

/* The number of documents in a language; 0 where it cannot be read. */
size_t sp_store_count_docs(struct sp_store *store, struct sp_str lang);

/* What to read from the store, in the order in which it was put. */
struct sp_store_query {
	struct sp_str src_lang, tgt_lang;
	double min_score;
	/* Also where a side has no text or none in the script of its language
	 * (of a language whose script is not known: no letters), and what a
	 * reviewer rejected, which conditions on the verdict also give. */
	bool all;
	const struct sp_where *where; /* or NULL */
};

/* A pair and what the store knows besides. */
struct sp_found {
	struct sp_pair pair;
	struct sp_str src_url, tgt_url; /* of the documents; empty: not known */
	size_t copy; /* how many stand before it with the same docs and locs */
	struct sp_str src_date, tgt_date, src_licence, tgt_licence;
	struct sp_str tags; /* words, with a space between */
	struct sp_str verdict; /* "accept", "reject", "fix" or empty */
	/* With "fix", the texts as they were put; else {NULL, 0}. */
	struct sp_str was_src, was_tgt;
	struct sp_str reviewer, note; /* of the verdict */
	int64_t id; /* of the row; goes up in the order of putting */
};

/* Called for each pair; its strings hold during the call.  Other than SP_OK
 * ends the walk with this status. */
typedef enum sp_status sp_store_fn(
    void *ctx, const struct sp_found *found, struct sp_err *err);
enum sp_status sp_store_each(struct sp_store *store,
    const struct sp_store_query *query, sp_store_fn *fn, void *ctx,
    struct sp_err *err);

/* In which of the two texts to search. */
enum sp_store_side { SP_STORE_EITHER, SP_STORE_SRC, SP_STORE_TGT };

struct sp_store_search {
	struct sp_store_query pairs; /* among which */
	const struct sp_query *query;
	enum sp_store_side side;
	bool words; /* hits begin and end where words do (word.h, fine) */
	bool best; /* by bm25; else in the order in which they were put */
	size_t limit; /* 0: none */
	/* Where there are more, about so many, which lie evenly, in the order
	 * in which they were put; 0: all. */
	size_t sample;
};

/* The places of all parts of the query in the text of one side. */
struct sp_store_hits {
	bool tgt;
	const struct sp_norm_range *at; /* bytes of the text, in order */
	size_t n;
};

/*
 * Search: called for each pair that has all parts of the query (query.h tells
 * what a hit is) in the text of one and the same side.  Fails as sp_store_each;
 * what fn returns likewise ends it.
 */
typedef enum sp_status sp_store_hit_fn(void *ctx, const struct sp_found *found,
    const struct sp_store_hits *hits, struct sp_err *err);
enum sp_status sp_store_search(struct sp_store *store,
    const struct sp_store_search *search, sp_store_hit_fn *fn, void *ctx,
    struct sp_err *err);

/* The side whose language is written in the script of the query; of two, that
 * which is not Latin; either where that does not tell. */
enum sp_store_side sp_store_side_of(const struct sp_query *query,
    struct sp_str src_lang, struct sp_str tgt_lang);

/*
 * Counts, name and value in a fixed order: documents and sentences a language,
 * pairs of documents, pairs, pairs by shape ("pairs 1:2"), the mean score of
 * those with text on both sides ("-" where there are none), runs.
 */
typedef enum sp_status sp_store_stat_fn(
    void *ctx, const char *name, const char *value, struct sp_err *err);
enum sp_status sp_store_stats(struct sp_store *store, sp_store_stat_fn *fn,
    void *ctx, struct sp_err *err);

#endif
