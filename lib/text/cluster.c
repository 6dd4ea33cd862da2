/* SPDX-License-Identifier: MIT */
#include <spean/cluster.h>

#include <spean/buf.h>
#include <spean/utf8.h>

enum { DA = 0x178A, RO = 0x179A, U = 0x17BB, COENG = 0x17D2, ZWSP = 0x200B };

/* One cluster being read. */
struct reading {
	struct sp_clusters *clusters;
	const struct sp_words *words;
	struct sp_cluster *at;
	unsigned rank; /* how far in the order of a cluster: a class, doubled */
	uint32_t last;
	bool disordered;
	bool open; /* a cluster has begun */
	bool hint;
};

/* A Khmer character, the common case, without a table. */
static uint32_t
next_cp(struct sp_str run, size_t *pos)
{
	const unsigned char *s = (const unsigned char *)run.s + *pos;

	if (run.n - *pos > 2 && s[0] == 0xE1 && (s[1] & 0xFE) == 0x9E) {
		*pos += 3;
		return 0x1780u | (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
	}
	return sp_utf8_next(run, pos);
}

/*
 * True where cp does not stand where canonical spelling has it, or may not:
 * behind something of its own place or a later one, a coeng that is written
 * another way or not the last, U that may be a shifter.
 */
static bool
is_disordered(struct reading *read, uint32_t cp, enum sp_khmer_class class)
{
	bool bad;

	if (read->last == COENG) {
		read->rank = 2 * SP_KHMER_COENG + (cp == RO);
		return cp == DA || class != SP_KHMER_BASE;
	}
	switch (class) {
	case SP_KHMER_COENG:
		bad = read->rank > 2 * SP_KHMER_COENG;
		break;
	case SP_KHMER_SIGN:
		bad = read->rank >= 2 * SP_KHMER_SIGN || read->last == U;
		break;
	case SP_KHMER_VPRE:
	case SP_KHMER_VBELOW:
	case SP_KHMER_VABOVE:
	case SP_KHMER_VAFTER:
		bad = read->rank >= 2 * SP_KHMER_VPRE;
		break;
	default:
		bad = read->rank >= 2 * (unsigned)class;
	}
	read->rank = 2 * (unsigned)class;
	return bad || class > SP_KHMER_FINAL || class == SP_KHMER_OTHER;
}

/* Write the codes of the cluster again, put in order. */
static void
put_in_order(struct reading *read)
{
	struct sp_clusters *clusters = read->clusters;
	struct sp_cluster *at = read->at;
	struct sp_khmer *khmer = &clusters->khmer;

	sp_khmer_reset(khmer);
	for (size_t i = 0; i < at->codes; i++)
		sp_khmer_add(khmer,
		    read->words->first +
			(unsigned char)clusters->code[at->code + i] - 1,
		    0, 0);
	sp_khmer_order(khmer); /* within what sp_clusters_init got */
	at->codes = 0;
	for (size_t i = 0; i < khmer->out.n; i++) {
		unsigned char code =
		    sp_words_code(read->words, khmer->out.cp[i].cp);

		if (code && at->codes < SP_CLUSTER_CODES)
			clusters->code[at->code + at->codes++] = (char)code;
	}
}

static void
close_cluster(struct reading *read)
{
	struct sp_clusters *clusters = read->clusters;
	struct sp_cluster *at = read->at;
	struct sp_str codes;
	uint32_t cost;

	if (!read->open)
		return;
	if (read->disordered)
		put_in_order(read);
	codes = (struct sp_str){clusters->code + at->code, at->codes};
	cost = sp_dict_get(&read->words->cluster, codes);
	at->cost = cost == SP_DICT_NONE ? read->words->rare : (uint16_t)cost;
	at->type = (uint8_t)sp_words_type(read->words, codes);
	clusters->codes = at->code + at->codes;
	clusters->n++;
	read->open = false;
}

static void
open_cluster(struct reading *read, size_t start)
{
	read->at = &read->clusters->at[read->clusters->n];
	*read->at = (struct sp_cluster){.start = start,
	    .code = (uint32_t)read->clusters->codes,
	    .hint = read->hint};
	read->rank = 0;
	read->last = 0;
	read->disordered = false;
	read->hint = false;
	read->open = true;
}

/* Add cp, which ends at byte end, to the cluster. */
static void
add(struct reading *read, uint32_t cp, size_t end)
{
	struct sp_cluster *at = read->at;
	unsigned char code = sp_words_code(read->words, cp);

	at->end = end;
	read->hint = false;
	if (!code || at->codes == SP_CLUSTER_CODES)
		return;
	if (is_disordered(read, cp, sp_khmer_class(cp)) && at->codes > 0)
		read->disordered = true;
	read->clusters->code[at->code + at->codes++] = (char)code;
	read->last = cp;
}

size_t
sp_clusters_read(struct sp_clusters *clusters, const struct sp_words *words,
    struct sp_str run, size_t from)
{
	struct reading read = {.clusters = clusters, .words = words};
	size_t pos = from;

	clusters->n = clusters->codes = 0;
	while (pos < run.n) {
		size_t start = pos;
		uint32_t cp = next_cp(run, &pos);
		enum sp_khmer_class class = sp_khmer_class(cp);

		if (cp == ZWSP) {
			read.hint = clusters->n > 0 || read.open;
			continue;
		}
		if (!read.open ||
		    (read.last != COENG &&
			(class == SP_KHMER_BASE || class == SP_KHMER_MAPPED ||
			    class == SP_KHMER_OTHER))) {
			close_cluster(&read);
			if (clusters->n == SP_CLUSTERS_MAX)
				return clusters->at[clusters->n - 1].end;
			open_cluster(&read, start);
		}
		add(&read, cp, pos);
	}
	close_cluster(&read);
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
