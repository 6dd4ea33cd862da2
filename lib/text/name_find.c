/* SPDX-License-Identifier: MIT */
#include <spean/name_find.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/khmer.h>
#include <spean/known.h>
#include <spean/lang.h>
#include <spean/name_cue.h>
#include <spean/utf8.h>
#include <spean/word.h>

/* An edge of a name that is none of a word, in nats. */
#define OFF_BORDER (-1.F)
/* A cue stands before 46 % of names and before 3 % of other spans, as counted
 * in news: ln(.46/.03) and ln(.54/.97). */
#define CUED     2.7F
#define NOT_CUED (-.6F)
/* The best span by chance: extreme values (Karlin & Altschul 1990) with
 * parameters that tests/bench/name_chance.c holds against sentences without the
 * name. */
#define CHANCE_K      .01
#define CHANCE_LAMBDA 1.
/* Where many pieces are searched, a row that is so much less likely than chance
 * is given up. */
#define FLOOR .01
#define COENG 0x17D2u

struct bytes {
	size_t start, end; /* of a unit, in the text */
	size_t starts; /* how many places before may begin a name */
};

struct spelling;

/* What names stand behind. */
struct cue {
	uint16_t next; /* with its last unit, 1 more than its number; 0: none */
	uint8_t n;
	unsigned char unit[SP_TRANSLIT_MAX];
};

struct sp_name_text {
	const struct sp_translit *model;
	struct sp_word *word;
	struct cue *cue;
	size_t cues;
	uint16_t last[256]; /* by its last unit, 1 more than a cue's number */
	struct sp_translit_place *place;
	struct bytes *bytes;
	size_t n, places_cap, bytes_cap;
	size_t starts; /* where a name may begin */
	struct spelling *spelling; /* of the name that is looked for */
	size_t spellings, spellings_cap;
	bool failed; /* memory, in a search */
};

static bool
is_before_names(const struct sp_name_cue *cue)
{
	return cue->kind == SP_CUE_PERSON || cue->kind == SP_CUE_PLACE ||
	    cue->kind == SP_CUE_LOCAL || cue->kind == SP_CUE_GROUP;
}

static void
add_cue(struct sp_name_text *text, const struct sp_translit_khmer *khmer)
{
	struct cue *cue = &text->cue[text->cues++];
	uint16_t *last = &text->last[khmer->unit[khmer->n - 1]];

	cue->n = khmer->n;
	memcpy(cue->unit, khmer->unit, khmer->n);
	cue->next = *last;
	*last = (uint16_t)text->cues;
}

static enum sp_status
read_cues(struct sp_name_text *text, struct sp_err *err)
{
	text->cue = calloc(sp_name_cue_count, sizeof(*text->cue));
	if (!text->cue)
		return SP_NOMEM;
	for (size_t i = 0; i < sp_name_cue_count; i++) {
		const struct sp_name_cue *cue = &sp_name_cue_table[i];
		struct sp_translit_khmer khmer;
		enum sp_status status;

		if (!is_before_names(cue))
			continue;
		status = sp_translit_khmer(
		    text->model, sp_str_c(cue->khmer), &khmer, err);
		if (status != SP_OK)
			return status;
		add_cue(text, &khmer);
	}
	return SP_OK;
}

struct sp_name_text *
sp_name_text_new(const struct sp_translit *model, struct sp_err *err)
{
	struct sp_name_text *text = calloc(1, sizeof(*text));
	enum sp_status status = text ? SP_OK : SP_NOMEM;

	if (text) {
		text->model = model;
		text->word = sp_word_new(SP_GRAIN_COARSE, err);
		status = text->word ? read_cues(text, err) : SP_NOMEM;
	}
	if (status == SP_OK)
		return text;
	sp_err_set(err, SP_NOMEM, "out of memory");
	sp_name_text_free(text);
	return NULL;
}

void
sp_name_text_free(struct sp_name_text *text)
{
	if (!text)
		return;
	sp_word_free(text->word);
	free(text->cue);
	free(text->place);
	free(text->bytes);
	free(text->spelling);
	free(text);
}

/* A consonant, an independent vowel, a digit. */
static bool
is_base(unsigned char unit)
{
	return unit > 0 && (unit <= 0x34 || unit >= 0x61) && unit < 0x80;
}

static bool
make_room(struct sp_name_text *text, size_t places)
{
	return sp_grow(&text->place, &text->places_cap, places,
		   sizeof(*text->place)) &&
	    sp_grow(
		&text->bytes, &text->bytes_cap, places, sizeof(*text->bytes));
}

static void
add_place(
    struct sp_name_text *text, unsigned char unit, size_t start, size_t end)
{
	bool base = is_base(unit);

	/* No name ends inside a cluster. */
	if (unit && !base && text->n > 0)
		text->place[text->n - 1].end = -INFINITY;
	text->place[text->n] = (struct sp_translit_place){.unit = unit,
	    .begin = base ? NOT_CUED + OFF_BORDER : -INFINITY,
	    .end = OFF_BORDER};
	text->bytes[text->n++] = (struct bytes){start, end, text->starts};
	text->starts += base;
}

