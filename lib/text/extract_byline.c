/* SPDX-License-Identifier: MIT */
#include <spean/extract_byline.h>

#include <spean/date.h>
#include <spean/extract_date.h>
#include <spean/furniture.h>
#include <spean/script.h>
#include <spean/utf8.h>

/* A byline is no longer, in characters; one that its names tell of may be. */
#define LINE_MOST  120
#define NAMED_MOST 240
/* What stands in a line beside a date that is not said to be a byline. */
#define BESIDE_MOST 30
/* Blocks before the headline, and behind it, where a byline may stand. */
#define BEFORE 4
#define AFTER  16
/* Paragraphs of which one may begin with place and day: the first, and what
 * follows a standfirst. */
#define OPENINGS 3
/* The place before a day is no longer, in bytes; a name, in characters. */
#define PLACE_MOST 60
#define NAME_MOST  60

#define YEAR_LEAST 1990
#define YEAR_MOST  2100

/* What stands around the text of another article, or of none. */
#define ELSEWHERE                                                              \
	(SP_IN_NAV | SP_IN_FOOTER | SP_IN_ASIDE | SP_IN_FORM | SP_IN_RELATED | \
	    SP_IN_HIDDEN)

struct reader {
	const struct sp_byline_page *page;
	struct sp_arena *mem;
	struct sp_byline *out;
	struct sp_day url; /* day of the address; year 0: none */
};

/* A line, and what is known of it. */
struct line {
	struct sp_str text; /* without zero-width spaces */
	bool named; /* its tags or names tell that it is a byline */
	bool barred; /* … or it looks like one */
	bool before; /* the headline */
	size_t first; /* byte at which the first date begins; n: none */
	size_t last; /* … and where the last ends */
	size_t beside; /* characters that are in no date */
};

/* Words that say of a date that it is that of a change. */
static const char *const changes[] = {"updated", "update:", "last update",
    "modified", "edited", "revised", "ធ្វើបច្ចុប្បន្នភាព", "បច្ចុប្បន្នភាព", "កែប្រែ",
    "កែសម្រួល"};

/* Words before the name of an author; where they end in no space, a space or
 * colon follows. */
static const char *const writers[] = {"by", "written by", "words by",
    "story by", "text by", "reporting by", "reported by", "posted by", "author",
    "reporter", "text", "story and photos by", "text and photos by",
    "photos and text by", "words and photos by", "ដោយ", "និពន្ធដោយ", "អត្ថបទដោយ",
    "អត្ថបទ", "រាយការណ៍ដោយ", "អ្នកយកព័ត៌មាន", "អ្នកនិពន្ធ"};

/* What ends the name. */
static const char *const ends[] = {"|", " - ", " – ", " — ", "·", "•", " / ",
    "(", "[", " on ", " in ", " for ", " at ", " Published", " Posted",
    " Updated", " Last ", "។"};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* The first place of words in text, whatever the case of ASCII letters. */
static size_t
find(struct sp_str text, const char *words)
{
	struct sp_str w = sp_str_c(words);

	for (size_t i = 0; i + w.n <= text.n; i++)
		if (lower(text.s[i]) == lower(w.s[0]) &&
		    sp_str_ieq(sp_str_sub(text, i, i + w.n), w))
			return i;
	return text.n;
}

static bool
is_plausible(const struct sp_day *day)
{
	return day->year >= YEAR_LEAST && day->year <= YEAR_MOST &&
	    sp_day_is_valid(day);
}

