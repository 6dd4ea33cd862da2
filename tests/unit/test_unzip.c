/* SPDX-License-Identifier: MIT */
/* What comes out of compressed data hangs on the data alone: not on the pieces
 * it comes in, nor on the room there is. */
#include <spean/unzip.h>

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "unit.h"

/* What is read of a member, and how that ends. */
struct got {
	struct sp_buf text;
	enum sp_status status;
	bool end;
	size_t read;
};

static void
read_member(enum sp_unzip_form form, struct sp_str all, size_t step,
    size_t room, struct got *got)
{
	struct sp_unzip *unzip = sp_unzip_new(form, NULL);
	size_t at = 0, have = 0, made = 1;

	assert_non_null(unzip);
	got->status = SP_OK;
	got->end = false;
	sp_buf_reset(&got->text);
	while (
	    got->status == SP_OK && !got->end && (made > 0 || have < all.n)) {
		struct sp_str in;

		if (made == 0)
			have += step < all.n - have ? step : all.n - have;
		in = sp_str_sub(all, at, have);
		got->status =
		    sp_unzip_step(unzip, &in, sp_buf_room(&got->text, room),
			room, &made, &got->end, NULL);
		got->text.n += made;
		at = have - in.n;
	}
	got->read = at;
	sp_unzip_free(unzip);
}

/* True where it is whole. */
static bool
is_the_same_in_pieces(enum sp_unzip_form form, struct sp_str all)
{
	static const struct {
		size_t step, room;
	} way[] = {
	    {1, 4096},
	    {3, 1},
	    {7, 100000},
	    {1000, 1000},
	    {SIZE_MAX, 1},
	    {SIZE_MAX, 777},
	    {SIZE_MAX, 65536},
	};
	struct got whole = {0}, other = {0};
	bool end;

	read_member(form, all, SIZE_MAX, 1 << 20, &whole);
	for (size_t i = 0; i < sizeof(way) / sizeof(*way); i++) {
		read_member(form, all, way[i].step, way[i].room, &other);
		assert_int_equal(other.text.n, whole.text.n);
		assert_memory_equal(other.text.s, whole.text.s, whole.text.n);
		assert_int_equal(other.status, whole.status);
		assert_int_equal(other.end, whole.end);
		assert_int_equal(other.read, whole.read);
	}
	end = whole.end;
	sp_buf_release(&whole.text);
	sp_buf_release(&other.text);
	return end;
}

/* Words in the order of a linear congruence, then bytes of chance. */
static void
add_text(struct sp_buf *out, size_t n, size_t noise)
{
	static const char *const word[] = {
	    "<p>", "spean", " ", "\n", "of", "7", "the page", "</p>"};
	uint32_t seed = 1;

	while (out->n < n) {
		seed = seed * 1664525 + 1013904223;
		sp_buf_add(out, sp_str_c(word[seed >> 29]));
	}
	for (; noise > 0; noise--) {
		seed = seed * 1664525 + 1013904223;
		sp_buf_addc(out, (char)(seed >> 24));
	}
}

/* Frames with their size in the head, a block or more, and a checksum. */
static void
add_zstd(struct sp_buf *out, struct sp_str text, bool sum, int window)
{
	ZSTD_CCtx *zstd = ZSTD_createCCtx();
	size_t room = ZSTD_compressBound(text.n);

	ZSTD_CCtx_setParameter(zstd, ZSTD_c_checksumFlag, sum);
	ZSTD_CCtx_setParameter(zstd, ZSTD_c_windowLog, window);
	out->n +=
	    ZSTD_compress2(zstd, sp_buf_room(out, room), room, text.s, text.n);
	ZSTD_freeCCtx(zstd);
}

static void
add_gzip(struct sp_buf *out, struct sp_str text)
{
	z_stream z = {0};
	size_t room = text.n + 1024;

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8,
			     Z_DEFAULT_STRATEGY),
	    Z_OK);
	memcpy(&z.next_in, &text.s, sizeof(text.s));
	z.avail_in = (unsigned)text.n;
	z.next_out = (unsigned char *)sp_buf_room(out, room);
	z.avail_out = (unsigned)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->n += z.total_out;
	deflateEnd(&z);
}

static void
a_whole_member_comes_out_as_it_went_in(void **state)
{
	struct sp_buf text = {0}, zip = {0};
	struct got got = {0};

	(void)state;
	add_text(&text, 300000, 200000);
	add_zstd(&zip, sp_buf_str(&text), true, 10);
	for (int i = 0; i < 2; i++) {
		enum sp_unzip_form form = i ? SP_UNZIP_GZIP : SP_UNZIP_ZSTD;
		size_t n = zip.n;

		/* What stands behind the member is not read. */
		sp_buf_add(&zip, SP_STR("behind"));
		read_member(form, sp_buf_str(&zip), 1000, 100, &got);
		assert_true(got.end);
		assert_int_equal(got.read, n);
		assert_int_equal(got.text.n, text.n);
		assert_memory_equal(got.text.s, text.s, text.n);
		assert_true(is_the_same_in_pieces(form, sp_buf_str(&zip)));
		sp_buf_reset(&zip);
		add_gzip(&zip, sp_buf_str(&text));
	}
	sp_buf_release(&text);
	sp_buf_release(&zip);
	sp_buf_release(&got.text);
}

