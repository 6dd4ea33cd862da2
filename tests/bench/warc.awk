# SPDX-License-Identifier: MIT
# Makes a WARC file of pages: reads a list of their paths and prints a record
# for each, and again under other URLs, until the pages are together of so many
# bytes (-v bytes=N).  Their sizes go to a file (-v sizes=FILE).
{
	text = ""
	while ((getline line < $0) > 0)
		text = text line "\n"
	close($0)
	page[NR] = text
	print length(text) > sizes
}
END {
	head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	for (round = 1; done < bytes && NR > 0; round++)
		for (i = 1; i <= NR && done < bytes; i++) {
			printf "WARC/1.0\r\nWARC-Type: response\r\n"
			printf "WARC-Target-URI: http://example.org/%d/%d\r\n",
			    round, i
			printf "WARC-Date: 2026-01-01T00:00:00Z\r\n"
			printf "Content-Type: application/http\r\n"
			printf "Content-Length: %d\r\n\r\n%s",
			    length(head) + length(page[i]), head
			printf "%s\r\n\r\n", page[i]
			done += length(page[i])
		}
}
