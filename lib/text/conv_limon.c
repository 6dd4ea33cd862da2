/* SPDX-License-Identifier: MIT */
#include <spean/conv_limon.h>

#include <stdint.h>
#include <stdlib.h>

#include <spean/conv_limon_keys.h>
#include <spean/khmer.h>
#include <spean/utf8.h>

enum {
	PO = 0x1796,
	BA = 0x1794,
	RO = 0x179A,
	NYO = 0x1789,
	QU = 0x17A7,
	QUK = 0x17A8,
	QUU = 0x17A9,
	RY = 0x17AB,
	RYY = 0x17AC,
	LY = 0x17AD,
	LYY = 0x17AE,
	QAI = 0x17B0,
	QAU = 0x17B3,
	AA = 0x17B6,
	YA = 0x17BF,
	IE = 0x17C0,
	E = 0x17C1,
	AE = 0x17C2,
	AI = 0x17C3,
	AU = 0x17C5,
	REAHMUK = 0x17C7,
	YUUKALEAPINTU = 0x17C8,
	COENG = 0x17D2
};

/* Letters that have no key: drawn as another one with something added. */
static const struct {
	uint32_t base;
	unsigned char key;
	uint32_t is;
} drawn[] = {
    {BA, 0xA3, RY},
    {BA, 0xA4, RYY},
    {PO, 0xA3, LY},
    {PO, 0xA4, LYY},
    {PO, 0xA7, QAI},
    {QU, 'u', QUU},
    {QU, 0x91, QUK},
    {QU, '_', QAU},
};

/* More marks on one letter than this mean nothing. */
#define MARKS_MAX 32

/* What stands before the cluster under way, or before the next one. */
enum last { LAST_OTHER, LAST_KHMER, LAST_SPACE, LAST_DIGIT };

struct sp_limon {
	struct sp_khmer run; /* in: the cluster under way */
	uint32_t before[MARKS_MAX]; /* waits for its base */
	size_t nbefore;
	enum last last;
	bool failed;
};

struct sp_limon *
sp_limon_new(struct sp_err *err)
{
	struct sp_limon *limon = calloc(1, sizeof(*limon));

	if (!limon)
		sp_err_set(err, SP_NOMEM, "out of memory");
	return limon;
}

void
sp_limon_free(struct sp_limon *limon)
{
	if (!limon)
		return;
	sp_khmer_release(&limon->run);
	free(limon);
}

/* The cluster is whole: put it in order and write it. */
static void
end_cluster(struct sp_limon *limon, struct sp_buf *out)
{
	struct sp_khmer *run = &limon->run;

	if (run->in.n == 0)
		return;
	if (!sp_khmer_order(run))
		limon->failed = true;
	for (size_t i = 0; i < run->out.n; i++)
		sp_buf_add_cp(out, run->out.cp[i].cp);
	sp_khmer_reset(run);
	limon->last = LAST_KHMER;
}

static void
add_cp(struct sp_limon *limon, uint32_t cp, struct sp_buf *out)
{
	const struct sp_khmer_cps *in = &limon->run.in;

	if (in->n >= MARKS_MAX && in->cp[in->n - 1].cp != COENG)
		end_cluster(limon, out);
	sp_khmer_add(&limon->run, cp, 0, 0);
}

static void
add_before(struct sp_limon *limon, struct sp_buf *out)
{
	for (size_t i = 0; i < limon->nbefore; i++)
		add_cp(limon, limon->before[i], out);
	limon->nbefore = 0;
}

static void
put_base(struct sp_limon *limon, struct sp_str is, struct sp_buf *out)
{
	end_cluster(limon, out);
	for (size_t i = 0; i < is.n;)
		add_cp(limon, sp_utf8_next(is, &i), out);
	add_before(limon, out);
}

static void
put_before(struct sp_limon *limon, struct sp_str is, struct sp_buf *out)
{
	/* That no base has come for is on what stands before. */
	if (limon->nbefore + 2 > MARKS_MAX)
		add_before(limon, out);
	for (size_t i = 0; i < is.n;)
		limon->before[limon->nbefore++] = sp_utf8_next(is, &i);
}

static void
put_text(struct sp_limon *limon, struct sp_str is, enum last last,
    struct sp_buf *out)
{
	add_before(limon, out);
	end_cluster(limon, out);
	sp_buf_add(out, is);
	limon->last = last;
}

/* The letter that the base under way becomes by this key, or 0. */
static uint32_t
letter_drawn(const struct sp_limon *limon, unsigned char key)
{
	const struct sp_khmer_cps *in = &limon->run.in;

	if (in->n != 1 || limon->nbefore > 0)
		return 0;
	for (size_t i = 0; i < sizeof(drawn) / sizeof(*drawn); i++) {
		if (drawn[i].base != in->cp[0].cp || drawn[i].key != key)
			continue;
		/* No word begins with PO and coeng THO, and QAI begins its
		 * word: inside of one it is what it looks like. */
		if (drawn[i].is == QAI && limon->last == LAST_KHMER)
			return 0;
		return drawn[i].is;
	}
	return 0;
}

/* True where the cluster has a part on its right, where it ends. */
static bool
is_closed(const struct sp_khmer_cps *in)
{
	for (size_t i = 0; i < in->n; i++) {
		uint32_t cp = in->cp[i].cp;

		if (cp == AA || cp == YA || cp == IE || cp == AU ||
		    cp == REAHMUK || cp == YUUKALEAPINTU)
			return true;
	}
	return false;
}