static bool
is_same_day(const struct sp_day *a, const struct sp_day *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* The day with which a reading begins. */
static bool
day_of(const struct sp_date_span *span, struct sp_day *day)
{
	const struct sp_date_point *a = &span->a;

	if (a->kind != SP_POINT_DAY || !a->has_year)
		return false;
	*day = (struct sp_day){a->year, a->month, a->day};
	return is_plausible(day);
}

/* Of the readings of a date the one that the address has, else the first; the
 * other where months come first. */
static bool
choose_day(
    const struct reader *r, const struct sp_date *date, struct sp_day *day)
{
	struct sp_date_readings readings;
	struct sp_day found;
	size_t n = 0;

	if (date->type != SP_DATE_DAY ||
	    !sp_date_value_read(sp_str_c(date->value), &readings))
		return false;
	for (size_t i = 0; i < readings.n; i++) {
		if (!day_of(&readings.span[i], &found))
			continue;
		if (n++ == 0 || sp_str_ieq(r->page->lang, SP_STR("en-US")))
			*day = found;
		if (is_same_day(&found, &r->url)) {
			*day = found;
			return true;
		}
	}
	return n > 0;
}

/* The language of whose dates a line is read: its script's; of a line of
 * numbers the page's. */
static const struct sp_lang *
lang_of(const struct reader *r, struct sp_str text)
{
	const struct sp_lang *page = sp_lang_find(r->page->lang);
	const struct sp_lang *lang =
	    sp_lang_find(sp_str_c(sp_script_lang(text, page)));

	if (!lang->date)
		lang = page;
	return lang->date ? lang : sp_lang_of_script("Latn");
}

static void
take(struct reader *r, const struct sp_day *day, enum sp_byline_trust trust)
{
	struct sp_buf iso = {0};

	if (trust <= r->out->trust)
		return;
	sp_buf_addf(&iso, "%04d-%02d-%02d", day->year, day->month, day->day);
	r->mem->failed |= iso.failed;
	r->out->date = sp_arena_dup(r->mem, sp_buf_str(&iso));
	r->out->trust = trust;
	sp_buf_release(&iso);
}

static bool
tells_change(struct sp_str text)
{
	/* A byline is shorter, and a long text may hold many days. */
	if (text.n > (size_t)4 * NAMED_MOST)
		return false;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++)
		if (find(text, changes[i]) < text.n)
			return true;
	return false;
}

/* A copy without zero-width spaces: words are to be found in it. */
static struct sp_str
bare(struct sp_arena *mem, struct sp_str text)
{
	char *out = sp_arena_alloc(mem, text.n + 1);
	size_t n = 0, from;

	for (size_t pos = 0; out && pos < text.n;) {
		uint32_t cp;

		from = pos;
		cp = sp_utf8_next(text, &pos);
		if (cp == 0x200B || cp == 0x2060 || cp == 0xFEFF)
			continue;
		memcpy(out + n, text.s + from, pos - from);
		n += pos - from;
	}
	return (struct sp_str){out, n};
}

/* Look where the dates of a line are. */
static void
measure(const struct reader *r, struct line *line)
{
	const struct sp_lang *lang = lang_of(r, line->text);
	struct sp_date date;
	size_t pos = 0, from = 0;

	line->first = line->text.n;
	while (sp_date_next(lang, line->text, &pos, NULL, &date)) {
		line->first =
		    line->first < date.start ? line->first : date.start;
		line->beside +=
		    sp_text_chars(sp_str_sub(line->text, from, date.start));
		line->last = from = date.end;
	}
	line->beside +=
	    sp_text_chars(sp_str_sub(line->text, from, line->text.n));
}

/* "10:30 a.m." ends in no sentence. */
static bool
is_sentence(const struct line *line)
{
	return sp_text_is_ended(line->text) &&
	    !sp_str_ends(line->text, SP_STR("m."));
}

/* How far the dates of a line may be trusted. */
static enum sp_byline_trust
trust_of(const struct line *line)
{
	size_t chars = sp_text_chars(line->text);
	bool named = line->named || sp_furniture_byline(line->text);

	if (chars > (line->named ? NAMED_MOST : LINE_MOST) ||
	    (is_sentence(line) && !(line->named && chars < LINE_MOST / 2)))
		return SP_BYLINE_NONE;
	if (!named && !line->barred && line->beside > BESIDE_MOST)
		return SP_BYLINE_NONE;
	return line->before ? SP_BYLINE_BEFORE
	    : named         ? SP_BYLINE_NAMED
			    : SP_BYLINE_LINE;
}

/* What stands between one date and the next tells what the next is. */
static void
take_dates(struct reader *r, const struct line *line)
{
	const struct sp_lang *lang = lang_of(r, line->text);
	enum sp_byline_trust trust = trust_of(line);
	struct sp_date date;
	struct sp_day day;
	size_t pos = 0, from = 0;
	bool change = false;

	if (trust == SP_BYLINE_NONE)
		return;
	while (sp_date_next(lang, line->text, &pos, NULL, &date)) {
		struct sp_str label = sp_str_sub(line->text, from, date.start);

		if (date.type != SP_DATE_DAY)
			continue;
		change = tells_change(label);
		from = date.end;
		if (choose_day(r, &date, &day))
			take(r, &day, change ? SP_BYLINE_UPDATED : trust);
	}
}

