/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_STORE_SHOW_H
#define SPEAN_TOOLS_STORE_SHOW_H

#include <stdbool.h>

#include <spean/buf.h>
#include <spean/pair.h>
#include <spean/str.h>

/* What verbs of spean-store share that show pairs to a reader. */

/* The words of --color. */
#define STORE_COLORS "auto/always/never"

/* Whether to write in color: color is the index of the word that was chosen. */
bool store_is_colored(int color);

/* Append text for a terminal: nothing that would command it. */
void store_add_plain(struct sp_buf *out, struct sp_str text);

/* Append the other side of a pair and where this side (tgt: the target's) is
 * from, a line each, behind so many spaces. */
void store_add_other(
    struct sp_buf *out, const struct sp_pair *pair, bool tgt, unsigned indent);

/* Append the record without its line end, for columns that follow. */
void store_add_record(struct sp_buf *out, const struct sp_pair *pair);

#endif
