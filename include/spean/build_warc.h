/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_BUILD_WARC_H
#define SPEAN_BUILD_WARC_H

#include <stddef.h>

#include <spean/build_tell.h>
#include <spean/build_texts.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * The pages in WARC files of a folder, as spean-extract takes them: each URL
 * once, in the order of the files.  They are named by their URLs.
 *
 * Add the pages of n files of a side to texts, which was begun, and tell of
 * records that are spoilt.  What is no WARC file but by its name is a page.  A
 * page whose record is known by its URL alone afterwards is told of by where it
 * stands ("crawl.warc: record 7 at byte 40960").  SP_IO where texts cannot be
 * written, SP_NOMEM.
 */
enum sp_status sp_build_warc_read(struct sp_build_texts *texts, size_t side,
    const struct sp_str *path, size_t n, const struct sp_build_teller *teller,
    struct sp_err *err);

#endif
