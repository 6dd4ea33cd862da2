/* SPDX-License-Identifier: MIT */
#include <spean/consonants.h>

#define KIND_BITS 9
/* Names may be so many consonants apart, and one in so many more. */
#define NEAR_ALWAYS 2
#define NEAR_SHARE  3

enum kind { KA, SA, TA, PA, MA, NA, LA, NO_KIND };

static void
add_kind(uint64_t *skeleton, enum kind kind)
{
	uint64_t bits, all = (UINT64_C(1) << KIND_BITS) - 1;

	if (kind == NO_KIND)
		return;
	bits = *skeleton >> kind * KIND_BITS & all;
	bits = (bits << 1 | 1) & all;
	*skeleton |= bits << kind * KIND_BITS;
}

static enum kind
latin_kind(char c, char next)
{
	if (c == 'c')
		return next == 'h' || next == 'e' || next == 'i' || next == 'y'
		    ? SA
		    : KA;
	/* The g of ng is no sound of its own. */
	if (c == 'n' && next == 'g')
		return NA;
	if (strchr("gkqx", c))
		return KA;
	if (strchr("jsz", c))
		return SA;
	if (strchr("dt", c))
		return TA;
	if (strchr("bfp", c))
		return PA;
	return c == 'm' ? MA : c == 'n' ? NA : c == 'l' ? LA : NO_KIND;
}

uint64_t
sp_consonants_latin(struct sp_str letters)
{
	uint64_t skeleton = 0;

	for (size_t i = 0; i < letters.n; i++) {
		char c = letters.s[i], last = i > 0 ? letters.s[i - 1] : ' ';
		char next = i + 1 < letters.n ? letters.s[i + 1] : ' ';

		if (c != last && !(c == 'g' && last == 'n'))
			add_kind(&skeleton, latin_kind(c, next));
	}
	return skeleton;
}

/* From KA, U+1780, to QA, U+17A2. */
static const unsigned char khmer_kind[] = {KA, KA, KA, KA, NA, SA, SA, SA, SA,
    NA, TA, TA, TA, TA, NA, TA, TA, TA, TA, NA, PA, PA, PA, PA, MA, NO_KIND,
    NO_KIND, LA, NO_KIND, SA, SA, SA, NO_KIND, LA, NO_KIND};

uint64_t
sp_consonants_khmer(const unsigned char *unit, size_t n)
{
	uint64_t skeleton = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned letter = (unit[i] & 0x7Fu) - 1;
		/* TOANDAKHIAT, U+17CD: the letter before is silent. */
		bool silent = i + 1 < n && unit[i + 1] == 0x4E;

		if (letter < sizeof(khmer_kind) && !silent)
			add_kind(&skeleton, (enum kind)khmer_kind[letter]);
	}
	return skeleton;
}

bool
sp_consonants_near(uint64_t a, uint64_t b)
{
	int apart = __builtin_popcountll(a ^ b);
	int all = __builtin_popcountll(a | b);

	return apart <= NEAR_ALWAYS + all / NEAR_SHARE;
}
