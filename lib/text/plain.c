/* SPDX-License-Identifier: MIT */
#include <spean/plain.h>

#include <stdint.h>
#include <string.h>

#include <spean/khmer.h>
#include <spean/plain_wide.h>

/*
 * How far a Khmer cluster has come.  The automaton keeps its state as a place
 * in a word: each character has a word of the states that follow, six bits
 * each, and the next state is that word shifted by the present one.  So a step
 * waits for no table that the step before had to choose.
 *
 * Ten states have room.  What is rare is left to those who look closely (SLOW)
 * though it may be in order: a second coeng but RO, SAMYOK behind a vowel.
 */
enum state {
	SLOW = 0,
	START = 6, /* nothing, or what takes no more: a full cluster, a sign */
	BASE = 12,
	OPEN = 18, /* behind the first coeng, which wants a letter */
	STACK = 24, /* a letter below, or ROBAT */
	OPEN_RO = 30, /* behind the second, which wants RO */
	LAST = 36, /* RO below: no coeng behind it */
	SHIFTER = 42,
	VOWEL = 48,
	SIGN = 54
};

#define GO(from, to) ((uint64_t)(to) << (from))
/* From a cluster that could be longer */
#define SHORT(to)                                                              \
	(GO(BASE, to) | GO(STACK, to) | GO(LAST, to) | GO(SHIFTER, to) |       \
	    GO(VOWEL, to) | GO(SIGN, to))
/* From what lacks no letter */
#define CLOSED(to) (GO(START, to) | SHORT(to))
/* From what a vowel may follow */
#define HIGH(to) (GO(BASE, to) | GO(STACK, to) | GO(LAST, to) | GO(SHIFTER, to))

