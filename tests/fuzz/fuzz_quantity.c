/* SPDX-License-Identifier: MIT */
/* Quantities stand in order inside the text, on borders of characters where it
 * is UTF-8, and a value is of the form that its type has. */
#include <spean/quantity.h>
#include <spean/utf8.h>

#include <string.h>

#include "fuzz.h"

static size_t
check_number(const char *value)
{
	size_t n = 0, dots = 0;

	for (; value[n] == '.' || (value[n] >= '0' && value[n] <= '9'); n++)
		dots += value[n] == '.';
	HOLDS(n > 0 && value[0] != '.' && value[n - 1] != '.' && dots <= 1);
	HOLDS(value[0] != '0' || n == 1 || value[1] == '.');
	HOLDS(!dots || value[n - 1] != '0');
	return n;
}

/* NUMBER[/NUMBER][ UNIT], between bars. */
static void
check_value(const struct sp_quantity *q)
{
	const char *value = q->value;
	bool unit =
	    q->type == SP_QUANTITY_MONEY || q->type == SP_QUANTITY_MEASURE;

	HOLDS(strlen(value) < SP_QUANTITY_VALUE);
	for (;;) {
		value += *value == '-';
		value += check_number(value);
		HOLDS(*value == '/' || q->type != SP_QUANTITY_FRACTION);
		if (*value == '/')
			value += 1 + check_number(value + 1);
		HOLDS((*value == ' ') == unit);
		if (unit) {
			HOLDS(value[1] && value[1] != '|');
			value += strcspn(value, "|");
		}
		if (!*value)
			break;
		HOLDS(*value == '|');
		value++;
	}
}

static bool
is_border(struct sp_str text, size_t at)
{
	return at == text.n || ((unsigned char)text.s[at] & 0xC0) != 0x80;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const lang[] = {"km", "en", "th"};
	struct sp_str text = {(const char *)data, size};
	bool utf8 = sp_utf8_check(text) == size;

	for (size_t i = 0; i < 3; i++) {
		struct sp_quantities *quantities =
		    sp_quantities_new(sp_lang_find(sp_str_c(lang[i])), NULL);
		size_t pos = 0, last = 0;
		struct sp_quantity q;

		while (quantities &&
		    sp_quantity_next(quantities, text, &pos, &q)) {
			HOLDS(q.start >= last && q.end > q.start);
			HOLDS(q.end == pos && pos <= size);
			HOLDS(!utf8 ||
			    (is_border(text, q.start) &&
				is_border(text, q.end)));
			check_value(&q);
			last = q.end;
		}
		HOLDS(!quantities || pos == size);
		sp_quantities_free(quantities);
	}
	return 0;
}
