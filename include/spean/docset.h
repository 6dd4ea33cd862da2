/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DOCSET_H
#define SPEAN_DOCSET_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/doc.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * A doc stream whose documents can be read in any order: the text stays in the
 * file, memory holds only where each document stands.
 */
struct sp_docset;

/* Told of a record that is passed over: its line, and what is wrong. */
typedef void sp_docset_bad_fn(void *ctx, size_t line, const struct sp_err *err);

/*
 * Read the stream once.  fd stays the caller's and must stay open; where it
 * cannot be read twice (a pipe), the stream is copied to a nameless file in
 * tmpdir.  bad (NULL allowed) is told of records with fewer than four fields or
 * not in UTF-8, and of a document that comes a second time.  NULL: SP_IO,
 * SP_NOMEM.
 */
struct sp_docset *sp_docset_new(int fd, const char *tmpdir,
    sp_docset_bad_fn *bad, void *ctx, struct sp_err *err);
void sp_docset_free(struct sp_docset *set);

/*
 * The same of documents that are put in one by one: their text goes into a
 * nameless file in tmpdir.  Once all are in, or some and more are to come,
 * sp_docset_done has them counted, found and read; what was asked for ids
 * before does not hold any more.
 *
 * SP_BAD_RECORD for a document without a part, and where one of this id is in.
 * SP_IO, SP_NOMEM.
 */
struct sp_docset *sp_docset_make(const char *tmpdir, struct sp_err *err);
enum sp_status sp_docset_put(
    struct sp_docset *set, const struct sp_doc *doc, struct sp_err *err);
enum sp_status sp_docset_done(struct sp_docset *set, struct sp_err *err);

/* The documents, in the order of the stream. */
size_t sp_docset_count(const struct sp_docset *set);
const struct sp_str *sp_docset_ids(const struct sp_docset *set);

/* The number of the document of this id, or sp_docset_count. */
size_t sp_docset_find(const struct sp_docset *set, struct sp_str id);

/* The numbers of the documents for which skip (or NULL) is false, by the bytes
 * of their ids: *n of them, to be freed.  NULL when memory fails. */
size_t *sp_docset_sorted(
    const struct sp_docset *set, const bool *skip, size_t *n);

/*
 * Read document i into doc (= {0}, or used before).  Several threads may do so
 * at once.  SP_IO, SP_NOMEM.
 */
enum sp_status sp_docset_read(const struct sp_docset *set, size_t i,
    struct sp_doc *doc, struct sp_err *err);

#endif
