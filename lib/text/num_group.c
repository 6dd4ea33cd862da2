/* SPDX-License-Identifier: MIT */
#include <spean/num_group.h>

#include <string.h>

#include <spean/utf8.h>

#define BIT(class) SP_NUM_BIT(SP_NUM_##class)

/* One more group of three behind a space at byte `end`, added to the digits;
 * the byte behind it, or 0.  The last may have decimals. */
static size_t
add_group(struct sp_str text, size_t end, char digits[SP_DECIMAL_TEXT])
{
	size_t pos = end + 1, n = 0, whole;
	struct sp_num num;

	if (end >= text.n || text.s[end] != ' ' || strchr(digits, '.'))
		return 0;
	while (n < 4 && pos < text.n &&
	    sp_num_digit(sp_utf8_next(text, &pos)) >= 0)
		n++;
	if (n != 3 || !sp_num_at(text, end + 1, &num) || num.value[1][0])
		return 0;
	whole = strcspn(num.value[0], ".");
	n = strlen(digits);
	if (whole > 3 || n + 3 + strlen(num.value[0]) >= SP_DECIMAL_TEXT)
		return 0;
	memset(digits + n, '0', 3 - whole);
	strcpy(digits + n + 3 - whole, num.value[0]);
	return num.end;
}

/* Groups parted by spaces that go on from num ("1 234 567").  A single one
 * must show by a zero in front that it is one ("10 000"), or by its unit. */
size_t
sp_num_groups(const struct sp_num_lex *lex, struct sp_str text,
    const struct sp_num *num, struct sp_decimal *value)
{
	char digits[SP_DECIMAL_TEXT];
	size_t end = num->end, next, groups = 0;
	struct sp_num_hit hit;
	bool sure = false;

	strcpy(digits, num->value[0]);
	if (strlen(digits) > 3 || digits[0] == '0' || num->value[1][0])
		return num->end;
	while ((next = add_group(text, end, digits)) > 0) {
		sure |= sp_num_digit(sp_num_char(text, end + 1)) == 0;
		end = next;
		groups++;
	}
	if (groups == 1 && !sure)
		sure = sp_num_lex_find(lex, text, sp_num_gap(text, end),
		    BIT(MONEY) | BIT(SIGN) | BIT(UNIT) | BIT(COUNTER), &hit);
	if ((groups > 1 || sure) && sp_decimal_read(digits, value))
		return end;
	return num->end;
}
