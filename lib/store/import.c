/* SPDX-License-Identifier: MIT */
#include <spean/import.h>

#include <spean/utf8.h>

void
sp_import_release(struct sp_import *import)
{
	sp_buf_release(&import->number);
}

void
sp_import_bad(struct sp_import *import, size_t line, const struct sp_err *err)
{
	import->units++;
	import->bad(import->ctx, line, err);
}

static bool
is_none(struct sp_str loc)
{
	return loc.n == 1 && loc.s[0] == '-';
}

/* Nothing, once controls are the spaces that formats write for them. */
static bool
is_blank(struct sp_str text)
{
	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (!sp_utf8_is_gap(cp) && (cp < 0x7F || cp > 0x9F))
			return false;
	}
	return true;
}

/* See that a side has what it must have; err says what it lacks. */
static bool
is_whole(const struct sp_import *import, struct sp_str lang, struct sp_str loc,
    struct sp_str text, struct sp_err *err)
{
	int n = lang.n > 40 ? 40 : (int)lang.n;

	if (is_none(loc) && text.n > 0)
		sp_err_set(err, SP_BAD_RECORD, "text in %.*s without a loc", n,
		    lang.s);
	else if (!import->blank && !is_none(loc) && is_blank(text))
		sp_err_set(err, SP_BAD_RECORD, "no text in %.*s", n, lang.s);
	else if (loc.n > 0 && !sp_loc_is_list(loc))
		sp_err_set(err, SP_BAD_RECORD,
		    "the loc in %.*s has an empty member", n, lang.s);
	else
		return true;
	return false;
}

enum sp_status
sp_import_unit(struct sp_import *import, const struct sp_found *found,
    size_t line, struct sp_err *err)
{
	struct sp_found whole = *found;
	struct sp_pair *pair = &whole.pair;
	struct sp_err why = {0};

	if (is_none(pair->src_loc) && is_none(pair->tgt_loc)) {
		sp_err_set(&why, SP_BAD_RECORD, "both locs are '-'");
		sp_import_bad(import, line, &why);
		return SP_OK;
	}
	if (!is_whole(import, import->src_lang, pair->src_loc, pair->src_text,
		&why) ||
	    !is_whole(import, import->tgt_lang, pair->tgt_loc, pair->tgt_text,
		&why)) {
		sp_import_bad(import, line, &why);
		return SP_OK;
	}
	import->units++;
	sp_buf_reset(&import->number);
	sp_buf_addf(&import->number, "%zu", import->units);
	if (sp_buf_status(&import->number, err) != SP_OK)
		return SP_NOMEM;
	if (pair->src_doc.n == 0)
		pair->src_doc = import->name;
	if (pair->tgt_doc.n == 0)
		pair->tgt_doc = import->name;
	if (pair->src_loc.n == 0)
		pair->src_loc = sp_buf_str(&import->number);
	if (pair->tgt_loc.n == 0)
		pair->tgt_loc = sp_buf_str(&import->number);
	return import->unit(import->ctx, &whole, line, err);
}

void
sp_import_text(struct sp_str text, struct sp_buf *out)
{
	size_t done = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		if (c != '\t' && c != '\n' && c != '\r' && c != '\0')
			continue;
		sp_buf_add(out, sp_str_sub(text, done, i));
		sp_buf_addc(out, ' ');
		done = i + 1;
	}
	sp_buf_add(out, sp_str_sub(text, done, text.n));
}

void
sp_import_tags(struct sp_str text, struct sp_buf *out)
{
	bool within = false;

	for (size_t i = 0; i < text.n; i++) {
		bool space = (unsigned char)text.s[i] <= ' ';

		if (!space && !within && out->n > 0)
			sp_buf_addc(out, ' ');
		if (!space)
			sp_buf_addc(out, text.s[i]);
		within = !space;
	}
}

int
sp_import_fit(
    const struct sp_import *import, struct sp_str asked, struct sp_str tag)
{
	if (sp_str_ieq(asked, tag))
		return 2;
	return !import->exact && tag.n > asked.n &&
	    (tag.s[asked.n] == '-' || tag.s[asked.n] == '_') &&
	    sp_str_ieq(asked, sp_str_sub(tag, 0, asked.n));
}
