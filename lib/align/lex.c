/* SPDX-License-Identifier: MIT */
#include <spean/lex.h>

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xxhash.h>

#include <spean/lex_words.h>

/* A word and its STAR. */
#define STEM_MAX 64

struct side {
	const uint32_t *place; /* of the words, in text */
	const uint32_t *slot;
	const uint32_t *row; /* in entry */
	const struct sp_lex_entry *entry;
	const char *text;
};

struct sp_lex {
	struct sp_lex_head head;
	struct side side[2];
	void *map; /* NULL: bytes holds it */
	size_t map_n;
	struct sp_buf bytes;
};

size_t
sp_lex_count(const struct sp_lex *lex, enum sp_lex_side side)
{
	return lex->head.count[side];
}

size_t
sp_lex_size(const struct sp_lex *lex)
{
	return lex->head.entries;
}

uint64_t
sp_lex_id(const struct sp_lex *lex)
{
	return lex->head.sum;
}

struct sp_str
sp_lex_word(const struct sp_lex *lex, enum sp_lex_side side, uint32_t id)
{
	const struct side *s = &lex->side[side];

	return (struct sp_str){
	    s->text + s->place[id], s->place[id + 1] - s->place[id]};
}

const struct sp_lex_entry *
sp_lex_entries(
    const struct sp_lex *lex, enum sp_lex_side side, uint32_t id, size_t *n)
{
	const struct side *s = &lex->side[side];

	*n = s->row[id + 1] - s->row[id];
	return s->entry + s->row[id];
}

uint32_t
sp_lex_slot(struct sp_str word, uint32_t slots)
{
	return (uint32_t)XXH3_64bits(word.n ? word.s : "", word.n) &
	    (slots - 1);
}

uint64_t
sp_lex_sum(struct sp_str bytes)
{
	return XXH3_64bits(bytes.s, bytes.n);
}

uint32_t
sp_lex_find(const struct sp_lex *lex, enum sp_lex_side side, struct sp_str word)
{
	uint32_t slots = lex->head.slots[side];
	uint32_t at = sp_lex_slot(word, slots);
	uint32_t id;

	while ((id = lex->side[side].slot[at]) != SP_LEX_NONE) {
		if (sp_str_eq(sp_lex_word(lex, side, id), word))
			return id;
		at = (at + 1) & (slots - 1);
	}
	return SP_LEX_NONE;
}

uint32_t
sp_lex_nearest(
    const struct sp_lex *lex, enum sp_lex_side side, struct sp_str word)
{
	uint32_t id = sp_lex_find(lex, side, word);
	struct sp_str stem;
	char key[STEM_MAX];

	if (id != SP_LEX_NONE)
		return id;
	stem = sp_lex_stem(word);
	if (stem.n == 0 || stem.n + 1 > STEM_MAX)
		return SP_LEX_NONE;
	memcpy(key, stem.s, stem.n);
	key[stem.n] = '*';
	return sp_lex_find(lex, side, (struct sp_str){key, stem.n + 1});
}

static enum sp_status
damaged(struct sp_err *err)
{
	return sp_err_set(err, SP_BAD_MODEL, "the lexicon is damaged");
}

/* Places that rise from 0 to end. */
static bool
rises(const uint32_t *place, size_t n, uint32_t end)
{
	for (size_t i = 0; i < n; i++)
		if (place[i] > place[i + 1])
			return false;
	return place[0] == 0 && place[n] == end;
}

static bool
is_p(float p)
{
	return p >= 0 && p <= 1;
}

static bool
check_rows(const struct sp_lex *lex, size_t s)
{
	const struct side *side = &lex->side[s];
	uint32_t others = lex->head.count[!s];

	for (size_t w = 0; w < lex->head.count[s]; w++)
		for (size_t k = side->row[w]; k < side->row[w + 1]; k++) {
			const struct sp_lex_entry *e = &side->entry[k];

			if (e->word >= others || !is_p(e->tgt) ||
			    !is_p(e->src) ||
			    (k > side->row[w] && e[-1].word >= e->word))
				return false;
		}
	return true;
}

static bool
check_side(const struct sp_lex *lex, size_t s)
{
	const struct side *side = &lex->side[s];
	size_t count = lex->head.count[s], free_slots = 0;

	if (!rises(side->place, count, lex->head.text[s]) ||
	    side->place[1] != 0 || !rises(side->row, count, lex->head.entries))
		return false;
	for (size_t i = 0; i < lex->head.slots[s]; i++) {
		free_slots += side->slot[i] == SP_LEX_NONE;
		if (side->slot[i] != SP_LEX_NONE && side->slot[i] >= count)
			return false;
	}
	for (uint32_t w = 1; w < count; w++)
		if (sp_str_cmp(sp_lex_word(lex, (enum sp_lex_side)s, w - 1),
			sp_lex_word(lex, (enum sp_lex_side)s, w)) >= 0)
			return false;
	return free_slots > 0 && check_rows(lex, s);
}

