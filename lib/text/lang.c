/* SPDX-License-Identifier: MIT */
#include <spean/lang.h>

#include <spean/num_rules.h>
#include <spean/sent_rules.h>
#include <spean/words.h>

static const struct sp_lang langs[] = {
    {"en", "Latn", true, &sp_lang_en_sent, NULL, &sp_lang_en_num},
    {"km", "Khmr", false, &sp_lang_km_sent, &sp_words_km,
	&sp_lang_km_num},
};

static const struct sp_lang general = {"und", "Zyyy", true, NULL, NULL, NULL};

const struct sp_lang *
sp_lang_find(struct sp_str tag)
{
	size_t n = 0;

	while (n < tag.n && tag.s[n] != '-' && tag.s[n] != '_')
		n++;
	tag.n = n;
	for (size_t i = 0; i < sizeof(langs) / sizeof(langs[0]); i++)
		if (sp_str_ieq(tag, sp_str_c(langs[i].code)))
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
