/* SPDX-License-Identifier: MIT */
/*
 * Usage: pair_anchors < PAIRS
 *
 * What English and Khmer texts of a pair stream have in common, and what each
 * has alone: tags and anchors, a line each, by record from 1:
 *
 *     line type src_from src_to tgt_from tgt_to worth value
 *
 * with places in bytes of the texts as they were given, "-" for a side that has
 * none, then a worth of 0.  The value is the source's, where it has one; a name
 * in Latin letters that a capital at the beginning alone tells has "name?".
 */
#include <stdio.h>
#include <stdlib.h>

#include <spean/anchor.h>
#include <spean/check_unit.h>

struct bench {
	struct sp_check_unit *unit;
	struct sp_anchors *anchors;
	struct sp_anchor_list list;
	struct sp_err err;
	size_t line;
};

static void
fail(struct bench *bench)
{
	fprintf(stderr, "pair_anchors: %zu: %s\n", bench->line, bench->err.msg);
	exit(2);
}

static void
place(struct bench *bench, size_t side, size_t from, size_t to)
{
	struct sp_norm_range at =
	    sp_check_unit_place(bench->unit, side, from, to);

	printf("\t%zu\t%zu", at.from, at.to);
}

static void
value(const struct sp_tag *tag, double worth)
{
	printf("\t%.4f\t%.*s\n", worth, (int)tag->value.n, tag->value.s);
}

static const char *
type(const struct sp_tag *tag)
{
	bool doubtful = tag->type == SP_TAG_NAME && tag->doubtful;

	return doubtful ? "name?" : sp_tag_type_name(tag->type);
}

static void
anchor(struct bench *bench, const struct sp_anchor *at)
{
	size_t side = at->src == SP_ANCHOR_NONE;
	const struct sp_tag *tag =
	    &bench->unit->side[side].tags.tag[side ? at->tgt : at->src];

	printf("%zu\t%s", bench->line, type(tag));
	place(bench, 0, at->src_start, at->src_end);
	place(bench, 1, at->tgt_start, at->tgt_end);
	value(tag, at->worth);
}

static bool
anchored(const struct bench *bench, size_t side, size_t tag)
{
	const struct sp_anchor_list *list = &bench->list;

	for (size_t i = 0; i < list->n; i++)
		if (tag == (side ? list->anchor[i].tgt : list->anchor[i].src))
			return true;
	return false;
}

static void
alone(struct bench *bench, size_t side)
{
	const struct sp_tags *tags = &bench->unit->side[side].tags;

	for (size_t i = 0; i < tags->n; i++) {
		const struct sp_tag *tag = &tags->tag[i];

		if (anchored(bench, side, i))
			continue;
		printf(
		    "%zu\t%s%s", bench->line, type(tag), side ? "\t-\t-" : "");
		place(bench, side, tag->start, tag->end);
		printf("%s", side ? "" : "\t-\t-");
		value(tag, 0);
	}
}

static void
pair(struct bench *bench, struct sp_str record)
{
	struct sp_check_side *side = bench->unit->side;
	struct sp_pair pair;

	bench->line++;
	if (sp_pair_parse(record, &pair, &bench->err) != SP_OK ||
	    sp_check_unit_read(bench->unit, &pair, &bench->err) != SP_OK ||
	    sp_anchors_find(bench->anchors,
		(struct sp_anchor_side){side[0].text, &side[0].tags},
		(struct sp_anchor_side){side[1].text, &side[1].tags},
		&bench->list, &bench->err) != SP_OK)
		fail(bench);
	for (size_t i = 0; i < bench->list.n; i++)
		anchor(bench, &bench->list.anchor[i]);
	alone(bench, 0);
	alone(bench, 1);
}

int
main(void)
{
	const struct sp_lang *const lang[2] = {
	    sp_lang_find(SP_STR("en")), sp_lang_find(SP_STR("km"))};
	struct bench bench = {0};
	char *record = NULL;
	size_t cap = 0;
	ssize_t n;

	bench.unit = sp_check_unit_new(lang, &bench.err);
	if (!bench.unit)
		fail(&bench);
	bench.anchors = sp_anchors_new(&bench.err);
	if (!bench.anchors)
		fail(&bench);
	while ((n = getline(&record, &cap, stdin)) > 0) {
		size_t bytes = (size_t)n - (record[n - 1] == '\n');

		pair(&bench, (struct sp_str){record, bytes});
	}
	free(record);
	sp_anchor_list_release(&bench.list);
	sp_anchors_free(bench.anchors);
	sp_check_unit_free(bench.unit);
	return 0;
}
