/* SPDX-License-Identifier: MIT */
#include <spean/check_repeated.h>

#include <stdlib.h>

#include <spean/khmer.h>
#include <spean/utf8.h>
#include <spean/word.h>
#include <spean/words.h>

/* Clusters of the longest stretch that is looked for twice. */
#define LAGS 16
/* Clusters are told apart by so many kinds before they are compared. */
#define KINDS 256
/* No one reads more of one text. */
#define MOST 20
/* Words of so many clusters are not doubled for the plural. */
#define LONG_WORD 4

/* English words that stand twice only by mistake. */
static const char *const once[] = {"a", "an", "and", "are", "as", "at", "be",
    "been", "but", "by", "can", "for", "from", "has", "have", "he", "his", "if",
    "into", "it", "its", "may", "my", "not", "of", "or", "our", "she", "should",
    "than", "the", "their", "them", "then", "these", "they", "this", "those",
    "to", "was", "we", "were", "when", "which", "who", "will", "with", "would",
    "you", "your"};

/* English words that stand twice rightly, often or by chance ("had had"). */
static const char *const twice[] = {"again", "blah", "chop", "do", "ever",
    "extremely", "had", "her", "in", "is", "knock", "long", "many", "more",
    "much", "never", "night", "on", "over", "plus", "pretty", "quack", "really",
    "round", "some", "that", "tick", "very", "yeah"};

/* Khmer words that are doubled for the plural or for emphasis, where writers
 * leave out the sign for it. */
static const char *const doubled[] = {"ខ្លះ", "ខុស", "គ្រប់", "ឆាប់", "ច្រើន", "ជិត",
    "ញឹក", "តូច", "តិច", "ថ្មី", "ធំ", "ប្លែក", "បន្តិច", "ផ្សេង", "មួយ", "យូរ", "យឺត",
    "រាល់", "ល្អ", "លឿន", "វែង", "សើច", "ស្អាត", "ស្រី", "ឡើង", "ម៉ា", "ប៉ា", "តា",
    "ផង", "ពាន់", "ម៉ឺន", "ម្តង", "ម្យ៉ាង", "រយ", "លាន", "សែន", "ម្នាក់", "ខ្លី", "ចាស់",
    "ខ្ពស់", "ឆ្ងាយ", "ដដែល", "ជា", "ក្មេង"};

/* A cluster of Khmer and where it stands in the normal text. */
struct cluster {
	uint32_t hash, from, to;
	uint32_t before; /* one more than the last one of its kind; 0: none */
	bool gap; /* a space before it */
};

struct sp_check_repeated {
	struct sp_word *word;
	struct cluster *cluster;
	size_t n, cap;
	uint32_t newest[KINDS]; /* as before, of the whole text */
	bool *border; /* of the normal text: a word begins or ends there */
	size_t borders;
	bool begun; /* to look for borders, which */
	size_t since, known; /* are known between these bytes */
	size_t told; /* of a side */
	struct sp_buf message;
};

struct sp_check_repeated *
sp_check_repeated_new(struct sp_err *err)
{
	struct sp_check_repeated *repeated = calloc(1, sizeof(*repeated));

	if (!repeated) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	repeated->word = sp_word_new(SP_GRAIN_COARSE, err);
	if (repeated->word)
		return repeated;
	free(repeated);
	return NULL;
}

void
sp_check_repeated_free(struct sp_check_repeated *repeated)
{
	if (!repeated)
		return;
	sp_word_free(repeated->word);
	free(repeated->cluster);
	free(repeated->border);
	sp_buf_release(&repeated->message);
	free(repeated);
}

static void
tell(struct sp_check_repeated *repeated, const struct sp_check_unit *unit,
    size_t s, double confidence, struct sp_norm_range place,
    struct sp_findings *findings)
{
	struct sp_norm_range at[2] = {SP_FINDING_NOWHERE, SP_FINDING_NOWHERE};

