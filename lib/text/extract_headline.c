/* SPDX-License-Identifier: MIT */
#include <spean/extract_headline.h>

#include <spean/furniture.h>

/* A line that is no heading is a headline only at such lengths. */
#define LINE_LEAST 12
#define LINE_MOST  250
/* … and the title of a page that holds it is no longer, in bytes. */
#define TITLE_MOST 2000

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
headline_score(const struct sp_blocks *f, size_t i)
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
	if (sp_blocks_below(f, b->elem, f->scope))
		score += 3;
	if (b->in & f->bad)
		score = score > 6 ? score - 6 : 0;
	/* The one nearest to the text wins among equals: count it later. */
	return i <= f->first || f->first == html->n ? score * 2 : score;
}

/*
 * The headline of a page without headings: what stands before the text in
 * larger letters, or what makes up most of the title of the page.
 */
static unsigned
line_score(const struct sp_blocks *f, size_t i)
{
	const struct sp_html *html = f->html;
	const struct sp_block *b = &html->block[i];
	const struct sp_judged *j = &f->j[i];
	unsigned usual, score;

	if (f->first == html->n || i >= f->first || (b->in & f->bad) ||
	    !sp_blocks_is_line(f, i) || j->chars < LINE_LEAST ||
	    j->chars > LINE_MOST || j->link > SP_LINKY ||
	    j->furniture != SP_FURNITURE_NONE)
		return 0;
	usual = html->block[f->first].size;
	score = !j->ended && b->size > (usual ? usual : 3) ? 2 : 0;
	return score +
	    (html->title.n <= TITLE_MOST &&
		j->chars * 2 >= sp_text_chars(html->title) &&
		sp_text_contains(html->title, b->text));
}

size_t
sp_headline_find(const struct sp_blocks *f, struct sp_str *title)
{
	const struct sp_html *html = f->html;
	unsigned most = 0;
	size_t headline = html->n;

	for (size_t i = 0; i < html->n; i++) {
		unsigned score = headline_score(f, i);

		if (score == 0 || score < most)
			continue;
		/* Of equals before the text the last is nearest to it. */
		if (score == most && i > f->first)
			continue;
		most = score;
		headline = i;
	}
	for (size_t i = 0; most == 0 && i < html->n; i++) {
		unsigned score = line_score(f, i);

		if (score > 0 &&
		    (headline == html->n || score > line_score(f, headline)))
			headline = i;
	}
	if (headline < html->n)
		*title = html->block[headline].text;
	else
		*title = html->og_title.n ? html->og_title : bare_title(html);
	return headline;
}
