/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DICT_H
#define SPEAN_DICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * A constant dictionary: strings of codes (bytes 1 to 253) with a value each,
 * as a trie in one array (a double array: Aoe, Morimoto & Sato 1992; children
 * found by exclusive or, as in Yata's Darts-clone).  Each unit is
 *
 *     31             9   8     7        0
 *     [ base         ] [ ends ] [ label  ]
 *     [ a value               ] [ 0      ]
 *
 * The child of the node with base b by code c is unit b ^ c, if its label is
 * c; where a string ends at a node, its value is unit b.  No two nodes have the
 * same base, so that a label tells the parent.  A node is held as base and
 * `ends` of its unit.
 */
struct sp_dict {
	const uint32_t *unit;
	size_t n;
};

#define SP_DICT_CODE_MAX  0xFDu
#define SP_DICT_NONE      UINT32_MAX
#define SP_DICT_VALUE_MAX 0xFFFFFFu

/* The node that all strings begin at. */
static inline uint32_t
sp_dict_root(const struct sp_dict *dict)
{
	return dict->unit[0] >> 8;
}

/* From a node along a code: the next node, or SP_DICT_NONE. */
static inline uint32_t
sp_dict_step(const struct sp_dict *dict, uint32_t node, unsigned char code)
{
	uint32_t unit = dict->unit[node >> 1 ^ code];

	return (unit & 0xFF) == code ? unit >> 8 : SP_DICT_NONE;
}

/* The same along a byte of any text, which need not be a code. */
static inline uint32_t
sp_dict_step_byte(const struct sp_dict *dict, uint32_t node, unsigned char byte)
{
	return byte == 0 || byte > SP_DICT_CODE_MAX
	    ? SP_DICT_NONE
	    : sp_dict_step(dict, node, byte);
}

/* The value of the string that ends at a node, or SP_DICT_NONE. */
static inline uint32_t
sp_dict_value(const struct sp_dict *dict, uint32_t node)
{
	return node & 1 ? dict->unit[node >> 1] >> 8 : SP_DICT_NONE;
}

/* The value of a whole string, or SP_DICT_NONE. */
uint32_t sp_dict_get(const struct sp_dict *dict, struct sp_str codes);

struct sp_dict_entry {
	struct sp_str codes; /* not empty */
	uint32_t value; /* at most SP_DICT_VALUE_MAX */
	/* Those with a lower one are asked for more often; they are laid close
	 * together, where they stay in the caches. */
	uint32_t rank;
};

/*
 * Make a dictionary of entries sorted by bytes, none twice, which
 * sp_dict_release frees.
 *
 * SP_BAD_MODEL where an entry is empty, out of order or has a code or value out
 * of range; SP_TOO_LARGE above 2^23 units; SP_NOMEM.  dict is then untouched.
 */
enum sp_status sp_dict_make(const struct sp_dict_entry *entry, size_t n,
    struct sp_dict *dict, struct sp_err *err);
void sp_dict_release(struct sp_dict *dict);

#endif