/* The bytes that a head announces; 0 where it cannot be. */
static uint64_t
announced(const struct sp_lex_head *head)
{
	uint64_t n = sizeof(*head);

	for (size_t s = 0; s < 2; s++) {
		uint32_t slots = head->slots[s];

		if (head->count[s] == 0 || head->count[s] == SP_LEX_NONE ||
		    slots == 0 || (slots & (slots - 1)) != 0)
			return 0;
		n += ((uint64_t)head->count[s] + 1) * 8 + (uint64_t)slots * 4 +
		    head->text[s] +
		    (uint64_t)head->entries * sizeof(struct sp_lex_entry);
	}
	return n;
}

static enum sp_status
check_head(
    const struct sp_lex_head *head, struct sp_str bytes, struct sp_err *err)
{
	static const struct sp_lex_head form = {.magic = SP_LEX_MAGIC};

	if (memcmp(head->magic, form.magic, sizeof(form.magic)) != 0)
		return sp_err_set(err, SP_BAD_MODEL, "not a lexicon");
	if (head->order != SP_LEX_ORDER)
		return sp_err_set(err, SP_BAD_MODEL,
		    "the lexicon was made on a machine with another order of "
		    "bytes: make it anew from its table");
	if (head->version != SP_LEX_VERSION)
		return sp_err_set(err, SP_BAD_MODEL,
		    "the lexicon is of version %u, not %u: make it anew from "
		    "its table",
		    head->version, SP_LEX_VERSION);
	if (announced(head) > bytes.n)
		return sp_err_set(
		    err, SP_BAD_MODEL, "the lexicon is cut short");
	if (announced(head) != bytes.n ||
	    memcmp(head->spare, form.spare, sizeof(form.spare)) != 0)
		return damaged(err);
	return SP_OK;
}

/* Find the parts behind the head, and hold them to the form. */
static enum sp_status
read_bytes(struct sp_lex *lex, struct sp_str bytes, struct sp_err *err)
{
	const struct sp_lex_head *head = &lex->head;
	const char *at;
	enum sp_status status;

	if (bytes.n < sizeof(*head))
		return sp_err_set(err, SP_BAD_MODEL, "not a lexicon");
	memcpy(&lex->head, bytes.s, sizeof(*head));
	status = check_head(head, bytes, err);
	if (status != SP_OK)
		return status;
	if (sp_lex_sum(sp_str_sub(bytes, sizeof(*head), bytes.n)) != head->sum)
		return damaged(err);
	at = bytes.s + sizeof(*head);
	for (size_t s = 0; s < 2; s++) {
		struct side *side = &lex->side[s];
		const void *part = at;

		side->place = part;
		side->slot = side->place + head->count[s] + 1;
		side->row = side->slot + head->slots[s];
		part = side->row + head->count[s] + 1;
		side->entry = part;
		part = side->entry + head->entries;
		at = part;
	}
	for (size_t s = 0; s < 2; s++) {
		lex->side[s].text = at;
		at += head->text[s];
	}
	return check_side(lex, 0) && check_side(lex, 1) ? SP_OK : damaged(err);
}

static enum sp_status
map_file(struct sp_lex *lex, const char *path, struct sp_err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum sp_status status = SP_OK;
	struct stat st;

	if (fd < 0 || fstat(fd, &st) != 0) {
		status = sp_err_set(err, SP_IO, "%s", strerror(errno));
	} else if (!S_ISREG(st.st_mode) ||
	    st.st_size < (off_t)sizeof(struct sp_lex_head)) {
		status = sp_err_set(err, SP_BAD_MODEL, "not a lexicon");
	} else {
		lex->map_n = (size_t)st.st_size;
		lex->map =
		    mmap(NULL, lex->map_n, PROT_READ, MAP_PRIVATE, fd, 0);
		if (lex->map == MAP_FAILED) {
			lex->map = NULL;
			status = sp_err_set(err, SP_IO, "%s", strerror(errno));
		}
	}
	if (fd >= 0)
		close(fd);
	return status;
}

struct sp_lex *
sp_lex_open(const char *path, struct sp_err *err)
{
	struct sp_lex *lex = calloc(1, sizeof(*lex));
	enum sp_status status;

	if (!lex) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	status = map_file(lex, path, err);
	if (status == SP_OK)
		status =
		    read_bytes(lex, (struct sp_str){lex->map, lex->map_n}, err);
	if (status == SP_OK)
		return lex;
	sp_lex_free(lex);
	return NULL;
}

struct sp_lex *
sp_lex_of(struct sp_buf *bytes, struct sp_err *err)
{
	struct sp_lex *lex = calloc(1, sizeof(*lex));

	if (!lex) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	if (read_bytes(lex, sp_buf_str(bytes), err) != SP_OK) {
		free(lex);
		return NULL;
	}
	lex->bytes = *bytes;
	*bytes = (struct sp_buf){0};
	return lex;
}

void
sp_lex_free(struct sp_lex *lex)
{
	if (!lex)
		return;
	if (lex->map)
		munmap(lex->map, lex->map_n);
	sp_buf_release(&lex->bytes);
	free(lex);
}
