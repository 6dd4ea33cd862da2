/* SPDX-License-Identifier: MIT */
/* Whatever comes in as a glossary is read the same however it is cut, and each
 * of its terms is found where it stands and has what it needs. */
#include <spean/termlist.h>

#include "../unit/source.h"
#include "fuzz.h"

static void
bad(void *ctx, size_t line, const struct sp_err *err)
{
	size_t *last = ctx;

	HOLDS(line > *last && sp_status_is_record(err->status));
	*last = line;
}

static struct sp_termlist *
read_all(struct sp_str input, size_t step)
{
	struct text text = {input, 0, step};
	struct sp_inflow *in = text_inflow(&text);
	struct sp_termlist *list = sp_termlist_new(NULL);
	size_t line = 0;

	HOLDS(in && list);
	sp_termlist_read(list, in, bad, &line, NULL);
	sp_inflow_free(in);
	return list;
}

static void
check_term(const struct sp_termlist_term *term)
{
	const struct sp_termlist_want *want = term->want;

	HOLDS(term->text.n > 0 && want);
	for (; want; want = want->next) {
		HOLDS(want->words > 0 && want->words <= SP_TERMLIST_WORDS);
		HOLDS(!memchr(want->text.s, '|', want->text.n));
		for (size_t i = 0; i < want->words; i++)
			HOLDS(want->word[i].n > 0);
	}
}

/* What a list has of the terms of the first column of the input. */
static void
check_words(const struct sp_termlist *list, struct sp_str input)
{
	struct sp_terms terms = {0};
	uint32_t node = SP_TERMLIST_ROOT;

	HOLDS(sp_terms_init(&terms, NULL) == SP_OK);
	if (sp_terms_read(&terms, input, false, NULL) != SP_OK)
		terms.n = 0;
	for (size_t i = 0; i < terms.n; i++) {
		uint32_t word =
		    sp_termlist_word(list, sp_terms_text(&terms, i));
		uint32_t next = sp_termlist_go(list, node, word);

		node = next == SP_TERMLIST_NONE
		    ? sp_termlist_go(list, SP_TERMLIST_ROOT, word)
		    : next;
		if (node == SP_TERMLIST_NONE)
			node = SP_TERMLIST_ROOT;
		else if (sp_termlist_at(list, node))
			check_term(sp_termlist_at(list, node));
	}
	sp_terms_release(&terms);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str input = {(const char *)data, size};
	struct sp_termlist *whole = read_all(input, SIZE_MAX);
	struct sp_termlist *cut = read_all(input, 1 + size % 7);

	HOLDS(sp_termlist_count(whole) == sp_termlist_count(cut));
	check_words(whole, input);
	sp_termlist_free(whole);
	sp_termlist_free(cut);
	return 0;
}
