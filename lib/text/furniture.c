/* SPDX-License-Identifier: MIT */
#include <spean/furniture.h>

#include <stdint.h>

#include <spean/eight.h>
#include <spean/utf8.h>

struct line {
	const char *text;
	unsigned is; /* enum sp_furniture, or one of … */
};
enum {
	CONTACT = SP_FURNITURE_COMMENTS + 1, /* whom to ask, if it names an
		address or a telephone */
	BYLINE /* who wrote it and when, in front of the text */
};

#define SOFT    SP_FURNITURE_SOFT
#define HARD    SP_FURNITURE_HARD
#define SECTION SP_FURNITURE_SECTION

/* Lines are compared without case, spaces, ZWSP and punctuation, and stand in
 * the order of what is left of them (see order). */
static const struct line lines[] = {
    {"accessibility links", HARD},
    {"advertisement", HARD},
    {"advertisements", HARD},
    {"all rights reserved", HARD},
    {"also read", SECTION},
    {"back to top", HARD},
    {"breaking news", HARD},
    {"close", SOFT},
    {"comment", SOFT},
    {"comments", SECTION},
    {"copy link", HARD},
    {"dont miss", SECTION},
    {"email", SOFT},
    {"external links", SECTION},
    {"facebook", SOFT},
    {"follow us", SECTION},
    {"follow us on facebook", HARD},
    {"for immediate release", HARD},
    {"home", SOFT},
    {"instagram", SOFT},
    {"join the discussion", SECTION},
    {"jump to article", HARD},
    {"latest news", SECTION},
    {"leave a comment", SECTION},
    {"leave a reply", SECTION},
    {"lg", HARD},
    {"like this", SECTION},
    {"listen", SOFT},
    {"live", SOFT},
    {"loading", HARD},
    {"load more", HARD},
    {"log in", SOFT},
    {"md", HARD},
    {"menu", SOFT},
    {"more news", SECTION},
    {"more stories", SECTION},
    {"most popular", SECTION},
    {"most read", SECTION},
    {"most viewed", SECTION},
    {"newsletter", SECTION},
    {"next", SOFT},
    {"next post", SOFT},
    {"next story", SOFT},
    {"no media source currently available", HARD},
    {"other news", SECTION},
    {"photos", SOFT},
    {"previous", SOFT},
    {"previous post", SOFT},
    {"print", SOFT},
    {"printer-friendly version", HARD},
    {"read also", SECTION},
    {"read more", HARD},
    {"recent posts", SECTION},
    {"recommended", SECTION},
    {"recommended for you", SECTION},
    {"references", SECTION},
    {"register", SOFT},
    {"related", SECTION},
    {"related articles", SECTION},
    {"related news", SECTION},
    {"related posts", SECTION},
    {"related stories", SECTION},
    {"related topics", SECTION},
    {"search", SOFT},
    {"see also", SECTION},
    {"see comments", HARD},
    {"see more", SECTION},
    {"share", SOFT},
    {"share on facebook", HARD},
    {"share on twitter", HARD},
    {"share this", SECTION},
    {"share this article", HARD},
    {"share this page", HARD},
    {"share this story", HARD},
    {"sign in", SOFT},
    {"sign up for our newsletter", SECTION},
    {"skip to content", HARD},
    {"skip to main content", HARD},
    {"skip to main navigation", HARD},
    {"skip to search", HARD},
    {"sm", HARD},
    {"sponsored content", HARD},
    {"subscribe", SOFT},
    {"subscribe to our newsletter", SECTION},
    {"tags", SOFT},
    {"telegram", SOFT},
    {"this content is not available", HARD},
    {"top", SOFT},
    {"topics", SOFT},
    {"trending", SECTION},
    {"twitter", SOFT},
    {"video", SOFT},
    {"whatsapp", SOFT},
    {"xl", HARD},
    {"xs", HARD},
    {"you may also like", SECTION},
    {"you might also like", SECTION},
    {"youtube", SOFT},
    {"ការផ្សាយពាណិជ្ជកម្ម", HARD},
    {"កុំភ្លេចអាន", SECTION},
    {"កំពុងផ្ទុក", HARD},
    {"ចម្លងតំណ", HARD},
    {"ចូលគណនី", SOFT},
    {"ចូលចិត្ត", SECTION},
    {"ចូលរួមបញ្ចេញមតិ", SECTION},
    {"ចែករំលែក", SOFT},
    {"ចែករំលែកអត្ថបទនេះ", HARD},
    {"ជាវ", SOFT},
    {"តាមដានយើង", SECTION},
    {"ទៅខាងលើ", HARD},
    {"ទំព័រដើម", SOFT},
    {"បញ្ចេញមតិ", SECTION},
    {"បណ្ដាញភ្ជាប់ដែលអាចចូលដោយផ្ទាល់", HARD},
    {"បណ្តាញភ្ជាប់ដែលអាចចូលដោយផ្ទាល់", HARD},
    {"បោះពុម្ព", SOFT},
    {"ផ្សាយផ្ទាល់", SOFT},
    {"ផ្សាយពាណិជ្ជកម្ម", HARD},
    {"ពាក្យគន្លឹះ", SOFT},
    {"ពាណិជ្ជកម្ម", SOFT},
    {"ព័ត៌មានក្ដៅៗ", HARD},
    {"ព័ត៌មានក្តៅៗ", HARD},
    {"ព័ត៌មានថ្មីៗ", SECTION},
    {"ព័ត៌មានទាក់ទង", SECTION},
    {"ព័ត៌មានទាន់ហេតុការណ៍", HARD},
    {"ព័ត៌មានបន្ទាន់", HARD},
    {"ព័ត៌មានផ្សេងទៀត", SECTION},
    {"ភ្ជាប់ទៅគេហទំព័រទាក់ទង", HARD},
    {"មតិ", SOFT},
    {"មតិយោបល់", SECTION},
    {"មើលបន្ថែម", SECTION},
    {"មើលមតិ", HARD},
    {"ម៉ឺនុយ", SOFT},
    {"រក្សាសិទ្ធិគ្រប់យ៉ាង", HARD},
    {"រូបភាព", SOFT},
    {"រំលងទៅកាន់មាតិកា", HARD},
    {"រំលងទៅខ្លឹមសារសំខាន់", HARD},
    {"រំលងទៅទំព័រស្វែងរក", HARD},
    {"រំលងទៅមាតិកា", HARD},
    {"វីដេអូ", SOFT},
    {"សូមអាន", SECTION},
    {"សូមអានផង", SECTION},
    {"ស្វែងរក", SOFT},
    {"អត្ថបទថ្មីៗ", SECTION},
    {"អត្ថបទទាក់ទង", SECTION},
    {"អត្ថបទបន្ទាប់", SOFT},
    {"អត្ថបទផ្សេងទៀត", SECTION},
    {"អត្ថបទមុន", SOFT},
    {"អត្ថបទស្រដៀងគ្នា", SECTION},
    {"អានច្រើនបំផុត", SECTION},
    {"អានបន្ត", SECTION},
    {"អានបន្ថែម", HARD},
    {"អានផងដែរ", SECTION},
    {"អ៊ីមែល", SOFT},
    {"អ្នកប្រហែលជាចង់អាន", SECTION},
};

