# Files of other programs, and of a newer Spean: told, and left as they are.
sqlite3 app.db 'PRAGMA application_id = 7; CREATE TABLE t (x)'
sqlite3 plain.db 'CREATE TABLE t (x)'
printf 'a\tb\t1\t1\t0.9000\tOne.\tមួយ។\n' | spean-store add newer.db
spean-store export newer.db >memory.tmx
sqlite3 newer.db 'PRAGMA user_version = 1000'
printf 'SQLite format 3' >short.db
mkdir copy
cp ./*.db memory.tmx copy
for file in app.db plain.db newer.db short.db memory.tmx; do
	spean-store add $file </dev/null
	spean-store docs $file /dev/null /dev/null
	spean-store import $file copy/memory.tmx
	spean-store export $file
	spean-store search $file One
	spean-store stats $file
	spean-store verify $file
	spean-store verify --reindex $file
	cmp $file copy/$file
done 2>&1 | sed 's/, and [0-9]* is/, and N is/' | uniq -c | sed 's/^ *//'
# An empty file is no database to read, and becomes one where it is written.
: >empty.db
spean-store stats empty.db
echo $?
spean-store import empty.db copy/memory.tmx
spean-store export -f tsv --all empty.db
# Beside none of them is a file left; a folder that is missing is not made.
spean-store add none/tm.db </dev/null
echo $?
ls
