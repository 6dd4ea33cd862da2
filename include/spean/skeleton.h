/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_SKELETON_H
#define SPEAN_SKELETON_H

#include <spean/buf.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/*
 * What looks the same to a reader, made the same: Unicode's confusables
 * (UTS #39) for other scripts, a table of our own for Khmer, of which Unicode
 * knows single characters only.
 */
struct sp_look {
	void *(*start)(void); /* NULL: no memory */
	void (*end)(void *look); /* NULL is allowed */
	/*
	 * Append text, which is normal at level search, to out with one look
	 * for what looks the same.  What comes out is not normal.  map: where
	 * it comes from (reset before), or NULL.
	 */
	void (*add)(void *look, struct sp_str text, struct sp_buf *out,
	    struct sp_norm_map *map);
};
extern const struct sp_look sp_look;

#endif
