/* SPDX-License-Identifier: MIT */
#include <spean/extract_main.h>

#include <spean/extract_blocks.h>
#include <spean/extract_date.h>
#include <spean/extract_headline.h>
#include <spean/furniture.h>
#include <spean/utf8.h>

/* So much text outside of what was chosen, or so many paragraphs, show that the
 * choice was misled. */
#define MISLED            300
#define MISLED_PARAGRAPHS 3

/* A line before the first paragraph that may be a byline is no longer. */
#define BYLINE_MOST 120
/* One that holds a date and nothing else. */
#define DATE_MOST 40

/* A sentence between headline and text, or at its end, is no shorter. */
#define SENTENCE 20

/* A quotation that stands a second time in the text. */
#define QUOTE_LEAST 25

/* What is looked for around a block is looked for so many blocks far, or a
 * long page would take for ever. */
#define AROUND 12

/* The flags that say that a block is no article; where names mislead, they may
 * be wrong of what is not hidden. */
#define MISLEADING                                                             \
	(SP_IN_NAV | SP_IN_ASIDE | SP_IN_FORM | SP_IN_SHARE | SP_IN_RELATED)
#define SURE (SP_IN_FOOTER | SP_IN_HIDDEN)

/* What such a flag is as a reason; of many the first. */
static const struct {
	unsigned in;
	enum sp_main_reason reason;
} flags[] = {
    {SP_IN_HIDDEN, SP_MAIN_HIDDEN},
    {SP_IN_FOOTER, SP_MAIN_FOOTER},
    {SP_IN_SHARE, SP_MAIN_SHARE},
    {SP_IN_FORM, SP_MAIN_FORM},
    {SP_IN_RELATED, SP_MAIN_RELATED},
    {SP_IN_NAV, SP_MAIN_NAVIGATION},
    {SP_IN_ASIDE, SP_MAIN_ASIDE},
};

static const char *const reasons[] = {
    [SP_MAIN_TEXT] = "text",
    [SP_MAIN_HEADING] = "heading in text",
    [SP_MAIN_CAPTION] = "caption",
    [SP_MAIN_STANDFIRST] = "standfirst",
    [SP_MAIN_BESIDE] = "beside the text",
    [SP_MAIN_HEADLINE] = "headline",
    [SP_MAIN_HEADLINE_AGAIN] = "repeated headline",
    [SP_MAIN_HIDDEN] = "hidden",
    [SP_MAIN_NAVIGATION] = "navigation",
    [SP_MAIN_FOOTER] = "footer",
    [SP_MAIN_ASIDE] = "aside",
    [SP_MAIN_FORM] = "form",
    [SP_MAIN_SHARE] = "share bar",
    [SP_MAIN_RELATED] = "related",
    [SP_MAIN_BYLINE] = "byline",
    [SP_MAIN_FURNITURE] = "furniture line",
    [SP_MAIN_SECTION] = "section of links",
    [SP_MAIN_LINKS] = "link list",
    [SP_MAIN_SIGN] = "sign",
    [SP_MAIN_BEFORE] = "before the headline",
    [SP_MAIN_OUTSIDE] = "outside of the text",
    [SP_MAIN_LABEL] = "heading of nothing",
    [SP_MAIN_CAPTION_AGAIN] = "repeated caption",
    [SP_MAIN_QUOTE_AGAIN] = "repeated quotation",
    [SP_MAIN_NO_TEXT] = "page of links",
};

struct finder {
	struct sp_blocks blocks;
	enum sp_main_reason *why; /* a value for each block */
	size_t headline; /* block; n where there is none */
	struct sp_str title;
	struct sp_buf scratch; /* of a date */
};

const char *
sp_main_reason_name(enum sp_main_reason reason)
{
	return reasons[reason];
}

bool
sp_main_keeps(enum sp_main_reason reason)
{
	return reason < SP_MAIN_HEADLINE;
}

static bool
is_inside(const struct sp_blocks *f, size_t i)
{
	return sp_blocks_below(f, f->html->block[i].elem, f->core);
}

/* Fields between bars, with the digits of a day and a year, or a time. */
static bool
has_bars(struct sp_str text)
{
	static const char *const bars[] = {" | ", " · ", " • "};
	size_t digits = 0;

	for (size_t pos = 0; pos < text.n;) {
		uint32_t cp = sp_utf8_next(text, &pos);

		digits +=
		    (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);
	}
	for (size_t i = 0; i < sizeof(bars) / sizeof(*bars); i++)
		if (digits >= 3 &&
		    sp_str_find(text, sp_str_c(bars[i]), 0) < text.n)
			return true;
	return false;
}

