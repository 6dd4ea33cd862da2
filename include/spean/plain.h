/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_PLAIN_H
#define SPEAN_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * The text that normalising would leave as it is, found by its bytes alone:
 * ASCII, Latin, general punctuation and Khmer clusters in order, with single
 * spaces between them.
 *
 * Returns the place, at or behind from, up to which text needs nothing; a
 * character or a cluster that what follows may still change is not part of it.
 * hints: a ZWSP between Khmer clusters is in order.  What lies before from is
 * not looked at: from is no place inside a cluster.
 */
size_t sp_plain_end(struct sp_str text, size_t from, bool hints);

#endif
