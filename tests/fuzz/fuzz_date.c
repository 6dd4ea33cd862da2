/* SPDX-License-Identifier: MIT */
/* Dates stand in order inside the text, and a value reads back as itself; the
 * first byte chooses the language and whether the article has a day. */
#include <string.h>

#include <spean/date.h>

#include "fuzz.h"

static void
check(const struct sp_date *date)
{
	struct sp_str value = sp_str_c(date->value);
	struct sp_date_readings readings;
	char again[SP_DATE_VALUE];

	HOLDS(value.n > 0 && value.n < SP_DATE_VALUE);
	HOLDS(sp_date_value_read(value, &readings));
	sp_date_value_write(&readings, again);
	HOLDS(strcmp(again, date->value) == 0);
	HOLDS((date->value[0] == 'T') == (date->type == SP_DATE_TIME));
	HOLDS(date->weekday >= 0 && date->weekday <= 7);
	HOLDS(sp_date_compatible(value, value));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct sp_day today = {2019, 11, 15};
	const struct sp_lang *lang;
	struct sp_str text = {(const char *)data, size};
	struct sp_date date;
	struct sp_date_readings readings;
	size_t pos = 0, last = 0;

	if (size == 0)
		return 0;
	lang = sp_lang_find(sp_str_c(data[0] & 1 ? "km" : "en"));
	text = sp_str_sub(text, 1, size);
	while (sp_date_next(
	    lang, text, &pos, data[0] & 2 ? &today : NULL, &date)) {
		HOLDS(date.start >= last && date.end > date.start);
		HOLDS(date.end == pos && pos <= text.n);
		check(&date);
		last = date.end;
	}
	HOLDS(pos == text.n);
	sp_date_value_read(text, &readings);
	HOLDS(readings.n <= SP_DATE_READINGS);
	return 0;
}
