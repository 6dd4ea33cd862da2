/* SPDX-License-Identifier: MIT */
#include <spean/profile.h>

#include <stdlib.h>
#include <string.h>

#include <xxhash.h>

#include <spean/buf.h>
#include <spean/fact.h>
#include <spean/lex_words.h>
#include <spean/tag.h>
#include <spean/utf8.h>

/* A word in Latin letters that a text of other letters keeps: how often any
 * sentence has one, before it is counted. */
#define WORD_SHARE .002

struct sp_profiler {
	const struct sp_lang *lang;
	enum sp_lex_side side;
	const struct sp_lex *lex;
	const struct sp_rarity *rarity;
	sp_profile_said_fn *said;
	void *ctx;
	bool latin; /* the language's own letters */
	struct sp_tagger *tagger;
	struct sp_lex_words *words;
	struct sp_tags tags;
	/* Of the document under way. */
	uint32_t *word;
	size_t n, cap;
	uint32_t *end; /* by sentence */
	size_t sentences, cap_end;
	struct sp_profile_fact *fact;
	size_t facts, cap_fact;
	bool failed;
};

struct sp_profiler *
sp_profiler_new(const struct sp_lang *lang, enum sp_lex_side side,
    const struct sp_lex *lex, const struct sp_rarity *rarity,
    struct sp_err *err)
{
	struct sp_profiler *p = calloc(1, sizeof(*p));

	if (!p) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	p->lang = lang;
	p->side = side;
	p->lex = lex;
	p->rarity = rarity;
	p->latin = strcmp(lang->script, "Latn") == 0;
	p->tagger = sp_tagger_new(err);
	if (p->tagger)
		p->words = sp_lex_words_new(err);
	if (p->words)
		return p;
	sp_profiler_free(p);
	return NULL;
}

void
sp_profiler_free(struct sp_profiler *p)
{
	if (!p)
		return;
	sp_tagger_free(p->tagger);
	sp_lex_words_free(p->words);
	sp_tags_release(&p->tags);
	free(p->word);
	free(p->end);
	free(p->fact);
	free(p);
}

static void
tell(const struct sp_profiler *p, struct sp_str key)
{
	if (p->said)
		p->said(p->ctx, key);
}

static void
add_fact(struct sp_profiler *p, const struct sp_str key[2], double usual)
{
	struct sp_profile_fact it = {.kind = (uint8_t)key[0].s[0], .count = 1};

	for (size_t k = 0; k < 2; k++)
		it.key[k] = sp_rarity_hash(key[k]);
	it.share = (float)sp_rarity_share(p->rarity, it.key[0], usual);
	tell(p, key[0]);
	if (sp_grow(&p->fact, &p->cap_fact, p->facts + 1, sizeof(*p->fact)))
		p->fact[p->facts++] = it;
	else
		p->failed = true;
}

static void
take_fact(void *ctx, const struct sp_fact *fact)
{
	add_fact(ctx, fact->key, sp_fact_share(fact->key[0]));
}

static void
take_word(struct sp_profiler *p, char kind, struct sp_str word)
{
	char bytes[SP_FACT_KEY] = {kind};
	size_t n = word.n < sizeof(bytes) - 1 ? word.n : sizeof(bytes) - 1;
	struct sp_str key;

	/* Not in the midst of a character. */
	while (n < word.n && n > 0 && ((unsigned char)word.s[n] & 0xC0) == 0x80)
		n--;
	memcpy(bytes + 1, word.s, n);
	key = (struct sp_str){bytes, n + 1};
	if (kind == SP_RARITY_LATIN)
		add_fact(p, (struct sp_str[2]){key, key}, WORD_SHARE);
	else
		tell(p, key);
}

/* Names in Latin letters are words of such a text already. */
static bool
is_told_by_words(const struct sp_profiler *p, const struct sp_tag *tag)
{
	return tag->type == SP_TAG_NAME && !p->latin && !tag->khmer;
}

static enum sp_status
read_tags(struct sp_profiler *p, struct sp_str text, struct sp_err *err)
{
	enum sp_status status =
	    sp_tagger_read(p->tagger, p->lang, text, NULL, &p->tags, err);

	for (size_t t = 0; t < p->tags.n && status == SP_OK; t++)
		if (!is_told_by_words(p, &p->tags.tag[t]))
			status =
			    sp_fact_read(&p->tags.tag[t], take_fact, p, err);
	return status;
}

static bool
is_latin(struct sp_str word)
{
	return word.n > 1 && (unsigned char)(word.s[0] | 0x20) >= 'a' &&
	    (unsigned char)(word.s[0] | 0x20) <= 'z';
}

static enum sp_status
read_words(struct sp_profiler *p, struct sp_str text, struct sp_err *err)
{
	enum sp_status status =
	    sp_lex_words_begin(p->words, p->lang, text, err);
	struct sp_str word;

	if (status == SP_BAD_TEXT)
		return SP_OK;
	if (status != SP_OK)
		return status;
	while (sp_lex_words_next(p->words, &word)) {
		if (!sp_grow(&p->word, &p->cap, p->n + 1, sizeof(*p->word)))
			return sp_err_set(err, SP_NOMEM, "out of memory");
		p->word[p->n++] = p->lex ? sp_lex_nearest(p->lex, p->side, word)
					 : SP_LEX_NONE;
		if (p->said)
			take_word(p, SP_RARITY_WORD, word);
		if (is_latin(word))
			take_word(p, SP_RARITY_LATIN, word);
	}
	return sp_lex_words_status(p->words, err);
}

