/* SPDX-License-Identifier: MIT */
#include <spean/plain_wide.h>

#include <stdint.h>
#include <string.h>

/*
 * All bytes of a block are looked at together, each with those before it.  What
 * a character is to a cluster is its class.  Two ranks of the class tell
 * whether it may stand where it does: that of the character must be above that
 * of the character before.
 */
#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

#define WIDE   32
#define TARGET __attribute__((target("avx2")))

enum class {
	LETTER,
	DA, /* a letter, but none below another */
	RO, /* the one that may be the second below */
	VOWEL,
	SAMYOK, /* a sign that no vowel stands before */
	SIGN,
	LAST, /* what a cluster ends with: a sign, LEK TOO */
	SHIFTER,
	OTHER, /* digits and such */
	WRONG, /* in need of another spelling, or not assigned */
	ASCII,
	ZWSP,
	WITHIN, /* a byte of a character before its last */
	ROBAT, /* from here on what rules of its own are for (stacked) */
	COENG
};

/* A constant for each place of a block.  They lie in memory: there are more of
 * them than registers. */
#define TIMES8(byte) byte, byte, byte, byte, byte, byte, byte, byte
#define TIMES32(byte)                                                          \
	{                                                                      \
		TIMES8(byte), TIMES8(byte), TIMES8(byte), TIMES8(byte)         \
	}

struct constants {
	unsigned char one[WIDE], low[WIDE], space[WIDE], visible[WIDE];
	unsigned char x80[WIDE], x8b[WIDE], x9f[WIDE], xc0[WIDE], xe1[WIDE],
	    xe2[WIDE];
	unsigned char near[WIDE]; /* what ASCII is never behind is above */
	unsigned char other[WIDE], ascii[WIDE], zwsp[WIDE], within[WIDE];
	unsigned char ro[WIDE], robat[WIDE], coeng[WIDE];
	unsigned char class[6][16]; /* of 1780 to 17DF */
	unsigned char before[16]; /* the rank a class is before others, */
	unsigned char behind[16]; /* and behind others; */
	unsigned char bare[16]; /* that, where no ZWSP may stand */
};

/* clang-format off */
#define BEHIND                                                                 \
	[WRONG] = 0, [SHIFTER] = 1, [ROBAT] = 1, [COENG] = 1, [VOWEL] = 2,     \
	[SAMYOK] = 2, [SIGN] = 3, [LAST] = 4, [OTHER] = 8, [DA] = 9,           \
	[LETTER] = 10, [RO] = 10, [ASCII] = 15, [WITHIN] = 15
#define L LETTER
#define V VOWEL
#define S SIGN
#define H SHIFTER
#define F LAST
#define o OTHER
#define x WRONG
static const struct constants constants = {
    .one = TIMES32(1),
    .low = TIMES32(0x0F),
    .space = TIMES32(' '),
    .visible = TIMES32(' ' + 1),
    .x80 = TIMES32(0x80),
    .x8b = TIMES32(0x8B),
    .x9f = TIMES32(0x9F),
    .xc0 = TIMES32(0xC0),
    .xe1 = TIMES32(0xE1),
    .xe2 = TIMES32(0xE2),
    .near = TIMES32(6),
    .other = TIMES32(OTHER),
    .ascii = TIMES32(ASCII),
    .zwsp = TIMES32(ZWSP),
    .within = TIMES32(WITHIN),
    .ro = TIMES32(RO),
    .robat = TIMES32(ROBAT),
    .coeng = TIMES32(COENG),
    .class = {
	{L, L, L, L, L, L, L, L, L, L, DA, L, L, L, L, L},
	{L, L, L, L, L, L, L, L, L, L, RO, L, L, L, L, L},
	{L, L, L, x, x, L, L, L, L, L, L, L, L, L, L, L},
	{L, L, L, L, x, x, V, V, V, V, V, V, V, V, V, V},
	{V, V, V, V, V, V, S, F, F, H, H, S, ROBAT, S, S, S},
	{SAMYOK, S, COENG, S, o, o, o, F, x, o, o, o, o, S, o, o},
    },
    .before = {[LETTER] = 0, [DA] = 0, [RO] = 0, [SHIFTER] = 1, [ROBAT] = 1,
	[VOWEL] = 2, [SAMYOK] = 3, [SIGN] = 3, [LAST] = 4, [OTHER] = 4,
	[ASCII] = 5, [ZWSP] = 7, [COENG] = 9},
    .behind = {BEHIND, [ZWSP] = 5},
    .bare = {BEHIND, [ZWSP] = 0},
};
#undef BEHIND
#undef L
#undef V
#undef S
#undef H
#undef F
#undef o
#undef x
/* clang-format on */

/* What is remembered of the block before. */
struct block {
	__m256i bytes, class;
	__m256i before; /* the ranks it is before others */
	uint64_t stacks; /* bits for ROBAT and COENG */
	uint64_t high, ends; /* bits of the last two bytes, see broken */
};