/* "PHNOM PENH, " or "(Phnom Penh) ": no word with a small letter in front. */
static bool
is_place(struct sp_str text)
{
	bool start = true;

	if (text.n > PLACE_MOST)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		if ((start && c >= 'a' && c <= 'z') || is_digit(c))
			return false;
		start = c == ' ' || c == '(';
	}
	/* A preposition in Khmer is no part of a place: a sign ends that. */
	text = sp_str_trim(text);
	return text.n == 0 || strchr(",(:)", text.s[text.n - 1]) ||
	    sp_str_ends(text, SP_STR("៖"));
}

/* A dash or colon behind the day, and behind the agency in brackets. */
static bool
is_dash(struct sp_str text)
{
	static const char *const dashes[] = {"–", "—", "-", ":", "៖"};

	text = sp_str_trim(text);
	if (text.n > 0 && text.s[0] == ')')
		text = sp_str_trim(sp_str_sub(text, 1, text.n));
	if (text.n > 0 && text.s[0] == '(') {
		size_t end = sp_str_find(text, SP_STR(")"), 0);

		if (end == text.n || end > PLACE_MOST)
			return false;
		text = sp_str_trim(sp_str_sub(text, end + 1, text.n));
	}
	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
		if (sp_str_starts(text, sp_str_c(dashes[i])))
			return true;
	return false;
}

/* Place and day with which a paragraph begins. */
static void
take_dateline(struct reader *r, struct sp_str text)
{
	struct sp_str head;
	struct sp_date date;
	struct sp_day day;
	size_t pos = 0, end = 0;

	while (end < text.n && end < 4 * PLACE_MOST)
		sp_utf8_next(text, &end);
	head = bare(r->mem, sp_str_sub(text, 0, end));
	if (!r->mem->failed &&
	    sp_date_next(lang_of(r, head), head, &pos, NULL, &date) &&
	    is_place(sp_str_sub(head, 0, date.start)) &&
	    is_dash(sp_str_sub(head, date.end, head.n)) &&
	    choose_day(r, &date, &day))
		take(r, &day, SP_BYLINE_DATELINE);
}

/* Where the name begins behind words that announce it; 0: nowhere. */
static size_t
name_start(struct sp_str text)
{
	for (size_t i = 0; i < sizeof(writers) / sizeof(*writers); i++) {
		struct sp_str w = sp_str_c(writers[i]), rest;

		if (text.n <= w.n || !sp_str_ieq(sp_str_sub(text, 0, w.n), w))
			continue;
		rest = sp_str_sub(text, w.n, text.n);
		if (sp_str_starts(rest, SP_STR("៖")))
			return w.n + 3;
		if (rest.s[0] == ':' ||
		    (rest.s[0] == ' ' && !sp_str_ieq(w, SP_STR("text")) &&
			!sp_str_ieq(w, SP_STR("អត្ថបទ"))))
			return w.n + 1;
	}
	return 0;
}

/* Each word of a name has a capital, but for a few; no digit, no address. */
static bool
is_name(struct sp_str name)
{
	static const char *const small[] = {"and", "de", "van", "von", "der",
	    "bin", "da", "du", "la", "le", "of", "the"};
	struct sp_str rest = name;
	size_t chars = sp_text_chars(name);

	if (chars < 2 || chars > NAME_MOST || find(name, "http") < name.n ||
	    find(name, "www.") < name.n)
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (is_digit(name.s[i]) || strchr("@:<>\"", name.s[i]))
			return false;
	while (rest.n > 0) {
		struct sp_str word = sp_str_cut(&rest, ' ');
		bool known = word.n == 0 || word.s[0] < 'a' || word.s[0] > 'z';

		for (size_t i = 0; i < sizeof(small) / sizeof(*small); i++)
			known |= sp_str_eq(word, sp_str_c(small[i]));
		if (!known)
			return false;
	}
	return true;
}

