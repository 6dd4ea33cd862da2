/* SPDX-License-Identifier: MIT */
/*
 * How much of what two sentences have in common is found in running text, by
 * tests/data/evidence_gold.tsv: 200 sentence pairs of two corpora of the shared
 * collection, with the numbers, dates and names in them marked by hand; and how
 * much is found where it is not.  Skipped where the collection is absent.
 */
#include <spean/anchor.h>

#include "data.h"
#include "unit.h"

#include <spean/file.h>
#include <spean/norm.h>
#include <spean/tag_agree.h>

enum { EN, KM };
static const char *const language[] = {"en", "km"};

/* A corpus: its lines, canonical, with where they come from; and where the
 * document of each begins and ends. */
struct corpus {
	const char *name;
	struct sp_buf raw[2], docs;
	struct sp_buf *text[2];
	struct sp_norm_map *map[2];
	size_t *first, *end;
	size_t n;
};

struct run {
	struct sp_norm *norm;
	struct sp_tagger *tagger;
	struct sp_anchors *anchors;
	struct sp_tags tags[2];
	struct sp_anchor_list list;
	struct corpus corpus[2];
};

static bool
read_shared(const char *corpus, const char *file, struct sp_buf *text)
{
	const char *shared = getenv("SPEAN_SHARED");
	char path[512];

	snprintf(path, sizeof(path), "%s%s/data/%s/%s",
	    shared ? shared : data_srcdir(), shared ? "" : "/../shared", corpus,
	    file);
	return sp_file_read(path, (size_t)64 << 20, text, NULL) == SP_OK;
}

static size_t
count_lines(struct sp_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.s[i] == '\n';
	return n;
}

static void
normalise(struct run *run, struct corpus *corpus, int side)
{
	const struct sp_lang *lang = sp_lang_find(sp_str_c(language[side]));
	struct sp_str rest = sp_buf_str(&corpus->raw[side]);

	corpus->text[side] = calloc(corpus->n, sizeof(struct sp_buf));
	corpus->map[side] = calloc(corpus->n, sizeof(struct sp_norm_map));
	assert_true(corpus->text[side] && corpus->map[side]);
	for (size_t i = 0; i < corpus->n; i++)
		assert_int_equal(
		    sp_norm_text_map(run->norm, lang, sp_str_cut(&rest, '\n'),
			&corpus->text[side][i], &corpus->map[side][i], NULL),
		    SP_OK);
}

static void
find_documents(struct corpus *corpus)
{
	struct sp_str rest = sp_buf_str(&corpus->docs), last = {NULL, 0};
	size_t first = 0;

	corpus->first = calloc(corpus->n, sizeof(size_t));
	corpus->end = calloc(corpus->n, sizeof(size_t));
	assert_true(corpus->first && corpus->end);
	for (size_t i = 0; i < corpus->n; i++) {
		struct sp_str line = sp_str_cut(&rest, '\n');
		struct sp_str doc = sp_str_cut(&line, '\t');

		if (!sp_str_eq(doc, last))
			first = i;
		last = doc;
		corpus->first[i] = first;
		for (size_t k = first; k <= i; k++)
			corpus->end[k] = i + 1;
	}
}

static bool
read_corpus(struct run *run, struct corpus *corpus)
{
	if (!read_shared(corpus->name, "en.txt", &corpus->raw[EN]) ||
	    !read_shared(corpus->name, "km.txt", &corpus->raw[KM]) ||
	    !read_shared(corpus->name, "docs.tsv", &corpus->docs))
		return false;
	corpus->n = count_lines(sp_buf_str(&corpus->raw[EN]));
	normalise(run, corpus, EN);
	normalise(run, corpus, KM);
	find_documents(corpus);
	return true;
}

static void
release_corpus(struct corpus *corpus)
{
	for (int s = 0; s < 2; s++) {
		for (size_t i = 0; i < corpus->n; i++) {
			sp_buf_release(&corpus->text[s][i]);
			sp_norm_map_release(&corpus->map[s][i]);
		}
		free(corpus->text[s]);
		free(corpus->map[s]);
		sp_buf_release(&corpus->raw[s]);
	}
	sp_buf_release(&corpus->docs);
	free(corpus->first);
	free(corpus->end);
}

static void
end_run(struct run *run)
{
	release_corpus(&run->corpus[0]);
	release_corpus(&run->corpus[1]);
	sp_tags_release(&run->tags[EN]);
	sp_tags_release(&run->tags[KM]);
	sp_anchor_list_release(&run->list);
	sp_anchors_free(run->anchors);
	sp_tagger_free(run->tagger);
	sp_norm_free(run->norm);
}

