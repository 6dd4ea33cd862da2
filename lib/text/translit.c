/* SPDX-License-Identifier: MIT */
#include <spean/translit.h>

#include <math.h>
#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <spean/buf.h>
#include <spean/consonants.h>
#include <spean/exonym.h>
#include <spean/khmer.h>
#include <spean/utf8.h>

#define COENG 0x17D2u

/* A row that is so much less likely than chance so far comes to nothing. */
#define DROP .01

/* The name and its exonyms; no name has more. */
#define FORMS 4

/* A name as it is compared: a to z and 0 to 9; a form has a NUL behind it. */
struct letters {
	size_t n;
	char at[SP_TRANSLIT_MAX + 1];
};

/* An operation that the name has a place for. */
struct rewrite {
	uint64_t places; /* where its letters stand */
	double factor; /* how much likelier than chance */
	uint16_t chunk;
	uint16_t next; /* of its chunk, 1 more than its number; 0: none */
	uint8_t n; /* letters */
};

/* One way to write the name. */
struct form {
	struct letters letters;
	double alone; /* ln q(latin) */
	double least[SP_TRANSLIT_MAX + 1]; /* of a row, by letters made */
	uint64_t skeleton;
	/* Insertions by place and length: what no unit of Khmer makes. */
	float inserted[SP_TRANSLIT_MAX][SP_TRANSLIT_LETTERS + 1];
	uint8_t longest[SP_TRANSLIT_MAX]; /* insertion at each place; 0: none */
	uint64_t *at; /* by part of the model: the places where it stands */
	uint64_t *stands; /* a bit for each part that does, but for the empty */
	/* The operations of a chunk, those that the name may begin with first,
	 * each in the order of the model: by chunk, 1 more than the number of
	 * the first; 0: none.  Made when they are first asked for. */
	uint16_t *first;
	struct rewrite *rewrite;
	size_t rewrites;
	bool listed;
};

/* An operation, by its part. */
struct use {
	double factor;
	uint16_t chunk;
};

struct sp_translit_latin {
	const struct sp_translit *model;
	const UNormalizer2 *icu;
	struct form form[FORMS];
	size_t forms; /* 0: no name is set */
	struct use *use;
	uint16_t *uses; /* by part, its first; and the end */
	double *silent; /* by chunk, the factor where no letter is written */
	uint16_t *first; /* of the forms */
	struct rewrite *rewrite;
	uint64_t *stands;
	uint64_t at[];
};

/* How many words the bits of the parts take. */
static size_t
words_of(const struct sp_translit *model)
{
	return model->parts / 64u + 1;
}

/* Khmer */

/* The chunks of a unit, and of it and the next (0: there is none). */
static inline void
find_chunk(const struct sp_translit *model, unsigned char one,
    unsigned char two, uint16_t chunk[SP_TRANSLIT_UNITS])
{
	chunk[0] = sp_translit_chunk_of(model, one, 0);
	chunk[1] = two ? sp_translit_chunk_of(model, one, two) : 0;
}

static void
find_chunks(const struct sp_translit *model, struct sp_translit_khmer *name)
{
	double sum[SP_TRANSLIT_MAX + 2] = {1};
	/* Any number of insertions may stand between two units. */
	double loop = 1 / (1 - (double)model->chunk[0].p);

	for (size_t i = 0; i < name->n; i++) {
		unsigned char two = i + 1 < name->n ? name->unit[i + 1] : 0;

		sum[i] *= loop;
		find_chunk(model, name->unit[i], two, name->chunk[i]);
		for (size_t k = 0; k < SP_TRANSLIT_UNITS; k++)
			if (name->chunk[i][k])
				sum[i + k + 1] += sum[i] *
				    (double)model->chunk[name->chunk[i][k]].p;
	}
	name->alone = log(sum[name->n] * loop);
}