/* True where the cluster has neither vowel nor sign; those come last. */
static bool
is_bare(const struct sp_khmer_cps *in)
{
	return in->n > 0 &&
	    sp_khmer_class(in->cp[in->n - 1].cp) < SP_KHMER_VPRE;
}

/* PO with AA is how NYO is drawn above a coeng; between them stands what was
 * typed before. */
static bool
is_nyo(const struct sp_khmer_cps *in)
{
	if (in->n < 2 || in->cp[0].cp != PO || in->cp[in->n - 1].cp != AA)
		return false;
	for (size_t i = 1; i + 1 < in->n; i++) {
		uint32_t cp = in->cp[i].cp;

		if (cp != E && cp != AE && cp != AI && cp != COENG && cp != RO)
			return false;
	}
	return true;
}

/* What the key means where its mark cannot stand, or an empty string. */
static struct sp_str
otherwise(const struct sp_limon *limon, unsigned char key)
{
	static const char ascii[] = ",<:;_+";
	const struct sp_khmer_cps *in = &limon->run.in;
	const char *sign = memchr(ascii, key, sizeof(ascii) - 1);
	bool coeng = key == ',' || key == '<';

	if (key == 0xB3 && (in->n ? !is_bare(in) : limon->last == LAST_SPACE))
		return SP_STR("៖");
	if (sign &&
	    (in->n ? coeng && is_closed(in) && !is_nyo(in)
		   : limon->last == LAST_DIGIT))
		return (struct sp_str){sign, 1};
	return (struct sp_str){NULL, 0};
}

/* E and the part behind the letter are one vowel; khmer.h joins the others. */
static void
join_e(struct sp_khmer_cps *in)
{
	for (size_t i = in->n; i-- > 0;) {
		if (in->cp[i].cp != E)
			continue;
		memmove(in->cp + i, in->cp + i + 1,
		    (in->n - i - 1) * sizeof(*in->cp));
		in->n--;
		return;
	}
}

static void
put_mark(struct sp_limon *limon, unsigned char key, struct sp_str is,
    struct sp_buf *out)
{
	struct sp_khmer_cps *in = &limon->run.in;
	uint32_t letter = letter_drawn(limon, key), first;
	struct sp_str other;
	size_t i = 0;

	if (letter) {
		in->cp[0].cp = letter;
		return;
	}
	add_before(limon, out);
	other = otherwise(limon, key);
	if (sp_limon_keys[key].kind == SP_LIMON_HOOK)
		other = is;
	if (other.n > 0) {
		put_text(limon, other, LAST_OTHER, out);
		return;
	}
	first = sp_utf8_next(is, &i);
	if (first == COENG && is_nyo(in)) {
		in->cp[0].cp = NYO;
		in->n--;
	}
	if (first == YA || first == IE || first == AU)
		join_e(in);
	for (i = 0; i < is.n;)
		add_cp(limon, sp_utf8_next(is, &i), out);
}

/* The byte that a character is in windows-1252, where a key may be; or 0. */
static unsigned char
key_of(uint32_t cp)
{
	switch (cp) {
	case 0x2018:
		return 0x91;
	case 0x2019:
		return 0x92;
	case 0x03BC: /* what NFKC makes of the micro sign */
		return 0xB5;
	default:
		return cp < 0x100 ? (unsigned char)cp : 0;
	}
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0x17E0 && cp <= 0x17E9);
}

/* Take one character, which stands in the text as `as`. */
static void
take(struct sp_limon *limon, uint32_t cp, struct sp_str as, struct sp_buf *out)
{
	unsigned char key = key_of(cp);
	struct sp_str is = sp_str_c(sp_limon_keys[key].is);
	size_t i = 0;

	switch (sp_limon_keys[key].kind) {
	case SP_LIMON_BASE:
		put_base(limon, is, out);
		break;
	case SP_LIMON_BEFORE:
		put_before(limon, is, out);
		break;
	case SP_LIMON_MARK:
	case SP_LIMON_HOOK:
		put_mark(limon, key, is, out);
		break;
	case SP_LIMON_TEXT:
		put_text(limon, is,
		    is_digit(sp_utf8_next(is, &i)) ? LAST_DIGIT : LAST_OTHER,
		    out);
		break;
	default:
		put_text(limon, as,
		    cp == ' ' || cp == '\t' || cp == 0xA0 ? LAST_SPACE
							  : LAST_OTHER,
		    out);
	}
	limon->failed |= limon->run.failed;
}

static enum sp_status
status_of(
    const struct sp_limon *limon, const struct sp_buf *out, struct sp_err *err)
{
	if (limon->failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_buf_status(out, err);
}

enum sp_status
sp_limon_add(struct sp_limon *limon, struct sp_str in, struct sp_buf *out,
    struct sp_err *err)
{
	for (size_t i = 0; i < in.n && !limon->failed && !out->failed;) {
		size_t from = i;
		uint32_t cp = sp_utf8_next(in, &i);

		take(limon, cp, sp_str_sub(in, from, i), out);
	}
	return status_of(limon, out, err);
}

enum sp_status
sp_limon_end(struct sp_limon *limon, struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status;

	add_before(limon, out);
	end_cluster(limon, out);
	status = status_of(limon, out, err);
	limon->last = LAST_OTHER;
	limon->failed = false;
	return status;
}
