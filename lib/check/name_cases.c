/* SPDX-License-Identifier: MIT */
#include <spean/name_cases.h>

#include <math.h>
#include <stdlib.h>

#include <spean/known.h>
#include <spean/latin_find.h>
#include <spean/name_meaning.h>
#include <spean/name_memory.h>
#include <spean/name_place.h>
#include <spean/name_told.h>

/* A place whose chance is this small (as -ln p) is the name's own; one of this
 * may well be. */
#define OWN 8.1
#define MET 3.

/* A name all of whose words are said so surely is said. */
#define SAID_OWN .85

/* A word that the lexicon knows by its sound is rather a name. */
#define SOUND_NAME .3

/* Where a name of the text in Latin letters stands. */
struct met {
	struct sp_spelt_place place;
	size_t tag;
};

struct sp_name_cases {
	const struct sp_lang *lang[2];
	size_t khmer; /* the side; 2: none */
	struct sp_name_places *places;
	struct sp_name_meanings *meanings;
	struct sp_name_memory memory;
	struct sp_name_told told;
	struct sp_buf letters; /* of a name */
	struct sp_buf small; /* the text in Latin letters, without capitals */
	/* The pair. */
	const struct sp_check_side *latin_side, *khmer_side;
	bool set; /* the text of places */
	bool forgets; /* what is read does not count */
	struct met *met;
	struct sp_name_case *at;
	size_t nmet, met_cap, n, cap;
};

void
sp_name_cases_free(struct sp_name_cases *cases)
{
	if (!cases)
		return;
	sp_name_places_free(cases->places);
	sp_name_meanings_free(cases->meanings);
	sp_name_memory_release(&cases->memory);
	sp_name_told_release(&cases->told);
	sp_buf_release(&cases->letters);
	sp_buf_release(&cases->small);
	free(cases->met);
	free(cases->at);
	free(cases);
}

/* The side in Khmer, where the other is not. */
static size_t
khmer_side(const struct sp_lang *const lang[2])
{
	bool is[2];

	for (size_t s = 0; s < 2; s++)
		is[s] = strcmp(lang[s]->script, "Khmr") == 0;
	return is[0] == is[1] ? 2 : is[1];
}

struct sp_name_cases *
sp_name_cases_new(const struct sp_lang *const lang[2], const struct sp_lex *lex,
    struct sp_err *err)
{
	struct sp_name_cases *cases = calloc(1, sizeof(*cases));

	if (!cases) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	cases->khmer = khmer_side(lang);
	cases->places = sp_name_places_new(&sp_translit_km, err);
	if (cases->places)
		cases->meanings = sp_name_meanings_new(
		    lex, cases->khmer == 0 ? SP_LEX_TGT : SP_LEX_SRC, err);
	if (cases->meanings)
		return cases;
	sp_name_cases_free(cases);
	return NULL;
}

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

/* The place is that of a name: no name of the Khmer text stands there that the
 * other text has not. */
static bool
meet(struct sp_name_cases *cases, size_t tag, size_t start, size_t end)
{
	if (!sp_grow(&cases->met, &cases->met_cap, cases->nmet + 1,
		sizeof(*cases->met)))
		return false;
	cases->met[cases->nmet++] = (struct met){{start, end}, tag};
	return true;
}

static bool
is_over(const struct met *met, size_t start, size_t end)
{
	return met->place.start < end && start < met->place.end;
}

static bool
is_met(const struct sp_name_cases *cases, const struct sp_tag *tag)
{
	for (size_t i = 0; i < cases->nmet; i++)
		if (is_over(&cases->met[i], tag->start, tag->end))
			return true;
	return false;
}

/* Is it the place of another name, none that this one is a part of? */
static bool
is_taken(const struct sp_name_cases *cases, struct sp_str name, size_t start,
    size_t end)
{
	for (size_t i = 0; i < cases->nmet; i++) {
		const struct met *met = &cases->met[i];
		struct sp_str other =
		    cases->latin_side->tags.tag[met->tag].value;

		if (is_over(met, start, end) &&
		    sp_str_find(other, name, 0) == other.n &&
		    sp_str_find(name, other, 0) == name.n)
			return true;
	}
	return false;
}

