/* SPDX-License-Identifier: MIT */
#include <spean/norm.h>

#include <stdlib.h>

#include <unicode/uchar.h>

#include <spean/fold.h>
#include <spean/invisible.h>
#include <spean/khmer.h>
#include <spean/nfc.h>
#include <spean/plain.h>
#include <spean/utf8.h>

enum {
	ZWSP = 0x200B,
	ZWNJ = 0x200C,
	ZWJ = 0x200D,
	COENG = 0x17D2,
	ATTHACAN = 0x17DD,
	LEK_TOO = 0x17D7
};

#define TEXT_MAX ((size_t)512 << 20)

struct sp_norm {
	struct sp_norm_opts opts;
	struct sp_nfc *nfc;
	struct sp_khmer run;
	struct sp_buf canon, folded, again; /* between the steps */
	bool reordered; /* canon had to make both orders in turn */
};

/* What a character is to the line. */
enum kind {
	KHMER,
	FOREIGN,
	SPACE,
	HINT, /* ZWSP where it may mean something */
	NOTHING /* invisible and meaningless here */
};

/* One way through a text.  Output goes out in pieces, each from a known range
 * of the input (see emit). */
struct pass {
	struct sp_norm *norm;
	struct sp_str in;
	struct sp_buf *out;
	size_t pos;
	bool keep; /* hints between Khmer clusters */
	bool keep_foreign; /* and in other text */
	bool bare; /* no invisible character at all */
	uint32_t last; /* the code point written last, 0 at the start */
	enum kind pending; /* SPACE or HINT, to be written; or NOTHING */
	size_t pending_from;
	size_t pending_to;
	bool joins; /* what is written last joins with a letter behind it, */
	bool emoji; /* or with a picture */
	bool joint; /* marks of two scripts meet: NFC may want another order */
	bool rtl; /* the text has right-to-left letters, once ... */
	bool rtl_known; /* ... it has been looked at */
	bool bad; /* not UTF-8 */
	bool failed; /* memory */
};