static void
take_author(struct reader *r, const struct line *line)
{
	struct sp_str name = sp_str_sub(line->text, 0, line->first);
	size_t from = name_start(name), n;

	if (r->out->author.n > 0 || from == 0 || is_sentence(line) ||
	    sp_text_chars(line->text) > LINE_MOST)
		return;
	while (from < name.n && name.s[from] == ' ')
		from++;
	name = sp_str_sub(name, from, name.n);
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		name = sp_str_sub(
		    name, 0, sp_str_find(name, sp_str_c(ends[i]), 0));
	for (n = name.n; n > 0 && strchr(" ,;-", name.s[n - 1]);)
		n--;
	name = sp_str_sub(name, 0, n);
	if (is_name(name) && !sp_text_same(name, r->page->site))
		r->out->author = name;
}

static void
take_line(struct reader *r, struct sp_str text, struct line line)
{
	/* Longer by far than any byline, also where it is all Khmer. */
	if (text.n > (size_t)4 * NAMED_MOST)
		return;
	line.text = bare(r->mem, text);
	if (r->mem->failed)
		return;
	measure(r, &line);
	take_dates(r, &line);
	take_author(r, &line);
}

static struct reader
begin(const struct sp_byline_page *page, struct sp_arena *mem,
    struct sp_byline *byline)
{
	struct reader r = {.page = page, .mem = mem, .out = byline};

	*byline = (struct sp_byline){.trust = SP_BYLINE_NONE};
	if (sp_byline_url(page->url, &r.url))
		take(&r, &r.url, SP_BYLINE_URL);
	return r;
}

/* True where a block, or a time in it, has to do with other articles. */
static bool
is_elsewhere(const struct sp_html *html, const struct sp_main *found,
    unsigned in, size_t i)
{
	/* The headline may stand in what its names call a menu. */
	if (found->headline < html->n)
		in &= ~html->block[found->headline].in;
	return (in & ELSEWHERE) ||
	    (i < html->n &&
		(found->reason[i] == SP_MAIN_SECTION ||
		    found->reason[i] == SP_MAIN_RELATED));
}

/* Where bylines are looked for: [*from, *to), the headline within. */
static void
find_region(const struct sp_html *html, const struct sp_main *found,
    size_t *from, size_t *to)
{
	size_t n = html->n, at = found->headline;

	at = at < n ? at : found->first;
	at = at < n ? at : 0;
	*from = at > BEFORE ? at - BEFORE : 0;
	*to = found->first < n && found->first >= at ? found->first + 1 : n;
	*to = *to < at + AFTER ? *to : at + AFTER;
	*to = *to < n ? *to : n;
}

static bool
is_named(const struct sp_html *html, size_t i)
{
	const struct sp_block *b = &html->block[i];

	return (b->in & SP_IN_META) || b->times * 2 >= b->text.n;
}

/* How far a time stands from the headline; one behind it is nearer. */
static size_t
distance(const struct sp_main *found, size_t i)
{
	return i > found->headline ? 2 * (i - found->headline)
				   : 2 * (found->headline - i) + 1;
}

/* Of the times near the headline one said to be of publication, else the
 * nearest. */
static void
take_times(struct reader *r, const struct sp_html *html,
    const struct sp_main *found, size_t from, size_t to)
{
	const struct sp_html_time *best = NULL;
	struct sp_buf iso = {0};

	for (size_t k = 0; k < html->n_times; k++) {
		const struct sp_html_time *t = &html->time[k];

		if (t->block < from || t->block >= to || t->updated ||
		    is_elsewhere(html, found, t->in, t->block) ||
		    (tells_change(html->block[t->block].text) && !t->published))
			continue;
		if (!best || t->published > best->published ||
		    (t->published == best->published &&
			distance(found, t->block) <
			    distance(found, best->block)))
			best = t;
	}
	if (best && sp_date_iso(best->date, r->page->lang, &iso)) {
		r->out->date = sp_arena_dup(r->mem, sp_buf_str(&iso));
		r->out->trust = SP_BYLINE_TIME;
	}
	r->mem->failed |= iso.failed;
	sp_buf_release(&iso);
}

static void
take_block(struct reader *r, const struct sp_html *html,
    const struct sp_main *found, size_t i)
{
	const struct sp_block *b = &html->block[i];
	struct line line = {.named = is_named(html, i),
	    .barred = found->reason[i] == SP_MAIN_BYLINE,
	    .before = found->headline < html->n && i < found->headline};

	if (i == found->headline || b->kind == SP_BLOCK_CAPTION ||
	    (i == found->first && !line.named) ||
	    is_elsewhere(html, found, b->in, i))
		return;
	take_line(r, b->text, line);
}

