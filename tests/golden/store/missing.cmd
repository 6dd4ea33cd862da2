# A missing file: what is there goes in, and the status says so.
printf 'a\tb\t1\t1\t0.9000\tOne.\tមួយ។\n' >p.tsv
spean-store add tm.db none.tsv p.tsv
echo $?
spean-store docs tm.db none.tsv p.tsv
echo $?
spean-store stats none.db
echo $?
spean-store export tm.db | grep -c '<tu '
ls
