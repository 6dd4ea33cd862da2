/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_KEEPS_H
#define SPEAN_TESTS_KEEPS_H

#include <stdbool.h>

#include <spean/bead.h>
#include <spean/guide.h>

/* True where a bead has the mark's sentences, or none of them. */
static inline bool
keeps(const struct sp_guide_mark *mark, const struct sp_bead *x)
{
	bool src =
	    x->src < mark->src + mark->nsrc && mark->src < x->src + x->nsrc;
	bool tgt =
	    x->tgt < mark->tgt + mark->ntgt && mark->tgt < x->tgt + x->ntgt;

	if (!src && !tgt)
		return true;
	return x->src <= mark->src && x->tgt <= mark->tgt &&
	    x->src + x->nsrc >= mark->src + mark->nsrc &&
	    x->tgt + x->ntgt >= mark->tgt + mark->ntgt &&
	    (!mark->whole || (x->nsrc == mark->nsrc && x->ntgt == mark->ntgt));
}

#endif
