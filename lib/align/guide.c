/* SPDX-License-Identifier: MIT */
#include <spean/guide.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/rec.h>

/* The largest bead that there is (search.h). */
#define SIDE_MAX  4
#define TOTAL_MAX 5

bool
sp_guide_add(struct sp_guide *guide, const struct sp_guide_mark *mark)
{
	if (!sp_grow(&guide->mark, &guide->cap, guide->n + 1, sizeof(*mark)))
		return false;
	guide->mark[guide->n++] = *mark;
	return true;
}

void
sp_guide_release(struct sp_guide *guide)
{
	free(guide->mark);
	*guide = (struct sp_guide){0};
}

static bool
parse_number(struct sp_str text, size_t *number)
{
	*number = 0;
	for (size_t k = 0; k < text.n; k++) {
		if (text.s[k] < '0' || text.s[k] > '9' ||
		    *number > (SIZE_MAX - 9) / 10)
			return false;
		*number = *number * 10 + (size_t)(text.s[k] - '0');
	}
	return text.n > 0 && *number > 0;
}

/* "4,5": sentences that follow each other. */
static bool
parse_run(struct sp_str loc, size_t *first, size_t *count)
{
	size_t number;

	*first = *count = 0;
	while (loc.s) {
		if (!parse_number(sp_str_cut(&loc, ','), &number) ||
		    (*count > 0 && number != *first + *count + 1))
			return false;
		if (*count == 0)
			*first = number - 1;
		(*count)++;
	}
	return true;
}

static bool
is_bead(size_t nsrc, size_t ntgt)
{
	return nsrc > 0 && ntgt > 0 && nsrc <= SIDE_MAX && ntgt <= SIDE_MAX &&
	    nsrc + ntgt <= TOTAL_MAX;
}

static enum sp_status
check_range(
    const struct sp_guide_mark *mark, size_t n, size_t m, struct sp_err *err)
{
	if (mark->src >= n || mark->nsrc > n - mark->src)
		return sp_err_set(err, SP_BAD_RECORD,
		    "%zu is not in the source, which ends with %zu",
		    mark->src + mark->nsrc, n);
	if (mark->tgt >= m || mark->ntgt > m - mark->tgt)
		return sp_err_set(err, SP_BAD_RECORD,
		    "%zu is not in the target, which ends with %zu",
		    mark->tgt + mark->ntgt, m);
	if (!is_bead(mark->nsrc, mark->ntgt))
		return sp_err_set(err, SP_BAD_RECORD,
		    "no bead has %zu and %zu sentences", mark->nsrc,
		    mark->ntgt);
	return SP_OK;
}

enum sp_status
sp_guide_parse(struct sp_str rec, size_t n, size_t m,
    struct sp_guide_mark *mark, struct sp_err *err)
{
	struct sp_guide_mark it = {0};
	struct sp_str field[3];
	enum sp_status status;

	if (sp_rec_split(rec, field, 3) < 2 ||
	    !parse_run(field[0], &it.src, &it.nsrc) ||
	    !parse_run(field[1], &it.tgt, &it.ntgt))
		return sp_err_set(err, SP_BAD_RECORD,
		    "not sentences of both sides, such as 4,5 TAB 4");
	status = check_range(&it, n, m, err);
	if (status == SP_OK)
		*mark = it;
	return status;
}

