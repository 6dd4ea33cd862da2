/* SPDX-License-Identifier: MIT */
#include <spean/source.h>

#include <spean/rec.h>

/* The host of an address, without user and port; empty where it is none. */
static struct sp_str
host_of(struct sp_str url)
{
	size_t at = sp_str_find(url, SP_STR("://"), 0);
	struct sp_str host;

	if (at == 0 || at >= url.n)
		return SP_STR("");
	for (size_t i = 0; i < at; i++)
		if ((url.s[i] | 0x20) < 'a' || (url.s[i] | 0x20) > 'z')
			return SP_STR("");
	url = sp_str_sub(url, at + 3, url.n);
	host = sp_str_cut(&url, '/');
	host = sp_str_cut(&host, '?');
	host = sp_str_cut(&host, '#');
	at = sp_str_find(host, SP_STR("@"), 0);
	if (at < host.n)
		host = sp_str_sub(host, at + 1, host.n);
	/* An address of IPv6 has colons in brackets. */
	at = sp_str_starts(host, SP_STR("["))
	    ? sp_str_find(host, SP_STR("]"), 0)
	    : 0;
	return sp_str_sub(host, 0, sp_str_find(host, SP_STR(":"), at));
}

static struct sp_str
first_folder(struct sp_str path)
{
	struct sp_str folder;

	while (path.n > 0 && (path.s[0] == '/' || path.s[0] == '.'))
		path = sp_str_sub(path, 1, path.n);
	folder = sp_str_cut(&path, '/');
	return path.s ? folder : SP_STR("");
}

/* Hosts are the same in capitals. */
static void
add_lower(struct sp_buf *out, struct sp_str host)
{
	for (size_t i = 0; i < host.n; i++) {
		char c = host.s[i];

		sp_buf_addc(out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
	}
}

void
sp_source(struct sp_str url, struct sp_str canonical, struct sp_str id,
    struct sp_buf *out)
{
	const struct sp_str address[] = {url, canonical, id};

	for (size_t i = 0; i < sizeof(address) / sizeof(address[0]); i++) {
		struct sp_str host = host_of(address[i]);

		if (host.n > 0) {
			add_lower(out, host);
			return;
		}
	}
	sp_rec_add_text(out, first_folder(id));
}
