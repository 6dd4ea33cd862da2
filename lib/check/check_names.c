/* SPDX-License-Identifier: MIT */
#include <spean/check_names.h>

#include <math.h>
#include <stdlib.h>

#include <spean/name_cases.h>

/* What may stand in the place of a name that is missing. */
#define COUNTERPART_MIN .2

/* A case, and how likely the name is missing. */
struct verdict {
	const struct sp_name_case *it;
	double p;
	bool told;
};

struct sp_check_names {
	const struct sp_name_weights *weights;
	struct sp_name_cases *cases;
	struct verdict *verdict;
	size_t n, cap;
	struct sp_buf message;
};

struct sp_check_names *
sp_check_names_new(const struct sp_lang *const lang[2],
    const struct sp_lex *lex, const struct sp_name_weights *weights,
    struct sp_err *err)
{
	struct sp_check_names *names = calloc(1, sizeof(*names));

	if (!names) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	names->weights = weights ? weights : &sp_name_weights_built;
	names->cases = sp_name_cases_new(lang, lex, err);
	if (names->cases)
		return names;
	sp_check_names_free(names);
	return NULL;
}

void
sp_check_names_free(struct sp_check_names *names)
{
	if (!names)
		return;
	sp_name_cases_free(names->cases);
	sp_buf_release(&names->message);
	free(names->verdict);
	free(names);
}

static const struct sp_tag *
tag_of(const struct sp_check_unit *unit, const struct verdict *verdict)
{
	return &unit->side[verdict->it->side].tags.tag[verdict->it->tag];
}

static struct sp_norm_range
place_of(const struct sp_check_unit *unit, const struct verdict *verdict)
{
	const struct sp_tag *tag = tag_of(unit, verdict);

	return sp_check_unit_place(
	    unit, verdict->it->side, tag->start, tag->end);
}

static void
quote(const struct sp_check_unit *unit, const struct verdict *verdict,
    struct sp_buf *out)
{
	const struct sp_tag *tag = tag_of(unit, verdict);

	sp_check_unit_quote(unit, verdict->it->side, tag->start, tag->end, out);
}

/* One side has a name of its own where the other has another; or none. */
static void
tell(struct sp_check_names *names, const struct sp_check_unit *unit,
    struct verdict *verdict, struct verdict *other,
    struct sp_findings *findings)
{
	struct sp_norm_range place[2] = {
	    SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};
	struct sp_buf *message = &names->message;
	size_t side = verdict->it->side;

	sp_buf_reset(message);
	verdict->told = true;
	place[side] = place_of(unit, verdict);
	if (other) {
		other->told = true;
		place[!side] = place_of(unit, other);
		sp_buf_addf(message, "%s says ", sp_check_unit_lang(unit, 0));
		quote(unit, side == 0 ? verdict : other, message);
		sp_buf_addf(message, "; %s says ", sp_check_unit_lang(unit, 1));
		quote(unit, side == 0 ? other : verdict, message);
	} else {
		sp_buf_addf(message, "%s does not say ",
		    sp_check_unit_lang(unit, !side));
		quote(unit, verdict, message);
	}
	sp_findings_add(
	    findings, SP_CHECK_NAME, verdict->p, place[0], place[1], message);
}

/* The likeliest that has not been told. */
static struct verdict *
likeliest(struct sp_check_names *names)
{
	struct verdict *best = NULL;

	for (size_t i = 0; i < names->n; i++) {
		struct verdict *v = &names->verdict[i];

		if (!v->told && v->p >= SP_CHECK_NAMES_LEAST &&
		    (!best || v->p > best->p))
			best = v;
	}
	return best;
}

/* How far into its text the name stands, from 0 to 1. */
static double
depth(const struct sp_check_unit *unit, const struct verdict *verdict)
{
	const struct sp_tag *tag = tag_of(unit, verdict);

	return (double)(tag->start + tag->end) /
	    (double)(2 * unit->side[verdict->it->side].text.n);
}

/* What stands in its place on the other side: of the likely ones that have not
 * been told, the one nearest to where it would be, as both texts say what they
 * say in much the same order. */
static struct verdict *
counterpart(struct sp_check_names *names, const struct sp_check_unit *unit,
    const struct verdict *verdict)
{
	struct verdict *best = NULL;
	double most = 0;

	for (size_t i = 0; i < names->n; i++) {
		struct verdict *v = &names->verdict[i];
		double worth;

		if (v->told || v->p < COUNTERPART_MIN ||
		    v->it->side == verdict->it->side)
			continue;
		worth = v->p - fabs(depth(unit, v) - depth(unit, verdict));
		if (!best || worth > most) {
			best = v;
			most = worth;
		}
	}
	return best;
}

static enum sp_status
weigh(struct sp_check_names *names, struct sp_err *err)
{
	const struct sp_name_case *it =
	    sp_name_cases_of(names->cases, &names->n);

	if (names->n > 0 &&
	    !sp_grow(&names->verdict, &names->cap, names->n,
		sizeof(*names->verdict))) {
		names->n = 0;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < names->n; i++)
		names->verdict[i] = (struct verdict){
		    &it[i], sp_name_weigh(names->weights, &it[i]), false};
	return SP_OK;
}

enum sp_status
sp_check_names_run(struct sp_check_names *names,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	enum sp_status status = sp_name_cases_read(names->cases, unit, err);
	struct verdict *verdict;

	sp_buf_reset(&names->message);
	if (status == SP_OK)
		status = weigh(names, err);
	if (status != SP_OK)
		return status;
	while ((verdict = likeliest(names)))
		tell(names, unit, verdict, counterpart(names, unit, verdict),
		    findings);
	return sp_buf_status(&names->message, err);
}
