/* SPDX-License-Identifier: MIT */
#include <spean/fuzzy.h>

#include <stdlib.h>

#include <spean/db.h>
#include <spean/norm.h>
#include <spean/read.h>
#include <spean/units.h>
#include <spean/votes.h>

/*
 * With so little cost that it is near enough, a text of n terms loses no more
 * than n (1 - min / 100) of them, whether it is then longer or shorter.  So of
 * more units than that, of which none shares a term with another, one at least
 * stands in every text that is near; and of u units, all but so many.
 *
 * A pair is lost, too, where a space comes between its clusters or a cluster is
 * put in there; so many more are allowed for as are here, at least 1 and one of
 * so many terms.
 */
#define SPACES 16

/* What is done at most for a text: rows of the index (a tenth of a microsecond
 * each), lengths (a whole one) and texts (twenty). */
#define ROWS_MOST    400000
#define LENGTHS_MOST 30000
#define TEXTS_MOST   1500
#define ALL_MOST     16 /* units that a text must have all of, at first */
#define FEW          200 /* candidates, that it does not pay to look for less */

static const char cache_sql[] =
    "PRAGMA cache_size = -65536; PRAGMA mmap_size = 4000000000";
static const char find_sql[] =
    "SELECT rowid FROM text_index WHERE text_index MATCH ?1";
static const char length_sql[] =
    "SELECT sz FROM text_index_docsize WHERE id = ?1";
static const char *const text_sql[2] = {
    "SELECT src_text FROM pair WHERE id = ?1",
    "SELECT tgt_text FROM pair WHERE id = ?1",
};
static const struct sp_read one_pair = {NULL, " AND p.id = ?4", NULL};

/* A pair that is near. */
struct near {
	int64_t id;
	double score;
	unsigned percent;
	bool tgt;
	struct sp_buf texts; /* both, a NUL between */
};

/* A pair that has votes, and their place. */
struct candidate {
	int64_t id;
	size_t place;
	uint32_t n;
};

struct sp_fuzzy {
	struct sp_store *store;
	struct sp_fuzzy_opts opts;
	struct sp_buf lang[2]; /* what opts points to */
	sqlite3_stmt *find, *length, *text[2], *pair;
	struct sp_terms asked, other;
	struct sp_norm *canon;
	struct sp_near near;
	struct sp_units units;
	struct sp_votes votes;
	struct sp_buf match, normal[2];
	struct near *top; /* the nearest first; limit + 1 places */
	size_t n;
	struct sp_buf last; /* the text compared before this, */
	unsigned last_percent; /* and how near it is */
	struct sp_str look; /* what is asked for */
	bool tgt;
	struct candidate *line;
	size_t line_cap;
	struct sp_fuzzy_work work;
};

struct sp_fuzzy *
sp_fuzzy_new(struct sp_store *store, const struct sp_fuzzy_opts *opts,
    struct sp_err *err)
{
	struct sp_norm_opts canon = {
	    .level = SP_NORM_CANON, .zwsp = SP_NORM_ZWSP_DROP};
	struct sp_fuzzy *fuzzy = calloc(1, sizeof(*fuzzy));
	enum sp_status status = SP_NOMEM;

	if (!fuzzy)
		goto out;
	fuzzy->store = store;
	fuzzy->opts = *opts;
	sp_buf_add(&fuzzy->lang[0], opts->pairs.src_lang);
	sp_buf_add(&fuzzy->lang[1], opts->pairs.tgt_lang);
	fuzzy->opts.pairs.src_lang = sp_buf_str(&fuzzy->lang[0]);
	fuzzy->opts.pairs.tgt_lang = sp_buf_str(&fuzzy->lang[1]);
	if (opts->limit < SIZE_MAX / sizeof(*fuzzy->top) - 1)
		fuzzy->top = calloc(opts->limit + 1, sizeof(*fuzzy->top));
	fuzzy->canon = sp_norm_new(&canon, err);
	if (!fuzzy->top || !fuzzy->canon || fuzzy->lang[0].failed ||
	    fuzzy->lang[1].failed)
		goto out;
	status = sp_db_exec(store->db, cache_sql, err);
	if (status == SP_OK)
		status = sp_terms_init(&fuzzy->asked, err);
	if (status == SP_OK)
		status = sp_terms_init(&fuzzy->other, err);
	if (status == SP_OK)
		status = sp_units_init(&fuzzy->units, store->db, err);
	if (status == SP_OK)
		return fuzzy;
out:
	if (status == SP_NOMEM)
		sp_err_set(err, SP_NOMEM, "out of memory");
	sp_fuzzy_free(fuzzy);
	return NULL;
}

