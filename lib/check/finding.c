/* SPDX-License-Identifier: MIT */
#include <spean/finding.h>

#include <stdlib.h>

static const struct {
	const char *name;
	enum sp_severity severity;
	const char *about;
} checks[SP_CHECKS] = {
    [SP_CHECK_NUMBER] = {"number", SP_SEVERITY_ERROR, "numbers, by value"},
    [SP_CHECK_PERCENT] = {"percent", SP_SEVERITY_ERROR, "percentages"},
    [SP_CHECK_MONEY] = {"money", SP_SEVERITY_ERROR, "sums and currencies"},
    [SP_CHECK_MEASURE] = {"measure", SP_SEVERITY_ERROR, "measures"},
    [SP_CHECK_DATE] = {"date", SP_SEVERITY_ERROR, "dates, by value"},
    [SP_CHECK_TIME] = {"time", SP_SEVERITY_ERROR, "times of the day"},
    [SP_CHECK_NAME] = {"name", SP_SEVERITY_ERROR, "names, across scripts"},
    [SP_CHECK_NEGATION] = {"negation", SP_SEVERITY_HINT,
	"a sentence that is negated on one side alone"},
    [SP_CHECK_TERM] = {"term", SP_SEVERITY_WARNING, "terms of the glossary"},
    [SP_CHECK_URL] = {"url", SP_SEVERITY_ERROR, "addresses of pages"},
    [SP_CHECK_EMAIL] = {"email", SP_SEVERITY_ERROR, "addresses of mail"},
    [SP_CHECK_TAG] = {"tag", SP_SEVERITY_ERROR, "tags of markup"},
    [SP_CHECK_PLACEHOLDER] = {"placeholder", SP_SEVERITY_ERROR,
	"what a program puts values in for"},
    [SP_CHECK_MISSING] = {"missing", SP_SEVERITY_ERROR,
	"sentences that are not translated"},
    [SP_CHECK_ADDED] = {"added", SP_SEVERITY_WARNING,
	"sentences that translate nothing"},
    [SP_CHECK_EMPTY] = {"empty", SP_SEVERITY_ERROR, "a side without text"},
    [SP_CHECK_LENGTH] = {"length", SP_SEVERITY_WARNING,
	"texts that are much longer or shorter than is usual"},
    [SP_CHECK_UNTRANSLATED] = {"untranslated", SP_SEVERITY_WARNING,
	"text that was copied"},
    [SP_CHECK_QUOTE] = {"quote", SP_SEVERITY_HINT, "quotation marks"},
    [SP_CHECK_BRACKET] = {"bracket", SP_SEVERITY_HINT, "brackets"},
    [SP_CHECK_END] = {"end", SP_SEVERITY_HINT, "the mark at the end"},
    [SP_CHECK_REPEATED] = {"repeated", SP_SEVERITY_HINT,
	"words that stand twice"},
    [SP_CHECK_SPACE] = {"space", SP_SEVERITY_HINT, "spaces"},
    [SP_CHECK_ZWSP] = {"zwsp", SP_SEVERITY_HINT, "zero-width spaces"},
    [SP_CHECK_ORDER] = {"order", SP_SEVERITY_WARNING,
	"Khmer characters in an order that is not that of Unicode"},
    [SP_CHECK_FONT] = {"font", SP_SEVERITY_ERROR,
	"Khmer written with a font that is not Unicode"},
    [SP_CHECK_SRC_VARIANT] = {"src-variant", SP_SEVERITY_WARNING,
	"the same source, translated in several ways"},
    [SP_CHECK_TGT_VARIANT] = {"tgt-variant", SP_SEVERITY_HINT,
	"several sources, translated in the same way"},
};

static const char *const severities[] = {"hint", "warning", "error"};

const char *
sp_check_name(enum sp_check check)
{
	return checks[check].name;
}

const char *
sp_check_about(enum sp_check check)
{
	return checks[check].about;
}

enum sp_severity
sp_check_severity(enum sp_check check)
{
	return checks[check].severity;
}

bool
sp_check_find(struct sp_str name, enum sp_check *check)
{
	for (size_t i = 0; i < SP_CHECKS; i++) {
		if (!sp_str_eq(name, sp_str_c(checks[i].name)))
			continue;
		*check = (enum sp_check)i;
		return true;
	}
	return false;
}

const char *
sp_severity_name(enum sp_severity severity)
{
	return severities[severity];
}

bool
sp_severity_find(struct sp_str name, enum sp_severity *severity)
{
	for (size_t i = 0; i < sizeof(severities) / sizeof(*severities); i++) {
		if (!sp_str_eq(name, sp_str_c(severities[i])))
			continue;
		*severity = (enum sp_severity)i;
		return true;
	}
	return false;
}

void
sp_findings_add(struct sp_findings *findings, enum sp_check check,
    double confidence, struct sp_norm_range src, struct sp_norm_range tgt,
    const struct sp_buf *message)
{
	struct sp_finding *finding;

	if (findings->failed)
		return;
	if (!sp_grow(&findings->at, &findings->cap, findings->n + 1,
		sizeof(*findings->at))) {
		findings->failed = true;
		return;
	}
	finding = &findings->at[findings->n++];
	*finding = (struct sp_finding){.check = check,
	    .severity = checks[check].severity,
	    .confidence = confidence,
	    .at = {src, tgt}};
	/* The buffer may move: until the end, the place of the message. */
	finding->message.n = message->n;
	sp_buf_add(&findings->message, sp_buf_str(message));
	findings->failed |= message->failed || findings->message.failed;
}

static int
by_size(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

/* SP_FINDING_NOWHERE is behind all places. */
static int
by_place(const void *a, const void *b)
{
	const struct sp_finding *x = a, *y = b;
	int order = 0;

	for (size_t s = 0; s < 2 && order == 0; s++) {
		order = by_size(x->at[s].from, y->at[s].from);
		if (order == 0)
			order = by_size(x->at[s].to, y->at[s].to);
	}
	if (order == 0)
		order = by_size(x->check, y->check);
	return order ? order : sp_str_cmp(x->message, y->message);
}

enum sp_status
sp_findings_settle(struct sp_findings *findings, struct sp_err *err)
{
	const char *at = findings->message.s;

	if (findings->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < findings->n; i++) {
		findings->at[i].message.s = at;
		at += findings->at[i].message.n;
	}
	if (findings->n > 1)
		qsort(
		    findings->at, findings->n, sizeof(*findings->at), by_place);
	return SP_OK;
}

void
sp_findings_reset(struct sp_findings *findings)
{
	findings->n = 0;
	findings->failed = false;
	sp_buf_reset(&findings->message);
}

void
sp_findings_release(struct sp_findings *findings)
{
	free(findings->at);
	sp_buf_release(&findings->message);
	*findings = (struct sp_findings){0};
}
