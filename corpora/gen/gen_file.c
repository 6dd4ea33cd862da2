/* SPDX-License-Identifier: MIT */
#include "gen.h"

#include <stdio.h>

#include <spean/file.h>

#define FILE_MAX ((size_t)256 << 20)

void
read_file(const char *dir, struct sp_str name, struct sp_buf *text)
{
	struct sp_buf path = {0};
	struct sp_err err = {0};

	sp_buf_addf(&path, "%s/%.*s", dir, (int)name.n, name.s);
	sp_buf_reset(text);
	if (sp_file_read(sp_buf_c(&path), FILE_MAX, text, &err) != SP_OK)
		fail(sp_buf_c(&path), err.msg);
	/* The mark that some files begin with. */
	if (sp_str_starts(sp_buf_str(text), SP_STR("\xEF\xBB\xBF")))
		memmove(text->s, text->s + 3, text->n -= 3);
	sp_buf_release(&path);
}

void
write_file(const char *dir, const char *name, struct sp_str text)
{
	struct sp_buf path = {0};
	struct sp_err err = {0};
	struct sp_out *out;

	sp_buf_addf(&path, "%s/%s", dir, name);
	out = sp_out_new(sp_buf_c(&path), &err);
	if (!out)
		fail(sp_buf_c(&path), err.msg);
	fwrite(text.s, 1, text.n, sp_out_file(out));
	if (sp_out_commit(out, &err) != SP_OK)
		fail(sp_buf_c(&path), err.msg);
	sp_out_free(out);
	sp_buf_release(&path);
}
