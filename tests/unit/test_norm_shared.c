/* SPDX-License-Identifier: MIT */
/* The shared collection of cases and texts; skipped where it is absent. */
#include "norm_ways.h"

#include <spean/file.h>
#include <spean/invisible.h>
#include <spean/khmer.h>
#include <spean/rec.h>

/*
 * Cases of the collection that contradict its own rules, by input.
 */
static const char *const disputed[] = {
    /* 17C6 twice, apart in the input: "identical adjacent marks collapse" must
     * hold for what comes out, or normalising again would change it */
    "179F 17C6 17BB 17C6 17B6",
    /* ZWJ kept, and moved: "ZWJ goes"; the case 1781 17D2 1798 200D 17C2 drops
     * it at the same place.  KES has it before a coeng alone */
    "1794 17D2 179A 200D 17CA 17B8 1780 17D2 179B 17B6 1784 179F 17CA 17BC "
    "1798",
    "1794 17D2 179B 200D 17C9 17C3 1780 179F 17B6 17C6 1784",
    "179E 1784 200D 17CB 179E 17BB 178F",
    /* two ZWSP kept: "collapse runs" */
    "1796 179F 17CA 17C2 178F 200B 1794 17C9 17C4 17C7 200B 200B 1794 17C9 "
    "17CE 17C4 17C7",
    /* ZWNJ without any shifter, moved: "only where it would downshift" */
    "1780 17B6 178A 17B6 1785 17CB 200C",
    "1789 1787 17B6 1794 17CB 200C",
    "1796 17B6 179A 17CB 200C",
};
enum { DISPUTED = sizeof(disputed) / sizeof(disputed[0]) };

static bool
is_disputed(struct sp_str input)
{
	for (size_t i = 0; i < DISPUTED; i++)
		if (sp_str_eq(input, sp_str_c(disputed[i])))
			return true;
	return false;
}

/* NAME of the shared collection; skip the test where it is absent. */
static void
read_shared(const char *name, struct sp_buf *text)
{
	const char *shared = getenv("SPEAN_SHARED");
	const char *srcdir = getenv("srcdir");
	struct sp_buf path = {0};
	enum sp_status status;

	sp_buf_reset(text);
	if (shared)
		sp_buf_addf(&path, "%s/%s", shared, name);
	else
		sp_buf_addf(
		    &path, "%s/../shared/%s", srcdir ? srcdir : ".", name);
	status = sp_file_read(sp_buf_c(&path), (size_t)64 << 20, text, NULL);
	sp_buf_release(&path);
	if (status != SP_OK) {
		sp_buf_release(text);
		skip();
	}
}

/* How many of how many. */
struct count {
	size_t good, all;
};

/* Of in, normalised in every way: what becomes of it must not change again. */
static void
count_twice(struct sp_str in, struct count *count)
{
	struct sp_buf once = {0};

	for (size_t i = 0; i < WAYS; i++) {
		norm_into(norms[i], "km", in, &once);
		count->good += norm_holds(norms[i], "km", in, sp_buf_str(&once),
		    SP_STR("not the same again"));
		count->all++;
	}
	sp_buf_release(&once);
}

/* One line of the cases: counted by its level, and both its texts twice. */
static void
count_case(struct sp_str *field, struct count *levels, struct count *twice)
{
	struct sp_buf in = {0}, want = {0};
	enum sp_norm_level level;
	const char *lang;

	if (!norm_read_level(field[4], &level, &lang))
		return;
	norm_add_hex(&in, field[2]);
	norm_add_hex(&want, field[3]);
	levels[level].all++;
	if (!is_disputed(field[2]))
		levels[level].good += norm_holds(way_of(level), lang,
		    sp_buf_str(&in), sp_buf_str(&want), field[5]);
	count_twice(sp_buf_str(&in), twice);
	count_twice(sp_buf_str(&want), twice);
	sp_buf_release(&in);
	sp_buf_release(&want);
}

