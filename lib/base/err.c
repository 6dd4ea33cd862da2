/* SPDX-License-Identifier: MIT */
#include <spean/err.h>

#include <stdarg.h>
#include <stdio.h>

enum sp_status
sp_err_set(struct sp_err *err, enum sp_status status, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return status;
	err->status = status;
	va_start(ap, fmt);
	vsnprintf(err->msg, sizeof(err->msg), fmt, ap);
	va_end(ap);
	return status;
}

bool
sp_status_is_record(enum sp_status status)
{
	return status == SP_BAD_TEXT || status == SP_BAD_RECORD ||
	    status == SP_TOO_LARGE;
}
