/* SPDX-License-Identifier: MIT */
#include <spean/check_within.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/within_cases.h>

struct sp_check_within {
	const struct sp_within_weights *weights;
	struct sp_within_cases *cases;
	struct sp_buf message;
};

void
sp_check_within_free(struct sp_check_within *within)
{
	if (!within)
		return;
	sp_within_cases_free(within->cases);
	sp_buf_release(&within->message);
	free(within);
}

struct sp_check_within *
sp_check_within_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, const struct sp_within_weights *weights,
    struct sp_err *err)
{
	struct sp_check_within *within = calloc(1, sizeof(*within));

	if (!within) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	within->weights = weights ? weights : &sp_within_weights_built;
	within->cases = sp_within_cases_new(lang, lex, err);
	if (within->cases)
		return within;
	sp_check_within_free(within);
	return NULL;
}

static void
tell(struct sp_check_within *within, const struct sp_check_unit *unit,
    const struct sp_within_case *it, size_t end, double confidence,
    struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};
	struct sp_buf *message = &within->message;

	sp_buf_reset(message);
	sp_buf_addf(message, "%s %s: ", sp_check_unit_lang(unit, 1),
	    it->side ? "adds" : "leaves out");
	sp_check_unit_quote(unit, it->side, it->start, end, message);
	at[it->side] = sp_check_unit_place(unit, it->side, it->start, end);
	sp_findings_add(findings, it->side ? SP_CHECK_ADDED : SP_CHECK_MISSING,
	    confidence, at[0], at[1], message);
}

static double
weigh(const struct sp_check_within *within, const struct sp_within_case *it)
{
	return sp_within_weigh(within->weights, it);
}

/* The last of the sentences from k on that are left out. */
static size_t
last_of(const struct sp_check_within *within, const struct sp_within_case *it,
    size_t n, size_t k)
{
	while (k + 1 < n && weigh(within, &it[k + 1]) >= SP_CHECK_WITHIN_LEAST)
		k++;
	return k;
}

enum sp_status
sp_check_within_run(struct sp_check_within *within,
    const struct sp_check_unit *unit, double usual,
    struct sp_findings *findings, struct sp_err *err)
{
	const struct sp_within_case *it;
	size_t n;
	enum sp_status status =
	    sp_within_cases_read(within->cases, unit, usual, err);

	if (status != SP_OK)
		return status;
	it = sp_within_cases_of(within->cases, &n);
	for (size_t k = 0, last; k < n; k = last + 1) {
		double sure = weigh(within, &it[k]);

		last = k;
		if (sure < SP_CHECK_WITHIN_LEAST)
			continue;
		last = last_of(within, it, n, k);
		tell(within, unit, &it[k], it[last].end, sure, findings);
	}
	return sp_buf_status(&within->message, err);
}
