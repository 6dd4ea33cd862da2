# Line 2 is not UTF-8, line 3 has no text, line 4 no number: the others go in.
printf 'a\tb\t1\t1\t0.9000\tOne.\tមួយ។\n' >p.tsv
printf 'a\tb\t2\t2\t0.9000\tTwo.\t\341\236\n' >>p.tsv
printf 'a\tb\t3\t3\n' >>p.tsv
printf 'a\tb\t4\t4\t1e-3\tFour.\tបួន។\n' >>p.tsv
printf 'a\tb\t5\t5\t0.9000\tFive.\tប្រាំ។' >>p.tsv
spean-store add tm.db p.tsv
echo $?
spean-store export -f tsv --all tm.db
