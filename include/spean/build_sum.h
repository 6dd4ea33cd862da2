/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_SUM_H
#define SPEAN_BUILD_SUM_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/* Which pages a build (build.h) takes for pairs. */
enum sp_build_by {
	SP_BUILD_AUTO, /* those of one path, and of the others what agrees */
	SP_BUILD_BY_PATH,
	SP_BUILD_BY_CONTENT
};

/* What comes of it. */
struct sp_build_sum {
	size_t docs[2]; /* pages with text, on either side */
	size_t no_text[2]; /* pages without any */
	size_t foreign[2]; /* pages that are not in their language */
	size_t failed[2]; /* pages that could not be read */
	size_t pairs; /* pairs of documents aligned */
	size_t gone[2]; /* documents of the database that no folder has */
	size_t kept; /* found done in the database: pairs, and single pages */
	size_t by_path, by_content; /* pairs of pages, kept ones as well */
	size_t unpaired[2]; /* pages without a partner */
	/* Why nothing was done: a side is in another language; each is in that
	 * of the other. */
	bool alien, swapped;
	size_t sents[2];
	size_t beads;
	size_t shape[5][5]; /* [sentences of src][of tgt]; 4 means 4 or more */
	double score; /* sum over the beads with text on both sides */
};

enum sp_build_fault {
	SP_BUILD_UNREADABLE, /* nothing of it is in the database */
	SP_BUILD_SPOILT, /* what there was of it is used */
	SP_BUILD_NO_TEXT, /* it stands there without a sentence */
	/* None of its sentences is in its language, or hardly a letter of them
	 * all (sides.h): then it is aligned with nothing. */
	SP_BUILD_FOREIGN,
	SP_BUILD_FAULTS /* how many kinds there are */
};

/* What the caller may be told on the way; each may be NULL. */
struct sp_build_watch {
	void *ctx;
	/* After each page that is read to find its partner; of all, 0 where
	 * that is not known, in WARC files. */
	void (*reading)(void *ctx, size_t done, size_t all);
	/* After each pair or single page: done of all. */
	void (*progress)(void *ctx, size_t done, size_t all);
	/* A page could not be used, or is not what it should be. */
	void (*page)(void *ctx, const char *dir, struct sp_str path,
	    enum sp_build_fault fault, const char *msg);
};

#endif
