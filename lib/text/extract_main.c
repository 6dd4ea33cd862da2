/* SPDX-License-Identifier: MIT */
#include <spean/extract_main.h>

#include <stdint.h>

#include <spean/furniture.h>

/*
 * Lengths in characters, never words: Khmer has no spaces.  A paragraph is
 * what is at least PROSE long and not mostly links; what is linked by more
 * than LINKY is a link.
 */
#define PROSE      60
#define PROSE_LINK .35
#define LINKY      .6

/* So much text outside of what was chosen shows that the choice was misled. */
#define MISLED 300

/* The text of an article goes down into one element as long as that has this
 * share of it … */
#define CORE_SHARE .75
/* … and so many paragraphs that it is no note or box in it. */
#define CORE_LEAST 3

/* A line before the first paragraph that may be a byline is no longer. */
#define BYLINE_MOST 120

/* The flags that say that a block is no article.  The last set is for pages
 * whose names mislead: all in one form, text in a column called "menu". */
static const unsigned furniture_sets[] = {
    SP_IN_NAV | SP_IN_FOOTER | SP_IN_ASIDE | SP_IN_FORM | SP_IN_SHARE |
	SP_IN_RELATED | SP_IN_HIDDEN,
    SP_IN_FOOTER | SP_IN_HIDDEN,
    0,
};

struct judged {
	size_t chars;
	double link; /* share of the text that is linked */
	bool prose;
	bool ended;
	bool bad; /* by its flags */
	enum sp_furniture furniture;
};

struct mass {
	size_t chars; /* of paragraphs below */
	size_t prose; /* number of them */
	size_t all; /* bytes of all text below */
	size_t links; /* … of it in links */
	unsigned best; /* child with most chars */
	unsigned last; /* number of the last element below */
	bool linked_heading;
};

struct finder {
	const struct sp_html *html;
	struct judged *j; /* a value for each block */
	struct mass *mass; /* a value for each element */
	bool *keep;
	bool *cell;
	unsigned bad; /* furniture flags that count */
	unsigned scope; /* article, main or the page */
	unsigned core; /* the element with the run of text */
	size_t headline; /* block; n where there is none */
	size_t first, last; /* paragraphs in core; n where there is none */
	struct sp_str title;
};

static void
judge(struct finder *f)
{
	for (size_t i = 0; i < f->html->n; i++) {
		const struct sp_block *b = &f->html->block[i];
		struct judged *j = &f->j[i];

		j->chars = sp_text_chars(b->text);
		j->link = (double)b->links / (double)b->text.n;
		j->ended = sp_text_is_ended(b->text);
		j->furniture = sp_furniture(b->text);
	}
}

/* What depends on the flags that count. */
static void
judge_flags(struct finder *f)
{
	for (size_t i = 0; i < f->html->n; i++) {
		const struct sp_block *b = &f->html->block[i];
		struct judged *j = &f->j[i];

		j->bad = (b->in & f->bad) != 0;
		j->prose = !j->bad && b->kind != SP_BLOCK_HEADING &&
		    j->furniture != SP_FURNITURE_HARD && j->chars >= PROSE &&
		    j->link < PROSE_LINK;
	}
}

static void
weigh(struct finder *f)
{
	const struct sp_html *html = f->html;

	memset(f->mass, 0, html->n_elems * sizeof(*f->mass));
	for (size_t i = 0; i < html->n; i++) {
		struct mass *m = &f->mass[html->block[i].elem];
		bool heading = html->block[i].kind == SP_BLOCK_HEADING;

		m->chars += f->j[i].prose ? f->j[i].chars : 0;
		m->prose += f->j[i].prose;
		m->all += html->block[i].text.n;
		m->links += html->block[i].links;
		m->linked_heading |= heading && f->j[i].link > LINKY;
	}
	for (size_t e = html->n_elems; e-- > 0;) {
		struct mass *m = &f->mass[e], *up = &f->mass[html->elem[e].up];

		m->last = m->last > e ? m->last : (unsigned)e;
		if (e == 0)
			break;
		up->chars += m->chars;
		up->prose += m->prose;
		up->all += m->all;
		up->links += m->links;
		up->linked_heading |= m->linked_heading;
		up->last = up->last > m->last ? up->last : m->last;
		/* Going backwards, >= prefers the first of equals. */
		if (m->chars > 0 &&
		    (up->best == 0 || m->chars >= f->mass[up->best].chars))
			up->best = (unsigned)e;
	}
}

