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

enum sp_status
sp_text_key(struct sp_terms *terms, enum sp_dedup_by by, struct sp_str text,
    struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status;
	size_t start;

	if (by != SP_DEDUP_EXACT) {
		status = sp_terms_read(terms, text, false, err);
		if (status != SP_OK)
			return status;
		sp_buf_addc(out, '\2');
		start = out->n;
		add_terms(terms, by == SP_DEDUP_NEAR, out);
		if (out->n == start)
			add_terms(terms, true, out);
		if (out->n > start) {
			sp_buf_addc(out, '\0');
			return sp_buf_status(out, err);
		}
	}
	sp_buf_addf(out, "\1%zu:", text.n);
	sp_buf_add(out, text);
	return sp_buf_status(out, err);
}
