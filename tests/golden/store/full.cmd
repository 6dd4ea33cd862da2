# A full disk is told.
printf 'a\tb\t1\t1\t0.9000\tOne.\tមួយ។\n' | spean-store add tm.db
spean-store export tm.db >/dev/full
echo $?
spean-store export -f tsv tm.db >/dev/full
echo $?
spean-store stats tm.db >/dev/full
echo $?
spean-store export -o none/x.tmx tm.db
echo $?
