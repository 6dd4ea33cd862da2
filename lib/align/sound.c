/* SPDX-License-Identifier: MIT */
#include <spean/sound.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/latin_words.h>
#include <spean/map.h>
#include <spean/name_class.h>
#include <spean/name_find.h>
#include <spean/translit.h>
#include <spean/utf8.h>

/* A shorter name sounds like anything. */
#define LETTERS_MIN 5

/* Beyond this chance a place is none. */
#define CHANCE_MAX 1e-3

/* As counted in tico19: names that are no words are found where they belong in
 * half of the cases, with chances below p in a share of p^SHAPE of them. */
#define FOUND   .5
#define SHAPE   .6
#define P_LEAST 1e-12

/* A name that is found in more sentences is a word of theirs. */
#define SENTENCES_MAX 8

struct name {
	uint32_t said; /* in so many Latin sentences */
	uint32_t last; /* the last of them, + 1 */
	bool found;
};

struct item {
	uint32_t name;
	float worth; /* on the Khmer side */
};

/* An item, before it stands with those of its sentence. */
struct place {
	uint32_t sentence;
	struct item item;
};

struct places {
	struct place *place;
	size_t n, cap;
};

struct side {
	size_t *first; /* items of sentence i: [first[i], first[i + 1]) */
	struct item *item;
	size_t cap_first, cap_items;
	struct places places;
};

struct sp_sound {
	struct sp_name_text *text;
	struct sp_translit_latin *latin;
	struct side side[2];
	struct sp_map names; /* by their letters; the value: which */
	struct name *name;
	double *best; /* by name: what it counts for in the bead at hand */
	size_t cap_names, cap_best;
	struct sp_buf khmer; /* the sentences, a line each */
	size_t *end; /* where each ends */
	struct sp_name_span *span;
	size_t cap_end, cap_spans;
	struct sp_buf letters;
};

struct sp_sound *
sp_sound_new(struct sp_err *err)
{
	struct sp_sound *sound = calloc(1, sizeof(*sound));

	if (sound) {
		sound->text = sp_name_text_new(&sp_translit_km, NULL);
		sound->latin = sp_translit_new(&sp_translit_km, NULL);
		if (sound->text && sound->latin)
			return sound;
	}
	sp_err_set(err, SP_NOMEM, "out of memory");
	sp_sound_free(sound);
	return NULL;
}

void
sp_sound_free(struct sp_sound *sound)
{
	if (!sound)
		return;
	sp_name_text_free(sound->text);
	sp_translit_free(sound->latin);
	for (size_t s = 0; s < 2; s++) {
		free(sound->side[s].first);
		free(sound->side[s].item);
		free(sound->side[s].places.place);
	}
	sp_map_release(&sound->names);
	free(sound->name);
	free(sound->best);
	sp_buf_release(&sound->khmer);
	free(sound->end);
	free(sound->span);
	sp_buf_release(&sound->letters);
	free(sound);
}

static bool
add_place(struct places *places, size_t sentence, size_t name, double worth)
{
	if (!sp_grow(&places->place, &places->cap, places->n + 1,
		sizeof(*places->place)))
		return false;
	places->place[places->n++] =
	    (struct place){(uint32_t)sentence, {(uint32_t)name, (float)worth}};
	return true;
}

/* The name of these letters; NULL when memory has failed. */
static struct name *
name_of(struct sp_sound *sound, struct sp_str letters)
{
	bool added;
	size_t *at = sp_map_at(&sound->names, letters, &added);

	if (!at ||
	    !sp_grow(&sound->name, &sound->cap_names, sound->names.n,
		sizeof(*sound->name)))
		return NULL;
	if (added) {
		*at = sound->names.n - 1;
		sound->name[*at] = (struct name){0};
	}
	return &sound->name[*at];
}

/* A sentence of side s has a word of a name. */
static bool
say(struct sp_sound *sound, const struct sp_features *features, size_t s,
    size_t sentence, struct sp_str word)
{
	struct sp_str letters;
	struct name *name;
	enum sp_status status;

	sp_buf_reset(&sound->letters);
	status = sp_translit_fold(word, &sound->letters, NULL);
	letters = sp_buf_str(&sound->letters);
	if (status != SP_OK || letters.n < LETTERS_MIN ||
	    sp_features_have_name(features, 1 - s, letters))
		return status != SP_NOMEM;
	name = name_of(sound, letters);
	if (!name)
		return false;
	if (name->last == sentence + 1)
		return true;
	name->last = (uint32_t)sentence + 1;
	name->said++;
	return add_place(
	    &sound->side[s].places, sentence, (size_t)(name - sound->name), 0);
}

