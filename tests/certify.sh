#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: certify.sh FOLDER [STEP...]
#
# The gate of a release.  Each step builds in a folder of its own below FOLDER
# and writes FOLDER/STEP.log; the first that fails ends the run.  Steps: gcc
# clang sanitizers bytes distcheck man fuzz real lohelp align induce pair long
# text warc tmx clients names lex search terms check crash figures; all of them
# where none is named.
# Step werror is gcc without running the tests.
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")/.." && pwd) || exit 1
test $# -gt 0 || {
	echo "usage: certify.sh FOLDER [STEP...]" >&2
	exit 2
}
mkdir -p "$1" || exit 1
work=$(cd "$1" && pwd) || exit 1
shift
test $# -gt 0 || set -- gcc clang sanitizers bytes distcheck man fuzz real \
    lohelp align induce pair long text warc tmx clients names lex search \
    terms check crash figures
jobs=$(nproc 2>/dev/null || echo 2)
passed=0

# built NAME ARGUMENT...: configure with these and build in $work/NAME.
built() {
	dir=$work/$1
	shift
	mkdir -p "$dir" && cd "$dir" || return
	test -f config.status && test config.status -nt "$here/configure" ||
	    "$here/configure" --quiet "$@" || return
	make -s -j "$jobs"
}

step_gcc() {
	built gcc CC=gcc --enable-werror && make -s -j "$jobs" check
}

# Whoever has run the tests of such a build already.
step_werror() {
	built gcc CC=gcc --enable-werror &&
	    make -s -j "$jobs" check TESTS=
}

step_clang() {
	built clang CC=clang --enable-werror && make -s -j "$jobs" check
}

step_sanitizers() {
	built sanitizers CC=clang --enable-werror --enable-sanitizers || return
	ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 \
	    UBSAN_OPTIONS=print_stacktrace=1 make -s -j "$jobs" check
}

# The builds of the steps before must align alike.
step_bytes() {
	"$here/tests/same-bytes.sh" "$work/gcc" "$work/clang" "$work/sanitizers"
}

step_distcheck() {
	built gcc CC=gcc --enable-werror && make -s -j "$jobs" distcheck
}

step_man() {
	command -v mandoc >/dev/null || return
	cd "$here/tools" && mandoc -Tlint -W warning ./*.[1-9]
}

# Every target for FUZZ_SECONDS (60) from its seeds; what it learns stays in
# the folder, so that the next run goes on from there.
step_fuzz() {
	built fuzz CC=clang --enable-fuzz || return
	for source in "$here"/tests/fuzz/fuzz_*.c; do
		name=$(basename "$source" .c)
		make -s "tests/fuzz/$name" || return
		mkdir -p "corpus/$name" || return
		echo "== $name"
		"tests/fuzz/$name" -max_total_time="${FUZZ_SECONDS:-60}" \
		    -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
		    -artifact_prefix="$work/fuzz/" "corpus/$name" \
		    "$here/tests/fuzz/seeds/${name#fuzz_}" || return
	done
}

step_real() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/real-lohelp.sh" "$work/gcc"
}

# The pages are those that step real installs.
step_lohelp() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/lohelp_pages.sh" "$work/gcc"
}

step_align() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/align.sh" "$work/gcc"
}

step_induce() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/induce.sh" "$work/gcc"
}

step_long() {
	built gcc CC=gcc --enable-werror &&
	    LONG=${LONG-1} "$here/tests/bench/long.sh" "$work/gcc"
}

step_text() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/text.sh" "$work/gcc" &&
	    "$here/tests/bench/tags.sh" "$work/gcc"
}

# Without its thresholds: what is scored is printed.
step_pair() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/pair.sh" "$work/gcc" ntrex128 tico19 \
		flores_dev_sib lohelp &&
	    "$here/tests/bench/pair_pages.sh" "$work/gcc" &&
	    "$here/tests/bench/pair_scale.sh" "$work/gcc"
}

step_warc() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/warc.sh" "$work/gcc"
}

# What others write is read, and what is written others read; how fast that is.
step_tmx() {
	built gcc CC=gcc --enable-werror || return
	for test in tmx-cases clients-tmx bench/tmx; do
		"$here/tests/$test.sh" "$work/gcc" || test $? -eq 77 || return
	done
}

# The same with all clients, also those that bring eighty packages.
step_clients() {
	test -f /usr/share/omegat/OmegaT.jar ||
	    install_clients || { sudo_apt update -q && install_clients; }
	if ! test -f /usr/share/omegat/OmegaT.jar; then
		echo "skip: omegat cannot be installed"
		return 77
	fi
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/clients-tmx.sh" "$work/gcc"
}

sudo_apt() {
	sudo=
	test "$(id -u)" -eq 0 || sudo='sudo -n'
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}

install_clients() {
	sudo_apt install -y -q --no-install-recommends \
	    -o DPkg::Lock::Timeout=300 omegat default-jre-headless \
	    libhamcrest-java libxml2-utils libxml-tmx-perl translate-toolkit \
	    python3-cheroot python3-levenshtein
}

step_names() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/names.sh" "$work/gcc"
}

step_lex() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/lex.sh" "$work/gcc"
}

step_search() {
	built gcc CC=gcc --enable-werror &&
	    LONG=${LONG-1} "$here/tests/bench/search.sh" "$work/gcc" &&
	    LONG=${LONG-1} "$here/tests/bench/fuzzy.sh" "$work/gcc"
}

step_terms() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/terms.sh" "$work/gcc"
}

step_check() {
	built gcc CC=gcc --enable-werror &&
	    "$here/tests/bench/check.sh" "$work/gcc"
}

# What befalls databases, for longer than make check does it.
step_crash() {
	built gcc CC=gcc --enable-werror && make -s tests/libfault.la || return
	for test in crash full writers read-only; do
		LONG=${LONG-1} "$here/tests/$test.sh" "$work/gcc" ||
		    test $? -eq 77 || return
	done
}

step_figures() {
	built gcc CC=gcc --enable-werror && "$here/tests/figures.sh" "$work/gcc"
}

# What of a step's log is worth seeing at the end.
figures() {
	case $1 in
	bytes | real | lohelp | align | induce | pair | long | text | warc | \
	    tmx | clients | names | lex | search | terms | check | crash | \
	    figures)
		sed 's/^/    /' "$work/$1.log" ;;
	fuzz) awk '/^== /{name = $2} /number_of_executed_units/ {
		print "    " name ": " $2 " runs" }' "$work/fuzz.log" ;;
	man) ;;
	*) awk '/^# (TOTAL|PASS|SKIP|FAIL|ERROR):/ {
		printf "%s%s %s", n++ ? ", " : "    ", tolower($2), $3
	} END { print "" }' "$work/$1.log" ;;
	esac
}

for step in "$@"; do
	printf '%-11s' "$step"
	start=$(date +%s)
	if ("step_$step") >"$work/$step.log" 2>&1; then
		passed=$((passed + 1))
		echo "ok, $(($(date +%s) - start)) s"
		figures "$step"
	elif test $? -eq 77; then
		echo "skipped: $(tail -n 1 "$work/$step.log")"
	else
		echo "FAILED; $work/$step.log ends:"
		tail -n 60 "$work/$step.log"
		echo "certify: step $step failed"
		echo "$passed passed, 1 failed"
		exit 1
	fi
done
echo "$passed passed, 0 failed"