TARGET static inline __m256i
get(const unsigned char *bytes)
{
	return _mm256_loadu_si256((const __m256i *)bytes);
}

TARGET static inline __m256i
table(const unsigned char row[16])
{
	return _mm256_broadcastsi128_si256(
	    _mm_loadu_si128((const __m128i *)row));
}

TARGET static inline __m256i
is(__m256i a, const unsigned char *constant)
{
	return _mm256_cmpeq_epi8(a, get(constant));
}

TARGET static inline __m256i
either(__m256i a, __m256i b)
{
	return _mm256_or_si256(a, b);
}

TARGET static inline __m256i
both(__m256i a, __m256i b)
{
	return _mm256_and_si256(a, b);
}

TARGET static inline __m256i
above(__m256i a, __m256i b)
{
	return _mm256_cmpgt_epi8(a, b);
}

TARGET static inline uint64_t
bits(__m256i a)
{
	return (uint32_t)_mm256_movemask_epi8(a);
}

/* The bytes n places before those of the block. */
#define SHIFTED(block, last, n)                                                \
	_mm256_alignr_epi8(                                                    \
	    block, _mm256_permute2x128_si256(last, block, 0x21), 16 - (n))

/*
 * The classes of Khmer characters: the last byte of each in v0, the one before
 * in v1.  Three bits of them tell the row.
 */
TARGET static inline __m256i
khmer_classes(const struct constants *k, __m256i v0, __m256i v1)
{
	__m256i low = both(v0, get(k->low));
	__m256i bit4 = _mm256_slli_epi16(v0, 3);
	__m256i bit5 = _mm256_slli_epi16(v0, 2);
	__m256i bit6 = _mm256_slli_epi16(v1, 7);
	__m256i a =
	    _mm256_blendv_epi8(_mm256_shuffle_epi8(table(k->class[0]), low),
		_mm256_shuffle_epi8(table(k->class[1]), low), bit4);
	__m256i b =
	    _mm256_blendv_epi8(_mm256_shuffle_epi8(table(k->class[2]), low),
		_mm256_shuffle_epi8(table(k->class[3]), low), bit4);
	__m256i c =
	    _mm256_blendv_epi8(_mm256_shuffle_epi8(table(k->class[4]), low),
		_mm256_shuffle_epi8(table(k->class[5]), low), bit4);

	a = _mm256_blendv_epi8(a, b, bit5);
	c = _mm256_blendv_epi8(c, get(k->other), bit5);
	return _mm256_blendv_epi8(a, c, bit6);
}

/*
 * Bits for the ASCII of the block that is not in order: a control, a second
 * space, what stands behind COENG or ZWSP.
 */
TARGET static inline __m256i
ascii_faults(const struct constants *k, __m256i v0, __m256i v1, __m256i before)
{
	/* DEL becomes the least of numbers. */
	__m256i control =
	    above(get(k->visible), _mm256_add_epi8(v0, get(k->one)));
	__m256i spaces = both(is(v0, k->space), is(v1, k->space));

	return either(spaces,
	    _mm256_andnot_si256(
		v0, either(control, above(before, get(k->near)))));
}

/*
 * Two coengs in a cluster are in order if the second brings RO and the first
 * does not; there is no third, and no ROBAT on a letter below.  Bits for the
 * faults.
 */
TARGET static uint64_t
stacked(const struct constants *k, __m256i class, __m256i last)
{
	uint64_t c = bits(is(class, k->coeng)) << 32 | bits(is(last, k->coeng));
	uint64_t r = bits(is(class, k->ro)) << 32 | bits(is(last, k->ro));
	uint64_t robats = bits(is(class, k->robat)) << 32;
	uint64_t second = c & c << 6;
	uint64_t bad = ((r << 3) & second) | ((second << 3) & ~r) |
	    ((second << 6) & c) | (robats & c << 6);

	return bad >> 32;
}

/*
 * Bits for the bytes that are not ASCII (high) and in no character of three
 * bytes, of which bits tell the last (ends): the first two are for the last
 * bytes of the block before; those of this block wait for the next one.
 */
static inline uint64_t
broken(uint64_t high, uint64_t ends, struct block *last)
{
	uint64_t in, h = high << 2 | last->high, e = ends << 2 | last->ends;

	in = e | e >> 1 | e >> 2;
	last->high = high >> 30;
	last->ends = ends >> 30;
	return (h ^ in) & 0xFFFFFFFF;
}

/* Bits for the bytes, from two before the block on, that are not in order
 * behind the last block, which this one becomes; v0 are its bytes. */
