/* SPDX-License-Identifier: MIT */
#include <spean/buf.h>

#include <stdio.h>
#include <stdlib.h>

#include <spean/utf8.h>

bool
sp_grow(void *array, size_t *cap, size_t need, size_t size)
{
	size_t want = *cap + *cap / 2;
	void *old;
	void *grown;

	if (need <= *cap)
		return true;
	if (want < need)
		want = need;
	if (want < 8)
		want = 8;
	if (want > SIZE_MAX / size)
		return false;
	/* array is a pointer to some pointer type: no aliasing it as void *. */
	memcpy(&old, array, sizeof(old));
	grown = realloc(old, want * size);
	if (!grown)
		return false;
	memcpy(array, &grown, sizeof(grown));
	*cap = want;
	return true;
}

char *
sp_buf_room(struct sp_buf *buf, size_t n)
{
	if (buf->failed)
		return NULL;
	/* No room asked for is a place all the same, not NULL. */
	if (n == 0)
		n = 1;
	if (n > SIZE_MAX - buf->n ||
	    !sp_grow(&buf->s, &buf->cap, buf->n + n, 1)) {
		buf->failed = true;
		return NULL;
	}
	return buf->s + buf->n;
}

void
sp_buf_add(struct sp_buf *buf, struct sp_str text)
{
	if (text.n == 0 || buf->failed)
		return;
	if (text.n > buf->cap - buf->n && !sp_buf_room(buf, text.n))
		return;
	memcpy(buf->s + buf->n, text.s, text.n);
	buf->n += text.n;
}

void
sp_buf_addc(struct sp_buf *buf, char c)
{
	if (buf->n == buf->cap && !sp_buf_room(buf, 1))
		return;
	if (!buf->failed)
		buf->s[buf->n++] = c;
}

void
sp_buf_add_cp(struct sp_buf *buf, uint32_t cp)
{
	char utf8[4];

	sp_buf_add(buf, (struct sp_str){utf8, sp_utf8_put(cp, utf8)});
}

void
sp_buf_addf(struct sp_buf *buf, const char *fmt, ...)
{
	va_list ap;
	int need;
	char *room;

	va_start(ap, fmt);
	need = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	room = need < 0 ? NULL : sp_buf_room(buf, (size_t)need + 1);
	if (!room) {
		buf->failed = true;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(room, (size_t)need + 1, fmt, ap);
	va_end(ap);
	buf->n += (size_t)need;
}

void
sp_buf_cut(struct sp_buf *buf, size_t n)
{
	if (n < buf->n)
		buf->n = n;
}

void
sp_buf_reset(struct sp_buf *buf)
{
	buf->n = 0;
	buf->failed = false;
}

void
sp_buf_release(struct sp_buf *buf)
{
	free(buf->s);
	*buf = (struct sp_buf){0};
}

const char *
sp_buf_c(struct sp_buf *buf)
{
	char *room = sp_buf_room(buf, 1);

	if (!room)
		return NULL;
	*room = '\0';
	return buf->s;
}

enum sp_status
sp_buf_status(const struct sp_buf *buf, struct sp_err *err)
{
	return buf->failed ? sp_err_set(err, SP_NOMEM, "out of memory") : SP_OK;
}