/* A line of the kind that stands around a headline: author, day, place; at
 * the end the editor's name, and behind it the box about the author. */
static bool
is_byline(struct finder *finder, size_t i)
{
	const struct sp_blocks *f = &finder->blocks;
	const struct sp_block *b = &f->html->block[i];
	const struct sp_judged *j = &f->j[i];
	bool before = i<f->first, behind = i> f->last && f->last < f->html->n;

	if (b->kind == SP_BLOCK_HEADING || b->kind == SP_BLOCK_CAPTION)
		return false;
	if ((b->in & SP_IN_META) && behind && !is_inside(f, i))
		return true;
	if (j->chars > BYLINE_MOST)
		return false;
	if (b->times * 2 >= b->text.n)
		return true;
	if ((b->in & SP_IN_META) && (!j->ended || before))
		return true;
	if (!(before || behind) || j->ended || !sp_blocks_is_line(f, i))
		return false;
	/* "By Sok San | 15 May 2020, 9:45 | read by 3452" */
	if (before && has_bars(b->text))
		return true;
	if (j->chars >= SP_PROSE)
		return false;
	return sp_furniture_byline(b->text) ||
	    (before && j->chars <= DATE_MOST &&
		sp_date_iso(b->text, f->html->lang, &finder->scratch));
}

/* The element below which block and core part, seen from the core: 0 if that
 * is not within three steps up. */
static unsigned
side_branch(const struct sp_blocks *f, unsigned elem)
{
	const struct sp_elem *tree = f->html->elem;
	unsigned top = f->core;

	for (unsigned step = 0; step < 3 && top != f->scope; step++) {
		top = tree[top].up;
		if (!sp_blocks_below(f, elem, top))
			continue;
		while (elem != top && tree[elem].up != top)
			elem = tree[elem].up;
		return elem;
	}
	return 0;
}

/* A box in the text, or behind it, that has a form: what it says is to make
 * one fill it in. */
static bool
is_of_form(const struct sp_blocks *f, unsigned elem)
{
	const struct sp_elem *tree = f->html->elem;

	for (;
	     elem != 0 && elem != f->core && !sp_blocks_below(f, f->core, elem);
	     elem = tree[elem].up)
		if (f->mass[elem].form &&
		    f->mass[elem].chars * 4 < f->mass[f->core].chars)
			return true;
	return false;
}

/* A block between headline and text: standfirst, picture. */
static enum sp_main_reason
before_text(const struct sp_blocks *f, size_t i)
{
	const struct sp_block *b = &f->html->block[i];
	const struct sp_judged *j = &f->j[i];

	if (b->kind == SP_BLOCK_CAPTION)
		return SP_MAIN_CAPTION;
	if (j->prose || b->kind == SP_BLOCK_HEADING ||
	    (j->ended && j->chars >= SENTENCE && sp_blocks_is_line(f, i)))
		return SP_MAIN_STANDFIRST;
	return SP_MAIN_OUTSIDE;
}

/* A block outside of the run of text: the standfirst and the picture between
 * headline and text, a last paragraph beside it. */
static enum sp_main_reason
look_outside(const struct finder *finder, size_t i)
{
	const struct sp_blocks *f = &finder->blocks;
	const struct sp_block *b = &f->html->block[i];
	const struct sp_judged *j = &f->j[i];
	unsigned branch;

	if (j->furniture != SP_FURNITURE_NONE)
		return SP_MAIN_FURNITURE;
	if (j->link > SP_PROSE_LINK)
		return SP_MAIN_LINKS;
	if (!sp_blocks_below(f, b->elem, f->scope))
		return SP_MAIN_OUTSIDE;
	if (i > finder->headline && i < f->first)
		return before_text(f, i);
	if (f->last == f->html->n || i < f->last || j->chars < 2 * SENTENCE ||
	    (!j->ended && (!j->prose || sp_blocks_is_line(f, i))) ||
	    b->kind == SP_BLOCK_HEADING)
		return SP_MAIN_OUTSIDE;
	branch = side_branch(f, b->elem);
	if (branch == 0 || f->mass[branch].linked_heading ||
	    f->mass[branch].links * 3 >= f->mass[branch].all)
		return SP_MAIN_OUTSIDE;
	/* A sentence may be a box's, where there is something to click. */
	if (!j->prose && f->mass[branch].links > 0)
		return SP_MAIN_OUTSIDE;
	return SP_MAIN_BESIDE;
}

