#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: full.sh [BUILD_DIR [COMMAND...]]
#
# Where the disk is full from some moment on, a command that writes a database
# says so and names it, has status 2, and leaves it as it was after one of its
# commits; with room again it does the rest.  An export leaves no half file.
#
# The moments are MOMENTS (4; with LONG=1, 60) of each command, made of SEED.
# A small disk is mounted besides where we may, or files are held small.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/fault/lib.sh"
test $# -eq 0 || shift
trap 'umount "$tmp"/add/out "$tmp"/add/disk 2>/dev/null; rm -rf "$tmp"' EXIT
SEED=${SEED:-$(date +%s)}
if test -n "$LONG"; then moments=${MOMENTS:-60}; else moments=${MOMENTS:-4}; fi

# Prints N numbers from 1 to CALLS, spread.
spread() {
	awk -v n="$1" -v calls="$2" -v seed="$3" 'BEGIN {
		srand(seed)
		for (i = 0; i < n && i < calls; i++)
			print 1 + int((i + rand()) * calls / n)
	}'
}

# What a command left that had status $status and said told.
check() {
	case $status in
	0) ;;
	2) grep -q "tm.db: .*$1" told || {
		echo "it said:"
		cat told
		return 1
	} ;;
	# What is to be merged cannot be opened: the others would go in.
	1) test $name = merge && grep -q "other.db: .*$1" told || {
		echo "status 1; it said:"
		cat told
		return 1
	} ;;
	*) echo "status $status" && return 1 ;;
	esac
	now=$(state_of tm.db) || {
		echo "no state of it"
		return 1
	}
	test $status -gt 0 || cmp got "$last" || return
	test $status -ne 1 || cmp got state.0
}

again() {
	do_$name env >told 2>&1 || {
		cat told
		return 1
	}
	"$store" verify tm.db && state tm.db | cmp - "$last" && test ! -f tm.db-wal
}

try() {
	fresh
	do_$name env LD_PRELOAD="$fault" FAULT_FULL="$1" >told 2>&1
	status=$?
	check 'no space left' && again
}

# try_export WORDS FILE FORMAT OUT: an export in folder out, FILE of which is
# there already and stays; no other is new.
try_export() {
	echo before >"out/$2"
	(
		trap '' XFSZ
		test "$1" != 'File too large' || ulimit -f 80
		exec "$store" export -f "$3" -o "out/$4" base.db 2>told
	)
	test $? -eq 2 && grep -q "out/$2: $1" told &&
	    test "$(cat "out/$2")" = before && test "$(ls out)" = "$2" || {
		cat told
		ls -l out
		return 1
	}
	rm "out/$2"
}

for name in ${*:-$commands}; do
	test -n "$fault" && prepare || continue
	before=$failed
	statuses=
	for moment in $(spread "$moments" "$calls" "$SEED"); do
		if try "$moment" >try.out 2>&1; then
			good
			statuses=$statuses$status
		else
			bad "$name, full from call $moment (SEED=$SEED)"
			cat try.out
		fi
	done
	test $failed -eq $before &&
	    echo "ok $name: $calls calls, statuses $statuses"
done

name=add
cd "$tmp" && rm -rf add && prepare || finish full
cp base.db was.db
{
	pairs more 1 1000
	pairs less 1 1000
} | "$store" add base.db
mkdir out disk
words='File too large'
mount -t tmpfs -o size=8k tmpfs out 2>/dev/null &&
    words='No space left on device'
while read -r file format out; do
	case $words,$file in
	File*.gz | File*.zst) continue ;;
	esac
	if try_export "$words" $file $format $out >try.out 2>&1; then
		good
	else
		bad "export $out"
		cat try.out
	fi
done <<'END'
x.tmx tmx x.tmx
x.tsv tsv x.tsv
x.tmx.gz tmx x.tmx.gz
x.jsonl.zst jsonl x.jsonl.zst
x.en moses x
END
test "$words" = 'File too large' || umount out
cp was.db base.db

# A disk of 300 KB, of which the database takes some.
if mount -t tmpfs -o size=300k tmpfs disk 2>/dev/null; then
	cp base.db disk/tm.db
	"$store" add disk/tm.db add.tsv 2>told
	status=$?
	grep -q 'disk/tm.db: .*no space left' told && test $status -eq 2 &&
	    "$store" verify disk/tm.db && state disk/tm.db | cmp - state.0 &&
	    good || {
		bad "a small disk: $status $(cat told)"
		ls -l disk
	}
	umount disk
fi

# Files of 100 KB.
fresh
(trap '' XFSZ; ulimit -f 200; do_add env) 2>told
status=$?
test $status -eq 2 && check 'cannot read or write' >try.out 2>&1 &&
    again >>try.out 2>&1 && good || {
	bad "small files: $status"
	cat told try.out
}
finish "full (SEED=$SEED)"