static enum sp_status
read_sentence(struct sp_profiler *p, struct sp_str text, struct sp_err *err)
{
	enum sp_status status = read_words(p, text, err);

	if (status == SP_OK)
		status = read_tags(p, text, err);
	if (status != SP_OK)
		return status;
	if (p->failed ||
	    !sp_grow(&p->end, &p->cap_end, p->sentences + 1, sizeof(*p->end)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	p->end[p->sentences++] = (uint32_t)p->n;
	return SP_OK;
}

static int
by_key(const void *a, const void *b)
{
	const struct sp_profile_fact *x = a, *y = b;

	if (x->key[0] != y->key[0])
		return x->key[0] < y->key[0] ? -1 : 1;
	return x->key[1] < y->key[1] ? -1 : x->key[1] > y->key[1];
}

static void
keep_once(struct sp_profiler *p)
{
	size_t kept = 0;

	if (p->facts > 0)
		qsort(p->fact, p->facts, sizeof(*p->fact), by_key);
	for (size_t i = 0; i < p->facts; i++)
		if (kept == 0 || by_key(&p->fact[kept - 1], &p->fact[i]) != 0)
			p->fact[kept++] = p->fact[i];
		else if (p->fact[kept - 1].count < UINT8_MAX)
			p->fact[kept - 1].count++;
	p->facts = kept;
}

/* Where the rows end, from the sentences: one or more of them a row. */
static void
lay_rows(const struct sp_profiler *p, struct sp_profile *profile)
{
	size_t unit = sp_profile_unit(profile->sentences);

	profile->first[0] = 0;
	for (size_t i = 0; i < p->sentences; i += unit) {
		size_t last = i + unit < p->sentences ? i + unit : p->sentences;

		profile->first[++profile->rows] = p->end[last - 1];
	}
}

static int
by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool
keep_seconds(const struct sp_profiler *p, struct sp_profile *profile)
{
	size_t n = 0;

	for (size_t i = 0; i < p->facts; i++)
		n += p->fact[i].key[1] != p->fact[i].key[0];
	if (n == 0)
		return true;
	profile->second = malloc(n * sizeof(*profile->second));
	if (!profile->second)
		return false;
	for (size_t i = 0; i < p->facts; i++)
		if (p->fact[i].key[1] != p->fact[i].key[0])
			profile->second[profile->seconds++] = p->fact[i].key[1];
	qsort(profile->second, n, sizeof(*profile->second), by_number);
	return true;
}

static bool
keep(struct sp_profiler *p, struct sp_profile *profile)
{
	keep_once(p);
	profile->sentences = (uint32_t)p->sentences;
	profile->words = (uint32_t)p->n;
	profile->facts = (uint32_t)p->facts;
	profile->first =
	    calloc(p->sentences < SP_PROFILE_ROWS ? p->sentences + 1
						  : SP_PROFILE_ROWS + 1,
		sizeof(*profile->first));
	profile->word = malloc((p->n + 1) * sizeof(*profile->word));
	profile->fact = malloc((p->facts + 1) * sizeof(*profile->fact));
	if (!profile->first || !profile->word || !profile->fact ||
	    !keep_seconds(p, profile))
		return false;
	if (p->n > 0)
		memcpy(profile->word, p->word, p->n * sizeof(*p->word));
	if (p->facts > 0)
		memcpy(profile->fact, p->fact, p->facts * sizeof(*p->fact));
	lay_rows(p, profile);
	return true;
}

void
sp_profiler_watch(struct sp_profiler *p, sp_profile_said_fn *fn, void *ctx)
{
	p->said = fn;
	p->ctx = ctx;
}

enum sp_status
sp_profile_read(struct sp_profiler *p, const struct sp_doc *doc,
    struct sp_profile *profile, struct sp_err *err)
{
	struct sp_day day;
	enum sp_status status = SP_OK;

	p->n = p->sentences = p->facts = 0;
	p->failed = false;
	*profile = (struct sp_profile){0};
	for (size_t i = 0; i < doc->n && status == SP_OK; i++) {
		struct sp_str text = doc->part[i].text;

		if (!sp_loc_is_text(doc->part[i].loc) || sp_utf8_is_blank(text))
			continue;
		/* Each sentence by the hash of those before. */
		profile->text =
		    XXH3_64bits_withSeed(text.s, text.n, profile->text);
		profile->chars += (uint32_t)sp_utf8_count(text);
		status = read_sentence(p, text, err);
	}
	profile->dated = sp_day_read(sp_doc_meta(doc, "@date"), &day);
	if (profile->dated)
		profile->day = day;
	if (status == SP_OK && !keep(p, profile))
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	if (status != SP_OK)
		sp_profile_release(profile);
	return status;
}

void
sp_profile_release(struct sp_profile *profile)
{
	free(profile->first);
	free(profile->word);
	free(profile->fact);
	free(profile->second);
	*profile = (struct sp_profile){0};
}
