/* SPDX-License-Identifier: MIT */
#include <spean/placing.h>

#include <stdlib.h>

#include <spean/buf.h>

/* A word that may be no name at all needs so small a chance. */
#define DOUBTFUL_MAX .01

/* A place that is chance as well as not is none. */
#define CHANCE_MAX .5

/* A name, and the best place for it that is left. */
struct wanted {
	size_t tag;
	bool found, done;
	struct sp_name_place place;
	struct sp_name_place first; /* before any place was used */
	bool found_first;
};

struct sp_placing {
	struct sp_name_places *places;
	const struct sp_tags *names; /* that are looked for */
	const struct sp_tags *others; /* of the text they are looked for in */
	bool *used; /* by tag of the others */
	struct wanted *wanted;
	struct sp_placed *placed;
	size_t nwanted, n;
	size_t used_cap, wanted_cap, placed_cap;
};

struct sp_placing *
sp_placing_new(struct sp_err *err)
{
	struct sp_placing *placing = calloc(1, sizeof(*placing));

	if (!placing) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	placing->places = sp_name_places_new(&sp_translit_km, err);
	if (placing->places)
		return placing;
	sp_placing_free(placing);
	return NULL;
}

void
sp_placing_free(struct sp_placing *placing)
{
	if (!placing)
		return;
	sp_name_places_free(placing->places);
	free(placing->used);
	free(placing->wanted);
	free(placing->placed);
	free(placing);
}

/* The best of the names that are tagged behind a title in the other text. */
static bool
find_titled(struct sp_placing *placing, const struct sp_tag *tag,
    struct sp_name_place *place)
{
	const struct sp_tags *others = placing->others;
	size_t n = 0;

	place->p = CHANCE_MAX;
	for (size_t i = 0; i < others->n; i++)
		n += others->tag[i].khmer && others->tag[i].titled;
	for (size_t i = 0; i < others->n && n > 0; i++) {
		const struct sp_tag *other = &others->tag[i];
		double p;

		if (!other->khmer || !other->titled || placing->used[i])
			continue;
		p = sp_name_place_chance(
		    placing->places, tag->value, other->value, n);
		if (p < place->p)
			*place =
			    (struct sp_name_place){other->start, other->end, p};
	}
	return place->p < CHANCE_MAX;
}

static bool
find_place(struct sp_placing *placing, const struct sp_tag *tag,
    struct sp_name_place *place)
{
	struct sp_name_place titled;
	bool found = sp_name_place_find(placing->places, tag->value, place);

	if (find_titled(placing, tag, &titled) &&
	    (!found || titled.p < place->p)) {
		*place = titled;
		found = true;
	}
	return found && (!tag->doubtful || place->p <= DOUBTFUL_MAX);
}

static bool
want_names(struct sp_placing *placing)
{
	placing->nwanted = 0;
	for (size_t i = 0; i < placing->names->n; i++) {
		struct wanted wanted = {.tag = i};

		if (placing->names->tag[i].type != SP_TAG_NAME ||
		    placing->names->tag[i].khmer)
			continue;
		if (!sp_grow(&placing->wanted, &placing->wanted_cap,
			placing->nwanted + 1, sizeof(wanted)))
			return false;
		wanted.found =
		    find_place(placing, &placing->names->tag[i], &wanted.place);
		wanted.first = wanted.place;
		wanted.found_first = wanted.found;
		placing->wanted[placing->nwanted++] = wanted;
	}
	return true;
}

/* The surest one that is left; of equals the longest name, then the first. */
static struct wanted *
surest(struct sp_placing *placing)
{
	struct wanted *best = NULL;

	for (size_t i = 0; i < placing->nwanted; i++) {
		struct wanted *w = &placing->wanted[i];

		if (w->done || !w->found)
			continue;
		if (!best || w->place.p < best->place.p ||
		    (w->place.p <= best->place.p &&
			placing->names->tag[w->tag].value.n >
			    placing->names->tag[best->tag].value.n))
			best = w;
	}
	return best;
}

/* The place is used: who wanted a part of it looks for another. */
static void
use(struct sp_placing *placing, const struct sp_name_place *place)
{
	sp_name_place_use(placing->places, place->start, place->end);
	for (size_t i = 0; i < placing->others->n; i++) {
		const struct sp_tag *other = &placing->others->tag[i];

		if (other->type == SP_TAG_NAME && other->start < place->end &&
		    place->start < other->end)
			placing->used[i] = true;
	}
	for (size_t i = 0; i < placing->nwanted; i++) {
		struct wanted *w = &placing->wanted[i];

		if (!w->done && w->found && w->place.start < place->end &&
		    place->start < w->place.end)
			w->found = find_place(
			    placing, &placing->names->tag[w->tag], &w->place);
	}
}

static bool
place(struct sp_placing *placing, size_t tag, const struct sp_name_place *where)
{
	if (!sp_grow(&placing->placed, &placing->placed_cap, placing->n + 1,
		sizeof(*placing->placed)))
		return false;
	placing->placed[placing->n++] = (struct sp_placed){tag, *where};
	return true;
}

/* Are the words of part some of whole's, in a row? */
static bool
is_part(struct sp_str part, struct sp_str whole)
{
	for (size_t at = 0; (at = sp_str_find(whole, part, at)) < whole.n;
	     at++) {
		size_t end = at + part.n;

		if ((at == 0 || whole.s[at - 1] == ' ') &&
		    (end == whole.n || whole.s[end] == ' '))
			return true;
	}
	return false;
}

/* Did a name that has this one within it, or is within it, get the place? */
static bool
is_shared(const struct sp_placing *placing, const struct wanted *w)
{
	struct sp_str name = placing->names->tag[w->tag].value;

	for (size_t i = 0; i < placing->nwanted; i++) {
		const struct wanted *other = &placing->wanted[i];
		struct sp_str value = placing->names->tag[other->tag].value;

		if (other->done && other->place.start < w->first.end &&
		    w->first.start < other->place.end &&
		    (is_part(name, value) || is_part(value, name)))
			return true;
	}
	return false;
}

/* Names that the other text says once and this one more often. */
static bool
share_names(struct sp_placing *placing)
{
	for (size_t i = 0; i < placing->nwanted; i++) {
		const struct wanted *w = &placing->wanted[i];

		if (!w->done && w->found_first && is_shared(placing, w) &&
		    !place(placing, w->tag, &w->first))
			return false;
	}
	return true;
}

static bool
place_names(struct sp_placing *placing)
{
	struct wanted *w;

	if (!want_names(placing))
		return false;
	while ((w = surest(placing))) {
		struct sp_name_place where = w->place;

		w->done = true;
		if (!place(placing, w->tag, &where))
			return false;
		use(placing, &where);
	}
	return share_names(placing);
}

enum sp_status
sp_placing_find(struct sp_placing *placing, const struct sp_tags *names,
    struct sp_str text, const struct sp_tags *others, struct sp_err *err)
{
	enum sp_status status = sp_name_places_set(placing->places, text, err);

	placing->n = 0;
	placing->names = names;
	placing->others = others;
	if (status != SP_OK)
		return status;
	if (!sp_grow(&placing->used, &placing->used_cap, others->n + 1,
		sizeof(bool)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	memset(placing->used, 0, others->n + 1);
	if (!place_names(placing))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	else
		status = sp_name_places_status(placing->places, err);
	if (status != SP_OK)
		placing->n = 0;
	return status;
}

const struct sp_placed *
sp_placing_placed(const struct sp_placing *placing, size_t *n)
{
	*n = placing->n;
	return placing->placed;
}
