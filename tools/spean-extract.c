/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <spean/conv.h>
#include <spean/doc.h>
#include <spean/extract.h>
#include <spean/file.h>
#include <spean/html.h>

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
	struct sp_doc doc;
	struct sp_buf bytes;
	struct sp_buf out;
	size_t pages;
	size_t empty;
};

/* Text in the letters of a font that is not Unicode looks like any other. */
static void
warn_of_legacy(struct work *work, const char *path)
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
		    "looks like Khmer in a %s font; convert with -f %s", family,
		    sp_conv_legacy_charset(family));
	else if (family)
		cli_warn(path, 0,
		    "looks like Khmer in a font of the %s family, not Unicode: "
		    "left as it is",
		    family);
}

struct telling {
	struct work *work;
	const char *id;
};

static void
tell(void *user, const struct sp_explained *block)
{
	struct telling *telling = user;
	struct sp_buf *out = &telling->work->out;

	sp_buf_addf(out, "%s\t%s\t%s\t", telling->id,
	    block->keep ? "keep" : "drop", block->reason);
	sp_rec_add_text(out, block->path.n > 0 ? block->path : SP_STR("-"));
	sp_buf_addf(out, "\t%.2f\t", block->links);
	sp_rec_add_text(out, block->text);
	sp_buf_addc(out, '\n');
}

static void
explain_page(struct work *work, const char *path, const struct sp_page *page)
{
	struct telling telling = {work, page->id.s};
	struct sp_err err = {0};

	sp_buf_reset(&work->out);
	if (sp_extract_explain(work->ex, page, tell, &telling, &err) != SP_OK) {
		cli_error(path, 0, &err);
		work->empty++;
	}
	if (sp_buf_status(&work->out, &err) != SP_OK)
		cli_error(path, 0, &err);
	cli_write(sp_buf_str(&work->out));
}

/* One page: the file at path, whose records are named id. */
static void
one_page(struct work *work, const char *path, const char *id)
{
	struct sp_page page = {.id = sp_str_c(id),
	    .kind = sp_extract_kind(sp_str_c(path)),
	    .lang = lang,
	    .charset = charset,
	    .raw = raw};
	struct sp_err err = {0};

	sp_buf_reset(&work->bytes);
	work->pages++;
	if (sp_file_read(path, SP_HTML_MAX, &work->bytes, &err) != SP_OK) {
		if (err.status == SP_NOMEM)
			cli_error(path, 0, &err);
		cli_reject(path, 0, "%s", err.msg);
		work->empty++;
		return;
	}
	page.bytes = sp_buf_str(&work->bytes);
	if (explain) {
		explain_page(work, path, &page);
		return;
	}
	if (sp_extract_page(work->ex, &page, &work->doc, &err) != SP_OK) {
		cli_error(path, 0, &err);
		work->empty++;
	}
	warn_of_legacy(work, path);
	sp_buf_reset(&work->out);
	sp_doc_write(&work->doc, &work->out);
	if (sp_buf_status(&work->out, &err) != SP_OK)
		cli_error(path, 0, &err);
	cli_write(sp_buf_str(&work->out));
}

/* Names that no record can hold, with '?' for what cannot be shown. */
static void
tell_odd(const struct sp_files *files, const char *dir)
{
	for (size_t i = 0; i < files->nodd; i++) {
		struct sp_str name = files->odd[i];
		char shown[256];
		size_t n = 0;

		if (!sp_extract_is_page(name))
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

		if (!sp_extract_is_page(files.path[i]))
			continue;
		sp_buf_reset(&path);
		sp_buf_addf(
		    &path, "%s%s%s", dir, slash ? "" : "/", files.path[i].s);
		name = sp_buf_c(&path);
		if (!name)
			cli_die(NULL, 0, "out of memory");
		cli_progress("%s: %zu", dir, ++pages);
		one_page(work, name, files.path[i].s);
	}
	if (err.status == SP_OK && pages == 0)
		cli_reject(dir, 0, "no pages");
	sp_buf_release(&path);
	sp_files_release(&files);
}

int
main(int argc, char **argv)
{
	int i = cli_parse(&model, argc, argv);
	struct sp_err err = {0};
	struct work work = {.ex = sp_extract_new(&err)};

	if (!work.ex)
		cli_die(NULL, 0, "%s", err.msg);
	if (explain && raw)
		cli_die(NULL, 0, "--explain and --raw exclude each other");
	if (i == argc)
		one_page(&work, "-", "-");
	for (; i < argc; i++) {
		if (sp_file_is_dir(argv[i]))
			one_folder(&work, argv[i]);
		else
			one_page(&work, argv[i], argv[i]);
	}
	if (verbose)
		cli_warn(NULL, 0, "%zu pages, %zu without text", work.pages,
		    work.empty);
	sp_doc_release(&work.doc);
	sp_buf_release(&work.bytes);
	sp_buf_release(&work.out);
	sp_extract_free(work.ex);
	return cli_end();
}
