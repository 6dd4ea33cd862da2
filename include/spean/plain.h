/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PLAIN_H
#define SPEAN_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/* What is in order besides. */
enum sp_plain {
	SP_PLAIN_HINTS = 1, /* a ZWSP between Khmer clusters */
	SP_PLAIN_SIGNS = 2, /* quotes and dashes that are not ASCII */
	SP_PLAIN_SPACE = 4, /* a single space at the start of what is read */
	SP_PLAIN_WIDE = 8 /* no more, but faster: see plain_wide.h */
};

/*
 * The text that normalising would leave as it is, found by its bytes alone:
 * ASCII, Latin, general punctuation and Khmer clusters in order, with single
 * spaces between them.
 *
 * Returns the place, at or behind from, up to which text needs nothing; a
 * character or a cluster that what follows may still change is not part of it.
 * order is a sum of enum sp_plain.  What lies before from is not looked at:
 * from is no place inside a cluster.
 */
size_t sp_plain_end(struct sp_str text, size_t from, unsigned order);

#endif
