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

/* The tree is the parser's own; ours is a name for it. */
static const json_t *
own(const struct sp_json_value *value)
{
	return (const json_t *)(const void *)value;
}

static const struct sp_json_value *
ours(const json_t *json)
{
	return (const struct sp_json_value *)(const void *)json;
}

struct sp_json_value *
sp_json_read(struct sp_str text, struct sp_err *err)
{
	json_error_t error;
	json_t *json = json_loadb(text.n ? text.s : "", text.n,
	    JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);

	if (json)
		return (struct sp_json_value *)(void *)json;
	if (json_error_code(&error) == json_error_out_of_memory)
		sp_err_set(err, SP_NOMEM, "out of memory");
	else
		sp_err_set(err, SP_BAD_TEXT, "not JSON at byte %d",
		    error.position + 1);
	return NULL;
}

void
sp_json_drop(struct sp_json_value *tree)
{
	json_decref((json_t *)(void *)tree);
}

bool
sp_json_is_object(const struct sp_json_value *value)
{
	return json_is_object(own(value));
}

const struct sp_json_value *
sp_json_get(const struct sp_json_value *object, const char *key)
{
	return ours(json_object_get(own(object), key));
}

size_t
sp_json_items(const struct sp_json_value *value)
{
	if (json_is_array(own(value)))
		return json_array_size(own(value));
	return value != NULL;
}

const struct sp_json_value *
sp_json_item(const struct sp_json_value *value, size_t i)
{
	if (json_is_array(own(value)))
		return ours(json_array_get(own(value), i));
	return i == 0 ? value : NULL;
}

size_t
sp_json_members(const struct sp_json_value *object)
{
	return json_object_size(own(object));
}

bool
sp_json_is_null(const struct sp_json_value *value)
{
	return json_is_null(own(value));
}

bool
sp_json_is_text(const struct sp_json_value *value)
{
	return json_is_string(own(value));
}

bool
sp_json_number(const struct sp_json_value *value, double *number)
{
	if (!json_is_number(own(value)))
		return false;
	*number = json_number_value(own(value));
	return true;
}

struct sp_str
sp_json_text(const struct sp_json_value *string)
{
	if (!json_is_string(own(string)))
		return (struct sp_str){NULL, 0};
	return (struct sp_str){
	    json_string_value(own(string)), json_string_length(own(string))};
}

long
sp_json_whole(const struct sp_json_value *number)
{
	json_int_t n = json_integer_value(own(number));

	return n > -1000000 && n < 1000000 ? (long)n : 0;
}
