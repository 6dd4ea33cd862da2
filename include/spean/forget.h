/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FORGET_H
#define SPEAN_FORGET_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/store.h>
#include <spean/str.h>

/* Which documents are to be forgotten: "*" in a value stands for anything, and
 * the case of ASCII does not count. */
enum sp_forget_by { SP_FORGET_DOC, SP_FORGET_URL, SP_FORGET_SOURCE };

struct sp_forget_rule {
	enum sp_forget_by by;
	struct sp_str value;
};

/* What goes with a document: called before anything does. */
struct sp_forgotten {
	struct sp_str lang, doc, url;
	size_t sentences, pairs;
};
typedef enum sp_status sp_forget_fn(
    void *ctx, const struct sp_forgotten *what, struct sp_err *err);

/*
 * Take documents that some rule names out of the database, in one transaction
 * of its own: their sentences, their pairs and what was said of these, so that
 * no byte of the texts is left in the file, the index of texts included.
 * dry: only call fn.  *lasting is false where another program that reads the
 * database keeps its log from being put away: until that ends, the texts are in
 * there.  SP_IO, SP_NOMEM; other than SP_OK from fn ends it with nothing done.
 */
enum sp_status sp_store_forget(struct sp_store *store,
    const struct sp_forget_rule *rule, size_t n, bool dry, sp_forget_fn *fn,
    void *ctx, bool *lasting, struct sp_err *err);

#endif
