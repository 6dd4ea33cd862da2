/* SPDX-License-Identifier: MIT */
#include <spean/checker.h>

#include <stdlib.h>

#include <spean/check_gaps.h>
#include <spean/check_negation.h>
#include <spean/check_unit.h>
#include <spean/check_values.h>

struct sp_checker {
	const struct sp_check_opts *opts;
	struct sp_check_unit *unit;
	struct sp_check_gaps *gaps;
	struct sp_check_negation *negation;
	struct sp_check_values *values;
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
	sp_findings_release(&checker->findings);
	free(checker);
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
	checker->gaps = sp_check_gaps_new(err);
	if (!checker->gaps)
		goto out;
	checker->negation = sp_check_negation_new(opts->lang, err);
	if (!checker->negation)
		goto out;
	checker->values = sp_check_values_new(err);
	if (!checker->values)
		goto out;
	return checker;
out:
	sp_checker_free(checker);
	return NULL;
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

/* What can be held against the other side. */
static enum sp_status
check_both(struct sp_checker *checker, struct sp_err *err)
{
	struct sp_findings *findings = &checker->findings;
	enum sp_status status = SP_OK;

	if (wants(checker, SP_CHECK_NUMBER, SP_CHECK_TIME))
		status = sp_check_values_run(
		    checker->values, checker->unit, findings, err);
	if (status == SP_OK && checker->opts->on[SP_CHECK_NEGATION])
		status = sp_check_negation_run(
		    checker->negation, checker->unit, findings, err);
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
sp_checker_pair(struct sp_checker *checker, const struct sp_pair *pair,
    const struct sp_day *const day[2], struct sp_err *err)
{
	struct sp_check_unit *unit = checker->unit;
	enum sp_status status;

	sp_findings_reset(&checker->findings);
	status = sp_check_unit_read(unit, pair, day, err);
	if (status == SP_OK &&
	    wants(checker, SP_CHECK_MISSING, SP_CHECK_LENGTH))
		status = sp_check_gaps_run(
		    checker->gaps, unit, &checker->findings, err);
	if (status == SP_OK && !unit->side[0].blank && !unit->side[1].blank)
		status = check_both(checker, err);
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
