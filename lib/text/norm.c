/* SPDX-License-Identifier: MIT */
#include <spean/norm.h>

#include <stdlib.h>

#include <spean/fold.h>
#include <spean/norm_cut.h>
#include <spean/norm_pass.h>
#include <spean/plain_wide.h>
#include <spean/skeleton.h>
#include <spean/utf8.h>

#define TEXT_MAX ((size_t)512 << 20)
#define PIECE    ((size_t)64 << 10)

/* Where one step of the work comes from, and the steps before it together. */
struct track {
	bool on;
	bool any; /* a step has been made */
	struct sp_norm_map step, sum, spare;
};

struct sp_norm {
	struct sp_norm_opts opts;
	struct sp_norm_scratch scratch;
	void *skeleton; /* of opts.look, at that level */
	struct sp_buf canon, folded, again, look; /* between the steps */
	struct track track;
	bool wide; /* what the processor can */
	bool reordered; /* canon had to make both orders in turn */

	/* sp_norm_next: what is to come */
	const struct sp_lang *lang;
	struct sp_str rest; /* to be normalised yet */
	struct sp_str ready; /* normal: the next piece, if it is not empty */
	struct sp_buf piece;
	bool failed;
};

struct sp_norm *
sp_norm_new(const struct sp_norm_opts *opts, struct sp_err *err)
{
	struct sp_norm *norm = calloc(1, sizeof(*norm));

	if (!norm)
		goto fail;
	norm->opts = *opts;
	norm->wide = sp_plain_wide_can();
	norm->scratch.nfc = sp_nfc_new();
	if (!norm->scratch.nfc)
		goto fail;
	if (opts->level == SP_NORM_SKELETON)
		norm->skeleton = opts->look->start();
	if (opts->level == SP_NORM_SKELETON && !norm->skeleton)
		goto fail;
	return norm;
fail:
	sp_norm_free(norm);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

void
sp_norm_free(struct sp_norm *norm)
{
	if (!norm)
		return;
	sp_norm_map_release(&norm->track.step);
	sp_norm_map_release(&norm->track.sum);
	sp_norm_map_release(&norm->track.spare);
	sp_buf_release(&norm->canon);
	sp_buf_release(&norm->folded);
	sp_buf_release(&norm->again);
	sp_buf_release(&norm->look);
	sp_buf_release(&norm->piece);
	sp_khmer_release(&norm->scratch.run);
	if (norm->skeleton)
		norm->opts.look->end(norm->skeleton);
	sp_nfc_free(norm->scratch.nfc);
	free(norm);
}

static void
swap(struct sp_norm_map *a, struct sp_norm_map *b)
{
	struct sp_norm_map a_was = *a;

	*a = *b;
	*b = a_was;
}

/* Where a step writes what it does. */
static struct sp_norm_map *
step_of(struct sp_norm *norm)
{
	return norm->track.on ? &norm->track.step : NULL;
}

/* The step that was made belongs to the way. */
static enum sp_status
keep_step(struct sp_norm *norm, struct sp_err *err)
{
	struct track *track = &norm->track;

	if (!track->on)
		return SP_OK;
	if (track->any) {
		sp_norm_map_join(&track->spare, &track->sum, &track->step);
		swap(&track->sum, &track->spare);
	} else {
		swap(&track->sum, &track->step);
	}
	track->any = true;
	if (track->sum.failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/* Hand out the map.  Steps that took back what others did leave a text as it
 * was, and that is one copy. */
static void
end_track(struct sp_norm *norm, struct sp_str in, struct sp_str out,
    struct sp_norm_map *map)
{
	struct sp_norm_map *sum = &norm->track.sum;

	if (out.n > 0 && sp_str_eq(in, out)) {
		sp_norm_map_reset(sum, in.n);
		sp_norm_map_add(sum, out, in, 0, in.n);
	}
	swap(map, sum);
}

/* A step that fills buf, emptied for it: fold or skeleton. */
static enum sp_status
end_step(struct sp_norm *norm, const struct sp_buf *buf, struct sp_err *err)
{
	if (buf->failed || (norm->track.on && norm->track.step.failed))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return keep_step(norm, err);
}

static struct sp_norm_how
how_of(const struct sp_norm *norm, const struct sp_lang *lang)
{
	bool bare = norm->opts.level != SP_NORM_CANON;
	bool hints = !bare && norm->opts.zwsp == SP_NORM_ZWSP_KEEP;

	return (struct sp_norm_how){.hints = hints,
	    .hints_foreign = hints && !lang->spaced,
	    .bare = bare,
	    .ascii = norm->opts.punct == SP_NORM_PUNCT_PLAIN,
	    .wide = norm->wide};
}

/*
 * Append the canonical form of in, of which the first ordered bytes are in
 * order, if that is known.  Where marks of Khmer and of another script
 * stand on one letter, NFC may want them in an order that begins new clusters:
 * then both orders are made in turn until they agree, which they do at once but
 * for text made to differ.
 */
#define ROUNDS_MAX 8
static enum sp_status
canon(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    size_t ordered, struct sp_buf *out, struct sp_err *err)
{
	struct sp_norm_how how = how_of(norm, lang);
	size_t start = out->n;

	norm->reordered = false;
	for (int round = 0; round < ROUNDS_MAX; round++) {
		bool joint;
		struct sp_str done;
		enum sp_status status = sp_norm_pass(&norm->scratch, how, in,
		    ordered, out, step_of(norm), &joint, err);

		if (status == SP_OK)
			status = keep_step(norm, err);
		if (status != SP_OK || !joint)
			return status;
		done = sp_str_sub(sp_buf_str(out), start, out->n);
		sp_buf_reset(&norm->again);
		status = sp_norm_compose(
		    &norm->scratch, done, &norm->again, step_of(norm), err);
		in = sp_buf_str(&norm->again);
		if (status != SP_OK || sp_str_eq(done, in))
			return status;
		status = keep_step(norm, err);
		if (status != SP_OK)
			return status;
		sp_buf_cut(out, start);
		norm->reordered = true;
		ordered = 0;
	}
	return SP_OK;
}

/*
 * What most texts need: they are plain, and still so when they are folded.
 * *done: it was such a text; else nothing was appended, and *ordered are the
 * bytes that are in order.
 */
static enum sp_status
search_plain(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, size_t *ordered, bool *done, struct sp_err *err)
{
	size_t start = out->n;

	*ordered = sp_norm_copies(how_of(norm, lang), in);
	*done = *ordered == in.n && sp_fold_search(in, out, step_of(norm));
	if (*done)
		return end_step(norm, out, err);
	sp_buf_cut(out, start);
	return SP_OK;
}

/* Canonical, folded, canonical again; once more where that changed what stands
 * side by side. */
static enum sp_status
search(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, struct sp_err *err)
{
	size_t start = out->n, ordered;
	bool done;
	enum sp_status status =
	    search_plain(norm, lang, in, out, &ordered, &done, err);

	if (status != SP_OK || done)
		return status;
	sp_buf_reset(&norm->canon);
	status = canon(norm, lang, in, ordered, &norm->canon, err);
	for (int round = 0; status == SP_OK && round < ROUNDS_MAX; round++) {
		sp_buf_reset(&norm->folded);
		sp_fold_search(
		    sp_buf_str(&norm->canon), &norm->folded, step_of(norm));
		status = end_step(norm, &norm->folded, err);
		if (status != SP_OK)
			break;
		sp_buf_cut(out, start);
		status =
		    canon(norm, lang, sp_buf_str(&norm->folded), 0, out, err);
		if (status != SP_OK || !norm->reordered)
			break;
		sp_buf_reset(&norm->canon);
		sp_buf_add(
		    &norm->canon, sp_str_sub(sp_buf_str(out), start, out->n));
		status = sp_buf_status(&norm->canon, err);
	}
	return status;
}

/* The look of what one would search for, until it looks the same. */
static enum sp_status
skeleton(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, struct sp_err *err)
{
	size_t start = out->n;
	enum sp_status status = search(norm, lang, in, out, err);

	for (int round = 0; status == SP_OK && round < ROUNDS_MAX; round++) {
		struct sp_str done = sp_str_sub(sp_buf_str(out), start, out->n);

		sp_buf_reset(&norm->look);
		norm->opts.look->add(
		    norm->skeleton, done, &norm->look, step_of(norm));
		if (!norm->look.failed &&
		    sp_str_eq(done, sp_buf_str(&norm->look)))
			break;
		status = end_step(norm, &norm->look, err);
		if (status != SP_OK)
			break;
		sp_buf_cut(out, start);
		status = search(norm, lang, sp_buf_str(&norm->look), out, err);
	}
	return status;
}

/* The form that the options name, appended. */
static enum sp_status
make(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    size_t ordered, struct sp_buf *out, struct sp_err *err)
{
	switch (norm->opts.level) {
	case SP_NORM_SKELETON:
		return skeleton(norm, lang, in, out, err);
	case SP_NORM_SEARCH:
		return search(norm, lang, in, out, err);
	default:
		return canon(norm, lang, in, ordered, out, err);
	}
}

/* The text that there is to normalise.  What is left of a line end CR LF is
 * none. */
static enum sp_status
begin(struct sp_norm *norm, struct sp_str *in, bool track, struct sp_err *err)
{
	if (in->n >= TEXT_MAX)
		return sp_err_set(err, SP_TOO_LARGE,
		    "text of %zu bytes is too large to normalise", in->n);
	while (in->n > 0 && in->s[in->n - 1] == '\r')
		in->n--;
	sp_norm_scratch_begin(&norm->scratch, *in);
	norm->track.on = track;
	norm->track.any = false;
	return SP_OK;
}

enum sp_status
sp_norm_text_map(struct sp_norm *norm, const struct sp_lang *lang,
    struct sp_str in, struct sp_buf *out, struct sp_norm_map *map,
    struct sp_err *err)
{
	struct sp_str all = in;
	size_t start = out->n;
	enum sp_status status;

	if (out->failed)
		return sp_buf_status(out, err);
	status = begin(norm, &in, map != NULL, err);
	if (status == SP_OK)
		status = make(norm, lang, in, 0, out, err);
	if (status != SP_OK) {
		sp_buf_cut(out, start);
		out->failed = false;
	} else if (map) {
		norm->track.sum.in_n = all.n;
		end_track(
		    norm, all, sp_str_sub(sp_buf_str(out), start, out->n), map);
	}
	return status;
}

enum sp_status
sp_norm_text(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, struct sp_err *err)
{
	return sp_norm_text_map(norm, lang, in, out, NULL, err);
}

size_t
sp_norm_ordered(
    const struct sp_norm *norm, const struct sp_lang *lang, struct sp_str text)
{
	if (norm->opts.level != SP_NORM_CANON)
		return 0;
	return sp_norm_copies(how_of(norm, lang), text);
}

bool
sp_norm_is_plain(
    const struct sp_norm *norm, const struct sp_lang *lang, struct sp_str text)
{
	return text.n < TEXT_MAX &&
	    sp_norm_copies(how_of(norm, lang), text) == text.n;
}

/* Make the next piece of what is left: the text itself where it is normal, as
 * its first bytes are that many of. */
static enum sp_status
next_piece(struct sp_norm *norm, size_t ordered, struct sp_err *err)
{
	size_t end = norm->rest.n;
	struct sp_str in;
	enum sp_status status;

	if (end > PIECE && norm->opts.level != SP_NORM_SKELETON)
		end = sp_norm_cut(norm->rest, PIECE);
	in = sp_str_sub(norm->rest, 0, end);
	norm->rest = sp_str_sub(norm->rest, end, norm->rest.n);
	norm->ready = in;
	if (ordered == 0)
		ordered = sp_norm_ordered(norm, norm->lang, in);
	if (ordered >= in.n)
		return SP_OK;
	sp_buf_reset(&norm->piece);
	status = make(norm, norm->lang, in, ordered, &norm->piece, err);
	norm->ready = sp_buf_str(&norm->piece);
	return status;
}

enum sp_status
sp_norm_begin(struct sp_norm *norm, const struct sp_lang *lang,
    struct sp_str in, size_t ordered, struct sp_err *err)
{
	enum sp_status status = begin(norm, &in, false, err);
	size_t good = in.n;

	norm->lang = lang;
	norm->rest = norm->ready = (struct sp_str){NULL, 0};
	norm->failed = false;
	if (status != SP_OK)
		return status;
	/* A short text is treated at once, which tells whether it is one. */
	if (in.n > PIECE)
		good = sp_utf8_check(in);
	if (good < in.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", good + 1);
	norm->rest = in;
	if (in.n <= PIECE)
		status = next_piece(norm, ordered, err);
	if (status != SP_OK)
		norm->ready.n = 0;
	return status;
}

bool
sp_norm_next(struct sp_norm *norm, struct sp_str *piece)
{
	while (norm->ready.n == 0) {
		if (norm->failed || norm->rest.n == 0)
			return false;
		norm->failed = next_piece(norm, 0, NULL) != SP_OK;
		if (norm->failed)
			norm->ready.n = 0;
	}
	*piece = norm->ready;
	norm->ready.n = 0;
	return true;
}

enum sp_status
sp_norm_status(const struct sp_norm *norm, struct sp_err *err)
{
	return norm->failed ? sp_err_set(err, SP_NOMEM, "out of memory")
			    : SP_OK;
}