static void
begin_run(struct run *run)
{
	struct sp_norm_opts opts = {.level = SP_NORM_CANON,
	    .zwsp = SP_NORM_ZWSP_KEEP,
	    .punct = SP_NORM_PUNCT_KEEP};

	*run = (struct run){.norm = sp_norm_new(&opts, NULL),
	    .tagger = sp_tagger_new(NULL),
	    .anchors = sp_anchors_new(NULL),
	    .corpus = {{.name = "ntrex128"}, {.name = "flores_dev_sib"}}};
	assert_true(run->norm && run->tagger && run->anchors);
	if (!read_corpus(run, &run->corpus[0]) ||
	    !read_corpus(run, &run->corpus[1])) {
		end_run(run);
		skip();
	}
}

/* The anchors of English line i and Khmer line k. */
static void
find_anchors(struct run *run, const struct corpus *corpus, size_t i, size_t k)
{
	struct sp_anchor_side side[2];
	size_t line[2] = {i, k};

	for (int s = 0; s < 2; s++) {
		side[s].text = sp_buf_str(&corpus->text[s][line[s]]);
		side[s].tags = &run->tags[s];
		assert_int_equal(sp_tagger_read(run->tagger,
				     sp_lang_find(sp_str_c(language[s])),
				     side[s].text, NULL, &run->tags[s], NULL),
		    SP_OK);
	}
	assert_int_equal(
	    sp_anchors_find(run->anchors, side[EN], side[KM], &run->list, NULL),
	    SP_OK);
}

/* ---- what is marked ---- */

struct row {
	struct sp_str corpus, line, type, value, place[4], form;
};

struct span {
	size_t start, end;
};

static long
number(struct sp_str text)
{
	char copy[32] = "";

	assert_true(text.n < sizeof(copy));
	memcpy(copy, text.s, text.n);
	return strtol(copy, NULL, 10);
}

static struct span
span_of(const struct row *row, int side)
{
	return (struct span){(size_t)number(row->place[2 * side]),
	    (size_t)number(row->place[2 * side + 1])};
}