static void
shared_cases_hold_but_the_disputed(void **state)
{
	struct count level[3] = {{0}}, twice = {0};
	struct sp_buf text = {0};
	struct sp_str rest, field[8];

	(void)state;
	read_shared("cases/normal_cases.tsv", &text);
	rest = sp_buf_str(&text);
	while (rest.s) {
		struct sp_str line = sp_str_cut(&rest, '\n');

		if (sp_rec_split(line, field, 8) >= 6)
			count_case(field, level, &twice);
	}
	printf("# normal_cases: canon %zu/%zu (%d argued), search %zu/%zu, "
	       "skeleton %zu/%zu; idempotent %zu/%zu\n",
	    level[0].good, level[0].all, DISPUTED, level[1].good, level[1].all,
	    level[2].good, level[2].all, twice.good, twice.all);
	sp_buf_release(&text);
	assert_int_equal(level[0].good + DISPUTED, level[0].all);
	assert_int_equal(level[1].good, level[1].all);
	assert_int_equal(level[2].good, level[2].all);
	assert_int_equal(twice.good, twice.all);
}

/*
 * What a reader sees of a Khmer cluster, as a set: a bit for each letter and
 * mark of the block 1780, and one for each letter below.  Vowels are there in
 * their parts, so that E II is OE, and DA below has the form of TA.
 */
struct cluster {
	size_t from, to;
	uint64_t seen[4];
};

static void
see(struct cluster *cluster, uint32_t cp, bool below)
{
	uint32_t bit = (cp & 0x7F) + (below ? 128 : 0);

	if (cp == 0x17BE || cp == 0x17C4) {
		see(cluster, 0x17C1, false);
		see(cluster, cp == 0x17BE ? 0x17B8 : 0x17B6, false);
		return;
	}
	if (below && cp == 0x178A)
		bit = 128 + 0x0F;
	cluster->seen[bit / 64] |= UINT64_C(1) << bit % 64;
}

static bool
has(const struct cluster *cluster, uint32_t cp)
{
	uint32_t bit = cp & 0x7F;

	return cluster->seen[bit / 64] >> bit % 64 & 1;
}

/* The next cluster at or behind *pos: a letter and what hangs on it, whatever
 * invisible stands within.  False at the end. */
static bool
next_cluster(struct sp_str text, size_t *pos, struct cluster *cluster)
{
	uint32_t last = 0;

	*cluster = (struct cluster){0};
	while (*pos < text.n) {
		size_t to = *pos;
		uint32_t cp = sp_utf8_next(text, &to);
		bool letter = sp_khmer_class(cp) == SP_KHMER_BASE;
		bool below = letter && last == 0x17D2;

		if (sp_is_invisible(cp)) {
			*pos = to;
			continue;
		}
		if (cluster->to ? !below && !sp_khmer_is_mark(cp) : false)
			return true;
		if (letter || sp_khmer_is_mark(cp)) {
			cluster->from = cluster->to ? cluster->from : *pos;
			cluster->to = to;
			if (cp != 0x17D2)
				see(cluster, cp, below);
		}
		last = cp;
		*pos = to;
	}
	return cluster->to > 0;
}

/* A U that a vowel has pushed out is seen as a shifter, where none was. */
static void
push_u(struct cluster *from, const struct cluster *to)
{
	if (!has(from, 0x17BB) || has(from, 0x17C9) || has(from, 0x17CA) ||
	    has(to, 0x17BB))
		return;
	from->seen[0] &= ~(UINT64_C(1) << (0x17BB & 0x7F));
	see(from, has(to, 0x17C9) ? 0x17C9 : 0x17CA, false);
}

struct broken {
	size_t clusters, broken;
	struct count offsets;
};

/* The map of a cluster points into the one it was, and what it points at
 * becomes the cluster, alone. */
static bool
is_mapped(struct cluster before, struct cluster after, struct sp_str in,
    struct sp_str out, const struct sp_norm_map *map)
{
	struct sp_norm_range range =
	    sp_norm_map_range(map, after.from, after.to);
	struct sp_buf again = {0};
	bool same;

	norm_into(norms[0], "km", sp_str_sub(in, range.from, range.to), &again);
	same = sp_str_eq(
	    sp_buf_str(&again), sp_str_sub(out, after.from, after.to));
	sp_buf_release(&again);
	return same && range.from < range.to && range.from >= before.from &&
	    range.to <= before.to;
}

/* The clusters of a text and of what became of it, side by side; by the map
 * too, where there is one. */
