/* SPDX-License-Identifier: MIT */
/*
 * Usage: warc_make BYTES FORMAT <PATHS >FILE
 *
 * Writes a WARC file of the pages whose paths it reads, a response record for
 * each, and again under other URLs, until they are together of BYTES bytes.
 * FORMAT: plain, gz (a member a record), zst (a frame a record).  The URL ends
 * in the number of bytes of the page.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/file.h>

#include <zlib.h>
#include <zstd.h>

#define PAGES_MAX  20000
#define PAGE_BYTES ((size_t)16 << 20)

static void
die(const char *what)
{
	fprintf(stderr, "warc_make: %s\n", what);
	exit(1);
}

static void
put(struct sp_str piece)
{
	if (fwrite(piece.s, 1, piece.n, stdout) != piece.n)
		die(strerror(errno));
}

static void
put_gz(struct sp_str rec)
{
	static unsigned char out[PAGE_BYTES];
	z_stream z = {0};

	if (deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY))
		die("zlib");
	z.next_in = (Bytef *)(uintptr_t)rec.s;
	z.avail_in = (uInt)rec.n;
	z.next_out = out;
	z.avail_out = sizeof(out);
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die("zlib: too large");
	put((struct sp_str){(char *)out, sizeof(out) - z.avail_out});
	deflateEnd(&z);
}

static void
put_zst(struct sp_str rec)
{
	static char out[PAGE_BYTES];
	size_t n = ZSTD_compress(out, sizeof(out), rec.s, rec.n, 1);

	if (ZSTD_isError(n))
		die(ZSTD_getErrorName(n));
	put((struct sp_str){out, n});
}

static void
record(struct sp_str page, size_t number, struct sp_buf *rec)
{
	static const char head[] =
	    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";

	sp_buf_reset(rec);
	sp_buf_addf(rec,
	    "WARC/1.0\r\nWARC-Type: response\r\n"
	    "WARC-Target-URI: http://example.org/%zu/%zu\r\n"
	    "WARC-Date: 2026-01-01T00:00:00Z\r\n"
	    "Content-Type: application/http; msgtype=response\r\n"
	    "Content-Length: %zu\r\n\r\n%s",
	    number, page.n, sizeof(head) - 1 + page.n, head);
	sp_buf_add(rec, page);
	sp_buf_add(rec, SP_STR("\r\n\r\n"));
}

int
main(int argc, char **argv)
{
	static struct sp_buf page[PAGES_MAX];
	struct sp_buf rec = {0};
	size_t n = 0, bytes = argc == 3 ? strtoull(argv[1], NULL, 10) : 0;
	const char *format = argc == 3 ? argv[2] : "";
	char path[4096];

	while (n < PAGES_MAX && fgets(path, sizeof(path), stdin)) {
		path[strcspn(path, "\n")] = '\0';
		if (sp_file_read(path, PAGE_BYTES / 2, &page[n], NULL) == SP_OK)
			n++;
	}
	if (n == 0 || bytes == 0)
		die("no pages");
	for (size_t i = 0, done = 0; done < bytes; i++) {
		struct sp_str one = sp_buf_str(&page[i % n]);

		record(one, i, &rec);
		if (strcmp(format, "gz") == 0)
			put_gz(sp_buf_str(&rec));
		else if (strcmp(format, "zst") == 0)
			put_zst(sp_buf_str(&rec));
		else
			put(sp_buf_str(&rec));
		done += one.n;
	}
	for (size_t i = 0; i < n; i++)
		sp_buf_release(&page[i]);
	sp_buf_release(&rec);
	return fflush(stdout) == 0 ? 0 : 1;
}
