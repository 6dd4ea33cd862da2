# Documents without text have no partner, and are in nobody's way.
. "$GOLDEN/decoys/docs.sh"
none() {
	awk -v OFS='\t' -v side="$1" 'BEGIN {
		for (i = 0; i < 50; i++) {
			print side "none" i, "@date", "und", "2019-11-17"
			if (i % 2)
				print side "none" i, "1.1", "und", " "
		}
	}'
}
spean-pair en.tsv km.tsv >pairs.tsv
none a | cat - en.tsv >en2.tsv
none z | cat - km.tsv >km2.tsv
spean-pair en2.tsv km2.tsv | cmp - pairs.tsv
none a >en3.tsv
none z >km3.tsv
spean-pair en3.tsv km3.tsv
spean-pair --unpaired en3.tsv km3.tsv | head -n 3
