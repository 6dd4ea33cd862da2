/* SPDX-License-Identifier: MIT */
/* Numbers stand in order inside the text, and a value is a plain decimal. */
#include <spean/num.h>

#include "fuzz.h"

static void
check_value(const char *value)
{
	size_t n = strlen(value), dots = 0;

	HOLDS(n > 0 && n < 40 && value[0] != '.' && value[n - 1] != '.');
	for (size_t i = 0; i < n; i++) {
		HOLDS(value[i] == '.' || (value[i] >= '0' && value[i] <= '9'));
		dots += value[i] == '.';
	}
	HOLDS(dots <= 1);
	HOLDS(value[0] != '0' || n == 1 || value[1] == '.');
	HOLDS(!dots || value[n - 1] != '0');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str text = {(const char *)data, size};
	struct sp_num num;
	size_t pos = 0, last = 0;

	while (sp_num_next(text, &pos, &num)) {
		HOLDS(num.start >= last && num.end > num.start);
		HOLDS(num.end == pos && pos <= size);
		check_value(num.value[0]);
		if (num.value[1][0])
			check_value(num.value[1]);
		last = num.end;
	}
	HOLDS(pos == size);
	return 0;
}
