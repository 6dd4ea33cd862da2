/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_INDEX_H
#define SPEAN_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include <spean/anchor.h>
#include <spean/day.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/map.h>
#include <spean/str.h>
#include <spean/tag.h>

/*
 * The evidence index of a document: what its sentences say that can be
 * recognised in another language (tag.h), weighted by how rare it is, for those
 * who pair documents, align sentences and check translations.
 *
 *     sentence i ──▶ items [first[i], first[i + 1]) ──▶ key ──▶ how many
 *                                                           sentences say it
 */
struct sp_index_item {
	struct sp_tag tag; /* its places are bytes of its sentence */
	uint32_t sentence;
	uint32_t key; /* the same for what is the same (sp_index_key) */
};

/* Start with = {0}; read only. */
struct sp_index {
	struct sp_index_item *item;
	size_t n, cap;
	size_t *first; /* sentences + 1 of them */
	size_t sentences, cap_first;
	struct sp_map keys; /* by number; the value: sentences that say it */
	uint32_t *last; /* by key: the last sentence that says it, + 1 */
	size_t cap_last;
	struct sp_arena text; /* values of the tags */
};

/*
 * Read a document, in place of the one before.  Its sentences are canonical
 * (norm.h) and may go then; one that is not UTF-8 has no items.
 *
 * day  of the document, or NULL
 *
 * SP_NOMEM; SP_TOO_LARGE beyond 2^32 - 2 sentences.  Then it is empty.
 */
enum sp_status sp_index_read(struct sp_index *index, struct sp_tagger *tagger,
    const struct sp_lang *lang, const struct sp_str *sentence, size_t n,
    const struct sp_day *day, struct sp_err *err);
void sp_index_release(struct sp_index *index);

/* The kind and value of an item's key: "name:chin malin", "date:2019-11-15",
 * "num:74"; numbers with and without a unit have one key.  It holds until the
 * next read. */
struct sp_str sp_index_key(const struct sp_index *index, size_t item);

/*
 * How much it says, in nats, that another text says the same as the item: the
 * surprise of it, by how many sentences of the document do and by how common
 * such a thing is in news at large (a two, a Friday), which counts as much as
 * SP_INDEX_PRIOR sentences.
 */
#define SP_INDEX_PRIOR 50.
double sp_index_rarity(const struct sp_index *index, size_t item);

/* In what share of the sentences of news a number is said: of a whole one up to
 * ten the less the greater it is, of a round one more than of another. */
double sp_index_number_share(struct sp_str value);

/*
 * How much an anchor says for its two sentences being translations, in nats:
 * for what agrees, its worth times the mean rarity of both sides; for a name
 * found by its sound, no more than the chance p of such a place allows,
 * ln(1 / p) / 2.
 *
 * src, tgt  the items of the anchor's tags; SP_ANCHOR_NONE: none
 */
double sp_index_worth(const struct sp_index *a, size_t src,
    const struct sp_index *b, size_t tgt, const struct sp_anchor *anchor);

#endif
