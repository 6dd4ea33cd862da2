/* SPDX-License-Identifier: MIT */
#include <spean/docset.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <spean/buf.h>
#include <spean/map.h>
#include <spean/utf8.h>

/* Where a document stands in the file. */
struct place {
	off_t start;
	size_t length;
};

struct sp_docset {
	int fd;
	FILE
	    *copy; /* of a stream that cannot be read twice, or was made here */
	off_t end; /* of what was made here */
	struct sp_buf text; /* what is put */
	struct sp_map names;
	struct sp_str *id;
	struct place *place;
	size_t cap_id, cap_place;
};

/* A scan under way. */
struct scan {
	struct sp_docset *set;
	sp_docset_bad_fn *bad;
	void *ctx;
	size_t current; /* the document whose records come, + 1; 0: none */
	bool twice; /* they are of one that was there before */
	off_t offset;
};

/* A file that nobody else sees, and that is gone with us. */
static enum sp_status
make_nameless(struct sp_docset *set, const char *tmpdir, struct sp_err *err)
{
	char name[4096];
	int temp;

	snprintf(name, sizeof(name), "%s/spean-XXXXXX", tmpdir);
	temp = mkstemp(name);
	if (temp >= 0)
		unlink(name);
	if (temp < 0 || !(set->copy = fdopen(temp, "w+"))) {
		sp_err_set(err, SP_IO, "cannot write to %s: %s", tmpdir,
		    strerror(errno));
		if (temp >= 0)
			close(temp);
		return SP_IO;
	}
	set->fd = temp;
	return SP_OK;
}

static enum sp_status
copy_stream(
    struct sp_docset *set, int fd, const char *tmpdir, struct sp_err *err)
{
	char piece[16384];
	ssize_t got;

	if (make_nameless(set, tmpdir, err) != SP_OK)
		return SP_IO;
	while ((got = read(fd, piece, sizeof(piece))) > 0 ||
	    (got < 0 && errno == EINTR))
		if (got > 0 &&
		    fwrite(piece, 1, (size_t)got, set->copy) != (size_t)got)
			break;
	if (got != 0 || fflush(set->copy) != 0)
		return sp_err_set(err, SP_IO, "cannot copy to %s: %s", tmpdir,
		    strerror(errno));
	lseek(set->fd, 0, SEEK_SET);
	return SP_OK;
}

