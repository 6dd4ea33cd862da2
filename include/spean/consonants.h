/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONSONANTS_H
#define SPEAN_CONSONANTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/str.h>

/*
 * The consonants of a name, coarsely: how many of each of seven kinds, counted
 * in unary, so that two skeletons differ in as many bits as they differ in
 * consonants.  R is of no kind, as it comes and goes, nor are H, V and what is
 * silent.
 */

/* Of letters a to z, of units (translit_model.h). */
uint64_t sp_consonants_latin(struct sp_str letters);
uint64_t sp_consonants_khmer(const unsigned char *unit, size_t n);

/* False where two names are too many consonants apart to be one. */
bool sp_consonants_near(uint64_t a, uint64_t b);

#endif
