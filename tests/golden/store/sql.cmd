# Whatever looks like SQL is data: in each text field, in names of files, in
# what is asked for; and what cannot be data is refused.
sql="'); DROP TABLE pair; --"
x=x\'\;\"--
{
	printf '%s\t@url\ten\thttp://e.org/%s\n' "$sql" "$sql"
	printf '%s\t@date\ten\t%s\n' "$sql" "$sql"
	printf '%s\t@charset\ten\t%s\n' "$sql" "$sql"
	printf '%s\t@title\ten\t%s\n' "$sql" "$sql"
	printf '%s\t1.1\ten\tWater %s\n' "$sql" "$sql"
} >en.docs
printf '%s\t1.1\tkm\tទឹក %s\n' "$sql" "$sql" >km.docs
printf '%s\t%s\t%s\t%s\t0.9000\tWater %s\tទឹក %s\t%s\n' \
    "$sql" "$sql" "$sql" "$sql" "$sql" "$sql" "$sql" >p.tsv
printf 'a\ta\t1\t1\t0.5000\tFire.\tភ្លើង។\n' >>p.tsv
db="$x.db"
spean-store add "$db" p.tsv
spean-store docs "$db" en.docs km.docs
spean-store export -f tsv "$db" | cmp - p.tsv
spean-store export "$db" | grep source-document
for query in "$sql" "\"$sql\"" "x' OR 1=1 --" 'a" OR "b' '*' 'text:fire' \
    'fire NEAR water' 'fire)' "drop table"; do
	echo "== $query"
	spean-store search --tsv "$db" "$query" | cut -f 1,8-
done 2>&1
printf '{"en":"Fish %s","km":"ត្រី","src_url":"%s","more":"%s"}\n' \
    "$sql" "$sql" "$sql" >"$x.jsonl"
spean-store import "$db" "$x.jsonl"
spean-store export -f jsonl "$db" | tail -n 1
for option in -s -t; do
	spean-store export $option "$sql" -f tsv "$db"
	echo $?
	spean-store import $option "$sql" "$db" p.tsv
	echo $?
done 2>&1
spean-store export -T "1; DROP TABLE pair" "$db" 2>&1
spean-store export -f "$sql" "$db" 2>&1
spean-store stats "$db"
sqlite3 "$db" "PRAGMA quick_check"
ls
