/* SPDX-License-Identifier: MIT */
#include <spean/stop.h>

#include <spean/sent_rules.h>
#include <spean/utf8.h>

#include <unicode/uchar.h>

/* How far behind a quotation a clause such as "he said" may end, bytes. */
#define CLAUSE_LATIN 64
#define CLAUSE_KHMER 160

/* The longest word before a full stop that is looked at. */
#define WORD_MAX 64

#define KHAN  0x17D4u
#define COENG 0x17D2u

/* The terminators are those with Sentence_Terminal, UAX #44, that scripts in
 * use end a sentence with. */
enum sp_stop_kind
sp_stop_kind(uint32_t cp)
{
	switch (cp) {
	case '\n':
	case 0x2028:
	case 0x2029:
		return SP_STOP_BREAK;
	case '.':
		return SP_STOP_DOT;
	case '!':
	case '?':
		return SP_STOP_MARK;
	case 0x2026:
		return SP_STOP_DOTS;
	case 0x061F:
	case 0x06D4:
	case 0x0964:
	case 0x0965:
	case 0x104A:
	case 0x104B:
	case 0x1362:
	case 0x17D4:
	case 0x17D5:
	case 0x17D8:
	case 0x203C:
	case 0x2047:
	case 0x2048:
	case 0x2049:
	case 0x3002:
	case 0xFF01:
	case 0xFF1F:
	case 0xFF61:
		return SP_STOP_STRONG;
	case '(':
	case '[':
	case '{':
		return SP_STOP_OPEN;
	case ')':
	case ']':
	case '}':
		return SP_STOP_CLOSE;
	case '"':
	case '\'':
		return SP_STOP_QUOTE;
	case 0x00AB:
	case 0x2018:
	case 0x201A:
	case 0x201C:
	case 0x201E:
	case 0x2039:
	case 0x300C:
	case 0x300E:
	case 0xFF08:
		return SP_STOP_QUOTE_OPEN;
	case 0x00BB:
	case 0x2019:
	case 0x201D:
	case 0x203A:
	case 0x300D:
	case 0x300F:
	case 0xFF09:
		return SP_STOP_QUOTE_CLOSE;
	case 0x2022:
	case 0x2023:
	case 0x2043:
	case 0x25AA:
	case 0x25CF:
	case 0x25E6:
		return SP_STOP_BULLET;
	default:
		return SP_STOP_NONE;
	}
}

bool
sp_stop_is_white(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	    cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200B) ||
	    cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
	    cp == 0x3000;
}

bool
sp_stop_is_emoji(uint32_t cp)
{
	return (cp >= 0x1F000 && cp <= 0x1FAFF) ||
	    (cp >= 0x2600 && cp <= 0x27BF) || cp == 0xFE0F || cp == 0x200D;
}

static bool
is_khmer(uint32_t cp)
{
	return (cp >= 0x1780 && cp <= 0x17D3) || cp == 0x17D7 || cp == 0x17DC ||
	    cp == 0x17DD;
}

static bool
is_khmer_base(uint32_t cp)
{
	return cp >= 0x1780 && cp <= 0x17B3;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);
}

static bool
is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z'
			 : cp != SP_UTF8_BAD &&
		(U_GET_GC_MASK((UChar32)cp) & (U_GC_LU_MASK | U_GC_LT_MASK));
}

static bool
is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z'
			 : cp != SP_UTF8_BAD &&
		u_charType((UChar32)cp) == U_LOWERCASE_LETTER;
}

static enum sp_stop_next
next_kind(uint32_t cp)
{
	if (is_khmer(cp))
		return SP_STOP_KHMER;
	if (is_digit(cp) || cp == '$')
		return SP_STOP_DIGIT;
	if (is_upper(cp))
		return SP_STOP_UPPER;
	if (is_lower(cp))
		return SP_STOP_LOWER;
	if (cp != SP_UTF8_BAD && u_charType((UChar32)cp) == U_CURRENCY_SYMBOL)
		return SP_STOP_DIGIT;
	return SP_STOP_OTHER;
}

/* Signs that a sentence may begin with, before its first letter. */
static bool
is_opening(uint32_t cp)
{
	enum sp_stop_kind kind = sp_stop_kind(cp);

	return kind == SP_STOP_OPEN || kind == SP_STOP_QUOTE ||
	    kind == SP_STOP_QUOTE_OPEN || kind == SP_STOP_BULLET ||
	    cp == 0x2013 || cp == 0x2014 || cp == '-' || cp == '*' ||
	    cp == 0xBF || cp == 0xA1;
}

