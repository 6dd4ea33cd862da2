# A source, a page and an address are taken out, and no byte of their texts is
# left; all else stays, and is found.
for site in one.org two.org three.org; do
	printf '{"src_doc":"%s","tgt_doc":"%s","src_text":"Secret zebra%s.","tgt_text":"សេះបង្កង់ zebra%s។","src_url":"http://%s/a_b"}\n' \
	    $site $site $site $site $site
done >x.jsonl
printf 'folder/x\tfolder/y\t1\t1\t1\tA giraffe.\tសត្វកវែង។\n' >x.tsv
spean-store import tm.db x.jsonl x.tsv
spean-store forget tm.db
echo $?
spean-store forget --source none.org tm.db
echo $?
spean-store forget -n --source '*.org' tm.db
spean-store forget --source ONE.org --url 'http://two.org/*' tm.db
echo $?
spean-store forget --url 'http://three.org/aXb' tm.db
spean-store verify tm.db
grep -c -a -E 'zebra(one|two)' tm.db
spean-store search --tsv tm.db 'zebra*' | cut -f 1,6
spean-store search --tsv tm.db សត្វកវែង | cut -f 1,6
spean-store forget --doc 'folder/?' tm.db
spean-store forget --doc folder/y tm.db
grep -c -a giraffe tm.db
spean-store stats tm.db
spean-store forget --doc a missing.db
echo $?
