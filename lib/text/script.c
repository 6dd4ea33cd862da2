/* SPDX-License-Identifier: MIT */
#include <spean/script.h>

#include <stdint.h>
#include <string.h>

#include <spean/eight.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

_Static_assert(USCRIPT_CODE_LIMIT <= SP_SCRIPTS, "room for all scripts");

static bool
is_ascii_letter(uint32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* Count letters, eight bytes at a step, up to eight that are not all ASCII. */
static size_t
count_ascii(struct sp_str text, size_t pos, size_t *letters)
{
	for (; text.n - pos >= 8; pos += 8) {
		uint64_t w = sp_eight_at(text.s + pos);

		if (w & SP_EIGHT_HIGHS)
			break;
		w |= SP_EIGHT_ONES * 0x20;
		*letters += sp_eight_count(
		    sp_eight_below(w, 'z' + 1) & ~sp_eight_below(w, 'a'));
	}
	return pos;
}

/* The script of cp where it is a letter or a mark, else USCRIPT_COMMON. */
static UScriptCode
letter_script(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;

	if (cp == SP_UTF8_BAD ||
	    !(U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK)))
		return USCRIPT_COMMON;
	return uscript_getScript((UChar32)cp, &code);
}

void
sp_script_count(struct sp_str text, struct sp_script_census *census)
{
	size_t latin = 0, khmer = 0, other = 0;
	size_t pos = count_ascii(text, 0, &latin);

	while (pos < text.n) {
		const unsigned char *s = (const unsigned char *)text.s + pos;
		UScriptCode script;

		if (s[0] < 0x80) {
			latin += is_ascii_letter(s[0]);
			pos++;
			continue;
		}
		/* The letters of Khmer, U+1780 to U+17BF, and ZWSP: all that
		 * most of such text is. */
		if (text.n - pos >= 3 && s[0] == 0xE1 && s[1] == 0x9E &&
		    (s[2] & 0xC0) == 0x80) {
			khmer++;
			pos += 3;
			continue;
		}
		if (text.n - pos >= 3 && s[0] == 0xE2 && s[1] == 0x80 &&
		    s[2] == 0x8B) {
			pos += 3;
			continue;
		}
		script = letter_script(sp_utf8_next(text, &pos));
		pos = count_ascii(text, pos, &latin);
		if (script <= USCRIPT_INHERITED)
			continue;
		census->count[script]++;
		other++;
	}
	census->count[USCRIPT_LATIN] += latin;
	census->count[USCRIPT_KHMER] += khmer;
	census->letters += latin + khmer + other;
}

static void
take_census(struct sp_str text, struct sp_script_census *census)
{
	*census = (struct sp_script_census){0};
	sp_script_count(text, census);
}

/* The short name of the most frequent one. */
static const char *
most_frequent(const struct sp_script_census *census)
{
	size_t most = 0;

	for (size_t i = 0; i < USCRIPT_CODE_LIMIT; i++)
		if (census->count[i] > census->count[most])
			most = i;
	return uscript_getShortName((UScriptCode)most);
}

static double
share(const struct sp_script_census *census, const char *script)
{
	int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, script);

	if (census->letters == 0)
		return -1;
	if (code <= USCRIPT_INHERITED || code >= USCRIPT_CODE_LIMIT)
		return 0;
	return (double)census->count[code] / (double)census->letters;
}

double
sp_script_share(struct sp_str text, const char *script)
{
	struct sp_script_census census;

	take_census(text, &census);
	return share(&census, script);
}

void
sp_script_add(
    struct sp_script_census *census, const struct sp_script_census *more)
{
	static const UScriptCode most[] = {USCRIPT_LATIN, USCRIPT_KHMER};
	size_t left = more->letters;

	census->letters += left;
	for (size_t i = 0; i < sizeof(most) / sizeof(*most); i++) {
		census->count[most[i]] += more->count[most[i]];
		left -= more->count[most[i]];
	}
	for (size_t i = 0; left > 0 && i < SP_SCRIPTS; i++) {
		if (i == USCRIPT_LATIN || i == USCRIPT_KHMER)
			continue;
		census->count[i] += more->count[i];
		left -= more->count[i];
	}
}

const char *
sp_script_census_lang(
    const struct sp_script_census *census, const struct sp_lang *lang)
{
	if (census->letters == 0 ||
	    share(census, lang->script) >= SP_SCRIPT_SHARE)
		return lang->code;
	return sp_lang_of_script(most_frequent(census))->code;
}

const char *
sp_script_most(const struct sp_script_census *census)
{
	for (size_t i = 0; i < USCRIPT_CODE_LIMIT; i++)
		if ((double)census->count[i] >
		    (1 - SP_SCRIPT_SHARE) * (double)census->letters)
			return uscript_getShortName((UScriptCode)i);
	return NULL;
}

const char *
sp_script_lang(struct sp_str text, const struct sp_lang *lang)
{
	struct sp_script_census census;

	take_census(text, &census);
	return sp_script_census_lang(&census, lang);
}

bool
sp_script_is(struct sp_str text, const struct sp_lang *lang)
{
	return sp_script_share(text, lang->script) >= SP_SCRIPT_SHARE;
}

const char *
sp_script_foreign(
    const struct sp_script_census *census, const struct sp_lang *lang)
{
	if (strcmp(lang->script, "Zyyy") == 0 ||
	    census->letters < SP_SCRIPT_LETTERS ||
	    share(census, lang->script) > SP_SCRIPT_STRAY)
		return NULL;
	return most_frequent(census);
}

const char *
sp_script_name(const char *script)
{
	return uscript_getName(
	    (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, script));
}
