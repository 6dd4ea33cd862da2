/* SPDX-License-Identifier: MIT */
#include <spean/variants.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xxhash.h>

#include <spean/db.h>
#include <spean/quote.h>
#include <spean/rec.h>
#include <spean/similar.h>
#include <spean/text_key.h>
#include <spean/utf8.h>

/* A target of fewer letters may well translate several sources. */
#define TGT_LEAST 24

/* Of all terms so many are the same: a difference of spelling. */
#define NEAR .85

/* Hashes are told apart by so many of their bits before SQLite has them. */
#define SLOT_BITS 18
/* What a slot has of which not all pairs have the same other text. */
#define SEVERAL INT64_C(-1)

/* The strings of a pair that are kept. */
enum { SRC_DOC, TGT_DOC, SRC_LOC, TGT_LOC, SRC_TEXT, TGT_TEXT, STRINGS };

/* What stands before the strings of a pair in the file of texts. */
struct head {
	size_t n[STRINGS];
	double score;
};

/* A pair: the hashes of its texts, and where it is in the file of texts. */
struct row {
	int64_t number, src, tgt, at, n;
};

/*
 * Texts stand in a file, one behind the other, and in another the rows of their
 * pairs.  The first bit of a target's hash says whether it is long enough to be
 * looked at.
 *
 * Most texts have no variants, so that not all of the rows need be sorted.  The
 * slot of the first bits of a text's hash holds that of the other text of its
 * pairs, as long as they have the same one; at the end the rows of slots with
 * several go to the database, which finds the variants.  Slots shared by chance
 * send it rows in vain, the more the longer the stream is; none is ever missed.
 */
struct sp_variants {
	const struct sp_lang *lang[2];
	bool on[SP_CHECKS];
	const char *tmpdir;
	FILE *texts, *rows;
	int64_t end; /* of texts */
	sqlite3 *db;
	sqlite3_stmt *put;
	size_t n; /* pairs that were added */
	struct sp_terms terms[2];
	struct sp_buf key[2], rec[2], message; /* scratch */
	int64_t slot[2][1 << SLOT_BITS]; /* 0: empty */
};

static const char make[] =
    "PRAGMA journal_mode = OFF;"
    "PRAGMA synchronous = OFF;"
    "PRAGMA locking_mode = EXCLUSIVE;"
    "PRAGMA cache_size = -12000;"
    "CREATE TABLE pair (id INTEGER PRIMARY KEY, src INTEGER NOT NULL,"
    " tgt INTEGER NOT NULL, at INTEGER NOT NULL, n INTEGER NOT NULL);"
    "CREATE TABLE found (id INTEGER NOT NULL, what INTEGER NOT NULL,"
    " other INTEGER NOT NULL, here INTEGER NOT NULL, there INTEGER NOT NULL,"
    " ways INTEGER NOT NULL);"
    "BEGIN";

/* How the variants of either check are found: a is the hash of what is the
 * same, b of what differs. */
static const struct how {
	enum sp_check check;
	const char *sort; /* make the index */
	const char *scan; /* all pairs, those of one a together */
	const char *ways; /* the variants of an a */
	const char *put; /* the pairs of an a and b are found */
} hows[2] = {
    {SP_CHECK_SRC_VARIANT, "CREATE INDEX by_src ON pair (src, tgt)",
	"SELECT src, tgt FROM pair INDEXED BY by_src ORDER BY src, tgt",
	"SELECT tgt, count(*), min(id) FROM pair INDEXED BY by_src"
	" WHERE src = ?1 GROUP BY tgt",
	"INSERT INTO found SELECT id, ?3, ?4, ?5, ?6, ?7 FROM pair"
	" INDEXED BY by_src WHERE src = ?1 AND tgt = ?2"},
    {SP_CHECK_TGT_VARIANT,
	"CREATE INDEX by_tgt ON pair (tgt, src) WHERE tgt & 1",
	"SELECT tgt, src FROM pair INDEXED BY by_tgt WHERE tgt & 1"
	" ORDER BY tgt, src",
	"SELECT src, count(*), min(id) FROM pair INDEXED BY by_tgt"
	" WHERE tgt = ?1 AND tgt & 1 GROUP BY src",
	"INSERT INTO found SELECT id, ?3, ?4, ?5, ?6, ?7 FROM pair"
	" INDEXED BY by_tgt WHERE tgt = ?1 AND src = ?2 AND tgt & 1"},
};

