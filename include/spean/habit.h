/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_HABIT_H
#define SPEAN_HABIT_H

#include <spean/bead.h>

/*
 * What is usual in two texts: in some next to nothing is left out, in others
 * every third sentence.  Each is ln(share / what is usual elsewhere), 0 where
 * nothing is known.
 */
struct sp_habit {
	double gaps; /* of beads without a side, among all beads */
	double merged; /* of those of more than 1-1, among those of both sides
			*/
};

/* What a first alignment shows.  Of short texts, which can show little, it is
 * drawn to 0. */
struct sp_habit sp_habit_of(const struct sp_beads *beads);

#endif
