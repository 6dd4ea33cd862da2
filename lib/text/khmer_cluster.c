/* SPDX-License-Identifier: MIT */
#include <spean/khmer.h>

#include <string.h>

#include <spean/buf.h>

enum {
	DA = 0x178A,
	TA = 0x178F,
	BA = 0x1794,
	RO = 0x179A,
	AA = 0x17B6,
	II = 0x17B8,
	U = 0x17BB,
	OE = 0x17BE,
	YA = 0x17BF,
	E = 0x17C1,
	OO = 0x17C4,
	NIKAHIT = 0x17C6,
	MUUSIKATOAN = 0x17C9,
	TRIISAP = 0x17CA,
	SAMYOK = 0x17D0,
	COENG = 0x17D2,
	ATTHACAN = 0x17DD,
	ZWNJ = 0x200C
};

bool
sp_khmer_is_strong(uint32_t cp)
{
	/* KES, table of series: 1780–1783 1785–1788 178A–178D 178F–1792
	 * 1795–1797 179E–17A0 17A2, a bit each from 1780. */
	static const uint64_t strong = UINT64_C(0x5C0E7BDEF);

	return cp >= 0x1780 && cp <= 0x17A2 && (strong >> (cp - 0x1780) & 1);
}

/* The order within a cluster; the classes, with coengs told apart. */
enum rank {
	RANK_BASE,
	RANK_ROBAT,
	RANK_COENG,
	RANK_COENG_RO,
	RANK_COENG_LONE, /* without a letter: a fault of typing */
	RANK_SHIFTER,
	RANK_VPRE,
	RANK_VBELOW,
	RANK_VABOVE,
	RANK_VAFTER,
	RANK_SIGN,
	RANK_FINAL,
	RANKS
};

static uint32_t
rank_of(uint32_t cp)
{
	switch (sp_khmer_class(cp)) {
	case SP_KHMER_ROBAT:
		return RANK_ROBAT;
	case SP_KHMER_VPRE:
		return RANK_VPRE;
	case SP_KHMER_VBELOW:
		return RANK_VBELOW;
	case SP_KHMER_VABOVE:
		return RANK_VABOVE;
	case SP_KHMER_VAFTER:
		return RANK_VAFTER;
	case SP_KHMER_SIGN:
		return RANK_SIGN;
	case SP_KHMER_FINAL:
		return RANK_FINAL;
	default: /* a shifter, and the ZWNJ that goes with it */
		return RANK_SHIFTER;
	}
}

/* Rank the cluster that begins at i; the place behind it. */
static size_t
rank_cluster(struct sp_khmer_cps *cps, size_t i)
{
	struct sp_khmer_cp *cp = cps->cp;

	if (sp_khmer_class(cp[i].cp) == SP_KHMER_BASE)
		cp[i++].rank = RANK_BASE;
	while (i < cps->n && (sp_khmer_is_mark(cp[i].cp) || cp[i].cp == ZWNJ)) {
		if (cp[i].cp != COENG) {
			cp[i].rank = rank_of(cp[i].cp);
			i++;
			continue;
		}
		if (i + 1 == cps->n ||
		    sp_khmer_class(cp[i + 1].cp) != SP_KHMER_BASE) {
			cp[i++].rank = RANK_COENG_LONE;
			continue;
		}
		/* Modern Khmer writes one shape for both (KES) */
		if (cp[i + 1].cp == DA)
			cp[i + 1].cp = TA;
		cp[i].rank = cp[i + 1].cp == RO ? RANK_COENG_RO : RANK_COENG;
		cp[i + 1].rank = cp[i].rank;
		i += 2;
	}
	return i;
}

/* Append cps[i] of this rank, with its letter if it is a coeng, but for one
 * that only repeats what stands there; how many it took. */
static size_t
append_once(struct sp_khmer *run, size_t start, size_t i)
{
	const struct sp_khmer_cp *cp = &run->in.cp[i];
	struct sp_khmer_cps *out = &run->out;
	size_t n = cp->rank == RANK_COENG || cp->rank == RANK_COENG_RO ? 2 : 1;
	bool same = out->n >= start + n;

	for (size_t k = 0; same && k < n; k++)
		same = out->cp[out->n - n + k].cp == cp[k].cp &&
		    out->cp[out->n - n + k].rank == cp[k].rank;
	for (size_t k = 0; !same && k < n; k++)
		sp_khmer_put(run, cp[k]);
	return n;
}

