/* SPDX-License-Identifier: MIT */
#include <spean/fold.h>

#include <stdbool.h>
#include <stdint.h>

#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <spean/invisible.h>
#include <spean/khmer.h>
#include <spean/utf8.h>

enum {
	BATHAMASAT = 0x17D3,
	NIKAHIT = 0x17C6,
	ATTHACAN = 0x17DD,
	VIRIAM = 0x17D1,
	QUK = 0x17A8,
	QU = 0x17A7,
	KA = 0x1780,
	QOO_TWO = 0x17B2,
	QOO_ONE = 0x17B1,
	QA = 0x17A2,
	OO = 0x17C4,
	YO = 0x1799,
	COENG = 0x17D2,
	YUUKALEAPINTU = 0x17C8,
	CAMNUC = 0x17D6,
	ZERO = 0x17E0
};

struct fold {
	struct sp_str text;
	size_t pos; /* behind the code point being treated */
	uint32_t last; /* the code point written last */
	struct sp_buf *out;
	bool changed; /* more than one sign, digit or letter for another */
};

static void
put(struct fold *fold, uint32_t cp)
{
	sp_buf_add_cp(fold->out, cp);
	fold->last = cp;
}

/* The code point k places ahead (0: the next one), or 0. */
static uint32_t
ahead(const struct fold *fold, size_t k)
{
	size_t pos = fold->pos;
	uint32_t cp = 0;

	for (size_t i = 0; i <= k; i++) {
		if (pos >= fold->text.n)
			return 0;
		cp = sp_utf8_next(fold->text, &pos);
	}
	return cp;
}

static bool
is_digit(uint32_t cp)
{
	return cp - '0' <= 9 || cp - ZERO <= 9;
}

/* True at the third spelling of "give", with nothing on its last letter. */
static bool
is_aoy(const struct fold *fold)
{
	return fold->last != COENG && ahead(fold, 0) == OO &&
	    ahead(fold, 1) == YO && !sp_khmer_is_mark(ahead(fold, 2));
}

/* Spellings of Khmer that differ between writers. */
static void
khmer(struct fold *fold, uint32_t cp)
{
	if (cp == BATHAMASAT) {
		put(fold, NIKAHIT);
	} else if (cp == ATTHACAN) {
		put(fold, VIRIAM);
	} else if (cp == QUK && fold->last != COENG) {
		put(fold, QU);
		put(fold, KA);
	} else if (cp == QOO_TWO) {
		put(fold, QOO_ONE);
	} else if (cp == QA && is_aoy(fold)) {
		put(fold, QOO_ONE);
		put(fold, COENG);
		put(fold, YO);
		sp_utf8_next(fold->text, &fold->pos);
		sp_utf8_next(fold->text, &fold->pos);
	} else if (cp == YUUKALEAPINTU && is_digit(fold->last) &&
	    is_digit(ahead(fold, 0))) {
		put(fold, ':');
	} else if (cp != CAMNUC || fold->last != CAMNUC) {
		put(fold, cp);
		return;
	}
	fold->changed = true;
}

uint32_t
sp_fold_sign(uint32_t cp)
{
	if (cp == 0x2212 || (cp >= 0x2010 && cp <= 0x2015))
		return '-';
	if (cp >= 0x2018 && cp <= 0x201B)
		return '\'';
	if (cp >= 0x201C && cp <= 0x201F)
		return '"';
	return cp;
}

/* The ASCII sign that a quotation mark or a dash stands for, or cp. */
static uint32_t
sign(struct fold *fold, uint32_t cp)
{
	switch (cp) {
	case 0xAB:
	case 0xBB:
	case 0x2039:
	case 0x203A:
		return '"';
	case '<':
	case '>':
		if (ahead(fold, 0) != cp)
			return cp;
		fold->pos++;
		return '"';
	default:
		return sp_fold_sign(cp);
	}
}

/* Full case folding: one code point may become three. */
static void
fold_case(struct fold *fold, uint32_t cp)
{
	UChar in[2], out[8];
	UChar32 folded[8];
	int32_t n_in = 0, n = 0;
	UErrorCode status = U_ZERO_ERROR;

	if (cp < 0x80) {
		put(fold, cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp);
		return;
	}
	fold->changed = true;
	U16_APPEND_UNSAFE(in, n_in, (UChar32)cp);
	n = u_strFoldCase(out, 8, in, n_in, U_FOLD_CASE_DEFAULT, &status);
	u_strToUTF32(folded, 8, &n, out, n, &status);
	if (U_FAILURE(status)) {
		put(fold, cp);
		return;
	}
	for (int32_t i = 0; i < n; i++)
		put(fold, (uint32_t)folded[i]);
}

/* Fold the character that ends at fold->pos, and what belongs to it. */
static void
fold_one(struct fold *fold, uint32_t cp)
{
	uint32_t ascii;

	if (cp - ZERO <= 9) {
		put(fold, '0' + (cp - ZERO));
		return;
	}
	if (sp_khmer_is(cp)) {
		khmer(fold, cp);
		return;
	}
	if (sp_is_invisible(cp)) {
		fold->changed = true;
		return;
	}
	ascii = sign(fold, cp);
	if (ascii != cp)
		put(fold, ascii);
	else
		fold_case(fold, cp);
}

/* U+1780 to U+17B3, U+17B6 to U+17D2 and KHAN, which every writer uses alike;
 * by their last two bytes. */
static bool
is_settled(unsigned char second, unsigned char third)
{
	if (second == 0x9E)
		return third != (0x80 | (QA & 0x3F)) &&
		    third != (0x80 | (QUK & 0x3F)) &&
		    third != (0x80 | (QOO_TWO & 0x3F)) && third != 0xB4 &&
		    third != 0xB5;
	return second == 0x9F && third <= 0x94 &&
	    third != (0x80 | (YUUKALEAPINTU & 0x3F)) &&
	    third != (0x80 | (BATHAMASAT & 0x3F));
}

/* The end of what stands from byte pos on and is folded already: most of a
 * text. */
static size_t
skip_folded(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s;

	while (pos < text.n) {
		unsigned char c = s[pos];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		    c == ' ' || c == '.' || c == ',')
			pos++;
		else if (c == 0xE1 && text.n - pos > 2 &&
		    is_settled(s[pos + 1], s[pos + 2]))
			pos += 3;
		else
			break;
	}
	return pos;
}

/* Append what is folded already. */
static void
copy(struct fold *fold, size_t to, struct sp_norm_map *map)
{
	struct sp_str piece = sp_str_sub(fold->text, fold->pos, to);
	size_t last = to;

	sp_buf_add(fold->out, piece);
	if (map)
		sp_norm_map_add(map, piece, fold->text, fold->pos, to);
	fold->last = sp_utf8_prev(fold->text, &last);
	fold->pos = to;
}

bool
sp_fold_search(struct sp_str text, struct sp_buf *out, struct sp_norm_map *map)
{
	struct fold fold = {.text = text, .out = out};

	if (map)
		sp_norm_map_reset(map, text.n);
	while (fold.pos < text.n) {
		size_t from = skip_folded(text, fold.pos), n;

		if (from > fold.pos) {
			copy(&fold, from, map);
			continue;
		}
		n = out->n;
		fold_one(&fold, sp_utf8_next(text, &fold.pos));
		if (map && out->n > n)
			sp_norm_map_add(map,
			    sp_str_sub(sp_buf_str(out), n, out->n), text, from,
			    fold.pos);
	}
	return !fold.changed;
}
