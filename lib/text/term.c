/* SPDX-License-Identifier: MIT */
#include <spean/term.h>

#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/lang.h>
#include <spean/norm.h>
#include <spean/utf8.h>
#include <spean/word.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define COENG 0x17D2u

struct sp_term_tools {
	struct sp_norm *norm;
	struct sp_word *word;
	const struct sp_lang *lang;
};

enum sp_status
sp_terms_init(struct sp_terms *terms, struct sp_err *err)
{
	struct sp_norm_opts opts = {
	    .level = SP_NORM_SEARCH, .zwsp = SP_NORM_ZWSP_DROP};
	struct sp_term_tools *tools = calloc(1, sizeof(*tools));

	terms->tools = tools;
	if (!tools)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	/* The words that are left to the breaker have spaces between them,
	 * and the spelling of a text does not depend on its language. */
	tools->lang = sp_lang_find(SP_STR("en"));
	tools->norm = sp_norm_new(&opts, err);
	tools->word = sp_word_new(SP_GRAIN_FINE, err);
	if (!tools->norm || !tools->word)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

void
sp_terms_release(struct sp_terms *terms)
{
	if (terms->tools) {
		sp_norm_free(terms->tools->norm);
		sp_word_free(terms->tools->word);
		free(terms->tools);
	}
	free(terms->at);
	sp_buf_release(&terms->normal);
	sp_norm_map_release(&terms->map);
	*terms = (struct sp_terms){0};
}

/* What a character is to clusters. */
enum kind {
	LOOSE, /* not of a script of clusters */
	BASE, /* begins one */
	MARK /* goes on */
};

static enum kind
khmer_kind(uint32_t cp)
{
	if (sp_khmer_is_mark(cp))
		return MARK;
	/* Punctuation but LEK TOO; digits. */
	if (cp >= 0x17D4 && cp <= 0x17E9 && cp != 0x17D7 && cp != 0x17DC)
		return LOOSE;
	return BASE;
}

static bool
is_unspaced(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;

	switch (uscript_getScript((UChar32)cp, &code)) {
	case USCRIPT_THAI:
	case USCRIPT_LAO:
	case USCRIPT_MYANMAR:
	case USCRIPT_HAN:
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
		return true;
	default:
		return false;
	}
}

static enum kind
kind_of(uint32_t cp)
{
	uint32_t mask;

	if (cp < 0xE00)
		return LOOSE;
	if (sp_khmer_is(cp))
		return khmer_kind(cp);
	if (!is_unspaced(cp))
		return LOOSE;
	mask = U_GET_GC_MASK((UChar32)cp);
	if (mask & (U_GC_M_MASK | U_GC_LM_MASK))
		return MARK;
	return mask & (U_GC_L_MASK | U_GC_NL_MASK) ? BASE : LOOSE;
}

static bool
add(struct sp_terms *terms, struct sp_term term)
{
	if (!sp_grow(&terms->at, &terms->cap, terms->n + 1, sizeof(*terms->at)))
		return false;
	terms->at[terms->n++] = term;
	return true;
}

static bool
add_cluster(struct sp_terms *terms, size_t start, size_t end)
{
	const struct sp_term *last = terms->n ? &terms->at[terms->n - 1] : NULL;

	return add(terms,
	    (struct sp_term){(uint32_t)start, (uint32_t)end, true,
		last && last->cluster && last->end == start});
}

/* The clusters from byte *pos on, up to what is none. */
static enum sp_status
read_clusters(struct sp_terms *terms, struct sp_str text, size_t *pos)
{
	size_t start = *pos, end = *pos;
	uint32_t last = 0;

	while (end < text.n) {
		size_t next = end;
		uint32_t cp = sp_utf8_next(text, &next);
		enum kind kind = kind_of(cp);

		if (kind == LOOSE)
			break;
		if (kind == BASE && last != COENG && end > start) {
			if (!add_cluster(terms, start, end))
				return SP_NOMEM;
			start = end;
		}
		last = cp;
		end = next;
	}
	*pos = end;
	return end == start || add_cluster(terms, start, end) ? SP_OK
							      : SP_NOMEM;
}

/* The end of what stands from byte `from` on and is of no cluster; *words:
 * there may be words in it. */
static size_t
loose_end(struct sp_str text, size_t from, bool *words)
{
	size_t pos = from;

	*words = false;
	while (pos < text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (kind_of(cp) != LOOSE)
			return at;
		*words |= cp >= 0x80 || (cp >= '0' && cp <= '9') ||
		    ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	}
	return pos;
}

/* The words of the bytes [from, to). */
static enum sp_status
read_words(struct sp_terms *terms, struct sp_str text, size_t from, size_t to,
    struct sp_err *err)
{
	struct sp_word *word = terms->tools->word;
	struct sp_word_span span;
	enum sp_status status = sp_word_begin(
	    word, terms->tools->lang, sp_str_sub(text, from, to), err);

	if (status != SP_OK)
		return status;
	while (sp_word_next(word, &span)) {
		struct sp_term term = {(uint32_t)(from + span.start),
		    (uint32_t)(from + span.end), false, false};

		if (span.kind != SP_WORD_SPACE && span.kind != SP_WORD_SIGN &&
		    !add(terms, term))
			return SP_NOMEM;
	}
	return sp_word_status(word, err);
}

static enum sp_status
cut(struct sp_terms *terms, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	size_t pos = 0;
	bool words;

	while (pos < text.n && status == SP_OK) {
		size_t from;

		status = read_clusters(terms, text, &pos);
		from = pos;
		pos = loose_end(text, from, &words);
		if (status == SP_OK && words)
			status = read_words(terms, text, from, pos, err);
	}
	return status == SP_NOMEM ? sp_err_set(err, status, "out of memory")
				  : status;
}

bool
sp_terms_is_plain(const struct sp_terms *terms, struct sp_str text)
{
	return sp_norm_is_plain(terms->tools->norm, terms->tools->lang, text);
}

enum sp_status
sp_terms_fold(
    struct sp_terms *terms, struct sp_str text, bool mapped, struct sp_err *err)
{
	struct sp_term_tools *tools = terms->tools;

	terms->n = 0;
	sp_buf_reset(&terms->normal);
	if (mapped)
		return sp_norm_text_map(tools->norm, tools->lang, text,
		    &terms->normal, &terms->map, err);
	return sp_norm_text(
	    tools->norm, tools->lang, text, &terms->normal, err);
}

enum sp_status
sp_terms_cut(struct sp_terms *terms, struct sp_err *err)
{
	enum sp_status status;

	terms->n = 0;
	status = cut(terms, sp_buf_str(&terms->normal), err);
	if (status != SP_OK)
		terms->n = 0;
	return status;
}

enum sp_status
sp_terms_read(
    struct sp_terms *terms, struct sp_str text, bool mapped, struct sp_err *err)
{
	enum sp_status status = sp_terms_fold(terms, text, mapped, err);

	return status == SP_OK ? sp_terms_cut(terms, err) : status;
}