/* Lines that only begin so; all are short, see STARTS_MOST.  In the order of
 * their bytes. */
static const struct line starts[] = {
    {"also read:", HARD},
    {"author:", BYLINE},
    {"by ", BYLINE},
    {"by continuing to browse", HARD},
    {"by continuing to use this site", HARD},
    {"contact", CONTACT},
    {"contact author:", HARD},
    {"copyright 19", HARD},
    {"copyright 20", HARD},
    {"copyright ©", HARD},
    {"filed under", HARD},
    {"follow us on", HARD},
    {"for further information", CONTACT},
    {"for media enquiries", CONTACT},
    {"for media inquiries", CONTACT},
    {"for more information", CONTACT},
    {"for press inquiries", CONTACT},
    {"last update", BYLINE},
    {"media contact", CONTACT},
    {"media inquiries", CONTACT},
    {"photo:", BYLINE},
    {"posted ", BYLINE},
    {"press contact", CONTACT},
    {"publication date", BYLINE},
    {"published ", BYLINE},
    {"read also:", HARD},
    {"read more in ", HARD},
    {"read more:", HARD},
    {"related:", HARD},
    {"reporter:", BYLINE},
    {"reporting by ", BYLINE},
    {"see also:", HARD},
    {"share:", HARD},
    {"story by ", BYLINE},
    {"tags:", HARD},
    {"text size ", HARD},
    {"text:", BYLINE},
    {"this site uses cookies", HARD},
    {"this website uses cookies", HARD},
    {"topics:", HARD},
    {"updated ", BYLINE},
    {"viewed ", SOFT},
    {"we and our partners use cookies", HARD},
    {"we use cookies", HARD},
    {"words by ", BYLINE},
    {"written by ", BYLINE},
    {"©", HARD},
    {"កែសម្រួល", BYLINE},
    {"គេហទំព័រនេះប្រើខូគី", HARD},
    {"ចុះផ្សាយ", BYLINE},
    {"ចែករំលែក៖", HARD},
    {"ដោយ", BYLINE},
    {"ថ្ងៃផ្សាយ", BYLINE},
    {"ទំនាក់ទំនង", CONTACT},
    {"ទំនាក់ទំនងអ្នកនិពន្ធ៖", HARD},
    {"ទំហំអក្សរ", HARD},
    {"ធ្វើបច្ចុប្បន្នភាព", BYLINE},
    {"និពន្ធដោយ", BYLINE},
    {"ប្រធានបទ:", HARD},
    {"ពាក្យគន្លឹះ:", HARD},
    {"ពាក្យគន្លឹះ៖", HARD},
    {"ព័ត៌មានបន្ថែមសូមទាក់ទង", CONTACT},
    {"យើងប្រើខូគី", HARD},
    {"យើងប្រើប្រាស់ខូគី", HARD},
    {"រក្សាសិទ្ធិ©", HARD},
    {"រាយការណ៍ដោយ", BYLINE},
    {"សម្រាប់ព័ត៌មានបន្ថែម", CONTACT},
    {"សូមអាន៖", HARD},
    {"អត្ថបទដោយ", BYLINE},
    {"អត្ថបទទាក់ទង៖", HARD},
    {"អត្ថបទ៖", BYLINE},
    {"អានបន្ត៖", HARD},
    {"អានបន្ថែមក្នុងផ្នែក", HARD},
    {"អានបន្ថែម៖", HARD},
    {"អានផងដែរ៖", HARD},
    {"អ្នកយកព័ត៌មាន៖", BYLINE},
    {"អ្នកអាន", SOFT},
};

