/* SPDX-License-Identifier: MIT */
#include <spean/sent.h>

#include <spean/utf8.h>

void
sp_sent_loc(struct sp_str loc, size_t s, struct sp_buf *out)
{
	sp_buf_add(out, loc);
	sp_buf_addf(out, ".%zu", s);
}

bool
sp_sent_is_whole(struct sp_str loc)
{
	return sp_loc_is_text(loc) &&
	    (loc.n == 0 || !memchr(loc.s, '.', loc.n));
}

static void
split_part(const struct sp_part *part, enum sp_sent_lists lists,
    struct sp_buf *loc, struct sp_doc *out)
{
	struct sp_sent_iter iter =
	    sp_sent_begin(sp_lang_find(part->lang), lists, part->text);
	struct sp_str sentence;
	size_t s = 0;

	while (sp_sent_next(&iter, &sentence)) {
		sp_buf_reset(loc);
		sp_sent_loc(part->loc, ++s, loc);
		if (loc->failed)
			return;
		sp_doc_add(out, sp_buf_str(loc), part->lang, sentence);
	}
	if (s == 0)
		sp_doc_add(out, part->loc, part->lang, part->text);
}

enum sp_status
sp_sent_doc(const struct sp_doc *in, enum sp_sent_lists lists,
    struct sp_doc *out, struct sp_err *err)
{
	struct sp_buf loc = {0};
	enum sp_status status = SP_OK;

	sp_doc_reset(out, in->id);
	for (size_t i = 0; i < in->n && !loc.failed; i++) {
		const struct sp_part *part = &in->part[i];
		size_t bad = sp_utf8_check(part->text);

		if (sp_sent_is_whole(part->loc) && bad == part->text.n) {
			split_part(part, lists, &loc, out);
			continue;
		}
		if (sp_loc_is_text(part->loc) && bad < part->text.n &&
		    status == SP_OK)
			status = sp_err_set(err, SP_BAD_TEXT,
			    "part %.*s is not UTF-8 at byte %zu",
			    (int)(part->loc.n < 40 ? part->loc.n : 40),
			    part->loc.s, bad + 1);
		sp_doc_add(out, part->loc, part->lang, part->text);
	}
	if (loc.failed || sp_doc_status(out, NULL) != SP_OK)
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	sp_buf_release(&loc);
	return status;
}
