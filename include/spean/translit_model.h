/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TRANSLIT_MODEL_H
#define SPEAN_TRANSLIT_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/err.h>
#include <spean/str.h>

/*
 * How names are rewritten between Khmer and Latin script: a stochastic edit
 * model.  A pair of names is a row of operations, each of which stands for up
 * to 2 units of Khmer and up to 4 letters of Latin (not for nothing on both
 * sides) and has a probability of its own, independent of its neighbours:
 *
 *     ជ/ch  ិ/i  ន/n   ម៉ា/ma  លី/li  ន/n
 *
 * A unit is a code point of Khmer, or a coeng with the letter behind it; it is
 * held as one byte: cp - U+1780 + 1, with the high bit for a subscript.
 *
 *     chunk[] ──first,n──▶ op[] ──part──▶ part[]
 *     1 or 2 units         p              0 to 4 letters
 *
 * Constant and shared between threads.
 */
#define SP_TRANSLIT_UNITS   2 /* of one operation */
#define SP_TRANSLIT_LETTERS 4

/* Two letters, each of 37: none, a digit, one of a to z. */
#define SP_TRANSLIT_PAIRS (37 * 37)

/* What stands on the Latin side of operations, sorted; the first is empty. */
struct sp_translit_part {
	char letter[SP_TRANSLIT_LETTERS];
	uint8_t n;
	float p; /* of all operations with this side */
};

/* What stands on the Khmer side, sorted by key; the first is empty. */
struct sp_translit_chunk {
	uint16_t key; /* the first unit << 8, the second */
	uint16_t first; /* its operations */
	uint16_t n;
	float p; /* of all operations with this side */
};

struct sp_translit_op {
	uint16_t part;
	float p;
};

/* The chunks that begin with a unit: a bit for each second unit, 0 for none,
 * and the number of the first chunk of each 64. */
struct sp_translit_seconds {
	uint64_t bits[4];
	uint16_t first[4];
};

struct sp_translit {
	const struct sp_translit_chunk *chunk;
	const struct sp_translit_op *op;
	const struct sp_translit_part *part;
	uint16_t chunks, ops, parts;
	float unit[256]; /* -ln p of a unit in running text */
	/* Where the parts that begin with two letters begin themselves, and
	 * end: at the next. */
	uint16_t pair[SP_TRANSLIT_PAIRS + 1];
	struct sp_translit_seconds seconds[256]; /* by the first unit */
};

/* The number of the letters that letter[0] and, where that is not NUL,
 * letter[1] are, in the order of their parts. */
size_t sp_translit_pair(const char *letter);

/* The unit of a code point of Khmer, 0 where it has none.  Coeng DA counts as
 * coeng TA, which is how it is read. */
unsigned char sp_translit_unit(uint32_t cp, bool subscript);

/* The number of the chunk of these units, 0 where the model has none. */
static inline uint16_t
sp_translit_chunk_of(
    const struct sp_translit *model, unsigned char one, unsigned char two)
{
	const struct sp_translit_seconds *seconds = &model->seconds[one];
	uint64_t bits = seconds->bits[two / 64];
	uint64_t bit = UINT64_C(1) << two % 64;

	return bits & bit ? (uint16_t)(seconds->first[two / 64] +
				__builtin_popcountll(bits & (bit - 1)))
			  : 0;
}

/*
 * Read a model: lines "khmer TAB latin TAB cost", sorted by khmer, then latin
 * (LC_ALL=C); - is for an empty side.  A latin of = gives the cost of a unit in
 * running text.  Costs are -ln p in 1/100 nats.  At most 65,535 operations.
 *
 * The caller owns *model = {0} and gives it to sp_translit_release, after
 * failure too.  SP_BAD_MODEL, with the number of the line, where a line is not
 * of the form or there is no operation; SP_NOMEM.
 */
enum sp_status sp_translit_read(
    struct sp_translit *model, struct sp_str text, struct sp_err *err);
void sp_translit_release(struct sp_translit *model);

/* The shipped model, compiled in (corpora/names/README). */
extern const struct sp_translit sp_translit_km;

#endif