void
sp_stop_look(struct sp_stop *stop)
{
	bool signs = false;
	size_t pos = stop->end;

	stop->spaced = false;
	while (pos < stop->text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(stop->text, &pos);

		if (sp_stop_kind(cp) == SP_STOP_BREAK)
			break;
		if (sp_stop_is_white(cp)) {
			stop->spaced = stop->spaced || !signs;
			continue;
		}
		if (is_opening(cp)) {
			signs = true;
			continue;
		}
		stop->next = at;
		stop->kind = next_kind(cp);
		/* Names such as "iPhone" count as written with a capital. */
		if (stop->kind == SP_STOP_LOWER && pos < stop->text.n &&
		    is_upper((unsigned char)stop->text.s[pos]))
			stop->kind = SP_STOP_UPPER;
		return;
	}
	stop->next = pos;
	stop->kind = signs ? SP_STOP_TAIL : SP_STOP_END;
}

/*
 * The rules for a stretch of Khmer, or of another script, inside a text in
 * lang.  Where the text is in a script that an entry has, other scripts go by
 * the first entry of theirs; else they go by the general rules.
 */
static const struct sp_sent_rules *
rules_for(const struct sp_lang *lang, bool khmer)
{
	bool own = strcmp(lang->script, "Khmr") == 0;

	if (own == khmer)
		return lang->sent;
	return sp_lang_of_script(khmer ? "Khmr" : "Latn")->sent;
}

/* Whether text is one of list, which is sorted. */
static bool
in_list(const struct sp_sent_list *list, struct sp_str text)
{
	size_t low = 0, high = list->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int cmp = sp_str_cmp(sp_str_c(list->item[mid]), text);

		if (cmp == 0)
			return true;
		if (cmp < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

static bool
begins_with(const struct sp_sent_list *list, struct sp_str text)
{
	for (size_t i = 0; i < list->n; i++)
		if (sp_str_starts(text, sp_str_c(list->item[i])))
			return true;
	return false;
}

/* Letters, digits and what holds a Latin word together, dots too. */
static bool
in_word(uint32_t cp)
{
	if (cp < 0x80)
		return next_kind(cp) == SP_STOP_UPPER ||
		    next_kind(cp) == SP_STOP_LOWER ||
		    (cp >= '0' && cp <= '9') || cp == '.' || cp == '-' ||
		    cp == '\'';
	return cp == 0x2019 || cp == 0xB0 ||
	    (cp != SP_UTF8_BAD && !is_khmer(cp) && u_isalpha((UChar32)cp));
}

/* The word that ends at byte at, not before `start`, at most WORD_MAX long. */
static struct sp_str
word_before(struct sp_str text, size_t start, size_t at, bool khmer)
{
	size_t from = at;

	while (from > start && at - from < WORD_MAX) {
		size_t pos = from;
		uint32_t cp = sp_utf8_prev(text, &pos);

		if (khmer ? !is_khmer(cp) && cp != '.' : !in_word(cp))
			break;
		from = pos;
	}
	return sp_str_sub(text, from, at);
}

/* The Latin word that begins at byte at. */
static struct sp_str
word_after(struct sp_str text, size_t at)
{
	size_t end = at;

	while (end < text.n && end - at < WORD_MAX) {
		size_t pos = end;
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp == '.' || cp == '-' || !in_word(cp))
			break;
		end = pos;
	}
	return sp_str_sub(text, at, end);
}

/* text in lower case (ASCII) in low, which has room for WORD_MAX + 4. */
static struct sp_str
lower(struct sp_str text, char *low)
{
	for (size_t i = 0; i < text.n; i++) {
		bool up = text.s[i] >= 'A' && text.s[i] <= 'Z';

		low[i] = (char)(up ? text.s[i] + ('a' - 'A') : text.s[i]);
	}
	return (struct sp_str){low, text.n};
}

static enum sp_sent_class
class_of(const struct sp_sent_rules *rules, struct sp_str word)
{
	char mem[WORD_MAX + 4];
	struct sp_str low = lower(word, mem);
	size_t from = 0, to = rules ? rules->words : 0;

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		const struct sp_sent_word *entry = &rules->word[mid];
		int cmp = sp_str_cmp(sp_str_c(entry->text), low);

		if (cmp == 0)
			return entry->capital && word.s[0] == low.s[0]
			    ? SP_SENT_PLAIN
			    : entry->class;
		if (cmp < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return SP_SENT_PLAIN;
}

/* "x.y", "U.S.A", "Ph.D"?  No: single letters with dots between. */
static bool
is_dotted(struct sp_str word)
{
	bool letter = false;
	size_t pos = 0, letters = 0;

	while (pos < word.n) {
		uint32_t cp = sp_utf8_next(word, &pos);

		if ((cp == '.') != letter || is_digit(cp))
			return false;
		letter = !letter;
		letters += letter;
	}
	return letter && letters > 0;
}

static bool
is_opener(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules;

	rules = rules_for(stop->lang, stop->kind == SP_STOP_KHMER);
	if (!rules)
		return false;
	if (stop->kind != SP_STOP_KHMER)
		return in_list(
		    &rules->opener, word_after(stop->text, stop->next));
	return begins_with(
	    &rules->opener, sp_str_sub(stop->text, stop->next, stop->text.n));
}

static bool
is_roman(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!strchr("IVXLC", word.s[i]) || !word.s[i])
			return false;
	return word.n > 0;
}

static bool
is_capitals(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] < 'A' || word.s[i] > 'Z')
			return false;
	return word.n >= 2 && word.n <= 4;
}

