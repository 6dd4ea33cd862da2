/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_GEN_H
#define SPEAN_GEN_H

#include <spean/buf.h>
#include <spean/dict.h>
#include <spean/str.h>

/*
 * What the programs of this folder share.  gen.c needs little of the library,
 * for those that run while it is being built; gen_file.c is for those that are
 * linked with it.
 */
extern const char gen_name[]; /* each has its own, for its messages */

/* "NAME: what: why" on standard error, and leave with 2. */
_Noreturn void fail(const char *what, const char *why);

/* Append a file, or standard input, "-"; fails where it cannot be read. */
void read_path(const char *path, struct sp_buf *text);

/* The units of a dictionary as C source that defines the array name. */
void print_units(const char *name, const struct sp_dict *dict);

/* The status of a program that has written to standard output. */
int end_output(void);

/* gen_file.c: the file dir/name, in place of what text was; and written. */
void read_file(const char *dir, struct sp_str name, struct sp_buf *text);
void write_file(const char *dir, const char *name, struct sp_str text);

#endif
