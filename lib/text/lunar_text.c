/* SPDX-License-Identifier: MIT */
#include <spean/lunar_text.h>

#include <stdio.h>

#include <spean/date_rules.h>
#include <spean/lunar.h>

static void
add_number(const struct sp_date_rules *rules, int number, struct sp_buf *out)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%d", number);
	for (const char *d = digits; *d; d++)
		sp_buf_add_cp(out, rules->zero + (uint32_t)(*d - '0'));
}

static void
add_name(const char *const *name, int i, struct sp_buf *out)
{
	sp_buf_add(out, sp_str_c(name[i]));
}

bool
sp_lunar_text(const struct sp_lang *lang, const struct sp_day *day, int minute,
    struct sp_buf *out)
{
	const struct sp_date_rules *rules = lang->date;
	struct sp_lunar lunar;

	if (!rules || !rules->lunar || !sp_lunar_of(day, minute, &lunar))
		return false;
	for (const char *c = rules->lunar; *c; c++) {
		if (*c != '%') {
			sp_buf_addc(out, *c);
			continue;
		}
		switch (*++c) {
		case 'w':
			add_name(rules->weekday,
			    sp_day_weekday(sp_day_number(day)), out);
			break;
		case 'd':
			add_number(rules, (lunar.day - 1) % 15 + 1, out);
			break;
		case 'p':
			add_name(rules->phase, lunar.day > 15 ? 15 : 0, out);
			break;
		case 'm':
			add_name(rules->lmonth, lunar.month, out);
			break;
		case 'a':
			add_name(rules->animal, lunar.animal, out);
			break;
		case 's':
			add_name(rules->sak, lunar.sak, out);
			break;
		default:
			add_number(rules, lunar.era, out);
			break;
		}
	}
	return true;
}
