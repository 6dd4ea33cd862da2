/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_CHECK_WEIGHTS_H
#define SPEAN_CHECK_WEIGHTS_H

#include <spean/err.h>
#include <spean/name_weights.h>
#include <spean/str.h>
#include <spean/within_case.h>

/* What the features of names and of sentences count. */
struct sp_check_weights {
	struct sp_name_weights names;
	struct sp_within_weights sentences;
};

/* Those built in, of corpora/weights/names.tsv and within.tsv. */
struct sp_check_weights sp_check_weights_built(void);

/*
 * Take a line "kind TAB feature TAB weight" of a file of weights, or a comment
 * ("# ...").  The kinds are those of names (name_case.h), and "sentence" for
 * the features of within_case.h.  SP_BAD_RECORD where it is no such line.
 */
enum sp_status sp_check_weights_parse(
    struct sp_str line, struct sp_check_weights *weights, struct sp_err *err);

#endif
