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

/* What a character is to the key of English and Khmer. */
enum kind {
	OTHER, /* may be anything */
	LETTER, /* all of its bytes are a part of a term */
	VARIED, /* the same, once folded: writers use another for it */
	DIGIT,
	SIGN /* parts terms and is none */
};

/* clang-format off */
#define L LETTER
#define V VARIED
#define D DIGIT
#define S SIGN
#define o OTHER
static const unsigned char khmer_kinds[128] = {
    /* 1780 */ L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    /* 1790 */ L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    /* 17A0 */ L, L, L, o, o, L, L, L, V, L, L, L, L, L, L, L,
    /* 17B0 */ L, L, V, L, o, o, L, L, L, L, L, L, L, L, L, L,
    /* 17C0 */ L, L, L, L, L, L, L, L, V, L, L, L, L, L, L, L,
    /* 17D0 */ L, L, L, o, S, S, S, L, S, S, S, S, o, o, o, o,
    /* 17E0 */ D, D, D, D, D, D, D, D, D, D, o, o, o, o, o, o,
    /* 17F0 */ o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o,
};
#undef L
#undef V
#undef D
#undef S
#undef o
/* clang-format on */

/* The making of such a key. */
struct plain {
	const unsigned char *s, *end; /* what is to be read */
	const unsigned char *digit; /* behind the last */
	char *key, *to; /* has room for as many bytes as the text */
	bool digits; /* count */
	bool folded; /* the text is */
};

static void
put_digit(struct plain *plain, char c, size_t n)
{
	const unsigned char *digit = plain->digit;
	size_t apart = (size_t)(plain->s - digit);

	plain->s += n;
	if (!plain->digits)
		return;
	plain->digit = plain->s;
	/* What parts it from a digit that was put last. */
	if (plain->to > plain->key && apart > 0 && is_digit(plain->to[-1]))
		*plain->to++ = apart == 1 && (*digit == '.' || *digit == ',')
		    ? (char)*digit
		    : ' ';
	*plain->to++ = c;
}

static void
put_ascii(struct plain *plain)
{
	char c = (char)*plain->s;

	if (is_digit(c)) {
		put_digit(plain, c, 1);
		return;
	}
	plain->s++;
	if (!is_sign(c))
		*plain->to++ = (char)(c | 0x20);
}

/* QA before a vowel may be a spelling of another word (fold.c). */
static bool
is_varied_qa(const unsigned char *s, const unsigned char *end)
{
	return s[1] == 0x9E && s[2] == 0xA2 && end - s >= 6 &&
	    memcmp(s + 3, "\u17C4", 3) == 0;
}

/* False where it is no Khmer, or may be folded to something else. */
static bool
put_khmer(struct plain *plain)
{
	const unsigned char *s = plain->s;
	unsigned i;

	if (plain->end - s < 3 || (s[1] & 0xFE) != 0x9E)
		return false;
	i = (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
	switch ((enum kind)khmer_kinds[i]) {
	case OTHER:
		return false;
	case VARIED:
		if (!plain->folded)
			return false;
		break;
	case LETTER: /* a QA that may vary: others are behind us */
		return false;
	case DIGIT:
		put_digit(plain, (char)('0' + (s[2] & 0xF)), 3);
		return true;
	case SIGN:
		plain->s += 3;
		return true;
	}
	memcpy(plain->to, s, 3);
	plain->to += 3;
	plain->s += 3;
	return true;
}

/* Small letters and Khmer ones, most of what there is, are put in rows. */
static void
put_letters(struct plain *plain)
{
	const unsigned char *s = plain->s, *end = plain->end;
	size_t n;

	for (;;) {
		if (s < end && *s >= 'a' && *s <= 'z')
			s++;
		else if (end - s >= 3 && s[0] == 0xE1 &&
		    (s[1] & 0xFE) == 0x9E &&
		    khmer_kinds[(s[1] & 1u) << 6 | (s[2] & 0x3Fu)] == LETTER &&
		    (plain->folded || !is_varied_qa(s, end)))
			s += 3;
		else
			break;
	}
	n = (size_t)(s - plain->s);
	memcpy(plain->to, plain->s, n);
	plain->to += n;
	plain->s = s;
}

/* The bytes of a quotation mark, a dash or an ellipsis; 0 for all else. */
static size_t
other_sign(const unsigned char *s, const unsigned char *end)
{
	if (end - s >= 2 && s[0] == 0xC2)
		return s[1] == 0xAB || s[1] == 0xBB ? 2 : 0;
	if (end - s < 3 || s[0] != 0xE2 || s[1] != 0x80)
		return 0;
	/* U+2010 to U+2015, U+2018 to U+201F, U+2026. */
	return (s[2] >= 0x90 && s[2] <= 0x95) ||
		(s[2] >= 0x98 && s[2] <= 0x9F) || s[2] == 0xA6
	    ? 3
	    : 0;
}

/*
 * The terms of a text of English and Khmer alone, which need not be told apart
 * for it: the same bytes as add_terms has.  False where it is none.
 *
 * folded  text is normal; else folding is all that it lacks
 */
static bool
add_plain(struct sp_str text, bool digits, bool folded, struct sp_buf *out)
{
	const unsigned char *s = (const unsigned char *)text.s;
	char *key = sp_buf_room(out, text.n + 1);
	struct plain plain = {s, s + text.n, s, key, key, digits, folded};

	if (!key)
		return true;
	while (plain.s < plain.end) {
		size_t n;

		put_letters(&plain);
		if (plain.s == plain.end)
			break;
		if (*plain.s < 0x80) {
			put_ascii(&plain);
			continue;
		}
		if (*plain.s == 0xE1 && put_khmer(&plain))
			continue;
		n = other_sign(plain.s, plain.end);
		if (n == 0)
			return false;
		plain.s += n;
	}
	out->n += (size_t)(plain.to - plain.key);
	return true;
}

/* The terms of text, in one. */
static enum sp_status
add_all(struct sp_terms *terms, struct sp_str text, bool digits,
    struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status;

	if (sp_terms_is_plain(terms, text) &&
	    add_plain(text, digits, false, out))
		return sp_buf_status(out, err);
	status = sp_terms_fold(terms, text, false, err);
	if (status != SP_OK)
		return status;
	if (add_plain(sp_buf_str(&terms->normal), digits, true, out))
		return sp_buf_status(out, err);
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
		sp_buf_addc(out, '\2');
		start = out->n;
		status = add_all(terms, text, by == SP_DEDUP_NEAR, out, err);
		if (status == SP_OK && out->n == start)
			status = add_all(terms, text, true, out, err);
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
