/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_H
#define SPEAN_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/lex.h>
#include <spean/str.h>

/*
 * The whole job: two folders of pages in, a translation memory out.
 *
 *     SRC_DIR ─ walk ─┐                ┌ extract ─ norm ─ sent ┐
 *                     ├─ pair by path ─┤                       ├─ align ─ store
 *     TGT_DIR ─ walk ─┘                └ extract ─ norm ─ sent ┘
 *
 * The pairs are the same bytes as those of the tools in a pipeline, whatever
 * the number of threads.
 */
struct sp_build_opts {
	const char *src_dir, *tgt_dir;
	const char *src_lang, *tgt_lang; /* BCP 47 */
	const struct sp_lex *lex; /* of both languages, or NULL */
	const char *store; /* path of the database */
	const char *version; /* of the program, for the provenance */
	size_t jobs; /* threads, ≥ 1 */
};

/* What came of it. */
struct sp_build_sum {
	size_t docs[2]; /* pages with text, on either side */
	size_t no_text[2]; /* pages without any */
	size_t foreign[2]; /* pages that are not in their language */
	size_t failed[2]; /* pages that could not be read */
	size_t pairs; /* pairs of documents aligned */
	size_t gone[2]; /* documents of the database that no folder has */
	size_t kept; /* found done in the database: pairs, and single pages */
	size_t unpaired[2];
	size_t sents[2];
	size_t beads;
	size_t shape[5][5]; /* [sentences of src][of tgt]; 4 means 4 or more */
	double score; /* sum over the beads with text on both sides */
};

enum sp_build_fault {
	SP_BUILD_UNREADABLE, /* nothing of it is in the database */
	SP_BUILD_NO_TEXT, /* it stands there without a sentence */
	/* None of its sentences is in its language, or hardly a letter of them
	 * all (sides.h): then it is aligned with nothing. */
	SP_BUILD_FOREIGN,
	SP_BUILD_FAULTS /* how many kinds there are */
};

/* What the caller may be told on the way; each may be NULL. */
struct sp_build_watch {
	void *ctx;
	/* After each pair or single page: done of all. */
	void (*progress)(void *ctx, size_t done, size_t all);
	/* A page could not be used, or is not what it should be. */
	void (*page)(void *ctx, const char *dir, struct sp_str path,
	    enum sp_build_fault fault, const char *msg);
};

/*
 * Do the job.  A database that is there already is brought up to date: pages
 * that it has, unchanged, and made by the same program, are not done again, so
 * a run that was killed is finished by the next.
 *
 * SP_IO where a folder or the database cannot be read or written; SP_BAD_TEXT
 * where a folder has no pages; SP_BAD_MODEL where the file is another database;
 * SP_NOMEM.  sum (= {0}) then holds what was done so far.
 */
enum sp_status sp_build_run(const struct sp_build_opts *opts,
    const struct sp_build_watch *watch, struct sp_build_sum *sum,
    struct sp_err *err);

#endif
