/* SPDX-License-Identifier: MIT */
#include <spean/text_key.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_sign(char c)
{
	return (unsigned char)c < 0x80 && !is_digit(c) &&
	    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* A term without its signs and, where they do not count, its digits. */
static void
add_term(struct sp_str term, bool digits, struct sp_buf *out)
{
	for (size_t i = 0; i < term.n; i++) {
		char c = term.s[i];
		bool parts = i > 0 && i + 1 < term.n && digits &&
		    is_digit(term.s[i - 1]) && is_digit(term.s[i + 1]);

		if (is_sign(c) ? parts : digits || !is_digit(c))
			sp_buf_addc(out, c);
	}
}

static void
add_terms(const struct sp_terms *terms, bool digits, struct sp_buf *out)
{
	size_t start = out->n;

	for (size_t i = 0; i < terms->n; i++) {
		struct sp_str term = sp_terms_text(terms, i);

		if (term.n > 0 && is_digit(term.s[0]) && digits &&
		    out->n > start && is_digit(out->s[out->n - 1]))
			sp_buf_addc(out, ' ');
		add_term(term, digits, out);
	}
}

/* The bytes of a sign from byte pos on that parts terms and is none; 0 where
 * something else stands there. */
static size_t
sign_at(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;
	size_t left = text.n - pos;

	if (s[0] < 0x80)
		return is_sign(text.s[pos]);
	/* U+17D4 to U+17D6, U+17D8 to U+17DB. */
	if (left > 2 && s[0] == 0xE1 && s[1] == 0x9F && s[2] >= 0x94 &&
	    s[2] <= 0x9B && s[2] != 0x97)
		return 3;
	return left > 2 && memcmp(s, "\xE2\x80\xA6", 3) == 0 ? 3 : 0;
}

/* The bytes of a letter or mark from byte pos on of which all are a part of a
 * term; 0 where something else stands there. */
static size_t
letter_at(struct sp_str text, size_t pos)
{
	const unsigned char *s = (const unsigned char *)text.s + pos;

	if (s[0] < 0x80)
		return s[0] >= 'a' && s[0] <= 'z';
	/* U+1780 to U+17D3, U+17D7. */
	return text.n - pos > 2 && s[0] == 0xE1 &&
		(s[1] == 0x9E ||
		    (s[1] == 0x9F && (s[2] < 0x94 || s[2] == 0x97)))
	    ? 3
	    : 0;
}

/* A digit, at byte pos, behind what parts it from that which ends before byte
 * last, if that is what was appended last. */
static void
add_digit(
    struct sp_str text, size_t last, size_t pos, bool first, struct sp_buf *out)
{
	if (!first && last != pos && is_digit(out->s[out->n - 1]))
		sp_buf_addc(out,
		    pos - last == 1 &&
			    (text.s[last] == '.' || text.s[last] == ',')
			? text.s[last]
			: ' ');
	sp_buf_addc(out, text.s[pos]);
}

/* The terms of a text of English and Khmer alone, which need not be told apart
 * for it: the same bytes as add_terms has.  False where it is none. */
static bool
add_plain(struct sp_str text, bool digits, struct sp_buf *out)
{
	size_t start = out->n, last = 0; /* behind a digit */

	for (size_t pos = 0; pos < text.n && !out->failed;) {
		size_t from = pos, n;

		while (pos < text.n && (n = letter_at(text, pos)) > 0)
			pos += n;
		sp_buf_add(out, sp_str_sub(text, from, pos));
		if (pos == text.n || pos > from)
			continue;
		n = sign_at(text, pos);
		if (n == 0 && !is_digit(text.s[pos]))
			return false;
		if (n == 0 && digits) {
			add_digit(text, last, pos, out->n == start, out);
			last = pos + 1;
		}
		pos += n ? n : 1;
	}
	return true;
}

/* The terms of what terms->normal has, in one. */
static enum sp_status
add_all(
    struct sp_terms *terms, bool digits, struct sp_buf *out, struct sp_err *err)
{
	size_t start = out->n;
	enum sp_status status;

	if (add_plain(sp_buf_str(&terms->normal), digits, out))
		return sp_buf_status(out, err);
	sp_buf_cut(out, start);
	status = sp_terms_cut(terms, err);
	if (status == SP_OK)
		add_terms(terms, digits, out);
	return status;
}

enum sp_status
sp_text_key(struct sp_terms *terms, enum sp_dedup_by by, struct sp_str text,
    struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status;
	size_t start;

	if (by != SP_DEDUP_EXACT) {
		status = sp_terms_fold(terms, text, false, err);
		sp_buf_addc(out, '\2');
		start = out->n;
		if (status == SP_OK)
			status = add_all(terms, by == SP_DEDUP_NEAR, out, err);
		if (status == SP_OK && out->n == start)
			status = add_all(terms, true, out, err);
		if (status != SP_OK)
			return status;
		if (out->n > start) {
			sp_buf_addc(out, '\0');
			return sp_buf_status(out, err);
		}
	}
	sp_buf_addf(out, "\1%zu:", text.n);
	sp_buf_add(out, text);
	return sp_buf_status(out, err);
}

bool
sp_text_key_is_of_signs(struct sp_str key)
{
	/* What is compared as terms has no such byte, even an empty one. */
	return key.n > 1 && key.s[0] == '\2' && key.s[1] == '\1';
}