/* With a number before or behind them they can be nothing else. */
static const char *const counted[] = {
    "comment",
    "comments",
    "response",
    "responses",
    "reply",
    "replies",
    "មតិ",
    "មតិយោបល់",
};

/* … and so with one before them: "3 responses to" and the headline. */
static const char *const counted_starts[] = {
    "response to",
    "responses to",
    "reply to",
    "replies to",
    "thought on",
    "thoughts on",
    "comment on",
    "comments on",
};

/* A line of furniture is no longer. */
#define LINE_MOST   60
#define STARTS_MOST 160

/* The marks of ASCII that do not tell two lines apart, a bit each. */
#define MARKS_LOW  UINT64_C(0xDC00F78600000000) /* !"'()*,-./:;<>? */
#define MARKS_HIGH UINT64_C(0x5000000028000000) /* []|~ */

static bool
is_filler(uint32_t cp)
{
	if (cp < 0x80)
		return cp <= ' ' ||
		    ((cp < 0x40 ? MARKS_LOW : MARKS_HIGH) >> (cp & 0x3F) & 1);
	return sp_utf8_is_gap(cp) || (cp >= 0x2010 && cp <= 0x203A) ||
	    cp == 0xAB || cp == 0xBB || cp == 0xB7 || cp == 0x17D6 ||
	    cp == 0x17D4 || cp == 0x17D5;
}

/* The next character that counts, ASCII in lower case; 0 at the end. */
static uint32_t
next(struct sp_str text, size_t *pos, bool (*passed)(uint32_t))
{
	while (*pos < text.n) {
		uint32_t cp = (unsigned char)text.s[*pos];

		if (cp < 0x80)
			++*pos;
		else
			cp = sp_utf8_next(text, pos);
		if (cp && !passed(cp))
			return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	}
	return 0;
}

/* Where in a, from pos, what counts in b ends; SIZE_MAX if it is not there. */
static size_t
match(struct sp_str a, size_t pos, struct sp_str b, bool (*passed)(uint32_t))
{
	size_t i = pos, k = 0;
	uint32_t want;

	while ((want = next(b, &k, passed)) != 0)
		if (next(a, &i, passed) != want)
			return SIZE_MAX;
	return i;
}

bool
sp_text_same(struct sp_str a, struct sp_str b)
{
	size_t end = match(a, 0, b, is_filler), pos = 0;

	if (next(b, &pos, is_filler) == 0 || end == SIZE_MAX)
		return false;
	return next(a, &end, is_filler) == 0;
}

