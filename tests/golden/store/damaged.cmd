# What is damaged is told from what is none, with what to do; a copy that broke
# off, and pages that hold nothing.
awk 'BEGIN { for (i = 1; i < 500; i++)
	print "a\tb\t" i "\t" i "\t0.5000\tRiver " i ".\tទន្លេ " i "។" }' |
    spean-store add tm.db
cp tm.db zeros.db
dd if=/dev/zero of=zeros.db bs=4096 seek=1 count=30 conv=notrunc 2>/dev/null
head -c 40960 tm.db >part.db
for db in zeros.db part.db; do
	for verb in 'add' 'export -f tsv' 'search' 'stats'; do
		word=
		test "$verb" != search || word=River
		echo "c	d	1	1	0.5000	One.	មួយ។" |
		    spean-store $verb $db $word >/dev/null
		echo $?
	done
	spean-store verify $db >faults
	echo $?
	test -s faults && echo 'verify says where'
done
# The index of texts alone.
sqlite3 tm.db "UPDATE text_index_data SET block = x'00ff00ff' WHERE id > 10"
spean-store search tm.db River >/dev/null
echo $?
spean-store verify --reindex tm.db
spean-store search --tsv tm.db River | wc -l
