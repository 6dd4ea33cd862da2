#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: read-only.sh [BUILD_DIR]
#
# Where a database, or its folder, may not be written to, it can be read, and
# who would write is told what is in the way.  Root may write everywhere, and
# is nobody here.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/fault/lib.sh"

as=
test "$(id -u)" -ne 0 || {
	as='setpriv --reuid=65534 --regid=65534 --clear-groups'
	chown 65534 "$tmp"
	$as "$store" --version >/dev/null 2>&1 || {
		echo "skip: root cannot be nobody here"
		exit 77
	}
}

# read_it DB: by all that reads.
read_it() {
	$as "$store" export -f tsv --all "$1" | cmp - want &&
	    $as "$store" stats "$1" >/dev/null &&
	    $as "$store" search "$1" River >/dev/null && $as "$store" verify "$1"
}

# told STATUS WORDS COMMAND...
told() {
	want_status=$1
	words=$2
	shift 2
	$as "$@" >told.out 2>told.err </dev/null
	got_status=$?
	test $got_status -eq "$want_status" && grep -q "$words" told.err || {
		echo "$*: status $got_status, $(cat told.err)"
		return 1
	}
}

test_that() {
	what=$1
	shift
	if "$@" >said 2>&1; then good; else
		bad "$what"
		cat said
	fi
}

pairs old 1 100 >want
pairs new 1 10 >new
echo 'page	1	en	Water.' >docs
mkdir file folder log
for place in file folder log; do
	"$store" add $place/tm.db want
done
# One that is killed leaves its log.
mkfifo pipe
"$store" import -f tsv log/tm.db new pipe 2>/dev/null &
{
	until test -s log/tm.db-wal; do :; done
	kill -9 $!
} >pipe 2>/dev/null
wait
test -z "$as" || chown -R 65534 file folder log
chmod a-w file/tm.db folder log log/*
cp file/tm.db before

test_that 'a file that may only be read is read' read_it file/tm.db
for verb in 'add' 'import -f tsv' 'docs' 'verify --reindex'; do
	set -- new
	test "$verb" != docs || set -- docs docs
	test "$verb" != 'verify --reindex' || set --
	test_that "$verb is told of the file" told 2 \
	    'file/tm.db: the database may only be read' \
	    "$store" $verb file/tm.db "$@"
	test_that "$verb is told of the folder" told 2 'folder/tm.db: .*read' \
	    "$store" $verb folder/tm.db "$@"
done
test_that 'it stays as it was' cmp file/tm.db before
test_that 'a folder that may only be read is read' read_it folder/tm.db
test_that 'nothing is left in it' test "$(ls folder)" = tm.db
test_that 'none is made there' told 2 \
    'folder/new.db: cannot open: Permission denied' \
    "$store" add folder/new.db new
test_that 'an export goes nowhere there' told 2 \
    'cannot write folder/x.tmx: Permission denied' \
    "$store" export -o folder/x.tmx file/tm.db
cat new >>want
test_that 'a log is read in a folder that may only be read' read_it log/tm.db
chmod u+w log
rm log/tm.db-shm
chmod a-w log
test_that 'what it lacks is told' told 2 'log/tm.db: .*-wal: copy both' \
    "$store" stats log/tm.db
finish read-only
