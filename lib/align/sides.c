/* SPDX-License-Identifier: MIT */
#include <spean/sides.h>

#include <string.h>

#include <spean/script.h>

static void
count_letters(const struct sp_doc *doc, struct sp_script_census *census)
{
	for (size_t i = 0; i < doc->n; i++)
		if (sp_loc_is_text(doc->part[i].loc))
			sp_script_count(doc->part[i].text, census);
}

const char *
sp_sides_script(const struct sp_doc *doc, const struct sp_lang *lang)
{
	struct sp_script_census census = {.letters = 0};

	count_letters(doc, &census);
	return sp_script_foreign(&census, lang);
}

struct sp_str
sp_sides_lang(const struct sp_doc *doc, const struct sp_lang *lang)
{
	const struct sp_part *longest = NULL;
	size_t other = 0, all = 0;

	if (strcmp(lang->code, "und") == 0)
		return SP_STR("");
	for (size_t i = 0; i < doc->n; i++) {
		const struct sp_part *part = &doc->part[i];

		if (!sp_loc_is_text(part->loc))
			continue;
		all += part->text.n;
		if (!sp_lang_is_tag(part->lang) ||
		    sp_str_ieq(part->lang, SP_STR("und")) ||
		    strcmp(sp_lang_find(part->lang)->code, "und") != 0)
			continue;
		other += part->text.n;
		if (!longest || part->text.n > longest->text.n)
			longest = part;
	}
	return longest && other > all - other ? longest->lang : SP_STR("");
}

/* As much of a name as a message has room for. */
static int
shown(struct sp_str id)
{
	return id.n < 80 ? (int)id.n : 80;
}

static enum sp_status
check_langs(const struct sp_lang *const lang[2],
    const struct sp_doc *const doc[2], struct sp_err *err)
{
	for (size_t s = 0; s < 2; s++) {
		struct sp_str other = sp_sides_lang(doc[s], lang[s]);

		if (other.n > 0)
			return sp_err_set(err, SP_BAD_TEXT,
			    "'%.*s' is not in the %s language (%s): most of "
			    "it is in %.*s",
			    shown(doc[s]->id), doc[s]->id.s,
			    s ? "target" : "source", lang[s]->code,
			    shown(other), other.s);
	}
	return SP_OK;
}

/* Is each side in the letters of the other? */
static bool
is_turned(const char *const script[2], const struct sp_lang *const lang[2])
{
	return script[0] && script[1] &&
	    strcmp(script[0], lang[1]->script) == 0 &&
	    strcmp(script[1], lang[0]->script) == 0;
}

enum sp_status
sp_sides_check(const struct sp_lang *const lang[2], const struct sp_doc *src,
    const struct sp_doc *tgt, bool *swapped, struct sp_err *err)
{
	const struct sp_doc *doc[2] = {src, tgt};
	const char *script[2];
	bool turned;

	for (size_t s = 0; s < 2; s++)
		script[s] = sp_sides_script(doc[s], lang[s]);
	turned = is_turned(script, lang);
	if (swapped)
		*swapped = turned;
	if (turned)
		return sp_err_set(err, SP_BAD_TEXT,
		    "the sides are swapped: '%.*s' is in %s letters, "
		    "'%.*s' in %s ones",
		    shown(src->id), src->id.s, sp_script_name(script[0]),
		    shown(tgt->id), tgt->id.s, sp_script_name(script[1]));
	for (size_t s = 0; s < 2; s++)
		if (script[s])
			return sp_err_set(err, SP_BAD_TEXT,
			    "'%.*s' is not in the %s language (%s): its "
			    "letters are %s",
			    shown(doc[s]->id), doc[s]->id.s,
			    s ? "target" : "source", lang[s]->code,
			    sp_script_name(script[s]));
	return check_langs(lang, doc, err);
}

/* The script of a collection, as that of a document. */
static enum sp_status
script_of(const struct sp_docset *set, const struct sp_lang *lang,
    const char **script, struct sp_err *err)
{
	struct sp_script_census census = {.letters = 0};
	struct sp_doc doc = {0};
	enum sp_status status = SP_OK;

	for (size_t i = 0; i < sp_docset_count(set) && status == SP_OK; i++) {
		status = sp_docset_read(set, i, &doc, err);
		if (status == SP_OK)
			count_letters(&doc, &census);
	}
	*script = sp_script_foreign(&census, lang);
	sp_doc_release(&doc);
	return status;
}

enum sp_status
sp_sides_check_all(const struct sp_lang *const lang[2],
    const struct sp_docset *const set[2], bool *swapped, struct sp_err *err)
{
	const char *script[2];
	bool turned;

	for (size_t s = 0; s < 2; s++) {
		enum sp_status status =
		    script_of(set[s], lang[s], &script[s], err);

		if (status != SP_OK)
			return status;
	}
	turned = is_turned(script, lang);
	if (swapped)
		*swapped = turned;
	if (turned)
		return sp_err_set(err, SP_BAD_TEXT,
		    "the sides are swapped: the documents of the source are "
		    "in %s letters, those of the target in %s ones",
		    sp_script_name(script[0]), sp_script_name(script[1]));
	for (size_t s = 0; s < 2; s++)
		if (script[s])
			return sp_err_set(err, SP_BAD_TEXT,
			    "the documents of the %s are not in its language "
			    "(%s): their letters are %s",
			    s ? "target" : "source", lang[s]->code,
			    sp_script_name(script[s]));
	return SP_OK;
}