/* It stands there: for what is to come, it is so written. */
static bool
remember(struct sp_name_cases *cases, size_t tag, size_t start, size_t end)
{
	if (!meet(cases, tag, start, end))
		return false;
	return cases->forgets ||
	    sp_name_memory_add(&cases->memory,
		cases->latin_side->tags.tag[tag].value,
		sp_str_sub(cases->khmer_side->text, start, end));
}

/* ---- what takes time ---- */

static double
worth(double p)
{
	return p > 0 ? fmin(-log(p), SP_NAME_CHANCE_MAX) : SP_NAME_CHANCE_MAX;
}

static enum sp_status
set_places(struct sp_name_cases *cases, struct sp_err *err)
{
	if (cases->set)
		return SP_OK;
	cases->set = true;
	return sp_name_places_set(cases->places, cases->khmer_side->text, err);
}

/* The last of its words. */
static struct sp_str
last_word(struct sp_str name)
{
	size_t at = name.n;

	while (at > 0 && name.s[at - 1] != ' ')
		at--;
	return sp_str_sub(name, at, name.n);
}

/* The best place of a name or a part of it, not that of another name. */
static double
find_place(struct sp_name_cases *cases, struct sp_str name, struct sp_str part,
    struct sp_name_place *place)
{
	if (!sp_name_place_find(cases->places, part, place) ||
	    is_taken(cases, name, place->start, place->end))
		return 0;
	return worth(place->p);
}

/* Where it stands by its sound; or a word of it does. */
static enum sp_status
find_sound(
    struct sp_name_cases *cases, struct sp_name_case *it, struct sp_err *err)
{
	struct sp_str name = cases->latin_side->tags.tag[it->tag].value;
	struct sp_name_place place, part;
	enum sp_status status = set_places(cases, err);
	double chance, *f = it->feature;

	if (status != SP_OK)
		return status;
	chance = find_place(cases, name, name, &place);
	f[SP_NAME_CHANCE] = chance;
	f[SP_NAME_NONE] = chance <= 0;
	if (f[SP_NAME_WORDS] > 0 && chance < OWN)
		f[SP_NAME_PART] =
		    find_place(cases, name, last_word(name), &part);
	if (f[SP_NAME_PART] > chance)
		place = part;
	if (fmax(f[SP_NAME_PART], chance) > 0) {
		it->place = true;
		it->start = place.start;
		it->end = place.end;
	}
	return sp_name_places_status(cases->places, err);
}

/* ---- names of the text in Latin letters ---- */

/* "I'm", "We've": words that are run together with others. */
static bool
is_contracted(struct sp_str name)
{
	static const char *const end[] = {"'m", "'ll", "'ve", "'re", "'d",
	    "n't", "\xe2\x80\x99m", "\xe2\x80\x99ll", "\xe2\x80\x99ve",
	    "\xe2\x80\x99re",
	    "\xe2\x80\x99"
	    "d",
	    "n\xe2\x80\x99t"};

	for (size_t i = 0; i < sizeof(end) / sizeof(*end); i++)
		if (sp_str_ends(name, sp_str_c(end[i])))
			return true;
	return false;
}

/* "II", "I-II": a number. */
static bool
is_roman(struct sp_str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!strchr("IVX-", name.s[i]))
			return false;
	return true;
}

static bool
is_plural(struct sp_str name)
{
	static const char *const end[] = {"s", "an", "ese", "ish", "ist", "er"};

	for (size_t i = 0; i < sizeof(end) / sizeof(*end); i++)
		if (sp_str_ends(name, sp_str_c(end[i])))
			return true;
	return false;
}

static void
set_shape(const struct sp_tag *tag, struct sp_name_case *it)
{
	size_t words = 1, letters = 0;

	for (size_t i = 0; i < tag->value.n; i++) {
		words += tag->value.s[i] == ' ';
		letters += ((unsigned char)tag->value.s[i] & 0xC0) != 0x80;
	}
	if (tag->khmer)
		words = 1;
	it->feature[SP_NAME_BIAS] = 1;
	it->feature[SP_NAME_DOUBTFUL] = tag->doubtful;
	it->feature[SP_NAME_ACRONYM] = tag->acronym;
	it->feature[SP_NAME_TITLED] = tag->titled;
	it->feature[SP_NAME_WORDS] = log((double)words);
	if (words == 1 && letters < 6)
		it->feature[SP_NAME_SHORT] = 6 - (double)letters;
	it->feature[SP_NAME_PLURAL] = !tag->khmer && is_plural(tag->value);
}