void
sp_fuzzy_free(struct sp_fuzzy *fuzzy)
{
	if (!fuzzy)
		return;
	sqlite3_finalize(fuzzy->find);
	sqlite3_finalize(fuzzy->length);
	sqlite3_finalize(fuzzy->pair);
	for (size_t i = 0; i < 2; i++) {
		sqlite3_finalize(fuzzy->text[i]);
		sp_buf_release(&fuzzy->lang[i]);
		sp_buf_release(&fuzzy->normal[i]);
	}
	for (size_t i = 0; fuzzy->top && i <= fuzzy->opts.limit; i++)
		sp_buf_release(&fuzzy->top[i].texts);
	free(fuzzy->top);
	free(fuzzy->line);
	sp_terms_release(&fuzzy->asked);
	sp_terms_release(&fuzzy->other);
	sp_norm_free(fuzzy->canon);
	sp_near_release(&fuzzy->near);
	sp_units_release(&fuzzy->units);
	sp_votes_release(&fuzzy->votes);
	sp_buf_release(&fuzzy->match);
	sp_buf_release(&fuzzy->last);
	free(fuzzy);
}

struct sp_fuzzy_work
sp_fuzzy_work(const struct sp_fuzzy *fuzzy)
{
	return fuzzy->work;
}

static enum sp_status
no_memory(struct sp_err *err)
{
	return sp_err_set(err, SP_NOMEM, "out of memory");
}

/* The least percents that still change what is found. */
static unsigned
threshold(const struct sp_fuzzy *fuzzy)
{
	return fuzzy->n < fuzzy->opts.limit ? fuzzy->opts.min
					    : fuzzy->top[fuzzy->n - 1].percent;
}

/* How many terms of n a text may lack that is near by so many percents. */
static size_t
lost(size_t n, unsigned percent)
{
	return n * (100 - percent) / 100;
}

/* Those in order: true where a comes first. */
static bool
is_before(const struct near *a, const struct near *b)
{
	if (a->percent != b->percent)
		return a->percent > b->percent;
	if (a->score != b->score)
		return a->score > b->score;
	return a->id < b->id;
}

/* Put top[from] where it belongs among those before it. */
static void
move_up(struct sp_fuzzy *fuzzy, size_t from)
{
	for (; from > 0 && is_before(&fuzzy->top[from], &fuzzy->top[from - 1]);
	     from--) {
		struct near near = fuzzy->top[from];

		fuzzy->top[from] = fuzzy->top[from - 1];
		fuzzy->top[from - 1] = near;
	}
}

