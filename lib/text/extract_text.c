/* SPDX-License-Identifier: MIT */
#include <spean/extract_text.h>

#include <stdbool.h>

#include <spean/extract_date.h>
#include <spean/furniture.h>

/* Lengths in characters: a paragraph; a headline; a caption that stands twice;
 * a line that is cut where a window was at its end. */
#define PROSE      60
#define TITLE      20
#define TITLE_MOST 250
#define TWICE      20
#define WRAP_LEAST 30
#define WRAP_MOST  100

struct line {
	struct sp_str text; /* white space collapsed */
	size_t chars;
	bool blank_before;
	bool ended;
	bool date; /* and nothing else */
	enum sp_main_reason reason;
	enum sp_furniture furniture;
};

struct lines {
	struct line *line;
	size_t n;
	struct sp_arena *mem;
};

/* A copy of raw with white space and controls collapsed to single spaces. */
static struct sp_str
collapse(struct sp_arena *mem, struct sp_str raw)
{
	char *out = sp_arena_alloc(mem, raw.n + 1);
	size_t n = 0;

	for (size_t i = 0; out && i < raw.n; i++) {
		unsigned char c = (unsigned char)raw.s[i];
		bool nbsp = c == 0xC2 && i + 1 < raw.n &&
		    (unsigned char)raw.s[i + 1] == 0xA0;

		i += nbsp;
		if (c > ' ' && !nbsp)
			out[n++] = (char)c;
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	return (struct sp_str){out, n};
}

static void
read_lines(struct lines *lines, struct sp_str text)
{
	bool blank = false;

	while (text.s && lines->line) {
		struct sp_str raw = sp_str_cut(&text, '\n');
		struct line line = {.text = collapse(lines->mem, raw)};

		line.chars = sp_text_chars(line.text);
		if (line.chars == 0) {
			blank = true;
			continue;
		}
		line.blank_before = blank || lines->n == 0;
		blank = false;
		lines->line[lines->n++] = line;
	}
}

/* True where lines [from, to) are one paragraph cut by the width of a
 * window: all but the last are about equally long and none stands twice. */
static bool
is_wrapped(const struct lines *lines, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++) {
		const struct line *line = &lines->line[i];

		if (line->chars < WRAP_LEAST || line->chars > WRAP_MOST ||
		    sp_str_eq(line->text, line[1].text) ||
		    sp_furniture(line->text, line->chars) != SP_FURNITURE_NONE)
			return false;
	}
	return lines->line[to - 1].chars <= WRAP_MOST;
}

static struct sp_str
join(const struct lines *lines, size_t from, size_t to)
{
	size_t need = 0, n = 0;
	char *out;

	for (size_t i = from; i < to; i++)
		need += lines->line[i].text.n + 1;
	out = sp_arena_alloc(lines->mem, need);
	for (size_t i = from; out && i < to; i++) {
		struct sp_str text = lines->line[i].text;

		if (i > from)
			out[n++] = ' ';
		memcpy(out + n, text.s, text.n);
		n += text.n;
	}
	return (struct sp_str){out, n};
}

/* Make lines of paragraphs: between blank lines, or each its own. */
static void
make_paragraphs(struct lines *lines)
{
	bool blanks = false;
	size_t n = 0;

	for (size_t i = 1; i < lines->n; i++)
		blanks = blanks || lines->line[i].blank_before;
	for (size_t from = 0, to; from < lines->n; from = to) {
		struct line line = lines->line[from];

		to = from + 1;
		while (blanks && to < lines->n && !lines->line[to].blank_before)
			to++;
		if (to - from > 1 && is_wrapped(lines, from, to))
			line.text = join(lines, from, to);
		else
			to = from + 1;
		/* What is left of the group stands by itself. */
		if (to < lines->n)
			lines->line[to].blank_before = true;
		line.chars = sp_text_chars(line.text);
		line.ended = sp_text_is_ended(line.text);
		line.furniture = sp_furniture(line.text, line.chars);
		line.date = sp_date_alone(line.text);
		lines->line[n++] = line;
	}
	lines->n = n;
}

static bool
is_prose(const struct line *line)
{
	return line->ended && line->chars >= PROSE;
}

/* The first line of the article's text; n where there is none. */
static size_t
first_prose(const struct lines *lines)
{
	size_t i = 0;

	while (i < lines->n && !is_prose(&lines->line[i]))
		i++;
	return i;
}

