/* SPDX-License-Identifier: MIT */
/*
 * Of lines, what is read and written is read and written the same again, and
 * its binary form says the same; of bytes taken for the binary form, whatever
 * they are, one that is accepted can be read in full.
 */
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/lex.h>
#include <spean/lex_read.h>
#include <spean/lex_table.h>

#include "fuzz.h"

/* Look at all that a lexicon has. */
static void
look(const struct sp_lex *lex)
{
	for (int s = 0; s < 2; s++) {
		enum sp_lex_side side = s ? SP_LEX_TGT : SP_LEX_SRC;
		size_t sum = 0;

		for (uint32_t w = 0; w < sp_lex_count(lex, side); w++) {
			struct sp_str word = sp_lex_word(lex, side, w);
			size_t n;
			const struct sp_lex_entry *entry =
			    sp_lex_entries(lex, side, w, &n);

			for (size_t i = 0; i < n; i++) {
				HOLDS(entry[i].word <
				    sp_lex_count(
					lex, s ? SP_LEX_SRC : SP_LEX_TGT));
				HOLDS(entry[i].tgt >= 0 && entry[i].tgt <= 1);
				HOLDS(i == 0 ||
				    entry[i - 1].word < entry[i].word);
			}
			sum += n;
			sp_lex_nearest(lex, side, word);
		}
		HOLDS(sum == sp_lex_size(lex));
	}
}

static void
check_bytes(struct sp_str bytes)
{
	struct sp_buf copy = {0};
	struct sp_lex_head head;
	struct sp_lex *lex;

	sp_buf_add(&copy, bytes);
	if (copy.n >= sizeof(head)) {
		memcpy(&head, copy.s, sizeof(head));
		head.sum = sp_lex_sum(
		    sp_str_sub(sp_buf_str(&copy), sizeof(head), copy.n));
		memcpy(copy.s, &head, sizeof(head));
	}
	lex = sp_lex_of(&copy, NULL);
	if (lex)
		look(lex);
	sp_lex_free(lex);
	sp_buf_release(&copy);
}

static void
add_lines(struct sp_lex_table *table, struct sp_str text)
{
	while (text.s) {
		struct sp_str rec = sp_str_cut(&text, '\n');
		struct sp_lex_record record;

		if (sp_lex_record_parse(rec, &record, NULL) == SP_OK &&
		    record.kind == SP_LEX_LINE)
			sp_lex_table_add(table, record.line.src,
			    record.line.tgt, record.line.p_tgt,
			    record.line.p_src);
	}
}

static void
check_lines(struct sp_str text)
{
	struct sp_lex_table table = {0}, again = {0};
	struct sp_buf once = {0}, twice = {0}, bytes = {0};
	struct sp_lex *lex;

	add_lines(&table, text);
	HOLDS(sp_lex_table_sort(&table, NULL) == SP_OK);
	HOLDS(sp_lex_table_write(&table, &once, NULL) == SP_OK);
	add_lines(&again, sp_buf_str(&once));
	HOLDS(sp_lex_table_sort(&again, NULL) == SP_OK);
	HOLDS(sp_lex_table_write(&again, &twice, NULL) == SP_OK);
	HOLDS(sp_str_eq(sp_buf_str(&once), sp_buf_str(&twice)));
	HOLDS(sp_lex_table_pack(&table, &bytes, NULL) == SP_OK);
	lex = sp_lex_of(&bytes, NULL);
	HOLDS(lex);
	look(lex);
	sp_lex_free(lex);
	HOLDS(sp_lex_table_prune(&table, .1, 2, NULL) == SP_OK);
	sp_lex_table_release(&table);
	sp_lex_table_release(&again);
	sp_buf_release(&once);
	sp_buf_release(&twice);
	sp_buf_release(&bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str text = {(const char *)data, size};

	check_bytes(text);
	check_lines(text);
	return 0;
}
