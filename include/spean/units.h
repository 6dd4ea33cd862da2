/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_UNITS_H
#define SPEAN_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/db.h>
#include <spean/err.h>
#include <spean/map.h>
#include <spean/near.h>
#include <spean/term.h>

/*
 * By what parts of a text others like it are found in the index, for lib/store
 * alone: its terms, and its joined clusters two by two, as the tokenizer has
 * them (fts.h).  Numbers are none of them: another may stand there.
 */
struct sp_unit {
	struct sp_str token; /* bytes of the normal text */
	size_t at; /* its first term */
	bool pair;
	size_t weight; /* about how often it is in the index */
	size_t times; /* so many units of the text are this token */
};

struct sp_units {
	struct sp_unit *at;
	size_t n, cap;
	struct sp_map weight; /* those that were asked for before */
	sqlite3_stmt *before, *behind;
	int64_t part[2]; /* the largest parts of the index */
	size_t parts;
	bool *taken;
	size_t taken_cap;
};

/* Start with = {0}; end with sp_units_release in any case. */
enum sp_status sp_units_init(
    struct sp_units *units, sqlite3 *db, struct sp_err *err);
void sp_units_release(struct sp_units *units);

enum sp_units_how {
	SP_UNITS_TERMS, /* the terms */
	SP_UNITS_ALL, /* all pairs, and the terms that are in none */
	SP_UNITS_APART /* either, whichever is rarer: none shares a term */
};

/* Units of the text that near began with, the rarest first. */
enum sp_status sp_units_read(struct sp_units *units,
    const struct sp_terms *terms, const struct sp_near *near,
    enum sp_units_how how, struct sp_err *err);

/* Append a unit in the language of FTS5: a string that is this one token. */
void sp_unit_write(const struct sp_unit *unit, struct sp_buf *out);

#endif
