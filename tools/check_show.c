/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "check.h"

#include <spean/json.h>
#include <spean/khmer.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#include "store_show.h"

/* So many characters of a text are shown on either side of a place. */
#define AROUND 48

void
check_show_begin(struct check_show *show)
{
	struct sp_err err = {0};

	if (show->form != CHECK_JSON)
		return;
	show->json = sp_json_new(&err);
	if (!show->json)
		cli_die(NULL, 0, "%s", err.msg);
}

void
check_show_end(struct check_show *show)
{
	sp_json_free(show->json);
	sp_buf_release(&show->out);
	sp_buf_release(&show->head);
}

static void
add_place(struct sp_norm_range at, struct sp_buf *out)
{
	if (sp_finding_has_place(at))
		sp_buf_addf(out, "%zu\t%zu\t", at.from, at.to);
	else
		sp_buf_add(out, SP_STR("-\t-\t"));
}

static void
add_record(const struct sp_pair *pair, const struct sp_finding *finding,
    struct sp_buf *out)
{
	const struct sp_str field[] = {
	    pair->src_doc, pair->tgt_doc, pair->src_loc, pair->tgt_loc};

	for (size_t i = 0; i < 4; i++) {
		sp_rec_add_text(out, field[i]);
		sp_buf_addc(out, '\t');
	}
	sp_buf_addf(out, "%s\t%s\t", sp_check_name(finding->check),
	    sp_severity_name(finding->severity));
	sp_score_write(finding->confidence, out);
	sp_buf_addc(out, '\t');
	add_place(finding->at[0], out);
	add_place(finding->at[1], out);
	sp_rec_add_text(out, finding->message);
	sp_buf_addc(out, '\n');
}

static void
add_object(struct check_show *show, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	static const char *const start[] = {"src_start", "tgt_start"};
	static const char *const end[] = {"src_end", "tgt_end"};
	struct sp_json *json = show->json;

	sp_json_str(json, "src_doc", pair->src_doc);
	sp_json_str(json, "tgt_doc", pair->tgt_doc);
	sp_json_str(json, "src_loc", pair->src_loc);
	sp_json_str(json, "tgt_loc", pair->tgt_loc);
	sp_json_str(json, "check", sp_str_c(sp_check_name(finding->check)));
	sp_json_str(
	    json, "severity", sp_str_c(sp_severity_name(finding->severity)));
	sp_json_real(json, "confidence", finding->confidence);
	for (size_t s = 0; s < 2; s++) {
		if (!sp_finding_has_place(finding->at[s]))
			continue;
		sp_json_size(json, start[s], finding->at[s].from);
		sp_json_size(json, end[s], finding->at[s].to);
	}
	sp_json_str(json, "message", finding->message);
	sp_json_end(json, &show->out);
	sp_buf_addc(&show->out, '\n');
}

/*
 * For people.
 */

/* Where a text may be parted: before no mark, behind no sign that joins. */
static bool
is_border(struct sp_str text, size_t pos)
{
	size_t next = pos, last = pos;

	if (pos == 0 || pos == text.n)
		return true;
	return !sp_khmer_is_mark(sp_utf8_next(text, &next)) &&
	    sp_khmer_class(sp_utf8_prev(text, &last)) != SP_KHMER_COENG;
}

/* The byte that is `away` characters before or behind one, or a few more: where
 * a cluster begins. */
static size_t
before(struct sp_str text, size_t pos, size_t away)
{
	while (pos > 0 && (away > 0 || !is_border(text, pos))) {
		sp_utf8_prev(text, &pos);
		away -= away > 0;
	}
	return pos;
}

static size_t
behind(struct sp_str text, size_t pos, size_t away)
{
	while (pos < text.n && (away > 0 || !is_border(text, pos))) {
		sp_utf8_next(text, &pos);
		away -= away > 0;
	}
	return pos;
}

