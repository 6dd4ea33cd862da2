/* SPDX-License-Identifier: MIT */
/* A doc stream that is read to its end is written again byte for byte, but
 * for controls made spaces and columns behind the fourth. */
#include <string.h>
#include <unistd.h>

#include <spean/doc.h>
#include <spean/utf8.h>

#include "fuzz.h"

/* As much as a pipe holds without a reader (POSIX asks for 512 only). */
#define INPUT_MAX 4096

static void
check_doc(const struct sp_doc *doc)
{
	struct sp_buf out = {0};
	size_t lines = 0;

	HOLDS(doc->n > 0 && doc->id.n > 0);
	sp_doc_write(doc, &out);
	for (size_t i = 0; i < out.n; i++)
		lines += out.s[i] == '\n';
	HOLDS(lines == doc->n);
	HOLDS(sp_utf8_check(sp_buf_str(&out)) == out.n);
	for (size_t i = 0; i < doc->n; i++) {
		HOLDS(doc->part[i].loc.n > 0);
		HOLDS(doc->part[i].text.s[doc->part[i].text.n] == '\0');
	}
	sp_buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_doc_reader docs = {0};
	struct sp_doc doc = {0};
	struct sp_err err;
	int end[2];

	if (size > INPUT_MAX || pipe(end) != 0)
		return 0;
	HOLDS(write(end[1], data, size) == (ssize_t)size);
	close(end[1]);
	docs.reader = sp_reader_new(end[0], '\n');
	HOLDS(docs.reader);
	while (sp_doc_next(&docs, &doc, &err))
		check_doc(&doc);
	HOLDS(err.status == SP_OK || sp_status_is_record(err.status));
	sp_doc_release(&doc);
	sp_doc_reader_release(&docs);
	sp_reader_free(docs.reader);
	close(end[0]);
	return 0;
}
