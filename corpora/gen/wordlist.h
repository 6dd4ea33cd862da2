/* SPDX-License-Identifier: MIT */
#ifndef WORDLIST_H
#define WORDLIST_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/arena.h>
#include <spean/buf.h>
#include <spean/map.h>
#include <spean/norm.h>
#include <spean/segment.h>
#include <spean/words.h>

#include "gen.h"

/* A word list being made: counts of words, and the model that they make. */

/* Grammar that only the making needs, beyond enum sp_words_flag. */
enum { FUNCTION = 64, GENERAL = 128, NAMER = 256, KEEP = 512 };

struct entry {
	double count; /* 0: not, or no longer, a word */
	unsigned flags;
};

struct list {
	struct sp_map index; /* word, its place in entry */
	struct entry *entry;
	size_t cap;
	struct sp_words words; /* as of the last fit */
	struct sp_buf table; /* words.tsv and unknown.tsv, the same */
	struct sp_buf unknown;
	struct sp_norm *norm;
	struct sp_segment *segment;
	struct sp_buf text; /* of all corpora: normal, each line once */
	struct sp_map seen;
	double text_weight;
};

void list_init(struct list *list);
void list_release(struct list *list);
struct entry *list_at(struct list *list, struct sp_str word);
struct sp_str list_word(const struct list *list, size_t i);
size_t list_clusters(struct sp_str word);
size_t list_letters(struct sp_str word);
bool list_is_khmer(struct sp_str word);
void list_fit(struct list *list);

/* sources.c: what the recipe names */
void read_grammar(struct list *list, const char *dir);
void read_recipe(struct list *list, const char *dir, const char *data);

/* phrases.c and learn.c: what is a word */
void drop_phrases(struct list *list);
void raise_kept(struct list *list);
void add_variants(struct list *list);
void mark_compounds(struct list *list);
void learn(struct list *list);

#endif
