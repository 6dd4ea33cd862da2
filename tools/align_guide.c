/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "align.h"
#include "cli.h"

static void
add(struct sp_guide *guide, const struct sp_guide_mark *mark)
{
	if (!sp_guide_add(guide, mark))
		cli_die(NULL, 0, "out of memory");
}

/* The next line from i on that is the delimiter, or the end. */
static size_t
next_line(const struct sp_doc *doc, size_t i, struct sp_str delimiter)
{
	while (i < doc->n && !sp_str_eq(doc->part[i].text, delimiter))
		i++;
	return i;
}

/* The sides have `pairs` delimiters both, and one has another, in line i. */
static _Noreturn void
die_of_delimiter(char **path, const struct sp_doc doc[2], size_t s, size_t i,
    size_t pairs, struct sp_str delimiter)
{
	size_t all = pairs;

	for (size_t k = i; k < doc[s].n;
	     k = next_line(&doc[s], k + 1, delimiter))
		all++;
	cli_die(path[s], i + 1,
	    "this '%.*s' has no counterpart: the source has %zu of them, the "
	    "target %zu",
	    (int)delimiter.n, delimiter.s, s ? pairs : all, s ? all : pairs);
}

static void
add_delimiters(char **path, const struct sp_doc doc[2], struct sp_str delimiter,
    struct sp_guide *guide)
{
	size_t at[2] = {0, 0};

	for (;;) {
		struct sp_guide_mark mark = {
		    .nsrc = 1, .ntgt = 1, .whole = true};

		for (size_t s = 0; s < 2; s++)
			at[s] = next_line(&doc[s], at[s], delimiter);
		for (size_t s = 0; s < 2; s++)
			if (at[s] < doc[s].n && at[1 - s] == doc[1 - s].n)
				die_of_delimiter(
				    path, doc, s, at[s], guide->n, delimiter);
		if (at[0] == doc[0].n)
			break;
		mark.src = at[0]++;
		mark.tgt = at[1]++;
		add(guide, &mark);
	}
	if (guide->n == 0)
		cli_warn(NULL, 0, "no line is '%.*s'", (int)delimiter.n,
		    delimiter.s);
}

struct anchors {
	const char *path;
	const struct sp_doc *doc; /* of both sides */
	struct sp_guide *guide;
};

static void
add_anchor(void *ctx, struct sp_str line, size_t number)
{
	const struct anchors *anchors = ctx;
	struct sp_guide_mark mark;
	struct sp_err bad = {0};

	if (sp_guide_parse(line, anchors->doc[0].n, anchors->doc[1].n, &mark,
		&bad) != SP_OK) {
		cli_error(anchors->path, number, &bad);
		return;
	}
	mark.place = number;
	add(anchors->guide, &mark);
}

void
align_guide(char **path, const struct sp_doc doc[2], const char *delimiter,
    const char *anchors, struct sp_guide *guide)
{
	struct sp_err err = {0};
	size_t place = 0;

	if (delimiter)
		add_delimiters(path, doc, sp_str_c(delimiter), guide);
	if (anchors)
		cli_lines(anchors, add_anchor,
		    &(struct anchors){anchors, doc, guide});
	if (sp_guide_settle(guide, doc[0].n, doc[1].n, &place, &err) != SP_OK)
		cli_die(anchors, place, "%s", err.msg);
}
