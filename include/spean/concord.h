/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONCORD_H
#define SPEAN_CONCORD_H

#include <spean/buf.h>
#include <spean/store.h>

/* Append what the search asks of the index, in the language of FTS5: for
 * lib/store alone. */
void sp_concord_match(const struct sp_store_search *search, struct sp_buf *out);

#endif
