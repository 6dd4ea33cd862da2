/* SPDX-License-Identifier: MIT */
#include <spean/nfc.h>

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <spean/buf.h>

struct sp_nfc {
	const UNormalizer2 *icu; /* ICU's own, for ever */
	uint32_t *cp;
	size_t n;
	size_t cap;
	uint32_t *sorted;
	size_t sorted_cap;
	UChar *in;
	size_t in_cap;
	UChar *out;
	size_t out_cap;
	struct sp_buf utf8;
	bool failed;
};

struct sp_nfc *
sp_nfc_new(void)
{
	UErrorCode status = U_ZERO_ERROR;
	struct sp_nfc *nfc = calloc(1, sizeof(*nfc));

	if (!nfc)
		return NULL;
	nfc->icu = unorm2_getNFCInstance(&status);
	if (U_SUCCESS(status))
		return nfc;
	free(nfc);
	return NULL;
}

void
sp_nfc_free(struct sp_nfc *nfc)
{
	if (!nfc)
		return;
	free(nfc->cp);
	free(nfc->sorted);
	free(nfc->in);
	free(nfc->out);
	sp_buf_release(&nfc->utf8);
	free(nfc);
}

void
sp_nfc_reset(struct sp_nfc *nfc)
{
	nfc->n = 0;
	nfc->failed = false;
}

bool
sp_nfc_begins(const struct sp_nfc *nfc, uint32_t cp)
{
	return cp < 0x300 || unorm2_hasBoundaryBefore(nfc->icu, (UChar32)cp);
}

static void
append(struct sp_nfc *nfc, uint32_t cp)
{
	if (nfc->failed ||
	    !sp_grow(&nfc->cp, &nfc->cap, nfc->n + 1, sizeof(*nfc->cp))) {
		nfc->failed = true;
		return;
	}
	nfc->cp[nfc->n++] = cp;
}

/* Marks are added decomposed, so that they can be sorted. */
void
sp_nfc_add(struct sp_nfc *nfc, uint32_t cp)
{
	UChar parts[8];
	UChar32 part[8];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = -1;

	if (nfc->n && !sp_nfc_begins(nfc, cp))
		n = unorm2_getDecomposition(
		    nfc->icu, (UChar32)cp, parts, 8, &status);
	if (n > 0)
		u_strToUTF32(part, 8, &n, parts, n, &status);
	if (n <= 0 || U_FAILURE(status)) {
		append(nfc, cp);
		return;
	}
	for (int32_t i = 0; i < n; i++)
		append(nfc, (uint32_t)part[i]);
}

/*
 * Sort the marks [from, to) by combining class, keeping the order of equals:
 * ICU does it by insertion, which is quick for the few that people write.
 */
#define FEW 32
static void
sort_marks(struct sp_nfc *nfc, size_t from, size_t to)
{
	size_t at[257] = {0};

	if (to - from <= FEW || nfc->failed)
		return;
	if (!sp_grow(&nfc->sorted, &nfc->sorted_cap, to - from,
		sizeof(*nfc->sorted))) {
		nfc->failed = true;
		return;
	}
	for (size_t i = from; i < to; i++)
		at[u_getCombiningClass((UChar32)nfc->cp[i]) + 1]++;
	for (size_t c = 1; c < 257; c++)
		at[c] += at[c - 1];
	for (size_t i = from; i < to; i++)
		nfc->sorted[at[u_getCombiningClass((UChar32)nfc->cp[i])]++] =
		    nfc->cp[i];
	memcpy(nfc->cp + from, nfc->sorted, (to - from) * sizeof(*nfc->cp));
}

static void
sort_all(struct sp_nfc *nfc)
{
	size_t from = 0;

	for (size_t i = 0; i < nfc->n; i++) {
		if (nfc->cp[i] >= 0x300 &&
		    u_getCombiningClass((UChar32)nfc->cp[i]))
			continue;
		sort_marks(nfc, from, i);
		from = i + 1;
	}
	sort_marks(nfc, from, nfc->n);
}

/* ICU's NFC of nfc->in[0, n) in nfc->out; its length, or -1. */
static int32_t
compose(struct sp_nfc *nfc, int32_t n)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = unorm2_normalize(
	    nfc->icu, nfc->in, n, nfc->out, (int32_t)nfc->out_cap, &status);

	if (status != U_BUFFER_OVERFLOW_ERROR)
		return U_FAILURE(status) ? -1 : len;
	if (!sp_grow(&nfc->out, &nfc->out_cap, (size_t)len, sizeof(*nfc->out)))
		return -1;
	status = U_ZERO_ERROR;
	len = unorm2_normalize(
	    nfc->icu, nfc->in, n, nfc->out, (int32_t)nfc->out_cap, &status);
	return U_FAILURE(status) ? -1 : len;
}

struct sp_str
sp_nfc_text(struct sp_nfc *nfc)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = 0;
	char *room;

	sp_buf_reset(&nfc->utf8);
	sort_all(nfc);
	if (nfc->failed || nfc->n == 0 ||
	    !sp_grow(&nfc->in, &nfc->in_cap, 2 * nfc->n, sizeof(*nfc->in)) ||
	    !sp_grow(&nfc->out, &nfc->out_cap, 2 * nfc->n, sizeof(*nfc->out)))
		return (struct sp_str){NULL, 0};
	for (size_t k = 0; k < nfc->n; k++)
		U16_APPEND_UNSAFE(nfc->in, n, (UChar32)nfc->cp[k]);
	n = compose(nfc, n);
	/* No UTF-16 unit becomes more than three bytes. */
	room = n > 0 ? sp_buf_room(&nfc->utf8, 3 * (size_t)n) : NULL;
	if (!room)
		return (struct sp_str){NULL, 0};
	u_strToUTF8(room, 3 * n, &n, nfc->out, n, &status);
	nfc->utf8.n = U_FAILURE(status) ? 0 : (size_t)n;
	return sp_buf_str(&nfc->utf8);
}
