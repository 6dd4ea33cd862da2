# Parts by document; no text of a later part is in an earlier one.
i=0
while test $i -lt 300; do
	i=$((i + 1))
	printf 'd%d\td%d\t1\t1\t1\tText number %d.\tអត្ថបទ %d។\n' $i $i $i $i
	printf 'd%d\td%d\t2\t2\t1\tThe same.\tដូចគ្នា។\n' $i $i
done >p.tsv
spean-store add tm.db p.tsv
spean-store export -f moses --split train,dev,test -o x.gz tm.db >said
echo $?
ls x.*
for part in train dev test; do
	gzip -dc x.$part.en.gz | wc -l
	gzip -dc x.$part.en.gz | grep -c same
done | paste -d ' ' - - | sed 's/^/pairs, the same: /'
awk '{ n += $NF } END { print n }' said
cut -f 1 said
spean-store export --split a,b=50 --seed 7 -o y.tmx.zst tm.db >said
zstd -dc y.b.tmx.zst | head -n 2
ls y.*
# What a test set has is left out, whatever its format.
printf 'text NUMBER 7\nអត្ថបទ ៨\n' >set.txt
printf 'Text number 9.\tx\n' | gzip >set.tsv.gz
printf 'no such text\n' >other
spean-store export -f tsv --without set.txt --without set.tsv.gz --without other \
    -o z.tsv tm.db
echo $?
grep -c -E 'number (7|8|9)[.]' z.tsv
wc -l <z.tsv
spean-store export --split train,dev tm.db
echo $?
spean-store export --split train -o x.tmx tm.db
spean-store export --seed 3 -o x.tmx tm.db
spean-store export -f tsv --without missing tm.db
