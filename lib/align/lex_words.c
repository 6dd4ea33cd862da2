/* SPDX-License-Identifier: MIT */
#include <spean/lex_words.h>

#include <stdlib.h>

#include <spean/buf.h>
#include <spean/norm.h>
#include <spean/utf8.h>
#include <spean/word.h>

/* Scripts of code points below are written with spaces between words: Latin,
 * Greek, Cyrillic, Armenian, Hebrew, Arabic, those of India. */
#define SPACED_END 0x0E00u

struct sp_lex_words {
	struct sp_word *cut;
	struct sp_norm *norm;
	const struct sp_lang *lang;
	struct sp_str text;
	struct sp_buf word;
	bool failed;
};

struct sp_lex_words *
sp_lex_words_new(struct sp_err *err)
{
	const struct sp_norm_opts opts = {
	    .level = SP_NORM_SEARCH, .zwsp = SP_NORM_ZWSP_DROP};
	struct sp_lex_words *words = calloc(1, sizeof(*words));

	if (!words) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	words->cut = sp_word_new(SP_GRAIN_FINE, err);
	if (words->cut)
		words->norm = sp_norm_new(&opts, err);
	if (words->norm)
		return words;
	sp_lex_words_free(words);
	return NULL;
}

void
sp_lex_words_free(struct sp_lex_words *words)
{
	if (!words)
		return;
	sp_word_free(words->cut);
	sp_norm_free(words->norm);
	sp_buf_release(&words->word);
	free(words);
}

enum sp_status
sp_lex_words_begin(struct sp_lex_words *words, const struct sp_lang *lang,
    struct sp_str text, struct sp_err *err)
{
	words->lang = lang;
	words->text = text;
	words->failed = false;
	return sp_word_begin(words->cut, lang, text, err);
}

/* Most words are ASCII and need no more than their case. */
static bool
lower_ascii(struct sp_buf *out, struct sp_str text)
{
	char *to = sp_buf_room(out, text.n);

	for (size_t i = 0; to && i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c >= 0x80)
			return false;
		to[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	if (to)
		out->n += text.n;
	return true;
}

/* The case of nouns in English, not a part of the word. */
static void
drop_possessive(struct sp_buf *word)
{
	if (word->n > 2 && sp_str_ends(sp_buf_str(word), SP_STR("'s")))
		sp_buf_cut(word, word->n - 2);
}

static enum sp_status
fold(struct sp_lex_words *words, const struct sp_lang *lang, struct sp_str text,
    struct sp_err *err)
{
	enum sp_status status = SP_OK;

	sp_buf_reset(&words->word);
	if (!lower_ascii(&words->word, text))
		status =
		    sp_norm_text(words->norm, lang, text, &words->word, err);
	if (status != SP_OK)
		return status;
	drop_possessive(&words->word);
	return sp_buf_status(&words->word, err);
}

bool
sp_lex_words_next(struct sp_lex_words *words, struct sp_str *word)
{
	struct sp_word_span span;

	while (!words->failed && sp_word_next(words->cut, &span)) {
		if (span.kind != SP_WORD_LETTERS)
			continue;
		if (fold(words, words->lang,
			sp_str_sub(words->text, span.start, span.end),
			NULL) != SP_OK)
			words->failed = true;
		*word = sp_buf_str(&words->word);
		if (word->n > 0 && !words->failed)
			return true;
	}
	return false;
}

enum sp_status
sp_lex_words_status(const struct sp_lex_words *words, struct sp_err *err)
{
	if (words->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_word_status(words->cut, err);
}

enum sp_status
sp_lex_words_fold(struct sp_lex_words *words, struct sp_str text,
    struct sp_str *word, struct sp_err *err)
{
	enum sp_status status =
	    fold(words, sp_lang_find(SP_STR("und")), text, err);

	if (status == SP_OK)
		*word = sp_buf_str(&words->word);
	return status;
}

struct sp_str
sp_lex_stem(struct sp_str word)
{
	size_t pos = 0;

	for (size_t k = 0; k < SP_LEX_STEM; k++)
		if (pos >= word.n || sp_utf8_next(word, &pos) >= SPACED_END)
			return (struct sp_str){NULL, 0};
	return sp_str_sub(word, 0, pos);
}
