# Texts that trip readers, and such as would be SQL if they were not data: each
# format out, as it is and compressed, and in again.
sql="'); DROP TABLE pair; --"
pair() { printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$@"; }
{
	pair "$sql" "$sql" "$sql" "$sql" 0.9000 "$sql" "ត្រី $sql" "$sql"
	pair a b 1 1 0.5000 '"\"' 'ក\' '"\"	\'
	pair a b 2 2 0.0000 '&lt;x]]>&<![CDATA[' 'ក &#1; <seg>' ''
	pair a b 3 - 1.0000 "x$(printf '\342\200\250\342\200\256y\360\237\230\200')" '' '{}'
	pair a b - 4 1.0000 '' "$(printf 'ក\342\200\213 \314\201 \302\240')" '-'
	pair a b 5 5 0.2500 "$(awk 'BEGIN { while (n++ < 10000) printf "a & \"\\\" <b>" }')" \
	    "$(awk 'BEGIN { while (n++ < 20000) printf "ក\342\200\213<" }')" \
	    "$(awk 'BEGIN { while (n++ < 3000) printf "%s<&\"\t", n }')"
} >p.tsv
wc -l <p.tsv
spean-store add a.db p.tsv
spean-store export -a -f tsv a.db | cmp - p.tsv
for format in tmx tsv jsonl; do
	for suffix in '' .gz .zst; do
		file=x.$format$suffix
		spean-store export -a -f $format -o $file a.db
		rm -f b.db
		spean-store import b.db $file
		spean-store export -a -f tsv b.db | cmp - p.tsv
		spean-store export -a -f $format -o again.$file b.db
		cmp $file again.$file
	done
done
for suffix in '' .gz .zst; do
	spean-store export -f moses -o m$suffix a.db
	rm -f b.db
	spean-store import b.db m.en$suffix m.km$suffix
	spean-store export -f tsv b.db | cut -f 6,7 >texts
	spean-store export -f tsv a.db | cut -f 6,7 | cmp - texts
done
wc -l <texts