static bool
touches(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

struct count {
	size_t n, right, exact;
};

/* What an item's rows say: it is right or exact by any of them. */
struct item {
	bool name, has, right, exact;
	bool place_or_person;
};

static struct span
in_file(const struct sp_norm_map *map, size_t start, size_t end)
{
	struct sp_norm_range range = sp_norm_map_range(map, start, end);

	return (struct span){range.from, range.to};
}

static void
judge(const struct run *run, const struct corpus *corpus, size_t i,
    const struct row *row, struct item *item)
{
	struct span src = span_of(row, EN), tgt = span_of(row, KM);

	for (size_t a = 0; a < run->list.n; a++) {
		const struct sp_anchor *anchor = &run->list.anchor[a];
		struct span x = in_file(
		    &corpus->map[EN][i], anchor->src_start, anchor->src_end);
		struct span y = in_file(
		    &corpus->map[KM][i], anchor->tgt_start, anchor->tgt_end);
		bool name = run->tags[EN].tag[anchor->src].type == SP_TAG_NAME;

		if (name != item->name || !touches(x, src) || !touches(y, tgt))
			continue;
		item->right = true;
		item->exact |= y.start == tgt.start && y.end == tgt.end;
	}
}

static void
add_item(struct count *count, const struct item *item)
{
	count->n++;
	count->right += item->right;
	count->exact += item->exact;
}

static bool
is_type(const struct row *row, const char *type)
{
	return sp_str_eq(row->type, sp_str_c(type));
}

static struct item
item_of(const struct row *row)
{
	struct item item = {0};

	item.place_or_person = is_type(row, "person") || is_type(row, "place");
	item.name = item.place_or_person || is_type(row, "org") ||
	    is_type(row, "other-name");
	return item;
}

static bool
same_item(const struct row *a, const struct row *b)
{
	return sp_str_eq(a->corpus, b->corpus) && sp_str_eq(a->line, b->line) &&
	    sp_str_eq(a->type, b->type) &&
	    sp_str_eq(a->place[0], b->place[0]) &&
	    sp_str_eq(a->place[1], b->place[1]);
}

static void
print_count(const char *what, const struct count *count)
{
	printf("# %s: %zu, right place %.3f, exact %.3f\n", what, count->n,
	    (double)count->right / (double)count->n,
	    (double)count->exact / (double)count->n);
}

static struct sp_str
next_row(struct sp_str *rest, struct row *row)
{
	struct sp_str line = sp_str_cut(rest, '\n'), field[9];

	if (line.n == 0 || line.s[0] == '#')
		return (struct sp_str){NULL, 0};
	assert_int_equal(sp_rec_split(line, field, 9), 9);
	*row = (struct row){field[0], field[1], field[2], field[3],
	    {field[4], field[5], field[6], field[7]}, field[8]};
	return line;
}

struct totals {
	struct count values, names, others;
};

static void
take_item(struct totals *totals, const struct item *item)
{
	if (!item->has)
		return;
	add_item(!item->name            ? &totals->values
		: item->place_or_person ? &totals->names
					: &totals->others,
	    item);
}

static void
judge_all(struct run *run, struct sp_str gold, struct totals *totals)
{
	struct row row, last = {.corpus = {NULL, 0}};
	struct item item = {0};

	while (gold.n > 0) {
		const struct corpus *corpus;
		size_t i;

		if (next_row(&gold, &row).n == 0)
			continue;
		corpus = &run->corpus[!sp_str_eq(
		    row.corpus, sp_str_c(run->corpus[0].name))];
		i = (size_t)number(row.line) - 1;
		assert_true(i < corpus->n);
		if (!last.corpus.n || !same_item(&row, &last)) {
			take_item(totals, &item);
			item = item_of(&row);
			find_anchors(run, corpus, i, i);
		}
		last = row;
		if (number(row.place[2]) < 0)
			continue;
		item.has = true;
		judge(run, corpus, i, &row, &item);
	}
	take_item(totals, &item);
}

static void
what_is_marked_by_hand_is_found(void **state)
{
	struct totals totals = {{0}, {0}, {0}};
	struct sp_buf gold = {0};
	struct run run;
	char path[512];

	(void)state;
	begin_run(&run);
	snprintf(path, sizeof(path), "%s/tests/data/evidence_gold.tsv",
	    data_srcdir());
	assert_int_equal(
	    sp_file_read(path, (size_t)1 << 20, &gold, NULL), SP_OK);
	judge_all(&run, sp_buf_str(&gold), &totals);
	print_count("numbers and dates", &totals.values);
	print_count("persons and places", &totals.names);
	print_count("other names", &totals.others);
	sp_buf_release(&gold);
	end_run(&run);
	assert_true(totals.values.n > 130 && totals.names.n > 240);
	assert_true(
	    (double)totals.values.right >= .97 * (double)totals.values.n);
	assert_true((double)totals.names.right >= .93 * (double)totals.names.n);
	assert_true((double)totals.names.exact >= .80 * (double)totals.names.n);
}

/* ---- what is found where it is not ---- */

/* Does English line k say the same as the tag, as well as the Khmer does? */
static bool
says(struct run *run, const struct corpus *corpus, size_t k,
    const struct sp_tag *tag, double worth)
{
	struct sp_tags tags = {0};
	bool found = false;

	assert_int_equal(
	    sp_tagger_read(run->tagger, sp_lang_find(SP_STR("en")),
		sp_buf_str(&corpus->text[EN][k]), NULL, &tags, NULL),
	    SP_OK);
	for (size_t i = 0; i < tags.n; i++)
		found |= sp_tag_agreement(&tags.tag[i], tag) >= worth;
	sp_tags_release(&tags);
	return found;
}

struct chance {
	size_t items, matched, wrong;
};

static void
count_chance(struct run *run, const struct corpus *corpus, size_t i, size_t k,
    struct chance *chance)
{
	find_anchors(run, corpus, i, k);
	for (size_t t = 0; t < run->tags[EN].n; t++)
		chance->items += run->tags[EN].tag[t].type != SP_TAG_NAME;
	for (size_t a = 0; a < run->list.n; a++) {
		const struct sp_anchor *anchor = &run->list.anchor[a];
		const struct sp_tag *tag = &run->tags[EN].tag[anchor->src];

		if (tag->type == SP_TAG_NAME)
			continue;
		chance->matched++;
		chance->wrong += !says(run, corpus, k, tag, anchor->worth);
	}
}

/* Each sentence with the three behind it in its document, around its end. */
static void
other_sentences_have_little_in_common(void **state)
{
	struct chance chance = {0};
	struct run run;

	(void)state;
	begin_run(&run);
	for (size_t c = 0; c < 2; c++) {
		const struct corpus *corpus = &run.corpus[c];

		for (size_t i = 0; i < corpus->n; i++) {
			size_t n = corpus->end[i] - corpus->first[i];

			for (size_t d = 1; d <= 3 && d < n; d++)
				count_chance(&run, corpus, i,
				    corpus->first[i] +
					(i - corpus->first[i] + d) % n,
				    &chance);
		}
	}
	printf("# numbers and dates in another sentence: %zu, said there too "
	       "%.4f, false matches %.4f\n",
	    chance.items,
	    (double)(chance.matched - chance.wrong) / (double)chance.items,
	    (double)chance.wrong / (double)chance.items);
	end_run(&run);
	assert_true((double)chance.wrong <= .01 * (double)chance.items);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_marked_by_hand_is_found),
	    cmocka_unit_test(other_sentences_have_little_in_common),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
