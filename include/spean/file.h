/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FILE_H
#define SPEAN_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * Append the whole file to out, which is untouched on failure.  A path of "-"
 * is standard input.  SP_TOO_LARGE above max bytes; SP_IO where it cannot be
 * read; SP_NOMEM.
 */
enum sp_status sp_file_read(
    const char *path, size_t max, struct sp_buf *out, struct sp_err *err);

/*
 * An output file that is never half a file: written beside its place under
 * a temporary name, put there by sp_out_commit.  A path of NULL or "-" is
 * standard output, and a device or pipe is written in place.  NULL and SP_IO
 * at once where it cannot be written: a folder, or a name in a folder that is
 * not there or not ours to write.
 */
struct sp_out;
struct sp_out *sp_out_new(const char *path, struct sp_err *err);
FILE *sp_out_file(struct sp_out *out);

/* Flush, check, rename.  SP_IO if any of it fails: nothing is left behind. */
enum sp_status sp_out_commit(struct sp_out *out, struct sp_err *err);

/* Close; what was not committed is removed.  NULL is allowed. */
void sp_out_free(struct sp_out *out);

/*
 * The regular files below a folder.  A path with a control character (TAB and
 * LF are such) or one that is not UTF-8 cannot stand in a record, so it cannot
 * be the name of a document: it is kept apart, for the caller to report.
 */
struct sp_files {
	struct sp_str *path; /* relative to the folder, NUL-terminated */
	size_t n;
	size_t cap;
	struct sp_str *odd; /* those that cannot stand in a record */
	size_t nodd;
	size_t odd_cap;
	struct sp_arena mem;
};

/*
 * Fill files (= {0}) with what stands below dir, sorted by bytes.  Names that
 * begin with a dot are passed over; links to files are followed, links to
 * folders are not, but for dir itself.  SP_IO where a folder cannot be read,
 * or is none; SP_NOMEM.  On failure files holds a part; release it anyway.
 */
enum sp_status sp_files_walk(
    struct sp_files *files, const char *dir, struct sp_err *err);
void sp_files_release(struct sp_files *files);

/* True for a folder. */
bool sp_file_is_dir(const char *path);

#endif
