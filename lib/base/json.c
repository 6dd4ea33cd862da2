/* SPDX-License-Identifier: MIT */
#include <spean/json.h>

#include <stdlib.h>

#include <jansson.h>

struct sp_json {
	json_t *object;
	bool failed;
};

struct sp_json *
sp_json_new(struct sp_err *err)
{
	struct sp_json *json = calloc(1, sizeof(*json));

	if (json)
		json->object = json_object();
	if (json && json->object)
		return json;
	free(json);
	sp_err_set(err, SP_NOMEM, "out of memory");
	return NULL;
}

void
sp_json_free(struct sp_json *json)
{
	if (!json)
		return;
	json_decref(json->object);
	free(json);
}

/* Takes over value; NULL is memory that failed. */
static void
set(struct sp_json *json, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(json->object, key, value) != 0)
		json->failed = true;
}

void
sp_json_str(struct sp_json *json, const char *key, struct sp_str text)
{
	set(json, key, json_stringn_nocheck(text.n ? text.s : "", text.n));
}

void
sp_json_size(struct sp_json *json, const char *key, size_t n)
{
	set(json, key, json_integer((json_int_t)n));
}

void
sp_json_real(struct sp_json *json, const char *key, double x)
{
	set(json, key, json_real(x));
}

void
sp_json_true(struct sp_json *json, const char *key)
{
	set(json, key, json_true());
}

static int
append(const char *text, size_t n, void *ctx)
{
	struct sp_buf *out = ctx;

	sp_buf_add(out, (struct sp_str){text, n});
	return out->failed ? -1 : 0;
}

void
sp_json_end(struct sp_json *json, struct sp_buf *out)
{
	if (json->failed ||
	    json_dump_callback(
		json->object, append, out, JSON_REAL_PRECISION(6)) != 0)
		out->failed = true;
	json_object_clear(json->object);
	json->failed = false;
}
