/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_VOTES_H
#define SPEAN_VOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * How often each of many ids was named, for lib/store alone: open addressing,
 * and emptied in the time that it took to fill.  Start with = {0}.
 */
struct sp_vote {
	int64_t id;
	uint32_t n;
	bool seen; /* the caller's */
};

struct sp_votes {
	struct sp_vote *at; /* in order of addition */
	size_t n, cap;
	uint32_t *slot; /* 1 + its place in at */
	size_t nslots;
};

/* The vote of an id, with 0 where it is new.  NULL when memory fails. */
struct sp_vote *sp_votes_at(struct sp_votes *votes, int64_t id);

void sp_votes_reset(struct sp_votes *votes);
void sp_votes_release(struct sp_votes *votes);

#endif
