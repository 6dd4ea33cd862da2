/* SPDX-License-Identifier: MIT */
#include <spean/furniture.h>

#include <stdint.h>

#include <spean/utf8.h>

/* Lines are compared without case, spaces, ZWSP and punctuation (see next). */
struct line {
	const char *text;
	enum sp_furniture is;
};

#define SOFT    SP_FURNITURE_SOFT
#define HARD    SP_FURNITURE_HARD
#define SECTION SP_FURNITURE_SECTION

static const struct line lines[] = {
    {"accessibility links", HARD},
    {"skip to main content", HARD},
    {"skip to content", HARD},
    {"skip to main navigation", HARD},
    {"skip to search", HARD},
    {"jump to article", HARD},
    {"breaking news", HARD},
    {"advertisement", HARD},
    {"for immediate release", HARD},
    {"advertisements", HARD},
    {"sponsored content", HARD},
    {"xs", HARD},
    {"sm", HARD},
    {"md", HARD},
    {"lg", HARD},
    {"xl", HARD},
    {"share this article", HARD},
    {"share this story", HARD},
    {"share this page", HARD},
    {"copy link", HARD},
    {"back to top", HARD},
    {"see comments", HARD},
    {"load more", HARD},
    {"loading", HARD},
    {"printer-friendly version", HARD},
    {"all rights reserved", HARD},
    {"follow us on facebook", HARD},
    {"share on facebook", HARD},
    {"share on twitter", HARD},
    {"no media source currently available", HARD},
    {"this content is not available", HARD},
    {"read more", HARD},
    {"share", SOFT},
    {"print", SOFT},
    {"email", SOFT},
    {"e-mail", SOFT},
    {"facebook", SOFT},
    {"twitter", SOFT},
    {"telegram", SOFT},
    {"whatsapp", SOFT},
    {"youtube", SOFT},
    {"instagram", SOFT},
    {"search", SOFT},
    {"menu", SOFT},
    {"home", SOFT},
    {"close", SOFT},
    {"live", SOFT},
    {"tags", SOFT},
    {"topics", SOFT},
    {"next", SOFT},
    {"previous", SOFT},
    {"next post", SOFT},
    {"previous post", SOFT},
    {"next story", SOFT},
    {"log in", SOFT},
    {"sign in", SOFT},
    {"register", SOFT},
    {"top", SOFT},
    {"comment", SOFT},
    {"video", SOFT},
    {"photos", SOFT},
    {"listen", SOFT},
    {"subscribe", SOFT},
    {"related", SECTION},
    {"related stories", SECTION},
    {"related articles", SECTION},
    {"related news", SECTION},
    {"related posts", SECTION},
    {"related topics", SECTION},
    {"more stories", SECTION},
    {"more news", SECTION},
    {"other news", SECTION},
    {"latest news", SECTION},
    {"recent posts", SECTION},
    {"recommended", SECTION},
    {"recommended for you", SECTION},
    {"you may also like", SECTION},
    {"you might also like", SECTION},
    {"most read", SECTION},
    {"most popular", SECTION},
    {"most viewed", SECTION},
    {"read also", SECTION},
    {"also read", SECTION},
    {"see also", SECTION},
    {"see more", SECTION},
    {"dont miss", SECTION},
    {"trending", SECTION},
    {"references", SECTION},
    {"external links", SECTION},
    {"share this", SECTION},
    {"like this", SECTION},
    {"follow us", SECTION},
    {"comments", SECTION},
    {"leave a comment", SECTION},
    {"leave a reply", SECTION},
    {"join the discussion", SECTION},
    {"newsletter", SECTION},
    {"subscribe to our newsletter", SECTION},
    {"sign up for our newsletter", SECTION},

    {"ភ្ជាប់ទៅគេហទំព័រទាក់ទង", HARD},
    {"រំលងទៅខ្លឹមសារសំខាន់", HARD},
    {"រំលងទៅកាន់មាតិកា", HARD},
    {"រំលងទៅមាតិកា", HARD},
    {"រំលងទៅទំព័រស្វែងរក", HARD},
    {"បណ្តាញភ្ជាប់ដែលអាចចូលដោយផ្ទាល់", HARD},
    {"បណ្ដាញភ្ជាប់ដែលអាចចូលដោយផ្ទាល់", HARD},
    {"ព័ត៌មានទាន់ហេតុការណ៍", HARD},
    {"ព័ត៌មានបន្ទាន់", HARD},
    {"ព័ត៌មានក្តៅៗ", HARD},
    {"ព័ត៌មានក្ដៅៗ", HARD},
    {"ផ្សាយពាណិជ្ជកម្ម", HARD},
    {"ការផ្សាយពាណិជ្ជកម្ម", HARD},
    {"ពាណិជ្ជកម្ម", SOFT},
    {"ចែករំលែកអត្ថបទនេះ", HARD},
    {"ចម្លងតំណ", HARD},
    {"មើលមតិ", HARD},
    {"ទៅខាងលើ", HARD},
    {"កំពុងផ្ទុក", HARD},
    {"អានបន្ថែម", HARD},
    {"រក្សាសិទ្ធិគ្រប់យ៉ាង", HARD},
    {"ចែករំលែក", SOFT},
    {"បោះពុម្ព", SOFT},
    {"អ៊ីមែល", SOFT},
    {"ស្វែងរក", SOFT},
    {"ម៉ឺនុយ", SOFT},
    {"ទំព័រដើម", SOFT},
    {"ផ្សាយផ្ទាល់", SOFT},
    {"ពាក្យគន្លឹះ", SOFT},
    {"អត្ថបទមុន", SOFT},
    {"អត្ថបទបន្ទាប់", SOFT},
    {"ចូលគណនី", SOFT},
    {"ជាវ", SOFT},
    {"មតិ", SOFT},
    {"វីដេអូ", SOFT},
    {"រូបភាព", SOFT},
    {"អត្ថបទទាក់ទង", SECTION},
    {"ព័ត៌មានទាក់ទង", SECTION},
    {"អត្ថបទស្រដៀងគ្នា", SECTION},
    {"អត្ថបទផ្សេងទៀត", SECTION},
    {"ព័ត៌មានផ្សេងទៀត", SECTION},
    {"អត្ថបទថ្មីៗ", SECTION},
    {"ព័ត៌មានថ្មីៗ", SECTION},
    {"អានច្រើនបំផុត", SECTION},
    {"សូមអានផង", SECTION},
    {"សូមអាន", SECTION},
    {"អានផងដែរ", SECTION},
    {"អានបន្ត", SECTION},
    {"មើលបន្ថែម", SECTION},
    {"កុំភ្លេចអាន", SECTION},
    {"អ្នកប្រហែលជាចង់អាន", SECTION},
    {"ចូលចិត្ត", SECTION},
    {"តាមដានយើង", SECTION},
    {"បញ្ចេញមតិ", SECTION},
    {"មតិយោបល់", SECTION},
    {"ចូលរួមបញ្ចេញមតិ", SECTION},
};

