/* SPDX-License-Identifier: MIT */
/*
 * Usage: exonyms OUT_DIR
 *
 * Writes OUT_DIR/exonyms.tsv (exonym.h): what French calls the countries,
 * languages and cities of CLDR, as ICU has them, where it is not what English
 * does.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include <spean/buf.h>
#include <spean/map.h>
#include <spean/str.h>
#include <spean/translit.h>

#include "gen.h"

const char gen_name[] = "exonyms";

#define NAME_MAX 256

/* The bundles, the table in each, and where a name is in its entries. */
static const struct source {
	const char *bundle, *table, *key;
} sources[] = {
    {U_ICUDATA_NAME "-region", "Countries", NULL},
    {U_ICUDATA_NAME "-lang", "Languages", NULL},
    {U_ICUDATA_NAME "-zone", "zoneStrings", "ec"},
};

static UResourceBundle *
open_table(const struct source *source, const char *locale)
{
	UErrorCode code = U_ZERO_ERROR;
	UResourceBundle *bundle = ures_open(source->bundle, locale, &code);
	UResourceBundle *table =
	    ures_getByKey(bundle, source->table, NULL, &code);

	ures_close(bundle);
	if (U_FAILURE(code))
		fail(source->bundle, u_errorName(code));
	return table;
}

/* The name of an entry; false where it has none. */
static bool
name_of(UResourceBundle *table, const struct source *source, const char *entry,
    char name[NAME_MAX])
{
	UErrorCode code = U_ZERO_ERROR;
	UResourceBundle *row = NULL;
	const UChar *text;
	int32_t n;

	if (source->key) {
		row = ures_getByKey(table, entry, NULL, &code);
		text = ures_getStringByKey(row, source->key, &n, &code);
	} else {
		text = ures_getStringByKey(table, entry, &n, &code);
	}
	if (U_SUCCESS(code))
		u_strToUTF8(name, NAME_MAX, NULL, text, n, &code);
	ures_close(row);
	return U_SUCCESS(code) && code != U_STRING_NOT_TERMINATED_WARNING;
}

/* A city without an English name of its own is called as its zone. */
static bool
city_of(const char *zone, char name[NAME_MAX])
{
	const char *city = strrchr(zone, ':');

	if (!city || strncmp(zone, "meta:", 5) == 0 ||
	    strncmp(zone, "Etc:", 4) == 0 || strlen(city) > NAME_MAX)
		return false;
	strcpy(name, city + 1);
	for (char *c = name; *c; c++)
		*c = *c == '_' ? ' ' : *c;
	return true;
}

struct exonyms {
	struct sp_translit_latin *latin;
	struct sp_map rows; /* letters TAB letters */
};

static void
add_letters(struct exonyms *exonyms, struct sp_str name, struct sp_buf *row)
{
	if (sp_translit_set(exonyms->latin, name, NULL) == SP_OK)
		sp_buf_add(row, sp_translit_letters(exonyms->latin));
}

/* Names of one letter, and alternatives, are no names. */
static void
add(struct exonyms *exonyms, struct sp_str name, struct sp_str other)
{
	struct sp_buf row = {0};
	struct sp_str left, right;

	add_letters(exonyms, name, &row);
	sp_buf_addc(&row, '\t');
	add_letters(exonyms, other, &row);
	right = sp_buf_str(&row);
	left = sp_str_cut(&right, '\t');
	if (left.n > 1 && right.n > 1 && !sp_str_eq(left, right) &&
	    !memchr(name.s, '(', name.n) && !memchr(other.s, '(', other.n) &&
	    !sp_map_at(&exonyms->rows, sp_buf_str(&row), NULL))
		fail("rows", "out of memory");
	sp_buf_release(&row);
}

/* The name as it is, and without its article. */
static void
add_both(struct exonyms *exonyms, const char *name, const char *other)
{
	static const char *const article[] = {"Le ", "La ", "Les ", "L’"};

	add(exonyms, sp_str_c(name), sp_str_c(other));
	for (size_t i = 0; i < 4; i++)
		if (sp_str_starts(sp_str_c(other), sp_str_c(article[i])))
			add(exonyms, sp_str_c(name),
			    sp_str_c(other + strlen(article[i])));
}

static void
add_source(struct exonyms *exonyms, const struct source *source)
{
	UResourceBundle *english = open_table(source, "en");
	UResourceBundle *french = open_table(source, "fr");

	while (ures_hasNext(french)) {
		UErrorCode code = U_ZERO_ERROR;
		UResourceBundle *row =
		    ures_getNextResource(french, NULL, &code);
		const char *entry = ures_getKey(row);
		char name[NAME_MAX], other[NAME_MAX];

		if (U_FAILURE(code))
			fail(source->table, u_errorName(code));
		if (name_of(french, source, entry, other) &&
		    (name_of(english, source, entry, name) ||
			city_of(entry, name)))
			add_both(exonyms, name, other);
		ures_close(row);
	}
	ures_close(english);
	ures_close(french);
}

static int
by_bytes(const void *a, const void *b)
{
	return sp_str_cmp(*(const struct sp_str *)a, *(const struct sp_str *)b);
}

static void
write_rows(const struct exonyms *exonyms, const char *dir)
{
	struct sp_str *row = calloc(exonyms->rows.n + 1, sizeof(*row));
	struct sp_buf text = {0};

	if (!row)
		fail("rows", "out of memory");
	for (size_t i = 0; i < exonyms->rows.n; i++)
		row[i] = exonyms->rows.entry[i].key;
	qsort(row, exonyms->rows.n, sizeof(*row), by_bytes);
	for (size_t i = 0; i < exonyms->rows.n; i++) {
		sp_buf_add(&text, row[i]);
		sp_buf_addc(&text, '\n');
	}
	write_file(dir, "exonyms.tsv", sp_buf_str(&text));
	sp_buf_release(&text);
	free(row);
}

int
main(int argc, char **argv)
{
	struct exonyms exonyms = {0};

	if (argc != 2)
		fail("usage", "exonyms OUT_DIR");
	exonyms.latin = sp_translit_new(&sp_translit_km, NULL);
	if (!exonyms.latin)
		fail("model", "out of memory");
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
		add_source(&exonyms, &sources[i]);
	write_rows(&exonyms, argv[1]);
	sp_map_release(&exonyms.rows);
	sp_translit_free(exonyms.latin);
	return 0;
}
