/* SPDX-License-Identifier: MIT */
#include <spean/pair.h>

#include <stdlib.h>

#include <spean/rec.h>
#include <spean/utf8.h>

static bool
is_none(struct sp_str loc)
{
	return loc.n == 1 && loc.s[0] == '-';
}

bool
sp_score_parse(struct sp_str text, double *score)
{
	return !sp_str_starts(text, SP_STR("-")) &&
	    sp_str_number(text, score) && *score <= 1;
}

void
sp_score_write(double score, struct sp_buf *out)
{
	unsigned units = (unsigned)(score * 1e4 + .5);

	sp_buf_addf(out, "%u.%04u", units / 10000, units % 10000);
}

bool
sp_loc_is_list(struct sp_str loc)
{
	while (loc.s)
		if (sp_str_cut(&loc, ',').n == 0)
			return false;
	return true;
}

enum sp_status
sp_pair_parse(struct sp_str rec, struct sp_pair *pair, struct sp_err *err)
{
	struct sp_str f[8] = {{NULL, 0}};
	size_t n = sp_rec_split(rec, f, 8);

	if (n < 7)
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a pair record: %zu of 7 fields", n);
	if (sp_utf8_check(rec) != rec.n)
		return sp_err_set(err, SP_BAD_TEXT, "not UTF-8 at byte %zu",
		    sp_utf8_check(rec) + 1);
	*pair = (struct sp_pair){f[0], f[1], f[2], f[3], 0, f[5], f[6], f[7]};
	if (!sp_score_parse(f[4], &pair->score))
		return sp_err_set(err, SP_BAD_RECORD,
		    "score (field 5) is no number from 0 to 1: '%.*s'",
		    f[4].n > 40 ? 40 : (int)f[4].n, f[4].s);
	for (size_t side = 0; side < 2; side++) {
		if (f[side].n == 0)
			return sp_err_set(err, SP_BAD_RECORD,
			    "document (field %zu) is empty", side + 1);
		if (f[2 + side].n == 0)
			return sp_err_set(err, SP_BAD_RECORD,
			    "loc (field %zu) is empty: '-' stands for none",
			    side + 3);
		if (!sp_loc_is_list(f[2 + side]))
			return sp_err_set(err, SP_BAD_RECORD,
			    "loc (field %zu) has an empty member", side + 3);
		if (is_none(f[2 + side]) && f[5 + side].n > 0)
			return sp_err_set(err, SP_BAD_RECORD,
			    "text (field %zu) without a loc", side + 6);
	}
	if (is_none(f[2]) && is_none(f[3]))
		return sp_err_set(err, SP_BAD_RECORD, "both locs are '-'");
	return SP_OK;
}

void
sp_pair_write(const struct sp_pair *pair, struct sp_buf *out)
{
	struct sp_str head[4] = {
	    pair->src_doc, pair->tgt_doc, pair->src_loc, pair->tgt_loc};

	for (size_t i = 0; i < 4; i++) {
		sp_rec_add_text(out, head[i]);
		sp_buf_addc(out, '\t');
	}
	sp_score_write(pair->score, out);
	sp_buf_addc(out, '\t');
	sp_rec_add_text(out, pair->src_text);
	sp_buf_addc(out, '\t');
	sp_rec_add_text(out, pair->tgt_text);
	if (pair->more.s) {
		sp_buf_addc(out, '\t');
		sp_buf_add(out, pair->more); /* its TABs are borders */
	}
	sp_buf_addc(out, '\n');
}

size_t
sp_pair_loc_count(struct sp_str loc)
{
	size_t n = loc.n > 0 && !is_none(loc);

	for (size_t i = 0; i < loc.n; i++)
		n += loc.s[i] == ',';
	return n;
}