/* Lines that only begin so; all are short, see STARTS_MOST. */
static const struct line starts[] = {
    {"read also:", HARD},
    {"also read:", HARD},
    {"see also:", HARD},
    {"read more:", HARD},
    {"read more in ", HARD},
    {"related:", HARD},
    {"tags:", HARD},
    {"topics:", HARD},
    {"filed under", HARD},
    {"copyright ©", HARD},
    {"©", HARD},
    {"contact author:", HARD},
    {"follow us on", HARD},
    {"share:", HARD},
    {"copyright 19", HARD},
    {"copyright 20", HARD},
    {"this website uses cookies", HARD},
    {"this site uses cookies", HARD},
    {"we use cookies", HARD},
    {"we and our partners use cookies", HARD},
    {"by continuing to use this site", HARD},
    {"by continuing to browse", HARD},
    {"viewed ", SOFT},
    {"text size ", HARD},
    {"អានបន្ត៖", HARD},
    {"អានបន្ថែម៖", HARD},
    {"អានផងដែរ៖", HARD},
    {"សូមអាន៖", HARD},
    {"អត្ថបទទាក់ទង៖", HARD},
    {"ពាក្យគន្លឹះ៖", HARD},
    {"ពាក្យគន្លឹះ:", HARD},
    {"ប្រធានបទ:", HARD},
    {"ចែករំលែក៖", HARD},
    {"ទំនាក់ទំនងអ្នកនិពន្ធ៖", HARD},
    {"រក្សាសិទ្ធិ©", HARD},
    {"ទំហំអក្សរ", HARD},
    {"គេហទំព័រនេះប្រើខូគី", HARD},
    {"យើងប្រើខូគី", HARD},
    {"យើងប្រើប្រាស់ខូគី", HARD},
    {"អ្នកអាន", SOFT},
    {"អានបន្ថែមក្នុងផ្នែក", HARD},
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

/* What begins so and names an address or a telephone is whom to ask. */
static const char *const contacts[] = {
    "contact",
    "media contact",
    "press contact",
    "for more information",
    "for further information",
    "for media inquiries",
    "for media enquiries",
    "for press inquiries",
    "media inquiries",
    "ទំនាក់ទំនង",
    "សម្រាប់ព័ត៌មានបន្ថែម",
    "ព័ត៌មានបន្ថែមសូមទាក់ទង",
};

/* Who wrote it and when, in front of the text. */
static const char *const bylines[] = {
    "by ",
    "written by ",
    "words by ",
    "text:",
    "photo:",
    "reporter:",
    "author:",
    "story by ",
    "reporting by ",
    "last update",
    "updated ",
    "published ",
    "posted ",
    "publication date",
    "ដោយ",
    "និពន្ធដោយ",
    "អត្ថបទដោយ",
    "អត្ថបទ៖",
    "រាយការណ៍ដោយ",
    "អ្នកយកព័ត៌មាន៖",
    "ថ្ងៃផ្សាយ",
    "ធ្វើបច្ចុប្បន្នភាព",
    "កែសម្រួល",
    "ចុះផ្សាយ",
};

/* A line of furniture is no longer. */
#define LINE_MOST   60
#define STARTS_MOST 160

static bool
is_gap(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0 || cp == 0x200B || cp == 0x200C ||
	    cp == 0x200D || cp == 0xFEFF || cp == 0x2060;
}

/* What does not tell two lines apart. */
static bool
is_filler(uint32_t cp)
{
	if (is_gap(cp))
		return true;
	if (cp < 0x80)
		return strchr("!\"'()*,-./:;<>?[]|~", (int)cp) != NULL;
	return (cp >= 0x2010 && cp <= 0x203A) || cp == 0xAB || cp == 0xBB ||
	    cp == 0xB7 || cp == 0x17D6 || cp == 0x17D4 || cp == 0x17D5;
}

/* The next character that counts, ASCII in lower case; 0 at the end. */
static uint32_t
next(struct sp_str text, size_t *pos, bool (*passed)(uint32_t))
{
	while (*pos < text.n) {
		uint32_t cp = sp_utf8_next(text, pos);

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

size_t
sp_text_chars(struct sp_str text)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t n = 0;

	/* Gaps are ASCII or begin with C2, E2 or EF; what follows a lead byte
	 * counts for nothing. */
	for (size_t i = 0; i < text.n; i++) {
		size_t pos = i;

		if (s[i] != 0xC2 && s[i] != 0xE2 && s[i] != 0xEF)
			n += s[i] > ' ' && (s[i] & 0xC0) != 0x80;
		else if (text.n - i >= 3 && s[i] == 0xE2 && s[i + 1] == 0x80)
			n += s[i + 2] < 0x8B || s[i + 2] > 0x8D;
		else
			n += !is_gap(sp_utf8_next(text, &pos));
	}
	return n;
}

/* A blank at the end of `with' is the end of a word: "by " is no "byte". */
static bool
begins(struct sp_str line, const char *with)
{
	struct sp_str start = sp_str_c(with);
	size_t end = match(line, 0, start, is_gap);

	if (end == SIZE_MAX)
		return false;
	return !sp_str_ends(start, SP_STR(" ")) || end == line.n ||
	    is_gap(sp_utf8_next(line, &end));
}

/* The first character of a line that counts, in lower case. */
struct lead {
	char s[4];
	size_t n;
};

/* True for an entry of a table that begins with it: most do not, and an entry
 * has more than three bytes. */
static inline bool
leads(const char *entry, const struct lead *lead)
{
	if (entry[0] != lead->s[0])
		return false;
	return lead->n < 2 || memcmp(entry, lead->s, lead->n) == 0;
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
is_contact(struct sp_str line, const struct lead *lead)
{
	bool begun = false;

	for (size_t i = 0; i < sizeof(contacts) / sizeof(*contacts); i++)
		begun = begun ||
		    (leads(contacts[i], lead) && begins(line, contacts[i]));
	if (!begun)
		return false;
	return sp_str_find(line, SP_STR("@"), 0) < line.n ||
	    count_digits(line) >= TELEPHONE;
}

/* "###", "* * *": one sign, once or more. */
static bool
is_rule(struct sp_str text)
{
	size_t pos = 0;
	uint32_t sign = next(text, &pos, is_gap), cp;

	if (!is_filler(sign) &&
	    (sign == 0 || sign >= 0x80 || !strchr("#_=+&", (int)sign)))
		return false;
	while ((cp = next(text, &pos, is_gap)) != 0)
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

		if (!digit && !is_gap(cp) && cp != '/' && cp != ':')
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
with_numbers(struct sp_str line)
{
	size_t digits = count_digits(line), pos = 0;

	if (digits == 0)
		return SP_FURNITURE_NONE;
	if (is_digit(next(line, &pos, is_filler)))
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
	enum sp_furniture is;
	struct lead lead;
	size_t pos = 0;

	if (chars > STARTS_MOST || line.n > 8 * STARTS_MOST)
		return SP_FURNITURE_NONE;
	lead.n = sp_utf8_put(next(line, &pos, is_filler), lead.s);
	for (size_t i = 0;
	     chars <= LINE_MOST && i < sizeof(lines) / sizeof(*lines); i++)
		if (leads(lines[i].text, &lead) &&
		    sp_text_same(line, sp_str_c(lines[i].text)))
			return lines[i].is;
	is = with_numbers(line);
	if (is != SP_FURNITURE_NONE)
		return is;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (leads(starts[i].text, &lead) &&
		    begins(line, starts[i].text))
			return starts[i].is;
	return is_contact(line, &lead) ? SP_FURNITURE_HARD : SP_FURNITURE_NONE;
}

bool
sp_furniture_byline(struct sp_str line)
{
	for (size_t i = 0; i < sizeof(bylines) / sizeof(*bylines); i++)
		if (begins(line, bylines[i]))
			return true;
	return false;
}

/* What may stand behind the terminator of a sentence. */
static bool
is_closer(uint32_t cp)
{
	return is_gap(cp) || cp == '"' || cp == '\'' || cp == ')' ||
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