void
sp_variants_free(struct sp_variants *variants)
{
	if (!variants)
		return;
	sqlite3_finalize(variants->put);
	sqlite3_close(variants->db);
	if (variants->texts)
		fclose(variants->texts);
	if (variants->rows)
		fclose(variants->rows);
	for (size_t s = 0; s < 2; s++) {
		sp_terms_release(&variants->terms[s]);
		sp_buf_release(&variants->key[s]);
		sp_buf_release(&variants->rec[s]);
	}
	sp_buf_release(&variants->message);
	free(variants);
}

static enum sp_status
cannot_write(const char *tmpdir, struct sp_err *err)
{
	return sp_err_set(
	    err, SP_IO, "cannot write to %s: %s", tmpdir, strerror(errno));
}

/* Make a file in the folder for such; its name is in key[0].  Below 0 where
 * that fails. */
static int
make_file(struct sp_variants *variants, struct sp_err *err)
{
	struct sp_buf *name = &variants->key[0];
	int fd;

	sp_buf_reset(name);
	sp_buf_addf(name, "%s/spean-XXXXXX", variants->tmpdir);
	sp_buf_addc(name, '\0');
	if (sp_buf_status(name, err) != SP_OK)
		return -1;
	fd = mkstemp(name->s);
	if (fd < 0)
		cannot_write(variants->tmpdir, err);
	return fd;
}

/* Files without names: they are gone with us, whatever happens. */
static enum sp_status
open_file(struct sp_variants *variants, FILE **file, struct sp_err *err)
{
	int fd = make_file(variants, err);

	if (fd < 0)
		return variants->key[0].failed ? SP_NOMEM : SP_IO;
	unlink(variants->key[0].s);
	*file = fdopen(fd, "w+");
	if (*file)
		return SP_OK;
	cannot_write(variants->tmpdir, err);
	close(fd);
	return SP_IO;
}

