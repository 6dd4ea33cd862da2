/* SPDX-License-Identifier: MIT */
#include <spean/tag.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/date.h>
#include <spean/khmer_name.h>
#include <spean/latin_name.h>
#include <spean/utf8.h>

/* The rules of quantities of a language that has been met. */
struct rules {
	const struct sp_lang *lang;
	struct sp_quantities *quantities;
};

struct sp_tagger {
	struct rules *rules;
	size_t n, cap;
	struct sp_khmer_names *khmer;
	struct sp_buf value;
};

/* A text under way. */
struct work {
	struct sp_tagger *tagger;
	struct sp_str text;
	struct sp_tags *tags;
	bool failed;
};

const char *
sp_tag_type_name(enum sp_tag_type type)
{
	static const char *const name[] = {"name", "date", "time", "number",
	    "ordinal", "fraction", "percent", "money", "measure"};

	return name[type];
}

struct sp_tagger *
sp_tagger_new(struct sp_err *err)
{
	struct sp_tagger *tagger = calloc(1, sizeof(*tagger));

	if (tagger)
		tagger->khmer = sp_khmer_names_new(err);
	if (tagger && tagger->khmer)
		return tagger;
	free(tagger);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

void
sp_tagger_free(struct sp_tagger *tagger)
{
	if (!tagger)
		return;
	for (size_t i = 0; i < tagger->n; i++)
		sp_quantities_free(tagger->rules[i].quantities);
	free(tagger->rules);
	sp_khmer_names_free(tagger->khmer);
	sp_buf_release(&tagger->value);
	free(tagger);
}

void
sp_tags_release(struct sp_tags *tags)
{
	free(tags->tag);
	sp_arena_release(&tags->values);
	*tags = (struct sp_tags){0};
}

/* The rules of a language; NULL when memory fails. */
static struct sp_quantities *
quantities_of(struct sp_tagger *tagger, const struct sp_lang *lang)
{
	struct rules rules = {.lang = lang};

	for (size_t i = 0; i < tagger->n; i++)
		if (tagger->rules[i].lang == lang)
			return tagger->rules[i].quantities;
	if (!sp_grow(
		&tagger->rules, &tagger->cap, tagger->n + 1, sizeof(rules)))
		return NULL;
	rules.quantities = sp_quantities_new(lang, NULL);
	if (rules.quantities)
		tagger->rules[tagger->n++] = rules;
	return rules.quantities;
}

static void
add(struct work *work, struct sp_tag tag, struct sp_str value)
{
	struct sp_tags *tags = work->tags;

	tag.value = sp_arena_dup(&tags->values, value);
	if (tags->values.failed ||
	    !sp_grow(&tags->tag, &tags->cap, tags->n + 1, sizeof(tag))) {
		work->failed = true;
		return;
	}
	tags->tag[tags->n++] = tag;
}

static void
add_date(struct work *work, const struct sp_date *date)
{
	struct sp_tag tag = {.start = date->start,
	    .end = date->end,
	    .type = date->type == SP_DATE_TIME ? SP_TAG_TIME : SP_TAG_DATE,
	    .weekday = date->weekday};

	add(work, tag, sp_str_c(date->value));
}

/* The quantities between two dates, from byte `from` to `to`. */
static void
add_quantities(
    struct work *work, struct sp_quantities *quantities, size_t from, size_t to)
{
	struct sp_str text = sp_str_sub(work->text, 0, to);
	struct sp_quantity q;

	while (sp_quantity_next(quantities, text, &from, &q)) {
		struct sp_tag tag = {.start = q.start,
		    .end = q.end,
		    .type = SP_TAG_NUMBER + (enum sp_tag_type)q.type,
		    .side = q.side};

		add(work, tag, sp_str_c(q.value));
	}
}

static void
add_dates_and_quantities(struct work *work, const struct sp_lang *lang,
    struct sp_quantities *quantities, const struct sp_day *day)
{
	struct sp_date date;
	size_t pos = 0, from = 0;

	while (sp_date_scan(lang, work->text, &pos, day, &date)) {
		add_quantities(work, quantities, from, date.start);
		if (date.type != SP_DATE_VOID)
			add_date(work, &date);
		from = date.end;
	}
	add_quantities(work, quantities, from, work->text.n);
}

/* The name as a value: spaces are one, what has no width is not there. */
static struct sp_str
name_value(struct sp_buf *value, struct sp_str name)
{
	size_t ascii = 0;

	while (ascii < name.n && (unsigned char)name.s[ascii] < 0x80)
		ascii++;
	if (ascii == name.n)
		return name;
	sp_buf_reset(value);
	for (size_t pos = 0, at = 0; pos < name.n; at = pos) {
		uint32_t cp = sp_utf8_next(name, &pos);

		if (cp == ' ' || cp == 0xA0)
			sp_buf_addc(value, ' ');
		else if (cp < 0x200B || cp > 0x200D)
			sp_buf_add(value, sp_str_sub(name, at, pos));
	}
	return sp_buf_str(value);
}

static void
add_name(struct work *work, struct sp_tag tag)
{
	struct sp_buf *buf = &work->tagger->value;
	struct sp_str name = sp_str_sub(work->text, tag.start, tag.end);

	tag.type = SP_TAG_NAME;
	add(work, tag, name_value(buf, name));
	work->failed |= buf->failed;
}

/*
 * True where a date or quantity leaves no name: a date wherever it touches it,
 * a quantity that does not lie within it, or is all of it.  They are the first
 * n tags; *k is the first that does not end before the name.
 */
static bool
is_taken(
    const struct sp_tags *tags, size_t n, size_t *k, size_t start, size_t end)
{
	while (*k < n && tags->tag[*k].end <= start)
		++*k;
	for (size_t i = *k; i < n && tags->tag[i].start < end; i++) {
		const struct sp_tag *tag = &tags->tag[i];

		if (tag->type <= SP_TAG_TIME || tag->start < start ||
		    tag->end > end || (tag->start == start && tag->end == end))
			return true;
	}
	return false;
}

static void
add_latin_names(struct work *work)
{
	size_t n = work->tags->n, k = 0;
	struct sp_latin_names names;
	struct sp_latin_name name;

	sp_latin_names_begin(&names, work->text);
	while (sp_latin_names_next(&names, &name))
		if (!is_taken(work->tags, n, &k, name.start, name.end))
			add_name(work,
			    (struct sp_tag){.start = name.start,
				.end = name.end,
				.acronym = name.acronym,
				.titled = name.titled,
				.doubtful = name.doubtful});
}

/* Does the text have anything of Khmer? */
static bool
has_khmer(struct sp_str text)
{
	return sp_str_find(text, SP_STR("\xe1\x9e"), 0) < text.n;
}

static void
add_khmer_names(struct work *work)
{
	struct sp_khmer_names *names = work->tagger->khmer;
	size_t n = work->tags->n, k = 0;
	struct sp_khmer_name name;
	enum sp_status status;

	if (!has_khmer(work->text))
		return;
	status = sp_khmer_names_begin(names, work->text, NULL);
	work->failed |= status == SP_NOMEM;
	while (status == SP_OK && sp_khmer_names_next(names, &name))
		if (!is_taken(work->tags, n, &k, name.start, name.end))
			add_name(work,
			    (struct sp_tag){.start = name.start,
				.end = name.end,
				.khmer = true,
				.titled = name.titled});
	work->failed |= sp_khmer_names_status(names, NULL) != SP_OK;
}

static int
by_place(const void *a, const void *b)
{
	const struct sp_tag *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (int)x->type - (int)y->type;
}

static enum sp_status
read_text(struct sp_tagger *tagger, const struct sp_lang *lang,
    struct sp_str text, const struct sp_day *day, bool names,
    struct sp_tags *tags, struct sp_err *err)
{
	struct work work = {.tagger = tagger, .text = text, .tags = tags};
	struct sp_quantities *quantities = quantities_of(tagger, lang);

	tags->n = 0;
	sp_arena_reset(&tags->values);
	if (quantities) {
		add_dates_and_quantities(&work, lang, quantities, day);
		if (names) {
			add_khmer_names(&work);
			add_latin_names(&work);
		}
	}
	if (!quantities || work.failed) {
		tags->n = 0;
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	if (tags->n > 0)
		qsort(tags->tag, tags->n, sizeof(*tags->tag), by_place);
	return SP_OK;
}

enum sp_status
sp_tagger_read(struct sp_tagger *tagger, const struct sp_lang *lang,
    struct sp_str text, const struct sp_day *day, struct sp_tags *tags,
    struct sp_err *err)
{
	return read_text(tagger, lang, text, day, true, tags, err);
}

enum sp_status
sp_tagger_values(struct sp_tagger *tagger, const struct sp_lang *lang,
    struct sp_str text, const struct sp_day *day, struct sp_tags *tags,
    struct sp_err *err)
{
	return read_text(tagger, lang, text, day, false, tags, err);
}
