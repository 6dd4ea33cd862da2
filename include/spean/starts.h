/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_STARTS_H
#define SPEAN_STARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/*
 * Where words of a list may begin in a text, by the first three characters of
 * each: a filter that leaves few places, so that only there a word must be
 * looked for.  Capitals of ASCII are as small letters; joiners (U+200B to
 * U+200D) may stand behind any character of a word.
 */
#define SP_STARTS_BITS 8192

/* Start with = {0}.  corpora/gen/date_rules.awk makes such, too. */
struct sp_starts {
	/* By the key of a first character: a bit for the key of each that may
	 * stand behind it. */
	uint64_t pair[256][4];
	/* A bit for the hash of the first three; 0 for those that tell nothing
	 * more, as the word has ended. */
	uint64_t three[SP_STARTS_BITS / 64];
};

#define SP_STARTS_JOINER 1u

/* The byte behind the character at byte pos, ill-formed or not. */
static inline size_t
sp_starts_behind(struct sp_str text, size_t pos)
{
	unsigned char lead = (unsigned char)text.s[pos++];
	size_t most = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;

	for (; most > 0 && pos < text.n; pos++, most--)
		if (((unsigned char)text.s[pos] & 0xC0) != 0x80)
			break;
	return pos;
}

/* The key of the character at byte pos < text.n: of ASCII the code, of Khmer
 * 128 to 255, SP_STARTS_JOINER, and 0 for all others.  *next becomes the byte
 * behind it. */
static inline unsigned
sp_starts_key(struct sp_str text, size_t pos, size_t *next)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;

	*next = pos + 1;
	if (s[0] < 0x80)
		return s[0] >= 'A' && s[0] <= 'Z' ? s[0] | 0x20u : s[0];
	*next = pos + 3;
	if (text.n - pos >= 3 && s[0] == 0xE1 && (s[1] & 0xFE) == 0x9E &&
	    (s[2] & 0xC0) == 0x80)
		return 0x80u | (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
	*next = sp_starts_behind(text, pos);
	return *next == pos + 3 && s[0] == 0xE2 && s[1] == 0x80 &&
		s[2] >= 0x8B && s[2] <= 0x8D
	    ? SP_STARTS_JOINER
	    : 0;
}

/*
 * Add a word, not empty.
 *
 * apart  one that ends with a letter of ASCII stands before no other
 */
void sp_starts_add(struct sp_starts *starts, struct sp_str word, bool apart);

/* May a word begin at byte pos < text.n? */
bool sp_starts_at(
    const struct sp_starts *starts, struct sp_str text, size_t pos);

/* The first byte from pos on where a word may begin, but for inside of letters
 * of ASCII; text.n where there is none. */
size_t sp_starts_next(
    const struct sp_starts *starts, struct sp_str text, size_t pos);

#endif