/* The code points of text in order, without what is no part of the name. */
static enum sp_status
order(struct sp_khmer *run, struct sp_str text, struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);

	if (bad < text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	for (size_t pos = 0, at = 0; pos < text.n; at = pos) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (sp_khmer_is(cp))
			sp_khmer_add(run, cp, at, pos);
		else if (u_isalpha((UChar32)cp))
			return sp_err_set(err, SP_BAD_TEXT,
			    "a letter that is not Khmer at byte %zu", at + 1);
		else if (cp >= '0' && cp <= '9')
			sp_khmer_add(run, cp - '0' + 0x17E0, at, pos);
	}
	if (run->failed || !sp_khmer_order(run))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

static enum sp_status
take_units(const struct sp_khmer *run, struct sp_translit_khmer *name,
    struct sp_err *err)
{
	bool subscript = false;

	for (size_t i = 0; i < run->out.n; i++) {
		uint32_t cp = run->out.cp[i].cp;
		unsigned char unit = sp_translit_unit(cp, subscript);

		subscript = cp == COENG;
		if (unit && name->n == SP_TRANSLIT_MAX)
			return sp_err_set(err, SP_TOO_LARGE,
			    "more than %d letters in a name", SP_TRANSLIT_MAX);
		if (unit)
			name->unit[name->n++] = unit;
	}
	if (name->n == 0)
		return sp_err_set(err, SP_BAD_TEXT, "no letter of Khmer");
	return SP_OK;
}

enum sp_status
sp_translit_khmer(const struct sp_translit *model, struct sp_str text,
    struct sp_translit_khmer *name, struct sp_err *err)
{
	struct sp_translit_khmer out = {0};
	struct sp_khmer run = {0};
	enum sp_status status = order(&run, text, err);

	if (status == SP_OK)
		status = take_units(&run, &out, err);
	if (status == SP_OK) {
		find_chunks(model, &out);
		out.skeleton = sp_consonants_khmer(out.unit, out.n);
		*name = out;
	}
	sp_khmer_release(&run);
	return status;
}

/* Latin */

static const UNormalizer2 *
normaliser(struct sp_err *err)
{
	UErrorCode code = U_ZERO_ERROR;
	const UNormalizer2 *icu = unorm2_getNFKDInstance(&code);

	if (U_SUCCESS(code))
		return icu;
	sp_err_set(err, SP_NOMEM, "no normaliser: %s", u_errorName(code));
	return NULL;
}

/* The likelihood of a chunk in running text. */
static double
chance_of(const struct sp_translit *model, const struct sp_translit_chunk *it)
{
	double chance = exp(-(double)model->unit[it->key >> 8]);

	if (it->key & 0xFF)
		chance *= exp(-(double)model->unit[it->key & 0xFF]);
	return chance;
}

/* The operations of the chunks, but for chunk 0, by their parts. */
static void
sort_uses(struct sp_translit_latin *latin)
{
	const struct sp_translit *model = latin->model;
	uint16_t *uses = latin->uses;

	for (size_t i = model->chunk[0].n; i < model->ops; i++)
		uses[model->op[i].part]++;
	for (size_t part = 0; part < model->parts; part++)
		uses[part + 1] = (uint16_t)(uses[part] + uses[part + 1]);
	/* Filled from their ends, which become their beginnings. */
	for (size_t c = model->chunks; c-- > 1;) {
		const struct sp_translit_chunk *chunk = &model->chunk[c];
		double chance = chance_of(model, chunk);

		for (size_t i = chunk->n; i-- > 0;) {
			const struct sp_translit_op *op =
			    &model->op[chunk->first + i];

			latin->use[--uses[op->part]] =
			    (struct use){(double)op->p / chance, (uint16_t)c};
		}
	}
	for (size_t i = uses[0]; i < uses[1]; i++)
		latin->silent[latin->use[i].chunk] = latin->use[i].factor;
}

