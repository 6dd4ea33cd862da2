/* SPDX-License-Identifier: MIT */
#include <spean/starts.h>

static bool
is_letter(unsigned key)
{
	return key >= 'a' && key <= 'z';
}

static unsigned
hash(unsigned first, unsigned second, unsigned third)
{
	return (first * 961 + second * 31 + third) % SP_STARTS_BITS;
}

static bool
has(const uint64_t *bits, unsigned i)
{
	return (bits[i / 64] >> i % 64 & 1) != 0;
}

static void
set(uint64_t *bits, unsigned i)
{
	bits[i / 64] |= UINT64_C(1) << i % 64;
}

/* Of what is behind a letter but no letter itself, one stands for all. */
static unsigned
follower(unsigned before, unsigned key)
{
	return is_letter(before) && !is_letter(key) ? ' ' : key;
}

void
sp_starts_add(struct sp_starts *starts, struct sp_str word, bool apart)
{
	unsigned key[3] = {0};
	size_t n = 0;

	for (size_t pos = 0; pos < word.n && n < 3; n++)
		key[n] = sp_starts_key(word, pos, &pos);
	apart = apart && is_letter(key[n - 1]);
	for (unsigned any = 0; n == 1 && any < 256; any++)
		if (!apart || !is_letter(any))
			set(starts->pair[key[0]], any);
	if (n > 1) {
		set(starts->pair[key[0]], key[1]);
		set(starts->pair[key[0]], SP_STARTS_JOINER);
	}
	if (n < 3 && apart)
		key[n++] = ' ';
	for (size_t i = n - 1; i > 0; i--)
		key[i] = follower(key[i - 1], key[i]);
	set(starts->three, hash(key[0], key[1], key[2]));
}

/* The key of what may stand at byte pos; *next is behind it. */
static inline unsigned
key_at(struct sp_str text, size_t pos, size_t *next)
{
	*next = pos;
	return pos < text.n ? sp_starts_key(text, pos, next) : ' ';
}

/* The key of the first character from byte *next on that is no joiner. */
static unsigned
skip_joiners(struct sp_str text, size_t *next)
{
	unsigned key;

	do
		key = key_at(text, *next, next);
	while (key == SP_STARTS_JOINER);
	return key;
}

/* May a word begin with these two, of which some does?  The second is at byte
 * pos, before byte end.  Joiners are passed over; behind a Latin letter they
 * may end the word, too. */
static bool
goes_on(const struct sp_starts *starts, unsigned first, unsigned second,
    struct sp_str text, size_t pos, size_t end)
{
	unsigned third;
	size_t past;

	if (is_letter(first) && end > pos + 1)
		return true;
	if (second == SP_STARTS_JOINER) {
		second = skip_joiners(text, &end);
		if (!has(starts->pair[first], second))
			return false;
	}
	third = key_at(text, end, &past);
	if (is_letter(second) && past > end + 1)
		return true;
	if (third == SP_STARTS_JOINER)
		third = skip_joiners(text, &past);
	third = follower(second, third);
	second = follower(first, second);
	return has(starts->three, hash(first, second, third)) ||
	    has(starts->three, hash(first, second, 0)) ||
	    has(starts->three, hash(first, 0, 0));
}

bool
sp_starts_at(const struct sp_starts *starts, struct sp_str text, size_t pos)
{
	size_t end;
	unsigned first = sp_starts_key(text, pos, &pos);
	unsigned second = key_at(text, pos, &end);

	return has(starts->pair[first], second) &&
	    goes_on(starts, first, second, text, pos, end);
}

/* Behind the letters of ASCII at byte pos. */
static size_t
skip_letters(struct sp_str text, size_t pos)
{
	while (pos < text.n && is_letter((unsigned char)text.s[pos] | 0x20u))
		pos++;
	return pos;
}

/* Pass over Khmer that no word begins in, from the character before byte next
 * on, whose key is `first`: most of what there is, so in haste.  Returns the
 * byte behind the first character that is to be looked at. */
static size_t
skip_khmer(const struct sp_starts *starts, unsigned first, struct sp_str text,
    size_t next)
{
	const unsigned char *s = (const unsigned char *)text.s;
	const uint64_t *pair = starts->pair[first];

	for (; next + 3 <= text.n; next += 3) {
		unsigned block = s[next + 1] - 0x9Eu, low = s[next + 2] - 0x80u;

		if (s[next] != 0xE1 || block > 1 || low > 0x3F ||
		    (pair[2 + block] >> low & 1) != 0)
			break;
		pair = starts->pair[0x80 | block << 6 | low];
	}
	return next;
}

size_t
sp_starts_next(const struct sp_starts *starts, struct sp_str text, size_t pos)
{
	unsigned first, second;
	size_t next, end;

	if (pos >= text.n)
		return text.n;
	for (first = sp_starts_key(text, pos, &next);; first = second) {
		if (first >= 0x80) {
			pos = skip_khmer(starts, first, text, next) - 3;
			first = sp_starts_key(text, pos, &next);
		}
		second = key_at(text, next, &end);
		if (has(starts->pair[first], second) &&
		    goes_on(starts, first, second, text, next, end))
			return pos;
		if (is_letter(first) && is_letter(second)) {
			next = skip_letters(text, end);
			second = key_at(text, next, &end);
		}
		if (next >= text.n)
			return text.n;
		pos = next;
		next = end;
	}
}
