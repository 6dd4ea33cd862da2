/* SPDX-License-Identifier: MIT */
#include <spean/statistics.h>

#include <stdlib.h>

#include <spean/map.h>
#include <spean/profile.h>
#include <spean/rarity.h>

static void
count(void *ctx, struct sp_str key)
{
	struct sp_map *said = ctx;
	size_t *n = sp_map_at(said, key, NULL);

	if (n)
		++*n;
}

static int
by_key(const void *a, const void *b)
{
	const struct sp_map_entry *const *x = a, *const *y = b;

	return sp_str_cmp((*x)->key, (*y)->key);
}

static void
write_line(const char *lang, struct sp_str key, size_t n, struct sp_buf *out)
{
	sp_buf_add(out, sp_str_c(lang));
	sp_buf_addc(out, '\t');
	sp_buf_add(out, key);
	sp_buf_addf(out, "\t%zu\n", n);
}

static enum sp_status
write_all(const char *lang, const struct sp_map *said, struct sp_buf *out,
    struct sp_err *err)
{
	const struct sp_map_entry **entry =
	    malloc((said->n + 1) * sizeof(*entry));

	if (!entry || said->failed) {
		free(entry);
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	for (size_t i = 0; i < said->n; i++)
		entry[i] = &said->entry[i];
	if (said->n > 0)
		qsort(entry, said->n, sizeof(*entry), by_key);
	for (size_t i = 0; i < said->n; i++)
		write_line(lang, entry[i]->key, entry[i]->value, out);
	free(entry);
	return sp_buf_status(out, err);
}

enum sp_status
sp_statistics_make(const struct sp_lang *lang, const struct sp_docset *set,
    struct sp_buf *out, struct sp_err *err)
{
	const struct sp_lang *const both[2] = {lang, lang};
	struct sp_rarity *none = sp_rarity_new(both, NULL, err);
	struct sp_profiler *profiler =
	    none ? sp_profiler_new(lang, SP_LEX_SRC, NULL, none, err) : NULL;
	size_t sentences = 0, words = 0;
	struct sp_map said = {0};
	struct sp_doc doc = {0};
	enum sp_status status = profiler ? SP_OK : SP_NOMEM;

	if (profiler)
		sp_profiler_watch(profiler, count, &said);
	for (size_t i = 0; i < sp_docset_count(set) && status == SP_OK; i++) {
		struct sp_profile profile;

		status = sp_docset_read(set, i, &doc, err);
		if (status == SP_OK)
			status = sp_profile_read(profiler, &doc, &profile, err);
		if (status != SP_OK)
			break;
		sentences += profile.sentences;
		words += profile.words;
		sp_profile_release(&profile);
	}
	if (status == SP_OK) {
		write_line(
		    lang->code, SP_STR(SP_RARITY_SENTENCES), sentences, out);
		write_line(lang->code, SP_STR(SP_RARITY_WORDS), words, out);
		status = write_all(lang->code, &said, out, err);
	}
	sp_map_release(&said);
	sp_doc_release(&doc);
	sp_profiler_free(profiler);
	sp_rarity_free(none);
	return status;
}