/* Take in a pair; one place is always free behind the last. */
static enum sp_status
take(struct sp_fuzzy *fuzzy, int64_t id, unsigned percent,
    const struct sp_pair *pair, struct sp_err *err)
{
	struct near *free_one = &fuzzy->top[fuzzy->n];
	size_t i = 0;

	sp_buf_reset(&free_one->texts);
	sp_buf_add(&free_one->texts, pair->src_text);
	sp_buf_addc(&free_one->texts, '\0');
	sp_buf_add(&free_one->texts, pair->tgt_text);
	if (free_one->texts.failed)
		return no_memory(err);
	free_one->id = id;
	free_one->score = pair->score;
	free_one->percent = percent;
	free_one->tgt = fuzzy->tgt;
	while (i < fuzzy->n &&
	    !sp_str_eq(
		sp_buf_str(&fuzzy->top[i].texts), sp_buf_str(&free_one->texts)))
		i++;
	if (i < fuzzy->n) { /* these two texts are there */
		struct near *there = &fuzzy->top[i];

		if (is_before(free_one, there)) {
			there->id = id;
			there->score = free_one->score;
			there->percent = percent;
			there->tgt = fuzzy->tgt;
			move_up(fuzzy, i);
		}
		return SP_OK;
	}
	move_up(fuzzy, fuzzy->n);
	fuzzy->n += fuzzy->n < fuzzy->opts.limit;
	return SP_OK;
}

/* Step to the one row of a statement about an id. */
static enum sp_status
row_of(
    sqlite3_stmt *stmt, int place, int64_t id, bool *found, struct sp_err *err)
{
	int code = sqlite3_bind_int64(stmt, place, id);

	*found = false;
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		*found = true;
	else if (code != SQLITE_DONE)
		return sp_db_error(sqlite3_db_handle(stmt), err);
	return SP_OK;
}

/* The terms of the text on this side, as FTS5 has counted them: a varint for
 * each column.  False where that cannot be told. */
static bool
read_length(const unsigned char *sz, size_t n, bool tgt, uint64_t *length)
{
	size_t at = 0;

	for (int column = 0; column <= (int)tgt; column++) {
		*length = 0;
		do {
			if (at == n || at > 9)
				return false;
			*length = *length << 7 | (sz[at] & 0x7F);
		} while (sz[at++] & 0x80);
	}
	return true;
}

/* Whether a text is of a length that can be near. */
static enum sp_status
fits(struct sp_fuzzy *fuzzy, int64_t id, uint64_t *length, bool *fits,
    struct sp_err *err)
{
	sqlite3_stmt *stmt = fuzzy->length;
	uint64_t asked = fuzzy->asked.n, min = threshold(fuzzy);
	enum sp_status status = row_of(stmt, 1, id, fits, err);

	fuzzy->work.lengths++;
	*length = 0;
	if (*fits) {
		const void *sz = sqlite3_column_blob(stmt, 0);
		size_t n = (size_t)sqlite3_column_bytes(stmt, 0);

		*fits = !sz || !read_length(sz, n, fuzzy->tgt, length) ||
		    (*length * 100 >= asked * min &&
			*length * min <= asked * 100);
	}
	sqlite3_reset(stmt);
	return status;
}

/* How near a text is, if it is enough. */
static enum sp_status
compare(struct sp_fuzzy *fuzzy, struct sp_str text, unsigned *percent,
    struct sp_err *err)
{
	const struct sp_lang *lang =
	    sp_lang_find(sp_buf_str(&fuzzy->lang[fuzzy->tgt]));
	unsigned min =
	    fuzzy->opts.min < SP_NEAR_SAME ? fuzzy->opts.min : SP_NEAR_SAME;
	enum sp_status status = sp_terms_read(&fuzzy->other, text, false, err);

	*percent = 0;
	fuzzy->work.texts++;
	if (status == SP_OK)
		status = sp_near_percent(
		    &fuzzy->near, &fuzzy->other, min, percent, err);
	if (sp_status_is_record(status) || status == SP_TOO_LARGE)
		return SP_OK; /* not by us, or beyond all measure */
	if (status != SP_OK || *percent != SP_NEAR_SAME)
		return status;
	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		sp_buf_reset(&fuzzy->normal[i]);
		status = sp_norm_text(fuzzy->canon, lang,
		    i == 0 ? text : fuzzy->look, &fuzzy->normal[i], err);
	}
	if (status == SP_OK &&
	    sp_str_eq(
		sp_buf_str(&fuzzy->normal[0]), sp_buf_str(&fuzzy->normal[1])))
		*percent = SP_FUZZY_EXACT;
	return status;
}

