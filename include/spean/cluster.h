/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CLUSTER_H
#define SPEAN_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/khmer.h>
#include <spean/str.h>
#include <spean/words.h>

/*
 * The clusters of a run of Khmer as the word breaker sees them: where each
 * stands in the text, and the codes (words.h) of its canonical spelling.
 */
struct sp_cluster {
	size_t start, end; /* bytes of the run */
	uint32_t code; /* where its codes begin in sp_clusters.code */
	uint16_t cost; /* in a word that is not listed */
	uint8_t codes;
	uint8_t type; /* enum sp_words_type */
	bool hint; /* a ZWSP stands before it */
};

#define SP_CLUSTERS_MAX  4096 /* clusters read at once */
#define SP_CLUSTER_CODES 16 /* of one; what is longer is no Khmer */

struct sp_clusters {
	struct sp_cluster at[SP_CLUSTERS_MAX];
	size_t n;
	char code[SP_CLUSTERS_MAX * SP_CLUSTER_CODES];
	size_t codes;
	struct sp_khmer khmer; /* puts a cluster in order */
};

/* Get the memory that reading may need; false where there is none.  Start with
 * all bytes 0; end with sp_clusters_release in any case. */
bool sp_clusters_init(struct sp_clusters *clusters);

/*
 * Read the clusters of run (UTF-8) from byte `from` on, as many as fit, over
 * those of before.  Returns the byte behind the last, run.n at the end.
 * Characters without a code belong to the cluster before them and count for
 * nothing; so do marks beyond SP_CLUSTER_CODES.
 */
size_t sp_clusters_read(struct sp_clusters *clusters,
    const struct sp_words *words, struct sp_str run, size_t from);

void sp_clusters_release(struct sp_clusters *clusters);

#endif
