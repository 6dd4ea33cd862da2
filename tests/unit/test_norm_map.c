/* SPDX-License-Identifier: MIT */
#include "norm.h"

#include "data.h"

static const enum sp_norm_level levels[] = {
    SP_NORM_CANON, SP_NORM_SEARCH, SP_NORM_SKELETON};
enum { LEVELS = sizeof(levels) / sizeof(levels[0]) };

/* A text, its normal form, and where that comes from. */
struct mapped {
	struct sp_str in;
	struct sp_buf out;
	struct sp_norm_map map;
};

static void
make(struct mapped *m, struct sp_norm *norm, const char *lang, struct sp_str in)
{
	m->in = in;
	sp_buf_reset(&m->out);
	sp_buf_add(&m->out, SP_STR("before"));
	assert_int_equal(sp_norm_text_map(norm, sp_lang_find(sp_str_c(lang)),
			     in, &m->out, &m->map, NULL),
	    SP_OK);
	m->out.n -= 6;
	memmove(m->out.s, m->out.s + 6, m->out.n);
}

static void
release(struct mapped *m)
{
	sp_buf_release(&m->out);
	sp_norm_map_release(&m->map);
}

/* The pieces as the cases write them: where in the output, a colon, and the
 * place in the input of a copy or the range of a whole. */
static void
write_pieces(const struct sp_norm_map *map, struct sp_buf *text)
{
	sp_buf_reset(text);
	for (size_t i = 0; i < map->n; i++) {
		const struct sp_norm_piece *p = &map->piece[i];

		sp_buf_addf(text, "%s%u:%u", i ? " " : "", (unsigned)p->out,
		    (unsigned)p->in);
		if (p->whole)
			sp_buf_addf(text, "-%u", (unsigned)(p->in + p->whole));
	}
}

static void
every_rule_says_where_its_text_comes_from(void **state)
{
	struct sp_buf in = {0}, want = {0}, pieces = {0};
	struct mapped m = {0};
	struct sp_norm *norms[LEVELS];
	struct data data;
	struct sp_str field[5];
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < LEVELS; i++)
		norms[i] = norm_of(levels[i], SP_NORM_ZWSP_KEEP);
	data_open(&data, "norm_map.tests");
	while (data_next(&data, field, 5)) {
		enum sp_norm_level level;
		const char *lang;

		assert_true(norm_read_level(field[0], &level, &lang));
		sp_buf_reset(&in);
		sp_buf_reset(&want);
		norm_add_hex(&in, field[1]);
		norm_add_hex(&want, field[2]);
		make(&m, norms[level], lang, sp_buf_str(&in));
		data_is(&data, sp_buf_str(&m.out), sp_buf_str(&want));
		write_pieces(&m.map, &pieces);
		data_is(&data, sp_buf_str(&pieces), field[3]);
		n++;
	}
	data_close(&data);
	assert_true(n > 30);
	for (size_t i = 0; i < LEVELS; i++)
		sp_norm_free(norms[i]);
	sp_buf_release(&in);
	sp_buf_release(&want);
	sp_buf_release(&pieces);
	release(&m);
}

static bool
is_boundary(struct sp_str text, size_t at)
{
	return at == text.n || (at < text.n && (text.s[at] & 0xC0) != 0x80);
}

/* What the header promises of the pieces. */
static void
check_pieces(const struct mapped *m)
{
	const struct sp_norm_map *map = &m->map;
	struct sp_str out = sp_buf_str(&m->out);

	assert_int_equal(map->out_n, out.n);
	assert_int_equal(map->in_n, m->in.n);
	assert_true(out.n == 0 || (map->n && map->piece[0].out == 0));
	for (size_t i = 0; i < map->n; i++) {
		struct sp_norm_piece p = map->piece[i];
		size_t end = i + 1 < map->n ? map->piece[i + 1].out : out.n;
		size_t n = p.whole ? p.whole : end - p.out;

		assert_true(end > p.out && p.in + n <= m->in.n);
		assert_true(is_boundary(out, p.out));
		assert_true(is_boundary(m->in, p.in));
		assert_true(is_boundary(m->in, p.in + n));
		if (!p.whole)
			assert_memory_equal(out.s + p.out, m->in.s + p.in, n);
	}
}