/* The text of a candidate: most often many have the same. */
static enum sp_status
rate(struct sp_fuzzy *fuzzy, int64_t id, unsigned *percent, struct sp_err *err)
{
	sqlite3_stmt *stmt = fuzzy->text[fuzzy->tgt];
	bool found;
	enum sp_status status = row_of(stmt, 1, id, &found, err);

	*percent = 0;
	if (found) {
		struct sp_str text = sp_db_text(stmt, 0);

		if (!sp_str_eq(text, sp_buf_str(&fuzzy->last))) {
			sp_buf_reset(&fuzzy->last);
			status =
			    compare(fuzzy, text, &fuzzy->last_percent, err);
			if (status == SP_OK)
				sp_buf_add(&fuzzy->last, text);
		}
		*percent = fuzzy->last_percent;
	}
	sqlite3_reset(stmt);
	return status == SP_OK ? sp_buf_status(&fuzzy->last, err) : status;
}

/* A pair whose text is near: whether it is of those that are asked for. */
static enum sp_status
try_pair(
    struct sp_fuzzy *fuzzy, int64_t id, unsigned percent, struct sp_err *err)
{
	bool there;
	enum sp_status status = row_of(fuzzy->pair, 4, id, &there, err);

	if (there) {
		struct sp_found found;

		sp_read_row(fuzzy->pair, &found);
		if (sp_read_is_asked(&fuzzy->opts.pairs, &found))
			status = take(fuzzy, id, percent, &found.pair, err);
	}
	sqlite3_reset(fuzzy->pair);
	return status;
}

static enum sp_status
try_one(struct sp_fuzzy *fuzzy, int64_t id, struct sp_err *err)
{
	unsigned percent = 0;
	uint64_t length;
	bool good;
	enum sp_status status = fits(fuzzy, id, &length, &good, err);

	if (status == SP_OK && good)
		status = rate(fuzzy, id, &percent, err);
	if (status == SP_OK && percent > 0 && percent >= threshold(fuzzy))
		status = try_pair(fuzzy, id, percent, err);
	return status;
}

/* False, and said, where more has been done than is allowed. */
static bool
may_go_on(struct sp_fuzzy *fuzzy)
{
	const struct sp_fuzzy_work *work = &fuzzy->work;
	bool may = work->rows < ROWS_MOST && work->lengths < LENGTHS_MOST &&
	    work->texts < TEXTS_MOST;

	if (!may)
		fuzzy->work.whole = false;
	return may;
}

/* Ask the index; what it finds comes with next_row. */
static enum sp_status
begin_find(struct sp_fuzzy *fuzzy, struct sp_err *err)
{
	enum sp_status status = sp_buf_status(&fuzzy->match, err);

	sqlite3_reset(fuzzy->find);
	if (status == SP_OK &&
	    sp_db_bind(fuzzy->find, 1, sp_buf_str(&fuzzy->match)) != SQLITE_OK)
		return sp_err_set(err, SP_TOO_LARGE, "the text is too large");
	return status;
}

static bool
next_row(struct sp_fuzzy *fuzzy, int64_t *id, enum sp_status *status,
    struct sp_err *err)
{
	int code = sqlite3_step(fuzzy->find);

	if (code == SQLITE_ROW) {
		*id = sqlite3_column_int64(fuzzy->find, 0);
		fuzzy->work.rows++;
		return true;
	}
	if (code != SQLITE_DONE)
		*status = sp_db_error(fuzzy->store->db, err);
	return false;
}

static void
begin_match(struct sp_fuzzy *fuzzy)
{
	sp_buf_reset(&fuzzy->match);
	sp_buf_add(&fuzzy->match,
	    fuzzy->tgt ? SP_STR("{tgt_text} : (") : SP_STR("{src_text} : ("));
}

/* All of the units.  Where none may be put in, the first term of the text is
 * the first of all. */
