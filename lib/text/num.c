/* SPDX-License-Identifier: MIT */
#include <spean/num.h>

#include <spean/utf8.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* More digits than this are no quantity; it leaves room for a '.' and a NUL
 * in a value. */
#define DIGITS_MAX 37

/* A digit string: groups of digits with one separator between. */
struct shape {
	size_t start, end;
	char digit[DIGITS_MAX];
	size_t digits;
	/* Of each group: its length, and the separator before it. */
	size_t length[DIGITS_MAX];
	char sep[DIGITS_MAX]; /* '.', ',' or ' '; of the first: 0 */
	size_t groups;
	bool too_long;
};

static int
digit_of(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= '0' && cp <= '9' ? (int)(cp - '0') : -1;
	if (cp >= 0x17E0 && cp <= 0x17E9)
		return (int)(cp - 0x17E0);
	if (cp == SP_UTF8_BAD ||
	    u_charType((UChar32)cp) != U_DECIMAL_DIGIT_NUMBER)
		return -1;
	return u_charDigitValue((UChar32)cp);
}

static char
sep_of(uint32_t cp)
{
	switch (cp) {
	case '.':
	case 0xFF0E:
	case 0x066B:
		return '.';
	case ',':
	case 0xFF0C:
	case 0x066C:
		return ',';
	case 0xA0:
	case 0x2009:
	case 0x202F:
		return ' ';
	default:
		return 0;
	}
}

/* The number of digits from byte pos on, up to four. */
static size_t
digits_at(struct sp_str text, size_t pos)
{
	size_t n = 0;

	while (n < 4 && pos < text.n && digit_of(sp_utf8_next(text, &pos)) >= 0)
		n++;
	return n;
}

static void
add_digit(struct shape *shape, int digit)
{
	if (shape->digits == DIGITS_MAX) {
		shape->too_long = true;
		return;
	}
	shape->digit[shape->digits++] = (char)('0' + digit);
	shape->length[shape->groups - 1]++;
}

static void
add_group(struct shape *shape, char sep)
{
	if (shape->groups == DIGITS_MAX) {
		shape->too_long = true;
		return;
	}
	shape->length[shape->groups] = 0;
	shape->sep[shape->groups++] = sep;
}

/* The digit string that begins at byte start. */
static void
read_shape(struct sp_str text, size_t start, struct shape *shape)
{
	size_t pos = start;

	shape->start = start;
	shape->digits = shape->groups = 0;
	shape->too_long = false;
	add_group(shape, 0);
	while (pos < text.n) {
		size_t at = pos;
		uint32_t cp = sp_utf8_next(text, &pos);
		int digit = digit_of(cp);
		char sep = digit < 0 ? sep_of(cp) : 0;
		size_t follow = sep ? digits_at(text, pos) : 0;

		if (digit >= 0) {
			add_digit(shape, digit);
		} else if (follow && (sep != ' ' || follow == 3)) {
			add_group(shape, sep);
		} else {
			pos = at;
			break;
		}
	}
	shape->end = pos;
}

static bool
is_latin(uint32_t cp)
{
	UErrorCode code = U_ZERO_ERROR;

	if (cp < 0x80)
		return ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || cp == '_';
	return cp != SP_UTF8_BAD && u_isalpha((UChar32)cp) &&
	    uscript_getScript((UChar32)cp, &code) == USCRIPT_LATIN;
}

static uint32_t
char_at(struct sp_str text, size_t pos)
{
	return pos < text.n ? sp_utf8_next(text, &pos) : ' ';
}

static uint32_t
char_before(struct sp_str text, size_t *pos)
{
	return *pos > 0 ? sp_utf8_prev(text, pos) : ' ';
}

/* Beside a Latin letter, or joined to one by a dot: "x86", "a.5.txt". */
static bool
is_identifier(struct sp_str text, const struct shape *shape)
{
	size_t pos = shape->start;
	uint32_t before = char_before(text, &pos);
	uint32_t after = char_at(text, shape->end);

	if (is_latin(before) || is_latin(after))
		return true;
	if (before == '.' && is_latin(char_before(text, &pos)))
		return true;
	if (after != '.')
		return false;
	after = char_at(text, shape->end + 1);
	return is_latin(after) && (after >= 0x80 || after >= 'a');
}

/* The digits from `from` on, without the zeros that say nothing, a '.' behind
 * the first `whole` of them. */
static void
write_value(const struct shape *shape, size_t whole, char value[40])
{
	size_t from = 0, end = shape->digits, n = 0;

	while (from + 1 < whole && shape->digit[from] == '0')
		from++;
	while (end > whole && shape->digit[end - 1] == '0')
		end--;
	if (whole == 0)
		value[n++] = '0';
	for (size_t i = from; i < end; i++) {
		if (i == whole)
			value[n++] = '.';
		value[n++] = shape->digit[i];
	}
	value[n] = '\0';
}

/* Groups 1 to n (not the first) are of three digits behind the separator sep,
 * and the first is one to three digits with no zero in front. */
