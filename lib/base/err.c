/* SPDX-License-Identifier: MIT */
#include <spean/err.h>

#include <stdarg.h>
#include <stdio.h>

/* The last character of a full msg may be half a one: take it away. */
static void
cut_character(struct sp_err *err)
{
	size_t n = sizeof(err->msg) - 1;

	while (n > 0 && ((unsigned char)err->msg[n - 1] & 0xC0) == 0x80)
		n--;
	if (n > 0 && (unsigned char)err->msg[n - 1] >= 0xC0)
		n--;
	err->msg[n] = '\0';
}

enum sp_status
sp_err_set(struct sp_err *err, enum sp_status status, const char *fmt, ...)
{
	va_list ap;
	int n;

	if (!err)
		return status;
	err->status = status;
	va_start(ap, fmt);
	n = vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	if (n < 0)
		err->msg[0] = '\0';
	else if ((size_t)n >= sizeof(err->msg))
		cut_character(err);
	return status;
}

bool
sp_status_is_record(enum sp_status status)
{
	return status == SP_BAD_TEXT || status == SP_BAD_RECORD ||
	    status == SP_TOO_LARGE;
}