	at[s] = sp_check_unit_place(unit, s, place.from, place.to);
	sp_buf_addf(
	    &repeated->message, "%s has “", sp_check_unit_lang(unit, s));
	sp_check_unit_quote(unit, s, place.from, place.to, &repeated->message);
	sp_buf_add(&repeated->message, SP_STR("”"));
	sp_findings_add(findings, SP_CHECK_REPEATED, confidence, at[0], at[1],
	    &repeated->message);
	sp_buf_cut(&repeated->message, 0);
}

static bool
is_listed(const char *const *list, size_t n, struct sp_str word)
{
	for (size_t i = 0; i < n; i++)
		if (sp_str_ieq(word, sp_str_c(list[i])))
			return true;
	return false;
}
#define IS_LISTED(list, word)                                                  \
	is_listed(list, sizeof(list) / sizeof(*(list)), word)

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Capitals make a name of it (Pago Pago), but at the beginning of a text. */
static double
doubt(struct sp_str word, struct sp_str again)
{
	if (IS_LISTED(once, word))
		return word.n == 1 && is_upper(again.s[0]) ? 0 : .85;
	if (is_upper(again.s[0]) || word.n < 2)
		return 0;
	if (IS_LISTED(twice, word))
		return .3;
	return word.n < 4 ? .3 : .6;
}

static bool
is_letter(char c)
{
	return is_upper((char)(c & ~0x20)) || (c & 0x80) || c == '\'';
}

/* The end of the word that begins there; what begins a name that goes on
 * ("a/a", "x-x", "1a") is none. */
static size_t
word_end(struct sp_str text, size_t from)
{
	while (from < text.n && is_letter(text.s[from]))
		from++;
	return from;
}

static void
check_spaced(struct sp_check_repeated *repeated,
    const struct sp_check_unit *unit, size_t s, struct sp_findings *findings)
{
	struct sp_str text = unit->side[s].text, last = {0};

	repeated->told = 0;
	for (size_t i = 0; i < text.n && repeated->told < MOST; i++) {
		size_t to = word_end(text, i);
		struct sp_str word = sp_str_sub(text, i, to);
		double confidence;

		if (to == i) {
			if (text.s[i] != ' ')
				last.n = 0;
			continue;
		}
		i = to - 1;
		if (last.n > 0 && word.n == last.n && sp_str_ieq(word, last) &&
		    (to == text.n || strchr(" .,;?!", text.s[to]))) {
			confidence = doubt(last, word);
			if (confidence > 0 && ++repeated->told)
				tell(repeated, unit, s, confidence,
				    (struct sp_norm_range){
					(size_t)(last.s - text.s), to},
				    findings);
		}
		last = word;
	}
}

/* The clusters of a text, one that no other is like for all that is none. */
static bool
cut(struct sp_check_repeated *r, struct sp_str text)
{
	bool gap = false, joined = false;
	uint32_t odd = 0;

	r->n = 0;
	for (size_t pos = 0; pos < text.n;) {
		size_t from = pos;
		uint32_t cp = sp_utf8_next(text, &pos);
		enum sp_khmer_class class = sp_khmer_class(cp);
		struct cluster *c;

		if (cp == ' ' || cp == 0x200B) {
			gap |= cp == ' ';
			continue;
		}
		if (r->n > 0 && (joined || sp_khmer_is_mark(cp))) {
			c = &r->cluster[r->n - 1];
			c->hash = (c->hash ^ (cp & 0xFFF)) * 16777619U;
			c->to = (uint32_t)pos;
			joined = class == SP_KHMER_COENG;
			continue;
		}
		if (!sp_grow(&r->cluster, &r->cap, r->n + 1, sizeof(*c)))
			return false;
		c = &r->cluster[r->n++];
		/* Even hashes are those of what is no letter. */
		c->hash = class == SP_KHMER_BASE
		    ? ((2166136261U ^ cp) * 16777619U) | 1
		    : (odd += 2);
		c->from = (uint32_t)from;
		c->to = (uint32_t)pos;
		c->gap = gap;
		gap = false;
	}
	return true;
}

