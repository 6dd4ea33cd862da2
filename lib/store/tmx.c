/* SPDX-License-Identifier: MIT */
#include <spean/tmx.h>

#include <xxhash.h>

#include <spean/utf8.h>

/* One side of a unit. */
struct side {
	struct sp_str lang, doc, url, loc, text, date, licence;
};

/* What stands for cp in a text or an attribute; {NULL, 0}: cp itself. */
static struct sp_str
replacement(uint32_t cp)
{
	switch (cp) {
	case '&':
		return SP_STR("&amp;");
	case '<':
		return SP_STR("&lt;");
	case '>':
		return SP_STR("&gt;");
	case '"':
		return SP_STR("&quot;");
	case 0xFFFE:
	case 0xFFFF:
	case SP_UTF8_BAD:
		return SP_STR(" ");
	default:
		return cp < 0x20 ? SP_STR(" ") : (struct sp_str){NULL, 0};
	}
}

/* Production 2 of XML 1.0: what is no Char. */
static bool
is_forbidden(uint32_t cp)
{
	return cp == 0xFFFE || cp == 0xFFFF || cp == SP_UTF8_BAD ||
	    (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r');
}

static void
add_text(struct sp_str text, struct sp_buf *out, size_t *replaced)
{
	size_t done = 0, pos = 0;

	while (pos < text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);
		struct sp_str other = replacement(cp);

		if (!other.s)
			continue;
		*replaced += is_forbidden(cp);
		sp_buf_add(out, sp_str_sub(text, done, at));
		sp_buf_add(out, other);
		done = pos;
	}
	sp_buf_add(out, sp_str_sub(text, done, text.n));
}

static void
add_prop(
    const char *type, struct sp_str value, struct sp_buf *out, size_t *replaced)
{
	sp_buf_addf(out, "<prop type=\"%s\">", type);
	add_text(value, out, replaced);
	sp_buf_add(out, SP_STR("</prop>\n"));
}

void
sp_tmx_head(const struct sp_tmx_opts *opts, struct sp_buf *out)
{
	size_t replaced = 0;

	sp_buf_add(out,
	    SP_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		   "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
		   "<tmx version=\"1.4\">\n"
		   "<header creationtool=\"Spean\" creationtoolversion=\""));
	add_text(opts->version, out, &replaced);
	sp_buf_add(out,
	    SP_STR("\" segtype=\"sentence\" o-tmf=\"Spean\" adminlang=\"en\""
		   " srclang=\""));
	add_text(opts->src_lang, out, &replaced);
	sp_buf_add(out, SP_STR("\" datatype=\"plaintext\""));
	if (opts->date.n > 0) {
		sp_buf_add(out, SP_STR(" creationdate=\""));
		add_text(opts->date, out, &replaced);
		sp_buf_addc(out, '"');
	}
	sp_buf_add(out, SP_STR("/>\n<body>\n"));
}

/* The parts stand in out while they are hashed, each behind its length, so that
 * no two lists of parts look the same. */
static void
add_tuid(const struct sp_found *found, struct sp_buf *out)
{
	const struct sp_pair *pair = &found->pair;
	struct sp_str part[6] = {pair->src_doc, pair->tgt_doc, pair->src_loc,
	    pair->tgt_loc, pair->src_text, pair->tgt_text};
	size_t from = out->n;
	XXH128_hash_t hash;

	for (size_t i = 0; i < 6; i++) {
		sp_buf_addf(out, "%zu:", part[i].n);
		sp_buf_add(out, part[i]);
	}
	if (out->failed)
		return;
	hash = XXH3_128bits(out->s + from, out->n - from);
	sp_buf_cut(out, from);
	sp_buf_addf(out, "%016llx%016llx", (unsigned long long)hash.high64,
	    (unsigned long long)hash.low64);
	if (found->copy > 0)
		sp_buf_addf(out, "-%zu", found->copy);
}

static void
add_tuv(
    const struct side *side, bool plain, struct sp_buf *out, size_t *replaced)
{
	struct sp_str doc = side->url.n > 0 ? side->url : side->doc;

	sp_buf_add(out, SP_STR("<tuv xml:lang=\""));
	add_text(side->lang, out, replaced);
	sp_buf_add(out, SP_STR("\">\n"));
	if (!plain) {
		add_prop("source-document", doc, out, replaced);
		if (side->url.n > 0 && !sp_str_eq(doc, side->doc))
			add_prop("x-document", side->doc, out, replaced);
		sp_buf_addf(out, "<prop type=\"checksum-seg\">%016llx</prop>\n",
		    (unsigned long long)XXH3_64bits(
			side->text.n ? side->text.s : "", side->text.n));
		add_prop("paragraph-id", side->loc, out, replaced);
		if (side->date.n > 0)
			add_prop("x-date", side->date, out, replaced);
		if (side->licence.n > 0)
			add_prop("x-licence", side->licence, out, replaced);
	}
	sp_buf_add(out, SP_STR("<seg>"));
	add_text(side->text, out, replaced);
	sp_buf_add(out, SP_STR("</seg>\n</tuv>\n"));
}

/* The columns that others appended, in turn. */
static void
add_columns(struct sp_str more, struct sp_buf *out, size_t *replaced)
{
	while (more.s)
		add_prop("x-column", sp_str_cut(&more, '\t'), out, replaced);
}

static void
add_tags(struct sp_str tags, struct sp_buf *out, size_t *replaced)
{
	while (tags.n > 0)
		add_prop("x-tag", sp_str_cut(&tags, ' '), out, replaced);
}

void
sp_tmx_unit(const struct sp_tmx_opts *opts, const struct sp_found *found,
    struct sp_buf *out, size_t *replaced)
{
	const struct sp_pair *pair = &found->pair;
	struct side src = {opts->src_lang, pair->src_doc, found->src_url,
	    pair->src_loc, pair->src_text, found->src_date, found->src_licence};
	struct side tgt = {opts->tgt_lang, pair->tgt_doc, found->tgt_url,
	    pair->tgt_loc, pair->tgt_text, found->tgt_date, found->tgt_licence};

	sp_buf_add(out, SP_STR("<tu tuid=\""));
	add_tuid(found, out);
	sp_buf_add(out, SP_STR("\">\n"));
	if (!opts->plain) {
		sp_buf_add(out, SP_STR("<prop type=\"score-aligner\">"));
		sp_score_write(pair->score, out);
		sp_buf_addf(out,
		    "</prop>\n<prop type=\"type\">%zu:%zu</prop>\n",
		    sp_pair_loc_count(pair->src_loc),
		    sp_pair_loc_count(pair->tgt_loc));
	}
	if (!opts->plain) {
		add_tags(found->tags, out, replaced);
		add_columns(pair->more, out, replaced);
	}
	add_tuv(&src, opts->plain, out, replaced);
	add_tuv(&tgt, opts->plain, out, replaced);
	sp_buf_add(out, SP_STR("</tu>\n"));
}

void
sp_tmx_tail(struct sp_buf *out)
{
	sp_buf_add(out, SP_STR("</body>\n</tmx>\n"));
}