/* What may stand inside of a name and counts for nothing. */
static bool
is_gap(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || (cp >= 0x200B && cp <= 0x200D);
}

static bool
take_units(struct sp_name_text *text, struct sp_str khmer)
{
	/* A unit takes three bytes, a barrier before or behind it one. */
	if (!make_room(text, khmer.n / 2 + 1))
		return false;
	for (size_t pos = 0, at = 0; pos < khmer.n; at = pos) {
		uint32_t cp = sp_utf8_next(khmer, &pos);
		bool subscript = cp == COENG && pos < khmer.n;
		unsigned char unit;

		if (is_gap(cp))
			continue;
		if (subscript)
			cp = sp_utf8_next(khmer, &pos);
		unit = sp_translit_unit(cp, subscript);
		/* One barrier is as good as many. */
		if (unit || (text->n > 0 && text->place[text->n - 1].unit))
			add_place(text, unit, at, pos);
	}
	return true;
}

/* Do these units stand before place i? */
static bool
ends_with(const struct sp_name_text *text, size_t i, const unsigned char *unit,
    size_t n)
{
	if (n > i)
		return false;
	for (size_t k = n; k > 0; k--)
		if (text->place[i - n + k - 1].unit != unit[k - 1])
			return false;
	return true;
}

static bool
is_cued(const struct sp_name_text *text, size_t i)
{
	/* A barrier may be the dot of an abbreviation. */
	if (i > 0 && text->place[i - 1].unit == 0)
		i--;
	if (i == 0)
		return false;
	for (size_t k = text->last[text->place[i - 1].unit]; k > 0;) {
		const struct cue *cue = &text->cue[k - 1];

		if (ends_with(text, i, cue->unit, cue->n))
			return true;
		k = cue->next;
	}
	return false;
}

/* The first place that begins at byte `at` or behind. */
static size_t
place_at(const struct sp_name_text *text, size_t at, size_t from)
{
	while (from < text->n && text->bytes[from].start < at)
		from++;
	return from;
}

