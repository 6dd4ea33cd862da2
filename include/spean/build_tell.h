/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_TELL_H
#define SPEAN_BUILD_TELL_H

#include <stddef.h>

#include <spean/bead.h>
#include <spean/build_pages.h>
#include <spean/build_sum.h>
#include <spean/str.h>

/* What a build counts, and says of its pages. */
struct sp_build_teller {
	const struct sp_build_watch *watch;
	struct sp_build_sum *sum;
	const struct sp_build_side *side; /* both */
};

/* A page of side 0 or 1 is of no use: msg says why. */
void sp_build_tell_unreadable(const struct sp_build_teller *teller, size_t side,
    struct sp_str path, const char *msg);

/* Count a page's sentences, and say what is wrong with it. */
void sp_build_tell_page(const struct sp_build_teller *teller, size_t side,
    struct sp_str path, const struct sp_build_page *page);

void sp_build_tell_beads(
    const struct sp_build_teller *teller, const struct sp_beads *beads);

#endif
