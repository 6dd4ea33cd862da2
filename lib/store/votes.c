/* SPDX-License-Identifier: MIT */
#include <spean/votes.h>

#include <stdlib.h>

#include <spean/buf.h>

/* Where the id is or would be. */
static size_t
slot_of(const struct sp_votes *votes, int64_t id)
{
	/* Ids come in order and close together: they lie so here too, which
	 * is what memory is fast at.  What is far apart is mixed (Knuth). */
	uint64_t far = ((uint64_t)id >> 16) * UINT64_C(0x9E3779B97F4A7C15);
	size_t slot =
	    (size_t)((uint64_t)id + (far >> 32)) & (votes->nslots - 1);

	while (
	    votes->slot[slot] != 0 && votes->at[votes->slot[slot] - 1].id != id)
		slot = (slot + 1) & (votes->nslots - 1);
	return slot;
}

static bool
widen(struct sp_votes *votes)
{
	size_t n = votes->nslots ? 4 * votes->nslots : 4096;
	uint32_t *slot = calloc(n, sizeof(*slot));

	if (!slot)
		return false;
	free(votes->slot);
	votes->slot = slot;
	votes->nslots = n;
	for (size_t i = 0; i < votes->n; i++)
		slot[slot_of(votes, votes->at[i].id)] = (uint32_t)i + 1;
	return true;
}

struct sp_vote *
sp_votes_at(struct sp_votes *votes, int64_t id)
{
	size_t slot;

	if (2 * (votes->n + 1) > votes->nslots && !widen(votes))
		return NULL;
	slot = slot_of(votes, id);
	if (votes->slot[slot] == 0) {
		if (!sp_grow(&votes->at, &votes->cap, votes->n + 1,
			sizeof(*votes->at)))
			return NULL;
		votes->at[votes->n++] = (struct sp_vote){.id = id};
		votes->slot[slot] = (uint32_t)votes->n;
	}
	return &votes->at[votes->slot[slot] - 1];
}

/* The last first, so that each is found past those that were there before. */
void
sp_votes_reset(struct sp_votes *votes)
{
	for (; votes->n > 0; votes->n--)
		votes->slot[slot_of(votes, votes->at[votes->n - 1].id)] = 0;
}

void
sp_votes_release(struct sp_votes *votes)
{
	free(votes->at);
	free(votes->slot);
	*votes = (struct sp_votes){0};
}