/* The same, in a text of many places. */
static size_t
search_place(const struct sp_name_text *text, size_t at)
{
	size_t from = 0, to = text->n;

	while (from < to) {
		size_t mid = (from + to) / 2;

		if (text->bytes[mid].start < at)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

static enum sp_status
take_borders(struct sp_name_text *text, struct sp_str khmer, struct sp_err *err)
{
	struct sp_word_span span;
	size_t i = 0;
	enum sp_status status =
	    sp_word_begin(text->word, sp_lang_find(SP_STR("km")), khmer, err);

	while (status == SP_OK && sp_word_next(text->word, &span)) {
		i = place_at(text, span.start, i);
		if (i < text->n && !isinf(text->place[i].begin))
			text->place[i].begin =
			    is_cued(text, i) ? CUED : NOT_CUED;
		i = place_at(text, span.end, i);
		if (i > 0 && !isinf(text->place[i - 1].end))
			text->place[i - 1].end = 0;
	}
	return status == SP_OK ? sp_word_status(text->word, err) : status;
}

enum sp_status
sp_name_text_set(
    struct sp_name_text *text, struct sp_str khmer, struct sp_err *err)
{
	size_t bad = sp_utf8_check(khmer);
	enum sp_status status;

	text->n = text->starts = 0;
	text->failed = false;
	if (bad < khmer.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (!take_units(text, khmer)) {
		text->n = 0;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	status = take_borders(text, khmer, err);
	if (status != SP_OK)
		text->n = text->starts = 0;
	sp_translit_chunks(text->model, text->place, text->n);
	return status;
}

void
sp_name_text_use(struct sp_name_text *text, size_t start, size_t end)
{
	for (size_t i = place_at(text, start, 0);
	     i < text->n && text->bytes[i].start < end; i++)
		text->place[i] = (struct sp_translit_place){
		    .begin = -INFINITY, .end = -INFINITY};
	/* Spans that would run into it. */
	sp_translit_chunks(text->model, text->place, text->n);
}

/* Places of the text, half-open. */
struct piece {
	size_t from, to;
};

/* How the name that is looked for is known to be spelled. */
struct spelling {
	struct sp_translit_khmer form;
	double share; /* of the times that the name is said */
};

/* The best place of a spelling; as good as the sound's where it is better. */
static void
look_for(const struct sp_name_text *text, struct piece piece,
    const struct spelling *spelling, struct sp_translit_span *best, bool *known)
{
	const struct sp_translit_khmer *form = &spelling->form;

	for (size_t i = piece.from; i + form->n <= piece.to; i++) {
		const struct sp_translit_place *place = &text->place[i];
		double odds;

		if (place->unit != form->unit[0] || isinf(place->begin) ||
		    !ends_with(text, i + form->n, form->unit, form->n))
			continue;
		odds = log(spelling->share) + (double)place->begin +
		    (double)place[form->n - 1].end;
		for (size_t k = 0; k < form->n; k++)
			odds += (double)text->model->unit[form->unit[k]];
		/* Known before sound; of the known, the likeliest. */
		if ((!*known || odds > best->odds) && !isinf(odds)) {
			*best = (struct sp_translit_span){i, i + form->n, odds};
			*known = true;
		}
	}
}

static void
add_spelling(struct sp_name_text *text, struct sp_str khmer, double share)
{
	struct spelling it = {.share = share};
	enum sp_status status =
	    sp_translit_khmer(text->model, khmer, &it.form, NULL);

	if (status == SP_OK &&
	    sp_grow(&text->spelling, &text->spellings_cap, text->spellings + 1,
		sizeof(it)))
		text->spelling[text->spellings++] = it;
	else
		text->failed |= status == SP_OK || status == SP_NOMEM;
}

/* Spellings that are known; an acronym's letters by their names. */
static void
spell(struct sp_name_text *text, struct sp_str letters)
{
	struct sp_buf spelled = {0};
	size_t n;
	const struct sp_known *entry = sp_known_latin(letters, &n);

	text->spellings = 0;
	for (size_t i = 0; i < n; i++)
		add_spelling(text, sp_str_c(entry[i].khmer), .5 / (double)n);
	if (letters.n > 1 && letters.n <= 6 &&
	    sp_known_spell(letters, &spelled))
		add_spelling(text, sp_buf_str(&spelled), .5);
	text->failed |= spelled.failed;
	sp_buf_release(&spelled);
}

/* Digits sound like words, but a name has none that is not written. */
static bool
has_digit(const struct sp_name_text *text, const struct sp_translit_span *span)
{
	unsigned char zero = sp_translit_unit(0x17E0, false);

	for (size_t i = span->from; i < span->to; i++)
		if (text->place[i].unit >= zero &&
		    text->place[i].unit < zero + 10)
			return true;
	return false;
}

static bool
has_latin_digit(struct sp_str letters)
{
	for (size_t i = 0; i < letters.n; i++)
		if (letters.s[i] >= '0' && letters.s[i] <= '9')
			return true;
	return false;
}

static bool
find_sound(const struct sp_name_text *text, struct piece piece,
    struct sp_translit_latin *latin, double floor,
    struct sp_translit_span *best)
{
	/* Of an empty text there are no places to point to. */
	if (piece.from == piece.to ||
	    !sp_translit_best(latin, text->place + piece.from,
		piece.to - piece.from, floor, best))
		return false;
	best->from += piece.from;
	best->to += piece.from;
	return !has_digit(text, best) ||
	    has_latin_digit(sp_translit_letters(latin));
}

/* The best span of a piece that has so many places where a name may begin. */
static bool
find_in(const struct sp_name_text *text, struct piece piece, size_t starts,
    struct sp_translit_latin *latin, double floor, struct sp_name_span *span)
{
	struct sp_translit_span best;
	bool known = false;

	for (size_t i = 0; i < text->spellings; i++)
		look_for(text, piece, &text->spelling[i], &best, &known);
	if (!known && !find_sound(text, piece, latin, floor, &best))
		return false;
	*span = (struct sp_name_span){text->bytes[best.from].start,
	    text->bytes[best.to - 1].end, best.odds, 0, known};
	span->p = -expm1(
	    -CHANCE_K * (double)starts * exp(-CHANCE_LAMBDA * best.odds));
	return true;
}

bool
sp_name_find(struct sp_name_text *text, struct sp_translit_latin *latin,
    struct sp_name_span *span)
{
	spell(text, sp_translit_letters(latin));
	if (text->failed)
		return false;
	return find_in(
	    text, (struct piece){0, text->n}, text->starts, latin, 0, span);
}

static size_t
starts_before(const struct sp_name_text *text, size_t place)
{
	return place < text->n ? text->bytes[place].starts : text->starts;
}

bool
sp_name_find_each(struct sp_name_text *text, struct sp_translit_latin *latin,
    const size_t *end, size_t n, struct sp_name_span *span)
{
	struct piece piece = {0, 0};

	spell(text, sp_translit_letters(latin));
	for (size_t k = 0; k < n && !text->failed; k++) {
		piece.to = search_place(text, end[k]);
		if (!find_in(text, piece,
			starts_before(text, piece.to) -
			    starts_before(text, piece.from),
			latin, FLOOR, &span[k]))
			span[k] = (struct sp_name_span){.p = 1};
		piece.from = piece.to;
	}
	return !text->failed;
}

enum sp_status
sp_name_text_status(const struct sp_name_text *text, struct sp_err *err)
{
	return text->failed ? sp_err_set(err, SP_NOMEM, "out of memory")
			    : SP_OK;
}
