/* SPDX-License-Identifier: MIT */
#include <spean/overlap.h>

#include <xxhash.h>

enum sp_status
sp_overlap_init(struct sp_overlap *overlap, struct sp_err *err)
{
	return sp_terms_init(&overlap->terms, err);
}

void
sp_overlap_release(struct sp_overlap *overlap)
{
	sp_terms_release(&overlap->terms);
	sp_map_release(&overlap->texts);
	sp_buf_release(&overlap->key);
}

/* The hash of a text; *some is false where it has nothing to compare. */
static enum sp_status
hash_of(struct sp_overlap *overlap, struct sp_str text,
    XXH128_canonical_t *hash, bool *some, struct sp_err *err)
{
	struct sp_buf *key = &overlap->key;
	enum sp_status status;

	sp_buf_reset(key);
	status = sp_text_key(&overlap->terms, SP_DEDUP_NEAR, text, key, err);
	*some = status == SP_OK && !sp_text_key_is_of_signs(sp_buf_str(key));
	if (*some)
		XXH128_canonicalFromHash(hash, XXH3_128bits(key->s, key->n));
	return status;
}

enum sp_status
sp_overlap_add(struct sp_overlap *overlap, struct sp_str text, size_t mark,
    struct sp_err *err)
{
	XXH128_canonical_t hash;
	size_t *at;
	bool some;
	enum sp_status status = hash_of(overlap, text, &hash, &some, err);

	if (status != SP_OK || !some)
		return status;
	at = sp_map_at(&overlap->texts,
	    (struct sp_str){(const char *)hash.digest, sizeof(hash.digest)},
	    NULL);
	if (!at)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (*at < mark)
		*at = mark;
	return SP_OK;
}

enum sp_status
sp_overlap_find(struct sp_overlap *overlap, const struct sp_pair *pair,
    size_t *mark, struct sp_err *err)
{
	const struct sp_str text[2] = {pair->src_text, pair->tgt_text};
	enum sp_status status = SP_OK;

	*mark = 0;
	for (size_t i = 0; i < 2 && status == SP_OK; i++) {
		XXH128_canonical_t hash;
		const size_t *at = NULL;
		bool some;

		status = hash_of(overlap, text[i], &hash, &some, err);
		if (status == SP_OK && some)
			at = sp_map_get(&overlap->texts,
			    (struct sp_str){(const char *)hash.digest,
				sizeof(hash.digest)});
		if (at && *at > *mark)
			*mark = *at;
	}
	return status;
}
