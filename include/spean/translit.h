/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TRANSLIT_H
#define SPEAN_TRANSLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>
#include <spean/translit_model.h>

/*
 * Whether a name in Latin script and one in Khmer are one name, by the model
 * of translit_model.h:
 *
 *     ln [ q(khmer, latin) / (q(khmer) · q(latin)) ]
 *
 * q(khmer, latin) is the sum over all rows of operations that make the pair,
 * q(khmer) and q(latin) what the model gives to each side alone.  The log-odds
 * are above 0 where the pair is likelier to be one name than two by chance;
 * they grow with the length of the name.  Compare names by them: of the
 * candidates for a name, the highest.
 *
 * Only letters and digits count: spaces, hyphens, ZWSP and other signs may
 * stand or not.  Latin letters count without case and diacritics.
 */
#define SP_TRANSLIT_MAX 63 /* units or letters of a name */

/* A name in Khmer, ready to be compared. */
struct sp_translit_khmer {
	uint8_t n; /* units */
	unsigned char unit[SP_TRANSLIT_MAX];
	/* The chunks of the model that begin at each unit: of one, of two; 0:
	 * none. */
	uint16_t chunk[SP_TRANSLIT_MAX][SP_TRANSLIT_UNITS];
	double alone; /* ln q(khmer) */
	uint64_t skeleton;
};

/*
 * Read a name.  SP_BAD_TEXT where it is not UTF-8 or has no letter of Khmer, or
 * has one of another script; SP_TOO_LARGE beyond SP_TRANSLIT_MAX; SP_NOMEM.
 */
enum sp_status sp_translit_khmer(const struct sp_translit *model,
    struct sp_str text, struct sp_translit_khmer *name, struct sp_err *err);

/* A name in Latin, and what compares it; one a thread. */
struct sp_translit_latin;
struct sp_translit_latin *sp_translit_new(
    const struct sp_translit *model, struct sp_err *err);
void sp_translit_free(struct sp_translit_latin *latin);

/* Read a name; the statuses are as above.  After failure no name is set. */
enum sp_status sp_translit_set(
    struct sp_translit_latin *latin, struct sp_str text, struct sp_err *err);

/* The same, with what other languages call it (exonym.h): any of the forms,
 * each as likely as the others, may be the one that Khmer writes. */
enum sp_status sp_translit_set_forms(
    struct sp_translit_latin *latin, struct sp_str text, struct sp_err *err);

/* The letters of a name as they are compared, a to z and 0 to 9, appended to
 * out; the statuses are as above. */
enum sp_status sp_translit_fold(
    struct sp_str text, struct sp_buf *out, struct sp_err *err);

/* The log-odds that they are one name; -INFINITY where no name is set or the
 * model has no row of operations for the pair. */
double sp_translit_odds(
    struct sp_translit_latin *latin, const struct sp_translit_khmer *khmer);

/*
 * False where the consonants of the two are so far apart that the pair need
 * not be looked at: much faster than the odds.  It keeps all but one or two of
 * a hundred pairs that are one name, most of them established forms that the
 * odds do not recognise either.
 */
bool sp_translit_near(const struct sp_translit_latin *latin,
    const struct sp_translit_khmer *khmer);

/*
 * A text of units in which a name is looked for.  A name begins before a unit
 * and ends behind one where this is allowed, at a cost or with a bonus.
 */
struct sp_translit_place {
	/* The chunks that begin here, as in struct sp_translit_khmer; none that
	 * a name cannot be written across. */
	uint16_t chunk[SP_TRANSLIT_UNITS];
	unsigned char unit; /* 0: no name is across it */
	float begin; /* in nats; -INFINITY: no name begins here */
	float end; /* behind the unit, in the same way */
	double odds[2]; /* exp(begin), exp(end) */
};

struct sp_translit_span {
	size_t from, to; /* places, half-open */
	double odds;
};

/* Fill in the rest of n places whose units, begins and ends are set. */
void sp_translit_chunks(
    const struct sp_translit *model, struct sp_translit_place *place, size_t n);

/*
 * The span of the places that is likeliest to be the name: the best row of
 * operations, against the units as they come in running text:
 *
 *     ln q(span, latin) - sum of ln p(unit) - ln q(latin) + begin + end
 *
 * A row is given up where it is not `floor` times as likely as chance so far:
 * with more than 0, one is faster, and may miss a span that has a bad start.
 *
 * False where no name is set or no span is possible.
 */
bool sp_translit_best(struct sp_translit_latin *latin,
    const struct sp_translit_place *place, size_t n, double floor,
    struct sp_translit_span *best);

/* The letters of the name as they are compared: a to z and 0 to 9. */
struct sp_str sp_translit_letters(const struct sp_translit_latin *latin);

#endif
