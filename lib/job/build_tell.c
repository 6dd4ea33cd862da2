/* SPDX-License-Identifier: MIT */
#include <spean/build_tell.h>

#include <string.h>

#include <spean/buf.h>
#include <spean/conv.h>
#include <spean/err.h>
#include <spean/script.h>
#include <spean/sides.h>

static void
tell(const struct sp_build_teller *teller, size_t side, struct sp_str path,
    enum sp_build_fault fault, const char *msg)
{
	const struct sp_build_watch *watch = teller->watch;

	if (watch->page)
		watch->page(
		    watch->ctx, teller->side[side].dir, path, fault, msg);
}

void
sp_build_tell_unreadable(const struct sp_build_teller *teller, size_t side,
    struct sp_str path, const char *msg)
{
	teller->sum->failed[side]++;
	tell(teller, side, path, SP_BUILD_UNREADABLE, msg);
}

/* Why a page, of whose sentences `own` are in its language, is not. */
static void
say_foreign(const struct sp_build_side *side, const struct sp_doc *doc,
    size_t own, struct sp_err *err)
{
	const char *lang = side->tag;
	const char *script = sp_sides_script(doc, side->lang);
	struct sp_str other = sp_sides_lang(doc, side->lang);
	struct sp_buf text = {0};
	const char *family;

	if (own > 0 && !script) {
		sp_err_set(err, SP_OK, "most of it is in %.*s, not in %s",
		    (int)other.n, other.s, lang);
		return;
	}
	if (own > 0) {
		sp_err_set(err, SP_OK,
		    "only %zu sentences of it are in %s: its letters are %s",
		    own, lang, sp_script_name(script));
		return;
	}

	for (size_t i = 0; i < doc->n; i++) {
		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		sp_buf_add(&text, doc->part[i].text);
		sp_buf_addc(&text, '\n');
	}
	family = sp_conv_legacy_font(sp_buf_str(&text));
	sp_buf_release(&text);
	if (family && sp_conv_legacy_charset(family))
		sp_err_set(err, SP_OK,
		    "no sentence of it is in %s: it looks like Khmer in a %s "
		    "font; convert with spean-conv -f %s",
		    lang, family, sp_conv_legacy_charset(family));
	else if (family)
		sp_err_set(err, SP_OK,
		    "no sentence of it is in %s: it looks like Khmer in a font "
		    "of the %s family, not Unicode",
		    lang, family);
	else
		sp_err_set(err, SP_OK, "no sentence of it is in %s", lang);
}

void
sp_build_tell_page(const struct sp_build_teller *teller, size_t side,
    struct sp_str path, const struct sp_build_page *page)
{
	const struct sp_doc *doc = &page->doc;
	const struct sp_lang *lang = teller->side[side].lang;
	struct sp_build_sum *sum = teller->sum;
	/* Of a language that has no entry the script is not known. */
	bool known = strcmp(lang->code, "und") != 0;
	size_t sents = 0, own = 0;
	struct sp_err err;

	if (!page->read) {
		sp_build_tell_unreadable(teller, side, path, page->fault.msg);
		return;
	}
	for (size_t i = 0; i < doc->n; i++) {
		if (!sp_loc_is_text(doc->part[i].loc))
			continue;
		sents++;
		own += !known || sp_script_is(doc->part[i].text, lang);
	}
	sum->sents[side] += sents;
	if (sents == 0) {
		sum->no_text[side]++;
		tell(teller, side, path, SP_BUILD_NO_TEXT, page->fault.msg);
		return;
	}
	sum->docs[side]++;
	if (page->fault.status == SP_BAD_RECORD)
		tell(teller, side, path, SP_BUILD_SPOILT, page->fault.msg);
	if (own > 0 && !sp_sides_script(doc, lang) &&
	    sp_sides_lang(doc, lang).n == 0)
		return;
	sum->foreign[side]++;
	say_foreign(&teller->side[side], doc, own, &err);
	tell(teller, side, path, SP_BUILD_FOREIGN, err.msg);
}

static size_t
at_most_4(uint32_t n)
{
	return n < 4 ? n : 4;
}

void
sp_build_tell_beads(
    const struct sp_build_teller *teller, const struct sp_beads *beads)
{
	struct sp_build_sum *sum = teller->sum;

	sum->beads += beads->n;
	for (size_t b = 0; b < beads->n; b++) {
		const struct sp_bead *bead = &beads->bead[b];

		sum->shape[at_most_4(bead->nsrc)][at_most_4(bead->ntgt)]++;
		if (bead->nsrc && bead->ntgt)
			sum->score += bead->score;
	}
}
