/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_KNOWN_H
#define SPEAN_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/str.h>

/*
 * Names whose spelling on the other side is known: countries, cities,
 * languages, places of Cambodia, and established forms that do not follow the
 * sound (corpora/names/README).  A name may have many spellings, and a
 * spelling stand for many names.  Compiled in.
 */
struct sp_known {
	const char *latin; /* as sp_translit_letters has it: "chinmalin" */
	const char *khmer; /* canonical, without ZWSP; spaces may stand in it */
	/* The Khmer is often no name, but where a cue stands before it. */
	bool cued;
};

/* The spellings of a name by its letters, or the names of a spelling to the
 * byte: *n of them, in order, from what is returned; *n of 0: none. */
const struct sp_known *sp_known_latin(struct sp_str letters, size_t *n);
const struct sp_known *sp_known_khmer(struct sp_str khmer, size_t *n);

/* Append how an acronym is read in Khmer, letter by letter: អ៊ីប៊ីអេ for EBA.
 * letters are a to z; false, and nothing is appended, where others are. */
bool sp_known_spell(struct sp_str letters, struct sp_buf *out);

/* The tables, sorted by the bytes of their first column. */
extern const struct sp_known sp_known_by_latin[], sp_known_by_khmer[];
extern const size_t sp_known_count;

#endif
