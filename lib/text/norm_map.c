/* SPDX-License-Identifier: MIT */
#include <spean/norm_map.h>

#include <stdlib.h>

#include <spean/buf.h>

void
sp_norm_map_release(struct sp_norm_map *map)
{
	free(map->piece);
	*map = (struct sp_norm_map){0};
}

void
sp_norm_map_reset(struct sp_norm_map *map, size_t in_n)
{
	map->n = 0;
	map->out_n = 0;
	map->in_n = in_n;
	map->failed = false;
}

static size_t
piece_end(const struct sp_norm_map *map, size_t i)
{
	return i + 1 < map->n ? map->piece[i + 1].out : map->out_n;
}

/* Append n bytes of output: a copy from in on, or a whole of that many bytes.
 * One piece with the last where that says the same. */
static void
append(struct sp_norm_map *map, size_t n, size_t in, size_t whole)
{
	struct sp_norm_piece *last = map->n ? &map->piece[map->n - 1] : NULL;
	size_t out = map->out_n;

	if (map->failed)
		return;
	map->out_n += n;
	if (last && last->whole == whole &&
	    last->in + (whole ? 0 : out - last->out) == in)
		return;
	if (!sp_grow(&map->piece, &map->cap, map->n + 1, sizeof(*map->piece))) {
		map->failed = true;
		return;
	}
	map->piece[map->n++] = (struct sp_norm_piece){
	    (uint32_t)out, (uint32_t)in, (uint32_t)whole};
}

void
sp_norm_map_add(struct sp_norm_map *map, struct sp_str text, struct sp_str in,
    size_t from, size_t to)
{
	bool copy = sp_str_eq(text, sp_str_sub(in, from, to));

	append(map, text.n, from, copy ? 0 : to - from);
}

/* The piece that has the output byte at < out_n. */
static size_t
find(const struct sp_norm_map *map, size_t at)
{
	size_t low = 0, high = map->n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (map->piece[mid].out <= at)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* What [from, to) of piece i, which has them, comes from. */
static struct sp_norm_range
part(const struct sp_norm_map *map, size_t i, size_t from, size_t to)
{
	struct sp_norm_piece p = map->piece[i];

	if (p.whole)
		return (struct sp_norm_range){p.in, (size_t)p.in + p.whole};
	return (struct sp_norm_range){
	    p.in + (from - p.out), p.in + (to - p.out)};
}

struct sp_norm_range
sp_norm_map_range(const struct sp_norm_map *map, size_t from, size_t to)
{
	struct sp_norm_range range = {map->in_n, map->in_n};

	if (from >= map->out_n)
		return range;
	if (from == to) {
		range = part(map, find(map, from), from, from + 1);
		range.to = range.from;
		return range;
	}
	range.to = 0;
	for (size_t i = find(map, from); from < to; i++) {
		size_t end = piece_end(map, i) < to ? piece_end(map, i) : to;
		struct sp_norm_range one = part(map, i, from, end);

		if (one.from < range.from)
			range.from = one.from;
		if (one.to > range.to)
			range.to = one.to;
		from = end;
	}
	return range;
}

/* A copy of [at, end) of the text between: a copy or wholes of the first. */
static void
join_copy(struct sp_norm_map *map, const struct sp_norm_map *first, size_t at,
    size_t end)
{
	for (size_t i = find(first, at); at < end; i++) {
		size_t stop = piece_end(first, i);
		struct sp_norm_range in;

		if (stop > end)
			stop = end;
		in = part(first, i, at, stop);
		append(map, stop - at, in.from,
		    first->piece[i].whole ? in.to - in.from : 0);
		at = stop;
	}
}

void
sp_norm_map_join(struct sp_norm_map *map, const struct sp_norm_map *first,
    const struct sp_norm_map *last)
{
	sp_norm_map_reset(map, first->in_n);
	map->failed = first->failed || last->failed;
	for (size_t i = 0; i < last->n && !map->failed; i++) {
		struct sp_norm_piece p = last->piece[i];
		size_t n = piece_end(last, i) - p.out;
		struct sp_norm_range in;

		if (!p.whole) {
			join_copy(map, first, p.in, p.in + n);
			continue;
		}
		in = sp_norm_map_range(first, p.in, (size_t)p.in + p.whole);
		append(map, n, in.from, in.to - in.from);
	}
}