static bool
is_below(const struct finder *f, unsigned elem, unsigned top)
{
	return elem >= top && elem <= f->mass[top].last;
}

/* The outermost element of a kind (a sp_block_in) that holds half the text. */
static unsigned
heaviest(const struct finder *f, unsigned kind)
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
is_data_cell(const struct finder *f, const struct sp_block *b)
{
	unsigned e = b->elem;

	if (b->kind != SP_BLOCK_CELL)
		return false;
	while (e > f->core && !(f->html->elem[e].in & SP_IN_TABLE))
		e = f->html->elem[e].up;
	return e > f->core;
}

static void
find_core(struct finder *f)
{
	size_t n = f->html->n;

	f->scope = heaviest(f, SP_IN_ARTICLE);
	if (f->scope == 0)
		f->scope = heaviest(f, SP_IN_MAIN);
	f->core = f->scope;
	for (;;) {
		const struct mass *m = &f->mass[f->core];
		const struct mass *best = &f->mass[m->best];

		if (m->best == 0 || best->prose < CORE_LEAST ||
		    (double)best->chars < CORE_SHARE * (double)m->chars)
			break;
		f->core = m->best;
	}
	f->first = f->last = n;
	for (size_t i = 0; i < n; i++) {
		const struct sp_block *b = &f->html->block[i];

		f->cell[i] = is_data_cell(f, b);
		if (!f->j[i].prose || !is_below(f, b->elem, f->core))
			continue;
		f->first = f->first < n ? f->first : i;
		f->last = i;
	}
}

/* The title of the page without the name of the site at either end. */
static struct sp_str
bare_title(const struct sp_html *html)
{
	static const char *const cuts[] = {
	    " | ", " – ", " — ", " - ", " :: ", " » ", " · ", ": "};
	struct sp_str title = html->title;

	for (size_t i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		struct sp_str cut = sp_str_c(cuts[i]), left, right;
		size_t at = sp_str_find(title, cut, 0);

		if (at == title.n)
			continue;
		left = sp_str_sub(title, 0, at);
		right = sp_str_sub(title, at + cut.n, title.n);
		/* A colon may belong to the headline: the site decides. */
		if (cuts[i][0] == ':' && !sp_text_same(left, html->site))
			continue;
		return sp_text_chars(left) >= sp_text_chars(right) ? left
								   : right;
	}
	return title;
}

/* How well a block would do as the headline; 0: not at all. */
static unsigned
headline_score(const struct finder *f, size_t i)
{
	const struct sp_html *html = f->html;
	const struct sp_block *b = &html->block[i];
	bool heading = b->kind == SP_BLOCK_HEADING;
	unsigned score = 0;

	/* A page's header may hold it; so does what the names only suggest. */
	if ((b->in & f->bad & ~(unsigned)(SP_IN_NAV | SP_IN_RELATED)) ||
	    b->text.n > 1000)
		return 0;
	if (sp_text_same(b->text, html->og_title))
		score += heading ? 40 : 20;
	else if (sp_text_same(b->text, html->title))
		score += heading ? 30 : 15;
	else if (heading && f->j[i].chars >= 4 &&
	    !sp_text_same(b->text, html->site) &&
	    sp_text_contains(html->title, b->text))
		score +=
		    10 + (f->j[i].chars < 15 ? (unsigned)f->j[i].chars : 15);
	if (!heading)
		return score;
	if (b->level == 1)
		score += 8;
	else if (b->level == 2 && i < f->first)
		score += 2;
	if (is_below(f, b->elem, f->scope))
		score += 3;
	if (b->in & f->bad)
		score = score > 6 ? score - 6 : 0;
	/* The one nearest to the text wins among equals: count it later. */
	return i <= f->first || f->first == html->n ? score * 2 : score;
}

