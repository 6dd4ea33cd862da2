/* SPDX-License-Identifier: MIT */
#include <spean/khmer.h>

#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>

enum {
	AA = 0x17B6,
	COENG = 0x17D2,
	KHAN = 0x17D4,
	LEK_TOO = 0x17D7,
	ZERO = 0x17E0,
	ZWSP = 0x200B,
	ZWNJ = 0x200C
};

#define o SP_KHMER_OTHER
#define B SP_KHMER_BASE
#define R SP_KHMER_ROBAT
#define C SP_KHMER_COENG
#define H SP_KHMER_SHIFTER
#define P SP_KHMER_VPRE
#define W SP_KHMER_VBELOW
#define A SP_KHMER_VABOVE
#define V SP_KHMER_VAFTER
#define S SP_KHMER_SIGN
#define F SP_KHMER_FINAL
#define G SP_KHMER_GONE
#define M SP_KHMER_MAPPED
/* clang-format off */
const unsigned char sp_khmer_classes[128] = {
    /* 1780 */ B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    /* 1790 */ B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
    /* 17A0 */ B, B, B, M, M, B, B, B, B, B, B, B, B, B, B, B,
    /* 17B0 */ B, B, B, B, G, G, V, A, A, A, A, W, W, W, P, P,
    /* 17C0 */ P, P, P, P, P, P, S, F, F, H, H, S, R, S, S, S,
    /* 17D0 */ S, S, C, S, o, o, o, o, M, o, o, o, o, S, o, o,
    /* 17E0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
    /* 17F0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
};
/* clang-format on */
#undef o
#undef B
#undef R
#undef C
#undef H
#undef P
#undef W
#undef A
#undef V
#undef S
#undef F
#undef G
#undef M

void
sp_khmer_reset(struct sp_khmer *run)
{
	run->in.n = 0;
	run->out.n = 0;
	run->failed = false;
}

void
sp_khmer_release(struct sp_khmer *run)
{
	free(run->in.cp);
	free(run->out.cp);
	*run = (struct sp_khmer){0};
}

static void
append(struct sp_khmer *run, struct sp_khmer_cps *to, struct sp_khmer_cp cp)
{
	if (to->n == to->cap &&
	    !sp_grow(&to->cp, &to->cap, to->n + 1, sizeof(*to->cp)))
		run->failed = true;
	if (run->failed)
		return;
	to->cp[to->n++] = cp;
}

void
sp_khmer_put(struct sp_khmer *run, struct sp_khmer_cp cp)
{
	append(run, &run->out, cp);
}

void
sp_khmer_add(struct sp_khmer *run, uint32_t cp, size_t from, size_t to)
{
	struct sp_khmer_cp it = {cp, (uint32_t)from, (uint32_t)to, 0};
	/* Unicode 15, 16.4; KES, "Deprecated or discouraged" */
	static const struct {
		uint32_t cp, as[4];
	} map[] = {
	    {0x17A3, {0x17A2, 0}},
	    {0x17A4, {0x17A2, AA, 0}},
	    {0x17D8, {KHAN, 0x179B, KHAN, 0}},
	};

	if (sp_khmer_class(cp) != SP_KHMER_GONE &&
	    sp_khmer_class(cp) != SP_KHMER_MAPPED) {
		append(run, &run->in, it);
		return;
	}
	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++) {
		if (map[i].cp != cp)
			continue;
		for (const uint32_t *as = map[i].as; *as; as++) {
			it.cp = *as;
			append(run, &run->in, it);
		}
	}
}

/*
 * Drop the zero-widths that mean nothing: any inside a cluster but ZWNJ right
 * behind a shifter, a ZWSP behind another, before LEK TOO, behind a COENG
 * (which joins what stands behind) and at the ends of the run.  A COENG with
 * another or a ROBAT behind goes, too: in order it would join the next letter.
 */
static void
drop_empty(struct sp_khmer_cps *cps)
{
	struct sp_khmer_cp hint = {0};
	size_t n = 0;

	for (size_t i = 0; i < cps->n; i++) {
		struct sp_khmer_cp it = cps->cp[i];
		uint32_t last = n ? cps->cp[n - 1].cp : 0;

		if (it.cp == ZWSP) {
			hint = it;
			continue;
		}
		if (it.cp == ZWNJ && sp_khmer_class(last) != SP_KHMER_SHIFTER)
			continue;
		if (hint.cp && it.cp != ZWNJ && n && last != COENG &&
		    it.cp != LEK_TOO && !sp_khmer_is_mark(it.cp))
			cps->cp[n++] = hint;
		hint.cp = 0;
		if (last == COENG &&
		    (it.cp == COENG || sp_khmer_class(it.cp) == SP_KHMER_ROBAT))
			n--;
		cps->cp[n++] = it;
	}
	cps->n = n;
}

/* The number of 1 or 2 digits that ends the row of digits at i; *end behind
 * them.  0 where it is no day of a half-month. */
static uint32_t
day(const struct sp_khmer_cps *cps, size_t i, size_t *end)
{
	uint32_t n = 0;
	size_t at = i;

	while (at < cps->n && cps->cp[at].cp - ZERO <= 9) {
		if (at - i < 3)
			n = n * 10 + (cps->cp[at].cp - ZERO);
		at++;
	}
	*end = at;
	if (at == i || at - i > 2 || cps->cp[i].cp == ZERO || n > 15)
		return 0;
	return n;
}

/*
 * A lunar date the old way: N COENG KHAN (waxing) or KHAN COENG N (waning)
 * becomes one symbol (KES, "Data Transition").  Returns the place behind what
 * it treated; i where there is neither digit nor date.
 */
static size_t
lunar(struct sp_khmer *run, size_t i)
{
	const struct sp_khmer_cps *in = &run->in;
	const struct sp_khmer_cp *cp = in->cp;
	size_t from = i, end;
	uint32_t n, base = 0;

	if (cp[i].cp == KHAN) {
		if (in->n - i < 3 || cp[i + 1].cp != COENG)
			return i;
		n = day(in, i + 2, &end);
		base = n ? 0x19F0 : 0;
		if (!base)
			return i;
	} else {
		n = day(in, i, &end);
		if (end == i)
			return i;
		if (n && in->n - end >= 2 && cp[end].cp == COENG &&
		    cp[end + 1].cp == KHAN) {
			base = 0x19E0;
			end += 2;
		}
	}
	if (base)
		sp_khmer_put(run,
		    (struct sp_khmer_cp){
			base + n, cp[from].from, cp[end - 1].to, 0});
	else
		for (; from < end; from++)
			sp_khmer_put(run, cp[from]);
	return end;
}

bool
sp_khmer_order(struct sp_khmer *run)
{
	size_t i = 0;

	run->out.n = 0;
	drop_empty(&run->in);
	while (i < run->in.n && !run->failed) {
		uint32_t cp = run->in.cp[i].cp;
		size_t next = i;

		if (cp == KHAN || cp - ZERO <= 9)
			next = lunar(run, i);
		else if (sp_khmer_class(cp) == SP_KHMER_BASE ||
		    sp_khmer_is_mark(cp))
			next = sp_khmer_cluster(run, i);
		if (next == i)
			sp_khmer_put(run, run->in.cp[next++]);
		i = next;
	}
	return !run->failed;
}