static bool
make_room(struct sp_translit_latin *latin)
{
	const struct sp_translit *model = latin->model;
	size_t words = words_of(model);

	latin->use = calloc(model->ops, sizeof(*latin->use));
	latin->uses = calloc(model->parts + 1u, sizeof(*latin->uses));
	latin->silent = calloc(model->chunks, sizeof(*latin->silent));
	latin->first = calloc(FORMS, model->chunks * sizeof(*latin->first));
	latin->rewrite = calloc(FORMS, model->ops * sizeof(*latin->rewrite));
	latin->stands = calloc(FORMS, words * sizeof(*latin->stands));
	if (!latin->use || !latin->uses || !latin->silent || !latin->first ||
	    !latin->rewrite || !latin->stands)
		return false;
	for (size_t i = 0; i < FORMS; i++) {
		latin->form[i].at = latin->at + i * model->parts;
		latin->form[i].stands = latin->stands + i * words;
		latin->form[i].first = latin->first + i * model->chunks;
		latin->form[i].rewrite = latin->rewrite + i * model->ops;
	}
	sort_uses(latin);
	return true;
}

struct sp_translit_latin *
sp_translit_new(const struct sp_translit *model, struct sp_err *err)
{
	struct sp_translit_latin *latin = calloc(
	    1, sizeof(*latin) + FORMS * model->parts * sizeof(latin->at[0]));

	if (!latin) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	latin->model = model;
	latin->icu = normaliser(err);
	if (latin->icu && make_room(latin))
		return latin;
	sp_err_set(err, SP_NOMEM, "out of memory");
	sp_translit_free(latin);
	return NULL;
}

void
sp_translit_free(struct sp_translit_latin *latin)
{
	if (!latin)
		return;
	free(latin->use);
	free(latin->uses);
	free(latin->silent);
	free(latin->first);
	free(latin->rewrite);
	free(latin->stands);
	free(latin);
}

static bool
add_letters(struct letters *to, const char *letters)
{
	for (; *letters; letters++) {
		if (to->n == SP_TRANSLIT_MAX)
			return false;
		to->at[to->n++] = *letters;
	}
	return true;
}

/* Letters that do not decompose; how they are written without their sign. */
static const char *
plain(UChar32 cp)
{
	static const struct {
		UChar32 cp;
		const char *letters;
	} table[] = {{0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"},
	    {0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"},
	    {0x142, "l"}, {0x153, "oe"}, {0x1A1, "o"}, {0x1B0, "u"},
	    {0x259, "e"}};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].cp == cp)
			return table[i].letters;
	return NULL;
}

