/* SPDX-License-Identifier: MIT */
#include <spean/habit.h>

#include <math.h>
#include <stddef.h>

/* The usual shares, which count as much as so many beads. */
#define USUAL_GAPS   .1
#define USUAL_MERGED .1
#define USUAL_BEADS  20.

static double
habit(double n, double all, double usual)
{
	return log((n + usual * USUAL_BEADS) / (all + USUAL_BEADS) / usual);
}

struct sp_habit
sp_habit_of(const struct sp_beads *beads)
{
	size_t gaps = 0, merged = 0;

	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];

		if (bead->nsrc == 0 || bead->ntgt == 0)
			gaps++;
		else if (bead->nsrc + bead->ntgt > 2)
			merged++;
	}
	return (struct sp_habit){
	    .gaps = habit((double)gaps, (double)beads->n, USUAL_GAPS),
	    .merged =
		habit((double)merged, (double)(beads->n - gaps), USUAL_MERGED)};
}
