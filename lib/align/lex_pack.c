/* SPDX-License-Identifier: MIT */
#include <spean/lex_table.h>

#include <stdlib.h>

#include <spean/lex.h>
#include <spean/lex_words.h>

/* The stems of a side's words. */
struct stems {
	struct sp_map map; /* to how many words each has */
	struct sp_str *of; /* by number of the word: its stem; empty: none */
};

static bool
find_stems(const struct sp_lex_table *table, size_t s, struct stems *stems)
{
	size_t n = table->word[s].n;

	stems->of = calloc(n + 1, sizeof(*stems->of));
	if (!stems->of)
		return false;
	for (size_t w = 1; w < n; w++) {
		size_t *count;

		stems->of[w] = sp_lex_stem(table->name[s][w]);
		if (stems->of[w].n == 0)
			continue;
		count = sp_map_at(&stems->map, stems->of[w], NULL);
		if (!count)
			return false;
		++*count;
	}
	return true;
}

/* The ways to name a row's word on a side: itself and, the second time round,
 * its stem; the latter shares its probabilities with all of the stem. */
static bool
name(const struct sp_lex_table *table, const struct stems *stems, size_t s,
    uint32_t word, bool stem, struct sp_buf *out, double *share)
{
	sp_buf_reset(out);
	if (!stem) {
		sp_buf_add(out, table->name[s][word]);
		return true;
	}
	if (stems->of[word].n == 0)
		return false;
	sp_buf_add(out, stems->of[word]);
	sp_buf_addc(out, '*');
	*share /= (double)*sp_map_get(&stems->map, stems->of[word]);
	return true;
}

static void
add_all(const struct sp_lex_table *table, const struct stems *stems,
    struct sp_lex_table *full, struct sp_buf word[2])
{
	for (size_t i = 0; i < table->n; i++)
		for (unsigned way = 0; way < 4; way++) {
			const struct sp_lex_row *row = &table->row[i];
			double share = 1;

			if (!name(table, &stems[0], 0, row->word[0], way & 1,
				&word[0], &share) ||
			    !name(table, &stems[1], 1, row->word[1], way & 2,
				&word[1], &share))
				continue;
			full->failed |= word[0].failed || word[1].failed;
			sp_lex_table_add(full, sp_buf_str(&word[0]),
			    sp_buf_str(&word[1]), row->p[1] * share,
			    row->p[0] * share);
		}
}

/* The table with all that stems bring. */
static enum sp_status
with_stems(const struct sp_lex_table *table, struct sp_lex_table *full,
    struct sp_err *err)
{
	struct stems stems[2] = {{{0}, NULL}, {{0}, NULL}};
	struct sp_buf word[2] = {{0}, {0}};

	if (find_stems(table, 0, &stems[0]) && find_stems(table, 1, &stems[1]))
		add_all(table, stems, full, word);
	else
		full->failed = true;
	for (size_t s = 0; s < 2; s++) {
		sp_map_release(&stems[s].map);
		free(stems[s].of);
		sp_buf_release(&word[s]);
	}
	return sp_lex_table_sort(full, err);
}

static void
put(struct sp_buf *out, uint32_t number)
{
	sp_buf_add(out, (struct sp_str){(const char *)&number, sizeof(number)});
}

static void
put_words(const struct sp_lex_table *table, size_t s, uint32_t slots,
    struct sp_buf *out)
{
	uint32_t *slot = malloc(slots * sizeof(*slot));
	uint32_t place = 0;

	if (!slot) {
		out->failed = true;
		return;
	}
	memset(slot, 0xFF, slots * sizeof(*slot));
	for (uint32_t w = 0; w < table->word[s].n; w++) {
		uint32_t at = sp_lex_slot(table->name[s][w], slots);

		while (slot[at] != SP_LEX_NONE)
			at = (at + 1) & (slots - 1);
		slot[at] = w;
		put(out, place);
		place += (uint32_t)table->name[s][w].n;
	}
	put(out, place);
	for (uint32_t i = 0; i < slots; i++)
		put(out, slot[i]);
	free(slot);
}