/* A page that is a list of links, as the contents of a manual are, keeps
 * them. */
static bool
is_of_links(const struct sp_blocks *f)
{
	return f->mass[f->core].links * 2 >= f->mass[f->core].all;
}

/* Links behind the last paragraph. */
static bool
is_trailing_link(const struct sp_blocks *f, size_t i)
{
	return i > f->last && f->j[i].link > SP_LINKY && !is_of_links(f);
}

/* An item that is a link, in front of the first paragraph: of a list of what
 * one may do with the page. */
static bool
is_tool(const struct sp_blocks *f, size_t i)
{
	const struct sp_mass *core = &f->mass[f->core];

	return f->first < f->html->n && i < f->first &&
	    f->html->block[i].kind == SP_BLOCK_ITEM &&
	    f->j[i].link > SP_LINKY && core->links * 3 < core->all;
}

static size_t
around(size_t i)
{
	return i > AROUND ? i - AROUND : 0;
}

/* True where the block's element is named as that of a paragraph near it. */
static bool
is_like_prose(const struct sp_blocks *f, size_t i)
{
	const struct sp_html *html = f->html;
	const struct sp_elem *e = &html->elem[html->block[i].elem];

	for (size_t k = around(i); k <= i + AROUND && k < html->n; k++) {
		const struct sp_elem *p = &html->elem[html->block[k].elem];

		if (k != i && f->j[k].prose && strcmp(p->tag, e->tag) == 0 &&
		    sp_str_eq(p->name, e->name))
			return true;
	}
	return false;
}

/* "Two articles are left. Subscribe for a dollar": a box between paragraphs,
 * in a form of its own, which ends in a link; or one link alone.  Of a list of
 * links each has another beside it. */
static bool
is_box(const struct sp_blocks *f, size_t i)
{
	const struct sp_judged *j = &f->j[i];

	if (j->link <= SP_PROSE_LINK || j->ended ||
	    f->html->block[i].kind != SP_BLOCK_TEXT || is_like_prose(f, i))
		return false;
	return j->link <= SP_LINKY ||
	    (i > f->first && i < f->last && j[-1].link <= SP_PROSE_LINK &&
		j[1].link <= SP_PROSE_LINK);
}

/* A block in the run of text stays unless it is known for furniture. */
static enum sp_main_reason
look_inside(const struct finder *finder, size_t i)
{
	const struct sp_blocks *f = &finder->blocks;
	const struct sp_block *b = &f->html->block[i];
	const struct sp_judged *j = &f->j[i];
	bool edge = i < f->first || i > f->last;
	bool line = sp_blocks_is_line(f, i);

	/* "Search" is also a chapter of a manual. */
	if ((j->furniture == SP_FURNITURE_HARD && !f->cell[i]) ||
	    (j->furniture == SP_FURNITURE_SOFT && edge && line))
		return SP_MAIN_FURNITURE;
	if (i < finder->headline && finder->headline < f->first && !j->prose &&
	    b->kind != SP_BLOCK_CAPTION)
		return SP_MAIN_BEFORE;
	if ((i < f->first && j->link > SP_LINKY && line) || is_tool(f, i) ||
	    is_trailing_link(f, i) || is_box(f, i))
		return SP_MAIN_LINKS;
	if (b->kind == SP_BLOCK_HEADING)
		return SP_MAIN_HEADING;
	return b->kind == SP_BLOCK_CAPTION ? SP_MAIN_CAPTION : SP_MAIN_TEXT;
}

/*
 * "Related", "Comments": the line goes, and what stands below it in the same
 * element, up to the next heading or paragraph.  Returns the block behind.
 */
static size_t
skip_section(const struct sp_blocks *f, size_t i)
{
	const struct sp_block *b = f->html->block;
	unsigned holder = f->html->elem[b[i].elem].up;
	bool heading = b[i].kind == SP_BLOCK_HEADING;
	bool comments = f->j[i].furniture == SP_FURNITURE_COMMENTS;
	bool in_core = holder == f->core || sp_blocks_below(f, f->core, holder);
	size_t k = i + 1;

	for (; k < f->html->n; k++) {
		bool text = !comments && f->j[k].prose && f->j[k].link < .1;

		if (!sp_blocks_below(f, b[k].elem, holder))
			break;
		if (b[k].kind == SP_BLOCK_HEADING && f->j[k].link < SP_LINKY &&
		    (heading ? b[k].level <= b[i].level : in_core))
			break;
		/* In the article itself a paragraph goes on with it. */
		if (in_core && text)
			break;
	}
	return k;
}

