/* SPDX-License-Identifier: MIT */
#include <spean/cluster.h>

#include <spean/buf.h>
#include <spean/utf8.h>

static inline bool
is_zwsp(struct sp_str run, size_t pos)
{
	const unsigned char *s = (const unsigned char *)run.s + pos;

	return run.n - pos > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] == 0x8B;
}

/* What a code point is to the order of a cluster. */
enum kind {
	OTHER, /* begins a cluster of its own */
	MAPPED, /* begins one and is written otherwise canonically */
	LETTER,
	DA, /* as a subscript, written as TA */
	RO, /* as a subscript, the last */
	ROBAT,
	COENG,
	SHIFTER,
	VOWEL,
	U, /* which may be a shifter, by the sign behind it */
	SIGN,
	FINAL,
	GONE, /* not written canonically */
	KINDS
};

/* How far a cluster has come in its canonical order (khmer.h). */
enum state {
	START,
	BASE,
	BEHIND_ROBAT,
	BEHIND_COENG,
	SUBSCRIPT,
	SUBSCRIPT_RO,
	BEHIND_SHIFTER,
	BEHIND_VOWEL,
	BEHIND_U,
	BEHIND_SIGN,
	BEHIND_FINAL,
	WRONG, /* out of order, or it may be */
	WRONG_COENG,
	STATES,
	NEXT = STATES /* the code point begins the next cluster */
};

