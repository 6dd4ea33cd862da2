/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <spean/inflow.h>
#include <spean/review.h>

static struct {
	struct store_langs langs;
	const char *reviewer;
} opt = {.langs = STORE_EN_KM};

static const struct cli review_cli = {
    .name = "spean-store",
    .verb = "review",
    .usage = "DB [FILE...]",
    .about = "Take verdicts on pairs, as export -f review writes them.",
    .opt =
	(const struct cli_opt[]){
	    STORE_LANGS(opt.langs),
	    {0, "reviewer", "NAME", "who says it, where FILE does not", CLI_STR,
		&opt.reviewer},
	    CLI_END,
	},
    .min = 1,
};

static void
one_verdict(struct sp_store *store, const char *db, const char *path,
    struct sp_review_table *table, struct sp_verdict *verdict)
{
	struct sp_str lang[2] = {
	    sp_str_c(opt.langs.src), sp_str_c(opt.langs.tgt)};
	struct sp_err err = {0};
	bool known = false;
	enum sp_status status;

	if (verdict->reviewer.n == 0 && opt.reviewer)
		verdict->reviewer = sp_str_c(opt.reviewer);
	status =
	    sp_store_review(store, lang[0], lang[1], verdict, &known, &err);
	if (status == SP_OK && !known && sp_review_unquote(table, verdict))
		status = sp_store_review(
		    store, lang[0], lang[1], verdict, &known, &err);
	if (table->plain.failed)
		cli_die(NULL, 0, "out of memory");
	if (status != SP_OK && !sp_status_is_record(status))
		cli_die(db, 0, "%s", err.msg);
	if (status != SP_OK)
		cli_reject(path, table->lines.number, "%s", err.msg);
	else if (!known)
		cli_reject(path, table->lines.number,
		    "no pair of these documents has these texts");
}

static void
one_file(struct sp_store *store, const char *db, const char *path)
{
	struct sp_err err = {0};
	struct sp_review_table table = {.lines.in = sp_inflow_open(path, &err)};
	struct sp_verdict verdict;

	if (!table.lines.in) {
		cli_reject(NULL, 0, "%s", err.msg);
		return;
	}
	while (sp_review_next(&table, &verdict, &err)) {
		if (err.status == SP_OK)
			one_verdict(store, db, path, &table, &verdict);
		else
			cli_reject(path, table.lines.number, "%s", err.msg);
	}
	if (err.status != SP_OK)
		cli_die(path, table.lines.number, "%s", err.msg);
	if (!table.begun)
		cli_warn(path, 0, "it is empty");
	sp_inflow_free(table.lines.in);
	sp_review_table_release(&table);
}

void
store_review(int argc, char **argv)
{
	char dash[] = "-";
	char *standard_input[] = {dash};
	int first = cli_parse(&review_cli, argc, argv);
	const char *db = argv[first];
	char **file = argv + first + 1;
	size_t n = (size_t)(argc - first - 1);
	struct sp_err err = {0};
	struct sp_store *store;

	if (n == 0) {
		file = standard_input;
		n = 1;
	}
	store = store_open(db, SP_STORE_CHANGE);
	if (sp_store_begin(store, &err) != SP_OK)
		cli_die(db, 0, "%s", err.msg);
	for (size_t i = 0; i < n; i++)
		one_file(store, db, file[i]);
	if (sp_store_review_end(store, &err) != SP_OK ||
	    sp_store_commit(store, &err) != SP_OK)
		cli_die(db, 0, "%s", err.msg);
	sp_store_close(store);
}
