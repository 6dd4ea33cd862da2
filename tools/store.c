/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

struct sp_store *
store_open(const char *path, enum sp_store_mode mode)
{
	struct sp_err err = {0};
	struct sp_store *store = sp_store_open(path, mode, &err);

	if (!store)
		cli_die(path, 0, "%s", err.msg);
	return store;
}

void
store_check_langs(const struct store_langs *langs)
{
	if (sp_str_ieq(sp_str_c(langs->src), sp_str_c(langs->tgt)))
		cli_die(NULL, 0,
		    "source and target are both %s: -s and -t must differ",
		    langs->src);
}

struct sp_store_query
store_query(struct store_pairs *pairs)
{
	struct sp_err err = {0};

	if (pairs->min_score < 0 || pairs->min_score > 1)
		cli_die(NULL, 0, "--min-score takes a number from 0 to 1");
	for (size_t i = 0; i < pairs->where.n; i++)
		if (sp_where_add(&pairs->conditions,
			sp_str_c(pairs->where.at[i]), &err) != SP_OK)
			cli_die(NULL, 0, "--where: %s", err.msg);
	return (struct sp_store_query){sp_str_c(pairs->langs.src),
	    sp_str_c(pairs->langs.tgt), pairs->min_score, pairs->all,
	    &pairs->conditions};
}

void
store_pairs_release(struct store_pairs *pairs)
{
	sp_where_release(&pairs->conditions);
}

void
store_set_mark(struct sp_store *store, const struct store_mark *mark)
{
	struct sp_buf tags = {0};
	struct sp_err err = {0};

	for (size_t i = 0; i < mark->tag.n; i++) {
		if (i > 0)
			sp_buf_addc(&tags, ' ');
		sp_buf_add(&tags, sp_str_c(mark->tag.at[i]));
	}
	if (sp_buf_status(&tags, &err) != SP_OK ||
	    sp_store_mark(store, sp_str_c(mark->licence ? mark->licence : ""),
		sp_buf_str(&tags), &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	sp_buf_release(&tags);
}

void
store_read_query(struct sp_query *query, char **arg, size_t n)
{
	struct sp_buf text = {0};
	struct sp_err err = {0};

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			sp_buf_addc(&text, ' ');
		sp_buf_add(&text, sp_str_c(arg[i]));
	}
	if (sp_buf_status(&text, &err) != SP_OK ||
	    sp_query_parse(query, sp_buf_str(&text), &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	sp_buf_release(&text);
}