/* A word that opens a sentence and has a meaning: no name. */
static bool
is_word(const struct sp_tag *tag, const struct sp_name_meaning *meaning,
    const struct sp_name_case *it)
{
	return tag->doubtful && meaning->unknown < meaning->words &&
	    meaning->sound < SOUND_NAME && it->feature[SP_NAME_KNOWN] <= 0;
}

static void
set_meaning(const struct sp_tag *tag, const struct sp_name_meaning *meaning,
    struct sp_name_case *it)
{
	double *f = it->feature;

	f[SP_NAME_SAID] = meaning->said;
	f[SP_NAME_MOST] = meaning->most;
	f[SP_NAME_UNKNOWN] = meaning->words == 0
	    ? 0
	    : (double)meaning->unknown / (double)meaning->words;
	f[SP_NAME_SOUND] = meaning->sound;
	if (tag->doubtful)
		f[SP_NAME_DOUBTFUL_ODD] =
		    fmax(meaning->sound, f[SP_NAME_UNKNOWN]);
	if (meaning->most > 0) {
		it->place = true;
		it->start = meaning->place.start;
		it->end = meaning->place.end;
	}
	if (tag->acronym)
		it->kind = SP_NAME_CASE_ACRONYM;
	else if (meaning->unknown == 0 && meaning->sound < SOUND_NAME)
		it->kind = SP_NAME_CASE_WORDS;
	else
		it->kind = SP_NAME_CASE_NAME;
}

/* What the lexicon says of it: *done where it is no case. */
static enum sp_status
ask_lexicon(struct sp_name_cases *cases, struct sp_name_case *it, bool *done,
    struct sp_err *err)
{
	const struct sp_tag *tag = &cases->latin_side->tags.tag[it->tag];
	struct sp_name_meaning meaning;
	enum sp_status status = sp_name_meaning_find(
	    cases->meanings, tag->value, &cases->told.spelt, &meaning, err);

	if (status != SP_OK)
		return status;
	set_meaning(tag, &meaning, it);
	*done = meaning.words == 0 || meaning.said >= SAID_OWN ||
	    is_word(tag, &meaning, it);
	if (*done && meaning.most > 0 &&
	    !meet(cases, it->tag, it->start, it->end))
		return no_memory(err);
	return SP_OK;
}

/*
 * Was the name not said in earlier pairs either?  Then it is how these texts
 * are, and was told once.
 */
static bool
is_lost(const struct sp_name_cases *cases, struct sp_str name)
{
	return sp_name_memory_noted(&cases->memory, SP_NAME_LOST_ONCE, name);
}

static bool
add_case(struct sp_name_cases *cases, const struct sp_name_case *it)
{
	if (!sp_grow(&cases->at, &cases->cap, cases->n + 1, sizeof(*it)))
		return false;
	cases->at[cases->n++] = *it;
	return true;
}

/* Do words of the text begin with these letters, in a row but for the small
 * ones ("of")? */
static bool
has_initials(struct sp_str small, struct sp_str letters)
{
	size_t n = 0;
	struct sp_str rest = small;

	while (rest.n > 0 && n < letters.n) {
		struct sp_str word = sp_str_cut(&rest, ' ');

		if (word.n > 0 && word.s[0] == '(')
			word = sp_str_sub(word, 1, word.n);
		if (word.n > 0 && word.s[0] == letters.s[n])
			n++;
		else if (word.n > 3)
			n = word.s[0] == letters.s[0];
	}
	return letters.n > 1 && n == letters.n;
}

/* Does the text itself have an acronym in full? */
static bool
is_explained(struct sp_name_cases *cases, const struct sp_tag *tag)
{
	sp_buf_cut(&cases->letters, 0);
	return tag->acronym &&
	    sp_translit_fold(tag->value, &cases->letters, NULL) == SP_OK &&
	    has_initials(
		sp_buf_str(&cases->small), sp_buf_str(&cases->letters));
}

static size_t
common(struct sp_str a, struct sp_str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return n;
}

/* How much of a name the names begin with whose known spellings stand in the
 * Khmer text: Norway, of Norwegian. */
