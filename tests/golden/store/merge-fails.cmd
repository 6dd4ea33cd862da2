# What cannot be merged is told and left alone; the others go in.
printf 'a\ta\t1\t1\t0.9\tOne.\tមួយ។\n' | spean-store add a.db
echo 'Not a database at all.' >x.db
sqlite3 old.db <"$GOLDEN/v1.sql"
spean-store merge tm.db none.db x.db old.db a.db
echo $?
spean-store export -f tsv tm.db
spean-store merge x.db a.db
echo $?
ln a.db same.db
spean-store merge a.db tm.db ./same.db
echo $?
spean-store merge a.db
echo $?
spean-store verify a.db
ls