static void
count_clusters(struct sp_str in, struct sp_str out,
    const struct sp_norm_map *map, struct broken *count)
{
	struct cluster before, after;
	size_t in_pos = 0, out_pos = 0;

	for (;;) {
		bool one = next_cluster(in, &in_pos, &before);
		bool two = next_cluster(out, &out_pos, &after);

		if (!one || !two) {
			count->broken += one != two;
			return;
		}
		count->offsets.all += map != NULL;
		count->offsets.good +=
		    map && is_mapped(before, after, in, out, map);
		push_u(&before, &after);
		count->broken +=
		    memcmp(before.seen, after.seen, sizeof(before.seen)) != 0;
		count->clusters++;
	}
}

static void
the_count_sees_broken_clusters(void **state)
{
	static const char *const pairs[][2] = {
	    {"\u1780\u17B6", "\u1780\u17B7"}, /* another mark */
	    {"\u1780\u17B6\u1781", "\u1780\u1781\u17B6"}, /* at another base */
	    {"\u1780\u17D2\u1781", "\u1780\u1781"}, /* split */
	    {"\u1780\u1781", "\u1780\u17D2\u1781"}, /* merged */
	    {"\u1780\u1781", "\u1780"}, /* lost */
	    {"\u1780\u17BB", "\u1780\u17C9\u17CA"}, /* gained */
	    {"\u1780\u17BB\u17CA\u17B8", "\u1780\u17C9\u17CA\u17B8"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct broken count = {0};

		count_clusters(
		    sp_str_c(pairs[i][0]), sp_str_c(pairs[i][1]), NULL, &count);
		assert_true(count.broken > 0);
	}
}

/* What a word that came out comes from becomes that word, alone. */
static void
count_words(struct sp_str in, struct sp_str out, const struct sp_norm_map *map,
    struct sp_norm *norm, struct count *count)
{
	struct sp_buf again = {0};
	struct sp_str rest = out;

	while (rest.s) {
		struct sp_str word = sp_str_cut(&rest, ' ');
		size_t at = (size_t)(word.s - out.s);
		struct sp_norm_range range =
		    sp_norm_map_range(map, at, at + word.n);

		if (word.n == 0)
			continue;
		norm_into(
		    norm, "km", sp_str_sub(in, range.from, range.to), &again);
		count->good += sp_str_eq(sp_buf_str(&again), word);
		count->all++;
	}
	sp_buf_release(&again);
}

static void
count_line(struct sp_str line, struct count *twice, struct broken *count)
{
	struct sp_buf out = {0};
	struct sp_norm_map map = {0};

	count_twice(line, twice);
	for (size_t i = 0; i < WAYS; i++) {
		sp_buf_reset(&out);
		assert_int_equal(
		    sp_norm_text_map(norms[i], sp_lang_find(SP_STR("km")), line,
			&out, &map, NULL),
		    SP_OK);
		count_words(
		    line, sp_buf_str(&out), &map, norms[i], &count->offsets);
		if (i == 0)
			count_clusters(line, sp_buf_str(&out), &map, count);
	}
	sp_buf_release(&out);
	sp_norm_map_release(&map);
}

static void
real_text_normalises_once_and_whole(void **state)
{
	static const char *const names[] = {"ciu_readme", "flores_dev_sib",
	    "lohelp", "ntrex128", "reactdocs", "tatoeba", "tico19",
	    "wmt20_wiki_devtest"};
	struct count twice = {0};
	struct broken count = {0};
	struct sp_buf name = {0}, text = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct sp_str rest;

		sp_buf_reset(&name);
		sp_buf_addf(&name, "data/%s/km.txt", names[i]);
		read_shared(sp_buf_c(&name), &text);
		rest = sp_buf_str(&text);
		while (rest.s)
			count_line(sp_str_cut(&rest, '\n'), &twice, &count);
	}
	printf("# km.txt: idempotent %zu/%zu; clusters broken %zu of %zu; "
	       "offsets %zu/%zu\n",
	    twice.good, twice.all, count.broken, count.clusters,
	    count.offsets.good, count.offsets.all);
	sp_buf_release(&name);
	sp_buf_release(&text);
	assert_int_equal(twice.good, twice.all);
	assert_int_equal(count.broken, 0);
	assert_int_equal(count.offsets.good, count.offsets.all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shared_cases_hold_but_the_disputed),
	    cmocka_unit_test(the_count_sees_broken_clusters),
	    cmocka_unit_test(real_text_normalises_once_and_whole),
	};

	return cmocka_run_group_tests(tests, make_norms, free_norms);
}