bool
sp_text_contains(struct sp_str whole, struct sp_str part)
{
	size_t first = 0, pos = 0;
	uint32_t lead = next(part, &first, is_filler);

	while (lead && pos < whole.n) {
		size_t at = pos;

		if (next(whole, &pos, is_filler) == lead &&
		    match(whole, at, part, is_filler) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Characters that count in the n bytes at s, one by one.  Gaps are ASCII or
 * begin with C2, E2 or EF; what follows a lead byte counts for nothing. */
static size_t
count_slowly(struct sp_str text, size_t i, size_t end)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t n = 0;

	for (; i < end; i++) {
		size_t pos = i;

		if (s[i] != 0xC2 && s[i] != 0xE2 && s[i] != 0xEF)
			n += s[i] > ' ' && (s[i] & 0xC0) != 0x80;
		else if (text.n - i >= 3 && s[i] == 0xE2 && s[i + 1] == 0x80)
			n += s[i + 2] < 0x8B || s[i + 2] > 0x8D;
		else
			n += !sp_utf8_is_gap(sp_utf8_next(text, &pos));
	}
	return n;
}

size_t
sp_text_chars(struct sp_str text)
{
	size_t n = 0, i = 0;

	for (; text.n - i >= 8; i += 8) {
		uint64_t w = sp_eight_at(text.s + i), behind;

		if (sp_eight_is(w, 0xC2) | sp_eight_is(w, 0xE2) |
		    sp_eight_is(w, 0xEF)) {
			n += count_slowly(text, i, i + 8);
			continue;
		}
		/* Above space, but no byte that goes on with a character. */
		behind = w & ~(w << 1) & SP_EIGHT_HIGHS;
		n += 8 - sp_eight_count(sp_eight_below(w, ' ' + 1) | behind);
	}
	return n + count_slowly(text, i, text.n);
}

/* A blank at the end of `with' is the end of a word: "by " is no "byte". */
static bool
begins(struct sp_str line, const char *with)
{
	struct sp_str start = sp_str_c(with);
	size_t end = match(line, 0, start, sp_utf8_is_gap);

	if (end == SIZE_MAX)
		return false;
	return !sp_str_ends(start, SP_STR(" ")) || end == line.n ||
	    sp_utf8_is_gap(sp_utf8_next(line, &end));
}

/* How two lines are ordered by what counts in them. */
static int
order(struct sp_str a, struct sp_str b)
{
	size_t i = 0, k = 0;
	uint32_t one, other;

	do {
		one = next(a, &i, is_filler);
		other = next(b, &k, is_filler);
	} while (one == other && one != 0);
	return one < other ? -1 : one > other;
}

/* What a whole line is by the table. */
static unsigned
find_line(struct sp_str line)
{
	size_t from = 0, to = sizeof(lines) / sizeof(*lines);

	while (from < to) {
		size_t mid = from + (to - from) / 2;
		int side = order(line, sp_str_c(lines[mid].text));

		if (side == 0)
			return lines[mid].is;
		if (side < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return SP_FURNITURE_NONE;
}

/* The first of the starts that do not stand before the lead. */
static size_t
first_start(const char *lead, size_t n)
{
	size_t from = 0, to = sizeof(starts) / sizeof(*starts);

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (strncmp(starts[mid].text, lead, n) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

/* What a line is by how it begins, a byline or another; of two the first. */
static unsigned
find_start(struct sp_str line, bool byline)
{
	char lead[5] = "";
	size_t pos = 0, n = sp_utf8_put(next(line, &pos, sp_utf8_is_gap), lead);
	unsigned found = SP_FURNITURE_NONE;

	for (size_t i = first_start(lead, n);
	     i < sizeof(starts) / sizeof(*starts) &&
	     strncmp(starts[i].text, lead, n) == 0;
	     i++) {
		if ((starts[i].is == BYLINE) != byline ||
		    !begins(line, starts[i].text))
			continue;
		if (starts[i].is != CONTACT)
			return starts[i].is;
		found = CONTACT;
	}
	return found;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);
}

static size_t
count_digits(struct sp_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		n += c >= '0' && c <= '9';
		/* Khmer's are E1 9F A0 to A9. */
		n += c == 0x9F && i > 0 && i + 1 < text.n &&
		    (unsigned char)text.s[i - 1] == 0xE1 &&
		    ((unsigned char)text.s[i + 1] & 0xF0) == 0xA0;
	}
	return n;
}

/* A telephone has no fewer digits. */
#define TELEPHONE 8

static bool
has_address(struct sp_str line)
{
	return sp_str_find(line, SP_STR("@"), 0) < line.n ||
	    count_digits(line) >= TELEPHONE;
}

/* "###", "* * *": one sign, once or more. */
static bool
is_rule(struct sp_str text)
{
	size_t pos = 0;
	uint32_t sign = next(text, &pos, sp_utf8_is_gap), cp;

	if (!is_filler(sign) &&
	    (sign == 0 || sign >= 0x80 || !strchr("#_=+&", (int)sign)))
		return false;
	while ((cp = next(text, &pos, sp_utf8_is_gap)) != 0)
		if (cp != sign)
			return false;
	return true;
}

bool
sp_text_is_sign(struct sp_str text)
{
	size_t digits = 0, numbers = 0, marks = 0;
	bool in_number = false;

	if (is_rule(text))
		return true;
	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);
		bool digit = is_digit(cp);

		if (!digit && !sp_utf8_is_gap(cp) && cp != '/' && cp != ':')
			return false;
		digits += digit;
		numbers += digit && !in_number;
		marks += cp == '/' || cp == ':';
		in_number = digit;
	}
	return numbers == 2 && marks == 1 && digits <= 6;
}

static bool
is_filler_or_digit(uint32_t cp)
{
	return is_filler(cp) || is_digit(cp);
}

/* The same but for digits, of which line has some. */
static bool
is_counted(struct sp_str line, const char *what)
{
	size_t end = match(line, 0, sp_str_c(what), is_filler_or_digit);

	return end != SIZE_MAX && next(line, &end, is_filler_or_digit) == 0;
}

/* "38 comments", "Page 1 of 3": lines of words and numbers. */
static enum sp_furniture
with_numbers(struct sp_str line, size_t chars)
{
	size_t digits, pos = 0;
	bool first = is_digit(next(line, &pos, is_filler));

	digits = first || chars <= LINE_MOST ? count_digits(line) : 0;
	if (digits == 0)
		return SP_FURNITURE_NONE;
	if (first)
		for (size_t i = 0;
		     i < sizeof(counted_starts) / sizeof(*counted_starts); i++)
			if (match(line, 0, sp_str_c(counted_starts[i]),
				is_filler_or_digit) != SIZE_MAX)
				return SP_FURNITURE_COMMENTS;
	if (digits > 6)
		return SP_FURNITURE_NONE;
	for (size_t i = 0; i < sizeof(counted) / sizeof(*counted); i++)
		if (is_counted(line, counted[i]))
			return SP_FURNITURE_COMMENTS;
	if (is_counted(line, "page of") || is_counted(line, "ទំព័រនៃ"))
		return SP_FURNITURE_HARD;
	return SP_FURNITURE_NONE;
}

enum sp_furniture
sp_furniture(struct sp_str line, size_t chars)
{
	unsigned is = SP_FURNITURE_NONE;

	if (chars > STARTS_MOST || line.n > 8 * STARTS_MOST)
		return SP_FURNITURE_NONE;
	if (chars <= LINE_MOST)
		is = find_line(line);
	if (is == SP_FURNITURE_NONE)
		is = with_numbers(line, chars);
	if (is == SP_FURNITURE_NONE)
		is = find_start(line, false);
	if (is == CONTACT)
		is = has_address(line) ? SP_FURNITURE_HARD : SP_FURNITURE_NONE;
	return (enum sp_furniture)is;
}

bool
sp_furniture_byline(struct sp_str line)
{
	return find_start(line, true) == BYLINE;
}

/* What may stand behind the terminator of a sentence. */
static bool
is_closer(uint32_t cp)
{
	return sp_utf8_is_gap(cp) || cp == '"' || cp == '\'' || cp == ')' ||
	    cp == ']' || cp == 0x2019 || cp == 0x201D || cp == 0xBB ||
	    cp == 0x203A;
}

bool
sp_text_is_ended(struct sp_str text)
{
	size_t pos = text.n;
	uint32_t cp = 0;

	while (pos > 0 && is_closer(cp = sp_utf8_prev(text, &pos)))
		;
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 ||
	    cp == 0x17D4 || cp == 0x17D5 || cp == 0x17D6 || cp == ':' ||
	    cp == 0x3002;
}
