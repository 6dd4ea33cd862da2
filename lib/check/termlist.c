/* SPDX-License-Identifier: MIT */
#include <spean/termlist.h>

#include <stdlib.h>

#include <spean/arena.h>
#include <spean/lines.h>
#include <spean/map.h>
#include <spean/rec.h>
#include <spean/utf8.h>

#define FIRST_EDGES 1024u

/* From a node by a word; key 0: free. */
struct edge {
	uint64_t key;
	uint32_t to;
};

struct sp_termlist {
	struct sp_map words; /* to their numbers */
	struct edge *edge; /* by hash */
	size_t edges, room; /* room: a power of two */
	struct sp_termlist_term **node; /* what ends there, or NULL */
	size_t nodes, cap;
	size_t n; /* terms */
	struct sp_arena mem;
	struct sp_terms terms; /* scratch */
};

void
sp_termlist_free(struct sp_termlist *list)
{
	if (!list)
		return;
	sp_map_release(&list->words);
	sp_arena_release(&list->mem);
	sp_terms_release(&list->terms);
	free(list->edge);
	free(list->node);
	free(list);
}

/* A node that ends nothing yet. */
static bool
add_node(struct sp_termlist *list)
{
	if (!sp_grow(
		&list->node, &list->cap, list->nodes + 1, sizeof(*list->node)))
		return false;
	list->node[list->nodes++] = NULL;
	return true;
}

struct sp_termlist *
sp_termlist_new(struct sp_err *err)
{
	struct sp_termlist *list = calloc(1, sizeof(*list));

	if (!list) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	if (sp_terms_init(&list->terms, err) == SP_OK && add_node(list))
		return list;
	sp_err_set(err, SP_NOMEM, "out of memory");
	sp_termlist_free(list);
	return NULL;
}

size_t
sp_termlist_count(const struct sp_termlist *list)
{
	return list->n;
}

uint32_t
sp_termlist_word(const struct sp_termlist *list, struct sp_str word)
{
	const size_t *number = sp_map_get(&list->words, word);

	return number ? (uint32_t)*number : SP_TERMLIST_NONE;
}

static uint64_t
key_of(uint32_t node, uint32_t word)
{
	return ((uint64_t)node << 32 | word) + 1;
}

/* Where the edge is, or would be. */
static struct edge *
probe(struct edge *edge, size_t room, uint64_t key)
{
	uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 32) & (room - 1);

	while (edge[at].key != 0 && edge[at].key != key)
		at = (at + 1) & (room - 1);
	return &edge[at];
}

uint32_t
sp_termlist_go(const struct sp_termlist *list, uint32_t node, uint32_t word)
{
	const struct edge *edge;

	if (list->room == 0 || word == SP_TERMLIST_NONE)
		return SP_TERMLIST_NONE;
	edge = probe(list->edge, list->room, key_of(node, word));
	return edge->key ? edge->to : SP_TERMLIST_NONE;
}

const struct sp_termlist_term *
sp_termlist_at(const struct sp_termlist *list, uint32_t node)
{
	return list->node[node];
}

/* Room for one more, at least half of it free. */
static bool
grow_edges(struct sp_termlist *list)
{
	size_t room = list->room ? list->room * 2 : FIRST_EDGES;
	struct edge *edge;

	if (list->edges + 1 <= list->room / 2)
		return true;
	edge = calloc(room, sizeof(*edge));
	if (!edge)
		return false;
	for (size_t i = 0; i < list->room; i++)
		if (list->edge[i].key)
			*probe(edge, room, list->edge[i].key) = list->edge[i];
	free(list->edge);
	list->edge = edge;
	list->room = room;
	return true;
}

/* The number of a word, which is added where it is new. */
static bool
number(struct sp_termlist *list, struct sp_str word, uint32_t *number)
{
	bool added;
	size_t *value = sp_map_at(&list->words, word, &added);

	if (!value)
		return false;
	if (added)
		*value = list->words.n - 1;
	*number = (uint32_t)*value;
	return true;
}

/* The node that words lead to, made where it is not there. */
static bool
reach(struct sp_termlist *list, const struct sp_str *word, size_t n,
    uint32_t *node)
{
	*node = SP_TERMLIST_ROOT;
	for (size_t i = 0; i < n; i++) {
		struct edge *edge;
		uint32_t w;

		if (!number(list, word[i], &w) || !grow_edges(list))
			return false;
		edge = probe(list->edge, list->room, key_of(*node, w));
		if (edge->key == 0) {
			if (!add_node(list))
				return false;
			*edge = (struct edge){
			    key_of(*node, w), (uint32_t)list->nodes - 1};
			list->edges++;
		}
		*node = edge->to;
	}
	return true;
}

