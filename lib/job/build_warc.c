/* SPDX-License-Identifier: MIT */
#include <spean/build_warc.h>

#include <spean/buf.h>
#include <spean/crawl.h>
#include <spean/inflow.h>
#include <spean/warc.h>

/* So much tells a WARC file from a page. */
#define HEAD 64

struct work {
	struct sp_build_texts *texts;
	size_t side;
	const struct sp_build_teller *teller;
	struct sp_build_reader *reader;
	struct sp_crawl *crawl;
	struct sp_str path; /* of the file at work */
	struct sp_buf place; /* of the record */
	struct sp_buf name;
};

static void
tell(const struct work *work, struct sp_str place, const char *msg)
{
	sp_build_tell_unreadable(work->teller, work->side, place, msg);
}

/* Add a page; false where it is of no use, which is told. */
static enum sp_status
add(struct work *work, struct sp_str id, struct sp_str place,
    const struct sp_build_page *page, bool *added, struct sp_err *err)
{
	const struct sp_build_watch *watch = work->teller->watch;
	struct sp_err why = {0};
	enum sp_status status = SP_OK;

	*added = page->read;
	if (page->read)
		status = sp_build_texts_add(work->texts, id, place, page, &why);
	else
		tell(work, place, page->fault.msg);
	if (status == SP_BAD_RECORD) {
		*added = false;
		tell(work, place, why.msg);
		status = SP_OK;
	}
	if (watch->reading)
		watch->reading(watch->ctx, work->texts->n, 0);
	return status == SP_OK ? SP_OK : sp_err_set(err, status, "%s", why.msg);
}

static enum sp_status
one_record(
    struct work *work, const struct sp_crawl_page *found, struct sp_err *err)
{
	struct sp_page raw = {.id = found->url,
	    .bytes = found->bytes,
	    .kind = found->kind,
	    .declared = found->charset,
	    .url = found->url};
	struct sp_build_page page = {.read = false};
	enum sp_status status;
	bool added = false;

	sp_buf_reset(&work->place);
	sp_buf_add(&work->place, work->path);
	sp_buf_addf(&work->place, ": record %zu at byte %llu",
	    found->rec.number, (unsigned long long)found->rec.offset);
	status = sp_buf_status(&work->place, err);
	if (status == SP_OK && !found->taken && found->fault.status != SP_OK)
		tell(work, sp_buf_str(&work->place), found->fault.msg);
	if (status != SP_OK || !found->taken)
		return status;
	/* Of a page that is cut, this is what there is. */
	page.fault = found->fault;
	if (page.fault.status != SP_OK)
		page.fault.status = SP_BAD_RECORD;
	status = sp_build_reader_bytes(
	    work->reader, &work->teller->side[work->side], raw, &page, err);
	if (status == SP_OK)
		status = add(work, found->url, sp_buf_str(&work->place), &page,
		    &added, err);
	if (status == SP_OK && added)
		status = sp_crawl_keep(work->crawl, found, err);
	sp_build_page_release(&page);
	return status;
}

static enum sp_status
one_warc(struct work *work, struct sp_inflow *in, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct sp_crawl_page found;
	struct sp_err why = {0};

	sp_crawl_open(work->crawl, in);
	while (status == SP_OK && sp_crawl_next(work->crawl, &found, &why))
		status = one_record(work, &found, err);
	if (status == SP_OK && why.status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (status == SP_OK && why.status != SP_OK)
		tell(work, work->path, why.msg);
	return status;
}

/* What has the name of a WARC file and is none. */
static enum sp_status
one_page(struct work *work, struct sp_err *err)
{
	struct sp_build_page page = {.read = false};
	bool added;
	enum sp_status status = sp_build_reader_page(work->reader,
	    &work->teller->side[work->side], work->path, &page, err);

	if (status == SP_OK)
		status = add(work, work->path, work->path, &page, &added, err);
	sp_build_page_release(&page);
	return status;
}

static enum sp_status
one_file(struct work *work, struct sp_err *err)
{
	struct sp_err why = {0};
	struct sp_str head = {NULL, 0};
	struct sp_inflow *in;
	enum sp_status status;

	sp_buf_reset(&work->name);
	sp_buf_addf(&work->name, "%s/", work->teller->side[work->side].dir);
	sp_buf_add(&work->name, work->path);
	if (!sp_buf_c(&work->name))
		return sp_buf_status(&work->name, err);
	in = sp_inflow_open(work->name.s, &why);
	status = in ? sp_inflow_peek(in, HEAD, &head, &why) : why.status;
	if (status != SP_OK && status != SP_NOMEM)
		tell(work, work->path, why.msg);
	if (status == SP_NOMEM)
		sp_err_set(err, SP_NOMEM, "out of memory");
	else if (status == SP_IO)
		status = SP_OK;
	else if (sp_warc_begins(head))
		status = one_warc(work, in, err);
	else
		status = one_page(work, err);
	sp_inflow_free(in);
	return status;
}

enum sp_status
sp_build_warc_read(struct sp_build_texts *texts, size_t side,
    const struct sp_str *path, size_t n, const struct sp_build_teller *teller,
    struct sp_err *err)
{
	struct work work = {.texts = texts,
	    .side = side,
	    .teller = teller,
	    .reader = sp_build_reader_new(NULL),
	    .crawl = sp_crawl_new(NULL)};
	enum sp_status status = work.reader && work.crawl
	    ? SP_OK
	    : sp_err_set(err, SP_NOMEM, "out of memory");

	for (size_t i = 0; i < n && status == SP_OK; i++) {
		work.path = path[i];
		status = one_file(&work, err);
	}
	sp_build_reader_free(work.reader);
	sp_crawl_free(work.crawl);
	sp_buf_release(&work.place);
	sp_buf_release(&work.name);
	return status;
}
