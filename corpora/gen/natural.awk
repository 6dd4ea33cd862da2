# SPDX-License-Identifier: MIT
# Usage: awk -v out=FOLDER -v seed=N -f natural.awk EN KM
# Makes documents with gold beads of line-aligned texts whose lines were cut into
# sentences: records "LINE TAB SENTENCE".  A line with as many sentences on both
# sides is so many beads; another one is a single bead, if it is small enough.
# Of some lines the sentences of one side are left out, in runs.
function chance() {
	seed = (seed * 16807) % 2147483647 # Park & Miller 1988
	return seed / 2147483647
}
function list(from, n, i, text) {
	for (i = 0; i < n; i++)
		text = text (i ? "," : "") (from + i)
	return "[" text "]"
}
function begin() {
	close(name ".en"); close(name ".km"); close(name ".gold")
	name = sprintf("%s/doc%03d", out, docs++)
	printf "" >(name ".en")
	printf "" >(name ".km")
	e = k = 0
	gone = ""
}
function put(side, line, n, i) {
	for (i = 1; i <= n; i++)
		print text[side, line, i] >(name (side ? ".km" : ".en"))
}
function beads(ne, nk, i) {
	if (ne == nk)
		for (i = 0; i < ne; i++)
			print list(e + i, 1) ":" list(k + i, 1) >(name ".gold")
	else if (ne && nk)
		print list(e, ne) ":" list(k, nk) >(name ".gold")
	else {
		for (i = 0; i < ne; i++)
			print list(e + i, 1) ":[]" >(name ".gold")
		for (i = 0; i < nk; i++)
			print "[]:" list(k + i, 1) >(name ".gold")
	}
	e += ne
	k += nk
}
BEGIN {
	FS = "\t"
	seed = seed * 7919 % 2147483646 + 1
	for (i = 0; i < 10; i++)
		chance()
}
FNR == 1 { side = files++ }
$2 != "" {
	text[side, $1, ++count[side, $1]] = $2
	last = $1 > last ? $1 + 0 : last
}
END {
	begin()
	for (line = 1; line <= last; line++) {
		ne = count[0, line]
		nk = count[1, line]
		if (!ne || !nk || (ne != nk && (ne + nk > 5 || ne > 4 || nk > 4)))
			continue
		if (gone == "")
			gone = chance() < .06 ? int(chance() * 2) : ""
		else if (chance() < .5)
			gone = ""
		if (gone == "0")
			ne = 0
		if (gone == "1")
			nk = 0
		put(0, line, ne)
		put(1, line, nk)
		beads(ne, nk)
		if (e > 60)
			begin()
	}
}
