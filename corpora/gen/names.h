/* SPDX-License-Identifier: MIT */
#ifndef NAMES_H
#define NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/map.h>
#include <spean/translit.h>

#include "gen.h"

/* A transliteration model being made from pairs of names. */

struct pair {
	struct sp_str latin, khmer; /* as the sources have them */
	struct sp_translit_khmer name;
	char letter[SP_TRANSLIT_MAX + 1];
	size_t letters;
	double weight; /* of its source */
	double share; /* the probability that it is a transliteration */
	size_t edge; /* its first in names.edge */
};

struct operation {
	uint16_t key; /* as in struct sp_translit_chunk */
	char letter[SP_TRANSLIT_LETTERS];
	uint8_t n;
	double p;
	double count;
};

struct names {
	struct sp_arena text;
	struct sp_map seen; /* pairs, to have each once */
	struct pair *pair;
	size_t pairs, pairs_cap;
	struct sp_map index; /* key and letters: the place in op */
	struct operation *op;
	size_t ops, ops_cap;
	uint32_t *edge; /* operations by unit, letter and size, of all pairs */
	size_t edges, edges_cap;
	double unit[256]; /* counts of units in running text */
	int tenth; /* of the pairs that is held out; -1: none */
	struct sp_buf held;
	struct sp_map held_latin; /* letters of the pairs held out */
	struct sp_map known; /* letters TAB khmer */
	struct sp_map cued; /* the same: often no name, but behind a cue */
	struct sp_translit model; /* as of the last round */
	struct sp_translit_latin *latin;
	struct sp_buf table; /* translit.tsv, the same */
};

/* names_sources.c: what the recipe names */
void read_forms(struct names *names, const char *dir);
void read_recipe(struct names *names, const char *dir, const char *data);

/* names_em.c: the operations and their probabilities */
void find_operations(struct names *names);
void estimate(struct names *names, int rounds, bool first);
void keep_best(struct names *names, size_t n);

#endif
