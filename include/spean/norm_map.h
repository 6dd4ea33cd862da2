/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NORM_MAP_H
#define SPEAN_NORM_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/*
 * Where the bytes of a text come from that was made of another: what is found
 * in normal text is shown in the writer's own.
 *
 * The output is a row of pieces without gaps.  A piece is either copied, byte
 * for byte, or stands as a whole for some bytes of the input:
 *
 *     in    a ␣ ␣ ᵇ b ្ក ា │ ុ ី           │ ៘
 *     out   a  ␣    b ្ក ា │ ៊ ី           │ ។ ល ។
 *                           └ ៊ for ុ, moved  └ each for the one sign
 *
 * Pieces follow the order of the output.  Their places in the input rise, but
 * within a cluster (and the marks on one letter) that was put in order; bytes
 * that no piece has were removed; two pieces can have the same.  Nothing comes
 * from nowhere: no piece stands for an empty range.  A piece begins and ends
 * between characters on both sides.  A text that was not changed is one piece.
 */
struct sp_norm_piece {
	uint32_t out; /* where it begins in the output */
	uint32_t in; /* where what it comes from begins in the input */
	uint32_t whole; /* the bytes it stands for; 0: a copy of as many */
};

/* Start with = {0}; read only.  One of these can be used again and again. */
struct sp_norm_map {
	struct sp_norm_piece *piece;
	size_t n, cap;
	size_t out_n, in_n; /* the bytes of both texts */
	bool failed; /* memory; until the reset */
};

/* Bytes [from, to). */
struct sp_norm_range {
	size_t from, to;
};

void sp_norm_map_release(struct sp_norm_map *map);

/*
 * The smallest range of the input that has everything the output bytes
 * [from, to) come from.  What was removed within belongs to it, what was
 * removed at its ends does not.  Where from and to stand between characters, so
 * do those of the result.  An empty range gives an empty one, before what
 * stands behind it.
 *
 * from <= to <= map->out_n.  Takes as long as the logarithm of the pieces and
 * the pieces within.
 */
struct sp_norm_range sp_norm_map_range(
    const struct sp_norm_map *map, size_t from, size_t to);

/* For whoever makes one: an empty one for an input of in_n bytes. */
void sp_norm_map_reset(struct sp_norm_map *map, size_t in_n);

/* The next bytes of the output, text (not empty), come from in[from, to). */
void sp_norm_map_add(struct sp_norm_map *map, struct sp_str text,
    struct sp_str in, size_t from, size_t to);

/* last maps a text to one that first maps further: both in one, into map. */
void sp_norm_map_join(struct sp_norm_map *map, const struct sp_norm_map *first,
    const struct sp_norm_map *last);

#endif
