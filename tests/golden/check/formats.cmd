# What files are is told by what is in them.
printf 'a\tb\t3\t4\t0.9000\t74 came.\tមក៧៦នាក់។\tmore\n' >pairs.tsv
printf '{"en": "74 came.", "km": "មក៧៦នាក់។"}\n' >a
printf '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>74 came.</seg></tuv><tuv xml:lang="km"><seg>មក៧៦នាក់។</seg></tuv></tu>
</body></tmx>\n' >b
gzip -k b
spean-store add t.db pairs.tsv
printf '74 came.\n' >en
printf 'មក៧៦នាក់។\n' >km
spean-check a b b.gz t.db
spean-check pairs.tsv
spean-check <b
spean-check -f moses en km
spean-check --where 'doc=c' t.db
spean-check --where 'doc=c' pairs.tsv
echo status $?
spean-check -f moses en
echo status $?
spean-check -f tmx pairs.tsv
echo status $?
spean-check -f db pairs.tsv
