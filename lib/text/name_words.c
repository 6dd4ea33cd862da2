/* SPDX-License-Identifier: MIT */
#include <spean/name_words.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/lang.h>
#include <spean/name_dict.h>

enum sp_status
sp_name_words_init(struct sp_name_words *words, struct sp_err *err)
{
	words->word = sp_word_new(SP_GRAIN_FINE, err);
	return words->word ? SP_OK : SP_NOMEM;
}

void
sp_name_words_release(struct sp_name_words *words)
{
	sp_word_free(words->word);
	free(words->span);
	*words = (struct sp_name_words){0};
}

enum sp_status
sp_name_words_begin(
    struct sp_name_words *words, struct sp_str text, struct sp_err *err)
{
	words->text = (struct sp_str){0};
	words->n = words->end = 0;
	words->failed = false;
	words->text = text;
	return sp_word_begin(
	    words->word, sp_lang_find(SP_STR("km")), text, err);
}

bool
sp_name_words_has(struct sp_name_words *words, size_t i)
{
	while (i >= words->n && !words->failed) {
		struct sp_word_span span;

		if (!sp_word_next(words->word, &span))
			return false;
		words->failed = !sp_grow(&words->span, &words->cap,
		    words->n + 1, sizeof(*words->span));
		if (!words->failed)
			words->span[words->n++] = span;
	}
	return i < words->n;
}

/* Where word i begins, cut or not. */
static size_t
start_of(const struct sp_name_words *words, size_t i)
{
	if (i < words->n)
		return words->span[i].start;
	return words->n > 0 ? words->span[words->n - 1].end : 0;
}

/* Go on from byte pos, which is behind a space: there is nothing before. */
static void
jump(struct sp_name_words *words, size_t pos, size_t *i)
{
	while (*i < words->n && words->span[*i].start < pos)
		++*i;
	if (*i < words->n)
		return;
	sp_word_seek(words->word, pos);
	words->n = *i = 0;
}

bool
sp_name_words_go(struct sp_name_words *words, size_t *i)
{
	size_t from = start_of(words, *i);

	if (from >= words->end) {
		struct sp_str text = words->text;
		size_t at = sp_name_dict_next(text, from), pos = at;

		if (at >= text.n)
			return false;
		while (pos > from && text.s[pos - 1] != ' ')
			pos--;
		if (pos > from)
			jump(words, pos, i);
		words->end = sp_str_find(text, SP_STR(" "), at);
	}
	return sp_name_words_has(words, *i);
}

enum sp_status
sp_name_words_status(const struct sp_name_words *words, struct sp_err *err)
{
	if (words->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_word_status(words->word, err);
}
