/* SPDX-License-Identifier: MIT */
#include <spean/checker.h>

#include <stdlib.h>

#include <spean/check_copied.h>
#include <spean/check_encoding.h>
#include <spean/check_end.h>
#include <spean/check_gaps.h>
#include <spean/check_literals.h>
#include <spean/check_marks.h>
#include <spean/check_names.h>
#include <spean/check_negation.h>
#include <spean/check_repeated.h>
#include <spean/check_space.h>
#include <spean/check_terms.h>
#include <spean/check_unit.h>
#include <spean/check_values.h>
#include <spean/check_within.h>

struct sp_checker {
	const struct sp_check_opts *opts;
	struct sp_check_unit *unit;
	struct sp_check_gaps *gaps;
	struct sp_check_negation *negation;
	struct sp_check_values *values;
	struct sp_check_literals *literals;
	struct sp_check_copied *copied;
	struct sp_check_marks *marks;
	struct sp_check_end *end;
	struct sp_check_repeated *repeated;
	struct sp_check_space *space;
	struct sp_check_encoding *encoding;
	struct sp_check_terms *terms; /* NULL without a glossary */
	struct sp_check_names *names;
	struct sp_check_within *within;
	struct sp_findings findings;
};

void
sp_checker_free(struct sp_checker *checker)
{
	if (!checker)
		return;
	sp_check_unit_free(checker->unit);
	sp_check_gaps_free(checker->gaps);
	sp_check_negation_free(checker->negation);
	sp_check_values_free(checker->values);
	sp_check_literals_free(checker->literals);
	sp_check_copied_free(checker->copied);
	sp_check_marks_free(checker->marks);
	sp_check_end_free(checker->end);
	sp_check_repeated_free(checker->repeated);
	sp_check_space_free(checker->space);
	sp_check_encoding_free(checker->encoding);
	sp_check_terms_free(checker->terms);
	sp_check_names_free(checker->names);
	sp_check_within_free(checker->within);
	sp_findings_release(&checker->findings);
	free(checker);
}

/* The checks of form; false when memory fails. */
static bool
make_form(struct sp_checker *checker, struct sp_err *err)
{
	checker->literals = sp_check_literals_new(err);
	if (!checker->literals)
		return false;
	checker->copied = sp_check_copied_new(err);
	if (!checker->copied)
		return false;
	checker->marks = sp_check_marks_new(err);
	if (!checker->marks)
		return false;
	checker->end = sp_check_end_new(err);
	if (!checker->end)
		return false;
	checker->repeated = sp_check_repeated_new(err);
	if (!checker->repeated)
		return false;
	checker->space = sp_check_space_new(err);
	if (!checker->space)
		return false;
	checker->encoding = sp_check_encoding_new(err);
	return checker->encoding != NULL;
}

/* The checks that weigh what they see; false when memory fails. */
static bool
make_taught(struct sp_checker *checker, struct sp_err *err)
{
	const struct sp_check_opts *opts = checker->opts;
	const struct sp_check_weights *weights = opts->weights;

	checker->names = sp_check_names_new(
	    opts->lang, opts->lex, weights ? &weights->names : NULL, err);
	if (!checker->names)
		return false;
	checker->within = sp_check_within_new(
	    opts->lang, opts->lex, weights ? &weights->sentences : NULL, err);
	return checker->within != NULL;
}

/* Is one of the checks [first, last] asked for? */
static bool
wants(const struct sp_checker *checker, enum sp_check first, enum sp_check last)
{
	for (int c = (int)first; c <= (int)last; c++)
		if (checker->opts->on[c])
			return true;
	return false;
}

static enum sp_check_tags
tags_of(const struct sp_checker *checker)
{
	if (wants(checker, SP_CHECK_NAME, SP_CHECK_NAME) ||
	    wants(checker, SP_CHECK_MISSING, SP_CHECK_ADDED))
		return SP_CHECK_TAGS;
	return wants(checker, SP_CHECK_NUMBER, SP_CHECK_TIME)
	    ? SP_CHECK_TAGS_VALUES
	    : SP_CHECK_TAGS_NONE;
}

struct sp_checker *
sp_checker_new(const struct sp_check_opts *opts, struct sp_err *err)
{
	struct sp_checker *checker = calloc(1, sizeof(*checker));

	if (!checker) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	checker->opts = opts;
	checker->unit = sp_check_unit_new(opts->lang, err);
	if (!checker->unit)
		goto out;
	checker->unit->wants = tags_of(checker);
	checker->gaps = sp_check_gaps_new(err);
	if (!checker->gaps)
		goto out;
	checker->negation = sp_check_negation_new(opts->lang, err);
	if (!checker->negation)
		goto out;
	checker->values = sp_check_values_new(err);
	if (!checker->values || !make_form(checker, err))
		goto out;
	if (opts->terms) {
		checker->terms = sp_check_terms_new(opts->terms, err);
		if (!checker->terms)
			goto out;
	}
	if (!make_taught(checker, err))
		goto out;
	return checker;
out:
	sp_checker_free(checker);
	return NULL;
}

