/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SOURCE_H
#define SPEAN_SOURCE_H

#include <spean/buf.h>
#include <spean/str.h>

/*
 * Append the source of a document: the host of its address (its URL or its
 * canonical one, or its id where that is an address) in lower case, without
 * user and port; else the first folder of its id.  Nothing is appended where
 * neither is known.
 */
void sp_source(struct sp_str url, struct sp_str canonical, struct sp_str id,
    struct sp_buf *out);

#endif
