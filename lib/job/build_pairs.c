/* SPDX-License-Identifier: MIT */
#include <spean/build_pairs.h>

#include <stdlib.h>

#include <spean/build_warc.h>
#include <spean/extract.h>
#include <spean/sides.h>

#define NONE SIZE_MAX

/* Pages and WARC files, each by their paths. */
static enum sp_status
keep_pages(struct sp_build_pairs *pairs, size_t side, struct sp_err *err)
{
	const struct sp_files *files = &pairs->files[side];
	struct sp_str *doc = malloc((files->n + 1) * sizeof(*doc));
	struct sp_str *warc = malloc((files->n + 1) * sizeof(*warc));

	pairs->doc[side] = doc;
	pairs->warc[side] = warc;
	if (!doc || !warc)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < files->n; i++)
		if (sp_extract_is_page(files->path[i]))
			doc[pairs->docs[side]++] = files->path[i];
		else if (sp_extract_is_warc(files->path[i]))
			warc[pairs->warcs[side]++] = files->path[i];
	return SP_OK;
}

/* Pages whose names can be the name of no document. */
static void
tell_odd(const struct sp_files *files, const struct sp_build_teller *teller,
    size_t side)
{
	for (size_t i = 0; i < files->nodd; i++)
		if (sp_extract_is_page(files->odd[i]) ||
		    sp_extract_is_warc(files->odd[i]))
			sp_build_tell_unreadable(teller, side, files->odd[i],
			    "its name is not UTF-8 or holds a control "
			    "character");
}

enum sp_status
sp_build_pairs_walk(struct sp_build_pairs *pairs,
    const struct sp_build_teller *teller, struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		struct sp_files *files = &pairs->files[s];
		const char *dir = teller->side[s].dir;
		enum sp_status status = sp_files_walk(files, dir, err);

		if (status != SP_OK)
			return status;
		tell_odd(files, teller, s);
		status = keep_pages(pairs, s, err);
		if (status != SP_OK)
			return status;
		if (pairs->docs[s] + pairs->warcs[s] == 0)
			return sp_err_set(
			    err, SP_BAD_TEXT, "no pages in %s", dir);
	}
	return SP_OK;
}

static int
by_bytes(const void *a, const void *b)
{
	const struct sp_str *x = a, *y = b;

	return sp_str_cmp(*x, *y);
}

/* Read the WARC files of a side; then all of its pages are known. */
static enum sp_status
read_warcs(struct sp_build_pairs *pairs, size_t side, const char *tmpdir,
    const struct sp_build_teller *teller, struct sp_err *err)
{
	struct sp_build_texts *texts = &pairs->texts[side];
	size_t n = pairs->docs[side];
	struct sp_str *doc;
	enum sp_status status;

	if (pairs->warcs[side] == 0)
		return SP_OK;
	status = sp_build_texts_begin(texts, tmpdir, err);
	if (status == SP_OK)
		status = sp_build_warc_read(texts, side, pairs->warc[side],
		    pairs->warcs[side], teller, err);
	if (status == SP_OK)
		status = sp_build_texts_done(texts, err);
	if (status != SP_OK)
		return status;
	doc = realloc(pairs->doc[side], (n + texts->n + 1) * sizeof(*doc));
	if (!doc)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	pairs->doc[side] = doc;
	for (size_t i = 0; i < texts->n; i++)
		doc[n++] = texts->text[i].path;
	pairs->docs[side] = n;
	if (n == 0)
		return sp_err_set(
		    err, SP_BAD_TEXT, "no pages in %s", teller->side[side].dir);
	qsort(doc, n, sizeof(*doc), by_bytes);
	return SP_OK;
}

/* The number of a page of a side, or how many it has. */
static size_t
doc_of(const struct sp_build_pairs *pairs, size_t side, struct sp_str path)
{
	const struct sp_str *doc = pairs->doc[side];
	size_t n = 0, at = 0;

	if (pairs->docs[side] > 0)
		at =
		    sp_str_rows(doc, sizeof(*doc), pairs->docs[side], path, &n);
	return n > 0 ? at : pairs->docs[side];
}

/* Note for each page in which pair it stands, as far as they are found. */
static enum sp_status
mark(struct sp_build_pairs *pairs, struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		size_t n = pairs->docs[s], *at = malloc((n + 1) * sizeof(*at));

		free(pairs->at[s]);
		pairs->at[s] = at;
		if (!at)
			return sp_err_set(err, SP_NOMEM, "out of memory");
		for (size_t d = 0; d <= n; d++)
			at[d] = NONE;
		for (size_t i = 0; i < pairs->found.n; i++) {
			const struct sp_docpair *pair = &pairs->found.pair[i];

			at[doc_of(pairs, s, s ? pair->tgt : pair->src)] = i;
		}
	}
	return SP_OK;
}

/* Read the pages that have no partner yet and were not in a WARC file. */
static enum sp_status
read_left(struct sp_build_pairs *pairs, const struct sp_build_pairs_how *how,
    const struct sp_build_teller *teller, struct sp_err *err)
{
	struct sp_build_texts_how texts = {.side = teller->side,
	    .jobs = how->jobs,
	    .tmpdir = how->tmpdir,
	    .watch = teller->watch};
	struct sp_str *left[2] = {NULL, NULL};
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		const struct sp_str *doc = pairs->doc[s];
		size_t n = pairs->docs[s];

		texts.path[s] = left[s] = malloc((n + 1) * sizeof(*left[s]));
		if (!left[s])
			status = sp_err_set(err, SP_NOMEM, "out of memory");
		for (size_t d = 0; d < n && status == SP_OK; d++)
			if (pairs->at[s][d] == NONE &&
			    !sp_build_texts_find(&pairs->texts[s], doc[d]))
				left[s][texts.n[s]++] = doc[d];
	}
	if (status == SP_OK)
		status = sp_build_texts_read(pairs->texts, &texts, err);
	free(left[0]);
	free(left[1]);
	return status;
}

