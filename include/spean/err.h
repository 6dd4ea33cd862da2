/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_ERR_H
#define SPEAN_ERR_H

#include <stdbool.h>

/*
 * Errors are values.  A function that can fail returns a status and, where the
 * caller gave a struct sp_err, says there in words what was wrong.  The words
 * are lower case, without full stop and without place: whoever reads records
 * knows the file and the line and puts them before.
 */

enum sp_status {
	SP_OK = 0,

	/* This record is bad; the stream can go on with the next one. */
	SP_BAD_TEXT, /* not UTF-8, or no text where there must be some */
	SP_BAD_RECORD, /* a field is missing or does not have its form */
	SP_TOO_LARGE, /* beyond the size that the header of a module names */

	/* This work cannot go on. */
	SP_NOMEM,
	SP_IO, /* a file could not be read, written, opened, renamed */
	SP_BAD_MODEL, /* a lexicon, a table, a database is spoilt */
	SP_UNKNOWN /* a charset, language, format that is not known */
};

struct sp_err {
	enum sp_status status;
	char msg[248]; /* NUL-terminated; cut before a character if longer */
};

/*
 * Fill err (NULL is allowed) and return status, so that a failing function
 * ends in one line: return sp_err_set(err, SP_IO, "cannot read %s", path);
 */
enum sp_status sp_err_set(struct sp_err *err, enum sp_status status,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* True for those after which the stream can go on with the next record. */
bool sp_status_is_record(enum sp_status status);

#endif