static void
find_headline(struct finder *f)
{
	const struct sp_html *html = f->html;
	unsigned most = 0;

	f->headline = html->n;
	for (size_t i = 0; i < html->n; i++) {
		unsigned score = headline_score(f, i);

		if (score == 0 || score < most)
			continue;
		/* Of equals before the text the last is nearest to it. */
		if (score == most && i > f->first)
			continue;
		most = score;
		f->headline = i;
	}
	if (f->headline < html->n)
		f->title = html->block[f->headline].text;
	else
		f->title = html->og_title.n ? html->og_title : bare_title(html);
}

/* A line by itself: no heading, item, caption, or cell of a table. */
static bool
is_line(const struct finder *f, size_t i)
{
	enum sp_block_kind kind = f->html->block[i].kind;

	return kind == SP_BLOCK_TEXT || (kind == SP_BLOCK_CELL && !f->cell[i]);
}

/* A line of the kind that stands around a headline: author, day, place. */
static bool
is_byline(const struct finder *f, size_t i)
{
	const struct sp_block *b = &f->html->block[i];
	const struct judged *j = &f->j[i];

	if (j->chars > BYLINE_MOST || b->kind == SP_BLOCK_HEADING ||
	    b->kind == SP_BLOCK_CAPTION)
		return false;
	if (b->times * 2 >= b->text.n)
		return true;
	if ((b->in & SP_IN_META) && (!j->ended || i < f->first))
		return true;
	return i < f->first && !j->ended && j->chars < PROSE && is_line(f, i) &&
	    sp_furniture_byline(b->text);
}

/* The element below which block and core part, seen from the core: 0 if that
 * is not within three steps up. */
static unsigned
side_branch(const struct finder *f, unsigned elem)
{
	const struct sp_elem *tree = f->html->elem;
	unsigned top = f->core;

	for (unsigned step = 0; step < 3 && top != f->scope; step++) {
		top = tree[top].up;
		if (!is_below(f, elem, top))
			continue;
		while (elem != top && tree[elem].up != top)
			elem = tree[elem].up;
		return elem;
	}
	return 0;
}

/* A block outside of the run of text: the standfirst and the picture between
 * headline and text, a last paragraph beside it. */
static bool
keep_outside(const struct finder *f, size_t i)
{
	const struct sp_block *b = &f->html->block[i];
	const struct judged *j = &f->j[i];
	unsigned branch;

	if (j->furniture != SP_FURNITURE_NONE || j->link > PROSE_LINK)
		return false;
	if (!is_below(f, b->elem, f->scope))
		return false;
	if (i > f->headline && i < f->first)
		return j->prose || b->kind == SP_BLOCK_HEADING ||
		    b->kind == SP_BLOCK_CAPTION;
	if (f->last == f->html->n || i < f->last || !j->prose)
		return false;
	branch = side_branch(f, b->elem);
	return branch != 0 && !f->mass[branch].linked_heading &&
	    f->mass[branch].links * 3 < f->mass[branch].all;
}

/* Links behind the last paragraph; a page that is a list of links, as the
 * contents of a manual are, keeps them. */
static bool
is_trailing_link(const struct finder *f, size_t i)
{
	const struct mass *core = &f->mass[f->core];

	return i > f->last && f->j[i].link > LINKY &&
	    core->links * 2 < core->all;
}

/* A block in the run of text stays unless it is known for furniture. */
static bool
keep_inside(const struct finder *f, size_t i)
{
	const struct sp_block *b = &f->html->block[i];
	const struct judged *j = &f->j[i];
	bool edge = i < f->first || i > f->last;
	bool line = is_line(f, i);

	/* "Search" is also a chapter of a manual. */
	if (j->furniture == SP_FURNITURE_HARD && !f->cell[i])
		return false;
	if (j->furniture == SP_FURNITURE_SOFT && edge && line)
		return false;
	if (i < f->headline && f->headline < f->first && !j->prose &&
	    b->kind != SP_BLOCK_CAPTION)
		return false;
	if (i < f->first && j->link > LINKY && line)
		return false;
	return !is_trailing_link(f, i);
}

/*
 * "Related", "Comments": the line goes, and what stands below it in the same
 * element, up to the next heading or paragraph.  Returns the block behind.
 */
