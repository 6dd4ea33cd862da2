/* SPDX-License-Identifier: MIT */
#include <spean/split.h>

#include <stdlib.h>

#include <xxhash.h>

#define SHARE .1 /* where none is given */

void
sp_split_release(struct sp_split *split)
{
	sp_map_release(&split->doc);
	free(split->head);
	free(split->hash);
	sp_overlap_release(&split->texts);
	*split = (struct sp_split){0};
}

/* Names become parts of names of files. */
static bool
is_name(struct sp_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.s[i] <= ' ' || name.s[i] == '/')
			return false;
	return name.n > 0;
}

static enum sp_status
add_part(struct sp_split *split, struct sp_str part, struct sp_err *err)
{
	struct sp_str percent = part, name = sp_str_cut(&percent, '=');
	double share = SHARE * 100;
	int n = part.n > 40 ? 40 : (int)part.n;

	if (split->n == SP_SPLIT_MAX)
		return sp_err_set(err, SP_BAD_RECORD,
		    "there can be no more than %d parts", SP_SPLIT_MAX);
	if (!is_name(name) ||
	    (percent.s &&
		(!sp_str_number(percent, &share) || share < 0 || share > 100)))
		return sp_err_set(err, SP_BAD_RECORD,
		    "'%.*s' is no part such as test or test=5, in percents", n,
		    part.s);
	for (size_t i = 0; i < split->n; i++)
		if (sp_str_eq(split->name[i], name))
			return sp_err_set(err, SP_BAD_RECORD,
			    "two parts are called '%.*s'", (int)name.n, name.s);
	if (split->n == 0)
		share = percent.s ? share : -100;
	split->name[split->n] = name;
	split->share[split->n++] = share / 100;
	return SP_OK;
}

enum sp_status
sp_split_parse(struct sp_split *split, struct sp_str spec, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	double rest = 1;

	while (spec.s && status == SP_OK)
		status = add_part(split, sp_str_cut(&spec, ','), err);
	for (size_t i = 1; i < split->n; i++)
		rest -= split->share[i];
	if (status == SP_OK && split->n < 2)
		status = sp_err_set(err, SP_BAD_RECORD,
		    "one part is no split: train,dev,test are three");
	else if (status == SP_OK &&
	    (rest < -1e-9 ||
		(split->share[0] >= 0 &&
		    (split->share[0] - rest > 1e-9 ||
			rest - split->share[0] > 1e-9))))
		status = sp_err_set(
		    err, SP_BAD_RECORD, "the parts are not 100 percent");
	if (status == SP_OK)
		split->share[0] = rest;
	return status == SP_OK ? sp_overlap_init(&split->texts, err) : status;
}

/* The first of those that are together; the way there becomes short. */
static size_t
head_of(struct sp_split *split, size_t doc)
{
	while (split->head[doc] != doc) {
		split->head[doc] = split->head[split->head[doc]];
		doc = split->head[doc];
	}
	return doc;
}

/* The place of a document, which is made where it is new. */
static enum sp_status
place_of(struct sp_split *split, bool tgt, struct sp_str name, size_t *place,
    struct sp_err *err)
{
	struct sp_buf *key = &split->texts.key;
	size_t *at;

	sp_buf_reset(key);
	sp_buf_addc(key, tgt ? 't' : 's');
	sp_buf_add(key, name);
	at = key->failed ? NULL : sp_map_at(&split->doc, sp_buf_str(key), NULL);
	if (!at ||
	    !sp_grow(&split->head, &split->cap, split->doc.n + 1,
		sizeof(*split->head)) ||
	    !sp_grow(&split->hash, &split->hash_cap, split->doc.n + 1,
		sizeof(*split->hash)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (*at == 0) {
		*at = split->doc.n;
		split->head[*at] = *at;
		split->hash[*at] =
		    XXH3_64bits_withSeed(key->s, key->n, split->seed);
	}
	*place = *at;
	return SP_OK;
}

static enum sp_status
put_together(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct sp_split *split = ctx;
	size_t src = 0, tgt = 0;
	enum sp_status status =
	    place_of(split, false, found->pair.src_doc, &src, err);

	if (status == SP_OK)
		status = place_of(split, true, found->pair.tgt_doc, &tgt, err);
	if (status != SP_OK)
		return status;
	src = head_of(split, src);
	tgt = head_of(split, tgt);
	split->head[tgt] = src;
	if (split->hash[src] > split->hash[tgt])
		split->hash[src] = split->hash[tgt];
	return SP_OK;
}

/* From 0 to 1.  The least of several hashes is small: it is hashed again. */
static double
share_of(uint64_t hash)
{
	unsigned char byte[8];

	for (size_t i = 0; i < 8; i++)
		byte[i] = (unsigned char)(hash >> (8 * i));
	return (double)(XXH3_64bits(byte, sizeof(byte)) >> 11) * 0x1p-53;
}

/* Shares are counted from the last part on, the first has what is left. */
static enum sp_status
find_part(struct sp_split *split, const struct sp_found *found, size_t *part,
    struct sp_err *err)
{
	size_t doc = 0;
	double at, below = 0;
	enum sp_status status =
	    place_of(split, false, found->pair.src_doc, &doc, err);

	if (status != SP_OK)
		return status;
	at = share_of(split->hash[head_of(split, doc)]);
	*part = split->n;
	while (--*part > 0) {
		below += split->share[*part];
		if (at < below)
			break;
	}
	return SP_OK;
}

static enum sp_status
note_texts(void *ctx, const struct sp_found *found, struct sp_err *err)
{
	struct sp_split *split = ctx;
	size_t part = 0;
	enum sp_status status = find_part(split, found, &part, err);

	if (status == SP_OK && part > 0)
		status = sp_overlap_add(
		    &split->texts, found->pair.src_text, part, err);
	if (status == SP_OK && part > 0)
		status = sp_overlap_add(
		    &split->texts, found->pair.tgt_text, part, err);
	return status;
}

enum sp_status
sp_split_read(struct sp_split *split, struct sp_store *store,
    const struct sp_store_query *query, struct sp_err *err)
{
	enum sp_status status =
	    sp_store_each(store, query, put_together, split, err);

	return status == SP_OK
	    ? sp_store_each(store, query, note_texts, split, err)
	    : status;
}

enum sp_status
sp_split_part(struct sp_split *split, const struct sp_found *found,
    size_t *part, bool *leaks, struct sp_err *err)
{
	size_t mark = 0;
	enum sp_status status = find_part(split, found, part, err);

	if (status == SP_OK)
		status =
		    sp_overlap_find(&split->texts, &found->pair, &mark, err);
	*leaks = mark > *part;
	return status;
}