/* Add what a code point comes to.  False where it is a letter not of Latin. */
static enum sp_status
add_cp(const UNormalizer2 *icu, struct letters *to, UChar32 cp)
{
	UChar part[32];
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = unorm2_getDecomposition(icu, cp, part, 32, &code);
	const char *letters;

	if (n < 0 || U_FAILURE(code)) {
		n = 1;
		part[0] = cp <= 0xFFFF ? (UChar)cp : 0xFFFF;
	}
	for (int32_t i = 0; i < n; i++) {
		UChar32 c = u_tolower(part[i]);
		char one[2] = {(char)c, '\0'};

		letters = plain(c);
		if (!letters &&
		    ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			letters = one;
		if (letters && !add_letters(to, letters))
			return SP_TOO_LARGE;
		/* Modifier letters stand for apostrophes: Paʻanga. */
		if (!letters && u_isalpha(c) &&
		    u_charType(c) != U_MODIFIER_LETTER)
			return SP_BAD_TEXT;
	}
	return SP_OK;
}

/* The same of a sign of ASCII, which is what it is. */
static enum sp_status
add_ascii(struct letters *to, unsigned char c)
{
	char one[2] = {(char)c, '\0'};

	if (c >= 'A' && c <= 'Z')
		one[0] = (char)(c | 0x20);
	else if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
		return SP_OK;
	return add_letters(to, one) ? SP_OK : SP_TOO_LARGE;
}

static enum sp_status
take_letters(const UNormalizer2 *icu, struct letters *to, struct sp_str text,
    struct sp_err *err)
{
	size_t bad = sp_utf8_check(text);

	if (bad < text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	for (size_t pos = 0, at = 0; pos < text.n; at = pos) {
		UChar32 cp = (UChar32)sp_utf8_next(text, &pos);
		enum sp_status status = cp < 0x80
		    ? add_ascii(to, (unsigned char)cp)
		    : add_cp(icu, to, cp);

		if (status == SP_BAD_TEXT)
			return sp_err_set(err, status,
			    "a letter that is not Latin at byte %zu", at + 1);
		if (status != SP_OK)
			return sp_err_set(err, status,
			    "more than %d letters in a name", SP_TRANSLIT_MAX);
	}
	if (to->n == 0)
		return sp_err_set(err, SP_BAD_TEXT, "no letter of Latin");
	return SP_OK;
}

/* Whether a part stands there whose first two letters do. */
static bool
stands_at(const struct sp_translit_part *part, const char *letter)
{
	size_t n = 2;

	while (n < part->n && part->letter[n] == letter[n])
		n++;
	return n >= part->n;
}

/* Those of the parts that begin with a pair of letters that stand at letter i;
 * sum is what the letters up to each place cost. */
static void
find_pair(const struct sp_translit *model, struct form *form, size_t i,
    size_t pair, double *sum)
{
	const char *letter = form->letters.at + i;

	for (size_t p = model->pair[pair]; p < model->pair[pair + 1]; p++) {
		const struct sp_translit_part *part = &model->part[p];

		if (!stands_at(part, letter))
			continue;
		form->at[p] |= UINT64_C(1) << i;
		form->stands[p / 64] |= UINT64_C(1) << p % 64;
		sum[i + part->n] += sum[i] * (double)part->p;
	}
}

/* Where each part of the model stands, and what the name costs alone. */
static void
find_parts(const struct sp_translit *model, struct form *form)
{
	double sum[SP_TRANSLIT_MAX + 1] = {1};
	double loop = 1 / (1 - (double)model->part[0].p);
	const struct letters *letters = &form->letters;

	for (size_t i = 0; i < letters->n; i++) {
		const char one[2] = {letters->at[i], '\0'};

		sum[i] *= loop;
		find_pair(model, form, i, sp_translit_pair(one), sum);
		if (i + 1 < letters->n)
			find_pair(model, form, i,
			    sp_translit_pair(letters->at + i), sum);
	}
	for (size_t i = 0; i <= letters->n; i++)
		form->least[i] = DROP * sum[i];
	form->at[0] = UINT64_MAX >> (63 - letters->n);
	form->alone = log(sum[letters->n] * loop);
}

static void
find_insertions(const struct sp_translit *model, struct form *form)
{
	const struct sp_translit_chunk *none = &model->chunk[0];

	memset(form->inserted, 0, form->letters.n * sizeof(form->inserted[0]));
	memset(form->longest, 0, form->letters.n);
	for (size_t i = none->first; i < (size_t)none->first + none->n; i++) {
		const struct sp_translit_op *op = &model->op[i];
		size_t n = model->part[op->part].n;
		uint64_t places = n > 0 ? form->at[op->part] : 0;

		for (; places; places &= places - 1) {
			int j = __builtin_ctzll(places);

			form->inserted[j][n] = op->p;
			if (n > form->longest[j])
				form->longest[j] = (uint8_t)n;
		}
	}
}

/* Empty a form; only what it has touched. */
static void
forget(const struct sp_translit *model, struct form *form)
{
	for (size_t w = 0; w < words_of(model); w++) {
		for (uint64_t bits = form->stands[w]; bits; bits &= bits - 1)
			form->at[w * 64 + (size_t)__builtin_ctzll(bits)] = 0;
		form->stands[w] = 0;
	}
	for (size_t i = 0; i < form->rewrites; i++)
		form->first[form->rewrite[i].chunk] = 0;
	form->rewrites = form->letters.n = 0;
	form->listed = false;
}

static void
make_form(const struct sp_translit *model, struct form *form)
{
	form->letters.at[form->letters.n] = '\0';
	find_parts(model, form);
	find_insertions(model, form);
	form->skeleton = sp_consonants_latin(
	    (struct sp_str){form->letters.at, form->letters.n});
}

/* Put what a part is written for before what its chunks have so far. */
static void
list_part(const struct sp_translit_latin *latin, struct form *form, size_t part)
{
	for (size_t i = latin->uses[part]; i < latin->uses[part + 1]; i++) {
		const struct use *use = &latin->use[i];

		form->rewrite[form->rewrites++] =
		    (struct rewrite){form->at[part], use->factor, use->chunk,
			form->first[use->chunk], latin->model->part[part].n};
		form->first[use->chunk] = (uint16_t)form->rewrites;
	}
}

/* Those of the parts that the name begins with, or the others; from the last to
 * the first, as each comes before what is listed. */
static void
list_parts(
    const struct sp_translit_latin *latin, struct form *form, uint64_t begins)
{
	for (size_t w = words_of(latin->model); w-- > 0;)
		for (uint64_t bits = form->stands[w]; bits;) {
			unsigned top = 63 - (unsigned)__builtin_clzll(bits);
			size_t part = w * 64 + top;

			bits ^= UINT64_C(1) << top;
			if ((form->at[part] & 1) == begins)
				list_part(latin, form, part);
		}
}

static void
list_rewrites(const struct sp_translit_latin *latin, struct form *form)
{
	if (form->listed)
		return;
	form->listed = true;
	list_parts(latin, form, 0);
	list_parts(latin, form, 1);
}

enum sp_status
sp_translit_fold(struct sp_str text, struct sp_buf *out, struct sp_err *err)
{
	const UNormalizer2 *icu = normaliser(err);
	struct letters letters = {.n = 0};
	enum sp_status status =
	    icu ? take_letters(icu, &letters, text, err) : SP_NOMEM;

	if (status != SP_OK)
		return status;
	sp_buf_add(out, (struct sp_str){letters.at, letters.n});
	return sp_buf_status(out, err);
}

enum sp_status
sp_translit_set(
    struct sp_translit_latin *latin, struct sp_str text, struct sp_err *err)
{
	struct form *form = &latin->form[0];
	enum sp_status status;

	forget(latin->model, form);
	latin->forms = 0;
	status = take_letters(latin->icu, &form->letters, text, err);
	if (status != SP_OK)
		return status;
	make_form(latin->model, form);
	latin->forms = 1;
	return SP_OK;
}

enum sp_status
sp_translit_set_forms(
    struct sp_translit_latin *latin, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = sp_translit_set(latin, text, err);
	const struct sp_exonym *other;
	size_t n;

	if (status != SP_OK)
		return status;
	other = sp_exonym_find(sp_translit_letters(latin), &n);
	for (size_t i = 0; i < n && latin->forms < FORMS; i++) {
		struct form *form = &latin->form[latin->forms];

		forget(latin->model, form);
		if (!add_letters(&form->letters, other[i].other))
			continue;
		make_form(latin->model, form);
		latin->forms++;
	}
	return SP_OK;
}

struct sp_str
sp_translit_letters(const struct sp_translit_latin *latin)
{
	return latin->forms > 0 ? (struct sp_str){latin->form[0].letters.at,
				      latin->form[0].letters.n}
				: (struct sp_str){"", 0};
}

/* The pair */

/* A row of the sum: places in the Latin name, room for what runs over. */
#define ROW (SP_TRANSLIT_MAX + 1 + SP_TRANSLIT_LETTERS)

static void
add_insertions(const struct form *form, double *row)
{
	for (size_t j = 0; j < form->letters.n; j++)
		for (size_t n = 1; row[j] > 0 && n <= form->longest[j]; n++)
			row[j + n] += row[j] * (double)form->inserted[j][n];
}

static void
add_chunk(const struct sp_translit *model, const struct form *form, uint16_t at,
    const double *row, double *to)
{
	const struct sp_translit_chunk *chunk = &model->chunk[at];
	const struct sp_translit_op *op = model->op + chunk->first;

	for (size_t i = 0; i < chunk->n; i++) {
		uint64_t places = form->at[op[i].part];
		double *out = to + model->part[op[i].part].n;
		double p = (double)op[i].p;

		for (; places; places &= places - 1) {
			int j = __builtin_ctzll(places);

			out[j] += row[j] * p;
		}
	}
}

static double
odds_of(const struct sp_translit *model, const struct form *form,
    const struct sp_translit_khmer *khmer)
{
	double sum[SP_TRANSLIT_UNITS + 1][ROW] = {{1}};
	const size_t rows = SP_TRANSLIT_UNITS + 1;
	double *row;

	for (size_t i = 0; i < khmer->n; i++) {
		row = sum[i % rows];
		add_insertions(form, row);
		for (size_t k = 0; k < SP_TRANSLIT_UNITS; k++)
			if (khmer->chunk[i][k])
				add_chunk(model, form, khmer->chunk[i][k], row,
				    sum[(i + k + 1) % rows]);
		memset(row, 0, sizeof(sum[0]));
	}
	row = sum[khmer->n % rows];
	add_insertions(form, row);
	return row[form->letters.n] > 0
	    ? log(row[form->letters.n]) - khmer->alone - form->alone
	    : -INFINITY;
}

/* Each form is as likely as the others: the mean of what they say. */
double
sp_translit_odds(
    struct sp_translit_latin *latin, const struct sp_translit_khmer *khmer)
{
	double odds[FORMS], best = -INFINITY, sum = 0;

	for (size_t i = 0; i < latin->forms; i++) {
		odds[i] = odds_of(latin->model, &latin->form[i], khmer);
		best = odds[i] > best ? odds[i] : best;
	}
	if (latin->forms <= 1 || isinf(best))
		return best;
	for (size_t i = 0; i < latin->forms; i++)
		sum += exp(odds[i] - best);
	return best + log(sum / (double)latin->forms);
}

/* In running text */

/* Costs and what they come to: a text has few different ones. */
struct costs {
	float cost[4];
	double factor[4];
	size_t next;
};

static inline double
factor_of(struct costs *costs, float cost)
{
	for (size_t i = 0; i < 4; i++)
		if (costs->cost[i] >= cost && costs->cost[i] <= cost)
			return costs->factor[i];
	costs->next = (costs->next + 1) % 4;
	costs->cost[costs->next] = cost;
	costs->factor[costs->next] = exp((double)cost);
	return costs->factor[costs->next];
}

void
sp_translit_chunks(
    const struct sp_translit *model, struct sp_translit_place *place, size_t n)
{
	struct costs begin = {{0}, {1, 1, 1, 1}, 0}, end = begin;

	for (size_t i = 0; i < n; i++) {
		unsigned char one = place[i].unit;
		unsigned char two = i + 1 < n ? place[i + 1].unit : 0;

		find_chunk(model, one, two, place[i].chunk);
		place[i].odds[0] = factor_of(&begin, place[i].begin);
		place[i].odds[1] = factor_of(&end, place[i].end);
	}
}

/* A way so far: how much likelier than chance, and where it began. */
struct way {
	double odds;
	size_t from;
};

/* The ways to a place of the text, by the letters that they have made; there is
 * one where a bit is set. */
struct ways {
	uint64_t there;
	struct way way[SP_TRANSLIT_MAX + 1];
};

/* What is looked for, and where ways are given up. */
struct hunt {
	const struct sp_translit_latin *latin;
	const struct form *form;
	double floor;
};

static inline void
better(const struct hunt *hunt, struct ways *to, size_t j,
    const struct way *from, double factor)
{
	uint64_t bit = UINT64_C(1) << j;
	double odds = from->odds * factor;

	if (odds <= hunt->floor || odds <= hunt->form->least[j] ||
	    (to->there & bit && odds <= to->way[j].odds))
		return;
	to->there |= bit;
	to->way[j] = (struct way){odds, from->from};
}

static void
insert(const struct hunt *hunt, struct ways *ways)
{
	const struct form *form = hunt->form;

	for (size_t j = 0; j < form->letters.n && ways->there >> j; j++) {
		if (!(ways->there >> j & 1))
			continue;
		for (size_t n = 1; n <= form->longest[j]; n++)
			better(hunt, ways, j + n, &ways->way[j],
			    (double)form->inserted[j][n]);
	}
}

/* Rewrite the chunk that comes as what the name has at these places. */
static inline void
rewrite_at(const struct hunt *hunt, const struct ways *ways, uint64_t places,
    size_t n, double factor, struct ways *to)
{
	for (places &= ways->there; places; places &= places - 1) {
		size_t j = (size_t)__builtin_ctzll(places);

		better(hunt, to, j + n, &ways->way[j], factor);
	}
}

static void
rewrite(const struct hunt *hunt, uint16_t chunk, const struct ways *ways,
    struct ways *to)
{
	const struct form *form = hunt->form;
	double silent = hunt->latin->silent[chunk];

	if (silent > 0)
		rewrite_at(hunt, ways, ways->there, 0, silent, to);
	for (size_t i = form->first[chunk]; i; i = form->rewrite[i - 1].next) {
		const struct rewrite *it = &form->rewrite[i - 1];

		/* What begins the name is listed before the others. */
		if (ways->there == 1 && !(it->places & 1))
			break;
		rewrite_at(hunt, ways, it->places, it->n, it->factor, to);
	}
}

/* A name may end before place i. */
static void
end_name(const struct hunt *hunt, const struct sp_translit_place *place,
    size_t i, const struct ways *ways, struct sp_translit_span *best)
{
	const struct way *whole = &ways->way[hunt->form->letters.n];
	double odds;

	if (i == 0 || !(ways->there >> hunt->form->letters.n & 1) ||
	    whole->from == i)
		return;
	odds = whole->odds * place[i - 1].odds[1];
	if (odds > best->odds)
		*best = (struct sp_translit_span){whole->from, i, odds};
}

static bool
may_begin(const struct hunt *hunt, const struct sp_translit_place *place)
{
	const struct form *form = hunt->form;

	if (place->odds[0] <= 0)
		return false;
	for (size_t k = 0; k < SP_TRANSLIT_UNITS; k++) {
		uint16_t chunk = place->chunk[k];
		uint16_t first = form->first[chunk];

		if (hunt->latin->silent[chunk] > 0 ||
		    (first && form->rewrite[first - 1].places & 1))
			return true;
	}
	return false;
}

static void
best_of(const struct hunt *hunt, const struct sp_translit_place *place,
    size_t n, struct sp_translit_span *best)
{
	struct ways sum[SP_TRANSLIT_UNITS + 1];
	struct ways *ways = &sum[0];
	struct ways *to[SP_TRANSLIT_UNITS] = {&sum[1], &sum[2]};

	sum[0].there = sum[1].there = sum[2].there = 0;
	*best = (struct sp_translit_span){.odds = 0};
	for (size_t i = 0; i <= n; i++) {
		struct ways *done = ways;

		if (ways->there) {
			insert(hunt, ways);
			end_name(hunt, place, i, ways, best);
		}
		if (i < n && may_begin(hunt, &place[i]))
			better(hunt, ways, 0,
			    &(struct way){place[i].odds[0], i}, 1);
		for (size_t k = 0; k < SP_TRANSLIT_UNITS && ways->there; k++)
			if (i < n)
				rewrite(hunt, place[i].chunk[k], ways, to[k]);
		done->there = 0;
		ways = to[0];
		to[0] = to[1];
		to[1] = done;
	}
	best->odds = log(best->odds) - hunt->form->alone;
}

bool
sp_translit_best(struct sp_translit_latin *latin,
    const struct sp_translit_place *place, size_t n, double floor,
    struct sp_translit_span *best)
{
	*best = (struct sp_translit_span){.odds = -INFINITY};
	for (size_t i = 0; i < latin->forms; i++) {
		const struct hunt hunt = {latin, &latin->form[i], floor};
		struct sp_translit_span it;

		list_rewrites(latin, &latin->form[i]);
		best_of(&hunt, place, n, &it);
		it.odds -= log((double)latin->forms);
		if (it.odds > best->odds)
			*best = it;
	}
	return !isinf(best->odds);
}

bool
sp_translit_near(const struct sp_translit_latin *latin,
    const struct sp_translit_khmer *khmer)
{
	for (size_t i = 0; i < latin->forms; i++)
		if (sp_consonants_near(
			latin->form[i].skeleton, khmer->skeleton))
			return true;
	return false;
}
