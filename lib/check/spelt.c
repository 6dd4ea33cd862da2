/* SPDX-License-Identifier: MIT */
#include <spean/spelt.h>

#include <stdlib.h>
#include <string.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

#define COENG 0x17D2u

/* The codes: ASCII as it is, the Khmer block behind it, one for all others. */
#define OTHER 0x1F
#define KHMER 0x1780u

void
sp_spelt_release(struct sp_spelt *spelt)
{
	sp_buf_release(&spelt->code);
	sp_buf_release(&spelt->wanted);
	free(spelt->at);
	*spelt = (struct sp_spelt){0};
}

/* The code of the character at *pos; 0: it is a gap. */
static inline unsigned char
next_code(struct sp_str text, size_t *pos)
{
	const unsigned char *s = (const unsigned char *)text.s + *pos;
	uint32_t cp;

	if (text.n - *pos >= 3 && s[0] == 0xE1 && (s[1] & 0xFE) == 0x9E) {
		*pos += 3;
		return (unsigned char)(0x80 | (s[1] & 1) << 6 | (s[2] & 0x3F));
	}
	cp = sp_utf8_next(text, pos);
	if (cp == ' ' || cp == 0xA0 || (cp >= 0x200B && cp <= 0x200D))
		return 0;
	return cp < 0x80 ? (unsigned char)cp : OTHER;
}

bool
sp_spelt_set(struct sp_spelt *spelt, struct sp_str text)
{
	unsigned char *room;
	uint32_t *at;
	size_t n = 0;

	sp_buf_reset(&spelt->code);
	sp_buf_reset(&spelt->wanted);
	memset(spelt->stands, 0, sizeof(spelt->stands));
	if (!sp_grow(&spelt->at, &spelt->cap, text.n + 1, sizeof(*spelt->at)))
		return false;
	room = (unsigned char *)sp_buf_room(&spelt->code, text.n + 1);
	if (!room)
		return false;
	at = spelt->at;
	for (size_t pos = 0; pos < text.n;) {
		uint32_t start = (uint32_t)pos;
		unsigned char code = next_code(text, &pos);

		/* What comes next takes the room of a gap. */
		at[n] = start;
		room[n] = code;
		n += code != 0;
		spelt->stands[code] = true;
	}
	spelt->code.n = n;
	return true;
}

bool
sp_spelt_has_latin(const struct sp_spelt *spelt)
{
	bool has = false;

	for (size_t c = 'a'; c <= 'z'; c++)
		has |= spelt->stands[c] | spelt->stands[c - 'a' + 'A'];
	return has;
}

/* The codes of a spelling; false where one of them does not stand in the text,
 * as with most. */
static bool
encode(struct sp_spelt *spelt, struct sp_str spelling)
{
	sp_buf_cut(&spelt->wanted, 0);
	for (size_t pos = 0; pos < spelling.n;) {
		unsigned char code = next_code(spelling, &pos);

		if (code == 0)
			continue;
		if (!spelt->stands[code])
			return false;
		sp_buf_addc(&spelt->wanted, (char)code);
	}
	return spelt->wanted.n > 0 && !spelt->wanted.failed;
}

/* Does no cluster begin at this code, though one might go on there? */
static bool
is_inside(struct sp_str code, size_t at)
{
	unsigned char c;

	if (at == 0 || at >= code.n)
		return false;
	c = (unsigned char)code.s[at];
	if (c >= 0x80 && sp_khmer_is_mark(KHMER | (c & 0x7F)))
		return true;
	return (unsigned char)code.s[at - 1] == (0x80 | (COENG & 0x7F));
}

bool
sp_spelt_find(struct sp_spelt *spelt, struct sp_str spelling,
    struct sp_spelt_place *place)
{
	struct sp_str code = sp_buf_str(&spelt->code), wanted;

	if (!encode(spelt, spelling))
		return false;
	wanted = sp_buf_str(&spelt->wanted);
	for (size_t at = 0; (at = sp_str_find(code, wanted, at)) < code.n;
	     at++) {
		size_t end = at + wanted.n;

		if (is_inside(code, at) || is_inside(code, end))
			continue;
		/* A spelling is in Khmer letters, of three bytes each. */
		*place = (struct sp_spelt_place){
		    spelt->at[at], spelt->at[end - 1] + 3};
		return true;
	}
	return false;
}
