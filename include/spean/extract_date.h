/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_EXTRACT_DATE_H
#define SPEAN_EXTRACT_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/str.h>

/*
 * Inside of the module extract: append a date as pages write it for machines
 * to out in ISO 8601: one that has this form stays (a space before the time
 * becomes T), "2019/11/17", "Sun, 17 Nov 2019 …" and "November 17, 2019"
 * become the date alone.  False for everything else, and for years before 1990
 * or after 2100, in which no page was published.
 */
bool sp_date_iso(struct sp_str date, struct sp_buf *out);

/* The number that the n bytes from byte i on are as digits, or -1. */
int sp_date_digits(struct sp_str s, size_t i, size_t n);

#endif