/* Every byte of it changed in turn, and cut before it. */
static void
spoil_each(enum sp_unzip_form form, struct sp_buf *zip)
{
	size_t whole = 0, tried = 0;

	for (size_t i = 0; i < zip->n; i += 1 + zip->n / 400) {
		for (int bit = 0; bit < 8; bit += 3) {
			zip->s[i] = (char)(zip->s[i] ^ 1 << bit);
			tried++;
			whole += is_the_same_in_pieces(form, sp_buf_str(zip));
			zip->s[i] = (char)(zip->s[i] ^ 1 << bit);
		}
		assert_false(is_the_same_in_pieces(
		    form, sp_str_sub(sp_buf_str(zip), 0, i)));
	}
	assert_true(whole < tried);
}

static void
spoilt_members_give_the_same_in_pieces(void **state)
{
	static const struct {
		size_t words, noise;
		int window;
	} text[] = {{0, 0, 10}, {700, 0, 10}, {5000, 3000, 10}, {9, 200, 20}};

	(void)state;
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		struct sp_buf plain = {0}, zip = {0};

		add_text(&plain, text[i].words, text[i].noise);
		for (int sum = 0; sum < 2; sum++) {
			sp_buf_reset(&zip);
			add_zstd(&zip, sp_buf_str(&plain), sum, text[i].window);
			spoil_each(SP_UNZIP_ZSTD, &zip);
		}
		sp_buf_reset(&zip);
		add_gzip(&zip, sp_buf_str(&plain));
		spoil_each(SP_UNZIP_GZIP, &zip);
		sp_buf_release(&plain);
		sp_buf_release(&zip);
	}
}

/* A frame of three blocks that are not compressed, of 1,000 bytes each, and
 * what its head says of the size. */
static void
add_raw_frame(struct sp_buf *out, size_t size)
{
	sp_buf_add(out, SP_STR("\x28\xB5\x2F\xFD\x60"));
	sp_buf_addc(out, (char)(size - 256));
	sp_buf_addc(out, (char)((size - 256) >> 8));
	for (size_t block = 0; block < 3; block++) {
		size_t head = 1000 << 3 | (block == 2);

		for (size_t i = 0; i < 3; i++)
			sp_buf_addc(out, (char)(head >> 8 * i));
		for (size_t i = 0; i < 1000; i++)
			sp_buf_addc(out, (char)('a' + block));
	}
}

static void
a_frame_that_lies_of_its_size_gives_the_same_in_pieces(void **state)
{
	static const size_t size[] = {
	    3000, 2999, 3001, 256, 1000, 1500, 2000, 2500, 5000, 65000};
	struct sp_buf zip = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(size) / sizeof(*size); i++) {
		sp_buf_reset(&zip);
		add_raw_frame(&zip, size[i]);
		assert_int_equal(
		    is_the_same_in_pieces(SP_UNZIP_ZSTD, sp_buf_str(&zip)),
		    size[i] == 3000);
		is_the_same_in_pieces(
		    SP_UNZIP_ZSTD, sp_str_sub(sp_buf_str(&zip), 0, 1500));
	}
	sp_buf_release(&zip);
}

static void
what_came_before_the_fault_is_there(void **state)
{
	struct sp_buf zip = {0};
	struct got got = {0};

	(void)state;
	add_raw_frame(&zip, 3000);
	/* The second block is of a kind that there is not. */
	zip.s[7 + 1003] |= 6;
	read_member(SP_UNZIP_ZSTD, sp_buf_str(&zip), SIZE_MAX, 5000, &got);
	assert_int_equal(got.status, SP_BAD_TEXT);
	assert_int_equal(got.text.n, 1000);
	sp_buf_release(&zip);
	sp_buf_release(&got.text);
}

/* A skippable frame has no text, and may be longer than what zstd holds. */
static void
a_frame_to_skip_gives_nothing(void **state)
{
	struct sp_buf zip = {0};
	struct got got = {0};
	size_t n = 300000;

	(void)state;
	sp_buf_add(&zip, SP_STR("\x50\x2A\x4D\x18"));
	for (size_t i = 0; i < 4; i++)
		sp_buf_addc(&zip, (char)(n >> 8 * i));
	add_text(&zip, 8, n);
	assert_true(is_the_same_in_pieces(SP_UNZIP_ZSTD, sp_buf_str(&zip)));
	read_member(SP_UNZIP_ZSTD, sp_buf_str(&zip), 5, 5, &got);
	assert_int_equal(got.read, zip.n);
	assert_int_equal(got.text.n, 0);
	sp_buf_release(&zip);
	sp_buf_release(&got.text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_whole_member_comes_out_as_it_went_in),
	    cmocka_unit_test(spoilt_members_give_the_same_in_pieces),
	    cmocka_unit_test(
		a_frame_that_lies_of_its_size_gives_the_same_in_pieces),
	    cmocka_unit_test(what_came_before_the_fault_is_there),
	    cmocka_unit_test(a_frame_to_skip_gives_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
