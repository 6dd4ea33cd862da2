/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_H
#define SPEAN_BUILD_H

#include <stddef.h>

#include <spean/build_sum.h>
#include <spean/err.h>
#include <spean/lex.h>
#include <spean/rarity.h>

/*
 * The whole job: two folders of pages in, a translation memory out.
 *
 *     SRC_DIR ─ walk ─┐        ┌ extract ─ norm ─ sent ┐
 *                     ├─ pair ─┤                       ├─ align ─ store
 *     TGT_DIR ─ walk ─┘        └ extract ─ norm ─ sent ┘
 *
 * Pages are files, and records of WARC files.  They are paired by path, by
 * content, or the one and then the other (build_sum.h); what is paired by
 * content is read before it is.  The pairs are the same bytes as those of the
 * tools in a pipeline, whatever the number of threads.
 */
struct sp_build_opts {
	const char *src_dir, *tgt_dir;
	const char *src_lang, *tgt_lang; /* BCP 47 */
	const struct sp_lex *lex; /* of both languages, or NULL */
	const char *store; /* path of the database */
	const char *version; /* of the program, for the provenance */
	size_t jobs; /* threads, ≥ 1 */
	enum sp_build_by by;
	/* Unless it is by path: how rare things are in both languages. */
	const struct sp_rarity *rarity;
	/* A folder where what is read may lie as long as it is needed. */
	const char *tmpdir;
};

/*
 * Do the job.  A database that is there already is brought up to date: pages
 * that it has, unchanged, and made by the same program, are not done again, so
 * a run that was killed is finished by the next.  What an earlier run made of
 * two documents that are a pair no more goes.
 *
 * SP_IO where a folder or the database cannot be read or written; SP_BAD_TEXT
 * where a folder has no pages, or those to be paired by content are not in its
 * language; SP_BAD_MODEL where the file is another database; SP_NOMEM.  sum
 * (= {0}) then holds what was done so far.
 */
enum sp_status sp_build_run(const struct sp_build_opts *opts,
    const struct sp_build_watch *watch, struct sp_build_sum *sum,
    struct sp_err *err);

#endif
