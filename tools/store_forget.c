/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <spean/forget.h>
#include <spean/rec.h>

static struct {
	struct cli_list doc, url, source;
	bool dry;
} opt;

static const struct cli forget_cli = {
    .name = "spean-store",
    .verb = "forget",
    .usage = "DB",
    .about = "Take documents out, and every trace of their texts.",
    .opt =
	(const struct cli_opt[]){
	    {0, "doc", "NAME", "documents of this name (repeatable)", CLI_LIST,
		&opt.doc},
	    {0, "url", "URL", "documents from there (repeatable)", CLI_LIST,
		&opt.url},
	    {0, "source", "HOST", "all of a source (repeatable)", CLI_LIST,
		&opt.source},
	    {'n', "dry-run", NULL, "only say what would go", CLI_FLAG,
		&opt.dry},
	    CLI_END,
	},
    .min = 1,
    .max = 1,
};

/* What has gone, for those who must show it. */
struct told {
	struct sp_buf out;
	size_t n;
};

static enum sp_status
one_document(void *ctx, const struct sp_forgotten *what, struct sp_err *err)
{
	struct told *told = ctx;

	told->n++;
	sp_rec_add_text(&told->out, what->lang);
	sp_buf_addc(&told->out, '\t');
	sp_rec_add_text(&told->out, what->doc);
	sp_buf_addc(&told->out, '\t');
	sp_rec_add_text(&told->out, what->url);
	sp_buf_addf(&told->out, "\t%zu\t%zu\n", what->sentences, what->pairs);
	return sp_buf_status(&told->out, err);
}

static size_t
add_rules(struct sp_forget_rule *rule, size_t n, enum sp_forget_by by,
    const struct cli_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		rule[n++] = (struct sp_forget_rule){by, sp_str_c(list->at[i])};
	return n;
}

void
store_forget(int argc, char **argv)
{
	const char *path = argv[cli_parse(&forget_cli, argc, argv)];
	struct sp_forget_rule rule[3 * CLI_LIST_MAX];
	struct told told = {0};
	struct sp_err err = {0};
	struct sp_store *store;
	bool lasting;
	size_t n = add_rules(rule, 0, SP_FORGET_DOC, &opt.doc);

	n = add_rules(rule, n, SP_FORGET_URL, &opt.url);
	n = add_rules(rule, n, SP_FORGET_SOURCE, &opt.source);
	if (n == 0)
		cli_die(NULL, 0, "what? --doc, --url or --source says it");
	store = store_open(path, SP_STORE_CHANGE);
	if (sp_store_forget(store, rule, n, opt.dry, one_document, &told,
		&lasting, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_store_close(store);
	cli_write(sp_buf_str(&told.out));
	sp_buf_release(&told.out);
	if (!lasting)
		cli_reject(path, 0,
		    "another program reads it: the texts are in its log, "
		    "%s-wal, until that program ends",
		    path);
	if (told.n == 0)
		cli_reject(path, 0, "it has no such document");
}
