/* SPDX-License-Identifier: MIT */
#include <spean/bead.h>

#include <stdlib.h>

#include <spean/pair.h>

bool
sp_beads_add(struct sp_beads *beads, struct sp_bead bead)
{
	if (!sp_grow(&beads->bead, &beads->cap, beads->n + 1, sizeof(bead)))
		return false;
	beads->bead[beads->n++] = bead;
	return true;
}

void
sp_beads_release(struct sp_beads *beads)
{
	free(beads->bead);
	*beads = (struct sp_beads){0};
}

static void
skip_spaces(struct sp_str *rest)
{
	while (rest->n > 0 && (rest->s[0] == ' ' || rest->s[0] == '\t'))
		*rest = sp_str_sub(*rest, 1, rest->n);
}

/* Take the character c (and spaces before it) from rest, if it comes next. */
static bool
take(struct sp_str *rest, char c)
{
	skip_spaces(rest);
	if (rest->n == 0 || rest->s[0] != c)
		return false;
	*rest = sp_str_sub(*rest, 1, rest->n);
	return true;
}

static bool
take_number(struct sp_str *rest, uint32_t *number)
{
	uint64_t value = 0;
	size_t n = 0;

	skip_spaces(rest);
	while (n < rest->n && rest->s[n] >= '0' && rest->s[n] <= '9') {
		value = value * 10 + (uint64_t)(rest->s[n++] - '0');
		if (value >= UINT32_MAX)
			return false;
	}
	*rest = sp_str_sub(*rest, n, rest->n);
	*number = (uint32_t)value;
	return n > 0;
}

/* "[3,4]": the first sentence and how many. */
static bool
take_side(struct sp_str *rest, uint32_t *first, uint32_t *count)
{
	uint32_t number;

	*first = *count = 0;
	if (!take(rest, '['))
		return false;
	if (take(rest, ']'))
		return true;
	do {
		if (!take_number(rest, &number))
			return false;
		if (*count == 0)
			*first = number;
		else if (number != *first + *count)
			return false;
		(*count)++;
	} while (take(rest, ','));
	return take(rest, ']');
}

enum sp_status
sp_bead_parse(struct sp_str rec, struct sp_bead *bead, struct sp_err *err)
{
	struct sp_str rest = rec;

	*bead = (struct sp_bead){0};
	if (!take_side(&rest, &bead->src, &bead->nsrc) || !take(&rest, ':') ||
	    !take_side(&rest, &bead->tgt, &bead->ntgt) ||
	    (rest.n > 0 && rest.s[0] != ':' && rest.s[0] != '\t' &&
		rest.s[0] != ' '))
		return sp_err_set(err, SP_BAD_RECORD,
		    "not a bead such as [0,1]:[0]: '%.*s'",
		    rec.n > 60 ? 60 : (int)rec.n, rec.s);
	if (bead->nsrc == 0 && bead->ntgt == 0)
		return sp_err_set(err, SP_BAD_RECORD, "a bead of nothing");
	return SP_OK;
}

static void
write_side(uint32_t first, uint32_t count, struct sp_buf *out)
{
	sp_buf_addc(out, '[');
	for (uint32_t k = 0; k < count; k++)
		sp_buf_addf(out, "%s%u", k ? "," : "", first + k);
	sp_buf_addc(out, ']');
}

void
sp_bead_write(const struct sp_bead *bead, struct sp_buf *out)
{
	write_side(bead->src, bead->nsrc, out);
	sp_buf_addc(out, ':');
	write_side(bead->tgt, bead->ntgt, out);
	sp_buf_addc(out, '\t');
	sp_score_write(bead->score, out);
	sp_buf_addc(out, '\n');
}