static void
write_all(struct sp_fuzzy *fuzzy)
{
	const struct sp_units *units = &fuzzy->units;
	size_t n = fuzzy->asked.n, min = fuzzy->opts.min;
	bool first = lost(n, fuzzy->opts.min) == 0 && n * 100 / min == n;
	size_t parts = 0;

	begin_match(fuzzy);
	for (size_t i = 0; i < units->n; i++) {
		bool anchor = first && units->at[i].at == 0;

		if (parts >= ALL_MOST && !anchor)
			continue;
		if (parts++ > 0)
			sp_buf_add(&fuzzy->match, SP_STR(" AND "));
		if (anchor)
			sp_buf_addc(&fuzzy->match, '^');
		sp_unit_write(&units->at[i], &fuzzy->match);
	}
	sp_buf_addc(&fuzzy->match, ')');
}

/* First those that have everything: often that is all. */
static enum sp_status
try_all(struct sp_fuzzy *fuzzy, struct sp_err *err)
{
	/* Where none may be lost these are all there is to find: pairs would
	 * lose those with a space between. */
	enum sp_units_how how = lost(fuzzy->asked.n, fuzzy->opts.min) == 0
	    ? SP_UNITS_TERMS
	    : SP_UNITS_ALL;
	enum sp_status status =
	    sp_units_read(&fuzzy->units, &fuzzy->asked, &fuzzy->near, how, err);
	int64_t id;

	if (status != SP_OK || fuzzy->units.n == 0)
		return status;
	write_all(fuzzy);
	status = begin_find(fuzzy, err);
	while (status == SP_OK && may_go_on(fuzzy) &&
	    next_row(fuzzy, &id, &status, err)) {
		struct sp_vote *vote = sp_votes_at(&fuzzy->votes, id);

		if (!vote)
			status = no_memory(err);
		else {
			vote->seen = true;
			status = try_one(fuzzy, id, err);
		}
	}
	sqlite3_reset(fuzzy->find);
	return status;
}

/* Count those who have a unit. */
static enum sp_status
count(struct sp_fuzzy *fuzzy, const struct sp_unit *unit, struct sp_err *err)
{
	enum sp_status status;
	int64_t id;

	begin_match(fuzzy);
	sp_unit_write(unit, &fuzzy->match);
	sp_buf_addc(&fuzzy->match, ')');
	status = begin_find(fuzzy, err);
	while (status == SP_OK && next_row(fuzzy, &id, &status, err)) {
		struct sp_vote *vote = sp_votes_at(&fuzzy->votes, id);

		if (vote)
			vote->n += (uint32_t)unit->times;
		else
			status = no_memory(err);
	}
	sqlite3_reset(fuzzy->find);
	return status;
}

/* The units that were counted, and how many of them may be lost. */
struct tally {
	size_t lists, units, pairs;
};

static size_t
wanted(const struct sp_fuzzy *fuzzy, const struct tally *tally, unsigned min)
{
	size_t n = fuzzy->asked.n;
	size_t miss = lost(n, min);

	if (tally->pairs > 0 && n >= 8)
		miss += 1 + n / SPACES;
	return tally->units > miss ? tally->units - miss : 0;
}

/* How many units a text must have: near by so many percents, or by as many as
 * still change what is found. */
static size_t
least_votes(
    const struct sp_fuzzy *fuzzy, const struct tally *tally, unsigned level)
{
	unsigned min = threshold(fuzzy);
	size_t least = wanted(fuzzy, tally, min > level ? min : level);

	return least > 0 ? least : 1;
}

static size_t
candidates(const struct sp_votes *votes, size_t least)
{
	size_t n = 0;

	for (size_t i = 0; i < votes->n; i++)
		n += votes->at[i].n >= least && !votes->at[i].seen;
	return n;
}

/* Count the rarest units, as many as are needed, and some more where that
 * leaves out many. */
