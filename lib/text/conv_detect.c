/* SPDX-License-Identifier: MIT */
#include <spean/conv_detect.h>

#include <spean/utf8.h>

#include <unicode/ucsdet.h>

/* The detector is slow; more than this does not make it surer. */
#define LOOK ((size_t)64 << 10)

/* Below this the detector is as good as silent. */
#define LEAST_CONFIDENCE 10

/* True where the byte c can be the second of a character begun by lead. */
static bool
second_fits(unsigned char lead, unsigned char c)
{
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;

	return c >= low && c <= high; /* Unicode 15, table 3-7 */
}

size_t
sp_conv_utf8_part(struct sp_str text)
{
	const unsigned char *s = (const unsigned char *)text.s;
	size_t need, n = 1;

	if (text.n == 0 || s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	need = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (n < text.n && !second_fits(s[0], s[1]))
		return 1;
	while (n < text.n && n < need && (s[n] & 0xC0) == 0x80)
		n++;
	return n < need ? n : 0;
}

const char *
sp_conv_bom(struct sp_str head, size_t *bom)
{
	/* UTF-32 first: its mark begins with that of UTF-16. */
	static const struct {
		struct sp_str mark;
		const char *charset;
	} marks[] = {
	    {{"\xEF\xBB\xBF", 3}, "utf-8"},
	    {{"\xFF\xFE\0\0", 4}, "utf-32le"},
	    {{"\0\0\xFE\xFF", 4}, "utf-32be"},
	    {{"\xFF\xFE", 2}, "utf-16le"},
	    {{"\xFE\xFF", 2}, "utf-16be"},
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (sp_str_starts(head, marks[i].mark)) {
			*bom = marks[i].mark.n;
			return marks[i].charset;
		}
	*bom = 0;
	return NULL;
}

enum sp_conv_utf8
sp_conv_utf8(struct sp_str head)
{
	size_t good = 0, bad = 0;

	while (head.n > 0) {
		size_t n = sp_utf8_check(head), part;

		for (size_t i = 0; i < n; i++)
			good += ((unsigned char)head.s[i] & 0xC0) == 0xC0;
		head = sp_str_sub(head, n, head.n);
		part = sp_conv_utf8_part(head);
		if (head.n == 0 || part == head.n)
			break;
		bad++;
		head = sp_str_sub(head, part ? part : 1, head.n);
	}
	if (bad == 0)
		return SP_CONV_UTF8_ALL;
	return good / 10 >= bad ? SP_CONV_UTF8_MOSTLY : SP_CONV_UTF8_NOT;
}

/*
 * A pair of windows-1252 is by chance UTF-8 once in four where the first of
 * them can begin a character at all, and few can: eight in a row are none.
 */
#define CERTAIN 8

enum sp_conv_utf8
sp_conv_utf8_or_1252(struct sp_str head)
{
	size_t good = sp_utf8_check(head), chars = 0;
	struct sp_str rest = sp_str_sub(head, good, head.n);

	for (size_t i = 0; i < good && chars < CERTAIN; i++)
		chars += ((unsigned char)head.s[i] & 0xC0) == 0xC0;
	if (chars == CERTAIN)
		return SP_CONV_UTF8_ALL;
	if (rest.n > 0 && sp_conv_utf8_part(rest) != rest.n)
		return SP_CONV_UTF8_NOT;
	return SP_CONV_UTF8_MOSTLY;
}

bool
sp_conv_is_binary(struct sp_str head)
{
	size_t controls = 0, n = head.n < LOOK ? head.n : LOOK;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)head.s[i];

		controls += (c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B &&
				c != 0x1A) ||
		    c == 0x7F;
	}
	return controls > n / 20;
}

bool
sp_conv_has_shifts(struct sp_str head)
{
	return sp_str_find(head, SP_STR("\x1B$"), 0) < head.n ||
	    sp_str_find(head, SP_STR("\x1B("), 0) < head.n;
}

/*
 * UTF-16 without a mark: one byte of each two is nearly always that of a
 * block (U+17xx Khmer, U+20xx signs and ZWSP, U+00xx Latin), the other one is
 * not.  ICU knows this for Latin only.
 */
static const char *
guess_utf16(struct sp_str head)
{
	size_t high[2] = {0, 0}, n = head.n < LOOK ? head.n : LOOK;

	n &= ~(size_t)1;
	for (size_t i = 0; i < n; i++)
		high[i & 1] +=
		    head.s[i] == 0x17 || head.s[i] == 0x20 || head.s[i] == 0;
	if (n < 4)
		return NULL;
	if (high[0] * 2 >= n - n / 10 && high[1] < n / 6)
		return "utf-16be";
	if (high[1] * 2 >= n - n / 10 && high[0] < n / 6)
		return "utf-16le";
	return NULL;
}

static bool
take_name(const char *name, bool (*known)(const char *), char out[64])
{
	size_t n = strlen(name);

	if (n > 63)
		return false;
	for (size_t i = 0; i <= n; i++)
		out[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 32)
							  : name[i];
	return known(out);
}

static bool
ask_icu(UCharsetDetector *detector, struct sp_str head,
    bool (*known)(const char *), char name[64], int *confidence)
{
	UErrorCode code = U_ZERO_ERROR;
	const UCharsetMatch **match;
	int32_t n = 0;

	ucsdet_setText(
	    detector, head.s, (int32_t)(head.n < LOOK ? head.n : LOOK), &code);
	ucsdet_enableInputFilter(
	    detector, sp_str_find(head, SP_STR("<"), 0) < head.n);
	match = ucsdet_detectAll(detector, &n, &code);
	for (int32_t i = 0; U_SUCCESS(code) && i < n; i++) {
		const char *icu = ucsdet_getName(match[i], &code);

		*confidence = ucsdet_getConfidence(match[i], &code);
		if (U_FAILURE(code) || *confidence < LEAST_CONFIDENCE)
			return false;
		if (take_name(icu, known, name))
			return true;
	}
	return false;
}

enum sp_status
sp_conv_guess(struct sp_str head, bool (*known)(const char *charset),
    char name[64], int *confidence, struct sp_err *err)
{
	const char *utf16 = guess_utf16(head);
	UErrorCode code = U_ZERO_ERROR;
	UCharsetDetector *detector;
	bool found;

	*confidence = 90;
	if (utf16 && take_name(utf16, known, name))
		return SP_OK;
	if (sp_conv_is_binary(head))
		return sp_err_set(err, SP_BAD_TEXT,
		    "no text: it has too many control characters");
	if (sp_conv_utf8(head) == SP_CONV_UTF8_MOSTLY)
		return take_name("utf-8", known, name)
		    ? SP_OK
		    : sp_err_set(err, SP_UNKNOWN, "iconv knows no utf-8");
	detector = ucsdet_open(&code);
	if (U_FAILURE(code))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	found = ask_icu(detector, head, known, name, confidence);
	ucsdet_close(detector);
	if (!found)
		return sp_err_set(
		    err, SP_BAD_TEXT, "no text: its charset cannot be found");
	return SP_OK;
}
