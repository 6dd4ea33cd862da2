# What is known of documents and pairs goes in and out with them, in either
# format, and what is asked for by it is found.
cat >x.jsonl <<'END'
{"src_doc":"a","tgt_doc":"b","src_text":"One.","tgt_text":"មួយ។","src_url":"http://a.org/1","tgt_date":"2019-11-15","src_licence":"CC BY 4.0","tags":" news  old "}
{"src_doc":"c","tgt_doc":"d","src_text":"Two.","tgt_text":"ពីរ។"}
END
spean-store import --licence 'All rights' --tag new --tag news tm.db x.jsonl
spean-store export -f jsonl tm.db
spean-store export -f jsonl -o y.jsonl tm.db
spean-store export -o y.tmx.gz tm.db
gzip -dc y.tmx.gz | grep x-
for file in y.jsonl y.tmx.gz; do
	spean-store import $file.db $file
	spean-store verify $file.db
	spean-store export -f jsonl $file.db | cmp - y.jsonl
done
spean-store export -f tsv --where 'licence=cc*' --where tag=old tm.db
spean-store export -f tsv --where 'date>=2019-11-15' --where source=a.org tm.db
spean-store export -f tsv --where tag!=old tm.db
spean-store export -f tsv --where 'tags=old' tm.db
echo $?
spean-store export -f tsv --where 'score>1' tm.db
echo $?
spean-store import --tag 'two words' tm.db x.jsonl
echo $?