/*
 * Where a stretch of as many clusters as its lag stands twice, each of them is
 * the same as that a lag before it.  Few clusters stand again so near, so that
 * all lags are followed in one pass: a bit for each at which something does.
 */
static uint32_t
find_lags(struct sp_check_repeated *r)
{
	uint32_t same[LAGS + 1] = {0}; /* clusters, up to the one before end */
	uint32_t end[LAGS + 1] = {0};
	uint32_t lags = 0;

	memset(r->newest, 0, sizeof(r->newest));
	for (uint32_t i = 0; i < r->n; i++) {
		struct cluster *c = &r->cluster[i];
		uint32_t *newest =
		    &r->newest[(c->hash >> 24 ^ c->hash) % KINDS];

		c->before = *newest;
		*newest = i + 1;
		for (uint32_t k = c->before; k > 0 && i + 1 - k <= LAGS;
		     k = r->cluster[k - 1].before) {
			uint32_t lag = i + 1 - k;

			if (r->cluster[k - 1].hash != c->hash)
				continue;
			same[lag] = end[lag] == i ? same[lag] + 1 : 1;
			end[lag] = i + 1;
			if (same[lag] == lag)
				lags |= UINT32_C(1) << lag;
		}
	}
	return lags;
}

static enum sp_status
begin_borders(struct sp_check_repeated *r, const struct sp_check_unit *unit,
    size_t s, struct sp_err *err)
{
	struct sp_str text = unit->side[s].text;

	if (!sp_grow(&r->border, &r->borders, text.n + 1, sizeof(*r->border)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	memset(r->border, 0, text.n + 1);
	r->begun = true;
	r->since = r->known = 0;
	return sp_word_begin(r->word, unit->side[s].lang, text, err);
}

/* Have words cut from the space before a place on, or from where they are cut
 * already, whichever is nearer. */
static void
seek_space(struct sp_check_repeated *r, struct sp_str text, size_t from)
{
	if (r->since <= from && from <= r->known)
		return;
	while (from > 0 && text.s[from - 1] != ' ' && from != r->known)
		from--;
	if (from == r->known)
		return;
	sp_word_seek(r->word, from);
	r->since = r->known = from;
}

/* Where words begin and end in a stretch that may stand twice. */
static enum sp_status
find_borders(struct sp_check_repeated *r, const struct sp_check_unit *unit,
    size_t s, size_t from, size_t to, struct sp_err *err)
{
	struct sp_word_span span;
	enum sp_status status = SP_OK;

	if (!r->begun)
		status = begin_borders(r, unit, s, err);
	if (status != SP_OK)
		return status;
	seek_space(r, unit->side[s].text, from);
	while (r->known < to && sp_word_next(r->word, &span)) {
		r->border[span.start] = r->border[span.end] = true;
		r->known = span.end;
	}
	return sp_word_status(r->word, err);
}

/* What the list of words says of one; SP_DICT_NONE where it has it not. */
static uint32_t
look_up(struct sp_str word)
{
	unsigned char code[64];
	size_t n = 0;

	for (size_t pos = 0; pos < word.n;) {
		uint32_t cp = sp_utf8_next(word, &pos);

		if (cp == 0x200B)
			continue;
		if (n == sizeof(code))
			return SP_DICT_NONE;
		code[n] = sp_words_code(&sp_words_km, cp);
		if (code[n++] == 0)
			return SP_DICT_NONE;
	}
	return sp_dict_get(
	    &sp_words_km.word, (struct sp_str){(const char *)code, n});
}

/* Not a word of content, but one that stands once: ការ, too, which makes a noun
 * of the verb behind it. */
static bool
is_closed(struct sp_str word)
{
	uint32_t value = look_up(word);

	return value != SP_DICT_NONE &&
	    (sp_words_flags(value) & (SP_WORDS_CLOSED | SP_WORDS_PREFIX));
}

/*
 * How likely it is a mistake that clusters [i, i + lag) stand twice.  Doubling
 * a short word is grammar; a space between is often the border of two clauses.
 */
static double
doubt_khmer(
    const struct sp_check_repeated *r, struct sp_str text, size_t i, size_t lag)
{
	const struct cluster *c = &r->cluster[i];
	struct sp_str word = sp_str_sub(text, c[0].from, c[lag - 1].to);
	bool gap = c[lag].gap;

	if (!r->border[c[0].from] || !r->border[c[lag].from] ||
	    !r->border[c[2 * lag - 1].to])
		return 0;
	if (is_closed(word))
		return gap ? .3 : .75;
	if (lag >= LONG_WORD)
		return gap ? .45 : .7;
	return gap ? .1 : IS_LISTED(doubled, word) ? .1 : .5;
}

/* The first place from i on at which `lag` clusters stand twice. */
static size_t
find_twice(const struct sp_check_repeated *r, size_t i, size_t lag)
{
	const struct cluster *c = r->cluster;
	size_t same = 0;

	for (; i + lag < r->n; i++) {
		same = c[i].hash == c[i + lag].hash ? same + 1 : 0;
		if (same == lag)
			return i + 1 - lag;
	}
	return r->n;
}

/* The end of what stands twice from cluster i on, and perhaps more often. */
static size_t
same_to(const struct sp_check_repeated *r, size_t i, size_t lag)
{
	size_t to = i;

	while (
	    to + lag < r->n && r->cluster[to].hash == r->cluster[to + lag].hash)
		to++;
	return i + (to - i) / lag * lag + lag;
}

/* Is the cluster a word, and no letter that names have doubled? */
static bool
is_word(const struct sp_check_repeated *r, struct sp_str text, size_t i)
{
	return look_up(sp_str_sub(
		   text, r->cluster[i].from, r->cluster[i].to)) != SP_DICT_NONE;
}

static enum sp_status
check_lag(struct sp_check_repeated *r, const struct sp_check_unit *unit,
    size_t s, size_t lag, struct sp_findings *findings, struct sp_err *err)
{
	for (size_t i = find_twice(r, 0, lag); i < r->n && r->told < MOST;
	     i = find_twice(r, i + 1, lag)) {
		enum sp_status status;
		size_t to;
		double confidence;

		/* The borders of words are not looked for in vain. */
		if (lag == 1 && !is_word(r, unit->side[s].text, i))
			continue;
		status = find_borders(r, unit, s, r->cluster[i].from,
		    r->cluster[i + 2 * lag - 1].to, err);
		if (status != SP_OK)
			return status;
		confidence = doubt_khmer(r, unit->side[s].text, i, lag);
		if (confidence <= 0)
			continue;
		to = same_to(r, i, lag);
		tell(r, unit, s, confidence,
		    (struct sp_norm_range){
			r->cluster[i].from, r->cluster[to - 1].to},
		    findings);
		/* Told once, though it is there with other lags, too. */
		for (size_t k = i; k < to; k++)
			r->cluster[k].hash = (uint32_t)(2 * (r->n + k));
		r->told++;
		i = to - 1;
	}
	return SP_OK;
}

static enum sp_status
check_khmer(struct sp_check_repeated *r, const struct sp_check_unit *unit,
    size_t s, struct sp_findings *findings, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	uint32_t lags;

	r->told = 0;
	r->begun = false;
	if (!cut(r, unit->side[s].text))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	lags = find_lags(r);
	for (size_t lag = 1; lags >> lag && status == SP_OK; lag++)
		if (lags >> lag & 1)
			status = check_lag(r, unit, s, lag, findings, err);
	return status;
}

enum sp_status
sp_check_repeated_run(struct sp_check_repeated *repeated,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;

	sp_buf_reset(&repeated->message);
	for (size_t s = 0; s < 2 && status == SP_OK; s++) {
		const struct sp_lang *lang = unit->side[s].lang;

		if (strcmp(lang->script, "Khmr") == 0)
			status = check_khmer(repeated, unit, s, findings, err);
		else if (lang->spaced)
			check_spaced(repeated, unit, s, findings);
	}
	return status == SP_OK ? sp_buf_status(&repeated->message, err)
			       : status;
}
