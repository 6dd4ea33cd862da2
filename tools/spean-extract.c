/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <spean/conv.h>
#include <spean/crawl.h>
#include <spean/doc.h>
#include <spean/extract.h>
#include <spean/file.h>
#include <spean/html.h>
#include <spean/inflow.h>
#include <spean/map.h>

/* So much tells a WARC file from a page. */
#define HEAD 64

/* So many reasons are told apart in the counts. */
#define WHYS 1000

static const char *list;
static const char *lang;
static const char *charset;
static bool verbose;
static bool explain;
static bool raw;

static const struct cli_opt options[] = {
    {'l', "lang", "LANG", "the language of the pages, if they do not say it",
	CLI_LANG, &lang},
    {'f', "from", "CHARSET", "the charset of the pages, if not to be found",
	CLI_STR, &charset},
    {0, "explain", NULL, "print each block and why it is kept or not", CLI_FLAG,
	&explain},
    {0, "raw", NULL, "give all that is to be seen, not the article alone",
	CLI_FLAG, &raw},
    {'L', "list", "FILE", "what became of each record of WARC files", CLI_STR,
	&list},
    {'v', "verbose", NULL, "print counts on stderr at the end", CLI_FLAG,
	&verbose},
    CLI_END,
};

static const struct cli model = {
    .name = "spean-extract",
    .usage = "[FILE or DIR...]",
    .about = "Take the articles out of web pages, as a doc stream.",
    .opt = options,
};

struct work {
	struct sp_extract *ex;
	struct sp_crawl *crawl;
	struct sp_out *list; /* NULL: none is asked for */
	struct sp_map whys; /* what became of records, and of how many */
	struct sp_doc doc;
	struct sp_buf bytes;
	struct sp_buf out;
	size_t pages;
	size_t empty;
};

/* Text in the letters of a font that is not Unicode looks like any other. */
static void
warn_of_legacy(struct work *work, const char *path, const char *place)
{
	const char *family;

	sp_buf_reset(&work->out);
	for (size_t i = 0; i < work->doc.n; i++) {
		if (!sp_loc_is_text(work->doc.part[i].loc))
			continue;
		sp_buf_add(&work->out, work->doc.part[i].text);
		sp_buf_addc(&work->out, '\n');
	}
	family = sp_conv_legacy_font(sp_buf_str(&work->out));
	if (family && sp_conv_legacy_charset(family))
		cli_warn(path, 0,
		    "%slooks like Khmer in a %s font; convert with -f %s",
		    place, family, sp_conv_legacy_charset(family));
	else if (family)
		cli_warn(path, 0,
		    "%slooks like Khmer in a font of the %s family, not "
		    "Unicode: left as it is",
		    place, family);
}

struct telling {
	struct sp_buf *out;
	struct sp_str id;
};

static void
tell(void *user, const struct sp_explained *block)
{
	struct telling *telling = user;
	struct sp_buf *out = telling->out;

	sp_buf_add(out, telling->id);
	sp_buf_addf(
	    out, "\t%s\t%s\t", block->keep ? "keep" : "drop", block->reason);
	sp_rec_add_text(out, block->path.n > 0 ? block->path : SP_STR("-"));
	sp_buf_addf(out, "\t%.2f\t", block->links);
	sp_rec_add_text(out, block->text);
	sp_buf_addc(out, '\n');
}

/* Append the page's records, or its blocks, to work->out. */
static enum sp_status
treat_page(struct work *work, const struct sp_page *page, struct sp_err *err)
{
	struct telling telling = {&work->out, page->id};
	enum sp_status status;

	if (explain) {
		sp_buf_reset(&work->out);
		sp_doc_reset(&work->doc, page->id);
		return sp_extract_explain(work->ex, page, tell, &telling, err);
	}
	status = sp_extract_page(work->ex, page, &work->doc, err);
	sp_buf_reset(&work->out);
	sp_doc_write(&work->doc, &work->out);
	return status;
}

/* Write what became of a page; false: there is no text in it. */
static bool
write_page(struct work *work, const struct sp_page *page, const char *path,
    const char *place)
{
	struct sp_err err = {0};
	bool ok = treat_page(work, page, &err) == SP_OK;

	work->pages++;
	if (!ok) {
		if (!sp_status_is_record(err.status))
			cli_error(path, 0, &err);
		cli_reject(path, 0, "%s%s", place, err.msg);
		work->empty++;
	}
	if (sp_buf_status(&work->out, &err) != SP_OK)
		cli_error(path, 0, &err);
	cli_write(sp_buf_str(&work->out));
	warn_of_legacy(work, path, place);
	return ok;
}

