/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BEAD_H
#define SPEAN_BEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * A bead: the sentences [src, src + nsrc) of one text and [tgt, tgt + ntgt) of
 * the other that say the same.  One side may be empty, not both.
 */
struct sp_bead {
	uint32_t src, tgt; /* sentences, from 0 */
	uint32_t nsrc, ntgt;
	double score; /* probability that the bead is exactly right */
};

struct sp_beads {
	struct sp_bead *bead;
	size_t n;
	size_t cap;
};

/* False when memory fails. */
bool sp_beads_add(struct sp_beads *beads, struct sp_bead bead);
void sp_beads_release(struct sp_beads *beads);

/*
 * A line such as "[0,1]:[0]", "[4]:[]": what aligners' scorers read and write.
 * Sentence numbers of a side must rise by one.  Columns behind a colon or TAB
 * ("[0]:[0]:0.43", as vecalign writes) are passed over.  SP_BAD_RECORD.
 */
enum sp_status sp_bead_parse(
    struct sp_str rec, struct sp_bead *bead, struct sp_err *err);
void sp_bead_write(const struct sp_bead *bead, struct sp_buf *out);

#endif
