/* SPDX-License-Identifier: MIT */
#include <spean/build_pairs.h>

#include <stdlib.h>

#include <spean/extract.h>
#include <spean/sides.h>

#define NONE SIZE_MAX

/* Leave out of a walk what is no page; who put a WARC file there is told. */
static void
keep_pages(
    struct sp_files *files, const struct sp_build_teller *teller, size_t side)
{
	size_t kept = 0;

	for (size_t i = 0; i < files->n; i++)
		if (sp_extract_is_page(files->path[i]))
			files->path[kept++] = files->path[i];
		else if (sp_extract_is_warc(files->path[i]))
			sp_build_tell_unreadable(teller, side, files->path[i],
			    "WARC files are not used here; see "
			    "spean-extract(1)");
	files->n = kept;
}

/* Pages whose names can be the name of no document. */
static void
tell_odd(const struct sp_files *files, const struct sp_build_teller *teller,
    size_t side)
{
	for (size_t i = 0; i < files->nodd; i++)
		if (sp_extract_is_page(files->odd[i]))
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
		keep_pages(files, teller, s);
		if (files->n == 0)
			return sp_err_set(
			    err, SP_BAD_TEXT, "no pages in %s", dir);
	}
	return SP_OK;
}

/* The number of a page among the files, or their number. */
static size_t
file_of(const struct sp_files *files, struct sp_str path)
{
	size_t n = 0, at = files->n;

	if (files->n > 0)
		at = sp_str_rows(
		    files->path, sizeof(*files->path), files->n, path, &n);
	return n > 0 ? at : files->n;
}

/* Note for each file in which pair it stands, as far as they are found. */
static enum sp_status
mark(struct sp_build_pairs *pairs, struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		struct sp_files *files = &pairs->files[s];

		free(pairs->at[s]);
		pairs->at[s] = malloc((files->n + 1) * sizeof(*pairs->at[s]));
		if (!pairs->at[s])
			return sp_err_set(err, SP_NOMEM, "out of memory");
		for (size_t f = 0; f <= files->n; f++)
			pairs->at[s][f] = NONE;
		for (size_t i = 0; i < pairs->found.n; i++) {
			const struct sp_docpair *pair = &pairs->found.pair[i];

			pairs
			    ->at[s][file_of(files, s ? pair->tgt : pair->src)] =
			    i;
		}
	}
	return SP_OK;
}

/* Read the pages that have no partner yet. */
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
		const struct sp_files *files = &pairs->files[s];

		texts.path[s] = left[s] =
		    malloc((files->n + 1) * sizeof(*left[s]));
		if (!left[s])
			status = sp_err_set(err, SP_NOMEM, "out of memory");
		for (size_t f = 0; f < files->n && status == SP_OK; f++)
			if (pairs->at[s][f] == NONE)
				left[s][texts.n[s]++] = files->path[f];
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
		const struct sp_files *files = &pairs->files[s];

		for (size_t f = 0; f < files->n && status == SP_OK; f++) {
			if (pairs->at[s][f] != NONE)
				continue;
			pairs->at[s][f] = pairs->n;
			sum->unpaired[s]++;
			status = add_item(pairs, s ? none : files->path[f],
			    s ? files->path[f] : none, err);
		}
	}
	return status;
}

enum sp_status
sp_build_pairs_find(struct sp_build_pairs *pairs,
    const struct sp_build_pairs_how *how, const struct sp_build_teller *teller,
    struct sp_err *err)
{
	const struct sp_files *f = pairs->files;
	struct sp_docpairs *found = &pairs->found;
	struct sp_build_sum *sum = teller->sum;
	enum sp_status status = SP_OK;

	if (how->by != SP_BUILD_BY_CONTENT)
		status = sp_pairing_by_path(
		    f[0].path, f[0].n, f[1].path, f[1].n, found, err);
	sum->by_path = found->n;
	if (status == SP_OK && how->by != SP_BUILD_BY_PATH &&
	    found->n < f[0].n && found->n < f[1].n)
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
	size_t f = file_of(&pairs->files[side], path);

	return f < pairs->files[side].n ? &pairs->item[pairs->at[side][f]]
					: NULL;
}