static enum sp_status
count_some(struct sp_fuzzy *fuzzy, struct tally *tally, unsigned min,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;

	while (status == SP_OK && tally->lists < fuzzy->units.n &&
	    may_go_on(fuzzy)) {
		const struct sp_unit *unit = &fuzzy->units.at[tally->lists];
		unsigned now = threshold(fuzzy);
		size_t least = wanted(fuzzy, tally, now > min ? now : min);

		if (least > 0) {
			size_t n = candidates(&fuzzy->votes, least);

			/* A leaf has about 900 rows. */
			if (n < FEW || n * 50 < unit->weight * 900)
				break;
		}
		status = count(fuzzy, unit, err);
		tally->lists++;
		tally->units += unit->times;
		tally->pairs += unit->pair;
	}
	return status;
}

/* The most votes first, then what was put first. */
static int
by_votes(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

/* Who has so many votes that was not looked at yet. */
static bool
line_up(struct sp_fuzzy *fuzzy, size_t least, size_t *n)
{
	const struct sp_votes *votes = &fuzzy->votes;

	*n = 0;
	if (!sp_grow(&fuzzy->line, &fuzzy->line_cap,
		candidates(votes, least) + 1, sizeof(*fuzzy->line)))
		return false;
	for (size_t i = 0; i < votes->n; i++)
		if (votes->at[i].n >= least && !votes->at[i].seen)
			fuzzy->line[(*n)++] = (struct candidate){
			    votes->at[i].id, i, votes->at[i].n};
	if (*n > 1)
		qsort(fuzzy->line, *n, sizeof(*fuzzy->line), by_votes);
	return true;
}

/* Look at those who have enough votes; the nearer those before, the fewer. */
static enum sp_status
try_some(struct sp_fuzzy *fuzzy, const struct tally *tally, unsigned level,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;
	size_t n;

	if (!line_up(fuzzy, least_votes(fuzzy, tally, level), &n))
		return no_memory(err);
	for (size_t i = 0; i < n && status == SP_OK && may_go_on(fuzzy); i++) {
		const struct candidate *next = &fuzzy->line[i];

		if (next->n < least_votes(fuzzy, tally, level))
			break;
		fuzzy->votes.at[next->place].seen = true;
		status = try_one(fuzzy, next->id, err);
	}
	return status;
}

/* Is what has all units all there is to find? */
static bool
is_done(const struct sp_fuzzy *fuzzy)
{
	size_t n = fuzzy->asked.n;
	bool pairs = false;

	if (lost(n, fuzzy->opts.min) == 0)
		return true;
	for (size_t i = 0; i < fuzzy->units.n; i++)
		pairs |= fuzzy->units.at[i].pair;
	return !pairs && fuzzy->n == fuzzy->opts.limit &&
	    lost(n, threshold(fuzzy)) == 0;
}

static enum sp_status
look_on_side(struct sp_fuzzy *fuzzy, bool tgt, struct sp_err *err)
{
	static const unsigned levels[] = {85, 1};
	struct tally tally = {0, 0, 0};
	/* Of few terms there are too few pairs. */
	enum sp_units_how how =
	    fuzzy->asked.n < 4 ? SP_UNITS_TERMS : SP_UNITS_APART;
	enum sp_status status;

	fuzzy->tgt = tgt;
	sp_votes_reset(&fuzzy->votes);
	sp_buf_reset(&fuzzy->last);
	fuzzy->last_percent = 0;
	status = try_all(fuzzy, err);
	if (status != SP_OK || fuzzy->units.n == 0 || is_done(fuzzy))
		return status;
	status =
	    sp_units_read(&fuzzy->units, &fuzzy->asked, &fuzzy->near, how, err);
	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		unsigned level = levels[i];

		if (level < fuzzy->opts.min)
			level = fuzzy->opts.min;
		status = count_some(fuzzy, &tally, level, err);
		if (status == SP_OK)
			status = try_some(fuzzy, &tally, level, err);
		if (threshold(fuzzy) >= level && fuzzy->n == fuzzy->opts.limit)
			break;
	}
	return status;
}