void
sp_byline_html(const struct sp_html *html, const struct sp_main *found,
    const struct sp_byline_page *page, struct sp_arena *mem,
    struct sp_byline *byline)
{
	struct reader r = begin(page, mem, byline);
	size_t from, to, openings = 0;

	find_region(html, found, &from, &to);
	take_times(&r, html, found, from, to);
	for (size_t i = from; i < to; i++)
		take_block(&r, html, found, i);
	for (size_t i = found->first; i < html->n && openings < OPENINGS; i++)
		if (found->keep[i]) {
			take_dateline(&r, html->block[i].text);
			openings++;
		}
}

void
sp_byline_text(const struct sp_text_article *text,
    const struct sp_byline_page *page, struct sp_arena *mem,
    struct sp_byline *byline)
{
	struct reader r = begin(page, mem, byline);
	size_t title = 0, i, openings = 0;

	while (title < text->n && text->reason[title] != SP_MAIN_HEADLINE)
		title++;
	i = title < text->n && title > BEFORE ? title - BEFORE : 0;
	for (size_t end = i + BEFORE + AFTER; i < text->n && i < end; i++) {
		struct sp_str par = text->par[i];

		if (i == title)
			continue;
		if (sp_text_is_ended(par) && sp_text_chars(par) > LINE_MOST / 2)
			break;
		take_line(&r, par,
		    (struct line){.before = title < text->n && i < title});
	}
	for (; i < text->n && openings < OPENINGS; i++, openings++)
		take_dateline(&r, text->par[i]);
}

/* The number of n digits at byte i, which no other digit follows; or -1. */
static int
number(struct sp_str s, size_t i, size_t n)
{
	if (i + n < s.n && is_digit(s.s[i + n]))
		return -1;
	return sp_date_digits(s, i, n);
}

/* "nov", "11" or "1" at byte *i, up to the next sign. */
static int
month_at(struct sp_str s, size_t *i)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	int value;

	for (size_t n = 2; n > 0; n--)
		if ((value = number(s, *i, n)) >= 0) {
			*i += n;
			return value;
		}
	for (size_t m = 0; *i + 3 < s.n && m < 12; m++)
		if (sp_str_ieq(sp_str_sub(s, *i, *i + 3),
			(struct sp_str){months + 3 * m, 3})) {
			*i += 3;
			return (int)m + 1;
		}
	return -1;
}

/* "2019/11/15", "2019-11-15", "2019-11/15" at byte i; "2019/11" is none. */
static bool
parted(struct sp_str s, size_t i, struct sp_day *day)
{
	bool wide;

	day->year = number(s, i, 4);
	i += 4;
	if (i >= s.n || !strchr("/-_.", s.s[i]))
		return false;
	i++;
	day->month = month_at(s, &i);
	if (i >= s.n || !strchr("/-_.", s.s[i]))
		return false;
	i++;
	day->day = number(s, i, 2);
	wide = day->day >= 0;
	if (!wide)
		day->day = number(s, i, 1);
	i += wide ? 2 : 1;
	/* "2019/11/15th-street" is no day. */
	return is_plausible(day) && (i >= s.n || strchr("/-_.?&#T%", s.s[i]));
}

/* "20191115", or with the time behind it. */
static bool
joined(struct sp_str s, size_t i, struct sp_day *day)
{
	size_t n = i;

	while (n < s.n && is_digit(s.s[n]))
		n++;
	n -= i;
	if (n != 8 && n != 12 && n != 14)
		return false;
	day->year = number(sp_str_sub(s, i, i + 4), 0, 4);
	day->month = number(sp_str_sub(s, i + 4, i + 6), 0, 2);
	day->day = number(sp_str_sub(s, i + 6, i + 8), 0, 2);
	return is_plausible(day);
}

bool
sp_byline_url(struct sp_str url, struct sp_day *day)
{
	size_t host = sp_str_find(url, SP_STR("//"), 0);
	size_t i = sp_str_find(url, SP_STR("/"), host < url.n ? host + 2 : 0);

	for (; i + 8 < url.n; i++) {
		struct sp_day found;

		if (!strchr("/-_=", url.s[i]) || !is_digit(url.s[i + 1]))
			continue;
		if (parted(url, i + 1, &found) || joined(url, i + 1, &found)) {
			*day = found;
			return true;
		}
	}
	return false;
}
