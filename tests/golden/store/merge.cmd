# All of other databases goes into one; of what both have that which is there
# stays, or with --theirs that of the other.  Again it changes nothing.
printf 'a\t@url\ten\thttp://a.org/\na\t1\ten\tOne river.\n' >en.tsv
printf 'b\t1\ten\tOther.\n' >en2.tsv
: >km.tsv
spean-store docs a.db en.tsv km.tsv
printf 'a\ta\t1\t1\t0.9\tOne river.\tទន្លេមួយ។\na\ta\t2\t2\t0.9\tTwo.\tពីរ។\n' |
    spean-store add --tag news a.db
spean-store docs b.db en2.tsv km.tsv
printf 'a\ta\t2\t2\t0.5\tTwo.\tពីរ។\na\ta\t3\t3\t0.9\tThree.\tបី។\tmore\n' |
    spean-store add --licence CC0 b.db
spean-store merge ab.db a.db b.db
echo $?
spean-store export -a -f tsv ab.db
spean-store export -f tsv --where tag=news ab.db
spean-store search --tsv ab.db three | cut -f 6-
cp ab.db again.db
spean-store merge again.db a.db ab.db
echo $?
spean-store export -a -f tsv ab.db >1.tsv
spean-store export -a -f tsv again.db | cmp - 1.tsv
spean-store stats ab.db >1.txt
spean-store stats again.db | cmp - 1.txt
echo '== the other way round'
spean-store merge --theirs ba.db b.db a.db
echo $?
spean-store export -a -f tsv ba.db | sort >2.tsv
sort 1.tsv | cmp - 2.tsv
spean-store merge -f ab.db b.db
spean-store export -a -f tsv ab.db
for db in ab.db ba.db again.db; do
	spean-store verify $db
done