static enum sp_status
hand_over(struct sp_fuzzy *fuzzy, const struct near *near, sp_fuzzy_fn *fn,
    void *ctx, struct sp_err *err)
{
	struct sp_fuzzy_match match = {
	    .tgt = near->tgt, .percent = near->percent};
	struct sp_found found;
	bool there;
	enum sp_status status = row_of(fuzzy->pair, 4, near->id, &there, err);

	if (there) {
		sp_read_row(fuzzy->pair, &found);
		match.found = &found;
		status = sp_terms_read(&fuzzy->other,
		    near->tgt ? found.pair.tgt_text : found.pair.src_text, true,
		    err);
		if (status == SP_OK)
			status = sp_near_steps(
			    &fuzzy->near, &fuzzy->asked, &fuzzy->other, err);
		match.step = fuzzy->near.step;
		match.n = fuzzy->near.n;
		if (status == SP_OK)
			status = fn(ctx, &match, err);
	}
	sqlite3_reset(fuzzy->pair);
	return status;
}

static enum sp_status
prepare(struct sp_fuzzy *fuzzy, struct sp_err *err)
{
	sqlite3 *db = fuzzy->store->db;
	enum sp_status status = sp_db_prepare(db, &fuzzy->find, find_sql, err);

	if (status == SP_OK)
		status = sp_db_prepare(db, &fuzzy->length, length_sql, err);
	for (size_t i = 0; i < 2 && status == SP_OK; i++)
		status = sp_db_prepare(db, &fuzzy->text[i], text_sql[i], err);
	if (status == SP_OK && !fuzzy->pair)
		status = sp_read_prepare(fuzzy->store, &fuzzy->opts.pairs,
		    &one_pair, &fuzzy->pair, err);
	return status;
}

static enum sp_store_side
side_of(const struct sp_fuzzy *fuzzy)
{
	const struct sp_store_query *pairs = &fuzzy->opts.pairs;
	const struct sp_query asked = {.normal = fuzzy->asked.normal};

	if (fuzzy->opts.side != SP_STORE_EITHER)
		return fuzzy->opts.side;
	return sp_store_side_of(&asked, pairs->src_lang, pairs->tgt_lang);
}

/* Look, and hand over what was found. */
static enum sp_status
look(struct sp_fuzzy *fuzzy, sp_fuzzy_fn *fn, void *ctx, struct sp_err *err)
{
	enum sp_store_side side = side_of(fuzzy);
	enum sp_status status = SP_OK;

	if (side != SP_STORE_TGT)
		status = look_on_side(fuzzy, false, err);
	if (status == SP_OK && side != SP_STORE_SRC)
		status = look_on_side(fuzzy, true, err);
	for (size_t i = 0; i < fuzzy->n && status == SP_OK; i++)
		status = hand_over(fuzzy, &fuzzy->top[i], fn, ctx, err);
	return status;
}

enum sp_status
sp_fuzzy_look(struct sp_fuzzy *fuzzy, struct sp_str text, sp_fuzzy_fn *fn,
    void *ctx, struct sp_err *err)
{
	sqlite3 *db = fuzzy->store->db;
	enum sp_status status = prepare(fuzzy, err);

	fuzzy->n = 0;
	fuzzy->look = text;
	fuzzy->work = (struct sp_fuzzy_work){.whole = true};
	if (status == SP_OK)
		status = sp_terms_read(&fuzzy->asked, text, true, err);
	if (status == SP_OK)
		status = sp_near_begin(&fuzzy->near, &fuzzy->asked, err);
	/* One transaction: else the file is locked for every row anew. */
	if (status == SP_OK)
		status = sp_db_exec(db, "SAVEPOINT fuzzy", err);
	if (status != SP_OK)
		return status;
	status = look(fuzzy, fn, ctx, err);
	sqlite3_exec(db, "RELEASE fuzzy", NULL, NULL, NULL);
	return status;
}
