/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EIGHT_H
#define SPEAN_EIGHT_H

#include <stdint.h>
#include <string.h>

/*
 * Eight bytes of a text at once, as a word.  What is asked of each byte is
 * answered by its highest bit; the others are 0.
 */
#define SP_EIGHT_ONES  UINT64_C(0x0101010101010101)
#define SP_EIGHT_HIGHS (SP_EIGHT_ONES << 7)

static inline uint64_t
sp_eight_at(const char *s)
{
	uint64_t w;

	memcpy(&w, s, 8);
	return w;
}

/* Which bytes are below c, at most 0x80.  No sum reaches the next byte. */
static inline uint64_t
sp_eight_below(uint64_t w, unsigned c)
{
	return ~(((w & ~SP_EIGHT_HIGHS) + SP_EIGHT_ONES * (0x80 - c)) | w) &
	    SP_EIGHT_HIGHS;
}

/* Which bytes are c. */
static inline uint64_t
sp_eight_is(uint64_t w, unsigned c)
{
	return sp_eight_below(w ^ SP_EIGHT_ONES * c, 1);
}

/* How many answers are yes. */
static inline unsigned
sp_eight_count(uint64_t answers)
{
	return (unsigned)((answers >> 7) * SP_EIGHT_ONES >> 56);
}

#endif
