/* SPDX-License-Identifier: MIT */
#include <spean/eval_docs.h>

#include <stdlib.h>

/* Who has a pair: bits of its value in the map. */
enum { IN_GOLD = 1, IN_SYSTEM = 2 };

/* The counts of this document; NULL when memory fails. */
static struct sp_eval *
counts_of(struct sp_eval_docs *docs, struct sp_str src)
{
	size_t *place = sp_map_at(&docs->src, src, NULL);

	if (!place)
		return NULL;
	if (*place == 0) {
		if (!sp_grow(&docs->doc, &docs->cap, docs->n + 1,
			sizeof(*docs->doc)))
			return NULL;
		docs->doc[docs->n] = (struct sp_eval){0};
		*place = ++docs->n;
	}
	return &docs->doc[*place - 1];
}

/* The bits of this pair; NULL when memory fails. */
static size_t *
bits_of(struct sp_eval_docs *docs, const struct sp_docpair *pair)
{
	sp_buf_reset(&docs->key);
	sp_buf_add(&docs->key, pair->src);
	sp_buf_addc(&docs->key, '\t');
	sp_buf_add(&docs->key, pair->tgt);
	if (sp_buf_status(&docs->key, NULL) != SP_OK)
		return NULL;
	return sp_map_at(&docs->pair, sp_buf_str(&docs->key), NULL);
}

/* Give the pair this bit, after which *had are those that it had before. */
static enum sp_status
take(struct sp_eval_docs *docs, const struct sp_docpair *pair, size_t bit,
    size_t *had, struct sp_eval **eval, struct sp_err *err)
{
	size_t *bits = bits_of(docs, pair);

	if (bits && *bits & bit)
		return sp_err_set(
		    err, SP_BAD_RECORD, "this pair has come before");
	*eval = bits ? counts_of(docs, pair->src) : NULL;
	if (!*eval)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	*had = *bits;
	*bits |= bit;
	return SP_OK;
}

enum sp_status
sp_eval_docs_gold(struct sp_eval_docs *docs, const struct sp_docpair *pair,
    struct sp_err *err)
{
	struct sp_eval *eval;
	size_t had;
	enum sp_status status = take(docs, pair, IN_GOLD, &had, &eval, err);

	if (status == SP_OK)
		eval->gold++;
	return status;
}

enum sp_status
sp_eval_docs_system(struct sp_eval_docs *docs, const struct sp_docpair *pair,
    struct sp_err *err)
{
	struct sp_eval *eval;
	size_t had;
	bool right;
	enum sp_status status = take(docs, pair, IN_SYSTEM, &had, &eval, err);

	if (status != SP_OK)
		return status;
	right = (had & IN_GOLD) != 0;
	sp_eval_scored(eval, pair->score, right);
	eval->system++;
	for (size_t k = 0; k < 2; k++) {
		eval->right[k] += right;
		eval->found[k] += right;
	}
	return SP_OK;
}

void
sp_eval_docs_next(struct sp_eval_docs *docs)
{
	sp_map_reset(&docs->src);
	sp_map_reset(&docs->pair);
}

void
sp_eval_docs_release(struct sp_eval_docs *docs)
{
	free(docs->doc);
	sp_map_release(&docs->src);
	sp_map_release(&docs->pair);
	sp_buf_release(&docs->key);
	*docs = (struct sp_eval_docs){0};
}
