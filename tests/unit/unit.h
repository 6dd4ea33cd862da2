/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_UNIT_H
#define SPEAN_TESTS_UNIT_H

/* cmocka wants these before itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <spean/str.h>

/* A struct sp_str has exactly the text of a C string; shows both if not. */
static inline void
unit_str_is(struct sp_str got, const char *want, const char *file, int line)
{
	if (sp_str_eq(got, sp_str_c(want)))
		return;
	print_error(
	    "\"%.*s\" != \"%s\"\n", (int)got.n, got.n ? got.s : "", want);
	_fail(file, line);
}
#define assert_str_is(got, want) unit_str_is(got, want, __FILE__, __LINE__)

#endif
