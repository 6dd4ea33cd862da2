/* SPDX-License-Identifier: MIT */
#include <spean/extract_blocks.h>

/* The text of an article goes down into one element as long as that has this
 * share of it … */
#define CORE_SHARE .75
/* … and so many paragraphs that it is no note or box in it. */
#define CORE_LEAST 3

/* Elements alike in a row, each with a link as long as a headline in front, a
 * picture or a date, and no more than a paragraph, are teasers. */
#define ROW_LEAST     3
#define TEASER_TITLE  12
#define TEASER_BLOCKS 6

bool
sp_blocks_below(const struct sp_blocks *f, unsigned elem, unsigned top)
{
	return elem >= top && elem <= f->mass[top].last;
}

static void
judge(struct sp_blocks *f)
{
	for (size_t i = 0; i < f->html->n; i++) {
		const struct sp_block *b = &f->html->block[i];
		struct sp_judged *j = &f->j[i];

		j->chars = sp_text_chars(b->text);
		j->link = (double)b->links / (double)b->text.n;
		j->ended = sp_text_is_ended(b->text);
		j->furniture = sp_furniture(b->text, j->chars);
	}
}

/* What depends on the flags that count. */
static void
judge_flags(struct sp_blocks *f)
{
	for (size_t i = 0; i < f->html->n; i++) {
		const struct sp_block *b = &f->html->block[i];
		struct sp_judged *j = &f->j[i];

		j->bad = (b->in & f->bad) != 0;
		j->prose = !j->bad && b->kind != SP_BLOCK_HEADING &&
		    j->furniture != SP_FURNITURE_HARD && j->chars >= SP_PROSE &&
		    j->link < SP_PROSE_LINK;
	}
}

static void
weigh(struct sp_blocks *f)
{
	const struct sp_html *html = f->html;

	memset(f->mass, 0, html->n_elems * sizeof(*f->mass));
	for (size_t e = 0; e < html->n_elems; e++)
		f->mass[e].opens = html->n;
	for (size_t i = 0; i < html->n; i++) {
		struct sp_mass *m = &f->mass[html->block[i].elem];
		bool heading = html->block[i].kind == SP_BLOCK_HEADING;

		m->chars += f->j[i].prose ? f->j[i].chars : 0;
		m->prose += f->j[i].prose;
		m->all += html->block[i].text.n;
		m->links += html->block[i].links;
		m->opens = m->blocks++ == 0 ? i : m->opens;
		m->pictured |= (html->block[i].in & SP_BY_IMAGE) ||
		    html->block[i].times > 0;
		m->titles +=
		    f->j[i].link > SP_LINKY && f->j[i].chars >= TEASER_TITLE;
		m->linked_heading |= heading && f->j[i].link > SP_LINKY;
	}
	for (size_t e = html->n_elems; e-- > 0;) {
		struct sp_mass *m = &f->mass[e],
			       *up = &f->mass[html->elem[e].up];

		m->last = m->last > e ? m->last : (unsigned)e;
		if (e == 0)
			break;
		up->chars += m->chars;
		up->prose += m->prose;
		up->all += m->all;
		up->links += m->links;
		up->blocks += m->blocks;
		up->opens = m->opens < up->opens ? m->opens : up->opens;
		up->pictured |= m->pictured;
		up->titles += m->titles;
		up->linked_heading |= m->linked_heading;
		up->form |= m->form || strcmp(html->elem[e].tag, "form") == 0;
		up->last = up->last > m->last ? up->last : m->last;
		/* Going backwards, >= prefers the first of equals. */
		if (m->chars > 0 &&
		    (up->best == 0 || m->chars >= f->mass[up->best].chars))
			up->best = (unsigned)e;
	}
}

/* The outermost element of a kind (a sp_block_in) that holds half the text. */
static unsigned
heaviest(const struct sp_blocks *f, unsigned kind)
{
	unsigned best = 0;

	for (size_t e = 1; e < f->html->n_elems; e++) {
		if (!(f->html->elem[e].in & kind))
			continue;
		if (f->mass[e].chars * 2 >= f->mass[0].chars &&
		    f->mass[e].chars > 0 &&
		    (best == 0 || f->mass[e].chars > f->mass[best].chars))
			best = (unsigned)e;
	}
	return best;
}

/* A cell of a table in the text; not one of a table that holds the text, as
 * old pages are laid out. */
