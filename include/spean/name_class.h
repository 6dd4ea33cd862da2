/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_NAME_CLASS_H
#define SPEAN_NAME_CLASS_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/str.h>

/*
 * Class words of names, which both languages have and translate: Sea in "Baltic
 * Sea", សមុទ្រ in សមុទ្របាល់ទិក.  The rest of the name goes by its sound.
 * Compiled in from corpora/names/classes.tsv.
 */
struct sp_name_class {
	const char *latin; /* a word or two, with capitals */
	const char *khmer;
	bool behind; /* the Khmer word stands behind the rest */
};

/* The entries of a class word: *n of them from what is returned; 0: none. */
const struct sp_name_class *sp_name_class_find(struct sp_str latin, size_t *n);

/*
 * Cut the class word off a name that has one at an end: "Sea" off "Baltic Sea",
 * "Gulf" and its "of" off "Gulf of Aden".  *rest is what remains, never empty.
 * The entries as above.
 */
const struct sp_name_class *sp_name_class_cut(
    struct sp_str name, struct sp_str *rest, size_t *n);

/* The table, sorted by the bytes of the English word. */
extern const struct sp_name_class sp_name_class_table[];
extern const size_t sp_name_class_count;

#endif
