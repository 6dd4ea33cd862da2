/* SPDX-License-Identifier: MIT */
#include <spean/ignores.h>

#include <stdlib.h>

#include <xxhash.h>

#include <spean/lines.h>
#include <spean/map.h>
#include <spean/quote.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#define HASH_N ((size_t)32)

/* Which columns of a line are no *: check, src_doc, tgt_doc, what. */
enum { HAS_WHAT = 8, SHAPES = 16 };

struct sp_ignores {
	struct sp_map lines; /* "=HASH", or columns with TABs between */
	bool shape[SHAPES]; /* of the lines that were written by hand */
	struct sp_map written;
	struct sp_buf key, shown; /* scratch */
};

const char sp_ignores_head[] =
    "# What spean-check is not to tell again; see spean-check(1), --ignore.\n"
    "# check\tsrc_doc\ttgt_doc\twhat\tmessage\n";

struct sp_ignores *
sp_ignores_new(struct sp_err *err)
{
	struct sp_ignores *ignores = calloc(1, sizeof(*ignores));

	if (!ignores)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return ignores;
}

void
sp_ignores_free(struct sp_ignores *ignores)
{
	if (!ignores)
		return;
	sp_map_release(&ignores->lines);
	sp_map_release(&ignores->written);
	sp_buf_release(&ignores->key);
	sp_buf_release(&ignores->shown);
	free(ignores);
}

static bool
is_any(struct sp_str field)
{
	return sp_str_eq(field, SP_STR("*"));
}

static bool
is_hash(struct sp_str what)
{
	if (what.n != HASH_N + 1)
		return false;
	for (size_t i = 1; i < what.n; i++)
		if (!memchr("0123456789abcdef", what.s[i], 16))
			return false;
	return true;
}

/* The key of columns, of which those that shape does not have are any. */
static void
columns(struct sp_ignores *ignores, unsigned shape, const struct sp_str f[4])
{
	sp_buf_reset(&ignores->key);
	for (unsigned i = 0; i < 4; i++) {
		sp_buf_add(&ignores->key, shape & 1u << i ? f[i] : SP_STR("*"));
		sp_buf_addc(&ignores->key, '\t');
	}
}

static enum sp_status
keep(struct sp_ignores *ignores, struct sp_map *map, bool *added,
    struct sp_err *err)
{
	if (sp_buf_status(&ignores->key, err) != SP_OK)
		return SP_NOMEM;
	if (!sp_map_at(map, sp_buf_str(&ignores->key), added))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/* Fill f with the columns of a line, * for those that are left out. */
static enum sp_status
take_apart(struct sp_str line, struct sp_str f[5], struct sp_err *err)
{
	size_t n = sp_rec_split(line, f, 5);
	enum sp_check check;

	for (size_t i = 0; i < 5; i++) {
		if (i < n)
			f[i] = sp_str_trim(f[i]);
		if (i >= n || f[i].n == 0)
			f[i] = SP_STR("*");
	}
	if (!is_any(f[0]) && !sp_check_find(f[0], &check))
		return sp_err_set(err, SP_BAD_RECORD,
		    "no check has the name '%.*s'",
		    (int)(f[0].n < 40 ? f[0].n : 40), f[0].s);
	if (f[3].s[0] == '=' && !is_hash(f[3]))
		return sp_err_set(err, SP_BAD_RECORD,
		    "what begins with = is no hash of %zu digits", HASH_N);
	return SP_OK;
}

enum sp_status
sp_ignores_add(
    struct sp_ignores *ignores, struct sp_str line, struct sp_err *err)
{
	size_t bad = sp_utf8_check(line);
	enum sp_status status;
	unsigned shape = 0;
	struct sp_str f[5];

