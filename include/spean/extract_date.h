/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_DATE_H
#define SPEAN_EXTRACT_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/str.h>

/*
 * Inside of the module extract: append a date as pages tell it, in attributes
 * above all, to out in ISO 8601: one that has this form stays (a space before
 * the time becomes T), "2019/11/17", "20191117T…", "2019-W46-7", "17/11/2019",
 * "Sun, 17 Nov 2019 …", "November 17, 2019" and dates in the words and digits
 * of other scripts become the date alone; seconds and milliseconds since 1970
 * a day and time.  Where day and month could be either, the language of the
 * page (a BCP 47 tag, or empty) decides: in English of the United States the
 * month comes first.  False for everything else, and for years before 1990 or
 * after 2100, in which no page was published.
 */
bool sp_date_iso(struct sp_str date, struct sp_str lang, struct sp_buf *out);

/* True for a line that is a day with its year, perhaps with a weekday and a
 * time, and nothing else. */
bool sp_date_alone(struct sp_str line);

/* The number that the n bytes from byte i on are as digits, or -1. */
int sp_date_digits(struct sp_str s, size_t i, size_t n);

#endif
