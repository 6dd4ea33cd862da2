#!/bin/sh
# SPDX-License-Identifier: MIT
# Usage: check-extension.sh [BUILD_DIR]
# Loads the extension of SQLite into the shell of SQLite: its functions, a
# table with its tokenizer, and the index of a translation memory.
LC_ALL=C
export LC_ALL
build=$(cd "${1:-${SPEAN_BUILD:-.}}" && pwd) || exit 1
extension=$build/lib/.libs/spean.so

if ! command -v sqlite3 >/dev/null || test ! -f "$extension"; then
	echo "skip: no sqlite3, or no extension"
	exit 77
fi
if nm -P "$extension" | grep -qE '^(__asan|__ubsan|__gcov|__llvm)'; then
	echo "skip: the sanitizers and counters want the whole program"
	exit 77
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
faults=0

# gives WANT SQL: what SQL prints, in tm.db, on one line.
gives() {
	got=$(sqlite3 -cmd ".load $extension" "$tmp/tm.db" "$2" 2>&1 |
	    tr '\n' ' ')
	test "$got" = "$1 " && return
	echo "$2: '$got', not '$1 '"
	faults=$((faults + 1))
}

printf 'a\ta\t1.1\t1.1\t0.9\tThe water rose.\tទឹកទន្លេឡើងនៅភ្នំពេញ។\n' \
    >"$tmp/pairs"
printf 'a\ta\t1.2\t1.2\t0.9\tGive water.\tអោយទឹក។\n' >>"$tmp/pairs"
"$build/tools/spean-store" add "$tmp/tm.db" "$tmp/pairs" || exit 1

gives 'ក្តោ' "SELECT spean_norm('ក្ដេា')"
gives 'ឱ្យ 2019' "SELECT spean_norm('អោយ ២០១៩', 'km', 'search')"
gives 'THE the' \
    "SELECT spean_norm('THE', 'en') || ' ' || spean_norm('THE', 'en', 'search')"
gives 'នៅ ភ្នំពេញ' "SELECT spean_words('នៅភ្នំពេញ', 'km')"
gives '1.0 0.5 0.0' "SELECT spean_similarity('The river', 'the RIVER') || ' ' ||
    spean_similarity('ទឹកទន្លេ', 'ទឹកភ្នំ', 'km') || ' ' || spean_similarity('', 'a')"
gives '3' "SELECT (spean_norm(NULL) IS NULL) +
    (spean_words('a', NULL) IS NULL) + (spean_similarity(NULL, 'a') IS NULL)"
gives "1" "SELECT count(*) FROM pragma_function_list
    WHERE name = 'spean_words'"

# The index of the memory, and that it stays right.
gives '1' "SELECT rowid FROM text_index WHERE text_index MATCH 'ភ្នំពេញ'"
gives '1 2' "SELECT rowid FROM text_index WHERE text_index MATCH 'ទឹក'"
gives '2' "SELECT rowid FROM text_index WHERE text_index MATCH '\"ឲ្យ ទឹក\"'"
gives '2' "SELECT rowid FROM text_index WHERE text_index MATCH 'ឲ្យទឹក'"
gives '2' "SELECT rowid FROM text_index WHERE text_index MATCH 'GIVE wat*'"
gives '[ទឹក]ទន្លេឡើងនៅភ្នំពេញ។ អោយ[ទឹក]។' "SELECT
    highlight(text_index, 1, '[', ']') FROM text_index
    WHERE text_index MATCH 'ទឹក'"
gives '2' "INSERT INTO text_index (text_index, rank)
    VALUES ('integrity-check', 1); SELECT count(*) FROM pair"
gives '1' "UPDATE pair SET tgt_text = 'បឹង។' WHERE id = 2;
    SELECT rowid FROM text_index WHERE text_index MATCH 'ទឹក'"
gives '2' "SELECT rowid FROM text_index WHERE text_index MATCH 'បឹង'"
gives '2' "DELETE FROM pair WHERE id = 1;
    SELECT rowid FROM text_index WHERE text_index MATCH 'water'"

# A table of somebody else's.
gives 'ផ្ទះខ្ញុំ' "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'spean');
    INSERT INTO t VALUES ('ផ្ទះខ្ញុំ'), ('ផ្ទះ ខ្ញុំ');
    SELECT x FROM t WHERE t MATCH 'ផ្ទះខ្ញុំ'; DROP TABLE t"
sqlite3 -cmd ".load $extension" :memory: \
    "SELECT spean_norm('a', 'km', 'none')" >"$tmp/out" 2>&1
grep -q 'the level is canon or search' "$tmp/out" || {
	echo "a level that is none is not refused"
	faults=$((faults + 1))
}
test $faults -eq 0 && echo "ok: the extension works in sqlite3"
