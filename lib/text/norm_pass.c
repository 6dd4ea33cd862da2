/* SPDX-License-Identifier: MIT */
#include <spean/norm_pass.h>

#include <unicode/uchar.h>

#include <spean/fold.h>
#include <spean/invisible.h>
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

/* What a character is to the line. */
enum kind {
	KHMER,
	FOREIGN,
	SPACE,
	HINT, /* ZWSP where it may mean something */
	NOTHING /* invisible and meaningless here */
};

/* A text and how far it is read; output goes out in pieces (see emit). */
struct pass {
	struct sp_norm_scratch *scratch;
	struct sp_norm_how how;
	struct sp_str in;
	struct sp_buf *out;
	struct sp_norm_map *map; /* or NULL */
	size_t pos;
	uint32_t last; /* the code point written last, 0 at the start */
	enum kind pending; /* SPACE or HINT, to be written; or NOTHING */
	size_t pending_from;
	size_t pending_to;
	bool joins; /* what is written last joins with a letter behind it, */
	bool emoji; /* or with a picture */
	bool joint; /* marks of two scripts meet: NFC may want another order */
	bool bad; /* not UTF-8 */
	bool failed; /* memory */
};

/* All output goes through here: text stands for the bytes [from, to) of the
 * input. */
static void
emit(struct pass *pass, struct sp_str text, size_t from, size_t to)
{
	sp_buf_add(pass->out, text);
	if (pass->map)
		sp_norm_map_add(pass->map, text, pass->in, from, to);
}

/* Write the space or hint that waits, where it means something before next. */
static void
flush(struct pass *pass, uint32_t next)
{
	enum kind pending = pass->pending;
	bool keep = pass->how.hints_foreign && pass->last;

	pass->pending = NOTHING;
	if (pending == NOTHING || next == LEK_TOO)
		return;
	if (pending == SPACE) {
		emit(pass, SP_STR(" "), pass->pending_from, pass->pending_to);
		pass->last = ' ';
		return;
	}
	if (sp_khmer_is(next) && sp_khmer_is(pass->last))
		keep = pass->how.hints;
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
	struct sp_norm_scratch *scratch = pass->scratch;
	size_t pos = 0;

	while (!scratch->rtl_known && pos < scratch->whole.n)
		scratch->rtl |= sp_is_rtl(sp_utf8_next(scratch->whole, &pos));
	scratch->rtl_known = true;
	return scratch->rtl;
}

/* What cp is behind what has been read, before the text from byte behind. */
static enum kind
kind_of(struct pass *pass, uint32_t cp, size_t behind)
{
	bool keep = false;

	if (sp_khmer_is(cp))
		return sp_khmer_class(cp) == SP_KHMER_GONE ? NOTHING : KHMER;
	if (sp_is_space(cp))
		return SPACE;
	if (!sp_is_invisible(cp))
		return FOREIGN;
	if (cp == ZWSP)
		return pass->how.hints ? HINT : NOTHING;
	if (pass->how.bare)
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

	if (sp_khmer_is(a) && sp_khmer_is(b))
		return false;
	return ka != kb && (ka || u_getCombiningClass((UChar32)a)) &&
	    (kb || u_getCombiningClass((UChar32)b));
}

static void
put(struct pass *pass, struct sp_khmer_cp cp)
{
	char utf8[4];

	if (pass->pending != NOTHING)
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
	struct sp_khmer *run = &pass->scratch->run;
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
		} else if (cp == ZWNJ && !pass->how.bare &&
		    sp_khmer_class(last) == SP_KHMER_SHIFTER) {
			sp_khmer_add(run, cp, pass->pos, to);
		}
		pass->pos = to;
	}
}