static double
like_known(struct sp_name_cases *cases, struct sp_str name)
{
	const struct sp_tags *tags = &cases->khmer_side->tags;
	struct sp_str letters;
	size_t best = 0;

	sp_buf_cut(&cases->letters, 0);
	if (sp_translit_fold(name, &cases->letters, NULL) != SP_OK)
		return 0;
	letters = sp_buf_str(&cases->letters);
	for (size_t i = 0; i < tags->n; i++) {
		const struct sp_known *entry;
		size_t n = 0;

		if (tags->tag[i].type == SP_TAG_NAME && tags->tag[i].khmer)
			entry = sp_known_khmer(tags->tag[i].value, &n);
		for (size_t k = 0; k < n; k++) {
			size_t same = common(letters, sp_str_c(entry[k].latin));

			if (same > best)
				best = same;
		}
	}
	return best > 2 ? (double)best / (double)letters.n : 0;
}

/* By what is quickly looked up; what is not found is a case for now. */
static enum sp_status
look_up(struct sp_name_cases *cases, size_t i, struct sp_err *err)
{
	const struct sp_tag *tag = &cases->latin_side->tags.tag[i];
	struct sp_name_case it = {
	    SP_NAME_CASE_NAME, !cases->khmer, i, false, 0, 0, {0}};
	struct sp_name_told_facts facts;
	struct sp_spelt_place place;
	enum sp_status status;
	bool done = false;

	if (is_contracted(tag->value) || is_roman(tag->value) ||
	    is_lost(cases, tag->value))
		return SP_OK;
	if (!sp_name_told_find(&cases->told, &cases->memory, tag->value, &done,
		&place, &facts))
		return no_memory(err);
	if (done)
		return remember(cases, i, place.start, place.end)
		    ? SP_OK
		    : no_memory(err);
	if (is_explained(cases, tag))
		return cases->forgets ||
			sp_name_memory_note(
			    &cases->memory, SP_NAME_LOST_ONCE, tag->value)
		    ? SP_OK
		    : no_memory(err);
	set_shape(tag, &it);
	it.feature[SP_NAME_KNOWN] = facts.known;
	it.feature[SP_NAME_CLASS] = facts.class;
	it.feature[SP_NAME_LIKE] = like_known(cases, tag->value);
	it.feature[SP_NAME_SEEN] = facts.seen ||
	    sp_name_memory_noted(&cases->memory, SP_NAME_SAID_ONCE, tag->value);
	status = ask_lexicon(cases, &it, &done, err);
	if (status != SP_OK || done)
		return status;
	return add_case(cases, &it) ? SP_OK : no_memory(err);
}

/* By its sound: *done where it is no case. */
static enum sp_status
listen(struct sp_name_cases *cases, struct sp_name_case *it, bool *done,
    struct sp_err *err)
{
	enum sp_status status = find_sound(cases, it, err);
	double chance =
	    fmax(it->feature[SP_NAME_CHANCE], it->feature[SP_NAME_PART]);
	bool ok = true;

	*done = chance > OWN;
	if (status != SP_OK)
		return status;
	/* In short: the full name is not what stands there. */
	if (*done && it->feature[SP_NAME_PART] > OWN)
		ok = meet(cases, it->tag, it->start, it->end);
	else if (*done)
		ok = remember(cases, it->tag, it->start, it->end);
	else if (chance > MET)
		ok = meet(cases, it->tag, it->start, it->end);
	return ok ? SP_OK : no_memory(err);
}

static enum sp_status
look_at_latin(struct sp_name_cases *cases, struct sp_err *err)
{
	const struct sp_tags *tags = &cases->latin_side->tags;
	enum sp_status status = SP_OK;
	size_t kept = 0;

	for (size_t i = 0; i < tags->n && status == SP_OK; i++)
		if (tags->tag[i].type == SP_TAG_NAME && !tags->tag[i].khmer)
			status = look_up(cases, i, err);
	for (size_t i = 0; i < cases->n && status == SP_OK; i++) {
		bool done;

		status = listen(cases, &cases->at[i], &done, err);
		if (!done)
			cases->at[kept++] = cases->at[i];
	}
	cases->n = kept;
	return status;
}

/* ---- names of the Khmer text ---- */