/* What stands around a place, and the place so that it is seen. */
static void
add_around(struct check_show *show, struct sp_str text, struct sp_norm_range at)
{
	struct sp_buf *out = &show->out;
	size_t from = before(text, at.from, AROUND);
	size_t to = behind(text, at.to, AROUND);

	/* What is nearly all shown is shown whole. */
	if (before(text, from, AROUND / 4) == 0)
		from = 0;
	if (behind(text, to, AROUND / 4) == text.n)
		to = text.n;
	while (from > 0 && from < at.from && text.s[from] == ' ')
		from++;
	while (to < text.n && to > at.to && text.s[to - 1] == ' ')
		to--;
	if (from > 0)
		sp_buf_add(out, SP_STR("… "));
	store_add_plain(out, sp_str_sub(text, from, at.from));
	sp_buf_add(out, show->colored ? SP_STR("\033[1;31m") : SP_STR("["));
	store_add_plain(out, sp_str_sub(text, at.from, at.to));
	sp_buf_add(out, show->colored ? SP_STR("\033[0m") : SP_STR("]"));
	store_add_plain(out, sp_str_sub(text, at.to, to));
	if (to < text.n)
		sp_buf_add(out, SP_STR(" …"));
}

/* A side, with the place in it: a text that is wholly meant, or in which no
 * place is, is shown without. */
static void
add_side(struct check_show *show, size_t side, struct sp_str text,
    struct sp_norm_range at)
{
	struct sp_buf *out = &show->out;
	bool whole = !sp_finding_has_place(at) || at.to - at.from == text.n;

	if (text.n == 0)
		return;
	sp_buf_addf(out, "    %s | ", show->lang[side]);
	if (whole) {
		size_t to = behind(text, 0, 2 * AROUND);

		store_add_plain(out, sp_str_trim(sp_str_sub(text, 0, to)));
		if (to < text.n)
			sp_buf_add(out, SP_STR(" …"));
	} else {
		add_around(show, text, at);
	}
	sp_buf_addc(out, '\n');
}

/* Where a pair stands: once for all that is found in it. */
static void
add_head(struct check_show *show, const struct sp_pair *pair)
{
	struct sp_buf *out = &show->out;
	size_t from = out->n;

	store_add_plain(out, pair->src_doc);
	sp_buf_addc(out, ' ');
	store_add_plain(out, pair->src_loc);
	sp_buf_add(out, SP_STR(" = "));
	store_add_plain(out, pair->tgt_doc);
	sp_buf_addc(out, ' ');
	store_add_plain(out, pair->tgt_loc);
	sp_buf_addc(out, '\n');
	if (out->failed)
		return;
	if (sp_str_eq(sp_buf_str(&show->head),
		sp_str_sub(sp_buf_str(out), from, out->n))) {
		sp_buf_cut(out, from);
		return;
	}
	sp_buf_reset(&show->head);
	sp_buf_add(&show->head, sp_str_sub(sp_buf_str(out), from, out->n));
}

static void
add_text(struct check_show *show, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	static const char *const color[] = {"36", "33", "31"};
	struct sp_buf *out = &show->out;

	add_head(show, pair);
	if (show->colored)
		sp_buf_addf(out, "  \033[1;%sm%s\033[0m",
		    color[finding->severity],
		    sp_severity_name(finding->severity));
	else
		sp_buf_addf(out, "  %s", sp_severity_name(finding->severity));
	sp_buf_addf(out, " (%s, %.0f %%): ", sp_check_name(finding->check),
	    finding->confidence * 100);
	store_add_plain(out, finding->message);
	sp_buf_addc(out, '\n');
	add_side(show, 0, pair->src_text, finding->at[0]);
	add_side(show, 1, pair->tgt_text, finding->at[1]);
}

void
check_show_finding(struct check_show *show, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	sp_buf_reset(&show->out);
	if (show->form == CHECK_RECORDS)
		add_record(pair, finding, &show->out);
	else if (show->form == CHECK_JSON)
		add_object(show, pair, finding);
	else
		add_text(show, pair, finding);
	if (show->out.failed)
		cli_die(NULL, 0, "out of memory");
	cli_write(sp_buf_str(&show->out));
}