/* The terms of a text, copied. */
static enum sp_status
read_words(struct sp_termlist *list, struct sp_str text,
    const struct sp_str **word, size_t *n, struct sp_err *err)
{
	const struct sp_terms *terms = &list->terms;
	enum sp_status status = sp_terms_read(&list->terms, text, false, err);
	struct sp_str *copy;

	if (status != SP_OK)
		return status;
	if (terms->n == 0)
		return sp_err_set(err, SP_BAD_RECORD,
		    "a term or translation without a letter or a digit");
	if (terms->n > SP_TERMLIST_WORDS)
		return sp_err_set(err, SP_TOO_LARGE,
		    "a term or translation of more than %d words or clusters",
		    SP_TERMLIST_WORDS);
	copy = sp_arena_array(&list->mem, terms->n, sizeof(*copy));
	for (size_t i = 0; copy && i < terms->n; i++)
		copy[i] = sp_arena_dup(&list->mem, sp_terms_text(terms, i));
	*word = copy;
	*n = terms->n;
	return sp_arena_status(&list->mem, err);
}

/* A translation. */
static enum sp_status
read_want(struct sp_termlist *list, struct sp_str text,
    struct sp_termlist_want **want, struct sp_err *err)
{
	struct sp_termlist_want read = {0};
	enum sp_status status;

	if (text.s[0] == '!') {
		read.forbidden = true;
		text = sp_str_trim(sp_str_sub(text, 1, text.n));
	}
	status = read_words(list, text, &read.word, &read.words, err);
	if (status != SP_OK)
		return status;
	read.text = sp_arena_dup(&list->mem, text);
	*want = sp_arena_alloc(&list->mem, sizeof(read));
	if (*want)
		**want = read;
	return sp_arena_status(&list->mem, err);
}

/* The translations of a line, in a list of their own. */
static enum sp_status
read_wants(struct sp_termlist *list, struct sp_str field,
    struct sp_termlist_want **first, struct sp_err *err)
{
	struct sp_termlist_want **end = first;
	enum sp_status status = SP_OK;

	while (field.s && status == SP_OK) {
		struct sp_str text = sp_str_trim(sp_str_cut(&field, '|'));
		struct sp_termlist_want *want;

		if (text.n == 0)
			continue;
		status = read_want(list, text, &want, err);
		if (status != SP_OK)
			break;
		*end = want;
		end = &want->next;
	}
	if (status == SP_OK && !*first)
		status =
		    sp_err_set(err, SP_BAD_RECORD, "a term has no translation");
	return status;
}

static bool
is_acronym(struct sp_str text)
{
	size_t capitals = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c >= 0x80 || (c >= 'a' && c <= 'z') ||
		    (c >= '0' && c <= '9'))
			return false;
		capitals += c >= 'A' && c <= 'Z';
	}
	return capitals > 1;
}

static bool
same_want(const struct sp_termlist_want *a, const struct sp_termlist_want *b)
{
	if (a->words != b->words || a->forbidden != b->forbidden)
		return false;
	for (size_t i = 0; i < a->words; i++)
		if (!sp_str_eq(a->word[i], b->word[i]))
			return false;
	return true;
}

/* Append the translations to those of the term, each once. */
static void
join(struct sp_termlist_term *term, struct sp_termlist_want *more)
{
	while (more) {
		struct sp_termlist_want **at = &term->want, *next = more->next;

		while (*at && !same_want(*at, more))
			at = &(*at)->next;
		if (!*at) {
			more->next = NULL;
			*at = more;
		}
		more = next;
	}
}

static enum sp_status
add_term(struct sp_termlist *list, struct sp_str text,
    struct sp_termlist_want *want, struct sp_err *err)
{
	struct sp_termlist_term *term;
	const struct sp_str *word;
	enum sp_status status;
	uint32_t node;
	size_t n;

	status = read_words(list, text, &word, &n, err);
	if (status != SP_OK)
		return status;
	if (!reach(list, word, n, &node))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (!list->node[node]) {
		term = sp_arena_array(&list->mem, 1, sizeof(*term));
		if (!term)
			return sp_err_set(err, SP_NOMEM, "out of memory");
		term->text = sp_arena_dup(&list->mem, text);
		term->acronym = is_acronym(text);
		if (sp_arena_status(&list->mem, err) != SP_OK)
			return SP_NOMEM;
		list->node[node] = term;
		list->n++;
	}
	join(list->node[node], want);
	return SP_OK;
}

enum sp_status
sp_termlist_add(
    struct sp_termlist *list, struct sp_str line, struct sp_err *err)
{
	struct sp_termlist_want *want = NULL;
	size_t bad = sp_utf8_check(line);
	enum sp_status status;
	struct sp_str f[3];

	if (bad != line.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (sp_str_trim(line).n == 0 || line.s[0] == '#')
		return SP_OK;
	if (sp_rec_split(line, f, 3) < 2)
		return sp_err_set(err, SP_BAD_RECORD,
		    "no TAB between a term and its translation");
	status = read_wants(list, f[1], &want, err);
	if (status == SP_OK)
		status = add_term(list, sp_str_trim(f[0]), want, err);
	return status;
}

static enum sp_status
take(void *to, struct sp_str line, struct sp_err *err)
{
	return sp_termlist_add(to, line, err);
}

enum sp_status
sp_termlist_read(struct sp_termlist *list, struct sp_inflow *in,
    sp_lines_bad_fn *bad, void *ctx, struct sp_err *err)
{
	return sp_lines_each(in, take, list, bad, ctx, err);
}
