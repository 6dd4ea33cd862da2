# A file that is no database of Spean is told from one and left alone.
echo 'Not a database at all.' >x.db
cp x.db y.db
for verb in add stats export; do
	spean-store $verb x.db
	echo $?
done
cmp x.db y.db
mkdir d
spean-store add d
echo $?
