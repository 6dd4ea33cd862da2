/* SPDX-License-Identifier: MIT */
#include <spean/lang.h>

#include <spean/date_rules.h>
#include <spean/negation_rules.h>
#include <spean/num_rules.h>
#include <spean/sent_rules.h>
#include <spean/words.h>

static const struct sp_lang langs[] = {
    {"en", "English", "Latn", true, &sp_lang_en_sent, NULL, &sp_lang_en_date,
	&sp_lang_en_num, &sp_lang_en_negation},
    {"km", "Khmer", "Khmr", false, &sp_lang_km_sent, &sp_words_km,
	&sp_lang_km_date, &sp_lang_km_num, &sp_lang_km_negation},
};

static const struct sp_lang general = {
    "und", NULL, "Zyyy", true, NULL, NULL, NULL, NULL, NULL};

/* True where tag begins with the subtag code, in any case.  It is asked of each
 * record. */
static bool
has_code(struct sp_str tag, const char *code)
{
	size_t i = 0;

	for (; code[i]; i++)
		if (i == tag.n || (tag.s[i] | 0x20) != code[i])
			return false;
	return i == tag.n || tag.s[i] == '-' || tag.s[i] == '_';
}

const struct sp_lang *
sp_lang_find(struct sp_str tag)
{
	for (size_t i = 0; i < sizeof(langs) / sizeof(langs[0]); i++)
		if (has_code(tag, langs[i].code))
			return &langs[i];
	return &general;
}

const struct sp_lang *
sp_lang_of_script(const char *script)
{
	for (size_t i = 0; i < sizeof(langs) / sizeof(langs[0]); i++)
		if (strcmp(script, langs[i].script) == 0)
			return &langs[i];
	return &general;
}

bool
sp_lang_is_tag(struct sp_str tag)
{
	size_t run = 0; /* letters or digits since the last hyphen */
	size_t subtag = 0; /* which one this is */

	for (size_t i = 0; i <= tag.n; i++) {
		char c = i < tag.n ? tag.s[i] : '-';
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		bool digit = c >= '0' && c <= '9';

		if (letter || (digit && subtag > 0)) {
			run++;
		} else if (c != '-' || run < (subtag ? 1u : 2u) ||
		    run > (subtag ? 8u : 3u)) {
			return false;
		} else {
			run = 0;
			subtag++;
		}
	}
	return true;
}