/* A column of the list. */
static void
add_column(struct sp_buf *row, struct sp_str text)
{
	if (row->n > 0)
		sp_buf_addc(row, '\t');
	if (text.n > 0)
		sp_rec_add_text(row, text);
	else
		sp_buf_addc(row, '-');
}

static void
add_number(struct sp_buf *row, uint64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%llu", (unsigned long long)n);
	add_column(row, sp_str_c(n ? text : ""));
}

/* A row of the list, and the count of what became of the record. */
static void
note_record(struct work *work, const struct sp_crawl_page *page,
    const char *path, const char *what)
{
	struct sp_buf *row = &work->out;
	size_t *count;

	count = sp_map_at(&work->whys,
	    sp_str_c(work->whys.n < WHYS ? what : "other reasons"), NULL);
	if (!count)
		cli_die(NULL, 0, "out of memory");
	++*count;
	if (!work->list)
		return;
	sp_buf_reset(row);
	add_column(row, page->url);
	add_column(row, page->rec.date);
	add_column(row, sp_str_c(page->type));
	add_number(row, page->status);
	add_column(row, page->rec.digest);
	add_number(row, page->rec.length);
	/* The first record begins at byte 0, which is known. */
	sp_buf_addf(row, "\t%llu", (unsigned long long)page->rec.offset);
	add_column(row, sp_str_c(path));
	add_column(row, sp_str_c(what));
	sp_buf_addc(row, '\n');
	if (row->failed)
		cli_die(NULL, 0, "out of memory");
	fwrite(row->s, 1, row->n, sp_out_file(work->list));
}

static void
one_record(
    struct work *work, const struct sp_crawl_page *found, const char *path)
{
	struct sp_page page = {.id = found->url,
	    .bytes = found->bytes,
	    .kind = found->kind,
	    .lang = lang,
	    .charset = charset,
	    .raw = raw,
	    .declared = found->charset,
	    .url = found->url};
	const char *what = found->why;
	struct sp_err err = {0};
	char place[64];

	snprintf(place, sizeof(place),
	    "record %zu at byte %llu: ", found->rec.number,
	    (unsigned long long)found->rec.offset);
	if (found->fault.status != SP_OK)
		cli_reject(path, 0, "%s%s", place, found->fault.msg);
	if (found->taken) {
		what = write_page(work, &page, path, place) ? "taken"
		    : work->doc.n > 0                       ? "no text"
							    : "not parsed";
		if (work->doc.n > 0 &&
		    sp_crawl_keep(work->crawl, found, &err) != SP_OK)
			cli_error(path, 0, &err);
	}
	note_record(work, found, path, what);
}

static void
one_warc(struct work *work, struct sp_inflow *in, const char *path)
{
	struct sp_crawl_page page;
	struct sp_err err = {0};

	sp_crawl_open(work->crawl, in);
	while (sp_crawl_next(work->crawl, &page, &err)) {
		cli_progress("%s: %zu", path, page.rec.number);
		one_record(work, &page, path);
	}
	if (err.status == SP_NOMEM)
		cli_error(path, 0, &err);
	if (err.status != SP_OK)
		cli_reject(path, 0, "%s", err.msg);
}

/* A page that is a file of its own, whose records are named id. */
static void
whole_page(
    struct work *work, struct sp_inflow *in, const char *path, const char *id)
{
	struct sp_page page = {.id = sp_str_c(id),
	    .kind = sp_extract_kind(sp_str_c(path)),
	    .lang = lang,
	    .charset = charset,
	    .raw = raw};
	struct sp_err err = {0};

	sp_buf_reset(&work->bytes);
	if (sp_inflow_all(in, SP_HTML_MAX, &work->bytes, &err) != SP_OK) {
		if (err.status == SP_NOMEM)
			cli_error(path, 0, &err);
		cli_reject(path, 0, "%s", err.msg);
		if (err.status != SP_BAD_RECORD) {
			work->pages++;
			work->empty++;
			return;
		}
	}
	page.bytes = sp_buf_str(&work->bytes);
	write_page(work, &page, path, "");
}

