/* SPDX-License-Identifier: MIT */
/*
 * A line of English, the rest Khmer, checked by all there is: findings stand in
 * order, at places within the texts and between their characters, and say
 * something; a text that is not UTF-8 is a bad record and has none.
 */
#include <spean/checker.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_place(struct sp_norm_range at, struct sp_str text)
{
	if (!sp_finding_has_place(at)) {
		HOLDS(at.to == SP_FINDING_NOWHERE_AT);
		return;
	}
	HOLDS(at.from <= at.to && at.to <= text.n);
	/* What is UTF-8 before and behind a place was cut between characters. */
	HOLDS(sp_utf8_check(sp_str_sub(text, 0, at.from)) == at.from);
	HOLDS(sp_utf8_check(sp_str_sub(text, 0, at.to)) == at.to);
}

static void
check_findings(
    const struct sp_checker *checker, struct sp_str src, struct sp_str tgt)
{
	size_t n;
	const struct sp_finding *finding = sp_checker_findings(checker, &n);

	for (size_t i = 0; i < n; i++) {
		HOLDS(finding[i].check < SP_CHECKS);
		HOLDS(finding[i].confidence > 0 && finding[i].confidence <= 1);
		HOLDS(finding[i].message.n > 0);
		HOLDS(
		    sp_utf8_check(finding[i].message) == finding[i].message.n);
		for (size_t k = 0; k < finding[i].message.n; k++)
			HOLDS((unsigned char)finding[i].message.s[k] >= ' ');
		check_place(finding[i].at[0], src);
		check_place(finding[i].at[1], tgt);
		HOLDS(i == 0 ||
		    finding[i - 1].at[0].from <= finding[i].at[0].from);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Made once, as they take longer than most inputs. */
	static struct sp_check_opts opts;
	static struct sp_checker *checker;
	struct sp_str tgt = {(const char *)data, size};
	struct sp_str src = sp_str_cut(&tgt, '\n');
	struct sp_pair pair = {.src_doc = SP_STR("a"),
	    .tgt_doc = SP_STR("a"),
	    .src_loc = SP_STR("1.1"),
	    .tgt_loc = SP_STR("1.1"),
	    .score = 1,
	    .src_text = src,
	    .tgt_text = tgt};
	bool utf8 = sp_utf8_check(src) == src.n && sp_utf8_check(tgt) == tgt.n;

	if (!checker) {
		opts.lang[0] = sp_lang_find(SP_STR("en"));
		opts.lang[1] = sp_lang_find(SP_STR("km"));
		for (size_t i = 0; i < SP_CHECKS; i++)
			opts.on[i] = true;
		checker = sp_checker_new(&opts, NULL);
	}
	HOLDS(checker);
	HOLDS((sp_checker_pair(checker, &pair, NULL) == SP_OK) == utf8);
	check_findings(checker, src, tgt);
	return 0;
}
