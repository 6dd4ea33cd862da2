/* SPDX-License-Identifier: MIT */
#include <spean/check_values.h>

#include <stdlib.h>

struct sp_check_values {
	struct sp_buf message;
};

struct sp_check_values *
sp_check_values_new(struct sp_err *err)
{
	struct sp_check_values *values = calloc(1, sizeof(*values));

	if (!values)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return values;
}

void
sp_check_values_free(struct sp_check_values *values)
{
	if (!values)
		return;
	sp_buf_release(&values->message);
	free(values);
}

enum sp_status
sp_check_values_run(struct sp_check_values *values,
    const struct sp_check_unit *unit, struct sp_findings *findings,
    struct sp_err *err)
{
	(void)unit;
	(void)findings;
	return sp_buf_status(&values->message, err);
}