/* Words of names that are translated, or left out, are none that sound. */
static bool
may_sound(struct sp_str word)
{
	unsigned char c = word.n > 0 ? (unsigned char)word.s[0] : 0;
	enum sp_latin_word kind = sp_latin_word(word);
	size_t n;

	if (!(c >= 'A' && c <= 'Z') && c < 0xC3)
		return false;
	sp_name_class_find(word, &n);
	return n == 0 &&
	    (kind == SP_LATIN_OTHER || kind == SP_LATIN_MONTH_NAME);
}

static bool
read_names(struct sp_sound *sound, const struct sp_features *features, size_t s,
    const struct sp_index *index)
{
	for (size_t k = 0; k < index->n; k++) {
		const struct sp_index_item *item = &index->item[k];
		struct sp_str rest = item->tag.value;

		if (item->tag.type != SP_TAG_NAME || item->tag.khmer ||
		    item->tag.doubtful)
			continue;
		while (rest.n > 0) {
			struct sp_str word = sp_str_cut(&rest, ' ');

			if (may_sound(word) &&
			    !say(sound, features, s, item->sentence, word))
				return false;
		}
	}
	return true;
}

/* Lay the m sentences of the Khmer text one behind the other, as one text. */
static enum sp_status
read_khmer(struct sp_sound *sound, const struct sp_str *text, size_t m)
{
	if (!sp_grow(&sound->end, &sound->cap_end, m + 1, sizeof(size_t)) ||
	    !sp_grow(
		&sound->span, &sound->cap_spans, m + 1, sizeof(*sound->span)))
		return SP_NOMEM;
	for (size_t j = 0; j < m; j++) {
		if (sp_utf8_check(text[j]) == text[j].n)
			sp_buf_add(&sound->khmer, text[j]);
		sp_buf_addc(&sound->khmer, '\n');
		sound->end[j] = sound->khmer.n;
	}
	return sound->khmer.failed
	    ? SP_NOMEM
	    : sp_name_text_set(sound->text, sp_buf_str(&sound->khmer), NULL);
}

/* How much more likely a chance of p is where the name stands. */
static double
density(double p)
{
	return p > CHANCE_MAX ? 0 : SHAPE * pow(fmax(p, P_LEAST), SHAPE - 1);
}

/* In which share of the sentences a name stands: as many as it should, by how
 * often it is said, or as seem to have it, where those are more. */
static double
share_of(const struct sp_sound *sound, const struct name *name, size_t m)
{
	double share = fmin(FOUND * name->said / (double)m, FOUND), have = 0;

	for (size_t j = 0; j < m; j++) {
		double f = share * density(sound->span[j].p);

		have += f / (1 - share + f);
	}
	return fmax(share, have / (double)m);
}

static bool
weigh(struct sp_sound *sound, size_t k, size_t s, size_t m)
{
	struct places *places = &sound->side[s].places;
	double share = share_of(sound, &sound->name[k], m);
	size_t before = places->n;

	for (size_t j = 0; j < m; j++) {
		double f = density(sound->span[j].p);
		double worth =
		    log((1 - FOUND + FOUND * f) / (1 - share + share * f));

		if (f > 0 && worth > 0 && !add_place(places, j, k, worth))
			return false;
	}
	if (places->n - before > SENTENCES_MAX)
		places->n = before;
	sound->name[k].found = places->n > before;
	return true;
}

/* Look for the names in the m sentences of the Khmer side, s. */
static bool
find_names(struct sp_sound *sound, size_t s, size_t m)
{
	size_t most = SP_SOUND_BYTES / (sound->khmer.n + 1);

	for (size_t k = 0; k < sound->names.n && k < most; k++) {
		enum sp_status status = sp_translit_set_forms(
		    sound->latin, sound->names.entry[k].key, NULL);

		if (status == SP_NOMEM ||
		    (status == SP_OK &&
			(!sp_name_find_each(sound->text, sound->latin,
			     sound->end, m, sound->span) ||
			    !weigh(sound, k, s, m))))
			return false;
	}
	return true;
}

/* Let only those names be said that are found. */
static void
drop_missed(struct sp_sound *sound, struct places *places)
{
	size_t kept = 0;

	for (size_t k = 0; k < places->n; k++)
		if (sound->name[places->place[k].item.name].found)
			places->place[kept++] = places->place[k];
	places->n = kept;
}

