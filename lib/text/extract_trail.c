/* SPDX-License-Identifier: MIT */
#include <spean/extract_trail.h>

#include <spean/furniture.h>

/* What is longer is no trail; nor is a step with more characters. */
#define STEPS_MOST 16
#define STEP_MOST  60

struct trail {
	struct sp_str step[STEPS_MOST];
	size_t n;
	size_t bytes; /* of all steps */
	size_t links; /* … in links */
};

/* What stands between the steps; those with spaces also stand in them without:
 * "24/7". */
static const char *const signs[] = {
    "»", "›", ">", "→", "❯", "▸", "::", " / ", " | ", " • ", " · "};

/* Where the first sign of text begins, and how long it is. */
static size_t
find_sign(struct sp_str text, size_t *length)
{
	size_t at = text.n;

	*length = 0;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		struct sp_str sign = sp_str_c(signs[i]);
		size_t here = sp_str_find(text, sign, 0);

		if (here < at) {
			at = here;
			*length = sign.n;
		}
	}
	return at;
}

/* "/", "-": nothing but a sign. */
static bool
is_step(struct sp_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] > '@' || (unsigned char)text.s[i] >= 0x80)
			return true;
	return false;
}

static void
add_step(struct trail *trail, struct sp_str text)
{
	while (text.n > 0 && strchr("/|- ", text.s[0]))
		text = sp_str_sub(text, 1, text.n);
	text = sp_str_trim(text);
	if (!is_step(text))
		return;
	if (trail->n < STEPS_MOST)
		trail->step[trail->n] = text;
	trail->n++;
	trail->bytes += text.n;
}

/* Take the steps of a block apart. */
static void
add_block(struct trail *trail, const struct sp_block *b)
{
	struct sp_str rest = b->text;

	trail->links += b->links;
	while (rest.n > 0) {
		size_t length, at = find_sign(rest, &length);

		add_step(trail, sp_str_sub(rest, 0, at));
		rest = sp_str_sub(rest, at + length, rest.n);
	}
}

/* True where the last step is the page: its headline, or no link. */
static bool
ends_in_page(const struct trail *trail, struct sp_str title)
{
	struct sp_str last = trail->step[trail->n - 1];

	return sp_text_same(last, title) ||
	    (trail->links > 0 && trail->links + last.n <= trail->bytes);
}

/* The first step is the front page, so a section is the second or later. */
static struct sp_str
section_of(struct trail *trail, struct sp_str title)
{
	if (trail->n > STEPS_MOST || trail->n == 0)
		return (struct sp_str){NULL, 0};
	if (ends_in_page(trail, title))
		trail->n--;
	if (trail->n < 2 ||
	    sp_text_chars(trail->step[trail->n - 1]) > STEP_MOST)
		return (struct sp_str){NULL, 0};
	return trail->step[trail->n - 1];
}

struct sp_str
sp_trail_section(const struct sp_html *html, const struct sp_main *found)
{
	struct sp_str section = {NULL, 0};
	size_t i = 0;

	while (i < found->first && i < html->n && section.n == 0) {
		struct trail trail = {.n = 0};

		for (; i < html->n && (html->block[i].in & SP_IN_TRAIL); i++)
			if (html->block[i].kind != SP_BLOCK_HEADING &&
			    !(html->block[i].in & SP_IN_HIDDEN))
				add_block(&trail, &html->block[i]);
		section = section_of(&trail, found->title);
		i++;
	}
	return section;
}
