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

enum { DA = 0x178A, RO = 0x179A, U = 0x17BB, COENG = 0x17D2 };

/*
 * Where canonical spelling has a class, and how far a cluster may have come
 * before it: a coeng may follow another, a vowel no vowel, the rest nothing of
 * its own place.  What has no place, 0, is never in order.
 */
#define AT(class) (2 * (class))
static const unsigned char place[SP_KHMER_NONE + 1] = {
    [SP_KHMER_BASE] = AT(SP_KHMER_BASE),
    [SP_KHMER_ROBAT] = AT(SP_KHMER_ROBAT),
    [SP_KHMER_COENG] = AT(SP_KHMER_COENG),
    [SP_KHMER_SHIFTER] = AT(SP_KHMER_SHIFTER),
    [SP_KHMER_VPRE] = AT(SP_KHMER_VPRE),
    [SP_KHMER_VBELOW] = AT(SP_KHMER_VPRE),
    [SP_KHMER_VABOVE] = AT(SP_KHMER_VPRE),
    [SP_KHMER_VAFTER] = AT(SP_KHMER_VPRE),
    [SP_KHMER_SIGN] = AT(SP_KHMER_SIGN),
    [SP_KHMER_FINAL] = AT(SP_KHMER_FINAL),
};

/* How far a cluster has come in the order of its parts. */
struct order {
	unsigned rank;
	uint32_t last;
	bool disordered;
};

/* Go on with cp: is it where canonical spelling has it?  Not a coeng that is
 * written another way or is not the last, nor U that may be a shifter. */
static inline void
follow(struct order *order, uint32_t cp, unsigned char class)
{
	unsigned rank = order->rank, coeng = class == SP_KHMER_COENG;

	if (order->last == COENG) {
		order->rank = AT(SP_KHMER_COENG) + (cp == RO);
		order->disordered |= cp == DA || class != SP_KHMER_BASE;
	} else {
		order->rank = place[class];
		order->disordered |= rank >= place[class] + coeng ||
		    (order->last == U && class == SP_KHMER_SIGN);
	}
	order->last = cp;
}

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
}

/* What the codes of a cluster say. */
static void
look_up(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_cluster *at)
{
	struct sp_str codes = {clusters->code + at->code, at->codes};
	uint32_t cost = sp_dict_get(&words->cluster, codes);

	at->cost = cost == SP_DICT_NONE ? words->rare : (uint16_t)cost;
	at->type = (uint8_t)sp_words_type(codes);
}

/* Read Khmer of the cluster from byte *from on, up to a letter that begins the
 * next one (true) or what is not of the block 1780 (false); *from is there. */
static inline bool
read_khmer(struct sp_clusters *clusters, struct sp_str run, size_t *from,
    struct sp_cluster *at, struct order *order)
{
	const unsigned char *s = (const unsigned char *)run.s;
	size_t pos = *from;
	bool next = false;
	char *code = clusters->code + at->code;

	while (
	    run.n - pos > 2 && s[pos] == 0xE1 && (s[pos + 1] & 0xFE) == 0x9E) {
		unsigned i = (s[pos + 1] & 1u) << 6 | (s[pos + 2] & 0x3Fu);
		unsigned char class = sp_khmer_classes[i];

		next = (class <= SP_KHMER_BASE || class == SP_KHMER_MAPPED) &&
		    order->last != COENG && pos > at->start;
		if (next)
			break;
		follow(order, 0x1780 + i, class);
		if (at->codes < SP_CLUSTER_CODES && i < 0x5E)
			code[at->codes++] = (char)(i + 1);
		pos += 3;
	}
	*from = pos;
	return next;
}

/* Read the cluster that begins at byte pos; the byte behind it.  *hint: a ZWSP
 * stands before it, then: behind it. */
static size_t
read_cluster(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_str run, size_t pos, bool *hint)
{
	struct sp_cluster *at = &clusters->at[clusters->n++];
	struct order order = {0, 0, false};

	*at = (struct sp_cluster){
	    .start = pos, .code = (uint32_t)clusters->codes, .hint = *hint};
	*hint = false;
	for (;;) {
		size_t behind;
		uint32_t cp;

		bool next = read_khmer(clusters, run, &pos, at, &order);

		at->end = pos;
		if (next)
			break;
		*hint = is_zwsp(run, pos);
		while (is_zwsp(run, pos))
			pos += 3;
		if (pos >= run.n)
			break;
		behind = pos;
		cp = sp_utf8_next(run, &behind);
		if (sp_khmer_is(cp)) {
			/* Only a mark goes on with the cluster. */
			if (!sp_khmer_is_mark(cp) && order.last != COENG)
				break;
		} else {
			at->end = pos = behind;
		}
	}
	if (order.disordered && at->codes > 1)
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
