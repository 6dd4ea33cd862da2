/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TESTS_FUZZ_H
#define SPEAN_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls with each input, and main.c with each seed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An invariant of a header: a fuzzer finds the input that breaks it. */
#define HOLDS(condition)                                                       \
	do {                                                                   \
		if (!(condition))                                              \
			__builtin_trap();                                      \
	} while (0)

#endif
