/* SPDX-License-Identifier: MIT */
#include <spean/conv_guess.h>

#include <spean/buf.h>
#include <spean/conv.h>
#include <spean/conv_detect.h>
#include <spean/conv_score.h>

#include <unicode/ucsdet.h>

/* ICU's detector is slow; more than this does not make it surer. */
#define LOOK ((size_t)64 << 10)

/* Below this the detector is as good as silent. */
#define LEAST_CONFIDENCE 10

/* A candidate is tried on so much, from a little before the first byte that
 * is not ASCII. */
#define SAMPLE 4096
#define BEFORE 64

/* Nothing is surer than this, but what is told or valid. */
#define MOST 95

/* Text in the right charset looks right, but for few places; where half of it
 * looks wrong, it is none. */
#define GOOD_SCORE  80
#define LEAST_SCORE 50

/* Of so few pairs, or bytes of UTF-16, it is never sure. */
#define FEW_PAIRS 6
#define FEW_BYTES 16

struct trial {
	char name[64];
	struct sp_buf text; /* what it reads */
	int total; /* twice the score and a quarter of ICU's confidence */
	int icu;
	size_t pairs;
};

struct guess {
	struct sp_str sample;
	struct trial best, now;
	int next; /* the total of the best that reads another text */
	bool failed; /* memory */
};

static void
take_name(const char *name, char out[64])
{
	size_t n = strlen(name);

	n = n < 63 ? n : 63;
	for (size_t i = 0; i < n; i++)
		out[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 32)
							  : name[i];
	out[n] = '\0';
}

/* Read text in charset, whole characters only: SP_OK, SP_UNKNOWN, SP_NOMEM. */
static enum sp_status
read_as(const char *charset, struct sp_str text, struct sp_buf *out)
{
	struct sp_err err = {0};
	struct sp_conv *conv = sp_conv_new(charset, &err);
	enum sp_status status = err.status;

	sp_buf_reset(out);
	if (conv)
		status = sp_conv_feed(conv, text, false, out, &err);
	sp_conv_free(conv);
	return status;
}

static void
try(struct guess *guess, const char *charset, int icu)
{
	struct trial *now = &guess->now, last;
	enum sp_status status;

	take_name(charset, now->name);
	status = read_as(now->name, guess->sample, &now->text);
	guess->failed |= status == SP_NOMEM;
	if (status != SP_OK)
		return;
	now->icu = icu;
	now->total =
	    2 * sp_conv_score(sp_buf_str(&now->text), &now->pairs) + icu / 4;
	if (sp_str_eq(sp_buf_str(&now->text), sp_buf_str(&guess->best.text)) &&
	    guess->best.total >= now->total)
		return;
	if (now->total <= guess->best.total) {
		if (now->total > guess->next)
			guess->next = now->total;
		return;
	}
	if (!sp_str_eq(sp_buf_str(&now->text), sp_buf_str(&guess->best.text)))
		guess->next = guess->best.total;
	last = guess->best;
	guess->best = *now;
	*now = last;
}

/* What ICU thinks of the bytes, all of it. */
static void
try_icu(struct guess *guess, struct sp_str head)
{
	UErrorCode code = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&code);
	const UCharsetMatch **match;
	int32_t n = 0;

	if (U_FAILURE(code)) {
		guess->failed = true;
		return;
	}
	ucsdet_setText(
	    detector, head.s, (int32_t)(head.n < LOOK ? head.n : LOOK), &code);
	ucsdet_enableInputFilter(
	    detector, sp_str_find(head, SP_STR("<"), 0) < head.n);
	match = ucsdet_detectAll(detector, &n, &code);
	for (int32_t i = 0; U_SUCCESS(code) && i < n; i++) {
		const char *name = ucsdet_getName(match[i], &code);
		int icu = ucsdet_getConfidence(match[i], &code);

		/* Its guess at UTF-16 is made below, and better. */
		if (U_SUCCESS(code) && icu >= LEAST_CONFIDENCE &&
		    strncmp(name, "UTF-", 4) != 0)
			try(guess, name, icu);
	}
	ucsdet_close(detector);
}

/* How many values the bytes at i, i + step, … of text have. */
static int
values(struct sp_str text, size_t i, size_t step)
{
	bool seen[256] = {false};
	int n = 0;

	for (; i < text.n; i += step) {
		n += !seen[(unsigned char)text.s[i]];
		seen[(unsigned char)text.s[i]] = true;
	}
	return n;
}

/*
 * UTF-16 and UTF-32 without a mark.  The byte that tells the block has fewer
 * values than the other one, whatever the script; text in the wrong order can
 * look as good (all of Latin is Han).
 */