/* Bring the items of each of n sentences together. */
static bool
fill(struct side *side, size_t n)
{
	const struct places *places = &side->places;

	if (!sp_grow(&side->first, &side->cap_first, n + 2, sizeof(size_t)) ||
	    !sp_grow(&side->item, &side->cap_items, places->n + 1,
		sizeof(*side->item)))
		return false;
	memset(side->first, 0, (n + 2) * sizeof(size_t));
	for (size_t k = 0; k < places->n; k++)
		side->first[places->place[k].sentence + 2]++;
	for (size_t i = 2; i < n + 2; i++)
		side->first[i] += side->first[i - 1];
	for (size_t k = 0; k < places->n; k++) {
		const struct place *place = &places->place[k];

		side->item[side->first[place->sentence + 1]++] = place->item;
	}
	return true;
}

static bool
make_room(struct sp_sound *sound)
{
	size_t n = sound->names.n + 1;

	if (!sp_grow(&sound->best, &sound->cap_best, n, sizeof(double)))
		return false;
	for (size_t k = 0; k < n; k++)
		sound->best[k] = 0;
	return true;
}

static void
reset(struct sp_sound *sound)
{
	sp_map_reset(&sound->names);
	sp_buf_reset(&sound->khmer);
	sound->side[0].places.n = sound->side[1].places.n = 0;
}

static bool
is_khmer(const struct sp_lang *lang)
{
	return strcmp(lang->script, "Khmr") == 0;
}

/* Look for the names of the other side in the Khmer one, s. */
static enum sp_status
search(struct sp_sound *sound, const struct sp_str *text,
    const struct sp_index *const index[2], const struct sp_features *features,
    size_t s)
{
	size_t m = index[s]->sentences;
	enum sp_status status;

	if (!read_names(sound, features, 1 - s, index[1 - s]))
		return SP_NOMEM;
	if (sound->names.n == 0)
		return SP_OK;
	status = read_khmer(sound, text, m);
	if (status == SP_OK && !find_names(sound, s, m))
		status = SP_NOMEM;
	drop_missed(sound, &sound->side[1 - s].places);
	/* A text that is too large is not searched. */
	return status == SP_TOO_LARGE ? SP_OK : status;
}

enum sp_status
sp_sound_read(struct sp_sound *sound, const struct sp_lang *const lang[2],
    const struct sp_str *const text[2], const struct sp_index *const index[2],
    const struct sp_features *features, struct sp_err *err)
{
	size_t n = index[0]->sentences, m = index[1]->sentences;
	size_t s = is_khmer(lang[1]);
	enum sp_status status = SP_OK;

	reset(sound);
	if (is_khmer(lang[0]) != is_khmer(lang[1]) && m > 0 &&
	    n <= SP_SOUND_PAIRS / m)
		status = search(sound, text[s], index, features, s);
	if (status != SP_OK)
		reset(sound);
	if (!fill(&sound->side[0], n) || !fill(&sound->side[1], m) ||
	    !make_room(sound))
		status = SP_NOMEM;
	return status == SP_OK ? SP_OK
			       : sp_err_set(err, SP_NOMEM, "out of memory");
}

uint64_t
sp_sound_kinds(const struct sp_sound *sound, size_t s, size_t from, size_t to)
{
	const struct side *side = &sound->side[s];
	uint64_t kinds = 0;

	for (size_t k = side->first[from]; k < side->first[to]; k++)
		kinds |= UINT64_C(1) << side->item[k].name % 64;
	return kinds;
}

double
sp_sound_worth(struct sp_sound *sound, size_t i, size_t ni, size_t j, size_t nj)
{
	const struct side *src = &sound->side[0], *tgt = &sound->side[1];
	double sum = 0;

	for (size_t k = src->first[i]; k < src->first[i + ni]; k++)
		for (size_t l = tgt->first[j]; l < tgt->first[j + nj]; l++) {
			struct item a = src->item[k], b = tgt->item[l];
			/* One of the two is the Khmer one's. */
			double more =
			    (double)(a.worth + b.worth) - sound->best[a.name];

			if (a.name != b.name || !(more > 0))
				continue;
			sound->best[a.name] += more;
			sum += more;
		}
	for (size_t k = src->first[i]; sum > 0 && k < src->first[i + ni]; k++)
		sound->best[src->item[k].name] = 0;
	return sum;
}