/*
 * Are the languages those of the folders?  Where pages are pairs by path these
 * are not all the pages, and some left alone in another language say nothing of
 * the rest; they are told of one by one.  But if both sides are turned, they
 * are.
 */
static enum sp_status
check_sides(const struct sp_build_pairs *pairs,
    const struct sp_lang *const lang[2], const struct sp_docset *const set[2],
    struct sp_build_sum *sum, struct sp_err *err)
{
	struct sp_err why = {0};
	enum sp_status status =
	    sp_sides_check_all(lang, set, &sum->swapped, &why);

	if (status == SP_BAD_TEXT && pairs->found.n > 0 && !sum->swapped)
		return SP_OK;
	sum->alien = status == SP_BAD_TEXT;
	return status == SP_OK ? status
			       : sp_err_set(err, status, "%s", why.msg);
}

/* Whether a page is a pair of another, and of which, is seen by what all of
 * them say: those that have not changed since the last run are read too. */
static enum sp_status
by_content(struct sp_build_pairs *pairs, const struct sp_build_pairs_how *how,
    const struct sp_build_teller *teller, struct sp_err *err)
{
	struct sp_pairing pairing = {
	    .lang = {teller->side[0].lang, teller->side[1].lang},
	    .lex = how->lex,
	    .rarity = how->rarity,
	    .least = SP_PAIRING_LEAST,
	    .jobs = how->jobs};
	enum sp_status status = mark(pairs, err);

	if (status == SP_OK)
		status = read_left(pairs, how, teller, err);
	if (status == SP_OK)
		status = check_sides(pairs, pairing.lang,
		    (const struct sp_docset *const[2]){
			pairs->texts[0].set, pairs->texts[1].set},
		    teller->sum, err);
	if (status == SP_OK)
		status = sp_pairing_by_content(&pairing, pairs->texts[0].set,
		    pairs->texts[1].set, &pairs->found, err);
	return status;
}

static enum sp_status
add_item(struct sp_build_pairs *pairs, struct sp_str src, struct sp_str tgt,
    struct sp_err *err)
{
	struct sp_build_item *item;

	if (!sp_grow(
		&pairs->item, &pairs->cap, pairs->n + 1, sizeof(*pairs->item)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	item = &pairs->item[pairs->n++];
	*item = (struct sp_build_item){.path = {src, tgt}};
	for (size_t s = 0; s < 2; s++)
		if (item->path[s].s)
			item->text[s] = sp_build_texts_find(
			    &pairs->texts[s], item->path[s]);
	return SP_OK;
}

static enum sp_status
list_items(
    struct sp_build_pairs *pairs, struct sp_build_sum *sum, struct sp_err *err)
{
	const struct sp_str none = {NULL, 0};
	enum sp_status status = mark(pairs, err);

	for (size_t i = 0; i < pairs->found.n && status == SP_OK; i++)
		status = add_item(pairs, pairs->found.pair[i].src,
		    pairs->found.pair[i].tgt, err);
	for (size_t s = 0; s < 2; s++) {
		const struct sp_str *doc = pairs->doc[s];

		for (size_t d = 0; d < pairs->docs[s] && status == SP_OK; d++) {
			if (pairs->at[s][d] != NONE)
				continue;
			pairs->at[s][d] = pairs->n;
			sum->unpaired[s]++;
			status = add_item(
			    pairs, s ? none : doc[d], s ? doc[d] : none, err);
		}
	}
	return status;
}

enum sp_status
sp_build_pairs_find(struct sp_build_pairs *pairs,
    const struct sp_build_pairs_how *how, const struct sp_build_teller *teller,
    struct sp_err *err)
{
	const size_t *docs = pairs->docs;
	struct sp_docpairs *found = &pairs->found;
	struct sp_build_sum *sum = teller->sum;
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = read_warcs(pairs, s, how->tmpdir, teller, err);
	if (status == SP_OK && how->by != SP_BUILD_BY_CONTENT)
		status = sp_pairing_by_path(
		    pairs->doc[0], docs[0], pairs->doc[1], docs[1], found, err);
	sum->by_path = found->n;
	if (status == SP_OK && how->by != SP_BUILD_BY_PATH &&
	    found->n < docs[0] && found->n < docs[1])
		status = by_content(pairs, how, teller, err);
	sum->by_content = found->n - sum->by_path;
	sp_docpairs_sort(found);
	return status == SP_OK ? list_items(pairs, sum, err) : status;
}

void
sp_build_pairs_release(struct sp_build_pairs *pairs)
{
	for (size_t s = 0; s < 2; s++) {
		sp_files_release(&pairs->files[s]);
		sp_build_texts_release(&pairs->texts[s]);
		free(pairs->warc[s]);
		free(pairs->doc[s]);
		free(pairs->at[s]);
	}
	sp_docpairs_release(&pairs->found);
	free(pairs->item);
	*pairs = (struct sp_build_pairs){.n = 0};
}

const struct sp_build_item *
sp_build_pairs_item(
    const struct sp_build_pairs *pairs, size_t side, struct sp_str path)
{
	size_t d = doc_of(pairs, side, path);

	return d < pairs->docs[side] ? &pairs->item[pairs->at[side][d]] : NULL;
}