/* A file of whatever kind, which its content tells. */
static void
one_file(struct work *work, const char *path, const char *id)
{
	struct sp_err err = {0};
	struct sp_inflow *in = sp_inflow_open(path, &err);
	struct sp_str head = {NULL, 0};
	enum sp_status status;

	if (!in) {
		if (err.status == SP_NOMEM)
			cli_error(path, 0, &err);
		cli_reject(path, 0, "%s", err.msg);
		work->pages++;
		work->empty++;
		return;
	}
	status = sp_inflow_peek(in, HEAD, &head, &err);
	if (status == SP_BAD_RECORD)
		cli_reject(path, 0, "%s", err.msg);
	if (status == SP_NOMEM)
		cli_error(path, 0, &err);
	if (sp_warc_begins(head))
		one_warc(work, in, path);
	else
		whole_page(work, in, path, id);
	sp_inflow_free(in);
}

static bool
is_ours(struct sp_str name)
{
	return sp_extract_is_page(name) || sp_extract_is_warc(name);
}

/* Names that no record can hold, with '?' for what cannot be shown. */
static void
tell_odd(const struct sp_files *files, const char *dir)
{
	for (size_t i = 0; i < files->nodd; i++) {
		struct sp_str name = files->odd[i];
		char shown[256];
		size_t n = 0;

		if (!is_ours(name))
			continue;
		for (; n < name.n && n + 1 < sizeof(shown); n++)
			shown[n] = name.s[n] >= ' ' && name.s[n] < 0x7F
			    ? name.s[n]
			    : '?';
		shown[n] = '\0';
		cli_reject(dir, 0,
		    "%s: its name is not UTF-8 or holds a control character",
		    shown);
	}
}

static void
one_folder(struct work *work, const char *dir)
{
	struct sp_files files = {0};
	struct sp_err err = {0};
	struct sp_buf path = {0};
	size_t pages = 0;
	bool slash = dir[strlen(dir) - 1] == '/';

	if (sp_files_walk(&files, dir, &err) != SP_OK)
		cli_reject(dir, 0, "%s", err.msg);
	tell_odd(&files, dir);
	for (size_t i = 0; i < files.n; i++) {
		const char *name;

		if (!is_ours(files.path[i]))
			continue;
		sp_buf_reset(&path);
		sp_buf_addf(
		    &path, "%s%s%s", dir, slash ? "" : "/", files.path[i].s);
		name = sp_buf_c(&path);
		if (!name)
			cli_die(NULL, 0, "out of memory");
		cli_progress("%s: %zu", dir, ++pages);
		one_file(work, name, files.path[i].s);
	}
	if (err.status == SP_OK && pages == 0)
		cli_reject(dir, 0, "no pages");
	sp_buf_release(&path);
	sp_files_release(&files);
}

static void
tell_counts(const struct work *work)
{
	cli_warn(
	    NULL, 0, "%zu pages, %zu without text", work->pages, work->empty);
	for (size_t i = 0; i < work->whys.n; i++) {
		struct sp_map_entry *why = &work->whys.entry[i];

		cli_warn(NULL, 0, "%zu records: %.*s", why->value,
		    (int)why->key.n, why->key.s);
	}
}

int
main(int argc, char **argv)
{
	int i = cli_parse(&model, argc, argv);
	struct sp_err err = {0};
	struct work work = {.ex = sp_extract_new(&err)};

	if (work.ex)
		work.crawl = sp_crawl_new(&err);
	if (!work.crawl)
		cli_die(NULL, 0, "%s", err.msg);
	if (list && strcmp(list, "-") == 0)
		cli_die(NULL, 0, "the list needs a file of its own");
	if (explain && raw)
		cli_die(NULL, 0, "--explain and --raw exclude each other");
	if (list)
		work.list = cli_out(list);
	if (i == argc)
		one_file(&work, "-", "-");
	for (; i < argc; i++) {
		if (sp_file_is_dir(argv[i]))
			one_folder(&work, argv[i]);
		else
			one_file(&work, argv[i], argv[i]);
	}
	if (verbose)
		tell_counts(&work);
	if (list)
		cli_out_end();
	sp_map_release(&work.whys);
	sp_crawl_free(work.crawl);
	sp_doc_release(&work.doc);
	sp_buf_release(&work.bytes);
	sp_buf_release(&work.out);
	sp_extract_free(work.ex);
	return cli_end();
}