static bool
is_grouped(const struct shape *shape, size_t n, char sep)
{
	if (shape->length[0] > 3 || shape->digit[0] == '0')
		return false;
	for (size_t i = 1; i <= n; i++)
		if (shape->length[i] != 3 || shape->sep[i] != sep)
			return false;
	return true;
}

static bool
is_currency(uint32_t cp)
{
	return cp != SP_UTF8_BAD &&
	    u_charType((UChar32)cp) == U_CURRENCY_SYMBOL;
}

/* An amount of money, by the sign or word beside it. */
static bool
is_money(struct sp_str text, const struct shape *shape)
{
	static const char *const unit[] = {"រៀល", "ដុល្លារ", "បាត", "ដុង", "យ៉េន",
	    "យន់", "យូរ៉ូ", "អឺរ៉ូ", "riel", "dollar", "baht", "euro", "yen", "USD",
	    "KHR", "EUR", "THB"};
	size_t before = shape->start, after = shape->end;
	uint32_t cp = char_before(text, &before);
	struct sp_str rest;

	if (cp == ' ' || cp == 0xA0)
		cp = char_before(text, &before);
	if (is_currency(cp))
		return true;
	if (after >= text.n)
		return false;
	cp = char_at(text, after);
	if (cp == ' ' || cp == 0xA0 || cp == 0x200B)
		sp_utf8_next(text, &after);
	if (after >= text.n)
		return false;
	if (is_currency(char_at(text, after)))
		return true;
	rest = sp_str_sub(text, after, text.n);
	for (size_t i = 0; i < sizeof(unit) / sizeof(unit[0]); i++)
		if (sp_str_starts(rest, sp_str_c(unit[i])))
			return true;
	return false;
}

/* One separator.  True where it has a reading. */
static bool
read_single(const struct shape *shape, bool money, struct sp_num *num)
{
	bool grouped = is_grouped(shape, 1, shape->sep[1]);

	if (!grouped && shape->sep[1] == ' ')
		return false;
	if (grouped)
		write_value(shape, shape->digits, num->value[0]);
	if (grouped && (shape->sep[1] == ' ' || money))
		return true;
	write_value(shape, shape->length[0], num->value[grouped]);
	return true;
}

/* The readings of a digit string; false where it has none. */
static bool
read_value(const struct shape *shape, bool money, struct sp_num *num)
{
	size_t last = shape->groups - 1;
	char sep = last ? shape->sep[1] : '\0';

	num->value[0][0] = num->value[1][0] = '\0';
	if (last == 0) {
		write_value(shape, shape->digits, num->value[0]);
		return true;
	}
	if (last == 1)
		return read_single(shape, money, num);
	if (is_grouped(shape, last, sep)) {
		write_value(shape, shape->digits, num->value[0]);
		return true;
	}
	if (shape->sep[last] == sep || shape->sep[last] == ' ' ||
	    !is_grouped(shape, last - 1, sep))
		return false;
	write_value(shape, shape->digits - shape->length[last], num->value[0]);
	return true;
}

/* ".5": a decimal whose separator nothing stands before. */
static bool
is_fraction(struct sp_str text, const struct shape *shape)
{
	size_t pos = shape->start;

	if (shape->groups > 1 || char_before(text, &pos) != '.')
		return false;
	switch (char_before(text, &pos)) {
	case ' ':
	case '(':
	case '$':
	case 0xA0:
		return true;
	default:
		return false;
	}
}

/* Could a digit begin with this byte?  Of the scripts' digits all but ASCII's
 * begin with one of these. */
static bool
may_begin_digit(unsigned char c)
{
	return (c >= '0' && c <= '9') || c == 0xD9 || c == 0xDB || c == 0xDF ||
	    (c >= 0xE0 && c <= 0xF0);
}

bool
sp_num_next(struct sp_str text, size_t *pos, struct sp_num *num)
{
	struct shape shape;

	while (*pos < text.n) {
		size_t at = *pos;

		if (!may_begin_digit((unsigned char)text.s[at])) {
			++*pos;
			continue;
		}
		if (digit_of(sp_utf8_next(text, pos)) < 0)
			continue;
		read_shape(text, at, &shape);
		*pos = shape.end;
		if (shape.too_long || is_identifier(text, &shape) ||
		    !read_value(&shape,
			shape.groups == 2 && is_money(text, &shape), num))
			continue;
		num->start = shape.start;
		num->end = shape.end;
		if (is_fraction(text, &shape)) {
			num->start--;
			write_value(&shape, 0, num->value[0]);
		}
		return true;
	}
	return false;
}

int
sp_num_digit(uint32_t cp)
{
	return digit_of(cp);
}

bool
sp_num_at(struct sp_str text, size_t pos, struct sp_num *num)
{
	struct shape shape;

	read_shape(text, pos, &shape);
	num->start = shape.start;
	num->end = shape.end;
	return !shape.too_long && read_value(&shape, false, num);
}