static int
compare(const void *a, const void *b)
{
	const struct sp_guide_mark *x = a, *y = b;

	if (x->src != y->src)
		return x->src < y->src ? -1 : 1;
	if (x->tgt != y->tgt)
		return x->tgt < y->tgt ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

static bool
overlap(size_t a, size_t na, size_t b, size_t nb)
{
	return a < b + nb && b < a + na;
}

static void
unite(size_t *a, size_t *na, size_t b, size_t nb)
{
	size_t end = *a + *na > b + nb ? *a + *na : b + nb;

	*a = *a < b ? *a : b;
	*na = end - *a;
}

static bool
same(const struct sp_guide_mark *a, const struct sp_guide_mark *b)
{
	return a->src == b->src && a->tgt == b->tgt && a->nsrc == b->nsrc &&
	    a->ntgt == b->ntgt;
}

/* Put mark behind the last of those kept, or make it one with that. */
static enum sp_status
join(struct sp_guide_mark *last, struct sp_guide_mark mark, bool *joined,
    struct sp_err *err)
{
	struct sp_guide_mark all = *last;

	*joined = overlap(last->src, last->nsrc, mark.src, mark.nsrc) ||
	    overlap(last->tgt, last->ntgt, mark.tgt, mark.ntgt);
	if (!*joined && last->src < mark.src && last->tgt < mark.tgt)
		return SP_OK;
	unite(&all.src, &all.nsrc, mark.src, mark.nsrc);
	unite(&all.tgt, &all.ntgt, mark.tgt, mark.ntgt);
	if (!*joined)
		return sp_err_set(err, SP_BAD_RECORD,
		    "sentences %zu and %zu cross %zu and %zu, which belong "
		    "together",
		    mark.src + 1, mark.tgt + 1, last->src + 1, last->tgt + 1);
	if (!is_bead(all.nsrc, all.ntgt) ||
	    (last->whole && !same(&all, last)) ||
	    (mark.whole && !same(&all, &mark)))
		return sp_err_set(err, SP_BAD_RECORD,
		    "sentences %zu and %zu cannot be a bead, as %zu and %zu "
		    "belong together",
		    mark.src + 1, mark.tgt + 1, last->src + 1, last->tgt + 1);
	all.whole |= mark.whole;
	*last = all;
	return SP_OK;
}

enum sp_status
sp_guide_settle(struct sp_guide *guide, size_t n, size_t m, size_t *place,
    struct sp_err *err)
{
	struct sp_guide_mark *mark = guide->mark;
	enum sp_status status = SP_OK;
	size_t kept = 0;

	if (guide->n > 1)
		qsort(mark, guide->n, sizeof(*mark), compare);
	for (size_t k = 0; k < guide->n && status == SP_OK; k++) {
		struct sp_guide_mark it = mark[k];
		bool joined = true;

		*place = it.place;
		status = check_range(&it, n, m, err);
		/* What has grown may reach the one before, too. */
		while (status == SP_OK && joined && kept > 0) {
			size_t other = mark[kept - 1].place;

			status = join(&mark[kept - 1], it, &joined, err);
			*place = *place > other ? *place : other;
			if (joined)
				it = mark[--kept];
		}
		mark[kept++] = it;
	}
	if (status == SP_OK)
		guide->n = kept;
	return status;
}

/* In rows [from, to) of the band the columns [lo, hi). */
static void
set_rows(struct sp_band *band, size_t from, size_t to, size_t lo, size_t hi)
{
	for (size_t i = from; i < to; i++) {
		band->lo[i] = lo;
		band->hi[i] = hi;
	}
}

bool
sp_guide_limits(
    const struct sp_guide *guide, size_t n, size_t m, struct sp_band *limits)
{
	size_t row = 0, column = 0;

	if (!sp_band_new(limits, n, m))
		return false;
	for (size_t k = 0; k < guide->n; k++) {
		const struct sp_guide_mark *mark = &guide->mark[k];

		set_rows(limits, row, mark->src + 1, column, mark->tgt + 1);
		row = mark->src + mark->nsrc;
		set_rows(
		    limits, mark->src + 1, row, mark->tgt + 1, mark->tgt + 1);
		column = mark->tgt + mark->ntgt;
	}
	set_rows(limits, row, n + 1, column, m + 1);
	sp_band_cut(limits, limits, SIZE_MAX);
	return true;
}

/* The first mark that ends behind source sentence i. */
static size_t
mark_at(const struct sp_guide *guide, size_t i)
{
	size_t from = 0, to = guide->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (guide->mark[mid].src + guide->mark[mid].nsrc > i)
			to = mid;
		else
			from = mid + 1;
	}
	return from;
}

bool
sp_guide_allows(
    const struct sp_guide *guide, size_t i, size_t ni, size_t j, size_t nj)
{
	for (size_t k = mark_at(guide, i); k < guide->n; k++) {
		const struct sp_guide_mark *mark = &guide->mark[k];

		if (mark->src >= i + ni)
			break;
		if (mark->whole &&
		    (mark->src != i || mark->nsrc != ni || mark->tgt != j ||
			mark->ntgt != nj))
			return false;
	}
	return true;
}
