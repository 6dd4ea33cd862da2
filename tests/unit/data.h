/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_DATA_H
#define SPEAN_TESTS_DATA_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/rec.h>

#include "unit.h"

/*
 * Cases from $srcdir/tests/data/NAME.tests: a line each, fields between TABs,
 * empty lines and those that begin with "# " passed over.
 */
struct data {
	char path[512];
	int fd;
	struct sp_reader *reader;
};

static inline const char *
data_srcdir(void)
{
	const char *srcdir = getenv("srcdir");

	return srcdir ? srcdir : ".";
}

/* A file by its path from the source folder; false where it is not there. */
static inline bool
data_open_beside(struct data *data, const char *path)
{
	snprintf(data->path, sizeof(data->path), "%s/%s", data_srcdir(), path);
	data->fd = open(data->path, O_RDONLY | O_CLOEXEC);
	data->reader = data->fd < 0 ? NULL : sp_reader_new(data->fd, '\n');
	return data->reader != NULL;
}

static inline void
data_open(struct data *data, const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "tests/data/%s", name);
	if (!data_open_beside(data, path))
		fail_msg("cannot open %s", data->path);
}

static inline bool
data_next(struct data *data, struct sp_str *field, size_t n)
{
	struct sp_str line;

	while (sp_reader_next(data->reader, &line, NULL)) {
		if (line.n == 0 || sp_str_starts(line, SP_STR("# ")))
			continue;
		if (sp_rec_split(line, field, n) != n)
			fail_msg("%s:%zu: not %zu fields", data->path,
			    sp_reader_line(data->reader), n);
		return true;
	}
	return false;
}

/* \n, \t and \uXXXX in a case become what they stand for; out is reset. */
static inline void
data_unescape(struct sp_str text, struct sp_buf *out)
{
	sp_buf_reset(out);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		char hex[5] = "";

		if (c != '\\' || i + 1 == text.n) {
			sp_buf_addc(out, c);
			continue;
		}
		c = text.s[++i];
		if (c == 'u' && text.n - i > 4) {
			memcpy(hex, text.s + i + 1, 4);
			sp_buf_add_cp(out, (uint32_t)strtoul(hex, NULL, 16));
			i += 4;
		} else {
			sp_buf_addc(out, c == 'n' ? '\n' : c == 't' ? '\t' : c);
		}
	}
}

static inline void
data_is(const struct data *data, struct sp_str got, struct sp_str want)
{
	if (sp_str_eq(got, want))
		return;
	fail_msg("%s:%zu: \"%.*s\" is not \"%.*s\"", data->path,
	    sp_reader_line(data->reader), (int)got.n, got.n ? got.s : "",
	    (int)want.n, want.n ? want.s : "");
}

static inline void
data_close(struct data *data)
{
	sp_reader_free(data->reader);
	close(data->fd);
}

#endif
