/* SPDX-License-Identifier: MIT */
#include <spean/check_marks.h>

#include <stdlib.h>

#include <spean/enclosing.h>

struct sp_check_marks {
	struct sp_buf message;
	struct sp_enclosing_marks found[2][SP_ENCLOSINGS];
	/* Of the pairs before, of these documents. */
	size_t open[2][SP_ENCLOSINGS];
	size_t number; /* of the documents */
};

static const struct {
	enum sp_check check;
	double open, close; /* confidence */
	double alone; /* where only one side has pairs of it */
} kinds[SP_ENCLOSINGS] = {
    [SP_ENCLOSING_QUOTE] = {SP_CHECK_QUOTE, .6, .6, .2},
    [SP_ENCLOSING_BRACKET] = {SP_CHECK_BRACKET, .8, .8, .3},
};

struct sp_check_marks *
sp_check_marks_new(struct sp_err *err)
{
	struct sp_check_marks *marks = calloc(1, sizeof(*marks));

	if (!marks)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return marks;
}

void
sp_check_marks_free(struct sp_check_marks *marks)
{
	if (!marks)
		return;
	sp_buf_release(&marks->message);
	free(marks);
}

/* Does a side quote with apostrophes, of which one cannot tell what they open
 * and close? */
static bool
has_single(struct sp_str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.n - i > 2 &&
		    memcmp(text.s + i, "\xE2\x80\x98", 3) == 0)
			return true;
		if (text.s[i] == '\'' &&
		    (i == 0 || i + 1 == text.n || text.s[i - 1] == ' ' ||
			text.s[i + 1] == ' '))
			return true;
	}
	return false;
}

/* A quotation that goes on over sentences, of which the other side makes none:
 * the mark is right, if at the very beginning. */
static bool
goes_on(const struct sp_check_marks *marks, size_t s, bool opens,
    struct sp_norm_range place)
{
	const struct sp_enclosing_marks *other =
	    &marks->found[!s][SP_ENCLOSING_QUOTE];

	return opens && place.from == 0 &&
	    other->pairs + other->opens + other->closes == 0;
}

static void
tell(struct sp_check_marks *marks, const struct sp_check_unit *unit, size_t s,
    enum sp_enclosing kind, bool opens, struct sp_norm_range place,
    struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};
	double sure;

	at[s] = place;
	sp_buf_addf(&marks->message, opens ? "%s does not close " : "%s has ",
	    sp_check_unit_lang(unit, s));
	sp_buf_add(&marks->message,
	    sp_str_sub(unit->side[s].raw, place.from, place.to));
	if (!opens)
		sp_buf_add(&marks->message, SP_STR(" that closes nothing"));
	sure = opens ? kinds[kind].open : kinds[kind].close;
	if (kind == SP_ENCLOSING_QUOTE &&
	    (has_single(unit->side[!s].raw) || goes_on(marks, s, opens, place)))
		sure *= .5;
	sp_findings_add(
	    findings, kinds[kind].check, sure, at[0], at[1], &marks->message);
	sp_buf_cut(&marks->message, 0);
}

/* Those of one side beyond those that the other side leaves, too. */
static void
check_side(struct sp_check_marks *marks, const struct sp_check_unit *unit,
    size_t s, enum sp_enclosing kind, struct sp_findings *findings)
{
	const struct sp_enclosing_marks *own = &marks->found[s][kind];
	const struct sp_enclosing_marks *other = &marks->found[!s][kind];
	size_t *open = &marks->open[s][kind];

	for (size_t i = other->opens; i < own->opens; i++)
		tell(marks, unit, s, kind, true, own->open[i], findings);
	for (size_t i = other->closes; i < own->closes; i++)
		if (i >= *open)
			tell(marks, unit, s, kind, false, own->close[i],
			    findings);
	*open = own->closes < *open ? *open - own->closes : 0;
	*open += own->opens;
}

/* A gloss in brackets is what translators add: only what the target lacks. */
static void
check_alone(struct sp_check_marks *marks, const struct sp_check_unit *unit,
    enum sp_enclosing kind, struct sp_findings *findings)
{
	const struct sp_enclosing_marks *src = &marks->found[0][kind];
	const struct sp_enclosing_marks *tgt = &marks->found[1][kind];

	if (src->pairs == 0 || tgt->pairs + tgt->opens + tgt->closes > 0 ||
	    src->opens + src->closes > 0)
		return;
	sp_buf_addf(&marks->message, "%s has %s; %s has none",
	    sp_check_unit_lang(unit, 0),
	    kind == SP_ENCLOSING_QUOTE ? "quotation marks" : "brackets",
	    sp_check_unit_lang(unit, 1));
	sp_findings_add(findings, kinds[kind].check, kinds[kind].alone,
	    SP_FINDING_NOWHERE, SP_FINDING_NOWHERE, &marks->message);
	sp_buf_cut(&marks->message, 0);
}

enum sp_status
sp_check_marks_run(struct sp_check_marks *marks,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	sp_buf_reset(&marks->message);
	if (unit->number != marks->number)
		memset(marks->open, 0, sizeof(marks->open));
	marks->number = unit->number;
	for (size_t s = 0; s < 2; s++)
		sp_enclosing_read(
		    unit->side[s].raw, unit->side[s].lang, marks->found[s]);
	for (int k = 0; k < SP_ENCLOSINGS; k++) {
		enum sp_enclosing kind = (enum sp_enclosing)k;

		check_side(marks, unit, 0, kind, findings);
		check_side(marks, unit, 1, kind, findings);
		check_alone(marks, unit, kind, findings);
	}
	return sp_buf_status(&marks->message, err);
}