static enum sp_status
add_doc(struct scan *scan, struct sp_str id, struct sp_err *err)
{
	struct sp_docset *set = scan->set;
	bool added;
	size_t *place = sp_map_at(&set->names, id, &added);

	if (!place)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	scan->twice = !added;
	if (!added)
		return SP_OK;
	*place = set->names.n - 1;
	if (!sp_grow(&set->place, &set->cap_place, set->names.n,
		sizeof(*set->place)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	set->place[*place] = (struct place){scan->offset, 0};
	scan->current = set->names.n;
	return SP_OK;
}

static enum sp_status
scan_record(
    struct scan *scan, struct sp_str rec, size_t line, struct sp_err *err)
{
	struct sp_docset *set = scan->set;
	struct sp_err fault = {0};
	struct sp_str field[4];
	bool same;

	if (sp_doc_parse(rec, field, &fault) != SP_OK) {
		/* The reading of the document passes over it too. */
		if (scan->bad)
			scan->bad(scan->ctx, line, &fault);
		return SP_OK;
	}
	same = scan->current &&
	    sp_str_eq(field[0], set->names.entry[scan->current - 1].key);
	if (!same && add_doc(scan, field[0], err) != SP_OK)
		return SP_NOMEM;
	if (!same && scan->twice) {
		scan->current = 0;
		sp_err_set(&fault, SP_BAD_RECORD,
		    "the records of this document do not stand together");
		if (scan->bad)
			scan->bad(scan->ctx, line, &fault);
		return SP_OK;
	}
	if (scan->current)
		set->place[scan->current - 1].length =
		    (size_t)(scan->offset -
			set->place[scan->current - 1].start) +
		    rec.n;
	return SP_OK;
}

static enum sp_status
scan_all(struct scan *scan, struct sp_err *err)
{
	struct sp_reader *reader = sp_reader_new(scan->set->fd, '\n');
	enum sp_status status = SP_OK;
	struct sp_err fault = {0};
	struct sp_str rec;

	if (!reader)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	while (status == SP_OK && sp_reader_next(reader, &rec, &fault)) {
		status = scan_record(scan, rec, sp_reader_line(reader), err);
		scan->offset += (off_t)rec.n + 1;
	}
	if (status == SP_OK && fault.status != SP_OK)
		status = sp_err_set(err, fault.status, "%s", fault.msg);
	sp_reader_free(reader);
	return status;
}

/* The map's keys move while it grows, so the list of ids is made at the end. */
static enum sp_status
list_ids(struct sp_docset *set, struct sp_err *err)
{
	if (!sp_grow(
		&set->id, &set->cap_id, set->names.n + 1, sizeof(*set->id)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	for (size_t i = 0; i < set->names.n; i++)
		set->id[i] = set->names.entry[i].key;
	return SP_OK;
}

struct sp_docset *
sp_docset_new(int fd, const char *tmpdir, sp_docset_bad_fn *bad, void *ctx,
    struct sp_err *err)
{
	struct sp_docset *set = calloc(1, sizeof(*set));
	struct scan scan = {.set = set, .bad = bad, .ctx = ctx};
	enum sp_status status = SP_OK;

	if (!set) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	set->fd = fd;
	scan.offset = lseek(fd, 0, SEEK_CUR);
	if (scan.offset < 0) {
		status = copy_stream(set, fd, tmpdir, err);
		scan.offset = 0;
	}
	if (status == SP_OK)
		status = scan_all(&scan, err);
	if (status == SP_OK)
		status = list_ids(set, err);
	if (status == SP_OK)
		return set;
	sp_docset_free(set);
	return NULL;
}

struct sp_docset *
sp_docset_make(const char *tmpdir, struct sp_err *err)
{
	struct sp_docset *set = calloc(1, sizeof(*set));

	if (!set) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	if (make_nameless(set, tmpdir, err) == SP_OK &&
	    list_ids(set, err) == SP_OK)
		return set;
	sp_docset_free(set);
	return NULL;
}

enum sp_status
sp_docset_put(
    struct sp_docset *set, const struct sp_doc *doc, struct sp_err *err)
{
	struct scan scan = {.set = set, .offset = set->end};
	struct sp_buf *text = &set->text;

	sp_buf_reset(text);
	sp_doc_write(doc, text);
	if (sp_buf_status(text, err) != SP_OK)
		return SP_NOMEM;
	if (text->n == 0)
		return sp_err_set(err, SP_BAD_RECORD, "a document of nothing");
	if (add_doc(&scan, doc->id, err) != SP_OK)
		return SP_NOMEM;
	if (scan.twice)
		return sp_err_set(
		    err, SP_BAD_RECORD, "a document of this name is there");
	/* Without the LF of the last record. */
	set->place[scan.current - 1].length = text->n - 1;
	set->end += (off_t)text->n;
	if (fwrite(text->s, 1, text->n, set->copy) != text->n)
		return sp_err_set(err, SP_IO,
		    "cannot write what is read of pages: %s", strerror(errno));
	return SP_OK;
}

enum sp_status
sp_docset_done(struct sp_docset *set, struct sp_err *err)
{
	if (fflush(set->copy) != 0)
		return sp_err_set(err, SP_IO,
		    "cannot write what is read of pages: %s", strerror(errno));
	return list_ids(set, err);
}

void
sp_docset_free(struct sp_docset *set)
{
	if (!set)
		return;
	if (set->copy)
		fclose(set->copy);
	sp_map_release(&set->names);
	sp_buf_release(&set->text);
	free(set->id);
	free(set->place);
	free(set);
}

size_t
sp_docset_count(const struct sp_docset *set)
{
	return set->names.n;
}

const struct sp_str *
sp_docset_ids(const struct sp_docset *set)
{
	return set->id;
}

size_t
sp_docset_find(const struct sp_docset *set, struct sp_str id)
{
	const size_t *place = sp_map_get(&set->names, id);

	return place ? *place : set->names.n;
}

struct named {
	struct sp_str id;
	size_t doc;
};

static int
by_id(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return sp_str_cmp(x->id, y->id);
}

size_t *
sp_docset_sorted(const struct sp_docset *set, const bool *skip, size_t *n)
{
	const struct sp_str *id = sp_docset_ids(set);
	size_t all = sp_docset_count(set), kept = 0;
	struct named *named = malloc((all + 1) * sizeof(*named));
	size_t *order = malloc((all + 1) * sizeof(*order));

	for (size_t i = 0; named && i < all; i++)
		if (!skip || !skip[i])
			named[kept++] = (struct named){id[i], i};
	if (kept > 0)
		qsort(named, kept, sizeof(*named), by_id);
	for (size_t i = 0; order && i < kept; i++)
		order[i] = named[i].doc;
	if (!named) {
		free(order);
		order = NULL;
	}
	free(named);
	*n = kept;
	return order;
}

static enum sp_status
read_place(const struct sp_docset *set, struct place place, char *text,
    struct sp_err *err)
{
	size_t have = 0;

	while (have < place.length) {
		ssize_t got = pread(set->fd, text + have, place.length - have,
		    place.start + (off_t)have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return sp_err_set(err, SP_IO, "cannot read again: %s",
			    got < 0 ? strerror(errno) : "the file is shorter");
		have += (size_t)got;
	}
	return SP_OK;
}

enum sp_status
sp_docset_read(const struct sp_docset *set, size_t i, struct sp_doc *doc,
    struct sp_err *err)
{
	struct place place = set->place[i];
	char *text = malloc(place.length + 1);
	enum sp_status status;
	struct sp_str rest = {text, place.length};

	if (!text)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	status = read_place(set, place, text, err);
	sp_doc_reset(doc, set->id[i]);
	while (status == SP_OK && rest.s) {
		struct sp_str rec = sp_str_cut(&rest, '\n');
		struct sp_str field[4];

		if (sp_doc_parse(rec, field, NULL) == SP_OK)
			sp_doc_add(doc, field[1], field[2], field[3]);
	}
	if (status == SP_OK)
		status = sp_doc_status(doc, err);
	free(text);
	return status;
}