static bool
is_data_cell(const struct sp_blocks *f, const struct sp_block *b)
{
	unsigned e = b->elem;

	if (b->kind != SP_BLOCK_CELL)
		return false;
	while (e > f->core && !(f->html->elem[e].in & SP_IN_TABLE))
		e = f->html->elem[e].up;
	return e > f->core;
}

static void
find_core(struct sp_blocks *f)
{
	size_t n = f->html->n;

	f->scope = heaviest(f, SP_IN_ARTICLE);
	if (f->scope == 0)
		f->scope = heaviest(f, SP_IN_MAIN);
	f->core = f->scope;
	for (;;) {
		const struct sp_mass *m = &f->mass[f->core];
		const struct sp_mass *best = &f->mass[m->best];

		if (m->best == 0 || best->prose < CORE_LEAST ||
		    (double)best->chars < CORE_SHARE * (double)m->chars)
			break;
		f->core = m->best;
	}
	f->first = f->last = n;
	for (size_t i = 0; i < n; i++) {
		const struct sp_block *b = &f->html->block[i];

		f->cell[i] = is_data_cell(f, b);
		if (!f->j[i].prose || !sp_blocks_below(f, b->elem, f->core))
			continue;
		f->first = f->first < n ? f->first : i;
		f->last = i;
	}
}

/* A line by itself: no heading, item, caption, or cell of a table. */
bool
sp_blocks_is_line(const struct sp_blocks *f, size_t i)
{
	enum sp_block_kind kind = f->html->block[i].kind;

	return kind == SP_BLOCK_TEXT || (kind == SP_BLOCK_CELL && !f->cell[i]);
}

enum sp_status
sp_blocks_open(struct sp_blocks *f, const struct sp_html *html,
    struct sp_arena *mem, struct sp_err *err)
{
	*f = (struct sp_blocks){.html = html};
	f->j = sp_arena_array(mem, html->n + 1, sizeof(*f->j));
	f->mass = sp_arena_array(mem, html->n_elems + 1, sizeof(*f->mass));
	f->cell = sp_arena_array(mem, html->n + 1, sizeof(*f->cell));
	if (mem->failed)
		return sp_arena_status(mem, err);
	judge(f);
	return SP_OK;
}

/* True where element e could be the teaser of a story, like its neighbour
 * other. */
static bool
is_teaser(const struct sp_blocks *f, size_t e, size_t other)
{
	const struct sp_elem *elem = f->html->elem;
	const struct sp_mass *m = &f->mass[e];

	return m->pictured && m->opens < f->html->n &&
	    f->j[m->opens].link > SP_LINKY && elem[e].up == elem[other].up &&
	    strcmp(elem[e].tag, elem[other].tag) == 0 &&
	    sp_str_eq(elem[e].name, elem[other].name) && m->titles == 1 &&
	    m->prose <= 1 && m->blocks >= 2 && m->blocks <= TEASER_BLOCKS;
}

/* Mark the row of teasers that begins with element e; returns the characters
 * of its paragraphs. */
static size_t
mark_row(struct sp_blocks *f, size_t e)
{
	size_t n = f->html->n_elems, row = 0, prose = 0, chars = 0, k = e;

	for (; k < n && is_teaser(f, k, e); k = f->mass[k].last + 1) {
		f->mass[k].in_row = true;
		row++;
		prose += f->mass[k].prose;
		chars += f->mass[k].chars;
	}
	if (row < ROW_LEAST || prose * 2 < row)
		return 0;
	for (k = e; row-- > 0; k = f->mass[k].last + 1)
		f->mass[k].teaser = true;
	return chars;
}

/* Rows of teasers have paragraphs that are none of the text; a page that is
 * made of them is no article, and keeps them. */
static void
judge_teasers(struct sp_blocks *f)
{
	const struct sp_html *html = f->html;
	size_t chars = 0;

	for (size_t e = 1; e < html->n_elems; e++) {
		struct sp_mass *m = &f->mass[e];

		if (!m->in_row && !f->mass[html->elem[e].up].teaser)
			chars += mark_row(f, e);
		m->teaser |= f->mass[html->elem[e].up].teaser;
	}
	for (size_t i = 0; i < html->n; i++) {
		struct sp_judged *j = &f->j[i];

		j->teaser = chars * 2 < f->mass[0].chars &&
		    f->mass[html->block[i].elem].teaser;
		j->prose = j->prose && !j->teaser;
	}
}

void
sp_blocks_weigh(struct sp_blocks *f, unsigned bad)
{
	f->bad = bad;
	judge_flags(f);
	weigh(f);
	judge_teasers(f);
	weigh(f);
	find_core(f);
}
