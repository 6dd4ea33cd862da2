/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_JSON_H
#define SPEAN_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/str.h>

/*
 * One record as a JSON object in a line (RFC 8259; JSON Lines), its members in
 * the order in which they are set:
 *
 *     {"line": 1, "type": "date", "value": "2019-11-15"}
 */
struct sp_json; /* an object under way; used again and again */

struct sp_json *sp_json_new(struct sp_err *err);
void sp_json_free(struct sp_json *json);

/* Set a member.  key is a literal; text is UTF-8.  A failure of memory shows in
 * sp_json_end. */
void sp_json_str(struct sp_json *json, const char *key, struct sp_str text);
void sp_json_size(struct sp_json *json, const char *key, size_t n);
void sp_json_real(struct sp_json *json, const char *key, double x);
void sp_json_true(struct sp_json *json, const char *key);

/* Append the object to out, without an end of line; json is empty again.  out
 * fails where memory did. */
void sp_json_end(struct sp_json *json, struct sp_buf *out);

/*
 * A text read as JSON: a tree of values, which sp_json_drop frees.  Values
 * belong to their tree.  Of a key that an object has twice, the last counts.
 */
struct sp_json_value;

/* NULL where text is not JSON, or memory failed (err: SP_BAD_TEXT, SP_NOMEM).
 * Values nested too deeply are none. */
struct sp_json_value *sp_json_read(struct sp_str text, struct sp_err *err);
void sp_json_drop(struct sp_json_value *tree);

/* Each takes NULL, too, and gives NULL or nothing for another kind of value. */
bool sp_json_is_object(const struct sp_json_value *value);
const struct sp_json_value *sp_json_get(
    const struct sp_json_value *object, const char *key);
/* The items of an array; any other value is its own only item. */
size_t sp_json_items(const struct sp_json_value *value);
const struct sp_json_value *sp_json_item(
    const struct sp_json_value *value, size_t i);
/* The members of an object. */
size_t sp_json_members(const struct sp_json_value *object);
bool sp_json_is_null(const struct sp_json_value *value);
bool sp_json_is_text(const struct sp_json_value *value);
/* A number; false where it is none. */
bool sp_json_number(const struct sp_json_value *value, double *number);
struct sp_str sp_json_text(const struct sp_json_value *string);
long sp_json_whole(const struct sp_json_value *number); /* 0: none */

#endif
