/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_MERGE_H
#define SPEAN_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/store.h>

/*
 * Everything of another database, put into one: documents with all that is
 * known of them, pairs, what reviewers said, and the runs that made it.
 *
 * What only one has is there afterwards.  Of what both have and have otherwise,
 * that which is there stays; with `theirs` that of the other database takes its
 * place:
 *
 *  - A document: its sentences, metadata and title, as a whole.  One that is
 *    known by its pairs alone takes what the other says.  URL, date and licence
 *    are taken where there are none.
 *  - The pairs of two documents, as a whole, where other runs made them (by
 *    program, version and settings); those of one run, and what was imported,
 *    are put together, each pair once.  A pair is the same that has the same
 *    place and the same texts, as they were put; as often as it stands in
 *    either it stands there afterwards.
 *  - The score and the columns behind of a pair.  Its tags are put together.
 *  - What a reviewer said of a pair.
 *
 * The pairs of a page that is known to be another one in the database that
 * stays are not put, and go where its page takes the other's place.
 *
 * So a merge that is done again changes nothing, and a merge of B into A has
 * what one of A into B has with `theirs`, in another order.
 */
struct sp_merge {
	bool theirs;
	/* Called, where it is not NULL, for each thing that both have otherwise
	 * and one of them has not any more; other than SP_OK ends the work. */
	enum sp_status (*conflict)(
	    void *ctx, const char *what, struct sp_err *err);
	void *ctx;
	size_t documents, pairs, verdicts; /* that were put; added up */
	size_t conflicts;
};

/*
 * Merge other, which is open to read, into store, in the transaction of the
 * caller, who undoes it on failure.  They must not be the same file.  SP_IO,
 * SP_NOMEM, SP_BAD_MODEL, SP_TOO_LARGE.
 */
enum sp_status sp_merge_store(struct sp_store *store, struct sp_store *other,
    struct sp_merge *merge, struct sp_err *err);

#endif
