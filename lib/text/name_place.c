/* SPDX-License-Identifier: MIT */
#include <spean/name_place.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>
#include <spean/latin_find.h>
#include <spean/name_class.h>
#include <spean/name_find.h>
#include <spean/utf8.h>

/* Beyond this chance a place is none. */
#define CHANCE_MAX .5

/* Of two names that have nothing to do with one another, the odds (translit.h)
 * are x by chance with a probability of about exp(-x) times so much. */
#define CHANCE_NAMES .3

/* A class word at an end of a name; two of them: "South Pacific Ocean". */
#define CLASSES_MAX 2

/* By chance, a part of a name in Latin letters is that of another with a
 * probability of so much of what is missing. */
#define MISSING .5

struct sp_name_places {
	const struct sp_translit *model;
	struct sp_name_text *khmer;
	struct sp_translit_latin *latin;
	struct sp_buf left; /* the text, blank where it is used */
	bool failed;
};

struct sp_name_places *
sp_name_places_new(const struct sp_translit *model, struct sp_err *err)
{
	struct sp_name_places *places = calloc(1, sizeof(*places));

	if (!places) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	places->model = model;
	places->latin = sp_translit_new(model, err);
	places->khmer = sp_name_text_new(model, err);
	if (places->latin && places->khmer)
		return places;
	sp_name_places_free(places);
	return NULL;
}

void
sp_name_places_free(struct sp_name_places *places)
{
	if (!places)
		return;
	sp_name_text_free(places->khmer);
	sp_translit_free(places->latin);
	sp_buf_release(&places->left);
	free(places);
}

enum sp_status
sp_name_places_set(
    struct sp_name_places *places, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = sp_name_text_set(places->khmer, text, err);

	sp_buf_reset(&places->left);
	places->failed = false;
	if (status != SP_OK)
		return status;
	sp_buf_add(&places->left, text);
	return sp_buf_status(&places->left, err);
}

static bool
find_latin(struct sp_name_places *places, struct sp_str name,
    struct sp_name_place *place)
{
	struct sp_latin_place found;

	if (!sp_latin_find(sp_buf_str(&places->left), name, &found))
		return false;
	*place = (struct sp_name_place){
	    found.start, found.end, MISSING * (1 - found.share)};
	return true;
}

static bool
find_khmer(struct sp_name_places *places, struct sp_str name,
    struct sp_name_place *place)
{
	struct sp_name_span span;
	enum sp_status status =
	    sp_translit_set_forms(places->latin, name, NULL);

	places->failed |= status == SP_NOMEM;
	if (status != SP_OK ||
	    !sp_name_find(places->khmer, places->latin, &span))
		return false;
	*place = (struct sp_name_place){span.start, span.end, span.p};
	return true;
}

static bool
is_gap(uint32_t cp)
{
	return cp == ' ' || (cp >= 0x200B && cp <= 0x200D);
}

/* The byte at which the last character before pos begins. */
static size_t
back(struct sp_str text, size_t pos)
{
	do
		pos--;
	while (pos > 0 && ((unsigned char)text.s[pos] & 0xC0) == 0x80);
	return pos;
}

/* Where word begins that ends before pos, whatever gaps stand inside and
 * between; pos where it does not. */
static size_t
word_before(struct sp_str text, size_t pos, struct sp_str word)
{
	size_t at = pos;

	for (size_t end = word.n; end > 0;) {
		size_t start = back(word, end), next;

		do {
			size_t was = at;

			if (at == 0)
				return pos;
			at = next = back(text, at);
			if (!is_gap(sp_utf8_next(text, &next)) &&
			    !sp_str_eq(sp_str_sub(text, at, was),
				sp_str_sub(word, start, end)))
				return pos;
			next = at;
		} while (is_gap(sp_utf8_next(text, &next)));
		end = start;
	}
	return at;
}

/* Where word ends that begins behind pos; pos where it does not. */
static size_t
word_behind(struct sp_str text, size_t pos, struct sp_str word)
{
	size_t at = pos;

	for (size_t done = 0; done < word.n;) {
		size_t was = at;
		uint32_t want = sp_utf8_next(word, &done), cp;

		do {
			if (at >= text.n)
				return pos;
			cp = sp_utf8_next(text, &at);
		} while (is_gap(cp) && at > was);
		if (cp != want)
			return pos;
	}
	return at;
}

/* Take the class word into the place, where it stands beside. */
static void
widen(struct sp_str text, const struct sp_name_class *class, size_t n,
    struct sp_name_place *place)
{
	for (size_t i = 0; i < n; i++) {
		struct sp_str word = sp_str_c(class[i].khmer);
		size_t start = place->start, end = place->end;

		if (class[i].behind)
			place->end = word_behind(text, end, word);
		else
			place->start = word_before(text, start, word);
		if (place->start != start || place->end != end)
			return;
	}
}

/* Without its class words. */
static bool
find_rest(struct sp_name_places *places, struct sp_str name,
    struct sp_name_place *place)
{
	const struct sp_name_class *class[CLASSES_MAX];
	size_t n[CLASSES_MAX], cut = 0;

	while (cut < CLASSES_MAX) {
		class[cut] = sp_name_class_cut(name, &name, &n[cut]);
		if (n[cut] == 0)
			break;
		cut++;
	}
	if (cut == 0 || !find_khmer(places, name, place))
		return false;
	for (size_t i = cut; i-- > 0;)
		widen(sp_buf_str(&places->left), class[i], n[i], place);
	return true;
}

bool
sp_name_place_find(struct sp_name_places *places, struct sp_str name,
    struct sp_name_place *place)
{
	struct sp_name_place other;
	bool found = find_latin(places, name, place);

	if (find_khmer(places, name, &other) &&
	    (!found || other.p < place->p)) {
		*place = other;
		found = true;
	}
	if (find_rest(places, name, &other) && (!found || other.p < place->p)) {
		*place = other;
		found = true;
	}
	return found && place->p < CHANCE_MAX;
}

double
sp_name_place_chance(struct sp_name_places *places, struct sp_str name,
    struct sp_str khmer, size_t n)
{
	struct sp_translit_khmer other;
	enum sp_status status =
	    sp_translit_set_forms(places->latin, name, NULL);
	double odds;

	if (status == SP_OK)
		status = sp_translit_khmer(places->model, khmer, &other, NULL);
	places->failed |= status == SP_NOMEM;
	if (status != SP_OK)
		return 1;
	odds = sp_translit_odds(places->latin, &other);
	return odds > 0 ? -expm1(-CHANCE_NAMES * (double)n * exp(-odds)) : 1;
}

void
sp_name_place_use(struct sp_name_places *places, size_t start, size_t end)
{
	memset(places->left.s + start, '\n', end - start);
	sp_name_text_use(places->khmer, start, end);
}

enum sp_status
sp_name_places_status(const struct sp_name_places *places, struct sp_err *err)
{
	if (places->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_name_text_status(places->khmer, err);
}
