/* SPDX-License-Identifier: MIT */
#include <spean/lines.h>

void
sp_lines_release(struct sp_lines *lines)
{
	sp_buf_release(&lines->line);
}

/* Take up to the end of the line; *whole is false where it goes on. */
static enum sp_status
take_piece(struct sp_lines *lines, bool *whole, bool *end, struct sp_err *err)
{
	struct sp_str piece;
	enum sp_status status = sp_inflow_peek(lines->in, 1, &piece, err);
	const char *at;
	size_t n;

	if (status != SP_OK)
		return status;
	*end = piece.n == 0;
	at = piece.n > 0 ? memchr(piece.s, '\n', piece.n) : NULL;
	n = at ? (size_t)(at - piece.s) : piece.n;
	*whole = at != NULL;
	if (lines->line.n + n > SP_LINES_MAX)
		return sp_err_set(err, SP_TOO_LARGE,
		    "line %zu is longer than %zu bytes", lines->number,
		    SP_LINES_MAX);
	sp_buf_add(&lines->line, sp_str_sub(piece, 0, n));
	sp_inflow_take(lines->in, n + (at != NULL));
	return sp_buf_status(&lines->line, err);
}

bool
sp_lines_next(struct sp_lines *lines, struct sp_str *line, struct sp_err *err)
{
	bool whole = false, end = false;

	sp_buf_reset(&lines->line);
	*err = (struct sp_err){0};
	lines->number++;
	while (!whole && !end)
		if (take_piece(lines, &whole, &end, err) != SP_OK)
			return false;
	if (end && lines->line.n == 0) {
		lines->number--;
		return false;
	}
	*line = sp_buf_str(&lines->line);
	if (line->n > 0 && line->s[line->n - 1] == '\r')
		line->n--;
	if (lines->number == 1 && sp_str_starts(*line, SP_STR("\xEF\xBB\xBF")))
		*line = sp_str_sub(*line, 3, line->n);
	return true;
}

enum sp_status
sp_lines_each(struct sp_inflow *in, sp_lines_take_fn *take, void *to,
    sp_lines_bad_fn *bad, void *ctx, struct sp_err *err)
{
	struct sp_lines lines = {.in = in};
	enum sp_status status = SP_OK;
	struct sp_err fault = {0};
	struct sp_str line;

	while (status == SP_OK && sp_lines_next(&lines, &line, &fault)) {
		status = take(to, line, &fault);
		if (!sp_status_is_record(status))
			continue;
		if (bad)
			bad(ctx, lines.number, &fault);
		status = SP_OK;
	}
	if (status == SP_OK)
		status = fault.status;
	if (status != SP_OK)
		sp_err_set(err, status, "%s", fault.msg);
	sp_lines_release(&lines);
	return status;
}
