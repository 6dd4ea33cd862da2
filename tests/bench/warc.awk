# SPDX-License-Identifier: MIT
# Makes a WARC file of pages: reads a list of their paths, each with its size
# before it, and prints a record for each, and again under other URLs, until the
# pages are together of so many bytes (-v bytes=N).
function record(path, size, url,    head, line) {
	head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n", url
	printf "WARC-Date: 2026-01-01T00:00:00Z\r\n"
	printf "Content-Type: application/http; msgtype=response\r\n"
	printf "Content-Length: %d\r\n\r\n%s", length(head) + size, head
	if (!(path in text)) {
		while ((getline line < path) > 0)
			text[path] = text[path] line "\n"
		close(path)
	}
	printf "%s\r\n\r\n", substr(text[path], 1, size)
	return size
}
{
	size[NR] = $1
	sub(/^[0-9]+ /, "")
	name[NR] = $0
}
END {
	for (round = 1; done < bytes && NR > 0; round++)
		for (i = 1; i <= NR && done < bytes; i++)
			done += record(name[i], size[i],
			    "http://example.org/" round "/" i)
}
