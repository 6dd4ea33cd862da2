/* SPDX-License-Identifier: MIT */
#include <spean/html_depth.h>

#include <spean/html_tag.h>

/* Start tags that close what is open of a group, up to a stop. */
static const struct {
	unsigned is;
	unsigned closes;
	unsigned stops;
} closers[] = {
    {SP_TAG_LI, SP_TAG_LI, SP_TAG_LIST},
    {SP_TAG_DD, SP_TAG_DD, SP_TAG_DL},
    {SP_TAG_CELL, SP_TAG_CELL, SP_TAG_ROW | SP_TAG_TABLE},
    {SP_TAG_ROW, SP_TAG_ROW, SP_TAG_ROWS | SP_TAG_TABLE},
    {SP_TAG_ROWS, SP_TAG_ROWS, SP_TAG_TABLE},
    {SP_TAG_OPTION | SP_TAG_OPTGROUP, SP_TAG_OPTION, SP_TAG_SELECT},
    {SP_TAG_BUTTON, SP_TAG_BUTTON, 0},
    {SP_TAG_BLOCK, SP_TAG_P, SP_TAG_BARRIER},
};

#define ANY_CLOSER                                                             \
	(SP_TAG_LI | SP_TAG_DD | SP_TAG_CELL | SP_TAG_ROW | SP_TAG_ROWS |      \
	    SP_TAG_OPTION | SP_TAG_OPTGROUP | SP_TAG_BUTTON | SP_TAG_BLOCK)

/* Close the innermost element of those in `closes`, if no stop is before. */
static void
close_one(struct sp_html_depth *depth, unsigned closes, unsigned stops)
{
	for (size_t i = depth->n; i-- > 0;) {
		if (depth->open[i].is & closes) {
			depth->n = i;
			return;
		}
		if (depth->open[i].is & stops)
			return;
	}
}

/* Close element i alone: what is open inside of it stays open. */
static void
close_alone(struct sp_html_depth *depth, size_t i)
{
	memmove(&depth->open[i], &depth->open[i + 1],
	    (depth->n - i - 1) * sizeof(*depth->open));
	depth->n--;
}

/* An a closes an open one, and the parser makes what is open inside of it anew
 * in every block that follows. */
static void
close_link(struct sp_html_depth *depth)
{
	for (size_t i = depth->n; i-- > 0;) {
		if (!(depth->open[i].is & SP_TAG_LINK))
			continue;
		close_alone(depth, i);
		return;
	}
}

bool
sp_html_depth_start(
    struct sp_html_depth *depth, const struct sp_html_token *tag, bool inert)
{
	if (tag->is & ANY_CLOSER)
		for (size_t i = 0; i < sizeof(closers) / sizeof(*closers); i++)
			if (tag->is & closers[i].is)
				close_one(
				    depth, closers[i].closes, closers[i].stops);
	if (tag->is & SP_TAG_LINK)
		close_link(depth);
	if (tag->is & SP_TAG_VOID)
		return true;
	/* A closed <path/> is foreign and has no content; <div/> has. */
	if (tag->slash &&
	    !(tag->is & (SP_TAG_BLOCK | SP_TAG_RAW | SP_TAG_INLINE)))
		return true;
	if (depth->n == SP_HTML_OPEN_MAX)
		return false;
	depth->open[depth->n].name = tag->name;
	depth->open[depth->n].tag = tag->tag;
	depth->open[depth->n].is = tag->is;
	depth->open[depth->n].inert = inert;
	depth->n++;
	return true;
}

bool
sp_html_depth_end(struct sp_html_depth *depth, const struct sp_html_token *tag)
{
	for (size_t i = depth->n; i-- > 0;) {
		if (depth->open[i].tag == tag->tag &&
		    sp_str_ieq(depth->open[i].name, tag->name)) {
			bool inert = depth->open[i].inert;

			if (inert)
				close_alone(depth, i);
			else
				depth->n = i;
			return !inert;
		}
		if (!(tag->is & SP_TAG_PART) &&
		    (depth->open[i].is & SP_TAG_BARRIER))
			break;
	}
	return false;
}
