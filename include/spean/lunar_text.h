/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_LUNAR_TEXT_H
#define SPEAN_LUNAR_TEXT_H

#include <stdbool.h>

#include <spean/buf.h>
#include <spean/day.h>
#include <spean/lang.h>

/*
 * Append a day as the language writes it by the lunar calendar, with weekday,
 * animal, sak and era: what sp_date_next reads as that day.  minute: of the
 * day, or SP_LUNAR_END (lunar.h).  False, and nothing is appended, where the
 * language does not write such dates or the year is out of range.
 */
bool sp_lunar_text(const struct sp_lang *lang, const struct sp_day *day,
    int minute, struct sp_buf *out);

#endif
