/* SPDX-License-Identifier: MIT */
#include <spean/check_end.h>

#include <stdlib.h>

#include <spean/utf8.h>

/* What a text ends with. */
enum end {
	END_NONE,
	END_STOP,
	END_QUESTION,
	END_EXCLAMATION,
	END_COLON,
	END_ELLIPSIS,
	END_COMMA,
	END_BRACKET, /* nothing can be said: the mark may stand within */
	ENDS
};

static const char *const names[ENDS] = {
    [END_NONE] = "no mark",
    [END_STOP] = "a full stop",
    [END_QUESTION] = "a question mark",
    [END_EXCLAMATION] = "an exclamation mark",
    [END_COLON] = "a colon",
    [END_ELLIPSIS] = "an ellipsis",
    [END_COMMA] = "a comma",
    [END_BRACKET] = "a bracket",
};

/* How likely a reader would change what ends so on the source and target side;
 * 0: it is a matter of taste. */
static const double doubt[ENDS][ENDS] = {
    [END_NONE] = {[END_STOP] = .35, [END_QUESTION] = .35, [END_COLON] = .3},
    [END_STOP] = {[END_NONE] = .55,
	[END_QUESTION] = .55,
	[END_COLON] = .4,
	[END_COMMA] = .5},
    [END_QUESTION] = {[END_NONE] = .65,
	[END_STOP] = .6,
	[END_COLON] = .6,
	[END_COMMA] = .6,
	[END_EXCLAMATION] = .4},
    [END_EXCLAMATION] = {[END_NONE] = .3, [END_QUESTION] = .6},
    [END_COLON] = {[END_NONE] = .4, [END_STOP] = .4, [END_QUESTION] = .5},
    [END_ELLIPSIS] = {[END_NONE] = .3},
    [END_COMMA] = {[END_QUESTION] = .5},
};

/* As many pairs that end alike are taken for granted; what is a share of USUAL
 * of those that end as the source does is no finding. */
#define BEFORE 20
#define USUAL  .2

/* Bytes of a source that may be a label: with a stop or without, at will. */
#define LABEL 40

struct sp_check_end {
	size_t n[ENDS], both[ENDS][ENDS]; /* of the pairs so far */
	struct sp_buf message;
};

struct sp_check_end *
sp_check_end_new(struct sp_err *err)
{
	struct sp_check_end *end = calloc(1, sizeof(*end));

	if (!end)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return end;
}

void
sp_check_end_free(struct sp_check_end *end)
{
	if (!end)
		return;
	sp_buf_release(&end->message);
	free(end);
}

static enum end
class_of(uint32_t cp)
{
	switch (cp) {
	case '.':
	case 0x17D4: /* KHAN */
	case 0x17D5: /* BARIYOOSAN */
	case 0x17DA: /* KOOMUUT */
	case 0x3002:
	case 0xFF0E:
		return END_STOP;
	case '?':
	case 0xFF1F:
		return END_QUESTION;
	case '!':
	case 0xFF01:
		return END_EXCLAMATION;
	case ':':
	case 0x17D6: /* CAMNUC PII KUUH */
	case 0xFF1A:
		return END_COLON;
	case 0x2026:
		return END_ELLIPSIS;
	case ',':
	case ';':
		return END_COMMA;
	case ')':
	case ']':
	case '}':
	case '>':
	case '/': /* an address, code */
	case 0x17C8: /* YUUKALEAPINTU, of a word or typed for a colon */
		return END_BRACKET;
	default:
		return END_NONE;
	}
}

/* What stands around the mark: space, quotation marks, emphasis of Markdown. */
static bool
is_around(uint32_t cp)
{
	return sp_utf8_is_gap(cp) || cp == '"' || cp == '\'' || cp == '*' ||
	    cp == '_' || cp == '`' || cp == 0xAB || cp == 0xBB ||
	    (cp >= 0x2018 && cp <= 0x201F);
}

/* "Inc.", "p.m.", "U.S.": the dot may be that of the word alone. */
static bool
is_short(struct sp_str text, size_t dot)
{
	size_t letters = 0;

	while (dot > letters && letters < 4 &&
	    ((text.s[dot - 1 - letters] | 32) >= 'a' &&
		(text.s[dot - 1 - letters] | 32) <= 'z'))
		letters++;
	return letters > 0 && letters < 4 && dot > letters &&
	    (text.s[dot - 1 - letters] == '.' ||
		(text.s[dot - letters] >= 'A' && text.s[dot - letters] <= 'Z'));
}

/* The same in Khmer: a letter and its signs between two dots. */
static bool
is_short_khmer(struct sp_str text, size_t dot)
{
	size_t from = dot > 12 ? dot - 12 : 0;

	return dot > from && (text.s[dot - 1] & 0x80) &&
	    memchr(text.s + from, '.', dot - from);
}

static enum end
end_of(struct sp_str text, struct sp_norm_range *at)
{
	size_t pos = text.n, to = text.n;
	uint32_t cp = ' ';
	enum end end;

	while (pos > 0 && is_around(cp)) {
		to = pos;
		cp = sp_utf8_prev(text, &pos);
	}
	*at = (struct sp_norm_range){pos, to};
	end = class_of(cp);
	if (end != END_STOP)
		return end;
	/* "..." and the Khmer "and so on" with or without its last sign. */
	if (sp_str_ends(sp_str_sub(text, 0, to), SP_STR("..")))
		return END_ELLIPSIS;
	if (sp_str_ends(sp_str_sub(text, 0, to), SP_STR("។ល។")) ||
	    (cp == '.' && (is_short(text, pos) || is_short_khmer(text, pos))))
		return END_BRACKET;
	return END_STOP;
}

static double
confidence(const struct sp_check_end *end, enum end src, enum end tgt)
{
	double share =
	    (double)end->both[src][tgt] / (double)(end->n[src] + BEFORE);

	return share < USUAL ? doubt[src][tgt] * (1 - share / USUAL) : 0;
}

enum sp_status
sp_check_end_run(struct sp_check_end *end, const struct sp_check_unit *unit,
    struct sp_findings *findings, struct sp_err *err)
{
	struct sp_norm_range at[2];
	enum end src, tgt;
	double sure;

	if (unit->side[0].blank || unit->side[1].blank)
		return SP_OK;
	sp_buf_reset(&end->message);
	src = end_of(unit->side[0].raw, &at[0]);
	tgt = end_of(unit->side[1].raw, &at[1]);
	sure = confidence(end, src, tgt);
	end->n[src]++;
	end->both[src][tgt]++;
	if (unit->side[0].raw.n < LABEL &&
	    (src == END_NONE || tgt == END_NONE) && src != END_QUESTION)
		sure *= .6;
	if (sure <= 0)
		return SP_OK;
	sp_buf_addf(&end->message, "%s ends with %s; %s with %s",
	    sp_check_unit_lang(unit, 0), names[src],
	    sp_check_unit_lang(unit, 1), names[tgt]);
	sp_findings_add(
	    findings, SP_CHECK_END, sure, at[0], at[1], &end->message);
	return sp_buf_status(&end->message, err);
}