struct sp_norm *
sp_norm_new(const struct sp_norm_opts *opts, struct sp_err *err)
{
	struct sp_norm *norm = calloc(1, sizeof(*norm));

	if (norm)
		norm->nfc = sp_nfc_new();
	if (!norm || !norm->nfc) {
		free(norm);
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	norm->opts = *opts;
	return norm;
}

void
sp_norm_free(struct sp_norm *norm)
{
	if (!norm)
		return;
	sp_buf_release(&norm->canon);
	sp_buf_release(&norm->folded);
	sp_buf_release(&norm->again);
	sp_khmer_release(&norm->run);
	sp_nfc_free(norm->nfc);
	free(norm);
}

/*
 * All output goes through here: text stands for the bytes [from, to) of the
 * input.  A map from output to input is these ranges, kept.
 */
static void
emit(struct pass *pass, struct sp_str text, size_t from, size_t to)
{
	(void)from;
	(void)to;
	sp_buf_add(pass->out, text);
}

/* Write the space or hint that waits, where it means something before next. */
static void
flush(struct pass *pass, uint32_t next)
{
	enum kind pending = pass->pending;
	bool keep = pass->keep_foreign && pass->last;

	pass->pending = NOTHING;
	if (pending == NOTHING || next == LEK_TOO)
		return;
	if (pending == SPACE) {
		emit(pass, SP_STR(" "), pass->pending_from, pass->pending_to);
		pass->last = ' ';
		return;
	}
	if (sp_khmer_is(next) && sp_khmer_is(pass->last))
		keep = pass->keep;
	if (keep && next && pass->last != ' ' && !sp_khmer_is_mark(next)) {
		emit(pass, SP_STR("\xE2\x80\x8B"), pass->pending_from,
		    pass->pending_to);
		pass->last = ZWSP;
	}
}

static void
wait(struct pass *pass, enum kind kind, size_t from, size_t to)
{
	if (pass->pending == NOTHING)
		pass->pending_from = from;
	pass->pending_to = to;
	if (pass->pending != SPACE)
		pass->pending = kind;
}

static uint32_t
next_cp(struct pass *pass, size_t *pos)
{
	uint32_t cp = sp_utf8_next(pass->in, pos);

	if (cp == SP_UTF8_BAD)
		pass->bad = true;
	return cp;
}

static bool
has_rtl(struct pass *pass)
{
	size_t pos = 0;

	while (!pass->rtl_known && pos < pass->in.n)
		pass->rtl |= sp_is_rtl(sp_utf8_next(pass->in, &pos));
	pass->rtl_known = true;
	return pass->rtl;
}

/* What cp is behind what has been read, before the text from byte behind. */
static enum kind
kind_of(struct pass *pass, uint32_t cp, size_t behind)
{
	bool keep = false;

	if (sp_is_space(cp))
		return SPACE;
	if (sp_khmer_is(cp))
		return sp_khmer_class(cp) == SP_KHMER_GONE ? NOTHING : KHMER;
	if (!sp_is_invisible(cp))
		return FOREIGN;
	if (cp == ZWSP)
		return pass->keep ? HINT : NOTHING;
	if (pass->bare)
		return NOTHING;
	if ((cp == ZWNJ || cp == ZWJ) && pass->pending == NOTHING)
		keep = pass->joins ||
		    (pass->emoji && cp == ZWJ && behind < pass->in.n &&
			sp_is_emoji(sp_utf8_next(pass->in, &behind)));
	else if (sp_is_direction(cp))
		keep = has_rtl(pass);
	return keep ? FOREIGN : NOTHING;
}

/* True where the two meet in a way that NFC may want otherwise. */
static bool
marks_meet(uint32_t a, uint32_t b)
{
	bool ka = a == COENG || a == ATTHACAN;
	bool kb = b == COENG || b == ATTHACAN;

	return ka != kb && (ka || u_getCombiningClass((UChar32)a)) &&
	    (kb || u_getCombiningClass((UChar32)b));
}

static void
put(struct pass *pass, struct sp_khmer_cp cp)
{
	char utf8[4];

	flush(pass, cp.cp);
	pass->joint |= marks_meet(pass->last, cp.cp);
	emit(pass, (struct sp_str){utf8, sp_utf8_put(cp.cp, utf8)}, cp.from,
	    cp.to);
	pass->last = cp.cp;
}

/*
 * Read Khmer from pass->pos up to the next cluster (or row of digits and
 * signs), together with the invisible characters within and behind.  Returns
 * false where a ZWSP ends it: *hint, its place.
 */
static void
gather_khmer(struct pass *pass, size_t hint[2])
{
	struct sp_khmer *run = &pass->norm->run;
	bool any = false;

	while (pass->pos < pass->in.n) {
		size_t to = pass->pos;
		uint32_t cp = next_cp(pass, &to);
		uint32_t last = run->in.n ? run->in.cp[run->in.n - 1].cp : 0;
		enum kind kind = pass->bad ? SPACE : kind_of(pass, cp, to);

		if (kind == SPACE || kind == FOREIGN ||
		    (any && last != COENG &&
			sp_khmer_class(cp) == SP_KHMER_BASE))
			break;
		if (kind == KHMER) {
			if (hint[1])
				sp_khmer_add(run, ZWSP, hint[0], hint[1]);
			hint[1] = 0;
			sp_khmer_add(run, cp, pass->pos, to);
			any = true;
		} else if (kind == HINT && last != COENG) {
			hint[0] = hint[1] ? hint[0] : pass->pos;
			hint[1] = to;
		} else if (cp == ZWNJ && !pass->bare &&
		    sp_khmer_class(last) == SP_KHMER_SHIFTER) {
			sp_khmer_add(run, cp, pass->pos, to);
		}
		pass->pos = to;
	}
}

static void
khmer_unit(struct pass *pass)
{
	struct sp_khmer *run = &pass->norm->run;
	size_t hint[2] = {0, 0};

	sp_khmer_reset(run);
	pass->joins = pass->emoji = false;
	gather_khmer(pass, hint);
	if (pass->bad || !sp_khmer_order(run)) {
		pass->failed |= run->failed;
		return;
	}
	for (size_t i = 0; i < run->out.n; i++)
		put(pass, run->out.cp[i]);
	if (hint[1])
		wait(pass, HINT, hint[0], hint[1]);
}

/* Add what cp is written as: ligatures of Latin and full-width ASCII become
 * plain (NFKC of FB00 to FB06, FF01 to FF5E). */
static void
add_foreign(struct sp_nfc *nfc, uint32_t cp)
{
	static const char ligature[7][4] = {
	    "ff", "fi", "fl", "ffi", "ffl", "st", "st"};

	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFF01 - '!';
	if (cp < 0xFB00 || cp > 0xFB06) {
		sp_nfc_add(nfc, cp);
		return;
	}
	for (const char *c = ligature[cp - 0xFB00]; *c; c++)
		sp_nfc_add(nfc, (unsigned char)*c);
}

/* Read one character and the marks that may compose with it. */
static void
gather_foreign(struct pass *pass)
{
	struct sp_nfc *nfc = pass->norm->nfc;
	bool any = false;

	while (pass->pos < pass->in.n) {
		size_t to = pass->pos;
		uint32_t cp = next_cp(pass, &to);
		enum kind kind = FOREIGN;

		if (any && !pass->bad)
			kind = kind_of(pass, cp, to);
		if (kind == HINT && !pass->keep_foreign)
			kind = NOTHING;
		if (pass->bad || kind == SPACE || kind == HINT ||
		    kind == KHMER ||
		    (kind == FOREIGN && any && sp_nfc_begins(nfc, cp)))
			break;
		if (!any) {
			flush(pass, cp);
			pass->joins = pass->emoji = false;
		}
		if (kind == FOREIGN) {
			add_foreign(nfc, cp);
			pass->joins |= sp_joins(cp);
			pass->emoji |= sp_is_emoji(cp);
		}
		any = true;
		pass->pos = to;
	}
}

static void
foreign_unit(struct pass *pass)
{
	size_t from = pass->pos, at = 0;
	struct sp_str text;

	sp_nfc_reset(pass->norm->nfc);
	gather_foreign(pass);
	if (pass->bad)
		return;
	text = sp_nfc_text(pass->norm->nfc);
	if (text.n == 0) {
		pass->failed = true;
		return;
	}
	pass->joint |= marks_meet(pass->last, sp_utf8_next(text, &at));
	emit(pass, text, from, pass->pos);
	at = text.n;
	pass->last = sp_utf8_prev(text, &at);
}

/* Spaces, hints and what is nothing, as many as stand together. */
static void
separators(struct pass *pass)
{
	while (pass->pos < pass->in.n) {
		size_t to = pass->pos;
		uint32_t cp = next_cp(pass, &to);
		enum kind kind = pass->bad ? KHMER : kind_of(pass, cp, to);

		if (kind == KHMER || kind == FOREIGN)
			return;
		if (kind != NOTHING)
			wait(pass, kind, pass->pos, to);
		pass->pos = to;
	}
}

/* Copy what needs nothing. */
static void
plain(struct pass *pass)
{
	bool space = pass->pending == NOTHING && pass->last != ' ';
	unsigned order = SP_PLAIN_SIGNS | (pass->keep ? SP_PLAIN_HINTS : 0) |
	    (space ? SP_PLAIN_SPACE : 0);
	size_t end = sp_plain_end(pass->in, pass->pos, order);
	size_t at = pass->pos;

	if (end == pass->pos)
		return;
	pass->joins = pass->emoji = false;
	if (pass->pending != NOTHING)
		flush(pass, sp_utf8_next(pass->in, &at));
	emit(pass, sp_str_sub(pass->in, pass->pos, end), pass->pos, end);
	pass->pos = at = end;
	pass->last = sp_utf8_prev(pass->in, &at);
}

static void
run_pass(struct pass *pass)
{
	while (pass->pos < pass->in.n && !pass->bad && !pass->failed) {
		size_t to;
		uint32_t cp;

		plain(pass);
		if (pass->pos == pass->in.n)
			break;
		to = pass->pos;
		cp = next_cp(pass, &to);
		if (pass->bad)
			break;
		switch (kind_of(pass, cp, to)) {
		case KHMER:
			khmer_unit(pass);
			break;
		case FOREIGN:
			foreign_unit(pass);
			break;
		default:
			separators(pass);
		}
	}
	flush(pass, 0);
}

/*
 * Append the canonical form of in.  Where marks of Khmer and of another script
 * stand on one letter, NFC may want them in an order that begins new clusters:
 * then both orders are made in turn until they agree, which they do at once but
 * for text made to differ.
 */
#define ROUNDS_MAX 8
static enum sp_status
canon(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, struct sp_err *err)
{
	bool search = norm->opts.level == SP_NORM_SEARCH;
	bool keep = !search && norm->opts.zwsp == SP_NORM_ZWSP_KEEP;
	size_t start = out->n;

	norm->reordered = false;
	for (int round = 0; round < ROUNDS_MAX; round++) {
		struct pass pass = {.norm = norm, .in = in, .out = out};
		struct sp_str done, nfc;

		pass.keep = keep;
		pass.keep_foreign = keep && !lang->spaced;
		pass.bare = search;
		pass.pending = NOTHING;
		run_pass(&pass);
		if (pass.bad)
			return sp_err_set(err, SP_BAD_TEXT,
			    "not UTF-8 at byte %zu", pass.pos + 1);
		if (pass.failed || out->failed)
			return sp_err_set(err, SP_NOMEM, "out of memory");
		if (!pass.joint)
			break;
		done = sp_str_sub(sp_buf_str(out), start, out->n);
		sp_nfc_reset(norm->nfc);
		for (size_t i = 0; i < done.n;)
			sp_nfc_add(norm->nfc, sp_utf8_next(done, &i));
		nfc = sp_nfc_text(norm->nfc);
		if (nfc.n == 0)
			return sp_err_set(err, SP_NOMEM, "out of memory");
		if (sp_str_eq(done, nfc))
			break;
		sp_buf_reset(&norm->again);
		sp_buf_add(&norm->again, nfc);
		if (norm->again.failed)
			return sp_err_set(err, SP_NOMEM, "out of memory");
		in = sp_buf_str(&norm->again);
		sp_buf_cut(out, start);
		norm->reordered = true;
	}
	return SP_OK;
}

/* Canonical, folded, canonical again; once more where that changed what stands
 * side by side. */
static enum sp_status
search(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, struct sp_err *err)
{
	size_t start = out->n;
	enum sp_status status;

	sp_buf_reset(&norm->canon);
	status = canon(norm, lang, in, &norm->canon, err);
	for (int round = 0; status == SP_OK && round < ROUNDS_MAX; round++) {
		sp_buf_reset(&norm->folded);
		sp_fold_search(sp_buf_str(&norm->canon), &norm->folded);
		status = sp_buf_status(&norm->folded, err);
		if (status != SP_OK)
			break;
		sp_buf_cut(out, start);
		status = canon(norm, lang, sp_buf_str(&norm->folded), out, err);
		if (status != SP_OK || !norm->reordered)
			break;
		sp_buf_reset(&norm->canon);
		sp_buf_add(
		    &norm->canon, sp_str_sub(sp_buf_str(out), start, out->n));
		status = sp_buf_status(&norm->canon, err);
	}
	return status;
}

enum sp_status
sp_norm_text(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_buf *out, struct sp_err *err)
{
	size_t start = out->n;
	enum sp_status status;

	if (out->failed)
		return sp_buf_status(out, err);
	if (in.n >= TEXT_MAX)
		return sp_err_set(err, SP_TOO_LARGE,
		    "text of %zu bytes is too large to normalise", in.n);
	/* What is left of a line end CR LF is no text. */
	while (in.n > 0 && in.s[in.n - 1] == '\r')
		in.n--;
	if (norm->opts.level == SP_NORM_SEARCH)
		status = search(norm, lang, in, out, err);
	else
		status = canon(norm, lang, in, out, err);
	if (status != SP_OK) {
		sp_buf_cut(out, start);
		out->failed = false;
	}
	return status;
}
