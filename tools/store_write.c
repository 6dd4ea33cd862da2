/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "store.h"

#include <string.h>
#include <unistd.h>

#include <spean/docset.h>
#include <spean/pair.h>
#include <spean/rec.h>

#include "cli.h"

#define PROGRESS_EVERY 10000

static struct {
	struct store_langs langs;
	struct store_mark mark;
} opt = {.langs = STORE_EN_KM};

static const struct cli add_cli = {
    .name = "spean-store",
    .verb = "add",
    .usage = "DB [FILE...]",
    .about = "Put the pairs of pair streams into a database.",
    .opt =
	(const struct cli_opt[]){
	    STORE_LANGS(opt.langs),
	    STORE_MARK(opt.mark),
	    CLI_END,
	},
    .min = 1,
};

static const struct cli docs_cli = {
    .name = "spean-store",
    .verb = "docs",
    .usage = "DB SRC TGT",
    .about = "Put the documents of two doc streams into a database.",
    .opt =
	(const struct cli_opt[]){
	    STORE_LANGS(opt.langs),
	    STORE_LICENCE(opt.mark),
	    CLI_END,
	},
    .min = 3,
    .max = 3,
};

/* One invocation is one run and one transaction: all of it, or nothing. */
static struct sp_store *
begin(const char *path, const char *program)
{
	struct sp_store *store;
	struct sp_err err = {0};

	store_check_langs(&opt.langs);
	store = store_open(path, SP_STORE_WRITE);
	if (sp_store_begin(store, &err) != SP_OK ||
	    sp_store_run(store, program, PACKAGE_VERSION, "", &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	store_set_mark(store, &opt.mark);
	return store;
}

static void
commit(struct sp_store *store, const char *path)
{
	struct sp_err err = {0};

	if (sp_store_commit(store, &err) != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_store_close(store);
	cli_progress(NULL);
}

static void
add_stream(struct sp_store *store, const char *db, const char *path, int fd)
{
	struct sp_str lang[2] = {
	    sp_str_c(opt.langs.src), sp_str_c(opt.langs.tgt)};
	struct sp_reader *reader = sp_reader_new(fd, '\n');
	struct sp_err err = {0};
	struct sp_str rec;

	if (!reader)
		cli_die(NULL, 0, "out of memory");
	while (sp_reader_next(reader, &rec, &err)) {
		size_t line = sp_reader_line(reader);
		struct sp_pair pair;

		if (line % PROGRESS_EVERY == 0)
			cli_progress("%s: %zu pairs", path, line);
		if (sp_pair_parse(rec, &pair, &err) != SP_OK) {
			cli_error(path, line, &err);
			continue;
		}
		if (sp_store_put_pair(store, lang[0], lang[1], &pair, &err) ==
		    SP_OK)
			continue;
		if (!sp_status_is_record(err.status))
			cli_die(db, 0, "%s", err.msg);
		cli_error(path, line, &err);
	}
	if (err.status != SP_OK && !sp_status_is_record(err.status))
		cli_die(path, 0, "%s", err.msg);
	sp_reader_free(reader);
}

void
store_add(int argc, char **argv)
{
	char dash[] = "-";
	char *standard_input[] = {dash};
	int first = cli_parse(&add_cli, argc, argv);
	const char *db = argv[first];
	char **file = argv + first + 1;
	size_t n = (size_t)(argc - first - 1);
	struct sp_store *store;

	if (n == 0) {
		file = standard_input;
		n = 1;
	}
	store = begin(db, "spean-store add");
	for (size_t i = 0; i < n; i++) {
		int fd = cli_open(file[i]);

		if (fd < 0)
			continue;
		add_stream(store, db, file[i], fd);
		if (fd != STDIN_FILENO)
			close(fd);
	}
	commit(store, db);
}

static void
put_docs(struct sp_store *store, const char *db, const char *path,
    const struct sp_docset *set, const char *lang)
{
	struct sp_doc doc = {0};
	struct sp_err err = {0};

	for (size_t i = 0; i < sp_docset_count(set); i++) {
		if (sp_docset_read(set, i, &doc, &err) != SP_OK)
			cli_die(path, 0, "%s", err.msg);
		if (sp_store_put_doc(store, sp_str_c(lang), &doc, 0, &err) ==
		    SP_OK)
			continue;
		if (!sp_status_is_record(err.status))
			cli_die(db, 0, "%s", err.msg);
		cli_reject(path, 0, "%.*s: %s",
		    doc.id.n > 200 ? 200 : (int)doc.id.n, doc.id.s, err.msg);
	}
	sp_doc_release(&doc);
}

void
store_docs(int argc, char **argv)
{
	char **arg = argv + cli_parse(&docs_cli, argc, argv);
	const char *lang[2] = {opt.langs.src, opt.langs.tgt};
	struct sp_docset *set[2];
	struct sp_store *store;

	if (strcmp(arg[1], "-") == 0 && strcmp(arg[2], "-") == 0)
		cli_die(NULL, 0, "only one of SRC and TGT can be '-'");
	for (size_t s = 0; s < 2; s++)
		set[s] = cli_docset(arg[1 + s]);
	store = begin(arg[0], "spean-store docs");
	for (size_t s = 0; s < 2; s++) {
		put_docs(store, arg[0], arg[1 + s], set[s], lang[s]);
		sp_docset_free(set[s]);
	}
	commit(store, arg[0]);
}