/* By the names that it is the known spelling of. */
static double
known_likeness(const struct sp_name_cases *cases, struct sp_str khmer)
{
	size_t n;
	const struct sp_known *entry = sp_known_khmer(khmer, &n);
	double best = 0;

	for (size_t i = 0; i < n; i++)
		best = fmax(best,
		    sp_name_told_like(
			sp_buf_str(&cases->small), sp_str_c(entry[i].latin)));
	return best;
}

/* The names of the other text that sound like it. */
static enum sp_status
hear(struct sp_name_cases *cases, const struct sp_tag *tag,
    struct sp_name_case *it, struct sp_err *err)
{
	const struct sp_tags *tags = &cases->latin_side->tags;
	enum sp_status status = set_places(cases, err);

	for (size_t i = 0; i < tags->n && status == SP_OK; i++) {
		double p;

		if (tags->tag[i].type != SP_TAG_NAME)
			continue;
		p = sp_name_place_chance(
		    cases->places, tags->tag[i].value, tag->value, 1);
		it->feature[SP_NAME_CHANCE] =
		    fmax(it->feature[SP_NAME_CHANCE], worth(p));
		status = sp_name_places_status(cases->places, err);
	}
	return status;
}

/* Latin letters in the Khmer text. */
static enum sp_status
look_at_kept(struct sp_name_cases *cases, size_t i, struct sp_err *err)
{
	const struct sp_tag *tag = &cases->khmer_side->tags.tag[i];
	struct sp_name_case it = {
	    SP_NAME_CASE_KEPT, cases->khmer, i, false, 0, 0, {0}};
	struct sp_latin_place found;
	double like = 0;

	if (sp_latin_find(cases->latin_side->text, tag->value, &found))
		return SP_OK;
	sp_buf_cut(&cases->letters, 0);
	if (sp_translit_fold(tag->value, &cases->letters, NULL) == SP_OK)
		like = sp_name_told_like(
		    sp_buf_str(&cases->small), sp_buf_str(&cases->letters));
	if (cases->letters.failed)
		return no_memory(err);
	if (like >= 1 ||
	    has_initials(
		sp_buf_str(&cases->small), sp_buf_str(&cases->letters)))
		return SP_OK;
	set_shape(tag, &it);
	it.feature[SP_NAME_LIKE] = like;
	it.feature[SP_NAME_SEEN] =
	    sp_name_memory_noted(&cases->memory, SP_NAME_SAID_ONCE, tag->value);
	return add_case(cases, &it) ? SP_OK : no_memory(err);
}

static enum sp_status
look_at_khmer(struct sp_name_cases *cases, size_t i, struct sp_err *err)
{
	const struct sp_tag *tag = &cases->khmer_side->tags.tag[i];
	struct sp_name_case it = {
	    tag->titled ? SP_NAME_CASE_TITLED : SP_NAME_CASE_KNOWN,
	    cases->khmer, i, false, 0, 0, {0}};
	enum sp_status status = SP_OK;

	if (!tag->khmer)
		return look_at_kept(cases, i, err);
	set_shape(tag, &it);
	it.feature[SP_NAME_LIKE] = known_likeness(cases, tag->value);
	it.feature[SP_NAME_SEEN] =
	    sp_name_memory_has(&cases->memory, tag->value);
	status = sp_name_meaning_back(cases->meanings, tag->value,
	    sp_buf_str(&cases->small), &it.feature[SP_NAME_SAID], err);
	if (status == SP_OK)
		status = hear(cases, tag, &it, err);
	if (status != SP_OK)
		return status;
	return add_case(cases, &it) ? SP_OK : no_memory(err);
}

/* ---- the pair ---- */

/* Does a case look like a name that is missing? */
static bool
is_unmet(const struct sp_name_case *it)
{
	const double *f = it->feature;

	return f[SP_NAME_CHANCE] < MET && f[SP_NAME_SAID] < .3 &&
	    f[SP_NAME_LIKE] < .6 &&
	    (f[SP_NAME_DOUBTFUL] <= 0 || f[SP_NAME_DOUBTFUL_ODD] > SOUND_NAME);
}

static const struct sp_tag *
tag_of(const struct sp_name_cases *cases, const struct sp_name_case *it)
{
	return it->side == cases->khmer ? &cases->khmer_side->tags.tag[it->tag]
					: &cases->latin_side->tags.tag[it->tag];
}

