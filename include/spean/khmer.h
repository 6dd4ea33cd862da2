/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_KHMER_H
#define SPEAN_KHMER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Khmer code points, and the order they have in a cluster (KES: Khmer Encoding
 * Structure, version 2, October 2024):
 *
 *     base  robat  coeng coeng  shifter  vowel  sign sign  final
 *      ក     ៌      ្ក   ្រ       ៊ ៉      ា      ំ ់ ័      ះ ៈ
 *
 * coeng is U+17D2 with the letter behind it, RO the last of them.  The classes
 * stand in that order; vowels have four, for the rare cluster of more than one.
 */
enum sp_khmer_class {
	SP_KHMER_OTHER, /* digits, punctuation, symbols, not assigned */
	SP_KHMER_BASE, /* consonants and independent vowels */
	SP_KHMER_ROBAT,
	SP_KHMER_COENG, /* U+17D2 itself */
	SP_KHMER_SHIFTER,
	SP_KHMER_VPRE, /* vowels with a part before the base */
	SP_KHMER_VBELOW,
	SP_KHMER_VABOVE,
	SP_KHMER_VAFTER,
	SP_KHMER_SIGN,
	SP_KHMER_FINAL,
	SP_KHMER_GONE, /* 17B4 17B5: invisible, never written */
	SP_KHMER_MAPPED, /* 17A3 17A4 17D8: written as something else */
	SP_KHMER_NONE /* not Khmer */
};

/* The classes of U+1780 to U+17FF. */
extern const unsigned char sp_khmer_classes[128];

/* True for U+1780 to U+17FF and the lunar dates, U+19E0 to U+19FF. */
static inline bool
sp_khmer_is(uint32_t cp)
{
	return (cp >= 0x1780 && cp <= 0x17FF) || (cp >= 0x19E0 && cp <= 0x19FF);
}

static inline enum sp_khmer_class
sp_khmer_class(uint32_t cp)
{
	if (cp >= 0x1780 && cp <= 0x17FF)
		return (enum sp_khmer_class)sp_khmer_classes[cp - 0x1780];
	return sp_khmer_is(cp) ? SP_KHMER_OTHER : SP_KHMER_NONE;
}

/* True for what stands in a cluster but not at its beginning. */
static inline bool
sp_khmer_is_mark(uint32_t cp)
{
	enum sp_khmer_class c = sp_khmer_class(cp);

	return c >= SP_KHMER_ROBAT && c <= SP_KHMER_FINAL;
}

/*
 * A consonant that a vowel above pushes the shifter of below (KES, "strong":
 * it takes TRIISAP); the others are weak (MUUSIKATOAN).
 */
bool sp_khmer_is_strong(uint32_t cp);

/* A code point and the bytes of the text, [from, to), it stands for. */
struct sp_khmer_cp {
	uint32_t cp;
	uint32_t from;
	uint32_t to;
	uint32_t rank; /* sp_khmer_order's own */
};

struct sp_khmer_cps {
	struct sp_khmer_cp *cp;
	size_t n;
	size_t cap;
};

/* A run of Khmer before and after it is put in order.  Start with = {0}. */
struct sp_khmer {
	struct sp_khmer_cps in;
	struct sp_khmer_cps out;
	bool failed; /* memory; until the reset */
};

void sp_khmer_reset(struct sp_khmer *run);
void sp_khmer_release(struct sp_khmer *run);

/*
 * Append cp, which stands for the bytes [from, to), to the run.  It is Khmer,
 * ZWSP (U+200B) or ZWNJ (U+200C).  Deprecated letters become what they stand
 * for, what is never seen is dropped.
 */
void sp_khmer_add(struct sp_khmer *run, uint32_t cp, size_t from, size_t to);

/*
 * Put run->in in order, into run->out (emptied before).  Clusters are ordered
 * and spelled one way, ZWSP stays where it stands between clusters, ZWNJ where
 * it holds a shifter above, old spellings of lunar dates become the symbols.
 * A mark without base is ordered like a cluster.  False when memory fails.
 *
 * What comes out is as NFC wants it, and in order: put in again, it comes out
 * the same.  A cluster that is in order and alone comes out the same whatever
 * stands around it, but for digits and KHAN (lunar dates).
 */
bool sp_khmer_order(struct sp_khmer *run);

/* Its parts: append to out; put the cluster at in.cp[i] in order, to out, and
 * return the place behind it. */
void sp_khmer_put(struct sp_khmer *run, struct sp_khmer_cp cp);
size_t sp_khmer_cluster(struct sp_khmer *run, size_t i);

#endif