#define o CLOSED(START)
#define T SHORT(START) /* LEK TOO, not behind a space */
#define D CLOSED(BASE) /* DA, which is none of the letters below */
#define B (D | GO(OPEN, STACK))
#define Q (D | GO(OPEN, LAST) | GO(OPEN_RO, LAST)) /* RO */
#define R GO(BASE, STACK)
#define C (GO(BASE, OPEN) | GO(STACK, OPEN_RO))
#define H (GO(BASE, SHIFTER) | GO(STACK, SHIFTER) | GO(LAST, SHIFTER))
#define V HIGH(VOWEL)
#define Y HIGH(SIGN) /* SAMYOK */
#define S (Y | GO(VOWEL, SIGN))
#define F (HIGH(START) | GO(VOWEL, START) | GO(SIGN, START))
/* clang-format off */
static const uint64_t after[128] = {
    /* 1780 */ B, B, B, B, B, B, B, B, B, B, D, B, B, B, B, B,
    /* 1790 */ B, B, B, B, B, B, B, B, B, B, Q, B, B, B, B, B,
    /* 17A0 */ B, B, B, 0, 0, B, B, B, B, B, B, B, B, B, B, B,
    /* 17B0 */ B, B, B, B, 0, 0, V, V, V, V, V, V, V, V, V, V,
    /* 17C0 */ V, V, V, V, V, V, S, F, F, H, H, S, R, S, S, S,
    /* 17D0 */ Y, S, C, S, o, o, o, T, 0, o, o, o, o, S, o, o,
    /* 17E0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
    /* 17F0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
};
/* clang-format on */
#undef o
#undef T
#undef D
#undef B
#undef Q
#undef R
#undef C
#undef H
#undef V
#undef Y
#undef S
#undef F

/* Places in the block 1780. */
enum { LEK_TOO = 0x57, NOT_KHMER = 128 };

/* Texts from which on it pays to go ahead fast. */
#define WIDE_LEAST 48

struct scan {
	const unsigned char *start;
	const unsigned char *s; /* the next byte */
	const unsigned char *end;
	const unsigned char *sure; /* up to here it is plain, */
	const unsigned char *wide_from; /* from here on it may go fast */
	uint64_t state;
	unsigned order; /* enum sp_plain */
};

/* The place of the character at s, NOT_KHMER where it is none of the block. */
static unsigned
khmer_at(const struct scan *scan, const unsigned char *s)
{
	if (scan->end - s < 3 || s[0] != 0xE1 || (s[1] & 0xFE) != 0x9E ||
	    (s[2] & 0xC0) != 0x80)
		return NOT_KHMER;
	return (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
}

/* The first byte lowest; compilers know it as one load. */
static inline uint32_t
four(const unsigned char *s)
{
	return (uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 |
	    (uint32_t)s[3] << 24;
}

static inline bool
is_zwsp(const unsigned char *s)
{
	return memcmp(s, "\xE2\x80\x8B", 3) == 0;
}

/*
 * Khmer and the ZWSP between, as far as it is in order, up to the last bytes of
 * the text; *state is where it has come.  In this loop the time goes.
 */
static const unsigned char *
walk(const unsigned char *s, const unsigned char *end, uint64_t zwsp,
    uint64_t *state)
{
	const unsigned char *stop = end - s > 3 ? end - 3 : s;
	uint64_t at = *state;

	for (; s < stop; s += 3) {
		/* What is left of E1 9E/9F 80-BF are the bits that tell. */
		uint32_t c = four(s) ^ 0x809EE1;
		uint64_t follow;

		if ((c & 0xC0FEFF) == 0)
			follow = after[(c >> 16 | c >> 2) & 0x7F];
		else if ((c & 0xFFFFFF) == (0x8B80E2 ^ 0x809EE1))
			follow = zwsp;
		else
			break;
		follow >>= at & 63;
		if ((follow & 63) == SLOW)
			break;
		at = follow;
	}
	*state = at & 63;
	return s;
}

static bool
khmer(struct scan *scan)
{
	const unsigned char *start = scan->s;
	uint64_t zwsp = scan->order & SP_PLAIN_HINTS ? SHORT(START) : 0;
	unsigned char last[4] = {0};

	scan->s = walk(scan->s, scan->end, zwsp, &scan->state);
	if (scan->end - scan->s == 3) {
		memcpy(last, scan->s, 3);
		scan->s += walk(last, last + 4, zwsp, &scan->state) - last;
	}
	if (scan->s - start >= 3 && is_zwsp(scan->s - 3)) {
		scan->s -= 3;
		return false;
	}
	return scan->s > start && scan->state != OPEN && scan->state != OPEN_RO;
}

/* Bit 7 of each byte of x that is 0. */
static inline uint64_t
zeros(uint64_t x)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);

	return ~(((x & low) + low) | x | low);
}

/* True where eight bytes are visible ASCII and single spaces, together with
 * the byte before them. */
static inline bool
ascii_eight(const unsigned char *s)
{
	const uint64_t each = UINT64_C(0x0101010101010101);
	uint64_t bytes, before, spaces, low;

	memcpy(&bytes, s, sizeof(bytes));
	memcpy(&before, s - 1, sizeof(before));
	spaces = zeros(bytes ^ each * ' ');
	before = zeros(before ^ each * ' ');
	low = (bytes - each * ' ') & ~bytes;
	return !((bytes | low) & each * 0x80) && !zeros(bytes ^ each * 0x7F) &&
	    !(spaces & before);
}

/* Visible ASCII and single spaces. */
static bool
ascii(struct scan *scan)
{
	const unsigned char *s = scan->s, *from = s;

	if (s == scan->start && *s == ' ' && !(scan->order & SP_PLAIN_SPACE))
		return false;
	if (s == scan->start && *s >= ' ' && *s < 0x7F)
		s++;
	/* The last byte is looked at first: between Khmer it is none of it. */
	while (scan->end - s >= 8 && s[7] < 0x80 && s > scan->start &&
	    ascii_eight(s))
		s += 8;
	while (s < scan->end && s > scan->start && *s >= ' ' && *s < 0x7F &&
	    !(*s == ' ' && s[-1] == ' '))
		s++;
	scan->s = s;
	scan->state = START;
	return s > from;
}

/* True for a Khmer letter or sign at s that ends what stands before it, and
 * before which ZWSP means something. */
static bool
begins(const struct scan *scan, const unsigned char *s)
{
	unsigned at = khmer_at(scan, s);

	return at != NOT_KHMER && at != LEK_TOO &&
	    sp_khmer_classes[at] <= SP_KHMER_BASE;
}

/* A ZWSP between clusters. */
static bool
hint(struct scan *scan)
{
	if (!(scan->order & SP_PLAIN_HINTS) || scan->s - scan->start < 3 ||
	    khmer_at(scan, scan->s - 3) == NOT_KHMER ||
	    !begins(scan, scan->s + 3))
		return false;
	scan->s += 3;
	scan->state = START;
	return true;
}

/* General punctuation: 2010 to 2027 and 2030 to 205E. */
static bool
is_punctuation(const struct scan *scan, const unsigned char *s)
{
	unsigned at = (s[1] & 1u) << 6 | (s[2] & 0x3Fu); /* from 2000 */

	if (s[0] != 0xE2 || (s[1] & 0xFE) != 0x80 || (s[2] & 0xC0) != 0x80)
		return false;
	if (!(scan->order & SP_PLAIN_SIGNS) && at < 0x20)
		return false;
	return (at >= 0x10 && at <= 0x27) || (at >= 0x30 && at <= 0x5E);
}

/*
 * Other characters that NFC keeps and no rule changes: Latin from 00A1 to 02FF
 * but for the soft hyphen; dashes, quotes and their like.  Combining marks may
 * follow and change the last of them.
 */
static bool
foreign(struct scan *scan)
{
	const unsigned char *s = scan->s;
	size_t left = (size_t)(scan->end - s);
	size_t n = 0;

	if (left >= 2 && s[0] == 0xC2 && s[1] > 0xA0 && s[1] <= 0xBF &&
	    s[1] != 0xAD)
		n = 2;
	else if (left >= 2 && s[0] >= 0xC3 && s[0] <= 0xCB &&
	    (s[1] & 0xC0) == 0x80)
		n = 2;
	else if (left >= 3 && is_punctuation(scan, s))
		n = 3;
	scan->state = START;
	scan->s += n;
	return n > 0;
}

static bool
step(struct scan *scan)
{
	const unsigned char *s = scan->s;

	if (*s == 0xE1)
		return khmer(scan);
	if (*s < 0x80)
		return ascii(scan);
	if (scan->end - s >= 3 && is_zwsp(s))
		return hint(scan);
	return foreign(scan);
}

/*
 * The beginning of what stands before scan->s and may still change: a cluster,
 * a row of Khmer digits and signs (which may become a lunar date, together), a
 * character.
 */
static const unsigned char *
unsafe(const struct scan *scan)
{
	const unsigned char *s = scan->s;
	unsigned at = NOT_KHMER;

	if (s - scan->start >= 3)
		at = khmer_at(scan, s - 3);
	if (at == NOT_KHMER) {
		while (s > scan->start && (*--s & 0xC0) == 0x80)
			continue;
		return s;
	}
	if (sp_khmer_classes[at] == SP_KHMER_OTHER) {
		do
			s -= 3;
		while (s - scan->start >= 3 &&
		    (at = khmer_at(scan, s - 3)) != NOT_KHMER &&
		    sp_khmer_classes[at] == SP_KHMER_OTHER);
		return s;
	}
	do {
		s -= 3;
		at = khmer_at(scan, s);
	} while (sp_khmer_classes[at] != SP_KHMER_BASE ||
	    (s - scan->start >= 3 && memcmp(s - 3, "\xE1\x9F\x92", 3) == 0));
	return s;
}

/*
 * True where what stands at scan->s ends what stands before it: a space, the
 * end of the text; ZWSP too, but for one that stands inside a cluster.
 */
static bool
ends(const struct scan *scan)
{
	const unsigned char *s = scan->s, *end = scan->end;

	if (scan->state == OPEN || scan->state == OPEN_RO)
		return false;
	if (s > scan->start && s[-1] == ' ')
		return s == end;
	if (end - s >= 3 && is_zwsp(s)) {
		while (end - s >= 3 && is_zwsp(s))
			s += 3;
		if (s < end && (*s < 0x80 || begins(scan, s)))
			return true;
	}
	return s == end || *s <= ' ' ||
	    (end - s >= 2 && memcmp(s, "\xC2\xA0", 2) == 0);
}

/*
 * Go ahead fast, where that is possible, but not again where it just failed.
 * True at a place that ends what stands before it; else one is left to look
 * closely at that.
 */
static bool
wide(struct scan *scan)
{
	const unsigned char *from = scan->s, *s;
	struct sp_str text = {(const char *)from, (size_t)(scan->end - from)};
	bool spaced = from > scan->start ? from[-1] == ' '
					 : !(scan->order & SP_PLAIN_SPACE);

	if (text.n < WIDE_LEAST || from < scan->wide_from)
		return false;
	s = from + sp_plain_wide(text, 0, spaced, scan->order & SP_PLAIN_HINTS);
	scan->wide_from = s + WIDE_LEAST;
	while (s - from >= 3 && is_zwsp(s - 3))
		s -= 3;
	if (s == from)
		return false;
	scan->s = s;
	scan->state = START;
	if (s - from >= 3 && memcmp(s - 3, "\xE1\x9F\x92", 3) == 0)
		scan->state = OPEN;
	if (ends(scan))
		return true;
	scan->s = scan->sure = unsafe(scan);
	/* That sign is in order only behind its cluster. */
	if (khmer_at(scan, scan->s) == LEK_TOO)
		scan->s = unsafe(scan);
	scan->state = START;
	return false;
}

size_t
sp_plain_end(struct sp_str text, size_t from, unsigned order)
{
	struct scan scan = {.state = START, .order = order};
	const unsigned char *start = (const unsigned char *)text.s;

	if (from == text.n)
		return from;
	scan.start = scan.s = scan.sure = scan.wide_from = start + from;
	scan.end = start + text.n;
	do
		if (order & SP_PLAIN_WIDE && wide(&scan))
			return (size_t)(scan.s - start);
	while (scan.s < scan.end && step(&scan));
	if (!ends(&scan))
		scan.s = unsafe(&scan);
	return (size_t)((scan.s < scan.sure ? scan.sure : scan.s) - start);
}