/* A label that is a heading, or a line that links follow. */
static bool
begins_section(const struct sp_blocks *f, size_t i)
{
	const struct sp_html *html = f->html;

	if (f->j[i].furniture == SP_FURNITURE_COMMENTS)
		return i > f->first && html->block[i].kind == SP_BLOCK_HEADING;
	if (f->j[i].furniture != SP_FURNITURE_SECTION || f->cell[i])
		return false;
	return i + 1 == html->n || i > f->last || f->j[i + 1].link > SP_LINKY ||
	    f->j[i + 1].bad;
}

static bool
repeats_headline(const struct finder *finder, size_t i)
{
	const struct sp_blocks *f = &finder->blocks;

	return i <= f->first &&
	    sp_text_same(f->html->block[i].text, finder->title);
}

/* "###", or the "1/6" of a picture; in a list what stands beside its text.
 * A cell may have nothing but a sign to tell. */
static bool
is_sign(const struct sp_blocks *f, size_t i)
{
	const struct sp_block *b = &f->html->block[i];
	bool beside = b->kind == SP_BLOCK_ITEM &&
	    strcmp(f->html->elem[b->elem].tag, "div") == 0;

	return (b->kind == SP_BLOCK_TEXT || b->kind == SP_BLOCK_CAPTION ||
		   beside) &&
	    sp_text_is_sign(b->text);
}

static enum sp_main_reason
look(struct finder *finder, size_t i)
{
	const struct sp_blocks *f = &finder->blocks;
	unsigned in = f->html->block[i].in & f->bad;

	for (size_t k = 0; in && k < sizeof(flags) / sizeof(*flags); k++)
		if (in & flags[k].in)
			return flags[k].reason;
	if (i == finder->headline)
		return SP_MAIN_HEADLINE;
	if ((f->html->block[i].in & SP_IN_JUMP) &&
	    f->html->block[i].kind != SP_BLOCK_HEADING && !f->cell[i])
		return SP_MAIN_NAVIGATION;
	if (f->j[i].teaser)
		return SP_MAIN_RELATED;
	if (is_of_form(f, f->html->block[i].elem))
		return SP_MAIN_FORM;
	if (is_byline(finder, i))
		return SP_MAIN_BYLINE;
	if (repeats_headline(finder, i))
		return SP_MAIN_HEADLINE_AGAIN;
	if (is_sign(f, i))
		return SP_MAIN_SIGN;
	return is_inside(f, i) ? look_inside(finder, i)
			       : look_outside(finder, i);
}

/* A quotation set apart from the text of which it is a part. */
static bool
repeats_text(const struct finder *finder, size_t i)
{
	const struct sp_html *html = finder->blocks.html;
	const struct sp_block *b = &html->block[i];

	if (b->kind != SP_BLOCK_QUOTE ||
	    finder->blocks.j[i].chars < QUOTE_LEAST)
		return false;
	for (size_t k = around(i); k <= i + AROUND && k < html->n; k++)
		if (html->block[k].kind != SP_BLOCK_QUOTE &&
		    sp_main_keeps(finder->why[k]) &&
		    sp_text_contains(html->block[k].text, b->text))
			return true;
	return false;
}

static void
choose(struct finder *finder)
{
	const struct sp_blocks *f = &finder->blocks;
	size_t n = f->html->n;

	for (size_t i = 0; i < n; i++)
		finder->why[i] = look(finder, i);
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;

		if (begins_section(f, i)) {
			end = skip_section(f, i);
			for (size_t k = i; k < end; k++)
				if (sp_main_keeps(finder->why[k]))
					finder->why[k] = SP_MAIN_SECTION;
		}
		i = end;
	}
	for (size_t i = 0; i < n; i++)
		if (sp_main_keeps(finder->why[i]) && repeats_text(finder, i))
			finder->why[i] = SP_MAIN_QUOTE_AGAIN;
}

/* Drop headings at the end that nothing follows, and a page of nothing but
 * links: it is no article. */
