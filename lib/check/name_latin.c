/* SPDX-License-Identifier: MIT */
#include <spean/name_pair.h>

#include <math.h>
#include <string.h>

#include <spean/known.h>
#include <spean/translit.h>

/* A place whose chance is this small (as -ln p) is the name's own. */
#define OWN 8.1

/* A name all of whose words are said so surely is said. */
#define SAID_OWN .85

/* A word that the lexicon knows by its sound is rather a name. */
#define SOUND_NAME .3

/* More capitals are a headline's. */
#define ACRONYMS_MAX 12

/* A name this short ends in s of itself. */
#define PLURAL_MIN 3

/* Of kin, so many letters are the same, and this share. */
#define KIN         .6
#define KIN_LETTERS 5

/* Is it the place of another name, none that this one is a part of? */
static bool
is_taken(const struct sp_name_pair *pair, struct sp_str name, size_t start,
    size_t end)
{
	for (size_t i = 0; i < pair->nmet; i++) {
		const struct sp_name_met *met = &pair->met[i];
		struct sp_str other =
		    pair->latin_side->tags.tag[met->tag].value;

		if (sp_name_pair_is_over(met, start, end) &&
		    sp_str_find(other, name, 0) == other.n &&
		    sp_str_find(name, other, 0) == name.n)
			return true;
	}
	return false;
}

