# SPDX-License-Identifier: MIT
# Usage: awk -v seed=N -f loosen.awk TEXT TEXT
# Prints a text, whose words stand between spaces or zero-width spaces, as one
# that is translated freely: of some of its lines, words are left out or others
# of the text stand in their place.  How many lines is the document's chance, as
# some texts are translated more freely than others.
function chance() {
	seed = (seed * 16807) % 2147483647 # Park & Miller 1988
	return seed / 2147483647
}
BEGIN {
	seed = seed * 7919 % 2147483646 + 1
	for (i = 0; i < 10; i++)
		chance()
	split("0.2 0.5 0.8 0.95", shares, " ")
	share = shares[int(chance() * 4) + 1] * .7
}
{
	gap = index($0, "\342\200\213") ? "\342\200\213" : " "
	n = split($0, word, gap)
}
FNR == NR {
	for (i = 1; i <= n; i++)
		if (word[i] != "")
			all[++words] = word[i]
	next
}
chance() >= share || n < 3 {
	gsub(/\342\200\213/, "")
	print
	next
}
{
	keep = .2 + .5 * chance()
	line = ""
	for (i = 1; i <= n; i++) {
		it = word[i]
		if (chance() >= keep)
			it = chance() < .6 ? all[int(chance() * words) + 1] : ""
		if (it != "")
			line = line == "" ? it : line gap it
	}
	if (line == "")
		line = word[1]
	gsub(/\342\200\213/, "", line)
	print line
}
