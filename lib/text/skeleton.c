/* SPDX-License-Identifier: MIT */
#include <spean/skeleton.h>

#include <unicode/uspoof.h>

#include <spean/khmer.h>
#include <spean/utf8.h>

enum {
	CO = 0x1785,
	NYO = 0x1789,
	PO = 0x1796,
	LYY = 0x17AE,
	AA = 0x17B6,
	YUUKALEAPINTU = 0x17C8,
	COENG = 0x17D2
};

/* One text. */
struct look {
	const USpoofChecker *icu;
	struct sp_str text;
	struct sp_buf *out;
	struct sp_norm_map *map; /* or NULL */
};

static void *
start(void)
{
	UErrorCode status = U_ZERO_ERROR;
	USpoofChecker *icu = uspoof_open(&status);

	return U_SUCCESS(status) ? icu : NULL;
}

static void
end(void *icu)
{
	uspoof_close(icu);
}

/*
 * Characters that Unicode (UTS #39, confusables) holds for the same as one of
 * Khmer, which it makes Thai.  Here Khmer is what they become, as clusters are
 * made of it.  NIKAHIT, to Unicode a ring above, is not among them: it would
 * tear the ring from a Latin letter.
 */
static uint32_t
khmer_of(uint32_t cp)
{
	static const uint32_t same[][2] = {
	    {0x0E2F, 0x17D4},
	    {0x0E34, 0x17B7},
	    {0x0E35, 0x17B8},
	    {0x0E36, 0x17B9},
	    {0x0E37, 0x17BA},
	    {0x0E48, 0x17CB},
	    {0x0E4F, 0x17D9},
	    {0x0E5A, 0x17D5},
	    {0x0E5B, 0x17DA},
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (same[i][0] == cp)
			return same[i][1];
	return cp;
}

/* The rest of a cluster: up to what begins another. */
static size_t
cluster_end(struct sp_str text, size_t pos)
{
	uint32_t last = 0;

	while (pos < text.n) {
		size_t next = pos;
		uint32_t cp = sp_utf8_next(text, &next);

		if (!sp_khmer_is_mark(cp) &&
		    !(last == COENG && sp_khmer_class(cp) == SP_KHMER_BASE))
			break;
		last = cp;
		pos = next;
	}
	return pos;
}

/*
 * NYO without its foot, as it is written above a subscript, looks like PO with
 * AA; the subscripts it has are CO to NYO itself.  LYY with AA looks like NYO
 * (KES, "Do not use").  The place behind that AA in [pos, end), the cluster
 * behind its base; 0 where the base is what it looks like.
 */
static size_t
nyo_end(struct sp_str text, uint32_t base, size_t pos, size_t end)
{
	size_t aa = 0;
	bool below = false, wrong = false;
	uint32_t last = 0;

	if (base != PO && base != LYY)
		return 0;
	while (pos < end) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp == AA)
			aa = pos;
		below |= last == COENG;
		wrong |= last == COENG && (cp < CO || cp > NYO);
		last = cp;
	}
	return wrong || below != (base == PO) ? 0 : aa;
}

/* Append cp, which [from, to) became. */
static void
put(struct look *look, uint32_t cp, size_t from, size_t to)
{
	size_t n = look->out->n;

	sp_buf_add_cp(look->out, cp);
	if (look->map && look->out->n > n)
		sp_norm_map_add(look->map,
		    sp_str_sub(sp_buf_str(look->out), n, look->out->n),
		    look->text, from, to);
}

/* A cluster, or a sign; the place behind. */
static size_t
khmer(struct look *look, size_t from)
{
	size_t pos = from, end;
	uint32_t base = sp_utf8_next(look->text, &pos);
	size_t nyo;

	end = cluster_end(look->text, pos);
	nyo = nyo_end(look->text, base, pos, end);
	if (nyo)
		put(look, NYO, from, nyo);
	else
		pos = from;
	while (pos < end) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(look->text, &pos);

		if (cp == YUUKALEAPINTU)
			put(look, ':', at, pos);
		else if (cp != AA || !nyo)
			put(look, cp, at, pos);
	}
	return end;
}

/* One character that is not Khmer; the place behind. */
static size_t
other(struct look *look, size_t from)
{
	/* What UTS #39 makes of a character are at most 18. */
	char room[128];
	UErrorCode status = U_ZERO_ERROR;
	size_t to = from;
	struct sp_str became;
	int32_t n;

	sp_utf8_next(look->text, &to);
	n = uspoof_getSkeletonUTF8(look->icu, 0, look->text.s + from,
	    (int32_t)(to - from), room, (int32_t)sizeof(room), &status);
	became = (struct sp_str){room, n > 0 ? (size_t)n : 0};
	look->out->failed |= status == U_MEMORY_ALLOCATION_ERROR;
	if (U_FAILURE(status))
		became = sp_str_sub(look->text, from, to);
	for (size_t i = 0; i < became.n;)
		put(look, khmer_of(sp_utf8_next(became, &i)), from, to);
	return to;
}

static void
add(void *icu, struct sp_str text, struct sp_buf *out, struct sp_norm_map *map)
{
	struct look look = {icu, text, out, map};

	if (map)
		sp_norm_map_reset(map, text.n);
	for (size_t pos = 0; pos < text.n;) {
		size_t next = pos;

		if (sp_khmer_is(sp_utf8_next(text, &next)))
			pos = khmer(&look, pos);
		else
			pos = other(&look, pos);
	}
}

const struct sp_look sp_look = {start, end, add};
