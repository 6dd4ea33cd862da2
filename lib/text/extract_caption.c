/* SPDX-License-Identifier: MIT */
#include <spean/extract_caption.h>

#include <stdbool.h>

#include <spean/furniture.h>

/* A caption that stands twice; shorter lines may be text both times. */
#define TWICE          12
#define TWICE_BY_IMAGE 24

/* A line that follows itself at once, with no image in sight. */
#define TWICE_ANYWHERE 40

/* An image's own text is repeated within so many blocks, if at all. */
#define NEAR_IMAGE 4

static bool
is_caption(const struct sp_block *b)
{
	return b->kind == SP_BLOCK_CAPTION || (b->in & SP_IN_FIGURE);
}

/* Note the captions among what is kept, for their repeats may come first. */
static void
note_captions(const struct sp_html *html, const struct sp_main *found,
    struct sp_map *seen)
{
	sp_map_reset(seen);
	for (size_t i = 0; i < html->n; i++)
		if (found->keep[i] && is_caption(&html->block[i]))
			sp_map_at(seen, html->block[i].text, NULL);
}

/* True for a block that says once more what a picture's caption says. */
static bool
is_repeat(const struct sp_block *block, const struct sp_main *found,
    struct sp_map *captions, size_t i)
{
	const struct sp_block *b = &block[i];
	size_t *seen = sp_map_get(captions, b->text), near = 0;
	size_t chars = sp_text_chars(b->text);

	if (found->cell[i] || b->kind == SP_BLOCK_HEADING || chars < TWICE)
		return false;
	if (seen)
		return (*seen)++ > 0;
	for (size_t k = i; b->kind != SP_BLOCK_ITEM && k-- > 0;) {
		if (!found->keep[k])
			continue;
		if (sp_str_eq(block[k].text, b->text) &&
		    ((near == 0 && chars >= TWICE_ANYWHERE) ||
			(chars >= TWICE_BY_IMAGE &&
			    ((block[k].in | b->in) & SP_BY_IMAGE))))
			return true;
		if (++near == NEAR_IMAGE)
			break;
	}
	return false;
}

enum sp_status
sp_caption_once(const struct sp_html *html, struct sp_main *found,
    struct sp_map *seen, struct sp_err *err)
{
	note_captions(html, found, seen);
	for (size_t i = 0; i < html->n; i++)
		if (found->keep[i] && is_repeat(html->block, found, seen, i))
			found->reason[i] = SP_MAIN_CAPTION_AGAIN;
	/* Only now: a third one is measured against the second. */
	for (size_t i = 0; i < html->n; i++)
		found->keep[i] = sp_main_keeps(found->reason[i]);
	return seen->failed ? sp_err_set(err, SP_NOMEM, "out of memory")
			    : SP_OK;
}
