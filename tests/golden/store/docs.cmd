# Documents before or after their pairs, through a pipe, again and again.
printf 'a.html\t@charset\ten\tUTF-8\na.html\t@title\ten\tOne\na.html\t1\ten\tTwo. Three.\nb.html\t1\ten\tFour.\n' >en.tsv
printf 'a.html\t1.1\tkm\tពីរ។\na.html\t1.1\tkm\tបី។\nbad\nc.html\t1.1\tkm\tបួន។\n' >km.tsv
printf 'a.html\ta.html\t1\t1.1\t0.9000\tTwo. Three.\tពីរ។\n' | spean-store add tm.db
for turn in 1 2; do
	spean-store docs tm.db - km.tsv <en.tsv
	echo $?
done
spean-store stats tm.db
