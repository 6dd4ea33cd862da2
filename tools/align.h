/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_ALIGN_H
#define SPEAN_TOOLS_ALIGN_H

#include <spean/doc.h>
#include <spean/guide.h>

/*
 * What -d and -a (NULL where they are not given) say of the way through two
 * text files, which doc holds: settled, and freed by sp_guide_release.  Bad
 * anchors are rejected; dies where the files, or the anchors, contradict each
 * other.
 */
void align_guide(char **path, const struct sp_doc doc[2], const char *delimiter,
    const char *anchors, struct sp_guide *guide);

#endif
