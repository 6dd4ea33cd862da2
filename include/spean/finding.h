/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_FINDING_H
#define SPEAN_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/norm_map.h>
#include <spean/str.h>

/*
 * What a check has found in a pair of texts: which check, how bad it is if it
 * is so, how likely it is so, where, and in words for people who know neither
 * this program nor the other language.
 */
enum sp_check {
	/* What the one says and the other does not. */
	SP_CHECK_NUMBER,
	SP_CHECK_PERCENT,
	SP_CHECK_MONEY,
	SP_CHECK_MEASURE,
	SP_CHECK_DATE,
	SP_CHECK_TIME,
	SP_CHECK_NAME,
	SP_CHECK_NEGATION,
	SP_CHECK_TERM, /* of a glossary */
	SP_CHECK_URL,
	SP_CHECK_EMAIL,
	SP_CHECK_TAG, /* of markup */
	SP_CHECK_PLACEHOLDER,
	/* What is there on one side alone. */
	SP_CHECK_MISSING, /* a sentence of the source */
	SP_CHECK_ADDED, /* a sentence of the target */
	SP_CHECK_EMPTY, /* the text of a side */
	SP_CHECK_LENGTH, /* much longer or shorter than is usual */
	SP_CHECK_UNTRANSLATED, /* copied, or in the other language */
	/* How it is written. */
	SP_CHECK_QUOTE,
	SP_CHECK_BRACKET,
	SP_CHECK_END, /* the mark at the end */
	SP_CHECK_REPEATED, /* a word that stands twice */
	SP_CHECK_SPACE,
	SP_CHECK_ZWSP,
	SP_CHECK_ORDER, /* of Khmer characters */
	SP_CHECK_FONT, /* the bytes of a font that is not Unicode */
	/* The same source translated otherwise elsewhere; another source
	 * translated the same. */
	SP_CHECK_SRC_VARIANT,
	SP_CHECK_TGT_VARIANT
};
#define SP_CHECKS (SP_CHECK_TGT_VARIANT + 1)

enum sp_severity {
	SP_SEVERITY_HINT, /* style, or what is often right */
	SP_SEVERITY_WARNING, /* look at it */
	SP_SEVERITY_ERROR /* a reader is told what is not so */
};

struct sp_finding {
	enum sp_check check;
	enum sp_severity severity;
	double confidence; /* that a reader would agree, 0 to 1 */
	/* Bytes of the texts as they were given, by side; a side without a
	 * place has SP_FINDING_NOWHERE for both. */
	struct sp_norm_range at[2];
	struct sp_str message;
};
#define SP_FINDING_NOWHERE_AT SIZE_MAX
#define SP_FINDING_NOWHERE                                                     \
	((struct sp_norm_range){SP_FINDING_NOWHERE_AT, SP_FINDING_NOWHERE_AT})

static inline bool
sp_finding_has_place(struct sp_norm_range at)
{
	return at.from != SP_FINDING_NOWHERE_AT;
}

/* "number", "percent", ..., as spean(5) has them; and what it is about, for
 * the manual and for lists. */
const char *sp_check_name(enum sp_check check);
const char *sp_check_about(enum sp_check check);
enum sp_severity sp_check_severity(enum sp_check check);

/* The check of this name; false where there is none. */
bool sp_check_find(struct sp_str name, enum sp_check *check);

/* "hint", "warning", "error". */
const char *sp_severity_name(enum sp_severity severity);
bool sp_severity_find(struct sp_str name, enum sp_severity *severity);

/* A list of findings.  Start with = {0}; sticky like a buffer. */
struct sp_findings {
	struct sp_finding *at;
	size_t n, cap;
	struct sp_buf message; /* of all of them, moved with the list */
	bool failed;
};

/* Append one with the severity of its check; the message is copied, and where
 * it has failed, the list has.  What sp_finding.message says holds after
 * sp_findings_settle only. */
void sp_findings_add(struct sp_findings *findings, enum sp_check check,
    double confidence, struct sp_norm_range src, struct sp_norm_range tgt,
    const struct sp_buf *message);

/* Put them in order: by place in the source, those without one last and by
 * place in the target, then by check; and set their messages.  SP_NOMEM. */
enum sp_status sp_findings_settle(
    struct sp_findings *findings, struct sp_err *err);

void sp_findings_reset(struct sp_findings *findings);
void sp_findings_release(struct sp_findings *findings);

#endif
