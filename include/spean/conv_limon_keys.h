/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CONV_LIMON_KEYS_H
#define SPEAN_CONV_LIMON_KEYS_H

/*
 * The keys of the Limon fonts: facts of the fonts, checked against texts that
 * are known in both encodings.  One published table has the hooks the other
 * way round, £ in RYY and LYY; texts write RYY, the word "or", with ¤.
 */

/* What a key is to the cluster. */
enum sp_limon_kind {
	SP_LIMON_PASS, /* of no key: itself */
	SP_LIMON_TEXT, /* digits and punctuation */
	SP_LIMON_BASE, /* begins a cluster */
	SP_LIMON_BEFORE, /* belongs to the base behind it */
	SP_LIMON_MARK, /* belongs to the base before it */
	SP_LIMON_HOOK /* a part of RY, RYY, LY, LYY; else itself */
};

struct sp_limon_key {
	enum sp_limon_kind kind;
	const char *is; /* NULL where no key is known */
};

/*
 * The keys, as bytes of windows-1252, and what they draw.  Where one glyph has
 * two keys, the second is the one drawn lower, higher or narrower.
 */
extern const struct sp_limon_key sp_limon_keys[256];

#endif
