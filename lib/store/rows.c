/* SPDX-License-Identifier: MIT */
#include <spean/rows.h>

#include <stdlib.h>

#include <spean/lines.h>
#include <spean/rec.h>
#include <spean/utf8.h>

/* Count and tell what a line has that is no unit. */
static void
bad_line(struct sp_import *import, const struct sp_err *why)
{
	sp_import_bad(import, import->line, why);
}

static bool
is_utf8(struct sp_str line, struct sp_err *why)
{
	size_t bad = sp_utf8_check(line);

	if (bad < line.n)
		sp_err_set(why, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	return bad == line.n;
}

/* Append columns as records want them, with the TABs between. */
static void
add_columns(struct sp_str columns, struct sp_buf *out)
{
	while (columns.s && memchr(columns.s, '\t', columns.n)) {
		sp_import_text(sp_str_cut(&columns, '\t'), out);
		sp_buf_addc(out, '\t');
	}
	sp_import_text(columns, out);
}

static bool
has_byte(struct sp_str text, char c)
{
	return text.n > 0 && memchr(text.s, c, text.n);
}

static enum sp_status
read_tsv_line(struct sp_import *import, struct sp_str line, struct sp_err *err)
{
	struct sp_found found = {.pair = {.score = 1}};
	struct sp_str field[3];
	size_t n = sp_rec_split(line, field, 3);
	struct sp_err why = {0};

	if (n == 2) {
		found.pair.src_text = field[0];
		found.pair.tgt_text = field[1];
		if (is_utf8(line, &why))
			return sp_import_unit(
			    import, &found, import->line, err);
	} else if (sp_pair_parse(line, &found.pair, &why) == SP_OK) {
		return sp_import_unit(import, &found, import->line, err);
	}
	bad_line(import, &why);
	return SP_OK;
}

/* The first line of a file in UTF-16 begins with its mark. */
static enum sp_status
check_mark(size_t line, struct sp_str text, struct sp_err *err)
{
	if (line == 1 &&
	    (sp_str_starts(text, SP_STR("\xFF\xFE")) ||
		sp_str_starts(text, SP_STR("\xFE\xFF"))))
		return sp_err_set(err, SP_BAD_TEXT,
		    "UTF-16, not UTF-8: spean-conv makes that of it");
	return SP_OK;
}

/* What is done with each line. */
typedef enum sp_status line_fn(
    void *ctx, struct sp_str line, struct sp_err *err);

static enum sp_status
each_line(struct sp_import *import, struct sp_inflow *in, line_fn *fn,
    void *ctx, struct sp_err *err)
{
	struct sp_lines lines = {.in = in};
	struct sp_err own = {0};
	struct sp_str line;
	enum sp_status status = SP_OK;

	while (status == SP_OK && sp_lines_next(&lines, &line, &own)) {
		import->line = lines.number;
		status = check_mark(lines.number, line, err);
		if (status == SP_OK)
			status = fn(ctx, line, err);
	}
	if (status == SP_OK && own.status != SP_OK) {
		import->line = lines.number;
		status = sp_err_set(err, own.status, "%s", own.msg);
	}
	sp_lines_release(&lines);
	return status;
}

struct table {
	struct sp_import *import;
	struct sp_buf plain; /* the line as records want it */
};

static enum sp_status
on_tsv(void *ctx, struct sp_str line, struct sp_err *err)
{
	struct table *table = ctx;

	if (has_byte(line, '\r') || has_byte(line, '\0')) {
		sp_buf_reset(&table->plain);
		add_columns(line, &table->plain);
		if (sp_buf_status(&table->plain, err) != SP_OK)
			return SP_NOMEM;
		line = sp_buf_str(&table->plain);
	}
	return read_tsv_line(table->import, line, err);
}

enum sp_status
sp_tsv_read(struct sp_import *import, struct sp_inflow *in, struct sp_err *err)
{
	struct table table = {.import = import};
	enum sp_status status = each_line(import, in, on_tsv, &table, err);

	sp_buf_release(&table.plain);
	return status;
}

/* The texts of an object, without what records cannot hold. */
enum key {
	SRC_DOC,
	TGT_DOC,
	SRC_LOC,
	TGT_LOC,
	SRC_TEXT,
	TGT_TEXT,
	SRC_URL,
	TGT_URL,
	SRC_DATE,
	TGT_DATE,
	SRC_LICENCE,
	TGT_LICENCE,
	TAGS,
	MORE,
	KEYS
};
static const char *const keys[KEYS] = {"src_doc", "tgt_doc", "src_loc",
    "tgt_loc", "src_text", "tgt_text", "src_url", "tgt_url", "src_date",
    "tgt_date", "src_licence", "tgt_licence", "tags", "more"};

struct objects {
	struct sp_import *import;
	struct sp_buf lang[2]; /* the codes, as keys */
	struct sp_buf text[KEYS];
	bool has[KEYS];
};

/* Keep the text of a key, column by column.  A null is as if it were not there.
 * False where it is of another kind. */
static bool
keep(struct objects *objects, enum key key, const struct sp_json_value *value)
{
	if (!sp_json_is_text(value))
		return sp_json_is_null(value);
	objects->has[key] = true;
	if (key == MORE)
		add_columns(sp_json_text(value), &objects->text[key]);
	else if (key == TAGS)
		sp_import_tags(sp_json_text(value), &objects->text[key]);
	else
		sp_import_text(sp_json_text(value), &objects->text[key]);
	return true;
}

/* The texts that stand under the codes of the languages; how many. */
static size_t
keep_by_lang(struct objects *objects, const struct sp_json_value *object)
{
	size_t n = 0;

	for (size_t s = 0; s < 2; s++) {
		const struct sp_json_value *value =
		    sp_json_get(object, sp_buf_c(&objects->lang[s]));

		if (value && !objects->has[SRC_TEXT + s])
			n += keep(objects, SRC_TEXT + (enum key)s, value);
	}
	return n;
}

/* Take the members of an object; false where one is not what it must be. */
static bool
take(struct objects *objects, const struct sp_json_value *object, double *score,
    struct sp_err *why)
{
	const struct sp_json_value *value = sp_json_get(object, "score");
	size_t known = 0;

	for (int i = 0; i < KEYS; i++) {
		objects->has[i] = false;
		sp_buf_reset(&objects->text[i]);
	}
	if (value && !sp_json_is_null(value) &&
	    (!sp_json_number(value, score) || !(*score >= 0 && *score <= 1))) {
		sp_err_set(
		    why, SP_BAD_RECORD, "score is no number from 0 to 1");
		return false;
	}
	known += value != NULL;
	for (int i = 0; i < KEYS; i++) {
		value = sp_json_get(object, keys[i]);
		if (value && !keep(objects, (enum key)i, value)) {
			sp_err_set(
			    why, SP_BAD_RECORD, "%s is no text", keys[i]);
			return false;
		}
		known += value != NULL;
	}
	known += keep_by_lang(objects, object);
	value = sp_json_get(object, "translation");
	if (sp_json_is_object(value)) {
		known++;
		objects->import->left_out +=
		    sp_json_members(value) - keep_by_lang(objects, value);
	}
	objects->import->left_out += sp_json_members(object) - known;
	return true;
}

static enum sp_status
give(struct objects *objects, double score, struct sp_err *err)
{
	struct sp_str text[KEYS];

	for (int i = 0; i < KEYS; i++) {
		if (sp_buf_status(&objects->text[i], err) != SP_OK)
			return SP_NOMEM;
		text[i] = sp_buf_str(&objects->text[i]);
	}
	if (objects->has[MORE] && !text[MORE].s)
		text[MORE] = SP_STR("");
	if (!objects->has[MORE])
		text[MORE] = (struct sp_str){NULL, 0};
	return sp_import_unit(objects->import,
	    &(struct sp_found){.pair = {text[SRC_DOC], text[TGT_DOC],
				   text[SRC_LOC], text[TGT_LOC], score,
				   text[SRC_TEXT], text[TGT_TEXT], text[MORE]},
		.src_url = text[SRC_URL],
		.tgt_url = text[TGT_URL],
		.src_date = text[SRC_DATE],
		.tgt_date = text[TGT_DATE],
		.src_licence = text[SRC_LICENCE],
		.tgt_licence = text[TGT_LICENCE],
		.tags = text[TAGS]},
	    objects->import->line, err);
}

static enum sp_status
on_object(void *ctx, struct sp_str line, struct sp_err *err)
{
	struct objects *objects = ctx;
	struct sp_err why = {0};
	struct sp_json_value *tree = NULL;
	enum sp_status status = SP_OK;
	double score = 1;
	bool good = false;

	/* A tree can take twenty times the bytes of its text. */
	if (line.n > SP_JSONL_MAX)
		sp_err_set(
		    &why, SP_TOO_LARGE, "larger than %zu bytes", SP_JSONL_MAX);
	else
		tree = sp_json_read(line, &why);
	if (!tree && why.status == SP_NOMEM)
		return sp_err_set(err, SP_NOMEM, "%s", why.msg);
	if (tree && !sp_json_is_object(tree))
		sp_err_set(&why, SP_BAD_RECORD, "no JSON object");
	else if (tree)
		good = take(objects, tree, &score, &why);
	if (good)
		status = give(objects, score, err);
	else
		bad_line(objects->import, &why);
	if (tree)
		sp_json_drop(tree);
	return status;
}

enum sp_status
sp_jsonl_read(
    struct sp_import *import, struct sp_inflow *in, struct sp_err *err)
{
	struct objects objects = {.import = import};
	enum sp_status status;

	sp_buf_add(&objects.lang[0], import->src_lang);
	sp_buf_add(&objects.lang[1], import->tgt_lang);
	if (sp_buf_c(&objects.lang[0]) && sp_buf_c(&objects.lang[1]))
		status = each_line(import, in, on_object, &objects, err);
	else
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	for (int i = 0; i < KEYS; i++)
		sp_buf_release(&objects.text[i]);
	sp_buf_release(&objects.lang[0]);
	sp_buf_release(&objects.lang[1]);
	return status;
}

/* Two files, line by line. */
struct files {
	struct sp_import *import;
	struct sp_lines tgt;
	struct sp_str tgt_name;
	struct sp_buf src_plain, tgt_plain; /* the lines as records want them */
	size_t extra; /* lines of the source beyond the target's */
};

static enum sp_status
on_source(void *ctx, struct sp_str line, struct sp_err *err)
{
	struct files *files = ctx;
	struct sp_found found = {.pair = {.score = 1}};
	struct sp_err why = {0};

	if (files->extra > 0 ||
	    !sp_lines_next(&files->tgt, &found.pair.tgt_text, &why)) {
		files->extra++;
		return why.status == SP_OK
		    ? SP_OK
		    : sp_err_set(err, why.status, "%s", why.msg);
	}
	if (check_mark(files->tgt.number, found.pair.tgt_text, err) != SP_OK)
		return SP_BAD_TEXT;
	found.pair.tgt_doc = files->tgt_name;
	if (!is_utf8(line, &why) || !is_utf8(found.pair.tgt_text, &why)) {
		bad_line(files->import, &why);
		return SP_OK;
	}
	sp_buf_reset(&files->src_plain);
	sp_buf_reset(&files->tgt_plain);
	sp_import_text(line, &files->src_plain);
	sp_import_text(found.pair.tgt_text, &files->tgt_plain);
	if (sp_buf_status(&files->src_plain, err) != SP_OK ||
	    sp_buf_status(&files->tgt_plain, err) != SP_OK)
		return SP_NOMEM;
	found.pair.src_text = sp_buf_str(&files->src_plain);
	found.pair.tgt_text = sp_buf_str(&files->tgt_plain);
	return sp_import_unit(files->import, &found, files->import->line, err);
}

enum sp_status
sp_moses_read(struct sp_import *import, struct sp_inflow *src,
    struct sp_inflow *tgt, struct sp_str tgt_name, struct sp_err *err)
{
	struct files files = {
	    .import = import, .tgt = {.in = tgt}, .tgt_name = tgt_name};
	enum sp_status status = each_line(import, src, on_source, &files, err);
	struct sp_err why = {0};
	struct sp_str line;

	while (status == SP_OK && sp_lines_next(&files.tgt, &line, &why))
		;
	if (status == SP_OK && why.status != SP_OK)
		status = sp_err_set(err, why.status, "%s", why.msg);
	if (status == SP_OK && files.tgt.number != import->line)
		status = sp_err_set(err, SP_BAD_RECORD,
		    "it has %zu lines, and %.*s has %zu", import->line,
		    tgt_name.n > 100 ? 100 : (int)tgt_name.n, tgt_name.s,
		    files.tgt.number);
	sp_lines_release(&files.tgt);
	sp_buf_release(&files.src_plain);
	sp_buf_release(&files.tgt_plain);
	return status;
}

static size_t
count_controls(struct sp_str text)
{
	size_t n = 0, pos = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		n += cp < 0x20 || (cp >= 0x7F && cp <= 0x9F);
	}
	return n;
}

