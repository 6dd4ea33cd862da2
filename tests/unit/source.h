/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_SOURCE_H
#define SPEAN_TESTS_SOURCE_H

#include <stdlib.h>
#include <string.h>

#include <spean/inflow.h>

/* A text that comes in by so many bytes at a time. */
struct text {
	struct sp_str all;
	size_t at;
	size_t step; /* SIZE_MAX: as many as are asked for */
};

static inline enum sp_status
text_read(void *ctx, char *to, size_t room, size_t *got, struct sp_err *err)
{
	struct text *text = ctx;
	size_t n = text->all.n - text->at;

	(void)err;
	n = n < room ? n : room;
	n = text->step < n ? text->step : n;
	if (n > 0)
		memcpy(to, text->all.s + text->at, n);
	text->at += n;
	*got = n;
	return SP_OK;
}

static inline bool
text_back(void *ctx, uint64_t offset)
{
	struct text *text = ctx;

	if (offset > text->at)
		abort(); /* what was not read yet is not asked for */
	text->at = (size_t)offset;
	return true;
}

/* NULL: no memory. */
static inline struct sp_inflow *
text_inflow(struct text *text)
{
	struct sp_inflow_source source = {text, text_read, text_back};

	return sp_inflow_new(&source, NULL);
}

#endif
