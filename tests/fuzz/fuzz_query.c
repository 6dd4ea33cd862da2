/* SPDX-License-Identifier: MIT */
/* Terms stand in order inside of the normal text, and hits in the text that it
 * was made of, from character to character; what is bad has no terms. */
#include <spean/query.h>
#include <spean/utf8.h>

#include "fuzz.h"

static void
check_terms(const struct sp_terms *terms)
{
	size_t end = 0;

	for (size_t i = 0; i < terms->n; i++) {
		HOLDS(terms->at[i].start >= end);
		HOLDS(terms->at[i].end > terms->at[i].start);
		HOLDS(!terms->at[i].joined ||
		    (i > 0 && terms->at[i].start == end));
		end = terms->at[i].end;
	}
	HOLDS(end <= terms->normal.n);
	HOLDS(sp_utf8_check(sp_buf_str(&terms->normal)) == terms->normal.n);
}

static void
check_hits(const struct sp_query *query, const struct sp_terms *terms,
    struct sp_str text)
{
	struct sp_hits hits = {0};
	size_t end = 0;
	bool found = false;

	sp_query_find(query, terms, NULL, NULL, &hits, &found, NULL);
	for (size_t i = 0; i < hits.n; i++) {
		struct sp_norm_range hit = hits.at[i];

		HOLDS(hit.from >= end && hit.to > hit.from && hit.to <= text.n);
		HOLDS(((unsigned char)text.s[hit.from] & 0xC0) != 0x80);
		end = hit.to;
	}
	sp_hits_release(&hits);
}

/* The normal text of each part is read as it was: so it may be given to whoever
 * reads it again. */
static void
check_parts(const struct sp_query *query)
{
	struct sp_terms terms = {0};

	if (sp_terms_init(&terms, NULL) != SP_OK)
		return;
	for (size_t i = 0; i < query->n; i++) {
		const struct sp_query_part *part = &query->part[i];
		struct sp_str text = sp_query_text(query, i);
		uint32_t base = query->term[part->first].start;

		HOLDS(sp_terms_read(&terms, text, false, NULL) == SP_OK);
		HOLDS(terms.n == part->n);
		for (size_t k = 0; k < part->n; k++) {
			HOLDS(terms.at[k].start + base ==
			    query->term[part->first + k].start);
			HOLDS(terms.at[k].end + base ==
			    query->term[part->first + k].end);
		}
	}
	sp_terms_release(&terms);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sp_str text = {(const char *)data, size};
	struct sp_terms terms = {0};
	struct sp_query query = {0};

	if (sp_terms_init(&terms, NULL) != SP_OK)
		return 0;
	if (sp_terms_read(&terms, text, true, NULL) == SP_OK) {
		check_terms(&terms);
		if (sp_query_parse(&query, text, NULL) == SP_OK) {
			check_parts(&query);
			check_hits(&query, &terms, text);
		}
	} else {
		HOLDS(terms.n == 0);
	}
	sp_query_release(&query);
	sp_terms_release(&terms);
	return 0;
}
