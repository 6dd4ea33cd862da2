/* SPDX-License-Identifier: MIT */
#include <spean/functions.h>

#include <xxhash.h>

#include <spean/source.h>

/* Numbers go in as eight bytes, the lowest first, whatever the machine. */
static void
add_number(XXH3_state_t *state, uint64_t number)
{
	unsigned char byte[8];

	for (size_t i = 0; i < 8; i++)
		byte[i] = (unsigned char)(number >> (8 * i));
	XXH3_64bits_update(state, byte, sizeof(byte));
}

static void
add_value(XXH3_state_t *state, sqlite3_value *value)
{
	int type = sqlite3_value_type(value);
	union {
		double real;
		uint64_t bits;
	} number = {0};

	add_number(state, (uint64_t)type);
	if (type == SQLITE_INTEGER) {
		add_number(state, (uint64_t)sqlite3_value_int64(value));
	} else if (type == SQLITE_FLOAT) {
		number.real = sqlite3_value_double(value);
		add_number(state, number.bits);
	} else if (type != SQLITE_NULL) {
		const void *bytes = sqlite3_value_blob(value);
		size_t n = (size_t)sqlite3_value_bytes(value);

		/* Each behind its length: no two rows look the same. */
		add_number(state, n);
		if (n > 0 && bytes)
			XXH3_64bits_update(state, bytes, n);
	}
}

static void
sum(sqlite3_context *ctx, int n, sqlite3_value **value)
{
	XXH3_state_t *state = sqlite3_user_data(ctx);

	XXH3_64bits_reset(state);
	for (int i = 0; i < n; i++)
		add_value(state, value[i]);
	sqlite3_result_int64(ctx, (int64_t)XXH3_64bits_digest(state));
}

static struct sp_str
text_of(sqlite3_value *value)
{
	const void *text = sqlite3_value_text(value);

	return (struct sp_str){text, (size_t)sqlite3_value_bytes(value)};
}

static void
source(sqlite3_context *ctx, int n, sqlite3_value **value)
{
	struct sp_buf out = {0};

	(void)n;
	sp_source(text_of(value[0]), (struct sp_str){NULL, 0},
	    text_of(value[1]), &out);
	if (out.failed)
		sqlite3_result_error_nomem(ctx);
	else if (out.n > 0)
		sqlite3_result_text64(
		    ctx, out.s, out.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	sp_buf_release(&out);
}

static void
free_state(void *state)
{
	XXH3_freeState(state);
}

enum sp_status
sp_functions_register(sqlite3 *db, struct sp_err *err)
{
	static const int kind =
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	XXH3_state_t *state = XXH3_createState();

	/* SQLite frees the state, where it fails too. */
	if (state &&
	    sqlite3_create_function_v2(db, "spean_sum", -1, kind, state, sum,
		NULL, NULL, free_state) == SQLITE_OK &&
	    sqlite3_create_function_v2(db, "spean_source", 2, kind, NULL,
		source, NULL, NULL, NULL) == SQLITE_OK)
		return SP_OK;
	return sp_err_set(err, SP_NOMEM, "out of memory");
}
