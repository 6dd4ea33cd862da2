#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check-symbols.sh [BUILD_DIR]
# Looks into the shared library: it exports sp_ names only, calls nothing that
# prints, ends the process or reads environment, locale or clock, and has no
# memory of its own that could change.
LC_ALL=C
export LC_ALL
build=${1:-${SPEAN_BUILD:-.}}
library=$build/lib/.libs/libspean.so

if ! command -v nm >/dev/null || test ! -f "$library"; then
	echo "skip: no nm, or no shared library"
	exit 77
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
nm -P "$library" >"$tmp/all" || exit 1
nm -P -D "$library" >"$tmp/dynamic" || exit 1
if grep -qE '^(__asan|__ubsan|__gcov|__llvm|__sanitizer|llvm_gc)' "$tmp/all"
then
	echo "skip: the sanitizers and counters have symbols of their own"
	exit 77
fi

awk '$2 ~ /^[A-TV-Z]$/ && $1 !~ /^sp_/ && $1 !~ /^_(init|fini|end|edata)$/ &&
    $1 != "__bss_start" {
	print "exported without sp_: " $1
}' "$tmp/dynamic" >"$tmp/bad"

# The names that the library must not call; versions (@GLIBC_2.2) cut off.
forbidden='printf fprintf vprintf vfprintf __printf_chk __fprintf_chk
    __vprintf_chk __vfprintf_chk puts putchar perror
    exit _exit _Exit quick_exit atexit abort raise
    getenv secure_getenv setenv putenv unsetenv setlocale localeconv newlocale
    uselocale nl_langinfo time clock clock_gettime gettimeofday localtime
    localtime_r gmtime strftime mktime rand srand random srandom rand_r
    drand48 arc4random getrandom getentropy sleep usleep nanosleep
    system popen fork execv execve execvp'
awk -v forbidden="$forbidden" '
BEGIN {
	n = split(forbidden, name)
	for (i = 1; i <= n; i++)
		bad[name[i]] = 1
}
$2 == "U" {
	sub(/@.*/, "", $1)
	if ($1 in bad)
		print "called, but must not be: " $1
}' "$tmp/dynamic" >>"$tmp/bad"

# Words of Khmer come from the project's own list, whatever ICU says: break
# iterators are opened in one file, for the scripts without a list, and what
# cuts by the list has nothing of ICU.
objects=$build/lib/text/.libs
for object in "$objects"/*.o; do
	name=$(basename "$object" .o)
	calls=$(nm -P -u "$object" | awk '{print $1}')
	case $name in
	word_icu) ;;
	dict | words | cluster | segment | khmer | khmer_cluster)
		echo "$calls" | grep -E '^u(brk|char|script|norm|_)' |
		    sed "s/^/$name.c calls ICU: /" ;;
	*)
		echo "$calls" | grep '^ubrk_' |
		    sed "s/^/$name.c opens a break iterator: /" ;;
	esac
done >>"$tmp/bad"

# Data that can change; what the compiler and linker lay down is theirs.
awk '$2 ~ /^[bBdDCgGsS]$/ && $1 !~ /^(completed\.[0-9]+|__dso_handle|_edata|_end|__bss_start|__TMC_END__|_DYNAMIC|_GLOBAL_OFFSET_TABLE_|__frame_dummy_init_array_entry|__do_global_dtors_aux_fini_array_entry)$/ {
	print "can change: " $1 " (" $2 ")"
}' "$tmp/all" >"$tmp/data"

# A constant table of pointers is relocated once and read-only after that: it
# stands in .data.rel.ro, which nm calls d too.
if test -s "$tmp/data" && command -v objdump >/dev/null; then
	objdump -t "$library" | grep -F '.data.rel.ro' |
	    awk '{print "can change: " $NF " "}' >"$tmp/constant"
	sort -u "$tmp/constant" -o "$tmp/constant"
	grep -vFf "$tmp/constant" "$tmp/data" >>"$tmp/bad"
else
	cat "$tmp/data" >>"$tmp/bad"
fi

cat "$tmp/bad"
test ! -s "$tmp/bad" &&
    echo "ok: $(grep -c '^sp_' "$tmp/dynamic") exported names"
