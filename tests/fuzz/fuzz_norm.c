/* SPDX-License-Identifier: MIT */
/* Normalising again changes nothing, what comes out is NFC, one line, and has
 * no ZWSP inside a cluster, and its map keeps its promises; in parts or pieces
 * the same comes out.  The first byte chooses how. */
#include <stdbool.h>

#include <spean/invisible.h>
#include <spean/khmer.h>
#include <spean/nfc.h>
#include <spean/norm.h>
#include <spean/norm_cut.h>
#include <spean/plain.h>
#include <spean/plain_wide.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_form(struct sp_str text)
{
	uint32_t last = 0;

	for (size_t i = 0; i < text.n;) {
		uint32_t cp = sp_utf8_next(text, &i);

		HOLDS(cp != SP_UTF8_BAD && cp >= 0x20 && cp != 0x7F);
		HOLDS(cp != ' ' || last != ' ');
		HOLDS(cp != 0x200B || (last && last != ' ' && last != 0x17D2));
		HOLDS(last != 0x200B ||
		    (cp != ' ' && cp != 0x200B && !sp_khmer_is_mark(cp)));
		last = cp;
	}
	HOLDS(last != 0x200B);
}

static void
check_nfc(struct sp_str text)
{
	struct sp_nfc *nfc = sp_nfc_new();

	for (size_t i = 0; i < text.n;)
		sp_nfc_add(nfc, sp_utf8_next(text, &i));
	HOLDS(sp_str_eq(sp_nfc_text(nfc), text));
	sp_nfc_free(nfc);
}

static bool
is_boundary(struct sp_str text, size_t at)
{
	return at == text.n || (text.s[at] & 0xC0) != 0x80;
}

/* Each character comes from some characters; each copy is one; together the
 * pieces are the text; what was not changed is one copy. */
static void
check_map(struct sp_str in, struct sp_str out, const struct sp_norm_map *map)
{
	size_t covered = 0;

	HOLDS(map->in_n == in.n && map->out_n == out.n);
	for (size_t i = 0; i < map->n; i++) {
		struct sp_norm_piece p = map->piece[i];
		size_t end = i + 1 < map->n ? map->piece[i + 1].out : out.n;

		HOLDS(p.out == covered && end > p.out);
		HOLDS(p.whole ||
		    (p.in + (end - p.out) <= in.n &&
			sp_str_eq(sp_str_sub(out, p.out, end),
			    sp_str_sub(in, p.in, p.in + (end - p.out)))));
		covered = end;
	}
	HOLDS(covered == out.n);
	HOLDS(!sp_str_eq(in, out) || out.n == 0 ||
	    (map->n == 1 && !map->piece[0].whole));
	for (size_t at = 0, to = 0; at < out.n; at = to) {
		struct sp_norm_range range;

		sp_utf8_next(out, &to);
		range = sp_norm_map_range(map, at, to);
		HOLDS(range.from < range.to && range.to <= in.n);
		HOLDS(is_boundary(in, range.from) && is_boundary(in, range.to));
	}
}

/* Cut where that is allowed, the parts become what the whole becomes. */
static void
check_parts(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    struct sp_str want)
{
	struct sp_buf parts = {0};

	for (size_t i = 0; i < in.n;)
		if (sp_is_rtl(sp_utf8_next(in, &i)))
			return;
	for (size_t at = 1; (at = sp_norm_cut(in, at)) < in.n;
	     at += 1 + in.n / 16) {
		sp_buf_reset(&parts);
		sp_norm_text(norm, lang, sp_str_sub(in, 0, at), &parts, NULL);
		sp_norm_text(
		    norm, lang, sp_str_sub(in, at, in.n), &parts, NULL);
		HOLDS(sp_str_eq(sp_buf_str(&parts), want));
	}
	sp_buf_release(&parts);
}

/* Going ahead fast ends where going step by step does. */
static void
check_plain(struct sp_str in)
{
	static int can = -1;

	if (can < 0)
		can = sp_plain_wide_can();
	if (!can)
		return;
	for (unsigned order = 0; order < SP_PLAIN_WIDE; order++)
		HOLDS(sp_plain_end(in, 0, order) ==
		    sp_plain_end(in, 0, order | SP_PLAIN_WIDE));
}

/* Piece by piece the same comes out, or nothing. */
static void
check_pieces(struct sp_norm *norm, const struct sp_lang *lang, struct sp_str in,
    enum sp_status want, struct sp_str text)
{
	struct sp_buf all = {0};
	struct sp_str piece;

	HOLDS(sp_norm_begin(norm, lang, in, 0, NULL) == want);
	while (sp_norm_next(norm, &piece))
		sp_buf_add(&all, piece);
	HOLDS(sp_str_eq(sp_buf_str(&all), text));
	sp_buf_release(&all);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const langs[] = {"km", "en", "und", "fa"};
	uint8_t how = size ? data[0] : 0;
	struct sp_norm_opts opts = {.level = how & 1,
	    .zwsp = how >> 1 & 1,
	    .punct = how >> 4 & 1,
	    .look = &sp_look};
	const struct sp_lang *lang =
	    sp_lang_find(sp_str_c(langs[how >> 2 & 3]));
	struct sp_str in = {(const char *)data + (size > 0), size - (size > 0)};
	struct sp_norm *norm;
	struct sp_buf once = {0}, twice = {0};
	struct sp_norm_map map = {0};
	enum sp_status status;

	if (how >> 5 & 1)
		opts.level = SP_NORM_SKELETON;
	norm = sp_norm_new(&opts, NULL);
	check_plain(in);
	sp_buf_add(&once, SP_STR("before"));
	status = sp_norm_text_map(norm, lang, in, &once, &map, NULL);
	HOLDS((status == SP_OK) == (sp_utf8_check(in) == in.n));
	if (status == SP_OK) {
		struct sp_str text = sp_str_sub(sp_buf_str(&once), 6, once.n);

		check_form(text);
		check_nfc(text);
		check_map(in, text, &map);
		sp_norm_text(norm, lang, text, &twice, NULL);
		HOLDS(sp_str_eq(text, sp_buf_str(&twice)));
		sp_buf_reset(&twice);
		sp_norm_text(norm, lang, in, &twice, NULL);
		HOLDS(sp_str_eq(text, sp_buf_str(&twice)));
		check_pieces(norm, lang, in, status, text);
		if (opts.level != SP_NORM_SKELETON)
			check_parts(norm, lang, in, text);
	} else {
		check_pieces(norm, lang, in, status, (struct sp_str){NULL, 0});
		HOLDS(status == SP_BAD_TEXT && once.n == 6 && map.n == 0);
	}
	sp_buf_release(&once);
	sp_buf_release(&twice);
	sp_norm_map_release(&map);
	sp_norm_free(norm);
	return 0;
}