/* What can be held against the other side. */
static enum sp_status
check_both(struct sp_checker *checker, struct sp_err *err)
{
	struct sp_findings *findings = &checker->findings;
	enum sp_status status = SP_OK;

	if (wants(checker, SP_CHECK_NUMBER, SP_CHECK_TIME))
		status = sp_check_values_run(
		    checker->values, checker->unit, findings, err);
	if (status == SP_OK && checker->terms &&
	    checker->opts->on[SP_CHECK_TERM])
		status = sp_check_terms_run(
		    checker->terms, checker->unit, findings, err);
	if (status == SP_OK && wants(checker, SP_CHECK_NAME, SP_CHECK_NAME))
		status = sp_check_names_run(
		    checker->names, checker->unit, findings, err);
	if (status == SP_OK && checker->opts->on[SP_CHECK_NEGATION])
		status = sp_check_negation_run(
		    checker->negation, checker->unit, findings, err);
	if (status == SP_OK && wants(checker, SP_CHECK_MISSING, SP_CHECK_ADDED))
		status = sp_check_within_run(checker->within, checker->unit,
		    sp_check_gaps_usual(checker->gaps), findings, err);
	return status;
}

/* What can be held against the other side, to the letter. */
static enum sp_status
check_letter(struct sp_checker *checker, struct sp_err *err)
{
	struct sp_findings *findings = &checker->findings;
	enum sp_status status = SP_OK;

	if (wants(checker, SP_CHECK_URL, SP_CHECK_PLACEHOLDER))
		status = sp_check_literals_run(
		    checker->literals, checker->unit, findings, err);
	if (status == SP_OK &&
	    wants(checker, SP_CHECK_UNTRANSLATED, SP_CHECK_UNTRANSLATED))
		status = sp_check_copied_run(
		    checker->copied, checker->unit, findings, err);
	if (status == SP_OK && wants(checker, SP_CHECK_QUOTE, SP_CHECK_BRACKET))
		status = sp_check_marks_run(
		    checker->marks, checker->unit, findings, err);
	if (status == SP_OK && wants(checker, SP_CHECK_END, SP_CHECK_END))
		status = sp_check_end_run(
		    checker->end, checker->unit, findings, err);
	return status;
}

/* What each side has alone, whether the other is there or not. */
static enum sp_status
check_each(struct sp_checker *checker, struct sp_err *err)
{
	struct sp_findings *findings = &checker->findings;
	enum sp_status status = SP_OK;

	if (wants(checker, SP_CHECK_REPEATED, SP_CHECK_REPEATED))
		status = sp_check_repeated_run(
		    checker->repeated, checker->unit, findings, err);
	if (status == SP_OK && wants(checker, SP_CHECK_SPACE, SP_CHECK_ZWSP))
		status = sp_check_space_run(
		    checker->space, checker->unit, findings, err);
	if (status == SP_OK && wants(checker, SP_CHECK_ORDER, SP_CHECK_FONT))
		status = sp_check_encoding_run(
		    checker->encoding, checker->unit, findings, err);
	return status;
}

/* What was not asked for goes: a module may tell of several checks. */
static void
choose(struct sp_checker *checker)
{
	struct sp_findings *findings = &checker->findings;
	const struct sp_check_opts *opts = checker->opts;
	size_t n = 0;

	for (size_t i = 0; i < findings->n; i++)
		if (opts->on[findings->at[i].check] &&
		    findings->at[i].confidence >= opts->least)
			findings->at[n++] = findings->at[i];
	findings->n = n;
}

enum sp_status
sp_checker_pair(
    struct sp_checker *checker, const struct sp_pair *pair, struct sp_err *err)
{
	struct sp_check_unit *unit = checker->unit;
	enum sp_status status;

	sp_findings_reset(&checker->findings);
	status = sp_check_unit_read(unit, pair, err);
	if (status == SP_OK &&
	    wants(checker, SP_CHECK_MISSING, SP_CHECK_LENGTH))
		status = sp_check_gaps_run(
		    checker->gaps, unit, &checker->findings, err);
	if (status == SP_OK && !unit->side[0].blank && !unit->side[1].blank)
		status = check_both(checker, err);
	if (status == SP_OK && !unit->side[0].gap && !unit->side[1].gap)
		status = check_letter(checker, err);
	if (status == SP_OK)
		status = check_each(checker, err);
	if (status == SP_OK)
		status = sp_findings_settle(&checker->findings, err);
	if (status != SP_OK)
		checker->findings.n = 0;
	choose(checker);
	return status;
}

const struct sp_finding *
sp_checker_findings(const struct sp_checker *checker, size_t *n)
{
	*n = checker->findings.n;
	return checker->findings.at;
}