	if (bad != line.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_str_trim(line).n == 0 || line.s[0] == '#')
		return SP_OK;
	status = take_apart(line, f, err);
	if (status != SP_OK)
		return status;
	if (f[3].s[0] == '=') {
		sp_buf_reset(&ignores->key);
		sp_buf_add(&ignores->key, f[3]);
		return keep(ignores, &ignores->lines, NULL, err);
	}
	sp_buf_reset(&ignores->shown);
	sp_quote_shown(f[3], &ignores->shown);
	if (sp_buf_status(&ignores->shown, err) != SP_OK)
		return SP_NOMEM;
	f[3] = sp_buf_str(&ignores->shown);
	for (unsigned i = 0; i < 4; i++)
		shape |= is_any(f[i]) ? 0 : 1u << i;
	if (shape == 0)
		return sp_err_set(
		    err, SP_BAD_RECORD, "this line would ignore everything");
	columns(ignores, shape, f);
	status = keep(ignores, &ignores->lines, NULL, err);
	if (status == SP_OK)
		ignores->shape[shape] = true;
	return status;
}

static enum sp_status
take(void *to, struct sp_str line, struct sp_err *err)
{
	return sp_ignores_add(to, line, err);
}

enum sp_status
sp_ignores_read(struct sp_ignores *ignores, struct sp_inflow *in,
    sp_lines_bad_fn *bad, void *ctx, struct sp_err *err)
{
	return sp_lines_each(in, take, ignores, bad, ctx, err);
}

/* The key of one finding: what it was found in, and where in it. */
static enum sp_status
hash(struct sp_ignores *ignores, const struct sp_pair *pair,
    const struct sp_finding *finding, struct sp_err *err)
{
	struct sp_buf *key = &ignores->key;
	XXH128_hash_t sum;

	sp_buf_reset(key);
	sp_buf_addf(key, "%s", sp_check_name(finding->check));
	for (size_t s = 0; s < 2; s++) {
		struct sp_norm_range at = finding->at[s];

		if (sp_finding_has_place(at))
			sp_buf_addf(key, "\t%zu\t%zu", at.from, at.to);
		else
			sp_buf_add(key, SP_STR("\t-\t-"));
	}
	sp_buf_addf(key, "\t%zu\t", pair->src_text.n);
	sp_buf_add(key, pair->src_text);
	sp_buf_add(key, pair->tgt_text);
	if (sp_buf_status(key, err) != SP_OK)
		return SP_NOMEM;
	sum = XXH3_128bits(key->s, key->n);
	sp_buf_reset(key);
	sp_buf_addf(key, "=%016llx%016llx", (unsigned long long)sum.high64,
	    (unsigned long long)sum.low64);
	return sp_buf_status(key, err);
}

/* Does a line of this shape have the finding, whose place is `what`? */
static bool
has_line(struct sp_ignores *ignores, unsigned shape, const struct sp_pair *pair,
    const struct sp_finding *finding, struct sp_str what)
{
	const struct sp_str f[4] = {sp_str_c(sp_check_name(finding->check)),
	    pair->src_doc, pair->tgt_doc, what};

	columns(ignores, shape, f);
	return !ignores->key.failed &&
	    sp_map_get(&ignores->lines, sp_buf_str(&ignores->key));
}

/* Does a line that was written by hand have it? */
static bool
has_any_line(struct sp_ignores *ignores, const struct sp_pair *pair,
    const struct sp_finding *finding)
{
	const struct sp_str text[2] = {pair->src_text, pair->tgt_text};
	struct sp_str what[2] = {{0}};
	size_t n[3] = {0};
	bool has = false;

	sp_buf_reset(&ignores->shown);
	for (size_t s = 0; s < 2; s++) {
		struct sp_norm_range at = finding->at[s];

		if (sp_finding_has_place(at))
			sp_quote_shown(sp_str_sub(text[s], at.from, at.to),
			    &ignores->shown);
		n[s + 1] = ignores->shown.n;
	}
	for (size_t s = 0; s < 2; s++)
		what[s] = sp_str_trim(
		    sp_str_sub(sp_buf_str(&ignores->shown), n[s], n[s + 1]));
	for (unsigned shape = 1; shape < SHAPES && !has; shape++) {
		size_t sides = shape & HAS_WHAT ? 2 : 1;

		for (size_t s = 0; s < sides && ignores->shape[shape]; s++)
			has |= has_line(ignores, shape, pair, finding, what[s]);
	}
	return has;
}

enum sp_status
sp_ignores_has(struct sp_ignores *ignores, const struct sp_pair *pair,
    const struct sp_finding *finding, bool *has, struct sp_err *err)
{
	enum sp_status status = hash(ignores, pair, finding, err);
	bool found;

	if (status != SP_OK)
		return status;
	found = sp_map_get(&ignores->lines, sp_buf_str(&ignores->key)) != NULL;
	if (!found)
		found = has_any_line(ignores, pair, finding);
	if (ignores->shown.failed || ignores->key.failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	*has = found;
	return SP_OK;
}

enum sp_status
sp_ignores_write(struct sp_ignores *ignores, const struct sp_pair *pair,
    const struct sp_finding *finding, struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status = hash(ignores, pair, finding, err);
	bool added = false;

	if (status == SP_OK)
		status = keep(ignores, &ignores->written, &added, err);
	if (status != SP_OK || !added)
		return status;
	sp_buf_addf(out, "%s\t", sp_check_name(finding->check));
	sp_buf_add(out, pair->src_doc);
	sp_buf_addc(out, '\t');
	sp_buf_add(out, pair->tgt_doc);
	sp_buf_addc(out, '\t');
	sp_buf_add(out, sp_buf_str(&ignores->key));
	sp_buf_addc(out, '\t');
	sp_rec_add_text(out, finding->message);
	sp_buf_addc(out, '\n');
	return sp_buf_status(out, err);
}
