#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: crash.sh [BUILD_DIR [COMMAND...]]
#
# What is killed while it writes a database leaves it as it was after one of its
# commits: it opens, verify finds nothing, no commit is lost, and the command
# run again makes the bytes of a run that nobody disturbed.
#
# The moments are spread over the whole run with its commits and its end: half
# of them are calls that change files (one of which may be half done), half are
# times.  MOMENTS is how many of each command (5; with LONG=1, 100; under
# sanitizers 1).  They are made of SEED, which is printed.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/fault/lib.sh"
test $# -eq 0 || shift
SEED=${SEED:-$(date +%s)}
few=5
# Under sanitizers a program takes long to begin.
grep -q __asan "$build/lib/.libs/libspean.so" && few=1
if test -n "$LONG"; then moments=${MOMENTS:-100}; else
	moments=${MOMENTS:-$few}
fi
command -v timeout >/dev/null && date +%N | grep -q '^[0-9]*$' || {
	echo "skip: no timeout of coreutils"
	exit 77
}

# Prints N moments: "call NUMBER HALF", in order, then "time SECONDS"; CALLS and
# NANOSECONDS are what the whole takes.
spread() {
	awk -v n="$1" -v calls="$2" -v ns="$3" -v seed="$4" 'BEGIN {
		srand(seed)
		first = calls > 0 ? int((n + 1) / 2) : 0
		for (i = 0; i < first; i++)
			print "call", 1 + int((i + rand()) * calls / first),
			    int(rand() * 2)
		for (i = 0; i < n - first; i++)
			printf "time %.4f\n",
			    (i + rand()) / (n - first) * ns * 1.1e-9 + 0.0001
	}'
}

# One moment of command $name: what is left, read by a reader that comes first
# (tm.db) and by a writer that does (again/tm.db).
try() {
	rm -rf again
	fresh
	case $1 in
	call) do_$name env LD_PRELOAD="$fault" FAULT_KILL="$2" \
	    FAULT_HALF="${3#0}" ;;
	time) do_$name timeout -s KILL "$2" ;;
	esac >killed.out 2>&1
	mkdir again
	cp tm.db* again
	now=$(state_of tm.db) || return
	test "$1" = time || test "$now" -ge "$least" || {
		echo "a commit is lost: state $now after $least"
		return 1
	}
	test "$1" = time || least=$now
	rm tm.db*
	cp again/tm.db* .
	do_$name env >again.out 2>&1 || {
		cat again.out
		return 1
	}
	"$store" verify tm.db || return
	state tm.db | cmp - "$last" || return
	test ! -f tm.db-wal
}

for name in ${*:-$commands}; do
	prepare || continue
	start=$(date +%s%N)
	do_$name env >make.out 2>&1
	spent=$(($(date +%s%N) - start))
	state tm.db | cmp - "$last" || bad "$name: its own run"
	least=0
	before=$failed
	states=
	spread "$moments" "$calls" "$spent" "$SEED" >moments
	while read -r kind number half; do
		if { try $kind $number $half; } >try.out 2>&1; then
			good
			states="$states$now"
		else
			bad "$name, $kind $number ${half:-}(SEED=$SEED)"
			cat try.out
		fi
	done <moments
	test $failed -eq $before &&
	    echo "ok $name: $calls calls, states $states"
done
finish "crash (SEED=$SEED)"
