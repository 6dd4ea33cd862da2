/* SPDX-License-Identifier: MIT */
#include <spean/query.h>

#include <stdlib.h>

#include <spean/utf8.h>

void
sp_query_release(struct sp_query *query)
{
	free(query->part);
	free(query->term);
	sp_buf_release(&query->normal);
	*query = (struct sp_query){0};
}

void
sp_hits_release(struct sp_hits *hits)
{
	free(hits->at);
	*hits = (struct sp_hits){0};
}

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

static bool
is_space(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0;
}

static bool
is_quote(uint32_t cp)
{
	return cp == '"' || (cp >= 0x201C && cp <= 0x201F);
}

/* The text of the next part, {NULL, 0} at the end; *pos moves behind it. */
static struct sp_str
next_part(struct sp_str asked, size_t *pos, bool *prefix)
{
	size_t start = *pos, end = *pos;
	bool quoted = false, closed = false;

	*prefix = false;
	while (end < asked.n && !closed) {
		size_t next = end;
		uint32_t cp = sp_utf8_next(asked, &next);

		if (is_quote(cp) && !quoted && end == start) {
			quoted = true;
			start = next;
		} else if (quoted ? is_quote(cp) : is_space(cp) || is_quote(cp))
			closed = true;
		/* A mark that opens the next part stays. */
		*pos = closed && !quoted && is_quote(cp) ? end : next;
		if (!closed)
			end = next;
	}
	if (quoted && *pos < asked.n && asked.s[*pos] == '*') {
		*prefix = true;
		++*pos;
	} else if (!quoted && end > start && asked.s[end - 1] == '*') {
		*prefix = true;
		end--;
	}
	return sp_str_sub(asked, start, end);
}

/* Append the terms as a part; their bytes are of query->normal then. */
static enum sp_status
add_part(struct sp_query *query, const struct sp_terms *terms, bool prefix,
    struct sp_err *err)
{
	struct sp_query_part part = {query->terms, terms->n, prefix};
	uint32_t base = (uint32_t)query->normal.n;

	if (terms->n == 0)
		return SP_OK;
	if (!sp_grow(&query->part, &query->cap, query->n + 1,
		sizeof(*query->part)) ||
	    !sp_grow(&query->term, &query->terms_cap, query->terms + terms->n,
		sizeof(*query->term)))
		return no_memory(err);
	sp_buf_add(&query->normal, sp_buf_str(&terms->normal));
	for (size_t i = 0; i < terms->n; i++) {
		struct sp_term term = terms->at[i];

		term.start += base;
		term.end += base;
		query->term[query->terms++] = term;
	}
	query->part[query->n++] = part;
	return sp_buf_status(&query->normal, err);
}

enum sp_status
sp_query_parse(struct sp_query *query, struct sp_str asked, struct sp_err *err)
{
	struct sp_terms terms = {0};
	enum sp_status status = SP_OK;
	size_t pos = 0;

	if (sp_utf8_check(asked) != asked.n)
		return sp_err_set(err, SP_BAD_TEXT, "the query is not UTF-8");
	status = sp_terms_init(&terms, err);
	while (status == SP_OK && pos < asked.n) {
		bool prefix;
		struct sp_str text = next_part(asked, &pos, &prefix);

		status = sp_terms_read(&terms, text, false, err);
		if (status == SP_OK)
			status = add_part(query, &terms, prefix, err);
	}
	sp_terms_release(&terms);
	if (status == SP_OK && query->n == 0)
		status = sp_err_set(
		    err, SP_BAD_RECORD, "the query has no letter and no digit");
	return status;
}

struct sp_str
sp_query_text(const struct sp_query *query, size_t part)
{
	const struct sp_query_part *at = &query->part[part];

	return sp_str_sub(sp_buf_str(&query->normal),
	    query->term[at->first].start,
	    query->term[at->first + at->n - 1].end);
}

static struct sp_str
query_term(const struct sp_query *query, size_t i)
{
	return sp_str_sub(sp_buf_str(&query->normal), query->term[i].start,
	    query->term[i].end);
}

/* True where the part stands at term i of the text. */
static bool
stands_at(const struct sp_query *query, const struct sp_query_part *part,
    const struct sp_terms *terms, size_t i)
{
	if (terms->n - i < part->n)
		return false;
	for (size_t j = 0; j < part->n; j++) {
		struct sp_str want = query_term(query, part->first + j);
		struct sp_str is = sp_terms_text(terms, i + j);

		if (j > 0 && query->term[part->first + j].joined &&
		    !terms->at[i + j].joined)
			return false;
		if (part->prefix && j + 1 == part->n ? !sp_str_starts(is, want)
						     : !sp_str_eq(is, want))
			return false;
	}
	return true;
}

static int
by_place(const void *left, const void *right)
{
	const struct sp_norm_range *a = left, *b = right;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

/* Sort, and make one of what overlaps. */
static void
tidy(struct sp_hits *hits)
{
	size_t n = 0;

	if (hits->n > 1)
		qsort(hits->at, hits->n, sizeof(*hits->at), by_place);
	for (size_t i = 0; i < hits->n; i++) {
		struct sp_norm_range hit = hits->at[i];

		if (n == 0 || hit.from >= hits->at[n - 1].to)
			hits->at[n++] = hit;
		else if (hit.to > hits->at[n - 1].to)
			hits->at[n - 1].to = hit.to;
	}
	hits->n = n;
}

enum sp_status
sp_query_find(const struct sp_query *query, const struct sp_terms *terms,
    sp_hit_fn *good, void *ctx, struct sp_hits *hits, bool *found,
    struct sp_err *err)
{
	hits->n = 0;
	*found = true;
	for (size_t p = 0; p < query->n; p++) {
		const struct sp_query_part *part = &query->part[p];
		size_t before = hits->n;

		for (size_t i = 0; i < terms->n; i++) {
			struct sp_norm_range hit;

			if (!stands_at(query, part, terms, i))
				continue;
			hit = sp_norm_map_range(&terms->map, terms->at[i].start,
			    terms->at[i + part->n - 1].end);
			if (good && !good(ctx, hit))
				continue;
			if (!sp_grow(&hits->at, &hits->cap, hits->n + 1,
				sizeof(*hits->at)))
				return no_memory(err);
			hits->at[hits->n++] = hit;
		}
		*found &= hits->n > before;
	}
	tidy(hits);
	return SP_OK;
}
