/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_KHMER_NAME_H
#define SPEAN_KHMER_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * Names in Khmer text, which marks none: spellings that are known (known.h),
 * from one word border (word.h) to another, and what stands behind the title of
 * a person or a word such as "village" (name_cue.h), as far as it goes: titles
 * and class words are no part of it.
 */
struct sp_khmer_name {
	size_t start, end; /* bytes of the text, half-open */
	bool known; /* a known spelling */
	bool titled; /* behind the title of a person */
};

/* Words, scratch and a text under way; one a thread. */
struct sp_khmer_names;

struct sp_khmer_names *sp_khmer_names_new(struct sp_err *err);
void sp_khmer_names_free(struct sp_khmer_names *names);

/* Begin with a text, canonical (norm.h), borrowed until the last name.
 * SP_BAD_TEXT where it is not UTF-8; SP_TOO_LARGE; SP_NOMEM. */
enum sp_status sp_khmer_names_begin(
    struct sp_khmer_names *names, struct sp_str text, struct sp_err *err);

/* The next name, in order of the text, none over another; false at the end, or
 * when memory has failed: then the status, which is SP_OK otherwise, is
 * SP_NOMEM. */
bool sp_khmer_names_next(
    struct sp_khmer_names *names, struct sp_khmer_name *name);
enum sp_status sp_khmer_names_status(
    const struct sp_khmer_names *names, struct sp_err *err);

#endif
