/* SPDX-License-Identifier: MIT */
#include <spean/script.h>

#include <stdint.h>

#include <spean/utf8.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* Counts of letters and marks by script. */
struct census {
	size_t count[USCRIPT_CODE_LIMIT];
	size_t letters;
};

static bool
is_ascii_letter(uint32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/* The script of cp where it is a letter or a mark, else USCRIPT_COMMON. */
static UScriptCode
letter_script(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;

	if (cp < 0x80)
		return is_ascii_letter(cp) ? USCRIPT_LATIN : USCRIPT_COMMON;
	if (cp == SP_UTF8_BAD ||
	    !(U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK)))
		return USCRIPT_COMMON;
	return uscript_getScript((UChar32)cp, &code);
}

static void
take_census(struct sp_str text, struct census *census)
{
	size_t pos = 0;

	*census = (struct census){0};
	while (pos < text.n) {
		UScriptCode script = letter_script(sp_utf8_next(text, &pos));

		if (script <= USCRIPT_INHERITED)
			continue;
		census->count[script]++;
		census->letters++;
	}
}

static double
share(const struct census *census, const char *script)
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
	struct census census;

	take_census(text, &census);
	return share(&census, script);
}

const char *
sp_script_lang(struct sp_str text, const struct sp_lang *lang)
{
	struct census census;
	size_t most = 0;

	take_census(text, &census);
	if (census.letters == 0 ||
	    share(&census, lang->script) >= SP_SCRIPT_SHARE)
		return lang->code;
	for (size_t i = 0; i < USCRIPT_CODE_LIMIT; i++)
		if (census.count[i] > census.count[most])
			most = i;
	return sp_lang_of_script(uscript_getShortName((UScriptCode)most))->code;
}

bool
sp_script_is(struct sp_str text, const struct sp_lang *lang)
{
	return sp_script_share(text, lang->script) >= SP_SCRIPT_SHARE;
}