/* The sentence so far is "At 5": no clause, so "a.m." does not end it. */
static bool
is_adverbial(const struct sp_stop *stop, struct sp_str word)
{
	const struct sp_sent_rules *rules = rules_for(stop->lang, false);
	struct sp_str head = sp_str_trim(sp_str_sub(
	    stop->text, stop->start, (size_t)(word.s - stop->text.s)));
	struct sp_str first = sp_str_cut(&head, ' ');
	char mem[WORD_MAX + 4];

	if (!rules || first.n == 0 || first.n > WORD_MAX || head.n > WORD_MAX)
		return false;
	return in_list(&rules->preposition, lower(first, mem)) &&
	    !memchr(head.s ? head.s : "", ' ', head.n);
}

static bool
ends_after(
    const struct sp_stop *stop, enum sp_sent_class class, struct sp_str word)
{
	switch (class) {
	case SP_SENT_TITLE:
		return false;
	case SP_SENT_NUMBER:
		return stop->kind == SP_STOP_UPPER &&
		    !is_roman(word_after(stop->text, stop->next));
	case SP_SENT_ABBREV:
		return stop->kind == SP_STOP_UPPER && is_opener(stop);
	case SP_SENT_TIME:
		/* "7 p.m. ET": the time zone. */
		if (is_capitals(word_after(stop->text, stop->next)))
			return false;
		return (stop->kind == SP_STOP_UPPER ||
			   stop->kind == SP_STOP_DIGIT) &&
		    !is_adverbial(stop, word);
	case SP_SENT_PLAIN:
		break;
	}
	return stop->kind != SP_STOP_LOWER;
}

/* Whether the white-space token around `at` is an address or a path. */
static bool
in_address(struct sp_str text, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && at - from < 4 * WORD_MAX && text.s[from - 1] != ' ')
		from--;
	while (to < text.n && to - at < WORD_MAX && text.s[to] != ' ')
		to++;
	for (size_t i = from; i < to; i++)
		if (text.s[i] && strchr("@/\\_=:#", text.s[i]))
			return true;
	return false;
}

static bool
is_all_lower(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!is_lower((unsigned char)word.s[i]))
			return false;
	return word.n > 1;
}

static bool
is_number(struct sp_str word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((word.s[i] < '0' || word.s[i] > '9') &&
		    !strchr(".,", word.s[i]))
			return false;
	return word.n > 0;
}

/*
 * "world.Today is": no space behind the terminator.  A word in lower case
 * before, or a number, and a word behind that is written like the first of a
 * sentence; names such as "System.Out" and addresses stay whole.
 */
static bool
ends_glued(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules = rules_for(stop->lang, false);
	struct sp_str after, before;
	size_t end;
	bool title;

	if (stop->kind != SP_STOP_UPPER || stop->next != stop->end ||
	    in_address(stop->text, stop->at))
		return false;
	before = word_before(stop->text, stop->start, stop->at, false);
	if (class_of(rules, before) != SP_SENT_PLAIN)
		return false;
	after = word_after(stop->text, stop->next);
	end = stop->next + after.n;
	title = end < stop->text.n && stop->text.s[end] == '.' &&
	    class_of(rules, after) == SP_SENT_TITLE;
	for (size_t i = 1; i < after.n; i++)
		if (is_upper((unsigned char)after.s[i]))
			return false;
	if (!title && end < stop->text.n && !strchr(" ,'\n", stop->text.s[end]))
		return false;
	while (before.n > 0 && memchr(before.s, '.', before.n) &&
	    !is_number(before))
		sp_str_cut(&before, '.');
	return is_all_lower(before) || is_number(before) ||
	    (before.n > 2 && (title || is_opener(stop)));
}

