/* SPDX-License-Identifier: MIT */
#include <spean/coverage.h>

#include <stdlib.h>
#include <string.h>

#include <spean/day.h>
#include <spean/map.h>
#include <spean/pair.h>
#include <spean/rec.h>
#include <spean/source.h>
#include <spean/utf8.h>

void
sp_coverage_source(const struct sp_doc *doc, struct sp_buf *out)
{
	size_t before = out->n;

	sp_source(sp_doc_meta(doc, "@url"), sp_doc_meta(doc, "@canonical"),
	    doc->id, out);
	if (out->n == before)
		sp_buf_addc(out, '-');
}

/* The first so many bytes of the day of a document. */
static void
add_day(const struct sp_doc *doc, size_t n, struct sp_buf *out)
{
	struct sp_str date = sp_doc_meta(doc, "@date");
	struct sp_day day;

	sp_buf_add(out,
	    sp_day_read(date, &day) ? sp_str_sub(date, 0, n) : SP_STR("-"));
}

#define DAY   (sizeof("2019-11-15") - 1)
#define MONTH (sizeof("2019-11") - 1)

/* Documents without a partner */

static size_t
sentences_of(const struct sp_doc *doc)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->n; i++)
		n += sp_loc_is_text(doc->part[i].loc) &&
		    !sp_utf8_is_blank(doc->part[i].text);
	return n;
}

static void
write_alone(unsigned side, const struct sp_doc *doc, struct sp_buf *out)
{
	sp_buf_add(out, side ? SP_STR("tgt\t") : SP_STR("src\t"));
	sp_rec_add_text(out, doc->id);
	sp_buf_addc(out, '\t');
	add_day(doc, DAY, out);
	sp_buf_addc(out, '\t');
	sp_coverage_source(doc, out);
	sp_buf_addf(out, "\t%zu\n", sentences_of(doc));
}

static enum sp_status
write_side(const struct sp_docset *set, const struct sp_docpairs *pairs,
    unsigned side, struct sp_buf *out, struct sp_err *err)
{
	bool *paired = sp_docpairs_mark(pairs, set, side);
	size_t alone = 0;
	size_t *doc_at = paired ? sp_docset_sorted(set, paired, &alone) : NULL;
	struct sp_doc doc = {0};
	enum sp_status status = SP_OK;

	if (!doc_at)
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t k = 0; k < alone && status == SP_OK; k++) {
		status = sp_docset_read(set, doc_at[k], &doc, err);
		if (status == SP_OK)
			write_alone(side, &doc, out);
	}
	free(paired);
	free(doc_at);
	sp_doc_release(&doc);
	return status;
}

enum sp_status
sp_coverage_unpaired(const struct sp_docset *const set[2],
    const struct sp_docpairs *pairs, struct sp_buf *out, struct sp_err *err)
{
	size_t before = out->n;
	enum sp_status status = SP_OK;

	for (unsigned s = 0; s < 2 && status == SP_OK; s++)
		status = write_side(set[s], pairs, s, out, err);
	if (status == SP_OK)
		status = sp_buf_status(out, err);
	if (status != SP_OK)
		sp_buf_cut(out, before);
	return status;
}

/* By source and month */

struct row {
	struct sp_str key; /* source TAB month */
	size_t docs[2], pairs;
};

struct count {
	struct sp_map rows; /* from the key to its number */
	struct row *row;
	size_t cap;
	struct sp_buf key;
};

/* The row of a document. */
static struct row *
row_of(struct count *count, const struct sp_doc *doc)
{
	size_t *at;
	bool added;

	sp_buf_reset(&count->key);
	sp_coverage_source(doc, &count->key);
	sp_buf_addc(&count->key, '\t');
	add_day(doc, MONTH, &count->key);
	if (count->key.failed)
		return NULL;
	at = sp_map_at(&count->rows, sp_buf_str(&count->key), &added);
	if (!at ||
	    !sp_grow(
		&count->row, &count->cap, count->rows.n, sizeof(*count->row)))
		return NULL;
	if (added) {
		*at = count->rows.n - 1;
		count->row[*at] = (struct row){{NULL, 0}, {0, 0}, 0};
	}
	return &count->row[*at];
}

static enum sp_status
count_side(struct count *count, const struct sp_docset *set,
    const struct sp_docpairs *pairs, unsigned side, struct sp_err *err)
{
	bool *paired = sp_docpairs_mark(pairs, set, side);
	struct sp_doc doc = {0};
	enum sp_status status =
	    paired ? SP_OK : sp_err_set(err, SP_NOMEM, "out of memory");

	for (size_t i = 0; i < sp_docset_count(set) && status == SP_OK; i++) {
		struct row *row;

		status = sp_docset_read(set, i, &doc, err);
		if (status != SP_OK)
			break;
		row = row_of(count, &doc);
		if (!row) {
			status = sp_err_set(err, SP_NOMEM, "out of memory");
			break;
		}
		row->docs[side]++;
		row->pairs += side == 0 && paired[i];
	}
	free(paired);
	sp_doc_release(&doc);
	return status;
}

static int
by_key(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return sp_str_cmp(x->key, y->key);
}

static void
write_row(const struct row *row, struct sp_buf *out)
{
	sp_buf_add(out, row->key);
	sp_buf_addf(
	    out, "\t%zu\t%zu\t%zu\t", row->docs[0], row->docs[1], row->pairs);
	if (row->docs[0] > 0)
		sp_score_write((double)row->pairs / (double)row->docs[0], out);
	else
		sp_buf_addc(out, '-');
	sp_buf_addc(out, '\n');
}

enum sp_status
sp_coverage_count(const struct sp_docset *const set[2],
    const struct sp_docpairs *pairs, struct sp_buf *out, struct sp_err *err)
{
	struct count count = {.cap = 0};
	size_t before = out->n;
	enum sp_status status = SP_OK;

	for (unsigned s = 0; s < 2 && status == SP_OK; s++)
		status = count_side(&count, set[s], pairs, s, err);
	if (status == SP_OK) {
		for (size_t k = 0; k < count.rows.n; k++)
			count.row[k].key = count.rows.entry[k].key;
		if (count.rows.n > 0)
			qsort(count.row, count.rows.n, sizeof(*count.row),
			    by_key);
		for (size_t k = 0; k < count.rows.n; k++)
			write_row(&count.row[k], out);
		status = sp_buf_status(out, err);
	}
	if (status != SP_OK)
		sp_buf_cut(out, before);
	sp_map_release(&count.rows);
	free(count.row);
	sp_buf_release(&count.key);
	return status;
}