/* clang-format off */
#define o OTHER
#define m MAPPED
#define L LETTER
#define c COENG
#define h SHIFTER
#define v VOWEL
#define s SIGN
#define f FINAL
#define g GONE
static const unsigned char kinds[128] = {
    /* 1780 */ L, L, L, L, L, L, L, L, L, L, DA, L, L, L, L, L,
    /* 1790 */ L, L, L, L, L, L, L, L, L, L, RO, L, L, L, L, L,
    /* 17A0 */ L, L, L, m, m, L, L, L, L, L, L, L, L, L, L, L,
    /* 17B0 */ L, L, L, L, g, g, v, v, v, v, v, U, v, v, v, v,
    /* 17C0 */ v, v, v, v, v, v, s, f, f, h, h, s, ROBAT, s, s, s,
    /* 17D0 */ s, s, c, s, o, o, o, o, m, o, o, o, o, s, o, o,
    /* 17E0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
    /* 17F0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
};
#undef o
#undef m
#undef L
#undef c
#undef h
#undef v
#undef s
#undef f
#undef g

/* From a state along a kind.  Columns: other mapped letter DA RO, robat coeng
 * shifter vowel U sign final gone. */
#define N NEXT
#define S SUBSCRIPT
#define W WRONG
#define C BEHIND_COENG
#define WC WRONG_COENG
#define H BEHIND_SHIFTER
#define V BEHIND_VOWEL
#define VU BEHIND_U
#define G BEHIND_SIGN
#define F BEHIND_FINAL
static const unsigned char follow[STATES][KINDS] = {
    [START] = {W, W, BASE, BASE, BASE, BEHIND_ROBAT, C, H, V, VU, G, F, W},
    [BASE] = {N, N, N, N, N, BEHIND_ROBAT, C, H, V, VU, G, F, W},
    [BEHIND_ROBAT] = {N, N, N, N, N, W, C, H, V, VU, G, F, W},
    [BEHIND_COENG] = {W, W, S, W, SUBSCRIPT_RO, W, WC, W, W, W, W, W, W},
    [SUBSCRIPT] = {N, N, N, N, N, W, C, H, V, VU, G, F, W},
    [SUBSCRIPT_RO] = {N, N, N, N, N, W, WC, H, V, VU, G, F, W},
    [BEHIND_SHIFTER] = {N, N, N, N, N, W, WC, W, V, VU, G, F, W},
    [BEHIND_VOWEL] = {N, N, N, N, N, W, WC, W, W, W, G, F, W},
    [BEHIND_U] = {N, N, N, N, N, W, WC, W, W, W, W, F, W},
    [BEHIND_SIGN] = {N, N, N, N, N, W, WC, W, W, W, W, F, W},
    [BEHIND_FINAL] = {N, N, N, N, N, W, WC, W, W, W, W, W, W},
    [WRONG] = {N, N, N, N, N, W, WC, W, W, W, W, W, W},
    [WRONG_COENG] = {W, W, W, W, W, W, WC, W, W, W, W, W, W},
};
#undef N
#undef S
#undef W
#undef C
#undef WC
#undef H
#undef V
#undef VU
#undef G
#undef F
/* clang-format on */

/* Write the codes of a cluster again, put in order. */
static void
put_in_order(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_cluster *at)
{
	struct sp_khmer *khmer = &clusters->khmer;
	char *code = clusters->code + at->code;

	sp_khmer_reset(khmer);
	for (size_t i = 0; i < at->codes; i++)
		sp_khmer_add(
		    khmer, words->first + (unsigned char)code[i] - 1, 0, 0);
	sp_khmer_order(khmer); /* within what sp_clusters_init got */
	at->codes = 0;
	for (size_t i = 0; i < khmer->out.n; i++) {
		unsigned char c = sp_words_code(words, khmer->out.cp[i].cp);

		if (c && at->codes < SP_CLUSTER_CODES)
			code[at->codes++] = (char)c;
	}
	at->type = (uint8_t)sp_words_type((struct sp_str){code, at->codes});
}

/* What a cluster costs in a word that is not listed. */
static void
look_up(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_cluster *at)
{
	struct sp_str codes = {clusters->code + at->code, at->codes};
	uint32_t cost = sp_dict_get(&words->cluster, codes);

	at->cost = cost == SP_DICT_NONE ? words->rare : (uint16_t)cost;
}

/* Read Khmer of the cluster from byte *from on, up to what begins the next one
 * (true) or is not of the block 1780 (false); *from is there. */
static inline bool
read_khmer(struct sp_clusters *clusters, struct sp_str run, size_t *from,
    struct sp_cluster *at, enum state *state)
{
	const unsigned char *s = (const unsigned char *)run.s + *from;
	const unsigned char *end = (const unsigned char *)run.s + run.n;
	char *code = clusters->code + at->code;
	unsigned type = at->type, n = at->codes, now = *state;
	bool next = false;

	while (end - s > 2 && s[0] == 0xE1 && (s[1] & 0xFE) == 0x9E) {
		unsigned i = (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
		unsigned to = follow[now][kinds[i]];

		next = to == NEXT;
		if (next)
			break;
		now = to;
		if (n < SP_CLUSTER_CODES && i < 0x5E) {
			code[n++] = (char)(i + 1);
			type |= sp_words_types[i + 1];
		}
		s += 3;
	}
	at->codes = (uint8_t)n;
	at->type = (uint8_t)type;
	*state = (enum state)now;
	*from = (size_t)(s - (const unsigned char *)run.s);
	return next;
}

/* Read the cluster that begins at byte pos; the byte behind it.  *hint: a ZWSP
 * stands before it, then: behind it. */
static size_t
read_cluster(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_str run, size_t pos, bool *hint)
{
	struct sp_cluster *at = &clusters->at[clusters->n++];
	enum state state = START;

	*at = (struct sp_cluster){
	    .start = pos, .code = (uint32_t)clusters->codes, .hint = *hint};
	*hint = false;
	for (;;) {
		bool next = read_khmer(clusters, run, &pos, at, &state);
		size_t ahead = pos;
		uint32_t cp;

		at->end = pos;
		if (next)
			break;
		*hint = is_zwsp(run, pos);
		while (is_zwsp(run, ahead))
			ahead += 3;
		if (ahead >= run.n)
			break;
		pos = ahead;
		cp = sp_utf8_next(run, &ahead);
		if (cp < 0x1780 || cp > 0x17FF)
			at->end = pos = ahead;
		else if (follow[state][kinds[cp - 0x1780]] == NEXT)
			break;
		*hint = false; /* it was inside of the cluster */
	}
	if (state >= WRONG && at->codes > 1)
		put_in_order(clusters, words, at);
	clusters->codes += at->codes;
	look_up(clusters, words, at);
	return at->end;
}

size_t
sp_clusters_read(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_str run, size_t from)
{
	bool hint = false;
	size_t pos = from;

	clusters->n = clusters->codes = 0;
	for (;;) {
		while (is_zwsp(run, pos))
			pos += 3;
		if (pos >= run.n || clusters->n == SP_CLUSTERS_MAX)
			break;
		pos = read_cluster(clusters, words, run, pos, &hint);
	}
	if (pos < run.n)
		return clusters->at[clusters->n - 1].end;
	return run.n;
}

/* A code becomes at most three in the run (KHMER SIGN BEYYAL). */
bool
sp_clusters_init(struct sp_clusters *clusters)
{
	struct sp_khmer *khmer = &clusters->khmer;
	size_t need = SP_CLUSTER_CODES * 3;

	return sp_grow(&khmer->in.cp, &khmer->in.cap, need,
		   sizeof(*khmer->in.cp)) &&
	    sp_grow(
		&khmer->out.cp, &khmer->out.cap, need, sizeof(*khmer->out.cp));
}

void
sp_clusters_release(struct sp_clusters *clusters)
{
	sp_khmer_release(&clusters->khmer);
}