/* It stands there: for what is to come, it is so written. */
static bool
remember(struct sp_name_pair *pair, size_t tag, size_t start, size_t end)
{
	if (!sp_name_pair_meet(pair, tag, start, end))
		return false;
	return pair->forgets ||
	    sp_name_memory_add(&pair->memory,
		pair->latin_side->tags.tag[tag].value,
		sp_str_sub(pair->khmer_side->text, start, end));
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
find_place(struct sp_name_pair *pair, struct sp_str name, struct sp_str part,
    struct sp_name_place *place)
{
	if (!sp_name_place_find(pair->places, part, place) ||
	    is_taken(pair, name, place->start, place->end))
		return 0;
	return sp_name_pair_worth(place->p);
}

/* Where it stands by its sound; or a word of it does. */
static enum sp_status
find_sound(
    struct sp_name_pair *pair, struct sp_name_case *it, struct sp_err *err)
{
	struct sp_str name = pair->latin_side->tags.tag[it->tag].value;
	struct sp_name_place place, part;
	enum sp_status status = sp_name_pair_set_places(pair, err);
	double chance, *f = it->feature;

	if (status != SP_OK)
		return status;
	chance = find_place(pair, name, name, &place);
	if (chance < OWN && name.n > PLURAL_MIN &&
	    sp_str_ends(name, SP_STR("s"))) {
		/* Khmer has no plural. */
		double one = find_place(
		    pair, name, sp_str_sub(name, 0, name.n - 1), &part);

		if (one > chance) {
			place = part;
			chance = one;
		}
	}
	f[SP_NAME_CHANCE] = chance;
	f[SP_NAME_NONE] = chance <= 0;
	if (f[SP_NAME_WORDS] > 0 && chance < OWN)
		f[SP_NAME_PART] =
		    find_place(pair, name, last_word(name), &part);
	if (f[SP_NAME_PART] > chance)
		place = part;
	if (fmax(f[SP_NAME_PART], chance) > 0) {
		it->place = true;
		it->start = place.start;
		it->end = place.end;
	}
	return sp_name_places_status(pair->places, err);
}

/* ---- names of the text in Latin letters ---- */

/* "I'm", "We've": words that are run together with others. */
static bool
is_contracted(struct sp_str name)
{
	static const char *const end[] = {"'m", "'ll", "'ve", "'re", "'d",
	    "n't", "’m", "’ll", "’ve", "’re", "’d", "n’t"};

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

/* "RCGP RSC": acronyms in a row. */
static bool
is_capitals(struct sp_str name)
{
	size_t capitals = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (name.s[i] >= 'a' && name.s[i] <= 'z')
			return false;
		capitals += name.s[i] >= 'A' && name.s[i] <= 'Z';
	}
	return capitals > 1 && capitals <= ACRONYMS_MAX;
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
	if (tag->acronym || is_capitals(tag->value))
		it->kind = SP_NAME_CASE_ACRONYM;
	else if (meaning->unknown == 0 && meaning->sound < SOUND_NAME)
		it->kind = SP_NAME_CASE_WORDS;
	else
		it->kind = SP_NAME_CASE_NAME;
}

/* What the lexicon says of it: *done where it is no case. */
static enum sp_status
ask_lexicon(struct sp_name_pair *pair, struct sp_name_case *it, bool *done,
    struct sp_err *err)
{
	const struct sp_tag *tag = &pair->latin_side->tags.tag[it->tag];
	struct sp_name_meaning meaning;
	enum sp_status status = sp_name_meaning_find(
	    pair->meanings, tag->value, &pair->told.spelt, &meaning, err);

	if (status != SP_OK)
		return status;
	set_meaning(tag, &meaning, it);
	*done = meaning.words == 0 || meaning.said >= SAID_OWN ||
	    is_word(tag, &meaning, it);
	if (*done && meaning.most > 0 &&
	    !sp_name_pair_meet(pair, it->tag, it->start, it->end))
		return sp_name_pair_no_memory(err);
	return SP_OK;
}

/* Does the text itself have an acronym in full? */
static bool
is_explained(struct sp_name_pair *pair, const struct sp_tag *tag)
{
	sp_buf_cut(&pair->letters, 0);
	return tag->acronym &&
	    sp_translit_fold(tag->value, &pair->letters, NULL) == SP_OK &&
	    sp_name_pair_has_initials(
		sp_buf_str(&pair->small), sp_buf_str(&pair->letters));
}

static size_t
common(struct sp_str a, struct sp_str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return n;
}

static bool
has_khmer_name(const struct sp_tags *tags)
{
	for (size_t i = 0; i < tags->n; i++)
		if (tags->tag[i].type == SP_TAG_NAME && tags->tag[i].khmer)
			return true;
	return false;
}

/* How much of a name the names begin with whose known spellings stand in the
 * Khmer text: Norway, of Norwegian. */
static double
like_known(struct sp_name_pair *pair, struct sp_str name)
{
	const struct sp_tags *tags = &pair->khmer_side->tags;
	struct sp_str letters;
	size_t best = 0;

	sp_buf_cut(&pair->letters, 0);
	if (!has_khmer_name(tags) ||
	    sp_translit_fold(name, &pair->letters, NULL) != SP_OK)
		return 0;
	letters = sp_buf_str(&pair->letters);
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

/* Does a word that the Khmer text has in Latin letters begin as it does?
 * Premiership, Premier League. */
static bool
is_kin(struct sp_name_pair *pair, struct sp_str name)
{
	struct sp_str letters;
	double like;

	sp_buf_cut(&pair->letters, 0);
	if (!pair->told.latin ||
	    sp_translit_fold(name, &pair->letters, NULL) != SP_OK)
		return false;
	letters = sp_buf_str(&pair->letters);
	like = sp_name_told_like(sp_buf_str(&pair->told.small), letters);
	return like >= KIN && like * (double)letters.n >= KIN_LETTERS;
}

/* By what is quickly looked up; what is not found is a case for now. */
static enum sp_status
look_up(struct sp_name_pair *pair, size_t i, struct sp_err *err)
{
	const struct sp_tag *tag = &pair->latin_side->tags.tag[i];
	struct sp_name_case it = {
	    SP_NAME_CASE_NAME, !pair->khmer, i, false, false, 0, 0, {0}};
	struct sp_name_told_facts facts;
	struct sp_spelt_place place;
	enum sp_status status;
	bool done = false;

	if (is_contracted(tag->value) || is_roman(tag->value))
		return SP_OK;
	if (!sp_name_told_find(
		&pair->told, &pair->memory, tag->value, &done, &place, &facts))
		return sp_name_pair_no_memory(err);
	if (done)
		return remember(pair, i, place.start, place.end)
		    ? SP_OK
		    : sp_name_pair_no_memory(err);
	if (is_kin(pair, tag->value))
		return SP_OK;
	if (is_explained(pair, tag))
		return pair->forgets ||
			sp_name_memory_note(
			    &pair->memory, SP_NAME_LOST_ONCE, tag->value)
		    ? SP_OK
		    : sp_name_pair_no_memory(err);
	sp_name_pair_shape(tag, &it);
	it.feature[SP_NAME_KNOWN] = facts.known;
	it.feature[SP_NAME_CLASS] = facts.class;
	it.feature[SP_NAME_LIKE] = like_known(pair, tag->value);
	it.feature[SP_NAME_SEEN] = facts.seen ||
	    sp_name_memory_noted(&pair->memory, SP_NAME_SAID_ONCE, tag->value);
	status = ask_lexicon(pair, &it, &done, err);
	if (status != SP_OK || done)
		return status;
	return sp_name_pair_add(pair, &it) ? SP_OK
					   : sp_name_pair_no_memory(err);
}

/* By its sound: *done where it is no case. */
static enum sp_status
listen(struct sp_name_pair *pair, struct sp_name_case *it, bool *done,
    struct sp_err *err)
{
	enum sp_status status = find_sound(pair, it, err);
	double chance =
	    fmax(it->feature[SP_NAME_CHANCE], it->feature[SP_NAME_PART]);
	bool ok = true;

	*done = chance > OWN;
	if (status != SP_OK)
		return status;
	/* In short: the full name is not what stands there. */
	if (*done && it->feature[SP_NAME_PART] > OWN)
		ok = sp_name_pair_meet(pair, it->tag, it->start, it->end);
	else if (*done)
		ok = remember(pair, it->tag, it->start, it->end);
	else if (chance > SP_NAME_PAIR_MET)
		ok = sp_name_pair_meet(pair, it->tag, it->start, it->end);
	return ok ? SP_OK : sp_name_pair_no_memory(err);
}

enum sp_status
sp_name_pair_latin(struct sp_name_pair *pair, struct sp_err *err)
{
	const struct sp_tags *tags = &pair->latin_side->tags;
	enum sp_status status = SP_OK;
	size_t kept = 0;

	for (size_t i = 0; i < tags->n && status == SP_OK; i++)
		if (tags->tag[i].type == SP_TAG_NAME && !tags->tag[i].khmer)
			status = look_up(pair, i, err);
	for (size_t i = 0; i < pair->n && status == SP_OK; i++) {
		bool done;

		status = listen(pair, &pair->at[i], &done, err);
		if (!done)
			pair->at[kept++] = pair->at[i];
	}
	pair->n = kept;
	return status;
}