/* A name of one text that the other has not, and what may be. */
static bool
is_strong(const struct sp_name_case *it)
{
	return it->kind == SP_NAME_CASE_NAME ||
	    it->kind == SP_NAME_CASE_ACRONYM || it->kind == SP_NAME_CASE_KEPT;
}

static void
compare(struct sp_name_cases *cases)
{
	size_t unmet[2] = {0, 0}, strong[2] = {0, 0}, names = 0;

	for (size_t i = 0; i < cases->n; i++) {
		struct sp_name_case *it = &cases->at[i];

		unmet[it->side] += is_unmet(it);
		strong[it->side] += is_unmet(it) && is_strong(it);
	}
	for (size_t i = 0; i < cases->latin_side->tags.n; i++)
		names += cases->latin_side->tags.tag[i].type == SP_TAG_NAME &&
		    !cases->latin_side->tags.tag[i].doubtful;
	for (size_t i = 0; i < cases->n; i++) {
		struct sp_name_case *it = &cases->at[i];
		size_t fellows = unmet[it->side] - is_unmet(it);

		it->feature[SP_NAME_OTHER] = strong[!it->side] > 0;
		it->feature[SP_NAME_OTHER_MAYBE] =
		    unmet[!it->side] > strong[!it->side];
		it->feature[SP_NAME_UNMET] =
		    (double)fellows / (double)(names + 1);
	}
}

static bool
has_name(const struct sp_tags *tags)
{
	for (size_t i = 0; i < tags->n; i++)
		if (tags->tag[i].type == SP_TAG_NAME)
			return true;
	return false;
}

static enum sp_status
look(struct sp_name_cases *cases, struct sp_err *err)
{
	const struct sp_tags *khmer = &cases->khmer_side->tags;
	enum sp_status status = look_at_latin(cases, err);

	for (size_t i = 0; i < khmer->n && status == SP_OK; i++)
		if (khmer->tag[i].type == SP_TAG_NAME &&
		    !is_lost(cases, khmer->tag[i].value) &&
		    !is_met(cases, &khmer->tag[i]))
			status = look_at_khmer(cases, i, err);
	return status;
}

/* What counts for the pairs behind. */
static bool
note(struct sp_name_cases *cases)
{
	const struct sp_tags *tags = &cases->latin_side->tags;
	bool ok = true;

	for (size_t i = 0; i < tags->n && ok; i++)
		if (tags->tag[i].type == SP_TAG_NAME)
			ok = sp_name_memory_note(&cases->memory,
			    SP_NAME_SAID_ONCE, tags->tag[i].value);
	for (size_t i = 0; i < cases->n && ok; i++)
		if (is_unmet(&cases->at[i]))
			ok = sp_name_memory_note(&cases->memory,
			    SP_NAME_LOST_ONCE,
			    tag_of(cases, &cases->at[i])->value);
	return ok;
}

enum sp_status
sp_name_cases_read(struct sp_name_cases *cases,
    const struct sp_check_unit *unit, struct sp_err *err)
{
	enum sp_status status;

	cases->n = cases->nmet = 0;
	cases->set = false;
	if (cases->khmer > 1)
		return SP_OK;
	if (unit->begins)
		sp_name_memory_reset(&cases->memory);
	cases->khmer_side = &unit->side[cases->khmer];
	cases->latin_side = &unit->side[!cases->khmer];
	if (cases->khmer_side->blank || cases->latin_side->blank ||
	    (!has_name(&cases->latin_side->tags) &&
		!has_name(&cases->khmer_side->tags)))
		return SP_OK;
	sp_buf_reset(&cases->letters);
	sp_buf_reset(&cases->small);
	sp_name_told_small(cases->latin_side->text, &cases->small);
	if (cases->small.failed ||
	    !sp_name_told_set(&cases->told, cases->khmer_side->text))
		return no_memory(err);
	status = look(cases, err);
	compare(cases);
	if (status == SP_OK && !cases->forgets && !note(cases))
		status = no_memory(err);
	if (status != SP_OK)
		cases->n = 0;
	return status;
}

void
sp_name_cases_remember(struct sp_name_cases *cases, bool on)
{
	cases->forgets = !on;
}

const struct sp_name_case *
sp_name_cases_of(const struct sp_name_cases *cases, size_t *n)
{
	*n = cases->n;
	return cases->at;
}
