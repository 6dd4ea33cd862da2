# SPDX-License-Identifier: MIT
# en.tsv and km.tsv: the stories of the sample, under other names on each side,
# and the ones here, cut into sentences.

# The documents are named by a letter $1 and a number, $2 after $2.
rename() {
	awk -F '\t' -v OFS='\t' -v letter="$1" -v by="$2" '
	$1 != last {
		last = $1
		id = sprintf("%s%02d.html", letter, ++n * by % 11)
	}
	{ $1 = id; print }'
}

# The documents of $1 from the last to the first.
shuffle() {
	awk -F '\t' '
	$1 != last { last = $1; n++ }
	{ doc[n] = doc[n] $0 "\n" }
	END { for (; n > 0; n--) printf "%s", doc[n] }' "$1"
}

spean-extract -l en "$SAMPLE/en/" | rename e 3 |
cat - "$GOLDEN/decoys/en.tsv" | spean-norm -D | spean-sent -D >en.tsv
spean-extract -l km "$SAMPLE/km/" | rename k 4 |
cat - "$GOLDEN/decoys/km.tsv" | spean-norm -D | spean-sent -D >km.tsv
