/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONV_SCORE_H
#define SPEAN_CONV_SCORE_H

#include <stddef.h>

#include <spean/str.h>

/*
 * Inside of the module conv: how much a text looks like one, whatever its
 * language, from 0 to 100.  What a wrong charset makes of a text has letters
 * of several scripts in a word, capitals behind small letters, marks on
 * nothing, signs and digits between letters, and characters that are none;
 * each pair of neighbours that are not both ASCII is right or wrong.
 *
 * pairs  how many there were; where there was none, the score is 100
 */
int sp_conv_score(struct sp_str text, size_t *pairs);

#endif