static bool
could_be_title(const struct line *line)
{
	struct sp_str t = line->text;

	if (line->furniture != SP_FURNITURE_NONE || line->date ||
	    line->chars > TITLE_MOST)
		return false;
	return !line->ended || sp_str_ends(t, SP_STR("?")) ||
	    sp_str_ends(t, SP_STR("!"));
}

/*
 * The headline: before the first paragraph, the first line that is no
 * furniture; a short one only where no longer one follows, for what stands at
 * the top of a page is shorter than any headline.
 */
static size_t
find_title(const struct lines *lines, size_t first)
{
	size_t found = lines->n;

	for (size_t i = 0; i < first; i++) {
		if (lines->line[i].ended && !could_be_title(&lines->line[i]))
			break;
		if (!could_be_title(&lines->line[i]))
			continue;
		if (lines->line[i].chars >= TITLE)
			return i;
		found = found < lines->n ? found : i;
	}
	return found;
}

/* Up to four Latin letters: a mark of the page, not of the text. */
static bool
is_mark(const struct line *line)
{
	return !line->ended && line->text.n <= 4 && line->chars == line->text.n;
}

static enum sp_main_reason
look(const struct lines *lines, size_t i, size_t title, size_t first,
    size_t last)
{
	const struct line *line = &lines->line[i];
	bool edge = i < first || i >= last;

	if (i == title)
		return SP_MAIN_HEADLINE;
	if (line->furniture == SP_FURNITURE_HARD ||
	    (edge && line->furniture != SP_FURNITURE_NONE))
		return SP_MAIN_FURNITURE;
	if (title < lines->n && i < title && line->chars < PROSE)
		return SP_MAIN_BEFORE;
	if (title < lines->n && i <= first &&
	    sp_str_eq(line->text, lines->line[title].text))
		return SP_MAIN_HEADLINE_AGAIN;
	if (last > 0 && edge && is_mark(line))
		return SP_MAIN_SIGN;
	/* Further on a day is one of a list. */
	if (i > title && i < first && line->date &&
	    !sp_main_keeps(line[-1].reason))
		return SP_MAIN_BYLINE;
	if (i > title && i < first && !line->ended && line->chars < PROSE &&
	    sp_furniture_byline(line->text))
		return SP_MAIN_BYLINE;
	return SP_MAIN_TEXT;
}

/* What each line is; of a caption that stands in the page and again in its
 * text the second one goes. */
static void
look_at_all(struct lines *lines, size_t title, size_t first)
{
	const struct line *before = NULL;
	size_t last = lines->n;

	while (last > 0 && !is_prose(&lines->line[last - 1]))
		last--;
	for (size_t i = 0; i < lines->n; i++) {
		struct line *line = &lines->line[i];

		line->reason = look(lines, i, title, first, last);
		if (!sp_main_keeps(line->reason) && i != title)
			continue;
		if (before && line->chars >= TWICE &&
		    sp_str_eq(before->text, line->text) && i != title)
			line->reason = SP_MAIN_CAPTION_AGAIN;
		before = line;
	}
}

enum sp_status
sp_text_article(struct sp_str text, struct sp_arena *mem,
    struct sp_text_article *article, struct sp_err *err)
{
	struct lines lines = {.mem = mem};
	size_t count = 1, first, title;

	*article = (struct sp_text_article){0};
	for (size_t i = 0; i < text.n; i++)
		count += text.s[i] == '\n';
	lines.line = sp_arena_array(mem, count, sizeof(*lines.line));
	read_lines(&lines, text);
	if (!mem->failed)
		make_paragraphs(&lines);
	article->par = sp_arena_array(mem, lines.n + 1, sizeof(*article->par));
	article->reason =
	    sp_arena_array(mem, lines.n + 1, sizeof(*article->reason));
	if (mem->failed)
		return sp_arena_status(mem, err);
	first = first_prose(&lines);
	title = find_title(&lines, first);
	look_at_all(&lines, title, first);
	if (title < lines.n)
		article->title = lines.line[title].text;
	for (size_t i = 0; i < lines.n; i++) {
		article->par[i] = lines.line[i].text;
		article->reason[i] = lines.line[i].reason;
	}
	article->n = lines.n;
	return SP_OK;
}
