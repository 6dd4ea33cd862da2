/* SPDX-License-Identifier: MIT */
#include <spean/conv.h>

#include <spean/conv_detect.h>
#include <spean/conv_guess.h>

/* What a name means on the web is wider than its standard says. */
static void
web_name(const char *charset, char name[64])
{
	/* Encoding Standard, 4.2: names and labels */
	static const char *const wider[][2] = {
	    {"iso-8859-1", "windows-1252"},
	    {"iso8859-1", "windows-1252"},
	    {"latin1", "windows-1252"},
	    {"latin-1", "windows-1252"},
	    {"us-ascii", "windows-1252"},
	    {"ascii", "windows-1252"},
	    {"iso-8859-9", "windows-1254"},
	    {"tis-620", "windows-874"},
	    {"iso-8859-11", "windows-874"},
	    {"gb2312", "gb18030"},
	    {"gbk", "gb18030"},
	    {"x-gbk", "gb18030"},
	    {"shift_jis", "cp932"},
	    {"sjis", "cp932"},
	    {"x-sjis", "cp932"},
	    {"euc-kr", "cp949"},
	    {"ks_c_5601-1987", "cp949"},
	    {"utf8", "utf-8"},
	    {"unicode-1-1-utf-8", "utf-8"},
	    {"utf-16", "utf-16le"},
	    {"unicode", "utf-16le"},
	};
	size_t n = strlen(charset);

	n = n < 63 ? n : 63;
	for (size_t i = 0; i < n; i++)
		name[i] = charset[i] >= 'A' && charset[i] <= 'Z'
		    ? (char)(charset[i] + 32)
		    : charset[i];
	name[n] = '\0';
	for (size_t i = 0; i < sizeof(wider) / sizeof(*wider); i++)
		if (strcmp(name, wider[i][0]) == 0 &&
		    sp_conv_known(wider[i][1]))
			memcpy(name, wider[i][1], strlen(wider[i][1]) + 1);
}

static enum sp_status
use_given(struct sp_str head, const char *given, struct sp_conv_info *info,
    struct sp_err *err)
{
	const char *marked = sp_conv_bom(head, &info->bom);
	size_t n = strlen(given);

	if (sp_conv_is_font(given) && marked && strcmp(marked, "utf-8") != 0)
		return sp_err_set(err, SP_BAD_TEXT,
		    "marked as %s: text in Limon is windows-1252 or UTF-8",
		    marked);
	if (!sp_conv_is_font(given) && !sp_conv_known(given))
		return sp_err_set(
		    err, SP_UNKNOWN, "unknown charset '%.63s'", given);
	for (size_t i = 0; i <= n; i++)
		info->charset[i] = given[i] >= 'A' && given[i] <= 'Z'
		    ? (char)(given[i] + 32)
		    : given[i];
	if (strcmp(info->charset, "utf8") == 0)
		memcpy(info->charset, "utf-8", sizeof("utf-8"));
	/* "utf-16" is read in the order that the mark tells. */
	if (marked &&
	    (strcmp(info->charset, "utf-16") == 0 ||
		strcmp(info->charset, "utf-32") == 0) &&
	    strncmp(marked, info->charset, 6) == 0)
		memcpy(info->charset, marked, strlen(marked) + 1);
	/* A mark of another charset is text of this one. */
	if (!marked ||
	    (strcmp(marked, info->charset) != 0 && !sp_conv_is_font(given)))
		info->bom = 0;
	info->source = SP_CONV_GIVEN;
	return SP_OK;
}

/* True where the bytes by themselves are text in UTF-8. */
static bool
is_utf8(struct sp_str head)
{
	return sp_conv_utf8(head) == SP_CONV_UTF8_ALL &&
	    !sp_conv_is_binary(head) && !sp_conv_has_shifts(head);
}

bool
sp_conv_fits(struct sp_str text, const char *declared)
{
	char name[64];

	web_name(declared, name);
	if (!sp_conv_known(name))
		return false;
	if (strcmp(name, "utf-8") == 0)
		return sp_conv_utf8(text) != SP_CONV_UTF8_NOT;
	return (strncmp(name, "utf-16", 6) != 0 &&
		   strncmp(name, "utf-32", 6) != 0) ||
	    sp_conv_is_wide(text);
}

enum sp_status
sp_conv_detect(struct sp_str head, const char *given, const char *declared,
    struct sp_conv_info *info, struct sp_err *err)
{
	const char *marked;
	enum sp_status status;

	*info = (struct sp_conv_info){.confidence = 100};
	if (given)
		return use_given(head, given, info, err);
	marked = sp_conv_bom(head, &info->bom);
	if (marked || is_utf8(head)) {
		info->source = marked ? SP_CONV_BOM : SP_CONV_VALID;
		web_name(marked ? marked : "utf-8", info->charset);
		return SP_OK;
	}
	if (declared && *declared) {
		web_name(declared, info->charset);
		info->source = SP_CONV_DECLARED;
		if (sp_conv_fits(head, declared))
			return SP_OK;
	}
	status = sp_conv_guess(head, info->charset, &info->confidence, err);
	if (status != SP_OK)
		return status;
	info->source = SP_CONV_DETECTED;
	web_name(info->charset, info->charset);
	return SP_OK;
}

/* True for text in UTF-8 whose last character is whole. */
static bool
ends_whole(struct sp_str text)
{
	size_t at = text.n;

	while (at > 0 && text.n - at < 3 &&
	    ((unsigned char)text.s[at - 1] & 0xC0) == 0x80)
		at--;
	return at == 0 || (unsigned char)text.s[at - 1] < 0xC0 ||
	    sp_conv_utf8_part(sp_str_sub(text, at - 1, text.n)) == 0;
}

enum sp_status
sp_conv_text(struct sp_str in, const char *given, const char *declared,
    struct sp_buf *out, struct sp_conv_info *info, struct sp_err *err)
{
	size_t start = out->n;
	struct sp_conv *conv;
	enum sp_status status;

	status = sp_conv_detect(in, given, declared, info, err);
	if (status != SP_OK)
		return status;
	if (info->source == SP_CONV_VALID && ends_whole(in)) {
		sp_buf_add(out, in);
		return sp_buf_status(out, err);
	}
	conv = sp_conv_new(info->charset, err);
	if (!conv)
		return err ? err->status : SP_NOMEM;
	status =
	    sp_conv_feed(conv, sp_str_sub(in, info->bom, in.n), true, out, err);
	if (status != SP_OK && !out->failed)
		sp_buf_cut(out, start);
	sp_conv_free(conv);
	return status;
}