static bool
latin_stop(const struct sp_stop *stop)
{
	struct sp_str word =
	    word_before(stop->text, stop->start, stop->at, false);
	enum sp_sent_class class;

	if (!stop->spaced)
		return stop->kind == SP_STOP_KHMER ||
			stop->kind == SP_STOP_OTHER
		    ? false
		    : ends_glued(stop);
	class = class_of(rules_for(stop->lang, false), word);
	if (class != SP_SENT_PLAIN)
		return ends_after(stop, class, word);
	/* "IV. Results", "A. First part": what heads a section. */
	if (word.n > 0 && word.s == stop->text.s + stop->start &&
	    (is_roman(word) || word.n == 1))
		return false;
	if (is_dotted(word) &&
	    (word.n > 1 ? true : is_upper((unsigned char)word.s[0])))
		return ends_after(stop, SP_SENT_ABBREV, word);
	return ends_after(stop, SP_SENT_PLAIN, word);
}

static size_t
count_bases(struct sp_str text)
{
	size_t pos = 0, n = 0;
	uint32_t before = 0;

	while (pos < text.n) {
		uint32_t cp = sp_utf8_next(text, &pos);

		if (cp == '.')
			n = 0;
		else if (is_khmer_base(cp) && before != COENG)
			n++;
		before = cp;
	}
	return n;
}

/* The Khmer letters from byte at on. */
static struct sp_str
khmer_after(struct sp_str text, size_t at)
{
	size_t end = at;

	while (end < text.n && end - at < WORD_MAX) {
		size_t pos = end;

		if (!is_khmer(sp_utf8_next(text, &pos)))
			break;
		end = pos;
	}
	return sp_str_sub(text, at, end);
}

/* A full stop of ASCII behind Khmer letters.  Single clusters with stops
 * between are abbreviations, and so is a letter alone. */
static bool
khmer_stop(const struct sp_stop *stop)
{
	struct sp_str word =
	    word_before(stop->text, stop->start, stop->at, true);
	bool dotted = word.n && memchr(word.s, '.', word.n);
	enum sp_sent_class class;

	/* A space before the stop: "… ។" typed as "… ." */
	if (word.n == 0)
		return stop->spaced;
	if (!stop->spaced)
		return stop->kind == SP_STOP_KHMER && !dotted &&
		    count_bases(word) >= 4 &&
		    count_bases(khmer_after(stop->text, stop->next)) >= 4;
	class = class_of(rules_for(stop->lang, true), word);
	if (class != SP_SENT_PLAIN)
		return ends_after(stop, class, word);
	if (dotted)
		return count_bases(word) > 1;
	return word.n > 3;
}

/* A full stop behind a digit. */
static bool
number_stop(const struct sp_stop *stop)
{
	size_t from = stop->at, pos = from;
	uint32_t before = ' ';
	size_t digits = 0;
	bool dots = false;

	while (pos > stop->start && stop->at - pos < WORD_MAX) {
		before = sp_utf8_prev(stop->text, &pos);
		if (!is_digit(before) && before != '.' && before != ',')
			break;
		dots = dots || before == '.';
		digits += is_digit(before);
		from = pos;
		before = ' ';
	}
	/* "1.2. Scope" heads a section. */
	if (from == stop->start && dots && digits <= 6)
		return false;
	if (!stop->spaced)
		return ends_glued(stop);
	/* An item of a list inside a Khmer sentence. */
	if (stop->kind == SP_STOP_KHMER)
		return dots || digits > 3 ||
		    !(sp_stop_is_white(before) || is_opening(before));
	return stop->kind != SP_STOP_LOWER;
}

/* The character before the terminator and the spaces before that. */
static uint32_t
char_before(const struct sp_stop *stop)
{
	size_t pos = stop->at;

	while (pos > stop->start) {
		uint32_t cp = sp_utf8_prev(stop->text, &pos);

		if (!sp_stop_is_white(cp))
			return cp;
	}
	return ' ';
}

static bool
full_stop(const struct sp_stop *stop)
{
	uint32_t before = char_before(stop);

	if (is_khmer(before))
		return khmer_stop(stop);
	if (is_digit(before))
		return number_stop(stop);
	return latin_stop(stop);
}

