# What is not as it must be, by format; what a format cannot hold.
printf 'One.\tមួយ។\nTwo.\n' >two.tsv
printf '{"en":"One.","km":"មួយ។","id":7}\n{"en":"One."\n' >a.jsonl
printf 'One.\nTwo.\n' >m.en
printf 'មួយ។\n' >m.km
spean-store import tm.db two.tsv a.jsonl m.en m.km
echo $?
spean-store export -f tsv tm.db
spean-store import tm.db m.en
echo $?
spean-store import -f moses tm.db m.en
echo $?
spean-store import tm.db m.km m.en
echo $?
spean-store import tm.db m.en none.km
echo $?
printf 'a\tb\t1\t1\t0.9000\tOne\001\002.\tមួយ។\n' | spean-store add odd.db
for format in tmx tsv jsonl; do
	spean-store export -f $format odd.db | grep -o 'One.*[.]'
done
spean-store export -f moses odd.db
echo $?
spean-store export -f moses -o none/x odd.db
echo $?
spean-store export -o none/x.gz odd.db
echo $?
ls | grep -v odd.db
