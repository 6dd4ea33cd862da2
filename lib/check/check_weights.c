/* SPDX-License-Identifier: MIT */
#include <spean/check_weights.h>

/* Far more than a kind or a feature has, and what one may want to read. */
#define QUOTED 40

struct sp_check_weights
sp_check_weights_built(void)
{
	return (struct sp_check_weights){
	    sp_name_weights_built, sp_within_weights_built};
}

static enum sp_status
reject(const char *what, struct sp_str field, struct sp_err *err)
{
	return sp_err_set(err, SP_BAD_RECORD, "%s: '%.*s'", what,
	    field.n > QUOTED ? QUOTED : (int)field.n, field.s);
}

/* SP_NAME_CASE_KINDS where none is named so. */
static size_t
find_kind(struct sp_str name)
{
	size_t k = 0;

	while (k < SP_NAME_CASE_KINDS &&
	    !sp_str_eq(name,
		sp_str_c(sp_name_case_kind_name((enum sp_name_case_kind)k))))
		k++;
	return k;
}

/* The weight of a feature of names, of those of a kind; NULL where there is
 * none.  So with the next. */
static double *
find_name(double of[SP_NAME_FEATURES], struct sp_str name)
{
	for (int f = 0; f < (int)SP_NAME_FEATURES; f++)
		if (sp_str_eq(name,
			sp_str_c(
			    sp_name_feature_name((enum sp_name_feature)f))))
			return &of[f];
	return NULL;
}

static double *
find_sentence(double of[SP_WITHIN_FEATURES], struct sp_str name)
{
	for (int f = 0; f < (int)SP_WITHIN_FEATURES; f++)
		if (sp_str_eq(name,
			sp_str_c(
			    sp_within_feature_name((enum sp_within_feature)f))))
			return &of[f];
	return NULL;
}

enum sp_status
sp_check_weights_parse(
    struct sp_str line, struct sp_check_weights *weights, struct sp_err *err)
{
	struct sp_str value = line, kind = sp_str_cut(&value, '\t');
	struct sp_str feature = sp_str_cut(&value, '\t');
	size_t k = find_kind(kind);
	double *weight, number;

	if (sp_str_starts(line, SP_STR("#")))
		return SP_OK;
	if (sp_str_eq(kind, SP_STR("sentence")))
		weight = find_sentence(weights->sentences.of, feature);
	else if (k < SP_NAME_CASE_KINDS)
		weight = find_name(weights->names.of[k], feature);
	else
		return reject("no kind of that name", kind, err);
	if (!weight)
		return reject("no weight of that name", feature, err);
	if (!sp_str_number(value, &number))
		return reject("no number", value, err);
	*weight = number;
	return SP_OK;
}