/* Append what has a rank in [low, high] among in[i, end), in order. */
static void
append_ranks(
    struct sp_khmer *run, size_t i, size_t end, uint32_t low, uint32_t high)
{
	uint32_t has = 0; /* a bit for each rank that is there */

	for (size_t k = i; k < end; k++)
		has |= UINT32_C(1) << run->in.cp[k].rank;
	for (uint32_t rank = low; rank <= high; rank++) {
		size_t start = run->out.n;

		if (!(has >> rank & 1))
			continue;
		for (size_t k = i; k < end;)
			if (run->in.cp[k].rank == rank)
				k += append_once(run, start, k);
			else
				k++;
	}
}

static size_t
find(const struct sp_khmer_cps *cps, size_t i, size_t end, uint32_t cp)
{
	while (i < end && cps->cp[i].cp != cp)
		i++;
	return i;
}

static void
take_out(struct sp_khmer_cps *cps, size_t i)
{
	memmove(
	    cps->cp + i, cps->cp + i + 1, (cps->n - i - 1) * sizeof(*cps->cp));
	cps->n--;
}

/* Sort the few vowels from v by rank and drop repetitions. */
static void
sort_vowels(struct sp_khmer_cps *cps, size_t v)
{
	for (size_t i = v + 1; i < cps->n; i++) {
		struct sp_khmer_cp it = cps->cp[i];
		size_t k = i;

		for (; k > v && cps->cp[k - 1].rank > it.rank; k--)
			cps->cp[k] = cps->cp[k - 1];
		cps->cp[k] = it;
	}
	for (size_t i = cps->n; i > v + 1; i--)
		if (cps->cp[i - 1].cp == cps->cp[i - 2].cp)
			take_out(cps, i - 1);
}

/* Both stand for what either of them came from. */
static void
share(struct sp_khmer_cp *a, struct sp_khmer_cp *b)
{
	a->from = b->from = a->from < b->from ? a->from : b->from;
	a->to = b->to = a->to > b->to ? a->to : b->to;
}

/*
 * Vowels written in parts: E II is OE, E AA is OO; OE AA looks like OO II (KES,
 * "Do not use").  More vowels than a writer could mean are let alone, so that
 * hostile text costs no more than other text.
 */
#define VOWELS_MAX 8
static void
compose_vowels(struct sp_khmer_cps *cps, size_t v)
{
	static const uint32_t rule[][4] = {
	    {E, II, OE, 0},
	    {E, AA, OO, 0},
	    {OE, AA, OO, II},
	};

	if (cps->n - v > VOWELS_MAX)
		return;
	for (size_t r = 0; r < sizeof(rule) / sizeof(rule[0]); r++) {
		size_t a = find(cps, v, cps->n, rule[r][0]);
		size_t b = find(cps, v, cps->n, rule[r][1]);

		if (a == cps->n || b == cps->n)
			continue;
		share(&cps->cp[a], &cps->cp[b]);
		cps->cp[a].cp = rule[r][2];
		cps->cp[b].cp = rule[r][3];
		cps->cp[b].rank = RANK_VABOVE;
		if (!rule[r][3])
			take_out(cps, b);
		sort_vowels(cps, v);
		r = (size_t)-1; /* from the start: each step has fewer parts */
	}
}

/* What the rules of the shifters ask of a cluster. */
struct shape {
	bool strong; /* a strong consonant and no BA */
	bool above; /* a vowel that pushes a shifter below */
	bool wide; /* the same, as the shaping of ZWNJ understands it */
	bool samyok;
};

static struct shape
shape_of(
    const struct sp_khmer *run, size_t i, size_t end, size_t start, size_t v)
{
	const struct sp_khmer_cps *out = &run->out;
	struct shape shape = {false, false, false, false};
	bool nikahit = false, atthacan = false, aa = false, ba = false;

	for (size_t k = start; k < v; k++) {
		shape.strong |= sp_khmer_is_strong(out->cp[k].cp);
		ba |= out->cp[k].cp == BA;
	}
	shape.strong &= !ba;
	for (size_t k = i; k < end; k++) {
		nikahit |= run->in.cp[k].cp == NIKAHIT;
		atthacan |= run->in.cp[k].cp == ATTHACAN;
		shape.samyok |= run->in.cp[k].cp == SAMYOK;
	}
	for (size_t k = v; k < out->n; k++) {
		aa |= out->cp[k].cp == AA;
		shape.above |=
		    out->cp[k].rank == RANK_VABOVE || out->cp[k].cp == OE;
		shape.wide |= out->cp[k].cp == YA;
	}
	shape.above |= aa && nikahit;
	shape.wide |= shape.above || atthacan;
	return shape;
}