TARGET static inline uint64_t
faults(const struct constants *k, const unsigned char behind[16], __m256i v0,
    struct block *last)
{
	__m256i v1 = SHIFTED(v0, last->bytes, 1);
	__m256i v2 = SHIFTED(v0, last->bytes, 2);
	__m256i khmer = both(both(is(v2, k->xe1), above(get(k->xc0), v0)),
	    is(either(v1, get(k->one)), k->x9f));
	__m256i zwsp =
	    both(both(is(v2, k->xe2), is(v0, k->x8b)), is(v1, k->x80));
	__m256i class, before, bad;
	uint64_t found, stacks;

	class =
	    _mm256_blendv_epi8(get(k->within), khmer_classes(k, v0, v1), khmer);
	class = _mm256_blendv_epi8(class, get(k->zwsp), zwsp);
	class = _mm256_blendv_epi8(get(k->ascii), class, v0);
	before = _mm256_shuffle_epi8(table(k->before), class);
	bad = ascii_faults(k, v0, v1, SHIFTED(before, last->before, 1));
	found = bits(bad);
	found |= 0xFFFFFFFF ^
	    bits(above(_mm256_shuffle_epi8(table(behind), class),
		SHIFTED(before, last->before, 3)));
	stacks = bits(above(class, get(k->within))) << 32 | last->stacks;
	if (stacks & stacks << 6)
		found |= stacked(k, class, last->class);
	last->bytes = v0;
	last->class = class;
	last->before = before;
	last->stacks = stacks >> 32;
	return found << 2 | broken(bits(v0), bits(either(khmer, zwsp)), last);
}

/*
 * Sixteen bytes of which the first left (at most) come before end, the others
 * are full stops: nothing is read outside a text of that many.
 */
TARGET static inline __m128i
half(const unsigned char *end, ptrdiff_t left)
{
	/* Places of bytes; what is none becomes 0, and then a full stop. */
	static const unsigned char places[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
	    11, 12, 13, 14, 15, TIMES8(0x80), TIMES8(0x80), TIMES8(0x80),
	    TIMES8(0x80)};
	ptrdiff_t from = left > 16 ? left : 16;
	__m128i place =
	    _mm_loadu_si128((const __m128i *)(places + (from - left)));
	__m128i bytes = _mm_loadu_si128((const __m128i *)(end - from));
	__m128i none = _mm_cmpgt_epi8(_mm_setzero_si128(), place);

	return _mm_or_si128(_mm_shuffle_epi8(bytes, place),
	    _mm_and_si128(none, _mm_set1_epi8('.')));
}

/* The last block of a text, less than a whole one, with full stops behind. */
TARGET static inline __m256i
last_block(const unsigned char *end, ptrdiff_t left)
{
	return _mm256_set_m128i(half(end, left - 16), half(end, left));
}

/* The first byte in [s, end) that is not in order, or end.  There is a block at
 * least. */
TARGET static const unsigned char *
first_fault(
    const unsigned char *s, const unsigned char *end, bool spaced, bool hints)
{
	const struct constants *k = &constants;
	struct block last = {
	    .bytes = get(spaced ? k->space : k->one), .class = get(k->ascii)};
	__m256i block = get(s);
	bool done = false;

	last.before = _mm256_shuffle_epi8(table(k->before), last.class);
	for (;;) {
		uint64_t found;

		/* Else the compiler makes copies of the constants. */
		__asm__("" : "+r"(k));
		found = faults(k, hints ? k->behind : k->bare, block, &last);
		if (found || done) {
			found |= broken(0, 0, &last) << WIDE;
			return found ? s + __builtin_ctzll(found) - 2 : end;
		}
		s += WIDE;
		done = end - s < WIDE;
		block = done ? last_block(end, end - s) : get(s);
	}
}

/* The character that s is in: a fault may show in any of its bytes. */
static const unsigned char *
character(const unsigned char *start, const unsigned char *end,
    const unsigned char *s)
{
	if (s == end || (*s & 0xC0) != 0x80)
		return s;
	for (int n = 1; n <= 2 && s - start >= n; n++)
		if (s[-n] >= 0xC0)
			return s - n;
	return s;
}

bool
sp_plain_wide_can(void)
{
	unsigned a, b, c, d;

	/* AVX2, and a system that keeps its registers */
	if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
		return false;
	__asm__("xgetbv" : "=a"(a), "=d"(d) : "c"(0));
	if ((a & 6) != 6 || !__get_cpuid_count(7, 0, &a, &b, &c, &d))
		return false;
	return b & bit_AVX2;
}

size_t
sp_plain_wide(struct sp_str text, size_t from, bool spaced, bool hints)
{
	const unsigned char *base = (const unsigned char *)text.s;
	const unsigned char *start = base + from, *end = base + text.n, *s;

	if (end - start < WIDE)
		return from;
	s = first_fault(start, end, spaced, hints);
	return (size_t)(character(start, end, s) - base);
}

#else

bool
sp_plain_wide_can(void)
{
	return false;
}

size_t
sp_plain_wide(struct sp_str text, size_t from, bool spaced, bool hints)
{
	(void)text;
	(void)spaced;
	(void)hints;
	return from;
}

#endif
