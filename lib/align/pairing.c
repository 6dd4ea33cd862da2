/* SPDX-License-Identifier: MIT */
#include <spean/pairing.h>

#include <stdlib.h>

#include <spean/map.h>
#include <spean/pair.h>
#include <spean/rec.h>
#include <spean/utf8.h>

void
sp_docpairs_release(struct sp_docpairs *pairs)
{
	free(pairs->pair);
	sp_arena_release(&pairs->mem);
	*pairs = (struct sp_docpairs){0};
}

static int
by_src(const void *a, const void *b)
{
	const struct sp_docpair *x = a, *y = b;
	int diff = sp_str_cmp(x->src, y->src);

	return diff ? diff : sp_str_cmp(x->tgt, y->tgt);
}

void
sp_docpairs_sort(struct sp_docpairs *pairs)
{
	if (pairs->n > 0)
		qsort(pairs->pair, pairs->n, sizeof(*pairs->pair), by_src);
}

bool *
sp_docpairs_mark(
    const struct sp_docpairs *pairs, const struct sp_docset *set, unsigned side)
{
	size_t n = sp_docset_count(set);
	bool *is = calloc(n + 1, sizeof(*is));

	for (size_t k = 0; is && k < pairs->n; k++) {
		size_t i = sp_docset_find(
		    set, side ? pairs->pair[k].tgt : pairs->pair[k].src);

		if (i < n)
			is[i] = true;
	}
	return is;
}

enum sp_status
sp_pairing_by_path(const struct sp_str *src, size_t n, const struct sp_str *tgt,
    size_t m, struct sp_docpairs *pairs, struct sp_err *err)
{
	struct sp_map seen = {0};
	enum sp_status status = SP_OK;

	for (size_t j = 0; j < m; j++)
		sp_map_at(&seen, tgt[j], NULL);
	for (size_t i = 0; i < n && !seen.failed; i++) {
		size_t *paired = sp_map_get(&seen, src[i]);

		if (!paired || *paired)
			continue;
		*paired = 1;
		if (!sp_grow(&pairs->pair, &pairs->cap, pairs->n + 1,
			sizeof(*pairs->pair))) {
			seen.failed = true;
			break;
		}
		pairs->pair[pairs->n++] =
		    (struct sp_docpair){src[i], src[i], 1, SP_STR("path")};
	}
	if (seen.failed)
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	sp_map_release(&seen);
	return status;
}

enum sp_status
sp_docpair_parse(struct sp_str rec, struct sp_docpair *pair, struct sp_err *err)
{
	struct sp_str field[5] = {{NULL, 0}};
	size_t bad = sp_utf8_check(rec);

	if (bad != rec.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_rec_split(rec, field, 5) < 2 || field[0].n == 0 ||
	    field[1].n == 0)
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a doc-pairs record: it needs src_doc and tgt_doc");
	*pair = (struct sp_docpair){field[0], field[1], 1, field[3]};
	if (field[2].s && !sp_score_parse(field[2], &pair->score))
		return sp_err_set(err, SP_BAD_RECORD,
		    "score (field 3) is no number from 0 to 1: '%.*s'",
		    field[2].n > 40 ? 40 : (int)field[2].n, field[2].s);
	return SP_OK;
}

void
sp_docpair_write(const struct sp_docpair *pair, struct sp_buf *out)
{
	sp_rec_add_text(out, pair->src);
	sp_buf_addc(out, '\t');
	sp_rec_add_text(out, pair->tgt);
	sp_buf_addc(out, '\t');
	sp_score_write(pair->score, out);
	sp_buf_addc(out, '\t');
	sp_rec_add_text(out, pair->evidence);
	sp_buf_addc(out, '\n');
}
