/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_DATE_RULES_H
#define SPEAN_DATE_RULES_H

#include <stddef.h>
#include <stdint.h>

#include <spean/dict.h>
#include <spean/starts.h>

/*
 * What a language knows of dates and times, as data for the one engine of
 * date.h: words, each of some classes, and forms, which are
 * sequences of classes and kinds of numbers.  corpora/date/README says how they
 * are written.
 */
enum sp_date_class {
	/* Words that have a value. */
	SP_DATE_MONTH, /* 1 to 12 */
	SP_DATE_WEEKDAY, /* 1, Monday, to 7 */
	SP_DATE_ERA, /* 1 common, 2 Buddhist, 3 before the common one */
	SP_DATE_LMONTH, /* lunar.h */
	SP_DATE_ANIMAL,
	SP_DATE_SAK,
	SP_DATE_PHASE, /* 0 waxing, 15 waning */
	SP_DATE_LDAY, /* 1 to 30, in one word or sign */
	SP_DATE_RELDAY, /* days, weeks … from the day of the article */
	SP_DATE_RELWEEK,
	SP_DATE_RELMONTH,
	SP_DATE_RELYEAR,
	SP_DATE_DIR, /* -1 last, 0 this, 1 next */
	SP_DATE_UNIT, /* 1 day, 2 week, 3 month, 4 year */
	SP_DATE_AGO, /* -1 ago, 1 from now */
	SP_DATE_NUM, /* a number in words */
	SP_DATE_PART, /* of the day: enum sp_date_part */
	SP_DATE_CLOCK, /* a minute of the day: noon */
	/* Words without. */
	SP_DATE_DAYL, /* labels: "day", "-th", "month", "year" */
	SP_DATE_TH,
	SP_DATE_MONTHL,
	SP_DATE_YEARL,
	SP_DATE_ORD, /* behind a number: "th" */
	SP_DATE_OF,
	SP_DATE_THE,
	SP_DATE_PREP, /* before a year or a month */
	SP_DATE_INTO, /* before a month that is a word of another kind too */
	SP_DATE_PAST, /* before a day that is over */
	SP_DATE_TO,
	SP_DATE_AND,
	SP_DATE_BETWEEN,
	SP_DATE_FROM,
	SP_DATE_AT,
	SP_DATE_EQUAL, /* between two names of one day */
	SP_DATE_BEFORE,
	SP_DATE_HOUR,
	SP_DATE_MINUTE,
	SP_DATE_HALF,
	SP_DATE_LACK,
	SP_DATE_ABOUT,
	SP_DATE_DECADE,
	SP_DATE_CENTURY,
	SP_DATE_NOUN, /* what is counted, behind a number that is no year */
	SP_DATE_FOLLOW, /* what may stand behind "the 15th" */
	SP_DATE_SKIP, /* no date, whatever stands in it */
	SP_DATE_COMMA,
	SP_DATE_DOT,
	SP_DATE_SLASH,
	SP_DATE_DASH,
	SP_DATE_COLON,
	SP_DATE_CLASSES,

	/* Numbers in digits, by what they are read as. */
	SP_DATE_N_D, /* day, 1 or 2 digits */
	SP_DATE_N_D2, /* the last day of a range */
	SP_DATE_N_M, /* month */
	SP_DATE_N_Y, /* year, 4 digits, the first 1 or 2 */
	SP_DATE_N_Y2,
	SP_DATE_N_YY, /* its last 2 digits */
	SP_DATE_N_YY2,
	SP_DATE_N_YE, /* year beside an era, 1 to 4 digits */
	SP_DATE_N_BY, /* Buddhist year of a lunar date */
	SP_DATE_N_L, /* lunar day */
	SP_DATE_N_H, /* hour */
	SP_DATE_N_HH, /* in 2 digits */
	SP_DATE_N_H2,
	SP_DATE_N_MIN, /* 1 or 2 digits */
	SP_DATE_N_MM, /* 2 digits */
	SP_DATE_N_SEC,
	SP_DATE_N_C, /* century */
	SP_DATE_N_N, /* any, in words too */
	SP_DATE_END /* behind the last number or word of the text */
};

enum sp_date_part {
	SP_DATE_AM = 1,
	SP_DATE_PM, /* afternoon, evening */
	SP_DATE_NOON, /* about noon */
	SP_DATE_NIGHT /* from dusk to dawn */
};

/* A step of a form: an element in the low bits, and how it is taken. */
#define SP_DATE_ELEMENT 0x7F
#define SP_DATE_GLUED   0x0080 /* nothing stands before it */
#define SP_DATE_STRONG  0x0100 /* not a word that is weak */
/* Steps of another kind. */
#define SP_DATE_MAYBE 0x0200 /* the next so many steps may be left out */
#define SP_DATE_OPEN  0x0400 /* the date begins here */
#define SP_DATE_NOT   0x0800 /* the element does not follow */
#define SP_DATE_ONLY  0x1000 /* the element follows, and is no part */
#define SP_DATE_STOP  0x2000 /* the form is met */

enum sp_date_kind { SP_DATE_IS_DAY, SP_DATE_IS_TIME, SP_DATE_IS_NONE };

struct sp_date_form {
	enum sp_date_kind kind;
	uint64_t first; /* classes it may begin with; bit 63: a number */
	uint64_t second; /* what may be its second; all: it may have none */
	const uint16_t *step;
};

#define SP_DATE_BIT(class) (UINT64_C(1) << (class))
#define SP_DATE_NUMBER     SP_DATE_BIT(63)

/* What is known of a word. */
struct sp_date_word {
	uint64_t classes;
	int value;
	unsigned char weak; /* 1: a word of another kind too */
	unsigned char capital; /* 1: only where written with one */
};

struct sp_date_rules {
	struct sp_dict texts; /* the place of each word, in small letters */
	const struct sp_date_word *word; /* [0]: not used */
	const struct sp_date_form *form;
	size_t forms;
	uint64_t alone; /* classes that meet a form with nothing beside them */
	struct sp_starts starts; /* of what a date may begin with */
	/* How lunar dates are written: %w weekday, %d day, %p phase, %m month,
	 * %a animal, %s sak, %e era; NULL where they are not.  The names are
	 * listed by their values; the code point of the digit zero. */
	const char *lunar;
	const char *const *weekday, *const *phase, *const *lmonth;
	const char *const *animal, *const *sak;
	uint32_t zero;
};

/* Made of corpora/date/en.txt and km.txt when the library is built. */
extern const struct sp_date_rules sp_lang_en_date;
extern const struct sp_date_rules sp_lang_km_date;

#endif
