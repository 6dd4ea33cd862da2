/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_NORM_WAYS_H
#define SPEAN_TESTS_NORM_WAYS_H

#include "norm.h"

/* Every way to normalise, and a normaliser for each while a test runs. */
static const struct sp_norm_opts ways[] = {
    {SP_NORM_CANON, SP_NORM_ZWSP_KEEP, SP_NORM_PUNCT_KEEP, NULL},
    {SP_NORM_CANON, SP_NORM_ZWSP_DROP, SP_NORM_PUNCT_KEEP, NULL},
    {SP_NORM_CANON, SP_NORM_ZWSP_KEEP, SP_NORM_PUNCT_PLAIN, NULL},
    {SP_NORM_SEARCH, SP_NORM_ZWSP_KEEP, SP_NORM_PUNCT_KEEP, NULL},
    {SP_NORM_SKELETON, SP_NORM_ZWSP_KEEP, SP_NORM_PUNCT_KEEP, &sp_look},
};
enum { WAYS = sizeof(ways) / sizeof(ways[0]) };
static struct sp_norm *norms[WAYS];

/* The one of a level, with all else as it is by default. */
static inline struct sp_norm *
way_of(enum sp_norm_level level)
{
	return norms[level == SP_NORM_CANON ? 0
		: level == SP_NORM_SEARCH   ? 3
					    : 4];
}

static int
make_norms(void **state)
{
	(void)state;
	for (size_t i = 0; i < WAYS; i++)
		norms[i] = sp_norm_new(&ways[i], NULL);
	return 0;
}

static int
free_norms(void **state)
{
	(void)state;
	for (size_t i = 0; i < WAYS; i++)
		sp_norm_free(norms[i]);
	return 0;
}

#endif