static bool
guess_wide(struct guess *guess, struct sp_str head, int *confidence)
{
	static const char *const names[] = {
	    "utf-32le", "utf-32be", "utf-16le", "utf-16be"};
	struct sp_str text =
	    sp_str_sub(head, 0, head.n < SAMPLE ? head.n & ~(size_t)1 : SAMPLE);
	int low = values(text, 0, 2), high = values(text, 1, 2);
	size_t first = text.n % 4 == 0 && text.n >= 8 ? 0 : 2;

	if (text.n < 4)
		return false;
	for (size_t i = first; i < 4; i++) {
		enum sp_status status;
		size_t pairs;
		int score;

		if ((i == 2 && high >= low) || (i == 3 && low >= high))
			continue;
		status = read_as(names[i], text, &guess->now.text);
		guess->failed |= status == SP_NOMEM;
		if (status != SP_OK)
			continue;
		score = sp_conv_score(sp_buf_str(&guess->now.text), &pairs);
		if (score < (i < 2 ? 100 : GOOD_SCORE))
			continue;
		take_name(names[i], guess->best.name);
		*confidence = score < MOST ? score : MOST;
		if (text.n < FEW_BYTES)
			*confidence = SP_CONV_SURE - 1;
		return true;
	}
	return false;
}

static struct sp_str
sample_of(struct sp_str head)
{
	size_t i = 0, from, to;

	while (i < head.n && (unsigned char)head.s[i] < 0x80)
		i++;
	if (i == head.n)
		i = 0;
	from = i < BEFORE ? 0 : i - BEFORE;
	to = head.n - from < SAMPLE ? head.n : from + SAMPLE;
	return sp_str_sub(head, from, to);
}

/*
 * Text for a font breaks all the rules of windows-1252, and may look better as
 * something else.  It has few bytes beyond ASCII, as the letters that are
 * typed most are there.
 */
static bool
is_for_font(struct guess *guess)
{
	struct sp_str text = guess->sample;
	size_t letters = 0, high = 0;
	enum sp_status status;

	for (size_t i = 0; i < text.n; i++) {
		char c = (char)(text.s[i] | 0x20);

		letters += c >= 'a' && c <= 'z';
		high += (unsigned char)text.s[i] >= 0x80;
	}
	if (high * 3 > letters)
		return false;
	status = read_as("windows-1252", text, &guess->now.text);
	guess->failed |= status == SP_NOMEM;
	return status == SP_OK &&
	    sp_conv_legacy_font(sp_buf_str(&guess->now.text)) != NULL;
}

/* One byte or several to a character. */
static enum sp_status
guess_bytes(struct guess *guess, struct sp_str head, int *confidence,
    struct sp_err *err)
{
	/* What ICU has no statistics of, or (the last ones) only for words of
	 * a text longer than this may be. */
	static const char *const more[] = {"windows-874", "windows-1258",
	    "tcvn", "cp866", "gb18030", "big5", "windows-1251", "koi8-r"};
	int sure;

	guess->sample = sample_of(head);
	if (is_for_font(guess)) {
		take_name("windows-1252", guess->best.name);
		*confidence = GOOD_SCORE;
		return SP_OK;
	}
	guess->best.total = guess->next = -1;
	try_icu(guess, head);
	/* They cost more than the rest, and of what looks right and is in
	 * letter groups known no more than a draw can come. */
	if (guess->best.icu >= SP_CONV_SURE &&
	    guess->best.total - guess->best.icu / 4 >= 2 * MOST)
		guess->next = guess->next < 2 * 100 ? 2 * 100 : guess->next;
	else
		for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
			try(guess, more[i], 0);
	if (!guess->failed && guess->best.total < 2 * LEAST_SCORE)
		return sp_err_set(
		    err, SP_BAD_TEXT, "no text: its charset cannot be found");
	sure = guess->best.total - guess->next + guess->best.icu / 2;
	if ((guess->best.pairs < FEW_PAIRS ||
		guess->best.total < 2 * GOOD_SCORE) &&
	    sure >= SP_CONV_SURE)
		sure = SP_CONV_SURE - 1;
	*confidence = sure < MOST ? sure : MOST;
	return SP_OK;
}

enum sp_status
sp_conv_guess(
    struct sp_str head, char name[64], int *confidence, struct sp_err *err)
{
	struct guess guess = {.failed = false};
	enum sp_status status = SP_OK;

	if (sp_conv_is_wide(head) && guess_wide(&guess, head, confidence))
		goto out;
	if (guess.failed)
		goto out;
	if (sp_conv_is_binary(head)) {
		status = sp_err_set(err, SP_BAD_TEXT,
		    "no text: it has too many control characters");
	} else if (sp_conv_utf8(head) == SP_CONV_UTF8_MOSTLY) {
		take_name("utf-8", guess.best.name);
		*confidence = MOST;
	} else {
		status = guess_bytes(&guess, head, confidence, err);
	}
out:
	if (guess.failed)
		status = sp_err_set(err, SP_NOMEM, "out of memory");
	if (status == SP_OK)
		memcpy(name, guess.best.name, sizeof(guess.best.name));
	sp_buf_release(&guess.best.text);
	sp_buf_release(&guess.now.text);
	return status;
}