static void
khmer_unit(struct pass *pass)
{
	struct sp_khmer *run = &pass->scratch->run;
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
add_foreign(struct pass *pass, uint32_t cp)
{
	static const char ligature[7][4] = {
	    "ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	struct sp_nfc *nfc = pass->scratch->nfc;

	if (pass->how.ascii)
		cp = sp_fold_sign(cp);
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
	struct sp_nfc *nfc = pass->scratch->nfc;
	bool any = false;

	while (pass->pos < pass->in.n) {
		size_t to = pass->pos;
		uint32_t cp = next_cp(pass, &to);
		enum kind kind = FOREIGN;

		if (any && !pass->bad)
			kind = kind_of(pass, cp, to);
		if (kind == HINT && !pass->how.hints_foreign)
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
			add_foreign(pass, cp);
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

	sp_nfc_reset(pass->scratch->nfc);
	gather_foreign(pass);
	if (pass->bad)
		return;
	text = sp_nfc_text(pass->scratch->nfc);
	if (text.n == 0) {
		pass->failed = true;
		return;
	}
	pass->joint |= marks_meet(pass->last, sp_utf8_next(text, &at));
	emit(pass, text, from, pass->pos);
	at = text.n;
	pass->last = sp_utf8_prev(text, &at);
}

/* Spaces, hints and what is nothing, as many as stand together, from one of
 * that kind that ends at byte to. */
static void
separators(struct pass *pass, enum kind kind, size_t to)
{
	for (;;) {
		uint32_t cp;

		if (kind != NOTHING)
			wait(pass, kind, pass->pos, to);
		pass->pos = to;
		if (to == pass->in.n)
			return;
		cp = next_cp(pass, &to);
		kind = pass->bad ? KHMER : kind_of(pass, cp, to);
		if (kind == KHMER || kind == FOREIGN)
			return;
	}
}

/* The same for those that most texts have, by their bytes: spaces, no-break
 * spaces, ZWSP. */
static void
common_separators(struct pass *pass)
{
	const char *s = pass->in.s;
	enum kind zwsp = pass->how.hints ? HINT : NOTHING;

	while (pass->pos < pass->in.n) {
		size_t from = pass->pos, left = pass->in.n - from;
		enum kind kind = SPACE;
		size_t n = 0;

		if (s[from] == ' ')
			n = 1;
		else if (left > 1 && memcmp(s + from, "\xC2\xA0", 2) == 0)
			n = 2;
		else if (left > 2 && memcmp(s + from, "\xE2\x80\x8B", 3) == 0)
			n = 3;
		if (n == 0)
			return;
		if (n == 3)
			kind = zwsp;
		if (kind != NOTHING)
			wait(pass, kind, from, from + n);
		pass->pos += n;
	}
}

static unsigned
order_of(struct sp_norm_how how, bool space)
{
	return (how.wide ? SP_PLAIN_WIDE : 0) |
	    (how.ascii ? 0 : SP_PLAIN_SIGNS) |
	    (how.hints ? SP_PLAIN_HINTS : 0) | (space ? SP_PLAIN_SPACE : 0);
}

size_t
sp_norm_copies(struct sp_norm_how how, struct sp_str in)
{
	return sp_plain_end(in, 0, order_of(how, true));
}

/* Copy what needs nothing, up to end. */
static void
copy(struct pass *pass, size_t end)
{
	size_t at = pass->pos;

	if (end == at)
		return;
	pass->joins = pass->emoji = false;
	if (pass->pending != NOTHING)
		flush(pass, sp_utf8_next(pass->in, &at));
	emit(pass, sp_str_sub(pass->in, pass->pos, end), pass->pos, end);
	pass->pos = at = end;
	if (end < pass->in.n)
		pass->last = sp_utf8_prev(pass->in, &at);
}

static void
plain(struct pass *pass)
{
	bool space = pass->pending == NOTHING && pass->last != ' ';

	copy(pass,
	    sp_plain_end(pass->in, pass->pos, order_of(pass->how, space)));
}

/* Read what plain does not: separators, or one unit. */
static void
unit(struct pass *pass)
{
	enum kind kind;
	size_t to = pass->pos;
	uint32_t cp;

	common_separators(pass);
	if (pass->pos > to)
		return;
	cp = next_cp(pass, &to);
	if (pass->bad)
		return;
	kind = kind_of(pass, cp, to);
	if (kind == KHMER)
		khmer_unit(pass);
	else if (kind == FOREIGN)
		foreign_unit(pass);
	else
		separators(pass, kind, to);
}

static void
run_pass(struct pass *pass, size_t ordered)
{
	if (ordered > 0)
		copy(pass, ordered);
	else
		plain(pass);
	while (pass->pos < pass->in.n && !pass->bad && !pass->failed) {
		unit(pass);
		plain(pass);
	}
	flush(pass, 0);
}

void
sp_norm_scratch_begin(struct sp_norm_scratch *scratch, struct sp_str whole)
{
	scratch->whole = whole;
	scratch->rtl = scratch->rtl_known = false;
}

enum sp_status
sp_norm_pass(struct sp_norm_scratch *scratch, struct sp_norm_how how,
    struct sp_str in, size_t ordered, struct sp_buf *out,
    struct sp_norm_map *map, bool *joint, struct sp_err *err)
{
	struct pass pass = {.scratch = scratch,
	    .how = how,
	    .in = in,
	    .out = out,
	    .map = map,
	    .pending = NOTHING};

	if (map)
		sp_norm_map_reset(map, in.n);
	run_pass(&pass, ordered);
	*joint = pass.joint;
	if (pass.bad)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", pass.pos + 1);
	if (pass.failed || out->failed || (map && map->failed))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/* Add the character at pos and what NFC may join with it; the place behind, and
 * whether it is more than one. */
static size_t
gather_marks(struct sp_nfc *nfc, struct sp_str in, size_t pos, bool *more)
{
	size_t to = pos;

	sp_nfc_reset(nfc);
	sp_nfc_add(nfc, sp_utf8_next(in, &to));
	*more = false;
	while (to < in.n) {
		size_t next = to;
		uint32_t cp = sp_utf8_next(in, &next);

		if (sp_nfc_begins(nfc, cp))
			break;
		sp_nfc_add(nfc, cp);
		*more = true;
		to = next;
	}
	return to;
}

enum sp_status
sp_norm_compose(struct sp_norm_scratch *scratch, struct sp_str in,
    struct sp_buf *out, struct sp_norm_map *map, struct sp_err *err)
{
	bool failed = false;

	if (map)
		sp_norm_map_reset(map, in.n);
	for (size_t pos = 0; pos < in.n && !failed;) {
		bool more;
		size_t to = gather_marks(scratch->nfc, in, pos, &more);
		struct sp_str text = sp_str_sub(in, pos, to);

		if (more)
			text = sp_nfc_text(scratch->nfc);
		failed = text.n == 0;
		sp_buf_add(out, text);
		if (map && !failed)
			sp_norm_map_add(map, text, in, pos, to);
		pos = to;
	}
	if (failed || out->failed || (map && map->failed))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}
