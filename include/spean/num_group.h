/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NUM_GROUP_H
#define SPEAN_NUM_GROUP_H

#include <stddef.h>

#include <spean/decimal.h>
#include <spean/num.h>
#include <spean/num_lex.h>
#include <spean/str.h>

/*
 * Groups of three digits behind plain spaces that go on from num ("1 234 567",
 * "10 000"): the byte behind them, and *value is that of the whole; num->end
 * where none go on, and *value is as it was.
 */
size_t sp_num_groups(const struct sp_num_lex *lex, struct sp_str text,
    const struct sp_num *num, struct sp_decimal *value);

#endif
