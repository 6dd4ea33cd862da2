#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: writers.sh [BUILD_DIR]
#
# Many at once on one database: those that write wait for each other and all
# land, those that read see what was committed, whole.  ROUNDS is how often
# (2; with LONG=1, 20); with LONG=1 one waits in vain besides, which takes ten
# seconds.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/fault/lib.sh"
if test -n "$LONG"; then rounds=${ROUNDS:-20}; else rounds=${ROUNDS:-2}; fi

test_that() {
	what=$1
	shift
	if "$@" >said 2>&1; then good; else
		bad "$what"
		cat said
	fi
}

writers='a b c d'
for name in $writers; do
	pairs $name 1 300 >$name.tsv
done
sort a.tsv b.tsv c.tsv d.tsv >all

# Four that write to a database, which the first of them makes where there is
# none; one that reads all the while.
land() {
	rm -f done.*
	for name in $writers; do
		{
			"$store" add tm.db $name.tsv
			echo $? >done.$name
		} &
	done
	seen=0
	while test "$(cat done.* 2>/dev/null | wc -l)" -lt 4; do
		look || seen=1
	done
	wait
	cat done.*
	test $seen -eq 0 && test "$(cat done.* | tr -d '\n')" = 0000 &&
	    "$store" verify tm.db && tsv tm.db | sort | cmp - all
}

# What a reader sees, which may come before there is a database.
look() {
	test -s tm.db || return 0
	"$store" export -f tsv --all tm.db >seen 2>seen.err || {
		grep -q 'not a Spean database' seen.err && return
		cat seen.err
		return 1
	}
	test $(($(wc -l <seen) % 300)) -eq 0 || {
		echo "a part was seen: $(wc -l <seen)"
		return 1
	}
}

round=0
while test $round -lt "$rounds"; do
	round=$((round + 1))
	rm -f tm.db*
	test_that 'four writers make a database' land
	rm -f tm.db*
	pairs old 1 300 | sed 's/old/a/g' | "$store" add tm.db
	test_that 'four writers add to a database' land
done

# One that writes, and is not done.
mkfifo pipe
begin() {
	"$store" add tm.db pipe &
	writer=$!
	exec 9>pipe
	pairs new 1 3000 >&9
}

end() {
	exec 9>&-
	wait $writer
}

readers() {
	tsv tm.db | cmp - old.tsv && "$store" stats tm.db | cmp - old.stats &&
	    "$store" search --tsv tm.db River | cmp - old.search &&
	    "$store" verify tm.db
}

rm -f tm.db*
pairs old 1 1000 >old.tsv
"$store" add tm.db old.tsv
"$store" stats tm.db >old.stats
"$store" search --tsv tm.db River >old.search
begin
test_that 'those that read see what was before' readers
{
	"$store" add tm.db a.tsv
	echo $? >second
} 2>second.err 9>&- &
second=$!
sleep 1
test_that 'the second waits' test ! -f second
test_that 'the first ends' end
wait $second
test_that 'the second goes on' grep -qx 0 second
pairs new 1 3000 | cat old.tsv - a.tsv >want
tsv tm.db >got
test_that 'both have landed' cmp got want
test_that 'it is whole' "$store" verify tm.db

# One that reads on, while another writes and ends.
"$store" export -f tsv --all tm.db >pipe &
exec 8<pipe
head -c 1000 <&8 >read
"$store" add tm.db b.tsv
cat <&8 >>read
exec 8<&-
wait
test_that 'one that reads on reads what it began with' cmp read want

test -z "$LONG" || {
	begin
	"$store" add tm.db c.tsv 2>told
	test_that 'one that waits in vain has status 2' test $? -eq 2
	test_that 'and says why' grep -q 'tm.db: .*in use by another' told
	test_that 'the other is not disturbed' end
}
finish writers