/* What it promises of the look-up: of each character, and of more of them. */
static void
check_ranges(const struct mapped *m)
{
	struct sp_str out = sp_buf_str(&m->out);
	struct sp_norm_range all = {m->in.n, 0}, empty;

	for (size_t at = 0, to = 0; at < out.n; at = to) {
		struct sp_norm_range one, more;

		sp_utf8_next(out, &to);
		one = sp_norm_map_range(&m->map, at, to);
		assert_true(one.from < one.to && one.to <= m->in.n);
		assert_true(is_boundary(m->in, one.from));
		assert_true(is_boundary(m->in, one.to));
		empty = sp_norm_map_range(&m->map, at, at);
		assert_int_equal(empty.from, one.from);
		assert_int_equal(empty.to, one.from);
		all.from = one.from < all.from ? one.from : all.from;
		all.to = one.to > all.to ? one.to : all.to;
		more = sp_norm_map_range(&m->map, 0, to);
		assert_int_equal(more.from, all.from);
		assert_int_equal(more.to, all.to);
	}
	empty = sp_norm_map_range(&m->map, out.n, out.n);
	assert_true(empty.from == m->in.n && empty.to == m->in.n);
}

static void
maps_of_hard_texts_keep_their_promises(void **state)
{
	static const char *const langs[] = {"km", "en", "und"};
	struct sp_norm *norms[LEVELS];
	struct sp_buf text = {0};
	struct mapped m = {0};
	uint32_t chance = 20261126;

	(void)state;
	for (size_t i = 0; i < LEVELS; i++)
		norms[i] = norm_of(levels[i], SP_NORM_ZWSP_KEEP);
	for (size_t i = 0; i < 30000; i++) {
		sp_buf_reset(&text);
		norm_add_hard(&text, &chance, i);
		make(&m, norms[i % LEVELS], langs[i / LEVELS % 3],
		    sp_buf_str(&text));
		check_pieces(&m);
		check_ranges(&m);
		if (sp_str_eq(sp_buf_str(&text), sp_buf_str(&m.out)))
			assert_true(m.map.n == 1 && m.map.piece[0].whole == 0);
	}
	for (size_t i = 0; i < LEVELS; i++)
		sp_norm_free(norms[i]);
	sp_buf_release(&text);
	release(&m);
}

static void
text_without_changes_is_one_piece(void **state)
{
	static const char *const texts[] = {"a", "\u1780\u17B6 b \u1780",
	    "caf\u00E9 \u201Cx\u201D", "\u1780\u17D2\u179A\u17D2",
	    "\u4E2D\u6587 \u0905\u094D\u200D\u0905"};
	struct sp_norm *norm = norm_of(SP_NORM_CANON, SP_NORM_ZWSP_KEEP);
	struct mapped m = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct sp_norm_range range;
		struct sp_str in = sp_str_c(texts[i]);

		make(&m, norm, "km", in);
		assert_true(sp_str_eq(sp_buf_str(&m.out), in));
		assert_int_equal(m.map.n, 1);
		range = sp_norm_map_range(&m.map, 0, in.n);
		assert_true(range.from == 0 && range.to == in.n);
	}
	sp_norm_free(norm);
	release(&m);
}

static void
a_map_can_be_used_again(void **state)
{
	struct sp_norm *norm = norm_of(SP_NORM_SEARCH, SP_NORM_ZWSP_KEEP);
	struct mapped m = {0};

	(void)state;
	make(&m, norm, "km", SP_STR("A  \u17E1 \u201Cb\u201D  c"));
	assert_true(m.map.n > 3);
	make(&m, norm, "km", SP_STR(""));
	assert_true(m.map.n == 0 && m.map.out_n == 0 && m.map.in_n == 0);
	make(&m, norm, "km", SP_STR("a b"));
	assert_true(m.map.n == 1 && m.map.out_n == 3 && m.map.in_n == 3);
	sp_norm_free(norm);
	release(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_rule_says_where_its_text_comes_from),
	    cmocka_unit_test(maps_of_hard_texts_keep_their_promises),
	    cmocka_unit_test(text_without_changes_is_one_piece),
	    cmocka_unit_test(a_map_can_be_used_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
