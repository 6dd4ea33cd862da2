spean build -o built.db "$SAMPLE/en" "$SAMPLE/km" >/dev/null
for l in en km; do
	spean-extract -l $l "$SAMPLE/$l/" | spean-norm -D | spean-sent -D >$l.tsv
done
spean-pair en.tsv km.tsv >docpairs.tsv
spean-align -D -p docpairs.tsv en.tsv km.tsv >pairs.tsv
spean-store add typed.db <pairs.tsv
spean-store docs typed.db en.tsv km.tsv
spean-store export -f tsv --all built.db >built.tsv
spean-store export -f tsv --all typed.db >typed.tsv
cmp pairs.tsv built.tsv && cmp pairs.tsv typed.tsv && echo the same pairs
for f in built typed; do spean-store export -f tmx $f.db >$f.tmx; done
cmp built.tmx typed.tmx && echo the same memory
# Every sentence of both collections stands in exactly one record.
for l in en km; do
	awk -F"\t" "\$2 ~ /^(@title)?[0-9.]+\$/ { print \$1, \$2 }" $l.tsv |
	sort >$l.sents
done
cut -f 1,3 pairs.tsv | awk -F"\t" "{ n = split(\$2, a, \",\"); for (i = 1; i <= n; i++) if (a[i] != \"-\") print \$1, a[i] }" | sort | cmp - en.sents
cut -f 2,4 pairs.tsv | awk -F"\t" "{ n = split(\$2, a, \",\"); for (i = 1; i <= n; i++) if (a[i] != \"-\") print \$1, a[i] }" | sort | cmp - km.sents && echo each sentence once
