/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_STATISTICS_H
#define SPEAN_STATISTICS_H

#include <spean/buf.h>
#include <spean/docset.h>
#include <spean/err.h>
#include <spean/lang.h>

/*
 * Append the statistics (rarity.h) of the documents of one language to out, the
 * keys sorted by bytes.  Those of two collections, one behind the other, are
 * those of both.  SP_IO, SP_NOMEM.
 */
enum sp_status sp_statistics_make(const struct sp_lang *lang,
    const struct sp_docset *set, struct sp_buf *out, struct sp_err *err);

#endif