static size_t
skip_section(const struct finder *f, size_t i)
{
	const struct sp_block *b = f->html->block;
	unsigned holder = f->html->elem[b[i].elem].up;
	bool heading = b[i].kind == SP_BLOCK_HEADING;
	bool in_core = holder == f->core || is_below(f, f->core, holder);
	size_t k = i + 1;

	for (; k < f->html->n; k++) {
		bool text = f->j[k].prose && f->j[k].link < .1;

		if (!is_below(f, b[k].elem, holder))
			break;
		if (b[k].kind == SP_BLOCK_HEADING && f->j[k].link < LINKY &&
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
begins_section(const struct finder *f, size_t i)
{
	const struct sp_html *html = f->html;

	if (f->j[i].furniture != SP_FURNITURE_SECTION || f->cell[i])
		return false;
	return i + 1 == html->n || i > f->last || f->j[i + 1].link > LINKY ||
	    f->j[i + 1].bad;
}

static bool
repeats_headline(const struct finder *f, size_t i)
{
	if (i == f->headline)
		return true;
	return i <= f->first && sp_text_same(f->html->block[i].text, f->title);
}

static void
choose(struct finder *f)
{
	const struct sp_html *html = f->html;

	for (size_t i = 0; i < html->n; i++) {
		bool inside = is_below(f, html->block[i].elem, f->core);

		f->keep[i] = !f->j[i].bad && !is_byline(f, i) &&
		    !repeats_headline(f, i) &&
		    (inside ? keep_inside(f, i) : keep_outside(f, i));
	}
	for (size_t i = 0; i < html->n;) {
		size_t end = i + 1;

		if (begins_section(f, i)) {
			end = skip_section(f, i);
			for (size_t k = i; k < end; k++)
				f->keep[k] = false;
		}
		i = end;
	}
}

/* Drop headings at the end that nothing follows, and a page of nothing but
 * links: it is no article. */
static size_t
tidy(struct finder *f)
{
	size_t chars = 0;
	bool text = false;

	for (size_t i = f->html->n; i-- > 0;) {
		bool heading = f->html->block[i].kind == SP_BLOCK_HEADING;

		if (!f->keep[i])
			continue;
		chars += f->j[i].chars;
		text = text || (!heading && f->j[i].link < LINKY);
	}
	if (text)
		return chars;
	for (size_t i = 0; i < f->html->n; i++)
		f->keep[i] = false;
	return 0;
}

/* All that looks like a paragraph, whatever its place: what the choice is
 * measured against. */
static size_t
prose_anywhere(const struct finder *f)
{
	size_t chars = 0;

	for (size_t i = 0; i < f->html->n; i++)
		if (f->j[i].chars >= PROSE && f->j[i].link < PROSE_LINK &&
		    f->j[i].ended)
			chars += f->j[i].chars;
	return chars;
}

static size_t
attempt(struct finder *f, unsigned bad)
{
	f->bad = bad;
	judge_flags(f);
	weigh(f);
	find_core(f);
	find_headline(f);
	choose(f);
	return tidy(f);
}

enum sp_status
sp_main_find(const struct sp_html *html, struct sp_arena *mem,
    struct sp_main *found, struct sp_err *err)
{
	struct finder f = {.html = html};
	size_t sets = sizeof(furniture_sets) / sizeof(*furniture_sets);

	*found = (struct sp_main){0};
	f.j = sp_arena_array(mem, html->n + 1, sizeof(*f.j));
	f.mass = sp_arena_array(mem, html->n_elems + 1, sizeof(*f.mass));
	f.keep = sp_arena_array(mem, html->n + 1, sizeof(*f.keep));
	f.cell = sp_arena_array(mem, html->n + 1, sizeof(*f.cell));
	if (mem->failed)
		return sp_arena_status(mem, err);
	if (html->n > 0) {
		size_t prose;

		judge(&f);
		prose = prose_anywhere(&f);
		for (size_t s = 0; s < sets; s++)
			if (attempt(&f, furniture_sets[s]) * 4 >= prose ||
			    prose < MISLED)
				break;
	} else {
		f.title = html->og_title.n ? html->og_title : bare_title(html);
	}
	found->keep = f.keep;
	found->cell = f.cell;
	found->title = f.title;
	return SP_OK;
}
