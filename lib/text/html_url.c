/* SPDX-License-Identifier: MIT */
#include <spean/html_url.h>

#include <spean/buf.h>

size_t
sp_html_url_path(struct sp_str url)
{
	size_t host = sp_str_find(url, SP_STR("://"), 0);

	if (host == url.n || host == 0 || host > 8)
		return 0;
	return sp_str_find(url, SP_STR("/"), host + 3);
}

/* The end of the folder in which the first n bytes of base lie, as far as path
 * reaches: behind its slash. */
static size_t
folder(struct sp_str base, size_t path, size_t n)
{
	while (n > path && base.s[n - 1] != '/')
		n--;
	return n;
}

/* Take the dots off the start of a relative address; returns how much of base
 * is kept before it. */
static size_t
climb(struct sp_str base, size_t path, size_t keep, struct sp_str *url)
{
	for (;;) {
		bool up = sp_str_starts(*url, SP_STR("../"));

		if (!up && !sp_str_starts(*url, SP_STR("./")))
			return keep;
		*url = sp_str_sub(*url, up ? 3 : 2, url->n);
		if (up && keep > path + 1)
			keep = folder(base, path, keep - 1);
	}
}

struct sp_str
sp_html_url(struct sp_str url, struct sp_str base, struct sp_arena *mem)
{
	size_t path = sp_html_url_path(base), keep = path;
	struct sp_buf all = {0};
	struct sp_str out;

	if (url.n == 0 || sp_html_url_path(url) > 0 || path == 0)
		return url;
	base = sp_str_sub(base, 0, sp_str_find(base, SP_STR("#"), 0));
	if (sp_str_starts(url, SP_STR("//"))) {
		keep = sp_str_find(base, SP_STR("//"), 0);
	} else if (url.s[0] != '/') {
		keep = sp_str_find(base, SP_STR("?"), 0);
		if (url.s[0] != '?')
			keep =
			    climb(base, path, folder(base, path, keep), &url);
	}
	sp_buf_add(&all, sp_str_sub(base, 0, keep));
	if (keep == path && url.n > 0 && !strchr("/?", url.s[0]))
		sp_buf_addc(&all, '/');
	sp_buf_add(&all, url);
	mem->failed |= all.failed;
	out = sp_arena_dup(mem, sp_buf_str(&all));
	sp_buf_release(&all);
	return out;
}
