/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_DOCS_H
#define SPEAN_TESTS_DOCS_H

/* Collections of a few documents, for tests. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <spean/docset.h>

/* A doc stream, and the file that it stands in. */
struct docs {
	struct sp_docset *set;
	int fd;
};

static inline struct docs
docs_of(struct sp_str stream)
{
	char name[] = "/tmp/spean-test.XXXXXX";
	struct docs docs = {NULL, mkstemp(name)};

	assert_true(docs.fd >= 0);
	unlink(name);
	if (stream.n > 0)
		assert_int_equal(write(docs.fd, stream.s, stream.n), stream.n);
	assert_int_equal(lseek(docs.fd, 0, SEEK_SET), 0);
	docs.set = sp_docset_new(docs.fd, "/tmp", NULL, NULL, NULL);
	assert_non_null(docs.set);
	return docs;
}

static inline void
docs_release(struct docs *docs)
{
	sp_docset_free(docs->set);
	close(docs->fd);
}

#endif