static size_t
tidy(struct finder *finder)
{
	const struct sp_blocks *f = &finder->blocks;
	size_t chars = 0;
	bool text = false, behind = false;

	for (size_t i = f->html->n; i-- > 0;) {
		bool heading = f->html->block[i].kind == SP_BLOCK_HEADING;

		if (!sp_main_keeps(finder->why[i]))
			continue;
		if (heading && !behind && f->last < i && !is_of_links(f)) {
			finder->why[i] = SP_MAIN_LABEL;
			continue;
		}
		behind = true;
		chars += f->j[i].chars;
		text = text || (!heading && f->j[i].link < SP_LINKY);
	}
	if (text)
		return chars;
	for (size_t i = 0; i < f->html->n; i++)
		if (sp_main_keeps(finder->why[i]))
			finder->why[i] = SP_MAIN_NO_TEXT;
	return 0;
}

/* A paragraph, whatever its place. */
static bool
is_paragraph(const struct sp_judged *j)
{
	return j->chars >= SP_PROSE && j->link < SP_PROSE_LINK && j->ended;
}

/* The characters of all paragraphs: what the choice is measured against.  0:
 * there are too few to say that it was misled. */
static size_t
prose_anywhere(const struct sp_blocks *f)
{
	size_t chars = 0, n = 0;

	for (size_t i = 0; i < f->html->n; i++) {
		bool is = is_paragraph(&f->j[i]);

		chars += is ? f->j[i].chars : 0;
		n += is;
	}
	return chars >= MISLED || n >= MISLED_PARAGRAPHS ? chars : 0;
}

/* Of the flags in bad the one in which most paragraphs stand; 0: none. */
static unsigned
most_blamed(const struct sp_blocks *f, unsigned bad)
{
	size_t chars[sizeof(flags) / sizeof(*flags)] = {0}, most = 0;
	unsigned blamed = 0;

	for (size_t i = 0; i < f->html->n; i++) {
		unsigned in = f->html->block[i].in;

		for (size_t k = 0; k < sizeof(flags) / sizeof(*flags); k++)
			if ((in & flags[k].in) && !(in & SURE) &&
			    is_paragraph(&f->j[i]))
				chars[k] += f->j[i].chars;
	}
	for (size_t k = 0; k < sizeof(flags) / sizeof(*flags); k++) {
		if (!(flags[k].in & bad) || chars[k] <= most)
			continue;
		most = chars[k];
		blamed = flags[k].in;
	}
	return blamed;
}

/* The flags to believe where all of bad lost the text: without the one to be
 * blamed, then without any of names, as on a page that is all one form with its
 * text in a "menu"; then none. */
static unsigned
relax(const struct sp_blocks *f, unsigned bad)
{
	unsigned blamed = most_blamed(f, bad & MISLEADING);

	if (blamed)
		return bad & ~blamed;
	return bad & MISLEADING ? SURE : 0;
}

static size_t
attempt(struct finder *f, unsigned bad)
{
	sp_blocks_weigh(&f->blocks, bad);
	f->headline = sp_headline_find(&f->blocks, &f->title);
	choose(f);
	return tidy(f);
}

enum sp_status
sp_main_find(const struct sp_html *html, struct sp_arena *mem,
    struct sp_main *found, struct sp_err *err)
{
	struct finder f = {0};
	enum sp_status status = sp_blocks_open(&f.blocks, html, mem, err);

	*found = (struct sp_main){0};
	f.why = sp_arena_array(mem, html->n + 1, sizeof(*f.why));
	found->keep = sp_arena_array(mem, html->n + 1, sizeof(*found->keep));
	if (status != SP_OK || mem->failed)
		return sp_arena_status(mem, err);
	if (html->n > 0) {
		size_t prose = prose_anywhere(&f.blocks);
		unsigned bad = MISLEADING | SURE;

		while (attempt(&f, bad) * 4 < prose && bad != 0)
			bad = relax(&f.blocks, bad);
	} else {
		sp_headline_find(&f.blocks, &f.title);
	}
	for (size_t i = 0; i < html->n; i++)
		found->keep[i] = sp_main_keeps(f.why[i]);
	status = f.scratch.failed ? sp_buf_status(&f.scratch, err) : SP_OK;
	sp_buf_release(&f.scratch);
	found->cell = f.blocks.cell;
	found->reason = f.why;
	found->title = f.title;
	found->headline = html->n > 0 ? f.headline : 0;
	found->first = html->n > 0 ? f.blocks.first : 0;
	return status;
}