void
sp_tsv_unit(const struct sp_found *found, struct sp_buf *out, size_t *replaced)
{
	const struct sp_pair *pair = &found->pair;

	*replaced += count_controls(pair->src_doc) +
	    count_controls(pair->tgt_doc) + count_controls(pair->src_loc) +
	    count_controls(pair->tgt_loc) + count_controls(pair->src_text) +
	    count_controls(pair->tgt_text);
	sp_pair_write(pair, out);
}

void
sp_moses_unit(struct sp_str text, struct sp_buf *out, size_t *replaced)
{
	*replaced += count_controls(text);
	sp_rec_add_text(out, text);
	sp_buf_addc(out, '\n');
}

static void
add_known(struct sp_json *json, const char *key, struct sp_str text)
{
	if (text.n > 0)
		sp_json_str(json, key, text);
}

void
sp_jsonl_unit(
    const struct sp_found *found, struct sp_json *json, struct sp_buf *out)
{
	const struct sp_pair *pair = &found->pair;

	sp_json_str(json, "src_doc", pair->src_doc);
	sp_json_str(json, "tgt_doc", pair->tgt_doc);
	sp_json_str(json, "src_loc", pair->src_loc);
	sp_json_str(json, "tgt_loc", pair->tgt_loc);
	sp_json_real(json, "score", pair->score);
	sp_json_str(json, "src_text", pair->src_text);
	sp_json_str(json, "tgt_text", pair->tgt_text);
	if (pair->more.s)
		sp_json_str(json, "more", pair->more);
	add_known(json, "src_url", found->src_url);
	add_known(json, "tgt_url", found->tgt_url);
	add_known(json, "src_date", found->src_date);
	add_known(json, "tgt_date", found->tgt_date);
	add_known(json, "src_licence", found->src_licence);
	add_known(json, "tgt_licence", found->tgt_licence);
	add_known(json, "tags", found->tags);
	sp_json_end(json, out);
	sp_buf_addc(out, '\n');
}