/* An ellipsis ends a sentence where a capital follows; "I" says nothing. */
static bool
ellipsis(const struct sp_stop *stop)
{
	struct sp_str word = word_after(stop->text, stop->next);

	return stop->kind == SP_STOP_UPPER && stop->spaced &&
	    !(word.s[0] == 'I' &&
		(word.n == 1 || !is_lower((unsigned char)word.s[1])));
}

static bool
mark(const struct sp_stop *stop)
{
	bool khmer = is_khmer(char_before(stop));

	if (stop->kind == SP_STOP_KHMER)
		return true;
	if (!stop->spaced && !stop->closed)
		return khmer ? stop->kind == SP_STOP_OTHER : ends_glued(stop);
	return stop->kind != SP_STOP_LOWER || khmer;
}

/* Behind a quotation: a short clause that ends in a verb of saying. */
static bool
says(const struct sp_stop *stop, const struct sp_sent_list *say)
{
	bool khmer = stop->kind == SP_STOP_KHMER;
	struct sp_str rest = sp_str_sub(stop->text, stop->next, stop->text.n);
	size_t limit = khmer ? CLAUSE_KHMER : CLAUSE_LATIN;
	size_t end = 0;

	while (end < rest.n && end < limit) {
		size_t pos = end;
		uint32_t cp = sp_utf8_next(rest, &pos);
		enum sp_stop_kind kind = sp_stop_kind(cp);

		if (kind == SP_STOP_STRONG || kind == SP_STOP_BREAK)
			break;
		/* A colon or a quotation: the words of a speech to come. */
		if (cp == 0x17D6 || cp == ':' || kind == SP_STOP_QUOTE_OPEN)
			return false;
		end = pos;
	}
	if (khmer && end >= limit)
		return false;
	rest.n = end;
	for (size_t i = 0; i < say->n; i++) {
		struct sp_str verb = sp_str_c(say->item[i]);
		size_t at = sp_str_find(rest, verb, 0);

		if (at == rest.n)
			continue;
		if (khmer || at + verb.n == rest.n ||
		    ((rest.s[at + verb.n] == '.' ||
			 rest.s[at + verb.n] == ',') &&
			at > 0 && rest.s[at - 1] == ' '))
			return true;
	}
	return false;
}

/* The sentence around a quotation goes on behind it. */
static bool
goes_on(const struct sp_stop *stop)
{
	const struct sp_sent_rules *rules;
	struct sp_str rest = sp_str_sub(stop->text, stop->next, stop->text.n);

	if (stop->kind == SP_STOP_LOWER)
		return true;
	rules = rules_for(stop->lang, stop->kind == SP_STOP_KHMER);
	if (!rules)
		return false;
	if (stop->kind == SP_STOP_UPPER)
		return stop->mark && says(stop, &rules->say);
	if (stop->kind != SP_STOP_KHMER)
		return false;
	return !begins_with(&rules->opener, rest) &&
		begins_with(&rules->go_on, rest)
	    ? true
	    : says(stop, &rules->say);
}

bool
sp_stop_ends(const struct sp_stop *stop)
{
	if (stop->kind == SP_STOP_END)
		return true;
	if (stop->kind == SP_STOP_TAIL)
		return false;
	if (stop->closed && goes_on(stop))
		return false;
	if (stop->sign)
		return is_opener(stop);
	if (stop->strong)
		return true;
	if (stop->mark)
		return mark(stop);
	return stop->dots > 1 ? ellipsis(stop) : full_stop(stop);
}

/* At byte at of text: the character cp?  Then the byte behind it, else 0. */
static size_t
past(struct sp_str text, size_t at, uint32_t cp)
{
	if (at >= text.n || sp_utf8_next(text, &at) != cp)
		return 0;
	return at;
}

/* Over at most one space or ZWSP. */
static size_t
past_space(struct sp_str text, size_t at)
{
	size_t end = past(text, at, ' ');

	if (!end)
		end = past(text, at, 0x200B);
	return end ? end : at;
}

size_t
sp_stop_sign(const struct sp_lang *lang, struct sp_str text, size_t at)
{
	const struct sp_sent_rules *rules = rules_for(lang, true);
	size_t inner = past(text, at, KHAN);

	if (!inner || !rules)
		return 0;
	inner = past_space(text, inner);
	for (size_t i = 0; i < rules->sign.n; i++) {
		struct sp_str sign = sp_str_c(rules->sign.item[i]);
		size_t end;

		if (!sp_str_starts(sp_str_sub(text, inner, text.n), sign))
			continue;
		end = past(text, past_space(text, inner + sign.n), KHAN);
		if (end)
			return end;
	}
	return 0;
}
