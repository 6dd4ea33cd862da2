# What is not there is not made, what is not ours is left alone, and nothing
# goes that could not be told.
spean-store dedup none.db
echo $?
spean-store dedup -n none.db
echo $?
echo 'Not a database at all.' >x.db
spean-store dedup x.db
echo $?
spean-store dedup --by sound x.db
echo $?
printf 'a\tb\t1\t1\t1\tOne.\tមួយ។\na\tb\t2\t2\t1\tOne.\tមួយ។\n' |
    spean-store add tm.db
spean-store dedup tm.db >/dev/full
echo $?
spean-store dedup -n tm.db >/dev/full
echo $?
spean-store stats tm.db | grep '^pairs	'
ls
