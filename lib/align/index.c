/* SPDX-License-Identifier: MIT */
#include <spean/index.h>

#include <math.h>
#include <stdlib.h>

#include <spean/buf.h>

void
sp_index_release(struct sp_index *index)
{
	free(index->item);
	free(index->first);
	free(index->last);
	sp_map_release(&index->keys);
	sp_arena_release(&index->text);
	*index = (struct sp_index){0};
}

static void
reset(struct sp_index *index)
{
	index->n = index->sentences = 0;
	sp_map_reset(&index->keys);
	sp_arena_reset(&index->text);
}

/* The key of a tag: two tags that have one say the same. */
static void
write_key(const struct sp_tag *tag, struct sp_buf *key)
{
	struct sp_str value = tag->value;

	sp_buf_reset(key);
	switch (tag->type) {
	case SP_TAG_NAME:
		sp_buf_add(key, SP_STR("name:"));
		for (size_t i = 0; i < value.n; i++)
			sp_buf_addc(key,
			    value.s[i] >= 'A' && value.s[i] <= 'Z'
				? (char)(value.s[i] + 32)
				: value.s[i]);
		return;
	case SP_TAG_DATE:
	case SP_TAG_TIME:
		sp_buf_add(key, SP_STR("date:"));
		break;
	case SP_TAG_ORDINAL:
		sp_buf_add(key, SP_STR("nth:"));
		break;
	default:
		sp_buf_add(key, SP_STR("num:"));
		value = sp_str_cut(&value, ' ');
	}
	sp_buf_add(key, value);
}

/* The number of the entry that a value stands in. */
static uint32_t
entry_of(const struct sp_map *map, const size_t *value)
{
	size_t bytes = (size_t)((const char *)value - (const char *)map->entry);

	return (uint32_t)(bytes / sizeof(*map->entry));
}

static bool
add(struct sp_index *index, const struct sp_tag *tag, size_t sentence,
    struct sp_buf *key)
{
	struct sp_index_item item = {
	    .tag = *tag, .sentence = (uint32_t)sentence};
	size_t *count;

	write_key(tag, key);
	item.tag.value = sp_arena_dup(&index->text, tag->value);
	count =
	    key->failed ? NULL : sp_map_at(&index->keys, sp_buf_str(key), NULL);
	if (!count || index->text.failed ||
	    !sp_grow(&index->item, &index->cap, index->n + 1, sizeof(item)))
		return false;
	item.key = entry_of(&index->keys, count);
	if (!sp_grow(&index->last, &index->cap_last, index->keys.n,
		sizeof(*index->last)))
		return false;
	if (*count == 0 || index->last[item.key] != sentence + 1)
		++*count;
	index->last[item.key] = (uint32_t)sentence + 1;
	index->item[index->n++] = item;
	return true;
}

static enum sp_status
read_all(struct sp_index *index, struct sp_tagger *tagger,
    const struct sp_lang *lang, const struct sp_str *sentence, size_t n,
    const struct sp_day *day, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	struct sp_tags tags = {0};
	struct sp_buf key = {0};

	for (size_t i = 0; i < n && status == SP_OK; i++) {
		index->first[i] = index->n;
		status =
		    sp_tagger_read(tagger, lang, sentence[i], day, &tags, err);
		for (size_t t = 0; t < tags.n && status == SP_OK; t++)
			if (!add(index, &tags.tag[t], i, &key))
				status =
				    sp_err_set(err, SP_NOMEM, "out of memory");
	}
	index->first[n] = index->n;
	index->sentences = n;
	sp_tags_release(&tags);
	sp_buf_release(&key);
	return status;
}

enum sp_status
sp_index_read(struct sp_index *index, struct sp_tagger *tagger,
    const struct sp_lang *lang, const struct sp_str *sentence, size_t n,
    const struct sp_day *day, struct sp_err *err)
{
	enum sp_status status;

	reset(index);
	if (n >= UINT32_MAX - 1)
		return sp_err_set(
		    err, SP_TOO_LARGE, "%zu sentences are too many", n);
	if (!sp_grow(
		&index->first, &index->cap_first, n + 1, sizeof(*index->first)))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	status = read_all(index, tagger, lang, sentence, n, day, err);
	if (status != SP_OK)
		reset(index);
	return status;
}

struct sp_str
sp_index_key(const struct sp_index *index, size_t item)
{
	return index->keys.entry[index->item[item].key].key;
}

/* As counted in ntrex128 and tico19. */
double
sp_index_number_share(struct sp_str value)
{
	double n = 0;
	size_t zeros = 0;

	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] < '0' || value.s[i] > '9')
			return .0005;
		zeros = value.s[i] == '0' ? zeros + 1 : 0;
		n = 10 * n + (value.s[i] - '0');
	}
	if (n <= 10)
		return n < 1 ? .003 : .03 / n;
	return zeros == value.n - 1 ? .002 : .0008;
}

static double
share_of_date(struct sp_str value)
{
	if (sp_str_starts(value, SP_STR("-W")))
		return .006;
	if (sp_str_starts(value, SP_STR("P")) ||
	    sp_str_starts(value, SP_STR("-P")))
		return .004;
	return value.n <= 7 ? .003 : .0005;
}

static double
share_of(const struct sp_tag *tag)
{
	struct sp_str value = tag->value;

	if (tag->type == SP_TAG_NAME)
		return .0005;
	if (tag->type == SP_TAG_DATE || tag->type == SP_TAG_TIME)
		return share_of_date(value);
	return sp_index_number_share(sp_str_cut(&value, ' '));
}

double
sp_index_rarity(const struct sp_index *index, size_t item)
{
	const struct sp_index_item *it = &index->item[item];
	double all = (double)index->sentences;
	double say = (double)index->keys.entry[it->key].value;

	return log((all + SP_INDEX_PRIOR) /
	    (say + SP_INDEX_PRIOR * share_of(&it->tag)));
}

double
sp_index_worth(const struct sp_index *a, size_t src, const struct sp_index *b,
    size_t tgt, const struct sp_anchor *anchor)
{
	double sum = 0, chance = 1 - anchor->worth;
	int n = 0;

	if (src != SP_ANCHOR_NONE) {
		sum += sp_index_rarity(a, src);
		n++;
	}
	if (tgt != SP_ANCHOR_NONE) {
		sum += sp_index_rarity(b, tgt);
		n++;
	}
	if (n == 0)
		return 0;
	if (n == 2)
		return anchor->worth * sum / n;
	/* A name, found in running text. */
	return chance > 0 && -log(chance) / 2 < sum ? -log(chance) / 2 : sum;
}