/* The entries by the words of side s; rows are in order by the source. */
static void
put_entries(const struct sp_lex_table *table, size_t s, struct sp_buf *out)
{
	size_t count = table->word[s].n;
	uint32_t *row = calloc(count + 2, sizeof(*row));
	struct sp_lex_entry *entry = calloc(table->n + 1, sizeof(*entry));

	if (!row || !entry) {
		out->failed = true;
		free(row);
		free(entry);
		return;
	}
	for (size_t i = 0; i < table->n; i++)
		row[table->row[i].word[s] + 1]++;
	for (size_t w = 0; w < count; w++)
		row[w + 1] += row[w];
	for (size_t w = 0; w <= count; w++)
		put(out, row[w]);
	for (size_t i = 0; i < table->n; i++) {
		const struct sp_lex_row *r = &table->row[i];

		entry[row[r->word[s]]++] = (struct sp_lex_entry){
		    r->word[!s], (float)r->p[1], (float)r->p[0]};
	}
	sp_buf_add(out,
	    (struct sp_str){(const char *)entry, table->n * sizeof(*entry)});
	free(row);
	free(entry);
}

static size_t
text_size(const struct sp_lex_table *table, size_t s)
{
	size_t n = 0;

	for (size_t w = 0; w < table->word[s].n; w++)
		n += table->name[s][w].n;
	return n;
}

static bool
fill_head(const struct sp_lex_table *table, struct sp_lex_head *head)
{
	memcpy(head->magic, SP_LEX_MAGIC, sizeof(SP_LEX_MAGIC));
	head->order = SP_LEX_ORDER;
	head->version = SP_LEX_VERSION;
	head->entries = (uint32_t)table->n;
	for (size_t s = 0; s < 2; s++) {
		size_t n = table->word[s].n, text = text_size(table, s);

		if (table->n > SP_LEX_MAX || n > SP_LEX_MAX ||
		    text > SP_LEX_MAX)
			return false;
		head->count[s] = (uint32_t)n;
		head->text[s] = (uint32_t)text;
		head->slots[s] = 2;
		while (head->slots[s] < 2 * n)
			head->slots[s] *= 2;
	}
	return true;
}

static enum sp_status
put_all(
    const struct sp_lex_table *table, struct sp_buf *out, struct sp_err *err)
{
	struct sp_lex_head head = {{0}, 0, 0, 0, {0}, {0}, {0}, {0}, 0};
	size_t start = out->n;

	if (!fill_head(table, &head))
		return sp_err_set(err, SP_TOO_LARGE,
		    "the lexicon is too large: %zu entries", table->n);
	sp_buf_add(out, (struct sp_str){(const char *)&head, sizeof(head)});
	for (size_t s = 0; s < 2; s++) {
		put_words(table, s, head.slots[s], out);
		put_entries(table, s, out);
	}
	for (size_t s = 0; s < 2; s++)
		for (size_t w = 0; w < table->word[s].n; w++)
			sp_buf_add(out, table->name[s][w]);
	if (sp_buf_status(out, err) != SP_OK)
		return SP_NOMEM;
	head.sum = sp_lex_sum(
	    sp_str_sub(sp_buf_str(out), start + sizeof(head), out->n));
	memcpy(out->s + start, &head, sizeof(head));
	return SP_OK;
}

enum sp_status
sp_lex_table_pack(
    const struct sp_lex_table *table, struct sp_buf *out, struct sp_err *err)
{
	struct sp_lex_table full = {0};
	size_t start = out->n;
	enum sp_status status = with_stems(table, &full, err);

	if (status == SP_OK)
		status = put_all(&full, out, err);
	if (status != SP_OK)
		sp_buf_cut(out, start);
	sp_lex_table_release(&full);
	return status;
}