static enum sp_status
open_db(struct sp_variants *variants, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	const char *name;
	int fd = make_file(variants, err);

	if (fd < 0)
		return variants->key[0].failed ? SP_NOMEM : SP_IO;
	close(fd);
	name = variants->key[0].s;
	/* Without a journal SQLite does not miss the name. */
	if (sqlite3_open_v2(name, &variants->db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		status = variants->db
		    ? sp_db_error(variants->db, err)
		    : sp_err_set(err, SP_NOMEM, "out of memory");
	unlink(name);
	if (status == SP_OK)
		status = sp_db_exec(variants->db, make, err);
	return status;
}

static enum sp_status
open_all(struct sp_variants *variants, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status = sp_terms_init(&variants->terms[s], err);
	if (status == SP_OK)
		status = open_file(variants, &variants->texts, err);
	if (status == SP_OK)
		status = open_file(variants, &variants->rows, err);
	if (status == SP_OK)
		status = open_db(variants, err);
	return status;
}

struct sp_variants *
sp_variants_new(const char *tmpdir, const struct sp_lang *const lang[2],
    const bool on[SP_CHECKS], struct sp_err *err)
{
	struct sp_variants *variants = calloc(1, sizeof(*variants));

	if (!variants) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	variants->tmpdir = tmpdir;
	memcpy(variants->lang, lang, sizeof(variants->lang));
	memcpy(variants->on, on, sizeof(variants->on));
	if (open_all(variants, err) == SP_OK)
		return variants;
	sp_variants_free(variants);
	return NULL;
}

/* Has a key the letters that a target must have?  Its other bytes are digits
 * and what parts them; letters count as three bytes, as those of Khmer do. */
static bool
is_long(struct sp_str key)
{
	size_t bytes = 0;

	for (size_t i = 0; i < key.n && bytes < 3 * TGT_LEAST; i++) {
		unsigned char c = (unsigned char)key.s[i];

		bytes += c >= 0x80 ? 1 : c >= 'a' && c <= 'z' ? 3 : 0;
	}
	return bytes >= 3 * TGT_LEAST;
}

/* The hash of a text, 0 for one that says nothing. */
static enum sp_status
hash(struct sp_variants *variants, size_t s, struct sp_str text,
    uint64_t *value, struct sp_err *err)
{
	struct sp_terms *terms = &variants->terms[s];
	struct sp_buf *key = &variants->key[s];
	enum sp_status status;

	*value = 0;
	if (sp_utf8_is_blank(text))
		return SP_OK;
	sp_buf_reset(key);
	status = sp_text_key(terms, SP_DEDUP_NEAR, text, key, err);
	/* Of signs alone the key is the text. */
	if (status != SP_OK || sp_text_key_is_of_signs(sp_buf_str(key)))
		return status;
	*value = XXH3_64bits(key->s, key->n) | 1;
	if (s == 1 && !is_long(sp_buf_str(key)))
		*value ^= 1;
	return SP_OK;
}

/* Append a pair to the file of texts; its length is that of rec[0]. */
static enum sp_status
put_text(struct sp_variants *variants, const struct sp_pair *pair,
    struct sp_err *err)
{
	const struct sp_str string[STRINGS] = {pair->src_doc, pair->tgt_doc,
	    pair->src_loc, pair->tgt_loc, pair->src_text, pair->tgt_text};
	struct head head = {.score = pair->score};
	struct sp_buf *rec = &variants->rec[0];

	sp_buf_reset(rec);
	sp_buf_add(rec, (struct sp_str){(const char *)&head, sizeof(head)});
	for (size_t i = 0; i < STRINGS; i++) {
		size_t from = rec->n;

		sp_rec_add_text(rec, string[i]);
		head.n[i] = rec->n - from;
	}
	if (sp_buf_status(rec, err) != SP_OK)
		return SP_NOMEM;
	memcpy(rec->s, &head, sizeof(head));
	if (fwrite(rec->s, 1, rec->n, variants->texts) != rec->n)
		return cannot_write(variants->tmpdir, err);
	return SP_OK;
}

static size_t
slot_of(int64_t hash)
{
	return (size_t)((uint64_t)hash >> (64 - SLOT_BITS));
}

/* A pair has these hashes on side s and on the other. */
static void
note(struct sp_variants *variants, size_t s, int64_t hash, int64_t other)
{
	int64_t *slot = &variants->slot[s][slot_of(hash)];

	if (*slot == 0)
		*slot = other;
	else if (*slot != other)
		*slot = SEVERAL;
}

/* False only where all pairs with that text have the same other one. */
static bool
may_vary(const struct sp_variants *variants, size_t s, int64_t hash)
{
	return variants->slot[s][slot_of(hash)] == SEVERAL;
}

enum sp_status
sp_variants_add(struct sp_variants *variants, const struct sp_pair *pair,
    struct sp_err *err)
{
	size_t number = ++variants->n;
	enum sp_status status;
	uint64_t src, tgt = 0;
	struct row row;

	status = hash(variants, 0, pair->src_text, &src, err);
	if (status == SP_OK && src)
		status = hash(variants, 1, pair->tgt_text, &tgt, err);
	if (status != SP_OK || !src || !tgt)
		return status;
	status = put_text(variants, pair, err);
	if (status != SP_OK)
		return status;
	row = (struct row){(int64_t)number, (int64_t)src, (int64_t)tgt,
	    variants->end, (int64_t)variants->rec[0].n};
	variants->end += row.n;
	if (variants->on[SP_CHECK_SRC_VARIANT])
		note(variants, 0, row.src, row.tgt);
	if (variants->on[SP_CHECK_TGT_VARIANT] && (row.tgt & 1))
		note(variants, 1, row.tgt, row.src);
	if (fwrite(&row, sizeof(row), 1, variants->rows) != 1)
		return cannot_write(variants->tmpdir, err);
	return SP_OK;
}

static enum sp_status
cannot_read(struct sp_variants *variants, const char *why, struct sp_err *err)
{
	return sp_err_set(err, SP_IO, "cannot read what was put in %s: %s",
	    variants->tmpdir, why);
}

static enum sp_status
put_row(struct sp_variants *variants, const struct row *row, struct sp_err *err)
{
	const int64_t value[] = {
	    row->number, row->src, row->tgt, row->at, row->n};
	int bound = SQLITE_OK;
	enum sp_status status = sp_db_prepare(variants->db, &variants->put,
	    "INSERT INTO pair VALUES (?1, ?2, ?3, ?4, ?5)", err);

	if (status != SP_OK)
		return status;
	for (int i = 0; i < 5; i++)
		bound |= sqlite3_bind_int64(variants->put, i + 1, value[i]);
	return sp_db_run(variants->put, bound, err);
}

/* Hand the database all pairs of a text that may have variants. */
static enum sp_status
put_rows(struct sp_variants *variants, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct row row;

	rewind(variants->rows);
	while (
	    status == SP_OK && fread(&row, sizeof(row), 1, variants->rows) == 1)
		if (may_vary(variants, 0, row.src) ||
		    may_vary(variants, 1, row.tgt))
			status = put_row(variants, &row, err);
	if (status == SP_OK && ferror(variants->rows))
		return cannot_read(variants, strerror(errno), err);
	return status;
}

/* Variants of what is the same, as they are put together. */
struct group {
	int64_t a, b; /* of the pair before */
	size_t ways; /* that differ */
};

struct way {
	int64_t b, n, first;
};

static struct way
way_of(sqlite3_stmt *stmt)
{
	return (struct way){sqlite3_column_int64(stmt, 0),
	    sqlite3_column_int64(stmt, 1), sqlite3_column_int64(stmt, 2)};
}

/* The statements of a scan. */
struct scan {
	struct sp_variants *variants;
	const struct how *how;
	sqlite3_stmt *all, *ways, *put;
};

/* The end of a statement's rows: was it that? */
static enum sp_status
end_rows(struct scan *scan, sqlite3_stmt *stmt, int code, struct sp_err *err)
{
	enum sp_status status = SP_OK;

	if (code != SQLITE_DONE)
		status = sp_db_error(scan->variants->db, err);
	sqlite3_reset(stmt);
	return status;
}

/* The way to follow: that which stands most often, or first. */
static enum sp_status
find_best(struct scan *scan, int64_t a, struct way *best, struct sp_err *err)
{
	int code;

	*best = (struct way){0};
	sqlite3_bind_int64(scan->ways, 1, a);
	while ((code = sqlite3_step(scan->ways)) == SQLITE_ROW) {
		struct way way = way_of(scan->ways);

		if (way.n > best->n ||
		    (way.n == best->n && way.first < best->first))
			*best = way;
	}
	return end_rows(scan, scan->ways, code, err);
}

/* Every pair of another way is found. */
static enum sp_status
put_group(struct scan *scan, const struct group *group, struct sp_err *err)
{
	enum sp_status status;
	struct way best;
	int code;

	status = find_best(scan, group->a, &best, err);
	if (status != SP_OK)
		return status;
	while ((code = sqlite3_step(scan->ways)) == SQLITE_ROW) {
		struct way way = way_of(scan->ways);
		const int64_t value[] = {group->a, way.b,
		    (int64_t)scan->how->check, best.first, way.n, best.n,
		    (int64_t)group->ways};
		int bound = SQLITE_OK;

		if (way.b == best.b)
			continue;
		for (int i = 0; i < 7; i++)
			bound |= sqlite3_bind_int64(scan->put, i + 1, value[i]);
		status = sp_db_run(scan->put, bound, err);
		if (status != SP_OK)
			break;
	}
	if (status == SP_OK)
		return end_rows(scan, scan->ways, code, err);
	sqlite3_reset(scan->ways);
	return status;
}

static enum sp_status
scan_all(struct scan *scan, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct group group = {0};
	int code = SQLITE_DONE;

	while (
	    status == SP_OK && (code = sqlite3_step(scan->all)) == SQLITE_ROW) {
		int64_t a = sqlite3_column_int64(scan->all, 0);
		int64_t b = sqlite3_column_int64(scan->all, 1);

		if (group.ways > 0 && a == group.a) {
			group.ways += b != group.b;
		} else {
			if (group.ways > 1)
				status = put_group(scan, &group, err);
			group = (struct group){a, b, 1};
		}
		group.b = b;
	}
	if (status == SP_OK)
		status = end_rows(scan, scan->all, code, err);
	if (status == SP_OK && group.ways > 1)
		status = put_group(scan, &group, err);
	return status;
}

static enum sp_status
find(struct sp_variants *variants, const struct how *how, struct sp_err *err)
{
	struct scan scan = {.variants = variants, .how = how};
	enum sp_status status;

	if (!variants->on[how->check])
		return SP_OK;
	status = sp_db_exec(variants->db, how->sort, err);
	if (status == SP_OK)
		status = sp_db_prepare(variants->db, &scan.all, how->scan, err);
	if (status == SP_OK)
		status =
		    sp_db_prepare(variants->db, &scan.ways, how->ways, err);
	if (status == SP_OK)
		status = sp_db_prepare(variants->db, &scan.put, how->put, err);
	if (status == SP_OK)
		status = scan_all(&scan, err);
	sqlite3_finalize(scan.all);
	sqlite3_finalize(scan.ways);
	sqlite3_finalize(scan.put);
	return status;
}

/* The pair of a record; its strings point into it. */
static struct sp_pair
pair_of(const struct sp_buf *rec)
{
	struct head head;
	struct sp_str string[STRINGS];
	size_t at = sizeof(head);

	memcpy(&head, rec->s, sizeof(head));
	for (size_t i = 0; i < STRINGS; i++) {
		string[i] = sp_str_sub(sp_buf_str(rec), at, at + head.n[i]);
		at += head.n[i];
	}
	return (struct sp_pair){.src_doc = string[SRC_DOC],
	    .tgt_doc = string[TGT_DOC],
	    .src_loc = string[SRC_LOC],
	    .tgt_loc = string[TGT_LOC],
	    .score = head.score,
	    .src_text = string[SRC_TEXT],
	    .tgt_text = string[TGT_TEXT]};
}

/* Read a record again. */
static enum sp_status
read_text(struct sp_variants *variants, int64_t at, size_t n,
    struct sp_buf *rec, struct sp_pair *pair, struct sp_err *err)
{
	size_t have = 0;

	sp_buf_reset(rec);
	if (!sp_buf_room(rec, n))
		return sp_buf_status(rec, err);
	while (have < n) {
		ssize_t got = pread(fileno(variants->texts), rec->s + have,
		    n - have, (off_t)at + (off_t)have);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return cannot_read(variants,
			    got < 0 ? strerror(errno) : "the file is shorter",
			    err);
		have += (size_t)got;
	}
	rec->n = n;
	*pair = pair_of(rec);
	return SP_OK;
}

/* doc and loc of the other. */
static void
add_where(const struct sp_variant *variant, struct sp_buf *out)
{
	if (variant->there == 1)
		sp_buf_add(out, SP_STR("1 other place ("));
	else
		sp_buf_addf(out, "%zu other places (first: ", variant->there);
	sp_buf_add(out, variant->other.tgt_doc);
	sp_buf_addc(out, ' ');
	sp_buf_add(out, variant->other.tgt_loc);
	sp_buf_addc(out, ')');
}

static void
say(struct sp_variants *variants, const struct sp_variant *variant, size_t ways,
    double similar)
{
	const struct sp_pair *here = &variant->pair, *there = &variant->other;
	const struct sp_lang *const *lang = variants->lang;
	struct sp_buf *out = &variants->message;

	sp_buf_reset(out);
	if (variant->finding.check == SP_CHECK_SRC_VARIANT) {
		sp_quote_as(lang[0], here->src_text, out);
		sp_buf_add(out, SP_STR(" is "));
		sp_quote_as(lang[1], here->tgt_text, out);
		sp_buf_add(out, SP_STR(" here and "));
		sp_quote_as(lang[1], there->tgt_text, out);
	} else {
		sp_quote_as(lang[1], here->tgt_text, out);
		sp_buf_add(out, SP_STR(" stands for "));
		sp_quote_as(lang[0], here->src_text, out);
		sp_buf_add(out, SP_STR(" here and for "));
		sp_quote_as(lang[0], there->src_text, out);
	}
	sp_buf_add(out, SP_STR(" in "));
	add_where(variant, out);
	if (ways > 2)
		sp_buf_addf(out, "; there are %zu in all", ways);
	if (similar >= NEAR)
		sp_buf_add(out, SP_STR("; the two are nearly the same"));
}

/*
 * That a reader agrees.  Of two ways to say the same one is hardly ever meant,
 * but for a word that stands alone, which may have two senses; the less so the
 * more often the other stands.  What is nearly the same is a matter of
 * spelling, which is not meant to differ; and where the sources are nearly the
 * same, so may the translations be.
 */
static double
confidence(const struct sp_variant *variant, size_t words, double similar)
{
	double share = (double)(variant->there + 1) /
	    (double)(variant->here + variant->there + 2);
	double sure = words < 2 ? .7 : words < 3 ? .8 : .9;

	if (variant->finding.check == SP_CHECK_TGT_VARIANT)
		return share * (.9 - .7 * similar);
	if (similar >= NEAR && sure < .9)
		sure = .9;
	return sure * (.75 + .25 * share);
}

/* Fill in the finding, once both pairs are there. */
static enum sp_status
judge(struct sp_variants *variants, struct sp_variant *variant, size_t ways,
    struct sp_err *err)
{
	const struct sp_pair *here = &variant->pair, *there = &variant->other;
	struct sp_finding *finding = &variant->finding;
	bool src = finding->check == SP_CHECK_SRC_VARIANT;
	const struct sp_str text[2] = {src ? here->tgt_text : here->src_text,
	    src ? there->tgt_text : there->src_text};
	enum sp_status status;
	double similar = 0;
	size_t words;

	status = sp_terms_read(&variants->terms[0],
	    src ? here->src_text : here->tgt_text, false, err);
	words = variants->terms[0].n;
	for (size_t s = 0; s < 2 && status == SP_OK; s++)
		status =
		    sp_terms_read(&variants->terms[s], text[s], false, err);
	if (status == SP_OK)
		status = sp_similar(
		    &variants->terms[0], &variants->terms[1], &similar, err);
	if (status != SP_OK && status != SP_TOO_LARGE)
		return status;
	finding->severity = sp_check_severity(finding->check);
	finding->confidence = confidence(variant, words, similar);
	finding->at[0] = (struct sp_norm_range){0, here->src_text.n};
	finding->at[1] = (struct sp_norm_range){0, here->tgt_text.n};
	say(variants, variant, ways, similar);
	finding->message = sp_buf_str(&variants->message);
	return sp_buf_status(&variants->message, err);
}

static enum sp_status
tell(struct sp_variants *variants, sqlite3_stmt *stmt, sp_variants_fn *fn,
    void *ctx, struct sp_err *err)
{
	struct sp_variant variant = {
	    .number = (size_t)sqlite3_column_int64(stmt, 0) - 1,
	    .finding.check = (enum sp_check)sqlite3_column_int(stmt, 1),
	    .here = (size_t)sqlite3_column_int64(stmt, 2),
	    .there = (size_t)sqlite3_column_int64(stmt, 3)};
	size_t ways = (size_t)sqlite3_column_int64(stmt, 4);
	enum sp_status status;

	status = read_text(variants, sqlite3_column_int64(stmt, 5),
	    (size_t)sqlite3_column_int64(stmt, 6), &variants->rec[0],
	    &variant.pair, err);
	if (status == SP_OK)
		status = read_text(variants, sqlite3_column_int64(stmt, 7),
		    (size_t)sqlite3_column_int64(stmt, 8), &variants->rec[1],
		    &variant.other, err);
	if (status == SP_OK)
		status = judge(variants, &variant, ways, err);
	return status == SP_OK ? fn(ctx, &variant, err) : status;
}

enum sp_status
sp_variants_walk(struct sp_variants *variants, sp_variants_fn *fn, void *ctx,
    struct sp_err *err)
{
	static const char sql[] =
	    "SELECT f.id, what, here, there, ways, p.at, p.n, o.at, o.n"
	    " FROM found f CROSS JOIN pair p CROSS JOIN pair o"
	    " WHERE p.id = f.id AND o.id = f.other ORDER BY f.id, what";
	enum sp_status status;
	sqlite3_stmt *stmt = NULL;
	int code = SQLITE_DONE;

	if (fflush(variants->texts) != 0 || fflush(variants->rows) != 0)
		return cannot_write(variants->tmpdir, err);
	status = put_rows(variants, err);
	for (size_t i = 0; i < 2 && status == SP_OK; i++)
		status = find(variants, &hows[i], err);
	if (status == SP_OK)
		status = sp_db_prepare(variants->db, &stmt, sql, err);
	while (status == SP_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW)
		status = tell(variants, stmt, fn, ctx, err);
	if (status == SP_OK && code != SQLITE_DONE)
		status = sp_db_error(variants->db, err);
	sqlite3_finalize(stmt);
	return status;
}
