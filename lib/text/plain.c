/* SPDX-License-Identifier: MIT */
#include <spean/plain.h>

#include <stdint.h>
#include <string.h>

#include <spean/khmer.h>

/* What was read last; of a Khmer cluster, how far it has come. */
enum state {
	SLOW, /* no state: this must be looked at closely */
	EDGE, /* nothing, or a space */
	FOREIGN,
	OTHER, /* Khmer digits and punctuation */
	BASE,
	ROBAT,
	COENG,
	COENG_RO,
	SHIFTER,
	VOWEL,
	VOWEL_U,
	SIGN,
	FINAL,
	STATES
};

/*
 * From state and class to the next state.  Columns as in sp_khmer_class:
 * other base robat coeng shifter pre below above after sign final, then the
 * two that are never in order.
 */
/* clang-format off */
static const unsigned char next_state[STATES][SP_KHMER_NONE] = {
	[EDGE] =     {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	[FOREIGN] =  {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	[OTHER] =    {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	[BASE] =     {OTHER, BASE, ROBAT, COENG, SHIFTER,
	    VOWEL, VOWEL, VOWEL, VOWEL, SIGN, FINAL, 0, 0},
	[ROBAT] =    {OTHER, BASE, 0, COENG, SHIFTER,
	    VOWEL, VOWEL, VOWEL, VOWEL, SIGN, FINAL, 0, 0},
	[COENG] =    {OTHER, BASE, 0, COENG, SHIFTER,
	    VOWEL, VOWEL, VOWEL, VOWEL, SIGN, FINAL, 0, 0},
	[COENG_RO] = {OTHER, BASE, 0, 0, SHIFTER,
	    VOWEL, VOWEL, VOWEL, VOWEL, SIGN, FINAL, 0, 0},
	[SHIFTER] =  {OTHER, BASE, 0, 0, 0,
	    VOWEL, VOWEL, VOWEL, VOWEL, SIGN, FINAL, 0, 0},
	[VOWEL] =    {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, SIGN, FINAL, 0, 0},
	[VOWEL_U] =  {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, SIGN, FINAL, 0, 0},
	[SIGN] =     {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, 0, FINAL, 0, 0},
	[FINAL] =    {OTHER, BASE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
};
/* clang-format on */

/* Places in the block 1780. */
enum { DA = 0x0A, RO = 0x1A, U = 0x3B, SAMYOK = 0x50, LEK_TOO = 0x57 };

struct scan {
	const unsigned char *s; /* the next byte */
	const unsigned char *end;
	const unsigned char *safe;
	enum state state;
	bool hints;
};

/* The place of the character at s in the block 1780, or 128 where it is none
 * of it. */
static unsigned
khmer_at(const struct scan *scan, const unsigned char *s)
{
	if (scan->end - s < 3 || s[0] != 0xE1 || (s[1] & 0xFE) != 0x9E ||
	    (s[2] & 0xC0) != 0x80)
		return 128;
	return (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
}

/* The state behind the coeng at s and its letter; SLOW where the pair is not in
 * order. */
static enum state
coeng(const struct scan *scan, const unsigned char *s, enum state state)
{
	unsigned letter = khmer_at(scan, s + 3);

	if (letter == 128 || sp_khmer_classes[letter] != SP_KHMER_BASE ||
	    letter == DA || (state == COENG && memcmp(s - 6, s, 6) == 0))
		return SLOW;
	return letter == RO ? COENG_RO : COENG;
}

/* Khmer, as far as it is in order.  The state is kept apart from the scan: in
 * this loop the time goes. */
static bool
khmer(struct scan *scan)
{
	const unsigned char *start = scan->s, *s = start, *safe = scan->safe;
	enum state state = scan->state;
	unsigned at;

	while ((at = khmer_at(scan, s)) != 128) {
		unsigned char class = sp_khmer_classes[at];
		enum state next = (enum state)next_state[state][class];
		size_t n = 3;
		bool begins;

		if (next == COENG) {
			next = coeng(scan, s, state);
			n = 6;
		}
		if (next == SLOW || (state == VOWEL_U && at == SAMYOK))
			break;
		/* Digits and KHAN may still become a lunar date, together. */
		begins = next == BASE || (next == OTHER && state != OTHER);
		safe = begins ? s : safe;
		state = at == U ? VOWEL_U : next;
		s += n;
	}
	scan->s = s;
	scan->safe = safe;
	scan->state = state;
	return s > start;
}

/* A single space: nothing to do where a visible character stands behind it. */
static bool
space(struct scan *scan)
{
	const unsigned char *s = scan->s;
	unsigned at;

	if (scan->end - s < 2 || scan->state == EDGE)
		return false;
	at = khmer_at(scan, s + 1);
	if (!(s[1] > ' ' && s[1] < 0x7F) && !(s[1] >= 0xC3 && s[1] <= 0xCB) &&
	    (at == 128 || at == LEK_TOO ||
		sp_khmer_classes[at] > SP_KHMER_BASE))
		return false;
	scan->safe = s;
	scan->state = EDGE;
	scan->s++;
	return true;
}

/* A ZWSP between clusters. */
static bool
hint(struct scan *scan)
{
	unsigned at = khmer_at(scan, scan->s + 3);

	if (!scan->hints || scan->state < OTHER || at == 128 ||
	    sp_khmer_classes[at] != SP_KHMER_BASE)
		return false;
	scan->s += 3;
	return true;
}

/*
 * Other characters that NFC keeps and no rule changes: Latin from 00A1 to 02FF
 * but for the soft hyphen; 2010 to 2027 and 2030 to 205E (dashes, quotes).
 * Combining marks may follow and change the last of them.
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
	else if (left >= 3 && s[0] == 0xE2 && s[1] == 0x80 &&
	    ((s[2] >= 0x90 && s[2] <= 0xA7) || (s[2] >= 0xB0 && s[2] <= 0xBF)))
		n = 3;
	else if (left >= 3 && s[0] == 0xE2 && s[1] == 0x81 && s[2] >= 0x80 &&
	    s[2] <= 0x9E)
		n = 3;
	if (n == 0)
		return false;
	scan->safe = s;
	scan->state = FOREIGN;
	scan->s += n;
	return true;
}

static bool
step(struct scan *scan)
{
	const unsigned char *s = scan->s;

	if (*s == 0xE1)
		return khmer(scan);
	if (*s < 0x80) {
		while (s<scan->end && * s> ' ' && *s < 0x7F)
			s++;
		if (s == scan->s)
			return *s == ' ' && space(scan);
		scan->safe = s - 1;
		scan->state = FOREIGN;
		scan->s = s;
		return true;
	}
	if (scan->end - s >= 3 && memcmp(s, "\xE2\x80\x8B", 3) == 0)
		return hint(scan);
	return foreign(scan);
}

size_t
sp_plain_end(struct sp_str text, size_t from, bool hints)
{
	struct scan scan = {.state = EDGE, .hints = hints};
	const unsigned char *start = (const unsigned char *)text.s;

	scan.s = scan.safe = start + from;
	scan.end = start + text.n;
	while (scan.s < scan.end && step(&scan))
		continue;
	/* A space ends what stands before it, so does the end of the text. */
	if (scan.s == scan.end || *scan.s <= ' ')
		scan.safe = scan.s;
	return (size_t)(scan.safe - start);
}