/*
 * U with a vowel above is a shifter that the vowel has pushed below (KES, "Do
 * not use").  Under SAMYOK that happens to MUUSIKATOAN alone.  A cluster that
 * has a shifter already keeps its U.
 */
static void
u_to_shifter(struct sp_khmer_cps *out, struct shape shape, size_t s, size_t v)
{
	size_t u = find(out, v, out->n, U);
	struct sp_khmer_cp it;

	if (u == out->n || s < v ||
	    !(shape.above || (shape.samyok && !shape.strong)))
		return;
	it = out->cp[u];
	it.cp = shape.strong ? TRIISAP : MUUSIKATOAN;
	it.rank = RANK_SHIFTER;
	memmove(out->cp + v + 1, out->cp + v, (u - v) * sizeof(*out->cp));
	out->cp[v] = it;
}

/*
 * ZWNJ keeps a shifter above: it means something only where the shifter would
 * go below (KES, SHIFT).
 */
static void
drop_zwnj(struct sp_khmer_cps *out, struct shape shape, size_t s, size_t v)
{
	size_t n = s;

	for (size_t k = s; k < v; k++) {
		uint32_t last = n > s ? out->cp[n - 1].cp : 0;
		bool held = (last == TRIISAP && shape.strong && shape.wide) ||
		    (last == MUUSIKATOAN && !shape.strong &&
			(shape.wide || shape.samyok));

		if (out->cp[k].cp != last && (out->cp[k].cp != ZWNJ || held))
			out->cp[n++] = out->cp[k];
	}
	memmove(out->cp + n, out->cp + v, (out->n - v) * sizeof(*out->cp));
	out->n -= v - n;
}

/*
 * True for a cluster that is in order and has nothing to compose, to repeat or
 * to take for a shifter: most are such.
 */
static bool
is_ordered(const struct sp_khmer_cps *cps, size_t i, size_t end)
{
	const struct sp_khmer_cp *cp = cps->cp;
	uint32_t rank = 0;
	bool vowel = false;

	for (; i < end; i++) {
		bool is_vowel =
		    cp[i].rank >= RANK_VPRE && cp[i].rank <= RANK_VAFTER;

		if ((cp[i].rank <= rank && rank > 0) || (vowel && is_vowel) ||
		    cp[i].cp == ZWNJ || cp[i].cp == SAMYOK)
			return false;
		rank = cp[i].rank;
		vowel |= is_vowel;
		if (cp[i].cp == COENG && rank != RANK_COENG_LONE)
			i++; /* its letter has the same rank */
	}
	return true;
}

size_t
sp_khmer_cluster(struct sp_khmer *run, size_t i)
{
	size_t end = rank_cluster(&run->in, i);
	size_t start = run->out.n;
	size_t s, v;
	bool base;
	struct shape shape;

	if (is_ordered(&run->in, i, end)) {
		for (; i < end; i++)
			sp_khmer_put(run, run->in.cp[i]);
		return end;
	}
	append_ranks(run, i, end, RANK_BASE, RANK_COENG_LONE);
	s = run->out.n;
	append_ranks(run, i, end, RANK_SHIFTER, RANK_SHIFTER);
	v = run->out.n;
	append_ranks(run, i, end, RANK_VPRE, RANK_VAFTER);
	if (run->failed)
		return end;
	compose_vowels(&run->out, v);
	shape = shape_of(run, i, end, start, v);
	base = start < s && run->out.cp[start].rank == RANK_BASE;
	if (base)
		u_to_shifter(&run->out, shape, s, v);
	if (v > s)
		drop_zwnj(&run->out, shape, s, v);
	append_ranks(run, i, end, RANK_SIGN, RANK_FINAL);
	return end;
}
